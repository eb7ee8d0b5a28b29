//! Many moves at once: the order in which values go to their places when all of them go at the same time.

use super::registers::Place;

/// One step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// From the second place to the first.
    Move(Place, Place),
    /// What the place holds is kept aside.
    Save(Place),
    /// To the place goes what was kept aside.
    Restore(Place),
}

/// The steps for moves of the form (to, from), no two of which go to the same place. At any time at most one value is
/// kept aside.
pub fn in_order(moves: impl IntoIterator<Item = (Place, Place)>) -> Vec<Step> {
    let mut pending: Vec<(Place, Place)> = moves.into_iter().filter(|(to, from)| to != from).collect();
    let mut steps = Vec::new();
    while !pending.is_empty() {
        // Who goes where nobody comes from can go now.
        let free = pending.iter().position(|(to, _)| !pending.iter().any(|(_, from)| from == to));
        if let Some(at) = free {
            let (to, from) = pending.remove(at);
            steps.push(Step::Move(to, from));
            continue;
        }
        // Only cycles are left: one is opened, and done before the next.
        let (first, from) = pending.remove(0);
        steps.push(Step::Save(first));
        steps.push(Step::Move(first, from));
        let mut hole = from;
        while let Some(at) = pending.iter().position(|(to, _)| *to == hole) {
            let (to, from) = pending.remove(at);
            if from == first {
                steps.push(Step::Restore(to));
                break;
            }
            steps.push(Step::Move(to, from));
            hole = from;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jit::x64::registers::Register;
    use hashbrown::HashMap;

    fn run(moves: &[(u8, u8)]) {
        let place = |n: u8| Place::Register(Register::General(n));
        let mut held: HashMap<u8, u8> = (0..16).map(|n| (n, n)).collect();
        let number = |p: Place| match p {
            Place::Register(Register::General(n)) => n,
            _ => 99,
        };
        let mut aside = 99;
        for step in in_order(moves.iter().map(|(to, from)| (place(*to), place(*from)))) {
            match step {
                Step::Move(to, from) => {
                    let value = held[&number(from)];
                    held.insert(number(to), value);
                }
                Step::Save(from) => aside = held[&number(from)],
                Step::Restore(to) => {
                    held.insert(number(to), aside);
                }
            }
        }
        for (to, from) in moves {
            assert_eq!(held[to], *from, "{moves:?}");
        }
    }

    #[test]
    fn chains_cycles_and_copies() {
        run(&[(1, 2), (2, 3), (3, 4)]);
        run(&[(1, 2), (2, 1)]);
        run(&[(1, 2), (2, 3), (3, 1), (4, 1), (5, 5)]);
        run(&[(1, 2), (2, 1), (3, 4), (4, 3), (6, 3)]);
    }
}
