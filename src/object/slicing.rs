//! Slices of sequences: reading them from any built-in sequence, assigning to and deleting them from lists.
//!
//! Owns [`Piece`], what a slice means for a length, and the copying. Slices come in with parts that are ints or None;
//! asking `__index__` is `item`'s. Slices of ranges are ranges and computed in `range`.
//!
//! Invariant: a piece lies inside the length that it was made for. Whoever runs scripts in between makes it anew, or
//! looks how much of it is still there.

use super::bytes::{ByteArray, Bytes};
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::item::place;
use super::list::List;
use super::range::{Range, Slice};
use super::string::{Rope, Str};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Fields, Ref, Value};

/// The items that a slice selects from a sequence: `count` of them, `step` apart, from `start` on.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    start: i64,
    step: i64,
    count: usize,
}

impl Piece {
    /// What a plain slice selects from `len` items.
    ///
    /// # Errors
    /// ValueError for a step of zero.
    pub fn of(cx: &Cx<'_>, slice: Ref<'_, Slice>, len: usize) -> Res<Piece> {
        match cx.slice_indices(slice, len) {
            Some(Ok((start, _, step, count))) => Ok(Piece { start, step, count }),
            Some(Err(())) => Err(cx.value_error("slice step cannot be zero")),
            None => Err(cx.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    }

    /// How many items.
    pub fn count(self) -> usize {
        self.count
    }

    /// How far one item is from the next.
    pub(super) fn step(self) -> i64 {
        self.step
    }

    /// Is it a run of neighbours, in order?
    pub(super) fn is_run(self) -> bool {
        self.step == 1
    }

    /// Where the first one is; for an empty piece, where it would be.
    pub(super) fn first(self) -> usize {
        usize::try_from(self.start).unwrap_or(0)
    }

    /// Their places, in order.
    pub(super) fn places(self) -> impl ExactSizeIterator<Item = usize> {
        (0..self.count).map(move |i| self.first().wrapping_add_signed((self.step * i as i64) as isize))
    }

    /// Their places from the lowest to the highest.
    pub(super) fn rising(self) -> Piece {
        if self.step > 0 || self.count == 0 {
            return self;
        }
        let last = self.start + self.step * (self.count as i64 - 1);
        Piece { start: last, step: -self.step, count: self.count }
    }
}

/// The items of an exact list or tuple.
pub fn items_of(v: Value<'_>) -> Option<Fields<'_>> {
    match (v.cast::<List>(), v.cast::<Tuple>()) {
        (Some(list), _) => Some(list.items()),
        (_, Some(tuple)) => Some(tuple.tail_values()),
        _ => None,
    }
}

/// How many bytes a slice of a sequence may need at most.
pub(super) fn bytes_needed(cx: &Cx<'_>, sequence: Value<'_>, slice: Ref<'_, Slice>) -> usize {
    let Some(len) = cx.text_len(sequence).or_else(|| cx.quiet_len(sequence)) else { return 0 };
    let count = cx.slice_indices(slice, len).and_then(Result::ok).map_or(0, |(_, _, _, count)| count);
    let item = if cx.text_len(sequence).is_some() { char::MAX.len_utf8() } else { size_of::<Value<'_>>() };
    count.saturating_mul(item)
}

/// `sequence[slice]` for an exact built-in sequence; `None` when memory must be found first, or it is something else.
pub(super) fn slice_quietly<'v>(
    cx: &'v Cx<'_>,
    sequence: Value<'v>,
    slice: Ref<'_, Slice>,
) -> Option<Res<Value<'v>>> {
    if let Some(range) = sequence.cast::<Range>() {
        return Some(cx.range_slice(range, slice));
    }
    let bytes = bytes_needed(cx, sequence, slice);
    cx.charge_bytes(bytes);
    if !cx.heap.reserve(bytes) {
        return None;
    }
    if let Some(list) = sequence.cast::<List>() {
        return Some(list_slice(cx, list, slice));
    }
    if let Some(tuple) = sequence.cast::<Tuple>() {
        return Some(tuple_slice(cx, tuple, slice));
    }
    if cx.text_len(sequence).is_some() {
        return Some(text_slice(cx, sequence, slice));
    }
    let bytes = sequence.cast::<Bytes>().is_some() || sequence.cast::<ByteArray>().is_some();
    bytes.then(|| bytes_slice(cx, sequence, slice))
}

impl Vm {
    /// `sequence[index]` for an exact built-in sequence and the usual index: an int, or a slice of small ints without a
    /// step. `None` for all else, and for what would be an error.
    #[inline(never)]
    pub fn part_of<'v>(&'v self, sequence: Value<'v>, index: Value<'_>) -> Option<Value<'v>> {
        if index.is_int() {
            let i = index.as_int();
            if sequence.cast::<Rope>().is_some() {
                return self.item_of_rope(sequence, i);
            }
            if let Some(text) = sequence.cast::<Str>() {
                return self.item_of_text(text, i);
            }
            if let Some(tuple) = sequence.cast::<Tuple>() {
                return place(i, tuple.tail_len()).and_then(|at| tuple.tail_values().get(at));
            }
            if let Some(range) = sequence.cast::<Range>() {
                return self.range_item_quietly(range, i);
            }
            let len = match (sequence.cast::<Bytes>(), sequence.cast::<ByteArray>()) {
                (Some(bytes), _) => bytes.tail_len(),
                (_, Some(array)) => array.len(),
                _ => return None,
            };
            return self.byte_at(sequence, place(i, len)?).map(|byte| Value::int(byte.into()));
        }
        let slice = index.cast::<Slice>()?;
        let step = slice.get(|s| &s.step);
        if step != Value::NONE && step != Value::int(1) {
            return None;
        }
        self.part_between(sequence, slice.get(|s| &s.start), slice.get(|s| &s.stop))
    }

    /// `sequence[start:stop]`, as `part_of`.
    pub fn part_between<'v>(
        &'v self,
        sequence: Value<'v>,
        start: Value<'_>,
        stop: Value<'_>,
    ) -> Option<Value<'v>> {
        if let Some(list) = sequence.cast::<List>() {
            let (from, to) = run_of(start, stop, list.len())?;
            return self.list_copied(to - from, list.items().between(from, to)).map(Ref::value);
        }
        if let Some(text) = sequence.cast::<Str>() {
            let (from, to) = run_of(start, stop, text.tail_len())?;
            if to - from == text.tail_len() {
                return Some(sequence);
            }
            return if text.is_ascii() { self.ascii_part(text, from, to) } else { None };
        }
        if sequence.cast::<Rope>().is_some() {
            return self.part_of_rope(sequence, start, stop);
        }
        let tuple = sequence.cast::<Tuple>()?;
        let (from, to) = run_of(start, stop, tuple.tail_len())?;
        if to - from == tuple.tail_len() {
            return Some(sequence);
        }
        self.tuple_copied(tuple.tail_values().between(from, to)).map(Ref::value)
    }
}

impl Vm {
    /// As `part_of`, for a rope.
    #[inline(never)]
    fn item_of_rope<'v>(&'v self, rope: Value<'v>, index: i64) -> Option<Value<'v>> {
        let at = place(index, self.text_len(rope)?)?;
        let (text, before) = self.text_around(rope, at, at + 1)?;
        self.item_of_text(text, (at - before) as i64)
    }

    /// As `part_between`, for a rope.
    #[inline(never)]
    fn part_of_rope<'v>(&'v self, rope: Value<'v>, start: Value<'_>, stop: Value<'_>) -> Option<Value<'v>> {
        let (from, to) = run_of(start, stop, self.text_len(rope)?)?;
        let (text, before) = self.text_around(rope, from, to)?;
        if text.is_ascii() { self.ascii_part(text, from - before, to - before) } else { None }
    }
}

/// From where to where a slice of small ints, without a step, goes. `None` for other slices, and for very long runs, of
/// which the limit of memory is asked first.
#[inline]
fn run_of(start: Value<'_>, stop: Value<'_>, len: usize) -> Option<(usize, usize)> {
    let part = |v: Value<'_>, default: usize| {
        if v == Value::NONE {
            return Some(default);
        }
        let i = v.is_int().then(|| v.as_int())?;
        Some(if i < 0 { usize::try_from(i + len as i64).unwrap_or(0) } else { len.min(i as usize) })
    };
    let (from, to) = (part(start, 0)?, part(stop, len)?);
    let to = to.max(from);
    (to - from < 4096).then_some((from, to))
}

fn list_slice<'v>(cx: &'v Cx<'_>, list: Ref<'v, List>, slice: Ref<'_, Slice>) -> Res<Value<'v>> {
    let piece = Piece::of(cx, slice, list.len())?;
    let Some(new) = cx.list_with_capacity(piece.count.max(1), &[]) else { return Err(cx.memory_error()) };
    copy_piece(cx, new, list.items(), list, piece)?;
    Ok(new.value())
}

fn copy_piece(
    cx: &Cx<'_>,
    new: Ref<'_, List>,
    items: Fields<'_>,
    list: Ref<'_, List>,
    piece: Piece,
) -> Res<()> {
    if piece.is_run() {
        cx.copy_items((new.storage(), 0), (list.storage(), piece.first()), piece.count)?;
        new.object().count.set(piece.count);
        return Ok(());
    }
    cx.computed(|poll| {
        for (at, item) in piece.places().filter_map(|at| items.get(at)).enumerate() {
            if at.is_multiple_of(1 << 16) {
                poll()?;
            }
            // The room was made in advance.
            cx.list_push(new, item);
        }
        Ok(())
    })
}

fn tuple_slice<'v>(cx: &'v Cx<'_>, tuple: Ref<'v, Tuple>, slice: Ref<'_, Slice>) -> Res<Value<'v>> {
    let items = tuple.tail_values();
    let piece = Piece::of(cx, slice, items.len())?;
    if piece.is_run() && piece.count == items.len() {
        return Ok(tuple.value());
    }
    let chosen = piece.places().filter_map(|at| items.get(at));
    cx.tuple_from(piece.count, chosen).map(Ref::value).ok_or_else(|| cx.memory_error())
}

fn text_slice<'v>(cx: &'v Cx<'_>, v: Value<'v>, slice: Ref<'_, Slice>) -> Res<Value<'v>> {
    let len = cx.text_len(v).unwrap_or(0);
    let piece = Piece::of(cx, slice, len)?;
    if piece.count == 0 {
        return cx.string("");
    }
    if piece.is_run() {
        if piece.count == len {
            return Ok(v);
        }
        let (first, end) = (piece.first(), piece.first() + piece.count);
        let Some((text, before)) = cx.text_around(v, first, end) else { return cx.string("") };
        let part = cx.chars_between(text, first - before, end - before);
        return match part.as_bytes() {
            [byte] => cx.char_string(char::from(*byte)),
            _ => cx.string(part),
        };
    }
    let Some(text) = cx.as_text(v) else { return cx.string("") };
    let s = text.as_str();
    if text.is_ascii() {
        let bytes = s.as_bytes();
        let chars = piece.places().filter_map(|at| bytes.get(at)).map(|b| char::from(*b));
        let part: String = cx.collected(chars)?;
        return cx.string(&part);
    }
    // One walk over the text; a piece from the end to the start is turned around afterwards.
    let rising = piece.rising();
    let from = cx.byte_offset(text, rising.first());
    let step = usize::try_from(rising.step).unwrap_or(usize::MAX);
    let walk = s.get(from..).unwrap_or("").chars().step_by(step).take(rising.count);
    let part: String = if piece.step > 0 {
        cx.collected(walk)?
    } else {
        let chars: Vec<char> = cx.collected(walk)?;
        cx.collected(chars.into_iter().rev())?
    };
    cx.string(&part)
}

fn bytes_slice<'v>(cx: &'v Cx<'_>, v: Value<'v>, slice: Ref<'_, Slice>) -> Res<Value<'v>> {
    let piece = Piece::of(cx, slice, cx.quiet_len(v).unwrap_or(0))?;
    if let Some(bytes) = v.cast::<Bytes>() {
        let all = bytes.tail_text();
        if piece.is_run() {
            if piece.count == all.len() {
                return Ok(v);
            }
            return cx.bytes(all.get(piece.first()..piece.first() + piece.count).unwrap_or(&[]));
        }
        let part: Vec<u8> = cx.collected(piece.places().filter_map(|at| all.get(at).copied()))?;
        return cx.bytes(&part);
    }
    let part: Vec<u8> = piece.places().filter_map(|at| cx.byte_at(v, at)).collect();
    cx.try_bytearray(&part).map(Ref::value).ok_or_else(|| cx.memory_error())
}

impl Cx<'_> {
    /// What many characters or bytes make.
    fn collected<T, C: Default + Extend<T>>(&self, mut items: impl std::iter::Iterator<Item = T>) -> Res<C> {
        let mut all = C::default();
        self.computed(|poll| {
            let mut items = items.by_ref().peekable();
            while items.peek().is_some() {
                poll()?;
                all.extend(items.by_ref().take(1 << 16));
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// The character at an index of a text, which is inside.
    ///
    /// # Errors
    /// MemoryError.
    pub fn text_item<'v>(&'v self, text: Ref<'v, Str>, at: usize) -> Res<Value<'v>> {
        let from = self.byte_offset(text, at);
        let c = text.as_str().get(from..).and_then(|rest| rest.chars().next());
        self.char_string(c.unwrap_or('\0'))
    }

    /// Take `count` items out of a list from `at` on.
    pub fn list_remove(&self, list: Ref<'_, List>, at: usize, count: usize) {
        let len = list.len();
        let count = count.min(len.saturating_sub(at));
        if count == 0 {
            return;
        }
        self.charge_bytes(size_of::<Value<'_>>() * (len - at - count));
        self.heap.copy_tail(list.storage(), at, list.storage(), at + count, len - at - count);
        self.list_truncate(list, len - count);
    }

    /// Make room for `count` undefined items in a list before place `at`. False when memory is short.
    fn list_gap(&self, list: Ref<'_, List>, at: usize, count: usize) -> bool {
        let len = list.len();
        let Some(total) = len.checked_add(count) else { return false };
        if total > list.storage().tail_len() && !self.list_grow(list, total) {
            return false;
        }
        self.charge_bytes(size_of::<Value<'_>>() * (len - at));
        self.heap.copy_tail(list.storage(), at + count, list.storage(), at, len - at);
        self.heap.fill_tail(list.storage(), at, count, Value::NONE);
        list.object().count.set(total);
        true
    }

    /// Put an item into a list before place `at`, which is at most its length.
    ///
    /// # Errors
    /// MemoryError.
    pub fn list_insert(&self, list: Ref<'_, List>, at: usize, item: Value<'_>) -> Res<()> {
        if !self.list_gap(list, at, 1) {
            return Err(self.memory_error());
        }
        self.heap.store_tail(list.storage(), at, item);
        Ok(())
    }
}

/// `del list[slice]` for a plain slice.
pub(super) fn delete(cx: &Cx<'_>, list: Ref<'_, List>, slice: Ref<'_, Slice>) -> Res<()> {
    let len = list.len();
    let piece = Piece::of(cx, slice, len)?.rising();
    if piece.is_run() {
        cx.list_remove(list, piece.first(), piece.count);
        return Ok(());
    }
    if piece.count == 0 {
        return Ok(());
    }
    // What stays moves down, a stretch between two deleted places at a time.
    let storage = list.storage();
    let mut to = piece.first();
    let mut places = piece.places().peekable();
    while let Some(gone) = places.next() {
        let next = places.peek().copied().unwrap_or(len);
        let kept = next - gone - 1;
        cx.heap.copy_tail(storage, to, storage, gone + 1, kept);
        to += kept;
    }
    cx.list_truncate(list, to);
    Ok(())
}

/// `list[slice] = iterable` for a plain slice.
///
/// # Errors
/// TypeError for what cannot be iterated, ValueError when the lengths do not fit, MemoryError, and whatever scripts
/// raise.
pub(super) fn assign(cx: &mut Cx<'_>, list: Handle<'_>, slice: Handle<'_>, value: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [iterator, new] = cx.locals();
        // The bounds are those of before the iteration, which may change the list.
        let piece = {
            let (Some(l), Some(s)) = (cx.get(list).cast::<List>(), cx.get(slice).cast::<Slice>()) else {
                return Ok(());
            };
            Piece::of(cx, s, l.len())?
        };
        let v = cx.get(value);
        if v.cast::<List>().is_some() || v.cast::<Tuple>().is_some() {
            // A copy also when it is a list already: it may be this one.
            cx.list_of(new, value)?;
        } else {
            cx.iter_or(iterator, value, |_| match piece.is_run() {
                true => "can only assign an iterable".to_owned(),
                false => "must assign iterable to extended slice".to_owned(),
            })?;
            cx.list_of(new, iterator)?;
        }
        let (Some(l), Some(new)) = (cx.get(list).cast::<List>(), cx.get(new).cast::<List>()) else {
            return Ok(());
        };
        if piece.is_run() {
            let at = piece.first().min(l.len());
            let end = (piece.first() + piece.count).min(l.len());
            return replace_run(cx, l, at..end, new);
        }
        if new.len() != piece.count {
            let (given, wanted) = (new.len(), piece.count);
            return Err(cx.value_error(format!(
                "attempt to assign sequence of size {given} to extended slice of size {wanted}"
            )));
        }
        let places = piece.places().zip(new.items().iter());
        for (at, item) in places.filter(|(at, _)| *at < l.len()) {
            cx.heap.store_tail(l.storage(), at, item);
        }
        Ok(())
    })
}

/// The items in `run` of a list make room for those of another list.
fn replace_run(cx: &Cx<'_>, list: Ref<'_, List>, run: std::ops::Range<usize>, new: Ref<'_, List>) -> Res<()> {
    let (at, old, count) = (run.start, run.len(), new.len());
    let total = list.len() - old + count;
    if total > list.storage().tail_len() {
        cx.charge_bytes(size_of::<Value<'_>>() * total);
        return if cx.list_splice(list, at, old, new) { Ok(()) } else { Err(cx.memory_error()) };
    }
    if count > old {
        if !cx.list_gap(list, at + old, count - old) {
            return Err(cx.memory_error());
        }
    } else {
        cx.list_remove(list, at + count, old - count);
    }
    cx.heap.copy_tail(list.storage(), at, new.storage(), 0, count);
    Ok(())
}
