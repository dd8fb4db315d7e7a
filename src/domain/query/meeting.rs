//! What can be asked of a meeting: who is asked to come and who came, what cannot be settled because somebody is
//! missing, what is still vague, what was agreed, and what was put aside.

use crate::domain::agency::{Agency, AgencyRole};
use crate::domain::day::{Day, Moment};
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::{AgencyCode, EntryNo, MeetingId, SiteCode};
use crate::domain::item::ActionItem;
use crate::domain::meeting::{Attendance, Doubt, Meeting, MeetingState, Presence};
use crate::domain::office::{Signatory, Signing};
use crate::domain::query::agencies;
use crate::domain::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The roll of a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roll {
    /// Who is asked to come, and whoever came unasked, in order of precedence; `None` has not been called yet.
    pub rows: Vec<(Arc<Agency>, Option<Attendance>)>,
}

impl Roll {
    /// How many answered like this.
    pub fn count(&self, presence: Presence) -> usize {
        self.answers().filter(|attendance| attendance.presence == presence).count()
    }

    /// How many have not been called yet.
    pub fn uncalled(&self) -> usize {
        self.rows.iter().filter(|(_, attendance)| attendance.is_none()).count()
    }

    /// Who was called and did not come.
    pub fn absent(&self) -> impl Iterator<Item = &Arc<Agency>> {
        let missing = |attendance: &Attendance| !attendance.is_here();
        self.rows.iter().filter(move |(_, row)| row.as_ref().is_some_and(missing)).map(|(agency, _)| agency)
    }

    /// The sites that hang on somebody who was called and is missing: who leads an open promise there, or has to resolve
    /// an open obstacle. In the order of their numbers.
    pub fn stuck(&self, world: &World) -> Vec<Stuck> {
        let absent: Vec<&AgencyCode> = self.absent().map(|agency| &agency.code).collect();
        let missing = |code: Option<&AgencyCode>| absent.iter().position(|absent| Some(*absent) == code);
        let mut waits: BTreeMap<&SiteCode, BTreeSet<usize>> = BTreeMap::new();
        for issue in world.issues.values().filter(|issue| issue.is_open()) {
            if let Some(who) = missing(issue.resolver.as_ref()) {
                waits.entry(&issue.site).or_default().insert(who);
            }
        }
        for item in world.items.values() {
            let Some(who) = missing(item.lead.as_ref()) else { continue };
            for site in item.sites.iter().filter(|site| item.is_open_at(site)) {
                waits.entry(site).or_default().insert(who);
            }
        }
        let found = waits.iter().filter_map(|(code, who)| Some((world.site(code)?, who)));
        let mut found: Vec<_> = found.filter(|(site, _)| site.in_scope).collect();
        found.sort_by_key(|(site, _)| site.number);
        let missing = |who: &BTreeSet<usize>| who.iter().map(|at| absent[*at].clone()).collect();
        found.into_iter().map(|(site, who)| Stuck { site: site.code.clone(), missing: missing(who) }).collect()
    }

    fn answers(&self) -> impl Iterator<Item = &Attendance> {
        self.rows.iter().filter_map(|(_, attendance)| attendance.as_ref())
    }
}

/// A site that cannot be settled today, and the missing instansi on whom it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// The site.
    pub site: SiteCode,
    /// Who is missing, in order of precedence.
    pub missing: Vec<AgencyCode>,
}

/// Whether an instansi is usually asked: one that is still in use, and not the head of a site outside the programme.
fn is_usual(world: &World, agency: &Agency) -> bool {
    let covered = match &agency.role {
        AgencyRole::Village(site) => world.site(site).is_some_and(|site| site.in_scope),
        AgencyRole::District(_) | AgencyRole::Office => true,
    };
    covered && !agency.withdrawn
}

/// Whether this meeting asks the instansi to come.
pub fn is_invited(world: &World, meeting: &Meeting, agency: &Agency) -> bool {
    meeting.invited.get(&agency.code).copied().unwrap_or_else(|| is_usual(world, agency))
}

/// The roll.
pub fn roll(world: &World, meeting: &Meeting) -> Roll {
    let answered = |agency: &Agency| meeting.attendance.get(&agency.code).cloned();
    let on_it = |agency: &&Arc<Agency>| answered(agency).is_some() || is_invited(world, meeting, agency);
    let rows = agencies::in_order(world).into_iter().filter(on_it);
    Roll { rows: rows.map(|agency| (Arc::clone(agency), answered(agency))).collect() }
}

impl World {
    /// What a meeting leaves vague, and whether that was accepted. In the order in which it is asked.
    pub fn doubts(&self, meeting: &Meeting) -> Vec<(Doubt, bool)> {
        let mut doubts = Vec::new();
        for item in self.items.values().filter(|item| !item.withdrawn) {
            if item.seal.is_some_and(|seal| seal.meeting == meeting.id) {
                doubts.extend(item.lead.is_none().then_some(Doubt::NoLead(item.number)));
                doubts.extend(item.due.is_none().then_some(Doubt::NoDue(item.number)));
            } else if item.is_proposal() && item.entered_in == Some(meeting.id) {
                doubts.push(Doubt::Unsealed(item.number));
            }
        }
        doubts.extend(
            meeting.agenda.keys().filter(|point| !meeting.was_reached(**point)).copied().map(Doubt::NotReached),
        );
        if let Some(since) = meeting.since() {
            let news = self.issues.values().filter(|issue| issue.is_open() && issue.touched.at >= since);
            doubts.extend(news.filter(|issue| issue.resolver.is_none()).map(|issue| Doubt::NoResolver(issue.number)));
        }
        let parked = self.entries.values().filter(|entry| entry.is_waiting() && entry.meeting == Some(meeting.id));
        doubts.extend(parked.map(|entry| Doubt::Parked(entry.number)));
        doubts.sort_unstable();
        doubts.into_iter().map(|doubt| (doubt, meeting.accepted.contains(&doubt))).collect()
    }

    /// A meeting that runs although its day is over: it was forgotten open.
    pub fn forgotten(&self, now: Moment) -> Option<&Arc<Meeting>> {
        let today = self.day(now);
        self.running().filter(|meeting| meeting.open_since().is_some_and(|since| self.day(since) < today))
    }

    /// Who leads, keeps or writes down a meeting: whom it names itself, else the office's settings.
    pub fn officer<'a>(&'a self, meeting: &'a Meeting, role: Signing) -> Option<&'a Signatory> {
        meeting.officers.get(&role).or_else(|| self.office.signatories.get(&role))
    }
}

/// What was sealed in this meeting, in the order of precedence of who is responsible, then by number; what nobody is
/// responsible for comes last.
pub fn agreed(world: &World, meeting: MeetingId) -> Vec<Arc<ActionItem>> {
    let here = |item: &&Arc<ActionItem>| item.seal.is_some_and(|seal| seal.meeting == meeting) && !item.withdrawn;
    let mut items: Vec<_> = world.items.values().filter(here).cloned().collect();
    let rank = |item: &ActionItem| {
        let agency = item.lead.as_ref().and_then(|code| world.agencies.get(code));
        (agency.map_or(u32::MAX, |agency| agency.order), item.lead.clone())
    };
    items.sort_by(|a, b| rank(a).cmp(&rank(b)).then(a.number.cmp(&b.number)));
    items
}

/// What was proposed in this meeting and is not sealed, by number.
pub fn proposed(world: &World, meeting: MeetingId) -> Vec<Arc<ActionItem>> {
    let here = |item: &&Arc<ActionItem>| item.is_proposal() && item.entered_in == Some(meeting);
    world.items.values().filter(here).cloned().collect()
}

/// What was said in this meeting of one kind, by number.
pub fn said(world: &World, meeting: MeetingId, kind: EntryKind) -> Vec<Arc<Entry>> {
    let here = |entry: &&Arc<Entry>| entry.meeting == Some(meeting) && entry.kind == kind && !entry.withdrawn;
    world.entries.values().filter(here).cloned().collect()
}

/// What was put aside, in any meeting, and has not been spoken about since.
pub fn parked(world: &World) -> Vec<EntryNo> {
    world.entries.values().filter(|entry| entry.is_waiting()).map(|entry| entry.number).collect()
}

/// The meetings as a list: the running one, the planned ones by day, then the held ones, latest first; cancelled last.
pub fn listed(world: &World) -> Vec<&Arc<Meeting>> {
    let mut meetings: Vec<_> = world.meetings.values().collect();
    let days_from_start = |day: Day| (day - Day::MIN).num_days();
    meetings.sort_by_key(|meeting| match meeting.state {
        MeetingState::Running { .. } => (0, 0, 0),
        MeetingState::Planned => (1, days_from_start(meeting.day), i64::from(meeting.id)),
        MeetingState::Closed { .. } => (2, -days_from_start(meeting.day), -i64::from(meeting.number.unwrap_or(0))),
        MeetingState::Cancelled => (3, -days_from_start(meeting.day), -i64::from(meeting.id)),
    });
    meetings
}

/// The meeting before or after this one, by day; what was cancelled is passed over.
pub fn neighbour(world: &World, id: MeetingId, later: bool) -> Option<MeetingId> {
    let place = |meeting: &Meeting| (meeting.day, meeting.id);
    let here = world.meetings.get(&id).map(|meeting| place(meeting))?;
    let held = world.meetings.values().filter(|meeting| meeting.state != MeetingState::Cancelled);
    let places = held.map(|meeting| place(meeting));
    let found = match later {
        true => places.filter(|there| *there > here).min(),
        false => places.filter(|there| *there < here).max(),
    };
    found.map(|(_, id)| id)
}

/// The sites that are named in anything that was agreed or said in this meeting.
pub fn spoken_of(world: &World, meeting: MeetingId) -> BTreeSet<SiteCode> {
    let items = agreed(world, meeting).into_iter().chain(proposed(world, meeting));
    let mut sites: BTreeSet<SiteCode> = items.flat_map(|item| item.sites.clone()).collect();
    let entries = world.entries.values().filter(|entry| entry.meeting == Some(meeting) && !entry.withdrawn);
    sites.extend(entries.flat_map(|entry| entry.sites.clone()));
    sites
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, EntryEdit, ItemEdit, MeetingEdit, NewEntry};
    use crate::domain::issue::Severity;
    use crate::domain::refusal::Refusal;
    use crate::domain::testing::{Play, nov};

    fn edit(play: &mut Play, meeting: MeetingId, edit: MeetingEdit) -> Result<(), Refusal> {
        play.one(Change::EditMeeting { meeting, edit }).map(drop)
    }

    fn answer(play: &mut Play, meeting: MeetingId, agency: &str, presence: Presence) {
        let attendance = Some(Attendance::plain(presence));
        let saw = play.world.meetings[&meeting].attendance.get(&agency.into()).cloned();
        edit(play, meeting, MeetingEdit::Attendance { agency: agency.into(), edit: Edit::new(saw, attendance) })
            .unwrap();
    }

    #[test]
    fn the_roll_holds_who_is_asked_in_order_and_counts_the_answers() {
        let mut play = Play::begin();
        let meeting = play.meeting();
        edit(&mut play, meeting, MeetingEdit::Invited { agency: "dinkop".into(), edit: Edit::new(None, Some(false)) })
            .unwrap();
        answer(&mut play, meeting, "kodim", Presence::Absent);
        let found = roll(&play.world, &play.world.meetings[&meeting]);
        let names: Vec<_> = found.rows.iter().map(|(agency, _)| agency.code.to_string()).collect();
        assert_eq!(names, ["kodim", "kades-koto-lolo"]);
        assert_eq!((found.count(Presence::Absent), found.count(Presence::Present), found.uncalled()), (1, 0, 1));
        answer(&mut play, meeting, "dinkop", Presence::Represented);
        assert_eq!(roll(&play.world, &play.world.meetings[&meeting]).rows.len(), 3, "who comes unasked is on it too");
    }

    #[test]
    fn a_site_is_stuck_while_somebody_it_waits_for_is_missing() {
        let mut play = Play::begin();
        let meeting = play.meeting();
        let item = play.item("Urus surat", &["1.01", "2.01"], Some(nov(30)));
        play.seal(item).unwrap();
        let stuck_now = |play: &Play| roll(&play.world, &play.world.meetings[&meeting]).stuck(&play.world);
        assert_eq!(stuck_now(&play), [], "nobody has been called yet");
        answer(&mut play, meeting, "dinkop", Presence::Absent);
        let found: Vec<_> = stuck_now(&play).iter().map(|stuck| stuck.site.to_string()).collect();
        assert_eq!(found, ["1.01", "2.01"]);
        play.tick(item, "1.01").unwrap();
        assert_eq!(stuck_now(&play).len(), 1, "what is done there waits for nobody");
        answer(&mut play, meeting, "dinkop", Presence::Represented);
        assert_eq!(stuck_now(&play), []);
    }

    #[test]
    fn a_meeting_closes_only_when_nothing_is_vague_or_all_of_that_is_accepted() {
        let mut play = Play::begin();
        let meeting = play.meeting();
        edit(&mut play, meeting, MeetingEdit::Agenda { point: 1, edit: Edit::new(None, Some("Lahan".into())) })
            .unwrap();
        let item = play.item("Urus surat", &["1.01"], None);
        let issue = play.issue("1.02", Severity::Normal, "2026-10-10".parse().unwrap());
        let note = NewEntry { number: None, kind: EntryKind::Parked, text: "Listrik".into(), sites: vec![] };
        play.one(Change::AddEntry(note)).unwrap();
        let vague = |play: &Play| {
            let meeting = &play.world.meetings[&meeting];
            play.world.doubts(meeting).into_iter().filter(|(_, ok)| !ok).map(|(doubt, _)| doubt).collect::<Vec<_>>()
        };
        let all = [Doubt::Unsealed(item), Doubt::NotReached(1), Doubt::NoResolver(issue), Doubt::Parked(1)];
        assert_eq!(vague(&play), all);
        assert_eq!(play.close(meeting), Err(Refusal::StillVague(1, 4)));
        play.seal(item).unwrap();
        edit(&mut play, meeting, MeetingEdit::Turn(Edit::new(None, Some(1)))).unwrap();
        play.one(Change::EditEntry { entry: 1, edit: EntryEdit::Handled(Edit::new(false, true)) }).unwrap();
        assert_eq!(vague(&play), [Doubt::NoDue(item), Doubt::NoResolver(issue)]);
        for doubt in vague(&play) {
            edit(&mut play, meeting, MeetingEdit::Accepted { doubt, edit: Edit::new(false, true) }).unwrap();
        }
        play.close(meeting).unwrap();
        assert_eq!(play.world.meetings[&meeting].point(), None, "closing ends the point that was spoken about");
    }

    #[test]
    fn a_closed_meeting_is_locked_and_a_correction_opens_it_visibly() {
        let mut play = Play::begin();
        let meeting = play.meeting();
        let item = play.item("Urus surat", &["1.01"], Some(nov(30)));
        play.seal(item).unwrap();
        let note = NewEntry { number: None, kind: EntryKind::Note, text: "Listrik".into(), sites: vec![] };
        play.one(Change::AddEntry(note)).unwrap();
        play.close(meeting).unwrap();
        let place = || MeetingEdit::Place(Edit::new(None, Some("Aula".into())));
        assert_eq!(edit(&mut play, meeting, place()), Err(Refusal::MeetingLocked(1)));
        let text = || EntryEdit::Text(Edit::new("Listrik".into(), "Air".into()));
        assert_eq!(play.one(Change::EditEntry { entry: 1, edit: text() }), Err(Refusal::MeetingLocked(1)));
        let unseal = || ItemEdit::Unseal { reason: "Salah catat".into() };
        let broken = play.one(Change::EditItem { item, edit: unseal() });
        assert_eq!(broken, Err(Refusal::SealedElsewhere(item, 1)));
        let closed = play.world.meetings[&meeting].closed_at().unwrap();
        edit(&mut play, meeting, MeetingEdit::Reopen { reason: "Salah tempat".into() }).unwrap();
        edit(&mut play, meeting, place()).unwrap();
        play.one(Change::EditEntry { entry: 1, edit: text() }).unwrap();
        play.one(Change::EditItem { item, edit: unseal() }).unwrap();
        assert!(play.world.items[&item].is_proposal());
        play.seal(item).unwrap();
        play.close(meeting).unwrap();
        let found = &play.world.meetings[&meeting];
        assert_eq!((found.version(), found.closings().len(), found.closings()[0]), (2, 2, closed));
        assert_eq!(play.world.items[&item].corrections.len(), 1);
    }

    #[test]
    fn time_is_counted_per_point_and_going_on_can_be_taken_back() {
        let mut play = Play::begin();
        let meeting = play.meeting();
        for point in [1, 2] {
            let text = Edit::new(None, Some(format!("Acara {point}")));
            edit(&mut play, meeting, MeetingEdit::Agenda { point, edit: text }).unwrap();
        }
        edit(&mut play, meeting, MeetingEdit::Turn(Edit::new(None, Some(1)))).unwrap();
        edit(&mut play, meeting, MeetingEdit::Turn(Edit::new(Some(1), Some(2)))).unwrap();
        let before = play.world.meetings[&meeting].turns.clone();
        edit(&mut play, meeting, MeetingEdit::Turn(Edit::new(Some(2), None))).unwrap();
        let now = play.at + chrono::Duration::hours(1);
        let found = &play.world.meetings[&meeting];
        assert_eq!((found.minutes_on(1, now), found.minutes_on(2, now), found.point()), (1, 1, None));
        play.undo().unwrap();
        assert_eq!(play.world.meetings[&meeting].turns, before);
        play.undo().unwrap();
        assert_eq!(play.world.meetings[&meeting].point(), Some(1));
        let unknown = edit(&mut play, meeting, MeetingEdit::Turn(Edit::new(Some(1), Some(7))));
        assert!(matches!(unknown, Err(Refusal::Unknown(..))), "{unknown:?}");
    }
}
