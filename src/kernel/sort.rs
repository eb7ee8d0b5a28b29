//! A stable sort whose comparisons may fail.
//!
//! Owns [`sort`]. A slice of small copyable things and a question "is a less than b" come in; the slice goes out in
//! order. Only "less" is ever asked, as `list.sort` does. An error of the question ends the sort at once; the slice then
//! holds the same things in an unspecified order.
//!
//! Runs that are in order already, or strictly in reverse, are found and merged, the shorter ones first (powersort), so
//! that input in order takes `n - 1` comparisons. What two runs do not have to exchange at either end is found by
//! doubling steps before they are merged.
//!
//! Invariant: whatever the question answers, nothing is lost or doubled, and the number of questions is `O(n log n)`.

/// Runs shorter than this are filled up by insertion.
const SHORT: usize = 24;

/// Sorts by `less`, stably.
///
/// # Errors
/// The first error of `less`.
pub fn sort<T: Copy, E>(items: &mut [T], less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<(), E> {
    let len = items.len();
    let mut scratch: Vec<T> = Vec::new();
    // Runs that wait: where each starts, and the power of the boundary after it. Powers grow along the stack.
    let mut waiting: Vec<(usize, u32)> = Vec::new();
    let mut start = 0;
    while start < len {
        let end = start + run(&mut items[start..], less)?;
        let power = if end < len {
            // How long the next run will be is not known yet; its natural length decides only where the middle is.
            let next = (end + SHORT).min(len);
            power(start, end, next, len)
        } else {
            0
        };
        let mut first = start;
        while let Some(&(before, boundary)) = waiting.last()
            && (end == len || boundary >= power)
        {
            waiting.pop();
            merge(&mut items[before..end], first - before, &mut scratch, less)?;
            first = before;
        }
        waiting.push((first, power));
        start = end;
    }
    Ok(())
}

/// The power of the boundary between two runs: the first binary digit in which their middles, as fractions of the
/// whole, differ.
fn power(start: usize, middle: usize, end: usize, len: usize) -> u32 {
    let scale = |sum: usize| ((sum as u128) << 62) / (2 * len as u128);
    let (left, right) = (scale(start + middle), scale(middle + end));
    (left ^ right).leading_zeros()
}

/// Makes a run at the start of `items` and gives its length: a natural one, filled up if it is short.
fn run<T: Copy, E>(items: &mut [T], less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
    let len = items.len();
    if len < 2 {
        return Ok(len);
    }
    let mut end = 2;
    if less(&items[1], &items[0])? {
        while end < len && less(&items[end], &items[end - 1])? {
            end += 1;
        }
        items[..end].reverse();
    } else {
        while end < len && !less(&items[end], &items[end - 1])? {
            end += 1;
        }
    }
    let full = len.min(SHORT);
    while end < full {
        let item = items[end];
        let at = upper_bound(&items[..end], &item, less)?;
        items.copy_within(at..end, at + 1);
        items[at] = item;
        end += 1;
    }
    Ok(end)
}

/// How many of `items` come before `item`, equal ones included.
fn upper_bound<T, E>(
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut low, mut high) = (0, items.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if less(item, &items[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

/// How many of `items`, counted from the end, are not less than `item`: found by doubling steps.
fn from_end<T, E>(
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let len = items.len();
    // All of the last `known` are not less; the one at `len - limit` is, or lies before the start.
    let (mut known, mut step) = (0, 1);
    while known + step <= len && !less(&items[len - known - step], item)? {
        known += step;
        step *= 2;
    }
    let mut limit = (known + step).min(len + 1);
    while known + 1 < limit {
        let middle = known + (limit - known) / 2;
        if less(&items[len - middle], item)? {
            limit = middle;
        } else {
            known = middle;
        }
    }
    Ok(known)
}

/// How many at the start of `items` come before `item`, equal ones included: found by doubling steps.
fn from_start<T, E>(
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let len = items.len();
    let (mut known, mut step) = (0, 1);
    while known + step <= len && !less(item, &items[known + step - 1])? {
        known += step;
        step *= 2;
    }
    let limit = (known + step - 1).min(len);
    Ok(known + upper_bound(&items[known..limit.max(known)], item, less)?)
}

/// Merges the two runs that meet at `middle`.
fn merge<T: Copy, E>(
    items: &mut [T],
    middle: usize,
    scratch: &mut Vec<T>,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let (left, right) = items.split_at(middle);
    let (Some(first), Some(last)) = (right.first(), left.last()) else { return Ok(()) };
    let skipped = from_start(left, first, less)?;
    if skipped == middle {
        return Ok(());
    }
    let kept = from_end(right, last, less)?;
    let end = items.len() - kept;
    let items = &mut items[skipped..end];
    let middle = middle - skipped;
    scratch.clear();
    if middle <= items.len() - middle {
        scratch.extend_from_slice(&items[..middle]);
        merge_forwards(items, scratch, less)
    } else {
        scratch.extend_from_slice(&items[middle..]);
        merge_backwards(items, middle, scratch, less)
    }
}

/// Merges when the left run is in `left` as well: from the start.
fn merge_forwards<T: Copy, E>(
    items: &mut [T],
    left: &[T],
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let (mut taken, mut right, mut to) = (0, left.len(), 0);
    let mut outcome = Ok(());
    while taken < left.len() && right < items.len() {
        match less(&items[right], &left[taken]) {
            Ok(true) => {
                items[to] = items[right];
                right += 1;
            }
            Ok(false) => {
                items[to] = left[taken];
                taken += 1;
            }
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
        to += 1;
    }
    // The gap is as long as what is left of the left run, after an error too.
    let rest = &left[taken..];
    items[to..to + rest.len()].copy_from_slice(rest);
    outcome
}

/// Merges when the right run, which starts at `middle`, is in `right` as well: from the end.
fn merge_backwards<T: Copy, E>(
    items: &mut [T],
    middle: usize,
    right: &[T],
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let (mut left, mut rest, mut to) = (middle, right.len(), items.len());
    let mut outcome = Ok(());
    while left > 0 && rest > 0 {
        match less(&right[rest - 1], &items[left - 1]) {
            Ok(true) => {
                items[to - 1] = items[left - 1];
                left -= 1;
            }
            Ok(false) => {
                items[to - 1] = right[rest - 1];
                rest -= 1;
            }
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
        to -= 1;
    }
    items[to - rest..to].copy_from_slice(&right[..rest]);
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn numbers(seed: u64, len: usize, bound: u64) -> Vec<(u64, usize)> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % bound
        };
        (0..len).map(|place| (next(), place)).collect()
    }

    fn sorted_with_count(mut items: Vec<(u64, usize)>) -> (Vec<(u64, usize)>, usize) {
        let mut count = 0;
        let done = sort(&mut items, &mut |a, b| {
            count += 1;
            Ok::<bool, Infallible>(a.0 < b.0)
        });
        assert!(done.is_ok());
        (items, count)
    }

    #[test]
    fn sorts_stably_whatever_the_shape() {
        for len in [0, 1, 2, 3, 10, 23, 24, 25, 100, 1000, 4097] {
            for bound in [1, 3, 50, 1 << 30] {
                let mut shapes = vec![numbers(len as u64 + bound, len, bound)];
                let mut steps = numbers(7, len, bound);
                steps.iter_mut().for_each(|item| item.0 += item.1 as u64 / 40 * 7);
                shapes.push(steps);
                let mut saw = numbers(9, len, bound);
                saw.iter_mut().for_each(|item| item.0 = item.1 as u64 % 60);
                shapes.push(saw);
                for shape in shapes {
                    let mut expected = shape.clone();
                    expected.sort_by_key(|item| item.0);
                    assert_eq!(sorted_with_count(shape).0, expected);
                }
            }
        }
    }

    #[test]
    fn order_that_is_there_is_used() {
        let rising: Vec<_> = (0..1000).map(|i| (i, i as usize)).collect();
        let falling: Vec<_> = rising.iter().rev().copied().collect();
        assert_eq!(sorted_with_count(rising.clone()).1, 999);
        assert_eq!(sorted_with_count(falling).1, 999);
        let mut appended = rising;
        appended.push((500, 1000));
        assert!(sorted_with_count(appended).1 < 1050);
    }

    #[test]
    fn few_questions_on_random_input() {
        let (_, count) = sorted_with_count(numbers(3, 10_000, u64::MAX >> 33));
        // log2(10000!) is 118,458.
        assert!(count < 126_000, "{count} comparisons");
    }

    #[test]
    fn an_error_or_nonsense_loses_nothing() {
        for stop in (1..4000).step_by(37) {
            let mut items = numbers(11, 500, 100);
            let mut asked = 0;
            let failed = sort(&mut items, &mut |a, b| {
                asked += 1;
                if asked == stop { Err(()) } else { Ok((a.0 * 7919) % 13 < (b.0 * 104_729) % 11) }
            });
            assert!(failed.is_err() || asked < stop);
            let mut places: Vec<usize> = items.iter().map(|item| item.1).collect();
            places.sort_unstable();
            assert!(places.into_iter().eq(0..500));
        }
    }
}
