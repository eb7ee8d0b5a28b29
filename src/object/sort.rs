//! `list.sort` and `sorted`: sorting values by keys.
//!
//! Owns how lists of values are brought into order by the kernel's sort. The places of the keys are sorted, not the
//! keys: they stay in a list of the heap, so that comparisons may run scripts. Keys that are all ints, all floats or
//! all text are compared without looking at their classes.
//!
//! While keys are made and compared the list is empty, as in CPython; whatever a script does to it in the meantime is
//! undone and reported.

use super::class::class_flag;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::list::List;
use super::symbol::name;
use crate::bytecode::ops::Comparison;
use crate::heap::{Fields, Value};
use crate::kernel::sort::sort;

/// Comparisons between two looks at the interrupt flag.
const PATIENCE: u32 = 4096;

/// Sorts a list in place, by `key` if that is not None.
///
/// # Errors
/// Whatever `key` and comparisons raise, ValueError when the list was changed meanwhile, MemoryError.
pub fn sort_list(cx: &mut Cx<'_>, list: Handle<'_>, key: Handle<'_>, reverse: bool) -> Res<()> {
    cx.scope(|cx| {
        let [items, empty] = cx.locals();
        {
            let Some(l) = cx.get(list).cast::<List>() else { return Ok(()) };
            // It may be one that is being sorted, which this does not change.
            if l.is_empty() {
                return Ok(());
            }
            let Some(taken) = cx.list_take(l) else { return Err(cx.memory_error()) };
            cx.set(items, taken.value());
            cx.set(empty, l.storage().value());
        }
        let outcome = sort_items(cx, items, key, reverse);
        let (Some(l), Some(sorted)) = (cx.get(list).cast::<List>(), cx.get(items).cast::<List>()) else {
            return Ok(());
        };
        let changed = !l.is_empty() || l.storage().value() != cx.get(empty);
        cx.list_give(l, sorted);
        outcome?;
        if changed { Err(cx.value_error("list modified during sort")) } else { Ok(()) }
    })
}

/// Sorts a list that no script can reach.
fn sort_items(cx: &mut Cx<'_>, items: Handle<'_>, key: Handle<'_>, reverse: bool) -> Res<()> {
    let [keys] = cx.locals();
    if matches!(cx.get(key), Value::NONE | Value::UNDEF) {
        cx.set(keys, cx.get(items));
    } else {
        make_keys(cx, keys, items, key)?;
    }
    sort_by_keys(cx, keys, items, reverse)
}

/// Sorts a list that no script can reach by a list of keys, which may be the same.
///
/// # Errors
/// Whatever comparisons raise; MemoryError.
pub fn sort_by_keys(cx: &mut Cx<'_>, keys: Handle<'_>, items: Handle<'_>, reverse: bool) -> Res<()> {
    let count = cx.get(keys).cast::<List>().map_or(0, |k| k.len());
    // The places twice, pairs of keys and places, and the new storage.
    cx.reserve(count.saturating_mul(4 * size_of::<Value<'_>>()))?;
    let Ok(count) = u32::try_from(count) else { return Err(cx.memory_error()) };
    // Descending order is ascending order seen from the end, so that equal items stay in place.
    let mut order: Vec<u32> = if reverse { (0..count).rev().collect() } else { (0..count).collect() };
    // Ended early, a sort leaves what it has done so far.
    let outcome = sort_places(cx, keys, &mut order);
    if reverse {
        order.reverse();
    }
    let Some(list) = cx.get(items).cast::<List>() else { return Ok(()) };
    let old = list.items();
    let values = order.iter().map(|at| old.get(*at as usize).unwrap_or(Value::NONE));
    let Some(storage) = cx.array(order.len().max(1), values) else { return Err(cx.memory_error()) };
    cx.list_store(list, storage, order.len());
    outcome
}

fn make_keys(cx: &mut Cx<'_>, keys: Handle<'_>, items: Handle<'_>, key: Handle<'_>) -> Res<()> {
    let [item, made] = cx.locals();
    let count = cx.get(items).cast::<List>().map_or(0, |l| l.len());
    {
        let Some(new) = cx.list_with_capacity(count.max(1), &[]) else { return Err(cx.memory_error()) };
        cx.set(keys, new.value());
    }
    for at in 0..count {
        {
            let Some(v) = cx.get(items).cast::<List>().and_then(|l| l.item(at)) else { break };
            cx.set(item, v);
        }
        cx.call_into(made, key, &[item])?;
        if let Some(k) = cx.get(keys).cast::<List>() {
            cx.push(k, cx.get(made))?;
        }
        if at % 1000 == 999 {
            cx.poll()?;
        }
    }
    Ok(())
}

/// What all keys are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Ints,
    Floats,
    Texts,
    Mixed,
}

fn kind_of(cx: &Cx<'_>, keys: Fields<'_>) -> Keys {
    let kind = |v: Value<'_>| {
        if v.is_int() {
            Keys::Ints
        } else if v.is_float() {
            Keys::Floats
        } else if cx.text_len(v).is_some() {
            Keys::Texts
        } else {
            Keys::Mixed
        }
    };
    let Some(first) = keys.get(0).map(kind) else { return Keys::Mixed };
    if keys.iter().all(|v| kind(v) == first) { first } else { Keys::Mixed }
}

/// Sorts the places of keys.
fn sort_places(cx: &mut Cx<'_>, keys: Handle<'_>, order: &mut [u32]) -> Res<()> {
    {
        let Some(list) = cx.get(keys).cast::<List>() else { return Ok(()) };
        let items = list.items();
        let at = |place: u32| items.get(place as usize).unwrap_or(Value::NONE);
        match kind_of(cx, items) {
            Keys::Ints => return sort_by(cx, order, |p| at(p).as_int(), |a, b| a < b),
            Keys::Floats => return sort_by(cx, order, |p| at(p).as_float(), |a, b| a < b),
            Keys::Texts => {
                let text = |p| cx.as_text(at(p)).map_or("", |t| t.as_str());
                return sort_by(cx, order, text, |a, b| cx.compare_text(a, b).is_lt());
            }
            Keys::Mixed => {}
        }
    }
    let [x, y, out] = cx.locals();
    let asks_twice = are_of_one_script_class(cx, cx.get(keys));
    let mut asked = 0_u32;
    sort(order, &mut |a: &u32, b: &u32| {
        asked += 1;
        if asked.is_multiple_of(1000) {
            cx.poll()?;
        }
        {
            let Some(list) = cx.get(keys).cast::<List>() else { return Ok(false) };
            let (Some(k), Some(l)) = (list.item(*a as usize), list.item(*b as usize)) else {
                return Ok(false);
            };
            if let Some(answer) = cx.compare_quietly(Comparison::Less, k, l) {
                return Ok(answer);
            }
            cx.set(x, k);
            cx.set(y, l);
        }
        let has_answer =
            asks_twice && cx.call_special(out, x, name::lt, &[y])? && cx.get(out) != Value::NOT_IMPLEMENTED;
        if !has_answer {
            cx.compare_into(out, Comparison::Less, x, y)?;
        }
        cx.truth(out)
    })
}

/// CPython asks keys that are all of one class for their `__lt__` without looking for another way, and when that gives
/// no answer asks once more, like any `<`.
fn are_of_one_script_class(cx: &Cx<'_>, keys: Value<'_>) -> bool {
    let Some(items) = keys.cast::<List>().map(|list| list.items()) else { return false };
    let Some(first) = items.get(0).map(|key| cx.class_of(key)) else { return false };
    first.has(class_flag::HEAP) && items.iter().all(|key| cx.class_of(key).same(first))
}

/// Sorts places by keys that need no engine.
fn sort_by<K: Copy>(
    cx: &Cx<'_>,
    order: &mut [u32],
    key: impl Fn(u32) -> K,
    less: impl Fn(K, K) -> bool,
) -> Res<()> {
    let mut pairs: Vec<(K, u32)> = order.iter().map(|place| (key(*place), *place)).collect();
    let mut asked = 0_u32;
    sort(&mut pairs, &mut |a: &(K, u32), b: &(K, u32)| {
        asked = asked.wrapping_add(1);
        if asked.is_multiple_of(PATIENCE) {
            cx.pay(i64::from(PATIENCE) / 8)?;
        }
        Ok(less(a.0, b.0))
    })?;
    for (place, pair) in order.iter_mut().zip(pairs) {
        *place = pair.1;
    }
    Ok(())
}
