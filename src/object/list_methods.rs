//! The methods of `list`.
//!
//! Owns the table of natives and the operations that only lists have. Layout and growth are in `list`, slices in
//! `slicing`, sorting in `sort`, what lists share with tuples in `sequence`.

use super::class::Builtin;
use super::compare;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::item;
use super::list::List;
use super::sequence;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::natives;

/// The list behind the receiver of a loud native.
fn this_list<'s>(cx: &Cx<'s>, this: Handle<'s>, method: &str) -> Res<Handle<'s>> {
    cx.receiver::<List>(this, Builtin::List, method)
}

impl Vm {
    /// Turn a list around.
    pub fn list_reverse(&self, list: Ref<'_, List>) {
        let (items, storage) = (list.items(), list.storage());
        let len = items.len();
        self.charge_work(len / 32);
        for at in 0..len / 2 {
            if let (Some(a), Some(b)) = (items.get(at), items.get(len - 1 - at)) {
                self.heap.store_tail(storage, at, b);
                self.heap.store_tail(storage, len - 1 - at, a);
            }
        }
    }
}

impl Cx<'_> {
    /// `list.pop(index)`.
    ///
    /// # Errors
    /// IndexError.
    pub fn list_pop<'v>(&'v self, list: Ref<'v, List>, index: i64) -> Res<Value<'v>> {
        let len = list.len();
        let Some(at) = item::place(index, len) else {
            let message = if len == 0 { "pop from empty list" } else { "pop index out of range" };
            return Err(self.index_error(message));
        };
        let item = list.item(at).unwrap_or(Value::NONE);
        self.list_remove(list, at, 1);
        Ok(item)
    }
}

/// `list *= times`.
fn repeat_in_place(cx: &mut Cx<'_>, list: Handle<'_>, times: i64) -> Res<()> {
    cx.scope(|cx| {
        let [repeated] = cx.locals();
        sequence::repeat(cx, repeated, list, times)?;
        if let (Some(l), Some(r)) = (cx.get(list).cast::<List>(), cx.get(repeated).cast::<List>()) {
            cx.list_give(l, r);
        }
        Ok(())
    })
}

natives! { pub static METHODS:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, *args, **kwargs) {
        cx.check_new(class, Builtin::List)?;
        let list = cx.list(&[])?.value();
        let made = cx.construct(cx.get(class), list);
        cx.ret(made)
    }
    /// Initialize self.  See help(type(self)) for accurate signature.
    loud fn "__init__" init(cx, this, iterable = NONE) {
        let list = this_list(cx, this, "__init__")?;
        let (given, filled) = {
            let own = cx.get(list).cast::<List>();
            (cx.get(iterable) != Value::UNDEF, own.is_some_and(|l| !l.is_empty()))
        };
        if filled && let Some(l) = cx.get(list).cast::<List>() {
            cx.list_truncate(l, 0);
        }
        if given {
            sequence::extend(cx, list, iterable)?;
        }
        cx.ret(Value::NONE)
    }
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) {
        let list = this_list(cx, this, "__repr__")?;
        super::repr::of_container(cx, this, list)
    }
    /// Return len(self).
    quiet fn "__len__" len(cx, this: Ref<'v, List>) { Ok(Value::int(this.len() as i64)) }
    /// x.__getitem__(y) <==> x[y]
    loud fn "__getitem__" getitem(cx, this, index) {
        let list = this_list(cx, this, "__getitem__")?;
        let [out] = cx.locals();
        item::get(cx, out, list, index)?;
        cx.ret(cx.get(out))
    }
    /// Set self[key] to value.
    loud fn "__setitem__" setitem(cx, this, index, value) {
        let list = this_list(cx, this, "__setitem__")?;
        item::set(cx, list, index, value)?;
        cx.ret(Value::NONE)
    }
    /// Delete self[key].
    loud fn "__delitem__" delitem(cx, this, index) {
        let list = this_list(cx, this, "__delitem__")?;
        item::delete(cx, list, index)?;
        cx.ret(Value::NONE)
    }
    /// Return key in self.
    loud fn "__contains__" contains(cx, this, item) {
        let list = this_list(cx, this, "__contains__")?;
        let found = item::search(cx, list, item, (0, i64::MAX))?;
        cx.ret(Value::bool(found.is_some()))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, List>) {
        Ok(cx.new_iterator(Builtin::ListIterator, this.value(), 0, 0).value())
    }
    /// Return a reverse iterator over the list.
    quiet fn "__reversed__" reversed(cx, this: Ref<'v, List>) {
        let last = this.len() as i64 - 1;
        Ok(cx.new_iterator(Builtin::ListReverseIterator, this.value(), last, 0).value())
    }
    /// Return self+value.
    loud fn "__add__" add(cx, this, other) {
        let list = this_list(cx, this, "__add__")?;
        let right = cx.root(cx.content::<List>(cx.get(other)).map_or(Value::NONE, Ref::value));
        let [out] = cx.locals();
        if sequence::concat(cx, out, list, right)? { cx.ret(cx.get(out)) } else { cx.ret(Value::NOT_IMPLEMENTED) }
    }
    /// Implement self+=value.
    loud fn "__iadd__" iadd(cx, this, other) {
        let list = this_list(cx, this, "__iadd__")?;
        sequence::extend(cx, list, other)?;
        cx.ret(cx.get(this))
    }
    /// Return self*value.
    loud fn "__mul__" mul(cx, this, count) {
        let list = this_list(cx, this, "__mul__")?;
        let Some(times) = sequence::times(cx, count)? else { return cx.ret(Value::NOT_IMPLEMENTED) };
        let [out] = cx.locals();
        sequence::repeat(cx, out, list, times)?;
        cx.ret(cx.get(out))
    }
    /// Return value*self.
    loud fn "__rmul__" rmul(cx, this, count) {
        let list = this_list(cx, this, "__rmul__")?;
        let Some(times) = sequence::times(cx, count)? else { return cx.ret(Value::NOT_IMPLEMENTED) };
        let [out] = cx.locals();
        sequence::repeat(cx, out, list, times)?;
        cx.ret(cx.get(out))
    }
    /// Implement self*=value.
    loud fn "__imul__" imul(cx, this, count) {
        let list = this_list(cx, this, "__imul__")?;
        let Some(times) = sequence::times(cx, count)? else { return cx.ret(Value::NOT_IMPLEMENTED) };
        repeat_in_place(cx, list, times)?;
        cx.ret(cx.get(this))
    }
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
    /// Append object to the end of the list.
    quiet fn append(cx, this: Ref<'v, List>, item: Value<'v>) opened Append {
        cx.push(this, item)?;
        Ok(Value::NONE)
    }
    /// Extend list by appending elements from the iterable.
    loud fn extend(cx, this, iterable) {
        let list = this_list(cx, this, "extend")?;
        sequence::extend(cx, list, iterable)?;
        cx.ret(Value::NONE)
    }
    /// Insert object before index.
    loud fn insert(cx, this, index, item) {
        let list = this_list(cx, this, "insert")?;
        let index = cx.size_argument(index)?;
        let Some(l) = cx.get(list).cast::<List>() else { return cx.ret(Value::NONE) };
        let len = l.len() as i64;
        let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
        cx.list_insert(l, at as usize, cx.get(item))?;
        cx.ret(Value::NONE)
    }
    /// Remove and return item at index (default last).
    ///
    /// Raises IndexError if list is empty or index is out of range.
    loud fn pop(cx, this, index = NONE) opened Pop {
        let list = this_list(cx, this, "pop")?;
        let index = if cx.get(index) == Value::UNDEF { -1 } else { cx.size_argument(index)? };
        let Some(l) = cx.get(list).cast::<List>() else { return cx.ret(Value::NONE) };
        let item = cx.list_pop(l, index)?;
        cx.ret(item)
    }
    /// Remove first occurrence of value.
    ///
    /// Raises ValueError if the value is not present.
    loud fn remove(cx, this, value) {
        let list = this_list(cx, this, "remove")?;
        let Some(at) = item::search(cx, list, value, (0, i64::MAX))? else {
            return Err(cx.value_error("list.remove(x): x not in list"));
        };
        if let Some(l) = cx.get(list).cast::<List>() {
            cx.list_remove(l, at, 1);
        }
        cx.ret(Value::NONE)
    }
    /// Remove all items from list.
    quiet fn clear(cx, this: Ref<'v, List>) {
        cx.list_truncate(this, 0);
        Ok(Value::NONE)
    }
    /// Return a shallow copy of the list.
    loud fn copy(cx, this) {
        let list = this_list(cx, this, "copy")?;
        let [out] = cx.locals();
        sequence::repeat(cx, out, list, 1)?;
        cx.ret(cx.get(out))
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    loud fn index(cx, this, value, start = NONE, stop = NONE) {
        let list = this_list(cx, this, "index")?;
        match sequence::index(cx, list, value, start, stop)? {
            Some(at) => cx.ret(Value::int(at as i64)),
            None => {
                let shown = cx.repr(value)?;
                Err(cx.value_error(format!("{shown} is not in list")))
            }
        }
    }
    /// Return number of occurrences of value.
    loud fn count(cx, this, value) {
        let list = this_list(cx, this, "count")?;
        let found = sequence::count(cx, list, value)?;
        cx.ret(Value::int(found))
    }
    /// Reverse *IN PLACE*.
    quiet fn reverse(cx, this: Ref<'v, List>) {
        cx.list_reverse(this);
        Ok(Value::NONE)
    }
    /// Sort the list in ascending order and return None.
    ///
    /// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
    /// order of two equal elements is maintained).
    ///
    /// If a key function is given, apply it once to each list item and sort them,
    /// ascending or descending, according to their function values.
    ///
    /// The reverse flag can be set to sort in descending order.
    loud fn sort(cx, this, only key = NONE, only reverse = NONE) {
        let list = this_list(cx, this, "sort")?;
        let reverse = cx.get(reverse) != Value::UNDEF && cx.size_argument(reverse)? != 0;
        super::sort::sort_list(cx, list, key, reverse)?;
        cx.ret(Value::NONE)
    }
    /// See PEP 585
    loud class fn "__class_getitem__" class_getitem(cx, class, index) {
        super::alias::of_class(cx, class, index)
    }
}

fn ordered<'s>(
    cx: &mut Cx<'s>,
    op: Comparison,
    this: Handle<'s>,
    other: Handle<'s>,
) -> Res<super::context::Ret> {
    let list = this_list(cx, this, super::protocol::comparison_text(op))?;
    compare::sequences(cx, op, list, other)
}
