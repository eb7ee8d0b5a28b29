//! Random programs on the heap, compared with a model that never frees anything.
//!
//! Every object carries a number. The model knows for each number what the object must hold; after collections the
//! graph that the stack reaches is walked in both, and they must agree.

use std::collections::HashSet;

use super::*;

/// What the model thinks a value is.
#[derive(Copy, Clone, PartialEq, Debug)]
enum Expected {
    Undefined,
    Int(i64),
    Node(usize),
}

/// What the model thinks an object is.
enum Node {
    Pair([Expected; 2]),
    Array(Vec<Expected>),
    Instance(Vec<Expected>),
    Text(usize),
}

struct Run {
    vm: Vm,
    nodes: Vec<Node>,
    stack: Vec<Expected>,
    weak: Vec<usize>,
    random: u64,
    /// What there is is kept for good now and then.
    freezes: bool,
}

const SLOTS: usize = 12;

impl Run {
    fn new(settings: Settings, seed: u64) -> Run {
        let mut vm = Vm::new(settings);
        vm.roots.stack = vec![Word::UNDEF; SLOTS];
        let random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let stack = vec![Expected::Undefined; SLOTS];
        Run { vm, nodes: Vec::new(), stack, weak: Vec::new(), random, freezes: false }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 20) as usize % bound
    }

    /// Puts a new object into a slot of the stack.
    fn create(&mut self) {
        let id = self.nodes.len();
        let (a, b) = (self.below(SLOTS), self.below(SLOTS));
        let is_old = self.below(8) == 0;
        let heap = &self.vm.heap;
        let (first, second) = (self.vm.root(a), self.vm.root(b));
        let tag = Value::int(id as i64);
        let (word, node) = match self.random % 8 {
            0..=2 => {
                let new = match is_old {
                    true => heap.allocate_old(shape::<Pair>(), 4),
                    false => heap.allocate(shape::<Pair>(), 4),
                };
                let pair = init_pair(new.expect("no limit"), first, second, id as u64);
                (pair.value().word(), Node::Pair([self.stack[a], self.stack[b]]))
            }
            3..=5 => {
                let most = if self.random % 64 < 8 { 3 * chunk::BLOCK / 8 } else { 20 };
                let count = 1 + (self.random >> 30) as usize % most;
                let new = match is_old {
                    true => heap.allocate_old_tail(shape::<Array>(), count),
                    false => heap.allocate_tail(shape::<Array>(), count),
                };
                let fixed = |header| Array { header, length: Length::allocated(), extra: Field::new(tag) };
                let array = new.expect("no limit").init_values(fixed, [first, second]);
                let mut items = vec![self.stack[a], self.stack[b]];
                items.resize(count.max(2), Expected::Undefined);
                items.truncate(count);
                (array.value().word(), Node::Array(items))
            }
            6 => {
                let words = 3 + (self.random >> 30) as usize % 10;
                let new = heap.allocate::<Instance>(shape::<Instance>(), words).expect("no limit");
                let instance = new.init_values(|header| Instance { header, dict: Field::new(tag) }, [first]);
                let mut items = vec![Expected::Undefined; words - 2];
                items[0] = self.stack[a];
                (instance.value().word(), Node::Instance(items))
            }
            _ => {
                let count = (self.random >> 30) as usize % 60;
                let text: String = (0..count).map(|at| text_byte(id, at) as char).collect();
                let text = self.vm.text(&text);
                text.hash.set(id as u64);
                (text.value().word(), Node::Text(count))
            }
        };
        self.nodes.push(node);
        let slot = self.below(SLOTS);
        self.vm.roots.stack[slot] = word;
        self.stack[slot] = Expected::Node(id);
        if self.below(6) == 0 {
            self.vm.roots.weak.push(Some(word));
            self.weak.push(id);
        }
    }

    /// Writes into the object of some slot.
    fn write(&mut self) {
        let (owner, source, at) = (self.below(SLOTS), self.below(SLOTS), self.below(1 << 30));
        let Expected::Node(id) = self.stack[owner] else { return };
        let value = self.vm.root(source);
        let heap = &self.vm.heap;
        match &mut self.nodes[id] {
            Node::Pair(items) => {
                let pair = self.vm.root(owner).cast::<Pair>().expect("a pair");
                heap.store(pair, if at % 2 == 0 { &pair.first } else { &pair.second }, value);
                items[at % 2] = self.stack[source];
            }
            Node::Array(items) => {
                let array = self.vm.root(owner).cast::<Array>().expect("an array");
                let count = items.len();
                let (from, to) = (at % count, (at >> 15) % count);
                match at % 5 {
                    0 => {
                        let many = count - from.max(to);
                        heap.copy_tail(array, to, array, from, many);
                        items.copy_within(from..from + many, to);
                    }
                    1 => {
                        let many = (count - to).min(10);
                        heap.fill_tail(array, to, many, value);
                        items[to..to + many].fill(self.stack[source]);
                    }
                    _ => {
                        heap.store_tail(array, to, value);
                        items[to] = self.stack[source];
                    }
                }
            }
            Node::Instance(items) => {
                let instance = self.vm.root(owner).cast::<Instance>().expect("an instance");
                let to = at % items.len();
                heap.store_tail(instance, to, value);
                items[to] = self.stack[source];
            }
            Node::Text(_) => {}
        }
    }

    /// Reads an element of some slot's object into another slot.
    fn read(&mut self) {
        let (owner, target, at) = (self.below(SLOTS), self.below(SLOTS), self.below(1 << 30));
        let Expected::Node(id) = self.stack[owner] else { return };
        let value = self.vm.root(owner);
        let (word, expected) = match &self.nodes[id] {
            Node::Pair(items) => {
                let pair = value.cast::<Pair>().expect("a pair");
                (if at % 2 == 0 { pair.get(|p| &p.first) } else { pair.get(|p| &p.second) }, items[at % 2])
            }
            Node::Array(items) => {
                let array = value.cast::<Array>().expect("an array");
                (array.tail_values().get(at % items.len()).expect("inside"), items[at % items.len()])
            }
            Node::Instance(items) => {
                let instance = value.cast::<Instance>().expect("an instance");
                (instance.tail_values().get(at % items.len()).expect("inside"), items[at % items.len()])
            }
            Node::Text(_) => (Value::int(at as i64), Expected::Int(at as i64)),
        };
        let word = word.word();
        self.vm.roots.stack[target] = word;
        self.stack[target] = expected;
    }

    fn step(&mut self) {
        match self.below(16) {
            0..=5 => self.create(),
            6..=10 => self.write(),
            11..=13 => self.read(),
            14 => {
                let slot = self.below(SLOTS);
                self.vm.roots.stack[slot] = Word::UNDEF;
                self.stack[slot] = Expected::Undefined;
            }
            _ => {
                let last = if self.freezes { Collect::Freeze } else { Collect::Full };
                let what =
                    [Collect::Minor, Collect::Minor, Collect::Step, Collect::Full, last][self.below(5)];
                if self.below(8) == 0 {
                    self.vm.collect(what);
                }
            }
        }
        self.vm.safepoint();
    }

    /// Whether heap and model agree on everything that the stack reaches; gives what it reaches.
    fn compare(&self) -> HashSet<usize> {
        let mut seen = HashSet::new();
        let mut pending: Vec<(Value<'_>, Expected)> =
            (0..SLOTS).map(|slot| (self.vm.root(slot), self.stack[slot])).collect();
        while let Some((value, expected)) = pending.pop() {
            let id = match expected {
                Expected::Undefined => {
                    assert_eq!(value, Value::UNDEF);
                    continue;
                }
                Expected::Int(int) => {
                    assert_eq!(value, Value::int(int));
                    continue;
                }
                Expected::Node(id) => id,
            };
            assert_eq!(number_of(value), id);
            if !seen.insert(id) {
                continue;
            }
            let values: Vec<Value<'_>> = match &self.nodes[id] {
                Node::Pair(_) => {
                    let pair = value.cast::<Pair>().expect("a pair");
                    vec![pair.get(|p| &p.first), pair.get(|p| &p.second)]
                }
                Node::Array(_) => value.cast::<Array>().expect("an array").tail_values().iter().collect(),
                Node::Instance(_) => {
                    value.cast::<Instance>().expect("an instance").tail_values().iter().collect()
                }
                Node::Text(count) => {
                    let text = value.cast::<Text>().expect("a text").tail_text();
                    assert_eq!(text.len(), *count);
                    assert!(text.iter().enumerate().all(|(at, byte)| *byte == text_byte(id, at)));
                    Vec::new()
                }
            };
            let items: &[Expected] = match &self.nodes[id] {
                Node::Pair(items) => items,
                Node::Array(items) | Node::Instance(items) => items,
                Node::Text(_) => &[],
            };
            assert_eq!(values.len(), items.len());
            pending.extend(values.into_iter().zip(items.iter().copied()));
        }
        seen
    }

    /// Weak entries may only be lost if nothing reaches them, and after a full collection they must be.
    fn compare_weak(&self, reached: &HashSet<usize>, is_exact: bool) {
        for (entry, id) in self.vm.roots.weak.iter().zip(&self.weak) {
            match entry {
                // SAFETY: the weak table is brought up to date by every collection.
                Some(word) => assert_eq!(number_of(unsafe { Value::from_word(*word) }), *id),
                None => assert!(!reached.contains(id), "object {id} died too early"),
            }
            if is_exact {
                assert_eq!(entry.is_some(), reached.contains(id));
            }
        }
    }
}

fn text_byte(id: usize, at: usize) -> u8 {
    b'a' + ((id + at) % 26) as u8
}

/// The number that an object carries.
fn number_of(value: Value<'_>) -> usize {
    if let Some(pair) = value.cast::<Pair>() {
        pair.number.get() as usize
    } else if let Some(array) = value.cast::<Array>() {
        array.get(|a| &a.extra).as_int() as usize
    } else if let Some(instance) = value.cast::<Instance>() {
        instance.get(|i| &i.dict).as_int() as usize
    } else {
        value.cast::<Text>().expect("one of our kinds").hash.get() as usize
    }
}

#[test]
fn random_programs_agree_with_the_model() {
    let (seeds, steps) = if cfg!(miri) {
        (1, 150)
    } else if cfg!(debug_assertions) {
        (6, 2_000)
    } else {
        (60, 10_000)
    };
    for (which, settings) in variants().into_iter().enumerate() {
        for seed in 0..seeds {
            let mut run = Run::new(settings.clone(), seed * 100 + which as u64);
            run.freezes = seed % 2 == 1;
            for step in 0..steps {
                run.step();
                if step % 97 == 0 {
                    let reached = run.compare();
                    run.compare_weak(&reached, false);
                }
            }
            run.vm.collect(Collect::Full);
            let reached = run.compare();
            run.compare_weak(&reached, !run.freezes);
        }
    }
}
