//! Going on at the body of a loop from the end of another trace: one that started behind an exit of that body.
//!
//! Owns [`Head`], what is kept of a peeled loop for this, and the question whether the body is what comes next where
//! such a trace ends. Comes in: the end of the trace, and which values of the loop the exit has kept. Goes out: the
//! values that the body finds in its places, and the registers that it does not bring along.
//!
//! An exit of the body keeps what is the same in each turn. Behind other exits, and where what was kept is not so any more,
//! as an outer loop has given the inner one something else, it is found out once more, where the trace ends: see
//! [`Start::finds`].
//!
//! Why that is right. The recorded turn is written once more by the same rewriter, which takes no more for granted than
//! what holds at the end of the trace. If that comes out as the body, instruction by instruction and with the same name
//! for each result, then the body is what may be done there; and behind it the same is known as behind each of its
//! turns, by the argument of `peel`. What holds at the end of the trace: what the first turn has found out about names
//! that are invariant, but for reads that a write of the body or of the traces since may have made stale; and the sorts
//! and shapes of the values that the body starts with, which the trace knows or asks for. A live register that the body
//! takes for one value in all turns must hold that one. A generator that the body takes for granted must rest in the
//! hands of the trace, at the same place and with the same registers written; what it rests with goes on like registers.
//! Where all is found out once more it may rest with others, too, which go into its object.

use super::deferred::{done_to, is_alike};
use super::early::Due;
use super::frames;
use super::remember::Kill;
use super::rested::Rested;
use super::rewrite::{Knowledge, Known, Recorded, Rewriter};
use crate::jit::facts::Sort;
use crate::jit::ir::{
    Collected, Expect, Frame, Instruction, Ir, Made, NOTHING, Opcode, Operand, Operands, Primitive, Snapshot,
};
use crate::jit::shared::{Asked, Key};
use hashbrown::{HashMap, HashSet};
use smallvec::smallvec;
use std::rc::Rc;

/// What is kept of a peeled loop. Names are those of its rewriter.
pub struct Head {
    pub(super) instructions: Vec<Instruction>,
    pub(super) snapshots: Vec<Snapshot>,
    pub(super) order: Rc<[Due]>,
    /// Where a turn starts.
    pub(super) frame: Option<Frame>,
    /// The first turn as it was written, and what was known behind it.
    pub(super) first: Vec<Instruction>,
    pub(super) known: Knowledge,
    /// What the registers hold where the body starts, as far as turns write them.
    pub(super) start: Rc<[(i32, Ir)]>,
    /// The generators that rest there.
    pub(super) rested: Rested,
    /// The body, its snapshots, and for each recorded instruction what stands for its result.
    pub(super) turn: Vec<Instruction>,
    pub(super) taken: Vec<Snapshot>,
    pub(super) second: Vec<Ir>,
    /// The names that stand for another value in each turn, and the numbers in those that are numbers.
    pub(super) variant: HashSet<Ir>,
    pub(super) numbers: HashMap<Ir, (Primitive, Ir)>,
    /// The instructions of the first turn that make objects which go round in parts, and write to them.
    pub(super) parted: Vec<Ir>,
    /// What the writes of a turn make stale.
    pub(super) kills: Vec<Kill>,
    /// What the instructions that are left in the end were called.
    pub(super) names: Vec<Ir>,
}

impl Head {
    /// Has the body generators that have been resumed before?
    pub fn resumes(&self) -> bool {
        !self.rested.at_rest.is_empty()
    }
}

/// A value that lives where the body starts.
#[derive(Clone, Copy)]
pub struct Living {
    /// Its number in the optimised loop.
    pub value: u32,
    /// Where the trace finds it, if the exit keeps it: the number of what it inherits.
    pub kept: Option<u32>,
    /// What it is made of.
    pub made: Made,
}

/// The body that a trace may go on to.
pub struct Goal<'g> {
    /// See [`Head`].
    pub head: &'g Head,
    /// What it must be given.
    pub living: Vec<Living>,
    /// The words that stand in the windows at the exit, by the numbers of what the trace inherits.
    pub standing: Vec<(i32, u32)>,
    /// What the traces between the body and this one have made stale. None: they have not come from the body, or do not
    /// keep all that is the same in each turn.
    pub kills: Option<&'g [Kill]>,
    /// May what is the same in each turn be found out once more?
    pub may_find: bool,
}

/// How a trace goes on to a body.
pub struct Reached {
    /// For each value that lives there the one that this trace brings.
    pub values: Vec<(u32, Ir)>,
    /// Do the exits of this trace keep what the body knows? Else that is found out at its end only.
    pub is_kept: bool,
    /// What has become stale since the body.
    pub kills: Vec<Kill>,
    /// The registers to put back into the windows: those that the body does not bring along.
    pub(super) rest: Snapshot,
    /// The objects that it brings in parts, and whether it needs one of them as a whole: then somebody may tell.
    pub(super) parted: Vec<Ir>,
    pub(super) is_whole: bool,
}

/// Why a trace does not go on to a body.
pub(super) enum Apart {
    /// The body is not what comes next, as far as is known.
    Unlike,
    /// Something is known not to be so which the first turn has found to be so for all turns: whoever goes on at its start
    /// comes back by the same exit.
    Refuted,
}

/// Is the goal's body what comes next? `first` is what stands for each recorded instruction of the trace, `last` its end.
pub(super) fn reach(
    rewriter: &mut Rewriter,
    first: &[Ir],
    last: &Snapshot,
    goal: &Goal<'_>,
) -> Result<Reached, Apart> {
    let head = goal.head;
    let [frame] = &last.frames[..] else { return Err(Apart::Unlike) };
    let same_place = |f: &Frame| (f.code, f.pc, f.base) == (frame.code, frame.pc, frame.base);
    if !head.frame.as_ref().is_some_and(same_place) {
        return Err(Apart::Unlike);
    }
    let registers = last.registers.iter().map(|(r, ir)| (Held::Register(*r), first[ir.0 as usize]));
    let mut ends: HashMap<Held, Ir> = registers.collect();
    let written: HashSet<i32> = last.registers.iter().map(|(r, _)| *r).collect();
    let leads = |kills: Option<&[Kill]>| {
        let mut start = Start::of(head, goal, &written, kills.is_some());
        start.refute(rewriter, &ends);
        start.leads_to_body(kills.unwrap_or_default(), rewriter.shares).then_some(start)
    };
    let mut kills: Vec<Kill> = goal.kills.map_or_else(Vec::new, <[Kill]>::to_vec);
    kills.extend_from_slice(&rewriter.kills);
    let kept = if goal.kills.is_some() && keeps(head, &written) { leads(Some(&kills)) } else { None };
    let found = || if goal.may_find { leads(None) } else { None };
    let start = kept.or_else(found).ok_or(Apart::Unlike)?;
    let taken = frames::snapshot(last, &[], first, &Rested::default());
    let mut rest = taken.clone();
    rest.registers.retain(|(r, _)| frames::held(&head.start, *r).is_none());
    rewriter.snapshots.push(taken);
    let found = if start.is_kept {
        HashMap::new()
    } else {
        for (g, at, ir) in
            rest.generators.iter().flat_map(|g| g.registers.iter().map(|(at, ir)| (g.generator, *at, *ir)))
        {
            ends.insert(Held::Asleep(g, at), ir);
        }
        start.find_again(rewriter, goal, &ends)?
    };
    for (n, asleep) in head.rested.at_rest.iter().enumerate() {
        let generator = start.brought(rewriter, &found, goal, asleep.generator).ok_or(Apart::Unlike)?;
        let at = rest.generators.iter().position(|g| g.generator == generator).ok_or(Apart::Unlike)?;
        let resting = &mut rest.generators[at];
        ends.extend(resting.registers.iter().map(|(r, ir)| (Held::Resting(n, *r), *ir)));
        let is_like = (resting.pc, resting.live) == (asleep.pc, asleep.live)
            && asleep.registers.iter().all(|(r, _)| ends.contains_key(&Held::Resting(n, *r)));
        // What no turn of the body writes it expects in the object.
        resting.registers.retain(|(r, _)| !asleep.registers.iter().any(|(known, _)| known == r));
        let is_whole = resting.registers.is_empty();
        if is_whole {
            rest.generators.swap_remove(at);
        }
        if !is_like || start.is_kept && !is_whole {
            return Err(Apart::Unlike);
        }
        if !start.is_kept && !runs(rewriter, generator, head, asleep.generator) {
            return Err(Apart::Unlike);
        }
    }
    let mut parts = Parts::default();
    let is_live = |held: Held| match held {
        Held::Register(r) => frames::is_live(&last.frames, r),
        Held::Resting(..) | Held::Asleep(..) => true,
    };
    // What a dead register holds is nobody's business.
    let changing: Vec<(Held, Ir)> = start.changing().filter(|(held, _)| is_live(*held)).collect();
    let values = start.values(rewriter, &changing, &ends, goal, found, &mut parts).ok_or(Apart::Unlike)?;
    for (held, x) in start.all() {
        if is_live(held) && !start.holds(rewriter, &values, goal, x, ends.get(&held).copied()) {
            return Err(Apart::Unlike);
        }
    }
    if !parts.invariant.iter().all(|(x, end)| start.holds(rewriter, &values, goal, *x, Some(*end))) {
        return Err(Apart::Unlike);
    }
    Ok(Reached { values, is_kept: start.is_kept, kills, rest, parted: parts.objects, is_whole: false })
}

/// Has the trace left alone the registers that the body takes for the same in each turn?
fn keeps(head: &Head, written: &HashSet<i32>) -> bool {
    let is_written = |(n, i): (usize, &Instruction)| {
        let is_invariant = !head.variant.contains(&Ir(n as u32));
        matches!(i.opcode, Opcode::Register(r) if is_invariant && written.contains(&r) && frames::held(&head.start, r).is_none())
    };
    !head.first.iter().enumerate().any(is_written)
}

/// Where the body finds a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Held {
    /// In this register.
    Register(i32),
    /// In a register of one of the generators that rest in the body, by its number there.
    Resting(usize, u32),
    /// In a register of this generator, which the trace has put to rest.
    Asleep(Ir, u32),
}

/// Runs a generator the code that the first turn has asked for? If that is not known it is asked.
fn runs(rewriter: &mut Rewriter, generator: Ir, head: &Head, asked: Ir) -> bool {
    let is_state = |i: &&Instruction| {
        matches!(i.opcode, Opcode::GeneratorState) && i.operands.first() == Some(&Operand::Ir(asked))
    };
    let Some(state) = head.first.iter().find(is_state) else { return false };
    let made = rewriter.made(generator).filter(|i| matches!(i.opcode, Opcode::Collect(Collected::Generator)));
    let function = match made.and_then(|i| i.operands.first()) {
        Some(Operand::Ir(function)) => *function,
        _ => written(rewriter, Opcode::GeneratorFunction, smallvec![Operand::Ir(generator)], Expect::Nothing),
    };
    guard(rewriter, Primitive::code_of, smallvec![Operand::Ir(function)], state.expect).is_some()
}

/// What the trace brings in parts.
#[derive(Default)]
struct Parts {
    /// The objects, which must not be there.
    objects: Vec<Ir>,
    /// Parts that must be what the body takes for granted, and what the trace has in their place.
    invariant: Vec<(Ir, Ir)>,
}

/// What the body starts with.
struct Start<'h> {
    head: &'h Head,
    /// The living values by name.
    living: HashSet<Ir>,
    /// The registers that the trace may have written.
    written: &'h HashSet<i32>,
    /// Is what is invariant kept by the exit? Else it is found out again: the names for which that is possible.
    is_kept: bool,
    found: HashSet<Ir>,
    /// Values that have another shape where the trace ends than they had: the body may do without.
    refuted: HashSet<Ir>,
}

impl<'h> Start<'h> {
    fn of(head: &'h Head, goal: &Goal<'_>, written: &'h HashSet<i32>, is_kept: bool) -> Start<'h> {
        let living = goal.living.iter().filter_map(|l| head.names.get(l.value as usize).copied()).collect();
        let mut start =
            Start { head, living, written, is_kept, found: HashSet::new(), refuted: HashSet::new() };
        if !is_kept {
            start.find();
        }
        start
    }

    fn is_invariant(&self, ir: Ir) -> bool {
        (ir.0 as usize) < self.head.first.len() && !self.head.variant.contains(&ir)
    }

    /// Which instructions of the first turn can be done again where a trace ends: they only look at what is invariant, and
    /// so find what the body takes for granted, or leave.
    fn find(&mut self) {
        for n in 0..self.head.first.len() as u32 {
            let i = &self.head.first[n as usize];
            // A question for a shape gives nothing that a turn could give anew.
            let asks_shape = matches!(i.opcode, Opcode::Primitive(Primitive::shape_of));
            if self.finds(i) && (asks_shape || self.is_invariant(Ir(n))) {
                self.found.insert(Ir(n));
            }
        }
    }

    fn finds(&self, i: &Instruction) -> bool {
        let looks = match i.opcode {
            // What the trace has written is there where it ends.
            Opcode::Constant | Opcode::ImmediateClass | Opcode::Register(_) => true,
            Opcode::Primitive(p) => p.is_pure() || p.is_read() || p == Primitive::from_int,
            // What no turn has written stands in the object.
            Opcode::GeneratorRegister(_) => true,
            _ => false,
        };
        let found = |o: &Operand| match o {
            Operand::Ir(ir) => self.found.contains(ir),
            Operand::Constant(_) => true,
        };
        looks && i.operands.iter().all(found)
    }

    /// The number in a value that goes round as one.
    fn number(&self, x: Ir) -> Option<(Primitive, Ir)> {
        self.head.numbers.get(&x).copied().filter(|(_, n)| self.living.contains(n) && !self.is_invariant(*n))
    }

    /// Is it a value that was made of such a number where the first turn ended?
    fn is_box(&self, x: Ir) -> bool {
        let (Some(made), Some((how, n))) = (self.head.first.get(x.0 as usize), self.number(x)) else {
            return false;
        };
        matches!(made.opcode, Opcode::Primitive(p) if p == how) && made.operands[..] == [Operand::Ir(n)]
    }

    /// The values that the body starts with.
    fn all(&self) -> impl Iterator<Item = (Held, Ir)> {
        let registers = self.head.start.iter().map(|(r, x)| (Held::Register(*r), *x));
        let resting = self.head.rested.at_rest.iter().enumerate();
        registers.chain(
            resting.flat_map(|(n, g)| g.registers.iter().map(move |(r, x)| (Held::Resting(n, *r), *x))),
        )
    }

    /// Those of them that are others in each turn.
    fn changing(&self) -> impl Iterator<Item = (Held, Ir)> {
        self.all().filter(|(_, x)| !self.is_invariant(*x))
    }

    /// What is asked of a value that is no number: its sort, and its shape.
    fn asked(&self, x: Ir) -> (Option<Primitive>, Option<crate::heap::ShapeWord>) {
        if !self.living.contains(&x) || self.number(x).is_some() {
            return (None, None);
        }
        let facts = &self.head.known.facts;
        match facts.sort(x) {
            Sort::Passes(sort, result) if result == x => {
                (Some(sort), facts.shape(x).filter(|_| !self.refuted.contains(&x)))
            }
            _ => (None, None),
        }
    }

    fn refute(&mut self, rewriter: &Rewriter, ends: &HashMap<Held, Ir>) {
        let fails = |(r, x): &(Held, Ir)| {
            let (Some(end), (_, Some(shape))) = (ends.get(r), self.asked(*x)) else { return false };
            let expect = Expect::Equal(crate::jit::ir::Constant::Shape(shape));
            matches!(rewriter.known(Primitive::shape_of, &[Operand::Ir(*end)], expect), Known::Fails)
        };
        self.refuted = self.changing().filter(fails).map(|(_, x)| x).collect();
    }

    /// Is the recorded turn the body, for one who knows no more than this?
    fn leads_to_body(&self, kills: &[Kill], shares: bool) -> bool {
        let head = self.head;
        let recorded = Recorded { instructions: &head.instructions, snapshots: &head.snapshots, round: None };
        let order = Rc::clone(&head.order);
        let mut again = Rewriter::knowing(recorded, order, self.first_turn(), self.knowledge(kills));
        again.shares = shares;
        let is_known = |x: Ir| if self.is_kept { self.is_invariant(x) } else { self.found.contains(&x) };
        again.rested = head.rested.as_far_as(is_known);
        let second = again.turn(Some(Rc::clone(&head.start)));
        let body = head.first.len();
        second.is_ok_and(|second| second == head.second)
            && again.out.len() == body + head.turn.len()
            && again.out[body..].iter().zip(&head.turn).all(|(a, b)| is_same(a, b))
            && again.snapshots.len() == head.taken.len()
            && again.snapshots.iter().zip(&head.taken).all(|(a, b)| {
                a.frames == b.frames && a.registers == b.registers && a.generators == b.generators
            })
    }

    /// The first turn, of which only what is invariant says what it is made of.
    fn first_turn(&self) -> Vec<Instruction> {
        let invariant = |o: &Operand| match o {
            Operand::Ir(ir) => self.is_invariant(*ir),
            Operand::Constant(_) => true,
        };
        let seen = |(n, i): (usize, &Instruction)| {
            let x = Ir(n as u32);
            let is_known = if self.is_kept { self.is_invariant(x) } else { self.found.contains(&x) };
            if self.is_box(x) || is_known && i.operands.iter().all(invariant) {
                return i.clone();
            }
            let opcode = Opcode::Inherited(u32::MAX, i.made());
            Instruction {
                opcode,
                operands: Operands::new(),
                expect: Expect::Nothing,
                snapshot: None,
                step: i.step,
            }
        };
        self.head.first.iter().enumerate().map(seen).collect()
    }

    fn knowledge(&self, kills: &[Kill]) -> Knowledge {
        let known = &self.head.known;
        let mut all = if self.is_kept { self.kept(kills) } else { self.found() };
        for (question, x) in known.shared.iter() {
            if question.asked == Asked::Result && self.is_box(x) {
                all.shared.insert(*question, x);
            }
        }
        for (_, x) in self.changing() {
            if let Some((_, n)) = self.number(x) {
                if let sort @ Sort::Passes(_, result) = known.facts.sort(x)
                    && result == n
                {
                    all.facts.learn_sort(x, sort);
                }
                continue;
            }
            let (sort, shape) = self.asked(x);
            if let Some(sort) = sort {
                all.facts.learn_sort(x, Sort::Passes(sort, x));
            }
            if let Some(shape) = shape {
                all.facts.learn_shape(x, shape);
            }
        }
        all
    }

    /// Is what a register holds where the trace ends what the body takes it for, if that is the same in each turn?
    fn holds(
        &self,
        rewriter: &Rewriter,
        values: &[(u32, Ir)],
        goal: &Goal<'_>,
        x: Ir,
        end: Option<Ir>,
    ) -> bool {
        if !self.is_invariant(x) {
            return true;
        }
        let (Some(end), Some(made)) = (end, self.head.first.get(x.0 as usize)) else { return false };
        if let (Opcode::Constant, Some(constant)) = (made.opcode, made.operands.first()) {
            return rewriter.constant_of(&Operand::Ir(end)) == rewriter.constant_of(constant);
        }
        let is_x = |l: &&Living| self.head.names.get(l.value as usize) == Some(&x);
        let living = goal.living.iter().find(is_x);
        living.is_some_and(|l| values.contains(&(l.value, end)))
    }

    /// What the first turn has found out about what is invariant, and no write has made stale.
    fn kept(&self, kills: &[Kill]) -> Knowledge {
        let known = &self.head.known;
        let mut all = Knowledge { constants: known.constants.clone(), ..Knowledge::default() };
        let invariant = |key: &Key| match key {
            Key::Ir(ir) => self.is_invariant(*ir),
            Key::Bits(..) | Key::None => true,
        };
        for (question, x) in known.shared.iter() {
            if question.keys.iter().all(invariant) && (x == NOTHING || self.is_invariant(x)) {
                all.shared.insert(*question, x);
            }
        }
        let unwritten = |(r, _): &(&i32, &Ir)| !self.written.contains(*r);
        all.registers = known.registers.iter().filter(unwritten).map(|(r, x)| (*r, *x)).collect();
        all.facts = known.facts.of(|x| self.is_invariant(x));
        for kill in self.head.kills.iter().chain(kills) {
            kill.apply(&mut all.shared, &mut all.facts);
        }
        all
    }

    /// What is known behind the instructions that are done again.
    fn found(&self) -> Knowledge {
        let known = &self.head.known;
        let recorded = Recorded { instructions: &[], snapshots: &[], round: None };
        let registers = known.registers.iter().filter(|(_, x)| self.found.contains(*x));
        let start = Knowledge {
            constants: known.constants.clone(),
            registers: registers.map(|(r, x)| (*r, *x)).collect(),
            ..Knowledge::default()
        };
        let mut finder = Rewriter::knowing(recorded, Rc::default(), self.head.first.clone(), start);
        for (n, i) in self.head.first.iter().enumerate() {
            if self.found.contains(&Ir(n as u32)) {
                finder.learn(Ir(n as u32), i.opcode, &i.operands, i.expect);
            }
        }
        finder.knowledge()
    }

    /// What the trace brings for a value that is the same in each turn: what the exit has kept, or what was found again.
    fn brought(
        &self,
        rewriter: &mut Rewriter,
        found: &HashMap<Ir, Ir>,
        goal: &Goal<'_>,
        x: Ir,
    ) -> Option<Ir> {
        let is_x = |l: &&Living| self.head.names.get(l.value as usize) == Some(&x);
        match goal.living.iter().find(is_x)? {
            Living { kept: Some(number), made, .. } if self.is_kept => {
                Some(rewriter.inherited(*number, *made))
            }
            _ => found.get(&x).copied(),
        }
    }

    /// The values that the body starts with, under their names in the trace.
    fn values(
        &self,
        rewriter: &mut Rewriter,
        changing: &[(Held, Ir)],
        ends: &HashMap<Held, Ir>,
        goal: &Goal<'_>,
        mut found: HashMap<Ir, Ir>,
        parts: &mut Parts,
    ) -> Option<Vec<(u32, Ir)>> {
        for (r, x) in changing {
            self.bring(rewriter, *x, ends.get(r).copied(), &mut found, parts)?;
        }
        let mut values = Vec::with_capacity(goal.living.len());
        for living in &goal.living {
            let x = *self.head.names.get(living.value as usize)?;
            let value = match living.kept.filter(|_| self.is_kept) {
                Some(number) => rewriter.inherited(number, living.made),
                None => *found.get(&x)?,
            };
            if rewriter.kind(value) != living.made {
                return None;
            }
            values.push((living.value, value));
        }
        Some(values)
    }

    /// What the trace ends with in place of a value that is another in each turn: what that takes is asked and found.
    fn bring(
        &self,
        rewriter: &mut Rewriter,
        x: Ir,
        end: Option<Ir>,
        found: &mut HashMap<Ir, Ir>,
        parts: &mut Parts,
    ) -> Option<()> {
        if self.head.parted.contains(&x) {
            return self.bring_parts(rewriter, x, end?, found, parts);
        }
        let number = self.number(x);
        if number.is_none() && !self.living.contains(&x) {
            return Some(());
        }
        let end = end?;
        // What the body takes for one value may be in several registers: here they must hold one, too.
        let first = *found.entry(x).or_insert(end);
        if let Some((how, n)) = number {
            let test = if how == Primitive::from_float { Primitive::as_float } else { Primitive::as_int };
            let number = ask(rewriter, test, end)?;
            if *found.entry(n).or_insert(number) != number {
                return None;
            }
        } else if first != end {
            return None;
        }
        let (sort, shape) = self.asked(x);
        if let Some(sort) = sort {
            ask(rewriter, sort, end)?;
        }
        if let Some(shape) = shape {
            let constant = crate::jit::ir::Constant::Shape(shape);
            guard(rewriter, Primitive::shape_of, smallvec![Operand::Ir(end)], Expect::Equal(constant))?;
        }
        Some(())
    }

    /// The same for an object that goes round in parts: the trace must end with one that it makes in the same way.
    fn bring_parts(
        &self,
        rewriter: &mut Rewriter,
        x: Ir,
        end: Ir,
        found: &mut HashMap<Ir, Ir>,
        parts: &mut Parts,
    ) -> Option<()> {
        if let Some(known) = found.insert(x, end) {
            return (known == end).then_some(());
        }
        parts.objects.push(end);
        let again: Vec<Instruction> = done_to(&rewriter.out, end).cloned().collect();
        let mut again = again.iter();
        for made in done_to(&self.head.first, x) {
            let bring = |a: &Operand, b: &Operand| match (a, b) {
                (Operand::Ir(a), Operand::Ir(b)) if self.is_invariant(*a) => {
                    parts.invariant.push((*a, *b));
                    true
                }
                (Operand::Ir(a), Operand::Ir(b)) => {
                    self.bring(rewriter, *a, Some(*b), found, parts).is_some()
                }
                _ => a == b,
            };
            if !is_alike(made, again.next()?, bring) {
                return None;
            }
        }
        again.next().is_none().then_some(())
    }
}

impl Start<'_> {
    /// Does the instructions again that find what is invariant: their names in the trace.
    fn find_again(
        &self,
        rewriter: &mut Rewriter,
        goal: &Goal<'_>,
        ends: &HashMap<Held, Ir>,
    ) -> Result<HashMap<Ir, Ir>, Apart> {
        let mut names: HashMap<Ir, Ir> = HashMap::new();
        for (n, i) in self.head.first.iter().enumerate() {
            let x = Ir(n as u32);
            if !self.found.contains(&x) {
                continue;
            }
            let operand = |o: &Operand| match o {
                Operand::Ir(ir) => Operand::Ir(names[ir]),
                Operand::Constant(_) => *o,
            };
            let operands: Operands = i.operands.iter().map(operand).collect();
            let again = match (i.opcode, i.operands.first()) {
                (Opcode::Constant, Some(Operand::Constant(c))) => rewriter.constant(*c),
                (Opcode::Register(r), _) => {
                    match (ends.get(&Held::Register(r)), goal.standing.iter().find(|(at, _)| *at == r)) {
                        (Some(end), _) => *end,
                        (None, Some((_, number))) => rewriter.inherited(*number, Made::Word),
                        (None, None) => rewriter.register(r),
                    }
                }
                (Opcode::Primitive(p), _) => guard(rewriter, p, operands, i.expect).ok_or(Apart::Refuted)?,
                (Opcode::GeneratorRegister(at), _) => {
                    let asleep = operands.first().and_then(|o| match o {
                        Operand::Ir(generator) => ends.get(&Held::Asleep(*generator, at)),
                        Operand::Constant(_) => None,
                    });
                    asleep.copied().unwrap_or_else(|| written(rewriter, i.opcode, operands, i.expect))
                }
                (Opcode::ImmediateClass, _) => written(rewriter, i.opcode, operands, i.expect),
                _ => return Err(Apart::Unlike),
            };
            names.insert(x, again);
        }
        Ok(names)
    }
}

/// The value as what passes a test of its sort.
fn ask(rewriter: &mut Rewriter, test: Primitive, value: Ir) -> Option<Ir> {
    guard(rewriter, test, smallvec![Operand::Ir(value)], Expect::Yes)
}

/// An instruction at the end of the trace, if what it finds is not known.
fn guard(rewriter: &mut Rewriter, primitive: Primitive, operands: Operands, expect: Expect) -> Option<Ir> {
    match rewriter.known(primitive, &operands, expect) {
        Known::Is(ir) => Some(ir),
        Known::Holds => match operands.first() {
            Some(Operand::Ir(value)) => Some(*value),
            _ => Some(NOTHING),
        },
        Known::Fails => None,
        Known::Constant(c) => Some(rewriter.constant(c)),
        Known::Nothing => Some(written(rewriter, Opcode::Primitive(primitive), operands, expect)),
    }
}

/// An instruction at the end of the trace.
fn written(rewriter: &mut Rewriter, opcode: Opcode, operands: Operands, expect: Expect) -> Ir {
    let is_guard = expect != Expect::Nothing;
    let snapshot = is_guard.then(|| rewriter.snapshots.len() as u32 - 1);
    let ir = rewriter.write(opcode, operands.clone(), expect, snapshot);
    rewriter.learn(ir, opcode, &operands, expect)
}

/// Do they do the same, under the same names?
fn is_same(a: &Instruction, b: &Instruction) -> bool {
    let opcode = match (a.opcode, b.opcode) {
        (Opcode::Primitive(a), Opcode::Primitive(b)) => a == b,
        (Opcode::Constant, Opcode::Constant)
        | (Opcode::Poll, Opcode::Poll)
        | (Opcode::ImmediateClass, Opcode::ImmediateClass)
        | (Opcode::GeneratorFunction, Opcode::GeneratorFunction)
        | (Opcode::StepIterator, Opcode::StepIterator) => true,
        (Opcode::Register(a), Opcode::Register(b)) => a == b,
        (Opcode::Collect(a), Opcode::Collect(b)) => a == b,
        (Opcode::Shortcut(a), Opcode::Shortcut(b)) => std::ptr::eq(a, b),
        (Opcode::OfFloat(a), Opcode::OfFloat(b)) => std::ptr::eq(a, b),
        (Opcode::Typed(a), Opcode::Typed(b)) => std::ptr::eq(a.typed, b.typed),
        (Opcode::HostField(a), Opcode::HostField(b)) => a == b,
        _ => false,
    };
    opcode && (&a.operands, a.expect, a.snapshot) == (&b.operands, b.expect, b.snapshot)
}
