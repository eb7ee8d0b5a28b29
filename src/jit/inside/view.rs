//! A page on which a trace stands in all its stages side by side.
//!
//! Owns the form of the page: first the sources, each line as warm as the traces through it are hot, then the traces.
//! A row of a trace has the source line, the instruction of the interpreter, what is left of it in the trace, and the
//! machine code for that. The page needs nothing but itself.

use super::{Line, Machine, Part, Shown};
use crate::jit::ir::Step;
use crate::jit::names::EngineNames;
use crate::object::vm::Vm;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::rc::Rc;

/// How the page looks.
const STYLE: &str = include_str!("view.css");

/// Degrees between the hues of traces that follow one another: those of neighbours are far apart.
const HUE: f64 = 137.508;

/// What a page is made of.
#[derive(Default)]
pub struct View {
    traces: Vec<Compiled>,
}

/// A trace that was compiled.
struct Compiled {
    name: String,
    number: u32,
    /// The trace that leads to it.
    parent: Option<u32>,
    turns: Option<Rc<Cell<u64>>>,
    rows: Vec<Row>,
    exits: Vec<Line>,
    bytes: usize,
}

/// What there is to an instruction of the interpreter, or to a part of the code that is none's.
#[derive(Default)]
struct Row {
    /// The file and the line.
    place: Option<(String, u32)>,
    bytecode: String,
    ir: Vec<String>,
    machine: Vec<String>,
}

impl Row {
    fn of_step(step: &Step) -> Row {
        let unit = &step.code.get().unit;
        let place = (unit.filename.to_string(), unit.position(step.pc).line);
        Row { place: Some(place), bytecode: step.text(), ..Row::default() }
    }

    /// Code that belongs to no instruction.
    fn of_part(name: &str, machine: &[Line], is_it: impl Fn(Part) -> bool) -> Option<Row> {
        let machine: Vec<String> = texts(machine, is_it);
        (!machine.is_empty()).then(|| Row { bytecode: name.to_owned(), machine, ..Row::default() })
    }
}

fn texts(machine: &[Line], is_it: impl Fn(Part) -> bool) -> Vec<String> {
    machine.iter().filter(|line| is_it(line.part)).map(|line| line.text.clone()).collect()
}

impl View {
    /// A trace was compiled.
    pub(super) fn add(&mut self, vm: &Vm, name: String, of: &Shown<'_>, machine: Machine) {
        let Shown { trace, optimised, number, behind, turns } = of;
        let names = EngineNames(vm);
        let mut rows: Vec<Row> = Vec::new();
        rows.extend(Row::of_part("(start)", &machine.lines, |part| part == Part::Start));
        // The step whose row is the last one, and the first that has none.
        let (mut current, mut next) = (None, 0);
        for (n, i) in optimised.instructions.iter().enumerate() {
            if optimised.body == Some(n) {
                rows.push(Row { bytecode: "(body)".to_owned(), ..Row::default() });
                (current, next) = (None, 0);
            }
            if current != Some(i.step) {
                // What has left nothing behind is shown where it was done.
                let passed = trace.steps.get(next..i.step as usize).unwrap_or_default();
                rows.extend(passed.iter().map(Row::of_step));
                rows.extend(trace.steps.get(i.step as usize).map(Row::of_step));
                (current, next) = (Some(i.step), next.max(i.step as usize + 1));
            }
            let Some(row) = rows.last_mut() else { continue };
            let sunk = if optimised.sunk[n] { "sunk " } else { "" };
            row.ir.push(format!("%{n} {sunk}{}", i.show(&names)));
            row.machine.extend(texts(&machine.lines, |part| part == Part::Instruction(n as u32)));
        }
        rows.extend(trace.steps.get(next..).unwrap_or_default().iter().map(Row::of_step));
        rows.extend(Row::of_part("(end)", &machine.lines, |part| part == Part::End));
        rows.extend(Row::of_part("(aside)", &machine.lines, |part| part == Part::Aside));
        self.traces.push(Compiled {
            name,
            number: *number,
            parent: behind.map(|(of, _)| of),
            turns: turns.clone(),
            rows,
            exits: machine.exits,
            bytes: machine.range.1,
        });
    }

    /// The page.
    pub(super) fn page(&self, vm: &Vm) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = self.write_page(vm, &mut out);
        out
    }

    fn write_page(&self, vm: &Vm, out: &mut String) -> std::fmt::Result {
        writeln!(
            out,
            "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Taipan: traces</title>"
        )?;
        writeln!(out, "<style>\n{STYLE}</style>\n<h1>Sources</h1>")?;
        let hottest = self.traces.iter().map(Compiled::heat).max().unwrap_or(0);
        for (file, lines) in self.lines() {
            writeln!(out, "<details open><summary>{}</summary><table class=\"source\">", escaped(&file))?;
            let last = lines.keys().last().copied().unwrap_or(0);
            for line in 1..=last {
                let Some(text) = vm.source_line(&file, line) else { continue };
                let traces = lines.get(&line);
                let turns = traces.into_iter().flatten().map(|n| self.traces[*n].heat()).max().unwrap_or(0);
                write!(out, "<tr><td>{line}</td><td{}>", warmth(turns, hottest))?;
                write!(out, "<code>{}</code></td><td>", escaped(&text))?;
                for n in traces.into_iter().flatten() {
                    let Compiled { number, .. } = self.traces[*n];
                    write!(out, "<a href=\"#t{number}\" {}>{number}</a> ", hue(number))?;
                }
                writeln!(out, "</td></tr>")?;
            }
            writeln!(out, "</table></details>")?;
        }
        writeln!(out, "<h1>Traces</h1>")?;
        self.traces.iter().try_for_each(|trace| trace.write(vm, hottest, out))
    }

    /// For each file its lines, with the traces that go through them.
    fn lines(&self) -> BTreeMap<String, BTreeMap<u32, BTreeSet<usize>>> {
        let mut files: BTreeMap<String, BTreeMap<u32, BTreeSet<usize>>> = BTreeMap::new();
        for (n, trace) in self.traces.iter().enumerate() {
            for (file, line) in trace.rows.iter().filter_map(|row| row.place.as_ref()) {
                files.entry(file.clone()).or_default().entry(*line).or_default().insert(n);
            }
        }
        files
    }
}

impl Compiled {
    /// How many turns it has made.
    fn heat(&self) -> u64 {
        self.turns.as_ref().map_or(0, |turns| turns.get())
    }

    fn write(&self, vm: &Vm, hottest: u64, out: &mut String) -> std::fmt::Result {
        let Compiled { name, number, parent, rows, exits, bytes, .. } = self;
        let turns = self.heat();
        write!(out, "<details id=\"t{number}\" {}><summary{}>", hue(*number), warmth(turns, hottest))?;
        write!(out, "{}, {turns} turns, {bytes} bytes", escaped(name))?;
        if let Some(parent) = parent {
            write!(out, ", behind <a href=\"#t{parent}\">{parent}</a>")?;
        }
        writeln!(
            out,
            "</summary><table class=\"trace\"><tr><th>source<th>bytecode<th>trace<th>machine code</tr>"
        )?;
        let mut last = None;
        for row in rows {
            let place = row.place.as_ref();
            let source = match place {
                Some((file, line)) if last != Some((file, *line)) => {
                    let text = vm.source_line(file, *line).unwrap_or_default();
                    format!("<span title=\"{}\">{line}</span> {}", escaped(file), escaped(&text))
                }
                _ => String::new(),
            };
            last = place.map(|(file, line)| (file, *line)).or(last);
            let idle = if row.ir.is_empty() && row.machine.is_empty() { " class=\"idle\"" } else { "" };
            writeln!(
                out,
                "<tr{idle}><td>{source}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                escaped(&row.bytecode),
                escaped(&row.ir.join("\n")),
                escaped(&row.machine.join("\n"))
            )?;
        }
        writeln!(out, "</table><details><summary>{} exits</summary><table class=\"trace\">", exits.len())?;
        for Line { part, text } in exits {
            let at = match part {
                Part::Instruction(n) => format!("%{n}"),
                _ => "end".to_owned(),
            };
            writeln!(out, "<tr><td>{at}</td><td>{}</td></tr>", escaped(text))?;
        }
        writeln!(out, "</table></details></details>")
    }
}

/// The colour of a trace.
fn hue(number: u32) -> String {
    format!("style=\"--hue:{:.0}\"", (f64::from(number) * HUE) % 360.0)
}

/// How warm something is that was done so often: by powers, since a tenth as often is still warm.
fn warmth(turns: u64, hottest: u64) -> String {
    if turns == 0 || hottest == 0 {
        return String::new();
    }
    let share = ((turns + 1) as f64).log2() / ((hottest + 1) as f64).log2();
    format!(" style=\"--heat:{share:.2}\" class=\"hot\"")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escaped("a < b && c > \"d\""), "a &lt; b &amp;&amp; c &gt; &quot;d&quot;");
    }

    #[test]
    fn the_hottest_is_the_warmest_and_what_never_ran_is_cold() {
        assert_eq!(warmth(0, 1000), "");
        assert!(warmth(1000, 1000).contains("--heat:1.00"));
        assert!(warmth(31, 1023).contains("--heat:0.50"));
    }
}
