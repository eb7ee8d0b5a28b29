//! The target `host`: calls through the host API in an order that the bytes choose, compared with a model.
//!
//! Owns the model: what the values are that handles keep, what each call must give, which error it must end with. The
//! executions of a batch have an engine in common, with functions and a class of the host and a script that calls them.
//! Calls go from the host into scripts and back, end early by exceptions, panics and limits, and what is kept must be
//! the same afterwards. At the end of each execution all handles go, and so must all objects of the host.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use taipan::{
    Captured, Engine, Error, Exception, Function, HostType, Limit, Object, Operator, Scope, Script, Settings,
    Stress, Value, field,
};

use crate::Session;
use crate::choices::{Choices, Random};

/// How many handles are kept.
const SLOTS: usize = 6;

/// The most steps of an execution.
const STEPS: usize = 40;

/// The longest list or text, and the largest int, that is made longer or larger.
const LONG: usize = 100;
const LARGE: i64 = 1 << 40;

/// What is called.
const SCRIPT: &str = "
def listed(n): return [n, n + 1, n + 2]
def push(l, x):
    l.append(x)
    return len(l)
def total(c): return sum(c)
def plus(a, b): return a + b
def call(f, *a): return f(*a)
def catch(f, *a):
    try: return f(*a)
    except Exception as e: return type(e).__name__ + ': ' + str(e)
def deep(n): return 0 if n == 0 else 1 + bounce(deep, n - 1)
def sink(n, kind, x): return fail(kind, x) if n == 0 else bounce(lambda m: sink(m, kind, x), n - 1)
def shift(c, i): c.n += i
def same(a, b): return a is b
def spin():
    while True: pass
def stubborn():
    while True:
        try: spin()
        except BaseException: pass
def hog():
    x = [0]
    while True: x += x
def dive(n): return dive(n + 1) + 1
def say(n):
    for i in range(n): print('x')
class Boss(Cell):
    def push(self, x):
        self.last = x
        return super().push(x)
";

/// A type of the host.
struct Cell {
    n: i64,
    items: Vec<i64>,
    alive: Arc<AtomicUsize>,
}

impl HostType for Cell {}

impl Cell {
    fn new(alive: &Arc<AtomicUsize>, n: i64, items: Vec<i64>) -> Cell {
        alive.fetch_add(1, Ordering::Relaxed);
        Cell { n, items, alive: alive.clone() }
    }

    fn push(&mut self, item: i64) -> usize {
        self.items.push(item);
        self.items.len()
    }

    fn swap(&mut self, other: &mut Cell) {
        std::mem::swap(&mut self.items, &mut other.items);
    }
}

impl Drop for Cell {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

/// One call, or a few that belong together.
#[derive(Clone, Debug)]
enum Step {
    /// Make a value of one of several sorts.
    Make { to: usize, what: usize, number: i64 },
    /// Let a handle go.
    Drop { at: usize },
    /// Another handle of the same value.
    Copy { to: usize, from: usize },
    /// Make a list or a cell longer, in one of several ways.
    Push { at: usize, way: usize, number: i64 },
    /// Iterate in a script.
    Total { at: usize },
    /// `left + right` in a script.
    Plus { to: usize, left: usize, right: usize },
    /// Call a function of the host, in one of several ways.
    Call { which: usize, way: usize, numbers: [i64; 8] },
    /// Call what raises or panics, so many calls deep, and see it arrive.
    Fail { kind: i64, way: usize, number: i64, depth: i64 },
    /// From the host into the script and back, so many times.
    Nest { depth: i64 },
    /// A method of the host that calls a script between its borrows.
    Each { at: usize },
    /// Two exclusive borrows at once.
    Swap { left: usize, right: usize },
    /// Borrow in the host.
    Borrow { at: usize },
    /// Let a closure of the host keep a handle, and give it back.
    Keep { at: usize },
    /// Run into a limit.
    Limit { which: usize, amount: u64 },
    /// What cannot be converted.
    Mismatch { which: usize },
    /// The handle of another engine.
    Foreign { at: usize },
    /// Collect everything.
    Collect,
}

impl Step {
    fn draw(choices: &mut Choices<'_>) -> Step {
        let (to, from, other) = (choices.below(SLOTS), choices.below(SLOTS), choices.below(SLOTS));
        let number = choices.word() as i64 >> 40;
        match choices.below(24) {
            0..=4 => Step::Make { to, what: choices.below(8), number },
            5 => Step::Drop { at: to },
            6 => Step::Copy { to, from },
            7..=9 => Step::Push { at: from, way: choices.below(4), number },
            10 => Step::Total { at: from },
            11 | 12 => Step::Plus { to, left: from, right: other },
            13 | 14 => {
                let numbers = std::array::from_fn(|_| i64::from(choices.byte()) - 100);
                Step::Call { which: choices.below(7), way: choices.below(3), numbers }
            }
            15 | 16 => {
                let (kind, way, depth) = (choices.below(7) as i64, choices.below(4), choices.below(4) as i64);
                Step::Fail { kind, way, number, depth }
            }
            17 => Step::Nest { depth: if choices.once_in(8) { 5000 } else { choices.below(12) as i64 } },
            18 => Step::Each { at: from },
            19 => Step::Swap { left: from, right: other },
            20 if choices.once_in(2) => Step::Borrow { at: from },
            20 => Step::Keep { at: from },
            21 => Step::Limit { which: choices.below(8), amount: u64::from(choices.byte()) },
            22 if choices.once_in(2) => Step::Mismatch { which: choices.below(MISMATCHES.len()) },
            22 => Step::Foreign { at: from },
            _ => Step::Collect,
        }
    }
}

/// How the heap of an engine is made.
fn heap_of(choices: &mut Choices<'_>) -> Settings {
    // A full collection goes through all that an engine starts with, so they are kept for few executions.
    let stress = match choices.below(64) {
        0..=24 => Stress::Off,
        25..=28 => Stress::Minor,
        29 => Stress::Full,
        _ => Stress::Random { seed: choices.word(), one_in: 10 + u32::from(choices.byte()) % 120 },
    };
    let verify = choices.once_in(32);
    Settings { stress, poison: true, verify, nursery_bytes: 1 << 16, ..Settings::default() }
}

/// How the heap of a batch is made.
fn heap_of_batch(word: u64) -> Settings {
    heap_of(&mut Choices::new(&Random::new(word, 0).bytes(16)))
}

/// What is done with the engine.
fn steps(choices: &mut Choices<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    while !choices.is_exhausted() && steps.len() < STEPS {
        steps.push(Step::draw(choices));
    }
    steps
}

/// The heap that a word stands for, and the steps that the inputs of a batch stand for, one on a line.
pub fn described(word: u64, inputs: &[Vec<u8>]) -> String {
    let mut text = format!("{:?}\n", heap_of_batch(word));
    for (at, data) in inputs.iter().enumerate() {
        let _ = writeln!(text, "\nexecution {at}");
        for step in steps(&mut Choices::new(data)) {
            let _ = writeln!(text, "{step:?}");
        }
    }
    text
}

/// See the module's documentation; on a fresh engine, which the first bytes decide on.
pub fn host(data: &[u8]) {
    let mut choices = Choices::new(data);
    World::new(heap_of(&mut choices), false).execute(&steps(&mut choices));
}

/// One execution after the other on the same engine.
pub fn session(word: u64) -> Session {
    let mut world = World::new(heap_of_batch(word), !word.is_multiple_of(8));
    Box::new(move |data| world.execute(&steps(&mut Choices::new(data))))
}

/// What the model thinks a value is. Lists and cells are known by number, for several handles may be of one.
#[derive(Clone, Debug)]
enum Known {
    Nothing,
    Int(i64),
    Float(f64),
    Text(String),
    List(usize),
    Cell(usize),
}

struct World {
    engine: Engine,
    script: Script,
    printed: Captured,
    alive: Arc<AtomicUsize>,
    slots: [(Option<Value>, Known); SLOTS],
    lists: Vec<Vec<i64>>,
    cells: Vec<(i64, Vec<i64>)>,
    /// Another engine, once a step has asked for it.
    other: Option<Engine>,
}

/// Expressions, and how asking for a `u8` of them ends.
const MISMATCHES: &[(&str, &str, &str)] = &[
    ("300", "TypeError", "OverflowError: int 300 is out of range for u8"),
    ("-1", "TypeError", "OverflowError: int -1 is out of range for u8"),
    ("'x'", "TypeError", "result must be int, not str"),
    ("None", "TypeError", "result must be int, not None"),
    ("1.5", "TypeError", "result must be int, not float"),
    ("add(1, 'x')", "TypeError", "add() argument 2 must be int, not str"),
    ("add(1)", "TypeError", "add expected 2 arguments, got 1"),
    ("small(300)", "OverflowError", "int 300 is out of range for u8"),
    ("join(b'x')", "TypeError", "join() argument 1 must be str, not bytes"),
    ("Cell('x')", "TypeError", "Cell() argument 1 must be int, not str"),
    ("Cell.push(5, 1)", "TypeError", "the receiver of push() must be Cell, not int"),
    ("setattr(Cell(1), 'n', 'x')", "TypeError", "n() argument 1 must be int, not str"),
    ("Cell(1)[2]", "IndexError", "no item 2"),
    ("Cell(1).nothing", "AttributeError", "'Cell' object has no attribute 'nothing'"),
    ("1 +", "SyntaxError", "invalid syntax"),
];

impl World {
    fn new(heap: Settings, is_frozen: bool) -> World {
        let alive: Arc<AtomicUsize> = Arc::default();
        let printed = Captured::default();
        let engine = Engine::builder()
            .heap(heap)
            .memory_limit(8 << 20)
            .recursion_limit(100)
            .nesting_limit(40)
            .hash_key(1)
            .output(printed.clone())
            .build();
        let mut engine = engine.expect("an engine");
        give_functions(&mut engine).expect("functions");
        give_class(&mut engine, &alive).expect("a class");
        let script = engine.load("game", SCRIPT).expect("the script");
        if is_frozen {
            engine.freeze();
        }
        let slots = std::array::from_fn(|_| (None, Known::Nothing));
        World { engine, script, printed, alive, slots, lists: vec![], cells: vec![], other: None }
    }

    /// Take steps from a world in which nothing is held to one in which nothing is.
    fn execute(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
            self.agree();
        }
        self.slots = std::array::from_fn(|_| (None, Known::Nothing));
        self.lists.clear();
        self.cells.clear();
        let main = self.engine.main().clone();
        self.engine.call::<Value>(&main, "forget", ()).expect("nothing is left");
        self.engine.collect();
        assert_eq!(self.alive.load(Ordering::Relaxed), 0, "nobody holds a cell");
    }

    fn set(&mut self, at: usize, value: Value, known: Known) {
        self.slots[at] = (Some(value), known);
    }

    fn known(&self, at: usize) -> Known {
        self.slots[at].1.clone()
    }

    /// The value in a slot; None if there is none.
    fn value(&mut self, at: usize) -> Value {
        match &self.slots[at].0 {
            Some(value) => value.clone(),
            None => self.engine.value(()).expect("None"),
        }
    }

    fn cell(&mut self, at: usize) -> Object<Cell> {
        self.value(at).to(&self.engine).expect("the model says that it is a cell")
    }

    fn new_list(&mut self, items: Vec<i64>) -> Known {
        self.lists.push(items);
        Known::List(self.lists.len() - 1)
    }

    fn new_cell(&mut self, n: i64, items: Vec<i64>) -> Known {
        self.cells.push((n, items));
        Known::Cell(self.cells.len() - 1)
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Make { to, what, number } => self.make(to, what, number),
            Step::Drop { at } => self.slots[at] = (None, Known::Nothing),
            Step::Copy { to, from } => self.slots[to] = self.slots[from].clone(),
            Step::Push { at, way, number } => self.push(at, way, number),
            Step::Total { at } => self.total(at),
            Step::Plus { to, left, right } => self.plus(to, left, right),
            Step::Call { which, way, numbers } => self.call(which, way, numbers),
            Step::Fail { kind, way, number, depth } => self.fail(kind, way, number, depth),
            Step::Nest { depth } => self.nest(depth),
            Step::Each { at } => self.each(at),
            Step::Swap { left, right } => self.swap(left, right),
            Step::Borrow { at } => self.borrow(at),
            Step::Keep { at } => self.keep(at),
            Step::Limit { which, amount } => self.limit(which, amount),
            Step::Mismatch { which } => {
                let (text, kind, message) = MISMATCHES[which];
                let error = failure(self.engine.eval::<u8>(text));
                assert_eq!((error.kind(), said(&error)), (kind, message), "{text}");
            }
            Step::Foreign { at } => {
                let value = self.value(at);
                let build = || Engine::builder().hash_key(2).build().expect("another engine");
                let other = self.other.get_or_insert_with(build);
                assert!(matches!(value.repr(other), Err(Error::Misuse { .. })));
                let echo = self.engine.function_of(&self.script, "same").expect("a function");
                let theirs = other.value(vec![1_i64]).expect("a list");
                let mixed = echo.call::<bool>(&mut self.engine, (&value, &theirs));
                assert!(matches!(mixed, Err(Error::Misuse { .. })));
            }
            Step::Collect => self.engine.collect(),
        }
    }

    fn make(&mut self, to: usize, what: usize, number: i64) {
        let engine = &mut self.engine;
        let (value, known) = match what {
            0 => (engine.value(number), Known::Int(number)),
            1 => {
                let text = "né".repeat(number.unsigned_abs() as usize % 20);
                (engine.value(text.as_str()), Known::Text(text))
            }
            2 => {
                let items = vec![number; number.unsigned_abs() as usize % 40];
                (engine.value(items.clone()), self.new_list(items))
            }
            3 => {
                let cell = Cell::new(&self.alive, number, vec![1, 2]);
                let object = engine.object(cell);
                (object.map(|o| (*o).clone()), self.new_cell(number, vec![1, 2]))
            }
            4 => (engine.eval(&format!("Cell({number})")), self.new_cell(number, vec![])),
            5 => (self.script.call_method(engine, "Boss", (number,)), self.new_cell(number, vec![])),
            6 => {
                let list = engine.call(&self.script, "listed", (number,));
                (list, self.new_list(vec![number, number + 1, number + 2]))
            }
            _ => (engine.value(number as f64 / 3.0), Known::Float(number as f64 / 3.0)),
        };
        self.set(to, value.expect("it can be made"), known);
    }

    fn push(&mut self, at: usize, way: usize, number: i64) {
        let value = self.value(at);
        let engine = &mut self.engine;
        match self.slots[at].1 {
            Known::List(id) => {
                let items = &mut self.lists[id];
                match way {
                    0 => value.call_method::<()>(engine, "append", (number,)).expect("a list"),
                    1 if !items.is_empty() => {
                        let at = number.unsigned_abs() as usize % items.len();
                        value.set_item(engine, at, number).expect("an item");
                        items[at] = number;
                        assert_eq!(value.item::<i64>(engine, at).expect("an item"), number);
                        return;
                    }
                    2 => value.call_method::<()>(engine, "extend", ([number],)).expect("a list"),
                    _ => {
                        let length: usize =
                            engine.call(&self.script, "push", (&value, number)).expect("a list");
                        assert_eq!(length, items.len() + 1);
                    }
                }
                items.push(number);
            }
            Known::Cell(id) => {
                let cell: Object<Cell> = value.to(engine).expect("a cell");
                let items = &mut self.cells[id].1;
                items.push(number);
                let length = match way {
                    0 => cell.borrow_mut(engine).expect("nobody borrows").push(number),
                    1 => cell.call_method(engine, "push", (number,)).expect("a method"),
                    _ => {
                        let push: Function = value.attribute(engine, "push").expect("a bound method");
                        engine.call(&self.script, "call", (push, number)).expect("a method")
                    }
                };
                assert_eq!(length, items.len());
            }
            _ => {
                let error = failure(engine.call::<usize>(&self.script, "push", (&value, number)));
                assert_eq!(error.kind(), "AttributeError");
            }
        }
    }

    fn total(&mut self, at: usize) {
        let value = self.value(at);
        let total = self.engine.call::<i64>(&self.script, "total", (&value,));
        match self.known(at) {
            Known::List(id) => assert_eq!(total.expect("a sum"), self.lists[id].iter().sum::<i64>()),
            Known::Cell(id) => assert_eq!(total.expect("a sum"), self.cells[id].1.iter().sum::<i64>()),
            Known::Text(text) if text.is_empty() => assert_eq!(total.expect("a sum"), 0),
            _ => assert_eq!(failure(total).kind(), "TypeError"),
        }
    }

    fn plus(&mut self, to: usize, left: usize, right: usize) {
        let expected = match (self.known(left), self.known(right)) {
            (Known::Int(a), Known::Int(b)) if a.abs().max(b.abs()) < LARGE => Known::Int(a + b),
            (Known::Float(a), Known::Float(b)) => Known::Float(a + b),
            (Known::Int(a), Known::Float(b)) | (Known::Float(b), Known::Int(a)) => Known::Float(a as f64 + b),
            (Known::Text(a), Known::Text(b)) if a.len().max(b.len()) < LONG => Known::Text(a + &b),
            (Known::List(a), Known::List(b)) if self.lists[a].len().max(self.lists[b].len()) < LONG => {
                let items = [self.lists[a].clone(), self.lists[b].clone()].concat();
                self.new_list(items)
            }
            (Known::Cell(a), Known::Cell(b)) if self.cells[a].1.len().max(self.cells[b].1.len()) < LONG => {
                let items = [self.cells[a].1.clone(), self.cells[b].1.clone()].concat();
                self.new_cell(self.cells[a].0.wrapping_add(self.cells[b].0), items)
            }
            (Known::Int(_), Known::Int(_))
            | (Known::Text(_), Known::Text(_))
            | (Known::List(_), Known::List(_))
            | (Known::Cell(_), Known::Cell(_)) => return,
            _ => Known::Nothing,
        };
        let pair = (&self.value(left), &self.value(right));
        let made = self.engine.call::<Value>(&self.script, "plus", pair);
        match expected {
            Known::Nothing => assert_eq!(failure(made).kind(), "TypeError"),
            known => self.set(to, made.expect("a sum"), known),
        }
    }

    fn call(&mut self, which: usize, way: usize, n: [i64; 8]) {
        let texts: Vec<String> = n.iter().map(i64::to_string).collect();
        let all = texts.join(", ");
        match which {
            0 => self.gives(way, "none", "", 7_i64),
            1 => self.gives(way, "add", &format!("{}, {}", n[0], n[1]), n[0] + n[1]),
            2 => self.gives(way, "all", &all, n.to_vec()),
            3 => self.gives(way, "flip", &format!("[{all}]"), n.iter().rev().copied().collect::<Vec<i64>>()),
            4 => {
                let dict = format!("{{'a': {}, 'b': {}}}", n[0], n[1]);
                self.gives(way, "pairs", &dict, vec![("a".to_owned(), n[0]), ("b".to_owned(), n[1])]);
            }
            5 => self.gives(way, "mean", &format!("{}, {}", n[0], n[1]), (n[0] as f64 + n[1] as f64) / 2.0),
            _ => {
                self.gives(way, "join", &format!("'{}'", n[0]), format!("{}.", n[0]));
                self.gives(way, "join", &format!("'é', '{}'", n[1]), format!("é{}", n[1]));
            }
        }
    }

    /// A call of a function of the host gives a result: called by an expression, by a script, by another function.
    fn gives<T: taipan::FromScript + PartialEq + Debug>(
        &mut self,
        way: usize,
        name: &str,
        arguments: &str,
        expected: T,
    ) {
        let engine = &mut self.engine;
        let found = match way {
            0 => engine.eval::<T>(&format!("{name}({arguments})")),
            1 => {
                let function: Function = engine.eval(name).expect("a function");
                let items: Value = engine.eval(&format!("[{arguments}]")).expect("a list");
                let items: Vec<Value> = items.to(engine).expect("values");
                function.call::<T>(engine, items)
            }
            _ => engine.eval::<T>(&format!("apply({name}, [{arguments}])")),
        };
        assert_eq!(found.expect(name), expected, "{name}({arguments})");
    }

    fn fail(&mut self, kind: i64, way: usize, number: i64, depth: i64) {
        let (class, message) = match kind {
            0 => ("ValueError", format!("v{number}")),
            1 => ("KeyError", format!("'k{number}'")),
            2 => ("IndexError", format!("i{number}")),
            3 => ("RuntimeError", format!("NoSuchError: {number}")),
            4 => ("RuntimeError", format!("host function 'fail' panicked: p{number}")),
            5 => ("SyntaxError", "invalid syntax (<script>, line 1)".to_owned()),
            _ => ("ZeroDivisionError", "division by zero".to_owned()),
        };
        let (engine, script) = (&mut self.engine, &self.script);
        let shown = format!("{class}: {message}");
        match way {
            0 => {
                let error = failure(engine.call::<i64>(script, "sink", (depth, kind, number)));
                assert_eq!((error.kind(), said(&error)), (class, message.as_str()));
            }
            1 => {
                let sink: Value = script.get(engine, "sink").expect("a function");
                let caught = engine.call::<String>(script, "catch", (&sink, depth, kind, number));
                assert_eq!(caught.expect("an exception is caught"), shown);
            }
            2 => {
                let sink: Function = script.get(engine, "sink").expect("a function");
                let rescue: Function = engine.eval("rescue").expect("a function");
                let caught = rescue.call::<String>(engine, (&sink, depth, kind, number));
                assert_eq!(caught.expect("an error is caught"), class);
            }
            _ => {
                let caught = engine
                    .eval::<String>(&format!("__import__('game').catch(apply, fail, [{kind}, {number}])"));
                assert_eq!(caught.expect("an exception is caught"), shown);
            }
        }
    }

    fn nest(&mut self, depth: i64) {
        let reached = self.engine.call::<i64>(&self.script, "deep", (depth,));
        if depth < 100 {
            assert_eq!(reached.expect("so deep one may go"), depth);
        } else {
            assert_eq!(failure(reached).limit(), Some(Limit::Recursion));
        }
    }

    fn each(&mut self, at: usize) {
        let Known::Cell(id) = self.known(at) else { return };
        let cell = self.cell(at);
        let shift: Function = self.script.get(&mut self.engine, "shift").expect("a function");
        let n = cell.call_method::<i64>(&mut self.engine, "each", (&shift,)).expect("a method");
        let (known, items) = &mut self.cells[id];
        *known = items.iter().fold(*known, |n, item| n + item);
        assert_eq!(n, *known);
    }

    fn swap(&mut self, left: usize, right: usize) {
        let (Known::Cell(a), Known::Cell(b)) = (self.known(left), self.known(right)) else { return };
        let (one, other) = (self.cell(left), self.cell(right));
        let outcome = one.call_method::<()>(&mut self.engine, "swap", (&other,));
        if a == b {
            assert_eq!(failure(outcome).kind(), "RuntimeError");
            return;
        }
        outcome.expect("two cells");
        let items = std::mem::take(&mut self.cells[a].1);
        let items = std::mem::replace(&mut self.cells[b].1, items);
        self.cells[a].1 = items;
    }

    fn borrow(&mut self, at: usize) {
        let Known::Cell(id) = self.known(at) else { return };
        let cell = self.cell(at);
        {
            let (first, second) = (cell.borrow(&self.engine), cell.borrow(&self.engine));
            assert_eq!(first.expect("shared").n, second.expect("shared").n);
        }
        let mut borrowed = cell.borrow_mut(&self.engine).expect("nobody borrows");
        assert!(matches!(cell.borrow(&self.engine).map(|c| c.n), Err(Error::Misuse { .. })));
        borrowed.n = 5;
        drop(borrowed);
        self.cells[id].0 = 5;
        cell.set_attribute(&mut self.engine, "n", 6).expect("a field");
        self.cells[id].0 = 6;
    }

    fn keep(&mut self, at: usize) {
        let value = self.value(at);
        let main = self.engine.main().clone();
        main.set(&mut self.engine, "it", &value).expect("a variable");
        let kept: Value = self.engine.eval("[keep(it), collect_later(), kept()][2]").expect("a value");
        assert!(self.engine.call::<bool>(&self.script, "same", (&kept, &value)).expect("a bool"));
        main.set(&mut self.engine, "it", ()).expect("a variable");
    }

    /// Whatever stops a script, the engine can be used afterwards.
    fn limit(&mut self, which: usize, amount: u64) {
        let (engine, script) = (&mut self.engine, &self.script);
        let expected = match which {
            0 | 1 => {
                engine.set_fuel(Some(amount * 8));
                let name = if which == 0 { "spin" } else { "stubborn" };
                let stopped = engine.call::<()>(script, name, ());
                assert_eq!(failure(stopped).limit(), Some(Limit::Fuel));
                assert_eq!(engine.fuel(), Some(0));
                None
            }
            2 => {
                // Somewhere on the way between the host and the script, or not at all.
                engine.set_fuel(Some(amount / 4));
                match engine.call::<i64>(script, "deep", (6,)) {
                    Ok(depth) => assert_eq!(depth, 6),
                    Err(error) => assert_eq!(error.limit(), Some(Limit::Fuel)),
                }
                None
            }
            3 => Some(("hog", Limit::Memory)),
            4 => Some(("dive", Limit::Recursion)),
            5 => {
                engine.interrupt().stop();
                Some(("spin", Limit::Interrupt))
            }
            6 => {
                engine.set_output_limit(Some(amount));
                let stopped = engine.call::<()>(script, "say", (200,));
                assert_eq!(failure(stopped).limit(), Some(Limit::Output));
                assert_eq!(self.printed.take(), "x\n".repeat(130)[..amount as usize]);
                engine.set_output_limit(None);
                None
            }
            _ => {
                // A closure that has called a script which was stopped, and says nothing of it.
                engine.set_fuel(Some(amount));
                match engine.eval::<String>("rescue(__import__('game').spin)") {
                    // It came to its end without another look at the fuel.
                    Ok(kind) => assert_eq!(kind, "KeyboardInterrupt"),
                    Err(error) => assert_eq!(error.limit(), Some(Limit::Fuel)),
                }
                None
            }
        };
        if let Some((name, limit)) = expected {
            let arguments = if name == "dive" { vec![0_i64] } else { vec![] };
            let stopped = engine.call::<()>(script, name, arguments);
            assert_eq!(failure(stopped).limit(), Some(limit), "{name}");
        }
        engine.set_fuel(None);
        assert_eq!(engine.eval::<i64>("sum([add(i, 1) for i in range(20)])").expect("it works"), 210);
    }

    /// Are the values what the model says?
    fn agree(&mut self) {
        let engine = &mut self.engine;
        for (value, known) in &self.slots {
            let Some(value) = value else { continue };
            match known {
                Known::Nothing => assert!(value.is_none(engine).expect("a value")),
                Known::Int(n) => assert_eq!(value.to::<i64>(engine).expect("an int"), *n),
                Known::Float(n) => assert_eq!(value.to::<f64>(engine).expect("a float"), *n),
                Known::Text(text) => assert_eq!(&value.to::<String>(engine).expect("a text"), text),
                Known::List(id) => {
                    assert_eq!(value.to::<Vec<i64>>(engine).expect("a list"), self.lists[*id]);
                }
                Known::Cell(id) => {
                    let cell: Object<Cell> = value.to(engine).expect("a cell");
                    let cell = cell.borrow(engine).expect("nobody borrows");
                    assert_eq!((cell.n, &cell.items), (self.cells[*id].0, &self.cells[*id].1));
                }
            }
        }
    }
}

fn failure<T: Debug>(outcome: Result<T, Error>) -> Error {
    match outcome {
        Ok(value) => panic!("it worked: {value:?}"),
        Err(error) => error,
    }
}

fn said(error: &Error) -> &str {
    match error {
        Error::Raised { message, .. }
        | Error::Conversion { message }
        | Error::Misuse { message }
        | Error::Syntax { message, .. } => message,
        other => panic!("nothing is said: {other:?}"),
    }
}

fn give_functions(engine: &mut Engine) -> Result<(), Error> {
    engine.function("none", || 7)?;
    engine.function("add", |a: i64, b: i64| a.wrapping_add(b))?;
    engine.function("small", |a: u8| a)?;
    engine.function("all", |a: i64, b: i64, c: i64, d: i64, e: i64, f: i64, g: i64, h: i64| {
        vec![a, b, c, d, e, f, g, h]
    })?;
    engine.function("flip", |items: Vec<i64>| items.into_iter().rev().collect::<Vec<_>>())?;
    engine.function("pairs", |map: BTreeMap<String, i64>| map.into_iter().collect::<Vec<_>>())?;
    engine.function("mean", |a: f64, b: f64| (a + b) / 2.0)?;
    engine.function("join", |a: &str, b: Option<String>| format!("{a}{}", b.as_deref().unwrap_or(".")))?;
    engine.function("fail", |scope: &mut Scope, kind: i64, number: i64| -> Result<i64, Error> {
        match kind {
            // Without the message that the hook of panics would print.
            4 => std::panic::resume_unwind(Box::new(format!("p{number}"))),
            5 => scope.eval("1 +"),
            6 => scope.eval("1 / 0"),
            _ => scope.eval(&format!("refuse({kind}, {number})")),
        }
    })?;
    engine.function("refuse", |kind: i64, number: i64| -> Result<i64, Exception> {
        Err(match kind {
            0 => Exception::value_error(format!("v{number}")),
            1 => Exception::key_error(format!("k{number}")),
            2 => Exception::index_error(format!("i{number}")),
            _ => Exception::new("NoSuchError", number.to_string()),
        })
    })?;
    engine
        .function("apply", |scope: &mut Scope, f: Function, args: Vec<Value>| f.call::<Value>(scope, args))?;
    engine.function("bounce", |scope: &mut Scope, f: Function, n: i64| f.call::<i64>(scope, (n,)))?;
    engine.function(
        "rescue",
        |scope: &mut Scope, f: Function, a: Option<i64>, b: Option<i64>, c: Option<i64>| {
            let arguments: Vec<i64> = [a, b, c].into_iter().flatten().collect();
            match f.call::<Value>(scope, arguments) {
                Ok(_) => "nothing".to_owned(),
                Err(error) => error.kind().to_owned(),
            }
        },
    )?;
    let kept: Arc<Mutex<Option<Value>>> = Arc::default();
    let (keep, forget) = (kept.clone(), kept.clone());
    engine.function("keep", move |value: Value| {
        *keep.lock().expect("no panic while it is held") = Some(value)
    })?;
    engine.function("kept", move || kept.lock().expect("no panic while it is held").clone())?;
    engine
        .function("collect_later", |scope: &mut Scope| scope.eval::<i64>("len([[i] for i in range(50)])"))?;
    let forget = move || *forget.lock().expect("no panic while it is held") = None;
    engine.function("forget_kept", forget)?;
    engine.run("def forget(): forget_kept()")
}

fn give_class(engine: &mut Engine, alive: &Arc<AtomicUsize>) -> Result<(), Error> {
    let counter = alive.clone();
    engine.class::<Cell>("Cell", |c| {
        c.constructor(move |n: i64| Cell::new(&counter, n, vec![]))
            .field("n", field!(Cell, n))
            .getter("items", |c: &Cell| c.items.clone())
            .method("push", Cell::push)
            .method("swap", Cell::swap)
            .method("each", |scope: &mut Scope, this: Object<Cell>, f: Function| -> Result<i64, Error> {
                let items = this.borrow(scope)?.items.clone();
                for item in items {
                    f.call::<()>(scope, (&this, item))?;
                }
                Ok(this.borrow(scope)?.n)
            })
            .operator(Operator::Add, |a: &Cell, b: &Cell| {
                Cell::new(&a.alive, a.n.wrapping_add(b.n), [a.items.clone(), b.items.clone()].concat())
            })
            .operator(Operator::Iterate, |c: &Cell| c.items.clone())
            .operator(Operator::Length, |c: &Cell| c.items.len())
            .operator(Operator::GetItem, |c: &Cell, at: usize| {
                c.items.get(at).copied().ok_or_else(|| Exception::index_error(format!("no item {at}")))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_soon_taken() {
        let inputs: Vec<_> = (0..200).map(|n| Random::new(1, n).bytes(300)).collect();
        let texts = described(1, &inputs);
        for step in [
            "Make", "Drop", "Copy", "Push", "Total", "Plus", "Call", "Fail", "Nest", "Each", "Swap",
            "Borrow", "Keep", "Limit", "Mismatch", "Foreign", "Collect",
        ] {
            assert!(texts.contains(&format!("\n{step}")), "{step}");
        }
    }

    #[test]
    #[should_panic(expected = "left == right")]
    fn a_value_that_is_not_the_model_s_is_a_finding() {
        let mut world = World::new(Settings::default(), true);
        world.make(0, 2, 33);
        world.lists[0][7] = 34;
        world.agree();
    }
}
