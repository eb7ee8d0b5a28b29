//! Global names, and names of modules and class bodies.

use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::{Deliver, Done, Machine, helper};

/// `dst` = global or builtin.
#[inline(always)]
pub fn get_global<M: Machine>(mut m: M, dst: Reg, site: Site) -> Done<M> {
    if let Some(cell) = m.global_cell(site)
        && let Some(v) = m.cell_get(cell)
    {
        return m.set(dst, v);
    }
    m.cold(move |m| global_slow(m, dst, site))
}

fn global_slow<M: Machine>(mut m: M, dst: Reg, site: Site) -> Done<M> {
    if let Some(v) = m.global(site) {
        return m.set(dst, v);
    }
    let symbol = m.site_name(site);
    let text = m.symbol_value(symbol);
    m.help(&helper::NAME_MISSING, &[text], Deliver::To(dst))
}

/// Bind a global.
#[inline(always)]
pub fn set_global<M: Machine>(mut m: M, src: Reg, site: Site) -> Done<M> {
    let v = m.reg(src);
    if let Some(cell) = m.global_cell(site)
        && m.cell_get(cell).is_some()
    {
        return m.cell_set(cell, v);
    }
    m.cold(move |mut m| {
        let symbol = m.site_name(site);
        let text = m.symbol_value(symbol);
        m.help(&helper::SET_GLOBAL, &[text, v], Deliver::Nowhere)
    })
}

/// Unbind a global.
#[inline(always)]
pub fn delete_global<M: Machine>(mut m: M, site: Site) -> Done<M> {
    let symbol = m.site_name(site);
    let text = m.symbol_value(symbol);
    m.help(&helper::DELETE_GLOBAL, &[text], Deliver::Nowhere)
}

/// `dst` = name in `space`, else global, else builtin.
#[inline(always)]
pub fn get_name<M: Machine>(mut m: M, dst: Reg, space: Reg, site: Site) -> Done<M> {
    let s = m.reg(space);
    if m.is(s, Word::NONE) {
        return get_global(m, dst, site);
    }
    m.cold(move |mut m| {
        let symbol = m.site_name(site);
        let text = m.symbol_value(symbol);
        m.help(&helper::GET_NAME, &[s, text], Deliver::To(dst))
    })
}

/// Bind a name in `space`.
#[inline(always)]
pub fn set_name<M: Machine>(mut m: M, space: Reg, src: Reg, site: Site) -> Done<M> {
    let s = m.reg(space);
    if m.is(s, Word::NONE) {
        return set_global(m, src, site);
    }
    m.cold(move |mut m| {
        let v = m.reg(src);
        let symbol = m.site_name(site);
        let text = m.symbol_value(symbol);
        m.help(&helper::SET_NAME, &[s, text, v], Deliver::Nowhere)
    })
}

/// Unbind a name in `space`.
#[inline(always)]
pub fn delete_name<M: Machine>(mut m: M, space: Reg, site: Site) -> Done<M> {
    let s = m.reg(space);
    if m.is(s, Word::NONE) {
        return delete_global(m, site);
    }
    let symbol = m.site_name(site);
    let text = m.symbol_value(symbol);
    m.help(&helper::DELETE_NAME, &[s, text], Deliver::Nowhere)
}

/// A free variable in a class body.
#[inline(always)]
pub fn get_class_cell<M: Machine>(mut m: M, dst: Reg, space: Reg, cell: Reg, name: Name) -> Done<M> {
    let (s, c) = (m.reg(space), m.reg(cell));
    let symbol = m.name(name);
    let text = m.symbol_value(symbol);
    m.help(&helper::GET_CLASS_CELL, &[s, c, text], Deliver::To(dst))
}
