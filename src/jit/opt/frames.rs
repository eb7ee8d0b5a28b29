//! Snapshots in the names of a turn, with the registers that somebody may still read.
//!
//! Windows overlap: an inlined window starts inside its caller's. A register of a snapshot belongs to the innermost
//! frame whose header reaches down to it; what a caller had there is dead.

use super::rested::Rested;
use crate::bytecode::ops::METHOD_HEADER;
use crate::jit::ir::{Frame, Ir, NOTHING, Resting, Snapshot};
use std::collections::BTreeMap;

/// Words of a header, from the window down, that hold values: the function, and what waits below the frame.
const HELD: std::ops::RangeInclusive<i32> = -4..=-3;

/// A recorded snapshot. `before` is what the registers of the entry's window hold that the turns before have
/// written; `map` gives for each recorded instruction what stands for its result, `rested` the
/// generators that the turns before have put to rest.
pub(super) fn snapshot(
    recorded: &Snapshot,
    before: &BTreeMap<i32, Ir>,
    map: &[Ir],
    rested: &Rested,
) -> Snapshot {
    let mapped = |ir: &Ir| map.get(ir.0 as usize).copied().unwrap_or(NOTHING);
    let frames = &recorded.frames;
    let inlined = frames.get(1).map_or(i32::MAX, |f| f.base - i32::from(METHOD_HEADER));
    let mut registers = Vec::with_capacity(recorded.registers.len() + before.len());
    // What comes first counts: what this turn has written, then what its generators rested with, then the turns before.
    registers.extend(recorded.registers.iter().map(|(at, ir)| (*at, mapped(ir))));
    rested.running(frames, &mut registers);
    registers.extend(before.iter().filter(|(at, _)| **at < inlined).map(|(at, ir)| (*at, *ir)));
    registers.retain(|(at, _)| is_live(frames, *at));
    registers.sort_by_key(|(at, _)| *at);
    registers.dedup_by_key(|(at, _)| *at);
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

/// May what these frames have in a register still be read?
pub(super) fn is_live(frames: &[Frame], at: i32) -> bool {
    let inner = |(level, f): (usize, &Frame)| level == 0 || f.base - i32::from(METHOD_HEADER) <= at;
    let Some(level) = frames.iter().enumerate().rposition(inner) else { return true };
    let frame = &frames[level];
    let Ok(register) = usize::try_from(at - frame.base) else {
        return level == 0 || HELD.contains(&(at - frame.base));
    };
    if register >= frame.code.get().unit.registers as usize {
        return false;
    }
    let live = frame.code.get().live();
    if level + 1 == frames.len() {
        live.is_live(frame.pc, register)
    } else {
        live.is_live_behind(frame.pc, register)
    }
}
