//! Generators that a trace has resumed: how their objects become what the interpreter would have made of them.
//!
//! While a trace runs, the state of a generator is in the values of the trace, and its object is as it was when the trace
//! began. A [`Plan`] says what its values mean for the objects at one place of the trace; [`Plan::settle`] tells the
//! objects. That may happen more than once, and leaves what the trace still reads from them as it was.
//!
//! Invariant "asleep": what a trace reads from the registers of a generator's object was not written since by the trace;
//! a register that was is among the values of every plan from there on.

use super::ir::{Ir, Snapshot};
use crate::interp::generator;
use crate::machine::primitives::Continuation;
#[cfg(feature = "jit")]
use crate::{heap::Word, interp::direct::Direct};

/// A generator at rest. Its values are itself, then these registers.
#[derive(Clone, Debug, PartialEq)]
pub struct Asleep {
    /// Where it goes on, in words of code; none when it is finished.
    pub pc: Option<u32>,
    /// How many registers it rests with.
    pub live: u32,
    /// Those that the trace has written.
    pub registers: Vec<u32>,
}

/// The generators of a snapshot. Its values are those of the generators at rest, then the running generators.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Those at rest.
    pub asleep: Vec<Asleep>,
    /// The windows of those that run above the entry's, in words from there.
    pub running: Vec<i32>,
}

/// Words from a generator's window down to the generator.
pub const GENERATOR: i32 = -(generator::GENERATOR as i32);

/// Runs a generator's body in a frame with this continuation?
pub fn is_generator(then: Continuation) -> bool {
    use Continuation as C;
    matches!(then, C::GeneratorIterate | C::GeneratorSend | C::GeneratorCall | C::GeneratorHost)
}

impl Plan {
    /// The plan of a snapshot, and its values. None when a frame lacks its generator.
    pub fn of(s: &Snapshot) -> Option<(Plan, Vec<Ir>)> {
        let (mut plan, mut values) = (Plan::default(), Vec::new());
        for g in &s.generators {
            values.push(g.generator);
            values.extend(g.registers.iter().map(|(_, ir)| *ir));
            let registers = g.registers.iter().map(|(at, _)| *at).collect();
            plan.asleep.push(Asleep { pc: g.pc, live: g.live, registers });
        }
        for f in s.frames.iter().skip(1).filter(|f| is_generator(f.then.0)) {
            let (_, ir) = s.registers.iter().find(|(at, _)| *at == f.base - GENERATOR)?;
            plan.running.push(f.base);
            values.push(*ir);
        }
        Some((plan, values))
    }

    /// Concerns it no generator?
    pub fn is_empty(&self) -> bool {
        self.asleep.is_empty() && self.running.is_empty()
    }

    /// Tells the objects. What the trace has written to the windows of running generators goes there afterwards.
    #[cfg(feature = "jit")]
    pub fn settle(&self, d: Direct, mut values: &[Word]) {
        let vm = d.vm();
        for asleep in &self.asleep {
            let Some(([generator], rest)) = values.split_first_chunk() else { return };
            match asleep.pc {
                Some(pc) => {
                    let written = asleep.registers.iter().copied().zip(rest.iter().copied());
                    generator::told::resting(vm, *generator, pc, asleep.live, written);
                }
                None => generator::told::finished(vm, *generator),
            }
            values = rest.get(asleep.registers.len()..).unwrap_or_default();
        }
        for (base, generator) in self.running.iter().zip(values) {
            generator::told::running(d.in_window(*base), *generator);
        }
    }
}
