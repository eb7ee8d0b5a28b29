//! The target `program`: one generated program, run in several ways, must always say the same.
//!
//! Owns which ways are compared: the interpreter alone is the measure; the recorder with its checker and random
//! collections must not show in the output.

use taipan::heap::Stress;

use crate::choices::Choices;
use crate::engine::{Outcome, Way, run};
use crate::generate::generate;

/// See the module's documentation.
pub fn program(data: &[u8]) {
    let seed = Choices::new(data).word();
    if let Err(difference) = compare(&generate(data), seed) {
        panic!("{difference}");
    }
}

/// Run a program in all ways.
///
/// # Errors
/// What differs.
pub fn compare(text: &str, seed: u64) -> Result<Outcome, String> {
    let direct = run(text, Way::DIRECT);
    if let Some(exception) = &direct.exception
        && (exception.starts_with("SyntaxError") || exception.starts_with("SystemError"))
    {
        return Err(format!("the program ended by {exception}"));
    }
    let threshold = 2 + (seed >> 8) as u32 % 10;
    let one_in = [3, 9, 27, 81][(seed >> 16) as usize % 4];
    let stress = Stress::Random { seed, one_in };
    let verify = (seed >> 24) % 8 == 0;
    let ways = [
        ("checked", Way { check: Some(threshold), ..Way::DIRECT }),
        ("collecting", Way { stress, verify, ..Way::DIRECT }),
        ("checked and collecting", Way { check: Some(threshold), stress, ..Way::DIRECT }),
    ];
    for (name, way) in ways {
        let other = run(text, way);
        if other != direct && !other.is_cut_short() && !direct.is_cut_short() {
            return Err(format!("{name} ({way:?}): {}", first_difference(&direct.text(), &other.text())));
        }
    }
    Ok(direct)
}

fn first_difference(expected: &str, got: &str) -> String {
    let mut lines = expected.lines().zip(got.lines()).enumerate();
    match lines.find(|(_, (left, right))| left != right) {
        Some((at, (left, right))) => format!("line {}: expected {left:?}, got {right:?}", at + 1),
        None => format!("{} lines expected, {} printed", expected.lines().count(), got.lines().count()),
    }
}
