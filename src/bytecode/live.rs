//! Which registers may still be read from an instruction on, before they are written.
//!
//! Owns that analysis of code, for those who put a frame back together: a register that is not live may hold anything.
//! Comes in: compiled code. Goes out: an answer for each instruction and register. The counterpart, which goes forward,
//! is `assigned`.
//!
//! What is known by name is always live, for scripts may look at it through the frame: the locals, the array of far
//! locals, and what holds a constant from entry on.

use super::assigned::{Registers, never_goes_on, written};
use super::code::CodeUnit;
use super::ops::{Instruction, Op, Reg};
use super::verify::reach;
use smallvec::SmallVec;

/// See the module's documentation.
pub struct Liveness {
    /// For each word the number of the instruction that starts there.
    starts: Vec<Option<u32>>,
    /// For each word the number of the instruction that ends before it.
    ends: Vec<Option<u32>>,
    /// What is live before each instruction.
    before: Vec<Registers>,
    /// What is live while each instruction waits for a frame above to return.
    waiting: Vec<Registers>,
}

impl Liveness {
    /// Of one function.
    pub fn of(code: &CodeUnit) -> Liveness {
        let mut instructions = Vec::new();
        let mut starts = vec![None; code.words.len() + 1];
        let mut ends = vec![None; code.words.len() + 1];
        let mut at = 0;
        while let Some((instruction, size)) = Instruction::decode(&code.words, at) {
            starts[at] = Some(instructions.len() as u32);
            ends[at + size] = Some(instructions.len() as u32);
            instructions.push((at, at + size, instruction));
            at += size;
        }
        let number = |target: i64| starts.get(usize::try_from(target).ok()?).copied().flatten();
        let mut steps: Vec<Step> =
            instructions.iter().map(|(_, end, i)| Step::of(i, *end as i64, number)).collect();
        for h in &code.handlers {
            let (Some(from), Some(target)) = (number(i64::from(h.from)), number(i64::from(h.target))) else {
                continue;
            };
            let covered = steps.iter_mut().zip(&instructions).skip(from as usize);
            for (step, _) in covered.take_while(|(_, (at, ..))| *at < h.to as usize) {
                step.caught.push((target, h.reg));
            }
        }
        let mut before = vec![Registers::NONE; steps.len()];
        let mut waiting = before.clone();
        // Backwards, what is next is known already, but for what jumps back.
        loop {
            let mut jumped_back: SmallVec<[(u32, Registers); 8]> = SmallVec::new();
            for (index, step) in steps.iter().enumerate().rev() {
                waiting[index] = step.waiting(&before);
                jumped_back.extend(step.to_before(index).map(|to| (to, before[to as usize])));
                before[index] = waiting[index];
                before[index].join(&step.reads);
                if !step.hands_over {
                    waiting[index] = before[index];
                }
            }
            if jumped_back.iter().all(|(to, was)| before[*to as usize] == *was) {
                break;
            }
        }
        let always = always(code);
        before.iter_mut().chain(&mut waiting).for_each(|live| _ = live.join(&always));
        Liveness { starts, ends, before, waiting }
    }

    /// The registers that may be read before they are written, from the instruction at that word on.
    pub fn at(&self, pc: u32) -> Registers {
        self.answer(&self.starts, &self.before, pc)
    }

    /// The same for a frame that waits behind a call, whose return goes on at that word.
    pub fn behind(&self, pc: u32) -> Registers {
        self.answer(&self.ends, &self.waiting, pc)
    }

    fn answer(&self, numbers: &[Option<u32>], sets: &[Registers], pc: u32) -> Registers {
        let number = numbers.get(pc as usize).copied().flatten();
        number.and_then(|n| sets.get(n as usize)).copied().unwrap_or(Registers::ALL)
    }
}

/// What there is to know about an instruction. Instructions go by their numbers.
struct Step {
    reads: Registers,
    /// The registers that hold nothing of before once it is done.
    writes: Registers,
    /// The next one, if it goes on.
    next: Option<u32>,
    /// Where it may jump.
    jump: Option<u32>,
    /// The handlers of its exceptions, and where each has the exception.
    caught: SmallVec<[(u32, u8); 1]>,
    /// Where it does not jump, it leaves the registers alone that it writes: a loop that has no further item.
    is_loop: bool,
    /// Its operands are not looked at again while it waits. An operator looks at them when the method of the first one
    /// declines; so does a loop at its iterator. A call has handed its arguments over.
    hands_over: bool,
}

impl Step {
    /// Of the instruction that ends before word `end`.
    fn of(instruction: &Instruction, end: i64, number: impl Fn(i64) -> Option<u32>) -> Step {
        Step {
            reads: read(instruction),
            writes: overwritten(instruction),
            next: if never_goes_on(instruction) { None } else { number(end) },
            jump: instruction.distance().and_then(|distance| number(end + i64::from(distance))),
            caught: SmallVec::new(),
            is_loop: instruction.op() == Op::ForNext,
            hands_over: is_call(instruction),
        }
    }

    /// What is live behind it, by what is live before the others.
    fn waiting(&self, before: &[Registers]) -> Registers {
        let at = |number: u32| before[number as usize];
        let mut live = self.jump.map_or(Registers::NONE, |to| at(to).without(&self.writes));
        if let Some(next) = self.next {
            live.join(&if self.is_loop { at(next) } else { at(next).without(&self.writes) });
        }
        for (target, register) in &self.caught {
            let mut caught = Registers::NONE;
            caught.insert(*register as usize);
            live.join(&at(*target).without(&caught));
        }
        live
    }

    /// Where it may go on further up, or right where it is.
    fn to_before(&self, own: usize) -> impl Iterator<Item = u32> {
        let handlers = self.caught.iter().map(|(target, _)| *target);
        handlers.chain(self.jump).filter(move |to| *to as usize <= own)
    }
}

fn always(code: &CodeUnit) -> Registers {
    let mut always = Registers::NONE;
    (0..code.locals.len()).for_each(|register| always.insert(register));
    code.kept.iter().for_each(|(register, _)| always.insert(*register as usize));
    code.free_registers.iter().filter(|r| **r != 255).for_each(|r| always.insert(*r as usize));
    if !code.far.is_empty() {
        always.insert(code.far_register as usize);
    }
    always
}

fn is_call(instruction: &Instruction) -> bool {
    instruction.op().is_call() || instruction.op() == Op::CallSuper
}

/// See [`Step::writes`].
fn overwritten(instruction: &Instruction) -> Registers {
    use Instruction as I;
    let mut registers = written(instruction, Registers::NONE);
    let mut run = |first: Reg, count: usize| {
        (0..count).for_each(|offset| registers.insert(first.0 as usize + offset));
    };
    match *instruction {
        // Those of the three that the loop's own kind does not use are not read either.
        I::ForPrepare { iter, .. } => run(iter, 3),
        I::ExceptionParts { at, .. } => run(at, 3),
        _ => {}
    }
    registers
}

/// The registers that it reads.
fn read(instruction: &Instruction) -> Registers {
    use Instruction as I;
    let mut registers = Registers::NONE;
    instruction.registers(&mut |operand, r| {
        let skipped: &[u32] = match (*instruction, operand) {
            (_, "dst") | (I::Unpack { .. } | I::UnpackStar { .. }, "to") => return,
            (I::ForPrepare { .. }, "iter") | (I::CallSuper { .. } | I::ExceptionParts { .. }, "at") => return,
            // Of the layout of a call the header's words are scratch.
            (I::Call { .. } | I::CallKeywords { .. } | I::CallStar { .. }, "at") => &[1, 2, 3, 4],
            (I::CallMethod { .. } | I::LoadMethod { .. } | I::LoadSpecial { .. }, "at") => &[0, 1, 2, 3],
            (I::CallBound { .. } | I::CallBoundKeywords { .. }, "at") => &[1, 2, 3],
            (I::LoadSuper { .. }, "at") => &[2, 3],
            _ => &[],
        };
        for offset in (0..reach(instruction, operand)).filter(|offset| !skipped.contains(offset)) {
            registers.insert(r.0 as usize + offset as usize);
        }
    });
    if let I::Yield { live, .. } | I::StartGenerator { live } = *instruction {
        (0..live.0 as usize).for_each(|register| registers.insert(register));
    }
    registers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::code::Handler;
    use crate::bytecode::ops::{Count, Flag, Imm16, Label, Near};

    fn code(instructions: &[Instruction]) -> CodeUnit {
        let mut code = CodeUnit { registers: 16, ..CodeUnit::default() };
        for i in instructions {
            assert!(i.encode(&mut code.words));
        }
        code
    }

    fn live(code: &CodeUnit, pc: u32) -> Vec<usize> {
        let live = Liveness::of(code).at(pc);
        (0..16).filter(|r| live.contains(*r)).collect()
    }

    #[test]
    fn a_register_is_live_until_its_last_reader() {
        use Instruction as I;
        let mut code = code(&[
            I::LoadInt { dst: Reg(3), value: Imm16(1) },
            I::Add { dst: Reg(4), lhs: Reg(3), rhs: Reg(5) },
            I::Return { src: Reg(4) },
        ]);
        assert_eq!([0, 1, 2].map(|pc| live(&code, pc)), [vec![5], vec![3, 5], vec![4]]);
        code.locals = vec!["a".into()];
        assert_eq!(live(&code, 2), [0, 4]);
    }

    #[test]
    fn what_a_loop_reads_is_live_around_it() {
        use Instruction as I;
        let code = code(&[
            I::JumpIf { src: Reg(0), expect: Flag(false), to: Label(2) },
            I::Copy { dst: Reg(1), src: Reg(2) },
            I::JumpBack { to: Near(-4) },
            I::Return { src: Reg(1) },
        ]);
        assert_eq!(
            [0, 2, 3, 4].map(|pc| live(&code, pc)),
            [vec![0, 1, 2], vec![0, 2], vec![0, 1, 2], vec![1]]
        );
    }

    #[test]
    fn a_handler_needs_its_registers_from_the_start_of_its_range() {
        use Instruction as I;
        let mut code = code(&[
            I::Copy { dst: Reg(1), src: Reg(2) },
            I::Return { src: Reg(1) },
            I::BuildTuple { dst: Reg(4), from: Reg(1), count: Count(3) },
            I::Return { src: Reg(4) },
        ]);
        code.handlers.push(Handler { from: 0, to: 1, target: 2, reg: 3 });
        assert_eq!(live(&code, 0), [1, 2]);
        assert_eq!(live(&code, 1), [1]);
    }

    #[test]
    fn a_generator_needs_what_it_yields_and_what_it_rests_with() {
        use Instruction as I;
        let code = code(&[I::Yield { dst: Reg(7), src: Reg(6), live: Count(2) }, I::Return { src: Reg(7) }]);
        assert_eq!(live(&code, 0), [0, 1, 6]);
    }

    #[test]
    fn a_frame_behind_a_call_has_handed_its_arguments_over() {
        use Instruction as I;
        let code = code(&[
            I::Call { dst: Reg(1), at: Reg(4), count: Count(1) },
            I::Add { dst: Reg(1), lhs: Reg(1), rhs: Reg(2) },
            I::Return { src: Reg(1) },
        ]);
        let liveness = Liveness::of(&code);
        let behind = |pc| -> Vec<usize> { (0..16).filter(|r| liveness.behind(pc).contains(*r)).collect() };
        assert_eq!(live(&code, 0), [2, 4, 9]);
        assert_eq!(behind(1), [2]);
        // The method of the first operand may decline, and then the second one is asked.
        assert_eq!(behind(2), [1, 2]);
    }
}
