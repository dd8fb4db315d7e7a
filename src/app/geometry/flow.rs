//! Groups poured into columns of one length.

use super::Heading;

/// A group to be poured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) heading: Option<Heading>,
    pub(super) members: Vec<usize>,
    /// Whether it began on an earlier page.
    pub(super) continued: bool,
}

/// One line of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Empty,
    Heading { of: Heading, continued: bool },
    Site(usize),
}

pub(super) type Column = Vec<Slot>;

/// How groups are poured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flow {
    /// A group stays in one column.
    pub(super) unbroken: bool,
    /// An empty line before each heading but at the top of a column.
    pub(super) space: bool,
    /// A group that goes on in the next column says its heading again.
    pub(super) repeat: bool,
}

/// Pours groups into at most `count` columns of `length` lines; nothing where they don't fit. A heading never stands
/// alone at the foot of a column.
pub(super) fn flow(parts: &[Part], count: usize, length: usize, how: Flow) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = vec![Vec::new()];
    for part in parts {
        let head = usize::from(part.heading.is_some());
        let together = if how.unbroken { part.members.len() } else { part.members.len().min(1) };
        if head + together > length {
            return None;
        }
        let used = columns.last().map_or(0, Vec::len);
        let space = usize::from(how.space && used > 0 && head > 0);
        if used + space + head + together > length {
            begin(&mut columns, count)?;
        } else if let Some(column) = columns.last_mut() {
            column.extend(std::iter::repeat_n(Slot::Empty, space));
        }
        let heading = |continued| part.heading.map(|of| Slot::Heading { of, continued: part.continued || continued });
        if let Some(column) = columns.last_mut() {
            column.extend(heading(false));
        }
        for row in &part.members {
            if columns.last().is_none_or(|column| column.len() >= length) {
                begin(&mut columns, count)?;
                // In a column of one line a heading would leave no room for what it heads.
                if let (Some(column), true) = (columns.last_mut(), how.repeat && length > 1) {
                    column.extend(heading(true));
                }
            }
            if let Some(column) = columns.last_mut() {
                column.push(Slot::Site(*row));
            }
        }
    }
    Some(columns)
}

fn begin(columns: &mut Vec<Column>, count: usize) -> Option<()> {
    (columns.len() < count).then(|| columns.push(Vec::new()))
}
