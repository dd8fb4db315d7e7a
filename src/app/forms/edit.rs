//! The forms that edit what is there: figures of a site, obstacles, promises, notes, instansi and the office's settings.
//! Fields begin with what stands there; only those that were really changed become changes.

use super::super::cx::Cx;
use super::super::form::{Chosen, FieldKind, FieldOption, Form, FormField, FormKind};
use super::super::line::Line;
use super::super::page::office::{signing_name, threshold_word};
use super::super::pick::title_of;
use super::super::setting::Setting;
use super::{Asked, categories, severities};
use crate::domain::agency::AgencyRole;
use crate::domain::change::{Change, Edit, EntryEdit, FigureEdit, IssueEdit, ItemEdit, NewAgency, SiteEdit};
use crate::domain::day::Day;
use crate::domain::fact::{Field, Shown, Value};
use crate::domain::figure::{Figure, Reading};
use crate::domain::ids::{AgencyCode, CategoryCode, CheckCode, IssueNo, ItemNo, Record, SiteCode, SourceCode};
use crate::domain::land::{Area, Position};
use crate::domain::office::Signatory;
use crate::domain::percent::Percent;
use crate::domain::program::Category;
use crate::domain::query::names;
use crate::domain::settings::{AgencyEdit, OfficeEdit, ProgramEdit};
use crate::domain::site::{CheckState, Site};
use crate::domain::steps::{self, Corrected};
use crate::domain::text::fold;
use crate::domain::when::{self, Calendar};
use crate::domain::world::World;
use crate::words::{self, M, W};

/// What is typed to say that nothing stands there any more.
pub const NONE: &str = "-";

/// What an editing form asks; `None` for the forms that make something new.
pub fn asked(kind: &FormKind, cx: Cx<'_>) -> Option<Asked> {
    Some(match kind {
        FormKind::Figure(sites, field) => figure(cx, sites, *field),
        FormKind::Planned(sites) => Asked {
            title: format!("{} · {}", cx.text(W::FieldPlanned), title_of(cx, sites)),
            fields: vec![
                FormField::new(W::FieldStage, FieldKind::Choice(stages(cx)), true),
                FormField::new(W::FieldDay, FieldKind::Date, true).clearable(),
            ],
        },
        FormKind::EditIssue(number) => {
            let issue = cx.world.issues.get(number)?;
            let now = |options: Vec<FieldOption>, is_it: &dyn Fn(&Chosen) -> bool| {
                let chosen = options.iter().find(|option| is_it(&option.value)).cloned();
                (options, chosen)
            };
            let (kinds, kind) = now(categories(cx), &|value| *value == Chosen::Category(issue.category.clone()));
            let (grades, grade) = now(severities(cx), &|value| *value == Chosen::Severity(issue.severity));
            Asked {
                title: format!("{} K-{number}", cx.text(W::ActEdit)),
                fields: vec![
                    text(W::FieldText, &issue.text, true),
                    FormField::new(W::FieldCategory, FieldKind::Choice(kinds), true).with(kind),
                    FormField::new(W::FieldSeverity, FieldKind::Choice(grades), true).with(grade),
                    agency(cx, W::FieldResolver, issue.resolver.as_ref()),
                    agency(cx, W::IssueReporter, issue.reporter.as_ref()),
                    FormField::new(W::IssueReported, FieldKind::PastDay, true).filled(&issue.reported.to_string()),
                ],
            }
        }
        FormKind::EditItem(number) | FormKind::CorrectItem(number) => {
            let item = cx.world.items.get(number)?;
            let due = item.due.map(|due| when::show(Some(due))).unwrap_or_default();
            let issue = item.issue.map(|number| format!("K-{number}")).unwrap_or_default();
            let link = FormField::new(W::FieldIssue, FieldKind::IssueNumber, false).clearable().filled(&issue);
            let title = format!("{} TL-{number}", cx.text(W::ActEdit));
            let corrects = matches!(kind, FormKind::CorrectItem(_));
            if item.seal.is_some() && !corrects {
                return Some(Asked { title, fields: vec![link] });
            }
            let mut fields = vec![
                text(W::FieldText, &item.text, true),
                agency(cx, W::FieldLead, item.lead.as_ref()),
                FormField::new(W::FieldDue, FieldKind::Day, false).clearable().filled(&due),
                link,
            ];
            if !corrects {
                return Some(Asked { title, fields });
            }
            fields.push(FormField::new(W::FieldReason, FieldKind::Text, false));
            Asked { title: format!("{} TL-{number}", words::capital(cx.language().text(M::DeedCorrect))), fields }
        }
        FormKind::EditEntry(number) => {
            let entry = cx.world.entries.get(number)?;
            let title = words::record(cx.language(), cx.world, &Record::Entry(*number));
            Asked { title, fields: vec![text(W::FieldText, &entry.text, true)] }
        }
        FormKind::EditAgency(code) => {
            let agency = cx.world.agencies.get(code)?;
            Asked {
                title: format!("{} {}", cx.text(W::ActEdit), agency.name),
                fields: vec![
                    text(W::FieldName, &agency.name, true),
                    text(W::FieldAliases, &agency.aliases.join(", "), false),
                    FormField::new(W::FieldOrder, FieldKind::Number(0, 100_000), true)
                        .filled(&agency.order.to_string()),
                ],
            }
        }
        FormKind::Setting(setting) => self::setting(cx, setting)?,
        FormKind::Private(record, field) => Asked {
            title: format!("{} · {}", cx.text(W::FieldPrivate), words::record(cx.language(), cx.world, record)),
            fields: vec![FormField::new(
                match field {
                    crate::domain::private::PrivateField::Contact => W::FieldContact,
                    crate::domain::private::PrivateField::Memo => W::FieldMemo,
                },
                FieldKind::Text,
                true,
            )],
        },
        _ => return None,
    })
}

fn text(label: W, now: &str, required: bool) -> FormField {
    FormField::new(label, FieldKind::Text, required).filled(now)
}

pub(super) fn agency(cx: Cx<'_>, label: W, now: Option<&AgencyCode>) -> FormField {
    let chosen = now.map(|code| FieldOption {
        key: None,
        label: names::agency(cx.world, code),
        value: Chosen::Agency(code.clone()),
    });
    let name = chosen.as_ref().map(|option| option.label.clone()).unwrap_or_default();
    FormField::new(label, FieldKind::Agency, false).clearable().filled(&name).with(chosen)
}

fn stages(cx: Cx<'_>) -> Vec<FieldOption> {
    let option = |stage: &crate::domain::program::Stage| FieldOption {
        key: stage.code.as_str().chars().next(),
        label: stage.name.clone(),
        value: Chosen::Stage(stage.code.clone()),
    };
    cx.world.program.stages.iter().map(option).collect()
}

fn sources(cx: Cx<'_>) -> Vec<FieldOption> {
    let option = |(index, source): (usize, &crate::domain::program::Source)| FieldOption {
        key: char::from_digit((index as u32 + 1) % 10, 10),
        label: source.name.clone(),
        value: Chosen::Source(source.code.clone()),
    };
    cx.world.program.sources.iter().enumerate().map(option).collect()
}

/// A figure of one or several sites: its value, who says it, and of which day.
fn figure(cx: Cx<'_>, sites: &[SiteCode], field: Field) -> Asked {
    let one = match sites {
        [one] => cx.world.site(one),
        _ => None,
    };
    let now = one.map(|site| current(cx, site, field)).unwrap_or_default();
    let value = match field {
        Field::Stage => {
            let options = stages(cx);
            let chosen = one.and_then(|site| {
                let now = Chosen::Stage(site.stage()?.clone());
                options.iter().find(|option| option.value == now).cloned()
            });
            FormField::new(W::FieldStage, FieldKind::Choice(options), true).with(chosen)
        }
        Field::Progress => FormField::new(W::FieldProgress, FieldKind::Percent, true).clearable().filled(&now),
        Field::Area => FormField::new(W::FieldArea, FieldKind::Area, true).clearable().filled(&now),
        Field::Position => FormField::new(W::FieldPosition, FieldKind::Position, true).clearable().filled(&now),
        Field::Tenure => text(W::FieldTenure, &now, true).clearable(),
        _ => text(W::FieldScheme, &now, true).clearable(),
    };
    let sources = sources(cx);
    let usual = sources.first().cloned();
    Asked {
        title: format!("{} · {}", words::field(cx.language(), field), title_of(cx, sites)),
        fields: vec![
            value,
            FormField::new(W::FieldSource, FieldKind::Choice(sources), true).with(usual),
            FormField::new(W::FieldAsOf, FieldKind::PastDay, true).filled(&cx.today.to_string()),
        ],
    }
}

fn current(cx: Cx<'_>, site: &Site, field: Field) -> String {
    let shown = |value: Option<Value>| {
        value.map(|value| words::value(cx.language(), cx.world, &value, cx.today)).unwrap_or_default()
    };
    match field {
        Field::Progress => site.progress().map(|percent| percent.to_string()).unwrap_or_default(),
        Field::Area => site.area.value().map(Area::to_string).unwrap_or_default(),
        Field::Position => site.position.value().map(Position::to_string).unwrap_or_default(),
        Field::Tenure => shown(site.tenure.value().map(Shown::shown)),
        Field::Scheme => shown(site.scheme.value().map(Shown::shown)),
        _ => String::new(),
    }
}

fn setting(cx: Cx<'_>, setting: &Setting) -> Option<Asked> {
    let program = &cx.world.program;
    Some(match setting {
        Setting::Letterhead => Asked {
            title: cx.text(W::FieldLetterhead).to_string(),
            fields: vec![text(W::FieldLetterheadLines, &cx.world.office.letterhead.join(" / "), false)],
        },
        Setting::Signatory(role) => {
            let now = cx.world.office.signatories.get(role).cloned().unwrap_or_default();
            Asked {
                title: signing_name(cx, *role).to_string(),
                fields: vec![
                    text(W::FieldPost, &now.post, false),
                    text(W::FieldName, &now.name, false),
                    text(W::FieldRank, &now.rank, false),
                    text(W::FieldNip, &now.nip, false),
                ],
            }
        }
        Setting::Threshold(which) => {
            let (least, most) = which.range();
            let number = FieldKind::Number(least.into(), most.into());
            let now = program.thresholds.get(*which).to_string();
            Asked {
                title: cx.text(threshold_word(*which)).to_string(),
                fields: vec![FormField::new(W::FieldThreshold, number, true).filled(&now)],
            }
        }
        Setting::Category(code) => {
            let now = code.as_ref().and_then(|code| program.category(code)).cloned();
            let key = now.as_ref().map(|category| category.key.to_string()).unwrap_or_default();
            let name = now.as_ref().map(|category| category.name.clone()).unwrap_or_default();
            let meaning = now.map(|category| category.meaning).unwrap_or_default();
            Asked {
                title: cx.text(W::FieldCategory).to_string(),
                fields: vec![
                    text(W::FieldKey, &key, true),
                    text(W::FieldName, &name, true).clearable(),
                    text(W::FieldMeaning, &meaning, false),
                ],
            }
        }
        Setting::Check(group, check) => {
            let now = check.as_ref().and_then(|check| program.check(check)).map(|check| check.name.clone());
            let group = program.checks.iter().find(|other| &other.code == group)?;
            Asked {
                title: format!("{} - {}", cx.text(W::FieldCheck), group.name),
                fields: vec![text(W::FieldName, &now.unwrap_or_default(), true).clearable()],
            }
        }
        Setting::NewAgency => Asked {
            title: cx.text(W::OfficeNewAgency).to_string(),
            fields: vec![text(W::FieldCode, "", true), text(W::FieldName, "", true), text(W::FieldAliases, "", false)],
        },
    })
}

/// The changes of an editing form; `None` for the forms that make something new.
pub fn changes(form: &Form, cx: Cx<'_>) -> Option<Result<Vec<Change>, String>> {
    let seen = &form.seen;
    Some(Ok(match &form.kind {
        FormKind::Figure(sites, field) => figure_changes(form, cx, sites, *field),
        FormKind::Planned(sites) => planned_changes(form, cx, sites),
        FormKind::EditIssue(number) => {
            let issue = seen.issues.get(number)?;
            let mut edits = Vec::new();
            push(&mut edits, issue.text.clone(), form.line(0), IssueEdit::Text);
            if let Some(Chosen::Category(to)) = form.chosen(1) {
                push(&mut edits, issue.category.clone(), to, IssueEdit::Category);
            }
            if let Some(Chosen::Severity(to)) = form.chosen(2) {
                push(&mut edits, issue.severity, to, IssueEdit::Severity);
            }
            push(&mut edits, issue.resolver.clone(), form.agency(3), IssueEdit::Resolver);
            push(&mut edits, issue.reporter.clone(), form.agency(4), IssueEdit::Reporter);
            let reported = when::any_day(&form.line(5), cx.today).unwrap_or(issue.reported);
            push(&mut edits, issue.reported, reported, IssueEdit::Reported);
            edits.into_iter().map(|edit| Change::EditIssue { issue: *number, edit }).collect()
        }
        FormKind::EditItem(number) => {
            let item = seen.items.get(number)?;
            let mut edits = Vec::new();
            let link = form.fields.len() - 1;
            if item.seal.is_none() {
                push(&mut edits, item.text.clone(), form.line(0), ItemEdit::Text);
                push(&mut edits, item.lead.clone(), form.agency(1), ItemEdit::Lead);
                let due = when::parse(&form.line(2), Calendar::of(cx.world, cx.today)).ok().and_then(|when| when.due);
                push(&mut edits, item.due, due, ItemEdit::Due);
            }
            push(&mut edits, item.issue, Record::called_issue(&form.line(link)), ItemEdit::Issue);
            edits.into_iter().map(|edit| Change::EditItem { item: *number, edit }).collect()
        }
        FormKind::CorrectItem(number) => {
            let item = seen.items.get(number)?;
            let due = when::parse(&form.line(2), Calendar::of(cx.world, cx.today)).ok().and_then(|when| when.due);
            let to = Corrected { text: form.line(0), lead: form.agency(1), due };
            let mut changes = steps::correction(seen, *number, to, form.line(4));
            if !changes.is_empty() && form.line(4).trim().is_empty() {
                return Some(Err(cx.say(W::RefusedEmpty, &[("field", &cx.text(W::FieldReason))])));
            }
            let mut links = Vec::new();
            push(&mut links, item.issue, Record::called_issue(&form.line(3)), ItemEdit::Issue);
            changes.extend(links.into_iter().map(|edit| Change::EditItem { item: *number, edit }));
            changes
        }
        FormKind::EditEntry(number) => {
            let entry = seen.entries.get(number)?;
            let mut edits = Vec::new();
            push(&mut edits, entry.text.clone(), form.line(0), EntryEdit::Text);
            edits.into_iter().map(|edit| Change::EditEntry { entry: *number, edit }).collect()
        }
        FormKind::EditAgency(code) => agency_changes(form, code)?,
        FormKind::Setting(setting) => match setting_changes(form, cx, setting) {
            Ok(changes) => changes,
            Err(error) => return Some(Err(error)),
        },
        _ => return None,
    }))
}

pub(super) fn push<T: PartialEq, E>(edits: &mut Vec<E>, saw: T, to: T, edit: impl Fn(Edit<T>) -> E) {
    if saw != to {
        edits.push(edit(Edit::new(saw, to)));
    }
}

fn figure_changes(form: &Form, cx: Cx<'_>, sites: &[SiteCode], field: Field) -> Vec<Change> {
    let source = match form.chosen(1) {
        Some(Chosen::Source(source)) => source,
        _ => form.seen.program.usual_source(),
    };
    let as_of = when::any_day(&form.line(2), cx.today).unwrap_or(cx.today);
    let typed = form.line(0);
    let gone = typed.trim() == NONE;
    let edits = sites.iter().filter_map(|code| {
        let site = form.seen.site(code)?;
        let edit = match field {
            Field::Stage => {
                let Some(Chosen::Stage(stage)) = form.chosen(0) else { return None };
                SiteEdit::Stage(reading(&site.stage, &source, Some(stage), as_of))
            }
            Field::Progress => {
                let value = if gone { None } else { Some(Percent::parse(&typed).ok()?) };
                SiteEdit::Progress(reading(&site.progress, &source, value, as_of))
            }
            Field::Area => {
                let value = if gone { None } else { Some(Area::parse(&typed).ok()?) };
                SiteEdit::Area(reading(&site.area, &source, value, as_of))
            }
            Field::Position => {
                let value = if gone { None } else { Some(Position::parse(&typed).ok()?) };
                SiteEdit::Position(reading(&site.position, &source, value, as_of))
            }
            Field::Tenure => SiteEdit::Tenure(reading(&site.tenure, &source, (!gone).then(|| typed.clone()), as_of)),
            _ => SiteEdit::Scheme(reading(&site.scheme, &source, (!gone).then(|| typed.clone()), as_of)),
        };
        Some(Change::EditSite { site: code.clone(), edit })
    });
    edits.collect()
}

fn reading<T: Clone>(figure: &Figure<T>, source: &SourceCode, value: Option<T>, as_of: Day) -> FigureEdit<T> {
    FigureEdit {
        source: source.clone(),
        saw: figure.of(source).cloned(),
        to: Some(Reading { value, as_of, rank: None }),
        reason: None,
    }
}

fn planned_changes(form: &Form, cx: Cx<'_>, sites: &[SiteCode]) -> Vec<Change> {
    let Some(Chosen::Stage(stage)) = form.chosen(0) else { return Vec::new() };
    let to = when::any_day(&form.line(1), cx.today).ok();
    let edits = sites.iter().filter_map(|code| {
        let saw = form.seen.site(code)?.planned.get(&stage).copied();
        let edit = SiteEdit::Planned { stage: stage.clone(), edit: Edit::new(saw, to) };
        (saw != to).then(|| Change::EditSite { site: code.clone(), edit })
    });
    edits.collect()
}

/// The changes that put sites into the programme's scope or out of it.
pub fn in_scope(seen: &World, sites: &[SiteCode], to: bool) -> Vec<Change> {
    let edit = |code: &SiteCode| {
        let saw = seen.site(code)?.in_scope;
        (saw != to).then(|| Change::EditSite { site: code.clone(), edit: SiteEdit::InScope(Edit::new(saw, to)) })
    };
    sites.iter().filter_map(edit).collect()
}

/// The change that says which obstacle a promise is about.
pub fn link(seen: &World, item: ItemNo, to: Option<IssueNo>) -> Vec<Change> {
    let saw = seen.items.get(&item).map(|item| item.issue);
    let edit = saw.filter(|saw| *saw != to).map(|saw| ItemEdit::Issue(Edit::new(saw, to)));
    edit.map(|edit| Change::EditItem { item, edit }).into_iter().collect()
}

/// The changes that answer a point of the checklist.
pub fn check_state(seen: &World, sites: &[SiteCode], check: &CheckCode, to: Option<CheckState>) -> Vec<Change> {
    let edit = |code: &SiteCode| {
        let saw = seen.site(code)?.checks.get(check).copied();
        let edit = SiteEdit::Check { check: check.clone(), edit: Edit::new(saw, to) };
        (saw != to).then(|| Change::EditSite { site: code.clone(), edit })
    };
    sites.iter().filter_map(edit).collect()
}

fn agency_changes(form: &Form, code: &AgencyCode) -> Option<Vec<Change>> {
    let agency = form.seen.agencies.get(code)?;
    let mut edits = Vec::new();
    push(&mut edits, agency.name.clone(), form.line(0), AgencyEdit::Name);
    let wanted = spellings(&form.line(1));
    for alias in agency.aliases.iter().filter(|alias| !wanted.contains(alias)) {
        edits.push(AgencyEdit::Alias { alias: alias.clone(), edit: Edit::new(true, false) });
    }
    for alias in wanted.iter().filter(|alias| !agency.aliases.contains(alias)) {
        edits.push(AgencyEdit::Alias { alias: alias.clone(), edit: Edit::new(false, true) });
    }
    if let Ok(order) = form.line(2).trim().parse() {
        push(&mut edits, agency.order, order, AgencyEdit::Order);
    }
    Some(edits.into_iter().map(|edit| Change::EditAgency { agency: code.clone(), edit }).collect())
}

fn spellings(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        if !found.iter().any(|other| other == part) {
            found.push(part.to_string());
        }
    }
    found
}

fn setting_changes(form: &Form, cx: Cx<'_>, setting: &Setting) -> Result<Vec<Change>, String> {
    let seen: &World = &form.seen;
    let office = |edit| Change::EditOffice(edit);
    let program = |edit| Change::EditProgram(edit);
    let mut changes = Vec::new();
    match setting {
        Setting::Letterhead => {
            let lines = form.line(0);
            let to = lines.split('/').map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect();
            push(&mut changes, seen.office.letterhead.clone(), to, |edit| office(OfficeEdit::Letterhead(edit)));
        }
        Setting::Signatory(role) => {
            let part = |index| form.line(index).trim().to_string();
            let who = Signatory { post: part(0), name: part(1), rank: part(2), nip: part(3) };
            let to = (who != Signatory::default()).then_some(who);
            let saw = seen.office.signatories.get(role).cloned();
            push(&mut changes, saw, to, |edit| office(OfficeEdit::Signatory { role: *role, edit }));
        }
        Setting::Threshold(which) => {
            if let Ok(to) = form.line(0).trim().parse() {
                let saw = seen.program.thresholds.get(*which);
                push(&mut changes, saw, to, |edit| program(ProgramEdit::Threshold { which: *which, edit }));
            }
        }
        Setting::Category(code) => {
            let saw = code.as_ref().and_then(|code| seen.program.category(code)).cloned();
            let (key, name) = (form.line(0), form.line(1));
            let mut chars = key.trim().chars();
            let (Some(key), None) = (chars.next(), chars.next()) else {
                return Err(cx.text(W::KeyOneSign).to_string());
            };
            let code = code.clone().unwrap_or_else(|| CategoryCode::new(fold(&name).replace(' ', "-")));
            let to = (name.trim() != NONE).then(|| Category {
                code: code.clone(),
                key,
                name,
                meaning: form.line(2),
                resolvers: saw.as_ref().map(|category| category.resolvers.clone()).unwrap_or_default(),
            });
            push(&mut changes, saw, to, |edit| {
                program(ProgramEdit::Category { code: code.clone(), place: None, edit })
            });
        }
        Setting::Check(group, check) => {
            let saw = check.as_ref().and_then(|check| seen.program.check(check)).map(|check| check.name.clone());
            let name = form.line(0);
            let check = check.clone().unwrap_or_else(|| CheckCode::new(fold(&name).replace(' ', "-")));
            let to = (name.trim() != NONE).then_some(name);
            push(&mut changes, saw, to, |edit| {
                program(ProgramEdit::Check { group: group.clone(), check: check.clone(), place: None, edit })
            });
        }
        Setting::NewAgency => {
            let order = seen.agencies.values().map(|agency| agency.order).max().unwrap_or(0) + 1;
            changes.push(Change::AddAgency(NewAgency {
                code: AgencyCode::new(fold(&form.line(0)).replace(' ', "-")),
                name: form.line(1),
                aliases: spellings(&form.line(2)),
                order,
                role: AgencyRole::Office,
            }));
        }
    }
    Ok(changes)
}

impl FormField {
    /// The field with what stands there now.
    pub(super) fn filled(self, now: &str) -> Self {
        Self { line: Line::new(now), original: now.to_string(), ..self }
    }

    /// The field, which Enter does not ask for: Tab leads there.
    pub(super) fn aside(self) -> Self {
        Self { visited: true, ..self }
    }

    /// The field, which may also say that nothing stands there any more.
    pub(super) fn clearable(self) -> Self {
        Self { clearable: true, ..self }
    }
}

impl Form {
    pub(super) fn line(&self, index: usize) -> String {
        self.fields.get(index).map(|field| field.line.text().to_string()).unwrap_or_default()
    }

    pub(super) fn chosen(&self, index: usize) -> Option<Chosen> {
        self.fields.get(index)?.chosen.as_ref().map(|option| option.value.clone())
    }

    pub(super) fn agency(&self, index: usize) -> Option<AgencyCode> {
        match self.chosen(index) {
            Some(Chosen::Agency(code)) => Some(code),
            _ => None,
        }
    }
}
