//! The methods of `range` and `slice`.
//!
//! Owns the two tables of natives. What ranges compute is in `range` and, on plain numbers, in the kernel `span`.

use super::class::Builtin;
use super::compare;
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::hash::TupleHash;
use super::item;
use super::range::{Range, Slice};
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::kernel::integer::Integer;
use crate::kernel::span;
use crate::natives;

fn this_range<'s>(cx: &Cx<'s>, this: Handle<'s>, method: &str) -> Res<Handle<'s>> {
    cx.receiver::<Range>(this, Builtin::Range, method)
}

/// `range(...)` of one to three handles, the rest undefined.
///
/// # Errors
/// TypeError for what is no int, ValueError for a step of zero, and whatever `__index__` raises.
pub fn make_into(cx: &mut Cx<'_>, out: Handle<'_>, given: [Handle<'_>; 3]) -> Res<()> {
    cx.scope(|cx| {
        let [start, stop, step] = cx.locals();
        let missing = |cx: &Cx<'_>, h: Handle<'_>| cx.get(h) == Value::UNDEF;
        cx.set(start, Value::int(0));
        cx.set(step, Value::int(1));
        if missing(cx, given[1]) {
            cx.index_into(stop, given[0])?;
        } else {
            cx.index_into(start, given[0])?;
            cx.index_into(stop, given[1])?;
            if !missing(cx, given[2]) {
                cx.index_into(step, given[2])?;
                if cx.as_i64(cx.get(step)) == Some(0) {
                    return Err(cx.value_error("range() arg 3 must not be zero"));
                }
            }
        }
        let range = cx.new_range(cx.get(start), cx.get(stop), cx.get(step)).value();
        cx.set(out, range);
        Ok(())
    })
}

/// The iterator over a range, long or not.
fn range_iterator<'v>(cx: &'v Cx<'_>, range: Value<'v>) -> Value<'v> {
    match cx.quiet_iter(range) {
        Some(it) => it,
        None => cx.new_iterator(Builtin::LongRangeIterator, range, 0, 0).value(),
    }
}

/// Is it an int whose equality no script changes?
fn is_exact_int(cx: &Cx<'_>, v: Value<'_>) -> bool {
    matches!(cx.class_of(v).builtin(), Some(Builtin::Int | Builtin::Bool))
}

/// Where an item is in a range: computed for an int, searched for anything else.
fn position(cx: &mut Cx<'_>, range: Handle<'_>, item: Handle<'_>) -> Res<Option<Integer>> {
    {
        let v = cx.get(item);
        if let (true, Some(number), Some(range)) =
            (is_exact_int(cx, v), cx.as_integer(v), cx.get(range).cast::<Range>())
        {
            return cx.range_position(range, &number);
        }
    }
    cx.scope(|cx| {
        let [it, candidate, scratch] = cx.locals();
        cx.set(it, range_iterator(cx, cx.get(range)));
        let mut at = 0_i64;
        while cx.next_into(candidate, it)? {
            if cx.equal(scratch, candidate, item)? {
                return Ok(Some(Integer::Small(at)));
            }
            at += 1;
            if at % 1000 == 0 {
                cx.poll()?;
            }
        }
        Ok(None)
    })
}

fn range_equality<'v>(cx: &'v Cx<'_>, op: Comparison, a: Ref<'v, Range>, b: Value<'v>) -> Res<Value<'v>> {
    let equal = b.cast::<Range>().and_then(|b| cx.ranges_equal(a, b));
    Ok(equal.and_then(|e| compare::equality(op, e)).map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn hash_of(cx: &Cx<'_>, v: Value<'_>) -> i64 {
    match cx.hash_quietly(v) {
        super::hash::Hashed::Is(hash) => hash,
        _ => 0,
    }
}

natives! { pub static RANGE:
    /// range(stop) -> range object
    /// range(start, stop[, step]) -> range object
    ///
    /// Return an object that produces a sequence of integers from start (inclusive)
    /// to stop (exclusive) by step.
    loud static_ fn "__new__" new(cx, class, *args) opened Range {
        cx.check_new(class, Builtin::Range)?;
        let parts = cx.locals();
        {
            let items = super::slicing::items_of(cx.get(args));
            let count = items.map_or(0, |items| items.len());
            if count == 0 || count > 3 {
                let bound = if count == 0 { "least 1 argument" } else { "most 3 arguments" };
                return Err(cx.type_error(format!("range expected at {bound}, got {count}")));
            }
            for (at, part) in parts.into_iter().enumerate() {
                cx.set(part, items.and_then(|items| items.get(at)).unwrap_or(Value::UNDEF));
            }
        }
        let [out] = cx.locals();
        make_into(cx, out, parts)?;
        cx.ret(cx.get(out))
    }
    quiet getter fn start(cx, this: Ref<'v, Range>) { Ok(this.get(|r| &r.start)) }
    quiet getter fn stop(cx, this: Ref<'v, Range>) { Ok(this.get(|r| &r.stop)) }
    quiet getter fn step(cx, this: Ref<'v, Range>) { Ok(this.get(|r| &r.step)) }
    /// Return repr(self).
    quiet fn "__repr__" repr(cx, this: Ref<'v, Range>) {
        let part = |v: Value<'_>| -> Res<String> {
            let number = cx.as_integer(v).unwrap_or(Integer::Small(0));
            let mut poll = cx.kernel_poll();
            let limit = crate::kernel::integer_text::DEFAULT_DIGIT_LIMIT;
            crate::kernel::integer_text::decimal(&number, limit, &mut poll).map_err(|c| cx.complain(c))
        };
        let (start, stop) = (part(this.get(|r| &r.start))?, part(this.get(|r| &r.stop))?);
        match this.get(|r| &r.step) {
            step if step == Value::int(1) => cx.string(&format!("range({start}, {stop})")),
            step => cx.string(&format!("range({start}, {stop}, {})", part(step)?)),
        }
    }
    /// Return len(self).
    quiet fn "__len__" len(cx, this: Ref<'v, Range>) {
        match cx.range_count(this)?.to_i64() {
            Some(count) => Ok(cx.int(count)),
            None => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
    /// True if self else False
    quiet fn "__bool__" bool(cx, this: Ref<'v, Range>) { Ok(Value::bool(!cx.range_count(this)?.is_zero())) }
    /// Return self[key].
    loud fn "__getitem__" getitem(cx, this, index) {
        let range = this_range(cx, this, "__getitem__")?;
        let [out] = cx.locals();
        item::get(cx, out, range, index)?;
        cx.ret(cx.get(out))
    }
    /// Return key in self.
    loud fn "__contains__" contains(cx, this, item) {
        let range = this_range(cx, this, "__contains__")?;
        let found = position(cx, range, item)?.is_some();
        cx.ret(Value::bool(found))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, Range>) { Ok(range_iterator(cx, this.value())) }
    /// Return a reverse iterator.
    quiet fn "__reversed__" reversed(cx, this: Ref<'v, Range>) {
        Ok(range_iterator(cx, cx.range_reversed(this)?))
    }
    /// Return self==value.
    quiet fn "__eq__" eq(cx, this: Ref<'v, Range>, other: Value<'v>) {
        range_equality(cx, Comparison::Equal, this, other)
    }
    /// Return self!=value.
    quiet fn "__ne__" ne(cx, this: Ref<'v, Range>, other: Value<'v>) {
        range_equality(cx, Comparison::NotEqual, this, other)
    }
    /// Return hash(self).
    quiet fn "__hash__" hash(cx, this: Ref<'v, Range>) {
        let count = cx.range_count(this)?;
        let mut all = TupleHash::default();
        all.add(hash_of(cx, cx.integer(&count)?));
        all.add(hash_of(cx, if count.is_zero() { Value::NONE } else { this.get(|r| &r.start) }));
        let short = count <= Integer::Small(1);
        all.add(hash_of(cx, if short { Value::NONE } else { this.get(|r| &r.step) }));
        Ok(cx.int(all.finish()))
    }
    /// rangeobject.count(value) -> integer -- return number of occurrences of value
    loud fn count(cx, this, value) {
        let range = this_range(cx, this, "count")?;
        // Items of a range differ, and nothing sensible equals two of them.
        let found = position(cx, range, value)?.is_some();
        cx.ret(Value::int(found as i64))
    }
    /// rangeobject.index(value) -> integer -- return index of value.
    /// Raise ValueError if the value is not present.
    loud fn index(cx, this, value) {
        let range = this_range(cx, this, "index")?;
        match position(cx, range, value)? {
            Some(at) => {
                let at = cx.integer(&at)?;
                cx.ret(at)
            }
            None if is_exact_int(cx, cx.get(value)) => {
                let shown = cx.repr(value)?;
                Err(cx.value_error(format!("{shown} is not in range")))
            }
            None => Err(cx.value_error("sequence.index(x): x not in sequence")),
        }
    }
}

/// The comparison methods of slices: as tuples of their parts.
fn compared<'s>(cx: &mut Cx<'s>, op: Comparison, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    let [a, b] = cx.locals();
    {
        let (Some(x), Some(y)) = (cx.get(this).cast::<Slice>(), cx.get(other).cast::<Slice>()) else {
            return cx.ret(Value::NOT_IMPLEMENTED);
        };
        if x.same(y) && compare::is_equality(op) {
            return cx.ret(Value::bool(op == Comparison::Equal));
        }
        for (handle, slice) in [(a, x), (b, y)] {
            let parts = cx.tuple(&[slice.part(0), slice.part(1), slice.part(2)])?;
            cx.set(handle, parts);
        }
    }
    compare::sequences(cx, op, a, b)
}

natives! { pub static SLICE:
    /// slice(stop)
    /// slice(start, stop[, step])
    ///
    /// Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args) {
        let items = super::slicing::items_of(args);
        let part = |at: usize| items.and_then(|items| items.get(at)).unwrap_or(Value::NONE);
        match items.map_or(0, |items| items.len()) {
            1 => Ok(cx.new_slice(Value::NONE, part(0), Value::NONE).value()),
            2 | 3 => Ok(cx.new_slice(part(0), part(1), part(2)).value()),
            count => {
                let bound = if count == 0 { "least 1 argument" } else { "most 3 arguments" };
                Err(cx.type_error(format!("slice expected at {bound}, got {count}")))
            }
        }
    }
    quiet getter fn start(cx, this: Ref<'v, Slice>) { Ok(this.part(0)) }
    quiet getter fn stop(cx, this: Ref<'v, Slice>) { Ok(this.part(1)) }
    quiet getter fn step(cx, this: Ref<'v, Slice>) { Ok(this.part(2)) }
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) {
        let slice = cx.receiver::<Slice>(this, Builtin::Slice, "__repr__")?;
        let [part] = cx.locals();
        let mut texts = Vec::new();
        for number in 0..3 {
            let Some(s) = cx.get(slice).cast::<Slice>() else { break };
            cx.set(part, s.part(number));
            texts.push(cx.nested(" while getting the repr of an object", |cx| cx.repr(part))?);
        }
        let text = cx.string(&format!("slice({})", texts.join(", ")))?;
        cx.ret(text)
    }
    /// Return self==value.
    loud fn "__eq__" eq(cx, this, other) { compared(cx, Comparison::Equal, this, other) }
    /// Return self!=value.
    loud fn "__ne__" ne(cx, this, other) { compared(cx, Comparison::NotEqual, this, other) }
    /// Return self<value.
    loud fn "__lt__" lt(cx, this, other) { compared(cx, Comparison::Less, this, other) }
    /// Return self<=value.
    loud fn "__le__" le(cx, this, other) { compared(cx, Comparison::LessEqual, this, other) }
    /// Return self>value.
    loud fn "__gt__" gt(cx, this, other) { compared(cx, Comparison::Greater, this, other) }
    /// Return self>=value.
    loud fn "__ge__" ge(cx, this, other) { compared(cx, Comparison::GreaterEqual, this, other) }
    /// S.indices(len) -> (start, stop, stride)
    ///
    /// Assuming a sequence of length len, calculate the start and stop
    /// indices, and the stride length of the extended slice described by
    /// S. Out of bounds indices are clipped in a manner consistent with the
    /// handling of normal slices.
    loud fn indices(cx, this, len) {
        let slice = cx.receiver::<Slice>(this, Builtin::Slice, "indices")?;
        let [count, plain] = cx.locals();
        cx.index_into(count, len)?;
        let Some(count) = cx.as_integer(cx.get(count)) else { return cx.ret(Value::NONE) };
        if count.is_negative() {
            return Err(cx.value_error("length should not be negative"));
        }
        item::resolve_index(cx, plain, slice, slice)?;
        let Some(s) = cx.get(plain).cast::<Slice>() else { return cx.ret(Value::NONE) };
        let [start, stop, step] = [0, 1, 2].map(|i| cx.as_integer(s.part(i)));
        let bounds = span::bounds(start.as_ref(), stop.as_ref(), step.as_ref(), &count);
        let (start, stop, step) = bounds.map_err(|c| cx.complain(c))?;
        let triple = cx.tuple(&[cx.integer(&start)?, cx.integer(&stop)?, cx.integer(&step)?])?;
        cx.ret(triple)
    }
}
