//! A roster as large as a province, for tests and measurements that need many sites: plausible names, none twice.

const KINDS: [&str; 20] = [
    "Air", "Bukit", "Dusun", "Kampung", "Koto", "Lubuk", "Mekar", "Muara", "Padang", "Pematang", "Pulau", "Rantau",
    "Renah", "Simpang", "Suka", "Sumber", "Sungai", "Talang", "Tanjung", "Teluk",
];
const NAMES: [&str; 30] = [
    "Agung", "Batu", "Beringin", "Betung", "Cempaka", "Damai", "Durian", "Emas", "Gading", "Harapan", "Indah", "Jati",
    "Jaya", "Kayu", "Kelapa", "Kuning", "Lama", "Limau", "Makmur", "Manis", "Medan", "Merbau", "Murni", "Nibung",
    "Panjang", "Putih", "Rambutan", "Rengas", "Sakti", "Tebing",
];
const SIDES: [&str; 4] = ["", " Hilir", " Mudik", " Baru"];
/// As many names as there are.
const MOST: usize = KINDS.len() * NAMES.len() * SIDES.len();
const SITES_IN_DISTRICT: usize = 14;
const DISTRICTS_IN_REGENCY: usize = 12;

/// The text of a roster with so many sites, at most 2,400, in several kabupaten; one site in twenty is a kelurahan.
pub fn province(sites: usize) -> String {
    let mut text = String::from("nomor,kode,nama,jenis,kecamatan,sasaran,kabupaten\n");
    for index in 0..sites.min(MOST) {
        let district = index / SITES_IN_DISTRICT;
        let regency = district / DISTRICTS_IN_REGENCY;
        let kind = if index % 20 == 19 { "kelurahan" } else { "desa" };
        let scope = if index % 50 == 49 { "tidak" } else { "ya" };
        text += &format!(
            "{},99.{:02}.{:02}.{},{},{kind},{},{scope},{}\n",
            index + 1,
            regency + 1,
            district % DISTRICTS_IN_REGENCY + 1,
            2001 + index % SITES_IN_DISTRICT,
            name(index),
            // Names that no site has, so that groups and sites are told apart at a glance.
            format_args!("Batang {}", name(district * 7 + 3)),
            format_args!("Kabupaten {}", NAMES[regency % NAMES.len()]),
        );
    }
    text
}

/// Each name once below [`MOST`]; neighbours differ in their first word.
fn name(index: usize) -> String {
    let (kind, rest) = (index % KINDS.len(), index / KINDS.len());
    format!("{} {}{}", KINDS[kind], NAMES[(rest + kind) % NAMES.len()], SIDES[rest / NAMES.len() % SIDES.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_code_or_kecamatan_stands_twice() {
        let text = province(MOST);
        let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|row| row.split(',').collect()).collect();
        assert_eq!(rows.len(), 2_400);
        for column in [0, 1, 2] {
            assert_eq!(rows.iter().map(|row| row[column]).collect::<BTreeSet<_>>().len(), rows.len(), "{column}");
        }
        let districts: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row[4], row[6])).collect();
        let names: BTreeSet<&str> = rows.iter().map(|row| row[4]).collect();
        assert_eq!(districts.len(), names.len());
        assert_eq!(districts.len(), 2_400_usize.div_ceil(SITES_IN_DISTRICT));
        assert!(rows.iter().map(|row| row[6]).collect::<BTreeSet<_>>().len() > 10);
    }
}
