//! The methods of `tuple`.
//!
//! Owns the table of natives. What tuples share with lists is in `sequence`, `slicing`, `compare` and `repr`.

use super::class::Builtin;
use super::compare;
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::item;
use super::list::List;
use super::native::Given;
use super::sequence;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::natives;

/// The tuple behind the receiver of a loud native.
fn this_tuple<'s>(cx: &Cx<'s>, this: Handle<'s>, method: &str) -> Res<Handle<'s>> {
    cx.receiver::<Tuple>(this, Builtin::Tuple, method)
}

/// `out = tuple(iterable)`.
///
/// # Errors
/// Whatever iteration raises, MemoryError.
pub fn tuple_of(cx: &mut Cx<'_>, out: Handle<'_>, iterable: Handle<'_>) -> Res<()> {
    let v = cx.get(iterable);
    if v.cast::<Tuple>().is_some() {
        cx.set(out, v);
        return Ok(());
    }
    cx.scope(|cx| {
        let [list] = cx.locals();
        if v_is_list(cx, iterable) {
            cx.set(list, cx.get(iterable));
        } else {
            cx.list_of(list, iterable)?;
        }
        let count = cx.get(list).cast::<List>().map_or(0, |l| l.len());
        cx.reserve(count.saturating_mul(size_of::<Value<'_>>()))?;
        let Some(l) = cx.get(list).cast::<List>() else { return Ok(()) };
        let Some(tuple) = cx.tuple_from(l.len(), l.items().iter()) else { return Err(cx.memory_error()) };
        cx.set(out, tuple.value());
        Ok(())
    })
}

fn v_is_list(cx: &Cx<'_>, v: Handle<'_>) -> bool {
    cx.get(v).cast::<List>().is_some()
}

fn ordered<'s>(cx: &mut Cx<'s>, op: Comparison, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    let tuple = this_tuple(cx, this, super::protocol::comparison_text(op))?;
    compare::sequences(cx, op, tuple, other)
}

fn repeated<'s>(cx: &mut Cx<'s>, this: Handle<'s>, count: Handle<'s>, method: &str) -> Res<Ret> {
    let tuple = this_tuple(cx, this, method)?;
    let Some(times) = sequence::times(cx, count)? else { return cx.ret(Value::NOT_IMPLEMENTED) };
    let [out] = cx.locals();
    sequence::repeat(cx, out, tuple, times)?;
    cx.ret(cx.get(out))
}

/// Of a tuple, or of a list that is not long.
fn quick_tuple<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    const LONGEST: usize = 1000;
    let [class, iterable] = given.all(vm)?;
    if class != vm.class(Builtin::Tuple) {
        return None;
    }
    match iterable.cast::<List>() {
        Some(list) if list.len() <= LONGEST => vm.tuple_copied(list.items()).map(Ref::value),
        Some(_) => None,
        None => iterable.cast::<Tuple>().map(Ref::value),
    }
}

natives! { pub static METHODS:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, iterable = NONE) shortcut quick_tuple {
        cx.check_new(class, Builtin::Tuple)?;
        let [out] = cx.locals();
        if cx.get(iterable) == Value::UNDEF {
            let empty = cx.tuple(&[])?;
            cx.set(out, empty);
        } else {
            tuple_of(cx, out, iterable)?;
        }
        let made = cx.construct(cx.get(class), cx.get(out));
        cx.ret(made)
    }
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) {
        let tuple = this_tuple(cx, this, "__repr__")?;
        super::repr::of_container(cx, this, tuple)
    }
    /// Return len(self).
    quiet fn "__len__" len(cx, this: Ref<'v, Tuple>) { Ok(Value::int(this.tail_len() as i64)) }
    /// Return self[key].
    loud fn "__getitem__" getitem(cx, this, index) {
        let tuple = this_tuple(cx, this, "__getitem__")?;
        let [out] = cx.locals();
        item::get(cx, out, tuple, index)?;
        cx.ret(cx.get(out))
    }
    /// Return key in self.
    loud fn "__contains__" contains(cx, this, item) {
        let tuple = this_tuple(cx, this, "__contains__")?;
        let found = item::search(cx, tuple, item, (0, i64::MAX))?;
        cx.ret(Value::bool(found.is_some()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, Tuple>) {
        Ok(cx.new_iterator(Builtin::TupleIterator, this.value(), 0, 0).value())
    }
    /// Return self+value.
    loud fn "__add__" add(cx, this, other) {
        let tuple = this_tuple(cx, this, "__add__")?;
        let right = cx.root(cx.content::<Tuple>(cx.get(other)).map_or(Value::NONE, Ref::value));
        let [out] = cx.locals();
        if sequence::concat(cx, out, tuple, right)? { cx.ret(cx.get(out)) } else { cx.ret(Value::NOT_IMPLEMENTED) }
    }
    /// Return self*value.
    loud fn "__mul__" mul(cx, this, count) { repeated(cx, this, count, "__mul__") }
    /// Return value*self.
    loud fn "__rmul__" rmul(cx, this, count) { repeated(cx, this, count, "__rmul__") }
    /// Return self==value.
    loud fn "__eq__" eq(cx, this, other) { ordered(cx, Comparison::Equal, this, other) }
    /// Return self!=value.
    loud fn "__ne__" ne(cx, this, other) { ordered(cx, Comparison::NotEqual, this, other) }
    /// Return self<value.
    loud fn "__lt__" lt(cx, this, other) { ordered(cx, Comparison::Less, this, other) }
    /// Return self<=value.
    loud fn "__le__" le(cx, this, other) { ordered(cx, Comparison::LessEqual, this, other) }
    /// Return self>value.
    loud fn "__gt__" gt(cx, this, other) { ordered(cx, Comparison::Greater, this, other) }
    /// Return self>=value.
    loud fn "__ge__" ge(cx, this, other) { ordered(cx, Comparison::GreaterEqual, this, other) }
    /// Return hash(self).
    loud fn "__hash__" hash(cx, this) {
        let tuple = this_tuple(cx, this, "__hash__")?;
        let hash = cx.hash(tuple)?;
        let int = cx.int(hash);
        cx.ret(int)
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    loud fn index(cx, this, value, start = NONE, stop = NONE) {
        let tuple = this_tuple(cx, this, "index")?;
        match sequence::index(cx, tuple, value, start, stop)? {
            Some(at) => cx.ret(Value::int(at as i64)),
            None => Err(cx.value_error("tuple.index(x): x not in tuple")),
        }
    }
    /// Return number of occurrences of value.
    loud fn count(cx, this, value) {
        let tuple = this_tuple(cx, this, "count")?;
        let found = sequence::count(cx, tuple, value)?;
        cx.ret(Value::int(found))
    }
    quiet fn "__getnewargs__" getnewargs(cx, this: Ref<'v, Tuple>) { cx.tuple(&[this.value()]) }
    /// See PEP 585
    loud class fn "__class_getitem__" class_getitem(cx, class, index) {
        super::alias::of_class(cx, class, index)
    }
}
