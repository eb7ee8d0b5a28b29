//! The intermediate representation of traces, as data and as text.
//!
//! An instruction is a primitive of the table or one of the few things that machines do by hand. Guards carry a
//! snapshot: how to go on in the interpreter when they fail.

use crate::bytecode::ops::Reg;
use crate::heap::{ShapeWord, Word};
use crate::machine::effects::{Memory, Sorts};
use crate::machine::primitives::{Call, Continuation, Index, Inline, Slot};
use crate::machine::{Deliver, Helper};
use crate::object::code::CodeRef;
use crate::object::native::{FloatFunction, NativeDef};
use crate::object::symbol::Symbol;
use crate::object::typed::{FieldAt, Gives, Typed};
use smallvec::SmallVec;
use std::fmt::Write;
use std::rc::Rc;

/// The number of an instruction, which is also the name of its result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Ir(pub u32);

/// What stands for the result of an instruction that has none, or whose guard is known to hold.
pub const NOTHING: Ir = Ir(u32::MAX);

/// A constant operand or a result that a guard expects.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Constant {
    /// A value or marker.
    Word(Word),
    /// A shape.
    Shape(ShapeWord),
    /// Code.
    Code(CodeRef),
    /// A slot of an object.
    Slot(Slot),
    /// Slots inside an object.
    Inline(Inline),
    /// An index.
    Index(Index),
    /// A name.
    Symbol(Symbol),
    /// An int that the bytecode holds.
    Int(i64),
    /// A float that the bytecode holds.
    Float(f64),
}

impl Constant {
    /// Its kind and bits: equal for constants that are the same, which for floats means bit by bit.
    pub fn key(&self) -> (u8, u64) {
        match self {
            Constant::Word(w) => (0, w.bits()),
            Constant::Shape(s) => (1, u64::from(s.bits())),
            Constant::Code(c) => (2, std::ptr::from_ref(c.get()).addr() as u64),
            Constant::Slot(s) => (3, u64::from(s.0)),
            Constant::Inline(i) => (4, u64::from(i.0)),
            Constant::Index(i) => (5, u64::from(i.0)),
            Constant::Symbol(s) => (6, u64::from(s.0)),
            Constant::Int(i) => (7, *i as u64),
            Constant::Float(f) => (8, f.to_bits()),
        }
    }
}

impl std::fmt::Debug for CodeRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.get().unit.qualname)
    }
}

/// An operand.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Operand {
    /// The result of an instruction.
    Ir(Ir),
    /// A constant.
    Constant(Constant),
}

/// What the result of an instruction is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Made {
    /// There is none.
    Nothing,
    /// A value or an object.
    Word,
    /// An unboxed int.
    Int,
    /// An unboxed float.
    Float,
    /// The text of a character of ASCII, by its code: only at exits.
    Character,
    /// An object of several values, by its number among those that an exit makes.
    Whole(u16),
    /// What a guard compares with a constant.
    Constant,
}

macro_rules! define { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => {
    /// The primitives by number.
    #[allow(non_camel_case_types, missing_docs)]
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    pub enum Primitive { $($name),* }
    impl Primitive {
        /// Every one.
        pub const ALL: &[Primitive] = &[$(Primitive::$name),*];
        /// Its name in the table.
        pub fn name(self) -> &'static str { match self { $( Primitive::$name => stringify!($name) ),* } }
        /// The sorts of memory that it reads or writes.
        pub fn memory(self) -> Sorts { match self { $( Primitive::$name => Sorts::NONE$(.with(Memory::$sort))? ),* } }
        /// What its result is made of.
        pub fn result(self) -> Made { match self { $( Primitive::$name => made!($kind $($t)?) ),* } }
        /// Is it a test of what sort a value is?
        pub fn is_sort(self) -> bool {
            self == Primitive::as_object || match self { $( Primitive::$name => sort!($effect) ),* }
        }
        /// Depends it on its operands alone?
        pub fn is_pure(self) -> bool { match self { $( Primitive::$name => class!($effect) == 0 ),* } }
        /// Makes it an object, and leaves all others as they are?
        pub fn is_fresh(self) -> bool { match self { $( Primitive::$name => class!($effect) == 3 ),* } }
        /// Looks it at memory?
        pub fn is_read(self) -> bool { match self { $( Primitive::$name => class!($effect) == 1 ),* } }
    }
} }
macro_rules! made {
    ($kind:ident Int) => {
        Made::Int
    };
    ($kind:ident Float) => {
        Made::Float
    };
    (promote $t:ident) => {
        Made::Constant
    };
    ($kind:ident $t:ident) => {
        Made::Word
    };
    ($kind:ident) => {
        Made::Nothing
    };
}
macro_rules! sort {
    (sort) => {
        true
    };
    ($effect:ident) => {
        false
    };
}
macro_rules! class {
    (pure) => {
        0
    };
    (sort) => {
        0
    };
    (read) => {
        1
    };
    (write) => {
        2
    };
    (fresh) => {
        3
    };
}
crate::for_each_primitive! { define }

/// What an instruction does.
#[derive(Clone, Copy)]
pub enum Opcode {
    /// A primitive of the table.
    Primitive(Primitive),
    /// A constant.
    Constant,
    /// What a register of the entry frame, or above, holds when the trace starts: words from the entry's base.
    Register(i32),
    /// The frame whose window is so far from the entry's was called from a known place.
    Called(CalledFrom),
    /// What the trace that leads here has made, at this place among what its exit says.
    Inherited(u32, Made),
    /// What a register of a suspended generator holds.
    GeneratorRegister(u32),
    /// The code of a generator and the place where it rests, handling no exception.
    GeneratorState,
    /// The function whose body a generator runs.
    GeneratorFunction,
    /// The class of a value that is no object.
    ImmediateClass,
    /// A safepoint: one step is counted. Fails where attention is due.
    Poll,
    /// A call of a helper.
    Helper(HelperCall),
    /// A call of a native.
    Native(NativeCall),
    /// The short way through a native, which looks at no frames: what it gives for the operands.
    Shortcut(&'static NativeDef),
    /// What a native computes of an unboxed float, if it does.
    OfFloat(&'static FloatFunction),
    /// A call of a host function of numbers. It may refuse them, having done nothing.
    Typed(TypedCall),
    /// The number in a field of a host object, unless someone borrows that to write it.
    HostField(FieldAt),
    /// The quick step of a built-in iterator: the item.
    StepIterator,
    /// Is what the call before has given this marker? It decides where the interpreter goes on: the snapshot is where it
    /// does if this fails, behind the call's instruction.
    Answer,
    /// A new object of several values.
    Collect(Collected),
    /// A part of the tuple that a helper has given.
    Part(u32),
    /// The exception that the call before has raised, on its way to this place.
    Pending(Unwound),
    /// An exception is raised, and finds its way to this place.
    Throw(Unwound),
    /// An exception passes a frame: its operands are the exception, the frame's function, and if it leaves the frame what
    /// the registers hold that are shown.
    Passed(Passed),
}

impl Opcode {
    /// The sort of the object that it makes, or that it finds in any case, as the test which that passes. Text is none:
    /// what is made of several texts may be another object once it is looked at.
    pub fn sort_made(self) -> Option<Primitive> {
        use Primitive as P;
        let sort = match self {
            Opcode::Primitive(P::new_cell | P::closure_cell) => P::as_cell,
            Opcode::Primitive(P::new_exception) => P::as_exception,
            Opcode::Primitive(P::new_function) => P::as_function,
            Opcode::Primitive(P::new_instance) => P::as_instance,
            Opcode::Primitive(P::new_method) => P::as_method,
            Opcode::Primitive(P::new_range) => P::as_range,
            Opcode::Collect(Collected::Tuple) => P::as_tuple,
            Opcode::Collect(Collected::List) => P::as_list,
            Opcode::Collect(Collected::Dict | Collected::Keywords) => P::as_dict,
            Opcode::Collect(Collected::Generator) => P::as_generator,
            _ => return None,
        };
        Some(sort)
    }
}

/// Where an exception comes from and where it ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Unwound {
    /// Where the innermost frame of the snapshot is, in words of code.
    pub from: u32,
    /// The window of the frame that goes on, in words from the entry's.
    pub base: i32,
    /// Its code.
    pub code: CodeRef,
    /// Where it goes on, in words of code.
    pub pc: u32,
    /// Has it been raised in the innermost frame before?
    pub again: bool,
}

/// A frame that an exception passes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Passed {
    /// Its code.
    pub code: CodeRef,
    /// Where it is, in words of code.
    pub pc: u32,
    /// Its window, in words from the entry's.
    pub base: i32,
}

/// Where a frame goes back to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CalledFrom {
    /// Its window, in words from the entry's.
    pub base: i32,
    /// The bits of the word that says where its caller goes on.
    pub back: u64,
    /// Those of its link, without the depth.
    pub link: u64,
}

/// A call of a helper, in the innermost frame of its snapshot.
#[derive(Clone, Copy)]
pub struct HelperCall {
    /// Which.
    pub helper: &'static Helper,
    /// What the interpreter does with what it gives.
    pub deliver: Deliver,
    /// Has the instruction left the snapshot's innermost frame before the call?
    pub is_below: bool,
    /// Where the frame is meanwhile, in words of code.
    pub pc: u32,
}

/// A call of a native, in the innermost frame of its snapshot, where the arguments are in place.
#[derive(Clone, Copy)]
pub struct NativeCall {
    /// For listings.
    pub name: &'static str,
    /// Which: a guard says that it is this one.
    pub native: Word,
    /// Where the arguments are, and where the result goes.
    pub call: Call,
    /// Where the frame is meanwhile, in words of code.
    pub pc: u32,
}

/// A call of a host function of numbers, in the innermost frame of its snapshot.
#[derive(Clone, Copy)]
pub struct TypedCall {
    /// Which.
    pub typed: &'static Typed,
    /// What the interpreter does with what it gives.
    pub deliver: Deliver,
    /// Where the frame goes on behind it, in words of code.
    pub pc: u32,
}

/// What an object of several values is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Collected {
    /// A tuple.
    Tuple,
    /// A list.
    List,
    /// Strings one after another.
    Text,
    /// A dict of keys and values in turn.
    Dict,
    /// A dict with names as keys.
    Keywords,
    /// A generator of a function and its arguments, that has not started.
    Generator,
}

impl Collected {
    /// As shown to people.
    pub fn text(self) -> &'static str {
        match self {
            Collected::Tuple => "tuple",
            Collected::List => "list",
            Collected::Text => "text",
            Collected::Dict => "dict_of",
            Collected::Keywords => "dict",
            Collected::Generator => "generator",
        }
    }
}

/// What is expected of an instruction's outcome.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Expect {
    /// Nothing: no guard.
    Nothing,
    /// That the test holds, or that there is a result.
    Yes,
    /// That it does not.
    No,
    /// That the result is this constant.
    Equal(Constant),
    /// That the call raises.
    Raises,
}

/// What an instruction works on.
pub type Operands = SmallVec<[Operand; 3]>;

/// An instruction.
pub struct Instruction {
    /// What it does.
    pub opcode: Opcode,
    /// What with.
    pub operands: Operands,
    /// The guard, if it is one.
    pub expect: Expect,
    /// The number of the snapshot: for guards, and for calls that may run scripts, which see the frames.
    pub snapshot: Option<u32>,
    /// The instruction of the interpreter that it is part of, by its number in [`Trace::steps`].
    pub step: u32,
}

impl Clone for Instruction {
    fn clone(&self) -> Instruction {
        Instruction { operands: Operands::from_slice(&self.operands), ..*self }
    }
}

/// An instruction of the interpreter that a trace goes through.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// Its code.
    pub code: CodeRef,
    /// Where it starts, in words of code.
    pub pc: u32,
}

/// A frame of a snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Its code.
    pub code: CodeRef,
    /// Where it goes on, in words of code.
    pub pc: u32,
    /// Its window, in words from the entry's.
    pub base: i32,
    /// What its return does in the frame below, and the register there; of the entry's frame this says nothing.
    pub then: (Continuation, Reg),
}

/// A generator that the trace has resumed, and that rests again.
#[derive(Clone, Debug, PartialEq)]
pub struct Resting {
    /// The generator.
    pub generator: Ir,
    /// Where it goes on, in words of code; none when it is finished.
    pub pc: Option<u32>,
    /// How many registers it rests with.
    pub live: u32,
    /// Its registers that the trace has written, and what they hold.
    pub registers: Vec<(u32, Ir)>,
}

/// How to go on in the interpreter: shared by all guards of a bytecode.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The frames, the entry's first: shared by all snapshots that were made of one.
    pub frames: Rc<[Frame]>,
    /// Registers that the trace has written, in words from the entry's window, and what they hold. The words before an
    /// inlined window are its function and, for a generator's, the generator.
    pub registers: Vec<(i32, Ir)>,
    /// The generators whose frames the trace has put to rest.
    pub generators: Vec<Resting>,
}

/// How a trace ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// Back at its start.
    Loop,
    /// At the back edge of a compiled loop of the innermost frame, which stands there.
    Link(usize),
    /// At the entry of a compiled function, which stands there: called from the frame below, where other code goes on.
    Call(usize),
    /// Before the entry's frame returns to whoever has called it, with what is in this word of the windows.
    Return(i32),
    /// In the middle: more instructions would be too many.
    Cut,
    /// Given up.
    Aborted(super::abort::Abort),
}

impl End {
    /// As shown in listings.
    pub fn text(&self) -> &'static str {
        match self {
            End::Loop => "loop",
            End::Link(_) => "on to",
            End::Call(_) => "call",
            End::Return(_) => "return",
            End::Cut => "cut",
            End::Aborted(reason) => reason.text(),
        }
    }
}

/// A recorded loop.
#[derive(Clone)]
pub struct Trace {
    /// The function whose loop it is.
    pub code: CodeRef,
    /// The loop's header, in words of code.
    pub pc: u32,
    /// What the interpreter has done meanwhile.
    pub steps: Vec<Step>,
    /// How many of these are loop iterations and calls.
    pub counted: u32,
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// The snapshots.
    pub snapshots: Vec<Snapshot>,
    /// The registers at the end.
    pub last: Option<Snapshot>,
    /// If it has started behind an exit, and ends where it has started: the words of the windows that the exit has left,
    /// under their names. It may go round by itself.
    pub round: Option<Vec<(i32, Ir)>>,
    /// How it ends.
    pub end: End,
}

/// Names for constants, which only the engine knows.
pub trait Names {
    /// A constant as text: the same in each run.
    fn constant(&self, constant: &Constant) -> String;
}

impl Instruction {
    /// What its result is made of.
    pub fn made(&self) -> Made {
        match (self.opcode, self.operands.first()) {
            // What a guard expects not to be there is nothing.
            (Opcode::Primitive(_), _) if self.expect == Expect::No => Made::Nothing,
            (Opcode::Primitive(p), _) => p.result(),
            (Opcode::Constant, Some(Operand::Constant(Constant::Int(_)))) => Made::Int,
            (Opcode::Constant, Some(Operand::Constant(Constant::Float(_)))) => Made::Float,
            (Opcode::Inherited(_, made), _) => made,
            (Opcode::OfFloat(_), _) => Made::Float,
            (Opcode::Typed(call), _) => made_by(call.typed.signature.gives),
            (Opcode::HostField(field), _) => made_by(field.stored.gives()),
            (
                Opcode::Poll
                | Opcode::Called(_)
                | Opcode::ImmediateClass
                | Opcode::GeneratorState
                | Opcode::Answer
                | Opcode::Throw(_)
                | Opcode::Passed(_),
                _,
            ) => Made::Nothing,
            _ => Made::Word,
        }
    }

    /// As text, without its number and snapshot.
    pub fn show(&self, names: &dyn Names) -> String {
        let operand = |o: &Operand| match o {
            Operand::Ir(r) => format!("%{}", r.0),
            Operand::Constant(c) => names.constant(c),
        };
        let operands: Vec<String> = self.operands.iter().map(operand).collect();
        let name = match self.opcode {
            Opcode::Primitive(p) => p.name().to_string(),
            Opcode::Constant => match self.operands.first() {
                Some(Operand::Constant(Constant::Int(_))) => "int".into(),
                Some(Operand::Constant(Constant::Float(_))) => "float".into(),
                _ => "constant".into(),
            },
            Opcode::Register(r) => format!("register {r}"),
            Opcode::Called(from) => format!("called_from {}", from.base),
            Opcode::Inherited(n, _) => format!("inherited {n}"),
            Opcode::GeneratorRegister(r) => format!("generator_register {r}"),
            Opcode::GeneratorState => "generator_state".into(),
            Opcode::GeneratorFunction => "generator_function".into(),
            Opcode::ImmediateClass => "immediate_class".into(),
            Opcode::Poll => "poll".into(),
            Opcode::Helper(call) => format!("call {}", call.helper.name),
            Opcode::Native(call) => format!("native {}", call.name),
            Opcode::Shortcut(def) => format!("quick {}", def.name),
            Opcode::OfFloat(function) if function.is_root => "root".to_string(),
            Opcode::OfFloat(_) => "of_float".to_string(),
            Opcode::Typed(call) => format!("host {}", call.typed.name),
            Opcode::HostField(_) => "host_field".into(),
            Opcode::StepIterator => "step_iterator".into(),
            Opcode::Answer => "answer".into(),
            Opcode::Collect(what) => format!("new_{}", what.text()),
            Opcode::Part(index) => format!("part {index}"),
            Opcode::Pending(_) => "pending".into(),
            Opcode::Throw(_) => "throw".into(),
            Opcode::Passed(frame) => format!(
                "passes {}{}",
                frame.code.get().unit.name,
                line_of(frame.code, frame.pc.saturating_sub(1))
            ),
        };
        let guard = match self.expect {
            Expect::Nothing => String::new(),
            Expect::No => "guard not ".into(),
            Expect::Raises => "guard raises ".into(),
            _ => "guard ".into(),
        };
        let equal = match self.expect {
            Expect::Equal(c) => format!(" == {}", names.constant(&c)),
            _ => String::new(),
        };
        let space = if operands.is_empty() { "" } else { " " };
        format!("{guard}{name}{space}{}{equal}", operands.join(", "))
    }
}

impl Snapshot {
    /// As text.
    pub fn show(&self) -> String {
        // A frame that has called another goes on behind its call: shown is the line of the call.
        let pc = |i: usize| self.frames[i].pc.saturating_sub(u32::from(i + 1 < self.frames.len()));
        let frame = |(i, f): (usize, &Frame)| format!("{}{}", f.code.get().unit.name, line_of(f.code, pc(i)));
        let frames: Vec<String> = self.frames.iter().enumerate().map(frame).collect();
        let registers: Vec<String> = self.registers.iter().map(|(r, i)| format!("{r}=%{}", i.0)).collect();
        let mut out = format!("{} [{}]", frames.join(" > "), registers.join(" "));
        for g in &self.generators {
            let registers: Vec<String> = g.registers.iter().map(|(r, i)| format!("{r}=%{}", i.0)).collect();
            let place =
                g.pc.map_or("finished".into(), |pc| format!("rests at {pc} [{}]", registers.join(" ")));
            let _ = write!(out, ", %{} {place}", g.generator.0);
        }
        out
    }
}

impl Trace {
    /// Where it starts: the function, and the line.
    pub fn place(&self) -> String {
        format!("{}{}", self.code.get().unit.qualname, line_of(self.code, self.pc))
    }

    /// What it is a trace of.
    pub fn name(&self) -> String {
        format!("trace {}", self.place())
    }

    /// The trace as text.
    pub fn show(&self, names: &dyn Names) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.name());
        let mut shown = None;
        for (n, i) in self.instructions.iter().enumerate() {
            if i.snapshot.is_some() && i.snapshot != shown {
                shown = i.snapshot;
                if let Some(s) = i.snapshot.and_then(|s| self.snapshots.get(s as usize)) {
                    let _ = writeln!(out, "       ; {}", s.show());
                }
            }
            let _ = writeln!(out, "%{n:<4} {}", i.show(names));
        }
        let _ = match &self.end {
            End::Aborted(reason) => writeln!(out, "       ; given up: {}", reason.text()),
            end => {
                let last = self.last.as_ref().map_or(String::new(), Snapshot::show);
                writeln!(out, "       ; {} {last}", end.text())
            }
        };
        out
    }
}

fn made_by(gives: Gives) -> Made {
    match gives {
        Gives::Int => Made::Int,
        Gives::Float => Made::Float,
        Gives::Word => Made::Word,
    }
}

/// The line of an instruction, for listings; nothing for library code, whose lines concern nobody.
fn line_of(code: CodeRef, pc: u32) -> String {
    let unit = &code.get().unit;
    if unit.hidden { String::new() } else { format!(":{}", unit.position(pc).line) }
}
