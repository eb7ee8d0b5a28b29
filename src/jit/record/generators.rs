//! Generators that a trace makes, resumes and puts to rest.
//!
//! Resuming pushes an inlined frame, whose registers are what the generator rests with: known if the trace has put it to
//! rest itself, else read from the object, and then the trace is guarded by where it rests. What `resting` and `running`
//! hold is in `frames`.

use super::frames::{FUNCTION, Rest, Running, Source};
use super::machine::Record;
use super::traced::Traced;
use crate::bytecode::ops::{Ins, METHOD_HEADER, Reg};
use crate::heap::{Value, Word};
use crate::interp::direct::{Direct, Held};
use crate::jit::abort::Abort;
use crate::jit::ir::{Collected, Constant, Expect, Opcode, Operand};
use crate::machine::primitives::{Continuation, seal};
use crate::machine::{Done, Machine};
use crate::object::code::CodeRef;
use crate::object::generator::Generator;
use smallvec::{SmallVec, smallvec};

impl Record<'_> {
    /// A call of a generator function makes a generator that rests at its start.
    pub(super) fn generator(
        self,
        dst: Reg,
        f: Traced<Word>,
        code: CodeRef,
        args: &[Traced<Word>],
    ) -> Done<Self> {
        let mut operands = smallvec![Operand::Ir(f.ir)];
        operands.extend(Self::operands(args));
        let ir = self.0.push(Opcode::Collect(Collected::Generator), operands, Expect::Yes);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let window = self.0.window();
        let d = seal::machine(self.0.d.make_generator(dst, f.now, code, &now));
        self.0.after(d);
        let at = window + dst.0 as usize;
        let made = self.0.d.reg(dst);
        if self.0.window() == window && self.0.d.value(made).cast::<Generator>().is_some() {
            self.0.set_register(at, ir);
            self.0.made(ir, made);
            let sources = args.iter().map(|t| Source::Made(t.ir, true)).collect();
            self.0.resting.insert(ir, Rest { now: made, pc: Some(0), sources });
        } else {
            self.0.aborted = Some(Abort::LeftLoop);
        }
        seal::done(self)
    }

    /// The running generator rests, with its registers; what resumed it goes on.
    pub(super) fn rest(self, live: u8) -> Done<Self> {
        let (window, pc) = (self.0.window(), self.0.d.pc_index());
        let suspended = self.0.running.pop_if(|r| r.window == window);
        let Some(Running { generator, now, .. }) = suspended else {
            let done = self.0.d.suspend(live);
            self.0.aborted = Some(Abort::Yielded);
            return self.end(done);
        };
        let sources = (0..live as usize)
            .map(|i| {
                let known = self.0.registers.get(window + i);
                known.unwrap_or(Source::Generator(generator, i as u32))
            })
            .collect();
        self.0.resting.insert(generator, Rest { now, pc: Some(pc), sources });
        self.0.left();
        let d = seal::machine(self.0.d.suspend(live));
        self.0.after(d);
        if handles(d, now) {
            self.0.aborted = Some(Abort::GeneratorHandles);
        }
        seal::done(self)
    }

    /// A generator goes on where it rests. Gives the machine back if it does not rest.
    pub(super) fn wake(
        self,
        g: Traced<Held<Generator>>,
        sent: Traced<Word>,
        then: Continuation,
        dst: Reg,
    ) -> Result<Done<Self>, Self> {
        let code = g.now.function().map(|f| f.object().data.get());
        let (at, generator) = (g.now.object().pc.get() as u32, self.0.facts.root(g.ir));
        let live = g.now.object().live.get();
        let (before, now) = (self.0.window(), g.now.value().word());
        if handles(self.0.d, now) {
            self.0.aborted = Some(Abort::GeneratorHandles);
        }
        let done = match self.0.d.resume_alone(g.now, sent.now, then, dst) {
            Ok(done) => done,
            Err(d) => {
                self.0.after(d);
                return Err(self);
            }
        };
        let known = self.0.take_resting(generator, now);
        if known.is_none()
            && let Some(code) = code
        {
            // Where it rests decides how to go on. Once it has been suspended in the trace, that is known.
            let place = Operand::Constant(Constant::Int(at as i64));
            let expect = Expect::Equal(Constant::Code(code));
            self.0.push(Opcode::GeneratorState, smallvec![Operand::Ir(generator), place], expect);
        }
        let d = seal::machine(done);
        self.0.after(d);
        let window = self.0.window();
        self.0.entered(before, generator);
        if window <= before {
            return Ok(seal::done(self));
        }
        self.0.running.push(Running { window, generator, now });
        self.0.set_register(window - METHOD_HEADER as usize, generator);
        self.0.registers.insert(window - FUNCTION, Source::Function(generator));
        for i in 0..live {
            let source = known.as_ref().and_then(|k| k.sources.get(i).copied());
            let source = source.unwrap_or(Source::Generator(generator, i as u32));
            self.0.registers.insert(window + i, source);
        }
        if at > 0 {
            let dst = Ins(d.frame_code().get().unit.words[at as usize - 1]).a();
            self.0.set_register(window + dst as usize, sent.ir);
        }
        Ok(seal::done(self))
    }

    /// The running generator has come to its end.
    pub(super) fn finish(&mut self) {
        if let Some(running) = self.0.running.pop() {
            self.0.finished(running);
        }
        let before = self.0.d.vm().handled.get();
        self.0.d.finish_generator();
        if self.0.d.vm().handled.get() != before {
            self.0.aborted = Some(Abort::GeneratorHandles);
        }
    }
}

/// Does a generator that rests handle an exception of its own?
fn handles(d: Direct, generator: Word) -> bool {
    let generator = d.value(generator).cast::<Generator>();
    generator.is_some_and(|g| g.get(|g| &g.handled) != Value::NONE)
}
