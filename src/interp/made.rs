//! Objects of several values: made out of line, and without the machine, which stays where it is.

use crate::heap::{Ref, Value, Word};
use crate::object::code::Code;
use crate::object::context::MANY;
use crate::object::string::Str;
use crate::object::vm::Vm;
use smallvec::SmallVec;

/// `None` also when it is to be of very many items, and the script is to stop.
#[inline(never)]
pub(super) fn tuple(vm: &Vm, items: &[Word]) -> Option<Word> {
    if items.len() > MANY {
        return long_tuple(vm, items);
    }
    vm.tuple_from(items.len(), items.iter().map(|w| vm.brand(*w))).map(|t| t.value().word())
}

#[cold]
fn long_tuple(vm: &Vm, items: &[Word]) -> Option<Word> {
    let mut goes_on = true;
    let chunks = items.chunks(MANY).take_while(|_| {
        goes_on = !vm.is_interrupted();
        goes_on
    });
    // Where this ends early, nobody sees the tuple.
    let made = vm.tuple_from(items.len(), chunks.flatten().map(|w| vm.brand(*w)))?;
    goes_on.then(|| made.value().word())
}

#[inline(never)]
pub(super) fn list(vm: &Vm, items: &[Word]) -> Option<Word> {
    vm.list_from(items.len(), items.iter().map(|w| vm.brand(*w))).map(|l| l.value().word())
}

#[inline(never)]
pub(super) fn text(vm: &Vm, items: &[Word]) -> Option<Word> {
    let mut texts: SmallVec<[Ref<'_, Str>; 16]> = SmallVec::new();
    for item in items {
        texts.push(vm.as_text(vm.brand(*item))?);
    }
    vm.try_concat_all(&texts).map(Value::word)
}

#[inline(never)]
pub(super) fn dict(vm: &Vm, items: &[Word]) -> Option<Word> {
    let dict = vm.try_dict(items.len() / 2)?;
    for pair in items.chunks_exact(2) {
        let (key, v) = (vm.brand(pair[0]), vm.brand(pair[1]));
        vm.dict_set_quietly(dict, key, v).filter(|done| *done)?;
    }
    Some(dict.value().word())
}

#[inline(never)]
pub(super) fn function(vm: &Vm, code: Word, parts: [Word; 4], lasts: bool) -> Word {
    // The verifier has checked that the constant is code.
    let Some(code) = vm.brand(code).cast::<Code>() else { return Word::UNDEF };
    vm.new_function(code, parts.map(|part| vm.brand(part)), lasts).value().word()
}
