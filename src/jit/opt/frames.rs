//! Snapshots in the names of a turn, with the registers that somebody may still read.
//!
//! Windows overlap: an inlined window starts inside its caller's. A register of a snapshot belongs to the innermost
//! frame whose header reaches down to it; what a caller had there is dead.

use super::rested::Rested;
use crate::bytecode::assigned::Registers;
use crate::bytecode::ops::METHOD_HEADER;
use crate::jit::ir::{Frame, Ir, NOTHING, Resting, Snapshot};

/// Words of a header, from the window down, that hold values: the function, and what waits below the frame.
const HELD: std::ops::RangeInclusive<i32> = -4..=-3;

/// A recorded snapshot. `before` is what the registers of the entry's window hold that the turns before have
/// written, in order; `map` gives for each recorded instruction what stands for its result, `rested` the
/// generators that the turns before have put to rest.
pub(super) fn snapshot(recorded: &Snapshot, before: &[(i32, Ir)], map: &[Ir], rested: &Rested) -> Snapshot {
    let mapped = |ir: &Ir| map.get(ir.0 as usize).copied().unwrap_or(NOTHING);
    let frames = &recorded.frames;
    let inlined = frames.get(1).map_or(i32::MAX, |f| f.base - i32::from(METHOD_HEADER));
    let mut registers = Vec::with_capacity(recorded.registers.len() + before.len());
    // What comes first counts: what this turn has written, then what its generators rested with, then the turns before.
    registers.extend(recorded.registers.iter().map(|(at, ir)| (*at, mapped(ir))));
    rested.running(frames, &mut registers);
    registers.extend(before.iter().take_while(|(at, _)| *at < inlined));
    registers.sort_by_key(|(at, _)| *at);
    registers.dedup_by_key(|(at, _)| *at);
    let mut live = Live::of(frames);
    registers.retain(|(at, _)| live.has(*at));
    let mut generators: Vec<Resting> = recorded
        .generators
        .iter()
        .map(|g| Resting {
            generator: mapped(&g.generator),
            pc: g.pc,
            live: g.live,
            registers: g.registers.iter().map(|(at, ir)| (*at, mapped(ir))).collect(),
        })
        .collect();
    rested.resting(frames, &registers, &mut generators);
    Snapshot { frames: frames.clone(), registers, generators }
}

/// What a register holds, of those that stand here in order.
pub(super) fn held(registers: &[(i32, Ir)], at: i32) -> Option<Ir> {
    let found = registers.binary_search_by_key(&at, |(register, _)| *register);
    found.ok().map(|n| registers[n].1)
}

/// May what these frames have in a register still be read?
pub(super) fn is_live(frames: &[Frame], at: i32) -> bool {
    Live::of(frames).has(at)
}

/// What of the words of some frames may still be read, for one who asks from the lowest word up.
struct Live<'f> {
    /// The frame of the word that was asked for last, and those above it.
    frames: &'f [Frame],
    /// Is that frame the entry's?
    is_entry: bool,
    /// Its registers that are live, once somebody has asked.
    registers: Option<Registers>,
}

impl<'f> Live<'f> {
    fn of(frames: &'f [Frame]) -> Live<'f> {
        Live { frames, is_entry: true, registers: None }
    }

    fn has(&mut self, at: i32) -> bool {
        while let [_, inner, ..] = self.frames
            && inner.base - i32::from(METHOD_HEADER) <= at
        {
            (self.frames, self.is_entry, self.registers) = (&self.frames[1..], false, None);
        }
        let [frame, above @ ..] = self.frames else { return true };
        let Ok(register) = usize::try_from(at - frame.base) else {
            return self.is_entry || HELD.contains(&(at - frame.base));
        };
        let code = frame.code.get();
        let registers = self.registers.get_or_insert_with(|| match above {
            [] => code.live().at(frame.pc),
            _ => code.live().behind(frame.pc),
        });
        register < code.unit.registers as usize && registers.contains(register)
    }
}
