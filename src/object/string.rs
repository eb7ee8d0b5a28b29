//! `str`: immutable text.
//!
//! Owns the layout of strings, interning marks and concatenation. Text is UTF-8; a string knows whether it is ASCII,
//! so indexing is O(1) for nearly all of them, and for the rest through an index that is made when first needed.
//! Long concatenations are ropes, flattened when their text is first looked at, so that building by `+=` is linear.

use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Field, Length, Ref, ShapeWord, Value, object};
use crate::object::class::Builtin;
use std::cell::Cell;

object! {
    /// A string. `chars` counts code points; `hash` is 0 until asked for; `index` maps every 64th code point to its
    /// byte, for text that is not ASCII.
    pub struct Str: kind::STR, "str", Text {
        values { index }
        plain { chars: Cell<usize>, hash: Cell<u64>, symbol: Cell<u64> }
    }
}

object! {
    /// A concatenation. Once flattened, `left` is the string and `right` undefined.
    pub struct Rope: kind::ROPE, "rope", None {
        values { left, right }
        plain { bytes: Cell<usize>, chars: Cell<usize>, depth: Cell<u64> }
    }
}

/// Concatenations at least that long become ropes, in bytes.
const ROPE_MIN: usize = 512;
/// Code points between two entries of the index.
const INDEX_STEP: usize = 64;

/// The shape of every exact `str`.
pub const STR_SHAPE: ShapeWord = ShapeWord::new(kind::STR, Builtin::Str as u32);
/// The shape of a rope, which is a `str` too.
pub const ROPE_SHAPE: ShapeWord = ShapeWord::new(kind::ROPE, Builtin::Str as u32);

impl<'v> Ref<'v, Str> {
    /// The text.
    #[inline]
    pub fn as_str(self) -> &'v str {
        // SAFETY: invariant "utf-8": the tail is written once, from a `&str` (`Vm::string`, `Vm::new_interned`).
        unsafe { std::str::from_utf8_unchecked(self.tail_text()) }
    }

    /// How many code points it has.
    #[inline]
    pub fn chars(self) -> usize {
        self.object().chars.get()
    }

    /// Does every code point take one byte?
    #[inline]
    pub fn is_ascii(self) -> bool {
        self.chars() == self.tail_len()
    }

    /// Its symbol, if it is the interned string of its text.
    #[inline]
    pub fn symbol(self) -> Option<Symbol> {
        (self.object().symbol.get() as u32).checked_sub(1).map(Symbol)
    }

    /// Are the texts equal?
    #[inline]
    pub fn equals(self, other: Ref<'_, Str>) -> bool {
        self.same(other) || self.tail_text() == other.tail_text()
    }
}

impl Vm {
    /// A new string. `None` when memory is short.
    pub fn try_string(&self, text: &str) -> Option<Ref<'_, Str>> {
        let new = self.heap.allocate_tail::<Str>(STR_SHAPE, text.len())?;
        let chars = count_chars(text);
        Some(new.init_bytes(|header| fixed(header, chars, 0), text.as_bytes()))
    }

    /// An interned string with its symbol; only for the table of symbols.
    pub(super) fn new_interned(&self, text: &str, number: u32) -> Ref<'_, Str> {
        let chars = count_chars(text);
        let new = self
            .heap
            .allocate_old_tail::<Str>(STR_SHAPE, text.len())
            .or_else(|| self.heap.allocate_tail::<Str>(STR_SHAPE, text.len()));
        match new {
            Some(new) => new.init_bytes(|header| fixed(header, chars, number as u64 + 1), text.as_bytes()),
            // Names are bounded by the source that was already in memory.
            None => std::alloc::handle_alloc_error(std::alloc::Layout::new::<Str>()),
        }
    }

    /// The byte at which code point `at` starts, or the end.
    pub fn byte_offset(&self, text: Ref<'_, Str>, at: usize) -> usize {
        let s = text.as_str();
        if text.is_ascii() {
            return at.min(s.len());
        }
        if at >= text.chars() {
            return s.len();
        }
        if text.chars() < 2 * INDEX_STEP {
            return s.char_indices().nth(at).map_or(s.len(), |(i, _)| i);
        }
        let index = match text.get(|t| &t.index).cast::<super::array::Raw>() {
            Some(index) => index,
            None => {
                let Some(index) = self.raw(text.chars() / INDEX_STEP + 1) else {
                    return s.char_indices().nth(at).map_or(s.len(), |(i, _)| i);
                };
                let entries = s.char_indices().step_by(INDEX_STEP);
                for (slot, (byte, _)) in index.tail_words().iter().zip(entries) {
                    slot.set(byte as u64);
                }
                self.heap.store(text, &text.object().index, index.value());
                index
            }
        };
        let start = index.tail_words().get(at / INDEX_STEP).map_or(0, |w| w.get() as usize);
        let tail = s.get(start..).unwrap_or("");
        tail.char_indices().nth(at % INDEX_STEP).map_or(s.len(), |(i, _)| start + i)
    }

    /// The flat string behind a value, if it is a string at all.
    #[inline]
    pub fn as_text<'v>(&'v self, v: Value<'v>) -> Option<Ref<'v, Str>> {
        match v.cast::<Str>() {
            Some(s) => Some(s),
            None => v.cast::<Rope>().map(|rope| self.flatten(rope)),
        }
    }

    /// The text of a rope; joined now if it was not yet.
    #[cold]
    fn flatten<'v>(&'v self, rope: Ref<'v, Rope>) -> Ref<'v, Str> {
        if let (Some(s), true) = (rope.get(|r| &r.left).cast::<Str>(), rope.get(|r| &r.right) == Value::UNDEF)
        {
            return s;
        }
        let mut text = String::with_capacity(rope.bytes.get());
        // Leaves from left to right with an explicit stack: a rope is as deep as the loop that built it was long.
        let mut rest: Vec<Value<'_>> = vec![rope.value()];
        while let Some(v) = rest.pop() {
            if let Some(s) = v.cast::<Str>() {
                text.push_str(s.as_str());
            } else if let Some(r) = v.cast::<Rope>() {
                let right = r.get(|r| &r.right);
                if right != Value::UNDEF {
                    rest.push(right);
                }
                rest.push(r.get(|r| &r.left));
            }
        }
        let flat = match self.try_string(&text) {
            Some(flat) => flat,
            // The bytes were granted when the rope was made, see `concat`; the limit may be passed once by the copy.
            None => self.string_past_limit(&text),
        };
        self.heap.store(rope, &rope.object().left, flat.value());
        self.heap.store(rope, &rope.object().right, Value::UNDEF);
        flat
    }

    fn string_past_limit(&self, text: &str) -> Ref<'_, Str> {
        let new = self.heap.allocate_past_limit_tail::<Str>(STR_SHAPE, text.len());
        new.init_bytes(|header| fixed(header, count_chars(text), 0), text.as_bytes())
    }

    /// How many code points a string value has, without flattening it.
    pub fn text_len(&self, v: Value<'_>) -> Option<usize> {
        match v.cast::<Str>() {
            Some(s) => Some(s.chars()),
            None => v.cast::<Rope>().map(|r| r.chars.get()),
        }
    }
}

fn fixed(header: crate::heap::Header, chars: usize, symbol: u64) -> Str {
    Str {
        header,
        length: Length::allocated(),
        index: Field::new(Value::NONE),
        chars: Cell::new(chars),
        hash: Cell::new(0),
        symbol: Cell::new(symbol),
    }
}

fn count_chars(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

impl Cx<'_> {
    /// A new string.
    ///
    /// # Errors
    /// MemoryError.
    pub fn string(&self, text: &str) -> Res<Value<'_>> {
        match self.try_string(text) {
            Some(s) => Ok(s.value()),
            None => Err(self.memory_error()),
        }
    }

    /// `left + right` for strings. Both must be strings.
    ///
    /// # Errors
    /// MemoryError.
    pub fn concat<'v>(&'v self, left: Value<'v>, right: Value<'v>) -> Res<Value<'v>> {
        let size = |v: Value<'_>| match v.cast::<Str>() {
            Some(s) => (s.tail_len(), s.chars(), 0),
            None => v.cast::<Rope>().map_or((0, 0, 0), |r| (r.bytes.get(), r.chars.get(), r.depth.get())),
        };
        let ((lb, lc, ld), (rb, rc, rd)) = (size(left), size(right));
        if rb == 0 {
            return Ok(left);
        }
        if lb == 0 {
            return Ok(right);
        }
        if lb + rb < ROPE_MIN {
            let (Some(l), Some(r)) = (self.as_text(left), self.as_text(right)) else { return Ok(left) };
            let Some(new) = self.heap.allocate_tail::<Str>(STR_SHAPE, lb + rb) else {
                return Err(self.memory_error());
            };
            let joined = new.init_bytes_with(
                |header| fixed(header, lc + rc, 0),
                |tail| {
                    let (a, b) = tail.split_at_mut(lb);
                    a.copy_from_slice(l.tail_text());
                    b.copy_from_slice(r.tail_text());
                },
            );
            return Ok(joined.value());
        }
        // The text itself will be made later; the limit is asked now, while an error can still be raised.
        if !self.heap.reserve(lb + rb) {
            return Err(self.memory_error());
        }
        let Some(new) =
            self.heap.allocate::<Rope>(ROPE_SHAPE, <Rope as crate::heap::Object>::LAYOUT.words as usize)
        else {
            return Err(self.memory_error());
        };
        let rope = new.init(|header| Rope {
            header,
            left: Field::new(left),
            right: Field::new(right),
            bytes: Cell::new(lb + rb),
            chars: Cell::new(lc + rc),
            depth: Cell::new(ld.max(rd) + 1),
        });
        Ok(rope.value())
    }
}
