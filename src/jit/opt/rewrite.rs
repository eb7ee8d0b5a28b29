//! One turn of a loop, instruction by instruction, as cheap as what is known by then allows.
//!
//! Owns the instructions of the result and what is known where they end: facts about values, results that may be used
//! again, tests that have been answered. Comes in: a recorded instruction. Goes out: what stands for its result, which
//! often is there already. What is written to memory is forgotten, see `remember`; what is known of constants and of the
//! order of ints is in `fold`.
//!
//! Invariant "turn": all that is known follows from the guards and the meaning of the recorded instructions before, not
//! from where the turn started, as far as it is about values of this turn. So it holds after each further turn too, of
//! the values that the same instructions have then; `peel` builds on that.

use super::early::{self, Due};
use super::fold::{self, Number};
use super::frames;
use super::remember::Kill;
use super::rested::Rested;
use crate::heap::{ShapeWord, Word};
use crate::jit::facts::{Facts, Sort};
use crate::jit::ir::{
    Collected, Constant, Expect, Instruction, Ir, Made, NOTHING, Opcode, Operand, Operands, Primitive,
    Snapshot,
};
use crate::jit::shared::{Asked, Question, Shared};
use crate::machine::effects::{Memory, Sorts};
use hashbrown::HashMap;
use smallvec::{SmallVec, smallvec};
use std::rc::Rc;

/// A guard that is known to fail: the turn cannot be like this.
#[derive(Debug)]
pub(super) struct Contradiction;

/// A recorded turn.
#[derive(Clone, Copy)]
pub(super) struct Recorded<'t> {
    pub(super) instructions: &'t [Instruction],
    pub(super) snapshots: &'t [Snapshot],
    /// See [`Trace`](crate::jit::ir::Trace).
    pub(super) round: Option<&'t [(i32, Ir)]>,
}

/// What is known of an instruction before it is written.
pub(super) enum Known {
    /// Its result.
    Is(Ir),
    /// The guard holds.
    Holds,
    /// The guard fails.
    Fails,
    /// Its result is this constant.
    Constant(Constant),
    Nothing,
}

/// What is known at some place.
#[derive(Clone, Default)]
pub(super) struct Knowledge {
    pub(super) facts: Facts,
    pub(super) shared: Shared,
    pub(super) constants: HashMap<(u8, u64), Ir>,
    /// What registers hold that have not been written.
    pub(super) registers: HashMap<i32, Ir>,
}

/// See the module's documentation.
pub(super) struct Rewriter<'t> {
    pub(super) recorded: Recorded<'t>,
    /// The order in which its instructions are done.
    pub(super) order: Rc<[Due]>,
    pub(super) out: Vec<Instruction>,
    pub(super) snapshots: Vec<Snapshot>,
    pub(super) facts: Facts,
    pub(super) shared: Shared,
    constants: HashMap<(u8, u64), Ir>,
    registers: HashMap<i32, Ir>,
    /// For each recorded instruction of this turn what stands for its result.
    map: Vec<Ir>,
    /// What the registers hold that the turns before have written.
    start: Rc<[(i32, Ir)]>,
    /// The generators that the turns before have put to rest.
    pub(super) rested: Rested,
    /// What this turn finds in place of what the first one has inherited, by its number.
    pub(super) inherited: HashMap<u32, Ir>,
    /// The snapshots of this turn, by their recorded number.
    taken: Vec<Option<u32>>,
    /// The first instruction of this turn.
    pub(super) from: usize,
    /// Numbers that this turn has loaded, boxed for its snapshots alone.
    reboxed: HashMap<Ir, Ir>,
    /// What this turn's writes have made stale.
    pub(super) kills: Vec<Kill>,
    /// The step that the recorded instruction is part of.
    step: u32,
    /// Are results used again?
    pub(super) shares: bool,
}

impl<'t> Rewriter<'t> {
    pub(super) fn new(recorded: Recorded<'t>, order: impl Into<Rc<[Due]>>) -> Rewriter<'t> {
        Rewriter {
            recorded,
            order: order.into(),
            out: Vec::new(),
            snapshots: Vec::new(),
            facts: Facts::default(),
            shared: Shared::with_room(),
            constants: HashMap::new(),
            registers: HashMap::new(),
            map: Vec::new(),
            start: Rc::default(),
            rested: Rested::default(),
            inherited: HashMap::new(),
            taken: Vec::new(),
            from: 0,
            reboxed: HashMap::new(),
            kills: Vec::new(),
            step: 0,
            shares: true,
        }
    }

    /// One who has written this, and knows that.
    pub(super) fn knowing(
        recorded: Recorded<'t>,
        order: Rc<[Due]>,
        out: Vec<Instruction>,
        known: Knowledge,
    ) -> Rewriter<'t> {
        let Knowledge { facts, shared, constants, registers } = known;
        Rewriter { out, facts, shared, constants, registers, ..Rewriter::new(recorded, order) }
    }

    /// All that is known now.
    pub(super) fn knowledge(&self) -> Knowledge {
        Knowledge {
            facts: self.facts.clone(),
            shared: self.shared.clone(),
            constants: self.constants.clone(),
            registers: self.registers.clone(),
        }
    }

    /// What the trace before has left under this number.
    pub(super) fn inherited(&mut self, number: u32, made: Made) -> Ir {
        let is_it = |i: &Instruction| matches!(i.opcode, Opcode::Inherited(n, _) if n == number);
        match self.out.iter().position(is_it) {
            Some(at) => Ir(at as u32),
            None => self.append(Opcode::Inherited(number, made), Operands::new()),
        }
    }

    /// A turn that starts with these registers, besides those that are as they were before the first turn: for each
    /// recorded instruction what stands for its result.
    ///
    /// # Errors
    /// When a guard of another turn than the first is known to fail.
    pub(super) fn turn(&mut self, start: Option<Rc<[(i32, Ir)]>>) -> Result<Vec<Ir>, Contradiction> {
        let first = start.is_none();
        self.start = start.unwrap_or_default();
        self.map = vec![NOTHING; self.recorded.instructions.len()];
        self.taken = vec![None; self.recorded.snapshots.len()];
        self.reboxed.clear();
        self.out.reserve(self.order.len());
        self.snapshots.reserve(self.recorded.snapshots.len());
        self.kills.clear();
        self.from = self.out.len();
        for Due { number, snapshot } in Rc::clone(&self.order).iter().copied() {
            let i = &self.recorded.instructions[number as usize];
            self.step = i.step;
            let operand = |o: &Operand| match o {
                Operand::Ir(r) => Operand::Ir(self.map[r.0 as usize]),
                Operand::Constant(_) => *o,
            };
            let operands: Operands = i.operands.iter().map(operand).collect();
            let ir = match i.opcode {
                Opcode::Register(r) => match frames::held(&self.start, r) {
                    Some(held) => held,
                    None => self.register(r),
                },
                Opcode::Inherited(n, _) if !first => *self.inherited.get(&n).ok_or(Contradiction)?,
                Opcode::Primitive(p) if !first && claims(p, i.expect) => self.still(p, &operands)?,
                Opcode::GeneratorRegister(at) => self.rested_register(at, operands),
                Opcode::GeneratorState if !first => self.rested_state(&operands)?,
                _ => self.instruction(i.opcode, operands, i.expect, snapshot, !first)?,
            };
            self.map[number as usize] = ir;
        }
        Ok(std::mem::take(&mut self.map))
    }

    /// What was known where the first turn started must be so where another one does.
    fn still(&self, p: Primitive, operands: &[Operand]) -> Result<Ir, Contradiction> {
        let is_so = match operands {
            [Operand::Ir(o), Operand::Constant(Constant::Shape(shape))] => {
                self.facts.shape(*o) == Some(*shape)
            }
            [Operand::Ir(_)] => match self.known(p, operands, Expect::Yes) {
                Known::Is(ir) => return Ok(ir),
                known => matches!(known, Known::Holds),
            },
            _ => false,
        };
        if is_so { Ok(NOTHING) } else { Err(Contradiction) }
    }

    pub(super) fn register(&mut self, register: i32) -> Ir {
        if let Some(ir) = self.registers.get(&register) {
            return *ir;
        }
        let ir = self.append(Opcode::Register(register), Operands::new());
        self.registers.insert(register, ir);
        ir
    }

    /// An instruction that is no guard, as it is.
    pub(super) fn append(&mut self, opcode: Opcode, operands: Operands) -> Ir {
        self.write(opcode, operands, Expect::Nothing, None)
    }

    /// An instruction, as it is.
    pub(super) fn write(
        &mut self,
        opcode: Opcode,
        operands: Operands,
        expect: Expect,
        snapshot: Option<u32>,
    ) -> Ir {
        self.out.push(Instruction { opcode, operands, expect, snapshot, step: self.step });
        Ir(self.out.len() as u32 - 1)
    }

    /// A constant, which is there once.
    pub(super) fn constant(&mut self, constant: Constant) -> Ir {
        if let Some(ir) = self.constants.get(&constant.key()) {
            return *ir;
        }
        let ir = self.append(Opcode::Constant, smallvec![Operand::Constant(constant)]);
        self.constants.insert(constant.key(), ir);
        ir
    }

    fn instruction(
        &mut self,
        opcode: Opcode,
        operands: Operands,
        expect: Expect,
        snapshot: Option<u32>,
        strict: bool,
    ) -> Result<Ir, Contradiction> {
        let (opcode, operands) = self.without_slice(opcode, operands);
        let known = match (opcode, operands.first()) {
            (Opcode::Constant, Some(Operand::Constant(c))) => Known::Constant(*c),
            (Opcode::Primitive(p), _) => self.known(p, &operands, expect),
            (Opcode::ImmediateClass, Some(Operand::Ir(v))) => match self.facts.sort(*v) {
                Sort::Immediate => Known::Holds,
                Sort::Passes(..) => Known::Fails,
                Sort::Unknown => Known::Nothing,
            },
            _ => Known::Nothing,
        };
        match known {
            Known::Is(ir) => return Ok(ir),
            Known::Holds => return Ok(NOTHING),
            Known::Constant(c) => return Ok(self.constant(c)),
            Known::Fails if strict => return Err(Contradiction),
            Known::Fails | Known::Nothing => {}
        }
        let snapshot = snapshot.map(|number| self.snapshot(number));
        let name = self.learn(Ir(self.out.len() as u32), opcode, &operands, expect);
        self.write(opcode, operands, expect, snapshot);
        Ok(name)
    }

    /// A part that a slice tells of whose start and stop are known needs no slice.
    fn without_slice(&self, opcode: Opcode, operands: Operands) -> (Opcode, Operands) {
        if let (Opcode::Primitive(Primitive::part), [v, Operand::Ir(slice)]) = (opcode, &operands[..])
            && let Some(made) = self.made(*slice)
            && let (Opcode::Primitive(Primitive::new_slice), [start, stop, step]) =
                (made.opcode, &made.operands[..])
            && self.word_of(step) == Some(Word::NONE)
        {
            return (Opcode::Primitive(Primitive::between), smallvec![*v, *start, *stop]);
        }
        (opcode, operands)
    }

    /// What is recorded under this number, in the names of this turn.
    fn snapshot(&mut self, number: u32) -> u32 {
        if let Some(taken) = self.taken[number as usize] {
            return taken;
        }
        let recorded = &self.recorded.snapshots[number as usize];
        let mut snapshot = frames::snapshot(recorded, &self.start, &self.map, &self.rested);
        for (_, ir) in &mut snapshot.registers {
            *ir = self.rebox(*ir);
        }
        self.snapshots.push(snapshot);
        let taken = self.snapshots.len() as u32 - 1;
        self.taken[number as usize] = Some(taken);
        taken
    }

    /// Of a value that this turn has loaded, and that is a number, exits need nothing but the number. What turns before
    /// have loaded is their names' business.
    fn rebox(&mut self, ir: Ir) -> Ir {
        if let Some(again) = self.reboxed.get(&ir) {
            return *again;
        }
        let is_loaded = (self.from..self.out.len()).contains(&(ir.0 as usize))
            && self.made(ir).is_some_and(early::is_load);
        let (how, number) = match self.facts.sort(ir) {
            Sort::Passes(Primitive::as_int, number) if is_loaded => (Primitive::from_int, number),
            Sort::Passes(Primitive::as_float, number) if is_loaded => (Primitive::from_float, number),
            _ => return ir,
        };
        let again = self.append(Opcode::Primitive(how), smallvec![Operand::Ir(number)]);
        self.reboxed.insert(ir, again);
        again
    }

    /// The result may be used again.
    pub(super) fn share(&mut self, what: Question, ir: Ir) {
        if self.shares {
            self.shared.insert(what, ir);
        }
    }

    pub(super) fn made(&self, ir: Ir) -> Option<&Instruction> {
        self.out.get(ir.0 as usize)
    }

    /// The number in a value that was made of one.
    fn boxed(&self, ir: Ir) -> Option<(Primitive, Ir)> {
        let made = self.made(ir)?;
        match (made.opcode, made.operands.first()) {
            (Opcode::Primitive(p @ (Primitive::from_int | Primitive::from_float)), Some(Operand::Ir(n))) => {
                Some((p, *n))
            }
            _ => None,
        }
    }

    /// What a value is made of that is a number in every turn, and how.
    pub(super) fn number(&self, ir: Ir) -> Option<(Primitive, Ir)> {
        match self.facts.sort(ir) {
            Sort::Passes(Primitive::as_int | Primitive::as_wide_int, n) => Some((Primitive::from_int, n)),
            Sort::Passes(Primitive::as_float, n) => Some((Primitive::from_float, n)),
            _ => self.boxed(ir),
        }
    }

    pub(super) fn constant_of(&self, o: &Operand) -> Option<Constant> {
        let made = match o {
            Operand::Constant(c) => return Some(*c),
            Operand::Ir(ir) => self.made(*ir)?,
        };
        match (made.opcode, made.operands.first()) {
            (Opcode::Constant, Some(Operand::Constant(c))) => Some(*c),
            _ => None,
        }
    }

    fn word_of(&self, o: &Operand) -> Option<Word> {
        match (self.constant_of(o), o) {
            (Some(Constant::Word(w)), _) => Some(w),
            (_, Operand::Ir(ir)) => self.facts.word(*ir),
            _ => None,
        }
    }

    pub(super) fn known(&self, primitive: Primitive, operands: &[Operand], expect: Expect) -> Known {
        use Primitive as P;
        match (primitive, operands) {
            (P::is, [v, Operand::Constant(Constant::Word(w))]) => {
                if let Some(known) = self.is(v, *w) {
                    return answer(known, expect);
                }
            }
            (P::same, [a, b]) if a == b => return answer(true, expect),
            (P::same, [a, b]) => {
                if let (Some(a), Some(b)) = (self.word_of(a), self.word_of(b)) {
                    return answer(a == b, expect);
                }
            }
            (P::identity_of, [v @ Operand::Ir(ir)]) => match (self.word_of(v), expect) {
                // The object under another name, which may stand for a test of its sort.
                (Some(w), Expect::Equal(Constant::Word(expected))) if w == expected => return Known::Is(*ir),
                (Some(_), _) => return Known::Fails,
                _ => {}
            },
            (P::shape_of, [Operand::Ir(o)]) => match (self.facts.shape(*o), expect) {
                (Some(s), Expect::Equal(Constant::Shape(expected))) if s == expected => return Known::Holds,
                (Some(_), _) => return Known::Fails,
                _ => {}
            },
            (P::text_concat, [a, b]) if self.is_of_wide(a) || self.is_of_wide(b) => {
                return answer(false, expect);
            }
            (P::tuple_len, [Operand::Ir(t)]) => {
                if let Some(Instruction { opcode: Opcode::Collect(Collected::Tuple), operands, .. }) =
                    self.made(*t)
                {
                    return Known::Constant(Constant::Int(operands.len() as i64));
                }
            }
            (P::dict_at, [Operand::Ir(d), key])
                if expect == Expect::Yes && self.is_empty_dict(*d) && self.is_plain_key(key) =>
            {
                return Known::Constant(Constant::Int(-1));
            }
            (p, [Operand::Ir(v)]) if p.is_sort() => match self.sort(p, *v, expect) {
                Known::Nothing => {}
                known => return known,
            },
            _ => {}
        }
        if let Some(holds) = self.is_code_of(primitive, operands, expect) {
            return if holds { Known::Holds } else { Known::Fails };
        }
        let numbers: SmallVec<[Option<Number>; 3]> =
            operands.iter().map(|o| self.constant_of(o).and_then(|c| Number::of(&c))).collect();
        match fold::evaluate(primitive, &numbers) {
            Some(fold::Outcome::Test(holds)) => return answer(holds, expect),
            Some(fold::Outcome::None) => return answer(false, expect),
            Some(fold::Outcome::Constant(c)) => {
                return if expect == Expect::No { Known::Fails } else { Known::Constant(c) };
            }
            None => {}
        }
        if let Expect::Nothing | Expect::Yes = expect
            && let Some(Operand::Ir(x)) = fold::is_operand(primitive, &numbers).map(|n| operands[n])
        {
            return Known::Is(x);
        }
        if let Some(known) = self.measure_of(primitive, operands) {
            return known;
        }
        if let Some(part) = self.part_of(primitive, operands, &numbers)
            && matches!(expect, Expect::Nothing | Expect::Yes)
        {
            return Known::Is(part);
        }
        if let Some(holds) = self.compared(primitive, operands) {
            return answer(holds, expect);
        }
        self.again(primitive, operands, expect)
    }

    /// Is it a dict that this turn has made without keys, and nothing has been written to a dict since?
    fn is_empty_dict(&self, d: Ir) -> bool {
        let leaves_dicts = |i: &Instruction| match i.opcode {
            Opcode::Primitive(p) => {
                p.is_pure() || p.is_read() || !p.memory().meets(Sorts::of(Memory::Tables))
            }
            Opcode::Constant | Opcode::Collect(_) => true,
            _ => false,
        };
        let is_empty =
            |i: &Instruction| matches!(i.opcode, Opcode::Collect(Collected::Dict)) && i.operands.is_empty();
        d.0 as usize >= self.from
            && self.made(d).is_some_and(is_empty)
            && self.out[d.0 as usize + 1..].iter().all(leaves_dicts)
    }

    /// Has a key a hash, whatever it is in another turn?
    fn is_plain_key(&self, key: &Operand) -> bool {
        let has_hash = |ir: Ir| {
            matches!(self.facts.sort(ir), Sort::Passes(Primitive::as_int | Primitive::as_text, _))
                || self.boxed(ir).is_some()
        };
        self.constant_of(key).is_some() || matches!(key, Operand::Ir(ir) if has_hash(*ir))
    }

    /// A part of an object that was made of its parts, and is never changed.
    fn part_of(&self, primitive: Primitive, operands: &[Operand], numbers: &[Option<Number>]) -> Option<Ir> {
        let Some(Operand::Ir(whole)) = operands.first() else { return None };
        let made = self.made(*whole)?;
        let part = match (primitive, made.opcode, numbers.get(1)) {
            (Primitive::tuple_item, Opcode::Collect(Collected::Tuple), Some(Some(Number::Int(at)))) => {
                usize::try_from(*at).ok()?
            }
            (Primitive::method_function, Opcode::Primitive(Primitive::new_method), _) => 0,
            (Primitive::method_receiver, Opcode::Primitive(Primitive::new_method), _) => 1,
            _ => return None,
        };
        match made.operands.get(part)? {
            Operand::Ir(part) => Some(*part),
            Operand::Constant(_) => None,
        }
    }

    /// Has a function that was made of its code the code that is expected?
    fn is_code_of(&self, primitive: Primitive, operands: &[Operand], expect: Expect) -> Option<bool> {
        let ([Operand::Ir(f)], Expect::Equal(Constant::Code(expected))) = (operands, expect) else {
            return None;
        };
        let made = self.made(*f)?;
        let is_made = matches!(made.opcode, Opcode::Primitive(Primitive::new_function));
        if primitive != Primitive::code_of || !is_made {
            return None;
        }
        match self.constant_of(made.operands.first()?)? {
            Constant::Word(code) => Some(expected.get().object.get() == code),
            _ => None,
        }
    }

    /// The length of a tuple, a bound of a range, or a variable of a function, that was made of its parts.
    fn measure_of(&self, primitive: Primitive, operands: &[Operand]) -> Option<Known> {
        use Primitive as P;
        let Some(Operand::Ir(whole)) = operands.first() else { return None };
        let made = self.made(*whole)?;
        let part = match (primitive, made.opcode) {
            (P::tuple_len, Opcode::Collect(Collected::Tuple)) => {
                return Some(Known::Constant(Constant::Int(made.operands.len() as i64)));
            }
            (P::closure_cell, Opcode::Primitive(P::new_function)) => {
                let (Some(Operand::Ir(closure)), Some(Operand::Constant(Constant::Index(at)))) =
                    (made.operands.last(), operands.get(1))
                else {
                    return None;
                };
                let cells = self.made(*closure)?;
                return match (cells.opcode, cells.operands.get(at.0 as usize)) {
                    (Opcode::Collect(Collected::Tuple), Some(Operand::Ir(cell))) => Some(Known::Is(*cell)),
                    _ => None,
                };
            }
            (P::range_start, Opcode::Primitive(P::new_range)) => made.operands.first()?,
            (P::range_stop, Opcode::Primitive(P::new_range)) => made.operands.get(1)?,
            (P::range_step, Opcode::Primitive(P::new_range)) => made.operands.get(2)?,
            _ => return None,
        };
        match (self.constant_of(part), part) {
            (Some(Constant::Word(w)), _) => w.is_int().then(|| Known::Constant(Constant::Int(w.as_int()))),
            (_, Operand::Ir(part)) => match self.number(*part)? {
                (P::from_int, n) => Some(Known::Is(n)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Is it there already?
    fn again(&self, primitive: Primitive, operands: &[Operand], expect: Expect) -> Known {
        if !(primitive.is_pure() || primitive.is_read() || is_box(primitive)) {
            return Known::Nothing;
        }
        let Some(asked) = Asked::by(expect) else { return Known::Nothing };
        let opposite = match asked {
            Asked::Result => None,
            Asked::Yes => Some(Asked::No),
            Asked::No => Some(Asked::Yes),
        };
        let question = Question::new(primitive, operands, asked);
        if let Some(ir) = self.shared.get(&question) {
            return match (expect, self.made(ir)) {
                // Stored there, or read for any value.
                (Expect::Equal(_), Some(i)) if !matches!(i.expect, Expect::Equal(_)) => Known::Nothing,
                (Expect::Equal(_), Some(i)) if i.expect != expect => Known::Fails,
                _ => Known::Is(ir),
            };
        }
        match opposite {
            Some(asked) if self.shared.get(&Question { asked, ..question }).is_some() => Known::Fails,
            _ => Known::Nothing,
        }
    }

    /// Has an operator on ints of any width given it? It is an int, too.
    fn is_of_wide(&self, v: &Operand) -> bool {
        let Operand::Ir(v) = v else { return false };
        self.made(*v).is_some_and(|i| matches!(i.opcode, Opcode::Primitive(Primitive::wide_operator)))
    }

    /// Is a value this marker?
    fn is(&self, v: &Operand, marker: Word) -> Option<bool> {
        if let Some(w) = self.word_of(v) {
            return Some(w == marker);
        }
        let (Operand::Ir(v), false) = (v, marker.is_int() || marker.is_float() || marker.is_pointer()) else {
            return None;
        };
        let other = self.boxed(*v).is_some()
            || self.facts.shape(*v).is_some()
            || matches!(self.facts.sort(*v), Sort::Passes(..));
        other.then_some(false)
    }

    /// What is known of a test of the sort of a value.
    fn sort(&self, test: Primitive, v: Ir, expect: Expect) -> Known {
        use Primitive as P;
        if !matches!(test, P::as_int | P::as_wide_int | P::as_object) && self.is_of_wide(&Operand::Ir(v)) {
            return answer(false, expect);
        }
        let passes = |ir: Ir| if expect == Expect::No { Known::Fails } else { Known::Is(ir) };
        if let Some(Constant::Word(w)) = self.constant_of(&Operand::Ir(v)) {
            return match test {
                P::as_int if w.is_int() && expect != Expect::No => Known::Constant(Constant::Int(w.as_int())),
                P::as_float if w.is_float() && expect != Expect::No => {
                    Known::Constant(Constant::Float(w.as_float()))
                }
                P::as_object if w.is_pointer() => passes(v),
                _ if w.is_pointer() && !matches!(test, P::as_int | P::as_float) => {
                    self.known_sort(test, v, expect)
                }
                _ => answer(false, expect),
            };
        }
        // An int beyond 48 bits is the same unboxed int in a trace: what was just boxed is an int, wide or not.
        match (test, self.boxed(v)) {
            (P::as_int | P::as_wide_int, Some((P::from_int, n))) => passes(n),
            (P::as_float, Some((P::from_float, n))) => passes(n),
            (_, Some(_)) => answer(false, expect),
            (_, None) => self.known_sort(test, v, expect),
        }
    }

    fn known_sort(&self, test: Primitive, v: Ir, expect: Expect) -> Known {
        use Primitive as P;
        let passes = |ir: Ir| if expect == Expect::No { Known::Fails } else { Known::Is(ir) };
        let is_object = self.facts.shape(v).is_some();
        match (test, self.facts.sort(v)) {
            (_, Sort::Passes(known, ir)) if known == test => passes(ir),
            (P::as_object, Sort::Passes(P::as_int | P::as_float, _)) => answer(false, expect),
            (P::as_object, Sort::Passes(..)) => passes(v),
            (P::as_object, _) if is_object => passes(v),
            (P::as_int | P::as_float, _) if is_object => answer(false, expect),
            (P::as_int | P::as_float, Sort::Passes(..)) => answer(false, expect),
            (_, Sort::Passes(P::as_object, _) | Sort::Unknown) => Known::Nothing,
            (_, Sort::Passes(..) | Sort::Immediate) => answer(false, expect),
        }
    }

    /// What the order of two ints is, or whether a list has an item, by what has been asked of them before.
    fn compared(&self, primitive: Primitive, operands: &[Operand]) -> Option<bool> {
        use Primitive as P;
        let [a, b] = operands else { return None };
        let straight = Question::new(primitive, operands, Asked::Yes);
        let swapped = Question::new(primitive, &[*b, *a], Asked::Yes);
        let (lt, le, eq) = (P::int_lt, P::int_le, P::int_eq);
        let any = |claims: &[(P, bool, Asked)]| {
            claims.iter().any(|(primitive, is_straight, asked)| {
                let claim = if *is_straight { straight } else { swapped };
                self.shared.get(&Question { primitive: *primitive, asked: *asked, ..claim }).is_some()
            })
        };
        let (yes, no): (&[_], &[_]) = match primitive {
            P::int_lt => (
                &[(lt, true, Asked::Yes), (le, false, Asked::No)],
                &[
                    (lt, true, Asked::No),
                    (le, false, Asked::Yes),
                    (lt, false, Asked::Yes),
                    (eq, true, Asked::Yes),
                    (eq, false, Asked::Yes),
                ],
            ),
            P::int_le => (
                &[
                    (le, true, Asked::Yes),
                    (lt, true, Asked::Yes),
                    (lt, false, Asked::No),
                    (eq, true, Asked::Yes),
                    (eq, false, Asked::Yes),
                ],
                &[(le, true, Asked::No), (lt, false, Asked::Yes)],
            ),
            P::int_eq => (
                &[(eq, true, Asked::Yes), (eq, false, Asked::Yes)],
                &[
                    (eq, true, Asked::No),
                    (eq, false, Asked::No),
                    (lt, true, Asked::Yes),
                    (lt, false, Asked::Yes),
                    (le, true, Asked::No),
                    (le, false, Asked::No),
                ],
            ),
            P::list_has => (&[(P::list_item, true, Asked::Yes), (P::list_has, true, Asked::Yes)], &[]),
            _ => return None,
        };
        if any(yes) {
            return Some(true);
        }
        if any(no) {
            return Some(false);
        }
        let (Operand::Ir(a), Operand::Ir(b)) = (a, b) else { return None };
        match primitive {
            P::list_has => None,
            _ if a == b => Some(primitive != lt),
            _ => fold::order(primitive, self.range(*a, 0), self.range(*b, 0)),
        }
    }

    /// Where an int lies, as far as what has made it says.
    fn range(&self, ir: Ir, depth: u32) -> (i64, i64) {
        const EVERY: (i64, i64) = (i64::MIN, i64::MAX);
        if let Some(Constant::Int(i)) = self.constant_of(&Operand::Ir(ir)) {
            return (i, i);
        }
        let Some(Instruction { opcode: Opcode::Primitive(p), operands, .. }) = self.made(ir) else {
            return EVERY;
        };
        let of = |o: Option<&Operand>| match o {
            Some(Operand::Ir(ir)) if depth < 4 => self.range(*ir, depth + 1),
            _ => EVERY,
        };
        fold::range(*p, of(operands.first()), of(operands.get(1)))
    }

    /// What the instruction of this name says, which may be about to be written; gives what stands for its result.
    pub(super) fn learn(&mut self, ir: Ir, opcode: Opcode, operands: &[Operand], expect: Expect) -> Ir {
        use Primitive as P;
        match opcode {
            Opcode::Primitive(p) => return self.learn_primitive(ir, p, operands, expect),
            Opcode::ImmediateClass => {
                if let Some(Operand::Ir(v)) = operands.first() {
                    self.facts.learn_sort(*v, Sort::Immediate);
                }
            }
            Opcode::Collect(_) => {
                if let Some(sort) = opcode.sort_made() {
                    self.facts.learn_sort(ir, Sort::Passes(sort, ir));
                }
            }
            Opcode::Pending(_) => self.facts.learn_sort(ir, Sort::Passes(P::as_exception, ir)),
            // Everything is in the windows when such a call happens: what is read there afterwards is something else.
            Opcode::Helper(call) => {
                self.registers.clear();
                self.called(call.helper.effects);
            }
            Opcode::Native(_) | Opcode::Throw(_) => {
                self.registers.clear();
                self.called(crate::machine::effects::Effects::ANYTHING);
            }
            Opcode::Shortcut(_) => self.called(crate::machine::effects::Effects::WRITES),
            _ => {}
        }
        ir
    }

    fn learn_primitive(&mut self, ir: Ir, p: Primitive, operands: &[Operand], expect: Expect) -> Ir {
        use Primitive as P;
        match (p, operands, expect) {
            (P::is, [Operand::Ir(v), Operand::Constant(Constant::Word(w))], Expect::Yes) => {
                self.facts.learn_word(*v, *w);
            }
            (P::identity_of, [Operand::Ir(v)], Expect::Equal(Constant::Word(w))) => {
                self.facts.learn_word(*v, w);
                return *v;
            }
            (P::shape_of, [Operand::Ir(o)], Expect::Equal(Constant::Shape(s))) => {
                // Not among what is shared: shapes have rules of their own.
                self.learn_shape(*o, s);
                return ir;
            }
            (P::shape_of, [Operand::Ir(o), Operand::Constant(Constant::Shape(s))], Expect::Nothing) => {
                self.learn_shape(*o, *s);
                return ir;
            }
            // What expects nothing is known.
            (_, [Operand::Ir(v)], Expect::Yes | Expect::Nothing) if p.is_sort() => {
                // An object that has passed a test is the same object; a number is another thing, as is a flat text.
                let apart = matches!(p, P::as_int | P::as_wide_int | P::as_float | P::as_text);
                let result = if apart { ir } else { *v };
                let weaker = p == P::as_object && self.facts.sort(*v) != Sort::Unknown;
                if !weaker {
                    self.facts.learn_sort(*v, Sort::Passes(p, result));
                }
                if p == P::as_text {
                    self.facts.learn_sort(ir, Sort::Passes(p, ir));
                }
                return result;
            }
            _ if let Some(sort) = Opcode::Primitive(p).sort_made() => {
                self.facts.learn_sort(ir, Sort::Passes(sort, ir));
                if let Some(Operand::Constant(Constant::Shape(shape))) = operands.first() {
                    self.facts.learn_shape(ir, *shape);
                }
            }
            (P::char_text, ..) => self.facts.learn_sort(ir, Sort::Passes(P::as_text, ir)),
            _ => {}
        }
        if p.is_pure() || p.is_read() || is_box(p) {
            let asked = match expect {
                Expect::Nothing => Asked::Result,
                Expect::Yes | Expect::Equal(_) => Asked::Yes,
                Expect::No | Expect::Raises => Asked::No,
            };
            self.share(Question::new(p, operands, asked), ir);
        } else if p == P::new_cell {
            self.finds(Question::new(P::cell_get, &[Operand::Ir(ir)], Asked::Yes), &operands[0]);
        } else if !p.is_fresh() {
            self.wrote(p, operands);
        }
        ir
    }

    fn learn_shape(&mut self, o: Ir, shape: ShapeWord) {
        self.facts.learn_shape(o, shape);
        if self.facts.sort(o) == Sort::Unknown {
            self.facts.learn_sort(o, Sort::Passes(Primitive::as_object, o));
        }
    }

    /// What its result is made of.
    pub(super) fn kind(&self, ir: Ir) -> Made {
        self.made(ir).map_or(Made::Nothing, Instruction::made)
    }
}

/// Is it no question, but an answer that whoever leads to the trace gives?
fn claims(p: Primitive, expect: Expect) -> bool {
    expect == Expect::Nothing && (p.is_sort() || matches!(p, Primitive::as_object | Primitive::shape_of))
}

fn answer(holds: bool, expect: Expect) -> Known {
    match expect {
        Expect::Yes if holds => Known::Holds,
        Expect::No if !holds => Known::Holds,
        Expect::Yes | Expect::No => Known::Fails,
        _ => Known::Nothing,
    }
}

/// Boxing a number twice gives an equal value: identity of numbers is nobody's business.
fn is_box(primitive: Primitive) -> bool {
    matches!(primitive, Primitive::from_int | Primitive::from_float)
}

#[cfg(test)]
mod tests {
    use super::super::text::{body, optimised, shown};

    #[test]
    fn what_is_known_is_not_asked_again() {
        let trace = "register 0
            guard as_object %0
            guard shape_of %1 == A
            guard load_slot %1, .2
            guard as_int %3
            store_slot %1, .2, %0
            guard shape_of %0 == A
            guard as_object %0
            guard load_slot %0, .2
            store_slot %8, .3, %3
            loop";
        let text = shown(&optimised(trace));
        assert_eq!(text.matches("shape_of").count(), 1, "{text}");
        assert_eq!(text.matches("as_object").count(), 1, "{text}");
        // The slot that was stored is not read again, nor is an object an int when the next turn starts.
        assert_eq!(text.matches("load_slot").count(), 1, "{text}");
        assert!(!text.contains("body"), "{text}");
    }

    #[test]
    fn adding_a_slot_changes_the_shape_of_its_kind_alone() {
        let trace = "register 0
            register 1
            register 2
            guard as_object %0
            guard shape_of %0 == A
            guard as_object %1
            guard shape_of %1 == A
            guard as_object %2
            guard shape_of %2 == B
            add_slot %0, C, .2, %1
            guard shape_of %1 == A
            guard shape_of %2 == B
            guard shape_of %0 == C
            guard list_len %0
            register 9
            loop 0=%14";
        let text = shown(&optimised(trace));
        let first = text.split("body").next().unwrap_or_default();
        assert_eq!(first.matches("shape_of %1 == A").count(), 2, "{text}");
        assert_eq!(first.matches("shape_of %2 == B").count(), 1, "{text}");
        assert_eq!(first.matches("== C").count(), 0, "{text}");
    }

    #[test]
    fn ints_that_are_constant_or_in_range_need_no_test() {
        let trace = "register 0
            guard as_int %0
            int 100
            guard int_mod %1, %2
            guard int_lt %3, %2
            int 1
            guard int_add %2, %5
            guard int_lt %3, %6
            guard not int_lt %3, %1
            guard int_le %1, %3
            guard poll ; 1=%6
            loop";
        let text = shown(&optimised(trace));
        assert_eq!(text.matches("int_lt").count(), 1, "{text}");
        assert_eq!(text.matches("int_le").count(), 0, "{text}");
        assert_eq!(text.matches("int_add").count(), 0, "{text}");
        assert!(text.contains("int 101"), "{text}");
    }

    #[test]
    fn what_an_operator_on_ints_gives_is_an_int_and_nothing_else() {
        let text = shown(&optimised(
            "register 0
            register 1
            guard wide_operator 0, %0, %1
            guard not as_int %2
            guard not as_float %2
            guard not as_wide_int %2
            guard not as_instance %2
            guard not text_concat %2, %1
            guard wide_operator 0, %2, %1
            loop",
        ));
        let first = text.split("body").next().unwrap_or_default();
        assert_eq!(first.matches("guard not").count(), 2, "{text}");
        assert_eq!(text.matches("text_concat").count(), 0, "{text}");
    }

    #[test]
    fn a_turn_may_know_what_the_first_one_has_asked_in_vain() {
        let text = shown(&optimised(
            "register 0
            register 1
            guard not as_float %0
            guard wide_operator 0, %0, %1
            guard poll ; 0=%3
            loop 0=%3",
        ));
        assert!(text.contains("body"), "{text}");
        assert_eq!(text.matches("as_float").count(), 1, "{text}");
    }

    #[test]
    fn an_item_that_was_found_is_there() {
        let trace = "register 0
            register 1
            guard as_list %0
            guard as_int %1
            guard list_item %2, %3
            guard list_has %2, %3
            list_store %2, %3, %1
            guard list_item %2, %3
            guard list_has %2, %3
            list_push %2, %7
            guard list_has %2, %3
            int 1
            guard int_add %3, %11
            from_int %12
            loop 1=%13";
        let optimised = optimised(trace);
        let text = shown(&optimised);
        let first = text.split("body").next().unwrap_or_default();
        assert_eq!(first.matches("list_item").count(), 1, "{text}");
        assert_eq!(first.matches("list_has").count(), 1, "{text}");
        assert_eq!(
            body(&optimised),
            ["from_int", "guard list_item", "list_store", "list_push", "guard list_has", "guard int_add"]
        );
    }

    #[test]
    fn slices_and_empty_dicts_are_not_made_for_one_look() {
        let trace = "register 0
            none
            new_slice %0, %1, %1
            guard part %0, %2
            new_slice %0, %1, %0
            guard part %0, %4
            guard new_dict_of
            word 7
            guard dict_at %6, %7
            guard dict_at %6, %0
            register 1
            guard as_dict %10
            dict_append %11, %7, %0
            guard dict_at %6, %7
            loop 0=%5";
        let optimised = optimised(trace);
        assert_eq!(
            body(&optimised),
            [
                "guard between",
                "new_slice",
                "guard part",
                "guard new_dict_of",
                "guard dict_at",
                "dict_append",
                "guard dict_at"
            ]
        );
    }
}
