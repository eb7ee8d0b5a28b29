//! Exits: what each says of the values and frames at that place, and the code by which all of them leave.

use super::registers::Place;
use super::{Leaving, Writer};
use crate::heap::Word;
use crate::jit::abort::Abort;
use crate::jit::exit::{Deferred, Entry, Exit, Part, State, Use, Why};
use crate::jit::facts::Claim;
use crate::jit::generators::Plan;
use crate::jit::ir::{Constant, End, Expect, Instruction, Ir, Made, Opcode, Operand, Primitive, Snapshot};
use crate::jit::opt::deferred::is_whole;
use dynasmrt::{AssemblyOffset, DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;
use std::rc::Rc;

impl Writer<'_> {
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
        let trace = self.trace;
        let mut entries = Vec::new();
        let (mut wholes, mut writes) = (Vec::new(), Vec::new());
        // Behind a call everything is in its place, and was done.
        let is_again = matches!(why, Why::Guard | Why::Attention);
        let (mut plan, mut claims) = (Plan::default(), Vec::new());
        if is_again || matches!(why, Why::Given(_)) {
            let (concerned, values) = Plan::of(s).ok_or(Abort::NotCompiled)?;
            plan = concerned;
            entries.reserve(s.registers.len() + values.len() + self.known.words());
            let placed = s.registers.iter().map(|(at, ir)| (Use::Window(*at), *ir));
            for (used, ir) in placed.chain(values.into_iter().map(|ir| (Use::Plan, ir))) {
                self.left(used, self.root(ir), &mut entries, &mut wholes)?;
            }
            writes = self.written(&mut entries, &mut wholes)?;
        }
        // Behind other exits of the end nothing is compiled.
        let goes_on = number.is_some() || trace.end == End::Cut;
        if matches!(why, Why::Guard) && goes_on && !self.way.forced.unclaimed {
            claims = self.standing(s, &mut entries);
        }
        let exit = Exit {
            entries,
            wholes: wholes.into_iter().map(|(_, whole)| whole).collect(),
            writes,
            claims,
            plan,
            within: if matches!(why, Why::Guard) && number.is_some() { self.within() } else { None },
            refuses: (trace.is_refuted || trace.reached.as_ref().is_some_and(|r| !r.is_kept))
                && s.frames == trace.last.frames,
            bound: self.bound(),
            back: match why {
                Why::Given(_) => self.polls.back(None),
                _ if is_again => self.polls.back(number),
                _ => 0,
            },
            cuts: self.way.from.map_or(0, |from| from.cuts) + u32::from(trace.end == End::Cut),
            ..Exit::new(why, (self.way.number, self.at), s.frames.clone())
        };
        Ok(self.leave_by(exit))
    }

    /// The cell that the present instruction takes to hold a function, and that function.
    fn bound(&self) -> Option<(Word, Word)> {
        let i = self.trace.instructions.get(self.at as usize)?;
        let (Opcode::Primitive(Primitive::cell_get), Expect::Equal(Constant::Word(function))) =
            (i.opcode, i.expect)
        else {
            return None;
        };
        let Operand::Ir(cell) = i.operands.first()? else { return None };
        match self.trace.instructions[cell.0 as usize].operands.first()? {
            Operand::Constant(Constant::Word(cell)) => Some((*cell, function)),
            _ => None,
        }
    }

    /// A value that an exit leaves, behind the parts of an object that it makes.
    fn left(
        &self,
        used: Use,
        value: u32,
        entries: &mut Vec<Entry>,
        wholes: &mut Vec<(u32, Deferred)>,
    ) -> Result<(), Abort> {
        let i = &self.trace.instructions[value as usize];
        if !self.trace.sunk[value as usize] || !is_whole(i) {
            let (source, made) = self.source(value);
            let place = self.registers.place(source).ok_or(Abort::NoPlace)?;
            let claim = self.claimed(self.known.claim(source));
            entries.push(Entry { used, place, made, stands: false, claim });
            return Ok(());
        }
        let number = match wholes.iter().position(|(known, _)| *known == value) {
            Some(number) => number,
            None => {
                let whole = self.deferred(value, entries, wholes)?;
                wholes.push((value, whole));
                wholes.len() - 1
            }
        };
        let made = Made::Whole(u16::try_from(number).map_err(|_| Abort::TooManyValues)?);
        entries.push(Entry { used, place: Place::Constant(0), made, stands: false, claim: Claim::default() });
        Ok(())
    }

    /// What an exit says of a value, unless tests want it to be found out again.
    fn claimed(&self, claim: Claim) -> Claim {
        if self.way.forced.unclaimed { Claim::default() } else { claim }
    }

    /// What an instruction that was put off does.
    fn deferred(
        &self,
        n: u32,
        entries: &mut Vec<Entry>,
        wholes: &mut Vec<(u32, Deferred)>,
    ) -> Result<Deferred, Abort> {
        let i = &self.trace.instructions[n as usize];
        let mut parts = Vec::with_capacity(i.operands.len());
        for o in &i.operands {
            parts.push(match o {
                Operand::Ir(ir) => {
                    self.left(Use::Whole, self.root(*ir), entries, wholes)?;
                    Part::Entry(entries.len() - 1)
                }
                Operand::Constant(c) => Part::Constant(*c),
            });
        }
        Ok(Deferred { opcode: i.opcode, parts })
    }

    /// The writes that an exit does, to the objects that it makes and those that these are written to.
    fn written(
        &self,
        entries: &mut Vec<Entry>,
        wholes: &mut Vec<(u32, Deferred)>,
    ) -> Result<Vec<Deferred>, Abort> {
        let handling = self.writes.handling(self.at as usize);
        let mut writes: Vec<(u32, Deferred)> = Vec::new();
        if let Some(Ir(n)) = handling {
            writes.push((n, self.deferred(n, entries, wholes)?));
        }
        let mut seen = 0;
        while let Some((object, _)) = wholes.get(seen) {
            for n in self.writes.before(*object, self.at) {
                writes.push((n, self.deferred(n, entries, wholes)?));
            }
            seen += 1;
        }
        writes.sort_unstable_by_key(|(n, _)| *n);
        Ok(writes.into_iter().map(|(_, write)| write).collect())
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
