// The tests of functions of numbers and of fields in loops that are compiled, for engines of one kind: included behind
// `suite.rs`.

/// Turns of a loop, enough for it to be compiled long before it ends.
const TURNS: i64 = if cfg!(miri) { 30 } else { 6000 };

#[derive(Default)]
struct Inner {
    deep: (i64, f32),
}

/// A field of each type of number.
#[derive(Default)]
struct Numbers {
    a: i8,
    b: i16,
    c: i32,
    d: i64,
    e: u8,
    f: u16,
    g: u32,
    h: u64,
    i: f32,
    j: f64,
    k: bool,
    l: isize,
    m: usize,
    n: i128,
    inner: Inner,
    calls: i64,
}
impl HostType for Numbers {}

impl Numbers {
    fn count(&mut self, by: i64) -> i64 {
        self.calls += by;
        self.calls
    }
    fn grow(&mut self, by: f64) {
        self.j += by;
    }
    fn is_over(&self, than: f64) -> bool {
        self.j > than
    }
    fn take_from(&mut self, other: &mut Numbers, what: i64) -> i64 {
        other.d -= what;
        self.d += what;
        self.d
    }
}

/// Another type with a field of the same name.
struct Other {
    d: i64,
}
impl HostType for Other {}

/// An engine with both, and a script.
fn with_numbers(source: &str) -> Result<(Engine, Script), Error> {
    let mut engine = new_engine();
    engine.class::<Numbers>("Numbers", |c| {
        c.constructor(Numbers::default)
            .field("a", field!(Numbers, a))
            .field("b", field!(Numbers, b))
            .field("c", field!(Numbers, c))
            .field("d", field!(Numbers, d))
            .field("e", field!(Numbers, e))
            .field("f", field!(Numbers, f))
            .field("g", field!(Numbers, g))
            .field("h", field!(Numbers, h))
            .field("i", field!(Numbers, i))
            .field("j", field!(Numbers, j))
            .field("k", field!(Numbers, k))
            .field("l", field!(Numbers, l))
            .field("m", field!(Numbers, m))
            .field("n", field!(Numbers, n))
            .field("deep", field!(Numbers, inner.deep.0))
            .field("deeper", field!(Numbers, inner.deep.1))
            .getter("calls", |n: &Numbers| n.calls)
            .getter("third", |n: &Numbers| if n.d == 3 { panic!("a third") } else { n.d / 3 })
            .property(
                "half",
                |n: &Numbers| n.j / 2.0,
                |n: &mut Numbers, to: f64| {
                    if to < 0.0 {
                        panic!("below zero")
                    }
                    n.j = to * 2.0;
                },
            )
            .method("count", Numbers::count)
            .method("grow", Numbers::grow)
            .method("is_over", Numbers::is_over)
            .method("take_from", Numbers::take_from)
    })?;
    engine.class::<Other>("Other", |c| c.constructor(|d: i64| Other { d }).field("d", field!(Other, d)))?;
    let script = engine.load("numbers", source)?;
    Ok((engine, script))
}

#[test]
fn functions_of_numbers_are_called_in_loops() -> Outcome {
    let mut engine = new_engine();
    engine.function("none", || 7_i64)?;
    engine.function("half", |x: f64| x / 2.0)?;
    engine.function("single", |x: f32| x + 0.1)?;
    engine.function("add", |a: i64, b: i64| a.wrapping_add(b))?;
    engine.function("mix", |a: f64, b: i64, c: f64, d: i64| a * b as f64 + c * d as f64)?;
    engine.function("swapped", |a: i64, b: i64, c: i64, d: i64| a * 1000 + b * 100 + c * 10 + d)?;
    engine.function("five", |a: i64, b: i64, c: i64, d: i64, e: i64| a + b + c + d + e)?;
    engine.function("odd", |a: i64| a % 2 != 0)?;
    engine.function("pick", |which: bool, a: i64, b: i64| if which { a } else { b })?;
    engine.function("nothing", |_: i64| ())?;
    engine.function("small", |a: u8| a)?;
    engine.function("large", |a: i64| u64::MAX - a as u64)?;
    engine.function("size", |a: usize| a + 1)?;
    engine.function("least", || i64::MIN)?;
    engine.function("not_a_number", || f64::NAN)?;
    let source = "
def run(turns):
    t, seen = 0.0, []
    for i in range(turns):
        x = half(i) + half(2.5) + single(i) + mix(i, i, 0.5, 3) + none()
        a, b, c, d = i % 10, i % 7, i % 5, i % 3
        y = swapped(d, c, b, a) + swapped(a, a, b, b) + five(a, b, c, d, i) + add(i, -5)
        if odd(i): y += pick(odd(i), 1, 2)
        else: y += pick(False, 10, 20)
        if nothing(i) is not None: raise AssertionError
        y += small(i % 256) + size(i)
        t += x + y
        if i % 1000 == 999: seen.append((t, large(i), least(), not_a_number() != not_a_number(), odd(i)))
    return repr((t, seen))
";
    let script = engine.load("calls", source)?;
    let result: String = engine.call(&script, "run", (TURNS,))?;
    assert_eq!(result, expected_of_calls(), "{result}");
    Ok(())
}

/// What `functions_of_numbers_are_called_in_loops` gives, in Rust.
fn expected_of_calls() -> String {
    let (mut t, mut seen) = (0.0, Vec::new());
    for i in 0..TURNS {
        let f = i as f64;
        let x = f / 2.0 + 2.5 / 2.0 + f64::from(f as f32 + 0.1) + (f * f + 0.5 * 3.0) + 7.0;
        let (a, b, c, d) = (i % 10, i % 7, i % 5, i % 3);
        let mut y = (d * 1000 + c * 100 + b * 10 + a) + (a * 1100 + b * 11) + (a + b + c + d + i) + (i - 5);
        y += if i % 2 != 0 { 1 } else { 20 };
        y += i % 256 + i + 1;
        t += x + y as f64;
        if i % 1000 == 999 {
            seen.push(format!("({t:?}, {}, {}, True, True)", u64::MAX - i as u64, i64::MIN));
        }
    }
    format!("({t:?}, [{}])", seen.join(", "))
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn arguments_may_become_others_in_a_loop() -> Outcome {
    let mut engine = new_engine();
    engine.function("byte", |a: u8| a as i64 * 2)?;
    engine.function("real", |x: f64| x * 0.5)?;
    engine.function("truth", |x: bool| !x)?;
    let source = "
def run(f, common, rare):
    seen = []
    for i in range(6000):
        v = rare if i % 1500 == 1499 else common
        try: w = f(v)
        except Exception as e: w = f'{type(e).__name__}: {e}'
        if i % 1500 == 1499 or i == 5000: seen.append(w)
    return repr(seen)
def run_with(f, common, rare): return run(f, common, rare), run(f, rare, common)
";
    let script = engine.load("others", source)?;
    let cases = [
        ("byte", "5", "256", "'OverflowError: int 256 is out of range for u8'", "10"),
        ("byte", "5", "-1", "'OverflowError: int -1 is out of range for u8'", "10"),
        ("byte", "5", "2**70", "'OverflowError: int is out of range for u8'", "10"),
        ("byte", "5", "2.0", "'TypeError: byte() argument 1 must be int, not float'", "10"),
        ("byte", "5", "'x'", "'TypeError: byte() argument 1 must be int, not str'", "10"),
        ("byte", "5", "None", "'TypeError: byte() argument 1 must be int, not None'", "10"),
        ("byte", "5", "True", "2", "10"),
        ("real", "5.0", "3", "1.5", "2.5"),
        ("real", "5.0", "2**50", "562949953421312.0", "2.5"),
        ("real", "5.0", "2**62", "2.305843009213694e+18", "2.5"),
        ("real", "5.0", "True", "0.5", "2.5"),
        ("real", "5.0", "2**2000", "'OverflowError: int too large to convert to float'", "2.5"),
        ("real", "5.0", "[]", "'TypeError: real() argument 1 must be float, not list'", "2.5"),
        ("truth", "True", "False", "True", "False"),
        ("truth", "True", "1", "'TypeError: truth() argument 1 must be bool, not int'", "False"),
        ("truth", "True", "None", "'TypeError: truth() argument 1 must be bool, not None'", "False"),
    ];
    for (function, common, rare, of_rare, of_common) in cases {
        let arguments = format!("({function}, {common}, {rare})");
        let arguments: (Value, Value, Value) = engine.eval(&arguments)?;
        let (first, second): (String, String) = engine.call(&script, "run_with", arguments)?;
        let list = |rare: &str, common: &str| format!("[{rare}, {rare}, {rare}, {common}, {rare}]");
        assert_eq!(first, list(of_rare, of_common), "{function} {common} {rare}");
        assert_eq!(second, list(of_common, of_rare), "{function} {rare} {common}");
    }
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn functions_of_numbers_raise_in_loops() -> Outcome {
    let mut engine = new_engine();
    engine.function("fail", |i: i64| if i % 1500 == 1499 { Err(Exception::value_error("no")) } else { Ok(i) })?;
    engine.function("explode", |i: i64| -> f64 {
        if i % 1500 == 1499 {
            panic!("at {i}")
        }
        i as f64
    })?;
    engine.function("third", |i: i64| if i % 3 == 0 { Err(Exception::value_error("no")) } else { Ok(i) })?;
    engine.function("always", |i: i64| -> Result<i64, Exception> { Err(Exception::key_error(i.to_string())) })?;
    let source = "
def caught(turns):
    t, seen = 0.0, []
    for i in range(turns):
        before = t, i
        try:
            t += fail(i)
            t += explode(i + 750)
        except (ValueError, RuntimeError) as e: seen.append((i, str(e), before == (t, i)))
    return repr((t, seen))

def inner(i):
    j = i + 1
    return explode(j) + j

def outer(turns):
    t = 0
    for i in range(turns):
        t += inner(i)

def often(turns):
    n = 0
    for i in range(turns):
        try: n += third(i)
        except ValueError: n -= 1
        n += third(i * 3 + 1)
    return n

def keys(turns):
    n = 0
    for i in range(turns):
        try: always(i)
        except KeyError as e: n += int(e.args[0])
    return n
";
    let script = engine.load_file("raising", "raising.py", source)?;
    let result: String = engine.call(&script, "caught", (TURNS,))?;
    let mut seen = Vec::new();
    let mut t = 0.0;
    for i in 0..TURNS {
        if i % 1500 == 1499 {
            seen.push(format!("({i}, 'no', True)"));
            continue;
        }
        t += i as f64;
        match (i + 750) % 1500 {
            1499 => {
                seen.push(format!("({i}, \"host function 'explode' panicked: at {}\", False)", i + 750));
            }
            _ => t += (i + 750) as f64,
        }
    }
    assert_eq!(result, format!("({t:?}, [{}])", seen.join(", ")));
    let Error::Raised { traceback, message, .. } = failure(engine.call::<()>(&script, "outer", (TURNS,))) else {
        panic!("not raised")
    };
    assert_eq!(message, "host function 'explode' panicked: at 1499");
    let lines: Vec<u32> = traceback.frames.iter().map(|frame| frame.line).collect();
    assert_eq!(lines, [19, 14]);
    let often: i64 = (0..TURNS).map(|i| if i % 3 == 0 { -1 } else { i } + i * 3 + 1).sum();
    assert_eq!(engine.call::<i64>(&script, "often", (TURNS,))?, often);
    assert_eq!(engine.call::<i64>(&script, "keys", (TURNS,))?, TURNS * (TURNS - 1) / 2);
    Ok(())
}

#[test]
fn results_may_be_too_large_for_64_bits_in_a_loop() -> Outcome {
    let mut engine = new_engine();
    engine.function("up", |i: i64| if i % 1000 == 999 { u64::MAX } else { i as u64 })?;
    let source = "
def run(turns):
    t, large = 0, []
    for i in range(turns):
        v = up(i)
        if v > 2**63: large.append(v)
        else: t += v
    return repr((t, large))
";
    let script = engine.load("large", source)?;
    let result: String = engine.call(&script, "run", (TURNS,))?;
    let sum: i64 = (0..TURNS).filter(|i| i % 1000 != 999).sum();
    let large = vec![u64::MAX; (TURNS / 1000) as usize];
    assert_eq!(result, format!("({sum}, {large:?})"));
    Ok(())
}

#[test]
fn fields_of_each_type_are_read_and_written_in_loops() -> Outcome {
    let source = "
def run(turns):
    n, t, f = Numbers(), 0, 0.0
    for i in range(turns):
        n.a = i % 256 - 128; n.b = i - 3000; n.c = i * -7; n.d = i * 2**40
        n.e = i % 256; n.f = i; n.g = i * 1000; n.h = i * 2**20; n.i = i / 4; n.j = i / 3
        n.k = i % 3 == 0; n.l = -i; n.m = i; n.n = -i; n.deep = i + 5; n.deeper = i * 0.5
        t += n.a + n.b + n.c + n.d + n.e + n.f + n.g + n.h + n.l + n.m + n.n + n.deep
        f += n.i + n.j + n.deeper + n.half
        if n.k: t += 1
    return repr((t, f, n.a, n.b, n.k, type(n.i).__name__, type(n.k).__name__, type(n.c).__name__))
";
    let (mut engine, script) = with_numbers(source)?;
    let result: String = engine.call(&script, "run", (TURNS,))?;
    let (mut t, mut f) = (0_i128, 0.0);
    for i in 0..i128::from(TURNS) {
        let x = i as f64;
        t += (i % 256 - 128) + (i - 3000) - 7 * i + (i << 40) + i % 256 + i + i * 1000 + (i << 20);
        t += -i + i - i + i + 5 + i128::from(i % 3 == 0);
        f += x / 4.0 + x / 3.0 + x * 0.5 + x / 3.0 / 2.0;
    }
    let last = TURNS - 1;
    let rest = format!("{}, {}, {}", last % 256 - 128, last - 3000, if last % 3 == 0 { "True" } else { "False" });
    assert_eq!(result, format!("({t}, {f:?}, {rest}, 'float', 'bool', 'int')"));
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn what_fields_are_given_is_checked_in_loops() -> Outcome {
    let source = "
def store(n, values, name):
    seen = []
    for i in range(6000):
        v = values[1] if i % 2000 == 1999 else values[0]
        try:
            if name == 'e': n.e = v
            elif name == 'k': n.k = v
            elif name == 'j': n.j = v
            else: n.h = v
        except Exception as e: seen.append(f'{i}: {type(e).__name__}: {e}')
    return repr(seen), n.e, n.h, n.j, n.k

def large(turns):
    n, seen = Numbers(), []
    for i in range(turns):
        n.h = 2**64 - 1 if i % 2000 == 1999 else i
        if n.h != i: seen.append(n.h)
    return repr(seen)

def read_missing(turns):
    n, t = Numbers(), 0
    for i in range(turns):
        try: t += n.d if i % 2000 else n.nothing
        except AttributeError: t += 1
    return t
";
    let (mut engine, script) = with_numbers(source)?;
    let mut store = |values: &str, name: &str| -> Result<(String, u8, u64, f64, bool), Error> {
        let arguments: (Value, Value) = engine.eval(&format!("(Numbers(), {values})"))?;
        engine.call(&script, "store", (arguments.0, arguments.1, name))
    };
    let at = |text: &str| format!("['1999: {text}', '3999: {text}', '5999: {text}']");
    let (seen, e, ..) = store("(7, 256)", "e")?;
    assert_eq!((seen, e), (at("OverflowError: int 256 is out of range for u8"), 7));
    let (seen, _, h, ..) = store("(7, -1)", "h")?;
    assert_eq!((seen, h), (at("OverflowError: int -1 is out of range for u64"), 7));
    let (seen, _, _, j, _) = store("(7.5, 'x')", "j")?;
    assert_eq!((seen, j), (at("TypeError: j() argument 1 must be float, not str"), 7.5));
    let (seen, _, _, j, _) = store("(7.5, 9)", "j")?;
    assert_eq!((seen.as_str(), j), ("[]", 9.0));
    let (seen, .., k) = store("(True, 0)", "k")?;
    assert_eq!((seen, k), (at("TypeError: k() argument 1 must be bool, not int"), true));
    let large: String = engine.call(&script, "large", (TURNS,))?;
    assert_eq!(large, format!("{:?}", [u64::MAX; 3]));
    assert_eq!(engine.call::<i64>(&script, "read_missing", (TURNS,))?, 3);
    Ok(())
}

#[test]
fn fields_are_read_anew_after_what_writes_them() -> Outcome {
    let source = "
def run(turns):
    n, m, t = Numbers(), Numbers(), 0.0
    m.d = 10**9
    for i in range(turns):
        before = n.j
        n.grow(0.5)
        t += n.j - before
        n.take_from(m, 2)
        if n.d + m.d != 10**9: raise AssertionError(i)
        n.half = n.half + 1
        if n.is_over(before + 2.4) and n.count(1) != n.calls: raise AssertionError(i)
    return t, n.d, n.j, n.calls

def objects(turns):
    all, t = [Numbers(), Other(5), Numbers()], 0
    all[2].d = 7
    for i in range(turns):
        for o in all:
            t += o.d
            o.d = i
    return t

class Derived(Numbers):
    def __init__(self): self.own = 1

def derived(turns):
    n, t = Derived(), 0
    for i in range(turns):
        n.d = i
        t += n.d + n.count(1) + n.own
    return t
";
    let (mut engine, script) = with_numbers(source)?;
    let result: (f64, i64, f64, i64) = engine.call(&script, "run", (TURNS,))?;
    let turns = TURNS as f64;
    assert_eq!(result, (turns * 0.5, TURNS * 2, turns * 2.5, TURNS));
    let sum = (0..TURNS - 1).sum::<i64>();
    assert_eq!(engine.call::<i64>(&script, "objects", (TURNS,))?, 12 + 3 * sum);
    let both = (0..TURNS).sum::<i64>() * 2 + 2 * TURNS;
    assert_eq!(engine.call::<i64>(&script, "derived", (TURNS,))?, both);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn borrows_are_checked_in_loops() -> Outcome {
    let source = "
def twice(n, turns):
    m, seen = Numbers(), []
    for i in range(turns):
        try: n.take_from(n if i % 2000 == 1999 else m, 1)
        except RuntimeError as e: seen.append(f'{i}: {e}')
    return repr(seen)

def use(n, turns):
    t, seen = 0, set()
    for i in range(turns):
        try: t += n.d
        except RuntimeError as e: seen.add(f'read: {e}')
        try: n.d = 1
        except RuntimeError as e: seen.add(f'write: {e}')
        try: n.count(1)
        except RuntimeError as e: seen.add(f'call: {e}')
    return t, sorted(seen)
";
    let (mut engine, script) = with_numbers(source)?;
    let n: Object<Numbers> = engine.object(Numbers::default())?;
    let twice: String = engine.call(&script, "twice", (&n, TURNS))?;
    let text = "this Numbers is already borrowed";
    assert_eq!(twice, format!("['1999: {text}', '3999: {text}', '5999: {text}']"));
    assert_eq!(n.borrow(&engine)?.d, TURNS - 3);
    let all = |engine: &mut Engine, n: &Object<Numbers>| -> Result<(i64, Vec<String>), Error> {
        engine.call(&script, "use", (n, TURNS))
    };
    n.borrow_mut(&engine)?.d = 1;
    assert_eq!(all(&mut engine, &n)?, (TURNS, vec![]));
    // A borrow that is never given back.
    std::mem::forget(n.borrow(&engine)?);
    assert_eq!(all(&mut engine, &n)?, (TURNS, vec![format!("call: {text}"), format!("write: {text}")]));
    let m: Object<Numbers> = engine.object(Numbers::default())?;
    std::mem::forget(m.borrow_mut(&engine)?);
    let every = ["call", "read", "write"].map(|what| format!("{what}: {text}"));
    assert_eq!(all(&mut engine, &m)?, (0, every.to_vec()));
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn getters_and_setters_panic_in_loops() -> Outcome {
    let source = "
def run(turns):
    n, t, seen = Numbers(), 0, []
    for i in range(turns):
        n.d = i % 2000 - 997
        try: t += n.third
        except RuntimeError as e: seen.append(str(e))
        try: n.half = 1998.5 - i % 2000
        except RuntimeError as e: seen.append(f'{e}, {n.half}')
    return repr((t, seen))
";
    let (mut engine, script) = with_numbers(source)?;
    let result: String = engine.call(&script, "run", (TURNS,))?;
    let sum: i64 = (0..TURNS).map(|i| i % 2000 - 997).filter(|d| *d != 3).map(|d| d / 3).sum();
    let third = "\"host function 'third' panicked: a third\"";
    let half = "\"host function 'half' panicked: below zero, 0.5\"";
    assert_eq!(result, format!("({sum}, [{}])", [third, half].repeat(3).join(", ")));
    Ok(())
}

#[test]
fn functions_that_call_scripts_do_so_among_functions_of_numbers() -> Outcome {
    let source = "
def step(n, i):
    t = 0
    for j in range(3): t += n.d + add(i, j)
    n.d = i
    return t

def run(turns):
    n, t = Numbers(), 0
    for i in range(turns):
        t += n.d + add(i, 1)
        t += call(step, n, i)
        t += n.d
    return t
";
    let mut engine = with_numbers("")?.0;
    engine.function("add", |a: i64, b: i64| a + b)?;
    engine.function("call", |scope: &mut Scope, f: Function, n: Object<Numbers>, i: i64| -> Result<i64, Error> {
        n.borrow_mut(scope)?.d += 1;
        f.call(scope, (&n, i))
    })?;
    let script = engine.load("calling", source)?;
    let (mut d, mut t) = (0, 0);
    for i in 0..TURNS {
        t += d + i + 1;
        d += 1;
        t += 3 * (d + i) + 3;
        d = i;
        t += d;
    }
    assert_eq!(engine.call::<i64>(&script, "run", (TURNS,))?, t);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn functions_of_numbers_take_the_fuel_of_calls() -> Outcome {
    let source = "
def run(n):
    i = 0
    while True:
        i = following(i)
        n.d = i
        n.count(1)
";
    let mut engine = with_numbers("")?.0;
    engine.function("following", |i: i64| i + 1)?;
    let script = engine.load("endless", source)?;
    let n: Object<Numbers> = engine.object(Numbers::default())?;
    engine.set_fuel(Some(30_000));
    let error = failure(engine.call::<()>(&script, "run", (&n,)));
    assert_eq!(error.limit(), Some(Limit::Fuel));
    // One for the turn, one for each call.
    let (turns, calls) = (n.borrow(&engine)?.d, n.borrow(&engine)?.calls);
    assert!((9_990..=10_000).contains(&turns) && (turns - 1..=turns).contains(&calls), "{turns} {calls}");
    let mut plain = Engine::builder().jit(taipan::Jit::Off).build()?;
    plain.function("following", |i: i64| i + 1)?;
    plain.class::<Numbers>("Numbers", |c| c.field("d", field!(Numbers, d)).method("count", Numbers::count))?;
    let script = plain.load("endless", source)?;
    let m: Object<Numbers> = plain.object(Numbers::default())?;
    plain.set_fuel(Some(30_000));
    assert_eq!(failure(plain.call::<()>(&script, "run", (&m,))).limit(), Some(Limit::Fuel));
    assert_eq!((m.borrow(&plain)?.d, m.borrow(&plain)?.calls), (turns, calls));
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn a_function_of_numbers_may_interrupt_its_engine_or_use_another() -> Outcome {
    let mut engine = new_engine();
    let (interrupt, other) = (engine.interrupt(), std::sync::Mutex::new(new_engine()));
    engine.function("stop_at", move |i: i64| if i == 4000 { interrupt.stop() })?;
    engine.function("elsewhere", move |i: i64| {
        let mut other = other.lock().expect("one at a time");
        other.eval::<i64>(&format!("sum(k for k in range({i} % 20))")).expect("a sum")
    })?;
    engine.run("def run():\n    i = 0\n    while True:\n        i += 1\n        stop_at(i)")?;
    let error = failure(engine.eval::<()>("run()"));
    assert_eq!(error.limit(), Some(Limit::Interrupt), "{error}");
    engine.interrupt().clear();
    engine.run("def far(n):\n    t = 0\n    for i in range(n): t += elsewhere(i)\n    return t")?;
    let expected: i64 = (0..TURNS / 3).map(|i| (0..i % 20).sum::<i64>()).sum();
    assert_eq!(engine.eval::<i64>(&format!("far({})", TURNS / 3))?, expected);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "too much work for Miri")]
fn what_a_function_of_numbers_raises_knows_the_exception_being_handled() -> Outcome {
    let mut engine = new_engine();
    engine.function("refuse", |i: i64| if i % 2999 == 2998 { Err("refused") } else { Ok(i) })?;
    engine.run(
        "def run(n):\n    seen = []\n    for i in range(n):\n        try:\n            try:\n                \
         raise ValueError(i)\n            except ValueError:\n                refuse(i)\n        except Exception as e:\n            \
         seen.append((type(e.__context__).__name__, e.__context__.args[0]))\n    return seen",
    )?;
    let seen: Vec<(String, i64)> = engine.eval(&format!("run({TURNS})"))?;
    assert_eq!(seen, [("ValueError".to_owned(), 2998), ("ValueError".to_owned(), 5997)]);
    Ok(())
}
