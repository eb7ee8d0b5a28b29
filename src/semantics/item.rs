//! Subscripts.

use super::call::enter_special;
use super::exception::raise_new;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::Continuation;
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::class::Builtin;
use crate::object::dict::Dict;
use crate::object::symbol::name;

/// `dst = obj[index]`.
#[inline(always)]
pub fn get_item<M: Machine>(mut m: M, dst: Reg, obj: Reg, index: Reg) -> Done<M> {
    let (v, i) = (m.reg(obj), m.reg(index));
    item(m, dst, v, i)
}

/// `dst = obj[index]`, a small constant.
#[inline(always)]
pub fn get_item_int<M: Machine>(mut m: M, dst: Reg, obj: Reg, index: Imm) -> Done<M> {
    let v = m.reg(obj);
    let i = m.word(Word::int(index.0 as i64));
    item(m, dst, v, i)
}

#[inline(always)]
fn item<M: Machine>(mut m: M, dst: Reg, v: M::Value, i: M::Value) -> Done<M> {
    if let Some(l) = m.as_list(v) {
        if let Some(n) = m.as_int(i)
            && let Some(x) = m.list_item(l, n)
        {
            return m.set(dst, x);
        }
    } else if let Some(d) = m.as_dict(v) {
        if let Some(at) = m.dict_at(d, i)
            && is_there(&mut m, at)
        {
            let x = m.dict_entry(d, at);
            return m.set(dst, x);
        }
    } else if let Some(t) = m.as_tuple(v) {
        if let Some(n) = m.as_int(i)
            && let Some(x) = m.tuple_item(t, n)
        {
            return m.set(dst, x);
        }
    } else if let Some(t) = m.as_text(v) {
        if let Some(n) = m.as_int(i)
            && m.text_is_ascii(t)
            && let Some(code) = m.char_at(t, n)
        {
            let x = m.char_text(code);
            return m.set(dst, x);
        }
        if let Some(x) = m.part(v, i) {
            return m.set(dst, x);
        }
    }
    m.cold(move |mut m| {
        if m.as_instance(v).is_some()
            && let Some(f) = m.special(v, name::getitem)
            && let Some(entry) = enter_special(&mut m, f, &[v, i])
        {
            return entry.enter(m, &[v, i], Continuation::Store, dst);
        }
        if let Some(d) = m.as_dict(v)
            && let Some(at) = m.dict_at(d, i)
            && !is_there(&mut m, at)
        {
            match raise_new(m, Builtin::KeyError, i) {
                Ok(done) => return done,
                Err(rest) => m = rest,
            }
        }
        if let Some(x) = m.part(v, i) {
            return m.set(dst, x);
        }
        m.help(&helper::GET_ITEM, &[v, i], Deliver::To(dst))
    })
}

/// Is there an entry with the number that `dict_at` has given?
#[inline(always)]
pub(super) fn is_there<M: Machine>(m: &mut M, at: M::Int) -> bool {
    let first = m.int(0);
    m.int_le(first, at)
}

/// Store under a key of a dict. `Err` when only a script can tell where, or memory is needed.
#[inline(always)]
pub(super) fn store_entry<M: Machine>(
    mut m: M,
    dict: M::Ref<Dict>,
    key: M::Value,
    v: M::Value,
) -> Result<Done<M>, M> {
    match m.dict_at(dict, key) {
        Some(at) if is_there(&mut m, at) => Ok(m.dict_replace(dict, at, v)),
        Some(_) if m.dict_room(dict) => Ok(m.dict_append(dict, key, v)),
        _ => Err(m),
    }
}

/// `obj[index] = src`.
#[inline(always)]
pub fn set_item<M: Machine>(mut m: M, obj: Reg, index: Reg, src: Reg) -> Done<M> {
    let (v, i, x) = (m.reg(obj), m.reg(index), m.reg(src));
    if let Some(l) = m.as_list(v) {
        if let Some(n) = m.as_int(i)
            && m.list_has(l, n)
        {
            return m.list_store(l, n, x);
        }
    } else if let Some(d) = m.as_dict(v) {
        match store_entry(m, d, i, x) {
            Ok(done) => return done,
            Err(rest) => m = rest,
        }
    }
    m.cold(move |mut m| {
        if m.byte_has(v, i, x) {
            return m.byte_store(v, i, x);
        }
        if m.as_instance(v).is_some()
            && let Some(f) = m.special(v, name::setitem)
            && let Some(entry) = enter_special(&mut m, f, &[v, i, x])
        {
            return entry.enter(m, &[v, i, x], Continuation::Forget, Reg(0));
        }
        m.help(&helper::SET_ITEM, &[v, i, x], Deliver::Nowhere)
    })
}

/// `del obj[index]`.
#[inline(always)]
pub fn delete_item<M: Machine>(mut m: M, obj: Reg, index: Reg) -> Done<M> {
    let (v, i) = (m.reg(obj), m.reg(index));
    m.help(&helper::DELETE_ITEM, &[v, i], Deliver::Nowhere)
}

/// `dst = slice(...)`.
#[inline(always)]
pub fn build_slice<M: Machine>(mut m: M, dst: Reg, parts: Reg) -> Done<M> {
    let part = |m: &mut M, i: u8| m.reg(Reg(parts.0.wrapping_add(i)));
    let (start, stop, step) = (part(&mut m, 0), part(&mut m, 1), part(&mut m, 2));
    let v = m.new_slice(start, stop, step);
    m.set(dst, v)
}
