//! Attributes and methods.

use super::call::{callable, enter_special, with_receiver};
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::{Call, Continuation, Inline, Slot};
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::attribute::Place;
use crate::object::class::Builtin;

/// `dst = obj.name`.
#[inline(always)]
pub fn get_attr<M: Machine>(mut m: M, dst: Reg, obj: Reg, site: Site) -> Done<M> {
    let v = m.reg(obj);
    if let Some(o) = m.as_object(v)
        && let Some(slot) = m.cached_slot(o, site)
        && let Some(x) = m.load_slot(o, slot)
    {
        return m.set(dst, x);
    }
    match m.cached_place(v, site) {
        Some(Place::Constant(w)) => {
            let x = m.word(w);
            return m.set(dst, x);
        }
        Some(Place::Property(getter)) => {
            if let Some(entry) = enter_special(&mut m, getter, &[v]) {
                return entry.enter(m, &[v], Continuation::Store, dst);
            }
        }
        Some(_) => {}
        None => {
            if let Some(Place::Inline(slot)) = m.noted_place(v, site)
                && let Some(o) = m.as_object(v)
                && let Some(x) = m.load_slot(o, Slot(slot))
            {
                return m.set(dst, x);
            }
        }
    }
    m.cold(move |m| get_attr_slow(m, dst, v, site))
}

fn get_attr_slow<M: Machine>(mut m: M, dst: Reg, v: M::Value, site: Site) -> Done<M> {
    match m.place(v, site) {
        Place::Inline(slot) => {
            if let Some(o) = m.as_object(v)
                && let Some(x) = m.load_slot(o, Slot(slot))
            {
                return m.set(dst, x);
            }
        }
        Place::Function(f) => {
            let f = m.word(f);
            let bound = m.new_method(f, v);
            return m.set(dst, bound);
        }
        Place::Native(f) => {
            let f = m.word(f);
            return m.help(&helper::BIND_NATIVE, &[f, v], Deliver::To(dst));
        }
        Place::Constant(w) => {
            let x = m.word(w);
            return m.set(dst, x);
        }
        Place::Variable(cell) => {
            let cell = m.word(cell);
            if let Some(cell) = m.as_cell(cell)
                && let Some(x) = m.cell_get(cell)
            {
                return m.set(dst, x);
            }
        }
        Place::Property(getter) => {
            if let Some(entry) = enter_special(&mut m, getter, &[v]) {
                return entry.enter(m, &[v], Continuation::Store, dst);
            }
        }
        Place::Bound { function, receiver } => {
            let (f, receiver) = (m.word(function), m.word(receiver));
            let bound = m.new_method(f, receiver);
            return m.set(dst, bound);
        }
        Place::Overflow(slot, inline) => {
            if let Some(o) = m.as_object(v)
                && let Some(x) = m.load_far_slot(o, Slot(slot), Inline(inline))
            {
                return m.set(dst, x);
            }
        }
        Place::Anew => {}
    }
    let symbol = m.site_name(site);
    let text = m.symbol_value(symbol);
    m.help(&helper::GET_ATTRIBUTE, &[v, text], Deliver::To(dst))
}

/// `obj.name = src`.
#[inline(always)]
pub fn set_attr<M: Machine>(mut m: M, obj: Reg, src: Reg, site: Site) -> Done<M> {
    let (v, x) = (m.reg(obj), m.reg(src));
    if let Some(o) = m.as_object(v)
        && let Some((slot, after)) = m.cached_store(o, site)
    {
        return match after {
            None => m.store_slot(o, slot, x),
            Some(shape) => m.add_slot(o, shape, slot, x),
        };
    }
    if let Some(o) = m.as_object(v)
        && let Some(setter) = m.cached_setter(o, site)
        && setter.code.get().plain == 2
    {
        let (function, at) = (m.word(setter.function), m.top() + METHOD_HEADER as u32);
        return m.enter(function, setter.code, at, &[v, x], Continuation::Forget, Reg(0));
    }
    m.cold(move |mut m| {
        if let Some(o) = m.as_object(v)
            && let Some((slot, after)) = m.store_place(o, site)
        {
            return match after {
                None => m.store_slot(o, slot, x),
                Some(shape) => m.add_slot(o, shape, slot, x),
            };
        }
        if let Some(setter) = m.setter(v, site)
            && let Some(entry) = enter_special(&mut m, setter, &[v, x])
        {
            return entry.enter(m, &[v, x], Continuation::Forget, Reg(0));
        }
        let symbol = m.site_name(site);
        let text = m.symbol_value(symbol);
        m.help(&helper::SET_ATTRIBUTE, &[v, text, x], Deliver::Nowhere)
    })
}

/// `del obj.name`.
#[inline(always)]
pub fn delete_attr<M: Machine>(mut m: M, obj: Reg, site: Site) -> Done<M> {
    let v = m.reg(obj);
    let symbol = m.site_name(site);
    let text = m.symbol_value(symbol);
    m.help(&helper::DELETE_ATTRIBUTE, &[v, text], Deliver::Nowhere)
}

/// `dst = receiver.name(arguments)`.
#[inline(always)]
pub fn call_method<M: Machine>(m: M, dst: Reg, at: Reg, count: Count, site: Site) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let v = m.reg(Reg(at.0.wrapping_add(4)));
    if let Some(o) = m.as_object(v)
        && let Some(f) = m.cached_function(o, site)
        && f.code.get().plain == count.0 as u32 + 1
    {
        let function = m.word(f.function);
        return m.enter(function, f.code, at.0 as u32 + 4, &[], Continuation::Store, dst);
    }
    if let Some(o) = m.as_object(v)
        && let Some(native) = m.cached_native(o, site)
    {
        let native = m.word(native);
        return super::call::native(m, native, Call::of(dst, at.0 as u32 + 4, count.0 as u32 + 1));
    }
    if let Some(Place::Function(f)) = m.noted_place(v, site) {
        let f = m.word(f);
        if let Some(function) = m.as_function(f) {
            let code = m.code_of(function);
            if code.get().plain == count.0 as u32 + 1 {
                return m.enter(f, code, at.0 as u32 + 4, &[], Continuation::Store, dst);
            }
        }
    }
    m.cold(move |m| call_method_slow(m, dst, at, count, site))
}

fn call_method_slow<M: Machine>(mut m: M, dst: Reg, at: Reg, count: Count, site: Site) -> Done<M> {
    let v = m.reg(Reg(at.0.wrapping_add(4)));
    let call = Call::of(dst, at.0 as u32 + 5, count.0 as u32);
    match m.place(v, site) {
        Place::Function(f) => {
            let f = m.word(f);
            return callable(m, f, call.with_below());
        }
        Place::Native(f) => {
            let f = m.word(f);
            return super::call::native(m, f, call.with_below());
        }
        Place::Constant(w) => {
            let f = m.word(w);
            return callable(m, f, call);
        }
        Place::Variable(cell) => {
            let cell = m.word(cell);
            if let Some(cell) = m.as_cell(cell)
                && let Some(f) = m.cell_get(cell)
            {
                return callable(m, f, call);
            }
        }
        Place::Inline(slot) => {
            if let Some(o) = m.as_object(v)
                && let Some(f) = m.load_slot(o, Slot(slot))
            {
                return callable(m, f, call);
            }
        }
        Place::Bound { function, receiver } => {
            let (f, receiver) = (m.word(function), m.word(receiver));
            return with_receiver(m, f, receiver, call);
        }
        Place::Property(_) | Place::Overflow(..) | Place::Anew => {}
    }
    let symbol = m.site_name(site);
    let text = m.symbol_value(symbol);
    m.help_call(&helper::GET_ATTRIBUTE, &[v, text], call)
}

/// Find a method: callee into `at`, receiver stays in `at+4` if it is to be passed.
#[inline(always)]
pub fn load_method<M: Machine>(mut m: M, at: Reg, site: Site) -> Done<M> {
    let receiver = Reg(at.0.wrapping_add(4));
    let v = m.reg(receiver);
    if let Some(o) = m.as_object(v)
        && let Some(f) = m.cached_function(o, site)
    {
        let f = m.word(f.function);
        return m.set(at, f);
    }
    if let Some(o) = m.as_object(v)
        && let Some(native) = m.cached_native(o, site)
    {
        let native = m.word(native);
        return m.set(at, native);
    }
    if let Some(Place::Function(f)) = m.noted_place(v, site) {
        let f = m.word(f);
        return m.set(at, f);
    }
    // What an object or a module has under the name takes no receiver.
    let f = match m.place(v, site) {
        Place::Function(f) | Place::Native(f) => {
            let f = m.word(f);
            return m.set(at, f);
        }
        Place::Bound { function, receiver: class } => {
            let (f, class) = (m.word(function), m.word(class));
            return m.set(at, f).set(receiver, class);
        }
        Place::Constant(w) => Some(m.word(w)),
        Place::Variable(cell) => {
            let cell = m.word(cell);
            m.as_cell(cell).and_then(|cell| m.cell_get(cell))
        }
        Place::Inline(slot) => m.as_object(v).and_then(|o| m.load_slot(o, Slot(slot))),
        Place::Property(_) | Place::Overflow(..) | Place::Anew => None,
    };
    if let Some(f) = f {
        let nothing = m.word(Word::UNDEF);
        return m.set(at, f).set(receiver, nothing);
    }
    m.cold(move |mut m| {
        let symbol = m.site_name(site);
        let text = m.symbol_value(symbol);
        m.help(&helper::GET_ATTRIBUTE, &[v, text], Deliver::Callee { at, receiver })
    })
}

/// As `load_method`, on the type only.
#[inline(always)]
pub fn load_special<M: Machine>(mut m: M, at: Reg, which: Count, site: Site) -> Done<M> {
    let receiver = Reg(at.0.wrapping_add(4));
    let v = m.reg(receiver);
    let symbol = m.site_name(site);
    if let Some(f) = m.special(v, symbol) {
        let f = m.word(f);
        return m.set(at, f);
    }
    let (text, number) = (m.symbol_value(symbol), m.word(Word::int(which.0 as i64)));
    m.help(&helper::LOAD_SPECIAL, &[v, text, number], Deliver::Pair { first: at, second: receiver })
}

/// Find the method after a class: callee into `at`, receiver stays in `at+4` if it is to be passed.
#[inline(always)]
pub fn load_super<M: Machine>(mut m: M, at: Reg, site: Site) -> Done<M> {
    let receiver = Reg(at.0.wrapping_add(4));
    let (callee, class, object) = (m.reg(at), m.reg(Reg(at.0.wrapping_add(1))), m.reg(receiver));
    if let Some(c) = m.as_class(callee)
        && m.is_builtin(c, Builtin::Super)
        && let Some(f) = m.super_function(class, object, site)
    {
        let f = m.word(f);
        return m.set(at, f);
    }
    m.cold(move |mut m| {
        let symbol = m.site_name(site);
        let text = m.symbol_value(symbol);
        let deliver = Deliver::Pair { first: at, second: receiver };
        m.help(&helper::LOAD_SUPER, &[callee, class, object, text], deliver)
    })
}

/// `super()` without arguments.
#[inline(always)]
pub fn call_super<M: Machine>(mut m: M, dst: Reg, at: Reg, parts: Reg) -> Done<M> {
    let callee = m.reg(parts);
    let (class, object) = (m.reg(Reg(parts.0.wrapping_add(1))), m.reg(Reg(parts.0.wrapping_add(2))));
    if let Some(c) = m.as_class(callee)
        && m.is_builtin(c, Builtin::Super)
    {
        return m.help(&helper::NEW_SUPER, &[class, object], Deliver::To(dst));
    }
    callable(m, callee, Call::of(dst, at.0 as u32 + 5, 0))
}
