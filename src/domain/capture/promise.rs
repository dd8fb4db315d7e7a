//! What a line becomes: its shortest form that reads back the same, and the promises that it would enter.

use super::super::change::NewItem;
use super::super::ids::{AgencyCode, SiteCode};
use super::super::item::ActionItem;
use super::super::when;
use super::super::world::World;
use super::{Book, Said, Who};

impl Said {
    /// What a promise says, for changing it in its line.
    pub fn of(item: &ActionItem) -> Self {
        Self {
            text: item.text.clone(),
            lead: item.lead.clone().map(Who::Agency),
            support: item.support.iter().cloned().map(Who::Agency).collect(),
            sites: item.sites.iter().cloned().collect(),
            due: Some(item.due),
            nobody: item.lead.is_none(),
            nowhere: item.sites.is_empty(),
        }
    }

    /// The canonical line: the text, then each piece as one word. It reads back as the same.
    pub fn show(&self, world: &World) -> String {
        let mut words = vec![self.text.clone()];
        words.retain(|text| !text.is_empty());
        words.extend(self.lead.iter().map(|who| format!("@{}", who_word(who))));
        words.extend(self.nobody.then(|| "@-".to_owned()));
        words.extend(self.support.iter().map(|who| format!("+{}", who_word(who))));
        words.extend(self.sites.iter().map(|site| format!("#{}", site_word(world, site))));
        words.extend(self.nowhere.then(|| "#-".to_owned()));
        words.extend(self.due.map(|due| format!("!{}", when::show(due))));
        words.join(" ")
    }

    /// The promises that this enters: one, or one for each head where the head of several places is meant.
    pub fn items(&self, world: &World, book: &Book) -> Vec<NewItem> {
        let Some(Who::Head(head)) = self.lead else {
            let lead = match &self.lead {
                Some(Who::Agency(code)) => Some(code.clone()),
                _ => None,
            };
            return vec![self.item(world, book, lead, self.sites.clone())];
        };
        let mut each: Vec<(Option<AgencyCode>, Vec<SiteCode>)> = Vec::new();
        for site in &self.sites {
            let lead = book.head(world, head, site).cloned();
            match each.iter_mut().find(|(other, _)| *other == lead) {
                Some((_, sites)) => sites.push(site.clone()),
                None => each.push((lead, vec![site.clone()])),
            }
        }
        if each.is_empty() {
            each.push((None, Vec::new()));
        }
        each.into_iter().map(|(lead, sites)| self.item(world, book, lead, sites)).collect()
    }

    fn item(&self, world: &World, book: &Book, lead: Option<AgencyCode>, sites: Vec<SiteCode>) -> NewItem {
        let mut support: Vec<AgencyCode> = Vec::new();
        for who in &self.support {
            let more: Vec<AgencyCode> = match who {
                Who::Agency(code) => vec![code.clone()],
                Who::Head(head) => sites.iter().filter_map(|site| book.head(world, *head, site)).cloned().collect(),
            };
            for code in more {
                if Some(&code) != lead.as_ref() && !support.contains(&code) {
                    support.push(code);
                }
            }
        }
        NewItem { number: None, text: self.text.clone(), lead, support, sites, due: self.due.flatten(), issue: None }
    }
}

/// The word that stands for somebody after `@` or `+`.
pub(super) fn who_word(who: &Who) -> &str {
    match who {
        Who::Agency(code) => code.as_str(),
        Who::Head(head) => head.word(),
    }
}

/// The word that stands for a site after `#`.
pub(super) fn site_word(world: &World, site: &SiteCode) -> String {
    world.site(site).map_or_else(|| site.to_string(), |site| site.number.to_string())
}
