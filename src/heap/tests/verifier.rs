//! The verifier finds what it is there to find: each test breaks one thing, as a missing barrier would.

use super::*;

fn fault_of(vm: &mut Vm) -> String {
    vm.heap.audit(&mut vm.roots).expect_err("the heap is broken").to_string()
}

/// An old pair on the stack.
fn vm_with_old_pair() -> Vm {
    let mut vm = Vm::new(settings());
    let word = vm.pair(Value::NONE, Value::NONE, 1).value().word();
    vm.push(word);
    vm.collect(Collect::Full);
    vm
}

#[test]
fn a_young_object_stored_without_barrier() {
    let mut vm = vm_with_old_pair();
    let owner = vm.root(0).cast::<Pair>().expect("a pair");
    let young = vm.pair(Value::NONE, Value::NONE, 2);
    // SAFETY: none; that is the test. The heap is only looked at afterwards.
    unsafe { owner.first.set_unbarriered(young.value()) };
    assert!(fault_of(&mut vm).contains("points to a young object and is not remembered"));
}

#[test]
fn a_young_object_in_a_card_that_is_not_dirty() {
    let mut vm = Vm::new(settings());
    let word = vm.array(1000).value().word();
    vm.push(word);
    vm.collect(Collect::Minor);
    let owner = vm.root(0).cast::<Array>().expect("an array");
    let young = vm.pair(Value::NONE, Value::NONE, 2);
    vm.heap.store_tail(owner, 0, young.value());
    assert!(vm.heap.audit(&mut vm.roots).is_ok());
    let owner = vm.root(0).cast::<Array>().expect("an array");
    let young = vm.pair(Value::NONE, Value::NONE, 3);
    // SAFETY: none; that is the test.
    unsafe { owner.tail_values().slots()[900].set_unbarriered(young.value()) };
    assert!(fault_of(&mut vm).contains("points to a young object and is not remembered"));
}

#[test]
fn a_white_object_stored_into_a_black_one_without_barrier() {
    let mut vm = vm_with_old_pair();
    let word = vm.pair(Value::NONE, Value::NONE, 2).value().word();
    let at = vm.push(word);
    vm.collect(Collect::Minor);
    let white = vm.roots.stack.remove(at);
    vm.heap.start_marking(&mut vm.roots);
    vm.heap.mark_some(1 << 10, &mut vm.roots);
    assert!(vm.heap.audit(&mut vm.roots).is_ok());
    let owner = vm.root(0).cast::<Pair>().expect("a pair");
    // SAFETY: none; that is the test.
    unsafe { owner.first.set_unbarriered(Value::from_word(white)) };
    assert!(fault_of(&mut vm).contains("is black and points to a white object"));
}

#[test]
fn a_black_object_written_through_the_barrier_is_marked_again() {
    let mut vm = vm_with_old_pair();
    let word = vm.pair(Value::NONE, Value::NONE, 2).value().word();
    let at = vm.push(word);
    vm.collect(Collect::Minor);
    let white = vm.roots.stack.remove(at);
    vm.heap.start_marking(&mut vm.roots);
    vm.heap.mark_some(1 << 10, &mut vm.roots);
    let owner = vm.root(0).cast::<Pair>().expect("a pair");
    // SAFETY: nothing has been freed since the word was on the stack.
    vm.heap.store(owner, &owner.first, unsafe { Value::from_word(white) });
    vm.collect(Collect::Minor);
    vm.heap.finish_marking(&mut vm.roots);
    vm.heap.sweep(usize::MAX);
    assert!(vm.heap.audit(&mut vm.roots).is_ok());
    let owner = vm.root(0).cast::<Pair>().expect("a pair");
    assert_eq!(owner.get(|o| &o.first).cast::<Pair>().expect("a pair").number.get(), 2);
}

#[test]
fn a_root_that_was_not_shown() {
    let mut vm = vm_with_old_pair();
    let forgotten = vm.pair(Value::NONE, Value::NONE, 2).value().word();
    vm.collect(Collect::Minor);
    vm.push(forgotten);
    assert!(fault_of(&mut vm).contains("a root points to something that is no object"));
}

#[test]
fn an_old_object_that_points_to_freed_memory() {
    let mut vm = vm_with_old_pair();
    let word = vm.pair(Value::NONE, Value::NONE, 2).value().word();
    let at = vm.push(word);
    vm.collect(Collect::Minor);
    let dead = vm.roots.stack.remove(at);
    vm.collect(Collect::Full);
    let owner = vm.root(0).cast::<Pair>().expect("a pair");
    // SAFETY: none; that is the test.
    unsafe { owner.first.set_unbarriered(Value::from_word(dead)) };
    assert!(fault_of(&mut vm).contains("points to something that is no object"));
}

#[test]
fn a_header_that_was_overwritten() {
    let mut vm = vm_with_old_pair();
    let at = vm.root(0).cast::<Pair>().expect("a pair").as_ptr().cast::<Header>();
    // SAFETY: the header is there; the kind is none of the table.
    unsafe { at.write(Header::new(ShapeWord::new(Kind(99), 0), flag::OLD, 0)) };
    assert!(fault_of(&mut vm).contains("bad header"));
}

#[test]
fn an_object_that_lost_its_place_in_the_remembered_set() {
    let mut vm = vm_with_old_pair();
    let owner = vm.root(0).cast::<Pair>().expect("a pair");
    vm.heap.store(owner, &owner.first, owner.value());
    vm.heap.remembered.borrow_mut().objects.clear();
    assert!(fault_of(&mut vm).contains("is neither watched nor remembered"));
}
