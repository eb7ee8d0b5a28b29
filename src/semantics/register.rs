//! Registers, constants, cells, jumps.

use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::{Deliver, Done, Machine, helper};

/// `dst = src`.
#[inline(always)]
pub fn copy<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.set(dst, v)
}

/// `dst = constant`.
#[inline(always)]
pub fn load_const<M: Machine>(mut m: M, dst: Reg, k: Const16) -> Done<M> {
    let v = m.constant(k);
    m.set(dst, v)
}

/// `dst = constant`, wide index.
#[inline(always)]
pub fn load_const_far<M: Machine>(mut m: M, dst: Reg, k: Const) -> Done<M> {
    let v = m.constant_at(k.0);
    m.set(dst, v)
}

/// `dst = value`.
#[inline(always)]
pub fn load_int<M: Machine>(mut m: M, dst: Reg, value: Imm16) -> Done<M> {
    let v = m.word(Word::int(value.0 as i64));
    m.set(dst, v)
}

/// `dst` becomes unbound.
#[inline(always)]
pub fn unset<M: Machine>(mut m: M, dst: Reg) -> Done<M> {
    let v = m.word(Word::UNDEF);
    m.set(dst, v)
}

/// UnboundLocalError when `src` is unbound.
#[inline(always)]
pub fn check_local<M: Machine>(mut m: M, src: Reg, name: Name) -> Done<M> {
    let v = m.reg(src);
    if !m.is(v, Word::UNDEF) {
        return m.next();
    }
    m.cold(move |m| unbound(m, &helper::UNBOUND_LOCAL, name))
}

fn unbound<M: Machine>(mut m: M, which: &'static crate::machine::Helper, name: Name) -> Done<M> {
    let symbol = m.name(name);
    let text = m.symbol_value(symbol);
    m.help(which, &[text], Deliver::Nowhere)
}

/// `dst` = one of the objects that code refers to without a name.
#[inline(always)]
pub fn load_common<M: Machine>(mut m: M, dst: Reg, which: Count) -> Done<M> {
    let number = m.word(Word::int(which.0 as i64));
    m.help(&helper::LOAD_COMMON, &[number], Deliver::To(dst))
}

/// A new array for far locals.
#[inline(always)]
pub fn make_far<M: Machine>(mut m: M, dst: Reg, count: Wide) -> Done<M> {
    let n = m.word(Word::int(count.0 as i64));
    m.help(&helper::MAKE_FAR, &[n], Deliver::To(dst))
}

/// `dst = far[index]`.
#[inline(always)]
pub fn load_far<M: Machine>(mut m: M, dst: Reg, far: Reg, index: Wide) -> Done<M> {
    let (array, i) = (m.reg(far), m.word(Word::int(index.0 as i64)));
    m.help(&helper::LOAD_FAR, &[array, i], Deliver::To(dst))
}

/// `far[index] = src`.
#[inline(always)]
pub fn store_far<M: Machine>(mut m: M, src: Reg, far: Reg, index: Wide) -> Done<M> {
    let (v, array, i) = (m.reg(src), m.reg(far), m.word(Word::int(index.0 as i64)));
    m.help(&helper::STORE_FAR, &[array, i, v], Deliver::Nowhere)
}

/// `reg` = a new cell that holds what was in `reg`.
#[inline(always)]
pub fn make_cell<M: Machine>(mut m: M, reg: Reg) -> Done<M> {
    let v = m.reg(reg);
    let cell = m.new_cell(v);
    m.set(reg, cell)
}

/// `dst` = a new, unbound cell.
#[inline(always)]
pub fn empty_cell<M: Machine>(mut m: M, dst: Reg) -> Done<M> {
    let v = m.word(Word::UNDEF);
    let cell = m.new_cell(v);
    m.set(dst, cell)
}

/// `dst` = a cell of this function's closure.
#[inline(always)]
pub fn load_free_cell<M: Machine>(mut m: M, dst: Reg, index: Wide) -> Done<M> {
    let f = m.function();
    let cell = m.closure_cell(f, crate::machine::primitives::Index(index.0));
    m.set(dst, cell)
}

/// `dst` = what the cell holds.
#[inline(always)]
pub fn load_cell<M: Machine>(mut m: M, dst: Reg, cell: Reg, free: Flag, name: Name) -> Done<M> {
    let c = m.reg(cell);
    if let Some(c) = m.as_cell(c)
        && let Some(v) = m.cell_get(c)
    {
        return m.set(dst, v);
    }
    let which = if free.0 { &helper::UNBOUND_FREE } else { &helper::UNBOUND_LOCAL };
    m.cold(move |m| unbound(m, which, name))
}

/// The cell holds `src`.
#[inline(always)]
pub fn store_cell<M: Machine>(mut m: M, cell: Reg, src: Reg) -> Done<M> {
    let (c, v) = (m.reg(cell), m.reg(src));
    match m.as_cell(c) {
        Some(c) => m.cell_set(c, v),
        None => m.next(),
    }
}

/// The cell becomes unbound.
#[inline(always)]
pub fn delete_cell<M: Machine>(mut m: M, cell: Reg, free: Flag, name: Name) -> Done<M> {
    let c = m.reg(cell);
    if let Some(c) = m.as_cell(c)
        && m.cell_get(c).is_some()
    {
        let nothing = m.word(Word::UNDEF);
        return m.cell_set(c, nothing);
    }
    let which = if free.0 { &helper::UNBOUND_FREE } else { &helper::UNBOUND_LOCAL };
    m.cold(move |m| unbound(m, which, name))
}

/// Go on further down.
#[inline(always)]
pub fn jump<M: Machine>(m: M, to: Near) -> Done<M> {
    m.jump(Label(to.0))
}

/// Go on further up: one more turn of a loop.
#[inline(always)]
pub fn jump_back<M: Machine>(m: M, to: Near) -> Done<M> {
    match m.poll() {
        Ok(m) => m.jump(Label(to.0)),
        Err(done) => done,
    }
}

/// For whoever drives the machine.
#[inline(always)]
pub fn halt<M: Machine>(m: M) -> Done<M> {
    m.next()
}

/// For whoever drives the machine.
#[inline(always)]
pub fn traced<M: Machine>(m: M) -> Done<M> {
    m.next()
}
