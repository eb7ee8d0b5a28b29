//! Storage: runs of values and of plain words, for lists, dicts and suspended frames.

use super::kind;
use super::vm::Vm;
use crate::heap::{Fields, Ref, ShapeWord, Value, object};

object! {
    /// A run of values of fixed length.
    pub struct Array: kind::ARRAY, "array", Values {
        values {}
        plain {}
    }
}

object! {
    /// A run of words that are no values.
    pub struct Raw: kind::RAW, "raw", Words {
        values {}
        plain {}
    }
}

/// The shape of every array.
pub const ARRAY: ShapeWord = ShapeWord::new(kind::ARRAY, 1);
const RAW: ShapeWord = ShapeWord::new(kind::RAW, 1);

impl Vm {
    /// A new array that starts with `values` and is undefined from there on. `None` when memory is short.
    #[inline]
    pub fn array<'v, 'a>(
        &'v self,
        capacity: usize,
        values: impl IntoIterator<Item = Value<'a>>,
    ) -> Option<Ref<'v, Array>> {
        let new = self.heap.allocate_tail::<Array>(ARRAY, capacity)?;
        Some(new.init_values(
            |header| Array { header, length: crate::heap::Length::allocated() },
            values.into_iter().take(capacity),
        ))
    }

    /// A new array that starts with `values` and is undefined from there on. `None` when memory is short.
    #[inline]
    pub fn array_from<'v>(&'v self, capacity: usize, values: Fields<'_>) -> Option<Ref<'v, Array>> {
        let new = self.heap.allocate_tail::<Array>(ARRAY, capacity)?;
        Some(new.init_copied(|header| Array { header, length: crate::heap::Length::allocated() }, values))
    }

    /// New words, all zero. `None` when memory is short.
    #[inline]
    pub fn raw(&self, count: usize) -> Option<Ref<'_, Raw>> {
        let new = self.heap.allocate_tail::<Raw>(RAW, count)?;
        Some(new.init(|header| Raw { header, length: crate::heap::Length::allocated() }))
    }
}
