//! What need not be asked in each turn of a loop: whether an index that counts upwards is inside of a list.
//!
//! Owns [`Bounds`]: the guard that lets a loop's body go on while its index is below an end, the lists that stay as long
//! as they are meanwhile, and what stands for their storages. In front of the body the end becomes the smallest that any
//! of these lists allows, so that the one guard says it all. Where it fails earlier than the loop ends, the interpreter
//! does the turn, in which an index is outside. Traces that go on at the body pass the place in front of it.
//!
//! Invariant "bounds": nothing in the body makes a list longer, shorter or move its items, so what was looked at in front
//! of it is so until the body is left.

use super::Writer;
use super::lower::{COUNT, ITEMS};
use super::registers::{Place, Register, Uses};
use crate::jit::abort::Abort;
use crate::jit::ir::{Constant, Expect, Instruction, Made, Opcode, Operand, Primitive};
use crate::jit::opt::Optimised;
use crate::machine::effects::{Memory, Sorts};
use dynasmrt::{DynasmApi, dynasm};

/// How far from its index a place in a list may be.
const FAR: i64 = 1 << 16;

/// See the module's documentation. A value that stands for an end or a storage has a number behind the instructions'.
#[derive(Default)]
pub(super) struct Bounds {
    limit: Option<Limit>,
    /// The instructions whose guards follow from it.
    settled: Vec<u32>,
    /// Lists of which items are read or written, the values that stand for their storages, and where those are used.
    storages: Vec<(u32, u32, Vec<u32>)>,
    /// Where these values are when a turn begins.
    places: Vec<(u32, Place)>,
}

/// The guard that an index is below an end.
struct Limit {
    at: u32,
    index: u32,
    end: u32,
    /// Stands for the end.
    value: u32,
    /// The lists, and how far behind the index they must have an item.
    lists: Vec<(u32, i32)>,
    /// The item that is farthest in front of the index, counted from there.
    least: i32,
}

/// May the body do this, if lists are to stay as they are?
fn leaves_lists(i: &Instruction) -> bool {
    use Primitive as P;
    match i.opcode {
        Opcode::Primitive(P::list_room) => false,
        Opcode::Primitive(p) => {
            p.is_pure() || p.is_read() || p == P::list_store || !p.memory().meets(Sorts::of(Memory::Lists))
        }
        Opcode::Constant | Opcode::Poll | Opcode::OfFloat(_) | Opcode::Typed(_) | Opcode::HostField(_) => {
            true
        }
        Opcode::ImmediateClass | Opcode::Part(_) => true,
        _ => false,
    }
}

/// The operand under the name of its root.
fn value(i: &Instruction, n: usize, roots: &[u32]) -> Option<u32> {
    match i.operands.get(n)? {
        Operand::Ir(ir) => roots.get(ir.0 as usize).copied(),
        Operand::Constant(_) => None,
    }
}

/// What a value of a turn is more than the index that the turn has begun with.
fn above(trace: &Optimised, roots: &[u32], index: u32, x: u32) -> Option<i64> {
    let (mut at, mut above) = (x, 0_i64);
    while at != index {
        let i = trace.instructions.get(at as usize).filter(|_| Some(at as usize) >= trace.body)?;
        let Opcode::Primitive(p) = i.opcode else { return None };
        let more = match (p, i.operands.get(1)) {
            (Primitive::int_step, _) => 1,
            (Primitive::int_add | Primitive::int_sub, Some(Operand::Ir(by))) => {
                let by = &trace.instructions[by.0 as usize];
                match (by.opcode, by.operands.first()) {
                    (Opcode::Constant, Some(Operand::Constant(Constant::Int(by))))
                        if (-FAR..=FAR).contains(by) =>
                    {
                        *by
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        above += if p == Primitive::int_sub { -more } else { more };
        at = value(i, 0, roots)?;
    }
    (-FAR..=FAR).contains(&above).then_some(above)
}

impl Bounds {
    pub(super) fn of(trace: &Optimised, roots: &[u32]) -> Bounds {
        let mut bounds = Bounds::default();
        let Some(body) = trace.body else { return bounds };
        let turn =
            || (body as u32..).zip(&trace.instructions[body..]).filter(|(n, _)| !trace.sunk[*n as usize]);
        if !turn().all(|(_, i)| leaves_lists(i)) {
            return bounds;
        }
        let root = |ir: crate::jit::ir::Ir| roots[ir.0 as usize];
        let after =
            |x: u32| trace.carried.iter().find(|(before, _)| root(*before) == x).map(|(_, y)| root(*y));
        let stays = |x: u32| (x as usize) < body && after(x).is_none();
        let mut next = trace.instructions.len() as u32;
        let limit = turn().find_map(|(n, i)| {
            let is_below =
                matches!(i.opcode, Opcode::Primitive(Primitive::int_lt)) && i.expect == Expect::Yes;
            let (index, end) = (value(i, 0, roots).filter(|_| is_below)?, value(i, 1, roots)?);
            // It counts upwards.
            let step = above(trace, roots, index, after(index)?)?;
            (step > 0 && stays(end)).then_some((n, index, end))
        });
        let mut lists: Vec<(u32, i32)> = Vec::new();
        let mut least = 0;
        let mut sums = Vec::new();
        for (n, i) in turn() {
            let Opcode::Primitive(p) = i.opcode else { continue };
            let at = |x: u32| {
                limit.filter(|(at, ..)| *at < n).and_then(|(_, index, _)| above(trace, roots, index, x))
            };
            match p {
                Primitive::list_item | Primitive::list_has | Primitive::list_store => {
                    let Some(list) = value(i, 0, roots).filter(|list| stays(*list)) else { continue };
                    if p != Primitive::list_has {
                        match bounds.storages.iter_mut().find(|(known, ..)| *known == list) {
                            Some((.., uses)) => uses.push(n),
                            None => {
                                bounds.storages.push((list, next, vec![n]));
                                next += 1;
                            }
                        }
                    }
                    if p == Primitive::list_store || i.expect != Expect::Yes {
                        continue;
                    }
                    let Some(far) = value(i, 1, roots).and_then(at) else { continue };
                    let far = far as i32;
                    least = far.min(least);
                    match lists.iter_mut().find(|(known, _)| *known == list) {
                        Some((_, most)) => *most = far.max(*most),
                        None => lists.push((list, far)),
                    }
                    bounds.settled.push(n);
                }
                Primitive::int_add | Primitive::int_sub if at(n).is_some() => sums.push(n),
                _ => {}
            }
        }
        if let Some((at, index, end)) = limit.filter(|_| !lists.is_empty()) {
            // An index of a list and what is near to it are far from overflowing.
            bounds.settled.extend(sums);
            bounds.limit = Some(Limit { at, index, end, value: next, lists, least });
        }
        bounds
    }

    /// The values that stand for something, and where they are used.
    pub(super) fn uses(&self, end: u32) -> impl Iterator<Item = Uses> {
        let storages = self.storages.iter().map(|(.., uses)| &uses[..]);
        let limit = self.limit.iter().map(|limit| std::slice::from_ref(&limit.at));
        storages.chain(limit).map(move |at| Uses { at: at.into(), last: end + 1, left: 0 })
    }

    /// Does the guard of an instruction of the body follow from that of the index?
    pub(super) fn settles(&self, n: u32) -> bool {
        self.settled.contains(&n)
    }

    /// What stands for the end in this guard.
    pub(super) fn limit(&self, n: u32) -> Option<u32> {
        self.limit.as_ref().filter(|limit| limit.at == n).map(|limit| limit.value)
    }

    /// Where its values must be when a turn ends.
    pub(super) fn places(&self) -> &[(u32, Place)] {
        &self.places
    }
}

impl Writer<'_> {
    /// Gives registers to what is looked at in front of the body, as far as there are some to spare.
    pub(super) fn start_bounds(&mut self, body: u32) -> Result<(), Abort> {
        let spare = self.registers.free_general();
        let mut spare = spare.saturating_sub(self.most_temporaries(body));
        let mut take = |writer: &mut Self, value: u32| {
            if spare == 0 {
                return Ok(false);
            }
            spare -= 1;
            let register = Register::General(writer.define_general(value)?);
            writer.bounds.places.push((value, Place::Register(register)));
            Ok(true)
        };
        if let Some(limit) = &self.bounds.limit {
            let value = limit.value;
            if !take(self, value)? {
                self.bounds.limit = None;
                self.bounds.settled.clear();
            }
        }
        let mut storages = std::mem::take(&mut self.bounds.storages);
        let mut taken = Ok(true);
        storages.retain(|(_, value, _)| {
            taken = taken.and_then(|_| take(self, *value));
            taken == Ok(true)
        });
        self.bounds.storages = storages;
        self.registers.unlock();
        taken.map(drop)
    }

    /// How many general registers the body needs at once for what it makes itself, at most.
    fn most_temporaries(&self, body: u32) -> usize {
        let count = self.trace.instructions.len();
        let mut change = vec![0_i32; count + 2];
        for n in body..count as u32 {
            let i = &self.trace.instructions[n as usize];
            let is_general = matches!(i.made(), Made::Int | Made::Word | Made::Character);
            let is_made = !self.trace.sunk[n as usize]
                && self.roots[n as usize] == n
                && !matches!(i.opcode, Opcode::Constant);
            if is_general && is_made && self.registers.is_used(n) && !self.is_float_next(n, i) {
                change[n as usize] += 1;
                change[self.registers.last_use(n).min(count as u32) as usize + 1] -= 1;
            }
        }
        let held = change.iter().scan(0, |held, change| {
            *held += change;
            Some(*held)
        });
        held.max().and_then(|most| usize::try_from(most).ok()).unwrap_or(0)
    }

    /// The code in front of the body.
    pub(super) fn write_bounds(&mut self) -> Result<(), Abort> {
        for (value, place) in self.bounds.places.clone() {
            let Place::Register(Register::General(to)) = place else { return Err(Abort::NoPlace) };
            let at = |writer: &Self, x: u32| writer.registers.place(x).ok_or(Abort::NoPlace);
            if let Some((list, ..)) = self.bounds.storages.iter().find(|(_, storage, _)| *storage == value) {
                let list = at(self, *list)?;
                self.move_general(1, list);
                displaced!(self.ops, ITEMS, [mov Rq(to), QWORD] [rcx]);
            }
            let Some(limit) = self.bounds.limit.as_ref().filter(|limit| limit.value == value) else {
                continue;
            };
            let (index, end, least) = (at(self, limit.index)?, at(self, limit.end)?, limit.least);
            let lists = limit.lists.clone();
            self.move_general(0, end);
            for (list, most) in lists {
                let list = at(self, list)?;
                self.move_general(1, list);
                dynasm!(self.ops ; .arch x64 ; mov rcx, QWORD [rcx + COUNT]);
                if most != 0 {
                    dynasm!(self.ops ; .arch x64 ; sub rcx, most);
                }
                dynasm!(self.ops ; .arch x64 ; cmp rax, rcx ; cmovg rax, rcx);
            }
            // An index below zero, or one with an item in front of it that is, is not below itself.
            self.move_general(1, index);
            dynasm!(self.ops ; .arch x64 ; cmp rcx, -least ; cmovl rax, rcx ; mov Rq(to), rax);
        }
        Ok(())
    }

    /// The register with the storage of an operand that is a list: its own, or this scratch register.
    pub(super) fn storage(&mut self, i: &Instruction, n: usize, scratch: u8) -> Result<u8, Abort> {
        let list = self.operand(i, n);
        let is_body = self.trace.body.is_some_and(|body| self.at as usize >= body);
        let storage = self.bounds.storages.iter().find(|(known, ..)| is_body && *known == list);
        if let Some((_, storage, _)) = storage {
            return self.general(*storage, scratch);
        }
        let list = self.general(list, scratch)?;
        displaced!(self.ops, ITEMS, [mov Rq(scratch), QWORD] [Rq(list)]);
        Ok(scratch)
    }
}
