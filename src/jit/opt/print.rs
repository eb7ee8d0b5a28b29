//! Optimised traces as text.

use super::Optimised;
use crate::jit::ir::Names;
use std::fmt::Write;

impl Optimised {
    /// As text: the body behind a line of its own, with what it is carried from turn to turn.
    pub fn show(&self, names: &dyn Names) -> String {
        let mut out = String::new();
        let mut shown = None;
        let pairs: Vec<String> = self.carried.iter().map(|(x, y)| format!("%{}=%{}", x.0, y.0)).collect();
        let head = format!("body [{}]\n", pairs.join(" "));
        for (n, i) in self.instructions.iter().enumerate() {
            if self.body == Some(n) {
                out += &head;
            }
            if i.snapshot.is_some() && i.snapshot != shown {
                shown = i.snapshot;
                if let Some(s) = i.snapshot.and_then(|s| self.snapshots.get(s as usize)) {
                    let _ = writeln!(out, "       ; {}", s.show());
                }
            }
            let sunk = if self.sunk[n] { "sunk " } else { "" };
            let _ = writeln!(out, "%{n:<4} {sunk}{}", i.show(names));
        }
        if self.body == Some(self.instructions.len()) {
            out += &head;
        }
        if self.body.is_none() {
            let values = self.reached.iter().flat_map(|r| &r.values);
            let values: Vec<String> = values.map(|(x, ir)| format!("%{x}=%{}", ir.0)).collect();
            let to = match self.reached {
                Some(_) => format!("body [{}]", values.join(" ")),
                None => self.end.text().to_owned(),
            };
            let _ = writeln!(out, "       ; {to} {}", self.last.show());
        }
        out
    }
}
