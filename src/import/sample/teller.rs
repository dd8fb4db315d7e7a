//! Turns deeds into operations by letting them come true in a world of its own, so that every change carries what its
//! author saw.

use super::calendar::Calendar;
use super::cast::{Cast, Obstacle, Promise};
use super::parts::End;
use super::script::Script;
use super::timeline::{Deed, Said};
use crate::domain::agency::Agency;
use crate::domain::change::{
    Agreed, Change, Edit, FigureEdit, IssueEdit, ItemEdit, MeetingEdit, NewEntry, NewIssue, NewItem, NewMeeting,
    SiteEdit,
};
use crate::domain::day::{Day, Moment};
use crate::domain::figure::{Figure, Reading};
use crate::domain::ids::{IssueNo, ItemNo, MeetingId, OpId, Record, SiteCode, SourceCode};
use crate::domain::issue::IssueState;
use crate::domain::item::{ActionItem, Course, Due, Tick};
use crate::domain::meeting::{Attendance, Meeting, Presence, TimeOfDay};
use crate::domain::operation::{Operation, Stamp};
use crate::domain::query;
use crate::domain::refusal::Refusal;
use crate::domain::site::Site;
use crate::domain::world::World;
use chrono::Duration;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Tells one deed after the other.
pub(super) struct Teller<'a> {
    world: World,
    script: &'a Script,
    cast: &'a Cast,
    calendar: &'a Calendar,
    seed: u64,
    told: Vec<(Moment, Operation)>,
    /// The numbers that obstacles, promises and meetings were given.
    issues: BTreeMap<usize, IssueNo>,
    items: BTreeMap<usize, ItemNo>,
    meetings: BTreeMap<usize, MeetingId>,
    reasons: usize,
}

impl<'a> Teller<'a> {
    pub(super) fn begin(start: &World, script: &'a Script, cast: &'a Cast, calendar: &'a Calendar, seed: u64) -> Self {
        Self {
            world: start.clone(),
            script,
            cast,
            calendar,
            seed,
            told: Vec::new(),
            issues: BTreeMap::new(),
            items: BTreeMap::new(),
            meetings: BTreeMap::new(),
            reasons: 0,
        }
    }

    /// The operations told so far.
    pub(super) fn told(self) -> Vec<(Moment, Operation)> {
        self.told
    }

    /// Lets a deed come true, a second after the one before at the earliest.
    ///
    /// # Errors
    /// The world refuses it.
    pub(super) fn tell(&mut self, at: Moment, deed: &Deed) -> Result<(), Refusal> {
        let at = self.told.last().map_or(at, |(last, _)| at.max(*last + Duration::seconds(1)));
        let wanted = self.changes(deed, self.world.day(at))?;
        let mut world = self.world.clone();
        let mut changes = Vec::with_capacity(wanted.len());
        for change in wanted {
            let stamp = Stamp { seq: world.seq + 1, at };
            let change = world.prepare(&change, stamp)?;
            world = world.apply(&change, stamp)?.0;
            changes.push(change);
        }
        self.world = world;
        self.remember(deed, &changes);
        if !changes.is_empty() {
            let id = OpId::new(format!("contoh-{:x}-{}", self.seed, self.told.len() + 1));
            self.told.push((at, Operation::plain(id, changes)));
        }
        Ok(())
    }

    fn remember(&mut self, deed: &Deed, changes: &[Change]) {
        match (deed, changes.first()) {
            (Deed::Report(at), Some(Change::AddIssue(NewIssue { number: Some(number), .. }))) => {
                self.issues.insert(*at, *number);
            }
            (Deed::Enter(at), Some(Change::AddItem(NewItem { number: Some(number), .. }))) => {
                self.items.insert(*at, *number);
            }
            (Deed::Plan(at), Some(Change::PlanMeeting(NewMeeting { id: Some(id), .. }))) => {
                self.meetings.insert(*at, *id);
            }
            _ => {}
        }
    }

    fn changes(&mut self, deed: &Deed, today: Day) -> Result<Vec<Change>, Refusal> {
        let one = match deed {
            Deed::Plan(at) => Change::PlanMeeting(self.meeting_plan(*at)),
            Deed::Start(at) => self.meeting(*at, MeetingEdit::Start { number: None })?,
            Deed::Close(at) => return Ok(self.world.to_close(self.meeting_of(*at)?, true)),
            Deed::Roll(at) => return self.roll(*at),
            Deed::Turn(at, point) => return Ok(self.meeting_of(*at)?.to_turn(Some(*point)).into_iter().collect()),
            Deed::Record(said) => {
                let mut changes = Vec::new();
                for said in said {
                    self.record(said, &mut changes)?;
                }
                return Ok(changes);
            }
            Deed::Intend { site, stage, day } => {
                let stage = stage.as_str().into();
                let saw = self.site(site)?.planned.get(&stage).copied();
                let edit = SiteEdit::Planned { stage, edit: Edit::new(saw, Some(*day)) };
                Change::EditSite { site: site.clone(), edit }
            }
            Deed::Answer { site, answers } => {
                let found = self.site(site)?;
                let answer = |(check, state): &(_, _)| {
                    let edit = Edit::new(found.checks.get(check).copied(), Some(*state));
                    Change::EditSite { site: site.clone(), edit: SiteEdit::Check { check: check.clone(), edit } }
                };
                return Ok(answers.iter().map(answer).collect());
            }
            Deed::Report(at) => Change::AddIssue(report(self.obstacle(*at)?)),
            Deed::Finish(at) => self.finish(*at)?,
            Deed::Enter(at) => Change::AddItem(self.enter(self.promise(*at)?)),
            Deed::Agree(at) => {
                let item = self.item(*at)?;
                let agreed = Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
                edit_item(item, ItemEdit::Seal(agreed))
            }
            Deed::Begin(at) => {
                let item = self.item(*at)?;
                edit_item(item, ItemEdit::Course(Edit::new(item.course.clone(), Course::Doing)))
            }
            Deed::Move(at) => {
                let reason = self.reason("geser");
                let (item, to) = (self.item(*at)?, self.promise(*at)?.moved_to);
                edit_item(item, ItemEdit::Shift { edit: Edit::new(item.due, to.map(Due::On)), reason })
            }
            Deed::Cancel(at) => {
                let reason = self.reason("batal");
                let item = self.item(*at)?;
                edit_item(item, ItemEdit::Course(Edit::new(item.course.clone(), Course::Cancelled { reason })))
            }
            Deed::Tick(at, site) => {
                let tick = Some(Tick { on: today, evidence: self.promise(*at)?.evidence.clone(), by: None });
                let item = self.item(*at)?;
                let edit = match site {
                    Some(site) => {
                        let saw = item.ticks.get(site).cloned();
                        ItemEdit::Tick { site: site.clone(), edit: Edit::new(saw, tick) }
                    }
                    None => ItemEdit::Done(Edit::new(item.done.clone(), tick)),
                };
                edit_item(item, edit)
            }
            Deed::Propose(new) => Change::AddItem(NewItem::clone(new)),
            Deed::Say { kind, text } => {
                Change::AddEntry(NewEntry { number: None, kind: *kind, text: text.clone(), sites: Vec::new() })
            }
        };
        Ok(vec![one])
    }

    fn meeting_plan(&self, at: usize) -> NewMeeting {
        NewMeeting {
            id: None,
            title: self.script.say("judul", 0),
            day: if at < 4 { self.calendar.meeting(at) } else { self.calendar.next_meeting() },
            begins: TimeOfDay::new(9, 0),
            place: Some(self.script.say("tempat", 0)).filter(|place| !place.is_empty()),
            agenda: self.script.said("agenda", 0).into_iter().map(str::to_owned).collect(),
        }
    }

    fn meeting(&self, at: usize, edit: MeetingEdit) -> Result<Change, Refusal> {
        let meeting = self.meeting_of(at)?.id;
        Ok(Change::EditMeeting { meeting, edit })
    }

    fn meeting_of(&self, at: usize) -> Result<&Meeting, Refusal> {
        let meeting = self.meetings.get(&at).and_then(|id| self.world.meetings.get(id));
        meeting.map(|meeting| &**meeting).ok_or(Refusal::NoMeeting)
    }

    /// Most come, a few send somebody, and a few are missing; other ones each time.
    fn roll(&self, at: usize) -> Result<Vec<Change>, Refusal> {
        let meeting = self.meeting_of(at)?;
        let roll = query::meeting::roll(&self.world, meeting);
        let answer = |(place, (agency, _)): (usize, &(Arc<Agency>, _))| {
            let presence = match (place * 5 + at * 3) % 17 {
                4 => Presence::Absent,
                9 | 13 => Presence::Represented,
                _ => Presence::Present,
            };
            let post = (presence == Presence::Represented).then(|| self.script.say("wakil", 0));
            let mandate = post.is_some().then(|| agency.name.clone());
            let to = Some(Attendance { post, mandate, ..Attendance::plain(presence) });
            meeting.to_attend(&agency.code, to)
        };
        Ok(roll.rows.iter().enumerate().filter_map(answer).collect())
    }

    fn record(&self, said: &Said, changes: &mut Vec<Change>) -> Result<(), Refusal> {
        let found = self.site(&said.site)?;
        let mut edit = |edit| changes.push(Change::EditSite { site: said.site.clone(), edit });
        if let Some(stage) = said.stage {
            let figure = figure(&found.stage, said, stage.into());
            edit(SiteEdit::Stage(FigureEdit { reason: said.reason.clone(), ..figure }));
        }
        if let Some(progress) = said.progress {
            edit(SiteEdit::Progress(figure(&found.progress, said, progress)));
        }
        if let Some(area) = said.area {
            edit(SiteEdit::Area(figure(&found.area, said, area)));
        }
        if let Some(tenure) = &said.tenure {
            edit(SiteEdit::Tenure(figure(&found.tenure, said, tenure.clone())));
        }
        if let Some(scheme) = &said.scheme {
            edit(SiteEdit::Scheme(figure(&found.scheme, said, scheme.clone())));
        }
        Ok(())
    }

    fn finish(&self, at: usize) -> Result<Change, Refusal> {
        let obstacle = self.obstacle(at)?;
        let issue =
            self.issues.get(&at).copied().ok_or_else(|| Refusal::NotFound(Record::Site(obstacle.site.clone())))?;
        let to = match obstacle.end {
            End::Open => IssueState::Open,
            End::Kept => IssueState::Settled { how: obstacle.trouble.how.clone(), on: obstacle.ended },
            End::Dropped => IssueState::Withdrawn { reason: Some(self.script.say("tarik", 0)) },
        };
        Ok(Change::EditIssue { issue, edit: IssueEdit::State(Edit::new(IssueState::Open, to)) })
    }

    fn enter(&self, promise: &Promise) -> NewItem {
        NewItem {
            number: None,
            text: promise.text.clone(),
            lead: promise.lead.clone(),
            support: promise.support.clone(),
            sites: promise.open_at.iter().chain(&promise.done_at).cloned().collect(),
            due: promise.due,
            issue: promise.obstacle.and_then(|at| self.issues.get(&at).copied()),
        }
    }

    fn reason(&mut self, kind: &str) -> String {
        self.reasons += 1;
        self.script.say(kind, self.reasons)
    }

    fn site(&self, code: &SiteCode) -> Result<&Arc<Site>, Refusal> {
        self.world.site(code).ok_or_else(|| Refusal::NotFound(Record::Site(code.clone())))
    }

    fn item(&self, at: usize) -> Result<&ActionItem, Refusal> {
        let number = self.items.get(&at).copied().unwrap_or(0);
        self.world.items.get(&number).map(Arc::as_ref).ok_or(Refusal::NotFound(Record::Item(number)))
    }

    fn obstacle(&self, at: usize) -> Result<&'a Obstacle, Refusal> {
        self.cast.obstacles.get(at).ok_or(Refusal::NotFound(Record::Issue(0)))
    }

    fn promise(&self, at: usize) -> Result<&'a Promise, Refusal> {
        self.cast.promises.get(at).ok_or(Refusal::NotFound(Record::Item(0)))
    }
}

/// What a source says now of one figure, against what it said before.
fn figure<T: Clone>(found: &Figure<T>, said: &Said, value: T) -> FigureEdit<T> {
    let source = SourceCode::new(said.source);
    let saw = found.of(&source).cloned();
    let to = Some(Reading { value: Some(value), as_of: said.as_of, rank: None });
    FigureEdit { source, saw, to, reason: None }
}

fn report(obstacle: &Obstacle) -> NewIssue {
    NewIssue {
        number: None,
        site: obstacle.site.clone(),
        category: obstacle.trouble.category.as_str().into(),
        text: obstacle.trouble.text.clone(),
        severity: obstacle.severity,
        resolver: obstacle.resolver.clone(),
        reporter: obstacle.reporter.clone(),
        reported: obstacle.reported,
    }
}

fn edit_item(item: &ActionItem, edit: ItemEdit) -> Change {
    Change::EditItem { item: item.number, edit }
}
