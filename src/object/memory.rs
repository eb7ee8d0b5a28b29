//! `memoryview`: items in the memory of another object.
//!
//! Owns the views: what part of a `bytes` or `bytearray` they show and as what; and the table of views that keep a
//! `bytearray` from changing its size. Views have one dimension. What items look like is in `kernel::bytes::item`.
//!
//! A view that nobody leads to any more keeps nothing from changing, but it is found dead only by a collection. So
//! whoever must refuse a change raises BufferError, and natives that raise it are run again after a collection.
//!
//! Invariant "exported": every view of a `bytearray` that has not been released is in the table. What a view shows may
//! have become shorter all the same, see `check_resizable_in`: every access checks the bounds, and gives zeros beyond.

use super::bytes::{ByteArray, Bytes};
use super::bytes_methods::hex_text;
use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::item;
use super::kind;
use super::range::Slice;
use super::slicing::Piece;
use super::symbol::name;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Field, Ref, Value, Word, object};
use crate::kernel::bytes::item::{Format, Item};
use crate::kernel::integer::Integer;
use crate::natives;
use num_traits::ToPrimitive;
use std::cell::Cell;

object! {
    /// A view: `count` items of the memory of `holder`, `stride` bytes apart, from byte `start` on. `origin` is the
    /// object it was made of, `hash` that of the items once it is known. A released view has no holder.
    pub struct MemoryView: kind::MEMORYVIEW, "memoryview", None {
        values { holder, origin }
        plain { start: Cell<u64>, count: Cell<u64>, stride: Cell<i64>, format: Cell<u64>, fixed: Cell<u64>, hash: Cell<u64> }
    }
}

/// A view as plain numbers.
#[derive(Clone, Copy)]
struct Window {
    start: usize,
    count: usize,
    stride: i64,
    format: Format,
    /// It does not write.
    is_fixed: bool,
}

/// The views that keep arrays from changing their size.
#[derive(Default)]
pub struct Exports {
    /// View and array.
    entries: Vec<[Word; 2]>,
}

impl Exports {
    /// Bring the table up to date: forget views that are dead.
    pub(super) fn clear(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        self.entries.retain_mut(|entry| {
            let [Some(view), Some(array)] = entry.map(fate) else { return false };
            *entry = [view, array];
            true
        });
    }
}

/// The memory behind a view.
#[derive(Clone, Copy)]
enum Memory<'v> {
    Fixed(&'v [u8]),
    Changing(&'v [Cell<u8>]),
}

impl Memory<'_> {
    fn get(self, at: usize) -> u8 {
        match self {
            Memory::Fixed(bytes) => bytes.get(at).copied(),
            Memory::Changing(cells) => cells.get(at).map(Cell::get),
        }
        .unwrap_or(0)
    }
}

impl<'v> Ref<'v, MemoryView> {
    fn window(self) -> Window {
        let view = self.object();
        Window {
            start: view.start.get() as usize,
            count: view.count.get() as usize,
            stride: view.stride.get(),
            format: Format::of_letter(view.format.get() as u8),
            is_fixed: view.fixed.get() != 0,
        }
    }

    /// How many items it has.
    pub fn len(self) -> usize {
        self.object().count.get() as usize
    }

    /// How many bytes its items have; `None` when it has been released.
    pub fn byte_len(self) -> Option<usize> {
        self.memory().map(|_| self.len() * self.window().format.size())
    }

    /// Has it no items?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The memory; `None` when it has been released.
    fn memory(self) -> Option<Memory<'v>> {
        let holder = self.get(|m| &m.holder);
        match holder.cast::<Bytes>() {
            Some(bytes) => Some(Memory::Fixed(bytes.tail_text())),
            None => holder.cast::<ByteArray>().map(|array| Memory::Changing(array.cells())),
        }
    }

    /// The bytes of all items, one after the other; `None` when it has been released.
    pub fn to_vec(self) -> Option<Vec<u8>> {
        let (memory, window) = (self.memory()?, self.window());
        let size = window.format.size();
        if let (Memory::Fixed(bytes), true) = (memory, window.is_contiguous())
            && let Some(part) = bytes.get(window.start..window.start + window.count * size)
        {
            return Some(part.to_vec());
        }
        let places = (0..window.count).flat_map(|i| window.place(i)..window.place(i) + size);
        Some(places.map(|at| memory.get(at)).collect())
    }

    /// An item; `None` when it has been released.
    fn item(self, index: usize) -> Option<Item> {
        let (memory, window) = (self.memory()?, self.window());
        Some(window.item(memory, index))
    }
}

impl Window {
    /// The byte at which an item starts.
    fn place(&self, index: usize) -> usize {
        self.start.wrapping_add_signed((self.stride * index as i64) as isize)
    }

    fn is_contiguous(&self) -> bool {
        self.count <= 1 || self.stride == self.format.size() as i64
    }

    fn item(&self, memory: Memory<'_>, index: usize) -> Item {
        let at = self.place(index);
        let bytes: [u8; 8] = std::array::from_fn(|i| memory.get(at + i));
        self.format.unpack(bytes.get(..self.format.size()).unwrap_or_default())
    }

    /// The part that a piece of the items is.
    fn part(&self, piece: Piece) -> Window {
        let step = piece.step();
        Window { start: self.place(piece.first()), count: piece.count(), stride: self.stride * step, ..*self }
    }
}

impl Vm {
    /// Is there a view that keeps an array from changing its size?
    pub fn is_exported(&self, array: Ref<'_, ByteArray>) -> bool {
        let exports = self.exports.borrow();
        !exports.entries.is_empty() && exports.entries.iter().any(|[_, a]| *a == array.value().word())
    }

    fn new_memory_view(&self, holder: Value<'_>, origin: Value<'_>, window: Window) -> Ref<'_, MemoryView> {
        let made =
            self.heap.allocate_fixed::<MemoryView>(Builtin::MemoryView.shape()).init(|header| MemoryView {
                header,
                holder: Field::new(holder),
                origin: Field::new(origin),
                start: Cell::new(window.start as u64),
                count: Cell::new(window.count as u64),
                stride: Cell::new(window.stride),
                format: Cell::new(window.format.letter().into()),
                fixed: Cell::new(window.is_fixed.into()),
                hash: Cell::new(0),
            });
        if holder.cast::<ByteArray>().is_some() {
            self.exports.borrow_mut().entries.push([made.value().word(), holder.word()]);
        }
        made
    }

    /// A view of what another view shows, in another way.
    fn view_like(&self, view: Ref<'_, MemoryView>, window: Window) -> Value<'_> {
        self.new_memory_view(view.get(|m| &m.holder), view.get(|m| &m.origin), window).value()
    }

    /// A view of all bytes of an object, or of the items of another view; `None` for what has no such memory.
    fn view_of<'v>(&'v self, object: Value<'v>) -> Option<Value<'v>> {
        if let Some(view) = object.cast::<MemoryView>() {
            return Some(self.view_like(view, view.window()));
        }
        let holds = |v: Value<'_>| v.cast::<Bytes>().is_some() || v.cast::<ByteArray>().is_some();
        let holder = if holds(object) { object } else { self.payload(object).filter(|p| holds(*p))? };
        let window = Window {
            start: 0,
            count: self.octets_len(holder)?,
            stride: 1,
            format: Format::BYTES,
            is_fixed: holder.cast::<Bytes>().is_some(),
        };
        Some(self.new_memory_view(holder, object, window).value())
    }

    fn release(&self, view: Ref<'_, MemoryView>) {
        self.heap.store(view, &view.object().holder, Value::NONE);
        self.heap.store(view, &view.object().origin, Value::NONE);
        let word = view.value().word();
        self.exports.borrow_mut().entries.retain(|[v, _]| *v != word);
    }
}

impl Cx<'_> {
    /// BufferError, if a view keeps an array from changing its size.
    ///
    /// # Errors
    /// BufferError.
    pub fn check_resizable(&self, array: Ref<'_, ByteArray>) -> Res<()> {
        match self.is_exported(array) {
            true => {
                Err(self.raise(Builtin::BufferError, "Existing exports of data: object cannot be re-sized"))
            }
            false => Ok(()),
        }
    }

    /// As `check_resizable`, for loud natives: views that are dead are found to be so first. An instruction that is no
    /// call may have dead views in its frame's registers: where that cannot be told, the change is allowed.
    ///
    /// # Errors
    /// BufferError.
    pub fn check_resizable_in(&mut self, array: Handle<'_>) -> Res<()> {
        let mut is_sure = true;
        for all in [false, true] {
            if !self.get(array).cast::<ByteArray>().is_some_and(|a| self.is_exported(a)) {
                return Ok(());
            }
            is_sure = self.collect_for_exports(all);
        }
        match self.get(array).cast::<ByteArray>() {
            Some(array) if is_sure => self.check_resizable(array),
            _ => Ok(()),
        }
    }

    /// Look for views that are dead: among the young objects, or among all. True when all are found.
    pub(super) fn collect_for_exports(&mut self, all: bool) -> bool {
        let is_sure = self.forget_dead_registers();
        self.result.set(Word::UNDEF);
        self.collect_now(if all { crate::heap::Collect::Full } else { crate::heap::Collect::Minor });
        is_sure
    }

    /// An item as scripts see it.
    fn item_value(&self, item: Item) -> Res<Value<'_>> {
        match item {
            Item::Int(int) => match i64::try_from(int) {
                Ok(int) => Ok(self.int(int)),
                Err(_) => self.integer(&Integer::from(int)),
            },
            Item::Float(float) => Ok(Value::float(float)),
            Item::Bool(bool) => Ok(Value::bool(bool)),
            Item::Char(byte) => self.bytes(&[byte]),
        }
    }
}

fn released(cx: &Cx<'_>) -> super::context::Thrown {
    cx.value_error("operation forbidden on released memoryview object")
}

fn check(cx: &Cx<'_>, view: Ref<'_, MemoryView>) -> Res<()> {
    if view.memory().is_some() { Ok(()) } else { Err(released(cx)) }
}

fn this_view<'v>(cx: &'v Cx<'_>, this: Handle<'_>, method: &str) -> Res<Ref<'v, MemoryView>> {
    let Some(view) = cx.get(this).cast::<MemoryView>() else {
        let given = cx.type_name(cx.get(this));
        return Err(cx.type_error(format!(
            "descriptor '{method}' requires a 'memoryview' object but received a '{given}'"
        )));
    };
    check(cx, view)?;
    Ok(view)
}

/// `plain` = an index, or a slice of ints.
fn resolve(cx: &mut Cx<'_>, plain: Handle<'_>, this: Handle<'_>, index: Handle<'_>) -> Res<()> {
    let v = cx.get(index);
    if v.cast::<Slice>().is_none()
        && cx.as_integer(v).is_none()
        && cx.lookup(cx.class_of(v), name::index).is_none()
    {
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    item::resolve_index(cx, plain, this, index)
}

/// The place of an item.
fn place_of(cx: &Cx<'_>, view: Ref<'_, MemoryView>, index: Value<'_>) -> Res<usize> {
    let Some(index) = cx.as_i64(index) else { return Err(item::too_far(cx)) };
    item::place(index, view.len()).ok_or_else(|| cx.index_error("index out of bounds on dimension 1"))
}

/// The item that a value is in a format.
fn item_of(cx: &mut Cx<'_>, format: Format, value: Handle<'_>) -> Res<Item> {
    let letter = format.letter() as char;
    let invalid_type = |cx: &Cx<'_>| cx.type_error(format!("memoryview: invalid type for format '{letter}'"));
    let invalid_value =
        |cx: &Cx<'_>| cx.value_error(format!("memoryview: invalid value for format '{letter}'"));
    let v = cx.get(value);
    match letter {
        'c' => match v.cast::<Bytes>().map(|b| b.tail_text()) {
            Some([byte]) => Ok(Item::Char(*byte)),
            Some(_) => Err(invalid_value(cx)),
            None => Err(invalid_type(cx)),
        },
        '?' => Ok(Item::Bool(cx.truth(value)?)),
        'f' | 'd' => match cx.as_f64(v) {
            Some(float) => Ok(Item::Float(float)),
            None => Err(invalid_type(cx)),
        },
        _ => {
            let [int] = cx.locals();
            if cx.as_integer(v).is_none() && cx.lookup(cx.class_of(v), name::index).is_none() {
                return Err(invalid_type(cx));
            }
            cx.index_into(int, value)?;
            let int = match cx.as_integer(cx.get(int)) {
                Some(Integer::Small(int)) => Some(int.into()),
                Some(Integer::Big(int)) => int.to_i128(),
                None => None,
            };
            int.map(Item::Int).ok_or_else(|| invalid_value(cx))
        }
    }
}

/// Write bytes into a view's memory.
fn write(view: Ref<'_, MemoryView>, at: usize, bytes: &[u8]) {
    if let Some(Memory::Changing(cells)) = view.memory() {
        cells.iter().skip(at).zip(bytes).for_each(|(cell, byte)| cell.set(*byte));
    }
}

fn set_item(cx: &mut Cx<'_>, this: Handle<'_>, index: Handle<'_>, value: Handle<'_>) -> Res<()> {
    if this_view(cx, this, "__setitem__")?.window().is_fixed {
        return Err(cx.type_error("cannot modify read-only memory"));
    }
    let [plain, source] = cx.locals();
    resolve(cx, plain, this, index)?;
    if cx.get(plain).cast::<Slice>().is_some() {
        let v = cx.get(value);
        let Some(other) = cx.view_of(v) else { return Err(super::argument::not_bytes_like(cx, v)) };
        cx.set(source, other);
        let copied = copy_items(cx, this, plain, source);
        if let Some(source) = cx.get(source).cast::<MemoryView>() {
            cx.release(source);
        }
        return copied;
    }
    let format = this_view(cx, this, "__setitem__")?.window().format;
    let at = place_of(cx, this_view(cx, this, "__setitem__")?, cx.get(plain))?;
    let item = item_of(cx, format, value)?;
    // The value's `__index__` may have released the view.
    let (view, letter) = (this_view(cx, this, "__setitem__")?, format.letter() as char);
    let Some(bytes) = format.pack(item) else {
        return Err(cx.value_error(format!("memoryview: invalid value for format '{letter}'")));
    };
    write(view, view.window().place(at), bytes.get(..format.size()).unwrap_or_default());
    Ok(())
}

/// Copy the items of a view to a slice of another, which may share its memory.
fn copy_items(cx: &Cx<'_>, this: Handle<'_>, slice: Handle<'_>, source: Handle<'_>) -> Res<()> {
    let view = this_view(cx, this, "__setitem__")?;
    let (Some(slice), Some(source)) = (cx.get(slice).cast::<Slice>(), cx.get(source).cast::<MemoryView>())
    else {
        return Ok(());
    };
    let target = view.window().part(Piece::of(cx, slice, view.len())?);
    let from = source.window();
    if from.count != target.count || from.format != target.format {
        let message = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(cx.value_error(message));
    }
    let Some(bytes) = source.to_vec() else { return Err(released(cx)) };
    for (index, item) in bytes.chunks_exact(target.format.size()).enumerate() {
        write(view, target.place(index), item);
    }
    Ok(())
}

/// Have two objects the same items?
fn are_equal(cx: &Cx<'_>, view: Ref<'_, MemoryView>, other: Value<'_>) -> Option<bool> {
    if view.value() == other {
        return Some(true);
    }
    let is_released = |v: Value<'_>| v.cast::<MemoryView>().is_some_and(|m| m.memory().is_none());
    if view.memory().is_none() || is_released(other) {
        return Some(false);
    }
    let Some(other) = other.cast::<MemoryView>() else {
        let bytes = cx.octets(other)?;
        let (memory, window) = (view.memory()?, view.window());
        let equal = |(i, byte): (usize, &u8)| window.item(memory, i).equals(Item::Int((*byte).into()));
        return Some(window.count == bytes.len() && bytes.iter().enumerate().all(equal));
    };
    let equal = |i: usize| match (view.item(i), other.item(i)) {
        (Some(a), Some(b)) => a.equals(b),
        _ => false,
    };
    Some(view.len() == other.len() && (0..view.len()).all(equal))
}

fn compared<'v>(cx: &Cx<'_>, view: Ref<'v, MemoryView>, other: Value<'v>, op: Comparison) -> Value<'static> {
    let equal = are_equal(cx, view, other).and_then(|equal| super::compare::equality(op, equal));
    equal.map_or(Value::NOT_IMPLEMENTED, Value::bool)
}

fn cast<'v>(cx: &'v Cx<'_>, view: Ref<'v, MemoryView>, text: &str, shape: Value<'v>) -> Res<Value<'v>> {
    check(cx, view)?;
    let window = view.window();
    if !window.is_contiguous() {
        return Err(cx.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let Some(format) = Format::parse(text) else {
        return Err(cx.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    if !window.format.is_byte() && !format.is_byte() {
        return Err(cx.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = window.count * window.format.size();
    if !bytes.is_multiple_of(format.size()) {
        return Err(cx.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let count = bytes / format.size();
    if shape != Value::UNDEF {
        let Some(lengths) = super::slicing::items_of(shape) else {
            return Err(cx.type_error("shape must be a list or a tuple"));
        };
        if lengths.len() != 1 {
            let message = "memoryview: views of several dimensions are not supported";
            return Err(cx.raise(Builtin::NotImplementedError, message));
        }
        let Some(wanted) = lengths.get(0).and_then(|v| cx.as_i64(v)) else {
            return Err(cx.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        if wanted <= 0 {
            let message = "memoryview.cast(): elements of shape must be integers > 0";
            return Err(cx.value_error(message));
        }
        if usize::try_from(wanted) != Ok(count) {
            return Err(cx.type_error("memoryview: product(shape) * itemsize != buffer size"));
        }
    }
    Ok(cx.view_like(view, Window { count, stride: format.size() as i64, format, ..window }))
}

/// A tuple of one int.
fn single<'v>(cx: &'v Cx<'_>, number: i64) -> Res<Value<'v>> {
    cx.tuple(&[cx.int(number)])
}

natives! { pub static METHODS:
    /// Create a new memoryview object which references the given object.
    loud static_ fn "__new__" new(cx, class, key object) {
        cx.check_new(class, Builtin::MemoryView)?;
        let v = cx.get(object);
        if let Some(view) = v.cast::<MemoryView>() {
            check(cx, view)?;
        }
        match cx.view_of(v) {
            Some(view) => cx.ret(view),
            None => {
                let given = cx.type_name(v);
                Err(cx.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")))
            }
        }
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, MemoryView>) {
        let state = if this.memory().is_some() { "" } else { "released " };
        cx.string(&format!("<{state}memory at {:#x}>", cx.id_of(this.value())))
    }
    quiet fn "__len__" len(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(cx.int(this.len() as i64))
    }
    loud fn "__getitem__" getitem(cx, this, index) {
        this_view(cx, this, "__getitem__")?;
        let [plain] = cx.locals();
        resolve(cx, plain, this, index)?;
        let view = this_view(cx, this, "__getitem__")?;
        if let Some(slice) = cx.get(plain).cast::<Slice>() {
            let piece = Piece::of(cx, slice, view.len())?;
            return cx.ret(cx.view_like(view, view.window().part(piece)));
        }
        let item = view.item(place_of(cx, view, cx.get(plain))?).ok_or_else(|| released(cx))?;
        cx.ret(cx.item_value(item)?)
    }
    loud fn "__setitem__" setitem(cx, this, index, value) {
        set_item(cx, this, index, value)?;
        cx.ret(Value::NONE)
    }
    quiet fn "__delitem__" delitem(cx, this: Ref<'v, MemoryView>, index: Value<'v>) {
        check(cx, this)?;
        Err(cx.type_error(if this.window().is_fixed { "cannot modify read-only memory" } else { "cannot delete memory" }))
    }
    quiet fn "__iter__" iter(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(cx.new_iterator(Builtin::SequenceIterator, this.value(), 0, 0).value())
    }
    quiet fn "__eq__" eq(cx, this: Ref<'v, MemoryView>, other: Value<'v>) { Ok(compared(cx, this, other, Comparison::Equal)) }
    quiet fn "__ne__" ne(cx, this: Ref<'v, MemoryView>, other: Value<'v>) { Ok(compared(cx, this, other, Comparison::NotEqual)) }
    quiet fn "__hash__" hash(cx, this: Ref<'v, MemoryView>) {
        let known = this.object().hash.get();
        if known != 0 {
            return Ok(cx.int(known as i64));
        }
        let Some(bytes) = this.to_vec() else { return Err(released(cx)) };
        if !this.window().is_fixed {
            return Err(cx.value_error("cannot hash writable memoryview object"));
        }
        if !this.window().format.is_byte() {
            return Err(cx.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        }
        let hash = cx.hash_bytes(&bytes);
        this.object().hash.set(hash as u64);
        Ok(cx.int(hash))
    }
    quiet fn "__enter__" enter(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(this.value())
    }
    quiet fn "__exit__" exit(cx, this: Ref<'v, MemoryView>, *args) {
        cx.release(this);
        Ok(Value::NONE)
    }
    /// Release the underlying buffer exposed by the memoryview object.
    quiet fn release(cx, this: Ref<'v, MemoryView>) {
        cx.release(this);
        Ok(Value::NONE)
    }
    /// Return the data in the buffer as a byte string.
    quiet fn tobytes(cx, this: Ref<'v, MemoryView>, key order: Option<&'v str>) {
        if !matches!(order, None | Some("C" | "F" | "A")) {
            return Err(cx.value_error("order must be 'C', 'F' or 'A'"));
        }
        let Some(bytes) = this.to_vec() else { return Err(released(cx)) };
        cx.bytes(&bytes)
    }
    /// Return the data in the buffer as a list of elements.
    quiet fn tolist(cx, this: Ref<'v, MemoryView>) {
        let Some(memory) = this.memory() else { return Err(released(cx)) };
        let window = this.window();
        let list = cx.list(&[])?;
        for index in 0..window.count {
            let item = cx.item_value(window.item(memory, index))?;
            if !cx.list_push(list, item) {
                return Err(cx.memory_error());
            }
        }
        Ok(list.value())
    }
    /// Return the data in the buffer as a str of hexadecimal numbers.
    quiet fn hex(cx, this: Ref<'v, MemoryView>, key sep: Value<'v> = Value::UNDEF, key bytes_per_sep: super::argument::SmallSize = super::argument::SmallSize(1)) {
        let Some(bytes) = this.to_vec() else { return Err(released(cx)) };
        cx.string(&hex_text(cx, &bytes, sep, bytes_per_sep)?)
    }
    /// Cast a memoryview to a new format or shape.
    quiet fn cast(cx, this: Ref<'v, MemoryView>, key format: &'v str, key shape: Value<'v> = Value::UNDEF) {
        cast(cx, this, format, shape)
    }
    /// Return a readonly version of the memoryview.
    quiet fn toreadonly(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(cx.view_like(this, Window { is_fixed: true, ..this.window() }))
    }
    /// The underlying object of the memoryview.
    quiet getter fn obj(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(this.get(|m| &m.origin))
    }
    /// The amount of space in bytes that the array would use in
    ///  a contiguous representation.
    quiet getter fn nbytes(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(cx.int(this.byte_len().unwrap_or(0) as i64))
    }
    /// A bool indicating whether the memory is read only.
    quiet getter fn readonly(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(Value::bool(this.window().is_fixed))
    }
    /// The size in bytes of each element of the memoryview.
    quiet getter fn itemsize(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(cx.int(this.window().format.size() as i64))
    }
    /// A string containing the format (in struct module style)
    ///  for each element in the view.
    quiet getter fn format(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        cx.string((this.window().format.letter() as char).encode_utf8(&mut [0; 4]))
    }
    /// An integer indicating how many dimensions of a multi-dimensional
    ///  array the memory represents.
    quiet getter fn ndim(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(Value::int(1))
    }
    /// A tuple of ndim integers giving the shape of the memory
    ///  as an N-dimensional array.
    quiet getter fn shape(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        single(cx, this.len() as i64)
    }
    /// A tuple of ndim integers giving the size in bytes to access
    ///  each element for each dimension of the array.
    quiet getter fn strides(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        single(cx, this.window().stride)
    }
    /// A tuple of integers used internally for PIL-style arrays.
    quiet getter fn suboffsets(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        cx.tuple(&[])
    }
    /// A bool indicating whether the memory is C contiguous.
    quiet getter fn c_contiguous(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(Value::bool(this.window().is_contiguous()))
    }
    /// A bool indicating whether the memory is Fortran contiguous.
    quiet getter fn f_contiguous(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(Value::bool(this.window().is_contiguous()))
    }
    /// A bool indicating whether the memory is contiguous.
    quiet getter fn contiguous(cx, this: Ref<'v, MemoryView>) {
        check(cx, this)?;
        Ok(Value::bool(this.window().is_contiguous()))
    }
}
