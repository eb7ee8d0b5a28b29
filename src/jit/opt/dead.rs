//! Instructions that nobody needs, and those that only snapshots need.
//!
//! Owns the last step: what is left is numbered anew. A guard, a write, a call and a safepoint are needed for what they
//! do; all else only if something needed uses it. A boxed number or character that nothing but snapshots use is sunk: it
//! is made where a guard fails, and on the main path there is only the number. So is an object of several values that
//! nobody else has, with what was written to it by then: see `deferred`.

use super::Optimised;
use super::deferred::{Writes, is_alike, is_call, is_overwritten, is_whole};
use super::head::Reached;
use crate::jit::ir::{
    Collected, End, Expect, Instruction, Ir, NOTHING, Opcode, Operand, Primitive, Snapshot,
};
use hashbrown::HashMap;

/// From where a name is looked at: one of the first turn is something else in the body, where it has been carried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    First,
    Body,
}

/// What is needed of a snapshot.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Wanted {
    /// Nothing.
    No,
    /// Its values where a guard fails.
    Left,
    /// They are stored on the main path, too.
    Stored,
}

/// What is needed of the instructions.
struct Needs<'i> {
    /// Is what only snapshots need made where these are?
    sinks: bool,
    instructions: &'i [Instruction],
    snapshots: &'i [Snapshot],
    /// Several instructions may have one snapshot.
    wanted: Vec<Wanted>,
    body: usize,
    after: &'i HashMap<Ir, Ir>,
    /// What is done to objects that the trace makes: needed as those are.
    writes: Writes,
    /// Needed on the main path.
    real: Vec<bool>,
    /// Needed by snapshots; and of which place's the names of its operands are known to be needed.
    sunk: Vec<bool>,
    seen: [Vec<bool>; 2],
    carried: Vec<Ir>,
    /// Objects of the first turn that may go round in parts, under their own names and what the body calls them.
    parted: HashMap<Ir, Ir>,
    work: Vec<(Ir, From, bool)>,
}

impl<'i> Needs<'i> {
    fn new(
        instructions: &'i [Instruction],
        snapshots: &'i [Snapshot],
        body: usize,
        after: &'i HashMap<Ir, Ir>,
        sinks: bool,
    ) -> Needs<'i> {
        let count = instructions.len();
        Needs {
            sinks,
            instructions,
            snapshots,
            wanted: vec![Wanted::No; snapshots.len()],
            body,
            after,
            writes: if sinks { Writes::to_be_deferred(instructions, body) } else { Writes::default() },
            real: vec![false; count],
            sunk: vec![false; count],
            seen: [vec![false; count], vec![false; count]],
            carried: Vec::new(),
            parted: HashMap::new(),
            work: Vec::new(),
        }
    }

    /// All that is needed for what it does.
    fn roots(&mut self) {
        for (n, i) in self.instructions.iter().enumerate() {
            if !is_root(i) || self.writes.has(n, i) {
                continue;
            }
            // A root of the body is itself, whatever its name is in the next turn.
            self.need(Ir(n as u32), self.side(n), true);
            self.settle();
        }
    }

    /// An instruction is needed: on the main path, or else by a snapshot alone.
    fn need(&mut self, ir: Ir, from: From, real: bool) {
        if ir != NOTHING && !self.is_settled(ir, from, real) {
            self.work.push((ir, from, real));
        }
    }

    /// Is it known already that it is needed so? A name of the first turn may stand for something else in the body.
    fn is_settled(&self, ir: Ir, from: From, real: bool) -> bool {
        let n = ir.0 as usize;
        from == self.side(n) && (self.real[n] || !real && self.seen[from as usize][n])
    }

    fn operands(&mut self, ir: Ir, from: From, real: bool) {
        let i = &self.instructions[ir.0 as usize];
        let stored = stored(i).filter(|_| real);
        for (n, o) in i.operands.iter().enumerate() {
            if let Operand::Ir(o) = o {
                // A float is boxed where it is stored.
                let is_boxed_there = stored == Some(n) && is_boxed_float(&self.instructions[o.0 as usize]);
                self.need(*o, from, real && !is_boxed_there);
            }
        }
    }

    /// Where the values of a snapshot are stored on the main path, objects are there.
    fn snapshot(&mut self, s: &Snapshot, from: From, stored: bool) {
        let instructions = self.instructions;
        let real = |ir: Ir| stored && ir != NOTHING && is_whole(&instructions[ir.0 as usize]);
        s.registers.iter().for_each(|(_, ir)| self.need(*ir, from, real(*ir)));
        for g in &s.generators {
            self.need(g.generator, from, true);
            g.registers.iter().for_each(|(_, ir)| self.need(*ir, from, real(*ir)));
        }
    }

    /// Where an instruction stands.
    fn side(&self, n: usize) -> From {
        if n < self.body { From::First } else { From::Body }
    }

    /// An instruction is done on the main path.
    fn realise(&mut self, ir: Ir) {
        let n = ir.0 as usize;
        if std::mem::replace(&mut self.real[n], true) {
            return;
        }
        if let Some(x) = self.parted.get(&ir).copied() {
            self.carry(x);
        }
        let from = self.side(n);
        self.operands(ir, from, true);
        for write in self.writes.of(ir) {
            self.realise(write);
        }
        let (i, snapshots) = (&self.instructions[n], self.snapshots);
        let Some(s) = i.snapshot else { return };
        if let Some(handling) = self.writes.handling(n) {
            self.sunk[handling.0 as usize] = true;
            self.operands(handling, from, false);
        }
        let wanted = if is_call(i) { Wanted::Stored } else { Wanted::Left };
        if self.wanted[s as usize] < wanted {
            self.wanted[s as usize] = wanted;
            self.snapshot(&snapshots[s as usize], from, is_call(i));
        }
    }

    /// An instruction is done where a guard fails: what it is made of is needed there, not where it stands.
    fn sink(&mut self, ir: Ir, from: From) {
        let n = ir.0 as usize;
        self.sunk[n] = true;
        if std::mem::replace(&mut self.seen[from as usize][n], true) {
            return;
        }
        self.operands(ir, from, false);
        for write in self.writes.of(ir) {
            self.sink(write, from);
        }
    }

    /// What has this name in the first turn is a value that goes from turn to turn.
    fn carry(&mut self, x: Ir) {
        let now = self.after[&x];
        if self.parted.remove(&x).is_some() {
            self.parted.remove(&now);
        }
        if !self.carried.contains(&x) {
            self.carried.push(x);
            self.need(now, From::Body, true);
            self.need(x, From::First, true);
        }
    }

    fn settle(&mut self) {
        while let Some((ir, from, real)) = self.work.pop() {
            let n = ir.0 as usize;
            let real = real || !self.sinks || !can_sink(&self.instructions[n]);
            let of_first = from == From::Body && n < self.body;
            let is_carried = of_first && self.after.contains_key(&ir);
            if is_carried && (real || !self.parted.contains_key(&ir)) {
                self.carry(ir);
            } else if real {
                self.realise(ir);
            } else {
                self.sink(ir, from);
            }
        }
    }
}

/// Which operand an instruction stores in an object.
fn stored(i: &Instruction) -> Option<usize> {
    use Primitive as P;
    match i.opcode {
        Opcode::Primitive(P::cell_set | P::list_push) => Some(1),
        Opcode::Primitive(P::store_slot | P::list_store | P::dict_replace) => Some(2),
        Opcode::Primitive(P::add_slot) => Some(3),
        _ => None,
    }
}

fn is_boxed_float(i: &Instruction) -> bool {
    matches!(i.opcode, Opcode::Primitive(Primitive::from_float))
}

fn can_sink(i: &Instruction) -> bool {
    use Primitive as P;
    is_whole(i) || matches!(i.opcode, Opcode::Primitive(P::from_int | P::from_float | P::char_text))
}

/// Is it needed for what it does?
fn is_root(i: &Instruction) -> bool {
    // That there was room for it is nobody's business if it is not; keys may have no hash.
    if let Opcode::Collect(what) = i.opcode
        && (matches!(what, Collected::Tuple | Collected::List) || i.operands.is_empty())
    {
        return false;
    }
    if i.expect != Expect::Nothing {
        return !can_sink(i);
    }
    match i.opcode {
        Opcode::Primitive(p) => !(p.is_pure() || p.is_read() || p.is_fresh()),
        Opcode::Poll
        | Opcode::Answer
        | Opcode::Helper(_)
        | Opcode::Native(_)
        | Opcode::Shortcut(_)
        | Opcode::Typed(_)
        | Opcode::StepIterator
        | Opcode::Passed(_)
        | Opcode::Pending(_)
        | Opcode::Throw(_) => true,
        Opcode::Constant
        | Opcode::Register(_)
        | Opcode::Inherited(..)
        | Opcode::Called(_)
        | Opcode::GeneratorRegister(_)
        | Opcode::GeneratorState
        | Opcode::GeneratorFunction
        | Opcode::ImmediateClass
        | Opcode::OfFloat(_)
        | Opcode::HostField(_)
        | Opcode::Collect(_)
        | Opcode::Part(_) => false,
    }
}

/// Objects that the first turn makes and the body anew in each of its turns, and that nothing but exits need: those go
/// from turn to turn in parts. Gives the instructions of the first turn that make them as they are when it ends.
pub(super) fn parted(
    instructions: &[Instruction],
    snapshots: &[Snapshot],
    body: usize,
    after: &HashMap<Ir, Ir>,
) -> Vec<Ir> {
    let writes = Writes::to_be_deferred(instructions, body);
    let is_made_anew = |(x, now): &(&Ir, &Ir)| {
        let is_next = |a: &Operand, b: &Operand| match (a, b) {
            (Operand::Ir(a), Operand::Ir(b)) => after.get(a).unwrap_or(a) == b,
            _ => a == b,
        };
        let (first, second) = (writes.of(**x), writes.of(**now));
        let all = std::iter::zip(&first, &second).chain([(*x, *now)]);
        let mut all = all.map(|(a, b)| (&instructions[a.0 as usize], &instructions[b.0 as usize]));
        is_whole(&instructions[x.0 as usize])
            && now.0 as usize >= body
            && first.len() == second.len()
            && all.all(|(a, b)| is_alike(a, b, is_next))
    };
    let anew: Vec<(Ir, Ir)> = after.iter().filter(is_made_anew).map(|(x, now)| (*x, *now)).collect();
    if anew.is_empty() {
        return Vec::new();
    }
    let mut needs = Needs::new(instructions, snapshots, body, after, true);
    needs.parted = anew.iter().flat_map(|(x, now)| [(*x, *x), (*now, *x)]).collect();
    needs.roots();
    let is_left = |x: &Ir| needs.parted.contains_key(x) && needs.seen[From::Body as usize][x.0 as usize];
    let mut left = Vec::new();
    for x in anew.iter().map(|(x, _)| *x).filter(is_left) {
        let writes = writes.of(x);
        let made = |ir: &Ir| &instructions[ir.0 as usize];
        let lasts = |(n, write): &(usize, &Ir)| {
            !writes[n + 1..].iter().any(|later| is_overwritten(made(write), made(later)))
        };
        left.push(x);
        left.extend(writes.iter().enumerate().filter(lasts).map(|(_, write)| *write));
    }
    left
}

/// Leave out what nobody needs. `body` is where the body starts, and what the names of the first turn that change
/// are when a turn of it ends. What only snapshots need is sunk, if that is wanted. Gives what the instructions that are
/// left were called, too.
pub(super) fn clean(
    instructions: Vec<Instruction>,
    snapshots: Vec<Snapshot>,
    last: Snapshot,
    body: Option<(usize, &HashMap<Ir, Ir>)>,
    reached: Option<Reached>,
    sinks: bool,
) -> (Optimised, Vec<Ir>) {
    let count = instructions.len();
    let nothing = HashMap::new();
    let after = body.map_or(&nothing, |(_, after)| after);
    let body = body.map(|(start, _)| start);
    let mut needs = Needs::new(&instructions, &snapshots, body.unwrap_or(count), after, sinks);
    needs.roots();
    // A loop that is peeled does not store what its last turn leaves.
    needs.snapshot(&last, From::First, body.is_none());
    for (_, ir) in reached.iter().flat_map(|r| &r.values) {
        needs.need(*ir, From::First, true);
    }
    needs.settle();
    let Needs { real, sunk, wanted, mut carried, .. } = needs;
    carried.sort_unstable();
    let numbers = Numbers::new(&real, &sunk, &wanted);
    let names = (0..count as u32).map(Ir).filter(|ir| numbers.ir(*ir) != NOTHING).collect();
    let reached = reached.map(|reached| Reached {
        values: reached.values.iter().map(|(x, ir)| (*x, numbers.ir(*ir))).collect(),
        is_whole: reached.parted.iter().any(|x| real[x.0 as usize]),
        ..reached
    });
    let optimised = numbers.apply(instructions, snapshots, last, body, &carried, after);
    (Optimised { reached, ..optimised }, names)
}

/// The new numbers of what is left.
struct Numbers {
    instructions: Vec<Option<Ir>>,
    snapshots: Vec<Option<u32>>,
    sunk: Vec<bool>,
}

impl Numbers {
    fn new(real: &[bool], sunk: &[bool], wanted: &[Wanted]) -> Numbers {
        let mut numbers = Numbers { instructions: Vec::new(), snapshots: Vec::new(), sunk: Vec::new() };
        for (real, sunk) in real.iter().zip(sunk) {
            let ir = Ir(numbers.sunk.len() as u32);
            let left = *real || *sunk;
            numbers.instructions.push(left.then_some(ir));
            if left {
                numbers.sunk.push(!real);
            }
        }
        let mut next = 0;
        for wanted in wanted {
            let left = *wanted != Wanted::No;
            numbers.snapshots.push(left.then_some(next));
            next += u32::from(left);
        }
        numbers
    }

    fn ir(&self, ir: Ir) -> Ir {
        self.instructions.get(ir.0 as usize).copied().flatten().unwrap_or(NOTHING)
    }

    fn rename(&self, ir: &mut Ir) {
        *ir = self.ir(*ir);
    }

    fn snapshot(&self, mut s: Snapshot) -> Snapshot {
        s.registers.iter_mut().for_each(|(_, ir)| self.rename(ir));
        for g in &mut s.generators {
            self.rename(&mut g.generator);
            g.registers.iter_mut().for_each(|(_, ir)| self.rename(ir));
        }
        s
    }

    fn instruction(&self, mut i: Instruction) -> Instruction {
        for o in &mut i.operands {
            if let Operand::Ir(ir) = o {
                self.rename(ir);
            }
        }
        i.snapshot = i.snapshot.and_then(|s| self.snapshots[s as usize]);
        i
    }

    fn apply(
        self,
        instructions: Vec<Instruction>,
        snapshots: Vec<Snapshot>,
        last: Snapshot,
        body: Option<usize>,
        carried: &[Ir],
        after: &HashMap<Ir, Ir>,
    ) -> Optimised {
        let left = |n: &usize| self.instructions[*n].is_some();
        let instructions = instructions.into_iter().enumerate().filter(|(n, _)| left(n));
        let snapshots = snapshots.into_iter().enumerate().filter(|(n, _)| self.snapshots[*n].is_some());
        Optimised {
            instructions: instructions.map(|(_, i)| self.instruction(i)).collect(),
            snapshots: snapshots.map(|(_, s)| self.snapshot(s)).collect(),
            body: body.map(|body| (0..body).filter(left).count()),
            carried: carried.iter().map(|x| (self.ir(*x), self.ir(after[x]))).collect(),
            last: self.snapshot(last),
            end: End::Loop,
            sunk: self.sunk,
            head: None,
            reached: None,
            is_refuted: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::{optimised, shown};

    #[test]
    fn what_nobody_uses_is_gone_and_the_rest_is_numbered_anew() {
        let text = shown(&optimised(
            "register 0
            register 1
            guard as_float %1
            float_add %2, %2
            float_mul %2, %2
            from_float %4
            from_float %3
            guard as_int %0 ; 3=%5
            from_float %2
            new_cell %8
            loop",
        ));
        let first = "%0    register 0
%1    register 1
       ;  []
%2    guard as_float %1
%3    float_mul %2, %2
%4    sunk from_float %3
       ;  [3=%4]
%5    guard as_int %0
";
        assert!(text.starts_with(first), "{text}");
        assert!(text.ends_with("body []\n"), "{text}");
    }

    #[test]
    fn an_object_that_only_exits_need_is_made_there_with_its_parts() {
        let text = shown(&optimised(
            "register 0
            register 1
            guard as_int %0
            from_int %2
            new_range %3, %1, %3
            new_method %1, %4
            guard as_cell %1 ; 3=%5
            new_range %3, %3, %3
            cell_set %6, %7
            loop",
        ));
        let first = text.split("body").next().unwrap_or_default();
        assert!(first.contains("sunk new_method"), "{text}");
        assert_eq!(first.matches("sunk new_range").count(), 1, "{text}");
        assert_eq!(first.matches("new_range").count(), 2, "{text}");
        // The cell's range needs the number as an object, the method's alone would not.
        assert!(!first.contains("sunk from_int"), "{text}");
    }

    #[test]
    fn an_object_that_a_call_finds_in_the_windows_is_made_before_it() {
        let text = shown(&optimised(
            "register 0
            new_cell %0
            guard as_int %0 ; 3=%1
            call %0
            loop",
        ));
        assert!(text.contains("new_cell") && !text.contains("sunk"), "{text}");
    }

    #[test]
    fn a_number_that_memory_needs_is_boxed() {
        let optimised = optimised(
            "register 0
            register 1
            guard as_int %0
            guard int_neg %2
            from_int %3
            guard as_cell %1 ; 3=%4
            cell_set %5, %4
            loop 0=%4",
        );
        let sunk: Vec<bool> = optimised.sunk[..optimised.body.unwrap_or(0)].to_vec();
        assert!(!sunk.contains(&true));
    }
}
