//! Positions: from spans of the source to lines and columns.
//!
//! Code is made nearly in the order of the source, so the line of the last question is remembered, and most
//! questions are about it.

use crate::bytecode::code::Position;
use crate::syntax::source::Source;
use crate::syntax::tree::Span;

/// The line asked about last.
#[derive(Debug, Default)]
pub(super) struct Lines {
    line: u32,
    start: u32,
    /// The offset at which the next line starts; 0 before the first question.
    end: u32,
}

impl Lines {
    /// The line of an offset, from 1.
    pub fn line(&mut self, source: &Source, offset: u32) -> u32 {
        if offset < self.start || offset >= self.end {
            self.line = source.line(offset);
            self.start = source.line_start(self.line);
            let next = source.line_start(self.line + 1);
            // The last line has no next one; whatever is asked about behind its start is in it.
            self.end = if next > offset { next } else { u32::MAX };
        }
        self.line
    }

    /// Where a span stands.
    pub fn position(&mut self, source: &Source, span: Span) -> Position {
        let (end_line, end_column) = match span.end >= self.start && span.end < self.end {
            true => (self.line, span.end - self.start),
            false => {
                let line = source.line(span.end);
                (line, span.end.saturating_sub(source.line_start(line)))
            }
        };
        let line = self.line(source, span.start);
        Position { line, end_line, column: span.start.saturating_sub(self.start), end_column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one_and_columns_from_zero() {
        let source = Source::new("t", "ab\ncd\n\nef");
        let mut lines = Lines::default();
        let at = |lines: &mut Lines, start, end| {
            let p = lines.position(&source, Span::new(start, end));
            (p.line, p.column, p.end_line, p.end_column)
        };
        assert_eq!(at(&mut lines, 0, 2), (1, 0, 1, 2));
        assert_eq!(at(&mut lines, 4, 5), (2, 1, 2, 2));
        assert_eq!(at(&mut lines, 7, 9), (4, 0, 4, 2));
        assert_eq!(at(&mut lines, 1, 8), (1, 1, 4, 1));
        assert_eq!(lines.line(&source, 6), 3);
    }
}
