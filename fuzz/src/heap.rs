//! The target `heap`: operations on objects, compared with a model that never frees or moves anything.
//!
//! Owns the model. Lists, tuples, dicts and texts are made, written into one another, dropped and collected in an order
//! that the bytes choose; again and again everything that the handles reach is walked in both worlds and must agree.
//! The heap's own verifier runs around every collection.

use std::collections::HashSet;

use taipan::heap::{Collect, Ref, Settings, Stress, Value};
use taipan::object::context::{Cx, Handle};
use taipan::object::dict::Dict;
use taipan::object::list::List;
use taipan::object::string::Str;
use taipan::object::tuple::Tuple;
use taipan::object::vm::{Limits, Output, Vm};

use crate::choices::Choices;

/// How many handles there are.
const SLOTS: usize = 10;

/// The most operations of a run.
const OPERATIONS: usize = 2000;

/// What the model thinks a value is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Datum {
    None,
    Int(i64),
    Float(f64),
    Object(usize),
}

/// What the model thinks an object is.
#[derive(Debug)]
enum Object {
    List(Vec<Datum>),
    Tuple(Vec<Datum>),
    Dict(Vec<(i64, Datum)>),
    Text(String),
}

struct Silent;

impl Output for Silent {
    fn write(&mut self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

/// See the module's documentation.
pub fn heap(data: &[u8]) {
    let mut choices = Choices::new(data);
    let settings = Settings {
        nursery_bytes: [1 << 16, 1 << 12, 1 << 14][choices.below(3)],
        promote_in_place_always: choices.once_in(8),
        fail_copy_at: if choices.once_in(8) { Some(choices.word() % 300) } else { None },
        longest_list: if choices.once_in(4) { choices.below(16) } else { usize::MAX },
        stress: match choices.below(4) {
            0 => Stress::Off,
            1 => Stress::Minor,
            2 => Stress::Full,
            _ => Stress::Random { seed: choices.word(), one_in: 1 + choices.byte() as u32 % 8 },
        },
        poison: true,
        verify: true,
        ..Settings::default()
    };
    let limits = Limits { stack_words: 1 << 8, ..Limits::default() };
    // Classes and names are many, and the verifier goes through all of them; mostly they would only be in the way.
    let has_classes = choices.once_in(32);
    let make = if has_classes { Vm::new } else { Vm::bare };
    let mut vm = make(settings, limits, Box::new(Silent));
    let cx = &mut Cx::new(&mut vm);
    let handles: [Handle<'_>; SLOTS] = cx.locals();
    let mut model = Model { objects: Vec::new(), slots: [Datum::None; SLOTS] };
    for _ in 0..OPERATIONS {
        if choices.is_exhausted() {
            break;
        }
        model.step(cx, &handles, &mut choices);
    }
    cx.collect_now(Collect::Full);
    model.agree(cx, &handles);
}

struct Model {
    objects: Vec<Object>,
    slots: [Datum; SLOTS],
}

impl Model {
    fn step(&mut self, cx: &mut Cx<'_>, handles: &[Handle<'_>; SLOTS], choices: &mut Choices<'_>) {
        let (to, from, other) = (choices.below(SLOTS), choices.below(SLOTS), choices.below(SLOTS));
        match choices.below(16) {
            0..=5 => self.create(cx, handles, choices, [to, from, other]),
            6..=10 => self.write(cx, handles, choices, from, other),
            11 => self.read(cx, handles, choices, to, from),
            12 => {
                cx.set(handles[to], cx.get(handles[from]));
                self.slots[to] = self.slots[from];
            }
            13 => {
                cx.set(handles[to], Value::NONE);
                self.slots[to] = Datum::None;
            }
            14 => {
                use Collect::{Freeze, Full, Minor, Step};
                let what = *choices.pick(&[Minor, Minor, Step, Step, Step, Full, Full, Freeze]);
                cx.collect_now(what);
            }
            _ => {
                assert!(cx.poll().is_ok(), "nothing may stop this run");
                self.agree(cx, handles);
            }
        }
    }

    /// A new value in the slot `to`, holding what the two others hold.
    fn create(
        &mut self,
        cx: &Cx<'_>,
        handles: &[Handle<'_>; SLOTS],
        choices: &mut Choices<'_>,
        [to, from, other]: [usize; 3],
    ) {
        // Large objects now and then: the verifier goes through all of them, again and again.
        let count = match choices.below(32) {
            0..=25 => choices.below(6),
            26..=30 => choices.below(200),
            _ => choices.below(6000),
        };
        let datum = [self.slots[from], self.slots[other]];
        let value = [cx.get(handles[from]), cx.get(handles[other])];
        let (made, object) = match choices.below(8) {
            0 => {
                let int = choices.word() as i64;
                cx.set(handles[to], cx.int(int));
                self.slots[to] = Datum::Int(int);
                return;
            }
            1 => {
                let float = f64::from(choices.byte()) / 3.0;
                cx.set(handles[to], Value::float(float));
                self.slots[to] = Datum::Float(float);
                return;
            }
            2 | 3 => {
                let items: Vec<Value<'_>> = (0..count).map(|at| value[at % 2]).collect();
                let list = cx.try_list(&items).expect("there is no limit");
                (list.value(), Object::List((0..count).map(|at| datum[at % 2]).collect()))
            }
            4 => {
                let items: Vec<Value<'_>> = (0..count).map(|at| value[at % 2]).collect();
                let tuple = cx.try_tuple(&items).expect("there is no limit");
                (tuple.value(), Object::Tuple((0..count).map(|at| datum[at % 2]).collect()))
            }
            5 | 6 => {
                let dict = cx.try_dict(count % 64).expect("there is no limit");
                (dict.value(), Object::Dict(Vec::new()))
            }
            _ => {
                let text = "xé".repeat(count);
                (cx.try_string(&text).expect("there is no limit").value(), Object::Text(text))
            }
        };
        cx.set(handles[to], made);
        self.slots[to] = Datum::Object(self.objects.len());
        self.objects.push(object);
    }

    /// Change the object in the slot `from` with the value of the slot `other`.
    fn write(
        &mut self,
        cx: &Cx<'_>,
        handles: &[Handle<'_>; SLOTS],
        choices: &mut Choices<'_>,
        from: usize,
        other: usize,
    ) {
        let Datum::Object(id) = self.slots[from] else { return };
        let (owner, value, datum) = (cx.get(handles[from]), cx.get(handles[other]), self.slots[other]);
        match &mut self.objects[id] {
            Object::List(items) => {
                let list = owner.cast::<List>().expect("the model says that it is a list");
                match choices.below(4) {
                    0 | 1 => {
                        assert!(cx.list_push(list, value));
                        items.push(datum);
                    }
                    2 => {
                        let count = choices.below(items.len() + 1);
                        cx.list_truncate(list, count);
                        items.truncate(count);
                    }
                    _ => {
                        let now: Vec<Value<'_>> = list.items().iter().skip(1).chain([value]).collect();
                        assert!(cx.list_replace(list, &now));
                        if !items.is_empty() {
                            items.remove(0);
                        }
                        items.push(datum);
                    }
                }
            }
            Object::Dict(entries) => {
                let dict = owner.cast::<Dict>().expect("the model says that it is a dict");
                let key = choices.below(40) as i64 - 8;
                if choices.below(4) == 0 {
                    let at = choices.below(entries.len() + 1);
                    // Places in the table are not places in the model: removed entries leave gaps until it grows.
                    let mut places = Vec::new();
                    let mut place = 0;
                    while let Some((here, _, _)) = cx.dict_next(dict, place) {
                        places.push(here);
                        place = here + 1;
                    }
                    assert_eq!(places.len(), entries.len());
                    if at < entries.len() {
                        assert!(cx.dict_remove_at(dict, places[at]));
                        entries.remove(at);
                    }
                    return;
                }
                assert!(cx.dict_set_quietly(dict, cx.int(key), value).is_some(), "ints are compared quietly");
                match entries.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, held)) => *held = datum,
                    None => entries.push((key, datum)),
                }
            }
            Object::Tuple(_) | Object::Text(_) => {}
        }
    }

    /// Fetch an item of the object in the slot `from`.
    fn read(
        &mut self,
        cx: &Cx<'_>,
        handles: &[Handle<'_>; SLOTS],
        choices: &mut Choices<'_>,
        to: usize,
        from: usize,
    ) {
        let Datum::Object(id) = self.slots[from] else { return };
        let owner = cx.get(handles[from]);
        let (value, datum) = match &self.objects[id] {
            Object::List(items) if !items.is_empty() => {
                let at = choices.below(items.len());
                (owner.cast::<List>().and_then(|list| list.item(at)), items[at])
            }
            Object::Tuple(items) if !items.is_empty() => {
                let at = choices.below(items.len());
                (owner.cast::<Tuple>().and_then(|tuple| tuple.tail_values().get(at)), items[at])
            }
            Object::Dict(entries) if !entries.is_empty() => {
                let at = choices.below(entries.len());
                (
                    owner.cast::<Dict>().and_then(|dict| cx.dict_entries(dict).nth(at)).map(|(_, v)| v),
                    entries[at].1,
                )
            }
            _ => return,
        };
        cx.set(handles[to], value.expect("the model says that there is an item"));
        self.slots[to] = datum;
    }

    /// Do both worlds look the same from the handles?
    fn agree(&self, cx: &Cx<'_>, handles: &[Handle<'_>; SLOTS]) {
        let mut seen = HashSet::new();
        let mut open: Vec<(Value<'_>, Datum)> =
            handles.iter().zip(self.slots).map(|(handle, datum)| (cx.get(*handle), datum)).collect();
        while let Some((value, datum)) = open.pop() {
            match datum {
                Datum::None => assert!(value == Value::NONE),
                Datum::Int(int) => assert_eq!(cx.as_i64(value), Some(int)),
                Datum::Float(float) => assert_eq!(cx.as_f64(value), Some(float)),
                Datum::Object(id) if seen.insert(id) => self.agree_on(cx, value, id, &mut open),
                Datum::Object(_) => {}
            }
        }
    }

    fn agree_on<'v>(&self, cx: &'v Cx<'_>, value: Value<'v>, id: usize, open: &mut Vec<(Value<'v>, Datum)>) {
        match &self.objects[id] {
            Object::List(items) => {
                let list: Ref<'v, List> = value.cast().expect("a list");
                assert_eq!(list.len(), items.len());
                open.extend(list.items().iter().zip(items.iter().copied()));
            }
            Object::Tuple(items) => {
                let tuple: Ref<'v, Tuple> = value.cast().expect("a tuple");
                assert_eq!(tuple.tail_len(), items.len());
                open.extend(tuple.tail_values().iter().zip(items.iter().copied()));
            }
            Object::Dict(entries) => {
                let dict: Ref<'v, Dict> = value.cast().expect("a dict");
                assert_eq!(dict.len(), entries.len());
                for ((key, held), (wanted, datum)) in cx.dict_entries(dict).zip(entries) {
                    assert_eq!(cx.as_i64(key), Some(*wanted));
                    open.push((held, *datum));
                }
            }
            Object::Text(text) => {
                let found: Ref<'v, Str> = value.cast().expect("a text");
                assert_eq!(found.as_str(), text);
            }
        }
    }
}
