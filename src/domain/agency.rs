//! An instansi: somebody who can promise. It has no account here.

use super::ids::{AgencyCode, SiteCode};
use super::site::{Site, Touch};
use serde::{Deserialize, Serialize};

/// A kecamatan. Where the roster has several kabupaten, its name alone may mean two of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct District {
    /// Its name.
    pub name: String,
    /// The kabupaten or kota, where the roster has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regency: Option<String>,
}

impl District {
    /// The kecamatan of a site.
    pub fn of(site: &Site) -> Self {
        Self { name: site.district.clone(), regency: site.regency.clone() }
    }
}

/// What an instansi is to the sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyRole {
    /// An office of its own.
    Office,
    /// The camat of a kecamatan.
    District(District),
    /// The kades or lurah of a site.
    Village(SiteCode),
}

/// One instansi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its code, as typed after `@`.
    pub code: AgencyCode,
    /// Its name.
    pub name: String,
    /// Other spellings that people type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its place in the order of precedence, lowest first.
    pub order: u32,
    /// What it is to the sites.
    pub role: AgencyRole,
    /// No longer asked for; what it promised stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// When it was last touched.
    pub touched: Touch,
}
