//! What comes new into the world: the database itself, sites, instansi, obstacles, promises, meetings, notes. Numbers may
//! be left open; preparing a change gives them.

use super::agency::AgencyRole;
use super::day::Day;
use super::entry::EntryKind;
use super::ids::{AgencyCode, CategoryCode, EntryNo, IssueNo, ItemNo, MeetingId, SiteCode};
use super::issue::Severity;
use super::item::Due;
use super::meeting::TimeOfDay;
use super::site::VillageKind;
use serde::{Deserialize, Serialize};

/// The database comes into being.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// The identity of this database, for good.
    pub id: String,
    /// The machine that it was made on.
    pub home: String,
    /// Made under a frozen clock: a rehearsal, for good.
    pub rehearsal: bool,
    /// Filled with invented data: "Data contoh", for good.
    pub sample: bool,
    /// The version of the program that made it.
    pub made_by: String,
}

/// A site from the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSite {
    /// The official code.
    pub code: SiteCode,
    /// The number that people call out.
    pub number: u32,
    /// The name.
    pub name: String,
    /// Desa or kelurahan.
    pub kind: VillageKind,
    /// The kecamatan.
    pub district: String,
    /// The kabupaten or kota, where the roster has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regency: Option<String>,
    /// Whether the programme covers it.
    pub in_scope: bool,
}

/// An instansi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAgency {
    /// Its code.
    pub code: AgencyCode,
    /// Its name.
    pub name: String,
    /// Other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its place in the order of precedence.
    pub order: u32,
    /// What it is to the sites.
    pub role: AgencyRole,
}

/// An obstacle is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIssue {
    /// Its number; `None` asks for the next one.
    pub number: Option<IssueNo>,
    /// The site.
    pub site: SiteCode,
    /// The kind of obstacle.
    pub category: CategoryCode,
    /// What it is.
    pub text: String,
    /// How bad.
    pub severity: Severity,
    /// Who has to resolve it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolver: Option<AgencyCode>,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<AgencyCode>,
    /// On which day.
    pub reported: Day,
}

/// A promise is entered, as a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewItem {
    /// Its number; `None` asks for the next one.
    pub number: Option<ItemNo>,
    /// What is to be done.
    pub text: String,
    /// Who is responsible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<AgencyCode>,
    /// Who helps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<AgencyCode>,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<SiteCode>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// The obstacle that it is meant to remove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueNo>,
}

/// A meeting is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMeeting {
    /// Its internal identity; `None` asks for the next one.
    pub id: Option<MeetingId>,
    /// Its title.
    pub title: String,
    /// Its day.
    pub day: Day,
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<TimeOfDay>,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The points to be spoken about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<String>,
}

/// A decision or note is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEntry {
    /// Its number; `None` asks for the next one.
    pub number: Option<EntryNo>,
    /// What kind.
    pub kind: EntryKind,
    /// What was said.
    pub text: String,
    /// About which sites.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<SiteCode>,
}
