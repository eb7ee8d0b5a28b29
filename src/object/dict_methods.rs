//! The methods of `dict`.
//!
//! Owns the table of natives and what fills dicts: from mappings, from pairs, from keywords. Entries are reached through
//! the functions of `dict` only, because a namespace keeps its values in cells. The views are in `dict_views`.

use super::attribute;
use super::class::Builtin;
use super::compare;
use super::context::{Cx, Handle, Res};
use super::dict::{Dict, Found};
use super::error::Raise;
use super::item;
use super::native::{Given, NativeFunction};
use super::slicing::items_of;
use super::symbol::name;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::natives;

/// Bytes of an entry, its share of the index and of the room to grow included.
const ENTRY: usize = 64;

/// The dict behind the receiver of a loud native.
fn this_dict<'s>(cx: &Cx<'s>, this: Handle<'s>, method: &str) -> Res<Handle<'s>> {
    cx.receiver::<Dict>(this, Builtin::Dict, method)
}

impl Vm {
    /// The dict behind a value that iterates as a dict does: an exact one, or an instance whose class leaves iteration
    /// as it is.
    pub(super) fn plain_dict<'v>(&'v self, v: Value<'v>) -> Option<Ref<'v, Dict>> {
        if let Some(dict) = v.cast::<Dict>() {
            return Some(dict);
        }
        let dict = self.payload(v)?.cast::<Dict>()?;
        let iter = self.lookup(self.class_of(v), name::iter)?.cast::<NativeFunction>()?;
        (iter.get(|n| &n.owner) == self.class(Builtin::Dict)).then_some(dict)
    }

    /// Take everything out of a dict.
    pub fn dict_clear(&self, dict: Ref<'_, Dict>) {
        if !dict.is_namespace() {
            return self.clear_table(dict);
        }
        while let Some((at, ..)) = self.dict_previous(dict, usize::MAX) {
            self.dict_remove_at(dict, at);
        }
    }
}

/// `out` = a new dict with the entries of `dict`, an exact one.
///
/// # Errors
/// MemoryError.
pub fn copy_into(cx: &mut Cx<'_>, out: Handle<'_>, dict: Handle<'_>) -> Res<()> {
    let count = cx.get(dict).cast::<Dict>().map_or(0, |d| d.len());
    cx.reserve(count.saturating_mul(ENTRY))?;
    let Some(d) = cx.get(dict).cast::<Dict>() else { return Ok(()) };
    let Some(copy) = cx.dict_copy(d) else { return Err(cx.memory_error()) };
    cx.set(out, copy.value());
    Ok(())
}

/// Put all entries of `source`, an exact dict, into another.
///
/// # Errors
/// Whatever comparing keys raises, RuntimeError when that changes `source`, MemoryError.
pub fn merge(cx: &mut Cx<'_>, dict: Handle<'_>, source: Handle<'_>) -> Res<()> {
    if cx.get(dict) == cx.get(source) {
        return Ok(());
    }
    let count = cx.get(source).cast::<Dict>().map_or(0, |d| d.len());
    cx.reserve(count.saturating_mul(ENTRY))?;
    cx.scope(|cx| {
        let [key, value] = cx.locals();
        let (mut at, mut steps) = (0, 0_u32);
        loop {
            // As far as keys can be told apart quietly, without copying entries into handles.
            let next = {
                let (Some(from), Some(to)) = (cx.get(source).cast::<Dict>(), cx.get(dict).cast::<Dict>())
                else {
                    return Ok(());
                };
                loop {
                    let Some((here, k, v)) = cx.dict_next(from, at) else { break None };
                    at = here + 1;
                    steps += 1;
                    match cx.dict_set_quietly(to, k, v) {
                        Some(true) if steps.is_multiple_of(4096) => break Some(false),
                        Some(true) => {}
                        Some(false) => return Err(cx.memory_error()),
                        None => {
                            cx.set(key, k);
                            cx.set(value, v);
                            break Some(true);
                        }
                    }
                }
            };
            match next {
                None => return Ok(()),
                Some(false) => cx.poll()?,
                Some(true) => {
                    cx.dict_set(dict, key, value)?;
                    if cx.get(source).cast::<Dict>().is_some_and(|d| d.len() != count) {
                        return Err(cx.raise(Builtin::RuntimeError, "dict mutated during update"));
                    }
                }
            }
        }
    })
}

/// `dict.update(source)`: from a mapping, which has `keys`, or an iterable of pairs.
///
/// # Errors
/// TypeError and ValueError for what is neither; whatever scripts raise.
pub fn update(cx: &mut Cx<'_>, dict: Handle<'_>, source: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [keys] = cx.locals();
        let plain = cx.plain_dict(cx.get(source)).map(Ref::value);
        if let Some(plain) = plain {
            let plain = cx.root(plain);
            return merge(cx, dict, plain);
        }
        let simple = items_of(cx.get(source)).is_some();
        if simple || !attribute::find(cx, keys, source, name::keys)? {
            return update_from_pairs(cx, dict, source);
        }
        let [all] = cx.locals();
        cx.call_into(all, keys, &[])?;
        let (dict, source) = (cx.root(cx.get(dict)), cx.root(cx.get(source)));
        let value = cx.root(Value::NONE);
        cx.for_each(all, |cx, key| {
            item::get(cx, value, source, key)?;
            cx.dict_set(dict, key, value)
        })
    })
}

fn update_from_pairs(cx: &mut Cx<'_>, dict: Handle<'_>, pairs: Handle<'_>) -> Res<()> {
    let [key, value, list] = cx.locals();
    let mut number = 0_usize;
    cx.for_each(pairs, |cx, pair| {
        let known = items_of(cx.get(pair)).map(|items| items.len());
        let count = match known {
            Some(count) => {
                cx.set(list, cx.get(pair));
                count
            }
            None => {
                match cx.list_of(list, pair) {
                    Err(_) if cx.pending_is(Builtin::TypeError) => {
                        return Err(cx.type_error(format!(
                            "cannot convert dictionary update sequence element #{number} to a sequence"
                        )));
                    }
                    other => other?,
                }
                items_of(cx.get(list)).map_or(0, |items| items.len())
            }
        };
        if count != 2 {
            return Err(cx.value_error(format!(
                "dictionary update sequence element #{number} has length {count}; 2 is required"
            )));
        }
        if let Some(items) = items_of(cx.get(list)) {
            cx.set(key, items.get(0).unwrap_or(Value::NONE));
            cx.set(value, items.get(1).unwrap_or(Value::NONE));
        }
        number += 1;
        cx.dict_set(dict, key, value)
    })
}

/// What `dict(...)`, `dict.__init__` and `dict.update` do with their arguments.
fn update_with(cx: &mut Cx<'_>, dict: Handle<'_>, source: Handle<'_>, keywords: Handle<'_>) -> Res<()> {
    if cx.get(source) != Value::UNDEF {
        update(cx, dict, source)?;
    }
    if cx.get(keywords).cast::<Dict>().is_some() {
        merge(cx, dict, keywords)?;
    }
    Ok(())
}

/// `out = dict.pop(key)`; false when the key is missing.
fn pop(cx: &mut Cx<'_>, out: Handle<'_>, dict: Handle<'_>, key: Handle<'_>) -> Res<bool> {
    {
        let (Some(d), k) = (cx.get(dict).cast::<Dict>(), cx.get(key)) else { return Ok(false) };
        // Nothing is hashed to look into an empty dict.
        if d.is_empty() {
            return Ok(false);
        }
        match cx.dict_probe(d, k) {
            Found::At(at, v) => {
                cx.set(out, v);
                cx.dict_remove_at(d, at);
                return Ok(true);
            }
            Found::Missing(_) => return Ok(false),
            Found::Unhashable => return Err(cx.unhashable(k)),
            Found::Ask => {}
        }
    }
    let (found, _) = cx.find::<Dict>(dict, key)?;
    let (Some(d), Some(at)) = (cx.get(dict).cast::<Dict>(), found) else { return Ok(false) };
    let Some((_, _, v)) = cx.dict_next(d, at).filter(|(here, ..)| *here == at) else { return Ok(false) };
    cx.set(out, v);
    cx.dict_remove_at(d, at);
    Ok(true)
}

/// `out = dict.setdefault(key, default)`.
fn set_default(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    dict: Handle<'_>,
    key: Handle<'_>,
    default: Handle<'_>,
) -> Res<()> {
    let (found, hash) = cx.find::<Dict>(dict, key)?;
    let Some(d) = cx.get(dict).cast::<Dict>() else { return Ok(()) };
    if let Some((_, _, v)) = found.and_then(|at| cx.dict_next(d, at).filter(|(here, ..)| *here == at)) {
        cx.set(out, v);
        return Ok(());
    }
    let v = cx.get(default);
    let added = match found {
        // A variable of a namespace that was deleted.
        Some(at) => {
            cx.dict_store_at(d, at, v);
            true
        }
        None => cx.dict_add(d, hash, cx.get(key), v),
    };
    if !added {
        return Err(cx.memory_error());
    }
    cx.set(out, v);
    Ok(())
}

/// `out = class.fromkeys(iterable, value)`.
fn from_keys(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    class: Handle<'_>,
    iterable: Handle<'_>,
    value: Handle<'_>,
) -> Res<()> {
    let exact = cx.get(class) == cx.class(Builtin::Dict);
    if exact {
        cx.set(out, cx.dict()?.value());
    } else {
        cx.call_into(out, class, &[])?;
    }
    cx.for_each(iterable, |cx, key| {
        if cx.get(out).cast::<Dict>().is_some() {
            cx.dict_set(out, key, value)
        } else {
            item::set(cx, out, key, value)
        }
    })
}

/// `out = left | right` for the contents of two dicts; false when one is none.
fn union_into(cx: &mut Cx<'_>, out: Handle<'_>, left: Handle<'_>, right: Handle<'_>) -> Res<bool> {
    let [a, b] = cx.locals();
    {
        let (x, y) = (cx.content::<Dict>(cx.get(left)), cx.content::<Dict>(cx.get(right)));
        let (Some(x), Some(y)) = (x, y) else { return Ok(false) };
        cx.set(a, x.value());
        cx.set(b, y.value());
    }
    copy_into(cx, out, a)?;
    merge(cx, out, b)?;
    Ok(true)
}

fn quick_setdefault<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [this, key, default] = given.all(vm)?;
    let dict = this.cast::<Dict>()?;
    match vm.dict_probe(dict, key) {
        Found::At(_, v) => Some(v),
        Found::Missing(hash) => vm.dict_add(dict, hash, key, default).then_some(default),
        Found::Ask | Found::Unhashable => None,
    }
}

fn quick_pop<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [this, key, default] = given.some(vm, 2)?;
    let dict = this.cast::<Dict>().filter(|dict| !dict.is_empty())?;
    match vm.dict_probe(dict, key) {
        Found::At(at, v) => {
            vm.dict_remove_at(dict, at);
            Some(v)
        }
        Found::Missing(_) if default != Value::UNDEF => Some(default),
        _ => None,
    }
}

natives! { pub static METHODS:
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, *args, **kwargs) {
        cx.check_new(class, Builtin::Dict)?;
        let dict = cx.dict()?.value();
        let made = cx.construct(cx.get(class), dict);
        cx.ret(made)
    }
    /// Initialize self.  See help(type(self)) for accurate signature.
    loud fn "__init__" init(cx, this, iterable = NONE, **kwargs) {
        let dict = this_dict(cx, this, "__init__")?;
        update_with(cx, dict, iterable, kwargs)?;
        cx.ret(Value::NONE)
    }
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) {
        let dict = this_dict(cx, this, "__repr__")?;
        super::repr::of_container(cx, this, dict)
    }
    /// Return len(self).
    quiet fn "__len__" len(cx, this: Ref<'v, Dict>) { Ok(Value::int(cx.dict_len(this) as i64)) }
    /// x.__getitem__(y) <==> x[y]
    loud fn "__getitem__" getitem(cx, this, key) {
        let dict = this_dict(cx, this, "__getitem__")?;
        let [out] = cx.locals();
        let plain = cx.get(this).cast::<Dict>().is_some();
        if cx.dict_get(out, dict, key)? || (!plain && cx.call_special(out, this, name::missing, &[key])?) {
            return cx.ret(cx.get(out));
        }
        Err(cx.key_error(cx.get(key)))
    }
    /// Set self[key] to value.
    loud fn "__setitem__" setitem(cx, this, key, value) {
        let dict = this_dict(cx, this, "__setitem__")?;
        cx.dict_set(dict, key, value)?;
        cx.ret(Value::NONE)
    }
    /// Delete self[key].
    loud fn "__delitem__" delitem(cx, this, key) {
        let dict = this_dict(cx, this, "__delitem__")?;
        item::delete(cx, dict, key)?;
        cx.ret(Value::NONE)
    }
    /// True if the dictionary has the specified key, else False.
    loud fn "__contains__" contains(cx, this, key) {
        let dict = this_dict(cx, this, "__contains__")?;
        let [out] = cx.locals();
        let found = cx.dict_get(out, dict, key)?;
        cx.ret(Value::bool(found))
    }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Ref<'v, Dict>) {
        Ok(cx.dict_iterator(Builtin::DictKeyIterator, this))
    }
    /// Return a reverse iterator over the dict keys.
    quiet fn "__reversed__" reversed(cx, this: Ref<'v, Dict>) {
        Ok(cx.dict_iterator(Builtin::DictReverseKeyIterator, this))
    }
    /// Return self==value.
    loud fn "__eq__" eq(cx, this, other) {
        let dict = this_dict(cx, this, "__eq__")?;
        compare::dicts(cx, Comparison::Equal, dict, other)
    }
    /// Return self!=value.
    loud fn "__ne__" ne(cx, this, other) {
        let dict = this_dict(cx, this, "__ne__")?;
        compare::dicts(cx, Comparison::NotEqual, dict, other)
    }
    /// Return self|value.
    loud fn "__or__" or(cx, this, other) {
        let [out] = cx.locals();
        if union_into(cx, out, this, other)? { cx.ret(cx.get(out)) } else { cx.ret(Value::NOT_IMPLEMENTED) }
    }
    /// Return value|self.
    loud fn "__ror__" ror(cx, this, other) {
        let [out] = cx.locals();
        if union_into(cx, out, other, this)? { cx.ret(cx.get(out)) } else { cx.ret(Value::NOT_IMPLEMENTED) }
    }
    /// Return self|=value.
    loud fn "__ior__" ior(cx, this, other) {
        let dict = this_dict(cx, this, "__ior__")?;
        update(cx, dict, other)?;
        cx.ret(cx.get(this))
    }
    /// Return the value for key if key is in the dictionary, else default.
    loud fn get(cx, this, key, default = NONE) opened Get {
        let dict = this_dict(cx, this, "get")?;
        let [out] = cx.locals();
        if cx.dict_get(out, dict, key)? {
            return cx.ret(cx.get(out));
        }
        match cx.get(default) {
            Value::UNDEF => cx.ret(Value::NONE),
            default => cx.ret(default),
        }
    }
    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    loud fn setdefault(cx, this, key, default = NONE) shortcut quick_setdefault {
        let dict = this_dict(cx, this, "setdefault")?;
        if cx.get(default) == Value::UNDEF {
            cx.set(default, Value::NONE);
        }
        let [out] = cx.locals();
        set_default(cx, out, dict, key, default)?;
        cx.ret(cx.get(out))
    }
    /// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    loud fn pop(cx, this, key, default = NONE) shortcut quick_pop {
        let dict = this_dict(cx, this, "pop")?;
        let [out] = cx.locals();
        if pop(cx, out, dict, key)? {
            return cx.ret(cx.get(out));
        }
        match cx.get(default) {
            Value::UNDEF => Err(cx.key_error(cx.get(key))),
            default => cx.ret(default),
        }
    }
    /// Remove and return a (key, value) pair as a 2-tuple.
    ///
    /// Pairs are returned in LIFO (last-in, first-out) order.
    /// Raises KeyError if the dict is empty.
    quiet fn popitem(cx, this: Ref<'v, Dict>) {
        let Some((at, key, v)) = cx.dict_previous(this, usize::MAX) else {
            let message = cx.string("popitem(): dictionary is empty")?;
            return Err(cx.key_error(message));
        };
        let pair = cx.tuple(&[key, v])?;
        cx.dict_remove_at(this, at);
        cx.shrink_entries(this);
        Ok(pair)
    }
    /// D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.
    /// If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]
    /// If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
    /// In either case, this is followed by: for k in F:  D[k] = F[k]
    loud fn update(cx, this, iterable = NONE, **kwargs) {
        let dict = this_dict(cx, this, "update")?;
        update_with(cx, dict, iterable, kwargs)?;
        cx.ret(Value::NONE)
    }
    /// D.clear() -> None.  Remove all items from D.
    quiet fn clear(cx, this: Ref<'v, Dict>) {
        cx.dict_clear(this);
        Ok(Value::NONE)
    }
    /// D.copy() -> a shallow copy of D
    loud fn copy(cx, this) {
        let dict = this_dict(cx, this, "copy")?;
        let [out] = cx.locals();
        copy_into(cx, out, dict)?;
        cx.ret(cx.get(out))
    }
    /// D.keys() -> a set-like object providing a view on D's keys
    quiet fn keys(cx, this: Ref<'v, Dict>) { Ok(cx.new_view(Builtin::DictKeys, this.value()).value()) }
    /// D.values() -> an object providing a view on D's values
    quiet fn values(cx, this: Ref<'v, Dict>) { Ok(cx.new_view(Builtin::DictValues, this.value()).value()) }
    /// D.items() -> a set-like object providing a view on D's items
    quiet fn items(cx, this: Ref<'v, Dict>) { Ok(cx.new_view(Builtin::DictItems, this.value()).value()) }
    /// Create a new dictionary with keys from iterable and values set to value.
    loud class fn fromkeys(cx, class, iterable, value = NONE) {
        if cx.get(value) == Value::UNDEF {
            cx.set(value, Value::NONE);
        }
        let [out] = cx.locals();
        from_keys(cx, out, class, iterable, value)?;
        cx.ret(cx.get(out))
    }
    /// See PEP 585
    loud class fn "__class_getitem__" class_getitem(cx, class, index) {
        super::alias::of_class(cx, class, index)
    }
}
