//! One site in one line: the cell of the board, in the grid and in the list. Every figure stands in a fixed column of its
//! cell, so that the hall can read down; a wider cell says more in words.

use super::canvas::Canvas;
use super::text;
use super::theme::Role;
use crate::app::geometry::CellSlot;
use crate::app::short::ShortNames;
use crate::domain::level::Level;
use crate::domain::query::sites::SiteRow;
use crate::domain::world::World;
use crate::words::{self, Language, W};

/// The longest word of a level.
const WORD: usize = 9;
/// The age of the news, up to `999h`.
const AGE: usize = 4;
/// The longest name of a stage.
const STAGE: usize = 17;
/// A name needs no more than this.
const LONGEST_NAME: usize = 30;
/// Cells from which a cell says more: 100 % beside the name, the level's word, the age of the news, the stage's name.
const STEPS: [usize; 4] = [24, 32, 37, 58];

/// The columns of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Cells of the number.
    pub number: usize,
    /// Cells of the name.
    pub name: usize,
    /// Cells of the percentage; with two, 100 takes one from the name.
    pub percent: usize,
    /// Cells of the stage's name.
    pub stage: usize,
    /// Cells of the level's word.
    pub word: usize,
    /// Cells of the age of the news.
    pub age: usize,
}

impl Columns {
    /// The columns of a cell of so many cells, for numbers up to `highest`.
    pub fn of(width: u16, highest: u32) -> Self {
        let width = usize::from(width);
        let more = |step: usize, cells: usize| if width >= STEPS[step] { cells } else { 0 };
        let number = highest.to_string().len().max(2);
        let (percent, stage, word, age) = (2 + more(0, 1), more(3, STAGE), more(1, WORD), more(2, AGE));
        let gaps = [stage, word, age].into_iter().filter(|cells| *cells > 0).count();
        // Number, sign of a mark, name, gap, stage, gap, percentage, gap, obstacles, level.
        let fixed = number + 1 + 1 + 1 + 1 + percent + 1 + 1 + 1;
        let name = width.saturating_sub(fixed + stage + word + age + gaps).min(LONGEST_NAME);
        Self { number, name, percent, stage, word, age }
    }
}

/// What is special about a cell now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// The cursor is on it.
    pub selected: bool,
    /// It is marked.
    pub marked: bool,
    /// Something was said of it since the last meeting.
    pub changed: bool,
    /// Somebody else has saved something about it a moment ago.
    pub fresh: bool,
    /// The filter leaves it out.
    pub dimmed: bool,
}

/// What all cells of a board share.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// The world.
    pub world: &'a World,
    /// The language.
    pub language: Language,
    /// Their columns.
    pub columns: Columns,
    /// The names, by the place of the site in the list of rows.
    pub names: &'a ShortNames,
}

impl Cells<'_> {
    /// Draws one cell, and the gap before it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, slot: &CellSlot, row: &SiteRow, now: Now) {
        let level = Role::Level(row.level);
        let body = match now {
            Now { selected: true, .. } => Role::Selected,
            Now { dimmed: true, .. } => Role::Dimmed,
            _ => level,
        };
        // The mark keeps its ground under the cursor, so that the hall still sees why one is there.
        let tail = if now.dimmed { body } else { level };
        if now.selected {
            canvas.put(slot.x - 1, slot.y, 1, ">", Role::Selected);
        }
        let (begin, end) =
            if now.dimmed { (self.quiet(slot.row, row, now), String::new()) } else { self.texts(slot.row, row, now) };
        let used = canvas.put_narrow(slot.x, slot.y, slot.w, &begin, body);
        if now.fresh {
            let x = u16::try_from(self.columns.number).unwrap_or(0);
            canvas.put(slot.x + x, slot.y, 1, if now.marked { "*" } else { "+" }, Role::Badge);
        }
        let rest = slot.w.saturating_sub(used);
        canvas.put_narrow(slot.x + used, slot.y, rest, &text::left(&end, usize::from(rest)), tail);
    }

    fn name(&self, at: usize, row: &SiteRow, now: Now, tight: bool) -> String {
        let Columns { number, name, .. } = self.columns;
        let mark = match now {
            Now { marked: true, .. } => '*',
            Now { changed: true, .. } | Now { fresh: true, .. } => '+',
            _ => ' ',
        };
        let cells = if tight { name.saturating_sub(1) } else { name };
        format!("{:>number$}{mark}{}", row.site.number, text::left(self.names.name(at, tight), cells))
    }

    /// A site that the filter leaves out says who it is, so that it can be found, and nothing else.
    fn quiet(&self, at: usize, row: &SiteRow, now: Now) -> String {
        self.name(at, row, now, false)
    }

    /// Number, name, stage and percentage; then obstacles, level, and what a wider cell adds.
    fn texts(&self, at: usize, row: &SiteRow, now: Now) -> (String, String) {
        let Columns { percent, stage: stage_cells, word, age, .. } = self.columns;
        let figure = row.progress.map_or_else(
            || blank(row.site.progress.current().is_some()).to_string(),
            |progress| progress.whole().to_string(),
        );
        let tight = figure.len() > percent;
        let percent = percent.max(figure.len());
        let stage = row.stage.as_ref().and_then(|stage| stage.as_str().chars().next());
        let stage = stage.unwrap_or(blank(row.site.stage.current().is_some()));
        let mut begin = format!("{} {stage} ", self.name(at, row, now, tight));
        if stage_cells > 0 {
            let name = words::stage(self.language, self.world, row.stage.as_ref());
            begin += &text::left(&name, stage_cells);
            begin.push(' ');
        }
        begin += &format!("{figure:>percent$} ");
        let issues = match row.issues.len() {
            0 => ' '.to_string(),
            few @ 1..=9 => few.to_string(),
            _ => '+'.to_string(),
        };
        let mut end = format!("{issues}{}", row.level.sign());
        if word > 0 {
            end = format!("{end} {}", text::left(&self.word(row), word));
        }
        if age > 0 {
            end = format!("{end} {}", text::right(&self.age(row), age));
        }
        (begin, end)
    }

    /// The level in a word; where promises are late, how many.
    fn word(&self, row: &SiteRow) -> String {
        match row.level {
            Level::Late if row.late > 0 => self.language.say(W::CellLate, &[("n", &row.late)]),
            Level::Attention => self.language.text(W::CellAttention).to_string(),
            Level::Unknown => self.language.text(W::CellUnknown).to_string(),
            level => words::level(self.language, level).to_string(),
        }
    }

    fn age(&self, row: &SiteRow) -> String {
        match row.silent {
            None => String::new(),
            Some(days @ 0..=999) => self.language.say(W::CellAge, &[("n", &days)]),
            Some(_) => "999+".to_string(),
        }
    }
}

/// What stands for a figure that is not there: nobody ever said it, or what was said is no longer valid.
fn blank(was_said: bool) -> char {
    if was_said { '~' } else { '-' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_cell_is_the_one_of_the_hall_and_wider_ones_say_more() {
        let of = |width| Columns::of(width, 65);
        assert_eq!(of(19), Columns { number: 2, name: 8, percent: 2, stage: 0, word: 0, age: 0 });
        assert_eq!(of(24), Columns { number: 2, name: 12, percent: 3, stage: 0, word: 0, age: 0 });
        assert_eq!(of(32), Columns { number: 2, name: 10, percent: 3, stage: 0, word: 9, age: 0 });
        assert_eq!(of(39), Columns { number: 2, name: 12, percent: 3, stage: 0, word: 9, age: 4 });
        assert_eq!(of(49), Columns { number: 2, name: 22, percent: 3, stage: 0, word: 9, age: 4 });
        assert_eq!(of(78), Columns { number: 2, name: 30, percent: 3, stage: 17, word: 9, age: 4 });
        assert_eq!(Columns::of(19, 391).name, 7, "three figures take one from the name");
    }

    #[test]
    fn words_of_a_cell_fit_their_column_in_both_languages() {
        for language in Language::ALL {
            let words = [W::CellAttention, W::CellUnknown, W::LevelLate, W::LevelWaiting, W::LevelFine];
            for word in words {
                assert!(text::width(language.text(word)) <= WORD, "{word:?}");
            }
            assert!(text::width(&language.say(W::CellLate, &[("n", &999)])) <= WORD);
            assert!(text::width(&language.say(W::CellAge, &[("n", &999)])) <= AGE);
        }
    }
}
