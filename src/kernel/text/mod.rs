//! The algorithms behind the methods of `str`.
//!
//! In: `&str`, often as a [`Text`], which knows whether it is ASCII; positions are counted in code points,
//! as scripts count them. Out: slices of the input, or new text. Lone surrogates are other characters here,
//! see [`surrogate`].
//!
//! Invariant: every algorithm is linear in the size of its input and output.

pub mod case;
pub mod classify;
pub mod layout;
pub mod quote;
pub mod search;
pub mod split;
pub mod surrogate;
mod unicode_table;

/// A string and whether all of it is ASCII, so that positions are byte offsets.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The characters.
    pub text: &'a str,
    /// Whether each is one byte.
    pub is_ascii: bool,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Text<'a> {
        Text { text, is_ascii: text.is_ascii() }
    }
}

impl<'a> Text<'a> {
    /// The number of code points.
    pub fn length(self) -> usize {
        if self.is_ascii { self.text.len() } else { self.text.chars().count() }
    }

    /// The byte offset of a code point; the end of the text for one beyond it.
    pub fn offset(self, index: usize) -> usize {
        if self.is_ascii {
            return index.min(self.text.len());
        }
        self.text.char_indices().nth(index).map_or(self.text.len(), |(offset, _)| offset)
    }

    /// The index of the code point that starts at a byte offset.
    pub fn index(self, offset: usize) -> usize {
        if self.is_ascii { offset } else { self.text.get(..offset).map_or(0, |head| head.chars().count()) }
    }

    /// The code points from `start` up to `end`, as `text[start:end]` with indices that are not negative.
    pub fn slice(self, start: usize, end: usize) -> &'a str {
        let from = self.offset(start);
        let rest = self.text.get(from..).unwrap_or_default();
        let tail = Text { text: rest, is_ascii: self.is_ascii };
        rest.get(..tail.offset(end.saturating_sub(start))).unwrap_or_default()
    }

    /// What `start` and `end` arguments leave of the text, and the index of its first code point; `None`
    /// if they cross. Negative positions count from the end.
    pub fn window(self, start: i64, end: i64) -> Option<(usize, &'a str)> {
        if start == 0 && end == i64::MAX {
            return Some((0, self.text));
        }
        let length = self.length() as i64;
        let from_end = |position: i64| if position < 0 { (position + length).max(0) } else { position };
        let (start, end) = (from_end(start), from_end(end.min(length)));
        if start > end {
            return None;
        }
        Some((start as usize, self.slice(start as usize, end as usize)))
    }
}
