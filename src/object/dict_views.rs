//! The views of dicts, and `mappingproxy`.
//!
//! Owns the natives of `dict_keys`, `dict_values`, `dict_items` and `mappingproxy`. Views of keys and items behave as
//! sets: their operators make sets and leave the work to `set_methods`. A proxy passes everything on to what it stands
//! for, except changes.

use super::attribute;
use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::dict::{Dict, View};
use super::error::Raise;
use super::item;
use super::set::{FrozenSet, Set};
use super::set_methods::{self, Algebra};
use super::symbol::Symbol;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::{Ref, Value};
use crate::natives;

impl Vm {
    /// The dict of a view, if it is one of a dict.
    pub fn viewed<'v>(&self, view: Ref<'v, View>) -> Option<Ref<'v, Dict>> {
        view.get(|w| &w.dict).cast::<Dict>()
    }

    /// Is it a set, or a view that behaves as one?
    pub fn is_set_like(&self, v: Value<'_>) -> bool {
        let v = self.payload(v).unwrap_or(v);
        let view = v.cast::<View>().and_then(|_| self.class_of(v).builtin());
        v.cast::<Set>().is_some()
            || v.cast::<FrozenSet>().is_some()
            || matches!(view, Some(Builtin::DictKeys | Builtin::DictItems))
    }
}

fn view_len<'v>(cx: &'v Cx<'_>, view: Ref<'v, View>) -> Res<Value<'v>> {
    Ok(Value::int(cx.viewed(view).map_or(0, |d| cx.dict_len(d)) as i64))
}

fn view_iterator<'v>(cx: &'v Cx<'_>, view: Ref<'v, View>, which: Builtin) -> Res<Value<'v>> {
    match cx.viewed(view) {
        Some(dict) => Ok(cx.dict_iterator(which, dict)),
        None => Err(cx.type_error("a view of no dict")),
    }
}

fn mapping<'v>(cx: &'v Cx<'_>, view: Ref<'v, View>) -> Res<Value<'v>> {
    Ok(cx.new_view(Builtin::MappingProxy, view.get(|w| &w.dict)).value())
}

fn shown<'s>(cx: &mut Cx<'s>, this: Handle<'s>) -> Res<Ret> {
    super::repr::of_container(cx, this, this)
}

/// Is an item in a view of keys or items?
fn view_contains(cx: &mut Cx<'_>, view: Handle<'_>, item: Handle<'_>) -> Res<bool> {
    let [dict, key, wanted, found, scratch] = cx.locals();
    let is_items = {
        let v = cx.get(view);
        let Some(view) = v.cast::<View>() else { return Ok(false) };
        cx.set(dict, view.get(|w| &w.dict));
        cx.class_of(v).builtin() == Some(Builtin::DictItems)
    };
    if !is_items {
        return cx.dict_get(found, dict, item);
    }
    {
        let v = cx.get(item);
        let Some(pair) = cx.content::<Tuple>(v).filter(|t| t.tail_len() == 2) else { return Ok(false) };
        let part = |i| pair.tail_values().get(i).unwrap_or(Value::NONE);
        cx.set(key, part(0));
        cx.set(wanted, part(1));
    }
    Ok(cx.dict_get(found, dict, key)? && cx.equal(scratch, found, wanted)?)
}

/// Are all items of `a` in `b`? Both are set-like.
fn all_in(cx: &mut Cx<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
    cx.scope(|cx| {
        let [it, item, scratch] = cx.locals();
        cx.iter_into(it, a)?;
        let mut steps = 0_u32;
        while cx.next_into(item, it)? {
            if !item::contains(cx, scratch, b, item)? {
                return Ok(false);
            }
            steps += 1;
            if steps.is_multiple_of(1000) {
                cx.poll()?;
            }
        }
        Ok(true)
    })
}

fn compared<'s>(cx: &mut Cx<'s>, op: Comparison, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    if !cx.is_set_like(cx.get(other)) {
        return cx.ret(Value::NOT_IMPLEMENTED);
    }
    let (m, n) = (cx.len(this)?, cx.len(other)?);
    let answer = match op {
        Comparison::Equal => m == n && all_in(cx, this, other)?,
        Comparison::NotEqual => !(m == n && all_in(cx, this, other)?),
        Comparison::Less => m < n && all_in(cx, this, other)?,
        Comparison::LessEqual => m <= n && all_in(cx, this, other)?,
        Comparison::Greater => m > n && all_in(cx, other, this)?,
        Comparison::GreaterEqual => m >= n && all_in(cx, other, this)?,
    };
    cx.ret(Value::bool(answer))
}

/// `left OP right`, where one is a view: a new set.
fn combined<'s>(cx: &mut Cx<'s>, how: Algebra, left: Handle<'s>, right: Handle<'s>) -> Res<Ret> {
    let [out, a] = cx.locals();
    if how == Algebra::Intersection {
        // The items come from the operand that is not the view, or from the smaller view.
        let (mut view, mut other) = (left, right);
        let is_view = |h| cx.get(h).cast::<View>().is_some();
        let swap = !is_view(view) || (is_view(other) && cx.len(other)? > cx.len(view)?);
        if swap {
            std::mem::swap(&mut view, &mut other);
        }
        if cx.get(other).cast::<Set>().is_some() && cx.len(view)? <= cx.len(other)? {
            set_methods::combine_into(cx, out, how, other, view)?;
            return cx.ret(cx.get(out));
        }
        set_methods::new_set_into(cx, out, Builtin::Set)?;
        let (view, target) = (cx.root(cx.get(view)), cx.root(cx.get(out)));
        cx.for_each(other, |cx, item| {
            if cx.scope(|cx| view_contains(cx, view, item))? {
                set_methods::add(cx, target, item)
            } else {
                Ok(())
            }
        })?;
        return cx.ret(cx.get(out));
    }
    set_methods::set_of(cx, a, Builtin::Set, left)?;
    set_methods::update_by(cx, how, a, right)?;
    cx.ret(cx.get(a))
}

fn disjoint<'s>(cx: &mut Cx<'s>, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    if cx.get(this) == cx.get(other) {
        let empty = cx.len(this)? == 0;
        return cx.ret(Value::bool(empty));
    }
    let swap = cx.is_set_like(cx.get(other)) && cx.len(other)? > cx.len(this)?;
    let (walked, searched) = if swap { (this, other) } else { (other, this) };
    let found = cx.scope(|cx| {
        let [it, item, scratch] = cx.locals();
        cx.iter_into(it, walked)?;
        let mut steps = 0_u32;
        while cx.next_into(item, it)? {
            if item::contains(cx, scratch, searched, item)? {
                return Ok(true);
            }
            steps += 1;
            if steps.is_multiple_of(1000) {
                cx.poll()?;
            }
        }
        Ok(false)
    })?;
    cx.ret(Value::bool(!found))
}

macro_rules! set_like_view { ($table:ident, $iterator:ident, $reversed:ident) => {
    natives! { pub static $table:
        /// Return repr(self).
        loud fn "__repr__" repr(cx, this) { shown(cx, this) }
        /// Return len(self).
        quiet fn "__len__" len(cx, this: Ref<'v, View>) { view_len(cx, this) }
        /// Implement iter(self).
        quiet fn "__iter__" iter(cx, this: Ref<'v, View>) { view_iterator(cx, this, Builtin::$iterator) }
        /// Return a reverse iterator over the dict view.
        quiet fn "__reversed__" reversed(cx, this: Ref<'v, View>) {
            view_iterator(cx, this, Builtin::$reversed)
        }
        /// Return key in self.
        loud fn "__contains__" contains(cx, this, item) {
            let found = view_contains(cx, this, item)?;
            cx.ret(Value::bool(found))
        }
        /// dictionary that this view refers to
        quiet getter fn mapping(cx, this: Ref<'v, View>) { mapping(cx, this) }
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
        /// Return self&value.
        loud fn "__and__" and(cx, this, other) { combined(cx, Algebra::Intersection, this, other) }
        /// Return value&self.
        loud fn "__rand__" rand(cx, this, other) { combined(cx, Algebra::Intersection, other, this) }
        /// Return self|value.
        loud fn "__or__" or(cx, this, other) { combined(cx, Algebra::Union, this, other) }
        /// Return value|self.
        loud fn "__ror__" ror(cx, this, other) { combined(cx, Algebra::Union, other, this) }
        /// Return self-value.
        loud fn "__sub__" sub(cx, this, other) { combined(cx, Algebra::Difference, this, other) }
        /// Return value-self.
        loud fn "__rsub__" rsub(cx, this, other) { combined(cx, Algebra::Difference, other, this) }
        /// Return self^value.
        loud fn "__xor__" xor(cx, this, other) { combined(cx, Algebra::SymmetricDifference, this, other) }
        /// Return value^self.
        loud fn "__rxor__" rxor(cx, this, other) { combined(cx, Algebra::SymmetricDifference, other, this) }
        /// Return True if the view and the given iterable have a null intersection.
        loud fn isdisjoint(cx, this, other) { disjoint(cx, this, other) }
    }
} }

set_like_view! { KEYS, DictKeyIterator, DictReverseKeyIterator }
set_like_view! { ITEMS, DictItemIterator, DictReverseItemIterator }

natives! { pub static VALUES:
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) { shown(cx, this) }
    /// Return len(self).
    quiet fn "__len__" len(cx, this: Ref<'v, View>) { view_len(cx, this) }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, View>) { view_iterator(cx, this, Builtin::DictValueIterator) }
    /// Return a reverse iterator over the dict values.
    quiet fn "__reversed__" reversed(cx, this: Ref<'v, View>) {
        view_iterator(cx, this, Builtin::DictReverseValueIterator)
    }
    /// dictionary that this view refers to
    quiet getter fn mapping(cx, this: Ref<'v, View>) { mapping(cx, this) }
}

/// What a proxy stands for, in a handle.
fn target<'s>(cx: &Cx<'s>, proxy: Handle<'_>) -> Res<Handle<'s>> {
    match cx.get(proxy).cast::<View>() {
        Some(view) => Ok(cx.root(view.get(|w| &w.dict))),
        None => {
            let given = cx.type_name(cx.get(proxy));
            Err(cx
                .type_error(format!("descriptor requires a 'mappingproxy' object but received a '{given}'")))
        }
    }
}

/// Call a method of what a proxy stands for.
fn forward<'s>(cx: &mut Cx<'s>, this: Handle<'s>, method: Symbol, args: &[Handle<'s>]) -> Res<Ret> {
    let mapping = target(cx, this)?;
    let [found, out] = cx.locals();
    attribute::get(cx, found, mapping, method)?;
    cx.call_into(out, found, args)?;
    cx.ret(cx.get(out))
}

/// An operand of `|`: what it stands for, if it is a proxy.
fn operand<'s>(cx: &Cx<'s>, v: Handle<'s>) -> Handle<'s> {
    let value = cx.get(v);
    let proxy = value.cast::<View>().filter(|_| cx.class_of(value).builtin() == Some(Builtin::MappingProxy));
    proxy.map_or(v, |p| cx.root(p.get(|w| &w.dict)))
}

fn union<'s>(cx: &mut Cx<'s>, left: Handle<'s>, right: Handle<'s>) -> Res<Ret> {
    let (left, right) = (operand(cx, left), operand(cx, right));
    let [out] = cx.locals();
    cx.binary_into(out, Binary::BitOr, left, right, false)?;
    cx.ret(cx.get(out))
}

fn compared_target<'s>(cx: &mut Cx<'s>, op: Comparison, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    let (left, right) = (target(cx, this)?, operand(cx, other));
    let [out] = cx.locals();
    cx.compare_into(out, op, left, right)?;
    cx.ret(cx.get(out))
}

natives! { pub static PROXY:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, mapping) {
        cx.check_new(class, Builtin::MappingProxy)?;
        let v = cx.get(mapping);
        let has_items = cx.lookup(cx.class_of(v), super::symbol::name::getitem).is_some();
        if !has_items || super::slicing::items_of(v).is_some() {
            let given = cx.type_name(v);
            return Err(cx.type_error(format!("mappingproxy() argument must be a mapping, not {given}")));
        }
        cx.ret(cx.new_view(Builtin::MappingProxy, v).value())
    }
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) { shown(cx, this) }
    /// Return str(self).
    loud fn "__str__" str(cx, this) {
        let mapping = target(cx, this)?;
        let [out] = cx.locals();
        cx.str_into(out, mapping)?;
        cx.ret(cx.get(out))
    }
    /// Return len(self).
    loud fn "__len__" len(cx, this) {
        let mapping = target(cx, this)?;
        let len = cx.len(mapping)?;
        cx.ret(Value::int(len as i64))
    }
    /// Return self[key].
    loud fn "__getitem__" getitem(cx, this, key) {
        let mapping = target(cx, this)?;
        let [out] = cx.locals();
        item::get(cx, out, mapping, key)?;
        cx.ret(cx.get(out))
    }
    /// Return key in self.
    loud fn "__contains__" contains(cx, this, key) {
        let mapping = target(cx, this)?;
        let [scratch] = cx.locals();
        let found = item::contains(cx, scratch, mapping, key)?;
        cx.ret(Value::bool(found))
    }
    /// Implement iter(self).
    loud fn "__iter__" iter(cx, this) {
        let mapping = target(cx, this)?;
        let [out] = cx.locals();
        cx.iter_into(out, mapping)?;
        cx.ret(cx.get(out))
    }
    /// D.__reversed__() -> reverse iterator
    loud fn "__reversed__" reversed(cx, this) { forward(cx, this, super::symbol::name::reversed, &[]) }
    /// Return self==value.
    loud fn "__eq__" eq(cx, this, other) { compared_target(cx, Comparison::Equal, this, other) }
    /// Return self!=value.
    loud fn "__ne__" ne(cx, this, other) { compared_target(cx, Comparison::NotEqual, this, other) }
    /// Return hash(self).
    loud fn "__hash__" hash(cx, this) {
        let mapping = target(cx, this)?;
        let hash = cx.hash(mapping)?;
        let int = cx.int(hash);
        cx.ret(int)
    }
    /// Return self|value.
    loud fn "__or__" or(cx, this, other) { union(cx, this, other) }
    /// Return value|self.
    loud fn "__ror__" ror(cx, this, other) { union(cx, other, this) }
    /// Return self|=value.
    quiet fn "__ior__" ior(cx, this: Value<'v>, other: Value<'v>) {
        Err(cx.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    }
    /// Return the value for key if key is in the mapping, else default.
    loud fn get(cx, this, key, default = NONE) {
        if cx.get(default) == Value::UNDEF {
            cx.set(default, Value::NONE);
        }
        let get = cx.intern("get");
        forward(cx, this, get, &[key, default])
    }
    /// a set-like object providing a view on D's keys
    loud fn keys(cx, this) { forward(cx, this, super::symbol::name::keys, &[]) }
    /// an object providing a view on D's values
    loud fn values(cx, this) {
        let values = cx.intern("values");
        forward(cx, this, values, &[])
    }
    /// a set-like object providing a view on D's items
    loud fn items(cx, this) {
        let items = cx.intern("items");
        forward(cx, this, items, &[])
    }
    /// D.copy() -> a shallow copy of D
    loud fn copy(cx, this) {
        let copy = cx.intern("copy");
        forward(cx, this, copy, &[])
    }
    /// See PEP 585
    loud class fn "__class_getitem__" class_getitem(cx, class, index) {
        super::alias::of_class(cx, class, index)
    }
}
