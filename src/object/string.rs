//! `str`: immutable text.
//!
//! Owns the layout of strings, interning marks, and the making of strings from others without a detour: joined,
//! repeated, in another case. Text is UTF-8; a string knows whether it is ASCII, so positions are bytes for nearly all of
//! them, and for the rest found through an index that is made when first needed. Long concatenations are ropes,
//! flattened when their text is first looked at, so that building by `+=` is linear. The methods are in
//! `string_methods`. Surrogates are kept as characters that stand in for them, see `kernel::text::surrogate`.
//!
//! Invariant "utf-8": the tail of a string is UTF-8, for it is filled once, here, with text or with ASCII.

use super::bytes::Buffer;
use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Field, Length, Ref, ShapeWord, Value, object};
use crate::kernel::complaint::{Outcome, Poll, copy, fill_repeated};
use crate::kernel::text::{quote, surrogate};
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
    /// A concatenation. Once flattened, `left` is the string and `right` undefined. `right` may be a buffer of which
    /// this rope has as many bytes as `left` leaves it; see `Vm::grown_rope`.
    pub struct Rope: kind::ROPE, "rope", None {
        values { left, right }
        plain { bytes: Cell<usize>, chars: Cell<usize> }
    }
}

/// Concatenations at least that long become ropes, in bytes.
const ROPE_MIN: usize = 512;
/// Bytes in a buffer at a rope's end, at most; their number is in the buffer's header.
const BUFFER_MAX: usize = 8192;
/// Bytes from which on text is copied in steps, so that a script can be stopped in between.
const MUCH: usize = 1 << 18;
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
        // SAFETY: invariant "utf-8".
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
        // There is one interned string of a text.
        let both_interned = || self.symbol().is_some() && other.symbol().is_some();
        self.same(other) || !both_interned() && self.tail_text() == other.tail_text()
    }
}

impl<'v> Ref<'v, Rope> {
    /// The text, if it has been put together already.
    #[inline(always)]
    pub fn flat(self) -> Option<Ref<'v, Str>> {
        if self.get(|r| &r.right) == Value::UNDEF { self.get(|r| &r.left).cast::<Str>() } else { None }
    }
}

impl Vm {
    /// A new string. `None` when memory is short.
    #[inline]
    pub fn try_string(&self, text: &str) -> Option<Ref<'_, Str>> {
        let new = self.heap.allocate_tail::<Str>(STR_SHAPE, text.len())?;
        let chars = count_chars(text);
        Some(new.init_bytes(|header| fixed(header, chars, 0), text.as_bytes()))
    }

    /// As `try_string`, where the limit of memory does not count: for a short text that must not be lost.
    pub fn string_past_limit(&self, text: &str) -> Ref<'_, Str> {
        let new = match self.heap.allocate_tail::<Str>(STR_SHAPE, text.len()) {
            Some(new) => new,
            None => self.heap.allocate_past_limit_tail::<Str>(STR_SHAPE, text.len()),
        };
        new.init_bytes(|header| fixed(header, count_chars(text), 0), text.as_bytes())
    }

    /// The decimal digits of an int. `None` when memory is short.
    #[inline(never)]
    pub fn try_decimal(&self, i: i64) -> Option<Ref<'_, Str>> {
        if let Ok(digit @ 0..=9) = u8::try_from(i) {
            return Some(self.name_of(Symbol::of_ascii(b'0' + digit)));
        }
        let mut room = [0; 20];
        let shown = crate::kernel::integer_text::small(i, &mut room);
        let new = self.heap.allocate_tail::<Str>(STR_SHAPE, shown.len())?;
        Some(new.init_bytes(|header| fixed(header, shown.len(), 0), shown))
    }

    /// One code point of ASCII text, counted from the end if the index is negative.
    #[inline]
    pub fn ascii_item<'v>(&'v self, text: Ref<'v, Str>, index: i64) -> Option<Value<'v>> {
        let at = super::item::place(index, text.tail_len())?;
        let byte = *text.tail_text().get(at)?;
        text.is_ascii().then(|| self.character(byte))
    }

    /// The part of ASCII text from one byte up to another. `None` when memory is short.
    #[inline]
    pub(super) fn ascii_part<'v>(&'v self, text: Ref<'v, Str>, from: usize, to: usize) -> Option<Value<'v>> {
        match text.tail_text().get(from..to)? {
            [] => Some(self.name_of(super::symbol::name::empty).value()),
            [byte] => Some(self.character(*byte)),
            part => {
                let made = self.string_lately(part, |vm| {
                    let new = vm.heap.allocate_tail::<Str>(STR_SHAPE, part.len())?;
                    Some(new.init_bytes(|header| fixed(header, part.len(), 0), part))
                });
                made.map(Ref::value)
            }
        }
    }

    /// A code point of text, counted from the end if the index is negative. `None` past the ends, or when memory is
    /// short.
    #[inline]
    pub fn item_of_text<'v>(&'v self, text: Ref<'v, Str>, index: i64) -> Option<Value<'v>> {
        if text.is_ascii() {
            return self.ascii_item(text, index);
        }
        let rest = text.as_str().get(self.byte_offset(text, super::item::place(index, text.chars())?)..)?;
        self.piece(rest.get(..rest.chars().next()?.len_utf8())?)
    }

    /// A piece of text as a string, perhaps one that there is already. `None` when memory is short.
    pub(super) fn piece(&self, text: &str) -> Option<Value<'_>> {
        match text.as_bytes() {
            [] => Some(self.name_of(super::symbol::name::empty).value()),
            [byte] => Some(self.character(*byte)),
            bytes => self.string_lately(bytes, |vm| vm.try_string(text)).map(Ref::value),
        }
    }

    /// An interned string with its symbol; only for the table of symbols.
    pub(super) fn new_interned(&self, text: &str, number: u32) -> Ref<'_, Str> {
        let chars = count_chars(text);
        // Old in any case: minor collections do not look for names. And they are no longer than the text, the source say,
        // that was already in memory.
        let new = self.heap.allocate_old_past_limit_tail::<Str>(STR_SHAPE, text.len());
        new.init_bytes(|header| fixed(header, chars, number as u64 + 1), text.as_bytes())
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

    /// The index of the code point that starts at a byte: the way back from `byte_offset`.
    pub fn char_index(&self, text: Ref<'_, Str>, byte: usize) -> usize {
        if text.is_ascii() {
            return byte;
        }
        let count = |from: usize| text.as_str().get(from..byte).map_or(0, |part| part.chars().count());
        match text.get(|t| &t.index).cast::<super::array::Raw>() {
            None => count(0),
            Some(index) => {
                // The first word is 0, so there is always one at or before the byte; those behind the last are 0 too.
                let words = index.tail_words();
                let used = text.chars().div_ceil(INDEX_STEP);
                let words = words.get(..used).unwrap_or(words);
                let entry = words.partition_point(|w| w.get() as usize <= byte).saturating_sub(1);
                entry * INDEX_STEP + count(words.get(entry).map_or(0, |w| w.get() as usize))
            }
        }
    }

    /// The code points from `from` up to `to`.
    pub fn chars_between<'v>(&self, text: Ref<'v, Str>, from: usize, to: usize) -> &'v str {
        text.as_str().get(self.byte_offset(text, from)..self.byte_offset(text, to)).unwrap_or("")
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
        if let Some(s) = rope.flat() {
            return s;
        }
        let bytes = rope.bytes.get();
        let new = match self.heap.allocate_tail::<Str>(STR_SHAPE, bytes) {
            Some(new) => new,
            // The bytes were granted when the rope was made, see `concat`; the limit may be passed once by the copy.
            None => self.heap.allocate_past_limit_tail::<Str>(STR_SHAPE, bytes),
        };
        let flat = new.init_bytes_with(
            |header| fixed(header, rope.chars.get(), 0),
            |mut tail| {
                // Leaves from left to right with an explicit stack: a rope is as deep as the loop that built it was long.
                let mut rest: Vec<(Value<'_>, usize)> = vec![(rope.value(), bytes)];
                while let Some((v, bytes)) = rest.pop() {
                    if let Some(s) = v.cast::<Str>() {
                        tail = put(tail, s.tail_text());
                    } else if let Some(buffer) = v.cast::<Buffer>() {
                        let (here, behind) = tail.split_at_mut(bytes.min(tail.len()));
                        for (to, from) in here.iter_mut().zip(buffer.tail_bytes()) {
                            *to = from.get();
                        }
                        tail = behind;
                    } else if let Some(r) = v.cast::<Rope>() {
                        let (left, right) = (r.get(|r| &r.left), r.get(|r| &r.right));
                        let before = Size::of(left).map_or(0, |size| size.bytes);
                        if right != Value::UNDEF {
                            rest.push((right, bytes.saturating_sub(before)));
                        }
                        rest.push((left, before));
                    }
                }
            },
        );
        self.heap.store(rope, &rope.object().left, flat.value());
        self.heap.store(rope, &rope.object().right, Value::UNDEF);
        flat
    }

    /// The flat text that has the code points from `from` up to `to` of a string value, and the index of its first one:
    /// part of a rope where that is enough, so that looking at either end of a growing text does not copy all of it.
    pub fn text_around<'v>(&'v self, v: Value<'v>, from: usize, to: usize) -> Option<(Ref<'v, Str>, usize)> {
        if let Some(rope) = v.cast::<Rope>() {
            let (left, right) = (rope.get(|r| &r.left), rope.get(|r| &r.right));
            if let (Some(before), Some(buffer)) = (Size::of(left), right.cast::<Buffer>()) {
                let (own, chars) = (rope.bytes.get() - before.bytes, rope.chars.get() - before.chars);
                if from >= before.chars && own == chars {
                    let bytes = buffer.tail_bytes().get(from - before.chars..to - before.chars)?;
                    let new = self.heap.allocate_tail::<Str>(STR_SHAPE, bytes.len())?;
                    let copied =
                        |tail: &mut [u8]| tail.iter_mut().zip(bytes).for_each(|(to, from)| *to = from.get());
                    return Some((new.init_bytes_with(|header| fixed(header, bytes.len(), 0), copied), from));
                }
                if to <= before.chars {
                    return self.as_text(left).map(|text| (text, 0));
                }
            }
            if let (Some(before), Some(_)) = (self.text_len(left), self.text_len(right)) {
                if from >= before {
                    return self.as_text(right).map(|text| (text, before));
                }
                if to <= before {
                    return self.as_text(left).map(|text| (text, 0));
                }
            }
        }
        self.as_text(v).map(|text| (text, 0))
    }

    /// `repr` of text.
    pub fn quoted(&self, text: &str) -> String {
        if self.surrogates.get() { quote::repr_with_surrogates(text) } else { quote::repr(text) }
    }

    /// The code point of a character: a surrogate, if one stands in for it.
    pub fn code_of(&self, c: char) -> u32 {
        if self.surrogates.get() { surrogate::code_of(c) } else { c as u32 }
    }

    /// The order of two texts by code points.
    #[inline]
    pub fn compare_text(&self, a: &str, b: &str) -> std::cmp::Ordering {
        // Mostly the first byte says it, which is that of an ASCII character or not.
        if let (Some(x), Some(y)) = (a.as_bytes().first(), b.as_bytes().first())
            && x != y
            && x.is_ascii()
            && y.is_ascii()
        {
            return x.cmp(y);
        }
        // The order of UTF-8 bytes is that of code points, but for stand-ins.
        if self.surrogates.get() { surrogate::compare(a, b) } else { a.cmp(b) }
    }

    /// As `as_text`, for instances of subclasses too.
    pub fn text_behind<'v>(&'v self, v: Value<'v>) -> Option<Ref<'v, Str>> {
        let text = match self.as_text(v) {
            Some(s) => s,
            None => self.payload(v).and_then(|p| self.as_text(p))?,
        };
        self.charge_bytes(text.tail_len());
        Some(text)
    }

    /// How many code points a string value has, without flattening it.
    #[inline]
    pub fn text_len(&self, v: Value<'_>) -> Option<usize> {
        match v.cast::<Str>() {
            Some(s) => Some(s.chars()),
            None => v.cast::<Rope>().map(|r| r.chars.get()),
        }
    }
    /// `left + right` for strings; `None` for anything else, or when memory is short.
    #[inline(never)]
    pub fn try_concat<'v>(&'v self, left: Value<'v>, right: Value<'v>) -> Option<Value<'v>> {
        let (l, r) = (Size::of(left)?, Size::of(right)?);
        if r.bytes == 0 {
            return Some(left);
        }
        if l.bytes == 0 {
            return Some(right);
        }
        let size = l.checked_plus(r)?;
        // Ropes are for loops that add little to much. Doubling is copied at once, so that the memory of a rope is never
        // far beyond that of its pieces.
        if size.bytes < ROPE_MIN || l.bytes.min(r.bytes) >= size.bytes / 8 {
            return self.joined_pair(self.as_text(left)?, self.as_text(right)?);
        }
        // The text itself will be made later; the limit is asked now, while an error can still be raised.
        if !self.heap.reserve(size.bytes) {
            return None;
        }
        // A loop that appends a little at a time keeps its pieces together in a buffer, so that there are few.
        let Some(small) = right.cast::<Str>().filter(|small| small.tail_len() < ROPE_MIN) else {
            return self.rope(left, right, size);
        };
        if let Some(rope) = left.cast::<Rope>() {
            if let Some(grown) = self.grown_rope(rope, small, size) {
                return Some(grown);
            }
            let left = rope.flat().map_or(left, Ref::value);
            return self.rope(left, self.end_of_rope(small, size)?, size);
        }
        self.rope(left, self.end_of_rope(small, size)?, size)
    }

    /// A buffer that starts with a text, for the end of a rope of a size.
    fn end_of_rope<'v>(&'v self, text: Ref<'v, Str>, size: Size) -> Option<Value<'v>> {
        let capacity = (size.bytes / 2).clamp(ROPE_MIN, BUFFER_MAX);
        let buffer = self.try_buffer(&[], capacity)?;
        append_to(buffer, 0, text.tail_text()).then(|| buffer.value())
    }

    /// A rope with more text in the buffer at its end. The bytes that ropes have in a buffer never change: one that is
    /// not the last to have grown gets `None`, and so does one whose buffer is full.
    fn grown_rope<'v>(&'v self, rope: Ref<'v, Rope>, more: Ref<'v, Str>, size: Size) -> Option<Value<'v>> {
        let (left, buffer) = (rope.get(|r| &r.left), rope.get(|r| &r.right).cast::<Buffer>()?);
        let own = rope.bytes.get() - Size::of(left)?.bytes;
        if append_to(buffer, own, more.tail_text()) { self.rope(left, buffer.value(), size) } else { None }
    }

    fn rope<'v>(&'v self, left: Value<'v>, right: Value<'v>, size: Size) -> Option<Value<'v>> {
        let new = self.heap.allocate::<Rope>(ROPE_SHAPE, 5)?;
        let rope = new.init(|header| Rope {
            header,
            left: Field::new(left),
            right: Field::new(right),
            bytes: Cell::new(size.bytes),
            chars: Cell::new(size.chars),
        });
        Some(rope.value())
    }

    fn joined_pair<'v>(&'v self, left: Ref<'v, Str>, right: Ref<'v, Str>) -> Option<Value<'v>> {
        let size = Size::of_text(left).checked_plus(Size::of_text(right))?;
        self.text_from(size, [left.tail_text(), right.tail_text()])
    }

    /// A new string of a size, from parts that together have that size.
    #[inline]
    fn text_from<'a>(&self, size: Size, parts: impl IntoIterator<Item = &'a [u8]>) -> Option<Value<'_>> {
        let new = self.heap.allocate_tail::<Str>(STR_SHAPE, size.bytes)?;
        Some(new.init_bytes_from(|header| fixed(header, size.chars, 0), parts).value())
    }

    /// Strings one after another. `None` when memory is short.
    pub fn try_concat_all<'v>(&'v self, items: &[Ref<'v, Str>]) -> Option<Value<'v>> {
        let mut size = Size { bytes: 0, chars: 0 };
        for item in items {
            size = size.checked_plus(Size::of_text(*item))?;
        }
        match items {
            [] => Some(self.name_of(super::symbol::name::empty).value()),
            [only] => Some(only.value()),
            _ => self.text_from(size, items.iter().map(|item| item.tail_text())),
        }
    }

    /// Strings one after another, `separator` between them; they are passed twice. `None` when memory is short.
    pub fn try_joined<'v, I: Iterator<Item = Ref<'v, Str>> + Clone>(
        &'v self,
        separator: Ref<'v, Str>,
        items: I,
    ) -> Option<Value<'v>> {
        let mut size = Size { bytes: 0, chars: 0 };
        let mut rest = items.clone();
        let Some(first) = rest.next() else { return Some(self.name_of(super::symbol::name::empty).value()) };
        size = size.checked_plus(Size::of_text(first))?;
        let mut only = true;
        for item in rest.clone() {
            only = false;
            size = size.checked_plus(Size::of_text(separator))?.checked_plus(Size::of_text(item))?;
        }
        if only {
            return Some(first.value());
        }
        let (first, between) = (first.tail_text(), separator.tail_text());
        if between.is_empty() {
            return self.text_from(size, std::iter::once(first).chain(rest.map(Ref::tail_text)));
        }
        self.text_from(size, std::iter::once(first).chain(rest.flat_map(|item| [between, item.tail_text()])))
    }
}

/// Put text into a buffer behind the first `own` bytes. False when there are others already, or no room.
fn append_to(buffer: Ref<'_, Buffer>, own: usize, text: &[u8]) -> bool {
    let Some(room) = buffer.tail_bytes().get(own..own + text.len()) else { return false };
    if usize::from(buffer.header().extra()) != own {
        return false;
    }
    room.iter().zip(text).for_each(|(to, from)| to.set(*from));
    buffer.header().set_extra((own + text.len()) as u16);
    true
}

/// Copy `part` to the start of `tail`, as far as there is room; what is left of the room.
fn put<'t>(tail: &'t mut [u8], part: &[u8]) -> &'t mut [u8] {
    let (here, rest) = tail.split_at_mut(part.len().min(tail.len()));
    here.copy_from_slice(part.get(..here.len()).unwrap_or_default());
    rest
}

#[inline]
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

#[inline]
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

    /// A string of one code point, which may be a surrogate.
    ///
    /// # Errors
    /// MemoryError.
    pub fn code_string(&self, code: u32) -> Res<Value<'_>> {
        let c = surrogate::character_of(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        if c as u32 != code {
            self.surrogates.set(true);
        }
        self.char_string(c)
    }

    /// A string of one character. Those of ASCII exist already.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn char_string(&self, c: char) -> Res<Value<'_>> {
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => Ok(self.character(byte)),
            _ => self.string(c.encode_utf8(&mut [0; 4])),
        }
    }

    /// `left + right` for strings. Both must be strings.
    ///
    /// # Errors
    /// MemoryError.
    pub fn concat<'v>(&'v self, left: Value<'v>, right: Value<'v>) -> Res<Value<'v>> {
        // What is much is copied in steps; see `try_concat` for when it is copied at all.
        if let (Some(l), Some(r)) = (Size::of(left), Size::of(right))
            && l.bytes.min(r.bytes) > MUCH
            && l.bytes.min(r.bytes) >= l.bytes.saturating_add(r.bytes) / 8
            && let (Some(l), Some(r)) = (self.as_text(left), self.as_text(right))
        {
            return self.joined_in_steps(l, r);
        }
        self.try_concat(left, right).ok_or_else(|| self.memory_error())
    }

    fn joined_in_steps<'v>(&'v self, left: Ref<'v, Str>, right: Ref<'v, Str>) -> Res<Value<'v>> {
        match Size::of_text(left).checked_plus(Size::of_text(right)) {
            Some(size) => self.text_in_steps(size, |tail, poll| {
                let (start, end) = tail.split_at_mut(left.tail_len().min(tail.len()));
                copy(start, left.tail_text(), poll)?;
                copy(end, right.tail_text(), poll)
            }),
            None => Err(self.memory_error()),
        }
    }

    /// A new string of a size, filled with text of that size. If that is stopped half-way, nobody sees the string.
    fn text_in_steps(
        &self,
        size: Size,
        fill: impl FnOnce(&mut [u8], &mut Poll) -> Outcome<()>,
    ) -> Res<Value<'_>> {
        let Some(new) = self.heap.allocate_tail::<Str>(STR_SHAPE, size.bytes) else {
            return Err(self.memory_error());
        };
        let mut outcome = Ok(());
        let made = new.init_bytes_with(
            |header| fixed(header, size.chars, 0),
            |tail| outcome = fill(tail, &mut self.kernel_poll()),
        );
        match outcome {
            Ok(()) => Ok(made.value()),
            Err(complaint) => Err(self.complain(complaint)),
        }
    }

    /// Strings one after another, `separator` between them.
    ///
    /// # Errors
    /// MemoryError, OverflowError when it is longer than any string can be, and what stops scripts from outside.
    pub fn joined<'v>(&'v self, separator: Ref<'v, Str>, items: &[Ref<'v, Str>]) -> Res<Value<'v>> {
        if items.len() < 1 << 14
            && items.iter().map(|i| i.tail_len() + separator.tail_len()).sum::<usize>() < MUCH
        {
            return self.try_joined(separator, items.iter().copied()).ok_or_else(|| self.memory_error());
        }
        let (first, rest) = match items {
            [] => return self.string(""),
            [only] => return Ok(only.value()),
            [first, rest @ ..] => (*first, rest),
        };
        let mut size = Some(Size::of_text(first));
        let mut poll = self.kernel_poll();
        for (at, item) in rest.iter().enumerate() {
            if at % (1 << 14) == (1 << 14) - 1 {
                poll().map_err(|complaint| self.complain(complaint))?;
            }
            size = size
                .and_then(|s| s.checked_plus(Size::of_text(separator))?.checked_plus(Size::of_text(*item)));
        }
        let Some(size) = size else {
            return Err(self.overflow_error("join() result is too long for a Python string"));
        };
        if !self.heap.reserve(size.bytes) {
            return Err(self.memory_error());
        }
        self.text_in_steps(size, |tail, poll| {
            let mut tail = put(tail, first.tail_text());
            let mut polled = tail.len();
            for item in rest {
                tail = put(put(tail, separator.tail_text()), item.tail_text());
                if polled - tail.len() > 1 << 16 {
                    polled = tail.len();
                    poll()?;
                }
            }
            Ok(())
        })
    }

    /// `text * times`.
    ///
    /// # Errors
    /// MemoryError, OverflowError when it is longer than any string can be.
    pub fn repeated<'v>(&'v self, text: Ref<'v, Str>, times: i64) -> Res<Value<'v>> {
        let times = usize::try_from(times).unwrap_or(0);
        if times == 1 || text.tail_len() == 0 {
            return Ok(text.value());
        }
        let bytes = text.tail_len().checked_mul(times).filter(|bytes| isize::try_from(*bytes).is_ok());
        let Some(bytes) = bytes else { return Err(self.overflow_error("repeated string is too long")) };
        self.text_in_steps(Size { bytes, chars: text.chars() * times }, |tail, poll| {
            fill_repeated(tail, text.tail_text(), poll)
        })
    }

    /// ASCII text with each character mapped; what the map gives is made ASCII.
    ///
    /// # Errors
    /// MemoryError.
    pub fn mapped_ascii<'v>(&'v self, text: Ref<'v, Str>, map: impl Fn(u8) -> u8) -> Res<Value<'v>> {
        let size = Size { bytes: text.tail_len(), chars: text.tail_len() };
        self.text_in_steps(size, |tail, poll| {
            for (to, from) in tail.chunks_mut(1 << 16).zip(text.tail_text().chunks(1 << 16)) {
                poll()?;
                for (to, from) in to.iter_mut().zip(from) {
                    *to = map(*from) & 0x7f;
                }
            }
            Ok(())
        })
    }
}

/// How long a text is, in both ways.
#[derive(Clone, Copy)]
struct Size {
    bytes: usize,
    chars: usize,
}

impl Size {
    #[inline]
    fn of_text(text: Ref<'_, Str>) -> Size {
        Size { bytes: text.tail_len(), chars: text.chars() }
    }

    /// That of a string value, flat or not.
    #[inline]
    fn of(v: Value<'_>) -> Option<Size> {
        match v.cast::<Str>() {
            Some(text) => Some(Size::of_text(text)),
            None => v.cast::<Rope>().map(|r| Size { bytes: r.bytes.get(), chars: r.chars.get() }),
        }
    }

    #[inline]
    fn checked_plus(self, other: Size) -> Option<Size> {
        let bytes = self.bytes.checked_add(other.bytes).filter(|bytes| isize::try_from(*bytes).is_ok())?;
        Some(Size { bytes, chars: self.chars + other.chars })
    }
}
