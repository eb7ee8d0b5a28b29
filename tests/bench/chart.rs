//! The chart of a benchmark table, as SVG text.
//!
//! Comes in: names and times relative to a reference. Goes out: one group of bars for each benchmark on a logarithmic
//! axis, the reference a line at 1. What is measured is the business of `table.rs`.

use std::fmt::Write as _;

/// One benchmark: its name, and for each contestant its time relative to the reference.
pub struct Group {
    /// The name beside the bars.
    pub name: String,
    /// In the order of the contestants; none where it did not run.
    pub times: Vec<Option<f64>>,
}

const COLORS: &[&str] = &["#c0392b", "#2c6fbb", "#8e6bbf", "#3d9970", "#e0a030", "#7f8c8d"];
const LEFT: f64 = 150.0;
const WIDTH: f64 = 620.0;
const TOP: f64 = 50.0;
const BAR: f64 = 6.0;
const GAP: f64 = 8.0;
/// The axis spans from a hundredth of the reference's time to ten times it.
const DECADES: (f64, f64) = (-2.0, 1.0);

/// The chart of all groups; `contestants` names the bars of each, `reference` what 1 stands for.
pub fn svg(contestants: &[&str], groups: &[Group], reference: &str) -> String {
    let group_height = contestants.len() as f64 * BAR + GAP;
    let height = TOP + groups.len() as f64 * group_height + 30.0;
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0}\" height=\"{height:.0}\" \
         font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
        LEFT + WIDTH + 30.0
    );
    let _ = writeln!(svg, "<text x=\"10\" y=\"16\">CPU time relative to {reference}, less is better</text>");
    for (index, name) in contestants.iter().enumerate() {
        let x = 10.0 + index as f64 * 120.0;
        let _ = writeln!(
            svg,
            "<rect x=\"{x}\" y=\"24\" width=\"10\" height=\"10\" fill=\"{}\"/><text x=\"{}\" y=\"33\">{name}</text>",
            color(index),
            x + 14.0
        );
    }
    for tick in [0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0] {
        let stroke = if tick == 1.0 { "#333" } else { "#ddd" };
        let (x, bottom) = (position(tick), height - 25.0);
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{bottom:.1}\" stroke=\"{stroke}\"/>\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{tick}</text>",
            bottom + 14.0
        );
    }
    for (row, group) in groups.iter().enumerate() {
        let y = TOP + row as f64 * group_height + GAP / 2.0;
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            y + contestants.len() as f64 * BAR / 2.0 + 4.0,
            group.name
        );
        for (index, time) in group.times.iter().enumerate() {
            if let Some(time) = time {
                let _ = writeln!(
                    svg,
                    "<rect x=\"{LEFT}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{}\"/>",
                    y + index as f64 * BAR,
                    position(*time) - LEFT,
                    BAR - 1.0,
                    color(index)
                );
            }
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn color(index: usize) -> &'static str {
    COLORS[index % COLORS.len()]
}

fn position(time: f64) -> f64 {
    let (low, high) = DECADES;
    LEFT + (time.log10().clamp(low, high) - low) / (high - low) * WIDTH
}
