//! The loop peeled: a first turn, then a body that repeats nothing which the first turn has settled for good.
//!
//! The body is the recorded turn written once more by the same rewriter, with what the first turn has left in the
//! registers in place of what it found there. Whatever comes out as an instruction of the first turn is not done again.
//!
//! A name of the first turn that the body uses stands, in each turn of the body, for what the same recorded instruction
//! has given in the turn before. So `X`, made by the recorded instruction `r`, becomes what `r` is in the body when a
//! turn ends: the pair is carried. If that is `X` again, it is invariant.
//!
//! Why that is right, by induction over the turns: all that the rewriter knew at the end of the first turn follows from
//! the guards and the meaning of that turn's instructions (invariant "turn"), in terms of the values that they gave. The
//! body does the same recorded instructions. Each of its guards is asked, or follows from what was known; so after the
//! turn the same is known of the values that the same instructions have given now, to which the carried pairs have moved
//! the names. That covers values that were equal and so share a name: they are equal in each turn, and any of them is
//! what the name stands for. It covers reads too: that a place in memory holds `X` when a turn ends is known as well.
//!
//! Numbers are carried unboxed: a name whose value is known to be a number when the first turn ends is made again from
//! the carried number at the start of the body, where only snapshots may need it. So is an object that each turn makes
//! anew, if nothing but snapshots of the next turn need it: what it is made of is carried, and nobody can tell.

use super::dead;
use super::frames;
use super::head::Head;
use super::rewrite::{Recorded, Rewriter};
use crate::jit::ir::{
    Collected, Expect, Instruction, Ir, Made, NOTHING, Opcode, Operand, Operands, Primitive, Snapshot,
};
use hashbrown::HashMap;
use smallvec::smallvec;
use std::rc::Rc;

/// A loop in two parts.
pub(super) struct Peeled {
    pub(super) instructions: Vec<Instruction>,
    pub(super) snapshots: Vec<Snapshot>,
    /// Where the body starts.
    pub(super) body: usize,
    /// What each variant name of the first turn is when a turn of the body ends.
    pub(super) carried: HashMap<Ir, Ir>,
    /// For traces that go on at the body.
    pub(super) head: Head,
}

/// Can the trace go round at all? A generator made in a turn is another one in the next.
pub(super) fn is_peelable(recorded: &Recorded) -> bool {
    let makes = |i: &Instruction| matches!(i.opcode, Opcode::Collect(Collected::Generator));
    is_joinable(recorded) && !recorded.instructions.iter().any(makes)
}

/// Can the trace go on at the body of a loop? Calls leave the windows in order.
pub(super) fn is_joinable(recorded: &Recorded) -> bool {
    let calls = |i: &Instruction| {
        matches!(i.opcode, Opcode::Helper(_) | Opcode::Native(_) | Opcode::Pending(_) | Opcode::Throw(_))
    };
    !recorded.instructions.iter().any(calls)
}

/// Write the body behind the first turn, which has been written already: `first` is what each recorded instruction is
/// there. None, and nothing written, when the second turn cannot be like the first. `sinks`: do objects that only exits
/// need go round in parts?
pub(super) fn peel(rewriter: &mut Rewriter, first: &[Ir], last: &Snapshot, sinks: bool) -> Option<Peeled> {
    let (body, taken) = (rewriter.out.len(), rewriter.snapshots.len());
    let numbers: HashMap<Ir, (Primitive, Ir)> =
        (0..body as u32).filter_map(|x| rewriter.number(Ir(x)).map(|number| (Ir(x), number))).collect();
    let mut start: Vec<(i32, Ir)> = last.registers.iter().map(|(r, ir)| (*r, first[ir.0 as usize])).collect();
    start.sort_unstable();
    let start: Rc<[(i32, Ir)]> = start.into();
    rewriter.inherited = inherited(rewriter, first, &start, last)?;
    rewriter.rested.start(last, first);
    let known = rewriter.knowledge();
    let peeled = rewriter.turn(Some(Rc::clone(&start))).ok().and_then(|second| {
        if !rewriter.rested.is_steady(last, first, &second) {
            return None;
        }
        let substitution = substitution(rewriter, first, &second, body)?;
        let parted = match sinks {
            true => dead::parted(&rewriter.out, &rewriter.snapshots, body, &substitution),
            false => Vec::new(),
        };
        let head = Head {
            instructions: rewriter.recorded.instructions.to_vec(),
            snapshots: rewriter.recorded.snapshots.to_vec(),
            order: Rc::clone(&rewriter.order),
            frame: last.frames.first().filter(|_| last.frames.len() == 1).cloned(),
            first: rewriter.out[..body].to_vec(),
            known,
            start,
            rested: rewriter.rested.clone(),
            turn: rewriter.out[body..].iter().map(|i| counted_from(i, taken)).collect(),
            taken: rewriter.snapshots[taken..].to_vec(),
            second,
            variant: substitution.keys().copied().collect(),
            parted,
            numbers: numbers.clone(),
            kills: std::mem::take(&mut rewriter.kills),
            names: Vec::new(),
        };
        Some(join(rewriter, &substitution, &numbers, head))
    });
    if peeled.is_none() {
        rewriter.out.truncate(body);
        rewriter.snapshots.truncate(taken);
    }
    peeled
}

/// What the body finds in place of what the first turn has inherited, if that has started behind an exit: a number where
/// there was a number, and the same where the recorded turn has taken two for one, or knew what it was.
fn inherited(
    rewriter: &mut Rewriter,
    first: &[Ir],
    start: &[(i32, Ir)],
    last: &Snapshot,
) -> Option<HashMap<u32, Ir>> {
    let recorded = rewriter.recorded;
    let mut inherited = HashMap::new();
    for (i, x) in recorded.instructions.iter().zip(first) {
        if let Opcode::Inherited(n, _) = i.opcode {
            inherited.insert(n, *x);
        }
    }
    let mut found: HashMap<Ir, Ir> = HashMap::new();
    for (at, word) in recorded.round.unwrap_or_default() {
        if !frames::is_live(&last.frames, *at) {
            continue;
        }
        let before = first[word.0 as usize];
        let now = frames::held(start, *at).unwrap_or(before);
        if *found.entry(*word).or_insert(now) != now {
            return None;
        }
        let made = &recorded.instructions[word.0 as usize];
        let number = match made.operands.first() {
            Some(Operand::Ir(number)) => recorded.instructions[number.0 as usize].opcode,
            _ => made.opcode,
        };
        match (made.opcode, number) {
            (Opcode::Inherited(n, Made::Word), _) => {
                inherited.insert(n, now);
            }
            (
                Opcode::Primitive(how @ (Primitive::from_int | Primitive::from_float)),
                Opcode::Inherited(n, _),
            ) => {
                let (_, number) = rewriter.number(now).filter(|(p, _)| *p == how)?;
                inherited.insert(n, number);
            }
            _ if now == before => {}
            _ => return None,
        }
    }
    Some(inherited)
}

/// What each name of the first turn that changes is after a turn of the body. None when it cannot be carried.
fn substitution(rewriter: &Rewriter, first: &[Ir], second: &[Ir], body: usize) -> Option<HashMap<Ir, Ir>> {
    let mut after = HashMap::new();
    for due in &*rewriter.order {
        let (x, y) = (&first[due.number as usize], &second[due.number as usize]);
        if *x != NOTHING && (x.0 as usize) < body && rewriter.constant_of(&Operand::Ir(*x)).is_none() {
            // The first that has the name is the one that made it.
            after.entry(*x).or_insert(*y);
        }
    }
    after.retain(|x, y| x != y && rewriter.kind(*x) != Made::Nothing);
    let same_kind = |(x, y): (&Ir, &Ir)| {
        let (x, y) = (rewriter.kind(*x), rewriter.kind(*y));
        x == y || x == Made::Constant
    };
    after.iter().all(same_kind).then_some(after)
}

/// Put the two turns together, with what the body needs made again between them: boxes of numbers, and objects that go
/// round in parts.
fn join(
    rewriter: &mut Rewriter,
    substitution: &HashMap<Ir, Ir>,
    numbers: &HashMap<Ir, (Primitive, Ir)>,
    head: Head,
) -> Peeled {
    let (body, taken) = (head.first.len(), rewriter.snapshots.len() - head.taken.len());
    let mut instructions = std::mem::take(&mut rewriter.out);
    let mut snapshots = std::mem::take(&mut rewriter.snapshots);
    let turn = instructions.split_off(body);
    let plain = |x: Ir, opcode: Opcode, operands: Operands| Instruction {
        opcode,
        operands,
        expect: Expect::Nothing,
        snapshot: None,
        step: instructions[x.0 as usize].step,
    };
    let boxes = substitution.keys().filter(|x| rewriter_boxes(&instructions, **x)).filter_map(|x| {
        let (how, number) = numbers.get(x)?;
        Some((*x, plain(*x, Opcode::Primitive(*how), smallvec![Operand::Ir(*number)])))
    });
    let parted = head.parted.iter().map(|x| {
        let made = &instructions[x.0 as usize];
        (*x, plain(*x, made.opcode, made.operands.clone()))
    });
    let mut again: Vec<(Ir, Instruction)> = boxes.chain(parted).collect();
    again.sort_unstable_by_key(|(x, _)| *x);
    let made: HashMap<Ir, Ir> = again.iter().zip(body as u32..).map(|((x, _), at)| (*x, Ir(at))).collect();
    let more = again.len() as u32;
    let place = |ir: Ir| match made.get(&ir) {
        Some(again) => *again,
        None if ir != NOTHING && ir.0 as usize >= body => Ir(ir.0 + more),
        None => ir,
    };
    let turn = again.into_iter().map(|(_, i)| i).chain(turn);
    instructions.extend(turn.map(|mut i| {
        for o in &mut i.operands {
            if let Operand::Ir(ir) = o {
                *ir = place(*ir);
            }
        }
        i
    }));
    for s in &mut snapshots[taken..] {
        s.registers.iter_mut().for_each(|(_, ir)| *ir = place(*ir));
        for g in &mut s.generators {
            g.generator = place(g.generator);
            g.registers.iter_mut().for_each(|(_, ir)| *ir = place(*ir));
        }
    }
    let carried =
        substitution.iter().filter(|(x, _)| !made.contains_key(*x)).map(|(x, y)| (*x, place(*y))).collect();
    Peeled { instructions, snapshots, body, carried, head }
}

/// With the number of its snapshot counted from this one.
fn counted_from(i: &Instruction, first: usize) -> Instruction {
    Instruction { snapshot: i.snapshot.map(|s| s - first as u32), ..i.clone() }
}

/// Is it a value, not the number in it?
fn rewriter_boxes(instructions: &[Instruction], x: Ir) -> bool {
    match instructions.get(x.0 as usize).map(|i| i.opcode) {
        Some(Opcode::Primitive(p)) => p.result() == Made::Word,
        Some(_) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::{body, optimised, shown};

    const SUM: &str = "register 1
        register 2
        register 0
        guard as_int %1
        guard as_int %2
        guard int_lt %3, %4
        guard as_int %0
        guard int_add %6, %3
        from_int %7
        int 1
        guard int_add %3, %9 ; 1=%8
        from_int %10
        guard poll ; 1=%8 2=%11
        loop 1=%8 2=%11";

    #[test]
    fn numbers_go_round_unboxed() {
        let optimised = optimised(SUM);
        assert_eq!(body(&optimised), ["guard int_lt", "guard int_add", "guard int_add", "guard poll"]);
        assert_eq!(
            shown(&optimised).split_once("body").map(|(_, body)| body),
            Some(
                " [%7=%16 %10=%18]
%13   sunk from_int %7
%14   sunk from_int %10
       ;  [1=%13 2=%14]
%15   guard int_lt %10, %4
       ;  [1=%13 2=%14]
%16   guard int_add %7, %10
%17   sunk from_int %16
       ;  [1=%17 2=%14]
%18   guard int_add %10, %9
%19   sunk from_int %18
       ;  [1=%17 2=%19]
%20   guard poll
"
            )
        );
    }

    #[test]
    fn an_object_that_stays_is_tested_once() {
        let method = |write: &str| {
            let trace = format!(
                "register 0
                register 1
                guard as_object %0
                guard shape_of %0 == A
                guard load_slot %0, .2
                guard as_int %4
                guard as_int %1
                guard int_add %5, %6
                from_int %7
                {write}
                loop 1=%8"
            );
            body(&optimised(&trace))
        };
        assert_eq!(method("guard poll"), ["guard int_add", "guard poll"]);
        // What was stored is known in the next turn, and is a number.
        assert_eq!(method("store_slot %0, .2, %8"), ["guard int_add", "from_int", "store_slot"]);
        assert_eq!(method("store_slot %0, .3, %8"), ["guard int_add", "from_int", "store_slot"]);
        // One that may be the same object gets another shape; one that had another shape before is none of them.
        let grown = |shape| {
            let grow = format!("new_instance {shape}, /4\nadd_slot %9, C, .4, %1");
            method(&grow).contains(&"guard shape_of".to_string())
        };
        assert_eq!(["A", "B"].map(grown), [true, false]);
    }

    #[test]
    fn registers_may_change_places() {
        let text = shown(&optimised(
            "register 0
            register 1
            register 2
            guard as_list %2
            list_push %2, %0
            list_push %2, %1
            loop 0=%1 1=%0",
        ));
        assert!(text.contains("body [%0=%1 %1=%0]"), "{text}");
        assert!(text.ends_with("list_push %2, %1\n%7    list_push %2, %0\n"), "{text}");
    }

    #[test]
    fn a_value_of_another_sort_in_the_next_turn_is_not_peeled() {
        let optimised = optimised(
            "register 0
            guard as_int %0
            int_to_float %1
            from_float %2
            guard poll
            loop 0=%3",
        );
        assert_eq!((optimised.body, optimised.carried.len()), (None, 0));
        assert_eq!(optimised.instructions.len(), optimised.sunk.len());
    }

    #[test]
    fn what_lags_a_turn_behind_is_carried_as_a_number_too() {
        let optimised = optimised(
            "register 0
            guard as_int %0
            int 1
            guard int_add %1, %2
            from_int %3
            guard poll ; 0=%4 1=%0
            loop 0=%4 1=%0",
        );
        assert_eq!(body(&optimised), ["guard int_add", "guard poll"]);
        assert_eq!(optimised.carried.len(), 2);
    }

    /// An object that the turn makes of the number in register 0, and that register 1 holds when it ends.
    fn made_anew(rest: &str) -> String {
        format!(
            "register 0
            guard as_int %0
            int 1
            guard int_add %1, %2
            from_int %3
            new_cell %0
            cell_set %5, %4
            guard poll ; 0=%4
            {rest}
            loop 0=%4 1=%5"
        )
    }

    #[test]
    fn an_object_that_only_exits_of_the_next_turn_need_goes_round_in_parts() {
        let optimised = optimised(&made_anew(""));
        assert_eq!(body(&optimised), ["guard int_add", "guard poll"]);
        let text = shown(&optimised);
        // It was made of the number before, and holds what was written last.
        assert!(text.contains("body [%1=%3 %3=%10]\n%6    sunk from_int %1\n"), "{text}");
        assert!(text.contains("%8    sunk new_cell %6\n%9    sunk cell_set %8, %7\n"), "{text}");
    }

    #[test]
    fn an_object_that_somebody_has_goes_round_as_it_is() {
        let text = shown(&optimised(&made_anew("register 2\nguard as_list %8\nlist_push %8, %5")));
        assert!(text.contains("body") && !text.contains("sunk new_cell"), "{text}");
    }

    #[test]
    fn an_object_that_the_next_turn_looks_at_goes_round_as_it_is() {
        let text =
            shown(&optimised(&made_anew("register 1\nregister 2\nguard as_list %9\nlist_push %9, %8")));
        assert!(!text.contains("sunk new_cell"), "{text}");
    }
}
