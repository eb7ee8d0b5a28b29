//! Changing a `bytearray`: growth, and bytes put in and taken out.
//!
//! Owns every write to the storage that `bytes` lays out. Bytes come in as plain ones or as what scripts give for them;
//! the methods are in `bytes_methods`.
//!
//! Invariant: `count` is at most the size of the buffer; nothing here keeps a view of the bytes while scripts run.

use super::argument::not_a_byte;
use super::bytes::{Buffer, ByteArray};
use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::instance::Slotted;
use super::item;
use super::range::Slice;
use super::slicing::Piece;
use super::symbol::name;
use super::vm::Vm;
use crate::heap::{Ref, Value};
use std::cell::Cell;

impl Vm {
    /// The buffer of an array, past its last byte too.
    fn room_of<'v>(&self, array: Ref<'v, ByteArray>) -> &'v [Cell<u8>] {
        array.get(|a| &a.buffer).cast::<Buffer>().map_or(&[], |buffer| buffer.tail_bytes())
    }

    /// Let an array have these bytes, with some room to grow. False when memory is short.
    pub fn bytearray_replace(&self, array: Ref<'_, ByteArray>, bytes: &[u8]) -> bool {
        let capacity = bytes.len().saturating_add(bytes.len() >> 3).saturating_add(8);
        let Some(buffer) = self.try_buffer(bytes, capacity) else { return false };
        self.heap.store(array, &array.object().buffer, buffer.value());
        array.object().count.set(bytes.len());
        true
    }

    /// Put bytes in the place of `gone` bytes from `at` on, which are inside. False when memory is short.
    pub fn bytearray_splice(&self, array: Ref<'_, ByteArray>, at: usize, gone: usize, new: &[u8]) -> bool {
        let len = array.len();
        let (at, gone) = (at.min(len), gone.min(len - at.min(len)));
        let (tail, total) = (at + gone, len - gone + new.len());
        let room = self.room_of(array);
        if total > room.len() {
            let mut all = Vec::new();
            if all.try_reserve_exact(total).is_err() {
                return false;
            }
            let old = array.cells();
            all.extend(old.iter().take(at).map(Cell::get));
            all.extend_from_slice(new);
            all.extend(old.iter().skip(tail).map(Cell::get));
            return self.bytearray_replace(array, &all);
        }
        move_cells(room, at + new.len(), tail, len - tail);
        for (cell, byte) in room.iter().skip(at).zip(new) {
            cell.set(*byte);
        }
        array.object().count.set(total);
        true
    }
}

/// Copy `count` bytes within a buffer; the two places may overlap.
fn move_cells(room: &[Cell<u8>], to: usize, from: usize, count: usize) {
    let copy = |i: usize| {
        if let (Some(target), Some(source)) = (room.get(to + i), room.get(from + i)) {
            target.set(source.get());
        }
    };
    if to < from {
        (0..count).for_each(copy);
    } else if to > from {
        (0..count).rev().for_each(copy);
    }
}

impl<'s> Cx<'s> {
    /// As `bytearray_splice`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn splice(&self, array: Ref<'_, ByteArray>, at: usize, gone: usize, new: &[u8]) -> Res<()> {
        if self.bytearray_splice(array, at, gone, new) { Ok(()) } else { Err(self.memory_error()) }
    }

    /// A value as a byte: an int, or what has an `__index__`.
    ///
    /// # Errors
    /// TypeError, ValueError, and whatever `__index__` raises.
    pub fn byte_argument(&mut self, v: Handle<'_>) -> Res<u8> {
        let number = match self.as_integer(self.get(v)) {
            Some(number) => number,
            None => self.scope(|cx| {
                let [int] = cx.locals();
                cx.index_into(int, v)?;
                cx.as_integer(cx.get(int)).ok_or_else(|| cx.memory_error())
            })?,
        };
        let byte = number.to_i64().and_then(|i| u8::try_from(i).ok());
        byte.ok_or_else(|| not_a_byte(self))
    }

    /// The bytes that the ints are which an iterator has left.
    ///
    /// # Errors
    /// TypeError and ValueError for items that are no bytes, MemoryError, and whatever iteration raises.
    pub(super) fn collected_bytes(&mut self, iterator: Handle<'_>, class: Builtin) -> Res<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut granted = 4096;
        let quick = |_: &Cx<'_>, _: Value<'_>| None;
        self.for_each_next(iterator, quick, |cx, item| {
            if bytes.len() == granted {
                cx.reserve(bytes.len())?;
                granted *= 2;
            }
            match cx.byte_argument(item) {
                Ok(byte) => bytes.push(byte),
                Err(_) if class == Builtin::Bytes && cx.pending_is(Builtin::ValueError) => {
                    return Err(cx.value_error("bytes must be in range(0, 256)"));
                }
                Err(thrown) => return Err(thrown),
            }
            Ok(())
        })?;
        Ok(bytes)
    }

    /// The bytes of an object that is no int: it holds bytes, or is an iterable of ints.
    ///
    /// # Errors
    /// TypeError for anything else, and as `collected_bytes`.
    pub(super) fn bytes_from(&mut self, source: Handle<'_>, class: Builtin) -> Res<Vec<u8>> {
        let v = self.get(source);
        if let Some(bytes) = self.octets(v) {
            return Ok(bytes.into_owned());
        }
        let refusal = format!("cannot convert '{}' object to {}", self.type_name(v), class.name());
        if self.is_instance(v, Builtin::Str) {
            return Err(self.type_error(refusal));
        }
        self.scope(|cx| {
            let [it] = cx.locals();
            cx.iter_or_refuse(it, source, |_| refusal)?;
            cx.collected_bytes(it, class)
        })
    }
}

/// The array behind a handle that holds one.
fn array_at<'v>(cx: &'v Cx<'_>, array: Handle<'_>) -> Res<Ref<'v, ByteArray>> {
    cx.get(array).cast::<ByteArray>().ok_or_else(|| cx.system_error("no bytearray"))
}

/// `array[index] = value`; `value` is `None` for `del array[index]`.
///
/// # Errors
/// IndexError, TypeError, ValueError, MemoryError, and whatever scripts raise.
pub(super) fn set_item(
    cx: &mut Cx<'_>,
    array: Handle<'_>,
    index: Handle<'_>,
    value: Option<Handle<'_>>,
) -> Res<()> {
    cx.scope(|cx| {
        let [plain] = cx.locals();
        item::resolve_index(cx, plain, array, index)?;
        if cx.get(plain).cast::<Slice>().is_some() {
            return set_slice(cx, array, plain, value);
        }
        let Some(at) = cx.as_i64(cx.get(plain)) else { return Err(item::too_far(cx)) };
        // The value comes first: its `__index__` may change the array's length.
        let byte = value.map(|value| cx.byte_argument(value)).transpose()?;
        if byte.is_none() {
            cx.check_resizable_in(array)?;
        }
        let this = array_at(cx, array)?;
        let Some(at) = item::place(at, this.len()) else {
            return Err(cx.index_error("bytearray index out of range"));
        };
        match (byte, this.cells().get(at)) {
            (Some(byte), Some(cell)) => cell.set(byte),
            _ => return cx.splice(this, at, 1, &[]),
        }
        Ok(())
    })
}

/// The bytes that are assigned to a slice.
fn assigned(cx: &mut Cx<'_>, value: Handle<'_>) -> Res<Vec<u8>> {
    let v = cx.get(value);
    let class = cx.class_of(v);
    let number = cx.as_number(v).is_some()
        || [name::index, name::int_, name::float_].iter().any(|method| cx.lookup(class, *method).is_some());
    if number || cx.is_instance(v, Builtin::Str) {
        let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return Err(cx.type_error(message));
    }
    cx.bytes_from(value, Builtin::ByteArray)
}

fn set_slice(cx: &mut Cx<'_>, array: Handle<'_>, slice: Handle<'_>, value: Option<Handle<'_>>) -> Res<()> {
    let piece_of = |cx: &Cx<'_>| -> Res<Piece> {
        let (this, slice) = (array_at(cx, array)?, cx.get(slice).cast::<Slice>());
        let slice = slice.ok_or_else(|| cx.system_error("no slice"))?;
        Piece::of(cx, slice, this.len())
    };
    piece_of(cx)?;
    let new = match value {
        Some(value) => assigned(cx, value)?,
        None => Vec::new(),
    };
    // Only an extended slice of as many bytes leaves the size as it is for sure.
    let piece = piece_of(cx)?;
    let is_same_size = piece.count() == new.len();
    if !is_same_size && (piece.is_run() || new.is_empty()) {
        cx.check_resizable_in(array)?;
    }
    let (piece, this) = (piece_of(cx)?, array_at(cx, array)?);
    if piece.is_run() {
        return cx.splice(this, piece.first(), piece.count(), &new);
    }
    if value.is_none() {
        return cx.delete_apart(this, piece.rising());
    }
    if new.is_empty() && piece.count() > 0 {
        return cx.delete_apart(this, piece.rising());
    }
    if new.len() != piece.count() {
        let (given, wanted) = (new.len(), piece.count());
        return Err(cx.value_error(format!(
            "attempt to assign bytes of size {given} to extended slice of size {wanted}"
        )));
    }
    let cells = this.cells();
    for (at, byte) in piece.places().zip(new) {
        if let Some(cell) = cells.get(at) {
            cell.set(byte);
        }
    }
    Ok(())
}

impl Cx<'_> {
    /// Take out bytes that are not neighbours, whose places rise.
    fn delete_apart(&self, array: Ref<'_, ByteArray>, piece: Piece) -> Res<()> {
        let mut gone = piece.places().peekable();
        let kept = array.cells().iter().enumerate().filter_map(|(at, cell)| {
            if gone.peek() == Some(&at) {
                gone.next();
                return None;
            }
            Some(cell.get())
        });
        let kept: Vec<u8> = kept.collect();
        self.splice(array, 0, array.len(), &kept)
    }

    /// `array.pop(index)`.
    ///
    /// # Errors
    /// IndexError; BufferError when a view keeps the size from changing.
    pub(super) fn bytearray_pop(&self, array: Ref<'_, ByteArray>, index: i64) -> Res<Value<'_>> {
        let byte = item::place(index, array.len()).and_then(|at| Some((at, array.cells().get(at)?.get())));
        let Some((at, byte)) = byte else {
            let empty = array.is_empty();
            return Err(self.index_error(if empty {
                "pop from empty bytearray"
            } else {
                "pop index out of range"
            }));
        };
        self.check_resizable(array)?;
        self.splice(array, at, 1, &[])?;
        Ok(Value::int(byte.into()))
    }

    /// What copies of a `bytearray` are made of: its class, its bytes (old protocols: as text), its attributes.
    ///
    /// # Errors
    /// MemoryError.
    pub fn bytearray_recipe<'v>(&'v self, this: Value<'v>, as_text: bool) -> Res<Value<'v>> {
        let Some(octets) = self.octets(self.payload(this).unwrap_or(this)) else {
            return Err(self.type_error("descriptor '__reduce__' for 'bytearray' objects doesn't apply"));
        };
        let content = if as_text {
            let text: String = octets.iter().map(|byte| *byte as char).collect();
            self.tuple(&[self.string(&text)?, self.string("latin-1")?])?
        } else {
            self.tuple(&[self.bytes(&octets)?])?
        };
        let own = match Slotted::of(this) {
            Some(o) => self.attributes_of(o)?,
            None => None,
        };
        self.tuple(&[self.class_of(this).value(), content, own.unwrap_or(Value::NONE)])
    }
}
