//! Displays, unpacking and text: objects made of several values, and values taken from them.

use super::{done, given, is_true, nothing, number};
use crate::heap::{Collect, Ref, Value};
use crate::object::class::Builtin;
use crate::object::context::{Args, Arguments, Cx, Handle, Res, Ret};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::item;
use crate::object::list::List;
use crate::object::symbol::name;
use smallvec::SmallVec;

/// Items.
pub fn build_tuple<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    cx.tuple(&items(args))
}

/// Items.
pub fn build_list<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    cx.try_list(&items(args)).map(Ref::value).ok_or_else(|| cx.memory_error())
}

fn items<'v>(args: Arguments<'v>) -> SmallVec<[Value<'v>; 8]> {
    (0..args.len()).map(|i| args.get(i)).collect()
}

/// Items.
pub fn build_set<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [set] = cx.locals();
    made_into(cx, set, |cx| cx.try_set().map(Ref::value))?;
    for item in args.iter() {
        cx.set_add(set, item)?;
    }
    done(cx, set)
}

/// Keys and values.
pub fn build_dict<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [dict] = cx.locals();
    made_into(cx, dict, |cx| cx.try_dict(args.len() / 2).map(Ref::value))?;
    for i in (0..args.len()).step_by(2) {
        cx.dict_set(dict, args.get(i), args.get(i + 1))?;
    }
    done(cx, dict)
}

/// `out` = what is made, if need be after a collection.
fn made_into(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    make: impl for<'v> Fn(&'v Cx<'_>) -> Option<Value<'v>>,
) -> Res<()> {
    if make(cx).is_none() {
        cx.collect_now(Collect::Full);
    }
    let Some(made) = make(cx) else { return Err(cx.memory_error()) };
    cx.set(out, made);
    Ok(())
}

/// List, item.
pub fn list_append<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    if let Some(list) = args.get(0).cast::<List>() {
        cx.push(list, args.get(1))?;
    }
    Ok(Value::NONE)
}

/// List, iterable, "after *".
pub fn list_extend<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let list = args.get(0);
    if is_true(cx, args.get(2)) && !cx.is_iterable(cx.get(args.get(1))) {
        let type_name = cx.type_name(cx.get(args.get(1)));
        return Err(cx.type_error(format!("Value after * must be an iterable, not {type_name}")));
    }
    cx.for_each(args.get(1), |cx, item| {
        let Some(l) = cx.get(list).cast::<List>() else { return Ok(()) };
        cx.push(l, cx.get(item))
    })?;
    nothing(cx)
}

/// Set, item.
pub fn set_add<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    cx.set_add(args.get(0), args.get(1))?;
    nothing(cx)
}

/// Set, iterable.
pub fn set_update<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let set = args.get(0);
    cx.for_each(args.get(1), |cx, item| cx.set_add(set, item))?;
    nothing(cx)
}

/// Dict, key, value.
pub fn dict_set<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    cx.dict_set(args.get(0), args.get(1), args.get(2))?;
    nothing(cx)
}

/// Call `each` with key and value of a mapping. False when it is none.
fn for_mapping(
    cx: &mut Cx<'_>,
    mapping: Handle<'_>,
    mut each: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>, Handle<'i>) -> Res<()>,
) -> Res<bool> {
    // A subclass of dict that iterates as a dict is read as one, whatever its `__getitem__` says.
    let plain = cx.plain_dict(cx.get(mapping)).map(|dict| cx.root(dict.value()));
    let mapping = plain.unwrap_or(mapping);
    let has_keys = {
        let v = cx.get(mapping);
        v.cast::<Dict>().is_some() || cx.lookup(cx.class_of(v), name::keys).is_some()
    };
    if !has_keys {
        return Ok(false);
    }
    cx.scope(|cx| {
        let [key, value, keys] = cx.locals();
        let count = cx.get(mapping).cast::<Dict>().map(|d| cx.dict_entries(d).count());
        if count.is_some() {
            let mut at = 0;
            loop {
                {
                    let Some(dict) = cx.get(mapping).cast::<Dict>() else { break };
                    let Some((here, k, v)) = cx.dict_next(dict, at) else { break };
                    cx.set(key, k);
                    cx.set(value, v);
                    at = here + 1;
                }
                cx.scope(|cx| {
                    let (k, v) = (cx.root(cx.get(key)), cx.root(cx.get(value)));
                    each(cx, k, v)
                })?;
            }
            return Ok(());
        }
        cx.call_special(keys, mapping, name::keys, &[])?;
        cx.for_each(keys, |cx, k| {
            let v = cx.root(Value::NONE);
            item::get(cx, v, mapping, k)?;
            let outcome = each(cx, k, v);
            cx.top.set(v.index());
            outcome
        })
    })?;
    Ok(true)
}

/// Dict, mapping.
pub fn dict_update<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let dict = args.get(0);
    if for_mapping(cx, args.get(1), |cx, k, v| cx.dict_set(dict, k, v))? {
        return nothing(cx);
    }
    let type_name = cx.type_name(cx.get(args.get(1)));
    Err(cx.type_error(format!("'{type_name}' object is not a mapping")))
}

/// Dict, mapping, callee.
pub fn dict_merge<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let (dict, callee) = (args.get(0), args.get(2));
    let merged = for_mapping(cx, args.get(1), |cx, k, v| {
        if cx.text_len(cx.get(k)).is_none() && !cx.is_instance(cx.get(k), Builtin::Str) {
            return Err(cx.type_error("keywords must be strings"));
        }
        let [old] = cx.locals();
        if cx.dict_get(old, dict, k)? {
            let (f, key) = (crate::object::call_error::function_text(cx, callee), cx.text(cx.get(k)));
            return Err(cx.type_error(format!("{f} got multiple values for keyword argument '{key}'")));
        }
        cx.dict_set(dict, k, v)
    })?;
    if merged {
        return nothing(cx);
    }
    let f = crate::object::call_error::function_text(cx, callee);
    let type_name = cx.type_name(cx.get(args.get(1)));
    Err(cx.type_error(format!("{f} argument after ** must be a mapping, not {type_name}")))
}

/// List.
pub fn list_to_tuple<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let items: Vec<Value<'v>> =
        args.get(0).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    cx.tuple(&items)
}

/// Iterable, count.
pub fn unpack<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let wanted = number(cx, args.get(1)) as usize;
    let list = unpacked(cx, args.get(0), wanted, wanted)?;
    let got = cx.get(list).cast::<List>().map_or(0, |l| l.len());
    if got < wanted {
        return Err(cx.value_error(format!("not enough values to unpack (expected {wanted}, got {got})")));
    }
    if got > wanted {
        return Err(cx.value_error(format!("too many values to unpack (expected {wanted})")));
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    let tuple = cx.tuple(&items)?;
    cx.ret(tuple)
}

/// The items of an iterable, at most one more than `most`.
fn unpacked<'s>(cx: &mut Cx<'s>, source: Handle<'s>, least: usize, most: usize) -> Res<Handle<'s>> {
    let [list, it, item] = cx.locals();
    let _ = least;
    cx.set(list, cx.list(&[])?.value());
    if !cx.is_iterable(cx.get(source)) {
        let type_name = cx.type_name(cx.get(source));
        return Err(cx.type_error(format!("cannot unpack non-iterable {type_name} object")));
    }
    cx.iter_into(it, source)?;
    let mut n = 0;
    while n <= most && cx.next_into(item, it)? {
        let Some(l) = cx.get(list).cast::<List>() else { break };
        cx.push(l, cx.get(item))?;
        n += 1;
        if n.is_multiple_of(1000) {
            cx.poll()?;
        }
    }
    Ok(list)
}

/// Iterable, items before, items after.
pub fn unpack_star<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let (before, after) = (number(cx, args.get(1)) as usize, number(cx, args.get(2)) as usize);
    let list = unpacked(cx, args.get(0), before + after, usize::MAX - 1)?;
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    if items.len() < before + after {
        return Err(cx.value_error(format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        )));
    }
    let end = items.len() - after;
    let rest = cx.list(&items[before..end])?.value();
    let all: Vec<Value<'_>> =
        items[..before].iter().copied().chain([rest]).chain(items[end..].iter().copied()).collect();
    let tuple = cx.tuple(&all)?;
    cx.ret(tuple)
}

/// Strings.
pub fn build_string<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let pieces: smallvec::SmallVec<[_; 8]> =
        (0..args.len()).filter_map(|i| cx.as_text(args.get(i))).collect();
    cx.joined(cx.name_of(name::empty), &pieces)
}

/// Value, `s`, `r` or `a`.
pub fn convert<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    match number(cx, args.get(1)) as u8 {
        b's' => cx.str_into(out, args.get(0))?,
        b'r' => cx.repr_into(out, args.get(0))?,
        _ => cx.ascii_into(out, args.get(0))?,
    }
    done(cx, out)
}

/// Value, specification (a string, or undefined for an empty one).
pub fn format<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, spec] = cx.locals();
    let text = if given(cx, args.get(1)) { cx.get(args.get(1)) } else { cx.name_of(name::empty).value() };
    cx.set(spec, text);
    cx.format_into(out, args.get(0), spec)?;
    done(cx, out)
}

/// Value.
pub fn display<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    if cx.get(args.get(0)) == Value::NONE {
        return nothing(cx);
    }
    let text = cx.repr(args.get(0))?;
    cx.write_output(&format!("{text}\n"))?;
    let space = cx.brand(cx.builtin_names.get()).cast::<Dict>();
    if let Some(space) = space {
        cx.dict_set_symbol(space, cx.intern("_"), cx.get(args.get(0)));
    }
    nothing(cx)
}
