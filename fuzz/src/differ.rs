//! The target `program`: one generated program, run in two ways, must say the same.
//!
//! Owns which way is compared: the interpreter alone is the measure; the recorder with its checker must not show in
//! the output, nor must random collections, with or without it.

use taipan::heap::Stress;

use crate::choices::Choices;
use crate::engine::{Outcome, Program, Way, run};
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
    let program = Program::new(text);
    let direct = run(&program, Way::DIRECT);
    if direct.is_no_program() {
        return Err(format!("the generator's mistake: {:?}", direct.exception));
    }
    let threshold = 2 + (seed >> 8) as u32 % 4;
    // Rarely very often: each full collection goes through the whole library, and the verifier through the whole heap.
    let one_in = [6, 40, 40, 120, 120, 120, 300, 300][(seed >> 16) as usize % 8];
    let verify = one_in > 6 && (seed >> 24).is_multiple_of(16);
    let stress = Stress::Random { seed, one_in };
    let check = Some(threshold);
    // One other way for each program: two programs in one way find more than one program in two.
    let (name, way) = match seed >> 40 & 3 {
        0 | 1 => ("checked", Way { check, ..Way::DIRECT }),
        2 => ("collecting", Way { stress, verify, ..Way::DIRECT }),
        _ => ("checked and collecting", Way { check, stress, verify }),
    };
    let other = run(&program, way);
    if other != direct && !other.is_cut_short() && !direct.is_cut_short() {
        return Err(format!("{name} ({way:?}): {}", first_difference(&direct.text(), &other.text())));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_while_a_loop_is_recorded_moves_nothing_under_the_checker() {
        let text = "kept = [3, 1, 2]\nfor n in range(20):\n    for c in '0000001':\n        kept = [n, kept[0]]\nprint(kept)\n";
        for seed in 0..40 {
            let outcome = compare(text, seed).expect("all ways agree");
            assert_eq!(outcome.output, "[19, 19]\n");
        }
    }

    #[test]
    fn a_difference_is_told_by_its_line() {
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), "line 2: expected \"b\", got \"c\"");
        assert_eq!(first_difference("a\nb\n", "a\n"), "2 lines expected, 1 printed");
    }
}
