//! Natives whose short way is written in primitives, so that traces see through their calls.
//!
//! Owns what each [`Opened`] native does for the arguments that it is given most. All others are the native's own: no
//! effect has happened when an opened native declines.

use super::arithmetic::integer;
use super::item::is_there;
use crate::bytecode::ops::Reg;
use crate::heap::Word;
use crate::machine::{Done, Machine};
use crate::object::class::Builtin;
use crate::object::native::Opened;

/// Most arguments that an opened native takes.
pub(crate) const MOST: usize = 4;

/// A call of an opened native with these arguments, all by position. `Err`: not for these.
pub(crate) fn opened<M: Machine>(mut m: M, which: Opened, args: &[M::Value], dst: Reg) -> Result<Done<M>, M> {
    if let (Opened::Append, [list, item]) = (which, args) {
        let none = m.word(Word::NONE);
        return match m.as_list(*list) {
            Some(l) if m.list_room(l) => Ok(m.list_push(l, *item).set(dst, none)),
            _ => Err(m),
        };
    }
    if let (Opened::Pop, [list]) = (which, args) {
        let (list, last) = (m.as_list(*list), m.int(-1));
        return match list.and_then(|l| Some((l, m.list_item(l, last)?))) {
            Some((l, v)) => Ok(m.list_cut(l).set(dst, v)),
            None => Err(m),
        };
    }
    if let (Opened::Add, [set, item]) = (which, args) {
        let none = m.word(Word::NONE);
        return m.set_put(*set, *item).map(|done| done.set(dst, none));
    }
    match value(&mut m, which, args) {
        Some(v) => Ok(m.set(dst, v)),
        None => Err(m),
    }
}

fn value<M: Machine>(m: &mut M, which: Opened, args: &[M::Value]) -> Option<M::Value> {
    match (which, args) {
        (Opened::Len, [v]) => {
            let count = len(m, *v)?;
            Some(m.from_int(count))
        }
        (Opened::Ord, [c]) => {
            let text = m.as_text(*c)?;
            let code = m.char_of(text)?;
            Some(m.from_int(code))
        }
        (Opened::Chr, [i]) => {
            let code = m.as_int(*i)?;
            let (least, bound) = (m.int(0), m.int(128));
            (m.int_le(least, code) && m.int_lt(code, bound)).then(|| m.char_text(code))
        }
        (Opened::Abs, [x]) => absolute(m, *x),
        (Opened::Min, [a, b]) => less(m, *b, *a).map(|less| if less { *b } else { *a }),
        (Opened::Max, [a, b]) => less(m, *a, *b).map(|less| if less { *b } else { *a }),
        (Opened::IsInstance, [v, class]) => {
            let class = m.as_class(*class)?;
            let answer = m.instance_of(*v, class)?;
            Some(m.word(Word::bool(answer)))
        }
        (Opened::Get, [dict, key, default @ ..]) => {
            let default = match default {
                [] => m.word(Word::NONE),
                [default] => *default,
                _ => return None,
            };
            let dict = m.as_dict(*dict)?;
            let at = m.dict_at(dict, *key)?;
            Some(if is_there(m, at) { m.dict_entry(dict, at) } else { default })
        }
        (Opened::Int, [class, x]) if is_class(m, *class, Builtin::Int) => {
            if integer(m, *x).is_some() {
                return Some(*x);
            }
            let x = match m.as_float(*x) {
                Some(x) => m.float_to_int(x),
                None => m.as_text(*x).and_then(|text| m.text_int(text)),
            }?;
            Some(m.from_int(x))
        }
        (Opened::Float, [class, x]) if is_class(m, *class, Builtin::Float) => {
            if m.as_float(*x).is_some() {
                return Some(*x);
            }
            let x = match m.as_int(*x) {
                Some(x) => m.int_to_float(x),
                None => m.as_text(*x).and_then(|text| m.text_float(text))?,
            };
            Some(m.from_float(x))
        }
        (Opened::Range, [class, bounds @ ..]) if is_class(m, *class, Builtin::Range) => {
            let (zero, one) = (m.word(Word::int(0)), m.word(Word::int(1)));
            let [start, stop, step] = match bounds {
                [stop] => [zero, *stop, one],
                [start, stop] => [*start, *stop, one],
                [start, stop, step] => [*start, *stop, *step],
                _ => return None,
            };
            let (_, _, by) = (m.as_int(start)?, m.as_int(stop)?, m.as_int(step)?);
            let none = m.int(0);
            (!m.int_eq(by, none)).then(|| m.new_range(start, stop, step))
        }
        _ => None,
    }
}

fn is_class<M: Machine>(m: &mut M, v: M::Value, which: Builtin) -> bool {
    match m.as_class(v) {
        Some(class) => m.is_builtin(class, which),
        None => false,
    }
}

fn len<M: Machine>(m: &mut M, v: M::Value) -> Option<M::Int> {
    if let Some(l) = m.as_list(v) {
        return Some(m.list_len(l));
    }
    if let Some(t) = m.as_tuple(v) {
        return Some(m.tuple_len(t));
    }
    if let Some(d) = m.as_dict(v) {
        return Some(m.dict_len(d));
    }
    m.length(v)
}

fn absolute<M: Machine>(m: &mut M, x: M::Value) -> Option<M::Value> {
    if let Some(i) = m.as_int(x) {
        let zero = m.int(0);
        if !m.int_lt(i, zero) {
            return Some(x);
        }
        let i = m.int_neg(i)?;
        return Some(m.from_int(i));
    }
    let x = m.as_float(x)?;
    let x = m.float_abs(x);
    Some(m.from_float(x))
}

/// `a < b` for ints and for floats.
fn less<M: Machine>(m: &mut M, a: M::Value, b: M::Value) -> Option<bool> {
    if let Some(x) = m.as_int(a) {
        let y = m.as_int(b)?;
        return Some(m.int_lt(x, y));
    }
    let (x, y) = (m.as_float(a)?, m.as_float(b)?);
    Some(m.float_lt(x, y))
}
