//! The methods of `set` and `frozenset`.
//!
//! Owns the tables of natives and the algebra of sets. The steps are those of CPython (which operand is walked, when
//! room is made), because the order in which a set iterates depends on them; see `set_table`.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::dict::Dict;
use super::error::Raise;
use super::hash::Hashed;
use super::native::Given;
use super::set::{FrozenSet, Set};
use super::set_table::AnySet;
use super::table::{Probe, Table};
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::natives;

/// Bytes of a key, its hash and its share of free slots.
const ENTRY: usize = 64;

/// How two sets are combined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algebra {
    /// `|`
    Union,
    /// `&`
    Intersection,
    /// `-`
    Difference,
    /// `^`
    SymmetricDifference,
}

impl Vm {
    /// The set behind a value: itself, or the payload of an instance.
    pub fn as_set<'v>(&'v self, v: Value<'v>) -> Option<AnySet<'v>> {
        AnySet::of(v).or_else(|| self.payload(v).and_then(AnySet::of))
    }
}

/// The set behind the receiver of a loud native.
fn this_set<'s>(cx: &Cx<'s>, this: Handle<'s>, class: Builtin, method: &str) -> Res<Handle<'s>> {
    if class == Builtin::FrozenSet {
        cx.receiver::<FrozenSet>(this, class, method)
    } else {
        cx.receiver::<Set>(this, class, method)
    }
}

fn set_in<'v>(cx: &'v Cx<'_>, set: Handle<'_>) -> Res<AnySet<'v>> {
    cx.as_set(cx.get(set)).ok_or_else(|| cx.system_error("not a set"))
}

/// `out` = a new, empty set or frozenset.
///
/// # Errors
/// MemoryError.
pub fn new_set_into(cx: &Cx<'_>, out: Handle<'_>, class: Builtin) -> Res<()> {
    let made = match class {
        Builtin::FrozenSet => cx.try_frozenset().map(Ref::value),
        _ => cx.try_set().map(Ref::value),
    };
    let Some(made) = made else { return Err(cx.memory_error()) };
    cx.set(out, made);
    Ok(())
}

/// Which built-in class is it whose instance this is?
fn class_of(cx: &Cx<'_>, set: Handle<'_>) -> Builtin {
    match cx.as_set(cx.get(set)) {
        Some(AnySet::Frozen(_)) => Builtin::FrozenSet,
        _ => Builtin::Set,
    }
}

/// The slot of a key in a set, and the hash of the key.
///
/// # Errors
/// TypeError for an unhashable key, and whatever scripts raise.
fn locate(cx: &mut Cx<'_>, set: Handle<'_>, key: Handle<'_>) -> Res<(Option<usize>, i64)> {
    {
        let (set, key) = (set_in(cx, set)?, cx.get(key));
        let hash = match cx.hash_quietly(key) {
            Hashed::Is(hash) => Some(hash),
            Hashed::Unhashable => return Err(cx.unhashable(key)),
            Hashed::Ask => None,
        };
        if let Some(hash) = hash {
            match set.probe_key(cx, hash, key) {
                Probe::Found(at) => return Ok((Some(at), hash)),
                Probe::Missing => return Ok((None, hash)),
                Probe::Ask(_) => {}
            }
        }
    }
    cx.scope(|cx| {
        let content = cx.root(set_in(cx, set)?.value());
        match class_of(cx, content) {
            Builtin::FrozenSet => cx.find::<FrozenSet>(content, key),
            _ => cx.find::<Set>(content, key),
        }
    })
}

/// Add a key to a set.
///
/// # Errors
/// TypeError for an unhashable key, MemoryError, and whatever scripts raise.
pub fn add(cx: &mut Cx<'_>, set: Handle<'_>, key: Handle<'_>) -> Res<()> {
    let (found, hash) = locate(cx, set, key)?;
    if found.is_some() || set_in(cx, set)?.insert(cx, hash, cx.get(key)) {
        return Ok(());
    }
    Err(cx.memory_error())
}

fn quick_discard<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [this, key] = given.all(vm)?;
    let (set, Hashed::Is(hash)) = (this.cast::<Set>()?, vm.hash_quietly(key)) else { return None };
    match vm.slot_probe_key(set, hash, key) {
        Probe::Found(at) => vm.slot_remove(set, at),
        Probe::Missing => {}
        Probe::Ask(_) => return None,
    }
    Some(Value::NONE)
}

/// Add the key in `key`, whose hash is known.
fn add_hashed(cx: &mut Cx<'_>, set: Handle<'_>, key: Handle<'_>, hash: i64) -> Res<()> {
    let known = {
        let (set, key) = (set_in(cx, set)?, cx.get(key));
        match set.probe_key(cx, hash, key) {
            Probe::Found(_) => Some(true),
            Probe::Missing => Some(set.insert(cx, hash, key)),
            Probe::Ask(_) => None,
        }
    };
    match known {
        Some(true) => Ok(()),
        Some(false) => Err(cx.memory_error()),
        None => add(cx, set, key),
    }
}

/// Is a key in a set? A set as key stands for the frozenset of its keys.
///
/// # Errors
/// TypeError for an unhashable key, and whatever scripts raise.
pub fn contains(cx: &mut Cx<'_>, set: Handle<'_>, key: Handle<'_>) -> Res<bool> {
    cx.scope(|cx| {
        let key = frozen_key(cx, key)?;
        Ok(locate(cx, set, key)?.0.is_some())
    })
}

/// The key to search for: for a set, which has no hash, the frozenset of the same keys.
fn frozen_key<'s>(cx: &mut Cx<'s>, key: Handle<'_>) -> Res<Handle<'s>> {
    let [out] = cx.locals();
    let v = cx.get(key);
    if matches!(cx.as_set(v), Some(AnySet::Set(_))) && cx.hash_quietly(v) == Hashed::Unhashable {
        copy_into(cx, out, Builtin::FrozenSet, key)?;
    } else {
        cx.set(out, v);
    }
    Ok(out)
}

/// Delete a key; false when it is not there.
fn discard(cx: &mut Cx<'_>, set: Handle<'_>, key: Handle<'_>) -> Res<bool> {
    let (found, _) = locate(cx, set, key)?;
    if let Some(at) = found {
        set_in(cx, set)?.remove(cx, at);
    }
    Ok(found.is_some())
}

/// Add a key whose hash is known. `None` when only a script can tell whether it is there, or memory is short.
fn add_quietly(cx: &Cx<'_>, set: AnySet<'_>, key: Value<'_>, hash: i64) -> Option<()> {
    match set.probe_key(cx, hash, key) {
        Probe::Found(_) => Some(()),
        Probe::Missing => set.insert(cx, hash, key).then_some(()),
        Probe::Ask(_) => None,
    }
}

/// The slot of a key whose hash is known. `None` when only a script can tell.
fn locate_quietly(cx: &Cx<'_>, set: AnySet<'_>, key: Value<'_>, hash: i64) -> Option<Option<usize>> {
    match set.probe_key(cx, hash, key) {
        Probe::Found(at) => Some(Some(at)),
        Probe::Missing => Some(None),
        Probe::Ask(_) => None,
    }
}

/// Call `each` with every key of a set and its hash, until it gives false; `quick` is shown each key first, and `each` is
/// for those that it gives `None` for. Keys that are added to that set or taken from it in the meantime may be missed.
fn each_key(
    cx: &mut Cx<'_>,
    set: Handle<'_>,
    quick: impl Fn(&Cx<'_>, Value<'_>, i64) -> Option<()>,
    mut each: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>, i64) -> Res<bool>,
) -> Res<()> {
    cx.scope(|cx| {
        let [key] = cx.locals();
        let (mut at, mut steps) = (0, 0_u32);
        loop {
            let source = set_in(cx, set)?;
            let waits = loop {
                let Some((here, hash, k)) = source.next(cx, at) else { return Ok(()) };
                at = here + 1;
                steps += 1;
                if quick(cx, k, hash).is_none() {
                    cx.set(key, k);
                    break Some(hash);
                }
                if steps.is_multiple_of(4096) {
                    break None;
                }
            };
            if let Some(hash) = waits
                && !each(cx, key, hash)?
            {
                return Ok(());
            }
            if steps.is_multiple_of(4096) {
                cx.poll()?;
            }
        }
    })
}

/// Is `wanted` said of all items of an iterable? The first one that says otherwise ends the walk.
fn all_items(
    cx: &mut Cx<'_>,
    iterable: Handle<'_>,
    mut wanted: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>) -> Res<bool>,
) -> Res<bool> {
    let mut all = true;
    if cx.as_set(cx.get(iterable)).is_some() {
        each_key(
            cx,
            iterable,
            |_, _, _| None,
            |cx, key, _| {
                all = wanted(cx, key)?;
                Ok(all)
            },
        )?;
        return Ok(all);
    }
    cx.scope(|cx| {
        let [it, item] = cx.locals();
        cx.iter_into(it, iterable)?;
        let mut steps = 0_u32;
        while all && cx.next_into(item, it)? {
            all = wanted(cx, item)?;
            steps += 1;
            if steps.is_multiple_of(1000) {
                cx.poll()?;
            }
        }
        Ok(all)
    })
}

/// `out` = a new set of a class with the keys of a set.
///
/// # Errors
/// MemoryError.
fn copy_into(cx: &mut Cx<'_>, out: Handle<'_>, class: Builtin, source: Handle<'_>) -> Res<()> {
    let count = set_in(cx, source)?.len();
    cx.reserve(count.saturating_mul(ENTRY))?;
    cx.scope(|cx| {
        let [new] = cx.locals();
        new_set_into(cx, new, class)?;
        if !set_in(cx, new)?.copy_from(cx, set_in(cx, source)?) {
            return Err(cx.memory_error());
        }
        cx.set(out, cx.get(new));
        Ok(())
    })
}

/// `out` = a new set of a class with the items of an iterable.
///
/// # Errors
/// TypeError for unhashable items, MemoryError, and whatever scripts raise.
pub fn set_of(cx: &mut Cx<'_>, out: Handle<'_>, class: Builtin, iterable: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [new] = cx.locals();
        new_set_into(cx, new, class)?;
        update(cx, new, iterable)?;
        cx.set(out, cx.get(new));
        Ok(())
    })
}

/// Add all items of an iterable to a set.
///
/// # Errors
/// As `set_of`.
pub fn update(cx: &mut Cx<'_>, set: Handle<'_>, iterable: Handle<'_>) -> Res<()> {
    let source = cx.as_set(cx.get(iterable)).map(|s| (s.value().word(), s.len()));
    if let Some((source, count)) = source {
        cx.reserve(count.saturating_mul(ENTRY))?;
        let target = set_in(cx, set)?;
        if target.value().word() == source || count == 0 {
            return Ok(());
        }
        if target.is_fresh() {
            let copied = target.copy_from(cx, set_in(cx, iterable)?);
            return if copied { Ok(()) } else { Err(cx.memory_error()) };
        }
        if !target.reserve(cx, count) {
            return Err(cx.memory_error());
        }
        let set = cx.root(cx.get(set));
        let quick = |cx: &Cx<'_>, key: Value<'_>, hash| add_quietly(cx, cx.as_set(cx.get(set))?, key, hash);
        return each_key(cx, iterable, quick, |cx, key, hash| add_hashed(cx, set, key, hash).map(|()| true));
    }
    let keys = cx.get(iterable).cast::<Dict>().map(|d| d.len());
    if let Some(count) = keys {
        cx.reserve(count.saturating_mul(ENTRY))?;
        if !set_in(cx, set)?.reserve(cx, count) {
            return Err(cx.memory_error());
        }
    }
    let set = cx.root(cx.get(set));
    let quick = |cx: &Cx<'_>, item: Value<'_>| match cx.hash_quietly(item) {
        Hashed::Is(hash) => add_quietly(cx, cx.as_set(cx.get(set))?, item, hash),
        _ => None,
    };
    cx.for_each_or(iterable, quick, |cx, item| add(cx, set, item))
}

/// Take all items of an iterable out of a set.
fn difference_update(cx: &mut Cx<'_>, set: Handle<'_>, other: Handle<'_>) -> Res<()> {
    let source = cx.as_set(cx.get(other)).map(|s| s.value().word());
    match source {
        Some(source) if set_in(cx, set)?.value().word() == source => {
            set_in(cx, set)?.clear(cx);
            return Ok(());
        }
        Some(_) => {
            let quick = |cx: &Cx<'_>, key: Value<'_>, hash| {
                let target = cx.as_set(cx.get(set))?;
                if let Some(at) = locate_quietly(cx, target, key, hash)? {
                    target.remove(cx, at);
                }
                Some(())
            };
            each_key(cx, other, quick, |cx, key, _| discard(cx, set, key).map(|_| true))?;
        }
        None => cx.for_each(other, |cx, item| discard(cx, set, item).map(|_| ()))?,
    }
    set_in(cx, set)?.clean(cx);
    Ok(())
}

fn symmetric_difference_update(cx: &mut Cx<'_>, set: Handle<'_>, other: Handle<'_>) -> Res<()> {
    let [source] = cx.locals();
    if cx.as_set(cx.get(other)).is_some() {
        cx.set(source, set_in(cx, other)?.value());
        if set_in(cx, set)?.value() == cx.get(source) {
            set_in(cx, set)?.clear(cx);
            return Ok(());
        }
    } else {
        set_of(cx, source, Builtin::Set, other)?;
    }
    let quick = |cx: &Cx<'_>, key: Value<'_>, hash| {
        let target = cx.as_set(cx.get(set))?;
        match locate_quietly(cx, target, key, hash)? {
            Some(at) => target.remove(cx, at),
            None if !target.insert(cx, hash, key) => return None,
            None => {}
        }
        Some(())
    };
    each_key(cx, source, quick, |cx, key, _| {
        let (found, hash) = locate(cx, set, key)?;
        let target = set_in(cx, set)?;
        match found {
            Some(at) => target.remove(cx, at),
            None if !target.insert(cx, hash, cx.get(key)) => return Err(cx.memory_error()),
            None => {}
        }
        Ok(true)
    })
}

/// `out` = the keys that a set and an iterable have in common, as a new set of a class.
fn intersection_into(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    class: Builtin,
    set: Handle<'_>,
    other: Handle<'_>,
) -> Res<()> {
    cx.scope(|cx| {
        let [new] = cx.locals();
        new_set_into(cx, new, class)?;
        let len = cx.as_set(cx.get(other)).map(|s| s.len());
        match len {
            Some(n) => {
                // The smaller one is walked.
                let swap = n > set_in(cx, set)?.len();
                let (walked, searched) = if swap { (set, other) } else { (other, set) };
                let quick = |cx: &Cx<'_>, key: Value<'_>, hash| {
                    let (searched, new) = (cx.as_set(cx.get(searched))?, cx.as_set(cx.get(new))?);
                    match locate_quietly(cx, searched, key, hash)? {
                        Some(_) => add_quietly(cx, new, key, hash),
                        None => Some(()),
                    }
                };
                each_key(cx, walked, quick, |cx, key, _| {
                    let (found, hash) = locate(cx, searched, key)?;
                    if found.is_some() {
                        add_hashed(cx, new, key, hash)?;
                    }
                    Ok(true)
                })?;
            }
            None => cx.for_each(other, |cx, item| {
                let (found, hash) = locate(cx, set, item)?;
                if found.is_some() { add_hashed(cx, new, item, hash) } else { Ok(()) }
            })?,
        }
        cx.set(out, cx.get(new));
        Ok(())
    })
}

/// `out` = the keys of a set that are not in an iterable, as a new set of a class.
fn difference_into(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    class: Builtin,
    set: Handle<'_>,
    other: Handle<'_>,
) -> Res<()> {
    let v = cx.get(other);
    let sized = cx.as_set(v).map(AnySet::len).or_else(|| v.cast::<Dict>().map(|d| d.len()));
    let copies = sized.is_none_or(|n| set_in(cx, set).is_ok_and(|s| s.len() >> 2 > n));
    cx.scope(|cx| {
        let [new] = cx.locals();
        if copies {
            copy_into(cx, new, class, set)?;
            difference_update(cx, new, other)?;
        } else {
            new_set_into(cx, new, class)?;
            let scratch = cx.root(Value::NONE);
            let quick = |cx: &Cx<'_>, key: Value<'_>, hash| {
                let (other, new) = (cx.as_set(cx.get(other))?, cx.as_set(cx.get(new))?);
                match locate_quietly(cx, other, key, hash)? {
                    Some(_) => Some(()),
                    None => add_quietly(cx, new, key, hash),
                }
            };
            each_key(cx, set, quick, |cx, key, hash| {
                let found = match cx.get(other).cast::<Dict>() {
                    Some(_) => cx.dict_get(scratch, other, key)?,
                    None => locate(cx, other, key)?.0.is_some(),
                };
                if !found {
                    add_hashed(cx, new, key, hash)?;
                }
                Ok(true)
            })?;
        }
        cx.set(out, cx.get(new));
        Ok(())
    })
}

/// Change a set as `|=`, `-=`, `^=` and `&=` do, with any iterable.
///
/// # Errors
/// TypeError for unhashable items, MemoryError, and whatever scripts raise.
pub fn update_by(cx: &mut Cx<'_>, how: Algebra, set: Handle<'_>, other: Handle<'_>) -> Res<()> {
    match how {
        Algebra::Union => update(cx, set, other),
        Algebra::Difference => difference_update(cx, set, other),
        Algebra::SymmetricDifference => cx.scope(|cx| symmetric_difference_update(cx, set, other)),
        Algebra::Intersection => cx.scope(|cx| {
            let [both] = cx.locals();
            let class = class_of(cx, set);
            intersection_into(cx, both, class, set, other)?;
            set_in(cx, set)?.take(cx, set_in(cx, both)?);
            Ok(())
        }),
    }
}

/// `out` = a set combined with an iterable, as a new set of the same built-in class.
///
/// # Errors
/// As `update_by`.
pub fn combine_into(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    how: Algebra,
    set: Handle<'_>,
    other: Handle<'_>,
) -> Res<()> {
    let class = class_of(cx, set);
    match how {
        Algebra::Intersection => intersection_into(cx, out, class, set, other),
        Algebra::Difference => difference_into(cx, out, class, set, other),
        Algebra::Union => cx.scope(|cx| {
            let [new] = cx.locals();
            copy_into(cx, new, class, set)?;
            update(cx, new, other)?;
            cx.set(out, cx.get(new));
            Ok(())
        }),
        // The other one is copied, and the keys of this one are put in or taken out.
        Algebra::SymmetricDifference => cx.scope(|cx| {
            let [new] = cx.locals();
            set_of(cx, new, class, other)?;
            symmetric_difference_update(cx, new, set)?;
            cx.set(out, cx.get(new));
            Ok(())
        }),
    }
}

/// An operator: both operands must be sets.
fn operated<'s>(cx: &mut Cx<'s>, how: Algebra, left: Handle<'s>, right: Handle<'s>) -> Res<Ret> {
    if cx.as_set(cx.get(left)).is_none() || cx.as_set(cx.get(right)).is_none() {
        return cx.ret(Value::NOT_IMPLEMENTED);
    }
    let [out] = cx.locals();
    combine_into(cx, out, how, left, right)?;
    cx.ret(cx.get(out))
}

/// An in-place operator: the other operand must be a set.
fn operated_in_place<'s>(cx: &mut Cx<'s>, how: Algebra, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    if cx.as_set(cx.get(other)).is_none() {
        return cx.ret(Value::NOT_IMPLEMENTED);
    }
    update_by(cx, how, this, other)?;
    cx.ret(cx.get(this))
}

/// A method that combines with any number of iterables, one after the other.
fn combined<'s>(cx: &mut Cx<'s>, how: Algebra, this: Handle<'s>, others: Handle<'s>) -> Res<Ret> {
    let [out, other] = cx.locals();
    let class = class_of(cx, this);
    cx.set(out, cx.get(this));
    let mut at = 0;
    while let Some(v) = super::slicing::items_of(cx.get(others)).and_then(|items| items.get(at)) {
        cx.set(other, v);
        // The first step makes a set of our own, which the others change.
        if at > 0 && matches!(how, Algebra::Union | Algebra::Difference) {
            update_by(cx, how, out, other)?;
        } else {
            combine_into(cx, out, how, out, other)?;
        }
        at += 1;
    }
    if at == 0 {
        copied_into(cx, out, class, this)?;
    }
    cx.ret(cx.get(out))
}

/// `copy()`: an exact frozenset is its own copy.
fn copied_into(cx: &mut Cx<'_>, out: Handle<'_>, class: Builtin, this: Handle<'_>) -> Res<()> {
    if cx.get(this).cast::<FrozenSet>().is_some() {
        cx.set(out, cx.get(this));
        return Ok(());
    }
    copy_into(cx, out, class, this)
}

/// Are all keys of `a` in `b`?
fn is_subset(cx: &mut Cx<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
    if set_in(cx, a)?.len() > set_in(cx, b)?.len() {
        return Ok(false);
    }
    all_items(cx, a, |cx, key| Ok(locate(cx, b, key)?.0.is_some()))
}

/// The comparison methods.
fn compared<'s>(cx: &mut Cx<'s>, op: Comparison, this: Handle<'s>, other: Handle<'s>) -> Res<Ret> {
    if cx.as_set(cx.get(other)).is_none() {
        return cx.ret(Value::NOT_IMPLEMENTED);
    }
    let (m, n) = (set_in(cx, this)?.len(), set_in(cx, other)?.len());
    let answer = match op {
        Comparison::Equal => m == n && is_subset(cx, this, other)?,
        Comparison::NotEqual => !(m == n && is_subset(cx, this, other)?),
        Comparison::Less => m < n && is_subset(cx, this, other)?,
        Comparison::LessEqual => is_subset(cx, this, other)?,
        Comparison::Greater => m > n && is_subset(cx, other, this)?,
        Comparison::GreaterEqual => is_subset(cx, other, this)?,
    };
    cx.ret(Value::bool(answer))
}

/// Have a set and an iterable nothing in common?
fn is_disjoint(cx: &mut Cx<'_>, set: Handle<'_>, other: Handle<'_>) -> Res<bool> {
    let swap = match cx.as_set(cx.get(other)) {
        Some(o) => o.len() > set_in(cx, set)?.len(),
        None => false,
    };
    let (walked, searched) = if swap { (set, other) } else { (other, set) };
    all_items(cx, walked, |cx, item| Ok(locate(cx, searched, item)?.0.is_none()))
}

/// `issubset` and `issuperset`, with any iterable.
fn contained<'s>(cx: &mut Cx<'s>, this: Handle<'s>, other: Handle<'s>, in_other: bool) -> Res<Ret> {
    let is_set = cx.as_set(cx.get(other)).is_some();
    let answer = if is_set {
        if in_other { is_subset(cx, this, other)? } else { is_subset(cx, other, this)? }
    } else if in_other {
        let [all] = cx.locals();
        set_of(cx, all, Builtin::Set, other)?;
        is_subset(cx, this, all)?
    } else {
        all_items(cx, other, |cx, item| Ok(locate(cx, this, item)?.0.is_some()))?
    };
    cx.ret(Value::bool(answer))
}

/// Take any key out of a set: the first one from where the last search ended.
fn pop<'v>(cx: &'v Cx<'_>, set: Ref<'v, Set>) -> Res<Value<'v>> {
    let finger = &set.object().finger;
    let from = finger.get() & (cx.slot_count(set) - 1);
    let Some((at, key, _)) = cx.next_entry(set, from).or_else(|| cx.next_entry(set, 0)) else {
        let message = cx.string("pop from an empty set")?;
        return Err(cx.key_error(message));
    };
    cx.remove_entry(set, at);
    finger.set(at + 1);
    Ok(key)
}

macro_rules! set_natives { ($table:ident, $kind:ident, { $($own:tt)* }) => {
    natives! { pub static $table:
        /// Return repr(self).
        loud fn "__repr__" repr(cx, this) {
            let set = this_set(cx, this, Builtin::$kind, "__repr__")?;
            super::repr::of_container(cx, this, set)
        }
        /// Return len(self).
        quiet fn "__len__" len(cx, this: Ref<'v, $kind>) {
            Ok(Value::int(this.object().live().get() as i64))
        }
        /// Implement iter(self).
        quiet fn "__iter__" iter(cx, this: Ref<'v, $kind>) {
            let live = this.object().live().get() as i64;
            Ok(cx.new_iterator(Builtin::SetIterator, this.value(), 0, live).value())
        }
        /// x.__contains__(y) <==> y in x.
        loud fn "__contains__" contains(cx, this, item) {
            let set = this_set(cx, this, Builtin::$kind, "__contains__")?;
            let found = contains(cx, set, item)?;
            cx.ret(Value::bool(found))
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
        /// Return self&value.
        loud fn "__and__" and(cx, this, other) { operated(cx, Algebra::Intersection, this, other) }
        /// Return value&self.
        loud fn "__rand__" rand(cx, this, other) { operated(cx, Algebra::Intersection, other, this) }
        /// Return self|value.
        loud fn "__or__" or(cx, this, other) { operated(cx, Algebra::Union, this, other) }
        /// Return value|self.
        loud fn "__ror__" ror(cx, this, other) { operated(cx, Algebra::Union, other, this) }
        /// Return self-value.
        loud fn "__sub__" sub(cx, this, other) { operated(cx, Algebra::Difference, this, other) }
        /// Return value-self.
        loud fn "__rsub__" rsub(cx, this, other) { operated(cx, Algebra::Difference, other, this) }
        /// Return self^value.
        loud fn "__xor__" xor(cx, this, other) { operated(cx, Algebra::SymmetricDifference, this, other) }
        /// Return value^self.
        loud fn "__rxor__" rxor(cx, this, other) { operated(cx, Algebra::SymmetricDifference, other, this) }
        /// Return a shallow copy of a set.
        loud fn copy(cx, this) {
            let set = this_set(cx, this, Builtin::$kind, "copy")?;
            let [out] = cx.locals();
            copied_into(cx, out, Builtin::$kind, set)?;
            cx.ret(cx.get(out))
        }
        /// Return the union of sets as a new set.
        ///
        /// (i.e. all elements that are in either set.)
        loud fn union(cx, this, *others) {
            let set = this_set(cx, this, Builtin::$kind, "union")?;
            combined(cx, Algebra::Union, set, others)
        }
        /// Return the intersection of two sets as a new set.
        ///
        /// (i.e. all elements that are in both sets.)
        loud fn intersection(cx, this, *others) {
            let set = this_set(cx, this, Builtin::$kind, "intersection")?;
            combined(cx, Algebra::Intersection, set, others)
        }
        /// Return the difference of two or more sets as a new set.
        ///
        /// (i.e. all elements that are in this set but not the others.)
        loud fn difference(cx, this, *others) {
            let set = this_set(cx, this, Builtin::$kind, "difference")?;
            combined(cx, Algebra::Difference, set, others)
        }
        /// Return the symmetric difference of two sets as a new set.
        ///
        /// (i.e. all elements that are in exactly one of the sets.)
        loud fn symmetric_difference(cx, this, other) {
            let set = this_set(cx, this, Builtin::$kind, "symmetric_difference")?;
            let [out] = cx.locals();
            combine_into(cx, out, Algebra::SymmetricDifference, set, other)?;
            cx.ret(cx.get(out))
        }
        /// Return True if two sets have a null intersection.
        loud fn isdisjoint(cx, this, other) {
            let set = this_set(cx, this, Builtin::$kind, "isdisjoint")?;
            let answer = is_disjoint(cx, set, other)?;
            cx.ret(Value::bool(answer))
        }
        /// Report whether another set contains this set.
        loud fn issubset(cx, this, other) {
            let set = this_set(cx, this, Builtin::$kind, "issubset")?;
            contained(cx, set, other, true)
        }
        /// Report whether this set contains another set.
        loud fn issuperset(cx, this, other) {
            let set = this_set(cx, this, Builtin::$kind, "issuperset")?;
            contained(cx, set, other, false)
        }
        /// See PEP 585
        loud class fn "__class_getitem__" class_getitem(cx, class, index) {
            super::alias::of_class(cx, class, index)
        }
        $($own)*
    }
} }

set_natives! { FROZENSET, FrozenSet, {
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, iterable = NONE) {
        cx.check_new(class, Builtin::FrozenSet)?;
        let [out] = cx.locals();
        if cx.get(iterable) == Value::UNDEF {
            new_set_into(cx, out, Builtin::FrozenSet)?;
        } else if cx.get(iterable).cast::<FrozenSet>().is_some() {
            cx.set(out, cx.get(iterable));
        } else {
            set_of(cx, out, Builtin::FrozenSet, iterable)?;
        }
        let made = cx.construct(cx.get(class), cx.get(out));
        cx.ret(made)
    }
    /// Return hash(self).
    loud fn "__hash__" hash(cx, this) {
        let set = this_set(cx, this, Builtin::FrozenSet, "__hash__")?;
        let hash = cx.hash(set)?;
        let int = cx.int(hash);
        cx.ret(int)
    }
} }

set_natives! { SET, Set, {
    /// Create and return a new object.  See help(type) for accurate signature.
    loud static_ fn "__new__" new(cx, class, *args, **kwargs) {
        cx.check_new(class, Builtin::Set)?;
        let [out] = cx.locals();
        new_set_into(cx, out, Builtin::Set)?;
        let made = cx.construct(cx.get(class), cx.get(out));
        cx.ret(made)
    }
    /// Initialize self.  See help(type(self)) for accurate signature.
    loud fn "__init__" init(cx, this, iterable = NONE) {
        let set = this_set(cx, this, Builtin::Set, "__init__")?;
        if !set_in(cx, set)?.is_fresh() {
            set_in(cx, set)?.clear(cx);
        }
        if cx.get(iterable) != Value::UNDEF {
            update(cx, set, iterable)?;
        }
        cx.ret(Value::NONE)
    }
    /// Return self&=value.
    loud fn "__iand__" iand(cx, this, other) { operated_in_place(cx, Algebra::Intersection, this, other) }
    /// Return self|=value.
    loud fn "__ior__" ior(cx, this, other) { operated_in_place(cx, Algebra::Union, this, other) }
    /// Return self-=value.
    loud fn "__isub__" isub(cx, this, other) { operated_in_place(cx, Algebra::Difference, this, other) }
    /// Return self^=value.
    loud fn "__ixor__" ixor(cx, this, other) {
        operated_in_place(cx, Algebra::SymmetricDifference, this, other)
    }
    /// Add an element to a set.
    ///
    /// This has no effect if the element is already present.
    loud fn add(cx, this, item) opened Add {
        let set = this_set(cx, this, Builtin::Set, "add")?;
        add(cx, set, item)?;
        cx.ret(Value::NONE)
    }
    /// Remove an element from a set; it must be a member.
    ///
    /// If the element is not a member, raise a KeyError.
    loud fn remove(cx, this, item) {
        let set = this_set(cx, this, Builtin::Set, "remove")?;
        let key = frozen_key(cx, item)?;
        if discard(cx, set, key)? { cx.ret(Value::NONE) } else { Err(cx.key_error(cx.get(item))) }
    }
    /// Remove an element from a set if it is a member.
    ///
    /// Unlike set.remove(), the discard() method does not raise
    /// an exception when an element is missing from the set.
    loud fn discard(cx, this, item) shortcut quick_discard {
        let set = this_set(cx, this, Builtin::Set, "discard")?;
        let key = frozen_key(cx, item)?;
        discard(cx, set, key)?;
        cx.ret(Value::NONE)
    }
    /// Remove and return an arbitrary set element.
    /// Raises KeyError if the set is empty.
    quiet fn pop(cx, this: Ref<'v, Set>) { pop(cx, this) }
    /// Remove all elements from this set.
    quiet fn clear(cx, this: Ref<'v, Set>) {
        cx.clear_table(this);
        this.object().finger.set(0);
        Ok(Value::NONE)
    }
    /// Update a set with the union of itself and others.
    loud fn update(cx, this, *others) { updated(cx, Algebra::Union, this, others, "update") }
    /// Update a set with the intersection of itself and another.
    loud fn intersection_update(cx, this, *others) {
        updated(cx, Algebra::Intersection, this, others, "intersection_update")
    }
    /// Remove all elements of another set from this set.
    loud fn difference_update(cx, this, *others) {
        updated(cx, Algebra::Difference, this, others, "difference_update")
    }
    /// Update a set with the symmetric difference of itself and another.
    loud fn symmetric_difference_update(cx, this, other) {
        let set = this_set(cx, this, Builtin::Set, "symmetric_difference_update")?;
        update_by(cx, Algebra::SymmetricDifference, set, other)?;
        cx.ret(Value::NONE)
    }
} }

/// A method that changes a set by any number of iterables, one after the other.
fn updated<'s>(
    cx: &mut Cx<'s>,
    how: Algebra,
    this: Handle<'s>,
    others: Handle<'s>,
    method: &str,
) -> Res<Ret> {
    let set = this_set(cx, this, Builtin::Set, method)?;
    let [other] = cx.locals();
    let mut at = 0;
    while let Some(v) = super::slicing::items_of(cx.get(others)).and_then(|items| items.get(at)) {
        cx.set(other, v);
        update_by(cx, how, set, other)?;
        at += 1;
    }
    cx.ret(Value::NONE)
}
