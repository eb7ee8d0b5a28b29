//! `repr` of containers.
//!
//! Owns the texts of lists, tuples, dicts, sets and their views. Containers inside containers are written into the same
//! buffer; other items whose text no script makes are written at once, and the rest by their `__repr__`. A container
//! that is met again inside itself shows as dots.
//!
//! Invariant: `Vm::in_repr` holds the stack places of the containers that are being written, innermost last. They are
//! handles, so the collector keeps them up to date.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::dict::{Dict, View};
use super::list::List;
use super::set::{FrozenSet, Set};
use super::slicing::items_of;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::Value;
use std::fmt::Write;

/// Text that grows while scripts run.
struct Growing {
    text: String,
    steps: u32,
    /// The length of the text at the last safepoint.
    seen: usize,
}

impl Growing {
    /// One item more was written: now and then a safepoint, and a look at the memory that the text takes.
    fn step(&mut self, cx: &mut Cx<'_>) -> Res<()> {
        self.steps += 1;
        if self.steps.is_multiple_of(1000) || self.text.len() - self.seen > 1 << 16 {
            self.seen = self.text.len();
            cx.reserve(2 * self.text.len())?;
            cx.poll()?;
        }
        Ok(())
    }
}

/// A container whose text is made here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    View(Builtin),
}

impl Vm {
    fn family(&self, v: Value<'_>) -> Option<Family> {
        if v.cast::<List>().is_some() {
            return Some(Family::List);
        }
        if v.cast::<Tuple>().is_some() {
            return Some(Family::Tuple);
        }
        if v.cast::<Dict>().is_some() {
            return Some(Family::Dict);
        }
        if v.cast::<Set>().is_some() {
            return Some(Family::Set);
        }
        if v.cast::<FrozenSet>().is_some() {
            return Some(Family::FrozenSet);
        }
        v.cast::<View>()?;
        self.class_of(v).builtin().map(Family::View)
    }

    fn is_in_repr(&self, v: Value<'_>) -> bool {
        self.in_repr.borrow().iter().any(|at| self.brand(self.at(*at)) == v)
    }
}

/// The result of `__repr__` of a container: `this` is what was asked, `content` the container itself.
///
/// # Errors
/// Whatever the `__repr__` of items raise, RecursionError, MemoryError.
pub fn of_container(cx: &mut Cx<'_>, this: Handle<'_>, content: Handle<'_>) -> Res<Ret> {
    let mut out = Growing { text: String::new(), steps: 0, seen: 0 };
    // Sets of a script's class show its name, lists and dicts do not.
    let name = {
        let v = cx.get(this);
        if v == cx.get(content) { None } else { Some(cx.type_name(v).to_string()) }
    };
    write_container(cx, &mut out, content, name.as_deref())?;
    cx.reserve(out.text.len())?;
    let text = cx.string(&out.text)?;
    cx.ret(text)
}

fn write_container(cx: &mut Cx<'_>, out: &mut Growing, v: Handle<'_>, name: Option<&str>) -> Res<()> {
    let Some(family) = cx.family(cx.get(v)) else { return Ok(()) };
    if cx.is_in_repr(cx.get(v)) {
        out.text.push_str(match family {
            Family::List => "[...]",
            Family::Tuple => "(...)",
            Family::Dict => "{...}",
            Family::Set | Family::FrozenSet => {
                let _ = write!(out.text, "{}(...)", name.unwrap_or(set_name(family)));
                return Ok(());
            }
            Family::View(_) => "...",
        });
        return Ok(());
    }
    cx.nested(" while getting the repr of an object", |cx| {
        cx.scope(|cx| {
            let here = cx.root(cx.get(v));
            cx.in_repr.borrow_mut().push(here.index());
            let result = match family {
                Family::List => write_sequence(cx, out, here, ("[", "]")),
                Family::Tuple => write_tuple(cx, out, here),
                Family::Dict => write_dict(cx, out, here),
                Family::Set | Family::FrozenSet => write_set(cx, out, here, family, name),
                Family::View(which) => write_view(cx, out, here, which),
            };
            cx.in_repr.borrow_mut().pop();
            result
        })
    })
}

fn set_name(family: Family) -> &'static str {
    if family == Family::FrozenSet { "frozenset" } else { "set" }
}

fn write_item(cx: &mut Cx<'_>, out: &mut Growing, v: Handle<'_>) -> Res<()> {
    out.step(cx)?;
    let quiet = cx.quiet_repr(cx.get(v));
    if let Some(text) = quiet {
        out.text.push_str(&text);
        return Ok(());
    }
    if cx.family(cx.get(v)).is_some() {
        return write_container(cx, out, v, None);
    }
    cx.scope(|cx| {
        let [text] = cx.locals();
        cx.repr_into(text, v)?;
        let flat = cx.get(text);
        if let Some(s) = cx.as_text(flat).or_else(|| cx.payload(flat).and_then(|p| cx.as_text(p))) {
            out.text.push_str(s.as_str());
        }
        Ok(())
    })
}

fn write_sequence(
    cx: &mut Cx<'_>,
    out: &mut Growing,
    sequence: Handle<'_>,
    (open, close): (&str, &str),
) -> Res<()> {
    let [item] = cx.locals();
    out.text.push_str(open);
    let mut at = 0;
    while let Some(v) = items_of(cx.get(sequence)).and_then(|items| items.get(at)) {
        cx.set(item, v);
        if at > 0 {
            out.text.push_str(", ");
        }
        write_item(cx, out, item)?;
        at += 1;
    }
    out.text.push_str(close);
    Ok(())
}

fn write_tuple(cx: &mut Cx<'_>, out: &mut Growing, tuple: Handle<'_>) -> Res<()> {
    let single = items_of(cx.get(tuple)).is_some_and(|items| items.len() == 1);
    write_sequence(cx, out, tuple, ("(", if single { ",)" } else { ")" }))
}

/// What of a dict is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Keys,
    Values,
    Items,
    Both,
}

fn write_dict(cx: &mut Cx<'_>, out: &mut Growing, dict: Handle<'_>) -> Res<()> {
    out.text.push('{');
    write_entries(cx, out, dict, Part::Both)?;
    out.text.push('}');
    Ok(())
}

fn write_entries(cx: &mut Cx<'_>, out: &mut Growing, dict: Handle<'_>, part: Part) -> Res<()> {
    let [key, value] = cx.locals();
    let (mut at, mut first) = (0, true);
    loop {
        let next = {
            let Some(d) = cx.get(dict).cast::<Dict>() else { break };
            cx.dict_next(d, at).map(|(here, k, v)| {
                cx.set(key, k);
                cx.set(value, v);
                here
            })
        };
        let Some(here) = next else { break };
        if !first {
            out.text.push_str(", ");
        }
        (first, at) = (false, here + 1);
        match part {
            Part::Keys => write_item(cx, out, key)?,
            Part::Values => write_item(cx, out, value)?,
            Part::Items | Part::Both => {
                out.text.push_str(if part == Part::Items { "(" } else { "" });
                write_item(cx, out, key)?;
                out.text.push_str(if part == Part::Items { ", " } else { ": " });
                write_item(cx, out, value)?;
                out.text.push_str(if part == Part::Items { ")" } else { "" });
            }
        }
    }
    Ok(())
}

fn write_set(
    cx: &mut Cx<'_>,
    out: &mut Growing,
    set: Handle<'_>,
    family: Family,
    name: Option<&str>,
) -> Res<()> {
    if cx.quiet_len(cx.get(set)) == Some(0) {
        let _ = write!(out.text, "{}()", name.unwrap_or(set_name(family)));
        return Ok(());
    }
    let named = name.or((family == Family::FrozenSet).then_some("frozenset"));
    if let Some(name) = named {
        let _ = write!(out.text, "{name}(");
    }
    out.text.push('{');
    let [key] = cx.locals();
    let (mut at, mut first) = (0, true);
    loop {
        let next = {
            let v = cx.get(set);
            let entry = match v.cast::<Set>() {
                Some(s) => cx.next_entry(s, at),
                None => v.cast::<FrozenSet>().and_then(|s| cx.next_entry(s, at)),
            };
            entry.map(|(here, k, _)| {
                cx.set(key, k);
                here
            })
        };
        let Some(here) = next else { break };
        if !first {
            out.text.push_str(", ");
        }
        (first, at) = (false, here + 1);
        write_item(cx, out, key)?;
    }
    out.text.push('}');
    if named.is_some() {
        out.text.push(')');
    }
    Ok(())
}

fn write_view(cx: &mut Cx<'_>, out: &mut Growing, view: Handle<'_>, which: Builtin) -> Res<()> {
    let [dict] = cx.locals();
    {
        let Some(v) = cx.get(view).cast::<View>() else { return Ok(()) };
        cx.set(dict, v.get(|w| &w.dict));
    }
    let part = match which {
        Builtin::DictKeys => Part::Keys,
        Builtin::DictValues => Part::Values,
        Builtin::DictItems => Part::Items,
        _ => {
            out.text.push_str("mappingproxy(");
            write_item(cx, out, dict)?;
            out.text.push(')');
            return Ok(());
        }
    };
    let _ = write!(out.text, "{}([", which.name());
    write_entries(cx, out, dict, part)?;
    out.text.push_str("])");
    Ok(())
}
