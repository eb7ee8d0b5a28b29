//! What is put off until a guard fails: objects that nothing but snapshots need, and writes to them.
//!
//! An object that a trace makes, and that nobody else gets, need not be there while the trace goes on: reads of it were
//! answered by what was written. An exit makes it, and does to it what the instructions before the exit have done. So is
//! the exception that is being handled put off, if nothing looks for it before another takes its place.
//!
//! Invariant "order": what an exit does is what stands before it in the trace, in that order. An object and its writes
//! are in the same turn, so that none of them is done more often than the other.

use super::Optimised;
use crate::jit::ir::{Collected, Instruction, Ir, Opcode, Operand, Primitive, Snapshot};
use hashbrown::HashMap;
use smallvec::SmallVec;

/// Does it make an object of several values, which nobody else has until it is given away?
pub fn is_whole(i: &Instruction) -> bool {
    use Primitive as P;
    matches!(
        i.opcode,
        Opcode::Collect(Collected::Tuple)
            | Opcode::Primitive(
                P::new_cell
                    | P::new_exception
                    | P::new_function
                    | P::new_instance
                    | P::new_method
                    | P::new_range
                    | P::new_slice
            )
    )
}

/// Does it find the values of its snapshot in the windows?
pub(super) fn is_call(i: &Instruction) -> bool {
    matches!(i.opcode, Opcode::Helper(_) | Opcode::Native(_) | Opcode::Pending(_) | Opcode::Throw(_))
}

/// The object that it changes, if that is all that it does.
fn target(i: &Instruction) -> Option<Ir> {
    use Primitive as P;
    let writes =
        matches!(i.opcode, Opcode::Passed(_) | Opcode::Primitive(P::store_slot | P::add_slot | P::cell_set));
    match i.operands.first() {
        Some(Operand::Ir(target)) if writes => Some(*target),
        _ => None,
    }
}

/// The instruction that makes an object, and those that write to it.
pub(super) fn done_to(instructions: &[Instruction], object: Ir) -> impl Iterator<Item = &Instruction> {
    let mut all = instructions.iter().skip(object.0 as usize);
    all.next().into_iter().chain(all.filter(move |i| target(i) == Some(object)))
}

/// Does a later write go to the same place as this one?
pub(super) fn is_overwritten(write: &Instruction, later: &Instruction) -> bool {
    use Primitive as P;
    let place = match write.opcode {
        Opcode::Primitive(P::cell_set) => 1,
        Opcode::Primitive(P::store_slot) => 2,
        _ => return false,
    };
    let mut at = 0..;
    is_alike(write, later, |a, b| at.next() >= Some(place) || a == b)
}

/// Do two that can be put off do the same, but for what is told of their operands?
pub(super) fn is_alike(
    a: &Instruction,
    b: &Instruction,
    mut is_alike: impl FnMut(&Operand, &Operand) -> bool,
) -> bool {
    let same_opcode = match (a.opcode, b.opcode) {
        (Opcode::Primitive(a), Opcode::Primitive(b)) => a == b,
        (Opcode::Collect(a), Opcode::Collect(b)) => a == b,
        (Opcode::Passed(a), Opcode::Passed(b)) => a == b,
        _ => false,
    };
    same_opcode
        && a.operands.len() == b.operands.len()
        && a.operands.iter().zip(&b.operands).all(|(a, b)| is_alike(a, b))
}

fn is_handling(i: &Instruction) -> bool {
    matches!(i.opcode, Opcode::Primitive(Primitive::set_handled))
}

/// What is done to objects that the trace makes, and to which exception is being handled.
#[derive(Default)]
pub struct Writes {
    /// By object.
    writes: HashMap<u32, Vec<u32>>,
    /// From where to where an instruction says what is being handled.
    handling: Vec<std::ops::Range<usize>>,
}

impl Writes {
    /// Those that can be put off if their objects are.
    pub(super) fn to_be_deferred(instructions: &[Instruction], body: usize) -> Writes {
        let mut all = Writes::default();
        for (n, i) in instructions.iter().enumerate() {
            if let Some(o) = target(i)
                && instructions.get(o.0 as usize).is_some_and(is_whole)
                && (n < body) == ((o.0 as usize) < body)
            {
                all.writes.entry(o.0).or_default().push(n as u32);
            }
        }
        all.handling = handling(instructions, |_| true);
        all.handling.retain(|range| {
            let looks = |i: &Instruction| is_call(i) || matches!(i.opcode, Opcode::Shortcut(_));
            let next = instructions.get(range.end).is_some_and(is_handling);
            next && (range.start < body) == (range.end < body)
                && !instructions[range.clone()].iter().any(looks)
        });
        all
    }

    /// Those that have been put off, under the names of roots.
    pub fn deferred(trace: &Optimised, roots: &[u32]) -> Writes {
        let mut all = Writes::default();
        for (n, i) in trace.instructions.iter().enumerate() {
            if let Some(o) = target(i).filter(|_| trace.sunk[n]) {
                all.writes.entry(roots[o.0 as usize]).or_default().push(n as u32);
            }
        }
        all.handling = handling(&trace.instructions, |n| trace.sunk[n]);
        all
    }

    /// What is done to an object.
    pub(super) fn of(&self, object: Ir) -> Vec<Ir> {
        self.writes.get(&object.0).map_or_else(Vec::new, |all| all.iter().map(|n| Ir(*n)).collect())
    }

    /// What is done to an object before an instruction.
    pub fn before(&self, object: u32, at: u32) -> impl Iterator<Item = u32> {
        let all = self.writes.get(&object).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |n| *n < at)
    }

    /// Which instruction has said what is being handled at another, if that was put off.
    pub fn handling(&self, at: usize) -> Option<Ir> {
        let range = self.handling.iter().find(|range| range.start < at && at < range.end)?;
        Some(Ir(range.start as u32))
    }

    /// Can this instruction, of this number, be put off?
    pub(super) fn has(&self, n: usize, i: &Instruction) -> bool {
        let written = target(i).and_then(|o| self.writes.get(&o.0));
        written.is_some_and(|all| all.binary_search(&(n as u32)).is_ok())
            || is_handling(i) && self.handling.iter().any(|range| range.start == n)
    }

    /// The values that an exit leaves: those of its snapshot, what they are made of as far as that was put off, and what
    /// was written to them. Names are those of roots. `meet` is told of each at least once, and says whether it is the
    /// first time.
    pub fn left(
        &self,
        trace: &Optimised,
        roots: &[u32],
        s: &Snapshot,
        at: u32,
        mut meet: impl FnMut(u32) -> bool,
    ) {
        // What has been put off, and not been taken apart yet.
        let mut work: SmallVec<[u32; 16]> = SmallVec::new();
        let mut meet = |ir: Ir, work: &mut SmallVec<[u32; 16]>| {
            let value = roots[ir.0 as usize];
            if meet(value) && trace.sunk[value as usize] {
                work.push(value);
            }
        };
        s.registers.iter().for_each(|(_, ir)| meet(*ir, &mut work));
        for g in &s.generators {
            meet(g.generator, &mut work);
            g.registers.iter().for_each(|(_, ir)| meet(*ir, &mut work));
        }
        let mut parts = |n: u32, work: &mut SmallVec<[u32; 16]>| {
            for o in &trace.instructions[n as usize].operands {
                if let Operand::Ir(ir) = o {
                    meet(*ir, work);
                }
            }
        };
        if let Some(handling) = self.handling(at as usize) {
            parts(handling.0, &mut work);
        }
        while let Some(value) = work.pop() {
            parts(value, &mut work);
            self.before(value, at).for_each(|write| parts(write, &mut work));
        }
    }
}

/// From each instruction that says what is being handled, for which that holds, to the next one.
fn handling(instructions: &[Instruction], is_meant: impl Fn(usize) -> bool) -> Vec<std::ops::Range<usize>> {
    let all: Vec<usize> = (0..instructions.len()).filter(|n| is_handling(&instructions[*n])).collect();
    let ends = all.iter().copied().skip(1).chain([instructions.len()]);
    all.iter().copied().zip(ends).filter(|(n, _)| is_meant(*n)).map(|(n, end)| n..end).collect()
}

#[cfg(test)]
mod tests {
    use super::super::text::{body, optimised, shown};

    #[test]
    fn an_object_and_what_is_written_to_it_are_done_by_exits_alone() {
        let trace = |rest: &str| {
            format!(
                "register 0
                register 1
                new_instance A, /4
                add_slot %2, B, .2, %0
                guard as_cell %1 ; 3=%2
                store_slot %2, .2, %1
                guard load_slot %2, .2
                guard as_int %0 ; 3=%2 4=%6
                {rest}
                loop"
            )
        };
        let text = shown(&optimised(&trace("")));
        let first = text.split("body").next().unwrap_or_default();
        assert!(first.contains("sunk new_instance") && first.contains("sunk add_slot"), "{text}");
        assert!(first.contains("sunk store_slot") && !first.contains("load_slot"), "{text}");
        let kept = shown(&optimised(&trace("cell_set %4, %2")));
        assert!(!kept.contains("sunk"), "{kept}");
    }

    #[test]
    fn what_nobody_sees_is_not_written_either() {
        let text = "register 0
            new_cell %0
            cell_set %1, %0
            guard poll
            loop";
        assert_eq!(body(&optimised(text)), ["guard poll"]);
    }

    #[test]
    fn objects_may_refer_to_each_other() {
        let text = shown(&optimised(
            "register 0
            new_cell %0
            new_cell %1
            cell_set %1, %2
            guard as_int %0 ; 3=%2
            loop",
        ));
        let first = text.split("body").next().unwrap_or_default();
        assert_eq!(first.matches("sunk").count(), 3, "{text}");
    }

    #[test]
    fn writes_to_a_new_object_leave_older_ones_as_they_are() {
        let text = "register 0
            register 1
            guard as_cell %0
            guard cell_get %2
            new_cell %1
            cell_set %4, %1
            guard cell_get %2
            guard cell_get %4
            guard as_int %7
            cell_set %2, %1
            guard cell_get %4
            guard poll
            loop 1=%6";
        assert_eq!(shown(&optimised(text)).matches("cell_get").count(), 1);
    }

    #[test]
    fn what_is_being_handled_is_said_where_somebody_may_look() {
        let text = shown(&optimised(
            "register 0
            register 1
            guard handled
            set_handled %0
            guard as_int %1
            set_handled %2
            loop",
        ));
        let first = text.split("body").next().unwrap_or_default();
        assert!(first.contains("sunk set_handled %0") && first.matches("set_handled").count() == 2, "{text}");
    }
}
