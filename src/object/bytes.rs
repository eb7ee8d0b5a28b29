//! `bytes` and `bytearray`: layouts, making them, and reading them alike.
//!
//! A `bytearray` has its bytes in a buffer of the heap; what changes it is in `bytearray`, the methods of both are in
//! `bytes_methods`.

use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Length, Ref, ShapeWord, Value, object};
use crate::object::class::Builtin;
use std::borrow::Cow;
use std::cell::Cell;

object! {
    /// `bytes`.
    pub struct Bytes: kind::BYTES, "bytes", Text {
        values {}
        plain { hash: Cell<u64> }
    }
}

object! {
    /// `bytearray`: `count` bytes of `buffer`.
    pub struct ByteArray: kind::BYTEARRAY, "bytearray", None {
        values { buffer }
        plain { count: Cell<usize> }
    }
}

object! {
    /// The storage of a `bytearray`.
    pub struct Buffer: kind::BUFFER, "buffer", Bytes {
        values {}
        plain {}
    }
}

impl<'v> Ref<'v, ByteArray> {
    /// How many bytes.
    pub fn len(self) -> usize {
        self.object().count.get()
    }

    /// Has it no bytes?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The bytes, as they are now: each may change.
    pub fn cells(self) -> &'v [Cell<u8>] {
        let all = self.get(|b| &b.buffer).cast::<Buffer>().map_or(&[][..], |buffer| buffer.tail_bytes());
        all.get(..self.len()).unwrap_or(all)
    }

    /// A copy of the bytes.
    pub fn to_vec(self) -> Vec<u8> {
        self.cells().iter().map(Cell::get).collect()
    }
}

impl Vm {
    /// New bytes. `None` when memory is short.
    pub fn try_bytes(&self, bytes: &[u8]) -> Option<Ref<'_, Bytes>> {
        self.try_bytes_filled(bytes.len(), |all| all.copy_from_slice(bytes))
    }

    /// New bytes, all zero until `fill` writes them.
    pub fn try_bytes_filled(&self, size: usize, fill: impl FnOnce(&mut [u8])) -> Option<Ref<'_, Bytes>> {
        let new = self.heap.allocate_tail::<Bytes>(Builtin::Bytes.shape(), size)?;
        let fixed = |header| Bytes { header, length: Length::allocated(), hash: Cell::new(0) };
        Some(new.init_bytes_with(fixed, fill))
    }

    /// New storage for a `bytearray`.
    pub fn try_buffer(&self, bytes: &[u8], capacity: usize) -> Option<Ref<'_, Buffer>> {
        let shape = ShapeWord::new(kind::BUFFER, 1);
        let new = self.heap.allocate_tail::<Buffer>(shape, capacity.max(bytes.len()))?;
        Some(new.init_bytes(|header| Buffer { header, length: Length::allocated() }, bytes))
    }

    /// A new `bytearray`.
    pub fn try_bytearray(&self, bytes: &[u8]) -> Option<Ref<'_, ByteArray>> {
        self.try_bytearray_filled(bytes.len(), |all| all.copy_from_slice(bytes))
    }

    /// A new `bytearray`, all zero until `fill` writes it.
    pub fn try_bytearray_filled(
        &self,
        size: usize,
        fill: impl FnOnce(&mut [u8]),
    ) -> Option<Ref<'_, ByteArray>> {
        let shape = ShapeWord::new(kind::BUFFER, 1);
        let buffer = self.heap.allocate_tail::<Buffer>(shape, size)?;
        let buffer = buffer.init_bytes_with(|header| Buffer { header, length: Length::allocated() }, fill);
        let new = self.heap.allocate::<ByteArray>(Builtin::ByteArray.shape(), 3)?;
        Some(new.init(|header| ByteArray {
            header,
            buffer: Field::new(buffer.value()),
            count: Cell::new(size),
        }))
    }

    /// The hash of bytes; computed once.
    pub fn hash_of_bytes(&self, bytes: Ref<'_, Bytes>) -> i64 {
        let known = bytes.object().hash.get();
        if known != 0 {
            return known as i64;
        }
        let hash = self.hash_bytes(bytes.tail_text());
        bytes.object().hash.set(hash as u64);
        hash
    }

    /// A byte of `bytes` or `bytearray`.
    pub fn byte_at(&self, v: Value<'_>, index: usize) -> Option<u8> {
        if let Some(b) = v.cast::<Bytes>() {
            return b.tail_text().get(index).copied();
        }
        let b = v.cast::<ByteArray>()?;
        let buffer = b.get(|b| &b.buffer).cast::<Buffer>()?;
        if index < b.object().count.get() { buffer.tail_bytes().get(index).map(Cell::get) } else { None }
    }

    /// The byte of an exact bytearray at an index, if `v` may be stored there.
    #[inline(never)]
    pub fn byte_cell<'v>(
        &self,
        array: Value<'v>,
        index: Value<'_>,
        v: Value<'_>,
    ) -> Option<(&'v Cell<u8>, u8)> {
        let array = array.cast::<ByteArray>()?;
        if !index.is_int() || !v.is_int() {
            return None;
        }
        let at = super::item::place(index.as_int(), array.len())?;
        Some((array.cells().get(at)?, u8::try_from(v.as_int()).ok()?))
    }

    /// What an object of a built-in class that holds or shows bytes holds, a subclass's included. What may change is
    /// copied.
    pub fn octets<'v>(&'v self, v: Value<'v>) -> Option<Cow<'v, [u8]>> {
        let bytes = match self.exact_octets(v) {
            Some(bytes) => bytes,
            None => match v.cast::<super::memory::MemoryView>() {
                Some(view) => view.to_vec().map(Cow::Owned)?,
                None => self.payload(v).and_then(|p| self.exact_octets(p))?,
            },
        };
        self.charge_bytes(bytes.len());
        Some(bytes)
    }

    /// As `octets`, for exact `bytes` and `bytearray`.
    pub fn exact_octets<'v>(&'v self, v: Value<'v>) -> Option<Cow<'v, [u8]>> {
        match v.cast::<Bytes>() {
            Some(b) => Some(Cow::Borrowed(b.tail_text())),
            None => v.cast::<ByteArray>().map(|b| Cow::Owned(b.to_vec())),
        }
    }

    /// How many bytes `octets` would give.
    pub fn octets_len(&self, v: Value<'_>) -> Option<usize> {
        if let Some(view) = v.cast::<super::memory::MemoryView>() {
            return view.byte_len();
        }
        match (v.cast::<Bytes>(), v.cast::<ByteArray>()) {
            (Some(b), _) => Some(b.tail_len()),
            (_, Some(b)) => Some(b.len()),
            _ => self.payload(v).and_then(|p| self.octets_len(p)),
        }
    }

    /// A copy of the contents of `bytes` or `bytearray`.
    pub fn bytes_of(&self, v: Value<'_>) -> Option<Vec<u8>> {
        self.charge_bytes(self.octets_len(v).unwrap_or(0));
        if let Some(b) = v.cast::<Bytes>() {
            return Some(b.tail_text().to_vec());
        }
        v.cast::<ByteArray>().map(|b| b.to_vec())
    }
}

impl Cx<'_> {
    /// New bytes.
    ///
    /// # Errors
    /// MemoryError.
    pub fn bytes(&self, bytes: &[u8]) -> Res<Value<'_>> {
        self.try_bytes(bytes).map(Ref::value).ok_or_else(|| self.memory_error())
    }
}
