//! Joining: `str.join`, `bytes.join`, `bytearray.join`.
//!
//! Owns the way from any iterable to the parts, and the complaints about parts that do not fit. Lists and tuples are
//! joined as they are, other iterables are made a list first, as their items may be needed twice: to measure, and to
//! copy.

use super::argument::HoldsBytes;
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::native::Given;
use super::slicing::items_of;
use super::string::Str;
use super::vm::Vm;
use crate::heap::{Ref, Value};

/// How many parts are looked at between two looks at whether somebody asked to stop.
const PARTS: usize = 4096;

/// A handle to a list or tuple of the items of an iterable.
fn parts_of<'s>(cx: &mut Cx<'s>, iterable: Handle<'s>) -> Res<Handle<'s>> {
    let v = cx.get(iterable);
    if items_of(v).is_some() {
        return Ok(iterable);
    }
    let [parts, iterator] = cx.locals();
    cx.iter_or(iterator, iterable, |_| "can only join an iterable".to_owned())?;
    cx.list_of(parts, iterator)?;
    Ok(parts)
}

/// `separator.join(iterable)` for text.
///
/// # Errors
/// TypeError for what is no string, MemoryError, and whatever iteration raises.
pub(super) fn texts<'s>(cx: &mut Cx<'s>, separator: Handle<'s>, iterable: Handle<'s>) -> Res<Ret> {
    let parts = parts_of(cx, iterable)?;
    let size = {
        let own = cx.text_behind(cx.get(separator)).map_or(0, |s| s.tail_len());
        let texts = texts_in(cx, parts)?;
        let mut all = 0_usize;
        cx.computed(|poll| {
            for some in texts.chunks(PARTS) {
                poll()?;
                all = some.iter().fold(all, |sum, text| sum.saturating_add(text.tail_len()));
            }
            Ok(())
        })?;
        all.saturating_add(own.saturating_mul(texts.len().saturating_sub(1)))
    };
    cx.reserve(size)?;
    let Some(between) = cx.text_behind(cx.get(separator)) else { return cx.ret(Value::NONE) };
    let joined = cx.joined(between, &texts_in(cx, parts)?)?;
    cx.ret(joined)
}

/// The exact strings of a list or tuple, joined; `None` when there is something else, much of them, or little memory.
pub(super) fn quick_join<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [separator, iterable] = given.all(vm)?;
    let (between, items) = (vm.text_behind(separator)?, items_of(iterable)?);
    if items.len() > PARTS {
        return None;
    }
    let mut size = between.tail_len().checked_mul(items.len())?;
    for item in items.iter() {
        size = size.checked_add(item.cast::<Str>()?.tail_len())?;
    }
    if size > 1 << 15 && !vm.heap.reserve(size) {
        return None;
    }
    vm.try_joined(between, items.iter().filter_map(|item| item.cast::<Str>()))
}

fn texts_in<'v>(cx: &'v Cx<'_>, parts: Handle<'_>) -> Res<Vec<Ref<'v, Str>>> {
    let Some(items) = items_of(cx.get(parts)) else { return Ok(Vec::new()) };
    let mut texts = Vec::with_capacity(items.len());
    let mut poll = cx.kernel_poll();
    for (at, item) in items.iter().enumerate() {
        if at.is_multiple_of(PARTS) {
            poll().map_err(|complaint| cx.complain(complaint))?;
        }
        let Some(text) = cx.text_behind(item) else {
            let given = cx.type_name(item);
            return Err(cx.type_error(format!("sequence item {at}: expected str instance, {given} found")));
        };
        texts.push(text);
    }
    Ok(texts)
}

/// `separator.join(iterable)` for bytes, as a new object of the separator's kind.
///
/// # Errors
/// TypeError for what holds no bytes, MemoryError, and whatever iteration raises.
pub(super) fn bytes<'s, T: HoldsBytes>(
    cx: &mut Cx<'s>,
    separator: Handle<'s>,
    iterable: Handle<'s>,
) -> Res<Ret> {
    let parts = parts_of(cx, iterable)?;
    let size = {
        let own = cx.octets_len(cx.get(separator)).unwrap_or(0);
        let items = items_of(cx.get(parts));
        let count = items.map_or(0, |items| items.len());
        let mut sum = own.saturating_mul(count.saturating_sub(1));
        let mut poll = cx.kernel_poll();
        for (at, item) in items.into_iter().flat_map(|items| items.iter()).enumerate() {
            if at.is_multiple_of(PARTS) {
                poll().map_err(|complaint| cx.complain(complaint))?;
            }
            let Some(len) = cx.octets_len(item) else {
                let given = cx.type_name(item);
                let message = format!("sequence item {at}: expected a bytes-like object, {given} found");
                return Err(cx.type_error(message));
            };
            sum = sum.saturating_add(len);
        }
        sum
    };
    cx.reserve(size)?;
    let mut joined = Vec::new();
    if joined.try_reserve_exact(size).is_err() {
        return Err(cx.memory_error());
    }
    let between = cx.octets(cx.get(separator)).unwrap_or_default();
    let items = items_of(cx.get(parts));
    let mut poll = cx.kernel_poll();
    for (at, item) in items.into_iter().flat_map(|items| items.iter()).enumerate() {
        if at.is_multiple_of(PARTS) {
            poll().map_err(|complaint| cx.complain(complaint))?;
        }
        if at > 0 {
            joined.extend_from_slice(&between);
        }
        joined.extend_from_slice(&cx.octets(item).unwrap_or_default());
    }
    match T::make(cx, &joined) {
        Some(made) => cx.ret(made),
        None => Err(cx.memory_error()),
    }
}
