//! The methods of `bytes` and `bytearray`.
//!
//! Owns both tables of natives. Nearly all rows are shared: the receiver's type says which kind of object results are.
//! Algorithms are in `kernel::bytes`, changes of arrays in `bytearray`, `%` in `percent`, joining in `join`.
//!
//! Invariant: a method of `bytes` may give its receiver where the result equals it; one of `bytearray` gives a new object.

use super::argument::{
    Byte, FillByte, Holder, HoldsBytes, Needle, Octets, Place, Size, SmallSize, Times, not_bytes_like,
};
use super::bytearray;
use super::bytes::{ByteArray, Bytes};
use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::item;
use super::list::List;
use super::native::Take;
use super::percent::{Flavour, percent, to_bytes, to_text};
use super::symbol::name;
use super::tuple::Tuple;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::kernel::bytes::{convert, search};
use crate::kernel::complaint::{Complaint, Outcome, fill_repeated};
use crate::kernel::text::split::Side;
use crate::natives;
use std::borrow::Cow;

/// How many pieces are made between two looks at whether somebody asked to stop.
const PIECES: usize = 1000;

/// Bytes, or None.
struct Optional<'v>(Option<Cow<'v, [u8]>>);

impl<'v> Take<'v> for Optional<'v> {
    const EXPECTED: &'static str = "a bytes-like object";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Optional<'v>> {
        if v == Value::NONE { Some(Optional(None)) } else { cx.octets(v).map(|bytes| Optional(Some(bytes))) }
    }
    fn refuse(
        cx: &Cx<'_>,
        arguments: &super::context::Arguments<'v>,
        index: usize,
    ) -> super::context::Thrown {
        not_bytes_like(cx, arguments.get(index))
    }
}

/// A handle to the object behind the receiver of a loud native.
fn this_holder<'s, T: HoldsBytes>(cx: &Cx<'s>, this: Handle<'s>, method: &str) -> Res<Handle<'s>> {
    cx.receiver::<T>(this, T::CLASS, method)
}

impl<'v, T: HoldsBytes> Holder<'v, T> {
    /// What a kernel made, as an object of the receiver's kind.
    fn made(&self, cx: &'v Cx<'_>, outcome: Outcome<Vec<u8>>) -> Res<Value<'v>> {
        match outcome {
            Ok(bytes) => self.make(cx, &bytes),
            Err(complaint) => Err(cx.complain(complaint)),
        }
    }

    /// A list of the pieces that `cut` finds.
    fn pieces<'b>(
        &'b self,
        cx: &'v Cx<'_>,
        cut: impl FnOnce(&'b [u8], &mut search::Sink<'b, '_>) -> Outcome<()>,
    ) -> Res<Ref<'v, List>> {
        let list = cx.list(&[])?;
        let mut poll = cx.kernel_poll();
        let cut = cut(&self.bytes, &mut |piece| {
            if list.len().is_multiple_of(PIECES) {
                poll()?;
            }
            let pushed = T::make(cx, piece).is_some_and(|piece| cx.list_push(list, piece));
            if pushed { Ok(()) } else { Err(Complaint::memory()) }
        });
        match cut {
            Ok(()) => Ok(list),
            Err(complaint) => Err(cx.complain(complaint)),
        }
    }

    /// Head, separator and tail, as `partition` gives them.
    fn partitioned(&self, cx: &'v Cx<'_>, separator: Value<'v>, last: bool) -> Res<Value<'v>> {
        let Some(needle) = cx.octets(separator) else { return Err(not_bytes_like(cx, separator)) };
        let cut = if last { search::partition_last } else { search::partition };
        let (head, middle, tail) = cut(&self.bytes, &needle).map_err(|complaint| cx.complain(complaint))?;
        // What is found is the separator itself, where that cannot change.
        let found = !middle.is_empty() && T::CLASS == Builtin::Bytes;
        let middle = if found { separator } else { self.make(cx, middle)? };
        cx.tuple(&[self.part(cx, head)?, middle, self.part(cx, tail)?])
    }

    fn found(
        &self,
        needle: &Needle<'_>,
        (start, end): (Place, Place),
        find: fn(&[u8], &[u8], i64, i64) -> Option<usize>,
    ) -> Option<usize> {
        find(&self.bytes, &needle.0, start.start(), end.end())
    }

    fn has_affix(
        &self,
        cx: &Cx<'_>,
        method: &str,
        affix: Value<'_>,
        (start, end): (Place, Place),
        has: fn(&[u8], &[u8], i64, i64) -> bool,
    ) -> Res<bool> {
        let fits = |affix: &[u8]| has(&self.bytes, affix, start.start(), end.end());
        if let Some(affix) = cx.octets(affix) {
            return Ok(fits(&affix));
        }
        let Some(tuple) = cx.content::<Tuple>(affix) else {
            let given = cx.type_name(affix);
            let message = format!("{method} first arg must be bytes or a tuple of bytes, not {given}");
            return Err(cx.type_error(message));
        };
        cx.charge_work(tuple.tail_len() / 16);
        let mut poll = cx.kernel_poll();
        for (at, item) in tuple.tail_values().iter().enumerate() {
            if at % 4096 == 4095 {
                poll().map_err(|complaint| cx.complain(complaint))?;
            }
            let Some(affix) = cx.octets(item) else { return Err(not_bytes_like(cx, item)) };
            if fits(&affix) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn compared(&self, cx: &Cx<'_>, op: Comparison, other: Value<'_>) -> Value<'static> {
        match cx.octets(other) {
            Some(other) => Value::bool(super::number::matches(op, (*self.bytes).cmp(&*other))),
            None => Value::NOT_IMPLEMENTED,
        }
    }

    fn repeated(&self, cx: &'v Cx<'_>, times: Times) -> Res<Value<'v>> {
        let Times::Count(times) = times else { return Ok(Value::NOT_IMPLEMENTED) };
        if times == 1 {
            return self.part(cx, &self.bytes);
        }
        let size = self.bytes.len().checked_mul(usize::try_from(times).unwrap_or(0));
        let Some(size) = size.filter(|size| isize::try_from(*size).is_ok()) else {
            return Err(match T::CLASS {
                Builtin::Bytes => cx.overflow_error("repeated bytes are too long"),
                _ => cx.memory_error(),
            });
        };
        let mut outcome = Ok(());
        let made = T::filled(cx, size, |all| {
            outcome = fill_repeated(all, &self.bytes, &mut cx.kernel_poll());
        });
        outcome.map_err(|complaint| cx.complain(complaint))?;
        made.ok_or_else(|| cx.memory_error())
    }

    fn joined_with(&self, cx: &'v Cx<'_>, other: Value<'v>) -> Res<Value<'v>> {
        let Some(right) = cx.octets(other) else { return Ok(Value::NOT_IMPLEMENTED) };
        let left = &self.bytes;
        let Some(size) = left.len().checked_add(right.len()) else { return Err(cx.memory_error()) };
        let made = T::filled(cx, size, |all| {
            let (a, b) = all.split_at_mut(left.len().min(all.len()));
            a.copy_from_slice(left.get(..a.len()).unwrap_or_default());
            b.copy_from_slice(right.get(..b.len()).unwrap_or_default());
        });
        made.ok_or_else(|| cx.memory_error())
    }

    fn stripped(&self, cx: &'v Cx<'_>, unwanted: &Optional<'_>, side: Side) -> Res<Value<'v>> {
        self.part(cx, search::strip(&self.bytes, unwanted.0.as_deref(), side))
    }
}

/// `template % values` for bytes.
fn remainder<'s, T: HoldsBytes>(cx: &mut Cx<'s>, template: Handle<'s>, values: Handle<'s>) -> Res<Ret> {
    let template = cx.octets(cx.get(template)).map(|bytes| to_text(&bytes)).unwrap_or_default();
    let text = percent(cx, &template, values, Flavour::Bytes)?;
    let bytes = to_bytes(text.as_str());
    cx.reserve(bytes.len())?;
    match T::make(cx, &bytes) {
        Some(made) => cx.ret(made),
        None => Err(cx.memory_error()),
    }
}

/// The separator of `hex` as a character.
fn hex_separator(cx: &Cx<'_>, separator: Value<'_>) -> Res<char> {
    let text = match (cx.text_behind(separator), cx.octets(separator)) {
        (Some(text), _) => text.as_str().to_string(),
        (None, Some(bytes)) => to_text(&bytes),
        (None, None) => {
            let given = cx.type_name(separator);
            return Err(match cx.quiet_len(separator) {
                Some(_) => cx.type_error("sep must be str or bytes."),
                None => cx.type_error(format!("object of type '{given}' has no len()")),
            });
        }
    };
    convert::hex_separator(&text).map_err(|complaint| cx.complain(complaint))
}

/// Bytes in hexadecimal, with a separator unless that is undefined.
///
/// # Errors
/// TypeError and ValueError about the separator.
pub(super) fn hex_text(cx: &Cx<'_>, bytes: &[u8], sep: Value<'_>, group: SmallSize) -> Res<String> {
    if sep == Value::UNDEF {
        return cx.computed(|poll| convert::hex(bytes, poll));
    }
    let separator = hex_separator(cx, sep)?;
    cx.computed(|poll| convert::hex_grouped(bytes, separator, i64::from(group.0), poll))
}

/// The class method `fromhex`.
fn from_hex<'s, T: HoldsBytes>(cx: &mut Cx<'s>, class: Handle<'s>, string: Handle<'s>) -> Res<Ret> {
    let Some(text) = cx.text_behind(cx.get(string)) else {
        let v = cx.get(string);
        let given = if v == Value::NONE { "None" } else { cx.type_name(v) };
        return Err(cx.type_error(format!("fromhex() argument must be str, not {given}")));
    };
    let bytes = cx.computed(|poll| convert::from_hex(text.as_str(), poll))?;
    cx.reserve(bytes.len())?;
    let Some(made) = T::make(cx, &bytes) else { return Err(cx.memory_error()) };
    if cx.get(class) == cx.class(T::CLASS) {
        return cx.ret(made);
    }
    let [out] = cx.locals();
    cx.set(out, made);
    cx.call_into(out, class, &[out])?;
    cx.ret(cx.get(out))
}

/// What the arguments of `bytes()` and `bytearray()` are about.
enum Source {
    /// Nothing: no bytes.
    Nothing,
    /// So many zeros.
    Zeros(usize),
    /// These.
    Bytes(Vec<u8>),
}

/// The content that the arguments of a constructor ask for.
fn source_of<'s>(
    cx: &mut Cx<'s>,
    class: Builtin,
    [source, encoding, errors]: [Handle<'s>; 3],
) -> Res<Source> {
    let codec = cx.codec_names(class, encoding, errors)?;
    let has_encoding = cx.get(encoding) != Value::UNDEF;
    let v = cx.get(source);
    if v != Value::UNDEF
        && let Some(text) = cx.text_behind(v)
    {
        return match codec {
            Some((encoding, errors)) if has_encoding => {
                cx.encoded(text.value(), &encoding, &errors).map(Source::Bytes)
            }
            _ => Err(cx.type_error("string argument without an encoding")),
        };
    }
    if codec.is_some() {
        let what = if has_encoding { "encoding" } else { "errors" };
        return Err(cx.type_error(format!("{what} without a string argument")));
    }
    if v == Value::UNDEF {
        return Ok(Source::Nothing);
    }
    if cx.as_integer(v).is_some()
        || cx.octets(v).is_none() && cx.lookup(cx.class_of(v), name::index).is_some()
    {
        let [count] = cx.locals();
        match cx.index_into(count, source) {
            Ok(()) => {
                return match cx.as_i64(cx.get(count)).map(usize::try_from) {
                    Some(Ok(count)) => Ok(Source::Zeros(count)),
                    Some(Err(_)) => Err(cx.value_error("negative count")),
                    None => Err(cx.overflow_error("cannot fit 'int' into an index-sized integer")),
                };
            }
            Err(_) if cx.pending_is(Builtin::TypeError) => cx.pending.set(crate::heap::Word::UNDEF),
            Err(thrown) => return Err(thrown),
        }
    }
    cx.bytes_from(source, class).map(Source::Bytes)
}

/// `out` = the object that `bytes(...)` makes.
fn bytes_into<'s>(cx: &mut Cx<'s>, out: Handle<'s>, arguments: [Handle<'s>; 3]) -> Res<()> {
    let [source, encoding, errors] = arguments;
    let given = |h: Handle<'_>| cx.get(h) != Value::UNDEF;
    if given(source) && !given(encoding) && !given(errors) {
        if cx.get(source).cast::<Bytes>().is_some() {
            cx.set(out, cx.get(source));
            return Ok(());
        }
        if cx.call_special(out, source, name::bytes_, &[])? {
            if cx.is_instance(cx.get(out), Builtin::Bytes) {
                return Ok(());
            }
            let given = cx.type_name(cx.get(out));
            return Err(cx.type_error(format!("__bytes__ returned non-bytes (type {given})")));
        }
    }
    let made = match source_of(cx, Builtin::Bytes, arguments)? {
        Source::Nothing => cx.bytes(&[])?,
        Source::Zeros(count) => {
            cx.reserve(count)?;
            Bytes::filled(cx, count, |_| {}).ok_or_else(|| cx.memory_error())?
        }
        Source::Bytes(bytes) => {
            cx.reserve(bytes.len())?;
            cx.bytes(&bytes)?
        }
    };
    cx.set(out, made);
    Ok(())
}

/// `bytearray.__init__`
fn fill_array<'s>(cx: &mut Cx<'s>, array: Handle<'s>, arguments: [Handle<'s>; 3]) -> Res<()> {
    if cx.get(array).cast::<ByteArray>().is_some_and(|this| !this.is_empty()) {
        cx.check_resizable_in(array)?;
    }
    if let Some(this) = cx.get(array).cast::<ByteArray>() {
        this.object().count.set(0);
    }
    let bytes = match source_of(cx, Builtin::ByteArray, arguments)? {
        Source::Nothing => return Ok(()),
        Source::Zeros(count) => {
            cx.reserve(count)?;
            let Some(buffer) = cx.try_buffer(&[], count) else { return Err(cx.memory_error()) };
            let Some(this) = cx.get(array).cast::<ByteArray>() else { return Ok(()) };
            cx.heap.store(this, &this.object().buffer, buffer.value());
            this.object().count.set(count);
            return Ok(());
        }
        Source::Bytes(bytes) => bytes,
    };
    cx.reserve(bytes.len().saturating_mul(2))?;
    match cx.get(array).cast::<ByteArray>() {
        Some(this) if !cx.bytearray_replace(this, &bytes) => Err(cx.memory_error()),
        _ => Ok(()),
    }
}

/// `array.extend(iterable)`
fn extend_array<'s>(cx: &mut Cx<'s>, array: Handle<'s>, iterable: Handle<'s>) -> Res<()> {
    let v = cx.get(iterable);
    let bytes = match cx.octets(v) {
        Some(bytes) => bytes.into_owned(),
        None => cx.scope(|cx| {
            let [it] = cx.locals();
            let words =
                |cx: &Cx<'_>| format!("can't extend bytearray with {}", cx.type_name(cx.get(iterable)));
            cx.iter_or_refuse(it, iterable, words)?;
            cx.collected_bytes(it, Builtin::ByteArray)
        })?,
    };
    append_bytes(cx, array, &bytes)
}

fn append_bytes(cx: &mut Cx<'_>, array: Handle<'_>, bytes: &[u8]) -> Res<()> {
    if !bytes.is_empty() {
        cx.check_resizable_in(array)?;
    }
    cx.reserve(bytes.len())?;
    match cx.get(array).cast::<ByteArray>() {
        Some(this) => cx.splice(this, this.len(), 0, bytes),
        None => Ok(()),
    }
}

/// The two tables: rows of `bytes`, rows of `bytearray`, rows of both, in which `This` is the receiver.
macro_rules! both_tables {
    ({ $($of_bytes:tt)* } { $($of_arrays:tt)* } { $($shared:tt)* }) => {
        mod of_bytes {
            use super::*;
            type Kind = Bytes;
            type This<'v> = Holder<'v, Kind>;
            natives! { pub static METHODS: $($of_bytes)* $($shared)* }
        }
        mod of_arrays {
            use super::*;
            type Kind = ByteArray;
            type This<'v> = Holder<'v, Kind>;
            natives! { pub static METHODS: $($of_arrays)* $($shared)* }
        }
    };
}

pub use of_arrays::METHODS as BYTEARRAY;
pub use of_bytes::METHODS as BYTES;

both_tables! { {
    /// New bytes: of an int, zeros; of text and an encoding; of anything that holds bytes or gives ints
    loud static_ fn "__new__" new(cx, class, key source = NONE, key encoding = NONE, key errors = NONE) {
        cx.check_new(class, Builtin::Bytes)?;
        let [out] = cx.locals();
        bytes_into(cx, out, [source, encoding, errors])?;
        let (class, made) = (cx.get(class), cx.get(out));
        if class == cx.class(Builtin::Bytes) {
            return cx.ret(made);
        }
        let payload = cx.content::<Bytes>(made).map_or(made, Ref::value);
        cx.ret(cx.construct(class, payload))
    }
    /// `hash(self)`
    quiet fn "__hash__" hash(cx, this: Ref<'v, Bytes>) { Ok(cx.int(cx.hash_of_bytes(this))) }
    /// `bytes(self)`
    quiet fn "__bytes__" to_bytes(cx, this: Ref<'v, Bytes>) { Ok(this.value()) }
    /// What a copy is made of.
    quiet fn "__getnewargs__" getnewargs(cx, this: Ref<'v, Bytes>) { cx.tuple(&[this.value()]) }
    /// `repr(self)`
    quiet fn "__repr__" repr(cx, this: Ref<'v, Bytes>) { cx.string(&cx.computed(|poll| convert::repr(this.tail_text(), poll))?) }
    /// `str(self)`
    quiet fn "__str__" str(cx, this: Ref<'v, Bytes>) { cx.string(&cx.computed(|poll| convert::repr(this.tail_text(), poll))?) }
} {
    /// A new array, still empty
    loud static_ fn "__new__" new(cx, class, *args, **kwargs) {
        cx.check_new(class, Builtin::ByteArray)?;
        let Some(made) = cx.try_bytearray(&[]) else { return Err(cx.memory_error()) };
        cx.ret(cx.construct(cx.get(class), made.value()))
    }
    /// Let it hold zeros, encoded text, or what anything holds or gives
    loud fn "__init__" init(cx, this, key source = NONE, key encoding = NONE, key errors = NONE) {
        let array = this_holder::<ByteArray>(cx, this, "__init__")?;
        fill_array(cx, array, [source, encoding, errors])?;
        cx.ret(Value::NONE)
    }
    /// `repr(self)`
    loud fn "__repr__" repr(cx, this) {
        let bytes = cx.octets(cx.get(this_holder::<ByteArray>(cx, this, "__repr__")?)).unwrap_or_default();
        let text = cx.computed(|poll| convert::repr_of_array(&bytes, cx.type_name(cx.get(this)), poll))?;
        cx.ret(cx.string(&text)?)
    }
    /// `str(self)`
    loud fn "__str__" str(cx, this) {
        let bytes = cx.octets(cx.get(this_holder::<ByteArray>(cx, this, "__str__")?)).unwrap_or_default();
        let text = cx.computed(|poll| convert::repr_of_array(&bytes, cx.type_name(cx.get(this)), poll))?;
        cx.ret(cx.string(&text)?)
    }
    /// `self[index] = value`
    loud fn "__setitem__" setitem(cx, this, index, value) {
        let array = this_holder::<ByteArray>(cx, this, "__setitem__")?;
        bytearray::set_item(cx, array, index, Some(value))?;
        cx.ret(Value::NONE)
    }
    /// `del self[index]`
    loud fn "__delitem__" delitem(cx, this, index) {
        let array = this_holder::<ByteArray>(cx, this, "__delitem__")?;
        bytearray::set_item(cx, array, index, None)?;
        cx.ret(Value::NONE)
    }
    /// `self += other`
    loud fn "__iadd__" iadd(cx, this, other) {
        let array = this_holder::<ByteArray>(cx, this, "__iadd__")?;
        let Some(bytes) = cx.octets(cx.get(other)).map(Cow::into_owned) else {
            return Err(cx.type_error(format!("can't concat {} to {}", cx.type_name(cx.get(other)), cx.type_name(cx.get(this)))));
        };
        append_bytes(cx, array, &bytes)?;
        cx.ret(cx.get(this))
    }
    /// `self *= count`
    loud fn "__imul__" imul(cx, this, count) {
        let array = this_holder::<ByteArray>(cx, this, "__imul__")?;
        let Some(times) = super::super::sequence::times(cx, count)? else { return cx.ret(Value::NOT_IMPLEMENTED) };
        let len = cx.octets_len(cx.get(array)).unwrap_or(0);
        if len > 0 && times != 1 {
            cx.check_resizable_in(array)?;
        }
        let size = len.saturating_mul(usize::try_from(times).unwrap_or(0));
        cx.reserve(size.saturating_mul(2))?;
        let repeated = Holder::<ByteArray>::take(cx, cx.get(array)).map(|holder| holder.repeated(cx, Times::Count(times)));
        if let (Some(made), Some(this)) = (repeated.transpose()?, cx.get(array).cast::<ByteArray>())
            && let Some(made) = made.cast::<ByteArray>()
        {
            cx.heap.store(this, &this.object().buffer, made.get(|a| &a.buffer));
            this.object().count.set(made.len());
        }
        cx.ret(cx.get(this))
    }
    /// Add a byte at the end
    quiet fn append(cx, this: Ref<'v, ByteArray>, item: Byte) {
        cx.check_resizable(this)?;
        cx.splice(this, this.len(), 0, &[item.0])?;
        Ok(Value::NONE)
    }
    /// Add all bytes of an object or an iterable at the end
    loud fn extend(cx, this, iterable_of_ints) {
        let array = this_holder::<ByteArray>(cx, this, "extend")?;
        extend_array(cx, array, iterable_of_ints)?;
        cx.ret(Value::NONE)
    }
    /// Put a byte before an index
    quiet fn insert(cx, this: Ref<'v, ByteArray>, index: Size, item: Byte) {
        let len = this.len() as i64;
        let at = if index.0 < 0 { index.0.saturating_add(len).max(0) } else { index.0.min(len) };
        cx.check_resizable(this)?;
        cx.splice(this, at as usize, 0, &[item.0])?;
        Ok(Value::NONE)
    }
    /// Take a byte out and give it
    quiet fn pop(cx, this: Ref<'v, ByteArray>, index: Size = Size(-1)) { cx.bytearray_pop(this, index.0) }
    /// Take the first byte of this value out
    quiet fn remove(cx, this: Ref<'v, ByteArray>, value: Byte) {
        match this.cells().iter().position(|cell| cell.get() == value.0) {
            Some(at) => {
                cx.check_resizable(this)?;
                cx.splice(this, at, 1, &[])?;
            }
            None => return Err(cx.value_error("value not found in bytearray")),
        }
        Ok(Value::NONE)
    }
    /// Turn it around
    quiet fn reverse(cx, this: Ref<'v, ByteArray>) {
        let cells = this.cells();
        for (front, back) in cells.iter().zip(cells.iter().rev()).take(cells.len() / 2) {
            front.swap(back);
        }
        Ok(Value::NONE)
    }
    /// Take all bytes out
    quiet fn clear(cx, this: Ref<'v, ByteArray>) {
        if !this.is_empty() {
            cx.check_resizable(this)?;
        }
        if !cx.bytearray_replace(this, &[]) {
            return Err(cx.memory_error());
        }
        Ok(Value::NONE)
    }
    /// A new array of the same bytes
    quiet fn copy(cx, this: This<'v>) { this.make(cx, &this.bytes) }
    /// How copies are made
    quiet fn "__reduce__" reduce(cx, this: Value<'v>) { cx.bytearray_recipe(this, true) }
    /// How copies are made
    quiet fn "__reduce_ex__" reduce_ex(cx, this: Value<'v>, protocol: i64 = 0) { cx.bytearray_recipe(this, protocol < 3) }
} {
    /// `len(self)`
    quiet fn "__len__" len(cx, this: Ref<'v, Kind>) {
        Ok(Value::int(cx.octets_len(this.value()).unwrap_or(0) as i64))
    }
    /// `iter(self)`
    quiet fn "__iter__" iter(cx, this: Ref<'v, Kind>) {
        Ok(cx.quiet_iter(this.value()).unwrap_or(Value::NONE))
    }
    /// `self[index]`
    loud fn "__getitem__" getitem(cx, this, index) {
        let holder = this_holder::<Kind>(cx, this, "__getitem__")?;
        let [out] = cx.locals();
        item::get(cx, out, holder, index)?;
        cx.ret(cx.get(out))
    }
    /// `part in self`
    quiet fn "__contains__" contains(cx, this: This<'v>, part: Needle<'v>) {
        Ok(Value::bool(this.found(&part, (Place::ABSENT, Place::ABSENT), search::find).is_some()))
    }
    /// `self + other`
    quiet fn "__add__" add(cx, this: This<'v>, other: Value<'v>) { this.joined_with(cx, other) }
    /// `self * count`
    quiet fn "__mul__" mul(cx, this: This<'v>, count: Times) { this.repeated(cx, count) }
    /// `count * self`
    quiet fn "__rmul__" rmul(cx, this: This<'v>, count: Times) { this.repeated(cx, count) }
    /// `self % values`
    loud fn "__mod__" modulo(cx, this, values) {
        let holder = this_holder::<Kind>(cx, this, "__mod__")?;
        remainder::<Kind>(cx, holder, values)
    }
    /// `template % self`
    loud fn "__rmod__" rmodulo(cx, this, template) {
        let holder = this_holder::<Kind>(cx, this, "__rmod__")?;
        if cx.content::<Kind>(cx.get(template)).is_none() {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        remainder::<Kind>(cx, template, holder)
    }
    /// `self == other`
    quiet fn "__eq__" eq(cx, this: This<'v>, other: Value<'v>) { Ok(this.compared(cx, Comparison::Equal, other)) }
    /// `self != other`
    quiet fn "__ne__" ne(cx, this: This<'v>, other: Value<'v>) { Ok(this.compared(cx, Comparison::NotEqual, other)) }
    /// `self < other`
    quiet fn "__lt__" lt(cx, this: This<'v>, other: Value<'v>) { Ok(this.compared(cx, Comparison::Less, other)) }
    /// `self <= other`
    quiet fn "__le__" le(cx, this: This<'v>, other: Value<'v>) { Ok(this.compared(cx, Comparison::LessEqual, other)) }
    /// `self > other`
    quiet fn "__gt__" gt(cx, this: This<'v>, other: Value<'v>) { Ok(this.compared(cx, Comparison::Greater, other)) }
    /// `self >= other`
    quiet fn "__ge__" ge(cx, this: This<'v>, other: Value<'v>) { Ok(this.compared(cx, Comparison::GreaterEqual, other)) }

    /// `b"hI".capitalize() == b"Hi"`
    quiet fn capitalize(cx, this: This<'v>) { this.make(cx, &convert::capitalize(&this.bytes)) }
    /// `b"HI".lower() == b"hi"`
    quiet fn lower(cx, this: This<'v>) { this.make(cx, &convert::lower(&this.bytes)) }
    /// `b"hi".upper() == b"HI"`
    quiet fn upper(cx, this: This<'v>) { this.make(cx, &convert::upper(&this.bytes)) }
    /// `b"Hi".swapcase() == b"hI"`
    quiet fn swapcase(cx, this: This<'v>) { this.make(cx, &convert::swap_case(&this.bytes)) }
    /// `b"two words".title() == b"Two Words"`
    quiet fn title(cx, this: This<'v>) { this.make(cx, &convert::title(&this.bytes)) }

    /// `b"ab".center(5, b"-") == b"--ab-"`
    quiet fn center(cx, this: This<'v>, width: Size, fillchar: FillByte = FillByte(b' ')) {
        this.made(cx, convert::centered(&this.bytes, width.0, fillchar.0, cx.room()))
    }
    /// `b"ab".ljust(4, b".") == b"ab.."`
    quiet fn ljust(cx, this: This<'v>, width: Size, fillchar: FillByte = FillByte(b' ')) {
        this.made(cx, convert::left_justified(&this.bytes, width.0, fillchar.0, cx.room()))
    }
    /// `b"ab".rjust(4, b".") == b"..ab"`
    quiet fn rjust(cx, this: This<'v>, width: Size, fillchar: FillByte = FillByte(b' ')) {
        this.made(cx, convert::right_justified(&this.bytes, width.0, fillchar.0, cx.room()))
    }
    /// `b"-7".zfill(4) == b"-007"`
    quiet fn zfill(cx, this: This<'v>, width: Size) {
        this.made(cx, convert::zero_filled(&this.bytes, width.0, cx.room()))
    }
    /// `b"a\tb".expandtabs(4) == b"a   b"`
    quiet fn expandtabs(cx, this: This<'v>, key tabsize: SmallSize = SmallSize(8)) {
        this.made(cx, convert::tabs_expanded(&this.bytes, i64::from(tabsize.0), cx.room()))
    }

    /// `b"banana".count(b"an") == 2`
    quiet fn count(cx, this: This<'v>, sub: Needle<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let count = cx.computed(|poll| search::count(&this.bytes, &sub.0, start.start(), end.end(), poll))?;
        Ok(Value::int(count as i64))
    }
    /// `b"banana".find(b"na") == 2`, or -1
    quiet fn find(cx, this: This<'v>, sub: Needle<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        Ok(Value::int(this.found(&sub, (start, end), search::find).map_or(-1, |at| at as i64)))
    }
    /// `b"banana".rfind(b"na") == 4`, or -1
    quiet fn rfind(cx, this: This<'v>, sub: Needle<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        Ok(Value::int(this.found(&sub, (start, end), search::find_last).map_or(-1, |at| at as i64)))
    }
    /// As `find`, with a ValueError for what is not there
    quiet fn index(cx, this: This<'v>, sub: Needle<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let found = this.found(&sub, (start, end), search::find);
        found.map(|at| Value::int(at as i64)).ok_or_else(|| cx.complain(search::not_found()))
    }
    /// As `rfind`, with a ValueError for what is not there
    quiet fn rindex(cx, this: This<'v>, sub: Needle<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let found = this.found(&sub, (start, end), search::find_last);
        found.map(|at| Value::int(at as i64)).ok_or_else(|| cx.complain(search::not_found()))
    }
    /// `b"game.py".startswith((b"lib", b"game"))`
    quiet fn startswith(cx, this: This<'v>, prefix: Value<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        this.has_affix(cx, "startswith", prefix, (start, end), search::starts_with).map(Value::bool)
    }
    /// `b"game.py".endswith(b".py")`
    quiet fn endswith(cx, this: This<'v>, suffix: Value<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        this.has_affix(cx, "endswith", suffix, (start, end), search::ends_with).map(Value::bool)
    }
    /// `b"a-b-c".replace(b"-", b"+", 1) == b"a+b-c"`
    quiet fn replace(cx, this: This<'v>, old: Octets<'v>, new: Octets<'v>, count: Size = Size(-1)) {
        this.made(cx, search::replace(&this.bytes, &old.0, &new.0, count.0, cx.room(), &mut cx.kernel_poll()))
    }
    /// `b"pre-fix".removeprefix(b"pre-") == b"fix"`
    quiet fn removeprefix(cx, this: This<'v>, prefix: Octets<'v>) {
        this.part(cx, this.bytes.strip_prefix(&*prefix.0).unwrap_or(&this.bytes))
    }
    /// `b"suf-fix".removesuffix(b"-fix") == b"suf"`
    quiet fn removesuffix(cx, this: This<'v>, suffix: Octets<'v>) {
        this.part(cx, this.bytes.strip_suffix(&*suffix.0).unwrap_or(&this.bytes))
    }

    /// `b" a,b ".strip() == b"a,b"`
    quiet fn strip(cx, this: This<'v>, bytes: Optional<'v> = Optional(None)) { this.stripped(cx, &bytes, Side::Both) }
    /// `b" a ".lstrip() == b"a "`
    quiet fn lstrip(cx, this: This<'v>, bytes: Optional<'v> = Optional(None)) { this.stripped(cx, &bytes, Side::Left) }
    /// `b" a ".rstrip() == b" a"`
    quiet fn rstrip(cx, this: This<'v>, bytes: Optional<'v> = Optional(None)) { this.stripped(cx, &bytes, Side::Right) }
    /// `b"a,b,c".split(b",", 1) == [b"a", b"b,c"]`; without a separator at runs of whitespace
    quiet fn split(cx, this: This<'v>, key sep: Optional<'v> = Optional(None), key maxsplit: Size = Size(-1)) {
        let list = this.pieces(cx, |bytes, sink| match &sep.0 {
            Some(separator) => search::split(bytes, separator, maxsplit.0, sink),
            None => search::split_space(bytes, maxsplit.0, sink),
        })?;
        Ok(list.value())
    }
    /// `b"a,b,c".rsplit(b",", 1) == [b"a,b", b"c"]`
    quiet fn rsplit(cx, this: This<'v>, key sep: Optional<'v> = Optional(None), key maxsplit: Size = Size(-1)) {
        let list = this.pieces(cx, |bytes, sink| match &sep.0 {
            Some(separator) => search::split_last(bytes, separator, maxsplit.0, sink),
            None => search::split_space_last(bytes, maxsplit.0, sink),
        })?;
        cx.list_reverse(list);
        Ok(list.value())
    }
    /// `b"a\nb\n".splitlines() == [b"a", b"b"]`
    quiet fn splitlines(cx, this: This<'v>, key keepends: SmallSize = SmallSize(0)) {
        Ok(this.pieces(cx, |bytes, sink| search::split_lines(bytes, keepends.0 != 0, sink))?.value())
    }
    /// `b"key=value=x".partition(b"=") == (b"key", b"=", b"value=x")`
    quiet fn partition(cx, this: This<'v>, sep: Value<'v>) { this.partitioned(cx, sep, false) }
    /// `b"key=value=x".rpartition(b"=") == (b"key=value", b"=", b"x")`
    quiet fn rpartition(cx, this: This<'v>, sep: Value<'v>) { this.partitioned(cx, sep, true) }
    /// `b", ".join([b"a", b"b"]) == b"a, b"`
    loud fn join(cx, this, iterable_of_bytes) {
        let holder = this_holder::<Kind>(cx, this, "join")?;
        super::super::join::bytes::<Kind>(cx, holder, iterable_of_bytes)
    }

    /// `b"a\xe9".decode("latin-1") == "aé"`
    quiet fn decode(cx, this: This<'v>, key encoding: &'v str = "utf-8", key errors: &'v str = "strict") {
        cx.decoded(&this.bytes, this.value, encoding, errors)
    }
    /// `b"\x01\xab".hex(":") == "01:ab"`
    quiet fn hex(cx, this: This<'v>, key sep: Value<'v> = Value::UNDEF, key bytes_per_sep: SmallSize = SmallSize(1)) {
        cx.string(&hex_text(cx, &this.bytes, sep, bytes_per_sep)?)
    }
    /// `bytes.fromhex("01 ab") == b"\x01\xab"`
    loud class fn fromhex(cx, class, string) { from_hex::<Kind>(cx, class, string) }
    /// Without the bytes in `delete`, the others through a table of 256 if there is one
    quiet fn translate(cx, this: This<'v>, table: Optional<'v>, key delete: Octets<'v> = Octets(Cow::Borrowed(&[]))) {
        this.made(cx, convert::translated(&this.bytes, table.0.as_deref(), &delete.0, &mut cx.kernel_poll()))
    }
    /// A table for `translate`
    quiet static_ fn maketrans(cx, frm: Octets<'v>, to: Octets<'v>) {
        if frm.0.len() != to.0.len() {
            return Err(cx.value_error("maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=u8::MAX).collect();
        for (byte, other) in frm.0.iter().zip(to.0.iter()) {
            if let Some(entry) = table.get_mut(usize::from(*byte)) {
                *entry = *other;
            }
        }
        cx.bytes(&table)
    }

    /// Letters and digits only, and at least one?
    quiet fn isalnum(cx, this: This<'v>) { Ok(Value::bool(convert::is_alphanumeric(&this.bytes))) }
    /// Letters only, and at least one?
    quiet fn isalpha(cx, this: This<'v>) { Ok(Value::bool(convert::is_alphabetic(&this.bytes))) }
    /// ASCII only?
    quiet fn isascii(cx, this: This<'v>) { Ok(Value::bool(this.bytes.is_ascii())) }
    /// Digits only, and at least one?
    quiet fn isdigit(cx, this: This<'v>) { Ok(Value::bool(convert::is_digit(&this.bytes))) }
    /// No upper case, and some lower case?
    quiet fn islower(cx, this: This<'v>) { Ok(Value::bool(convert::is_lower(&this.bytes))) }
    /// Whitespace only, and at least some?
    quiet fn isspace(cx, this: This<'v>) { Ok(Value::bool(convert::is_whitespace(&this.bytes))) }
    /// Does every word start with a capital, and only there?
    quiet fn istitle(cx, this: This<'v>) { Ok(Value::bool(convert::is_title(&this.bytes))) }
    /// No lower case, and some upper case?
    quiet fn isupper(cx, this: This<'v>) { Ok(Value::bool(convert::is_upper(&this.bytes))) }
} }
