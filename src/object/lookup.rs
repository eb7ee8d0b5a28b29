//! What searching classes found last time.
//!
//! Owns three tables beside the inline caches: what a class and its bases have under a name, where an attribute of all
//! objects of a shape is, and how calling a class goes. Sites that see many shapes, and everything that has no site, ask
//! here first. The first and the last are direct-mapped; of places two are kept in each row, or a few that fall together
//! would be searched for in each turn of a loop over many classes.
//!
//! Invariant "found": an entry counts only in the epoch it was written in, and every change of a class or a namespace
//! that a cache depends on begins a new one ([`Vm::flush_caches`]). Its words are no objects or old ones, which do not
//! move, and the class they were found in keeps them alive; when a collection has freed classes, a new epoch begins too.

use super::attribute::Place;
use super::class::{Class, class_flag};
use super::function::Cell as Variable;
use super::instantiation::Construct;
use super::module::Module;
use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Ref, ShapeWord, Value, Word};
use std::cell::Cell;

/// Entries of each table; a power of two.
const ENTRIES: usize = 512;

#[derive(Clone, Copy)]
struct Attribute {
    class: Word,
    symbol: Symbol,
    epoch: u32,
    /// Undefined when there is none.
    found: Word,
}

#[derive(Clone, Copy)]
struct Placed {
    shape: ShapeWord,
    symbol: Symbol,
    epoch: u32,
    place: Place,
}

const NOWHERE: Placed =
    Placed { shape: ShapeWord::from_bits(0), symbol: Symbol(0), epoch: 0, place: Place::Anew };

#[derive(Clone, Copy)]
struct Planned {
    class: Word,
    epoch: u32,
    plan: Construct,
}

/// See the module's documentation.
pub struct Lookups {
    epoch: Cell<u32>,
    plans: Box<[Cell<Planned>]>,
    attributes: Box<[Cell<Attribute>]>,
    places: Box<[[Cell<Placed>; 2]]>,
}

impl Default for Lookups {
    fn default() -> Lookups {
        let attribute = Attribute { class: Word::UNDEF, symbol: Symbol(0), epoch: 0, found: Word::UNDEF };
        let planned = Planned { class: Word::UNDEF, epoch: 0, plan: Construct::Native(Word::UNDEF) };
        Lookups {
            epoch: Cell::new(1),
            plans: vec![Cell::new(planned); ENTRIES].into_boxed_slice(),
            attributes: vec![Cell::new(attribute); ENTRIES].into_boxed_slice(),
            places: vec![[const { Cell::new(NOWHERE) }; 2]; ENTRIES / 2].into_boxed_slice(),
        }
    }
}

#[inline(always)]
fn index(key: u64, symbol: Symbol) -> usize {
    let mixed = (key ^ u64::from(symbol.0) << 20).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 48) as usize & (ENTRIES - 1)
}

impl Vm {
    /// Nothing that was found counts any longer.
    pub(super) fn forget_lookups(&self) {
        let epoch = &self.lookups.epoch;
        // After four thousand million changes an old entry might look new: then all of them go.
        let next = epoch.get().wrapping_add(1);
        if next == 0 {
            let Lookups { attributes, places, plans, .. } = Lookups::default();
            plans.iter().zip(&self.lookups.plans).for_each(|(from, to)| to.set(from.get()));
            attributes.iter().zip(&self.lookups.attributes).for_each(|(from, to)| to.set(from.get()));
            let rows = places.iter().flatten().zip(self.lookups.places.iter().flatten());
            rows.for_each(|(from, to)| to.set(from.get()));
        }
        epoch.set(next.max(1));
    }

    /// Search a class and its bases for an attribute. No descriptor is asked.
    #[inline]
    pub fn lookup<'v>(&'v self, class: Ref<'v, Class>, name: Symbol) -> Option<Value<'v>> {
        let word = class.value().word();
        let cell = &self.lookups.attributes[index(word.bits(), name)];
        let known = cell.get();
        if known.class == word && known.symbol == name && known.epoch == self.lookups.epoch.get() {
            return Some(self.brand(known.found)).filter(|v| *v != Value::UNDEF);
        }
        let found = self.lookup_from(class, name).map(|(v, _)| v);
        if found.is_none_or(|v| self.keeps(v)) && self.heap.is_old(class.value()) {
            self.note_cached(class);
            let (epoch, found) = (self.lookups.epoch.get(), found.map_or(Word::UNDEF, Value::word));
            cell.set(Attribute { class: word, symbol: name, epoch, found });
        }
        found
    }

    /// How calling a class goes, if it was noted.
    #[inline(always)]
    pub(super) fn noted_plan(&self, class: Ref<'_, Class>) -> Option<Construct> {
        let word = class.value().word();
        let known = self.plan_cell(word).get();
        (known.class == word && known.epoch == self.lookups.epoch.get()).then_some(known.plan)
    }

    /// Note how calling a class goes, if a cache may hold it.
    pub(super) fn note_plan(&self, class: Ref<'_, Class>, plan: Construct) {
        let function = match plan {
            Construct::Instance { init, .. } | Construct::Exception { init, .. } => {
                init.unwrap_or(Word::UNDEF)
            }
            Construct::Native(native) => native,
        };
        if self.keeps(self.brand(function)) && self.keeps(class.value()) {
            self.note_cached(class);
            let (class, epoch) = (class.value().word(), self.lookups.epoch.get());
            self.plan_cell(class).set(Planned { class, epoch, plan });
        }
    }

    #[inline(always)]
    fn plan_cell(&self, class: Word) -> &Cell<Planned> {
        // Classes are some hundred bytes apart.
        &self.lookups.plans[(class.bits() >> 5 ^ class.bits() >> 13) as usize & (ENTRIES - 1)]
    }

    /// May a cache hold it? An object must be old. When caches want young ones again and again, a collection makes
    /// them old.
    pub(crate) fn keeps(&self, v: Value<'_>) -> bool {
        if !v.is_pointer() || self.heap.is_old(v) {
            return true;
        }
        let refused = self.refused.get() + 1;
        self.refused.set(refused % REFUSALS);
        if refused == REFUSALS {
            self.heap.raise_attention();
        }
        false
    }

    /// A collection that makes young objects old, soon: compiled code waits for it.
    #[cfg(feature = "jit")]
    pub(crate) fn ask_for_old(&self) {
        self.refused.set(0);
        self.heap.raise_attention();
    }

    /// Where attribute `symbol` of objects of a shape is, if it was found before.
    #[inline(always)]
    pub fn noted_place(&self, shape: ShapeWord, symbol: Symbol) -> Option<Place> {
        let epoch = self.lookups.epoch.get();
        for known in self.place_row(shape, symbol) {
            let known = known.get();
            if known.shape == shape && known.symbol == symbol && known.epoch == epoch {
                return Some(known.place);
            }
        }
        None
    }

    #[inline(always)]
    fn place_row(&self, shape: ShapeWord, symbol: Symbol) -> &[Cell<Placed>; 2] {
        &self.lookups.places[index(u64::from(shape.bits()), symbol) / 2]
    }

    /// Where attribute `symbol` of a value with a header is: found before, or found now. The shape of a class or a
    /// module belongs to it alone.
    pub fn place_known(&self, v: Value<'_>, shape: ShapeWord, symbol: Symbol) -> Place {
        if let Some(place) = self.noted_place(shape, symbol) {
            return place;
        }
        let [newer, older] = self.place_row(shape, symbol);
        let place = self.place_in(v, symbol);
        let old = |w: Word| self.keeps(self.brand(w));
        let keeps = match place {
            Place::Inline(_) | Place::Overflow(..) | Place::Anew => true,
            Place::Function(w)
            | Place::Native(w)
            | Place::Constant(w)
            | Place::Variable(w)
            | Place::Property(w) => old(w),
            Place::Bound { function, receiver } => old(function) && old(receiver),
        };
        if keeps {
            self.note_receiver(v);
            older.set(newer.get());
            newer.set(Placed { shape, symbol, epoch: self.lookups.epoch.get(), place });
        }
        place
    }

    /// The variable of a module, if that is what an attribute is.
    pub fn variable_of<'v>(&'v self, v: Value<'v>, symbol: Symbol) -> Option<Value<'v>> {
        let shape = v.cast::<Module>()?.header().shape();
        let Place::Variable(cell) = self.place_known(v, shape, symbol) else { return None };
        let value = self.brand(cell).cast::<Variable>()?.get(|cell| &cell.value);
        Some(value).filter(|value| *value != Value::UNDEF)
    }

    /// A cache depends on the class of a value, and on the value if it is a class.
    pub fn note_receiver(&self, v: Value<'_>) {
        if let Some(class) = v.cast::<Class>() {
            self.note_cached(class);
        }
        self.note_cached(self.class_of(v));
    }

    /// Note that a cache depends on a class and all it inherits from.
    fn note_cached(&self, class: Ref<'_, Class>) {
        if !class.has(class_flag::CACHED) {
            for c in class.mro() {
                c.add_flags(class_flag::CACHED);
            }
        }
    }
}

/// After so many young values that a cache could not take, the next safepoint collects.
const REFUSALS: u32 = 256;
