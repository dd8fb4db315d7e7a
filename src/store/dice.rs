//! Plausible changes for property tests: dice decide what somebody who sees a certain world might want. Nothing here
//! knows what is allowed; a good part of it is refused, as in life.

use super::testing::nov;
use crate::domain::access::{KeyState, Role};
use crate::domain::change::{
    Agreed, Change, Edit, EntryEdit, FigureEdit, IssueEdit, ItemEdit, KeyEdit, MeetingEdit, NewEntry, NewIssue,
    NewItem, NewKey, NewMeeting, SiteEdit,
};
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::figure::{Figure, Reading};
use crate::domain::ids::{AgencyCode, CategoryCode, CheckCode, Fingerprint, Record, SiteCode, SourceCode, StageCode};
use crate::domain::issue::{Issue, IssueState, Severity};
use crate::domain::item::{ActionItem, Confirmation, Course, Due, Tick};
use crate::domain::land::{Area, Position};
use crate::domain::meeting::{Attendance, Doubt, Meeting, Presence, TimeOfDay};
use crate::domain::office::{Signatory, Signing};
use crate::domain::percent::Percent;
use crate::domain::private::{Digest, PrivateEdit, PrivateField};
use crate::domain::program::{Category, Check, CheckGroup, Threshold};
use crate::domain::settings::{AgencyEdit, OfficeEdit, ProgramEdit};
use crate::domain::site::CheckState;
use crate::domain::testing;
use crate::domain::world::World;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A throw of the dice: which kind of change, which record, which values.
pub(super) type Dice = [u8; 5];

/// The small world with a checklist, which the domain's own tests do without.
pub(super) fn founding() -> Vec<Change> {
    let mut changes = testing::founding();
    for change in &mut changes {
        if let Change::InstallProgram(program) = change {
            let check = |code: &str| Check { code: code.into(), name: code.to_uppercase() };
            let checks = vec![check("alas-hak"), check("listrik")];
            program.checks = vec![CheckGroup { code: "lahan".into(), name: "Lahan".into(), checks }];
        }
    }
    changes
}

/// What somebody might want who sees this world.
pub(super) fn wanted(world: &World, dice: Dice) -> Change {
    let [kind, which, a, b, c] = dice;
    match kind % 12 {
        0 | 1 => site(world, which, [a, b, c]),
        2 | 3 => match pick(&world.issues, which) {
            Some(issue) if kind < 200 => issue_edit(issue, [a, b, c]),
            _ => new_issue(which, [a, b, c]),
        },
        4..=7 => match pick(&world.items, which) {
            Some(item) if kind < 200 => item_edit(item, [a, b, c]),
            _ => new_item(which, [a, b, c]),
        },
        8 => match pick(&world.meetings, which) {
            Some(meeting) if kind < 200 => meeting_edit(world, meeting, [a, b, c]),
            _ => Change::PlanMeeting(NewMeeting {
                id: None,
                title: text(a),
                day: day(b),
                begins: TimeOfDay::new(u32::from(b % 30), u32::from(c % 60)),
                place: (c.is_multiple_of(2)).then(|| text(c)),
                agenda: vec![text(c)],
            }),
        },
        10 => setting(world, which, [a, b, c]),
        11 => access(world, which, [a, b, c]),
        _ => match pick(&world.entries, which) {
            Some(entry) if kind < 200 => Change::EditEntry {
                entry: entry.number,
                edit: match a % 4 {
                    0 => EntryEdit::Text(Edit::new(entry.text.clone(), text(b))),
                    1 => EntryEdit::Kind(Edit::new(entry.kind, kind_of(b))),
                    2 => EntryEdit::Handled(Edit::new(entry.handled, !entry.handled)),
                    _ => EntryEdit::Withdrawn(Edit::new(entry.withdrawn, !entry.withdrawn)),
                },
            },
            _ => Change::AddEntry(NewEntry {
                number: None,
                kind: kind_of(a),
                text: text(b),
                sites: if c.is_multiple_of(2) { vec![site_code(c)] } else { vec![] },
            }),
        },
    }
}

fn access(world: &World, which: u8, [a, b, c]: [u8; 3]) -> Change {
    let print = Fingerprint::new(["SHA256:a", "SHA256:b", "SHA256:c"][usize::from(which % 3)]);
    let role = Role::ALL[usize::from(b % 2)];
    let Some(key) = world.access_key(&print) else {
        let why = b.is_multiple_of(2).then(|| text(b));
        let choices = BTreeMap::new();
        return Change::AddKey(NewKey { line: text(c), fingerprint: print, holder: text(a), role, why, choices });
    };
    let edit = match a % 5 {
        3 => KeyEdit::Why(Edit::new(key.why.clone(), b.is_multiple_of(2).then(|| text(c)))),
        0 => KeyEdit::Holder(Edit::new(key.holder.clone(), text(b))),
        1 => KeyEdit::Role(Edit::new(key.role, role)),
        2 => {
            let reason = c.is_multiple_of(2).then(|| text(c));
            let to = if b.is_multiple_of(3) { KeyState::Valid } else { KeyState::Revoked { reason } };
            KeyEdit::State(Edit::new(key.state.clone(), to))
        }
        _ => {
            let name = ["tema", "tombol.urut"][usize::from(b % 2)].to_owned();
            let saw = key.choices.get(&name).cloned();
            KeyEdit::Choice { name, edit: Edit::new(saw, (!c.is_multiple_of(3)).then(|| text(c))) }
        }
    };
    Change::EditKey { key: print, edit }
}

fn site(world: &World, which: u8, [a, b, c]: [u8; 3]) -> Change {
    let code = site_code(which);
    let Some(site) = world.site(&code) else { return new_issue(which, [a, b, c]) };
    let source = SourceCode::new(["rapat", "kodim"][usize::from(c % 2)]);
    let edit = match a % 9 {
        0 => SiteEdit::Stage(reading(&site.stage, source, c, stage(b))),
        1 => SiteEdit::Progress(reading(&site.progress, source, c, Percent::from_hundredths(u16::from(b) * 39))),
        2 => {
            let stage = stage(b).unwrap_or_else(|| "P".into());
            let saw = site.planned.get(&stage).copied();
            SiteEdit::Planned { stage, edit: Edit::new(saw, (!c.is_multiple_of(3)).then(|| day(c))) }
        }
        3 => {
            let check = ["alas-hak", "listrik"][usize::from(b % 2)].into();
            let saw = site.checks.get(&check).copied();
            let states = [None, Some(CheckState::Present), Some(CheckState::Missing), Some(CheckState::NotNeeded)];
            SiteEdit::Check { check, edit: Edit::new(saw, states[usize::from(c % 4)]) }
        }
        4 => SiteEdit::Area(reading(&site.area, source, c, Area::parse(&(u32::from(b) * 20).to_string()).ok())),
        5 => SiteEdit::Tenure(reading(&site.tenure, source, c, (!b.is_multiple_of(3)).then(|| text(b)))),
        6 => SiteEdit::Scheme(reading(&site.scheme, source, c, (!b.is_multiple_of(3)).then(|| text(b)))),
        7 => {
            let position = Position::parse(&format!("-2.{b:03}, 101.{c:03}")).ok();
            SiteEdit::Position(reading(&site.position, source, c, position))
        }
        _ => SiteEdit::InScope(Edit::new(site.in_scope, !site.in_scope)),
    };
    Change::EditSite { site: site.code.clone(), edit }
}

fn reading<T: Clone>(figure: &Figure<T>, source: SourceCode, c: u8, value: Option<T>) -> FigureEdit<T> {
    let saw = figure.of(&source).cloned();
    let to = (c % 5 != 4).then(|| Reading { value, as_of: past(c), rank: None });
    FigureEdit { source, saw, to, reason: (c.is_multiple_of(7)).then(|| text(c)) }
}

fn new_issue(which: u8, [a, b, c]: [u8; 3]) -> Change {
    Change::AddIssue(NewIssue {
        number: None,
        site: site_code(which),
        category: category(a),
        text: text(b),
        severity: severity(c),
        resolver: agency(a),
        reporter: agency(b),
        reported: past(c),
    })
}

fn issue_edit(issue: &Issue, [a, b, c]: [u8; 3]) -> Change {
    let edit = match a % 8 {
        0 => IssueEdit::Text(Edit::new(issue.text.clone(), text(b))),
        1 => IssueEdit::Category(Edit::new(issue.category.clone(), category(b))),
        2 => IssueEdit::Severity(Edit::new(issue.severity, severity(b))),
        3 => IssueEdit::Resolver(Edit::new(issue.resolver.clone(), agency(b))),
        4 => IssueEdit::Reporter(Edit::new(issue.reporter.clone(), agency(b))),
        5 => IssueEdit::Reported(Edit::new(issue.reported, past(c))),
        6 => {
            let settled = IssueState::Settled { how: text(b), on: past(c) };
            IssueEdit::State(Edit::new(issue.state.clone(), settled))
        }
        _ => {
            let states = [IssueState::Open, IssueState::Withdrawn { reason: Some(text(c)) }];
            IssueEdit::State(Edit::new(issue.state.clone(), states[usize::from(b % 2)].clone()))
        }
    };
    Change::EditIssue { issue: issue.number, edit }
}

fn new_item(which: u8, [a, b, c]: [u8; 3]) -> Change {
    Change::AddItem(NewItem {
        number: None,
        text: text(a),
        lead: agency(b),
        support: agency(c).into_iter().collect(),
        sites: [which, a].iter().filter(|site| *site % 3 != 0).map(|site| site_code(*site)).collect(),
        due: due(b),
        issue: None,
    })
}

fn item_edit(item: &ActionItem, [a, b, c]: [u8; 3]) -> Change {
    let edit = match a % 15 {
        0 => ItemEdit::Text(Edit::new(item.text.clone(), text(b))),
        1 => ItemEdit::Lead(Edit::new(item.lead.clone(), agency(b))),
        2 => {
            let agency = agency(b).unwrap_or_else(|| "kodim".into());
            let saw = item.support.contains(&agency);
            ItemEdit::Support { agency, edit: Edit::new(saw, !saw) }
        }
        3 => {
            let site = site_code(b);
            let saw = item.sites.contains(&site);
            ItemEdit::Place { site, edit: Edit::new(saw, !saw) }
        }
        4 => ItemEdit::Due(Edit::new(item.due, due(b))),
        5 | 6 => ItemEdit::Seal(Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due }),
        7 => ItemEdit::Shift { edit: Edit::new(item.due, due(b)), reason: text(c) },
        8 => {
            let courses = [Course::Todo, Course::Doing, Course::Cancelled { reason: text(c) }];
            ItemEdit::Course(Edit::new(item.course.clone(), courses[usize::from(b % 3)].clone()))
        }
        9 => ItemEdit::Done(Edit::new(item.done.clone(), tick(b, c))),
        10 => {
            let site = item.sites.iter().nth(usize::from(b) % item.sites.len().max(1));
            let site = site.cloned().unwrap_or_else(|| site_code(b));
            let saw = item.ticks.get(&site).cloned();
            ItemEdit::Tick { site, edit: Edit::new(saw, tick(b, c)) }
        }
        12 => ItemEdit::Unseal { reason: text(b) },
        13 => {
            let to = agency(b).map(|by| Confirmation { by, on: past(c) });
            ItemEdit::Confirmed(Edit::new(item.confirmed.clone(), to))
        }
        11 => ItemEdit::Issue(Edit::new(item.issue, (!b.is_multiple_of(3)).then(|| u32::from(c % 4)))),
        _ => ItemEdit::Withdrawn(Edit::new(item.withdrawn, !item.withdrawn)),
    };
    Change::EditItem { item: item.number, edit }
}

fn meeting_edit(world: &World, meeting: &Meeting, [a, b, c]: [u8; 3]) -> Change {
    let edit = match a % 8 {
        0 | 1 => MeetingEdit::Start { number: (a > 200).then(|| u32::from(a % 9)) },
        2 => MeetingEdit::Unstart { number: meeting.number.unwrap_or(1) },
        3 => MeetingEdit::Close,
        4 if b > 128 => MeetingEdit::Reopen { reason: text(c) },
        4 => MeetingEdit::Cancel,
        5 => MeetingEdit::Uncancel,
        _ => meeting_field(world, meeting, [a / 8, b, c]),
    };
    Change::EditMeeting { meeting: meeting.id, edit }
}

fn meeting_field(world: &World, meeting: &Meeting, [a, b, c]: [u8; 3]) -> MeetingEdit {
    let some = |text: String| (!b.is_multiple_of(3)).then_some(text);
    let time = TimeOfDay::new(u32::from(b % 30), u32::from(c % 60));
    let agency = agency(b).unwrap_or_else(|| "kodim".into());
    match a % 16 {
        0 => MeetingEdit::Title(Edit::new(meeting.title.clone(), text(b))),
        1 => MeetingEdit::Day(Edit::new(meeting.day, day(b))),
        2 => MeetingEdit::Begins(Edit::new(meeting.begins, time)),
        3 => MeetingEdit::Ends(Edit::new(meeting.ends, time)),
        4 => MeetingEdit::Place(Edit::new(meeting.place.clone(), some(text(c)))),
        5 => MeetingEdit::Letter(Edit::new(meeting.letter.clone(), some(text(c)))),
        6 => MeetingEdit::LetterDay(Edit::new(meeting.letter_day, Some(day(c)))),
        7 => {
            let role = Signing::ALL[usize::from(b % 3)];
            let to = some(text(c)).map(|name| Signatory { name, ..Signatory::default() });
            MeetingEdit::Officer { role, edit: Edit::new(meeting.officers.get(&role).cloned(), to) }
        }
        8 | 9 => {
            let point = u32::from(b % 4);
            MeetingEdit::Agenda { point, edit: Edit::new(meeting.agenda.get(&point).cloned(), some(text(c))) }
        }
        10 => MeetingEdit::Turn(Edit::new(meeting.point(), (b > 60).then(|| u32::from(c % 4)))),
        11 => {
            let saw = meeting.invited.get(&agency).copied();
            MeetingEdit::Invited { agency, edit: Edit::new(saw, Some(c.is_multiple_of(2))) }
        }
        12 => {
            let presence = [Presence::Present, Presence::Absent, Presence::Represented][usize::from(c % 3)];
            let to = Attendance { name: some(text(c)), ..Attendance::plain(presence) };
            let saw = meeting.attendance.get(&agency).cloned();
            MeetingEdit::Attendance { agency, edit: Edit::new(saw, (c > 20).then_some(to)) }
        }
        13 => {
            let doubts = world.doubts(meeting);
            let doubt =
                doubts.get(usize::from(b) % doubts.len().max(1)).map_or(Doubt::NotReached(9), |(doubt, _)| *doubt);
            let saw = meeting.accepted.contains(&doubt);
            MeetingEdit::Accepted { doubt, edit: Edit::new(saw, !saw) }
        }
        14 => {
            let item = u32::from(b % 4);
            let saw = meeting.reviewed.contains(&item);
            MeetingEdit::Reviewed { item, edit: Edit::new(saw, !saw) }
        }
        _ => {
            let site = site_code(b);
            let saw = meeting.skipped.contains(&site);
            MeetingEdit::Skipped { site, edit: Edit::new(saw, !saw) }
        }
    }
}

fn setting(world: &World, which: u8, [a, b, c]: [u8; 3]) -> Change {
    let program = &world.program;
    match which % 11 {
        0..=2 => {
            let code = agency(a).unwrap_or_else(|| "dinkop".into());
            let Some(agency) = world.agencies.get(&code) else { return new_issue(which, [a, b, c]) };
            let edit = match which % 4 {
                0 => AgencyEdit::Name(Edit::new(agency.name.clone(), text(b))),
                1 => {
                    let alias = ["Dandim", "Koperasi", "KDMP"][usize::from(b % 3)].to_owned();
                    let saw = agency.aliases.contains(&alias);
                    AgencyEdit::Alias { alias, edit: Edit::new(saw, !saw) }
                }
                2 => AgencyEdit::Order(Edit::new(agency.order, u32::from(b % 9))),
                _ => AgencyEdit::Withdrawn(Edit::new(agency.withdrawn, !agency.withdrawn)),
            };
            Change::EditAgency { agency: code, edit }
        }
        3 => {
            let which = Threshold::ALL[usize::from(a) % Threshold::ALL.len()];
            let edit = Edit::new(program.thresholds.get(which), u16::from(b));
            Change::EditProgram(ProgramEdit::Threshold { which, edit })
        }
        4 | 5 => {
            let code = CategoryCode::new(["lahan", "dana", "cuaca"][usize::from(a % 3)]);
            let saw = program.category(&code).cloned();
            let to = Category {
                code: code.clone(),
                key: ['1', '2', '3', '0'][usize::from(b % 4)],
                name: text(c),
                meaning: text(c),
                resolvers: agency(c).into_iter().collect(),
            };
            let edit = Edit::new(saw, (!c.is_multiple_of(3)).then_some(to));
            Change::EditProgram(ProgramEdit::Category { code, place: None, edit })
        }
        6 | 7 => {
            let check = CheckCode::new(["alas-hak", "listrik", "jalan"][usize::from(a % 3)]);
            let saw = program.check(&check).map(|check| check.name.clone());
            let edit = Edit::new(saw, (!b.is_multiple_of(2)).then(|| text(c)));
            Change::EditProgram(ProgramEdit::Check { group: "lahan".into(), check, place: None, edit })
        }
        8 | 9 => {
            let record = if a.is_multiple_of(2) { Record::Site(site_code(b)) } else { Record::Agency("kodim".into()) };
            let field = PrivateField::ALL[usize::from(b % 2)];
            let saw = world.private.get(&record, field).cloned();
            let to = (!c.is_multiple_of(3)).then(|| Digest::of(&[c % 4], "isi"));
            let erase = to.is_none() && saw.is_some() && a > 100;
            Change::EditPrivate(PrivateEdit { record, field, edit: Edit::new(saw, to), erase })
        }
        _ if a.is_multiple_of(2) => {
            let lines = (0..b % 4).map(|line| text(line.wrapping_add(c))).collect();
            Change::EditOffice(OfficeEdit::Letterhead(Edit::new(world.office.letterhead.clone(), lines)))
        }
        _ => {
            let role = Signing::ALL[usize::from(b % 3)];
            let saw = world.office.signatories.get(&role).cloned();
            let to = Signatory { post: text(c), name: String::new(), rank: text(b), nip: String::new() };
            let edit = Edit::new(saw, (!c.is_multiple_of(3)).then_some(to));
            Change::EditOffice(OfficeEdit::Signatory { role, edit })
        }
    }
}

fn pick<K, V>(shelf: &Arc<BTreeMap<K, Arc<V>>>, which: u8) -> Option<&Arc<V>> {
    shelf.values().nth(usize::from(which) % shelf.len().max(1))
}

fn text(dice: u8) -> String {
    match dice {
        250.. => "",
        _ => ["Surat ke BPN", "ukur ulang  lahan", "caf\u{e9} \u{202e}terbalik", "\"kutip\" 'satu' \\ 50%", "x"]
            [usize::from(dice % 5)],
    }
    .into()
}

fn site_code(dice: u8) -> SiteCode {
    match dice {
        245.. => "9.99",
        _ => ["1.01", "1.02", "2.01", "2.02", "2.03"][usize::from(dice % 5)],
    }
    .into()
}

fn stage(dice: u8) -> Option<StageCode> {
    let stages = [None, Some("N"), Some("U"), Some("P"), Some("O")];
    let stage = if dice > 245 { Some("?") } else { stages[usize::from(dice % 5)] };
    stage.map(StageCode::from)
}

fn agency(dice: u8) -> Option<AgencyCode> {
    let agencies = [None, Some("kodim"), Some("dinkop"), Some("kades-koto-lolo")];
    let agency = if dice > 245 { Some("siapa") } else { agencies[usize::from(dice % 4)] };
    agency.map(AgencyCode::from)
}

fn category(dice: u8) -> CategoryCode {
    if dice > 245 { "lain".into() } else { ["lahan", "dana"][usize::from(dice % 2)].into() }
}

fn severity(dice: u8) -> Severity {
    if dice.is_multiple_of(2) { Severity::Normal } else { Severity::Severe }
}

fn kind_of(dice: u8) -> EntryKind {
    [EntryKind::Decision, EntryKind::Note, EntryKind::Parked][usize::from(dice % 3)]
}

/// Mostly still to come, as dates of promises are.
fn due(dice: u8) -> Option<Due> {
    match dice % 8 {
        0 => None,
        1 => Some(Due::NextMeeting),
        2 => Some(Due::On(day(dice))),
        _ => Some(Due::On(nov(24 + u32::from(dice % 7)))),
    }
}

fn tick(b: u8, c: u8) -> Option<Tick> {
    (!b.is_multiple_of(3)).then(|| Tick {
        on: past(c),
        evidence: (c.is_multiple_of(2)).then(|| text(c)),
        by: agency(c),
    })
}

/// Up to the day on which everything happens.
fn past(dice: u8) -> Day {
    if dice > 245 { nov(30) } else { nov(1 + u32::from(dice % 24)) }
}

/// Some weeks back to some days ahead.
fn day(dice: u8) -> Day {
    nov(1 + u32::from(dice % 30))
}

/// What has happened before a random day begins: a meeting runs, with a few things to talk about.
pub(super) fn morning_of_the_meeting() -> Vec<Change> {
    let sees_nothing = World::empty();
    let mut changes = vec![
        wanted(&sees_nothing, [8, 0, 0, 23, 0]),
        Change::EditMeeting { meeting: 1, edit: MeetingEdit::Start { number: Some(7) } },
    ];
    changes.extend((0..3).map(|n| new_issue(n, [n, n, n])));
    changes.extend((0..3).map(|n| new_item(n, [n + 1, n + 3, n])));
    changes.push(wanted(&sees_nothing, [9, 0, 0, 0, 0]));
    changes
}
