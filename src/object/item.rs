//! Subscripts and membership: `obj[index]`, `obj[index] = value`, `del obj[index]`, `item in obj`, for any value.
//!
//! Owns what an index means, the answers for values of exact built-in classes, and the protocol for all others with
//! CPython's complaints. Each operation has a quiet form, which gives `None` when a script must be asked, and a loud
//! one, which tries the quiet one first. How items are stored and sliced is left to the files of the types.

use super::alias;
use super::bytes::{ByteArray, Bytes};
use super::class::{Builtin, Class};
use super::compare::Effort;
use super::context::{Cx, Handle, Res, Thrown};
use super::dict::{Dict, Found};
use super::error::Raise;
use super::hash::Hashed;
use super::list::List;
use super::range::{Range, Slice};
use super::set::{FrozenSet, Set};
use super::string::Str;
use super::symbol::name;
use super::table::{Probe, Table};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Ref, Value};
use crate::kernel::integer::Integer;

/// An index that needs no script any more.
#[derive(Clone, Copy)]
pub enum Index<'v> {
    /// An int.
    At(i64),
    /// An int past 64 bits.
    Far,
    /// A slice whose parts are ints or None.
    Slice(Ref<'v, Slice>),
}

impl Vm {
    /// What an index means; `None` when `__index__` must be asked, or it is no index at all.
    #[inline]
    pub fn plain_index<'v>(&'v self, index: Value<'v>) -> Option<Index<'v>> {
        if index.is_int() {
            return Some(Index::At(index.as_int()));
        }
        if let Some(slice) = index.cast::<Slice>() {
            return self.is_plain(slice).then_some(Index::Slice(slice));
        }
        self.as_integer(index).map(|i| i.to_i64().map_or(Index::Far, Index::At))
    }

    /// Are all parts of a slice ints or None?
    pub fn is_plain(&self, slice: Ref<'_, Slice>) -> bool {
        let plain = |v: Value<'_>| v == Value::NONE || v.is_int() || self.as_integer(v).is_some();
        plain(slice.get(|s| &s.start)) && plain(slice.get(|s| &s.stop)) && plain(slice.get(|s| &s.step))
    }
}

/// The place of an index in a sequence of `len` items, counted from the end if it is negative.
#[inline]
pub fn place(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(len as i64)? } else { index };
    usize::try_from(at).ok().filter(|at| *at < len)
}

/// "cannot fit 'int' into an index-sized integer"
pub fn too_far(cx: &Cx<'_>) -> Thrown {
    cx.index_error("cannot fit 'int' into an index-sized integer")
}

/// What is said of an index that is none.
fn wrong_index(cx: &Cx<'_>, sequence: Value<'_>, index: Value<'_>) -> Thrown {
    let given = cx.type_name(index);
    let sequence = cx.payload(sequence).unwrap_or(sequence);
    let what = match cx.class_of(sequence).builtin() {
        Some(Builtin::Str) => {
            return cx.type_error(format!("string indices must be integers, not '{given}'"));
        }
        Some(Builtin::Bytes) => "byte",
        Some(builtin) => builtin.name(),
        None => "sequence",
    };
    cx.type_error(format!("{what} indices must be integers or slices, not {given}"))
}

/// `out` = `index` as ints or None, by `__index__`: a plain int, or a slice of plain parts. `sequence` is for the
/// complaint about what is no index.
///
/// # Errors
/// TypeError, and whatever `__index__` raises.
pub fn resolve_index(cx: &mut Cx<'_>, out: Handle<'_>, sequence: Handle<'_>, index: Handle<'_>) -> Res<()> {
    let v = cx.get(index);
    if cx.plain_index(v).is_some() {
        cx.set(out, v);
        return Ok(());
    }
    if v.cast::<Slice>().is_some() {
        return resolve_slice(cx, out, index);
    }
    if cx.lookup(cx.class_of(v), name::index).is_none() {
        return Err(wrong_index(cx, cx.get(sequence), v));
    }
    cx.index_into(out, index)
}

fn resolve_slice(cx: &mut Cx<'_>, out: Handle<'_>, slice: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let parts: [Handle<'_>; 3] = cx.locals();
        for (i, part) in parts.into_iter().enumerate() {
            let Some(s) = cx.get(slice).cast::<Slice>() else { return Ok(()) };
            cx.set(part, s.part(i));
            resolve_part(cx, part, true)?;
        }
        let [start, stop, step] = parts;
        let new = cx.new_slice(cx.get(start), cx.get(stop), cx.get(step)).value();
        cx.set(out, new);
        Ok(())
    })
}

/// A part of a slice becomes an int, if it is not None.
///
/// # Errors
/// TypeError for what is neither, and whatever `__index__` raises.
pub fn resolve_part(cx: &mut Cx<'_>, part: Handle<'_>, or_none: bool) -> Res<()> {
    let v = cx.get(part);
    if (or_none && v == Value::NONE) || cx.as_integer(v).is_some() {
        return Ok(());
    }
    if cx.lookup(cx.class_of(v), name::index).is_none() {
        let choice = if or_none { "integers or None or" } else { "integers or" };
        return Err(cx.type_error(format!("slice indices must be {choice} have an __index__ method")));
    }
    cx.index_into(part, part)
}

/// Is it a sequence of an exact built-in class?
fn is_sequence(v: Value<'_>) -> bool {
    v.cast::<List>().is_some()
        || v.cast::<Tuple>().is_some()
        || v.cast::<Str>().is_some()
        || v.cast::<super::string::Rope>().is_some()
        || v.cast::<Range>().is_some()
        || v.cast::<Bytes>().is_some()
        || v.cast::<ByteArray>().is_some()
}

/// Does CPython see a sequence in it, whose items cannot be set? In instances of scripts' classes it always does.
fn is_fixed_sequence(v: Value<'_>) -> bool {
    is_sequence(v)
        || v.cast::<Set>().is_some()
        || v.cast::<FrozenSet>().is_some()
        || v.cast::<super::instance::Instance>().is_some()
}

// ---- reading ----

/// `obj[index]` for exact built-in containers, if no script must be asked.
#[inline]
pub fn get_quietly<'v>(cx: &'v Cx<'_>, obj: Value<'v>, index: Value<'v>) -> Option<Res<Value<'v>>> {
    if let Some(list) = obj.cast::<List>() {
        return Some(match cx.plain_index(index)? {
            Index::At(i) => match place(i, list.len()).and_then(|at| list.item(at)) {
                Some(item) => Ok(item),
                None => Err(cx.index_error("list index out of range")),
            },
            Index::Far => Err(too_far(cx)),
            Index::Slice(slice) => return super::slicing::slice_quietly(cx, obj, slice),
        });
    }
    if let Some(dict) = obj.cast::<Dict>() {
        return match cx.dict_probe(dict, index) {
            Found::At(_, v) => Some(Ok(v)),
            Found::Missing(_) => Some(Err(cx.key_error(index))),
            Found::Unhashable => Some(Err(cx.unhashable(index))),
            Found::Ask => None,
        };
    }
    if let Some(tuple) = obj.cast::<Tuple>() {
        return Some(match cx.plain_index(index)? {
            Index::At(i) => match place(i, tuple.tail_len()).and_then(|at| tuple.tail_values().get(at)) {
                Some(item) => Ok(item),
                None => Err(cx.index_error("tuple index out of range")),
            },
            Index::Far => Err(too_far(cx)),
            Index::Slice(slice) => return super::slicing::slice_quietly(cx, obj, slice),
        });
    }
    get_of_rarer(cx, obj, index)
}

fn get_of_rarer<'v>(cx: &'v Cx<'_>, obj: Value<'v>, index: Value<'v>) -> Option<Res<Value<'v>>> {
    if let Some(len) = cx.text_len(obj) {
        return Some(match cx.plain_index(index)? {
            Index::At(i) => {
                let part = place(i, len).and_then(|at| Some((cx.text_around(obj, at, at + 1)?, at)));
                match part {
                    Some(((text, before), at)) => cx.text_item(text, at - before),
                    None => Err(cx.index_error("string index out of range")),
                }
            }
            Index::Far => Err(too_far(cx)),
            Index::Slice(slice) => return super::slicing::slice_quietly(cx, obj, slice),
        });
    }
    if let Some(range) = obj.cast::<Range>() {
        return Some(match cx.plain_index(index)? {
            Index::At(i) => cx.range_item(range, &Integer::Small(i)),
            Index::Far => cx.range_item(range, &cx.as_integer(index)?),
            Index::Slice(slice) => return super::slicing::slice_quietly(cx, obj, slice),
        });
    }
    if obj.cast::<Bytes>().is_some() || obj.cast::<ByteArray>().is_some() {
        return Some(match cx.plain_index(index)? {
            Index::At(i) => {
                match cx.quiet_len(obj).and_then(|n| place(i, n)).and_then(|at| cx.byte_at(obj, at)) {
                    Some(byte) => Ok(Value::int(byte.into())),
                    None if obj.cast::<ByteArray>().is_some() => {
                        Err(cx.index_error("bytearray index out of range"))
                    }
                    None => Err(cx.index_error("index out of range")),
                }
            }
            Index::Far => Err(too_far(cx)),
            Index::Slice(slice) => return super::slicing::slice_quietly(cx, obj, slice),
        });
    }
    let payload = cx.inherited(obj, name::getitem)?;
    match payload.cast::<Dict>().map(|dict| cx.dict_probe(dict, index)) {
        Some(Found::At(_, item)) => Some(Ok(item)),
        // The class may say what a key stands for that is missing.
        Some(_) => None,
        None => get_quietly(cx, payload, index),
    }
}

/// `out = obj[index]`.
///
/// # Errors
/// TypeError for what has no items, IndexError, KeyError, and whatever scripts raise.
pub fn get(cx: &mut Cx<'_>, out: Handle<'_>, obj: Handle<'_>, index: Handle<'_>) -> Res<()> {
    if let Some(answer) = get_quietly(cx, cx.get(obj), cx.get(index)) {
        let item = answer?;
        cx.set(out, item);
        return Ok(());
    }
    if is_sequence(cx.get(obj)) {
        return get_of_sequence(cx, out, obj, index);
    }
    if cx.get(obj).cast::<Dict>().is_some() {
        return if cx.dict_get(out, obj, index)? { Ok(()) } else { Err(cx.key_error(cx.get(index))) };
    }
    cx.nested(" while calling a Python object", |cx| {
        if cx.call_special(out, obj, name::getitem, &[index])? {
            return Ok(());
        }
        if cx.get(obj).cast::<Class>().is_some() {
            return get_of_class(cx, out, obj, index);
        }
        let type_name = cx.type_name(cx.get(obj));
        Err(cx.type_error(format!("'{type_name}' object is not subscriptable")))
    })
}

/// `out = sequence[index]`, where the index may have an `__index__`.
pub(super) fn get_of_sequence(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    sequence: Handle<'_>,
    index: Handle<'_>,
) -> Res<()> {
    cx.scope(|cx| {
        let [plain] = cx.locals();
        resolve_index(cx, plain, sequence, index)?;
        let bytes = {
            let slice = cx.get(plain).cast::<Slice>();
            slice.map_or(0, |s| super::slicing::bytes_needed(cx, cx.get(sequence), s))
        };
        cx.reserve(bytes)?;
        match get_quietly(cx, cx.get(sequence), cx.get(plain)) {
            Some(answer) => {
                let item = answer?;
                cx.set(out, item);
                Ok(())
            }
            None => Err(cx.memory_error()),
        }
    })
}

/// `out = class[index]`: `__class_getitem__`.
fn get_of_class(cx: &mut Cx<'_>, out: Handle<'_>, class: Handle<'_>, index: Handle<'_>) -> Res<()> {
    if cx.get(class) == cx.class(Builtin::Type) {
        return alias::make_into(cx, out, class, index);
    }
    cx.scope(|cx| {
        let [method] = cx.locals();
        if super::attribute::find(cx, method, class, name::class_getitem)? {
            return cx.call_into(out, method, &[index]);
        }
        let class_name = cx.get(class).cast::<Class>().map_or("?", |c| c.name());
        Err(cx.type_error(format!("type '{class_name}' is not subscriptable")))
    })
}

// ---- writing ----

/// `obj[index] = value` for an exact list or dict, if no script must be asked.
#[inline]
pub fn set_quietly(cx: &Cx<'_>, obj: Value<'_>, index: Value<'_>, value: Value<'_>) -> Option<Res<()>> {
    if let Some(list) = obj.cast::<List>() {
        return match cx.plain_index(index)? {
            Index::At(i) => Some(match place(i, list.len()) {
                Some(at) => {
                    cx.heap.store_tail(list.storage(), at, value);
                    Ok(())
                }
                None => Err(cx.index_error("list assignment index out of range")),
            }),
            Index::Far => Some(Err(too_far(cx))),
            Index::Slice(_) => None,
        };
    }
    if let Some(array) = obj.cast::<ByteArray>() {
        let (Index::At(i), byte) = (cx.plain_index(index)?, cx.as_i64(value)?) else { return None };
        let (cell, byte) = (array.cells().get(place(i, array.len())?)?, u8::try_from(byte).ok()?);
        cell.set(byte);
        return Some(Ok(()));
    }
    let Some(dict) = obj.cast::<Dict>() else {
        return set_quietly(cx, cx.inherited(obj, name::setitem)?, index, value);
    };
    match cx.dict_set_quietly(dict, index, value) {
        Some(true) => Some(Ok(())),
        Some(false) => Some(Err(cx.memory_error())),
        None => None,
    }
}

/// `obj[index] = value`.
///
/// # Errors
/// TypeError for what takes no items, IndexError, MemoryError, and whatever scripts raise.
pub fn set(cx: &mut Cx<'_>, obj: Handle<'_>, index: Handle<'_>, value: Handle<'_>) -> Res<()> {
    if let Some(done) = set_quietly(cx, cx.get(obj), cx.get(index), cx.get(value)) {
        return done;
    }
    if cx.get(obj).cast::<List>().is_some() {
        return set_of_list(cx, obj, index, value);
    }
    if cx.get(obj).cast::<Dict>().is_some() {
        return cx.dict_set(obj, index, value);
    }
    cx.nested(" while calling a Python object", |cx| {
        cx.scope(|cx| {
            let [out] = cx.locals();
            if cx.call_special(out, obj, name::setitem, &[index, value])? {
                return Ok(());
            }
            is_position(cx, obj, index)?;
            let type_name = cx.type_name(cx.get(obj));
            Err(cx.type_error(format!("'{type_name}' object does not support item assignment")))
        })
    })
}

/// Is it a position in something that has them? What takes no items there asks before it says so.
fn is_position(cx: &mut Cx<'_>, obj: Handle<'_>, index: Handle<'_>) -> Res<bool> {
    if !is_fixed_sequence(cx.get(obj)) {
        return Ok(false);
    }
    let [position] = cx.locals();
    cx.set(position, cx.get(index));
    if cx.lookup(cx.class_of(cx.get(index)), name::index).is_some() {
        cx.index_into(position, index)?;
    }
    match cx.plain_index(cx.get(position)) {
        Some(Index::Far) => Err(too_far(cx)),
        at => Ok(matches!(at, Some(Index::At(_)))),
    }
}

/// `list[index] = value`, where the index may be a slice or have an `__index__`.
pub(super) fn set_of_list(
    cx: &mut Cx<'_>,
    list: Handle<'_>,
    index: Handle<'_>,
    value: Handle<'_>,
) -> Res<()> {
    cx.scope(|cx| {
        let [plain] = cx.locals();
        resolve_index(cx, plain, list, index)?;
        if cx.get(plain).cast::<Slice>().is_some() {
            return super::slicing::assign(cx, list, plain, value);
        }
        set_quietly(cx, cx.get(list), cx.get(plain), cx.get(value)).unwrap_or(Ok(()))
    })
}

/// `del obj[index]` for an exact list or dict, if no script must be asked.
pub fn delete_quietly(cx: &Cx<'_>, obj: Value<'_>, index: Value<'_>) -> Option<Res<()>> {
    if let Some(list) = obj.cast::<List>() {
        return Some(match cx.plain_index(index)? {
            Index::At(i) => match place(i, list.len()) {
                Some(at) => {
                    cx.list_remove(list, at, 1);
                    Ok(())
                }
                None => Err(cx.index_error("list assignment index out of range")),
            },
            Index::Far => Err(too_far(cx)),
            Index::Slice(slice) => super::slicing::delete(cx, list, slice),
        });
    }
    let dict = obj.cast::<Dict>()?;
    match cx.dict_probe(dict, index) {
        Found::At(at, _) => {
            cx.dict_remove_at(dict, at);
            Some(Ok(()))
        }
        Found::Missing(_) => Some(Err(cx.key_error(index))),
        Found::Unhashable => Some(Err(cx.unhashable(index))),
        Found::Ask => None,
    }
}

/// `del obj[index]`.
///
/// # Errors
/// As `set`, and KeyError.
pub fn delete(cx: &mut Cx<'_>, obj: Handle<'_>, index: Handle<'_>) -> Res<()> {
    if let Some(done) = delete_quietly(cx, cx.get(obj), cx.get(index)) {
        return done;
    }
    if cx.get(obj).cast::<List>().is_some() {
        return delete_of_list(cx, obj, index);
    }
    if cx.get(obj).cast::<Dict>().is_some() {
        return delete_of_dict(cx, obj, index);
    }
    cx.nested(" while calling a Python object", |cx| {
        cx.scope(|cx| {
            let [out] = cx.locals();
            if cx.call_special(out, obj, name::delitem, &[index])? {
                return Ok(());
            }
            // CPython asks its two ways to items in turn, and the second one speaks differently.
            let verb = if is_position(cx, obj, index)? { "doesn't" } else { "does not" };
            let type_name = cx.type_name(cx.get(obj));
            Err(cx.type_error(format!("'{type_name}' object {verb} support item deletion")))
        })
    })
}

/// `del list[index]`, where the index may have an `__index__`.
pub(super) fn delete_of_list(cx: &mut Cx<'_>, list: Handle<'_>, index: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [plain] = cx.locals();
        resolve_index(cx, plain, list, index)?;
        delete_quietly(cx, cx.get(list), cx.get(plain)).unwrap_or(Ok(()))
    })
}

/// `del dict[key]` with scripts' hashes and comparisons.
pub(super) fn delete_of_dict(cx: &mut Cx<'_>, dict: Handle<'_>, key: Handle<'_>) -> Res<()> {
    let (found, _) = cx.find::<Dict>(dict, key)?;
    let removed = match (cx.get(dict).cast::<Dict>(), found) {
        (Some(d), Some(at)) => cx.dict_remove_at(d, at),
        _ => false,
    };
    if removed { Ok(()) } else { Err(cx.key_error(cx.get(key))) }
}

// ---- membership ----

/// `item in container` for exact built-in containers, if no script must be asked and it does not take long.
pub fn contains_quietly(cx: &Cx<'_>, container: Value<'_>, item: Value<'_>) -> Option<Res<bool>> {
    if let Some(dict) = container.cast::<Dict>() {
        return match cx.dict_probe(dict, item) {
            Found::At(..) => Some(Ok(true)),
            Found::Missing(_) => Some(Ok(false)),
            Found::Unhashable => Some(Err(cx.unhashable(item))),
            Found::Ask => None,
        };
    }
    if let Some(set) = container.cast::<Set>() {
        return set_contains(cx, set, item);
    }
    if let Some(set) = container.cast::<FrozenSet>() {
        return set_contains(cx, set, item);
    }
    let items = match (container.cast::<List>(), container.cast::<Tuple>()) {
        (Some(list), _) => Some(list.items()),
        (_, Some(tuple)) => Some(tuple.tail_values()),
        _ => None,
    };
    if let Some(items) = items {
        let mut effort = Effort::default();
        for candidate in items.iter() {
            if cx.same_item(candidate, item, &mut effort)? {
                return Some(Ok(true));
            }
        }
        return Some(Ok(false));
    }
    if let Some(text) = cx.as_text(container) {
        return Some(match cx.as_text(item).or_else(|| cx.payload(item).and_then(|p| cx.as_text(p))) {
            Some(part) => {
                cx.charge_bytes(text.tail_len());
                Ok(crate::kernel::text::search::offset(text.as_str(), part.as_str()).is_some())
            }
            None => {
                let given = cx.type_name(item);
                Err(cx.type_error(format!("'in <string>' requires string as left operand, not {given}")))
            }
        });
    }
    if let Some(range) = container.cast::<Range>()
        && (item.is_int() || cx.class_of(item).builtin() == Some(Builtin::Int) || item.is_bool())
    {
        let number = cx.as_integer(item)?;
        return Some(cx.range_position(range, &number).map(|at| at.is_some()));
    }
    contains_quietly(cx, cx.inherited(container, name::contains)?, item)
}

fn set_contains<T: Table>(cx: &Cx<'_>, set: Ref<'_, T>, item: Value<'_>) -> Option<Res<bool>> {
    let hash = match cx.hash_quietly(item) {
        Hashed::Is(hash) => hash,
        // A set is looked up by the frozenset that it would be.
        Hashed::Unhashable if item.cast::<Set>().is_some() => return None,
        Hashed::Unhashable => return Some(Err(cx.unhashable(item))),
        Hashed::Ask => return None,
    };
    match cx.probe_key(set, hash, item) {
        Probe::Found(_) => Some(Ok(true)),
        Probe::Missing => Some(Ok(false)),
        Probe::Ask(_) => None,
    }
}

/// `item in container`. `scratch` is overwritten.
///
/// # Errors
/// TypeError for what cannot be searched, and whatever scripts raise.
pub fn contains(cx: &mut Cx<'_>, scratch: Handle<'_>, container: Handle<'_>, item: Handle<'_>) -> Res<bool> {
    if let Some(answer) = contains_quietly(cx, cx.get(container), cx.get(item)) {
        return answer;
    }
    let v = cx.get(container);
    if v.cast::<List>().is_some() || v.cast::<Tuple>().is_some() {
        return search(cx, container, item, (0, i64::MAX)).map(|at| at.is_some());
    }
    if v.cast::<Dict>().is_some() {
        return cx.dict_get(scratch, container, item);
    }
    let class = cx.class_of(v);
    match cx.lookup(class, name::contains) {
        Some(Value::NONE) => {
            let type_name = class.name();
            Err(cx.type_error(format!("'{type_name}' object is not a container")))
        }
        Some(_) => cx.nested(" while calling a Python object", |cx| {
            cx.call_special(scratch, container, name::contains, &[item])?;
            cx.truth(scratch)
        }),
        None => contains_by_iteration(cx, scratch, container, item),
    }
}

/// Longer sequences are searched by who can be interrupted.
const SHORT: usize = 256;

impl Vm {
    /// Is an item in a built-in container, or a text in a text? `None` when only a script can tell, when it would take
    /// long, and for what is an error.
    #[inline(never)]
    pub fn holds(&self, container: Value<'_>, item: Value<'_>) -> Option<bool> {
        let items = match (container.cast::<List>(), container.cast::<Tuple>()) {
            (Some(list), _) => list.items(),
            (_, Some(tuple)) => tuple.tail_values(),
            _ if self.text_len(container).is_some() => {
                let (text, part) = (self.as_text(container)?, self.as_text(item)?);
                self.charge_bytes(text.tail_len());
                return Some(crate::kernel::text::search::offset(text.as_str(), part.as_str()).is_some());
            }
            _ => return self.holds_key(container, item),
        };
        if items.len() > SHORT {
            return None;
        }
        let mut effort = Effort::default();
        for candidate in items.iter() {
            if self.same_item(candidate, item, &mut effort)? {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// `item in container` by iterating: for what has no `__contains__`.
///
/// # Errors
/// TypeError for what cannot be iterated, and whatever scripts raise.
pub fn contains_by_iteration(
    cx: &mut Cx<'_>,
    scratch: Handle<'_>,
    container: Handle<'_>,
    item: Handle<'_>,
) -> Res<bool> {
    cx.scope(|cx| {
        let [it, candidate] = cx.locals();
        cx.iter_or(it, container, |cx| {
            format!("argument of type '{}' is not iterable", cx.type_name(cx.get(container)))
        })?;
        let mut steps = 0_u32;
        while cx.next_into(candidate, it)? {
            if cx.equal(scratch, candidate, item)? {
                return Ok(true);
            }
            steps += 1;
            if steps.is_multiple_of(1000) {
                cx.poll()?;
            }
        }
        Ok(false)
    })
}

/// The first place of an item in a list or tuple between two places, which are clamped.
///
/// # Errors
/// Whatever comparisons raise.
pub fn search(
    cx: &mut Cx<'_>,
    sequence: Handle<'_>,
    item: Handle<'_>,
    (from, to): (i64, i64),
) -> Res<Option<usize>> {
    cx.scope(|cx| {
        let [candidate, scratch] = cx.locals();
        let mut at = usize::try_from(from).unwrap_or(0);
        let to = usize::try_from(to).unwrap_or(0);
        loop {
            // As far as it can be told quietly, without copying items into handles one by one.
            let asked = {
                let v = cx.get(sequence);
                let Some(items) = super::slicing::items_of(v) else { return Ok(None) };
                let (wanted, mut effort) = (cx.get(item), Effort::default());
                loop {
                    let Some(current) = items.get(at).filter(|_| at < to) else { return Ok(None) };
                    match cx.same_item(current, wanted, &mut effort) {
                        Some(true) => return Ok(Some(at)),
                        Some(false) => at += 1,
                        None => {
                            cx.set(candidate, current);
                            break effort.is_spent();
                        }
                    }
                }
            };
            if asked {
                cx.poll()?;
            }
            if cx.equal(scratch, candidate, item)? {
                return Ok(Some(at));
            }
            at += 1;
        }
    })
}
