//! Which value is where: registers and slots, in one pass from the first instruction to the last.
//!
//! Owns the state of the allocation. A value is made once. It may be in a register, in a slot of its own, or in both; a
//! value that loses its register is stored in its slot first. Who needs a register gets a free one, else the one whose
//! value is needed last. What must be stored or loaded on the way is told to the caller, who writes the code.
//!
//! Invariant "places": what `place` says of a value is right at the instruction being written.

use crate::jit::forced::Forced;
use crate::jit::ir::Made;
use smallvec::SmallVec;

/// A machine register of either file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Register {
    /// One of the sixteen for words and ints.
    General(u8),
    /// One of the sixteen for floats.
    Vector(u8),
}

/// Where a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In a register.
    Register(Register),
    /// In a slot of the state.
    Slot(u16),
    /// Known when the code was made.
    Constant(u64),
}

/// The registers for words and ints. The first ones are kept by calls.
const GENERAL: [u8; 9] = [12, 13, 15, 6, 7, 8, 9, 10, 11];
/// The registers for floats: all but the first two, which are scratch. None is kept by calls.
const VECTOR: [u8; 14] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/// Does a call leave the register as it is?
pub fn is_kept(register: Register) -> bool {
    matches!(register, Register::General(12 | 13 | 15))
}

/// A move that the caller has to write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spill {
    /// The register to this slot.
    Store(Register, u16),
    /// The slot to this register.
    Load(u16, Register),
}

/// When a value is used.
#[derive(Clone, Default)]
pub struct Uses {
    /// By instructions that want it in a register, in order.
    pub at: SmallVec<[u32; 4]>,
    /// The last use, those by snapshots included. A value that nobody uses has 0.
    pub last: u32,
    /// The last use by a snapshot.
    pub left: u32,
}

/// See the module's documentation.
pub struct Registers {
    made: Vec<Made>,
    uses: Vec<Uses>,
    constants: Vec<Option<u64>>,
    register: Vec<Option<Register>>,
    slot: Vec<Option<u16>>,
    general: [Option<u32>; 16],
    vector: [Option<u32>; 16],
    /// Values whose registers the instruction being written needs.
    locked: Vec<u32>,
    /// How many slots there are, and those of them whose values nobody uses any more.
    slots: u16,
    free: Vec<u16>,
    /// Values that have slots.
    stored: Vec<u32>,
    /// Where the loop's body starts and ends, for uses in the next turn.
    body: Option<(u32, u32)>,
    at: u32,
    /// Those which the next turn expects another value in than this one.
    homes: Vec<Register>,
    /// How many registers of either kind are used.
    limit: usize,
}

impl Registers {
    /// For values made like this and used like that; those that are constants need no register.
    pub fn new(
        made: Vec<Made>,
        uses: Vec<Uses>,
        constants: Vec<Option<u64>>,
        body: Option<(u32, u32)>,
    ) -> Registers {
        let count = made.len();
        Registers {
            made,
            uses,
            constants,
            register: vec![None; count],
            slot: vec![None; count],
            general: [None; 16],
            vector: [None; 16],
            locked: Vec::new(),
            slots: 0,
            free: Vec::new(),
            stored: Vec::new(),
            body,
            at: 0,
            homes: Vec::new(),
            limit: usize::MAX,
        }
    }

    /// With no more registers than tests want.
    pub fn limited(self, forced: Forced) -> Registers {
        Registers { limit: forced.registers.map_or(usize::MAX, usize::from), ..self }
    }

    /// The next turn expects other values in these registers: they are better left to those.
    pub fn reserve(&mut self, homes: Vec<Register>) {
        self.homes = homes;
    }

    /// How many slots are taken.
    pub fn slots(&self) -> u16 {
        self.slots
    }

    /// The next instruction: values that are not used any more leave their registers.
    pub fn advance(&mut self, at: u32) {
        self.at = at;
        self.locked.clear();
        let (uses, slot, free) = (&self.uses, &mut self.slot, &mut self.free);
        self.stored.retain(|value| {
            let live = uses[*value as usize].last >= at;
            if !live && let Some(unused) = slot[*value as usize].take() {
                free.push(unused);
            }
            live
        });
        for file in [&mut self.general, &mut self.vector] {
            for holder in file.iter_mut() {
                if let Some(value) = *holder
                    && self.uses[value as usize].last < at
                {
                    *holder = None;
                    self.register[value as usize] = None;
                }
            }
        }
    }

    /// No value is needed in its register any more by the instruction being written.
    pub fn unlock(&mut self) {
        self.locked.clear();
    }

    /// Where a value is.
    pub fn place(&self, value: u32) -> Option<Place> {
        let value = value as usize;
        if let Some(bits) = self.constants[value] {
            return Some(Place::Constant(bits));
        }
        self.register[value].map(Place::Register).or(self.slot[value].map(Place::Slot))
    }

    /// The slot that has a value, be it in a register or not.
    pub fn slot_of(&self, value: u32) -> Option<u16> {
        self.slot[value as usize]
    }

    /// Is there an instruction that uses the value?
    pub fn is_used(&self, value: u32) -> bool {
        self.uses[value as usize].last > value
    }

    /// The last instruction that uses the value, for itself or for its snapshot.
    pub fn last_use(&self, value: u32) -> u32 {
        self.uses[value as usize].last
    }

    /// Does nobody need the value any more, neither behind the instruction being written nor where it leaves?
    pub fn is_last_use(&self, value: u32) -> bool {
        let uses = &self.uses[value as usize];
        uses.last == self.at && uses.left != self.at
    }

    /// The values that are in registers which calls do not keep.
    pub fn endangered(&self) -> Vec<(u32, Register)> {
        let general = self.general.iter().flatten();
        let all = general.chain(self.vector.iter().flatten());
        all.filter_map(|value| Some((*value, self.register[*value as usize]?)))
            .filter(|(_, register)| !is_kept(*register))
            .collect()
    }

    /// How many general registers hold nothing.
    pub fn free_general(&self) -> usize {
        let order = &GENERAL[GENERAL.len().saturating_sub(self.limit)..];
        order.iter().filter(|r| self.general[**r as usize].is_none()).count()
    }

    /// The register of a value, loaded if need be, and locked for this instruction. None for constants.
    pub fn fetch(&mut self, value: u32, spills: &mut Vec<Spill>) -> Option<Register> {
        if self.constants[value as usize].is_some() {
            return None;
        }
        self.locked.push(value);
        if let Some(register) = self.register[value as usize] {
            return Some(register);
        }
        let register = self.take(self.made[value as usize] == Made::Float, spills)?;
        if let Some(slot) = self.slot[value as usize] {
            spills.push(Spill::Load(slot, register));
        }
        self.hold(value, register);
        Some(register)
    }

    /// A register for the result of this instruction.
    pub fn define(&mut self, value: u32, spills: &mut Vec<Spill>) -> Option<Register> {
        let register = self.take(self.made[value as usize] == Made::Float, spills)?;
        self.hold(value, register);
        self.locked.push(value);
        Some(register)
    }

    /// A particular register for the result of this instruction, if it is free.
    pub fn define_in(&mut self, value: u32, register: Register) -> bool {
        let free = match register {
            Register::General(r) => self.general[r as usize].is_none(),
            Register::Vector(r) => self.vector[r as usize].is_none(),
        };
        if free {
            self.hold(value, register);
            self.locked.push(value);
        }
        free
    }

    /// The result takes over the register of an operand, which nobody uses after this instruction.
    pub fn inherit(&mut self, value: u32, from: u32) -> Option<Register> {
        let register = self.register[from as usize].take()?;
        self.hold(value, register);
        self.locked.push(value);
        Some(register)
    }

    /// The value is in a register and in its slot from here on; the caller stores it if that is news.
    pub fn save(&mut self, value: u32) -> Option<Spill> {
        let register = self.register[value as usize]?;
        if self.slot[value as usize].is_some() {
            return None;
        }
        let slot = self.new_slot();
        self.slot[value as usize] = Some(slot);
        self.stored.push(value);
        Some(Spill::Store(register, slot))
    }

    /// The value is in its slot alone.
    pub fn forget_register(&mut self, value: u32) {
        match self.register[value as usize].take() {
            Some(Register::General(r)) => self.general[r as usize] = None,
            Some(Register::Vector(r)) => self.vector[r as usize] = None,
            None => {}
        }
    }

    /// The value changes from turn to turn: what its slot holds is not it once it is in a register.
    pub fn settle_carried(&mut self, value: u32) {
        if self.register[value as usize].is_some() {
            if let Some(unused) = self.slot[value as usize].take() {
                self.free.push(unused);
            }
            self.stored.retain(|stored| *stored != value);
        }
    }

    /// A value that comes in at a place.
    pub fn arrive(&mut self, value: u32, place: Place) {
        match place {
            Place::Register(register) => {
                debug_assert!(self.holder(register).is_none(), "two values come in at {register:?}");
                self.hold(value, register);
            }
            Place::Slot(slot) => {
                self.slot[value as usize] = Some(slot);
                self.stored.push(value);
                self.free.retain(|free| *free != slot);
                self.free.extend(self.slots..slot);
                self.slots = self.slots.max(slot + 1);
            }
            Place::Constant(_) => {}
        }
    }

    fn new_slot(&mut self) -> u16 {
        if let Some(slot) = self.free.pop() {
            return slot;
        }
        self.slots += 1;
        self.slots - 1
    }

    fn holder(&self, register: Register) -> Option<u32> {
        match register {
            Register::General(r) => self.general[r as usize],
            Register::Vector(r) => self.vector[r as usize],
        }
    }

    fn hold(&mut self, value: u32, register: Register) {
        self.register[value as usize] = Some(register);
        match register {
            Register::General(r) => self.general[r as usize] = Some(value),
            Register::Vector(r) => self.vector[r as usize] = Some(value),
        }
    }

    /// A free register, or one that is made free. None when the instruction holds all of them itself.
    fn take(&mut self, is_float: bool, spills: &mut Vec<Spill>) -> Option<Register> {
        let (file, order): (&[Option<u32>; 16], &[u8]) =
            if is_float { (&self.vector, &VECTOR) } else { (&self.general, &GENERAL) };
        // The last ones: those that calls keep are the first to go.
        let order = &order[order.len().saturating_sub(self.limit)..];
        let named = |r: u8| if is_float { Register::Vector(r) } else { Register::General(r) };
        // What calls keep is given out last, so that it is there for who lives long.
        let free = || order.iter().rev().filter(|r| file[**r as usize].is_none());
        if let Some(r) = free().find(|r| !self.homes.contains(&named(**r))).or_else(|| free().next()) {
            return Some(named(*r));
        }
        let held = order.iter().filter_map(|r| file[*r as usize].map(|value| (*r, value)));
        let (r, value) = held
            .filter(|(_, value)| !self.locked.contains(value))
            .max_by_key(|(_, value)| self.next_use(*value))?;
        if self.slot[value as usize].is_none() && self.uses[value as usize].last >= self.at {
            let slot = self.new_slot();
            self.slot[value as usize] = Some(slot);
            self.stored.push(value);
            spills.push(Spill::Store(named(r), slot));
        }
        self.forget_register(value);
        Some(named(r))
    }

    /// When the value is wanted in a register again; uses in the next turn count behind all of this one.
    fn next_use(&self, value: u32) -> u32 {
        let uses = &self.uses[value as usize].at;
        let next = uses.partition_point(|at| *at < self.at);
        if let Some(at) = uses.get(next) {
            return *at;
        }
        match self.body {
            Some((start, end)) => {
                let first = uses.partition_point(|at| *at < start);
                uses.get(first).map_or(u32::MAX, |at| end + (*at - start))
            }
            None => u32::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(uses: &[&[u32]]) -> Registers {
        let all: Vec<Uses> = uses
            .iter()
            .map(|at| Uses { at: (*at).into(), last: at.last().copied().unwrap_or(0), left: 0 })
            .collect();
        Registers::new(vec![Made::Int; uses.len()], all, vec![None; uses.len()], None)
    }

    #[test]
    fn who_is_needed_last_gives_way() {
        let uses: Vec<Vec<u32>> = (0..10).map(|i| vec![100 + i]).collect();
        let uses: Vec<&[u32]> = uses.iter().map(Vec::as_slice).collect();
        let mut registers = of(&uses);
        let mut spills = Vec::new();
        for value in 0..9 {
            registers.advance(value);
            assert!(registers.define(value, &mut spills).is_some());
        }
        assert!(spills.is_empty());
        registers.advance(9);
        let ninth = registers.define(9, &mut spills);
        assert!(matches!(spills[..], [Spill::Store(register, 0)] if Some(register) == ninth));
        assert_eq!(registers.place(8), Some(Place::Slot(0)));
        spills.clear();
        registers.advance(10);
        let back = registers.fetch(8, &mut spills);
        assert!(back.is_some() && matches!(spills.last(), Some(Spill::Load(0, _))));
    }

    #[test]
    fn a_value_without_further_use_leaves_its_register() {
        let mut registers = of(&[&[1], &[5]]);
        let mut spills = Vec::new();
        registers.advance(0);
        let first = registers.define(0, &mut spills);
        registers.advance(2);
        assert_eq!(registers.place(0), None);
        assert!(first.is_some_and(|first| registers.define_in(1, first)));
    }
}
