//! The targets `program` and `compiled`: a generated program, run in two ways, must say the same.
//!
//! Owns the two engines on which the programs of a batch run, and which way is compared: the interpreter alone is the
//! measure. In `program` the other way is the recorder with its checker, random collections, or both; in `compiled`
//! loops become machine code, with whatever can be forced on the compiler. Without collections of its own the other way
//! also takes about as much fuel.
//!
//! Invariant: the two engines have run the same programs to the end. When a limit stops one, both are replaced.

use taipan::heap::Stress;
use taipan::jit::forced::Forced;

use crate::Session;
use crate::choices::Choices;
use crate::engine::{Engine, Loops, Outcome, Program, Way};
use crate::generate::{generate, generate_loops};

/// The target `program`, on fresh engines.
pub fn program(data: &[u8]) {
    session(Choices::new(data).word())(data);
}

/// The target `compiled`, on fresh engines.
pub fn compiled(data: &[u8]) {
    compiled_session(Choices::new(data).word())(data);
}

/// Programs one after the other on the same two engines. The word decides in which other way they run.
pub fn session(word: u64) -> Session {
    of_pair(Pair::new(checked_way(word)), generate)
}

/// The same for programs of loops, whose other way is compiled.
pub fn compiled_session(word: u64) -> Session {
    of_pair(Pair::new(compiled_way(word)), generate_loops)
}

fn of_pair(mut pair: Pair, text_of: fn(&[u8]) -> String) -> Session {
    Box::new(move |data| {
        if let Err(difference) = pair.compare(&text_of(data)) {
            panic!("{difference}");
        }
    })
}

/// The other way of `program` that a word decides on.
pub fn checked_way(word: u64) -> Way {
    let loops = Loops::Checked(2 + (word >> 8) as u32 % 4);
    let (stress, verify) = collections(word);
    let frozen = is_frozen(word);
    // One other way for each program: two programs in one way find more than one program in two.
    match word >> 40 & 3 {
        0 | 1 => Way { loops, ..Way::DIRECT },
        2 => Way { stress, verify, frozen, ..Way::DIRECT },
        _ => Way { loops, stress, verify, frozen },
    }
}

/// The other way of `compiled` that a word decides on.
pub fn compiled_way(word: u64) -> Way {
    let pick = |shift: u32, bound: u64| (word >> shift & 0xFF) % bound;
    let forced = Forced {
        exits: [None, None, None, Some(1), Some(2), Some(3), Some(5), Some(13)][pick(0, 8) as usize],
        registers: [None, None, None, Some(3), Some(4), Some(6)][pick(8, 6) as usize],
        cuts: [None, None, None, None, None, None, Some(60), Some(200)][pick(16, 8) as usize],
        stale: [None, None, None, None, None, None, None, Some(7)][pick(24, 8) as usize],
        unpeeled: pick(32, 5) == 4,
        unshared: pick(32, 11) == 10,
        unsunk: pick(36, 5) == 4,
        unclaimed: pick(44, 7) == 6,
        unjoined: pick(52, 7) == 6,
        unoptimised: pick(40, 7) == 6,
    };
    let loops = if pick(48, 4) == 3 { Loops::CompiledHot(forced) } else { Loops::CompiledAtOnce(forced) };
    let (stress, verify) = if pick(56, 2) == 0 { (Stress::Off, false) } else { collections(word) };
    Way { loops, stress, verify, frozen: is_frozen(word) }
}

/// Random collections, and whether the heap is verified around them. Rarely very often: the verifier goes through the
/// whole heap.
fn collections(word: u64) -> (Stress, bool) {
    let one_in = [6, 40, 40, 120, 120, 120, 300, 300][(word >> 16) as usize % 8];
    (Stress::Random { seed: word, one_in }, one_in > 6 && (word >> 24).is_multiple_of(16))
}

/// Is the library kept for good? Mostly: full collections are a tenth of the work then. In the other engines it must live
/// because something leads to it.
fn is_frozen(word: u64) -> bool {
    !(word >> 60).is_multiple_of(8)
}

/// Two engines that must say the same, in two ways.
pub struct Pair {
    way: Way,
    /// None until a program needs them.
    engines: Option<[Engine; 2]>,
}

impl Pair {
    /// The interpreter, and another way.
    pub fn new(way: Way) -> Pair {
        Pair { way, engines: None }
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
        } else if !other.is_like(&direct) || way.stress == Stress::Off && !other.took_as_much_as(&direct) {
            return Err(format!("{way:?}: {}", first_difference(&direct, &other)));
        }
        Ok(direct)
    }
}

/// Run a program in both ways, on fresh engines.
///
/// # Errors
/// What differs.
pub fn compare(text: &str, way: Way) -> Result<Outcome, String> {
    Pair::new(way).compare(text)
}

fn first_difference(expected: &Outcome, got: &Outcome) -> String {
    if expected.is_like(got) {
        return format!("fuel: {} expected, {} taken", expected.fuel, got.fuel);
    }
    let (expected, got) = (expected.text(), got.text());
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
            let outcome = compare(text, checked_way(seed)).expect("all ways agree");
            assert_eq!(outcome.output, "[19, 19]\n");
        }
    }

    #[test]
    fn a_difference_is_told_by_its_line() {
        let outcome = |output: &str, fuel| Outcome {
            output: output.to_owned(),
            exception: None,
            fuel,
            was_stopped: false,
        };
        let told = |one, two| first_difference(&one, &two);
        assert_eq!(told(outcome("a\nb\n", 1), outcome("a\nc\n", 1)), "line 2: expected \"b\", got \"c\"");
        assert_eq!(told(outcome("a\nb\n", 1), outcome("a\n", 2)), "2 lines expected, 1 printed");
        assert_eq!(told(outcome("a\n", 1), outcome("a\n", 2)), "fuel: 1 expected, 2 taken");
    }
}
