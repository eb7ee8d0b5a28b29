//! Exits: what each says of the values and frames at that place, and the code by which all of them leave.

use super::{Leaving, Writer};
use crate::jit::abort::Abort;
use crate::jit::exit::{Entry, Exit, State, Why};
use crate::jit::generators::Plan;
use crate::jit::ir::{End, Instruction, Snapshot};
use dynasmrt::{AssemblyOffset, DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;
use std::rc::Rc;

impl Writer<'_> {
    /// Does an instruction's snapshot need the value?
    pub(super) fn is_in_snapshot(&self, i: &Instruction, value: u32) -> bool {
        let Some(s) = i.snapshot else { return false };
        let s = &self.trace.snapshots[s as usize];
        let resting = s.generators.iter().flat_map(|g| g.registers.iter().map(|(_, ir)| *ir));
        s.registers.iter().map(|(_, ir)| *ir).chain(resting).any(|ir| {
            let root = self.root(ir);
            root == value || self.trace.sunk[root as usize] && self.source(root).0 == value
        })
    }

    /// Where a snapshot's values are now, and its frames.
    pub(super) fn exit(&mut self, snapshot: u32, why: Why) -> Result<DynamicLabel, Abort> {
        let trace = self.trace;
        self.exit_at(&trace.snapshots[snapshot as usize], why, Some(snapshot))
    }

    pub(super) fn exit_at(
        &mut self,
        s: &Snapshot,
        why: Why,
        number: Option<u32>,
    ) -> Result<DynamicLabel, Abort> {
        let mut entries = Vec::with_capacity(s.registers.len());
        // Behind a call everything is in its place, and was done.
        let is_again = matches!(why, Why::Guard | Why::Attention);
        let (mut plan, mut claims) = (Plan::default(), Vec::new());
        if is_again {
            let (concerned, values) = Plan::of(s).ok_or(Abort::NotCompiled)?;
            plan = concerned;
            let placed = s.registers.iter().map(|(at, ir)| (Some(*at), *ir));
            for (at, ir) in placed.chain(values.into_iter().map(|ir| (None, ir))) {
                let (source, made) = self.source(self.root(ir));
                let place = self.registers.place(source).ok_or(Abort::NoPlace)?;
                let claim = self.known.claim(source);
                entries.push(Entry { at, place, made, stands: false, claim });
            }
        }
        if matches!(why, Why::Guard) && number.is_some() {
            claims = self.standing(s, &mut entries);
        }
        let exit = Exit {
            entries,
            claims,
            plan,
            within: if matches!(why, Why::Guard) && number.is_some() { self.within() } else { None },
            back: if is_again { self.polls.back(number) } else { 0 },
            cuts: self.way.from.map_or(0, |from| from.cuts) + u32::from(self.trace.end == End::Cut),
            ..Exit::new(why, (self.way.number, self.at), &s.frames)
        };
        Ok(self.leave_by(exit))
    }

    /// Where code leaves by an exit.
    pub(super) fn leave_by(&mut self, exit: Exit) -> DynamicLabel {
        let label = self.ops.new_dynamic_label();
        self.leaving.push(Leaving { label, exit: self.exits.len() });
        self.exits.push(Rc::new(exit));
        label
    }

    /// An exit at the end of the trace behind which nothing is compiled: it is left for want of room, or since the
    /// interpreter has called.
    pub(super) fn closed_exit(&mut self) -> Result<DynamicLabel, Abort> {
        let trace = self.trace;
        let out = self.exit_at(&trace.last, Why::Guard, None)?;
        if let Some(exit) = self.exits.last() {
            exit.close();
        }
        Ok(out)
    }

    /// The exit of a guard.
    pub(super) fn guard(&mut self, i: &Instruction) -> Result<DynamicLabel, Abort> {
        let snapshot = i.snapshot.ok_or(Abort::NotCompiled)?;
        self.exit(snapshot, Why::Guard)
    }

    /// By this exit, to whatever comes behind it.
    pub(super) fn leave(&mut self, exit: usize) {
        let at = std::ptr::from_ref(&*self.exits[exit]).expose_provenance();
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD at as i64
            ; jmp QWORD [rax + offset_of!(Exit, target) as i32]
        );
    }

    pub(super) fn write_exits(&mut self) -> AssemblyOffset {
        for Leaving { label, exit } in std::mem::take(&mut self.leaving) {
            dynasm!(self.ops ; .arch x64 ; =>label);
            self.leave(exit);
        }
        let (general, vector) = (offset_of!(State, general) as i32, offset_of!(State, vector) as i32);
        let leave = self.ops.offset();
        dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + offset_of!(State, base) as i32], rbx);
        for r in [6, 7, 8, 9, 10, 11, 12, 13, 15] {
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + general + 8 * r], Rq(r as u8));
        }
        for r in 2..16 {
            dynasm!(self.ops ; .arch x64 ; movsd [rbp + vector + 8 * r], Rx(r as u8));
        }
        dynasm!(self.ops
            ; .arch x64
            ; mov rsp, QWORD [rbp + offset_of!(State, stack) as i32]
            ; add rsp, 8
            ; pop r15
            ; pop r14
            ; pop r13
            ; pop r12
            ; pop rbp
            ; pop rbx
            ; ret
        );
        leave
    }
}
