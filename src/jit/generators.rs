//! Generators that a trace has resumed: how their objects become what the interpreter would have made of them.
//!
//! While a trace runs, the state of a generator is in the values of the trace, and its object is as it was when the trace
//! began. A [`Plan`] says what its values mean for the objects at one place of the trace; [`Plan::settle`] tells the
//! objects. That may happen more than once, and leaves what the trace still reads from them as it was.
//!
//! Invariant "asleep": what a trace reads from the registers of a generator's object was not written since by the trace;
//! a register that was is among the values of every plan from there on.

use super::ir::{Ir, Snapshot};
use crate::machine::primitives::Continuation;
#[cfg(feature = "jit")]
use crate::{
    heap::{Value, Word},
    interp::direct::Direct,
    object::generator::{Generator, State},
};

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
const GENERATOR: i32 = 4;
/// And to its function.
#[cfg(feature = "jit")]
const FUNCTION: i32 = 3;

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

    /// How many values it has.
    pub fn values(&self) -> usize {
        self.asleep.iter().map(|g| 1 + g.registers.len()).sum::<usize>() + self.running.len()
    }

    /// Concerns it no generator?
    pub fn is_empty(&self) -> bool {
        self.asleep.is_empty() && self.running.is_empty()
    }

    /// Tells the objects. What the trace has written to the windows of running generators goes there afterwards.
    #[cfg(feature = "jit")]
    pub fn settle(&self, d: Direct, values: &[Word]) {
        let vm = d.vm();
        let mut values = values.iter();
        let mut next = || values.next().copied().unwrap_or(Word::NONE);
        for asleep in &self.asleep {
            let generator = vm.brand(next()).cast::<Generator>();
            let written: smallvec::SmallVec<[(u32, Word); 8]> =
                asleep.registers.iter().map(|at| (*at, next())).collect();
            let Some(g) = generator else { continue };
            if g.state() == State::Running {
                // It handles nothing of its own: what is noted there is its consumer's.
                vm.heap.store(g, &g.object().handled, Value::NONE);
            }
            let Some(pc) = asleep.pc else {
                g.object().state.set(State::Finished);
                vm.heap.store(g, &g.object().registers, Value::NONE);
                continue;
            };
            let Some(saved) = g.registers().filter(|_| pc != 0) else { continue };
            for (at, word) in written {
                vm.heap.store_tail(saved, at as usize, vm.brand(word));
            }
            g.object().live.set(asleep.live as usize);
            g.object().pc.set(u64::from(pc));
            g.object().state.set(State::Suspended);
        }
        for base in &self.running {
            let Some(g) = vm.brand(next()).cast::<Generator>() else { continue };
            let (Some(f), Some(saved)) = (g.function(), g.registers()) else { continue };
            d.put_word(base - GENERATOR, g.value().word());
            d.put_word(base - FUNCTION, f.value().word());
            for (i, v) in saved.tail_values().iter().take(g.object().live.get()).enumerate() {
                d.put_word(base + i as i32, v.word());
            }
            if g.state() != State::Running {
                g.object().state.set(State::Running);
                vm.heap.store(g, &g.object().handled, vm.brand(vm.handled.get()));
            }
        }
    }
}
