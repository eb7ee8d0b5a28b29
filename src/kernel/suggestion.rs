//! "Did you mean": the candidate that a misspelt name is closest to.
//!
//! Owns the measure and its limits, which are CPython's, so that the same mistakes get the same answers: a changed case
//! costs 1, any other insertion, deletion or substitution of a byte 2.

/// Candidates past which nothing is suggested.
const MOST_CANDIDATES: usize = 750;
/// Bytes past which names are not compared.
const LONGEST: usize = 40;
/// What an insertion, deletion or substitution costs.
const MOVE: usize = 2;
/// What a change of case costs.
const CASE: usize = 1;

/// The first of the candidates with the smallest distance from `name`, if it is close enough.
pub fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best: Option<(&'a str, usize)> = None;
    for candidate in candidates {
        if *candidate == name {
            continue;
        }
        let tolerated = (name.len() + candidate.len() + 3) * MOVE / 6;
        // Only what is better than the best so far is of interest.
        let limit = match best {
            Some((_, 0)) => break,
            Some((_, distance)) => tolerated.min(distance - 1),
            None => tolerated,
        };
        let distance = distance(name.as_bytes(), candidate.as_bytes(), limit);
        if distance <= limit {
            best = Some((candidate, distance));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// The cost of turning one text into the other; something above `limit` when it is more than that.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(start..).unwrap_or(&[]), b.get(start..).unwrap_or(&[]));
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len() - end).unwrap_or(&[]), b.get(..b.len() - end).unwrap_or(&[]));
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return limit + 1;
    }
    let (short, long) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (long.len() - short.len()) * MOVE > limit {
        return limit + 1;
    }
    // One row of the matrix at a time.
    let mut row: Vec<usize> = (1..=short.len()).map(|i| i * MOVE).collect();
    let mut result = 0;
    for (i, x) in long.iter().enumerate() {
        let mut diagonal = i * MOVE;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, y) in row.iter_mut().zip(short) {
            let substituted = diagonal + substitution(*x, *y);
            diagonal = *cell;
            result = substituted.min(result.min(diagonal) + MOVE);
            *cell = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

fn substitution(x: u8, y: u8) -> usize {
    if x == y {
        0
    } else if x.eq_ignore_ascii_case(&y) {
        CASE
    } else {
        MOVE
    }
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn the_nearest_name_wins() {
        assert_eq!(closest("lenght", &["length", "width"]), Some("length"));
        assert_eq!(closest("Foo", &["fob", "foo"]), Some("foo"));
        assert_eq!(closest("ab", &["ac", "ad"]), Some("ac"));
    }

    #[test]
    fn what_is_far_is_no_suggestion() {
        assert_eq!(closest("something", &["other", "nothing_at_all"]), None);
        assert_eq!(closest("x", &["x"]), None);
        assert_eq!(closest("a", &[]), None);
    }
}
