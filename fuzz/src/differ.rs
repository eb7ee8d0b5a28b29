//! The target `program`: a generated program, run in two ways, must say the same.
//!
//! Owns the two engines on which the programs of a batch run, and which way is compared: the interpreter alone is the
//! measure; the recorder with its checker must not show in the output, nor must random collections, with or without it.
//!
//! Invariant: the two engines have run the same programs to the end. When a limit stops one, both are replaced.

use taipan::heap::Stress;

use crate::Session;
use crate::choices::Choices;
use crate::engine::{Engine, Outcome, Program, Way};
use crate::generate::generate;

/// See the module's documentation; on fresh engines.
pub fn program(data: &[u8]) {
    session(Choices::new(data).word())(data);
}

/// Programs one after the other on the same two engines. The word decides in which other way they run.
pub fn session(word: u64) -> Session {
    let mut pair = Pair::new(word);
    Box::new(move |data| {
        if let Err(difference) = pair.compare(&generate(data)) {
            panic!("{difference}");
        }
    })
}

/// Two engines that must say the same, in two ways.
pub struct Pair {
    name: &'static str,
    way: Way,
    /// None until a program needs them.
    engines: Option<[Engine; 2]>,
}

impl Pair {
    /// The interpreter, and the other way that a word decides on.
    pub fn new(word: u64) -> Pair {
        let threshold = 2 + (word >> 8) as u32 % 4;
        // Rarely very often: each full collection goes through the whole library, and the verifier through the whole heap.
        let one_in = [6, 40, 40, 120, 120, 120, 300, 300][(word >> 16) as usize % 8];
        let verify = one_in > 6 && (word >> 24).is_multiple_of(16);
        let stress = Stress::Random { seed: word, one_in };
        let check = Some(threshold);
        // One other way for each program: two programs in one way find more than one program in two.
        let (name, way) = match word >> 40 & 3 {
            0 | 1 => ("checked", Way { check, ..Way::DIRECT }),
            2 => ("collecting", Way { stress, verify, ..Way::DIRECT }),
            _ => ("checked and collecting", Way { check, stress, verify }),
        };
        Pair { name, way, engines: None }
    }

    /// Run a program in both ways.
    ///
    /// # Errors
    /// What differs.
    pub fn compare(&mut self, text: &str) -> Result<Outcome, String> {
        let program = Program::new(text);
        let way = self.way;
        let [direct, other] =
            self.engines.get_or_insert_with(|| [Engine::new(Way::DIRECT), Engine::new(way)]);
        let direct = direct.run(&program);
        if direct.is_no_program() {
            return Err(format!("the generator's mistake: {:?}", direct.exception));
        }
        let other = other.run(&program);
        if other.is_cut_short() || direct.is_cut_short() {
            // They have stopped in different places, so the next program would find different engines.
            self.engines = None;
        } else if other != direct {
            let difference = first_difference(&direct.text(), &other.text());
            return Err(format!("{} ({way:?}): {difference}", self.name));
        }
        Ok(direct)
    }
}

/// Run a program in both ways, on fresh engines.
///
/// # Errors
/// What differs.
pub fn compare(text: &str, word: u64) -> Result<Outcome, String> {
    Pair::new(word).compare(text)
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
