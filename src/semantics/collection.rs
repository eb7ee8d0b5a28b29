//! Displays, unpacking, text and patterns: objects made of several values, and values taken from objects.

use super::item::store_entry;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::{Deliver, Done, Helper, Machine, helper};
use smallvec::SmallVec;

/// The registers `from` to `from + count - 1`.
fn registers<M: Machine>(m: &mut M, from: Reg, count: u32) -> SmallVec<[M::Value; 16]> {
    (0..count).map(|i| m.reg(Reg((from.0 as u32 + i) as u8))).collect()
}

/// As many registers as are usual.
const FEW: usize = 6;

/// `dst` = what is made of the registers `from` to `from + count - 1`; `failed` does what is to do if that is nothing.
#[inline(always)]
fn made_of<M: Machine>(
    mut m: M,
    dst: Reg,
    (from, count): (Reg, u32),
    make: impl Fn(&mut M, &[M::Value]) -> Option<M::Value>,
    failed: impl FnOnce(M, &[M::Value]) -> Done<M>,
) -> Done<M> {
    if count as usize > FEW {
        return m.cold(move |mut m| {
            let items = registers(&mut m, from, count);
            match make(&mut m, &items) {
                Some(v) => m.set(dst, v),
                None => failed(m, &items),
            }
        });
    }
    if count == 0 {
        // Where an item would stand is a register that holds nothing.
        return match make(&mut m, &[]) {
            Some(v) => m.set(dst, v),
            None => failed(m, &[]),
        };
    }
    let mut items = [m.reg(from); FEW];
    for (i, item) in items.iter_mut().enumerate().take(count as usize) {
        *item = m.reg(Reg(from.0.wrapping_add(i as u8)));
    }
    let items = items.get(..count as usize).unwrap_or_default();
    match make(&mut m, items) {
        Some(v) => m.set(dst, v),
        None => failed(m, items),
    }
}

/// `dst` = tuple.
#[inline(always)]
pub fn build_tuple<M: Machine>(m: M, dst: Reg, from: Reg, count: Count) -> Done<M> {
    made_of(m, dst, (from, count.0 as u32), M::new_tuple, move |m, items| {
        m.help(&helper::BUILD_TUPLE, items, Deliver::To(dst))
    })
}

/// `dst` = list.
#[inline(always)]
pub fn build_list<M: Machine>(m: M, dst: Reg, from: Reg, count: Count) -> Done<M> {
    made_of(m, dst, (from, count.0 as u32), M::new_list, move |m, items| {
        m.help(&helper::BUILD_LIST, items, Deliver::To(dst))
    })
}

/// `dst` = set.
#[inline(always)]
pub fn build_set<M: Machine>(mut m: M, dst: Reg, from: Reg, count: Count) -> Done<M> {
    let items = registers(&mut m, from, count.0 as u32);
    m.help(&helper::BUILD_SET, &items, Deliver::To(dst))
}

/// `dst` = dict.
#[inline(always)]
pub fn build_dict<M: Machine>(m: M, dst: Reg, from: Reg, count: Count) -> Done<M> {
    made_of(m, dst, (from, 2 * count.0 as u32), M::new_dict, move |m, items| {
        m.help(&helper::BUILD_DICT, items, Deliver::To(dst))
    })
}

/// Append to a list that the compiler made.
#[inline(always)]
pub fn list_append<M: Machine>(mut m: M, list: Reg, src: Reg) -> Done<M> {
    let (l, v) = (m.reg(list), m.reg(src));
    if let Some(l) = m.as_list(l)
        && m.list_room(l)
    {
        return m.list_push(l, v);
    }
    m.cold(move |m| m.help(&helper::LIST_APPEND, &[l, v], Deliver::Nowhere))
}

fn two<M: Machine>(mut m: M, which: &'static Helper, a: Reg, b: Reg) -> Done<M> {
    let (x, y) = (m.reg(a), m.reg(b));
    m.help(which, &[x, y], Deliver::Nowhere)
}

/// Append all items.
#[inline(always)]
pub fn list_extend<M: Machine>(mut m: M, list: Reg, src: Reg, star: Flag) -> Done<M> {
    let (l, v, star) = (m.reg(list), m.reg(src), m.word(Word::bool(star.0)));
    m.help(&helper::LIST_EXTEND, &[l, v, star], Deliver::Nowhere)
}

/// Add to a set that the compiler made.
#[inline(always)]
pub fn set_add<M: Machine>(mut m: M, set: Reg, src: Reg) -> Done<M> {
    let (s, v) = (m.reg(set), m.reg(src));
    match m.set_put(s, v) {
        Ok(done) => done,
        Err(m) => m.help(&helper::SET_ADD, &[s, v], Deliver::Nowhere),
    }
}

/// Add all items.
#[inline(always)]
pub fn set_update<M: Machine>(m: M, set: Reg, src: Reg) -> Done<M> {
    two(m, &helper::SET_UPDATE, set, src)
}

/// Store in a dict that the compiler made.
#[inline(always)]
pub fn dict_set<M: Machine>(mut m: M, dict: Reg, key: Reg, value: Reg) -> Done<M> {
    let (d, k, v) = (m.reg(dict), m.reg(key), m.reg(value));
    if let Some(dict) = m.as_dict(d) {
        match store_entry(m, dict, k, v) {
            Ok(done) => return done,
            Err(rest) => m = rest,
        }
    }
    m.help(&helper::DICT_SET, &[d, k, v], Deliver::Nowhere)
}

/// `{**src}`.
#[inline(always)]
pub fn dict_update<M: Machine>(m: M, dict: Reg, src: Reg) -> Done<M> {
    two(m, &helper::DICT_UPDATE, dict, src)
}

/// `f(**src)`.
#[inline(always)]
pub fn dict_merge<M: Machine>(mut m: M, dict: Reg, src: Reg, callee: Reg) -> Done<M> {
    let (d, v, f) = (m.reg(dict), m.reg(src), m.reg(callee));
    m.help(&helper::DICT_MERGE, &[d, v, f], Deliver::Nowhere)
}

/// `dst` = tuple of the items of a list.
#[inline(always)]
pub fn list_to_tuple<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.help(&helper::LIST_TO_TUPLE, &[v], Deliver::To(dst))
}

/// `count` items into registers.
#[inline(always)]
pub fn unpack<M: Machine>(mut m: M, src: Reg, to: Reg, count: Count) -> Done<M> {
    let v = m.reg(src);
    if count.0 == 2
        && let Some(t) = m.as_tuple(v)
    {
        let (n, wanted, zero, one) = (m.tuple_len(t), m.int(2), m.int(0), m.int(1));
        if m.int_eq(n, wanted)
            && let Some(x) = m.tuple_item(t, zero)
            && let Some(y) = m.tuple_item(t, one)
        {
            return m.set(to, x).set(Reg(to.0.wrapping_add(1)), y);
        }
    }
    m.cold(move |m| unpack_many(m, v, to, count))
}

fn unpack_many<M: Machine>(mut m: M, v: M::Value, to: Reg, count: Count) -> Done<M> {
    let wanted = m.int(count.0 as i64);
    let mut items: SmallVec<[M::Value; 8]> = SmallVec::new();
    if let Some(t) = m.as_tuple(v) {
        let n = m.tuple_len(t);
        if m.int_eq(n, wanted) {
            for i in 0..count.0 {
                let index = m.int(i as i64);
                items.extend(m.tuple_item(t, index));
            }
        }
    } else if let Some(l) = m.as_list(v) {
        let n = m.list_len(l);
        if m.int_eq(n, wanted) {
            for i in 0..count.0 {
                let index = m.int(i as i64);
                items.extend(m.list_item(l, index));
            }
        }
    }
    if items.len() == count.0 as usize && count.0 > 0 {
        let mut done = m.next();
        for (i, x) in items.into_iter().enumerate() {
            done = done.set(Reg(to.0.wrapping_add(i as u8)), x);
        }
        return done;
    }
    let n = m.word(Word::int(count.0 as i64));
    m.help(&helper::UNPACK, &[v, n], Deliver::Spread { to, count: count.0 as u32 })
}

/// `a, *b, c = src`.
#[inline(always)]
pub fn unpack_star<M: Machine>(mut m: M, src: Reg, to: Reg, before: Count, after: Wide) -> Done<M> {
    let v = m.reg(src);
    let (x, y) = (m.word(Word::int(before.0 as i64)), m.word(Word::int(after.0 as i64)));
    let count = before.0 as u32 + 1 + after.0;
    m.help(&helper::UNPACK_STAR, &[v, x, y], Deliver::Spread { to, count })
}

/// Strings joined.
#[inline(always)]
pub fn build_string<M: Machine>(m: M, dst: Reg, from: Reg, count: Count) -> Done<M> {
    made_of(m, dst, (from, count.0 as u32), M::new_text, move |m, items| {
        m.help(&helper::BUILD_STRING, items, Deliver::To(dst))
    })
}

/// `str`, `repr` or `ascii`.
#[inline(always)]
pub fn convert<M: Machine>(mut m: M, dst: Reg, src: Reg, which: Count) -> Done<M> {
    let (v, which) = (m.reg(src), m.word(Word::int(which.0 as i64)));
    if let Some(i) = m.as_int(v)
        && let Some(text) = m.int_text(i)
    {
        return m.set(dst, text);
    }
    m.help(&helper::CONVERT, &[v, which], Deliver::To(dst))
}

/// `dst = format(src, "")`.
#[inline(always)]
pub fn format_simple<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if m.as_text(v).is_some() {
        return m.set(dst, v);
    }
    m.cold(move |mut m| {
        if let Some(i) = m.as_int(v)
            && let Some(text) = m.int_text(i)
        {
            return m.set(dst, text);
        }
        m.help(&helper::FORMAT, &[v], Deliver::To(dst))
    })
}

/// `dst = format(src, spec)`.
#[inline(always)]
pub fn format_value<M: Machine>(mut m: M, dst: Reg, src: Reg, spec: Reg) -> Done<M> {
    let (v, s) = (m.reg(src), m.reg(spec));
    m.help(&helper::FORMAT, &[v, s], Deliver::To(dst))
}

fn one<M: Machine>(mut m: M, which: &'static Helper, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.help(which, &[v], Deliver::To(dst))
}

/// May `src` be matched by a sequence pattern?
#[inline(always)]
pub fn match_sequence<M: Machine>(m: M, dst: Reg, src: Reg) -> Done<M> {
    one(m, &helper::MATCH_SEQUENCE, dst, src)
}

/// May `src` be matched by a mapping pattern?
#[inline(always)]
pub fn match_mapping<M: Machine>(m: M, dst: Reg, src: Reg) -> Done<M> {
    one(m, &helper::MATCH_MAPPING, dst, src)
}

/// The values of keys, or None.
#[inline(always)]
pub fn match_keys<M: Machine>(mut m: M, dst: Reg, src: Reg, keys: Reg) -> Done<M> {
    let (v, k) = (m.reg(src), m.reg(keys));
    m.help(&helper::MATCH_KEYS, &[v, k], Deliver::To(dst))
}

/// The attributes of a class pattern, or None.
#[inline(always)]
pub fn match_class<M: Machine>(mut m: M, dst: Reg, src: Reg, class: Reg, names: Const) -> Done<M> {
    let (v, c, n) = (m.reg(src), m.reg(class), m.constant_at(names.0));
    m.help(&helper::MATCH_CLASS, &[v, c, n], Deliver::To(dst))
}

/// `dst = len(src)`.
#[inline(always)]
pub fn get_len<M: Machine>(m: M, dst: Reg, src: Reg) -> Done<M> {
    one(m, &helper::LEN, dst, src)
}
