//! `bytes` and `bytearray`.

use super::context::{Cx, Res};
use super::error::Raise;
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Length, Ref, ShapeWord, Value, object};
use crate::object::class::Builtin;
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

impl Vm {
    /// New bytes. `None` when memory is short.
    pub fn try_bytes(&self, bytes: &[u8]) -> Option<Ref<'_, Bytes>> {
        let new = self.heap.allocate_tail::<Bytes>(Builtin::Bytes.shape(), bytes.len())?;
        Some(
            new.init_bytes(|header| Bytes { header, length: Length::allocated(), hash: Cell::new(0) }, bytes),
        )
    }

    /// New storage for a `bytearray`.
    pub fn try_buffer(&self, bytes: &[u8], capacity: usize) -> Option<Ref<'_, Buffer>> {
        let shape = ShapeWord::new(kind::BUFFER, 1);
        let new = self.heap.allocate_tail::<Buffer>(shape, capacity.max(bytes.len()))?;
        Some(new.init_bytes(|header| Buffer { header, length: Length::allocated() }, bytes))
    }

    /// A new `bytearray`.
    pub fn try_bytearray(&self, bytes: &[u8]) -> Option<Ref<'_, ByteArray>> {
        let buffer = self.try_buffer(bytes, bytes.len().max(8))?;
        let new = self.heap.allocate::<ByteArray>(
            Builtin::ByteArray.shape(),
            <ByteArray as crate::heap::Object>::LAYOUT.words as usize,
        )?;
        Some(new.init(|header| ByteArray {
            header,
            buffer: Field::new(buffer.value()),
            count: Cell::new(bytes.len()),
        }))
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

    /// A copy of the contents of `bytes` or `bytearray`.
    pub fn bytes_of(&self, v: Value<'_>) -> Option<Vec<u8>> {
        if let Some(b) = v.cast::<Bytes>() {
            return Some(b.tail_text().to_vec());
        }
        let b = v.cast::<ByteArray>()?;
        let buffer = b.get(|b| &b.buffer).cast::<Buffer>()?;
        Some(buffer.tail_bytes().iter().take(b.object().count.get()).map(Cell::get).collect())
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

    /// A string of one character.
    ///
    /// # Errors
    /// MemoryError.
    pub fn char_string(&self, c: char) -> Res<Value<'_>> {
        if (c as u32) < 128 {
            return Ok(self.name_of(self.intern(c.encode_utf8(&mut [0; 4]))).value());
        }
        self.string(c.encode_utf8(&mut [0; 4]))
    }
}
