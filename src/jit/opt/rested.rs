//! Generators between the turns of a peeled loop.
//!
//! Owns what the first turn has left of the generators that it has resumed: where each rests, and what it rests with.
//! The next turn finds that instead of looking at their objects, which are told at exits only. So the registers of a
//! generator go from turn to turn like those of the loop.
//!
//! That takes a generator that is the same object in all turns, and rests at the same place, with the same registers
//! written, at the end of each. All others leave the loop as it is.

use super::rewrite::{Contradiction, Rewriter};
use crate::jit::generators::{GENERATOR, is_generator};
use crate::jit::ir::{Constant, Frame, Ir, NOTHING, Opcode, Operand, Operands, Resting, Snapshot};
use hashbrown::HashMap;

/// See the module's documentation.
#[derive(Clone, Default)]
pub(super) struct Rested {
    /// At the end of the first turn, in its names.
    pub(super) at_rest: Vec<Resting>,
    /// Is this another turn than the first?
    is_again: bool,
    /// Registers that the first turn has read from the objects.
    read: HashMap<(Ir, u32), Ir>,
}

impl Rested {
    fn of(&self, generator: Ir) -> Option<&Resting> {
        self.at_rest.iter().find(|g| g.generator == generator)
    }

    /// The first turn has ended.
    pub(super) fn start(&mut self, last: &Snapshot, first: &[Ir]) {
        self.at_rest = named(last, first);
        self.is_again = true;
    }

    /// The same, with those reads alone whose result is known.
    pub(super) fn as_far_as(&self, is_known: impl Fn(Ir) -> bool) -> Rested {
        let mut rested = self.clone();
        rested.read.retain(|_, ir| is_known(*ir));
        rested
    }

    /// Does the second turn leave the same generators at rest, and all of them in the trace's hands?
    pub(super) fn is_steady(&self, last: &Snapshot, first: &[Ir], second: &[Ir]) -> bool {
        let (before, after) = (named(last, first), named(last, second));
        let same =
            |(a, b): (&Resting, &Resting)| a.generator == b.generator && a.pc.is_some_and(|pc| pc != 0);
        before.iter().zip(&after).all(same)
    }

    /// Adds what the turns before have put into registers of generators that run in these frames: where this turn has
    /// written, that comes first.
    pub(super) fn running(&self, frames: &[Frame], registers: &mut Vec<(i32, Ir)>) {
        if self.at_rest.is_empty() {
            return;
        }
        let written = registers.len();
        // Where windows overlap a register is the inner frame's.
        for f in frames.iter().skip(1).rev().filter(|f| is_generator(f.then.0)) {
            let generator = registers[..written].iter().find(|(at, _)| *at == f.base - GENERATOR);
            let generator = generator.map(|(_, ir)| *ir);
            for (at, ir) in generator.and_then(|g| self.of(g)).iter().flat_map(|g| &g.registers) {
                registers.push((f.base + *at as i32, *ir));
            }
        }
    }

    /// Completes the generators at rest with what the turns before have left: those that this turn has not resumed yet,
    /// and registers that it has not written.
    pub(super) fn resting(&self, frames: &[Frame], registers: &[(i32, Ir)], now: &mut Vec<Resting>) {
        for before in &self.at_rest {
            let runs = |f: &Frame| {
                is_generator(f.then.0) && registers.contains(&(f.base - GENERATOR, before.generator))
            };
            if frames.iter().skip(1).any(runs) {
                continue;
            }
            match now.iter_mut().find(|g| g.generator == before.generator) {
                None => now.push(before.clone()),
                Some(g) => {
                    let missing = |(at, _): &&(u32, Ir)| {
                        *at < g.live && !g.registers.iter().any(|(known, _)| known == at)
                    };
                    let more: Vec<(u32, Ir)> = before.registers.iter().filter(missing).copied().collect();
                    g.registers.extend(more);
                }
            }
        }
    }
}

/// The generators of a recorded snapshot in the names of a turn.
fn named(recorded: &Snapshot, map: &[Ir]) -> Vec<Resting> {
    let mapped = |ir: Ir| map.get(ir.0 as usize).copied().unwrap_or(NOTHING);
    let named = |g: &Resting| Resting {
        generator: mapped(g.generator),
        pc: g.pc,
        live: g.live,
        registers: g.registers.iter().map(|(at, ir)| (*at, mapped(*ir))).collect(),
    };
    recorded.generators.iter().map(named).collect()
}

impl Rewriter<'_> {
    /// A register of a generator at rest: what the turn before has left there, else what its object has.
    pub(super) fn rested_register(&mut self, at: u32, operands: Operands) -> Ir {
        let Some(Operand::Ir(generator)) = operands.first().copied() else { return NOTHING };
        let left = self.rested.of(generator).and_then(|g| g.registers.iter().find(|(n, _)| *n == at));
        if let Some((_, ir)) = left {
            return *ir;
        }
        if self.rested.is_again
            && let Some(ir) = self.rested.read.get(&(generator, at))
        {
            return *ir;
        }
        let ir = self.append(Opcode::GeneratorRegister(at), operands);
        self.rested.read.insert((generator, at), ir);
        ir
    }

    /// Where a generator rests in another turn than the first: the recorded place, if the turn before has left it there.
    pub(super) fn rested_state(&mut self, operands: &[Operand]) -> Result<Ir, Contradiction> {
        match operands {
            [Operand::Ir(generator), Operand::Constant(Constant::Int(at))]
                if self.rested.of(*generator).is_some_and(|g| g.pc == u32::try_from(*at).ok()) =>
            {
                Ok(NOTHING)
            }
            _ => Err(Contradiction),
        }
    }
}
