//! From a recorded trace to one that is worth compiling.
//!
//! Comes in: a trace. Goes out: an [`Optimised`] one, whose loop is peeled where that is possible, and which has no
//! instruction that nobody needs. Nothing here knows the engine or the machine that will run it.
//!
//! `early` asks what is loaded where it is loaded; `rewrite` does one turn again, knowing what it knows, with `fold` for
//! constants and ints, `shared` for results that are there, `remember` for memory, `rested` for generators and `frames`
//! for snapshots; `peel` has it do the turn twice, `head` lets other traces go on at the second; `dead` leaves out what
//! nobody needs, and `deferred` knows what is put off until a guard fails.

mod dead;
pub mod deferred;
mod early;
pub use early::asks_sort;
mod fold;
mod frames;
pub mod head;
mod peel;
mod print;
pub mod remember;
mod rested;
mod rewrite;
#[cfg(test)]
mod text;

use super::forced::Forced;
use super::ir::{End, Instruction, Ir, Snapshot, Trace};
use head::{Apart, Goal, Head, Reached};
use peel::Peeled;
use rested::Rested;
use rewrite::{Recorded, Rewriter};

/// A trace ready to be compiled. An [`Ir`] is an index into `instructions`.
pub struct Optimised {
    /// The instructions: the first turn, then the loop's body.
    pub instructions: Vec<Instruction>,
    /// The snapshots.
    pub snapshots: Vec<Snapshot>,
    /// Which instructions nothing but snapshots need: made where a guard fails, from what they are made of.
    pub sunk: Vec<bool>,
    /// Where the loop's body starts. None: there is one turn only, after which `last` is put back into the windows.
    pub body: Option<usize>,
    /// What goes from one turn of the body to the next: what the body calls it, and what it is when a turn ends.
    pub carried: Vec<(Ir, Ir)>,
    /// The registers at the end, if the loop is not peeled.
    pub last: Snapshot,
    /// How it ends.
    pub end: End,
    /// How other traces go on at the loop's body.
    pub head: Option<Head>,
    /// How this trace goes on at the body of a loop, if that is where it goes on.
    pub reached: Option<Reached>,
    /// Is it cut where it would go on at the start of a loop that would come back by the same exit? The trace behind it
    /// can be a loop of its own.
    pub is_refuted: bool,
}

/// Make a trace fit for compiling, as far as tests do not forbid it. The goal is where it goes on, if it may.
pub fn optimise(trace: &Trace, forced: Forced, goal: Option<&Goal<'_>>) -> Optimised {
    let recorded = Recorded {
        instructions: &trace.instructions,
        snapshots: &trace.snapshots,
        round: trace.round.as_deref(),
    };
    let nowhere = Snapshot { frames: [].into(), registers: Vec::new(), generators: Vec::new() };
    let last = trace.last.as_ref().unwrap_or(&nowhere);
    if forced.unoptimised {
        return Optimised {
            instructions: trace.instructions.clone(),
            snapshots: trace.snapshots.clone(),
            sunk: vec![false; trace.instructions.len()],
            body: None,
            carried: Vec::new(),
            last: last.clone(),
            end: trace.end.clone(),
            head: None,
            reached: None,
            is_refuted: false,
        };
    }
    let is_peelable = !forced.unpeeled && peel::is_peelable(&recorded);
    let goal = goal.filter(|_| !forced.unpeeled && !forced.unjoined && peel::is_joinable(&recorded));
    let may_loop = trace.end == End::Loop || trace.round.is_some();
    let optimised = improve(recorded, last, is_peelable && may_loop, goal, forced);
    let end = match optimised.body {
        Some(_) => End::Loop,
        None if optimised.is_refuted => End::Cut,
        None => trace.end.clone(),
    };
    Optimised { end, ..optimised }
}

fn improve(
    recorded: Recorded,
    last: &Snapshot,
    peelable: bool,
    goal: Option<&Goal<'_>>,
    forced: Forced,
) -> Optimised {
    let mut rewriter = Rewriter::new(recorded, early::order(recorded.instructions));
    rewriter.shares = !forced.unshared;
    let sinks = !forced.unsunk;
    // The first turn keeps guards that are known to fail: it cannot be impossible.
    let first = rewriter.turn(None).unwrap_or_default();
    if peelable && let Some(peeled) = peel::peel(&mut rewriter, &first, last, sinks) {
        let nothing = Snapshot { registers: Vec::new(), generators: Vec::new(), frames: last.frames.clone() };
        let Peeled { instructions, snapshots, body, carried, head } = peeled;
        let (optimised, names) =
            dead::clean(instructions, snapshots, nothing, Some((body, &carried)), None, sinks);
        return Optimised { head: Some(Head { names, ..head }), ..optimised };
    }
    let (written, taken) = (rewriter.out.len(), rewriter.snapshots.len());
    let reached = goal.map_or(Err(Apart::Unlike), |goal| head::reach(&mut rewriter, &first, last, goal));
    if reached.is_err() {
        rewriter.out.truncate(written);
        rewriter.snapshots.truncate(taken);
    }
    let is_refuted = matches!(reached, Err(Apart::Refuted));
    let rest = match &reached {
        Ok(reached) => reached.rest.clone(),
        Err(_) => frames::snapshot(last, &[], &first, &Rested::default()),
    };
    let optimised = dead::clean(rewriter.out, rewriter.snapshots, rest, None, reached.ok(), sinks).0;
    match &optimised.reached {
        Some(reached) if reached.is_whole => improve(recorded, last, false, None, forced),
        _ => Optimised { is_refuted, ..optimised },
    }
}
