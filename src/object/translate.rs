//! `str.translate` and `str.maketrans`.
//!
//! Owns what a table may hold and how it is asked. Dicts are asked quietly; whatever else has items is asked by its
//! `__getitem__`, where a LookupError means that the character stays.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::dict::{Dict, Found};
use super::error::Raise;
use super::growing::Growing;
use super::item;
use crate::heap::{Ref, Value, Word};

/// `text.translate(table)`.
///
/// # Errors
/// TypeError and ValueError for what stands for no character, MemoryError, and whatever asking the table raises.
pub(super) fn translate<'s>(cx: &mut Cx<'s>, text: Handle<'s>, table: Handle<'s>) -> Res<Ret> {
    let source = cx.text(cx.get(text));
    let mut growing = Growing::default();
    let mut changed = false;
    let [key, entry] = cx.locals();
    let mut buffer = [0; 4];
    for (at, c) in source.chars().enumerate() {
        if at.is_multiple_of(1000) {
            cx.poll()?;
        }
        cx.set(key, Value::int(i64::from(u32::from(c))));
        if !ask(cx, entry, table, key)? {
            growing.push(cx, c.encode_utf8(&mut buffer))?;
            continue;
        }
        changed = true;
        let v = cx.get(entry);
        if v == Value::NONE {
            continue;
        }
        if cx.is_instance(v, Builtin::Str) {
            growing.push_value(cx, entry)?;
            continue;
        }
        let Some(number) = cx.as_integer(v) else {
            return Err(cx.type_error("character mapping must return integer, None or str"));
        };
        let code = number.to_i64().and_then(|code| u32::try_from(code).ok());
        let Some(other) = code.and_then(char::from_u32) else {
            return Err(cx.value_error("character mapping must be in range(0x110000)"));
        };
        growing.push(cx, other.encode_utf8(&mut buffer))?;
    }
    if !changed {
        return cx.ret(cx.get(text));
    }
    growing.finish_into(cx, entry)?;
    cx.ret(cx.get(entry))
}

/// `out` = the entry of a table; false when it has none.
fn ask(cx: &mut Cx<'_>, out: Handle<'_>, table: Handle<'_>, key: Handle<'_>) -> Res<bool> {
    if let Some(dict) = cx.get(table).cast::<Dict>() {
        match cx.dict_probe(dict, cx.get(key)) {
            Found::At(_, v) => {
                cx.set(out, v);
                return Ok(true);
            }
            Found::Missing(_) => return Ok(false),
            Found::Ask | Found::Unhashable => {}
        }
    }
    match item::get(cx, out, table, key) {
        Ok(()) => Ok(true),
        Err(_) if cx.pending_is(Builtin::LookupError) => {
            cx.pending.set(Word::UNDEF);
            Ok(false)
        }
        Err(thrown) => Err(thrown),
    }
}

/// `str.maketrans(x, y, z)`.
///
/// # Errors
/// TypeError and ValueError for arguments that make no table, MemoryError.
pub(super) fn make_table<'v>(
    cx: &'v Cx<'_>,
    x: Value<'v>,
    y: Option<&str>,
    z: Option<&str>,
) -> Res<Value<'v>> {
    let table = cx.dict()?;
    let enter = |key: Value<'_>, entry: Value<'_>| match cx.dict_set_quietly(table, key, entry) {
        Some(true) => Ok(()),
        _ => Err(cx.memory_error()),
    };
    let number = |c: char| Value::int(i64::from(u32::from(c)));
    let Some(to) = y else {
        let Some(dict) = x.cast::<Dict>() else {
            return Err(cx.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, entry) in cx.dict_entries(dict) {
            if let Some(text) = cx.text_behind(key) {
                let mut chars = text.as_str().chars();
                let (Some(c), None) = (chars.next(), chars.next()) else {
                    return Err(cx.value_error("string keys in translate table must be of length 1"));
                };
                enter(number(c), entry)?;
            } else if let Some(i) = cx.as_integer(key) {
                enter(cx.integer(&i)?, entry)?;
            } else {
                return Err(cx.type_error("keys in translate table must be strings or integers"));
            }
        }
        return Ok(table.value());
    };
    let Some(from) = cx.text_behind(x) else {
        let message = "first maketrans argument must be a string if there is a second argument";
        return Err(cx.type_error(message));
    };
    if from.chars() != to.chars().count() {
        return Err(cx.value_error("the first two maketrans arguments must have equal length"));
    }
    for (c, other) in from.as_str().chars().zip(to.chars()) {
        enter(number(c), number(other))?;
    }
    for c in z.unwrap_or_default().chars() {
        enter(number(c), Value::NONE)?;
    }
    Ok(Ref::value(table))
}
