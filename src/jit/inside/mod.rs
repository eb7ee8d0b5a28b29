//! What people see of the tracer: each trace in every stage, as text or as a page.
//!
//! Owns the choice of [`Stage`]s and the listings. Comes in: a trace, as it was recorded, optimised and compiled. Goes
//! out: listings in the form that the tests read, a [`view`] in which the stages stand side by side, names for `perf`
//! by way of [`perf`]. Nothing is kept of a trace but its text: objects move.

pub mod perf;

pub mod view;

use super::abort::Abort;
use super::ir::{End, Step, Trace};
use super::names::EngineNames;
use super::opt::Optimised;
use crate::bytecode::print::instruction;
use crate::object::vm::Vm;
use perf::PerfMap;
use std::cell::Cell;
use std::fmt::Write;
use std::rc::Rc;
use view::View;

/// A form that a trace has on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// What the interpreter did while it was recorded.
    Bytecode,
    /// As it was recorded.
    Recorded,
    /// As it is compiled.
    Optimised,
    /// As machine code.
    Machine,
    /// What its exits leave, and where.
    Exits,
}

/// What a piece of machine code is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The way in.
    Start,
    /// An instruction of the trace.
    Instruction(u32),
    /// The way back to the body, or on to other code.
    End,
    /// What is rarely run.
    Aside,
    /// The ways out.
    Exits,
    /// Numbers.
    Pool,
}

/// A piece of machine code, or what an exit leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What for.
    pub part: Part,
    /// As text.
    pub text: String,
}

/// The machine code of a trace.
#[derive(Clone, Default, Debug)]
pub struct Machine {
    /// Where it is, and how many bytes.
    pub range: (usize, usize),
    /// The code; none if nobody wants to see it.
    pub lines: Vec<Line>,
    /// The exits: each belongs to an instruction, or to the end.
    pub exits: Vec<Line>,
}

/// What is to be seen, and what has been.
#[derive(Default)]
pub struct Inside {
    stages: Vec<Stage>,
    listings: Vec<String>,
    view: Option<View>,
    map: Option<PerfMap>,
}

impl Inside {
    /// Listings of these stages.
    pub fn listing(stages: &[Stage]) -> Inside {
        Inside { stages: stages.to_vec(), ..Inside::default() }
    }

    /// Also a page.
    pub fn viewed(self) -> Inside {
        Inside { view: Some(View::default()), ..self }
    }

    /// Also names for `perf`.
    pub fn mapped(self, map: PerfMap) -> Inside {
        Inside { map: Some(map), ..self }
    }

    /// Is there anything to be seen?
    pub fn is_empty(&self) -> bool {
        self.stages.is_empty() && self.view.is_none() && self.map.is_none()
    }

    fn shows(&self, stage: Stage) -> bool {
        self.stages.contains(&stage)
    }

    /// Is anybody interested in machine code as text?
    pub fn wants_machine(&self) -> bool {
        self.view.is_some() || self.shows(Stage::Machine) || self.shows(Stage::Exits)
    }

    /// Where the turns of the next trace are counted, if they are.
    pub fn turns(&self) -> Option<Rc<Cell<u64>>> {
        self.view.as_ref().map(|_| Rc::default())
    }

    /// The listings so far.
    pub fn take_listings(&mut self) -> Vec<String> {
        std::mem::take(&mut self.listings)
    }

    /// The page, if one is wanted: everything that was compiled.
    pub fn page(&self, vm: &Vm) -> Option<String> {
        self.view.as_ref().map(|view| view.page(vm))
    }

    /// A trace was recorded.
    pub(super) fn recorded(&mut self, vm: &Vm, trace: &Trace) {
        let mut listing = String::new();
        if self.shows(Stage::Bytecode) {
            listing += &format!("{}: bytecode\n{}", trace.name(), bytecode(&trace.steps));
        }
        if self.shows(Stage::Recorded) {
            let gap = if listing.is_empty() { "" } else { "\n" };
            listing += &format!("{gap}{}", trace.show(&EngineNames(vm)));
        }
        self.list(listing);
    }

    /// A trace was recorded that is not compiled: as it would be.
    pub(super) fn optimised(&mut self, vm: &Vm, trace: &Trace, optimise: impl FnOnce() -> Optimised) {
        if self.shows(Stage::Optimised) && trace.end == End::Loop {
            self.list(format!("{}\n{}", trace.name(), optimise().show(&EngineNames(vm))));
        }
    }

    /// A trace was compiled or not.
    pub(super) fn compiled(&mut self, vm: &Vm, of: &Shown<'_>, machine: Result<Machine, Abort>) {
        if self.is_empty() {
            return;
        }
        let Shown { trace, optimised, number, behind, .. } = of;
        let from = behind.map_or(String::new(), |(of, at)| format!(" behind %{at} of {of}"));
        let name = format!("{} ({number}{from})", trace.name());
        if self.shows(Stage::Optimised) {
            let refused = match &machine {
                Ok(_) => String::new(),
                Err(why) => format!("       ; not compiled: {}\n", why.text()),
            };
            self.list(format!("{name}\n{}{refused}", optimised.show(&EngineNames(vm))));
        }
        let Ok(machine) = machine else { return };
        if self.shows(Stage::Machine) {
            self.list(format!("{name}: machine code\n{}", listed(&machine.lines)));
        }
        if self.shows(Stage::Exits) {
            self.list(format!("{name}: exits\n{}", listed(&machine.exits)));
        }
        if let Some(map) = &mut self.map {
            map.add(machine.range, &format!("{} {number}", trace.place()));
        }
        if let Some(view) = &mut self.view {
            view.add(vm, name, of, machine);
        }
    }

    /// What is recorded again now and then: only another way is news.
    fn list(&mut self, listing: String) {
        if !listing.is_empty() && !self.listings.contains(&listing) {
            self.listings.push(listing);
        }
    }
}

/// A trace that was compiled.
pub(super) struct Shown<'t> {
    pub(super) trace: &'t Trace,
    pub(super) optimised: &'t Optimised,
    pub(super) number: u32,
    /// The exit that leads to it: its trace and the instruction there.
    pub(super) behind: Option<(u32, u32)>,
    /// How many turns it has made, if they are counted.
    pub(super) turns: Option<Rc<Cell<u64>>>,
}

/// The steps, with the function and the line where these change.
fn bytecode(steps: &[Step]) -> String {
    let mut out = String::new();
    let mut place = String::new();
    for step in steps {
        let here = step.place();
        let shown = if here == place { "" } else { &here };
        // Writing to a string does not fail.
        let _ = writeln!(out, "{shown:<20} {}", step.text());
        place = here;
    }
    out
}

impl Step {
    /// The function, and the line.
    fn place(&self) -> String {
        let unit = &self.code.get().unit;
        format!("{}:{}", unit.qualname, unit.position(self.pc).line)
    }

    /// As text.
    fn text(&self) -> String {
        instruction(&self.code.get().unit, self.pc as usize)
    }
}

/// The lines, behind the names of the instructions that they belong to.
fn listed(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut last = None;
    for Line { part, text } in lines {
        let name = match part {
            _ if last == Some(*part) => String::new(),
            Part::Start => "start".to_owned(),
            Part::Instruction(n) => format!("%{n}"),
            Part::End => "end".to_owned(),
            Part::Aside => "aside".to_owned(),
            Part::Exits => "exits".to_owned(),
            Part::Pool => "pool".to_owned(),
        };
        // Writing to a string does not fail.
        let _ = writeln!(out, "{name:<6} {text}");
        last = Some(*part);
    }
    out
}
