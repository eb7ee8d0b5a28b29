//! Calls from compiled functions to compiled functions, and the way back.
//!
//! Owns the return stack, which is the machine's own: a call pushes the callee's window and calls, so that the machine
//! foresees where the return goes. Whoever leaves compiled code forgets the entries since it was entered: their frames
//! stand in the windows like any others, and go on in the interpreter.
//!
//! Invariant "returns": while compiled code runs, each entry belongs to a frame that stands and was called by compiled
//! code, the last one to the innermost of these. The first entry belongs to no frame. An entry is two words, so that the
//! stack is aligned for calls of the runtime.

use super::Writer;
use super::registers::{Place, Register};
use crate::jit::abort::Abort;
use crate::jit::exit::{Entry, Exit, State, Use, Why};
use crate::jit::facts::Claim;
use crate::jit::ir::{Constant, Expect, Instruction, Made, Opcode, Operand, Primitive};
use crate::jit::record::Parameter;
use dynasmrt::{AssemblyOffset, DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;
use std::rc::Rc;

/// How many calls of compiled code may wait at once. Beyond that the interpreter takes over.
const CALLS: i32 = 1024;

/// An entry: where the caller goes on, and above that the callee's window.
const ENTRY: i32 = 16;

/// Where a compiled function leaves what it returns: with any number of registers, this is one of them.
const RETURNED: Register = Register::General(6);

/// A number that a function takes at its entry behind the questions.
#[derive(Clone, Copy)]
pub struct Taken {
    /// Which parameter.
    pub parameter: Parameter,
    /// Is it an int or a float?
    pub made: Made,
    /// Where it is.
    pub place: Place,
}

/// An entry behind the questions.
enum Entrance {
    /// Of this code.
    Own(DynamicLabel),
    /// Of other code.
    Of(usize),
}

/// What a call brings: the word of the windows that it is for, its place, and the value.
type Given = (i32, Place, u32);

impl Writer<'_> {
    /// No frame waits yet.
    pub(super) fn start_returns(&mut self) {
        dynasm!(self.ops
            ; .arch x64
            ; mov QWORD [rbp + offset_of!(State, stack) as i32], rsp
            ; lea rax, [rsp - CALLS * ENTRY]
            ; mov QWORD [rbp + offset_of!(State, stack_end) as i32], rax
            ; push 0
            ; push 0
        );
    }

    /// On to a function that has just been called. When it returns, its caller is left by an exit, behind which there may
    /// be code.
    pub(super) fn call_compiled(&mut self, turn: DynamicLabel) -> Result<(), Abort> {
        let trace = self.trace;
        let [frames @ .., callee] = &trace.last.frames[..] else { return Err(Abort::NotCompiled) };
        let Some(caller) = frames.last() else { return Err(Abort::NotCompiled) };
        let result = caller.base + i32::from(callee.then.1.0);
        let claims = self.claims_behind_call(callee.base, result);
        let behind = [Made::Word, Made::Int].map(|made| {
            let (place, claim) = (Place::Register(RETURNED), Claim::default());
            let entries = vec![Entry { used: Use::Window(result), place, made, stands: false, claim }];
            let exit = Exit {
                entries,
                claims: claims.clone(),
                ..Exit::new(Why::Guard, (self.way.number, self.at), frames)
            };
            self.exits.push(Rc::new(exit));
            self.exits.len() - 1
        });
        let typed = self.typed_target(callee.base);
        let Some(out) = self.look_for_room()? else { return Err(Abort::NotCompiled) };
        dynasm!(self.ops
            ; .arch x64
            ; cmp rsp, QWORD [rbp + offset_of!(State, stack_end) as i32]
            ; jbe =>out
        );
        let numbers = typed.as_ref().map_or(&[][..], |(_, numbers)| numbers);
        self.settle(&trace.last)?;
        self.store_entries(&trace.last, |at| !numbers.iter().any(|(taken, ..)| *taken == at))?;
        self.write_headers(&trace.last);
        let mut moves = Vec::with_capacity(numbers.len());
        for (_, to, from) in numbers {
            moves.push((*to, self.place_of_number(*from)?));
        }
        self.move_all(moves);
        dynasm!(self.ops ; .arch x64 ; add rbx, callee.base * 8 ; push rbx);
        match (self.way.to, typed) {
            (Some(_), Some((Entrance::Of(at), _))) => {
                dynasm!(self.ops ; .arch x64 ; mov rax, QWORD at as i64 ; call rax)
            }
            (Some(to), _) => dynasm!(self.ops ; .arch x64 ; mov rax, QWORD to.again as i64 ; call rax),
            (None, Some((Entrance::Own(label), _))) => dynasm!(self.ops ; .arch x64 ; call =>label),
            (None, _) => dynasm!(self.ops ; .arch x64 ; call =>turn),
        }
        // The flag says what has come back.
        let [word, int] = behind;
        dynasm!(self.ops ; .arch x64 ; pop rbx ; lea rbx, [rbx - callee.base * 8] ; jc >number);
        self.leave(word);
        dynasm!(self.ops ; .arch x64 ; number:);
        self.leave(int);
        Ok(())
    }

    /// How many instructions at the start of a function ask for numbers, and for nothing else.
    pub(super) fn questions(&self) -> u32 {
        let trace = self.trace;
        let asks = |i: &Instruction| match (i.opcode, i.snapshot) {
            (Opcode::Register(_) | Opcode::Constant, _) => true,
            (Opcode::Primitive(Primitive::as_int | Primitive::as_float), Some(s)) => {
                let s = &trace.snapshots[s as usize];
                i.expect == Expect::Yes && s.registers.is_empty() && s.frames.iter().all(|f| f.pc == 0)
            }
            _ => false,
        };
        match self.way.from {
            None => trace.instructions.iter().take_while(|i| asks(i)).count() as u32,
            Some(_) => 0,
        }
    }

    /// Behind the questions: callers may go on here who bring the numbers, if nothing but those is needed from here on.
    pub(super) fn enter_typed(&mut self, questions: u32) -> Option<AssemblyOffset> {
        let mut numbers = Vec::new();
        for n in 0..questions {
            let i = &self.trace.instructions[n as usize];
            match (i.opcode, i.operands.first()) {
                (Opcode::Register(_), _) if self.registers.last_use(n) >= questions => return None,
                (Opcode::Primitive(sort), Some(Operand::Ir(word))) => {
                    let asked = &self.trace.instructions[word.0 as usize];
                    let Opcode::Register(register) = asked.opcode else { return None };
                    let parameter = Parameter { register: u32::try_from(register).ok()?, sort };
                    // One that nobody looks at may be anything.
                    if self.registers.last_use(n) >= questions {
                        numbers.push(Taken { parameter, made: i.made(), place: self.registers.place(n)? });
                    }
                }
                _ => {}
            }
        }
        if numbers.is_empty() {
            return None;
        }
        let label = self.ops.new_dynamic_label();
        dynasm!(self.ops ; .arch x64 ; =>label);
        self.typed = Some((label, numbers));
        Some(self.ops.offset())
    }

    /// Where a call enters that brings all numbers which the callee takes; for each of these the word of the windows that
    /// it is for, its place, and the value.
    fn typed_target(&self, base: i32) -> Option<(Entrance, Vec<Given>)> {
        let (entrance, wanted) = match (&self.way.to, &self.typed) {
            (Some(to), _) => to.typed.map(|(at, wanted)| (Entrance::Of(at), wanted))?,
            (None, own) => own.as_ref().map(|(label, wanted)| (Entrance::Own(*label), &wanted[..]))?,
        };
        let given = |taken: &Taken| {
            let at = base + taken.parameter.register as i32;
            let (_, ir) = self.trace.last.registers.iter().find(|(known, _)| *known == at)?;
            let value = self.root(*ir);
            (self.number_in(value)?.1 == taken.made).then_some((at, taken.place, value))
        };
        Some((entrance, wanted.iter().map(given).collect::<Option<_>>()?))
    }

    /// The number in a value that is one in any case: what it is, known or made by which instruction.
    fn number_in(&self, value: u32) -> Option<(Result<u64, u32>, Made)> {
        let i = &self.trace.instructions[value as usize];
        if let (Opcode::Constant, Some(Operand::Constant(Constant::Word(w)))) = (i.opcode, i.operands.first())
        {
            return match (w.is_int(), w.is_float()) {
                (true, _) => Some((Ok(w.as_int() as u64), Made::Int)),
                (_, true) => Some((Ok(w.as_float().to_bits()), Made::Float)),
                _ => None,
            };
        }
        let (source, made) = self.source(value);
        matches!(made, Made::Int | Made::Float).then_some((Err(source), made))
    }

    fn place_of_number(&self, value: u32) -> Result<Place, Abort> {
        match self.number_in(value).ok_or(Abort::NoPlace)?.0 {
            Ok(bits) => Ok(Place::Constant(bits)),
            Err(source) => self.registers.place(source).ok_or(Abort::NoPlace),
        }
    }

    /// The entry's frame returns what is in a word of the windows: to compiled code, if such has called it.
    pub(super) fn return_to_compiled(&mut self, at: i32) -> Result<(), Abort> {
        let trace = self.trace;
        let s = &trace.last;
        let [frame] = &s.frames[..] else { return Err(Abort::NotCompiled) };
        let out = self.closed_exit()?;
        dynasm!(self.ops
            ; .arch x64
            ; lea rdx, [rbx + frame.base * 8]
            ; cmp rdx, QWORD [rsp + 8]
            ; jne =>out
        );
        let Register::General(returned) = RETURNED else { return Err(Abort::NotCompiled) };
        let value = s.registers.iter().find(|(written, _)| *written == at).map(|(_, ir)| self.root(*ir));
        let is_int = value.and_then(|value| self.number_in(value)).is_some_and(|(_, made)| made == Made::Int);
        match value {
            Some(value) if is_int => {
                let place = self.place_of_number(value)?;
                self.move_general(returned, place);
                dynasm!(self.ops ; .arch x64 ; stc ; ret);
                return Ok(());
            }
            Some(value) => {
                self.box_into_rax(value)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(returned), rax);
            }
            None => dynasm!(self.ops ; .arch x64 ; mov Rq(returned), QWORD [rbx + at * 8]),
        }
        dynasm!(self.ops ; .arch x64 ; clc ; ret);
        Ok(())
    }

    /// The frame whose window is so many bytes above the entry's has returned, and its caller goes on in this code:
    /// nobody else goes on for it.
    pub(super) fn forget_return(&mut self, at: i32) {
        let skip = self.ops.new_dynamic_label();
        dynasm!(self.ops
            ; .arch x64
            ; lea rdx, [rbx + at]
            ; cmp rdx, QWORD [rsp + 8]
            ; jne =>skip
            ; add rsp, ENTRY
            ; =>skip
        );
    }

    /// The frames above the window that is so many bytes above the entry's have been left by an exception: nobody goes on
    /// where they were called. Leaves what the routine has given in its registers.
    pub(super) fn forget_returns_above(&mut self, at: i32) {
        let (next, done) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        dynasm!(self.ops
            ; .arch x64
            ; lea rcx, [rbx + at]
            ; =>next
            ; cmp rcx, QWORD [rsp + 8]
            ; jae =>done
            ; add rsp, ENTRY
            ; jmp =>next
            ; =>done
        );
    }
}
