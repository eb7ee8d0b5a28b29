//! What a collection keeps, moves and frees, case by case.

use super::*;

/// More than a nursery at first holds; less under Miri, where the nursery is smaller too.
const MANY: u64 = if cfg!(miri) { 40 } else { 3_000 };

/// A list of `MANY` pairs on the stack, built under the settings with a safepoint for each.
fn chain(vm: &mut Vm) -> usize {
    let at = vm.push(Word::NONE);
    for number in 0..MANY {
        let link = vm.pair(vm.root(at), Value::int(number as i64), number).value().word();
        vm.roots.stack[at] = link;
        let _garbage = vm.text("nobody keeps this");
        vm.safepoint();
    }
    at
}

fn check_chain(vm: &Vm, at: usize) {
    let mut link = vm.root(at);
    for number in (0..MANY).rev() {
        let pair = link.cast::<Pair>().expect("a pair");
        assert_eq!(pair.number.get(), number);
        assert_eq!(pair.get(|p| &p.second), Value::int(number as i64));
        assert_eq!(pair.header().shape(), shape::<Pair>());
        link = pair.get(|p| &p.first);
    }
    assert_eq!(link, Value::NONE);
}

#[test]
fn a_chain_survives_in_every_mode() {
    for settings in variants() {
        let mut vm = Vm::new(settings);
        let at = chain(&mut vm);
        check_chain(&vm, at);
        vm.collect(Collect::Full);
        check_chain(&vm, at);
        assert_eq!(vm.heap.stats().old_bytes as u64, MANY * 32);
        vm.roots.stack.clear();
        vm.collect(Collect::Full);
        assert_eq!(vm.heap.stats().old_bytes, 0);
    }
}

#[test]
fn survivors_move_once_and_then_stay() {
    let mut vm = Vm::new(settings());
    let at = vm.pair(Value::NONE, Value::NONE, 1).value().word();
    let at = vm.push(at);
    assert!(!vm.heap.is_old(vm.root(at)));
    let young = vm.root(at).bits();
    vm.collect(Collect::Minor);
    let old = vm.root(at).bits();
    assert!(vm.heap.is_old(vm.root(at)) && old != young);
    vm.collect(Collect::Full);
    vm.collect(Collect::Minor);
    assert_eq!(vm.root(at).bits(), old);
}

#[test]
fn each_kind_of_tail_survives() {
    for settings in variants() {
        let mut vm = Vm::new(settings);
        let heap = &vm.heap;
        let numbers = heap.allocate_tail::<Numbers>(shape::<Numbers>(), 3).expect("no limit");
        let numbers = numbers.init(|header| Numbers { header, length: Length::allocated() });
        // What looks like a pointer in a plain tail is none.
        numbers.tail_words().iter().for_each(|word| word.set(0x1234_5678));
        let bytes = heap.allocate::<Bytes>(shape::<Bytes>(), 4).expect("no limit");
        let bytes = bytes.init_bytes(|header| Bytes { header, length: Length::allocated() }, b"abc");
        assert_eq!(bytes.tail_len(), 16);
        bytes.tail_bytes()[15].set(9);
        let instance = heap.allocate::<Instance>(shape::<Instance>(), 5).expect("no limit");
        let slots = [numbers.value(), bytes.value()];
        let instance =
            instance.init_values(|header| Instance { header, dict: Field::new(Value::TRUE) }, slots);
        instance.header().set_extra(0xBEEF);
        let text = vm.text("a text of some length").value();
        let array = heap.allocate_tail::<Array>(shape::<Array>(), 2).expect("no limit");
        let array = array.init_values(
            |header| Array { header, length: Length::allocated(), extra: Field::new(instance.value()) },
            [text, Value::float(1.5)],
        );
        let word = array.value().word();
        vm.push(word);
        for what in [Collect::Minor, Collect::Step, Collect::Full] {
            vm.collect(what);
            let array = vm.root(0).cast::<Array>().expect("an array");
            let tail: Vec<_> = array.tail_values().iter().collect();
            assert_eq!(tail.len(), 2);
            assert_eq!(tail[0].cast::<Text>().expect("a text").tail_text(), b"a text of some length");
            assert_eq!(tail[1], Value::float(1.5));
            let instance = array.get(|a| &a.extra).cast::<Instance>().expect("an instance");
            assert_eq!(instance.header().extra(), 0xBEEF);
            let slots = instance.tail_values();
            assert_eq!((slots.len(), slots.get(2)), (3, Some(Value::UNDEF)));
            let numbers = slots.get(0).and_then(|slot| slot.cast::<Numbers>()).expect("numbers");
            assert!(numbers.tail_words().iter().all(|word| word.get() == 0x1234_5678));
            let bytes = slots.get(1).and_then(|slot| slot.cast::<Bytes>()).expect("bytes");
            assert_eq!(
                bytes.tail_bytes().iter().map(Cell::get).collect::<Vec<_>>(),
                *b"abc\0\0\0\0\0\0\0\0\0\0\0\0\x09"
            );
        }
    }
}

#[test]
fn a_store_into_an_old_object_keeps_what_is_stored() {
    let mut vm = Vm::new(settings());
    let word = vm.pair(Value::NONE, Value::NONE, 1).value().word();
    vm.push(word);
    vm.collect(Collect::Minor);
    for round in 0..3 {
        let owner = vm.root(0).cast::<Pair>().expect("a pair");
        let young = vm.pair(Value::NONE, Value::NONE, round).value();
        vm.heap.store(owner, &owner.second, young);
        vm.collect(Collect::Minor);
        let owner = vm.root(0).cast::<Pair>().expect("a pair");
        let kept = owner.get(|o| &o.second).cast::<Pair>().expect("a pair");
        assert_eq!(kept.number.get(), round);
        assert!(vm.heap.is_old(kept.value()));
    }
}

#[test]
fn long_arrays_are_rescanned_by_card() {
    let count = if cfg!(miri) { 400 } else { 100_000 };
    for settings in variants() {
        let longest = settings.longest_list;
        let mut vm = Vm::new(settings);
        let word = vm.array(count).value().word();
        vm.push(word);
        vm.collect(Collect::Full);
        for round in 0..4u64 {
            let array = vm.root(0).cast::<Array>().expect("an array");
            for index in [0, 127, 128, count / 2, count - 1] {
                vm.heap.store_tail(
                    array,
                    index,
                    vm.pair(Value::NONE, Value::NONE, round + index as u64).value(),
                );
            }
            // Elements alone do not make the whole array interesting, unless it has no cards or the list is full.
            let is_dirty = array.header().has(flag::DIRTY);
            assert!(is_dirty == array.header().has(flag::WATCHED));
            assert!(is_dirty || longest == 0 || (!array.header().has(flag::CARDS) && count < 1000));
            if round == 2 {
                vm.heap.store(array, &array.extra, vm.text("whole").value());
            }
            vm.collect(if round == 3 { Collect::Full } else { Collect::Minor });
            let array = vm.root(0).cast::<Array>().expect("an array");
            assert!(!array.header().has(flag::DIRTY) && array.header().has(flag::WATCHED));
            for index in [0, 127, 128, count / 2, count - 1] {
                let pair = array.tail_values().get(index).and_then(|v| v.cast::<Pair>()).expect("a pair");
                assert_eq!(pair.number.get(), round + index as u64);
            }
        }
    }
}

#[test]
fn ranges_of_elements_pass_the_barrier() {
    let mut vm = Vm::new(settings());
    let word = vm.array(1000).value().word();
    vm.push(word);
    vm.collect(Collect::Minor);
    {
        let old = vm.root(0).cast::<Array>().expect("an array");
        let young = vm.array(300);
        for index in 0..300 {
            vm.heap.store_tail(young, index, vm.text("young").value());
        }
        vm.heap.copy_tail(old, 500, young, 100, 200);
        vm.heap.fill_tail(old, 0, 10, vm.text("fill").value());
    }
    vm.collect(Collect::Minor);
    {
        let old = vm.root(0).cast::<Array>().expect("an array");
        // Overlapping, as when an element is inserted.
        vm.heap.copy_tail(old, 501, old, 500, 200);
    }
    vm.collect(Collect::Full);
    let old = vm.root(0).cast::<Array>().expect("an array");
    let texts = old.tail_values().iter().filter_map(|value| value.cast::<Text>()).map(|t| t.tail_text());
    let (young, fill) =
        (texts.clone().filter(|t| *t == b"young").count(), texts.filter(|t| *t == b"fill").count());
    assert_eq!((young, fill), (201, 10));
}

#[test]
fn large_objects_never_move() {
    let mut vm = Vm::new(settings());
    // Larger than a cell, than a block, than half a chunk, than a chunk.
    for bytes in [chunk::BLOCK / 2 + 8, chunk::BLOCK, 3 * chunk::BLOCK, chunk::CHUNK, 3 * chunk::CHUNK] {
        let word = vm.array(bytes / 8).value().word();
        let at = vm.push(word);
        let place = vm.root(at).bits();
        vm.collect(Collect::Minor);
        assert_eq!(vm.root(at).bits(), place);
        assert!(vm.heap.is_old(vm.root(at)));
        vm.array(bytes / 8);
        vm.collect(Collect::Minor);
        vm.collect(Collect::Full);
        assert_eq!(vm.root(at).bits(), place);
    }
    let held = vm.heap.stats().old_bytes;
    assert!(held > 4 * chunk::CHUNK && held < 6 * chunk::CHUNK);
    vm.roots.stack.clear();
    vm.collect(Collect::Full);
    assert_eq!(vm.heap.stats().old_bytes, 0);
}

#[test]
#[cfg_attr(miri, ignore = "it shows every use of freed memory, so none is kept")]
fn the_memory_of_a_dead_large_object_is_kept_for_the_next_one() {
    let mut vm = Vm::new(settings());
    let words = chunk::CHUNK;
    let place = vm.array(words).value().bits();
    vm.collect(Collect::Minor);
    let mapped = vm.heap.stats().mapped_bytes;
    let array = vm.array(words - 100);
    assert_eq!(array.value().bits(), place);
    assert!(array.tail_values().iter().all(|value| value == Value::UNDEF));
    vm.collect(Collect::Full);
    assert_eq!(vm.heap.stats().mapped_bytes, mapped);
    // Nobody has wanted it since.
    vm.collect(Collect::Full);
    assert!(vm.heap.stats().mapped_bytes <= mapped - 8 * words);
}

#[test]
fn weak_tables_follow_and_forget() {
    for settings in variants() {
        let mut vm = Vm::new(settings);
        let kept = vm.text("kept").value().word();
        let lost = vm.text("lost").value().word();
        vm.push(kept);
        vm.roots.weak = vec![Some(kept), Some(lost), Some(Word::int(3))];
        vm.collect(Collect::Minor);
        assert_eq!(vm.roots.weak, [Some(vm.roots.stack[0]), None, Some(Word::int(3))]);
        vm.roots.stack.clear();
        vm.collect(Collect::Full);
        assert_eq!(vm.roots.weak, [None, None, Some(Word::int(3))]);
    }
}

#[test]
fn a_weak_reference_read_while_marking_is_strong_again() {
    let mut vm = Vm::new(settings());
    let word = vm.text("read").value().word();
    vm.push(word);
    vm.collect(Collect::Minor);
    let word = vm.roots.stack.pop().expect("pushed before");
    vm.roots.weak.push(Some(word));
    vm.heap.start_marking(&mut vm.roots);
    // SAFETY: the weak table holds it, and nothing has been collected since.
    vm.heap.revive(unsafe { Value::from_word(word) });
    vm.heap.finish_marking(&mut vm.roots);
    assert_eq!(vm.roots.weak, [Some(word)]);
    vm.collect(Collect::Full);
    assert_eq!(vm.roots.weak, [None]);
}

#[test]
fn old_objects_never_move_and_start_remembered() {
    for settings in variants() {
        let mut vm = Vm::new(settings);
        let young = vm.text("young");
        let new = vm.heap.allocate_old::<Pair>(shape::<Pair>(), 4).expect("no limit");
        let old = init_pair(new, young.value(), Value::NONE, 1).value();
        assert!(vm.heap.is_old(old));
        let word = old.word();
        vm.push(word);
        let new = vm.heap.allocate_old_tail::<Array>(shape::<Array>(), 500).expect("no limit");
        let young = vm.text("in the tail").value();
        let fixed = |header| Array { header, length: Length::allocated(), extra: Field::new(Value::NONE) };
        let array = new.init_values(fixed, [young]).value().word();
        vm.push(array);
        vm.collect(Collect::Minor);
        vm.collect(Collect::Full);
        assert_eq!(vm.roots.stack, [word, array]);
        let pair = vm.root(0).cast::<Pair>().expect("a pair");
        assert_eq!(pair.get(|p| &p.first).cast::<Text>().expect("a text").tail_text(), b"young");
        let first =
            vm.root(1).cast::<Array>().and_then(|a| a.tail_values().get(0)).and_then(|v| v.cast::<Text>());
        assert_eq!(first.expect("a text").tail_text(), b"in the tail");
    }
}

#[test]
fn an_initialiser_that_panics_leaves_a_sound_heap() {
    let mut vm = Vm::new(Settings { promote_in_place_always: true, ..settings() });
    for old in [false, true] {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let new = match old {
                false => vm.heap.allocate_tail::<Array>(shape::<Array>(), 5),
                true => vm.heap.allocate_old_tail::<Array>(shape::<Array>(), 5),
            };
            new.expect("no limit").init(|_| std::panic::resume_unwind(Box::new(())));
        }));
        assert!(result.is_err());
    }
    let word = vm.text("behind it").value().word();
    vm.push(word);
    vm.collect(Collect::Minor);
    vm.collect(Collect::Full);
    assert_eq!(vm.root(0).cast::<Text>().expect("a text").tail_text(), b"behind it");
}

#[test]
fn at_the_limit_allocation_fails_and_collection_does_not() {
    let limit = 16 * nursery::GRANT;
    let mut vm = Vm::new(Settings { limit: Some(limit), ..settings() });
    vm.push(Word::NONE);
    let mut failures = 0;
    for _ in 0..200_000 {
        let head = vm.root(0);
        let link =
            vm.heap.allocate::<Pair>(shape::<Pair>(), 4).map(|new| init_pair(new, head, Value::NONE, 0));
        match link.map(|link| link.value().word()) {
            Some(word) => vm.roots.stack[0] = word,
            None => {
                failures += 1;
                assert!(vm.heap.wants_collection());
                vm.collect(Collect::Step);
                if !vm.heap.reserve(2 * nursery::GRANT) {
                    break;
                }
            }
        }
    }
    assert!(failures > 0 && vm.heap.stats().old_bytes <= limit);
    assert!(!vm.heap.reserve(limit) && vm.heap.allocate_tail::<Bytes>(shape::<Bytes>(), limit).is_none());
    // What is dead makes room again.
    vm.roots.stack.clear();
    vm.collect(Collect::Step);
    vm.collect(Collect::Step);
    assert!(vm.heap.reserve(limit / 2));
    vm.text("fits");
}

#[test]
fn absurd_sizes_are_refused() {
    let vm = Vm::new(Settings { limit: Some(1 << 30), ..settings() });
    for count in [usize::MAX, usize::MAX / 8, 1 << 60, 1 << 46, 1 << 30] {
        assert!(vm.heap.allocate_tail::<Array>(shape::<Array>(), count).is_none());
        assert!(vm.heap.allocate_tail::<Bytes>(shape::<Bytes>(), count).is_none());
        assert!(vm.heap.allocate_old_tail::<Numbers>(shape::<Numbers>(), count).is_none());
        assert!(vm.heap.allocate::<Array>(shape::<Array>(), count).is_none());
    }
}

#[test]
fn attention_keeps_what_is_left_of_the_countdown() {
    let heap = Heap::new(settings(), &LAYOUTS);
    heap.countdown.set(100);
    heap.raise_attention();
    assert_eq!((heap.countdown.get(), heap.debt.get()), (0, 100));
    heap.countdown.set(heap.countdown.get() - 1);
    heap.raise_attention();
    assert_eq!(heap.settle(), 99);
    assert_eq!((heap.countdown.get(), heap.debt.get()), (99, 0));
}

#[test]
fn the_nursery_asks_for_attention_and_grows_when_much_survives() {
    let mut vm = Vm::new(settings());
    let first = vm.heap.stats().nursery_bytes;
    vm.heap.countdown.set(1 << 40);
    let mut allocated = 0;
    while !vm.heap.wants_collection() {
        let word = vm.pair(Value::NONE, Value::NONE, 0).value().word();
        vm.push(word);
        allocated += 32;
    }
    assert!(allocated <= first + 32 && allocated >= first / 2);
    assert_eq!(vm.heap.countdown.get(), 0);
    vm.collect(Collect::Step);
    assert!(!vm.heap.wants_collection());
    assert_eq!(vm.heap.stats().nursery_bytes, 2 * first);
}

#[test]
fn external_memory_counts() {
    let heap = Heap::new(Settings { limit: Some(1 << 24), ..settings() }, &LAYOUTS);
    heap.charge(1 << 23);
    assert!(heap.wants_collection() && !heap.reserve(1 << 23 | 1) && heap.reserve(1 << 22));
    heap.charge(-(1 << 23));
    assert_eq!(heap.stats().external_bytes, 0);
}

#[test]
fn a_heap_knows_its_own_objects_and_may_change_threads() {
    let mut vm = Vm::new(settings());
    let other = Vm::new(settings());
    let word = vm.array(chunk::CHUNK / 4).value().word();
    vm.push(word);
    for _ in 0..2 {
        assert!(vm.heap.owns(vm.root(0)) && !other.heap.owns(vm.root(0)));
        vm.collect(Collect::Full);
    }
    assert!(vm.heap.owns(other.pair(Value::NONE, Value::NONE, 1).get(|p| &p.first)));
    let mut heap = vm.heap;
    std::thread::spawn(move || {
        // SAFETY: there are no values; the array is dead.
        unsafe { heap.collect(Collect::Full, &mut Table::default()) };
        assert_eq!(heap.stats().old_bytes, 0);
    })
    .join()
    .expect("the thread does not panic");
}

#[test]
fn dead_memory_is_used_again() {
    for in_place in [false, true] {
        let mut vm = Vm::new(Settings { promote_in_place_always: in_place, ..settings() });
        let mut mapped = 0;
        for round in 0..6 {
            vm.roots.stack.clear();
            // Every other object dies, so that what is left has holes.
            for number in 0..MANY {
                let word = vm.pair(Value::NONE, Value::NONE, number).value().word();
                if number % 2 == 0 {
                    vm.push(word);
                }
                vm.safepoint();
            }
            vm.collect(Collect::Full);
            if round == 2 {
                mapped = vm.heap.stats().mapped_bytes;
            }
        }
        assert!(
            vm.heap.stats().mapped_bytes <= mapped + 2 * chunk::CHUNK,
            "memory leaks from round to round"
        );
    }
}

#[test]
fn memory_kept_in_place_takes_copies_when_some_of_it_dies() {
    // The first collection cannot copy, later ones can.
    let mut vm = Vm::new(Settings { fail_copy_at: Some(1), ..settings() });
    for number in 0..60 {
        let word = vm.pair(Value::NONE, Value::NONE, number).value().word();
        if number % 3 == 0 {
            vm.push(word);
        }
    }
    vm.collect(Collect::Full);
    assert_eq!(vm.heap.stats().promoted_in_place, 20);
    let page = |word: &Word| word.bits() & !(chunk::CHUNK as u64 - 1);
    let kept = page(&vm.roots.stack[0]);
    let word = vm.pair(Value::NONE, Value::NONE, 99).value().word();
    let at = vm.push(word);
    vm.collect(Collect::Minor);
    assert_eq!(page(&vm.roots.stack[at]), kept);
    assert_eq!(vm.heap.stats().copied, 1);
}
