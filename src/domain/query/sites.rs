//! The sites with everything that a cell of the board says about them, filtered, grouped and ordered.

use crate::domain::day::Day;
use crate::domain::ids::{AgencyCode, CategoryCode, SiteCode, StageCode};
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::level::{self, Level, Why};
use crate::domain::percent::Percent;
use crate::domain::query::names;
use crate::domain::site::{Site, Touch};
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// One site as the board sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteRow {
    /// The site.
    pub site: Arc<Site>,
    /// Its kecamatan, with the kabupaten where the name alone would mean two.
    pub district: String,
    /// Its stage, if recorded.
    pub stage: Option<StageCode>,
    /// Its physical progress, if recorded.
    pub progress: Option<Percent>,
    /// Open obstacles.
    pub issues: Vec<Arc<Issue>>,
    /// Promises that are open at this site.
    pub items: Vec<Arc<ActionItem>>,
    /// How many of the promises are late.
    pub late: usize,
    /// When anything was last said about it.
    pub news: Option<Touch>,
    /// Days since then.
    pub silent: Option<u32>,
    /// Its level.
    pub level: Level,
    /// Why it has that level, the weightiest fact first.
    pub why: Vec<Why>,
}

impl SiteRow {
    /// The site's code.
    pub fn code(&self) -> &SiteCode {
        &self.site.code
    }

    /// The promise that presses most: the longest late, else the nearest due, else the lowest number.
    pub fn most_urgent(&self, today: Day) -> Option<&Arc<ActionItem>> {
        self.items.iter().min_by_key(|item| urgency(item, today))
    }
}

fn urgency(item: &ActionItem, today: Day) -> (i64, u32) {
    let days = match (item.days_late(today), item.days_left(today)) {
        (Some(late), _) => -i64::from(late),
        (None, Some(left)) => i64::from(left),
        (None, None) => i64::MAX,
    };
    (days, item.number)
}

/// Which sites are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Scope {
    /// Those that the programme covers.
    #[default]
    InScope,
    /// All of the roster.
    All,
}

/// All sites of a scope, in order of their numbers.
pub fn rows(world: &World, scope: Scope, today: Day) -> Vec<SiteRow> {
    let mut issues: HashMap<&SiteCode, Vec<&Arc<Issue>>> = HashMap::new();
    for issue in world.issues.values().filter(|issue| issue.is_open()) {
        issues.entry(&issue.site).or_default().push(issue);
    }
    let mut items: HashMap<&SiteCode, Vec<&Arc<ActionItem>>> = HashMap::new();
    for item in world.items.values() {
        for site in item.sites.iter().filter(|site| item.is_open_at(site)) {
            items.entry(site).or_default().push(item);
        }
    }
    let homonyms = names::district_homonyms(world);
    let mut rows: Vec<SiteRow> = world
        .sites
        .values()
        .filter(|site| scope == Scope::All || site.in_scope)
        .map(|site| {
            let issues = issues.remove(&site.code).unwrap_or_default();
            let items = items.remove(&site.code).unwrap_or_default();
            row(world, site, &issues, &items, &homonyms, today)
        })
        .collect();
    rows.sort_by_key(|row| row.site.number);
    rows
}

/// One site, in scope or not.
pub fn one(world: &World, code: &SiteCode, today: Day) -> Option<SiteRow> {
    let site = world.site(code)?;
    let issues: Vec<&Arc<Issue>> =
        world.issues.values().filter(|issue| issue.is_open() && &issue.site == code).collect();
    let items: Vec<&Arc<ActionItem>> = world.items.values().filter(|item| item.is_open_at(code)).collect();
    Some(row(world, site, &issues, &items, &names::district_homonyms(world), today))
}

fn row(
    world: &World,
    site: &Arc<Site>,
    issues: &[&Arc<Issue>],
    items: &[&Arc<ActionItem>],
    homonyms: &BTreeSet<&str>,
    today: Day,
) -> SiteRow {
    let silent = site.news.map(|news| {
        let days = (today - world.day(news.at)).num_days();
        u32::try_from(days).unwrap_or(0)
    });
    let plain_issues: Vec<&Issue> = issues.iter().map(|issue| issue.as_ref()).collect();
    let plain_items: Vec<&ActionItem> = items.iter().map(|item| item.as_ref()).collect();
    let why = level::reasons(&world.program, site, &plain_issues, &plain_items, silent, today);
    SiteRow {
        district: names::district(site, homonyms),
        stage: site.stage().cloned(),
        progress: site.progress(),
        issues: issues.iter().map(|issue| Arc::clone(issue)).collect(),
        late: items.iter().filter(|item| item.days_late(today).is_some()).count(),
        items: items.iter().map(|item| Arc::clone(item)).collect(),
        news: site.news,
        silent,
        level: level::level(&why),
        why,
        site: Arc::clone(site),
    }
}

/// What a site must be to be shown; what is not said is free. All that is said must hold.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// At this stage; the inner `None` asks for sites without a recorded stage.
    #[serde(with = "within")]
    pub stage: Option<Option<StageCode>>,
    /// In this kecamatan.
    pub district: Option<String>,
    /// With an open obstacle of this kind.
    pub category: Option<CategoryCode>,
    /// With an open promise led or supported by this instansi, or an open obstacle that it has to resolve.
    pub agency: Option<AgencyCode>,
    /// With this level.
    pub level: Option<Level>,
}

/// A value that may be asked for or not, and be there or not, as a list of none or one: "nothing" would be both.
mod within {
    use crate::domain::ids::StageCode;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(asked: &Option<Option<StageCode>>, to: S) -> Result<S::Ok, S::Error> {
        asked.as_slice().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<StageCode>>, D::Error> {
        Ok(Vec::deserialize(from)?.into_iter().next())
    }
}

impl Filter {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this site is asked for.
    pub fn takes(&self, row: &SiteRow) -> bool {
        self.stage.as_ref().is_none_or(|stage| &row.stage == stage)
            && self.district.as_ref().is_none_or(|district| &row.district == district)
            && self.category.as_ref().is_none_or(|category| row.issues.iter().any(|issue| &issue.category == category))
            && self.agency.as_ref().is_none_or(|agency| concerns(row, agency))
            && self.level.is_none_or(|level| row.level == level)
    }
}

fn concerns(row: &SiteRow, agency: &AgencyCode) -> bool {
    row.items.iter().any(|item| item.lead.as_ref() == Some(agency) || item.support.contains(agency))
        || row.issues.iter().any(|issue| issue.resolver.as_ref() == Some(agency))
}

/// By what the board is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By kecamatan, in the order of the official codes.
    #[default]
    District,
    /// By stage, in the order of building.
    Stage,
    /// By level, the most urgent first.
    Level,
    /// By the instansi whose promise presses most, in order of precedence.
    Agency,
}

impl Grouping {
    /// All, in the order in which the key steps through them.
    pub const ALL: [Self; 4] = [Self::District, Self::Stage, Self::Level, Self::Agency];
}

/// How sites stand within a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// By number.
    #[default]
    Number,
    /// By name.
    Name,
    /// The most urgent level first.
    Level,
    /// The least progress first; what is not recorded comes first of all.
    Progress,
    /// The longest silence first.
    Silence,
}

impl Order {
    /// All, in the order in which the key steps through them.
    pub const ALL: [Self; 5] = [Self::Number, Self::Name, Self::Level, Self::Progress, Self::Silence];
}

/// What a group is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKey {
    /// A kecamatan.
    District(String),
    /// A stage, or none recorded.
    Stage(Option<StageCode>),
    /// A level.
    Level(Level),
    /// An instansi, or nobody.
    Agency(Option<AgencyCode>),
}

/// One group of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is about.
    pub key: GroupKey,
    /// Its sites, as places in the list of rows.
    pub members: Vec<usize>,
}

/// Divides rows into groups that are never empty; each row stands in exactly one.
pub fn groups(world: &World, rows: &[SiteRow], grouping: Grouping, order: Order, today: Day) -> Vec<Group> {
    let mut found: BTreeMap<(u64, String), Group> = BTreeMap::new();
    let mut districts: HashMap<&str, u64> = HashMap::new();
    if grouping == Grouping::District {
        // Official codes begin with the kecamatan, so the order of sites by code is the order of kecamatan.
        let mut sites: Vec<&SiteRow> = rows.iter().collect();
        sites.sort_by(|a, b| a.site.code.cmp(&b.site.code));
        for row in sites {
            let next = districts.len() as u64;
            districts.entry(&row.district).or_insert(next);
        }
    }
    for (index, row) in rows.iter().enumerate() {
        let (rank, key) = match grouping {
            Grouping::District => {
                let rank = districts.get(row.district.as_str()).copied().unwrap_or(u64::MAX);
                (rank, GroupKey::District(row.district.clone()))
            }
            Grouping::Stage => {
                let rank = row.stage.as_ref().map_or(Some(usize::MAX), |stage| world.program.stage_index(stage));
                (rank.unwrap_or(usize::MAX - 1) as u64, GroupKey::Stage(row.stage.clone()))
            }
            Grouping::Level => {
                let rank = Level::ALL.iter().position(|level| *level == row.level).unwrap_or(usize::MAX);
                (rank as u64, GroupKey::Level(row.level))
            }
            Grouping::Agency => {
                let lead = row.most_urgent(today).and_then(|item| item.lead.clone());
                let order = lead.as_ref().and_then(|lead| world.agencies.get(lead)).map(|agency| agency.order);
                (order.map_or(u64::MAX, u64::from), GroupKey::Agency(lead))
            }
        };
        let name = match &key {
            GroupKey::Agency(Some(code)) => code.to_string(),
            _ => String::new(),
        };
        found.entry((rank, name)).or_insert_with(|| Group { key, members: Vec::new() }).members.push(index);
    }
    let mut groups: Vec<Group> = found.into_values().collect();
    for group in &mut groups {
        sort(&mut group.members, rows, order);
    }
    groups
}

fn sort(members: &mut [usize], rows: &[SiteRow], order: Order) {
    members.sort_by_key(|index| rows[*index].site.number);
    match order {
        Order::Number => {}
        Order::Name => members.sort_by_key(|index| crate::domain::text::fold(&rows[*index].site.name)),
        Order::Level => members.sort_by_key(|index| Reverse(rows[*index].level)),
        Order::Progress => members.sort_by_key(|index| rows[*index].progress),
        Order::Silence => members.sort_by_key(|index| Reverse(rows[*index].silent.unwrap_or(u32::MAX))),
    }
}
