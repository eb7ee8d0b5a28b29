//! Machine code for x86-64.
//!
//! Comes in: an optimised trace. Goes out: code, and what its exits say. One pass from the first instruction to the
//! last gives registers and writes the code: `registers` knows where each value is, `moves` orders what moves at once,
//! `lower` has the code of each primitive. A primitive without code of its own is a call of its routine in `runtime`.
//!
//! Compiled code keeps the engine in r14, the entry's window in rbx and its [`State`] in rbp; rax, rcx, rdx, xmm0 and
//! xmm1 are scratch. A guard that fails jumps to its exit, which says so to whoever called the code, by the address of
//! its [`Exit`], with all registers saved in the state.

pub mod registers;

mod exception;

#[allow(clippy::useless_conversion, reason = "the assembler converts the numbers of registers")]
mod generator;

mod lower;

mod moves;

use super::abort::Abort;
use super::code::{DEPTH, REACH};
use super::exit::{Entry, Exit, SLOTS, Standing, State, Why};
use super::forced::Forced;
use super::generators::Plan;
use super::ir::{Collected, Constant, Expect, Instruction, Ir, Made, Opcode, Operand, Primitive, Snapshot};
use super::opt::Optimised;
use super::runtime;
use crate::heap::Word;
use crate::interp::direct::FRAME_FUNCTION;
use crate::object::vm::Vm;
use dynasmrt::{AssemblyOffset, DynamicLabel, DynasmApi, DynasmLabelApi, ExecutableBuffer, dynasm};
use moves::{Step, in_order};
use registers::{Place, Register, Registers, Spill, Uses, is_kept};
use std::cell::{Cell, OnceCell};
use std::mem::offset_of;
use std::rc::Rc;

/// The code of a trace.
pub struct Code {
    /// The code.
    pub buffer: ExecutableBuffer,
    /// Where it is entered: a function of the state and the entry's window, or a place that the exit before jumps to.
    pub start: AssemblyOffset,
    /// Where code of other traces goes on to it, with everything in the windows.
    pub again: AssemblyOffset,
    /// Its exits, which the code knows by their addresses.
    pub exits: Vec<Rc<Exit>>,
    /// Objects that the code refers to.
    pub words: Vec<Word>,
    /// What calls in the code point to.
    pub calls: Vec<Rc<Called>>,
    /// How many words its windows need above the entry's first register.
    pub reach: usize,
    /// How many frames may stand above the entry's.
    pub depth: usize,
}

/// What a call of the runtime is told.
pub enum Called {
    /// See [`runtime::help`].
    Helper(super::ir::HelperCall),
    /// See [`runtime::call_native`].
    Native(super::ir::NativeCall),
    /// See [`runtime::unwind`].
    Raise(super::ir::Unwound),
    /// See [`runtime::settle`].
    Settle(Plan),
}

type Assembler = dynasmrt::x64::Assembler;

/// Where code comes from and goes to.
#[derive(Clone, Copy, Default)]
pub struct Way<'e> {
    /// The exit that leads to it. None: it is called.
    pub from: Option<&'e Exit>,
    /// The address of the code that it goes on to. None: it is a loop.
    pub to: Option<usize>,
    /// The number of the trace.
    pub number: u32,
    /// What tests want of the code.
    pub forced: Forced,
}

/// A jump that leaves the code.
struct Leaving {
    label: DynamicLabel,
    exit: usize,
}

/// Code that is rarely run, written behind the rest.
struct Aside {
    from: DynamicLabel,
    back: DynamicLabel,
    /// The routine, and what it is given.
    primitive: Primitive,
    given: Vec<Place>,
    /// Where its result goes.
    to: Option<Register>,
    /// The registers that hold values meanwhile.
    held: Vec<Register>,
}

/// The writing of code.
struct Writer<'t> {
    ops: Assembler,
    trace: &'t Optimised,
    registers: Registers,
    spills: Vec<Spill>,
    /// The instruction that made what a value is another name of.
    roots: Vec<u32>,
    exits: Vec<Rc<Exit>>,
    leaving: Vec<Leaving>,
    asides: Vec<Aside>,
    words: Vec<Word>,
    calls: Vec<Rc<Called>>,
    /// Floats that the code loads.
    pool: Vec<(u64, DynamicLabel)>,
    /// The snapshot whose instruction has counted a step.
    polled: Option<u32>,
    /// Guards so far.
    guards: u32,
    /// Where what lives in the loop's body is when a turn begins.
    head: Vec<(u32, Place)>,
    vm: &'t Vm,
    way: Way<'t>,
    at: u32,
}

/// Compile a trace.
///
/// # Errors
/// Why it cannot be.
pub fn assemble<'t>(vm: &'t Vm, trace: &'t Optimised, way: Way<'t>) -> Result<Code, Abort> {
    let ops = Assembler::new().map_err(|_| Abort::NoMemory)?;
    let roots = roots(trace);
    let registers = Registers::new(
        trace.instructions.iter().map(made).collect(),
        uses(trace, &roots),
        trace.instructions.iter().map(|i| constant_bits(i, way)).collect(),
        trace.body.map(|start| (start as u32, trace.instructions.len() as u32)),
    )
    .limited(way.forced);
    let mut writer = Writer {
        ops,
        trace,
        registers,
        spills: Vec::new(),
        roots,
        exits: Vec::new(),
        leaving: Vec::new(),
        asides: Vec::new(),
        words: Vec::new(),
        calls: Vec::new(),
        pool: Vec::new(),
        polled: None,
        guards: way.number,
        head: Vec::new(),
        vm,
        way,
        at: 0,
    };
    if writer.mixes_handlers() {
        return Err(Abort::GeneratorHandles);
    }
    writer.keep_constants()?;
    writer.write()
}

/// What the result of an instruction is made of.
pub fn made(i: &Instruction) -> Made {
    match (i.opcode, i.operands.first()) {
        (Opcode::Primitive(p), _) => p.result(),
        (Opcode::Constant, Some(Operand::Constant(Constant::Int(_)))) => Made::Int,
        (Opcode::Constant, Some(Operand::Constant(Constant::Float(_)))) => Made::Float,
        (Opcode::Inherited(_, made), _) => made,
        (
            Opcode::Poll
            | Opcode::Called(_)
            | Opcode::ImmediateClass
            | Opcode::GeneratorState
            | Opcode::Throw(_),
            _,
        ) => {
            Made::Nothing
        }
        _ => Made::Word,
    }
}

/// The bits of a constant operand.
fn bits_of(c: &Constant) -> u64 {
    match c {
        Constant::Word(w) => w.raw().expose_provenance() as u64,
        Constant::Shape(s) => s.bits() as u64,
        Constant::Code(c) => runtime::code_bits(*c),
        Constant::Slot(s) => s.0 as u64,
        Constant::Inline(i) => i.0 as u64,
        Constant::Index(i) => i.0 as u64,
        Constant::Symbol(s) => s.0 as u64,
        Constant::Int(i) => *i as u64,
        Constant::Float(f) => f.to_bits(),
    }
}

fn constant_bits(i: &Instruction, way: Way<'_>) -> Option<u64> {
    match (i.opcode, i.operands.first()) {
        (Opcode::Constant, Some(Operand::Constant(c))) => Some(bits_of(c)),
        (Opcode::Inherited(n, _), _) => match way.from?.entries.get(n as usize)?.place {
            Place::Constant(bits) => Some(bits),
            _ => None,
        },
        _ => None,
    }
}

/// A test of a value's sort, or of which it is, gives the value under another name.
fn roots(trace: &Optimised) -> Vec<u32> {
    let mut roots: Vec<u32> = (0..trace.instructions.len() as u32).collect();
    for (n, i) in trace.instructions.iter().enumerate() {
        if let (Opcode::Primitive(p), Some(Operand::Ir(v))) = (i.opcode, i.operands.first())
            && (p.is_sort() && p.result() == Made::Word && p != Primitive::as_text
                || p == Primitive::identity_of)
        {
            roots[n] = roots[v.0 as usize];
        }
    }
    roots
}

/// When values are used, under the names of their roots.
fn uses(trace: &Optimised, roots: &[u32]) -> Vec<Uses> {
    let count = trace.instructions.len();
    let mut uses = vec![Uses::default(); count];
    let root = |ir: &Ir| roots[ir.0 as usize] as usize;
    // What a sunk value is made of is needed where it is made.
    fn reach(trace: &Optimised, roots: &[u32], ir: u32, at: u32, uses: &mut [Uses]) {
        let ir = roots[ir as usize];
        if trace.sunk[ir as usize] {
            for operand in &trace.instructions[ir as usize].operands {
                if let Operand::Ir(part) = operand {
                    reach(trace, roots, part.0, at, uses);
                }
            }
        }
        let last = &mut uses[ir as usize].last;
        *last = (*last).max(at);
    }
    let snapshot = |s: &Snapshot, at: u32, uses: &mut [Uses]| {
        for (_, ir) in &s.registers {
            reach(trace, roots, ir.0, at, uses);
        }
        for g in &s.generators {
            reach(trace, roots, g.generator.0, at, uses);
            for (_, ir) in &g.registers {
                reach(trace, roots, ir.0, at, uses);
            }
        }
    };
    for (n, i) in trace.instructions.iter().enumerate() {
        if trace.sunk[n] {
            continue;
        }
        for operand in &i.operands {
            if let Operand::Ir(ir) = operand {
                let it = &mut uses[root(ir)];
                it.at.push(n as u32);
                it.last = it.last.max(n as u32);
            }
        }
        if let Some(s) = i.snapshot {
            snapshot(&trace.snapshots[s as usize], n as u32, &mut uses);
        }
    }
    let end = count as u32;
    match trace.body {
        None => snapshot(&trace.last, end, &mut uses),
        Some(body) => {
            for (_, after) in &trace.carried {
                let it = &mut uses[root(after)];
                it.at.push(end);
                it.last = it.last.max(end);
            }
            let carried: Vec<usize> = trace.carried.iter().map(|(before, _)| root(before)).collect();
            for (value, it) in uses.iter_mut().enumerate().take(body) {
                // What the next turn needs again, and nobody brings.
                if it.last >= body as u32 && !carried.contains(&value) {
                    it.last = end + 1;
                }
            }
        }
    }
    uses
}

impl Writer<'_> {
    /// The objects that the code refers to must be old, so that they stay where they are.
    fn keep_constants(&mut self) -> Result<(), Abort> {
        let vm = self.vm;
        for i in &self.trace.instructions {
            if let Opcode::Native(call) = i.opcode {
                self.words.push(call.native);
            }
            let expected = match &i.expect {
                Expect::Equal(c) => Some(c),
                _ => None,
            };
            let operands = i.operands.iter().filter_map(|o| match o {
                Operand::Constant(c) => Some(c),
                Operand::Ir(_) => None,
            });
            for c in operands.chain(expected) {
                if let Constant::Word(w) = c
                    && w.is_pointer()
                {
                    if !vm.keeps(vm.brand(*w)) {
                        vm.ask_for_old();
                        return Err(Abort::YoungConstant);
                    }
                    self.words.push(*w);
                }
                if let Constant::Code(code) = c {
                    self.words.push(code.get().object.get());
                }
            }
        }
        for snapshot in self.trace.snapshots.iter().chain([&self.trace.last]) {
            self.words.extend(snapshot.frames.iter().map(|f| f.code.get().object.get()));
        }
        Ok(())
    }

    fn write(mut self) -> Result<Code, Abort> {
        let start = self.ops.offset();
        match self.way.from {
            None => self.write_prologue(),
            Some(exit) => self.take_over(exit),
        }
        let again = self.ops.offset();
        let turn = self.ops.new_dynamic_label();
        dynasm!(self.ops ; .arch x64 ; =>turn);
        for n in 0..self.trace.instructions.len() as u32 {
            if self.trace.body == Some(n as usize) {
                self.start_body(n)?;
                dynasm!(self.ops ; .arch x64 ; .align 16 ; ->body:);
            }
            self.at = n;
            self.registers.advance(n);
            self.instruction(n)?;
        }
        let end = self.trace.instructions.len() as u32;
        self.at = end;
        self.registers.advance(end);
        if self.trace.body.is_some() {
            self.close_body();
        } else {
            self.look_for_room()?;
            self.put_back()?;
            match self.way.to {
                Some(to) => self.go_on(to),
                None => dynasm!(self.ops ; .arch x64 ; jmp =>turn),
            }
        }
        self.write_asides();
        let leave = self.write_exits();
        if self.registers.slots() as usize > SLOTS {
            return Err(Abort::TooManyValues);
        }
        self.write_pool();
        let frames = |s: &Snapshot| (s.frames.len(), reach(s));
        let all: Vec<(usize, usize)> =
            self.trace.snapshots.iter().chain([&self.trace.last]).map(frames).collect();
        let buffer = self.ops.finalize().map_err(|_| Abort::NoMemory)?;
        for exit in &self.exits {
            exit.target.set(buffer.ptr(leave));
        }
        Ok(Code {
            buffer,
            start,
            again,
            exits: self.exits,
            words: self.words,
            calls: self.calls,
            reach: all.iter().map(|(_, reach)| *reach).max().unwrap_or(0),
            depth: all.iter().map(|(depth, _)| *depth).max().unwrap_or(0),
        })
    }

    fn write_prologue(&mut self) {
        dynasm!(self.ops
            ; .arch x64
            ; push rbx
            ; push rbp
            ; push r12
            ; push r13
            ; push r14
            ; push r15
            ; sub rsp, 8
            ; mov rbp, rdi
            ; mov rbx, rsi
            ; mov r14, QWORD [rbp + offset_of!(State, vm) as i32]
        );
    }

    /// The values that an exit leaves are where it says.
    fn take_over(&mut self, exit: &Exit) {
        for (n, i) in self.trace.instructions.iter().enumerate() {
            if let Opcode::Inherited(at, _) = i.opcode
                && let Some(entry) = exit.entries.get(at as usize)
                && self.registers.is_used(n as u32)
            {
                self.registers.arrive(n as u32, entry.place);
            }
        }
        if exit.refund {
            let at = (offset_of!(Vm, heap) + offset_of!(crate::heap::Heap, countdown)) as i32;
            dynasm!(self.ops ; .arch x64 ; add QWORD [r14 + at], 1);
        }
    }

    // ---- the loop ----

    /// Where everything is that lives in the body: it must be there again when a turn ends.
    fn start_body(&mut self, body: u32) -> Result<(), Abort> {
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
    fn close_body(&mut self) {
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
    fn look_for_room(&mut self) -> Result<(), Abort> {
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
    fn go_on(&mut self, to: usize) {
        let trace = self.trace;
        self.write_headers(&trace.last);
        let base = trace.last.frames.last().map_or(0, |f| f.base) * 8;
        if base != 0 {
            dynasm!(self.ops ; .arch x64 ; add rbx, base);
        }
        dynasm!(self.ops ; .arch x64 ; mov rax, QWORD to as i64 ; jmp rax);
    }

    /// The registers that the trace has written go to their windows.
    fn put_back(&mut self) -> Result<(), Abort> {
        let trace = self.trace;
        self.store_entries(&trace.last)?;
        self.settle(&trace.last)
    }

    /// Stores the values of a snapshot in the windows.
    fn store_entries(&mut self, snapshot: &Snapshot) -> Result<(), Abort> {
        for (at, ir) in &snapshot.registers {
            let value = self.root(*ir);
            self.box_into_rax(value)?;
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbx + at * 8], rax);
        }
        Ok(())
    }

    fn move_all(&mut self, moves: Vec<(Place, Place)>) {
        for step in in_order(moves) {
            match step {
                Step::Move(to, from) => self.move_place(to, from),
                Step::Save(Place::Register(Register::Vector(r))) => {
                    dynasm!(self.ops ; .arch x64 ; movq rcx, Rx(r))
                }
                Step::Save(from) => self.move_general(1, from),
                Step::Restore(to) => self.move_place(to, Place::Register(Register::General(1))),
            }
        }
    }

    fn move_place(&mut self, to: Place, from: Place) {
        match (to, from) {
            (Place::Register(Register::General(to)), from) => self.move_general(to, from),
            (Place::Register(Register::Vector(to)), Place::Register(Register::Vector(from))) => {
                dynasm!(self.ops ; .arch x64 ; movapd Rx(to), Rx(from))
            }
            (Place::Register(Register::Vector(to)), Place::Register(Register::General(from))) => {
                dynasm!(self.ops ; .arch x64 ; movq Rx(to), Rq(from))
            }
            (Place::Register(to @ Register::Vector(_)), Place::Slot(slot)) => self.load_slot(to, slot),
            (Place::Register(to @ Register::Vector(_)), Place::Constant(bits)) => self.load_bits(to, bits),
            (Place::Slot(slot), Place::Register(from)) => self.store_slot(from, slot),
            (Place::Slot(slot), from) => {
                self.move_general(0, from);
                self.store_slot(Register::General(0), slot);
            }
            (Place::Constant(_), _) => {}
        }
    }

    /// What is at a place to a general register, as bits.
    fn move_general(&mut self, to: u8, from: Place) {
        match from {
            Place::Register(Register::General(from)) if from == to => {}
            Place::Register(Register::General(from)) => {
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), Rq(from))
            }
            Place::Register(Register::Vector(from)) => dynasm!(self.ops ; .arch x64 ; movq Rq(to), Rx(from)),
            Place::Slot(slot) => self.load_slot(Register::General(to), slot),
            Place::Constant(bits) => self.load_bits(Register::General(to), bits),
        }
    }

    // ---- places ----

    fn root(&self, ir: Ir) -> u32 {
        self.roots[ir.0 as usize]
    }

    fn operand(&self, i: &Instruction, n: usize) -> u32 {
        match i.operands.get(n) {
            Some(Operand::Ir(ir)) => self.root(*ir),
            _ => u32::MAX,
        }
    }

    /// The bits of an operand that is known.
    fn known(&self, i: &Instruction, n: usize) -> Option<u64> {
        match i.operands.get(n)? {
            Operand::Constant(c) => Some(bits_of(c)),
            Operand::Ir(ir) => match self.registers.place(self.root(*ir)) {
                Some(Place::Constant(bits)) => Some(bits),
                _ => None,
            },
        }
    }

    fn load_bits(&mut self, to: Register, bits: u64) {
        match to {
            Register::General(to) => match i32::try_from(bits as i64) {
                Ok(0) => dynasm!(self.ops ; .arch x64 ; xor Rd(to), Rd(to)),
                Ok(small) => dynasm!(self.ops ; .arch x64 ; mov Rq(to), small),
                Err(_) => dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD bits as i64),
            },
            Register::Vector(to) => {
                let label = self.pooled(bits);
                dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [=>label]);
            }
        }
    }

    fn pooled(&mut self, bits: u64) -> DynamicLabel {
        if let Some((_, label)) = self.pool.iter().find(|(known, _)| *known == bits) {
            return *label;
        }
        let label = self.ops.new_dynamic_label();
        self.pool.push((bits, label));
        label
    }

    fn write_pool(&mut self) {
        dynasm!(self.ops ; .arch x64 ; .align 8);
        for (bits, label) in std::mem::take(&mut self.pool) {
            dynasm!(self.ops ; .arch x64 ; =>label ; .i64 bits as i64);
        }
    }

    fn slot_at(slot: u16) -> i32 {
        offset_of!(State, slots) as i32 + 8 * slot as i32
    }

    fn load_slot(&mut self, to: Register, slot: u16) {
        let at = Writer::slot_at(slot);
        match to {
            Register::General(to) => dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD [rbp + at]),
            Register::Vector(to) => dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [rbp + at]),
        }
    }

    fn store_slot(&mut self, from: Register, slot: u16) {
        let at = Writer::slot_at(slot);
        match from {
            Register::General(from) => dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + at], Rq(from)),
            Register::Vector(from) => dynasm!(self.ops ; .arch x64 ; movsd [rbp + at], Rx(from)),
        }
    }

    fn apply(&mut self, spills: &mut Vec<Spill>) {
        for spill in spills.drain(..) {
            match spill {
                Spill::Store(register, slot) => self.store_slot(register, slot),
                Spill::Load(slot, register) => self.load_slot(register, slot),
            }
        }
    }

    /// The general register of a value; of a constant this scratch register, with it.
    fn general(&mut self, value: u32, scratch: u8) -> Result<u8, Abort> {
        if let Some(Place::Constant(bits)) = self.registers.place(value) {
            self.load_bits(Register::General(scratch), bits);
            return Ok(scratch);
        }
        match self.fetched(value)? {
            Register::General(r) => Ok(r),
            Register::Vector(r) => {
                dynasm!(self.ops ; .arch x64 ; movq Rq(scratch), Rx(r));
                Ok(scratch)
            }
        }
    }

    /// The vector register of a value; of a constant this scratch register, with it.
    fn vector(&mut self, value: u32, scratch: u8) -> Result<u8, Abort> {
        if let Some(Place::Constant(bits)) = self.registers.place(value) {
            self.load_bits(Register::Vector(scratch), bits);
            return Ok(scratch);
        }
        match self.fetched(value)? {
            Register::Vector(r) => Ok(r),
            Register::General(r) => {
                dynasm!(self.ops ; .arch x64 ; movq Rx(scratch), Rq(r));
                Ok(scratch)
            }
        }
    }

    fn fetched(&mut self, value: u32) -> Result<Register, Abort> {
        let mut spills = std::mem::take(&mut self.spills);
        let register = self.registers.fetch(value, &mut spills);
        self.apply(&mut spills);
        self.spills = spills;
        register.ok_or(Abort::TooManyValues)
    }

    /// A register for the result of this instruction: that of the next turn's value where it can be.
    fn define(&mut self, value: u32) -> Result<Register, Abort> {
        if let Some((before, _)) = self.trace.carried.iter().find(|(_, after)| self.root(*after) == value)
            && let Some(home) = self.home(self.root(*before))
            && self.registers.define_in(value, home)
        {
            return Ok(home);
        }
        let mut spills = std::mem::take(&mut self.spills);
        let register = self.registers.define(value, &mut spills);
        self.apply(&mut spills);
        self.spills = spills;
        register.ok_or(Abort::TooManyValues)
    }

    /// The register that a value of the body is in when a turn begins.
    fn home(&self, value: u32) -> Option<Register> {
        self.head.iter().find_map(|(known, place)| match place {
            Place::Register(register) if *known == value => Some(*register),
            _ => None,
        })
    }

    /// Does an instruction's snapshot need the value?
    fn is_in_snapshot(&self, i: &Instruction, value: u32) -> bool {
        let Some(s) = i.snapshot else { return false };
        let s = &self.trace.snapshots[s as usize];
        let resting = s.generators.iter().flat_map(|g| g.registers.iter().map(|(_, ir)| *ir));
        s.registers.iter().map(|(_, ir)| *ir).chain(resting).any(|ir| {
            let root = self.root(ir);
            root == value || self.trace.sunk[root as usize] && self.source(root).0 == value
        })
    }

    /// What a value of a snapshot is made of: of a sunk one the number in it.
    fn source(&self, value: u32) -> (u32, Made) {
        let i = &self.trace.instructions[value as usize];
        match (self.trace.sunk[value as usize], i.operands.first()) {
            (true, Some(Operand::Ir(number))) => {
                let number = self.root(*number);
                (number, made(&self.trace.instructions[number as usize]))
            }
            _ => (value, made(i)),
        }
    }

    fn define_general(&mut self, value: u32) -> Result<u8, Abort> {
        match self.define(value)? {
            Register::General(r) => Ok(r),
            Register::Vector(_) => Err(Abort::TooManyValues),
        }
    }

    fn define_vector(&mut self, value: u32) -> Result<u8, Abort> {
        match self.define(value)? {
            Register::Vector(r) => Ok(r),
            Register::General(_) => Err(Abort::TooManyValues),
        }
    }

    /// The value in `rax` as a word, boxed if it is a number. What is sunk is boxed from what it is made of.
    fn box_into_rax(&mut self, value: u32) -> Result<(), Abort> {
        let (source, made) = self.source(value);
        match made {
            Made::Int => {
                let r = self.general(source, 1)?;
                self.box_int(r, None);
            }
            Made::Float => {
                let r = self.vector(source, 0)?;
                self.box_float(r);
            }
            _ => match self.registers.place(source) {
                Some(place) => self.move_general(0, place),
                None => return Err(Abort::TooManyValues),
            },
        }
        Ok(())
    }

    // ---- exits ----

    /// Where a snapshot's values are now, and its frames.
    fn exit(&mut self, snapshot: u32, why: Why) -> Result<DynamicLabel, Abort> {
        let trace = self.trace;
        self.exit_at(&trace.snapshots[snapshot as usize], why, Some(snapshot))
    }

    fn exit_at(&mut self, s: &Snapshot, why: Why, number: Option<u32>) -> Result<DynamicLabel, Abort> {
        let mut entries = Vec::with_capacity(s.registers.len());
        // Behind a call everything is in its place.
        let mut plan = Plan::default();
        if matches!(why, Why::Guard) {
            let (concerned, values) = Plan::of(s).ok_or(Abort::NotCompiled)?;
            plan = concerned;
            let placed = s.registers.iter().map(|(at, ir)| (Some(*at), *ir));
            for (at, ir) in placed.chain(values.into_iter().map(|ir| (None, ir))) {
                let (source, made) = self.source(self.root(ir));
                let place = self.registers.place(source).ok_or(Abort::TooManyValues)?;
                entries.push(Entry { at, place, made });
            }
        }
        let exit = Rc::new(Exit {
            why,
            of: (self.way.number, self.at),
            entries,
            plan,
            frames: standing(s),
            refund: matches!(why, Why::Guard) && number.is_some() && self.polled == number,
            count: Cell::new(0),
            tries: Cell::new(0),
            target: Cell::new(std::ptr::null()),
            side: OnceCell::new(),
        });
        let label = self.ops.new_dynamic_label();
        self.leaving.push(Leaving { label, exit: self.exits.len() });
        self.exits.push(exit);
        Ok(label)
    }

    /// The exit of a guard.
    fn guard(&mut self, i: &Instruction) -> Result<DynamicLabel, Abort> {
        let snapshot = i.snapshot.ok_or(Abort::NotCompiled)?;
        self.exit(snapshot, Why::Guard)
    }

    fn write_exits(&mut self) -> AssemblyOffset {
        for Leaving { label, exit } in std::mem::take(&mut self.leaving) {
            let at = std::ptr::from_ref(&*self.exits[exit]).expose_provenance();
            dynasm!(self.ops
                ; .arch x64
                ; =>label
                ; mov rax, QWORD at as i64
                ; jmp QWORD [rax + offset_of!(Exit, target) as i32]
            );
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

    // ---- calls ----

    /// Saves what a call would lose, and lets it go from its registers.
    fn save_for_call(&mut self) {
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

    fn call(&mut self, routine: usize) {
        dynasm!(self.ops ; .arch x64 ; mov rax, QWORD routine as i64 ; call rax);
    }

    /// Calls the routine of a primitive; flag in rax, result in rdx.
    fn call_primitive(&mut self, i: &Instruction, p: Primitive) -> Result<(), Abort> {
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
                Operand::Ir(ir) => self.registers.place(self.root(ir)).ok_or(Abort::TooManyValues)?,
            };
            self.move_general(register, place);
        }
        dynasm!(self.ops ; .arch x64 ; mov rdi, r14);
        self.call(runtime::address(p));
        Ok(())
    }

    /// What a call has given, in rdx, becomes the result of the instruction.
    fn take_result(&mut self, n: u32) -> Result<(), Abort> {
        if !self.registers.is_used(n) {
            return Ok(());
        }
        match self.define(n)? {
            Register::General(r) => dynasm!(self.ops ; .arch x64 ; mov Rq(r), rdx),
            Register::Vector(r) => dynasm!(self.ops ; .arch x64 ; movq Rx(r), rdx),
        }
        Ok(())
    }

    fn store_operands(&mut self, operands: &[Operand]) -> Result<(), Abort> {
        for (n, operand) in operands.iter().enumerate() {
            if n >= 256 {
                return Err(Abort::TooManyValues);
            }
            let at = offset_of!(State, operands) as i32 + 8 * n as i32;
            match operand {
                Operand::Constant(c) => self.load_bits(Register::General(0), bits_of(c)),
                Operand::Ir(ir) => self.box_into_rax(self.root(*ir))?,
            }
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + at], rax);
        }
        Ok(())
    }

    fn opcode(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        match i.opcode {
            Opcode::Constant | Opcode::Inherited(..) => Ok(()),
            Opcode::Register(at) => {
                let r = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(r), QWORD [rbx + at * 8]);
                Ok(())
            }
            Opcode::Poll => {
                self.polled = i.snapshot;
                let out = self.guard(i)?;
                let at = (offset_of!(Vm, heap) + offset_of!(crate::heap::Heap, countdown)) as i32;
                dynasm!(self.ops ; .arch x64 ; sub QWORD [r14 + at], 1 ; js =>out);
                Ok(())
            }
            Opcode::Called(from) => {
                let out = self.guard(i)?;
                let at = from.base * 8;
                self.load_bits(Register::General(1), from.back);
                dynasm!(self.ops
                    ; .arch x64
                    ; cmp rcx, QWORD [rbx + at - 16]
                    ; jne =>out
                    ; mov eax, DWORD [rbx + at - 8]
                    ; and eax, (1 << crate::interp::direct::DEPTH_SHIFT) - 1
                    ; cmp eax, from.link as i32
                    ; jne =>out
                );
                Ok(())
            }
            Opcode::Collect(what) => self.collect(n, i, what),
            Opcode::StepIterator => {
                self.save_for_call();
                let place = self.registers.place(self.operand(i, 0)).ok_or(Abort::TooManyValues)?;
                self.move_general(6, place);
                dynasm!(self.ops ; .arch x64 ; mov rdi, r14);
                self.call(runtime::step_iterator as *const () as usize);
                let out = self.guard(i)?;
                if i.expect == Expect::No {
                    // It has ended, or is to be asked by the interpreter: either way it does that again.
                    return Err(Abort::NotCompiled);
                }
                dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
                self.take_result(n)
            }
            Opcode::Shortcut(def) => {
                self.store_operands(&i.operands)?;
                self.save_for_call();
                let at = std::ptr::from_ref(def).expose_provenance();
                dynasm!(self.ops
                    ; .arch x64
                    ; mov rdi, rbp
                    ; mov rsi, QWORD at as i64
                    ; mov edx, i.operands.len() as i32
                );
                self.call(runtime::shortcut as *const () as usize);
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
                self.take_result(n)
            }
            Opcode::Helper(call) => {
                let called = Rc::new(Called::Helper(call));
                let Called::Helper(at) = &*called else { return Err(Abort::NotCompiled) };
                let at = std::ptr::from_ref(at).expose_provenance();
                self.calls.push(called);
                self.call_in_frames(n, i, runtime::help as *const () as usize, at, Why::Helper(call))
            }
            Opcode::Native(call) => {
                let called = Rc::new(Called::Native(call));
                let Called::Native(at) = &*called else { return Err(Abort::NotCompiled) };
                let at = std::ptr::from_ref(at).expose_provenance();
                self.calls.push(called);
                self.call_in_frames(n, i, runtime::call_native as *const () as usize, at, Why::Native(call))
            }
            Opcode::Part(index) => {
                let tuple = self.general(self.operand(i, 0), 1)?;
                let r = self.define_general(n)?;
                let at = 16 + 8 * index as i32;
                dynasm!(self.ops ; .arch x64 ; mov Rq(r), QWORD [Rq(tuple) + at]);
                Ok(())
            }
            Opcode::Primitive(p) => self.primitive(n, i, p),
            Opcode::ImmediateClass => self.immediate(i),
            Opcode::GeneratorRegister(at) => self.generator_register(n, i, at),
            Opcode::GeneratorState => self.generator_state(i),
            Opcode::GeneratorFunction => self.generator_function(n, i),
            Opcode::Pending(place) => self.pending(n, i, place),
            Opcode::Throw(place) => self.throw(i, place),
        }
    }

    fn instruction(&mut self, n: u32) -> Result<(), Abort> {
        if self.trace.sunk[n as usize] {
            return Ok(());
        }
        let i = &self.trace.instructions[n as usize];
        let calls = matches!(i.opcode, Opcode::Helper(_) | Opcode::Native(_));
        if i.snapshot.is_some() && !calls {
            self.guards += 1;
            if self.way.forced.fails(self.guards) {
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; jmp =>out);
            }
        }
        self.opcode(n, i)
    }

    /// A value that is no object and no number: of such values, the word itself says what it is.
    fn immediate(&mut self, i: &Instruction) -> Result<(), Abort> {
        let Some(Operand::Ir(_)) = i.operands.first() else { return Err(Abort::NotCompiled) };
        let Expect::Equal(Constant::Word(class)) = i.expect else { return Err(Abort::NotCompiled) };
        let v = self.general(self.operand(i, 0), 0)?;
        let out = self.guard(i)?;
        let Some((low, high)) = lower::immediates_of(self.vm, class) else { return Err(Abort::NotCompiled) };
        dynasm!(self.ops
            ; .arch x64
            ; mov rcx, Rq(v)
            ; sub rcx, low as i32
            ; cmp rcx, (high - low) as i32
            ; ja =>out
        );
        Ok(())
    }

    fn collect(&mut self, n: u32, i: &Instruction, what: Collected) -> Result<(), Abort> {
        self.store_operands(&i.operands)?;
        self.save_for_call();
        dynasm!(self.ops
            ; .arch x64
            ; mov rdi, rbp
            ; mov esi, what as i32
            ; mov edx, i.operands.len() as i32
        );
        self.call(runtime::collect as *const () as usize);
        let out = self.guard(i)?;
        dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
        self.take_result(n)
    }

    /// A call that sees the frames: all of them, and all registers, stand in the windows when it happens.
    fn call_in_frames(
        &mut self,
        n: u32,
        i: &Instruction,
        routine: usize,
        what: usize,
        why: Why,
    ) -> Result<(), Abort> {
        if matches!(i.opcode, Opcode::Helper(call) if call.is_below) {
            return Err(Abort::NotCompiled);
        }
        let trace = self.trace;
        let s = i.snapshot.ok_or(Abort::NotCompiled)?;
        let snapshot = &trace.snapshots[s as usize];
        self.settle(snapshot)?;
        self.store_entries(snapshot)?;
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
        if i.expect == Expect::Raises {
            // What follows sees to the exception.
            dynasm!(self.ops ; .arch x64 ; test eax, eax ; jnz =>out);
            return Ok(());
        }
        dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
        self.check_answer(i, out)?;
        // Code made for classes that the call has changed is not gone on with.
        let epoch = offset_of!(Vm, code_epoch) as i32;
        dynasm!(self.ops
            ; .arch x64
            ; mov rcx, QWORD [rbp + offset_of!(State, epoch) as i32]
            ; cmp rcx, QWORD [r14 + epoch]
            ; jne =>out
        );
        self.take_result(n)
    }

    /// The answer of a helper, in rdx, must be what it was.
    fn check_answer(&mut self, i: &Instruction, out: DynamicLabel) -> Result<(), Abort> {
        let Opcode::Helper(call) = i.opcode else {
            // It has left the call to library code.
            dynasm!(self.ops ; .arch x64 ; test rdx, rdx ; jz =>out);
            return Ok(());
        };
        use crate::machine::Deliver;
        let yes = match i.expect {
            Expect::Yes => true,
            Expect::No => false,
            _ => return Ok(()),
        };
        match call.deliver {
            Deliver::Branch { .. } => {
                dynasm!(self.ops ; .arch x64 ; cmp rdx, Word::TRUE.bits() as i32);
                if yes {
                    dynasm!(self.ops ; .arch x64 ; jne =>out);
                } else {
                    dynasm!(self.ops ; .arch x64 ; je =>out);
                }
            }
            Deliver::Item { .. } => {
                dynasm!(self.ops ; .arch x64 ; test rdx, rdx);
                if yes {
                    dynasm!(self.ops ; .arch x64 ; jz =>out);
                } else {
                    dynasm!(self.ops ; .arch x64 ; jnz =>out);
                }
            }
            _ if i.expect == Expect::Yes => return Err(Abort::NotCompiled),
            _ => {}
        }
        Ok(())
    }

    /// The headers of the frames above the entry's, as `Direct::push_frame` writes them.
    fn write_headers(&mut self, snapshot: &Snapshot) {
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
            self.load_bits(Register::General(1), !low);
            dynasm!(self.ops ; .arch x64 ; mov rax, QWORD [rbx + under - 8] ; and rax, rcx);
            self.load_bits(Register::General(1), step);
            dynasm!(self.ops ; .arch x64 ; add rax, rcx ; mov QWORD [rbx + at - 8], rax);
        }
    }

    // ---- aside ----

    fn write_asides(&mut self) {
        let (general, vector) = (offset_of!(State, general) as i32, offset_of!(State, vector) as i32);
        for aside in std::mem::take(&mut self.asides) {
            let Aside { from, back, primitive, given, to, held } = aside;
            dynasm!(self.ops ; .arch x64 ; =>from);
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
            self.call(runtime::address(primitive));
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
            dynasm!(self.ops ; .arch x64 ; jmp =>back);
        }
    }
}

/// The frames of a snapshot.
fn standing(s: &Snapshot) -> Vec<Standing> {
    s.frames.iter().map(|f| Standing { code: f.code, pc: f.pc, base: f.base, then: f.then }).collect()
}

/// How far the windows of a snapshot reach above the entry's first register, in words.
fn reach(s: &Snapshot) -> usize {
    let ends = s.frames.iter().map(|f| i64::from(f.base) + i64::from(f.code.get().registers));
    ends.max().and_then(|end| usize::try_from(end).ok()).unwrap_or(0)
}

/// Has the interpreter's frame layout what this file takes for granted?
const _: () = assert!(FRAME_FUNCTION == -3);
