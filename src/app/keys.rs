//! The one table of acts: each row holds the act, its stable name, its keys, its words and whether the footer shows it.
//! Dispatch, footer, help, palette and the README are all read from here. What an act does is written with its screen.

use super::key::Key;
use crate::words::W;
use std::collections::BTreeMap;

/// Everything that a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Go into what is under the cursor.
    Open,
    /// Go to the number that was typed.
    GoTo,
    /// Take what is chosen in a list.
    Take,
    /// Go on to the next field.
    Next,
    /// Save what was filled in.
    Save,
    /// Come back; in a field the draft is kept.
    Back,
    /// Forget the typed number.
    Forget,
    /// Move up.
    Up,
    /// Move down.
    Down,
    /// Move left.
    Left,
    /// Move right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A page back.
    PageBack,
    /// A page on.
    PageOn,
    /// Take the best of what may follow in a line.
    Complete,
    /// The next field.
    FieldOn,
    /// The field before.
    FieldBack,
    /// The board.
    Board,
    /// The meeting before this one.
    Earlier,
    /// The meeting after this one.
    Later,
    /// What was said is of another kind.
    Kind,
    /// A figure of the number to go to.
    Digit,
    /// The list of open promises.
    Items,
    /// The list of obstacles.
    Issues,
    /// The list of instansi.
    Agencies,
    /// What the wall does.
    Wall,
    /// The settings of the office.
    Office,
    /// The meetings.
    Meetings,
    /// The minutes of a meeting.
    Minutes,
    /// The charts.
    Charts,
    /// Write the minutes into a file.
    Export,
    /// Edit what is under the cursor.
    Edit,
    /// Show or hide private values.
    Private,
    /// Write an internal memo.
    Memo,
    /// Set the stage.
    Stage,
    /// Set physical progress.
    Progress,
    /// Report an obstacle.
    NewIssue,
    /// Enter a promise.
    NewItem,
    /// Write a note.
    NewNote,
    /// Write down a decision.
    NewDecision,
    /// Put something aside for later.
    Park,
    /// Seal what was read out.
    Seal,
    /// Settle or withdraw what is under the cursor.
    Finish,
    /// Mark or unmark a site.
    Mark,
    /// Take all marks away.
    Unmark,
    /// The next site that needs words.
    NextSite,
    /// Find a site.
    Search,
    /// Show only some sites.
    Filter,
    /// Show all sites again.
    Unfilter,
    /// Divide the board by something else.
    Group,
    /// Order the sites within a group.
    Order,
    /// The site under discussion in block letters, or the board again.
    Big,
    /// Light or dark.
    Theme,
    /// One of all themes.
    Themes,
    /// Copy what is under the cursor.
    Copy,
    /// Allow copying or not.
    Copying,
    /// The mouse, on or off.
    Mouse,
    /// Box drawing or plain ASCII.
    Ascii,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Drafts that others left behind.
    Drafts,
    /// All acts by name.
    Palette,
    /// Which keys work here, and why the mark is there.
    Help,
    /// Leave.
    Quit,
}

/// Under which heading help lists an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Views.
    View,
    /// Something new.
    New,
    /// Something with what is there.
    Act,
    /// Moving about.
    Move,
    /// Everything else.
    General,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The act.
    pub act: Act,
    /// The name by which a personal configuration gives it another key.
    pub name: &'static str,
    /// Its keys; the first is the one shown. None: by name only, in the palette.
    pub keys: &'static [Key],
    /// What it does, in a word or two.
    pub word: W,
    /// The same in the footer, where there is little room.
    pub brief: W,
    /// Whether the footer shows it where it would do something.
    pub footer: bool,
    /// Where help lists it.
    pub section: Section,
}

const fn row(act: Act, name: &'static str, keys: &'static [Key], word: W, footer: bool, section: Section) -> Row {
    Row { act, name, keys, word, brief: word, footer, section }
}

impl Row {
    const fn brief(self, brief: W) -> Self {
        Self { brief, ..self }
    }
}

const DIGITS: &[Key] = &[
    Key::Char('0'),
    Key::Char('1'),
    Key::Char('2'),
    Key::Char('3'),
    Key::Char('4'),
    Key::Char('5'),
    Key::Char('6'),
    Key::Char('7'),
    Key::Char('8'),
    Key::Char('9'),
];

/// The table. Where the footer has no room for all, the first have it: what is about the thing under the cursor or was just
/// done stands before what is always there. Rows that share a key never work at the same time, or the first that would do something is taken.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Act::GoTo,     "ke-nomor",     &[Key::Enter],           W::ActGoTo,     true,  Section::Move),
    row(Act::Open,     "buka",         &[Key::Enter],           W::ActOpen,     true,  Section::Move),
    row(Act::Take,     "pilih",        &[Key::Enter],           W::ActTake,     true,  Section::Move),
    row(Act::Next,     "lanjut",       &[Key::Enter],           W::ActNext,     true,  Section::Move),
    row(Act::Save,     "simpan",       &[Key::Enter],           W::ActSave,     true,  Section::Move),
    row(Act::Export,   "ekspor",       &[Key::Enter],           W::ActExport,   true,  Section::Act),
    row(Act::Forget,   "hapus-nomor",  &[Key::Esc],             W::ActForget,   true,  Section::Move),
    row(Act::Back,     "kembali",      &[Key::Esc],             W::ActBack,     true,  Section::Move),
    row(Act::Up,       "atas",         &[Key::Up],              W::ActUp,       false, Section::Move),
    row(Act::Down,     "bawah",        &[Key::Down],            W::ActDown,     false, Section::Move),
    row(Act::Left,     "kiri",         &[Key::Left],            W::ActLeft,     false, Section::Move),
    row(Act::Right,    "kanan",        &[Key::Right],           W::ActRight,    false, Section::Move),
    row(Act::First,    "awal",         &[Key::Home],            W::ActFirst,    false, Section::Move),
    row(Act::Last,     "akhir",        &[Key::End],             W::ActLast,     false, Section::Move),
    row(Act::PageBack, "halaman-atas", &[Key::PageUp],          W::ActPageBack, false, Section::Move),
    row(Act::PageOn,   "halaman-bawah",&[Key::PageDown],        W::ActPageOn,   false, Section::Move),
    row(Act::Complete, "lengkapi",     &[Key::Tab],             W::ActComplete, true,  Section::Move),
    row(Act::FieldOn,  "isian-lanjut", &[Key::Tab],             W::ActFieldOn,  true,  Section::Move),
    row(Act::FieldBack,"isian-balik",  &[Key::BackTab],         W::ActFieldBack,false, Section::Move),
    row(Act::Digit,    "nomor",        DIGITS,                  W::ActDigit,    false, Section::Move),
    row(Act::Board,    "papan",        &[Key::Char('P')],       W::ActBoard,    true,  Section::View),
    row(Act::Items,    "daftar-tindak",&[Key::Char('T')],      W::ActItems,    false, Section::View),
    row(Act::Issues,   "daftar-kendala",&[Key::Char('K')],     W::ActIssues,   false, Section::View),
    row(Act::Meetings, "daftar-rapat", &[Key::Char('R')],       W::ActMeetings, false, Section::View),
    row(Act::Minutes,  "notula",       &[Key::Char('N')],       W::ActMinutes,  true,  Section::View),
    row(Act::Charts,   "grafik",       &[Key::Char('G')],       W::ActCharts,   false, Section::View),
    row(Act::Agencies, "instansi",     &[Key::Char('I')],       W::ActAgencies, false, Section::View),
    row(Act::Wall,     "layar",        &[Key::Char('L')],       W::ActWall,     false, Section::View),
    row(Act::Office,   "setelan",      &[Key::Char('S')],       W::ActOffice,   false, Section::View),
    row(Act::Finish,   "selesai",      &[Key::Char('x')],       W::ActFinish,   true,  Section::Act),
    row(Act::Undo,     "urungkan",     &[Key::Char('u')],       W::ActUndo,     true,  Section::Act),
    row(Act::Redo,     "ulangi",       &[Key::Char('U')],       W::ActRedo,     true,  Section::Act),
    row(Act::NewIssue, "kendala",      &[Key::Char('k')],       W::ActIssue,    true,  Section::New).brief(W::BriefIssue),
    row(Act::NewItem,  "tindak",       &[Key::Char('t')],       W::ActItem,     true,  Section::New).brief(W::BriefItem),
    row(Act::Seal,     "sahkan",       &[Key::Char('a')],       W::ActSeal,     true,  Section::Act),
    row(Act::NewNote,  "catatan",      &[Key::Char('c')],       W::ActNote,     false, Section::New),
    row(Act::NewDecision,"keputusan",  &[Key::Char('d')],       W::ActDecision, false, Section::New),
    row(Act::Park,     "dibahas-nanti",&[Key::Char('l')],       W::ActPark,     false, Section::New),
    row(Act::Memo,     "memo",         &[Key::Char('i')],       W::ActMemo,     false, Section::New),
    row(Act::Stage,    "tahap",        &[Key::Char('s')],       W::ActStage,    true,  Section::Act),
    row(Act::Progress, "progres",      &[Key::Char('p')],       W::ActProgress, true,  Section::Act),
    row(Act::Earlier,  "rapat-lama",   &[Key::Char('[')],       W::ActEarlier,  false, Section::Move),
    row(Act::Later,    "rapat-baru",   &[Key::Char(']')],       W::ActLater,    false, Section::Move),
    row(Act::Kind,     "ubah-jenis",   &[],                     W::ActKind,     false, Section::Act),
    row(Act::Edit,     "ubah",         &[Key::Char('e')],       W::ActEdit,     true,  Section::Act),
    row(Act::Private,  "pribadi",      &[Key::Char('v')],       W::ActPrivate,  false, Section::Act),
    row(Act::Mark,     "tandai",       &[Key::Char(' ')],       W::ActMark,     false, Section::Act),
    row(Act::Unmark,   "hapus-tanda",  &[],                     W::ActUnmark,   false, Section::Act),
    row(Act::NextSite, "lokasi-berikut",&[Key::Char('n')],    W::ActNextSite, true,  Section::Act).brief(W::BriefNextSite),
    row(Act::Search,   "cari",         &[Key::Char('/')],       W::ActSearch,   true,  Section::Act),
    row(Act::Filter,   "saring",       &[Key::Char('f')],       W::ActFilter,   true,  Section::Act),
    row(Act::Unfilter, "hapus-saring", &[],                     W::ActUnfilter, false, Section::Act),
    row(Act::Group,    "kelompok",     &[Key::Char('g')],       W::ActGroup,    true,  Section::Act),
    row(Act::Order,    "urut",         &[Key::Char('o')],       W::ActOrder,    true,  Section::Act),
    row(Act::Big,      "besar",        &[Key::Char('b')],       W::ActBig,      false, Section::General),
    row(Act::Theme,    "tema",         &[Key::Char('w')],       W::ActTheme,    false, Section::General),
    row(Act::Themes,   "pilih-tema",   &[],                     W::ActThemes,   false, Section::General),
    row(Act::Copy,     "salin",        &[Key::Char('y')],       W::ActCopy,     false, Section::General),
    row(Act::Copying,  "sakelar-salin",&[],                     W::ActCopying,  false, Section::General),
    row(Act::Mouse,    "tetikus",      &[Key::Char('m')],       W::ActMouse,    false, Section::General),
    row(Act::Ascii,    "ascii",        &[],                     W::ActAscii,    false, Section::General),
    row(Act::Drafts,   "draf",         &[],                     W::ActDrafts,   false, Section::General),
    row(Act::Palette,  "perintah",     &[Key::Char(':')],       W::ActPalette,  true,  Section::General),
    row(Act::Help,     "bantuan",      &[Key::Char('?')],       W::ActHelp,     true,  Section::General),
    row(Act::Quit,     "keluar",       &[Key::Char('q')],       W::ActQuit,     true,  Section::General),
];

/// The row of an act.
pub fn row_of(act: Act) -> &'static Row {
    // Every act has a row: a test holds it. The first row stands in so that nothing here can fail.
    ROWS.iter().find(|row| row.act == act).unwrap_or(&ROWS[0])
}

/// Which keys do what for this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    keys: BTreeMap<Act, Vec<Key>>,
}

/// Why a personal key map is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeymapError {
    /// There is no act of this name.
    NoAct(String),
    /// That is no key.
    NoKey(String),
    /// One key would mean two acts.
    Clash {
        /// The key.
        key: Key,
        /// The one.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
}

impl Default for Keymap {
    fn default() -> Self {
        Self { keys: ROWS.iter().map(|row| (row.act, row.keys.to_vec())).collect() }
    }
}

impl Keymap {
    /// The usual keys, with some acts given others: name of the act → key.
    ///
    /// # Errors
    /// Refuses unknown names, unknown keys, and a key that would mean two acts, naming both.
    pub fn with<'a>(changes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, KeymapError> {
        let mut map = Self::default();
        for (name, key) in changes {
            let row = ROWS.iter().find(|row| row.name == name).ok_or_else(|| KeymapError::NoAct(name.to_string()))?;
            let key: Key = key.parse().map_err(|_| KeymapError::NoKey(key.to_string()))?;
            map.keys.insert(row.act, vec![key]);
        }
        for (index, one) in ROWS.iter().enumerate() {
            for other in &ROWS[index + 1..] {
                let shared = map.of(one.act).iter().find(|key| map.of(other.act).contains(key));
                let usual = one.keys.iter().any(|key| other.keys.contains(key));
                if let (Some(key), false) = (shared, usual) {
                    return Err(KeymapError::Clash { key: *key, one: one.name, other: other.name });
                }
            }
        }
        Ok(map)
    }

    /// The keys of an act; the first is the one shown.
    pub fn of(&self, act: Act) -> &[Key] {
        self.keys.get(&act).map_or(&[], Vec::as_slice)
    }

    /// The acts that a key may mean, in the order of the table.
    pub fn acts(&self, key: Key) -> impl Iterator<Item = Act> + '_ {
        ROWS.iter().map(|row| row.act).filter(move |act| self.of(*act).contains(&key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_every_letter_means_one_thing() {
        let names: BTreeSet<_> = ROWS.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), ROWS.len());
        let acts: BTreeSet<_> = ROWS.iter().map(|row| row.act).collect();
        assert_eq!(acts.len(), ROWS.len());
        let mut letters = BTreeSet::new();
        for key in ROWS.iter().flat_map(|row| row.keys) {
            if let Key::Char(_) = key {
                assert!(letters.insert(*key), "{key} stands twice");
            }
            assert!(!matches!(key, Key::Ctrl(_)), "nothing needs Ctrl");
        }
    }

    #[test]
    fn a_clash_names_both() {
        assert_eq!(
            Keymap::with([("urut", "k")]),
            Err(KeymapError::Clash { key: Key::Char('k'), one: "kendala", other: "urut" })
        );
        assert_eq!(Keymap::with([("apa", "k")]), Err(KeymapError::NoAct("apa".into())));
        assert_eq!(Keymap::with([("urut", "kk")]), Err(KeymapError::NoKey("kk".into())));
        let swapped = Keymap::with([("urut", "k"), ("kendala", "o")]).unwrap();
        assert_eq!(swapped.acts(Key::Char('k')).collect::<Vec<_>>(), [Act::Order]);
    }
}
