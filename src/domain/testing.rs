//! A small world for tests: five sites in two kecamatan with two homonyms, four stages, three instansi. And the shortest
//! way to let things happen in it.

use super::agency::AgencyRole;
use super::change::{Agreed, Change, Edit, FigureEdit, IssueEdit, ItemEdit, MeetingEdit, NewAgency, NewIssue, NewItem};
use super::change::{NewMeeting, NewSite, SiteEdit};
use super::day::{Day, Moment};
use super::figure::Reading;
use super::ids::{OpId, SessionId, SiteCode};
use super::issue::{IssueState, Severity};
use super::item::{Due, Tick};
use super::operation::{Author, Cause, Row, Stamp};
use super::program::{Category, Phase, Program, Source, Stage};
use super::refusal::Refusal;
use super::site::VillageKind;
use super::world::World;
use std::sync::Arc;

/// 24 November 2026, 09:00 WIB.
pub(crate) fn morning() -> Moment {
    "2026-11-24T02:00:00Z".parse().unwrap()
}

/// A day of November 2026.
pub(crate) fn nov(day: u32) -> Day {
    Day::from_ymd_opt(2026, 11, day).unwrap()
}

pub(crate) fn program() -> Program {
    let stage = |code: &str, name: &str, phase: &str| Stage {
        code: code.into(),
        name: name.into(),
        phase: phase.into(),
        meaning: name.into(),
        usual: None,
    };
    let category = |code: &str, key: char| Category {
        code: code.into(),
        key,
        name: code.to_uppercase(),
        meaning: code.into(),
        resolvers: vec!["kodim".into()],
    };
    Program {
        code: "uji".into(),
        name: "Program uji".into(),
        short: "Uji".into(),
        place: "Kota Uji".into(),
        phases: vec![
            Phase { code: "lahan".into(), name: "Lahan".into() },
            Phase { code: "fisik".into(), name: "Fisik".into() },
        ],
        stages: vec![
            stage("N", "Nihil lahan", "lahan"),
            stage("U", "Usulan lokasi", "lahan"),
            stage("P", "Pondasi", "fisik"),
            stage("O", "Operasional", "fisik"),
        ],
        categories: vec![category("lahan", '1'), category("dana", '0')],
        sources: vec![
            Source { code: "rapat".into(), name: "Rapat".into() },
            Source { code: "kodim".into(), name: "Kodim".into() },
        ],
        ..Program::default()
    }
}

pub(crate) fn founding() -> Vec<Change> {
    let site = |code: &str, number: u32, name: &str, district: &str| {
        Change::AddSite(NewSite {
            code: code.into(),
            number,
            name: name.into(),
            kind: VillageKind::Desa,
            district: district.into(),
            regency: None,
            in_scope: number != 5,
        })
    };
    let agency = |code: &str, name: &str, order: u32, role: AgencyRole| {
        Change::AddAgency(NewAgency { code: code.into(), name: name.into(), aliases: vec![], order, role })
    };
    vec![
        Change::InstallProgram(Box::new(program())),
        site("1.01", 1, "Koto Lolo", "Utara"),
        site("1.02", 2, "Koto Tengah", "Utara"),
        site("2.01", 3, "Koto Tengah", "Selatan"),
        site("2.02", 4, "Srimenanti", "Selatan"),
        site("2.03", 5, "Koto Lebu", "Selatan"),
        agency("kodim", "Kodim", 1, AgencyRole::Office),
        agency("dinkop", "Dinas Koperasi", 2, AgencyRole::Office),
        agency("kades-koto-lolo", "Kades Koto Lolo", 9, AgencyRole::Village("1.01".into())),
    ]
}

/// Lets changes happen one after another, one operation each, a minute apart.
pub(crate) struct Play {
    pub(crate) world: World,
    pub(crate) at: Moment,
    pub(crate) who: &'static str,
    ops: u32,
}

impl Play {
    pub(crate) fn begin() -> Self {
        let mut play = Self { world: World::empty(), at: morning() - chrono::Duration::days(40), who: "uji", ops: 0 };
        play.all(founding()).unwrap();
        play
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { seq: self.world.seq + 1, at: self.at }
    }

    pub(crate) fn all(&mut self, changes: Vec<Change>) -> Result<OpId, Refusal> {
        self.caused(changes, Cause::Plain)
    }

    pub(crate) fn one(&mut self, change: Change) -> Result<OpId, Refusal> {
        self.all(vec![change])
    }

    pub(crate) fn caused(&mut self, changes: Vec<Change>, cause: Cause) -> Result<OpId, Refusal> {
        self.ops += 1;
        self.at += chrono::Duration::minutes(1);
        let op = OpId::new(format!("op{}", self.ops));
        let by = Arc::new(Author {
            name: self.who.into(),
            os_user: self.who.into(),
            host: "uji".into(),
            key: None,
            session: SessionId::new(self.who),
        });
        let mut world = self.world.clone();
        for (index, change) in changes.into_iter().enumerate() {
            let stamp = Stamp { seq: world.seq + 1, at: self.at };
            let change = world.prepare(&change, stamp)?;
            let meeting = world.running().map(|meeting| meeting.id);
            let row = Row {
                seq: stamp.seq,
                op: op.clone(),
                index: index as u32,
                cause: cause.clone(),
                at: self.at,
                by: Arc::clone(&by),
                meeting,
                change,
            };
            world.take(&Arc::new(row))?;
        }
        self.world = world;
        Ok(op)
    }

    pub(crate) fn stage(&mut self, site: &str, stage: &str) -> Result<OpId, Refusal> {
        let edit = SiteEdit::Stage(self.reading(|site| site.stage.of(&"rapat".into()).cloned(), site, stage.into()));
        self.one(Change::EditSite { site: site.into(), edit })
    }

    fn reading<T>(
        &self,
        seen: impl Fn(&super::site::Site) -> Option<Reading<T>>,
        site: &str,
        value: T,
    ) -> FigureEdit<T> {
        let saw = seen(&self.world.sites[&SiteCode::new(site)]);
        let to = Some(Reading { value: Some(value), as_of: self.world.day(self.at), rank: None });
        FigureEdit { source: "rapat".into(), saw, to, reason: None }
    }

    pub(crate) fn issue(&mut self, site: &str, severity: Severity, reported: Day) -> u32 {
        let number = self.world.issues.keys().next_back().map_or(1, |last| last + 1);
        self.one(Change::AddIssue(NewIssue {
            number: None,
            site: site.into(),
            category: "lahan".into(),
            text: "Lahan sempit".into(),
            severity,
            resolver: None,
            reporter: None,
            reported,
        }))
        .unwrap();
        number
    }

    pub(crate) fn settle(&mut self, issue: u32) -> Result<OpId, Refusal> {
        let to = IssueState::Settled { how: "Tukar lahan".into(), on: self.world.day(self.at) };
        self.one(Change::EditIssue { issue, edit: IssueEdit::State(Edit::new(IssueState::Open, to)) })
    }

    pub(crate) fn item(&mut self, text: &str, sites: &[&str], due: Option<Day>) -> u32 {
        let number = self.world.items.keys().next_back().map_or(1, |last| last + 1);
        self.one(Change::AddItem(NewItem {
            number: None,
            text: text.into(),
            lead: Some("dinkop".into()),
            support: vec!["kodim".into()],
            sites: sites.iter().map(SiteCode::new).collect(),
            due: due.map(Due::On),
            issue: None,
        }))
        .unwrap();
        number
    }

    pub(crate) fn seal(&mut self, item: u32) -> Result<OpId, Refusal> {
        let found = &self.world.items[&item];
        let agreed = Agreed { text: found.text.clone(), lead: found.lead.clone(), due: found.due };
        self.one(Change::EditItem { item, edit: ItemEdit::Seal(agreed) })
    }

    pub(crate) fn shift(&mut self, item: u32, to: Day) -> Result<OpId, Refusal> {
        let edit = Edit::new(self.world.items[&item].due, Some(Due::On(to)));
        self.one(Change::EditItem { item, edit: ItemEdit::Shift { edit, reason: "Hujan".into() } })
    }

    pub(crate) fn tick(&mut self, item: u32, site: &str) -> Result<OpId, Refusal> {
        let saw = self.world.items[&item].ticks.get(&SiteCode::new(site)).cloned();
        let edit = Edit::new(saw, Some(Tick { on: self.world.day(self.at), evidence: None, by: None }));
        self.one(Change::EditItem { item, edit: ItemEdit::Tick { site: site.into(), edit } })
    }

    pub(crate) fn meeting(&mut self) -> u32 {
        let meeting = self.world.meetings.keys().next_back().map_or(1, |last| last + 1);
        let day = self.world.day(self.at);
        self.one(Change::PlanMeeting(NewMeeting {
            id: None,
            title: "Rapat teknis".into(),
            day,
            begins: None,
            place: None,
            agenda: vec![],
        }))
        .unwrap();
        self.one(Change::EditMeeting { meeting, edit: MeetingEdit::Start { number: None } }).unwrap();
        meeting
    }

    pub(crate) fn close(&mut self, meeting: u32) -> Result<OpId, Refusal> {
        self.one(Change::EditMeeting { meeting, edit: MeetingEdit::Close })
    }

    pub(crate) fn undo(&mut self) -> Result<OpId, Refusal> {
        let op = self.world.next_undo(&SessionId::new(self.who)).ok_or(Refusal::NothingToUndo)?;
        let plan = self.world.plan_undo(&op, self.stamp())?;
        if let Some((_, refusal)) = plan.refused.into_iter().next() {
            return Err(refusal);
        }
        self.caused(plan.changes, plan.cause)
    }

    pub(crate) fn redo(&mut self) -> Result<OpId, Refusal> {
        let op = self.world.next_redo(&SessionId::new(self.who)).ok_or(Refusal::NothingToUndo)?;
        let plan = self.world.plan_redo(&op, self.stamp())?;
        if let Some((_, refusal)) = plan.refused.into_iter().next() {
            return Err(refusal);
        }
        self.caused(plan.changes, plan.cause)
    }
}
