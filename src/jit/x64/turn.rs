//! Where a trace begins its turns and where it ends: what the body of a loop expects, and the way on to
//! other loops and bodies.

use super::registers::Place;
use super::{Resident, To, Writer};
use crate::jit::abort::Abort;
use crate::jit::code::REACH;
use crate::jit::exit::{State, Why, Within};
use crate::jit::ir::{End, Snapshot};
use crate::object::vm::Vm;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

impl Writer<'_> {
    /// Where everything is that lives in the body: it must be there again when a turn ends.
    pub(super) fn start_body(&mut self, body: u32) -> Result<(), Abort> {
        self.registers.advance(body);
        self.start_bounds(body)?;
        let carried: Vec<u32> = self.trace.carried.iter().map(|(before, _)| self.root(*before)).collect();
        for value in 0..body {
            if self.registers.last_use(value) < body {
                continue;
            }
            // What is carried from turn to turn has one place.
            if carried.contains(&value) {
                self.registers.settle_carried(value);
            }
            match self.registers.place(value) {
                Some(Place::Constant(_)) if carried.contains(&value) => return Err(Abort::NotCompiled),
                Some(Place::Constant(_)) => {}
                Some(place) => {
                    self.head.push((value, place));
                    // A value that is the same in each turn may be in its slot, too, for whenever its register is lost.
                    if let Some(slot) = self.registers.slot_of(value)
                        && place != Place::Slot(slot)
                    {
                        self.copies.push((value, slot));
                    }
                }
                None if self.trace.sunk[value as usize] => {}
                None => return Err(Abort::NotCompiled),
            }
        }
        let homes = carried.iter().filter_map(|value| self.home(*value));
        self.registers.reserve(homes.collect());
        Ok(())
    }

    /// Everything back to where the body expects it, and another turn.
    pub(super) fn close_body(&mut self) {
        let mut moves = Vec::new();
        for (value, to) in &self.head {
            let carried = self.trace.carried.iter().find(|(before, _)| self.root(*before) == *value);
            let from = match carried {
                Some((_, after)) => self.registers.place(self.root(*after)),
                None => self.registers.place(*value),
            };
            if let Some(from) = from {
                moves.push((*to, from));
            }
        }
        for (value, to) in self.bounds.places() {
            moves.extend(self.registers.place(*value).map(|from| (*to, from)));
        }
        self.move_all(moves);
        dynasm!(self.ops ; .arch x64 ; jmp ->body);
    }

    /// The end of a trace that is no peeled loop: on to wherever it goes. `turn` is its own start.
    pub(super) fn end(&mut self, turn: DynamicLabel) -> Result<(), Abort> {
        match self.trace.end {
            End::Loop | End::Link(_) => {
                self.look_for_room()?;
                self.put_back()?;
                match self.way.to {
                    Some(To { body: Some((_, body, residents)), .. }) if self.trace.reached.is_some() => {
                        self.go_on_in_body(body, residents)
                    }
                    _ => {
                        self.go_on(turn);
                        Ok(())
                    }
                }
            }
            End::Call(_) => self.call_compiled(turn),
            End::Return(at) => self.return_to_compiled(at),
            End::Cut => {
                let trace = self.trace;
                let out = self.exit_at(&trace.last, Why::Guard, None)?;
                dynasm!(self.ops ; .arch x64 ; jmp =>out);
                Ok(())
            }
            End::Aborted(reason) => Err(reason),
        }
    }

    /// Where the trace ends in a frame above the entry's, there must be room for what comes: else it leaves, by the exit
    /// that this gives.
    pub(super) fn look_for_room(&mut self) -> Result<Option<DynamicLabel>, Abort> {
        let trace = self.trace;
        let (Some(first), Some(last)) = (trace.last.frames.first(), trace.last.frames.last()) else {
            return Ok(None);
        };
        if trace.last.frames.len() == 1 {
            return Ok(None);
        }
        let out = self.closed_exit()?;
        let (end, link) = ((last.base + REACH as i32) * 8, first.base * 8 - 8);
        let (soft_end, limit) = (offset_of!(Vm, soft_end) as i32, offset_of!(State, link_limit) as i32);
        dynasm!(self.ops
            ; .arch x64
            ; lea rax, [rbx + end]
            ; cmp rax, QWORD [r14 + soft_end]
            ; ja =>out
            ; mov rax, QWORD [rbx + link]
            ; cmp rax, QWORD [rbp + limit]
            ; jae =>out
        );
        Ok(Some(out))
    }

    /// Everything is in the windows: on to other code, or to the start, in the frame that is on top now.
    pub(super) fn go_on(&mut self, turn: DynamicLabel) {
        let trace = self.trace;
        self.write_headers(&trace.last);
        let base = trace.last.frames.last().map_or(0, |f| f.base) * 8;
        if base != 0 {
            dynasm!(self.ops ; .arch x64 ; add rbx, base);
        }
        match self.way.to {
            Some(to) => dynasm!(self.ops ; .arch x64 ; mov rax, QWORD to.again as i64 ; jmp rax),
            None => dynasm!(self.ops ; .arch x64 ; jmp =>turn),
        }
    }

    /// The body of a loop comes next, in the same frame: everything to where it expects it.
    pub(super) fn go_on_in_body(&mut self, body: usize, residents: &[Resident]) -> Result<(), Abort> {
        let trace = self.trace;
        let mut moves = Vec::with_capacity(residents.len());
        for resident in residents {
            let values = trace.reached.iter().flat_map(|r| &r.values);
            let (_, value) = values.copied().find(|(x, _)| *x == resident.value).ok_or(Abort::NotCompiled)?;
            let from = self.registers.place(self.root(value)).ok_or(Abort::NoPlace)?;
            moves.push((resident.place, from));
            moves.extend(resident.copy.map(|slot| (Place::Slot(slot), from)));
        }
        self.move_all(moves);
        dynasm!(self.ops ; .arch x64 ; mov rax, QWORD body as i64 ; jmp rax);
        Ok(())
    }

    /// Is a value of the head another one in each turn?
    pub(super) fn is_carried(&self, value: u32) -> bool {
        self.carried[value as usize]
    }

    /// What is left here of the body that leads here: of this loop's own, or of that which the trace goes on to.
    pub(super) fn within(&self) -> Option<Within> {
        let place = |value: u32| self.registers.place(value);
        let (of, kept): (u32, Option<Vec<_>>) = match (&self.trace.reached, self.way.to) {
            (Some(reached), Some(To { body: Some((of, _, residents)), .. })) if reached.is_kept => {
                let same = residents.iter().filter(|resident| !resident.is_carried);
                let value = |x: u32| reached.values.iter().find(|(known, _)| *known == x);
                let kept = same.map(|r| Some((r.value, place(self.root(value(r.value)?.1))?)));
                (of, kept.collect())
            }
            _ if self.trace.body.is_some_and(|body| self.at as usize >= body) => {
                let same = self.head.iter().filter(|(value, _)| !self.is_carried(*value));
                (self.way.number, same.map(|(value, _)| Some((*value, place(*value)?))).collect())
            }
            _ => return None,
        };
        Some(Within { of, kept: kept?, kills: self.kills.clone() })
    }

    /// The registers that the trace has written go to their windows, over what generators rested with.
    pub(super) fn put_back(&mut self) -> Result<(), Abort> {
        let trace = self.trace;
        self.settle(&trace.last)?;
        self.store_entries(&trace.last, |_| true)
    }

    /// Stores the values of a snapshot in those words of the windows that are wanted.
    pub(super) fn store_entries(
        &mut self,
        snapshot: &Snapshot,
        is_wanted: impl Fn(i32) -> bool,
    ) -> Result<(), Abort> {
        for (at, ir) in snapshot.registers.iter().filter(|(at, _)| is_wanted(*at)) {
            let value = self.root(*ir);
            // One after the other: there may be more than registers.
            self.registers.unlock();
            let from = self.boxed(value)?;
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbx + at * 8], Rq(from));
        }
        Ok(())
    }
}
