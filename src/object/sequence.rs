//! What lists and tuples have in common: joining, repeating, searching, and arguments that are places.
//!
//! Owns the operations behind `+`, `*`, `index` and `count` of both, and the complaints about operators of sequences
//! that CPython makes when no operand knows the operator. Quiet forms give `None` when memory must be found first, or
//! the operands are something else.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Thrown};
use super::error::Raise;
use super::item::{resolve_part, search};
use super::list::List;
use super::native::NativeDef;
use super::slicing::items_of;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::Binary;
use crate::heap::{Fields, Object, Ref, Value};

const WORD: usize = size_of::<Value<'_>>();

/// `a + b` or `a * b` for exact lists and tuples; `a * b` for text too.
pub fn binary_quietly<'v>(cx: &'v Cx<'_>, op: Binary, a: Value<'v>, b: Value<'v>) -> Option<Res<Value<'v>>> {
    match op {
        Binary::Add => concat_quietly(cx, a, b),
        Binary::Multiply if b.is_int() => repeat_quietly(cx, a, b.as_int()),
        Binary::Multiply if a.is_int() => repeat_quietly(cx, b, a.as_int()),
        _ => None,
    }
}

/// `a + b` for two exact lists or two exact tuples.
pub fn concat_quietly<'v>(cx: &'v Cx<'_>, a: Value<'v>, b: Value<'v>) -> Option<Res<Value<'v>>> {
    let few = items_of(a)?.len().checked_add(items_of(b)?.len())? <= ITEMS;
    if few {
        return cx.try_join_items(a, b).map(Ok);
    }
    if a.kind() != b.kind() {
        return None;
    }
    let (x, y) = (items_of(a)?, items_of(b)?);
    let count = x.len().checked_add(y.len())?;
    if !cx.heap.reserve(count.checked_mul(WORD)?) {
        return None;
    }
    if let (Some(left), Some(right)) = (a.cast::<List>(), b.cast::<List>()) {
        let new = cx.list_with_capacity(count.max(1), &[])?;
        let copied = cx
            .copy_items((new.storage(), 0), (left.storage(), 0), x.len())
            .and_then(|()| cx.copy_items((new.storage(), x.len()), (right.storage(), 0), y.len()));
        return Some(copied.map(|()| {
            new.object().count.set(count);
            new.value()
        }));
    }
    if y.is_empty() {
        return Some(Ok(a));
    }
    if x.is_empty() {
        return Some(Ok(b));
    }
    cx.tuple_from(count, x.iter().chain(y.iter())).map(|t| Ok(t.value()))
}

/// `sequence * times` for an exact list, tuple or text.
pub fn repeat_quietly<'v>(cx: &'v Cx<'_>, sequence: Value<'v>, times: i64) -> Option<Res<Value<'v>>> {
    if let Some(text) = cx.as_text(sequence) {
        let bytes = text.tail_len().checked_mul(usize::try_from(times).unwrap_or(0));
        return bytes.is_none_or(|bytes| cx.heap.reserve(bytes)).then(|| cx.repeated(text, times));
    }
    let items = items_of(sequence)?;
    let times = usize::try_from(times).unwrap_or(0);
    let count = items.len().checked_mul(times)?;
    if count <= ITEMS {
        return cx.try_repeat_items(sequence, times as i64).map(Ok);
    }
    if !cx.heap.reserve(count.checked_mul(WORD)?) {
        return None;
    }
    if sequence.cast::<List>().is_some() {
        let new = cx.list_with_capacity(count.max(1), &[])?;
        return Some(fill_by_doubling(cx, new.storage(), items, count).map(|()| {
            new.object().count.set(count);
            new.value()
        }));
    }
    if times == 1 {
        return Some(Ok(sequence));
    }
    let new = cx.tuple_from(count, [])?;
    Some(fill_by_doubling(cx, new, items, count).map(|()| new.value()))
}

impl Vm {
    /// `a + b` or `a * b` for exact lists and tuples; `None` for all else, when memory is short, and when there is so
    /// much to do that it must be done in steps.
    #[inline(never)]
    pub fn sequence_operator<'v>(&'v self, op: Binary, a: Value<'v>, b: Value<'v>) -> Option<Value<'v>> {
        match op {
            Binary::Add => self.try_join_items(a, b),
            Binary::Multiply if b.is_int() => self.try_repeat_items(a, b.as_int()),
            Binary::Multiply if a.is_int() => self.try_repeat_items(b, a.as_int()),
            _ => None,
        }
    }

    fn try_join_items<'v>(&'v self, a: Value<'v>, b: Value<'v>) -> Option<Value<'v>> {
        if let (Some(left), Some(right)) = (a.cast::<List>(), b.cast::<List>()) {
            let (x, y) = (left.items(), right.items());
            let count = self.granted(x.len().checked_add(y.len())?)?;
            let new = self.list_copied(count, x)?;
            self.heap.copy_tail(new.storage(), x.len(), right.storage(), 0, y.len());
            new.object().count.set(count);
            return Some(new.value());
        }
        let (x, y) = (a.cast::<Tuple>()?.tail_values(), b.cast::<Tuple>()?.tail_values());
        if y.is_empty() {
            return Some(a);
        }
        if x.is_empty() {
            return Some(b);
        }
        let count = self.granted(x.len().checked_add(y.len())?)?;
        self.tuple_from(count, x.iter().chain(y.iter())).map(Ref::value)
    }

    fn try_repeat_items<'v>(&'v self, sequence: Value<'v>, times: i64) -> Option<Value<'v>> {
        let items = items_of(sequence)?;
        let times = if items.is_empty() { 0 } else { usize::try_from(times).unwrap_or(0) };
        let count = self.granted(items.len().checked_mul(times)?)?;
        if sequence.cast::<List>().is_some() {
            if let (1, Some(only)) = (items.len(), items.get(0)) {
                return self.list_from(count, std::iter::repeat_n(only, count)).map(Ref::value);
            }
            let all = (0..times).flat_map(|_| items.iter());
            return self.list_from(count, all).map(Ref::value);
        }
        if times == 1 || items.is_empty() {
            return Some(sequence);
        }
        let all = (0..times).flat_map(|_| items.iter());
        self.tuple_from(count, all).map(Ref::value)
    }

    /// So many items, if there is memory for them and one step is enough.
    fn granted(&self, count: usize) -> Option<usize> {
        if count > ITEMS {
            return None;
        }
        let bytes = count.checked_mul(WORD)?;
        // The limit is asked by the allocation itself; only what is much is worth asking for in advance.
        (bytes < 1 << 15 || self.heap.reserve(bytes)).then_some(count)
    }
}

/// How many items are copied or filled in between two polls.
const ITEMS: usize = 1 << 17;

/// Fill a new object that has room for `count` items with repetitions of `items`, twice as many with every copy.
fn fill_by_doubling<T: Object>(cx: &Cx<'_>, new: Ref<'_, T>, items: Fields<'_>, count: usize) -> Res<()> {
    if let (1, Some(only)) = (items.len(), items.get(0)) {
        return in_steps(cx, count, |at, some| cx.heap.fill_tail(new, at, some, only));
    }
    let mut done = items.len().min(count);
    for (at, item) in items.iter().take(done).enumerate() {
        cx.heap.store_tail(new, at, item);
    }
    while done > 0 && done < count {
        let next = done.min(count - done);
        in_steps(cx, next, |at, some| cx.heap.copy_tail(new, done + at, new, at, some))?;
        done += next;
    }
    Ok(())
}

/// Do something for `count` items, some at a time.
fn in_steps(cx: &Cx<'_>, count: usize, mut some: impl FnMut(usize, usize)) -> Res<()> {
    cx.computed(|poll| {
        for at in (0..count).step_by(ITEMS) {
            poll()?;
            some(at, ITEMS.min(count - at));
        }
        Ok(())
    })
}

impl Cx<'_> {
    /// Copy items between objects that nobody else has seen yet, or that do not count them yet.
    ///
    /// # Errors
    /// What stops a script from outside.
    pub fn copy_items<T: Object, U: Object>(
        &self,
        (to, at): (Ref<'_, T>, usize),
        (from, start): (Ref<'_, U>, usize),
        count: usize,
    ) -> Res<()> {
        in_steps(self, count, |done, some| self.heap.copy_tail(to, at + done, from, start + done, some))
    }
}

/// `out = a + b` for the contents of two lists or two tuples; false when they are something else.
///
/// # Errors
/// MemoryError.
pub fn concat(cx: &mut Cx<'_>, out: Handle<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
    let bytes = {
        let (x, y) = (cx.get(a), cx.get(b));
        match (items_of(x), items_of(y)) {
            (Some(m), Some(n)) if x.kind() == y.kind() => (m.len() + n.len()).saturating_mul(WORD),
            _ => return Ok(false),
        }
    };
    cx.reserve(bytes)?;
    match concat_quietly(cx, cx.get(a), cx.get(b)) {
        Some(joined) => {
            let joined = joined?;
            cx.set(out, joined);
            Ok(true)
        }
        None => Err(cx.memory_error()),
    }
}

/// `out = sequence * times` for the content of a list or tuple.
///
/// # Errors
/// MemoryError.
pub fn repeat(cx: &mut Cx<'_>, out: Handle<'_>, sequence: Handle<'_>, times: i64) -> Res<()> {
    let count = items_of(cx.get(sequence)).map_or(0, |items| items.len());
    let bytes = count.saturating_mul(usize::try_from(times).unwrap_or(0)).saturating_mul(WORD);
    cx.reserve(bytes)?;
    match repeat_quietly(cx, cx.get(sequence), times) {
        Some(repeated) => {
            let repeated = repeated?;
            cx.set(out, repeated);
            Ok(())
        }
        None => Err(cx.memory_error()),
    }
}

/// How often a sequence is to be repeated; `None` for what is no int and has no `__index__`.
///
/// # Errors
/// OverflowError, and whatever `__index__` raises.
pub fn times(cx: &mut Cx<'_>, count: Handle<'_>) -> Res<Option<i64>> {
    let v = cx.get(count);
    if cx.as_integer(v).is_none() && cx.lookup(cx.class_of(v), super::symbol::name::index).is_none() {
        return Ok(None);
    }
    cx.scope(|cx| {
        let [int] = cx.locals();
        cx.index_into(int, count)?;
        match cx.as_i64(cx.get(int)) {
            Some(times) => Ok(Some(times)),
            None => Err(cx.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    })
}

/// How often an item is in a list or tuple.
///
/// # Errors
/// Whatever comparisons raise.
pub fn count(cx: &mut Cx<'_>, sequence: Handle<'_>, item: Handle<'_>) -> Res<i64> {
    let (mut found, mut from) = (0, 0);
    while let Some(at) = search(cx, sequence, item, (from, i64::MAX))? {
        found += 1;
        from = at as i64 + 1;
        if found % 1000 == 0 {
            cx.poll()?;
        }
    }
    Ok(found)
}

/// The first place of an item between two optional places, as `index` takes them.
///
/// # Errors
/// TypeError for places that are none; whatever scripts raise.
pub fn index(
    cx: &mut Cx<'_>,
    sequence: Handle<'_>,
    item: Handle<'_>,
    from: Handle<'_>,
    to: Handle<'_>,
) -> Res<Option<usize>> {
    let from = cx.place_argument(from, 0)?;
    let to = cx.place_argument(to, i64::MAX)?;
    let len = items_of(cx.get(sequence)).map_or(0, |items| items.len()) as i64;
    let clamp = |place: i64| if place < 0 { place.saturating_add(len).max(0) } else { place };
    search(cx, sequence, item, (clamp(from), clamp(to)))
}

impl Cx<'_> {
    /// An argument that is a place as in a slice: any int, clamped, or what has `__index__`.
    ///
    /// # Errors
    /// TypeError, and whatever `__index__` raises.
    pub fn place_argument(&mut self, argument: Handle<'_>, default: i64) -> Res<i64> {
        let v = self.get(argument);
        if v == Value::UNDEF {
            return Ok(default);
        }
        if let Some(place) = self.as_i64_clamped(v) {
            return Ok(place);
        }
        self.scope(|cx| {
            let part = cx.root(cx.get(argument));
            resolve_part(cx, part, false)?;
            Ok(cx.as_i64_clamped(cx.get(part)).unwrap_or(default))
        })
    }

    /// An argument that is an int of 64 bits, or has an `__index__`.
    ///
    /// # Errors
    /// TypeError, OverflowError, and whatever `__index__` raises.
    pub fn size_argument(&mut self, argument: Handle<'_>) -> Res<i64> {
        if let Some(size) = self.as_i64(self.get(argument)) {
            return Ok(size);
        }
        self.scope(|cx| {
            let [int] = cx.locals();
            cx.index_into(int, argument)?;
            match cx.as_i64(cx.get(int)) {
                Some(size) => Ok(size),
                None => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
            }
        })
    }

    /// Append an item to a list, collecting if the list must grow and memory is short.
    ///
    /// # Errors
    /// MemoryError.
    pub fn append(&mut self, list: Handle<'_>, item: Handle<'_>) -> Res<()> {
        let grown = {
            let Some(l) = self.get(list).cast::<List>() else { return Ok(()) };
            if l.len() < l.storage().tail_len() { 0 } else { l.len() + (l.len() >> 1) + 8 }
        };
        if grown > 1024 {
            self.reserve(grown.saturating_mul(WORD))?;
        }
        match self.get(list).cast::<List>() {
            Some(l) => self.push(l, self.get(item)),
            None => Ok(()),
        }
    }
}

/// Append all items of an iterable to a list, as `list.extend` does.
///
/// # Errors
/// Whatever iteration raises, MemoryError.
pub fn extend(cx: &mut Cx<'_>, list: Handle<'_>, iterable: Handle<'_>) -> Res<()> {
    // An instance that wraps the list itself would never end.
    let own = cx.payload(cx.get(iterable)) == Some(cx.get(list));
    let iterable = if own { list } else { iterable };
    let count = items_of(cx.get(iterable)).map(|items| items.len());
    if let Some(count) = count {
        cx.reserve(count.saturating_mul(2 * WORD))?;
        let Some(l) = cx.get(list).cast::<List>() else { return Ok(()) };
        let old = l.len();
        let Some(total) = old.checked_add(count) else { return Err(cx.memory_error()) };
        if total > l.storage().tail_len() && !cx.list_grow(l, total) {
            return Err(cx.memory_error());
        }
        // The iterable may be the list itself, whose first items are copied then.
        let v = cx.get(iterable);
        match (v.cast::<List>(), v.cast::<Tuple>()) {
            (Some(from), _) => cx.copy_items((l.storage(), old), (from.storage(), 0), count)?,
            (_, Some(from)) => cx.copy_items((l.storage(), old), (from, 0), count)?,
            _ => return Ok(()),
        }
        l.object().count.set(total);
        return Ok(());
    }
    cx.scope(|cx| {
        let target = cx.root(cx.get(list));
        let quick =
            |cx: &Cx<'_>, item: Value<'_>| cx.list_push(cx.get(target).cast::<List>()?, item).then_some(());
        cx.for_each_or(iterable, quick, |cx, item| cx.append(target, item))
    })
}

impl Vm {
    fn is_sequence_class(&self, v: Value<'_>) -> Option<Builtin> {
        [Builtin::List, Builtin::Tuple, Builtin::Str, Builtin::Bytes, Builtin::ByteArray]
            .into_iter()
            .find(|class| self.is_instance(v, *class))
    }
}

/// A method of a sequence that was called by name, not by an operator, has refused its operand: joining and repeating
/// are no operators of numbers in CPython, so that they raise where those answer NotImplemented.
///
/// # Errors
/// TypeError.
#[cold]
pub(super) fn check_refusal(cx: &Cx<'_>, def: &'static NativeDef, first: usize) -> Res<()> {
    let (this, other) = (cx.brand(cx.at(first)), cx.brand(cx.at(first + 1)));
    let own = cx.is_sequence_class(this).filter(|own| {
        let rows = super::methods_of(*own);
        rows.iter().any(|row| std::ptr::eq(row, def))
    });
    match (own, def.name) {
        (Some(_), "__add__") => Err(operator_complaint(cx, Binary::Add, this, other, false)
            .unwrap_or_else(|| cx.system_error("no sequence"))),
        (Some(_), "__mul__" | "__rmul__" | "__imul__") => {
            let given = cx.type_name(other);
            Err(cx.type_error(format!("'{given}' object cannot be interpreted as an integer")))
        }
        _ => Ok(()),
    }
}

/// What CPython says when no operand of `+` or `*` knew the operator and one is a sequence.
pub fn operator_complaint(
    cx: &Cx<'_>,
    op: Binary,
    a: Value<'_>,
    b: Value<'_>,
    in_place: bool,
) -> Option<Thrown> {
    let (left, right) = (cx.is_sequence_class(a), cx.is_sequence_class(b));
    match op {
        Binary::Add => {
            let given = cx.type_name(b);
            Some(cx.type_error(match left? {
                Builtin::Bytes | Builtin::ByteArray => {
                    format!("can't concat {given} to {}", cx.type_name(a))
                }
                own => format!("can only concatenate {0} (not \"{given}\") to {0}", own.name()),
            }))
        }
        Binary::Multiply => {
            // In place, what is a container of another kind keeps the right operand from being asked.
            let hides = in_place && (cx.is_iterable(a) || a.cast::<super::instance::Instance>().is_some());
            let count = if left.is_some() { b } else { right.filter(|_| !hides).map(|_| a)? };
            let given = cx.type_name(count);
            Some(cx.type_error(format!("can't multiply sequence by non-int of type '{given}'")))
        }
        _ => None,
    }
}
