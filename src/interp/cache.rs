//! Inline caches: what an instruction found last time.
//!
//! Owns how the words of a cache are read and filled; see `object::code::Cache` for what they are. The first holds the
//! shape it is good for, with a bit flipped where the answer is not the one that the instruction asks most, so that
//! one comparison decides on the hot path.

use super::direct::{Direct, Held};
use crate::bytecode::ops::{Ins, Op, Site};
use crate::heap::{Object, ShapeWord, Value, Word};
use crate::machine::Machine;
use crate::machine::primitives::{CodeFunction, Slot};
use crate::object::attribute::Place;
use crate::object::class::Class;
use crate::object::code::Cache;
use crate::object::dict::Dict;
use crate::object::function::{Cell as Variable, Function};
use crate::object::kind;
use crate::object::symbol::Symbol;

/// What a cache holds in the lower half of word 0 for a shape, when what it says is what its instruction asks most.
#[inline(always)]
fn key(shape: ShapeWord) -> u32 {
    shape.bits()
}

/// The key that a cache holds; 0, which is no object's shape, if it is empty.
#[inline(always)]
fn held_key(cache: &Cache) -> u32 {
    cache[0].get().bits() as u32
}

/// Each so many times, a site that does not find its shape in its cache fills it.
const REFILL: u32 = 16;
/// Flipped in the key of a cache whose answer is of another sort: a bit that no shape has, see [`kind::LAYOUTS`].
const OTHER: u32 = 1 << 31;
/// Flipped in the key of the cache of a method site whose method is a native: another such bit.
const NATIVE: u32 = 1 << 30;
const _: () = assert!(kind::LAYOUTS.len() <= 1 << 6);
const PLACE_FUNCTION: u64 = 1;
const PLACE_NATIVE: u64 = 2;
const PLACE_CONSTANT: u64 = 3;
const PLACE_VARIABLE: u64 = 4;
const PLACE_PROPERTY: u64 = 5;
const PLACE_BOUND: u64 = 6;
const PLACE_SLOT: u64 = 16;

#[inline(always)]
fn cache(d: Direct, site: Site) -> &'static Cache {
    // SAFETY: invariant "code": caches lie below the constants; the verifier has checked the site's index.
    unsafe { &*d.k().byte_sub((site.0 as usize + 1) * size_of::<Cache>()).cast::<Cache>() }
}

/// What the cache of a site says about objects of this shape, if that is not what the instruction asks most.
#[inline(always)]
pub(super) fn known_place(d: Direct, v: Word, site: Site) -> Option<Place> {
    let header = d.value(v).header()?;
    let cache = cache(d, site);
    if held_key(cache) != key(header.shape()) ^ OTHER {
        return None;
    }
    let w = cache[3].get();
    Some(match cache[1].get().as_payload() {
        PLACE_FUNCTION => Place::Function(w),
        PLACE_NATIVE => Place::Native(w),
        PLACE_CONSTANT => Place::Constant(w),
        PLACE_VARIABLE => Place::Variable(w),
        PLACE_PROPERTY => Place::Property(w),
        PLACE_BOUND => Place::Bound { function: w, receiver: cache[2].get() },
        slot => Place::Inline((slot - PLACE_SLOT) as u32),
    })
}

/// The function that the cache of a site says `super` leads to.
#[inline(always)]
pub(super) fn known_super(d: Direct, class: Word, object: Word, site: Site) -> Option<Word> {
    let header = d.value(object).header()?;
    let cache = cache(d, site);
    let hit = held_key(cache) == key(header.shape()) && cache[2].get() == class;
    hit.then(|| cache[3].get())
}

/// Where an object keeps the attribute of a site, if its cache knows.
#[inline(always)]
pub(super) fn slot(d: Direct, o: Word, site: Site) -> Option<Slot> {
    let cache = cache(d, site);
    (held_key(cache) == key(shape_of(d, o))).then(|| Slot(cache[1].get().as_payload() as u32))
}

/// The function that a method site calls on an object, if its cache knows.
#[inline(always)]
pub(super) fn function(d: Direct, o: Word, site: Site) -> Option<CodeFunction> {
    let cache = cache(d, site);
    if held_key(cache) != key(shape_of(d, o)) {
        return None;
    }
    // SAFETY: a site that calls puts such keys there for functions only (`place`).
    Some(unsafe { code_function(d, cache[3].get()) })
}

/// A function with its code.
///
/// # Safety
/// `function` is one.
#[inline(always)]
unsafe fn code_function(d: Direct, function: Word) -> CodeFunction {
    // SAFETY: by contract.
    let f = unsafe { d.value(function).cast_unchecked::<Function>() };
    CodeFunction { function, code: f.object().data.get() }
}

/// The native that a method site calls on an object, if its cache knows.
#[inline(always)]
pub(super) fn native(d: Direct, o: Word, site: Site) -> Option<Word> {
    let cache = cache(d, site);
    (held_key(cache) == key(shape_of(d, o)) ^ NATIVE).then(|| cache[3].get())
}

/// Where a site stores on an object and the shape that it has then, if its cache knows.
#[inline(always)]
pub(super) fn store(d: Direct, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
    let cache = cache(d, site);
    if held_key(cache) != key(shape_of(d, o)) {
        return None;
    }
    let after = cache[2].get();
    let slot = Slot(cache[1].get().as_payload() as u32);
    Some((slot, after.is_int().then(|| ShapeWord::from_bits(after.as_payload() as u32))))
}

/// Where the attribute of a site is found on `v`; what may be remembered goes into the cache.
pub(super) fn place(d: Direct, v: Word, site: Site) -> Place {
    if let Some(place) = known_place(d, v, site) {
        return place;
    }
    let vm = d.vm();
    let value = d.value(v);
    let Some(header) = value.header() else { return vm.place_of_immediate(value, name_of(d, site)) };
    let cache = cache(d, site);
    let other = key(header.shape()) ^ OTHER;
    let symbol = name_of(d, site);
    let place = match vm.place_known(value, header.shape(), symbol) {
        Place::Inline(slot) => Place::Inline(slot + fixed_words(header)),
        other => other,
    };
    let i = Ins(d.instruction());
    let method = matches!(i.op(), Op::CallMethod | Op::LoadMethod);
    let nothing = Word::UNDEF;
    let (bits, number, second, w) = match place {
        Place::Inline(slot) if !method => (other ^ OTHER, slot as u64, nothing, nothing),
        Place::Inline(slot) => (other, PLACE_SLOT + slot as u64, nothing, nothing),
        Place::Function(w) if method => (other ^ OTHER, PLACE_FUNCTION, nothing, w),
        Place::Function(w) => (other, PLACE_FUNCTION, nothing, w),
        Place::Native(w) if method => (other ^ OTHER ^ NATIVE, PLACE_NATIVE, nothing, w),
        Place::Native(w) => (other, PLACE_NATIVE, nothing, w),
        Place::Constant(w) => (other, PLACE_CONSTANT, nothing, w),
        Place::Variable(w) => (other, PLACE_VARIABLE, nothing, w),
        Place::Property(w) => (other, PLACE_PROPERTY, nothing, w),
        Place::Bound { function, receiver } => (other, PLACE_BOUND, receiver, function),
        Place::Overflow(..) | Place::Anew => return place,
    };
    vm.fill_cache(cache, [Word::payload(bits as u64), Word::payload(number), second, w]);
    vm.note_receiver(value);
    place
}

/// The function that takes what a site stores, if it stores on a property; goes into the cache.
pub(super) fn setter(d: Direct, v: Word, site: Site) -> Option<Word> {
    let vm = d.vm();
    let value = d.value(v);
    let setter = vm.setter_of(value, name_of(d, site))?.word();
    if let Some(header) = value.header()
        && d.value(setter).cast::<Function>().is_some()
    {
        let shape = Word::payload((key(header.shape()) ^ OTHER) as u64);
        vm.fill_cache(cache(d, site), [shape, Word::payload(0), Word::UNDEF, setter]);
        vm.note_receiver(value);
    }
    Some(setter)
}

/// The function that takes what a site stores on an object, if its cache knows.
#[inline(always)]
pub(super) fn known_setter(d: Direct, o: Word, site: Site) -> Option<CodeFunction> {
    let cache = cache(d, site);
    if held_key(cache) != key(shape_of(d, o)) ^ OTHER {
        return None;
    }
    // SAFETY: a site that stores puts such keys there for functions only (`setter`).
    Some(unsafe { code_function(d, cache[3].get()) })
}

/// Where a site stores on an object and the shape that it has then; goes into the cache.
pub(super) fn store_place(d: Direct, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
    let vm = d.vm();
    let value = d.value(o);
    let header = value.header()?;
    if value.cast::<Class>().is_some() || value.cast::<crate::object::module::Module>().is_some() {
        return None;
    }
    let (slot, after) = vm.store_place(header.shape(), name_of(d, site))?;
    let slot = slot + fixed_words(header);
    let after_word = after.map_or(Word::UNDEF, |s| Word::payload(s.bits() as u64));
    let words =
        [Word::payload(key(header.shape()) as u64), Word::payload(slot as u64), after_word, Word::UNDEF];
    vm.fill_cache(cache(d, site), words);
    vm.note_receiver(value);
    Some((Slot(slot), after))
}

/// The value of a global or built-in name; its variable goes into the cache.
pub(super) fn global(d: Direct, site: Site) -> Option<Word> {
    let vm = d.vm();
    let code = d.frame_code().get();
    let symbol = code.site_names[site.0 as usize];
    let spaces = [code.globals.get(), code.builtins.get()];
    for space in spaces {
        let dict = d.value(space).cast::<Dict>()?;
        if let Some(cell) = vm.namespace_cell(dict, symbol, false) {
            let v = cell.get(|c| &c.value);
            if v != Value::UNDEF {
                let i = Ins(d.instruction());
                let stores = i.op() == Op::SetGlobal;
                if !stores {
                    let filled = [Word::payload(1), Word::UNDEF, Word::UNDEF, cell.value().word()];
                    vm.fill_cache(cache(d, site), filled);
                }
                return Some(v.word());
            }
        }
        vm.note_missed(symbol);
    }
    None
}

/// The variable of a global name, if the cache of its site knows.
#[inline(always)]
pub(super) fn global_cell(d: Direct, site: Site) -> Option<Held<Variable>> {
    let w = cache(d, site)[3].get();
    // SAFETY: the caches of global names hold cells only (`global`, `helpers::set_global`).
    (w != Word::UNDEF).then(|| unsafe { d.value(w).cast_unchecked::<Variable>() })
}

/// Where the attribute of a site is found on an object, if the table of all sites knows: for sites that see many shapes.
#[inline(always)]
pub(super) fn noted_place(d: Direct, v: Word, site: Site) -> Option<Place> {
    let header = d.value(v).header()?;
    let vm = d.vm();
    // A site that has seen nothing yet, and now and then one that has seen another shape, fills its cache instead.
    let turn = vm.other_places.get().wrapping_add(1);
    vm.other_places.set(turn);
    if cache(d, site)[0].get() == Word::UNDEF || turn.is_multiple_of(REFILL) {
        return None;
    }
    match vm.noted_place(header.shape(), name_of(d, site))? {
        Place::Inline(slot) => Some(Place::Inline(slot + fixed_words(header))),
        place => Some(place),
    }
}

/// The function that `super` leads to from `class` for `object`.
#[inline(always)]
pub(super) fn super_function(d: Direct, class: Word, object: Word, site: Site) -> Option<Word> {
    known_super(d, class, object, site).or_else(|| find_super(d, class, object, site))
}

/// The function that `super` leads to, searched for and put into the cache of its site.
#[inline(never)]
fn find_super(d: Direct, class: Word, object: Word, site: Site) -> Option<Word> {
    let vm = d.vm();
    let (start, value) = (d.value(class).cast::<Class>()?, d.value(object));
    let header = value.header()?;
    let own = vm.class_of(value);
    if value.cast::<Class>().is_some() || !own.is_subclass(start) {
        return None;
    }
    let symbol = name_of(d, site);
    let f = vm.lookup_behind(own, start, symbol)?.cast::<Function>()?.value().word();
    let shape = Word::payload(key(header.shape()) as u64);
    vm.fill_cache(cache(d, site), [shape, Word::payload(0), class, f]);
    vm.note_receiver(value);
    Some(f)
}

/// The shape of an object, which `o` is.
#[inline(always)]
fn shape_of(mut d: Direct, o: Word) -> ShapeWord {
    d.shape_of(o)
}

/// The name that a site asks for.
#[inline(always)]
fn name_of(mut d: Direct, site: Site) -> Symbol {
    d.site_name(site)
}

/// Words of an object before its slots.
#[inline(always)]
fn fixed_words(header: &crate::heap::Header) -> u32 {
    if header.kind() == kind::EXCEPTION {
        <crate::object::exception::Exception as Object>::LAYOUT.words as u32
    } else {
        <crate::object::instance::Instance as Object>::LAYOUT.words as u32
    }
}
