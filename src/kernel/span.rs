//! Arithmetic progressions of integers of any width: what `range` and `slice` compute.
//!
//! Owns [`Span`] and [`bounds`]. Start, stop and step come in as [`Integer`]s; counts, items, positions and sub-spans go
//! out. What an index may be, and which exception a bad one becomes, is left to the object layer.
//!
//! Invariant: the step of a span is not zero.

use super::complaint::{Complaint, Outcome, never};
use super::integer::{self, Integer};

/// `start, start + step, ...` up to `stop`, which is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    start: Integer,
    stop: Integer,
    step: Integer,
}

const ZERO: Integer = Integer::Small(0);
const ONE: Integer = Integer::Small(1);

impl Span {
    /// A span; `None` for a step of zero.
    pub fn new(start: Integer, stop: Integer, step: Integer) -> Option<Span> {
        (!step.is_zero()).then_some(Span { start, stop, step })
    }

    /// Where it starts.
    pub fn start(&self) -> &Integer {
        &self.start
    }

    /// Where it stops.
    pub fn stop(&self) -> &Integer {
        &self.stop
    }

    /// From one item to the next.
    pub fn step(&self) -> &Integer {
        &self.step
    }

    /// How many items.
    pub fn count(&self) -> Outcome<Integer> {
        let way = if self.step.is_negative() {
            integer::difference(&self.start, &self.stop)
        } else {
            integer::difference(&self.stop, &self.start)
        };
        if way <= ZERO {
            return Ok(ZERO);
        }
        let whole = integer::difference(&way, &ONE);
        Ok(integer::sum(&integer::floor_quotient(&whole, &self.step.absolute(), &mut never())?, &ONE))
    }

    /// The item at an index, whether or not that is inside.
    pub fn item(&self, index: &Integer) -> Outcome<Integer> {
        Ok(integer::sum(&self.start, &integer::product(index, &self.step, &mut never())?))
    }

    /// The index of a number, if it is one of the items.
    pub fn position(&self, number: &Integer) -> Outcome<Option<Integer>> {
        let inside = if self.step.is_negative() {
            *number <= self.start && *number > self.stop
        } else {
            *number >= self.start && *number < self.stop
        };
        if !inside {
            return Ok(None);
        }
        let way = integer::difference(number, &self.start);
        let (index, rest) = integer::divmod(&way, &self.step, &mut never())?;
        Ok(rest.is_zero().then_some(index))
    }

    /// The items that a slice selects, as a span.
    pub fn slice(
        &self,
        start: Option<&Integer>,
        stop: Option<&Integer>,
        step: Option<&Integer>,
    ) -> Outcome<Span> {
        let (start, stop, step) = bounds(start, stop, step, &self.count()?)?;
        Ok(Span {
            start: self.item(&start)?,
            stop: self.item(&stop)?,
            step: integer::product(&self.step, &step, &mut never())?,
        })
    }

    /// The same items from the last to the first.
    pub fn reversed(&self) -> Outcome<Span> {
        let last = integer::difference(&self.count()?, &ONE);
        Ok(Span {
            start: self.item(&last)?,
            stop: integer::difference(&self.start, &self.step),
            step: self.step.negated(),
        })
    }
}

/// Where a slice of `len` items starts and stops, and its step: `slice.indices`. A part that is missing is `None`.
pub fn bounds(
    start: Option<&Integer>,
    stop: Option<&Integer>,
    step: Option<&Integer>,
    len: &Integer,
) -> Outcome<(Integer, Integer, Integer)> {
    let step = step.cloned().unwrap_or(ONE);
    if step.is_zero() {
        return Err(Complaint::value("slice step cannot be zero"));
    }
    let backwards = step.is_negative();
    let (low, high) =
        if backwards { (Integer::Small(-1), integer::difference(len, &ONE)) } else { (ZERO, len.clone()) };
    let place = |index: &Integer| {
        if index.is_negative() {
            integer::sum(index, len).max(low.clone())
        } else {
            index.clone().min(high.clone())
        }
    };
    let (first, last) = if backwards { (&high, &low) } else { (&low, &high) };
    let start = start.map_or_else(|| first.clone(), place);
    let stop = stop.map_or_else(|| last.clone(), place);
    Ok((start, stop, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: i64, stop: i64, step: i64) -> Span {
        Span::new(start.into(), stop.into(), step.into()).unwrap()
    }

    fn items(span: &Span) -> Vec<i64> {
        let count = span.count().unwrap().to_i64().unwrap();
        (0..count).map(|i| span.item(&i.into()).unwrap().to_i64().unwrap()).collect()
    }

    #[test]
    fn small_spans_agree_with_walking() {
        for start in -4..5 {
            for stop in -4..5 {
                for step in [-3, -2, -1, 1, 2, 3] {
                    let mut expected = Vec::new();
                    let mut at = start;
                    while if step > 0 { at < stop } else { at > stop } {
                        expected.push(at);
                        at += step;
                    }
                    let span = span(start, stop, step);
                    assert_eq!(items(&span), expected);
                    for number in -6..7_i64 {
                        let position = span.position(&number.into()).unwrap().and_then(|p| p.to_i64());
                        assert_eq!(position, expected.iter().position(|e| *e == number).map(|p| p as i64));
                    }
                    expected.reverse();
                    assert_eq!(items(&span.reversed().unwrap()), expected);
                }
            }
        }
    }

    #[test]
    fn wide_numbers_count_and_are_found() {
        let wide = integer::product(&i64::MAX.into(), &i64::MAX.into(), &mut never()).unwrap();
        let span = Span::new(ZERO, wide.clone(), i64::MAX.into()).unwrap();
        assert_eq!(span.count().unwrap(), i64::MAX.into());
        let last = span.item(&(i64::MAX - 1).into()).unwrap();
        assert_eq!(span.position(&last).unwrap(), Some((i64::MAX - 1).into()));
        assert_eq!(span.position(&wide).unwrap(), None);
    }

    #[test]
    fn slices_of_spans_are_spans() {
        let odd = span(1, 20, 2);
        let part = odd.slice(Some(&Integer::Small(-2)), None, Some(&Integer::Small(-3))).unwrap();
        assert_eq!(items(&part), [17, 11, 5]);
        assert!(odd.slice(None, None, Some(&ZERO)).is_err());
    }
}
