//! Recording where compiled code was left: what it has left is what the trace starts with.

use super::frames::{FUNCTION, Rest, Running, Source};
use super::{Purpose, Recorder};
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::jit::code::{Deferred, Part, Use};
use crate::jit::facts::{Claim, Sort};
use crate::jit::generators::Plan;
use crate::jit::ir::{Constant, Expect, Frame, Ir, Made, Opcode, Operand, Operands, Primitive, Snapshot};
use crate::object::generator::Generator;
use smallvec::smallvec;
use std::rc::Rc;

/// A value that compiled code has left for a word of the windows.
#[derive(Clone, Copy)]
pub struct Found {
    /// What it is for.
    pub used: Use,
    /// What it is.
    pub made: Made,
    /// Does the word stand in its window already?
    pub stands: bool,
    /// What is known of it.
    pub claim: Claim,
    /// The first of the values that is the same one.
    pub same: usize,
    /// The first of them that is made of the same number: what a character is, and its code, are in one place.
    pub of_same: usize,
    /// The value, if it is always that one.
    pub known: Option<Word>,
}

/// An exception on its way.
pub struct Thrown {
    /// Where it was raised, in words of the innermost frame's code.
    pub from: u32,
    /// The frames at that time.
    pub frames: Rc<[Frame]>,
}

/// Where compiled code was left, and how.
pub struct Behind<'e> {
    /// The window of its frame.
    pub entry: usize,
    /// The windows of the frames above.
    pub frames: &'e [usize],
    /// The values that it has left.
    pub found: &'e [Found],
    /// What is known of words that stand in the windows.
    pub claims: &'e [(i32, Claim)],
    /// The objects that are made of some of them.
    pub wholes: &'e [Deferred],
    /// What is written to these, and to the engine.
    pub writes: &'e [Deferred],
    /// The generators, and the words of the plan's values.
    pub plan: &'e Plan,
    /// See `plan`.
    pub words: &'e [Word],
    /// The exception that it was left with, which has found its way since.
    pub thrown: Option<Thrown>,
    /// May the trace be cut?
    pub may_cut: bool,
    /// Does it start at the back edge of a loop, as the loop's own body has refused what is so now?
    pub is_refused: bool,
}

impl Recorder {
    /// Start recording where compiled code was left.
    pub fn behind(d: Direct, behind: Behind<'_>) -> Recorder {
        let Behind { entry, frames, found, claims, wholes, writes, plan, words, thrown, may_cut, is_refused } =
            behind;
        let mut recorder = Recorder::new(d, Purpose::Code { may_cut });
        recorder.start = usize::MAX;
        recorder.entry = entry;
        recorder.registers.enter_at(entry);
        recorder.bottom = entry;
        recorder.is_branch = true;
        recorder.found = d.window();
        recorder.frames = frames.to_vec();
        let mut names: Vec<Ir> = Vec::new();
        let mut inherited: Vec<Option<Ir>> = Vec::new();
        let mut planned = Vec::new();
        let mut words_left = Vec::new();
        for (n, Found { used, made, stands, claim, known, same, of_same }) in found.iter().enumerate() {
            let mut source = None;
            let ir = match (names.get(*same), known) {
                (Some(ir), _) => *ir,
                (_, Some(constant)) => recorder.constant(Constant::Word(*constant)),
                _ if let Made::Whole(n) = made => recorder.whole(&wholes[*n as usize], &names),
                _ => {
                    let (made, boxing) = match made {
                        Made::Int => (Made::Int, Some(Primitive::from_int)),
                        Made::Float => (Made::Float, Some(Primitive::from_float)),
                        Made::Character => (Made::Int, Some(Primitive::char_text)),
                        made => (*made, None),
                    };
                    let ir = inherited.get(*of_same).copied().flatten().unwrap_or_else(|| {
                        recorder.push(Opcode::Inherited(n as u32, made), Operands::new(), Expect::Nothing)
                    });
                    source = Some(ir);
                    match boxing {
                        Some(p) => recorder.boxes(p, ir),
                        None => ir,
                    }
                }
            };
            if !names.contains(&ir) && known.is_none() {
                recorder.claim(ir, *claim);
            }
            names.push(ir);
            inherited.push(source);
            match used {
                Use::Window(at) => {
                    words_left.push((*at, ir));
                    let at = (entry as isize + *at as isize) as usize;
                    recorder.registers.insert(at, Source::Made(ir, !stands));
                }
                Use::Plan => planned.push(ir),
                Use::Whole => {}
            }
        }
        for write in writes {
            recorder.deferred(write, &names);
        }
        for (at, claim) in claims {
            let ir = recorder.push(Opcode::Register(*at), Operands::new(), Expect::Nothing);
            let at = (entry as isize + *at as isize) as usize;
            recorder.registers.insert(at, Source::Made(ir, false));
            recorder.claim(ir, *claim);
        }
        if is_refused && frames.is_empty() && planned.is_empty() {
            recorder.round = Some((d.position(), words_left));
        }
        recorder.take_plan(plan, &planned, words);
        if let Some(thrown) = thrown {
            recorder.take_thrown(thrown);
        }
        recorder
    }

    /// What is known of a value where the trace starts: instructions that expect nothing say so.
    fn claim(&mut self, ir: Ir, claim: Claim) {
        if let Some(sort) = claim.sort {
            let result = self.push(Opcode::Primitive(sort), smallvec![Operand::Ir(ir)], Expect::Nothing);
            let is_number = matches!(sort, Primitive::as_int | Primitive::as_float);
            self.facts.learn_sort(ir, Sort::Passes(sort, if is_number { result } else { ir }));
        }
        if let Some(shape) = claim.shape {
            let operands = smallvec![Operand::Ir(ir), Operand::Constant(Constant::Shape(shape))];
            self.push(Opcode::Primitive(Primitive::shape_of), operands, Expect::Nothing);
            self.facts.learn_shape(ir, shape);
        }
    }

    /// The trace starts with the way of an exception, to where the interpreter is now.
    fn take_thrown(&mut self, thrown: Thrown) {
        let Thrown { from, frames } = thrown;
        let place = self.unwound_from(from, false);
        let exception = self.d.caught().map_or(Word::UNDEF, |(_, exception)| exception);
        self.trace.snapshots.push(Snapshot { frames, registers: Vec::new(), generators: Vec::new() });
        let snapshot = Some(self.trace.snapshots.len() as u32 - 1);
        let pending = self.write(Opcode::Pending(place), Operands::new(), Expect::Nothing, snapshot);
        self.facts.learn_sort(pending, Sort::Passes(Primitive::as_exception, pending));
        self.unwound(pending, exception);
    }

    /// An object that the exit makes, and the trace if it needs it.
    fn whole(&mut self, whole: &Deferred, names: &[Ir]) -> Ir {
        let ir = self.deferred(whole, names);
        if let Some(sort) = whole.opcode.sort_made() {
            self.facts.learn_sort(ir, Sort::Passes(sort, ir));
        }
        if let Some(Part::Constant(Constant::Shape(shape))) = whole.parts.first() {
            self.facts.learn_shape(ir, *shape);
        }
        ir
    }

    /// What the exit does, and the trace if it needs it.
    fn deferred(&mut self, deferred: &Deferred, names: &[Ir]) -> Ir {
        let part = |part: &Part| match part {
            Part::Entry(n) => Operand::Ir(names[*n]),
            Part::Constant(c) => Operand::Constant(*c),
        };
        let parts = deferred.parts.iter().map(part).collect();
        match deferred.opcode {
            Opcode::Primitive(p) => self.emit(p, parts, Expect::Nothing),
            opcode => self.push(opcode, parts, Expect::Nothing),
        }
    }

    /// A value made of what is in it.
    fn boxes(&mut self, boxing: Primitive, ir: Ir) -> Ir {
        let boxed = self.emit(boxing, smallvec![Operand::Ir(ir)], Expect::Nothing);
        if boxing == Primitive::char_text {
            self.facts.learn_sort(boxed, Sort::Passes(Primitive::as_text, boxed));
        }
        boxed
    }

    /// The generators as compiled code has left them: what it has not written stands in their objects.
    fn take_plan(&mut self, plan: &Plan, values: &[Ir], words: &[Word]) {
        let mut values = values.iter().copied().zip(words.iter().copied());
        for asleep in &plan.asleep {
            let Some((generator, now)) = values.next() else { return };
            let mut sources: Vec<Source> =
                (0..asleep.live).map(|i| Source::Generator(generator, i)).collect();
            for (at, (ir, _)) in asleep.registers.iter().zip(values.by_ref()) {
                if let Some(source) = sources.get_mut(*at as usize) {
                    *source = Source::Made(ir, true);
                }
            }
            self.resting.insert(generator, Rest { now, pc: asleep.pc, sources });
        }
        for base in &plan.running {
            let Some((generator, now)) = values.next() else { return };
            let window = (self.entry as isize + *base as isize) as usize;
            let live = self.d.vm().brand(now).cast::<Generator>().map_or(0, |g| g.object().live.get());
            for i in 0..live {
                self.found(window + i, Source::Generator(generator, i as u32));
            }
            self.found(window - FUNCTION, Source::Function(generator));
            self.running.push(Running { window, generator, now });
        }
    }

    /// A register holds this, unless compiled code has left it something else.
    fn found(&mut self, at: usize, source: Source) {
        if !self.registers.contains(at) {
            self.registers.insert(at, source);
        }
    }
}
