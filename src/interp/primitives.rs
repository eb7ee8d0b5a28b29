//! The bodies of the table's rows, for the interpreter.
//!
//! Each is a function of the row's name over scalars; a row without a body does not compile.

use super::direct::{Direct, Held};
use super::made;
use crate::bytecode::code::Scope;
use crate::bytecode::ops::{Binary, Count};
use crate::heap::{Field, Header, ShapeWord, Value, Word};
use crate::machine::primitives::{Index, Inline, Slot};
use crate::object::class::Class;
use crate::object::code::CodeRef;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::{Cell as Variable, Function, Method};
use crate::object::generator::Generator;
use crate::object::instance::{Instance, Slotted};
use crate::object::iterator::Iterator;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::native::{NativeFunction, Run};
use crate::object::number::Int64;
use crate::object::range::Range;
use crate::object::set::Set;
use crate::object::string::{Rope, Str};
use crate::object::symbol::Symbol;
use crate::object::tuple::Tuple;
use std::ptr::NonNull;

macro_rules! delegate { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => { $(
    $crate::interp::primitives::delegate_row! { $kind [$($t)?] $name ($($a $k)*) }
)* } }
macro_rules! delegate_row {
    (test [] $n:ident ($($a:ident $k:ident)*)) => { #[inline(always)] fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> bool { $crate::interp::primitives::$n(*self, $($a),*) } };
    (option [$t:ident] $n:ident ($($a:ident $k:ident)*)) => { #[inline(always)] fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> Option<$crate::operand_type!(Self $t)> { $crate::interp::primitives::$n(*self, $($a),*) } };
    (attempt [] $n:ident ($($a:ident $k:ident)*)) => { #[inline(always)] fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Result<Done<Self>, Self> { if $crate::interp::primitives::$n(self, $($a),*) { Ok(seal::done(self)) } else { Err(self) } } };
    (effect [] $n:ident ($($a:ident $k:ident)*)) => { #[inline(always)] fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Done<Self> { $crate::interp::primitives::$n(self, $($a),*); seal::done(self) } };
    ($kind:ident [$t:ident] $n:ident ($($a:ident $k:ident)*)) => { #[inline(always)] fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) { $crate::interp::primitives::$n(*self, $($a),*) } };
}
pub(super) use delegate;
pub(super) use delegate_row;

// ---- what a value is ----

macro_rules! casts { ($($name:ident $t:ty;)*) => { $(
    #[inline(always)]
    pub(crate) fn $name(d: Direct, v: Word) -> Option<Held<$t>> { d.value(v).cast::<$t>() }
)* } }
casts! {
    as_list List;
    as_tuple Tuple;
    as_dict Dict;
    as_range Range;
    as_function Function;
    as_method Method;
    as_native NativeFunction;
    as_class Class;
    as_module Module;
    as_generator Generator;
    as_iterator Iterator;
    as_exception Exception;
    as_instance Instance;
    as_cell Variable;
}

#[inline(always)]
pub(crate) fn as_int(_: Direct, v: Word) -> Option<i64> {
    v.is_int().then(|| v.as_int())
}
#[inline(always)]
pub(crate) fn as_wide_int(d: Direct, v: Word) -> Option<i64> {
    d.value(v).cast::<Int64>().map(|w| w.object().value)
}
#[inline(always)]
pub(crate) fn as_float(_: Direct, v: Word) -> Option<f64> {
    v.is_float().then(|| v.as_float())
}
#[inline(always)]
pub(crate) fn as_object(_: Direct, v: Word) -> Option<Word> {
    v.is_pointer().then_some(v)
}
#[inline(always)]
pub(crate) fn as_text(d: Direct, v: Word) -> Option<Held<Str>> {
    match d.value(v).cast::<Str>() {
        Some(s) => Some(s),
        None => flat(d, v),
    }
}
#[inline(never)]
fn flat(d: Direct, v: Word) -> Option<Held<Str>> {
    d.value(v).cast::<Rope>()?;
    d.vm().as_text(d.value(v))
}
#[inline(always)]
pub(crate) fn is(_: Direct, v: Word, word: Word) -> bool {
    v == word
}
#[inline(always)]
pub(crate) fn same(_: Direct, a: Word, b: Word) -> bool {
    a == b
}
#[inline(always)]
pub(crate) fn shape_of(_: Direct, o: Word) -> ShapeWord {
    // SAFETY: an `Any` is a pointer to a live object (`as_object`), and every object starts with its header.
    unsafe { (*o.raw().cast::<Header>()).shape() }
}
#[inline(always)]
pub(crate) fn identity_of(_: Direct, v: Word) -> Word {
    v
}

// ---- numbers ----

#[inline(always)]
pub(crate) fn from_int(d: Direct, i: i64) -> Word {
    if Word::fits(i) { Word::int(i) } else { d.vm().int(i).word() }
}
#[inline(always)]
pub(crate) fn from_float(_: Direct, f: f64) -> Word {
    Word::float(f)
}
#[inline(always)]
pub(crate) fn int_to_float(_: Direct, a: i64) -> f64 {
    a as f64
}
#[inline(always)]
pub(crate) fn int_add(_: Direct, a: i64, b: i64) -> Option<i64> {
    a.checked_add(b)
}
#[inline(always)]
pub(crate) fn int_sub(_: Direct, a: i64, b: i64) -> Option<i64> {
    a.checked_sub(b)
}
#[inline(always)]
pub(crate) fn int_mul(_: Direct, a: i64, b: i64) -> Option<i64> {
    a.checked_mul(b)
}
/// Most operands are small: a division of 32 bits is several times faster than one of 64 on many processors.
#[inline(always)]
fn halves(a: i64, b: i64) -> Option<(u32, u32)> {
    ((a | b) as u64 >> 32 == 0 && b != 0).then_some((a as u32, b as u32))
}
#[inline(always)]
pub(crate) fn int_floor_div(_: Direct, a: i64, b: i64) -> Option<i64> {
    if let Some((x, y)) = halves(a, b) {
        return Some((x / y) as i64);
    }
    if b == 0 || (a == i64::MIN && b == -1) {
        return None;
    }
    let q = a / b;
    Some(if a % b != 0 && (a ^ b) < 0 { q - 1 } else { q })
}
#[inline(always)]
pub(crate) fn int_mod(_: Direct, a: i64, b: i64) -> Option<i64> {
    if let Some((x, y)) = halves(a, b) {
        return Some((x % y) as i64);
    }
    if b == 0 || b == -1 {
        return (b == -1).then_some(0);
    }
    let r = a % b;
    Some(if r != 0 && (r ^ b) < 0 { r + b } else { r })
}
#[inline(always)]
pub(crate) fn int_and(_: Direct, a: i64, b: i64) -> i64 {
    a & b
}
#[inline(always)]
pub(crate) fn int_or(_: Direct, a: i64, b: i64) -> i64 {
    a | b
}
#[inline(always)]
pub(crate) fn int_xor(_: Direct, a: i64, b: i64) -> i64 {
    a ^ b
}
#[inline(always)]
pub(crate) fn int_shl(_: Direct, a: i64, b: i64) -> Option<i64> {
    if !(0..63).contains(&b) {
        return None;
    }
    let r = a << b;
    (r >> b == a).then_some(r)
}
#[inline(always)]
pub(crate) fn int_shr(_: Direct, a: i64, b: i64) -> Option<i64> {
    (b >= 0).then(|| a >> b.min(63))
}
#[inline(always)]
pub(crate) fn int_pow(_: Direct, a: i64, b: i64) -> Option<i64> {
    a.checked_pow(u32::try_from(b).ok()?)
}
#[inline(always)]
pub(crate) fn int_neg(_: Direct, a: i64) -> Option<i64> {
    a.checked_neg()
}
#[inline(always)]
pub(crate) fn int_not(_: Direct, a: i64) -> i64 {
    !a
}
#[inline(always)]
pub(crate) fn int_div(_: Direct, a: i64, b: i64) -> Option<f64> {
    // Ints past 53 bits need the exact division of the kernel.
    let exact = |i: i64| (-(1 << 53)..=1 << 53).contains(&i);
    (b != 0 && exact(a) && exact(b)).then(|| a as f64 / b as f64)
}
#[inline(always)]
pub(crate) fn int_lt(_: Direct, a: i64, b: i64) -> bool {
    a < b
}
#[inline(always)]
pub(crate) fn int_le(_: Direct, a: i64, b: i64) -> bool {
    a <= b
}
#[inline(always)]
pub(crate) fn int_eq(_: Direct, a: i64, b: i64) -> bool {
    a == b
}
#[inline(always)]
pub(crate) fn int_step(_: Direct, i: i64) -> i64 {
    i.wrapping_add(1)
}
#[inline(always)]
pub(crate) fn float_add(_: Direct, a: f64, b: f64) -> f64 {
    a + b
}
#[inline(always)]
pub(crate) fn float_sub(_: Direct, a: f64, b: f64) -> f64 {
    a - b
}
#[inline(always)]
pub(crate) fn float_mul(_: Direct, a: f64, b: f64) -> f64 {
    a * b
}
#[inline(always)]
pub(crate) fn float_div(_: Direct, a: f64, b: f64) -> Option<f64> {
    (b != 0.0).then(|| a / b)
}
#[inline(always)]
pub(crate) fn float_floor_div(_: Direct, a: f64, b: f64) -> Option<f64> {
    crate::kernel::float::floor_quotient(a, b).ok()
}
#[inline(always)]
pub(crate) fn float_mod(_: Direct, a: f64, b: f64) -> Option<f64> {
    crate::kernel::float::modulo(a, b).ok()
}
#[inline(always)]
pub(crate) fn float_pow(_: Direct, a: f64, b: f64) -> Option<f64> {
    // Negative bases may become complex, zero may raise: those go to the helper.
    let r = (a > 0.0).then(|| a.powf(b))?;
    r.is_finite().then_some(r)
}
#[inline(always)]
pub(crate) fn float_neg(_: Direct, a: f64) -> f64 {
    -a
}
#[inline(always)]
pub(crate) fn float_abs(_: Direct, a: f64) -> f64 {
    a.abs()
}
#[inline(always)]
pub(crate) fn float_to_int(_: Direct, a: f64) -> Option<i64> {
    (a.abs() < (1_u64 << 63) as f64).then_some(a as i64)
}
#[inline(always)]
pub(crate) fn float_lt(_: Direct, a: f64, b: f64) -> bool {
    a < b
}
#[inline(always)]
pub(crate) fn float_le(_: Direct, a: f64, b: f64) -> bool {
    a <= b
}
#[inline(always)]
pub(crate) fn float_eq(_: Direct, a: f64, b: f64) -> bool {
    a == b
}

#[inline(always)]
pub(crate) fn wide_operator(d: Direct, op: Index, a: Word, b: Word) -> Option<Word> {
    let op = Binary::of(Count(op.0 as u8))?;
    d.vm().int_operator(op, d.value(a), d.value(b)).map(Value::word)
}

// ---- text ----

#[inline(always)]
pub(crate) fn text_concat(d: Direct, a: Word, b: Word) -> Option<Word> {
    d.vm().try_concat(d.value(a), d.value(b)).map(Value::word)
}
#[inline(always)]
pub(crate) fn int_text(d: Direct, i: i64) -> Option<Word> {
    d.vm().try_decimal(i).map(|s| s.value().word())
}

#[inline(always)]
pub(crate) fn text_eq(d: Direct, a: Held<Str>, b: Held<Str>) -> bool {
    if a.tail_len() == b.tail_len() {
        d.vm().charge_bytes(a.tail_len());
    }
    a.equals(b)
}
#[inline(always)]
pub(crate) fn text_lt(d: Direct, a: Held<Str>, b: Held<Str>) -> bool {
    d.vm().charge_bytes(a.tail_len().min(b.tail_len()));
    d.vm().compare_text(a.as_str(), b.as_str()).is_lt()
}
#[inline(always)]
pub(crate) fn text_empty(_: Direct, a: Held<Str>) -> bool {
    a.tail_len() == 0
}
#[inline(always)]
pub(crate) fn text_len(_: Direct, a: Held<Str>) -> i64 {
    a.chars() as i64
}
#[inline(always)]
pub(crate) fn text_is_ascii(_: Direct, a: Held<Str>) -> bool {
    a.is_ascii()
}
#[inline(always)]
pub(crate) fn char_at(_: Direct, a: Held<Str>, i: i64) -> Option<i64> {
    a.tail_text().get(place(a.tail_len(), i)).map(|code| i64::from(*code))
}
#[inline(always)]
pub(crate) fn char_of(_: Direct, a: Held<Str>) -> Option<i64> {
    match a.tail_text() {
        [code] => Some(i64::from(*code)),
        _ => None,
    }
}
pub(crate) fn text_int(_: Direct, a: Held<Str>) -> Option<i64> {
    crate::kernel::integer_text::short_decimal(a.as_str())
}
pub(crate) fn text_float(_: Direct, a: Held<Str>) -> Option<f64> {
    crate::kernel::float_text::short_decimal(a.as_str())
}
#[inline(always)]
pub(crate) fn char_text(d: Direct, code: i64) -> Word {
    d.vm().character(code as u8).word()
}

// ---- objects ----

#[inline(always)]
fn field<'a>(o: Word, slot: Slot) -> &'a Field {
    // SAFETY: the slot comes from the shape of the object (`cached_slot`, `place`, `store_place`), so that word is one
    // of its value fields; invariant "shape".
    unsafe { &*o.raw().cast::<Field>().add(slot.0 as usize) }
}
#[inline(always)]
pub(crate) fn load_slot(_: Direct, o: Word, slot: Slot) -> Option<Word> {
    let w = field(o, slot).word();
    (w != Word::UNDEF).then_some(w)
}
pub(crate) fn load_far_slot(d: Direct, o: Word, slot: Slot, inline: Inline) -> Option<Word> {
    let vm = d.vm();
    let w = vm.slot(Slotted::of(d.value(o))?, inline.0, slot.0).word();
    (w != Word::UNDEF).then_some(w)
}
#[inline(always)]
pub(crate) fn store_slot(d: Direct, o: Word, slot: Slot, v: Word) {
    // SAFETY: as in `field`; an instance or exception is what has slots, and the barrier needs no more than its header.
    unsafe { d.vm().heap.store_word(header(o), field(o, slot), d.value(v)) }
}
#[inline(always)]
pub(crate) fn add_slot(d: Direct, o: Word, after: ShapeWord, slot: Slot, v: Word) {
    store_slot(d, o, slot, v);
    // SAFETY: an `Any` is a live object.
    unsafe { header(o).as_ref().set_shape(after) };
}
#[inline(always)]
fn header(o: Word) -> NonNull<Header> {
    // SAFETY: an `Any` is a pointer (`as_object`), never null.
    unsafe { NonNull::new_unchecked(o.raw().cast()) }
}
#[inline(always)]
pub(crate) fn new_instance(d: Direct, shape: ShapeWord, inline: Inline) -> Word {
    d.vm().new_instance(shape, inline.0).value().word()
}
pub(crate) fn new_exception(d: Direct, shape: ShapeWord, inline: Inline, args: Word) -> Word {
    d.vm().new_exception(shape, inline.0, d.value(args)).value().word()
}
#[inline(always)]
pub(crate) fn new_method(d: Direct, f: Word, receiver: Word) -> Word {
    d.vm().new_method(d.value(f), d.value(receiver)).value().word()
}
pub(crate) fn new_function(
    d: Direct,
    code: Word,
    defaults: Word,
    keyword_defaults: Word,
    annotations: Word,
    closure: Word,
) -> Word {
    // Functions of modules and classes go into caches, which hold old objects; closures mostly die young.
    let lasts = d.frame_code().get().scope != Scope::Function;
    let parts = [defaults, keyword_defaults, annotations, closure];
    made::function(d.vm(), code, parts, lasts)
}
#[inline(always)]
pub(crate) fn new_cell(d: Direct, v: Word) -> Word {
    d.vm().new_cell(d.value(v)).value().word()
}
#[inline(always)]
pub(crate) fn new_slice(d: Direct, start: Word, stop: Word, step: Word) -> Word {
    d.vm().new_slice(d.value(start), d.value(stop), d.value(step)).value().word()
}
#[inline(always)]
pub(crate) fn cell_get(_: Direct, c: Held<Variable>) -> Option<Word> {
    let w = c.object().value.word();
    (w != Word::UNDEF).then_some(w)
}
#[inline(always)]
pub(crate) fn cell_set(d: Direct, c: Held<Variable>, v: Word) {
    d.vm().heap.store(c, &c.object().value, d.value(v));
}
#[inline(always)]
pub(crate) fn method_function(_: Direct, m: Held<Method>) -> Word {
    m.object().function.word()
}
#[inline(always)]
pub(crate) fn method_receiver(_: Direct, m: Held<Method>) -> Word {
    m.object().receiver.word()
}

#[inline(always)]
pub(crate) fn applied_function(_: Direct, i: Held<Iterator>) -> Word {
    i.get(|i| &i.other).word()
}
#[inline(always)]
pub(crate) fn applied_source(_: Direct, i: Held<Iterator>) -> Word {
    i.get(|i| &i.source).word()
}
#[inline(always)]
pub(crate) fn waiting_item(_: Direct, i: Held<Iterator>) -> Word {
    i.get(|i| &i.extra).word()
}
#[inline(always)]
pub(crate) fn iterated(_: Direct, i: Held<Iterator>) -> Word {
    i.get(|i| &i.source).word()
}
#[inline(always)]
pub(crate) fn position(_: Direct, i: Held<Iterator>) -> i64 {
    i.object().state.get()
}
#[inline(always)]
pub(crate) fn advance(_: Direct, i: Held<Iterator>, along: Held<Iterator>) {
    i.advance(1);
    along.advance(1);
}

// ---- functions ----

#[inline(always)]
pub(crate) fn code_of(_: Direct, f: Held<Function>) -> CodeRef {
    f.object().data.get()
}
/// `index` counts from the end: 1 is the last positional parameter.
#[inline(always)]
pub(crate) fn default_of(_: Direct, f: Held<Function>, index: Index) -> Option<Word> {
    let defaults = f.get(|f| &f.defaults).cast::<Tuple>()?;
    let at = defaults.tail_len().checked_sub(index.0 as usize)?;
    defaults.tail_values().get(at).map(|v| v.word())
}
pub(crate) fn keyword_default_of(d: Direct, f: Held<Function>, symbol: Symbol) -> Option<Word> {
    let defaults = f.get(|f| &f.kwdefaults).cast::<Dict>()?;
    d.vm().dict_get_symbol(defaults, symbol).map(|v| v.word())
}
/// Does a call of the native with so many arguments resume the first, if that is a generator, with the second?
#[inline(always)]
pub(crate) fn resumes(_: Direct, n: Held<NativeFunction>, count: Index) -> bool {
    let def = n.object().def.get();
    matches!(def.run, Run::Resuming(_))
        && def.arity.required == count.0 as usize
        && n.get(|n| &n.receiver) == Value::UNDEF
}
/// The method that the native is, of an object that it was got from.
#[inline(always)]
pub(crate) fn unbound_native(_: Direct, n: Held<NativeFunction>) -> Option<Word> {
    let method = n.object().extra.word();
    (n.object().receiver.word() != Word::UNDEF && method.is_pointer()).then_some(method)
}
#[inline(always)]
pub(crate) fn native_receiver(_: Direct, n: Held<NativeFunction>) -> Word {
    n.object().receiver.word()
}
#[inline(always)]
pub(crate) fn closure_cell(_: Direct, f: Held<Function>, index: Index) -> Word {
    let closure = f.get(|f| &f.closure).cast::<Tuple>();
    closure.and_then(|t| t.tail_values().get(index.0 as usize)).map_or(Word::UNDEF, |v| v.word())
}

// ---- containers ----

#[inline(always)]
fn place(len: usize, i: i64) -> usize {
    (if i < 0 { i.wrapping_add(len as i64) } else { i }) as usize
}
#[inline(always)]
pub(crate) fn list_item(_: Direct, l: Held<List>, i: i64) -> Option<Word> {
    l.item(place(l.len(), i)).map(|v| v.word())
}
#[inline(always)]
pub(crate) fn list_has(_: Direct, l: Held<List>, i: i64) -> bool {
    place(l.len(), i) < l.len()
}
#[inline(always)]
pub(crate) fn list_store(d: Direct, l: Held<List>, i: i64, v: Word) {
    d.vm().heap.store_tail(l.storage(), place(l.len(), i), d.value(v));
}
#[inline(always)]
pub(crate) fn list_room(d: Direct, l: Held<List>) -> bool {
    has_room(l) || d.vm().list_grow(l, l.len() + 1)
}
#[inline(always)]
pub(super) fn has_room(l: Held<List>) -> bool {
    l.len() < l.storage().tail_len()
}
#[inline(always)]
pub(crate) fn list_push(d: Direct, l: Held<List>, v: Word) {
    d.vm().heap.store_tail(l.storage(), l.len(), d.value(v));
    l.object().count.set(l.len() + 1);
}
#[inline(always)]
pub(crate) fn list_cut(d: Direct, l: Held<List>) {
    d.vm().list_truncate(l, l.len().saturating_sub(1));
}
#[inline(always)]
pub(crate) fn list_len(_: Direct, l: Held<List>) -> i64 {
    l.len() as i64
}
#[inline(always)]
pub(crate) fn tuple_item(_: Direct, t: Held<Tuple>, i: i64) -> Option<Word> {
    t.tail_values().get(place(t.tail_len(), i)).map(|v| v.word())
}
#[inline(always)]
pub(crate) fn tuple_len(_: Direct, t: Held<Tuple>) -> i64 {
    t.tail_len() as i64
}
#[inline(always)]
pub(crate) fn sequence_operator(d: Direct, op: Index, a: Word, b: Word) -> Option<Word> {
    let op = Binary::of(Count(op.0 as u8))?;
    d.vm().sequence_operator(op, d.value(a), d.value(b)).map(Value::word)
}
#[inline(always)]
pub(crate) fn part(d: Direct, v: Word, index: Word) -> Option<Word> {
    d.vm().part_of(d.value(v), d.value(index)).map(Value::word)
}
#[inline(always)]
pub(crate) fn between(d: Direct, v: Word, start: Word, stop: Word) -> Option<Word> {
    d.vm().part_between(d.value(v), d.value(start), d.value(stop)).map(Value::word)
}
#[inline(always)]
pub(crate) fn byte_has(d: Direct, v: Word, index: Word, byte: Word) -> bool {
    d.vm().byte_cell(d.value(v), d.value(index), d.value(byte)).is_some()
}
#[inline(always)]
pub(crate) fn byte_store(d: Direct, v: Word, index: Word, byte: Word) {
    if let Some((cell, byte)) = d.vm().byte_cell(d.value(v), d.value(index), d.value(byte)) {
        cell.set(byte);
    }
}
#[inline(always)]
pub(crate) fn dict_at(d: Direct, dict: Held<Dict>, key: Word) -> Option<i64> {
    d.vm().dict_at(dict, d.value(key))
}
#[inline(always)]
pub(crate) fn dict_entry(d: Direct, dict: Held<Dict>, at: i64) -> Word {
    d.vm().entry_value(dict, at as usize).map_or(Word::UNDEF, Value::word)
}
#[inline(always)]
pub(crate) fn dict_replace(d: Direct, dict: Held<Dict>, at: i64, v: Word) {
    d.vm().set_entry_value(dict, at as usize, d.value(v));
}
#[inline(always)]
pub(crate) fn dict_room(d: Direct, dict: Held<Dict>) -> bool {
    d.vm().has_room(dict)
}
#[inline(always)]
pub(crate) fn dict_append(d: Direct, dict: Held<Dict>, key: Word, v: Word) {
    d.vm().dict_append(dict, d.value(key), d.value(v));
}
#[inline(never)]
pub(crate) fn set_put(d: Direct, set: Word, item: Word) -> bool {
    let (vm, item) = (d.vm(), d.value(item));
    d.value(set).cast::<Set>().is_some_and(|set| vm.set_put(set, item))
}
#[inline(always)]
pub(crate) fn length(d: Direct, v: Word) -> Option<i64> {
    let (vm, v) = (d.vm(), d.value(v));
    vm.quiet_len(v).or_else(|| vm.text_len(v)).map(|count| count as i64)
}
#[inline(always)]
pub(crate) fn dict_len(d: Direct, dict: Held<Dict>) -> i64 {
    d.vm().dict_len(dict) as i64
}
#[inline(always)]
pub(crate) fn holds(d: Direct, container: Word, item: Word) -> Option<i64> {
    d.vm().holds(d.value(container), d.value(item)).map(i64::from)
}
#[inline(always)]
pub(crate) fn new_range(d: Direct, start: Word, stop: Word, step: Word) -> Word {
    d.vm().new_range(d.value(start), d.value(stop), d.value(step)).value().word()
}
#[inline(always)]
pub(crate) fn range_start(d: Direct, r: Held<Range>) -> Option<i64> {
    d.vm().as_i64(r.get(|r| &r.start))
}
#[inline(always)]
pub(crate) fn range_stop(d: Direct, r: Held<Range>) -> Option<i64> {
    d.vm().as_i64(r.get(|r| &r.stop))
}
#[inline(always)]
pub(crate) fn range_step(d: Direct, r: Held<Range>) -> Option<i64> {
    d.vm().as_i64(r.get(|r| &r.step))
}
#[inline(always)]
pub(crate) fn handled(d: Direct) -> Word {
    d.vm().handled.get()
}
#[inline(always)]
pub(crate) fn handled_outside(_: Direct, g: Held<Generator>) -> Word {
    g.get(|g| &g.handled).word()
}
#[inline(always)]
pub(crate) fn set_handled(d: Direct, v: Word) {
    d.vm().handled.set(v);
}
