//! Machine code for x86-64.
//!
//! Comes in: an optimised trace. Goes out: code, and what its exits say. One pass from the first instruction to the
//! last gives registers and writes the code: `registers` knows where each value is, `place` fetches and boxes them,
//! `floats` between memory and registers, `moves` orders what moves at once, `turn` has a loop's ends, `polls` its
//! safepoints, `bounds` what it asks once, `leave` its exits, `known` what these pass on, `call` the calls of the runtime,
//! `returns` those of compiled functions, `typed` those of the host, `allocate` new objects, `arithmetic` numbers, and `lower`
//! the code of each primitive; `listing` shows it all. A primitive without code of its own is a call of its routine in `runtime`.
//!
//! Compiled code keeps the engine in r14, the entry's window in rbx and its [`State`] in rbp; rax, rcx, rdx, xmm0 and
//! xmm1 are scratch. A guard that fails jumps to its exit, which says so to whoever called the code, by the address of
//! its [`Exit`], with all registers saved in the state.

/// An instruction with an operand in memory: `displaced!(ops, at, [mov rax, QWORD] [rcx])` is `mov rax, [rcx + at]`, with
/// `at` in one byte where that is enough.
macro_rules! displaced {
    ($ops:expr, $at:expr, [$($head:tt)*] [$($base:tt)*] $($tail:tt)*) => {
        match i8::try_from($at) {
            Ok(at) => dynasm!($ops ; .arch x64 ; $($head)* [BYTE $($base)* + at] $($tail)*),
            Err(_) => dynasm!($ops ; .arch x64 ; $($head)* [$($base)* + $at] $($tail)*),
        }
    };
}

pub mod registers;

mod allocate;

mod arithmetic;

mod bounds;

mod call;

mod exception;

mod floats;

#[allow(clippy::useless_conversion, reason = "the assembler converts the numbers of registers")]
mod generator;

mod known;

mod leave;

mod listing;

mod lower;

mod moves;

mod place;

mod polls;

mod returns;

mod turn;

mod typed;

use super::abort::Abort;
use super::exit::{Exit, SLOTS, State, Why};
use super::forced::Forced;
use super::inside::Part;
use super::ir::{Collected, Constant, Expect, Instruction, Ir, Made, Opcode, Operand, Primitive, Snapshot};
use super::opt::Optimised;
use super::opt::deferred::Writes;
use super::opt::remember::Kill;
use super::pages::LINE;
use super::runtime;
use crate::heap::Word;
use crate::interp::direct::FRAME_FUNCTION;
use crate::object::vm::Vm;
use bounds::Bounds;
use dynasmrt::x64::X64Relocation;
use dynasmrt::{AssemblyOffset, DynamicLabel, DynasmApi, DynasmLabelApi, VecAssembler, dynasm};
use floats::Unordered;
use known::Known;
use polls::Polls;
use registers::{Place, Register, Registers, Spill, Uses};
use returns::Taken;
use std::any::Any;
use std::cell::Cell;
use std::mem::offset_of;
use std::rc::Rc;

/// The code of a trace.
pub struct Code {
    /// The code. Once it has been placed, its memory is that of the store.
    pub bytes: Vec<u8>,
    /// Where it was placed.
    pub address: usize,
    /// Where it leaves for the interpreter.
    pub leave: AssemblyOffset,
    /// Where it is entered: a function of the state and the entry's window, or a place that the exit before jumps to.
    pub start: AssemblyOffset,
    /// Where code of other traces goes on to it, with everything in the windows.
    pub again: AssemblyOffset,
    /// Where each part of it starts, if anybody wants to see it.
    pub parts: Vec<(usize, Part)>,
    /// Its exits, which the code knows by their addresses.
    pub exits: Vec<Rc<Exit>>,
    /// Objects that the code refers to.
    pub words: Vec<Word>,
    /// What calls of the runtime are told, which the code knows by address.
    pub told: Vec<Rc<dyn Any>>,
    /// How many words its windows need above the entry's first register.
    pub reach: usize,
    /// How many frames may stand above the entry's.
    pub depth: usize,
    /// The number of its trace.
    pub number: u32,
    /// Where it is entered behind the questions for numbers, and where those are then.
    pub typed: Option<(AssemblyOffset, Vec<Taken>)>,
    /// Where its body starts, and what lives there.
    pub body: Option<(AssemblyOffset, Vec<Resident>)>,
}

/// A value that lives where the body of a loop starts.
#[derive(Clone, Copy)]
pub struct Resident {
    /// Which.
    pub value: u32,
    /// Where it is.
    pub place: Place,
    /// The slot that has it besides.
    pub copy: Option<u16>,
    /// What it is made of.
    pub made: Made,
    /// Is it another one in each turn?
    pub is_carried: bool,
}

impl Code {
    /// It was placed there.
    pub fn put(&mut self, address: usize) {
        self.address = address;
        let leave = self.at(self.leave);
        self.exits.iter().for_each(|exit| exit.target.set(leave));
    }

    /// Where a place in it is.
    pub fn at(&self, offset: AssemblyOffset) -> *const u8 {
        std::ptr::with_exposed_provenance(self.address + offset.0)
    }
}

/// The code that a trace goes on to.
#[derive(Clone, Copy)]
pub struct To<'e> {
    /// Where everything is in the windows.
    pub again: usize,
    /// Where numbers are in their places besides, and which those are.
    pub typed: Option<(usize, &'e [Taken])>,
    /// The number of its trace, and where its body starts, with what lives there.
    pub body: Option<(u32, usize, &'e [Resident])>,
}

/// About how many bytes an instruction takes, its exit included.
const BYTES: usize = 40;

/// Instructions that do nothing, of one byte and more.
const NOTHING: [&[u8]; 8] = [
    &[0x90],
    &[0x66, 0x90],
    &[0x0F, 0x1F, 0],
    &[0x0F, 0x1F, 0x40, 0],
    &[0x0F, 0x1F, 0x44, 0, 0],
    &[0x66, 0x0F, 0x1F, 0x44, 0, 0],
    &[0x0F, 0x1F, 0x80, 0, 0, 0, 0],
    &[0x0F, 0x1F, 0x84, 0, 0, 0, 0, 0],
];

type Assembler = VecAssembler<X64Relocation>;

/// Where code comes from and goes to.
#[derive(Clone, Copy, Default)]
pub struct Way<'e> {
    /// The exit that leads to it. None: it is called.
    pub from: Option<&'e Exit>,
    /// The other code that it goes on to. None: it goes on to its own start, or to none.
    pub to: Option<To<'e>>,
    /// The number of the trace.
    pub number: u32,
    /// What tests want of the code.
    pub forced: Forced,
    /// Is it to be shown?
    pub is_shown: bool,
    /// What counts its turns, if anybody wants to know.
    pub turns: Option<&'e Rc<Cell<u64>>>,
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
    /// There is nothing to do for a number in this register: it goes on there.
    unless_number: Option<(u8, DynamicLabel)>,
    /// The routine, and what it is given behind the engine.
    routine: usize,
    given: Vec<Place>,
    /// Where its result goes.
    to: Option<Register>,
    /// Where the code is left when it has refused.
    out: Option<DynamicLabel>,
    /// The registers that hold values meanwhile.
    held: Vec<Register>,
}

/// A value that a call has given which raised when it was recorded.
struct Given {
    from: DynamicLabel,
    /// Where it goes, in bytes from the entry's window, and by which exit.
    at: Option<i32>,
    exit: DynamicLabel,
    /// The call's own exit: where the code is stale, or a native leaves all to library code.
    out: DynamicLabel,
    is_native: bool,
}

/// The writing of code.
struct Writer<'t> {
    ops: Assembler,
    trace: &'t Optimised,
    registers: Registers,
    spills: Vec<Spill>,
    /// The instruction that made what a value is another name of.
    roots: Vec<u32>,
    /// What is put off until it is left.
    writes: Writes,
    exits: Vec<Rc<Exit>>,
    leaving: Vec<Leaving>,
    asides: Vec<Aside>,
    given: Vec<Given>,
    unordered: Vec<Unordered>,
    /// The instruction that was done with the one before it: its value is a float already.
    unboxed: Option<u32>,
    /// The load of a float of which nobody has asked yet whether it is one: the next load of one does.
    unasked: Option<u32>,
    words: Vec<Word>,
    told: Vec<Rc<dyn Any>>,
    /// Floats that the code loads.
    pool: Vec<(u64, DynamicLabel)>,
    /// Where the pool has what floats and their words differ by.
    offset: Option<DynamicLabel>,
    polls: Polls,
    bounds: Bounds,
    known: Known,
    /// Its own entry behind the questions for numbers.
    typed: Option<(DynamicLabel, Vec<Taken>)>,
    /// Guards so far.
    guards: u32,
    /// What it has made stale, for traces that go on at the body of the loop that it belongs to.
    kills: Rc<[Kill]>,
    /// Where what lives in the loop's body is when a turn begins.
    head: Vec<(u32, Place)>,
    /// Which values are others in each turn.
    carried: Vec<bool>,
    /// The slots that have copies of what is in registers then.
    copies: Vec<(u32, u16)>,
    parts: Vec<(usize, Part)>,
    vm: &'t Vm,
    way: Way<'t>,
    at: u32,
}

/// Compile a trace.
///
/// # Errors
/// Why it cannot be.
pub fn assemble<'t>(vm: &'t Vm, trace: &'t Optimised, way: Way<'t>) -> Result<Code, Abort> {
    let ops = Assembler::new_with_capacity(0, BYTES * trace.instructions.len(), 0, 1, 0, 0, 0);
    let roots = roots(trace);
    let writes = Writes::deferred(trace, &roots);
    let bounds = Bounds::of(trace, &roots);
    let mut uses = uses(trace, &roots, &writes);
    uses.extend(bounds.uses(trace.instructions.len() as u32));
    let mut carried = vec![false; uses.len()];
    trace.carried.iter().for_each(|(before, _)| carried[roots[before.0 as usize] as usize] = true);
    let mut made: Vec<Made> = trace.instructions.iter().map(Instruction::made).collect();
    made.resize(uses.len(), Made::Word);
    let mut constants: Vec<Option<u64>> = trace.instructions.iter().map(|i| constant_bits(i, way)).collect();
    constants.resize(uses.len(), None);
    let registers = Registers::new(
        made,
        uses,
        constants,
        trace.body.map(|start| (start as u32, trace.instructions.len() as u32)),
    )
    .limited(way.forced);
    let mut writer = Writer {
        ops,
        trace,
        registers,
        spills: Vec::new(),
        roots,
        writes,
        exits: Vec::with_capacity(trace.snapshots.len()),
        leaving: Vec::with_capacity(trace.snapshots.len()),
        asides: Vec::new(),
        given: Vec::new(),
        unordered: Vec::new(),
        unboxed: None,
        unasked: None,
        words: Vec::new(),
        told: Vec::new(),
        pool: Vec::new(),
        offset: None,
        polls: Polls::of(trace),
        bounds,
        known: Known::default(),
        typed: None,
        guards: way.number,
        kills: trace.reached.as_ref().map_or_else(Vec::new, |r| r.kills.clone()).into(),
        head: Vec::new(),
        carried,
        copies: Vec::new(),
        parts: Vec::new(),
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

/// The bits of a constant operand.
fn bits_of(c: &Constant) -> u64 {
    match c {
        // Compiled code makes pointers of it again.
        Constant::Word(w) => w.raw().expose_provenance() as u64,
        _ => c.key().1,
    }
}

fn constant_bits(i: &Instruction, way: Way<'_>) -> Option<u64> {
    match (i.opcode, i.operands.first()) {
        (Opcode::Constant, Some(Operand::Constant(c))) => Some(bits_of(c)),
        (Opcode::Inherited(n, _), _) => match way.from?.inherited(n)? {
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
fn uses(trace: &Optimised, roots: &[u32], writes: &Writes) -> Vec<Uses> {
    let count = trace.instructions.len();
    let mut uses = vec![Uses::default(); count];
    let root = |ir: &Ir| roots[ir.0 as usize] as usize;
    // What is put off is needed where it is done.
    let snapshot = |s: &Snapshot, at: u32, uses: &mut [Uses]| {
        writes.left(trace, roots, s, at, |value| {
            let it = &mut uses[value as usize];
            it.last = at;
            std::mem::replace(&mut it.left, at) != at
        });
    };
    for (n, i) in trace.instructions.iter().enumerate() {
        if trace.sunk[n] {
            continue;
        }
        if let Some(s) = i.snapshot {
            snapshot(&trace.snapshots[s as usize], n as u32, &mut uses);
        }
        for operand in &i.operands {
            if let Operand::Ir(ir) = operand {
                // A float that is boxed where it is stored is used there itself.
                let number = trace.instructions[root(ir)].operands.first().filter(|_| trace.sunk[root(ir)]);
                let it = match number {
                    Some(Operand::Ir(number)) => &mut uses[root(number)],
                    _ => &mut uses[root(ir)],
                };
                it.at.push(n as u32);
                it.last = n as u32;
            }
        }
    }
    let end = count as u32;
    match trace.body {
        None => {
            snapshot(&trace.last, end, &mut uses);
            for (_, value) in trace.reached.iter().flat_map(|r| &r.values) {
                let it = &mut uses[root(value)];
                it.at.push(end);
                it.last = it.last.max(end);
            }
        }
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
        self.part(Part::Start);
        match self.way.from {
            None => self.write_prologue(),
            Some(exit) => self.take_over(exit),
        }
        let again = self.ops.offset();
        self.count_turn();
        let turn = self.ops.new_dynamic_label();
        let (mut typed, mut body) = (None, None);
        let questions = self.questions();
        dynasm!(self.ops ; .arch x64 ; =>turn);
        for n in 0..self.trace.instructions.len() as u32 {
            if self.trace.body == Some(n as usize) {
                self.start_body(n)?;
                body = Some(self.ops.offset());
                self.write_bounds()?;
                self.align();
                dynasm!(self.ops ; .arch x64 ; ->body:);
                self.count_turn();
            }
            self.at = n;
            self.registers.advance(n);
            if n == questions {
                typed = self.enter_typed(n);
            }
            self.part(Part::Instruction(n));
            self.instruction(n)?;
            self.learn(n);
        }
        let end = self.trace.instructions.len() as u32;
        self.at = end;
        self.registers.advance(end);
        self.part(Part::End);
        if self.trace.body.is_some() {
            self.close_body();
        } else {
            self.end(turn)?;
        }
        self.part(Part::Aside);
        self.write_asides();
        self.write_given();
        self.write_unordered();
        self.part(Part::Exits);
        let leave = self.write_exits();
        if self.registers.slots() as usize > SLOTS {
            return Err(Abort::TooManyValues);
        }
        self.write_pool();
        let frames = |s: &Snapshot| (s.frames.len(), reach(s));
        let all: Vec<(usize, usize)> =
            self.trace.snapshots.iter().chain([&self.trace.last]).map(frames).collect();
        let residents = self.head.iter().map(|(value, place)| Resident {
            value: *value,
            place: *place,
            copy: self.copies.iter().find(|(copied, _)| copied == value).map(|(_, slot)| *slot),
            made: self.trace.instructions[*value as usize].made(),
            is_carried: self.is_carried(*value),
        });
        let body = body.map(|body| (body, residents.collect::<Vec<_>>()));
        // A jump is too far for its instruction.
        let bytes = self.ops.finalize().map_err(|_| Abort::TooLong)?;
        Ok(Code {
            body,
            typed: typed.zip(self.typed.map(|(_, numbers)| numbers)),
            number: self.way.number,
            bytes,
            address: 0,
            leave,
            start,
            again,
            parts: self.parts,
            exits: self.exits,
            words: self.words,
            told: self.told,
            reach: all.iter().map(|(_, reach)| *reach).max().unwrap_or(0),
            depth: all.iter().map(|(depth, _)| *depth).max().unwrap_or(0),
        })
    }

    /// What comes now starts a line of the cache, where code is fetched from: a loop of twenty instructions may take half
    /// as long again where it starts in the middle of one.
    fn align(&mut self) {
        let at = self.ops.offset().0;
        let mut gap = at.next_multiple_of(LINE) - at;
        while gap > 0 {
            let nothing = NOTHING[gap.min(NOTHING.len()) - 1];
            self.ops.extend(nothing);
            gap -= nothing.len();
        }
    }

    /// What comes now is this part of the code.
    fn part(&mut self, part: Part) {
        if self.way.is_shown {
            self.parts.push((self.ops.offset().0, part));
        }
    }

    /// One more turn, where turns are counted.
    fn count_turn(&mut self) {
        let Some(turns) = self.way.turns else { return };
        self.told.push(turns.clone());
        let at = Rc::as_ptr(turns).expose_provenance();
        dynasm!(self.ops ; .arch x64 ; mov rax, QWORD at as i64 ; inc QWORD [rax]);
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
        self.start_returns();
    }

    /// The values that an exit leaves are where it says.
    fn take_over(&mut self, exit: &Exit) {
        for (n, i) in self.trace.instructions.iter().enumerate() {
            if let Opcode::Inherited(at, _) = i.opcode
                && let Some(place) = exit.inherited(at)
                && self.registers.is_used(n as u32)
            {
                self.registers.arrive(n as u32, place);
            }
        }
        if exit.back > 0 && !self.polls.take_over(self.trace, exit.back) {
            dynasm!(self.ops ; .arch x64 ; add QWORD [r14 + polls::COUNTDOWN], exit.back as i32);
        }
    }

    fn opcode(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        match i.opcode {
            Opcode::Constant | Opcode::Inherited(..) => Ok(()),
            Opcode::Register(at) => {
                let r = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(r), QWORD [rbx + at * 8]);
                Ok(())
            }
            Opcode::Poll => self.poll(n, i),
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
                self.forget_return(at);
                Ok(())
            }
            Opcode::Collect(what) => self.collect(n, i, what),
            Opcode::StepIterator => {
                self.save_for_call();
                let place = self.registers.place(self.operand(i, 0)).ok_or(Abort::NoPlace)?;
                self.move_general(6, place);
                dynasm!(self.ops ; .arch x64 ; mov rdi, r14);
                self.call(match i.expect {
                    Expect::Yes => runtime::step_iterator as *const () as usize,
                    Expect::No => runtime::end_of_iterator as *const () as usize,
                    _ => runtime::ask_iterator as *const () as usize,
                });
                let out = self.guard(i)?;
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
            Opcode::OfFloat(function) if function.is_root => {
                let x = self.vector(self.operand(i, 0), 0)?;
                let out = self.guard(i)?;
                let zero = self.pooled(0);
                // What compares with nothing is refused or not by the function itself.
                dynasm!(self.ops ; .arch x64 ; ucomisd Rx(x), [=>zero] ; jb =>out);
                let to = self.define_vector(n)?;
                // The upper half of its register is kept, so that it would wait for what stood there before.
                if to != x {
                    dynasm!(self.ops ; .arch x64 ; movapd Rx(to), Rx(x));
                }
                dynasm!(self.ops ; .arch x64 ; sqrtsd Rx(to), Rx(to));
                Ok(())
            }
            Opcode::OfFloat(function) => {
                self.save_for_call();
                let place = self.registers.place(self.operand(i, 0)).ok_or(Abort::NoPlace)?;
                self.move_general(6, place);
                let at = std::ptr::from_ref(function).expose_provenance();
                dynasm!(self.ops ; .arch x64 ; mov rdi, QWORD at as i64);
                self.call(runtime::of_float as *const () as usize);
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
                self.take_result(n)
            }
            Opcode::Typed(call) => self.typed(n, i, call),
            Opcode::HostField(field) => self.host_field(n, i, field),
            Opcode::Helper(call) => {
                let at = self.tell(call);
                self.call_in_frames(n, i, runtime::help as *const () as usize, at, Why::Helper(call))
            }
            Opcode::Native(call) => {
                let at = self.tell(call);
                self.call_in_frames(n, i, runtime::call_native as *const () as usize, at, Why::Native(call))
            }
            Opcode::Part(index) => {
                let tuple = self.general(self.operand(i, 0), 1)?;
                let r = self.define_general(n)?;
                let at = 16 + 8 * index as i32;
                dynasm!(self.ops ; .arch x64 ; mov Rq(r), QWORD [Rq(tuple) + at]);
                Ok(())
            }
            Opcode::Answer => self.answer(i),
            Opcode::Primitive(p) => self.primitive(n, i, p),
            Opcode::ImmediateClass => self.immediate(i),
            Opcode::GeneratorRegister(at) => self.generator_register(n, i, at),
            Opcode::GeneratorState => self.generator_state(i),
            Opcode::GeneratorFunction => self.generator_function(n, i),
            Opcode::Pending(place) => self.pending(n, i, place),
            Opcode::Throw(place) => self.throw(i, place),
            Opcode::Passed(frame) => self.passed(i, frame),
        }
    }

    fn instruction(&mut self, n: u32) -> Result<(), Abort> {
        if self.trace.sunk[n as usize] {
            return Ok(());
        }
        let i = &self.trace.instructions[n as usize];
        // Behind a call its instruction is not done again.
        let called =
            matches!(i.opcode, Opcode::Helper(_) | Opcode::Native(_) | Opcode::Pending(_) | Opcode::Answer);
        if i.snapshot.is_some() && !called {
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
        if self.new_collected(n, i, what)? {
            return Ok(());
        }
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
}

/// How far the windows of a snapshot reach above the entry's first register, in words.
fn reach(s: &Snapshot) -> usize {
    let ends = s.frames.iter().map(|f| i64::from(f.base) + i64::from(f.code.get().registers));
    ends.max().and_then(|end| usize::try_from(end).ok()).unwrap_or(0)
}

/// Has the interpreter's frame layout what this file takes for granted?
const _: () = assert!(FRAME_FUNCTION == -3);
