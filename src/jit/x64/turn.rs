//! Where a trace begins its turns and where it ends: what the body of a loop expects, and the way on to other loops.

use super::Writer;
use super::registers::Place;
use crate::jit::abort::Abort;
use crate::jit::code::{DEPTH, REACH};
use crate::jit::exit::Why;
use crate::jit::ir::Snapshot;
use crate::object::vm::Vm;
use dynasmrt::{DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

impl Writer<'_> {
    /// Where everything is that lives in the body: it must be there again when a turn ends.
    pub(super) fn start_body(&mut self, body: u32) -> Result<(), Abort> {
        self.registers.advance(body);
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
                Some(place) => self.head.push((value, place)),
                None if self.trace.sunk[value as usize] => {}
                None => return Err(Abort::NotCompiled),
            }
        }
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
        self.move_all(moves);
        dynasm!(self.ops ; .arch x64 ; jmp ->body);
    }

    /// Where the trace ends in a frame above the entry's, there must be room for what comes.
    pub(super) fn look_for_room(&mut self) -> Result<(), Abort> {
        let trace = self.trace;
        let (Some(first), Some(last)) = (trace.last.frames.first(), trace.last.frames.last()) else {
            return Ok(());
        };
        if trace.last.frames.len() == 1 {
            return Ok(());
        }
        let out = self.exit_at(&trace.last, Why::Guard, None)?;
        let (end, link) = ((last.base + REACH as i32) * 8, first.base * 8 - 8);
        let (soft_end, limit) = (offset_of!(Vm, soft_end) as i32, offset_of!(Vm, depth_limit) as i32);
        let frames = (trace.last.frames.len() + DEPTH) as i32;
        let shift = crate::interp::direct::DEPTH_SHIFT as i8;
        dynasm!(self.ops
            ; .arch x64
            ; lea rax, [rbx + end]
            ; cmp rax, QWORD [r14 + soft_end]
            ; ja =>out
            ; mov rax, QWORD [rbx + link]
            ; shl rax, 16
            ; shr rax, 16
            ; shr rax, shift
            ; add rax, frames
            ; cmp rax, QWORD [r14 + limit]
            ; jae =>out
        );
        Ok(())
    }

    /// Everything is in the windows: on to another loop, in the frame that is on top now.
    pub(super) fn go_on(&mut self, to: usize) {
        let trace = self.trace;
        self.write_headers(&trace.last);
        let base = trace.last.frames.last().map_or(0, |f| f.base) * 8;
        if base != 0 {
            dynasm!(self.ops ; .arch x64 ; add rbx, base);
        }
        dynasm!(self.ops ; .arch x64 ; mov rax, QWORD to as i64 ; jmp rax);
    }

    /// The registers that the trace has written go to their windows.
    pub(super) fn put_back(&mut self) -> Result<(), Abort> {
        let trace = self.trace;
        self.store_entries(&trace.last)
    }

    /// Stores the values of a snapshot in the windows.
    pub(super) fn store_entries(&mut self, snapshot: &Snapshot) -> Result<(), Abort> {
        for (at, ir) in &snapshot.registers {
            let value = self.root(*ir);
            self.box_into_rax(value)?;
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbx + at * 8], rax);
        }
        Ok(())
    }
}
