//! Rows of a text as an editor counts them, for the places of faults.

/// Counts the rows of a text, forward only.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    /// How far rows are counted, and how many breaks stood before.
    counted: usize,
    row: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, counted: 0, row: 1 }
    }

    /// The row of the first value at or after a byte; a parser of CSV counts empty rows into the record that follows
    /// them.
    pub(super) fn row_at(&mut self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let start = start + rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        while self.counted < start.min(self.bytes.len()) {
            let byte = self.bytes[self.counted];
            let pair = byte == b'\r' && self.bytes.get(self.counted + 1) == Some(&b'\n');
            if matches!(byte, b'\n' | b'\r') && !pair {
                self.row += 1;
            }
            self.counted += 1;
        }
        self.row
    }
}
