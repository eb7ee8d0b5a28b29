//! Short strings that were made lately.
//!
//! Owns a direct-mapped table from text to a string of that text. Programs that take text apart come upon the same few
//! words again and again: what finds its word here allocates nothing, and the string has its hash already, and as a key
//! it is known by its address.
//!
//! Invariant "recent": every word in the table was put there since the last collection, which empties it, so each
//! points to a live string.

use super::string::Str;
use super::vm::Vm;
use crate::heap::{Ref, Word};
use std::cell::Cell;

/// Entries of the table; a power of two.
const ENTRIES: usize = 1024;
/// The longest text that is kept, in bytes.
const LONGEST: usize = 16;

/// See the module's documentation.
pub struct Recent {
    entries: Box<[Cell<Word>]>,
    /// Is there anything in the table?
    filled: Cell<bool>,
}

impl Default for Recent {
    fn default() -> Recent {
        let entries = vec![Cell::new(Word::UNDEF); ENTRIES].into_boxed_slice();
        Recent { entries, filled: Cell::new(false) }
    }
}

impl Recent {
    /// Forget all of them, before a collection.
    pub(super) fn clear(&self) {
        if self.filled.replace(false) {
            self.entries.iter().for_each(|entry| entry.set(Word::UNDEF));
        }
    }
}

/// All bytes of a short text: as they overlap, the first and the last ones are all there are.
#[inline(always)]
fn ends_of(text: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)));
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<2>(), text.last_chunk::<2>()) {
        return (u64::from(u16::from_le_bytes(*first)), u64::from(u16::from_le_bytes(*last)));
    }
    (text.first().map_or(0, |byte| u64::from(*byte)), 0)
}

impl Vm {
    /// A string of this text, perhaps one that there is already. `None` when memory is short.
    #[inline]
    pub(super) fn string_lately<'v>(
        &'v self,
        text: &[u8],
        make: impl FnOnce(&'v Vm) -> Option<Ref<'v, Str>>,
    ) -> Option<Ref<'v, Str>> {
        if text.len() > LONGEST {
            return make(self);
        }
        let ends = ends_of(text);
        let mixed = (ends.0 ^ ends.1.rotate_left(23) ^ text.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let entry = &self.recent.entries[(mixed >> 54) as usize & (ENTRIES - 1)];
        // Invariant "recent": the string is alive.
        if let Some(known) = self.brand(entry.get()).cast::<Str>()
            && known.tail_len() == text.len()
            && ends_of(known.tail_text()) == ends
        {
            return Some(known);
        }
        let made = make(self)?;
        entry.set(made.value().word());
        self.recent.filled.set(true);
        Some(made)
    }
}
