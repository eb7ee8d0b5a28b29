//! Calls of the runtime: what must be saved, where operands go, and the frames that some of them look at.

use super::registers::{Place, Register, Spill, is_kept};
use super::{Aside, Given, Writer, bits_of};
use crate::heap::Word;
use crate::jit::abort::Abort;
use crate::jit::exit::{Exit, State, Why};
use crate::jit::generators::Plan;
use crate::jit::ir::{Expect, HelperCall, Instruction, Opcode, Operand, Primitive, Snapshot};
use crate::jit::runtime;
use crate::machine::{Deliver, Helper};
use crate::object::native::Run;
use crate::object::vm::Vm;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;
use std::rc::Rc;

impl Writer<'_> {
    /// Saves what a call would lose, and lets it go from its registers.
    pub(super) fn save_for_call(&mut self) {
        for (value, register) in self.registers.endangered() {
            if self.registers.last_use(value) >= self.at
                && let Some(Spill::Store(register, slot)) = self.registers.save(value)
            {
                self.store_slot(register, slot);
            }
            debug_assert!(!is_kept(register));
            self.registers.forget_register(value);
        }
    }

    /// What a call of the runtime is told stays as long as the code does: gives its address.
    pub(super) fn tell<T: 'static>(&mut self, what: T) -> usize {
        let what = Rc::new(what);
        let at = std::ptr::from_ref(&*what).expose_provenance();
        self.told.push(what);
        at
    }

    pub(super) fn call(&mut self, routine: usize) {
        dynasm!(self.ops ; .arch x64 ; mov rax, QWORD routine as i64 ; call rax);
    }

    /// Calls the routine of a primitive; flag in rax, result in rdx.
    pub(super) fn call_primitive(&mut self, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        if p == Primitive::new_function {
            self.store_operands(&i.operands)?;
            self.save_for_call();
            dynasm!(self.ops ; .arch x64 ; mov rdi, rbp);
            self.call(runtime::new_function as *const () as usize);
            return Ok(());
        }
        if i.operands.len() > 5 {
            return Err(Abort::NotCompiled);
        }
        self.save_for_call();
        for (n, register) in [6u8, 2, 1, 8, 9].into_iter().take(i.operands.len()).enumerate() {
            let place = match i.operands[n] {
                Operand::Constant(c) => Place::Constant(bits_of(&c)),
                Operand::Ir(ir) => self.registers.place(self.root(ir)).ok_or(Abort::NoPlace)?,
            };
            self.move_general(register, place);
        }
        dynasm!(self.ops ; .arch x64 ; mov rdi, r14);
        self.call(runtime::address(p));
        Ok(())
    }

    /// What a call has given, in rdx, becomes the result of the instruction.
    pub(super) fn take_result(&mut self, n: u32) -> Result<(), Abort> {
        if !self.registers.is_used(n) {
            return Ok(());
        }
        match self.define(n)? {
            Register::General(r) => dynasm!(self.ops ; .arch x64 ; mov Rq(r), rdx),
            Register::Vector(r) => {
                dynasm!(self.ops ; .arch x64 ; movq Rx(r), rdx);
                self.canonical(r);
            }
        }
        Ok(())
    }

    pub(super) fn store_operands(&mut self, operands: &[Operand]) -> Result<(), Abort> {
        for (n, operand) in operands.iter().enumerate() {
            if n >= 256 {
                return Err(Abort::TooManyValues);
            }
            let at = offset_of!(State, operands) as i32 + 8 * n as i32;
            match operand {
                Operand::Constant(c) => self.load_bits(Register::General(0), bits_of(c)),
                Operand::Ir(ir) => {
                    self.registers.unlock();
                    self.box_into_rax(self.root(*ir))?;
                }
            }
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + at], rax);
        }
        Ok(())
    }

    /// A call that sees the frames: all of them, and all registers, stand in the windows when it happens.
    pub(super) fn call_in_frames(
        &mut self,
        n: u32,
        i: &Instruction,
        routine: usize,
        what: usize,
        why: Why,
    ) -> Result<(), Abort> {
        let pc = match i.opcode {
            Opcode::Helper(call) if !call.is_below => call.pc,
            Opcode::Native(call) => call.pc,
            _ => return Err(Abort::NotCompiled),
        };
        let trace = self.trace;
        let s = i.snapshot.ok_or(Abort::NotCompiled)?;
        let snapshot = &trace.snapshots[s as usize];
        self.settle(snapshot)?;
        self.store_entries(snapshot, |_| true)?;
        self.store_operands(&i.operands)?;
        self.write_headers(snapshot);
        self.save_for_call();
        let base = snapshot.frames.last().map_or(0, |f| f.base) * 8;
        dynasm!(self.ops
            ; .arch x64
            ; mov rdi, rbp
            ; lea rsi, [rbx + base]
            ; mov rdx, QWORD what as i64
            ; mov ecx, i.operands.len() as i32
        );
        self.call(routine);
        let out = self.exit(s, why)?;
        if let Opcode::Helper(HelperCall { helper: Helper { run: Run::Quiet(_), .. }, .. }) = i.opcode {
            // Memory was short: the interpreter collects, and asks again.
            dynasm!(self.ops
                ; .arch x64
                ; test eax, eax
                ; jnz >given
                ; test rdx, rdx
                ; jnz =>out
                ; given:
            );
        }
        if i.expect == Expect::Raises {
            // What follows sees to the exception.
            let given = self.given_instead(i, snapshot, out)?;
            dynasm!(self.ops ; .arch x64 ; test eax, eax ; jnz =>given);
            return Ok(());
        }
        let raised = self.exit(s, Why::Raised(pc))?;
        dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>raised);
        if let Opcode::Native(_) = i.opcode {
            // It has left the call to library code.
            dynasm!(self.ops ; .arch x64 ; test rdx, rdx ; jz =>out);
        }
        self.look_at_epoch(out);
        self.take_result(n)
    }

    /// Where a call leads that has raised when the trace was recorded and now gives a value: to an exit behind the call,
    /// with the value in its register, so that a trace may go on there. Else to the call's exit.
    fn given_instead(
        &mut self,
        i: &Instruction,
        snapshot: &Snapshot,
        out: DynamicLabel,
    ) -> Result<DynamicLabel, Abort> {
        let (pc, to) = match i.opcode {
            Opcode::Helper(HelperCall { deliver: Deliver::To(to), pc, .. }) => (pc, Some(to)),
            Opcode::Helper(HelperCall { deliver: Deliver::Nowhere, pc, .. }) => (pc, None),
            Opcode::Native(call) => (call.pc, Some(call.call.dst)),
            _ => return Ok(out),
        };
        let mut frames = snapshot.frames.to_vec();
        let (Some(frame), true) =
            (frames.last_mut(), Plan::of(snapshot).is_some_and(|(plan, _)| plan.is_empty()))
        else {
            return Ok(out);
        };
        frame.pc = pc;
        let at = to.map(|to| (frame.base + i32::from(to.0)) * 8);
        let exit = self.leave_by(Exit::new(Why::Guard, (self.way.number, self.at), frames));
        let from = self.ops.new_dynamic_label();
        self.given.push(Given { from, at, exit, out, is_native: matches!(i.opcode, Opcode::Native(_)) });
        Ok(from)
    }

    /// Values that calls have given which raised when they were recorded.
    pub(super) fn write_given(&mut self) {
        for Given { from, at, exit, out, is_native } in std::mem::take(&mut self.given) {
            dynasm!(self.ops ; .arch x64 ; =>from);
            if is_native {
                dynasm!(self.ops ; .arch x64 ; test rdx, rdx ; jz =>out);
            }
            self.look_at_epoch(out);
            if let Some(at) = at {
                dynasm!(self.ops ; .arch x64 ; mov QWORD [rbx + at], rdx);
            }
            dynasm!(self.ops ; .arch x64 ; jmp =>exit);
        }
    }

    /// Code made for classes that a call has changed is not gone on with.
    fn look_at_epoch(&mut self, out: DynamicLabel) {
        dynasm!(self.ops
            ; .arch x64
            ; mov rcx, QWORD [rbp + offset_of!(State, epoch) as i32]
            ; cmp rcx, QWORD [r14 + offset_of!(Vm, code_epoch) as i32]
            ; jne =>out
        );
    }

    /// What the call before has given must be this marker, or not.
    pub(super) fn answer(&mut self, i: &Instruction) -> Result<(), Abort> {
        let Some(Operand::Constant(marker)) = i.operands.get(1) else { return Err(Abort::NotCompiled) };
        let v = self.general(self.operand(i, 0), 1)?;
        let out = self.guard(i)?;
        self.load_bits(Register::General(0), bits_of(marker));
        dynasm!(self.ops ; .arch x64 ; cmp Rq(v), rax);
        match i.expect {
            Expect::Yes => dynasm!(self.ops ; .arch x64 ; jne =>out),
            _ => dynasm!(self.ops ; .arch x64 ; je =>out),
        }
        Ok(())
    }

    /// The headers of the frames above the entry's, as `Direct::push_frame` writes them.
    pub(super) fn write_headers(&mut self, snapshot: &Snapshot) {
        for pair in snapshot.frames.windows(2) {
            let (below, frame) = (&pair[0], &pair[1]);
            let code = below.code.get();
            let back = code.start().wrapping_add(below.pc as usize).expose_provenance() as u64;
            let at = frame.base * 8;
            self.load_bits(Register::General(0), Word::payload(back).bits());
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbx + at - 16], rax);
            let (step, low) = crate::interp::direct::link_parts((frame.base - below.base) as u64, frame.then);
            let under = below.base * 8;
            // Depth is that of the frame below, and one.
            dynasm!(self.ops
                ; .arch x64
                ; mov rax, QWORD [rbx + under - 8]
                ; and rax, !(low as i32)
                ; add rax, step as i32
                ; mov QWORD [rbx + at - 8], rax
            );
        }
    }

    pub(super) fn write_asides(&mut self) {
        let (general, vector) = (offset_of!(State, general) as i32, offset_of!(State, vector) as i32);
        for aside in std::mem::take(&mut self.asides) {
            let Aside { from, back, unless_number, routine, given, to, out, held } = aside;
            dynasm!(self.ops ; .arch x64 ; =>from);
            if let Some((value, on)) = unless_number {
                dynasm!(self.ops ; .arch x64 ; mov rdx, Rq(value) ; shr rdx, 48 ; jnz =>on);
            }
            for register in &held {
                match *register {
                    Register::General(r) => {
                        dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + general + 8 * r as i32], Rq(r))
                    }
                    Register::Vector(r) => {
                        dynasm!(self.ops ; .arch x64 ; movsd [rbp + vector + 8 * r as i32], Rx(r))
                    }
                }
            }
            // What is given may be in a register that gets another of the given ones.
            let saved = |place: Place| match place {
                Place::Register(Register::General(r)) if held.contains(&Register::General(r)) => {
                    general + 8 * r as i32
                }
                Place::Register(Register::Vector(r)) => vector + 8 * r as i32,
                Place::Slot(slot) => Writer::slot_at(slot),
                _ => 0,
            };
            for (n, place) in given.iter().enumerate() {
                let register = [6u8, 2, 1, 8, 9][n];
                match *place {
                    Place::Constant(bits) => self.load_bits(Register::General(register), bits),
                    place if saved(place) != 0 => {
                        dynasm!(self.ops ; .arch x64 ; mov Rq(register), QWORD [rbp + saved(place)])
                    }
                    place => self.move_general(register, place),
                }
            }
            dynasm!(self.ops ; .arch x64 ; mov rdi, r14);
            self.call(routine);
            if out.is_some() {
                dynasm!(self.ops ; .arch x64 ; test eax, eax);
            }
            for register in &held {
                if Some(*register) == to {
                    continue;
                }
                match *register {
                    Register::General(r) => {
                        dynasm!(self.ops ; .arch x64 ; mov Rq(r), QWORD [rbp + general + 8 * r as i32])
                    }
                    Register::Vector(r) => {
                        dynasm!(self.ops ; .arch x64 ; movsd Rx(r), [rbp + vector + 8 * r as i32])
                    }
                }
            }
            if let Some(Register::General(r)) = to {
                dynasm!(self.ops ; .arch x64 ; mov Rq(r), rdx);
            }
            if let Some(out) = out {
                // What has been loaded since has left the flags alone.
                dynasm!(self.ops ; .arch x64 ; jz =>out);
            }
            dynasm!(self.ops ; .arch x64 ; jmp =>back);
        }
    }
}
