//! Sorting by a comparison that may fail, lie or take long.
//!
//! In: a slice of small items (indices, mostly) and "is this less than that". Out: the slice in order,
//! equal items as they stood. A merge sort that finds runs in the input, keeps their merges balanced
//! (powersort) and skips through stretches that come from one side (galloping), which pays the less readily the less it
//! has paid so far.
//!
//! Which items are compared, and in which order, is CPython's: scripts see it, where comparing them prints, raises, or
//! is no order.
//!
//! Invariant: whatever the comparison answers, and when it ends the sort with an error, the slice holds the
//! items it held before. All work between two comparisons is copying, so a comparison that polls makes
//! the sort stoppable.

/// Runs shorter than this are grown by insertion.
const SHORT_RUN: usize = 64;

/// So many items in a row from one side start galloping, at first, and so many keep it up.
const GALLOP_AFTER: usize = 7;

/// Sorts `items`; stable. `less` says whether the first is less than the second.
pub fn sort<T: Copy, E, L: FnMut(&T, &T) -> Result<bool, E>>(items: &mut [T], less: &mut L) -> Result<(), E> {
    let length = items.len();
    if length < 2 {
        return Ok(());
    }
    let minimum = least_run(length);
    let mut merging = Merging { buffer: Vec::new(), gallop_after: GALLOP_AFTER };
    // Runs that wait for a merge: where they start, and the depth of the boundary before them.
    let mut runs: Vec<(usize, u32)> = Vec::new();
    let mut start = 0;
    while start < length {
        let mut end = start + natural_run(&mut items[start..], less)?;
        let wanted = length.min(start + minimum);
        if end < wanted {
            insert_from(&mut items[start..wanted], end - start, less)?;
            end = wanted;
        }
        if let Some((before, _)) = runs.last() {
            let depth = boundary_depth(*before, start, end, length);
            while let [.., (left, _), (right, deeper)] = runs[..]
                && deeper > depth
            {
                merging.merge(&mut items[left..start], right - left, less)?;
                runs.pop();
            }
            runs.push((start, depth));
        } else {
            runs.push((start, 0));
        }
        start = end;
    }
    while let [.., (left, _), (right, _)] = runs[..] {
        // The one before goes first with its neighbour if it is shorter than the last.
        match runs[..] {
            [.., (before, _), (left, _), (right, _)] if left - before < length - right => {
                merging.merge(&mut items[before..right], left - before, less)?;
                runs.remove(runs.len() - 2);
            }
            _ => {
                merging.merge(&mut items[left..], right - left, less)?;
                runs.pop();
            }
        }
    }
    Ok(())
}

/// A run length such that the number of runs is a power of two, or just below.
fn least_run(length: usize) -> usize {
    let (mut rest, mut dropped) = (length, 0);
    while rest >= SHORT_RUN {
        dropped |= rest & 1;
        rest >>= 1;
    }
    rest + dropped
}

/// How deep, in a perfectly balanced tree over all items, the boundary between the middles of two
/// neighbouring runs lies.
fn boundary_depth(left: usize, right: usize, end: usize, length: usize) -> u32 {
    let scale = |twice_middle: usize| ((twice_middle as u128) << 62) / length as u128;
    (scale(left + right) ^ scale(right + end)).leading_zeros()
}

/// The length of the run at the front, which ends up ascending.
fn natural_run<T: Copy, E, L: FnMut(&T, &T) -> Result<bool, E>>(
    items: &mut [T],
    less: &mut L,
) -> Result<usize, E> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let mut end = 2;
    let descending = less(&items[1], &items[0])?;
    while end < items.len() && less(&items[end], &items[end - 1])? == descending {
        end += 1;
    }
    if descending {
        items[..end].reverse();
    }
    Ok(end)
}

/// Inserts the items from `sorted` on into the sorted ones before them.
fn insert_from<T: Copy, E, L: FnMut(&T, &T) -> Result<bool, E>>(
    items: &mut [T],
    sorted: usize,
    less: &mut L,
) -> Result<(), E> {
    for next in sorted..items.len() {
        let item = items[next];
        let (mut low, mut high) = (0, next);
        while low < high {
            let middle = low + (high - low) / 2;
            if less(&item, &items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=next].rotate_right(1);
    }
    Ok(())
}

/// Where a search by galloping starts: at one end of the items.
#[derive(Clone, Copy)]
enum End {
    Front,
    Back,
}

/// The first index at which `stops` holds, which is expected to hold from some index on: from one end by steps that
/// double, then by halves.
fn gallop<E>(length: usize, from: End, mut stops: impl FnMut(usize) -> Result<bool, E>) -> Result<usize, E> {
    // `stops` does not hold below `low`, and holds from `high` on.
    let (mut low, mut high) = (0, length);
    let mut offset = 0;
    while offset < length {
        let at = match from {
            End::Front => offset,
            End::Back => length - 1 - offset,
        };
        let has_stopped = stops(at)?;
        if has_stopped {
            high = at;
        } else {
            low = at + 1;
        }
        if has_stopped == matches!(from, End::Front) {
            break;
        }
        offset = 2 * offset + 1;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if stops(middle)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

/// What the merges of a sort have in common.
struct Merging<T> {
    /// The shorter of two runs.
    buffer: Vec<T>,
    /// So many items in a row from one side start galloping: the fewer, the more it has paid.
    gallop_after: usize,
}

impl<T: Copy> Merging<T> {
    /// Merges two sorted neighbours, the second of which starts at `middle`.
    fn merge<E, L: FnMut(&T, &T) -> Result<bool, E>>(
        &mut self,
        items: &mut [T],
        middle: usize,
        less: &mut L,
    ) -> Result<(), E> {
        // What stands right already at both ends is left out.
        let right_first = items[middle];
        let skipped = gallop(middle, End::Front, |index| less(&right_first, &items[index]))?;
        if skipped == middle {
            return Ok(());
        }
        let left_last = items[middle - 1];
        let right = &items[middle..];
        let wanted = gallop(right.len(), End::Back, |index| Ok(!less(&right[index], &left_last)?))?;
        if wanted == 0 {
            return Ok(());
        }
        let items = &mut items[skipped..middle + wanted];
        let middle = middle - skipped;
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let outcome = if middle <= wanted {
            buffer.extend_from_slice(&items[..middle]);
            self.merge_up(items, &buffer, less)
        } else {
            buffer.extend_from_slice(&items[middle..]);
            self.merge_down(items, &buffer, less)
        };
        self.buffer = buffer;
        outcome
    }

    /// Merges from the front: the left part is in `left`, the right one at the end of `items`. The first item is the
    /// right part's, and the last the left part's.
    fn merge_up<E, L: FnMut(&T, &T) -> Result<bool, E>>(
        &mut self,
        items: &mut [T],
        left: &[T],
        less: &mut L,
    ) -> Result<(), E> {
        let (mut from_left, mut from_right, mut to) = (0, left.len(), 0);
        let (left_end, right_end) = (left.len() - 1, items.len());
        items[to] = items[from_right];
        (from_right, to) = (from_right + 1, to + 1);
        // The gap in `items` is always as long as what is left of `left`, so an error loses nothing.
        let outcome = 'merged: {
            if from_left == left_end || from_right == right_end {
                break 'merged Ok(());
            }
            loop {
                // How many came from one side without a break.
                let (mut left_streak, mut right_streak) = (0, 0);
                while left_streak < self.gallop_after && right_streak < self.gallop_after {
                    // Which side comes next cannot be foreseen, so that nothing here branches on it.
                    let (right_first, left_first) = (items[from_right], left[from_left]);
                    let is_right = match less(&right_first, &left_first) {
                        Ok(is_right) => is_right,
                        Err(error) => break 'merged Err(error),
                    };
                    items[to] = if is_right { right_first } else { left_first };
                    (from_right, from_left) =
                        (from_right + is_right as usize, from_left + !is_right as usize);
                    right_streak = if is_right { right_streak + 1 } else { 0 };
                    left_streak = if is_right { 0 } else { left_streak + 1 };
                    to += 1;
                    if from_left == left_end || from_right == right_end {
                        break 'merged Ok(());
                    }
                }
                self.gallop_after += 1;
                loop {
                    self.gallop_after = (self.gallop_after - 1).max(1);
                    let right_first = items[from_right];
                    let rest = &left[from_left..];
                    let taken = match gallop(rest.len(), End::Front, |index| less(&right_first, &rest[index]))
                    {
                        Ok(taken) => taken,
                        Err(error) => break 'merged Err(error),
                    };
                    items[to..to + taken].copy_from_slice(&rest[..taken]);
                    (from_left, to) = (from_left + taken, to + taken);
                    // Beyond the last only if comparing gives no order.
                    if from_left >= left_end {
                        break 'merged Ok(());
                    }
                    items[to] = right_first;
                    (from_right, to) = (from_right + 1, to + 1);
                    if from_right == right_end {
                        break 'merged Ok(());
                    }
                    let left_first = left[from_left];
                    let rest = &items[from_right..];
                    let moved =
                        match gallop(rest.len(), End::Front, |index| Ok(!less(&rest[index], &left_first)?)) {
                            Ok(moved) => moved,
                            Err(error) => break 'merged Err(error),
                        };
                    items.copy_within(from_right..from_right + moved, to);
                    (from_right, to) = (from_right + moved, to + moved);
                    if from_right == right_end {
                        break 'merged Ok(());
                    }
                    items[to] = left_first;
                    (from_left, to) = (from_left + 1, to + 1);
                    if from_left == left_end {
                        break 'merged Ok(());
                    }
                    if taken < GALLOP_AFTER && moved < GALLOP_AFTER {
                        break;
                    }
                }
                // Leaving costs, so that galloping starts again later.
                self.gallop_after += 1;
            }
        };
        if outcome.is_ok() {
            // The last of the left part is the last of all.
            items.copy_within(from_right.., to);
            to += right_end - from_right;
        }
        items[to..to + left.len() - from_left].copy_from_slice(&left[from_left..]);
        outcome
    }

    /// Merges from the back: the right part is in `right`, the left one at the front of `items`. The last item is the
    /// left part's, and the first the right part's.
    fn merge_down<E, L: FnMut(&T, &T) -> Result<bool, E>>(
        &mut self,
        items: &mut [T],
        right: &[T],
        less: &mut L,
    ) -> Result<(), E> {
        let (mut left_end, mut right_end, mut to) = (items.len() - right.len(), right.len(), items.len());
        items[to - 1] = items[left_end - 1];
        (left_end, to) = (left_end - 1, to - 1);
        let outcome = 'merged: {
            if left_end == 0 || right_end == 1 {
                break 'merged Ok(());
            }
            loop {
                let (mut left_streak, mut right_streak) = (0, 0);
                while left_streak < self.gallop_after && right_streak < self.gallop_after {
                    let (right_last, left_last) = (right[right_end - 1], items[left_end - 1]);
                    let is_left = match less(&right_last, &left_last) {
                        Ok(is_left) => is_left,
                        Err(error) => break 'merged Err(error),
                    };
                    items[to - 1] = if is_left { left_last } else { right_last };
                    (left_end, right_end) = (left_end - is_left as usize, right_end - !is_left as usize);
                    left_streak = if is_left { left_streak + 1 } else { 0 };
                    right_streak = if is_left { 0 } else { right_streak + 1 };
                    to -= 1;
                    if left_end == 0 || right_end == 1 {
                        break 'merged Ok(());
                    }
                }
                self.gallop_after += 1;
                loop {
                    self.gallop_after = (self.gallop_after - 1).max(1);
                    let right_last = right[right_end - 1];
                    let rest = &items[..left_end];
                    let kept = match gallop(rest.len(), End::Back, |index| less(&right_last, &rest[index])) {
                        Ok(kept) => kept,
                        Err(error) => break 'merged Err(error),
                    };
                    let moved = left_end - kept;
                    items.copy_within(kept..left_end, to - moved);
                    (left_end, to) = (kept, to - moved);
                    if left_end == 0 {
                        break 'merged Ok(());
                    }
                    items[to - 1] = right_last;
                    (right_end, to) = (right_end - 1, to - 1);
                    if right_end == 1 {
                        break 'merged Ok(());
                    }
                    let left_last = items[left_end - 1];
                    let rest = &right[..right_end];
                    let kept =
                        match gallop(rest.len(), End::Back, |index| Ok(!less(&rest[index], &left_last)?)) {
                            Ok(kept) => kept,
                            Err(error) => break 'merged Err(error),
                        };
                    let taken = right_end - kept;
                    items[to - taken..to].copy_from_slice(&rest[kept..]);
                    (right_end, to) = (kept, to - taken);
                    if right_end <= 1 {
                        break 'merged Ok(());
                    }
                    items[to - 1] = left_last;
                    (left_end, to) = (left_end - 1, to - 1);
                    if left_end == 0 {
                        break 'merged Ok(());
                    }
                    if taken < GALLOP_AFTER && moved < GALLOP_AFTER {
                        break;
                    }
                }
                self.gallop_after += 1;
            }
        };
        if outcome.is_ok() {
            // The first of the right part is the first of all.
            items.copy_within(..left_end, to - left_end);
            to -= left_end;
        }
        items[to - right_end..to].copy_from_slice(&right[..right_end]);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    /// A cheap sequence of numbers below `bound`.
    fn numbers(count: usize, bound: u64, seed: u64) -> Vec<u64> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) % bound
        };
        (0..count).map(|_| next()).collect()
    }

    /// Inputs of all the shapes that runs and gallops come from.
    fn shapes() -> Vec<Vec<u64>> {
        let mut shapes = Vec::new();
        for count in [0, 1, 2, 3, 10, 63, 64, 65, 200, 1000, 5000] {
            for bound in [1, 2, 10, 1 << 30] {
                let plain = numbers(count, bound, count as u64 + bound);
                let mut ascending = plain.clone();
                ascending.sort();
                let descending: Vec<u64> = ascending.iter().rev().copied().collect();
                let mut nearly = ascending.clone();
                for (at, value) in numbers(count / 20, count.max(1) as u64, 3).into_iter().enumerate() {
                    nearly.swap(at, value as usize);
                }
                let halves = [&ascending[count / 2..], &ascending[..count / 2]].concat();
                let mut interleaved = ascending.clone();
                interleaved.extend(ascending.iter().map(|value| value / 2));
                interleaved.extend(&plain);
                shapes.extend([plain, ascending, descending, nearly, halves, interleaved]);
            }
        }
        shapes
    }

    #[test]
    fn sorting_is_stable_and_right() {
        for values in shapes() {
            let mut indices: Vec<usize> = (0..values.len()).collect();
            let mut expected = indices.clone();
            expected.sort_by_key(|index| values[*index]);
            sort(&mut indices, &mut |a, b| Ok::<_, Infallible>(values[*a] < values[*b])).unwrap();
            assert_eq!(indices, expected);
        }
    }

    #[test]
    fn sorted_input_costs_one_comparison_each() {
        let mut items: Vec<usize> = (0..10_000).collect();
        let mut count = 0;
        let mut less = |a: &usize, b: &usize| {
            count += 1;
            Ok::<_, Infallible>(a < b)
        };
        sort(&mut items, &mut less).unwrap();
        items.reverse();
        sort(&mut items, &mut less).unwrap();
        assert_eq!(count, 2 * 9_999);
    }

    #[test]
    fn lies_and_errors_lose_nothing() {
        for (round, values) in shapes().into_iter().enumerate() {
            for stop in [usize::MAX, 5, 100, 700] {
                let mut items: Vec<usize> = (0..values.len()).collect();
                let mut state = round as u64;
                let mut count = 0;
                let outcome = sort(&mut items, &mut |a, b| {
                    count += 1;
                    if count > stop {
                        return Err(count);
                    }
                    state = state.wrapping_mul(6364136223846793005).wrapping_add(1);
                    Ok(if round % 2 == 0 { state >> 62 == 0 } else { values[*a] < values[*b] })
                });
                assert_eq!(outcome.is_err(), count > stop);
                items.sort();
                assert!(items.into_iter().eq(0..values.len()));
            }
        }
    }
}
