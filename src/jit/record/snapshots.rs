//! How to go on in the interpreter when a guard fails: frames, registers and resting generators as they are when a
//! bytecode starts.
//!
//! Invariant "snapshot": all guards of a bytecode share one, made when the first of them is written; until then the
//! bytecode has had no effect.

use super::Recorder;
use super::frames::Source;
use crate::jit::ir::{Frame, Resting, Snapshot};
use crate::machine::Machine;

impl Recorder {
    pub(super) fn state(&self) -> Snapshot {
        let mut frames = Vec::with_capacity(self.frames.len() + 1);
        let mut d = self.d;
        for level in 0..=self.frames.len() {
            let pc = if level == 0 { self.pc } else { d.pc_index() };
            let mut frame = d;
            let base = d.window() as i32 - self.entry as i32;
            frames.push(Frame { code: d.frame_code(), pc, base, then: frame.continuation() });
            if level < self.frames.len() {
                d = d.outer();
            }
        }
        frames.reverse();
        // What lies above the innermost window is dead.
        let top = self.window() + self.d.frame_code().get().registers as usize;
        let registers = self.registers.written_below(top).to_vec();
        Snapshot { frames: frames.into(), registers, generators: self.generators() }
    }

    /// The generators that the trace has put to rest, for a snapshot.
    fn generators(&self) -> Vec<Resting> {
        let written = |(i, source): (usize, &Source)| match source {
            Source::Made(ir, true) => Some((i as u32, *ir)),
            _ => None,
        };
        let mut all: Vec<Resting> = self
            .resting
            .iter()
            .map(|(generator, rest)| Resting {
                generator: *generator,
                pc: rest.pc,
                live: rest.sources.len() as u32,
                registers: rest.sources.iter().enumerate().filter_map(written).collect(),
            })
            .collect();
        all.sort_unstable_by_key(|r| r.generator);
        all
    }

    pub(super) fn snapshot(&mut self) -> u32 {
        match self.snapshot {
            Some(s) => s,
            None => {
                let state = self.state();
                self.trace.snapshots.push(state);
                let s = self.trace.snapshots.len() as u32 - 1;
                self.snapshot = Some(s);
                s
            }
        }
    }
}
