//! The kernel of the module `re`: compiling patterns and searching.
//!
//! Owns the objects around `kernel::regex` programs, and the driving of searches: fuel is counted, memory asked for and
//! interrupts heard every so many steps. What scripts see (`Pattern`, `Match`, the functions) is script code (`re.py`).

use crate::heap::Value;
use crate::kernel::regex::parse::{Mistake, parse};
use crate::kernel::regex::program::Program;
use crate::kernel::regex::search::{Mode, NOWHERE, Progress, Search, Subject};
use crate::natives;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res};
use crate::object::error::Raise;
use crate::object::list::List;
use smallvec::SmallVec;

/// Steps of a search between two looks at limits.
const STEPS: i64 = 10_000;
/// Steps of a search that cost as much fuel as a call or a turn of a loop.
const STEPS_PER_FUEL: i64 = 50;
/// Matches between two looks at limits.
const MATCHES: i64 = 64;

natives! { pub static FUNCTIONS:
    /// parse(pattern, flags) -> (program, flags, groups, names), or (message, place, is_overflow) for a mistake.
    loud fn parse(cx, pattern, flags) {
        let flags = cx.as_i64(cx.get(flags)).and_then(|f| u32::try_from(f).ok()).unwrap_or(0);
        let (text, is_bytes) = match (cx.text_behind(cx.get(pattern)), cx.octets(cx.get(pattern))) {
            (Some(text), _) => (text.as_str().to_owned(), false),
            (None, Some(bytes)) => (bytes.iter().map(|b| char::from(*b)).collect(), true),
            (None, None) => return Err(cx.type_error("first argument must be string or compiled pattern")),
        };
        cx.reserve(text.len().saturating_mul(64))?;
        let parsed = match parse(&text, flags, is_bytes) {
            Ok(parsed) => parsed,
            Err(Mistake { message, place, is_overflow }) => {
                let place = place.map_or(Value::NONE, |place| cx.int(place as i64));
                return cx.ret(cx.tuple(&[cx.string(&message)?, place, Value::bool(is_overflow)])?);
            }
        };
        let program = Program::of(&parsed);
        cx.heap.charge(program.size() as isize);
        let names: Vec<Value<'_>> = parsed
            .names
            .iter()
            .map(|(name, group)| cx.tuple(&[cx.string(name)?, cx.int(*group as i64)]))
            .collect::<Res<_>>()?;
        let (flags, groups) = (cx.int(parsed.flags.into()), cx.int(parsed.groups as i64));
        let names = cx.tuple(&names)?;
        let program = cx.new_host_of(Builtin::RegexProgram.shape(), program).value();
        cx.ret(cx.tuple(&[program, flags, groups, names])?)
    }
    /// search(program, text, start, end, mode, not_empty) -> the places of all groups and the group that was closed last,
    /// or None. The mode is 0 to search, 1 to match at the start, 2 to match all.
    loud fn search(cx, program, text, start, end, mode, not_empty) {
        let (from, to) = (cx.index(start)?, cx.index(end)?);
        let mode = match cx.as_i64(cx.get(mode)) {
            Some(0) => Mode::Search,
            Some(1) => Mode::Match,
            _ => Mode::Full,
        };
        let not_empty = cx.truth(not_empty)?;
        let mut search = {
            let (from, to) = (byte_of(cx, text, from), byte_of(cx, text, to));
            with_program(cx, program, |program| Search::new(program, mode, from, to, not_empty))?
        };
        match drive(cx, program, text, &mut search)? {
            true => cx.ret(places_of(cx, text, &search)?),
            false => cx.ret(Value::NONE),
        }
    }
    /// scan(program, text, start, end, not_empty, most) -> a list of what `search` gives for one match after the other.
    loud fn scan(cx, program, text, start, end, not_empty, most) {
        let (from, to, most) = (cx.index(start)?, cx.index(end)?, cx.index(most)?);
        let not_empty = cx.truth(not_empty)?;
        let [found] = cx.locals();
        each_match(cx, found, [program, text], (from, to), (not_empty, most), |cx, text, search| {
            places_of(cx, text, search)
        })?;
        cx.ret(cx.get(found))
    }
    /// findall(program, text, start, end) -> a list of the texts that match: of the whole, or of the groups if there are.
    loud fn findall(cx, program, text, start, end) {
        let (from, to) = (cx.index(start)?, cx.index(end)?);
        let [found] = cx.locals();
        each_match(cx, found, [program, text], (from, to), (false, i64::MAX), |cx, text, search| {
            let pairs = search.groups();
            match pairs.len() {
                2 => part(cx, text, pairs),
                4 => part(cx, text, pairs.get(2..).unwrap_or_default()),
                _ => {
                    let parts = pairs.chunks_exact(2).skip(1).map(|pair| part(cx, text, pair));
                    cx.tuple(&parts.collect::<Res<Vec<_>>>()?)
                }
            }
        })?;
        cx.ret(cx.get(found))
    }
}

/// Search to the end; false when there is no match.
fn drive(cx: &mut Cx<'_>, program: Handle<'_>, text: Handle<'_>, search: &mut Search) -> Res<bool> {
    loop {
        let mut steps = STEPS;
        let progress = on_subject(cx, text, |subject| {
            with_program(cx, program, |program| search.run(program, subject, &mut steps))
        })??;
        match progress {
            Progress::Failed => return Ok(false),
            Progress::Matched => return Ok(true),
            Progress::Paused => {
                cx.attend((STEPS - steps) / STEPS_PER_FUEL)?;
                cx.reserve(search.size().saturating_mul(2))?;
            }
        }
    }
}

/// `found` = a list of what `item` makes of each match, at most `most`; empty matches right behind another do not count.
fn each_match(
    cx: &mut Cx<'_>,
    found: Handle<'_>,
    [program, text]: [Handle<'_>; 2],
    (from, to): (i64, i64),
    (not_empty, most): (bool, i64),
    item: impl for<'v> Fn(&'v Cx<'_>, Handle<'_>, &Search) -> Res<Value<'v>>,
) -> Res<()> {
    cx.set(found, cx.list(&[])?.value());
    let (from, to) = (byte_of(cx, text, from), byte_of(cx, text, to));
    let mut search =
        with_program(cx, program, |program| Search::new(program, Mode::Search, from, to, not_empty))?;
    let mut count = 0;
    while count < most && drive(cx, program, text, &mut search)? {
        {
            let item = item(cx, text, &search)?;
            let Some(list) = cx.get(found).cast::<List>() else { return Ok(()) };
            cx.push(list, item)?;
        }
        let (start, end) = search.span();
        search.restart(end, start == end);
        count += 1;
        if count % MATCHES == 0 {
            cx.attend(1)?;
        }
    }
    Ok(())
}

/// The places of all groups, and the group that was closed last.
fn places_of<'v>(cx: &'v Cx<'_>, text: Handle<'_>, search: &Search) -> Res<Value<'v>> {
    let place = |byte: usize| cx.int(char_of(cx, text, byte) as i64);
    let mut places: SmallVec<[Value<'_>; 16]> = search
        .groups()
        .chunks_exact(2)
        .flat_map(|pair| match pair {
            // A group that is open has not matched yet.
            [start, end] if *start != NOWHERE && *end != NOWHERE => [place(*start), place(*end)],
            _ => [Value::int(-1); 2],
        })
        .collect();
    places.push(cx.int(search.last_group() as i64));
    cx.tuple(&places)
}

/// The text of a group, from one place to another; empty if it has not matched.
fn part<'v>(cx: &'v Cx<'_>, text: Handle<'_>, pair: &[usize]) -> Res<Value<'v>> {
    let range = match pair {
        [start, end] if *start != NOWHERE && *end != NOWHERE => *start..*end,
        _ => 0..0,
    };
    match (cx.text_behind(cx.get(text)), cx.octets(cx.get(text))) {
        (Some(text), _) => cx.string(text.as_str().get(range).unwrap_or_default()),
        (None, bytes) => cx.bytes(bytes.unwrap_or_default().get(range).unwrap_or_default()),
    }
}

/// Use the program behind an object.
fn with_program<R>(cx: &Cx<'_>, program: Handle<'_>, run: impl FnOnce(&Program) -> R) -> Res<R> {
    match cx.as_host(cx.get(program)).and_then(|host| host.read::<Program>().ok()) {
        Some(program) => Ok(run(&program)),
        None => Err(cx.type_error("not a compiled pattern")),
    }
}

/// Use what is searched.
fn on_subject<R>(cx: &Cx<'_>, text: Handle<'_>, run: impl FnOnce(Subject<'_>) -> R) -> Res<R> {
    let v = cx.get(text);
    if let Some(text) = cx.text_behind(v) {
        return Ok(run(Subject::Text(text.as_str())));
    }
    match cx.octets(v) {
        Some(bytes) => Ok(run(Subject::Bytes(&bytes))),
        None => Err(cx.type_error("expected string or bytes-like object")),
    }
}

/// The byte at which a character starts.
fn byte_of(cx: &Cx<'_>, text: Handle<'_>, at: i64) -> usize {
    let at = usize::try_from(at).unwrap_or(0);
    match cx.text_behind(cx.get(text)) {
        Some(text) => cx.byte_offset(text, at),
        None => at,
    }
}

/// The character that starts at a byte.
fn char_of(cx: &Cx<'_>, text: Handle<'_>, byte: usize) -> usize {
    match cx.text_behind(cx.get(text)) {
        Some(text) => cx.char_index(text, byte),
        None => byte,
    }
}
