//! The kernels against CPython: every line of `tests/kernels/*.txt` is a call and what CPython made of it.
//!
//! `tests/kernels/generate.py` writes the tables. A line is `name`, arguments and the expected answer,
//! separated by tabs: `=text` for a result, `!Class: message` for an exception.

use taipan::kernel::complaint::{Complaint, ErrorKind, Outcome, Poll, never};
use taipan::kernel::format::template::{self, MAX_DEPTH, Source, Step, ValueConversion};
use taipan::kernel::integer::{ByteOrder, Integer, Power};
use taipan::kernel::integer_text::{DEFAULT_DIGIT_LIMIT, ParseOptions};
use taipan::kernel::text::Text;
use taipan::kernel::{float, float_text, integer, integer_text, text};

type Answer = Result<String, Complaint>;

#[test]
fn numbers_answer_as_cpython() {
    compare("numbers", include_str!("kernels/numbers.txt"), number_answer);
}

#[test]
fn mathematics_answers_as_cpython() {
    compare("math", include_str!("kernels/math.txt"), math_answer);
}

#[test]
fn text_answers_as_cpython() {
    compare("text", include_str!("kernels/text.txt"), text_answer);
}

#[test]
fn bytes_answer_as_cpython() {
    compare("bytes", include_str!("kernels/bytes.txt"), bytes_answer);
}

#[test]
fn formats_answer_as_cpython() {
    compare("formats", include_str!("kernels/formats.txt"), format_answer);
}

/// The arguments of one line.
struct Call(Vec<String>);

impl Call {
    fn text(&self, index: usize) -> &str {
        &self.0[index]
    }
    fn int(&self, index: usize) -> Integer {
        let options = ParseOptions { base: 10, digit_limit: 0 };
        integer_text::parse(self.text(index), options, String::new, &mut never()).unwrap()
    }
    fn word(&self, index: usize) -> i64 {
        self.text(index).parse().unwrap()
    }
    fn float(&self, index: usize) -> f64 {
        self.text(index).parse().unwrap()
    }
}

/// Runs a table; the first few lines that differ are shown.
fn compare(table: &str, lines: &str, answer: impl Fn(&str, &Call) -> Answer) {
    let (mut total, mut wrong) = (0, Vec::new());
    for line in lines.lines() {
        let mut fields: Vec<String> = line.split('\t').map(unescape).collect();
        let expected = fields.pop().unwrap();
        let name = fields.remove(0);
        let found = match answer(&name, &Call(fields)) {
            Ok(value) => format!("={value}"),
            Err(complaint) => format!("!{complaint}"),
        };
        total += 1;
        if found != expected && !(name.starts_with("near_") && are_near(&found, &expected)) {
            wrong.push(format!("{line:.300}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(total > 100, "{table} is nearly empty");
    let shown = wrong[..wrong.len().min(25)].join("\n");
    assert!(wrong.is_empty(), "{table}: {} of {total} lines differ\n{shown}", wrong.len());
}

/// Whether two answers are floats at most two places apart.
fn are_near(found: &str, expected: &str) -> bool {
    let float = |answer: &str| answer.strip_prefix('=').and_then(|text| text.parse::<f64>().ok());
    let (Some(found), Some(expected)) = (float(found), float(expected)) else { return false };
    let range = expected.next_down().next_down()..=expected.next_up().next_up();
    range.contains(&found)
}

fn unescape(field: &str) -> String {
    let mut out = String::new();
    let mut characters = field.chars();
    while let Some(c) = characters.next() {
        match (c, c == '\\') {
            (_, true) => match characters.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('t') => out.push('\t'),
                other => out.extend(other),
            },
            _ => out.push(c),
        }
    }
    out
}

/// Integers, text and floats as the generator writes them.
trait Shown {
    fn shown(self) -> String;
}

impl Shown for Integer {
    fn shown(self) -> String {
        integer_text::decimal(&self, 0, &mut never()).unwrap()
    }
}

impl Shown for f64 {
    fn shown(self) -> String {
        float_text::repr(self)
    }
}

impl Shown for bool {
    fn shown(self) -> String {
        if self { "True" } else { "False" }.into()
    }
}

impl<A: Shown, B: Shown> Shown for (A, B) {
    fn shown(self) -> String {
        format!("{} {}", self.0.shown(), self.1.shown())
    }
}

fn number_answer(name: &str, call: &Call) -> Answer {
    let poll = &mut never();
    let a = || call.int(0);
    let b = || call.int(1);
    let x = || call.float(0);
    let y = || call.float(1);
    Ok(match name {
        "int_add" => integer::sum(&a(), &b()).shown(),
        "int_sub" => integer::difference(&a(), &b()).shown(),
        "int_mul" => integer::product(&a(), &b(), poll)?.shown(),
        "int_floordiv" => integer::floor_quotient(&a(), &b(), poll)?.shown(),
        "int_mod" => integer::modulo(&a(), &b(), poll)?.shown(),
        "int_divmod" => integer::divmod(&a(), &b(), poll)?.shown(),
        "int_truediv" => integer::true_quotient(&a(), &b(), poll)?.shown(),
        "int_and" => integer::bit_and(&a(), &b()).shown(),
        "int_or" => integer::bit_or(&a(), &b()).shown(),
        "int_xor" => integer::bit_xor(&a(), &b()).shown(),
        "int_lt" => (a() < b()).shown(),
        "int_lshift" => integer::shift_left(&a(), &b())?.shown(),
        "int_rshift" => integer::shift_right(&a(), &b())?.shown(),
        "int_pow" => match integer::power(&a(), &b(), poll)? {
            Power::Int(value) => value.shown(),
            Power::Float(value) => value.shown(),
        },
        "int_powmod" => integer::power_modulo(&a(), &b(), &call.int(2), poll)?.shown(),
        "int_gcd" => integer::greatest_common_divisor(&a(), &b(), poll)?.shown(),
        "int_lcm" => integer::least_common_multiple(&a(), &b(), poll)?.shown(),
        "int_comb" => integer::combinations(&a(), &b(), poll)?.shown(),
        "int_perm" => integer::permutations(&a(), &b(), poll)?.shown(),
        "int_factorial" => integer::factorial(&a(), poll)?.shown(),
        "int_isqrt" => integer::square_root(&a(), poll)?.shown(),
        "int_neg" => a().negated().shown(),
        "int_invert" => a().inverted().shown(),
        "int_abs" => a().absolute().shown(),
        "int_bit_length" => a().bit_length().to_string(),
        "int_bit_count" => a().bit_count().to_string(),
        "int_hash" => integer::hash(&a()).to_string(),
        "int_float" => integer::to_float(&a())?.shown(),
        "int_round" => integer::round(&a(), &b(), poll)?.shown(),
        "int_str" => integer_text::decimal(&a(), DEFAULT_DIGIT_LIMIT, poll)?,
        "int_bin" => integer_text::prefixed(&a(), 2, poll)?,
        "int_oct" => integer_text::prefixed(&a(), 8, poll)?,
        "int_hex" => integer_text::prefixed(&a(), 16, poll)?,
        "int_parse" => {
            let options = ParseOptions { base: call.word(1), digit_limit: DEFAULT_DIGIT_LIMIT };
            integer_text::parse(call.text(0), options, || text::quote::repr(call.text(0)), poll)?.shown()
        }
        "int_to_bytes" => {
            let bytes = integer::to_bytes(
                &a(),
                call.word(1),
                ByteOrder::named(call.text(2))?,
                call.text(3) == "True",
            )?;
            let back = integer::from_bytes(&bytes, ByteOrder::named(call.text(2))?, call.text(3) == "True");
            // No bytes hold -1 too, but give zero back.
            assert!(back == a() || bytes.is_empty());
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        }
        "int_float_lt" => (integer::compare_with_float(&a(), y()) == Some(std::cmp::Ordering::Less)).shown(),
        "int_float_eq" => (integer::compare_with_float(&a(), y()) == Some(std::cmp::Ordering::Equal)).shown(),
        "float_repr" => float_text::repr(x()),
        "float_parse" => float_text::parse(call.text(0), || text::quote::repr(call.text(0)))?.shown(),
        "float_hex" => float_text::hex(x()),
        "float_fromhex" => float_text::from_hex(call.text(0))?.shown(),
        "float_ratio" => float::integer_ratio(x())?.shown(),
        "float_hash" => float::hash(x()).map_or("nan".into(), |hash| hash.to_string()),
        "float_int" => float::to_integer(x())?.shown(),
        "float_round" => float::round_to_integer(x())?.shown(),
        "float_round_to" => float::round(x(), &b())?.shown(),
        "float_div" => float::quotient(x(), y())?.shown(),
        "float_floordiv" => float::floor_quotient(x(), y())?.shown(),
        "float_mod" => float::modulo(x(), y())?.shown(),
        "float_divmod" => float::divmod(x(), y())?.shown(),
        "float_pow" => float::power(x(), y())?.shown(),
        _ => panic!("no kernel is called {name}"),
    })
}

fn math_answer(name: &str, call: &Call) -> Answer {
    use taipan::kernel::{gamma, math};
    let x = || call.float(0);
    let y = || call.float(1);
    let list = || -> Vec<f64> { call.text(0).split_whitespace().map(|word| word.parse().unwrap()).collect() };
    Ok(match name {
        "math_acos" => math::acos(x())?.shown(),
        "math_acosh" => math::acosh(x())?.shown(),
        "math_asin" => math::asin(x())?.shown(),
        "math_asinh" => math::asinh(x())?.shown(),
        "math_atan" => math::atan(x())?.shown(),
        "math_atanh" => math::atanh(x())?.shown(),
        "near_cbrt" => math::cbrt(x())?.shown(),
        "math_cos" => math::cos(x())?.shown(),
        "math_cosh" => math::cosh(x())?.shown(),
        "near_erf" => math::erf(x())?.shown(),
        "near_erfc" => math::erfc(x())?.shown(),
        "math_exp" => math::exp(x())?.shown(),
        "math_exp2" => math::exp2(x())?.shown(),
        "math_expm1" => math::expm1(x())?.shown(),
        "math_log1p" => math::log1p(x())?.shown(),
        "math_sin" => math::sin(x())?.shown(),
        "math_sinh" => math::sinh(x())?.shown(),
        "math_sqrt" => math::sqrt(x())?.shown(),
        "math_tan" => math::tan(x())?.shown(),
        "math_tanh" => math::tanh(x())?.shown(),
        "math_log" => math::log_of_float(x())?.shown(),
        "math_log2" => math::log2_of_float(x())?.shown(),
        "math_log10" => math::log10_of_float(x())?.shown(),
        "math_int_log" => math::log_of_integer(&call.int(0))?.shown(),
        "math_int_log2" => math::log2_of_integer(&call.int(0))?.shown(),
        "math_int_log10" => math::log10_of_integer(&call.int(0))?.shown(),
        "math_gamma" => gamma::gamma(x())?.shown(),
        "math_lgamma" => gamma::log_gamma(x())?.shown(),
        "math_degrees" => math::degrees(x()).shown(),
        "math_radians" => math::radians(x()).shown(),
        "math_floor" => math::floor(x())?.shown(),
        "math_ceil" => math::ceil(x())?.shown(),
        "math_modf" => math::modf(x()).shown(),
        "math_frexp" => {
            let (mantissa, exponent) = float::split(x());
            (mantissa, Integer::Small(exponent)).shown()
        }
        "math_ulp" => math::ulp(x()).shown(),
        "math_pow" => math::pow(x(), y())?.shown(),
        "math_fmod" => math::fmod(x(), y())?.shown(),
        "math_remainder" => math::remainder(x(), y())?.shown(),
        "math_atan2" => math::atan2(x(), y()).shown(),
        "math_nextafter" => math::nextafter(x(), y()).shown(),
        "math_isclose" if call.0.len() == 2 => math::isclose(x(), y(), 1e-9, 0.0)?.shown(),
        "math_isclose" => math::isclose(x(), y(), call.float(2), call.float(3))?.shown(),
        "math_ldexp" => math::ldexp(x(), &call.int(1))?.shown(),
        "math_hypot" => math::hypot(&list()).shown(),
        "math_fsum" => {
            let mut sum = math::ExactSum::default();
            list().into_iter().try_for_each(|number| sum.add(number))?;
            sum.finish()?.shown()
        }
        _ => panic!("no kernel is called {name}"),
    })
}

fn joined<'a>(
    cut: impl FnOnce(&mut dyn FnMut(&'a str) -> Result<(), Complaint>) -> Result<(), Complaint>,
) -> Answer {
    let mut pieces = Vec::new();
    cut(&mut |piece| {
        pieces.push(piece);
        Ok(())
    })?;
    Ok(pieces.join("|"))
}

fn text_answer(name: &str, call: &Call) -> Answer {
    use text::split::Side;
    use text::{case, classify, layout, quote, search, split};
    let s = call.text(0);
    let view = Text::from(s);
    let t = || call.text(1);
    let window = || (call.word(2), if call.text(3) == "None" { i64::MAX } else { call.word(3) });
    let shown = |found: Option<usize>| found.map_or("-1".to_string(), |index| index.to_string());
    let fill = || call.text(2).chars().next().unwrap();
    let (room, poll) = (1 << 20, &mut never());
    let triple = |(a, b, c): (&str, &str, &str)| format!("{a}|{b}|{c}");
    Ok(match name {
        "length" => view.length().to_string(),
        "slice" => view.slice(call.word(1) as usize, call.word(2) as usize).to_string(),
        "lower" => case::lower(s, poll)?,
        "upper" => case::upper(s, poll)?,
        "title" => case::title(s, poll)?,
        "capitalize" => case::capitalize(s, poll)?,
        "swapcase" => case::swap_case(s, poll)?,
        "casefold" => case::fold(s, poll)?,
        "isalnum" => classify::is_alphanumeric(s, poll)?.shown(),
        "isalpha" => classify::is_alphabetic(s, poll)?.shown(),
        "isascii" => s.is_ascii().shown(),
        "isdecimal" => classify::is_decimal(s, poll)?.shown(),
        "isdigit" => classify::is_digit(s, poll)?.shown(),
        "isidentifier" => classify::is_identifier_polled(s, poll)?.shown(),
        "islower" => classify::is_lower(s, poll)?.shown(),
        "isnumeric" => classify::is_numeric(s, poll)?.shown(),
        "isprintable" => classify::is_printable(s, poll)?.shown(),
        "isspace" => classify::is_whitespace(s, poll)?.shown(),
        "istitle" => classify::is_title(s, poll)?.shown(),
        "isupper" => classify::is_upper(s, poll)?.shown(),
        "repr" => quote::repr(s),
        "ascii" => quote::ascii(s, poll)?,
        "find" => shown(search::find(view, t(), window().0, window().1)),
        "rfind" => shown(search::find_last(view, t(), window().0, window().1)),
        "index" => search::index(view, t(), window().0, window().1)?.to_string(),
        "rindex" => search::index_last(view, t(), window().0, window().1)?.to_string(),
        "count" => search::count(view, t(), window().0, window().1, poll)?.to_string(),
        "startswith" => search::starts_with(view, t(), window().0, window().1).shown(),
        "endswith" => search::ends_with(view, t(), window().0, window().1).shown(),
        "replace" => search::replace(s, t(), call.text(2), call.word(3), room, poll)?,
        "split" => joined(|sink| split::split(s, t(), call.word(2), sink))?,
        "rsplit" => joined(|sink| split::split_last(s, t(), call.word(2), sink))?,
        "split_space" => joined(|sink| split::split_space(s, call.word(1), sink))?,
        "rsplit_space" => joined(|sink| split::split_space_last(s, call.word(1), sink))?,
        "splitlines" => joined(|sink| split::split_lines(s, t() == "True", sink))?,
        "partition" => triple(split::partition(s, t())?),
        "rpartition" => triple(split::partition_last(s, t())?),
        "strip" => split::strip(s, None, Side::Both, poll)?.into(),
        "lstrip" => split::strip(s, None, Side::Left, poll)?.into(),
        "rstrip" => split::strip(s, None, Side::Right, poll)?.into(),
        "strip_of" => split::strip(s, Some(t()), Side::Both, poll)?.into(),
        "lstrip_of" => split::strip(s, Some(t()), Side::Left, poll)?.into(),
        "rstrip_of" => split::strip(s, Some(t()), Side::Right, poll)?.into(),
        "removeprefix" => split::remove_prefix(s, t()).into(),
        "removesuffix" => split::remove_suffix(s, t()).into(),
        "ljust" => layout::left_justified(view, call.word(1), fill(), room, poll)?,
        "rjust" => layout::right_justified(view, call.word(1), fill(), room, poll)?,
        "center" => layout::centered(view, call.word(1), fill(), room, poll)?,
        "zfill" => layout::zero_filled(view, call.word(1), room, poll)?,
        "expandtabs" => layout::tabs_expanded(s, call.word(1), room, poll)?,
        _ => panic!("no kernel is called {name}"),
    })
}

type ByteSink<'a> = dyn FnMut(&[u8]) -> Result<(), Complaint> + 'a;

fn bytes_answer(name: &str, call: &Call) -> Answer {
    use taipan::kernel::bytes::codec::{self, Encoding};
    use taipan::kernel::bytes::{convert, search};
    use taipan::kernel::hash::{self, HashKey};
    use taipan::kernel::random::Twister;
    use text::split::Side;
    if let Some(answer) = codec_and_number_answer(name, call) {
        return answer;
    }
    let bytes = |index: usize| convert::from_hex(call.text(index), &mut never()).unwrap();
    let s = &bytes(0)[..];
    let t = || bytes(1);
    let hex = |bytes: &[u8]| convert::hex(bytes, &mut never()).unwrap();
    let poll = &mut never();
    let window = || (call.word(2), if call.text(3) == "None" { i64::MAX } else { call.word(3) });
    let shown = |found: Option<usize>| found.map_or("-1".to_string(), |index| index.to_string());
    let pieces = |cut: &dyn Fn(&mut ByteSink) -> Result<(), Complaint>| {
        let mut pieces: Vec<Vec<u8>> = Vec::new();
        cut(&mut |piece| {
            pieces.push(piece.to_vec());
            Ok(())
        })?;
        Ok::<_, Complaint>(hex(&pieces.join(&b'|')))
    };
    let triple = |(a, b, c): search::Parts| hex(&[a, b, c].join(&b'|'));
    Ok(match name {
        "lower" => hex(&convert::lower(s)),
        "upper" => hex(&convert::upper(s)),
        "title" => hex(&convert::title(s)),
        "capitalize" => hex(&convert::capitalize(s)),
        "swapcase" => hex(&convert::swap_case(s)),
        "isalnum" => convert::is_alphanumeric(s).shown(),
        "isalpha" => convert::is_alphabetic(s).shown(),
        "isdigit" => convert::is_digit(s).shown(),
        "islower" => convert::is_lower(s).shown(),
        "isspace" => convert::is_whitespace(s).shown(),
        "istitle" => convert::is_title(s).shown(),
        "isupper" => convert::is_upper(s).shown(),
        "strip" => hex(search::strip(s, None, Side::Both)),
        "lstrip" => hex(search::strip(s, None, Side::Left)),
        "rstrip" => hex(search::strip(s, None, Side::Right)),
        "strip_of" => hex(search::strip(s, Some(&t()), Side::Both)),
        "lstrip_of" => hex(search::strip(s, Some(&t()), Side::Left)),
        "rstrip_of" => hex(search::strip(s, Some(&t()), Side::Right)),
        "hex" => hex(s),
        "hex_grouped" => convert::hex_grouped(s, convert::hex_separator(call.text(1))?, call.word(2), poll)?,
        "repr" => convert::repr(s, poll)?,
        "repr_of_array" => convert::repr_of_array(s, "bytearray", poll)?,
        "split_space" => pieces(&|sink| search::split_space(s, call.word(1), sink))?,
        "rsplit_space" => pieces(&|sink| search::split_space_last(s, call.word(1), sink))?,
        "split" => pieces(&|sink| search::split(s, &t(), call.word(2), sink))?,
        "rsplit" => pieces(&|sink| search::split_last(s, &t(), call.word(2), sink))?,
        "splitlines" => pieces(&|sink| search::split_lines(s, call.text(1) == "True", sink))?,
        "partition" => triple(search::partition(s, &t())?),
        "rpartition" => triple(search::partition_last(s, &t())?),
        "replace" => hex(&search::replace(s, &t(), &bytes(2), call.word(3), ROOM, poll)?),
        "find" => shown(search::find(s, &t(), window().0, window().1)),
        "rfind" => shown(search::find_last(s, &t(), window().0, window().1)),
        "index" => search::find(s, &t(), window().0, window().1).ok_or_else(search::not_found)?.to_string(),
        "rindex" => {
            search::find_last(s, &t(), window().0, window().1).ok_or_else(search::not_found)?.to_string()
        }
        "count" => search::count(s, &t(), window().0, window().1, poll)?.to_string(),
        "startswith" => search::starts_with(s, &t(), window().0, window().1).shown(),
        "endswith" => search::ends_with(s, &t(), window().0, window().1).shown(),
        "zfill" => hex(&convert::zero_filled(s, call.word(1), ROOM)?),
        "ljust" => hex(&convert::left_justified(s, call.word(1), b'*', ROOM)?),
        "rjust" => hex(&convert::right_justified(s, call.word(1), b'*', ROOM)?),
        "center" => hex(&convert::centered(s, call.word(1), b'*', ROOM)?),
        "expandtabs" => hex(&convert::tabs_expanded(s, call.word(1), ROOM)?),
        "translate" => {
            let table: Vec<u8> = (0..=255).rev().collect();
            hex(&convert::translated(s, Some(&table), &t(), poll)?)
        }
        "decode" => codec::decode(s, Encoding::named(call.text(1))?, call.text(2), poll)?,
        "hash" => hash::of_bytes(s, HashKey::default()).to_string(),
        "random_bytes" => sequence(Twister::from_bytes(s)),
        _ => panic!("no kernel is called {name}"),
    })
}

/// The lines of the bytes table whose first argument is not bytes.
fn codec_and_number_answer(name: &str, call: &Call) -> Option<Answer> {
    use taipan::kernel::bytes::codec::{self, Encoding};
    use taipan::kernel::bytes::convert;
    use taipan::kernel::hash::{SetHash, TupleHash};
    use taipan::kernel::random::Twister;
    let hashes = || call.text(0).split_whitespace().map(|hash| hash.parse::<i64>().unwrap());
    let hex = |bytes: Vec<u8>| convert::hex(&bytes, &mut never()).unwrap();
    Some(match name {
        "encode" => Encoding::named(call.text(1))
            .and_then(|encoding| codec::encode(call.text(0), encoding, call.text(2), false, &mut never()))
            .map(hex),
        "fromhex" => convert::from_hex(call.text(0), &mut never()).map(hex),
        "random_int" => Ok(sequence(Twister::from_integer(&call.int(0)))),
        "random_bits" => {
            let mut twister = Twister::from_integer(&Integer::Small(7));
            let mut draw = || twister.next_bits(call.word(0), &mut never());
            (0..700).map(|_| draw()).last().unwrap().map(Shown::shown)
        }
        "tuple_hash" => {
            let mut hash = TupleHash::default();
            hashes().for_each(|item| hash.add(item));
            Ok(hash.finish().to_string())
        }
        "set_hash" => {
            let mut hash = SetHash::default();
            hashes().for_each(|item| hash.add(item));
            Ok(hash.finish().to_string())
        }
        _ => return None,
    })
}

/// Some numbers that a generator gives, the state being carried over half way.
fn sequence(mut twister: taipan::kernel::random::Twister) -> String {
    let mut shown: Vec<String> = (0..3).map(|_| twister.next_float().shown()).collect();
    let (words, index) = twister.state();
    let mut twister = taipan::kernel::random::Twister::from_state(words, index).unwrap();
    shown.push(twister.next_bits(40, &mut never()).unwrap().shown());
    shown.extend((0..700).map(|_| twister.next_float()).last().map(Shown::shown));
    shown.join(" ")
}

/// Room for anything that the tables ask for.
const ROOM: usize = 1 << 20;

fn format_answer(name: &str, call: &Call) -> Answer {
    use taipan::kernel::format::{percent, render};
    let poll = &mut never();
    let limit = DEFAULT_DIGIT_LIMIT;
    // A text with one conversion, and what makes text of the conversion.
    let converted = |render: &mut dyn FnMut(percent::Conversion<'_>) -> Answer| {
        let mut out = String::new();
        for piece in percent::Pieces::of(call.text(0), name == "percent_mapping") {
            match piece? {
                percent::Piece::Literal(text) => out += text,
                percent::Piece::Conversion(conversion) => out += &render(conversion)?,
                percent::Piece::Refused(_, complaint) => return Err(complaint),
            }
        }
        Ok(out)
    };
    match name {
        "format_int" => render::integer(&call.int(0), call.text(1), "int", limit, ROOM, poll),
        "format_bool" => render::integer(&Integer::Small(1), call.text(1), "bool", limit, ROOM, poll),
        "format_float" => render::float(call.float(0), call.text(1), ROOM),
        "format_str" => render::text(call.text(0), call.text(1), ROOM),
        "percent_int" => converted(&mut |conversion| conversion.integer(&call.int(1), limit, ROOM, poll)),
        "percent_float" => converted(&mut |conversion| conversion.float(call.float(1), ROOM)),
        "percent_str" => converted(&mut |conversion| conversion.text(call.text(1), ROOM)),
        "percent_char" => converted(&mut |conversion| conversion.code_point(&call.int(1), ROOM)),
        "percent_text" | "percent_mapping" => converted(&mut |conversion| conversion.text("é", ROOM)),
        "template" => filled(call.text(0), &mut Default::default(), MAX_DEPTH),
        _ => panic!("no kernel is called {name}"),
    }
}

/// What `str.format` gives for arguments that show how they were reached: three positional ones, the
/// keywords `a` and `x y`, and `b`, which is the text `wide`.
fn filled(text: &str, numbering: &mut template::Numbering, depth: usize) -> Answer {
    use taipan::kernel::format::render;
    let mut out = String::new();
    for piece in template::Pieces::of(text, depth)? {
        let field = match piece? {
            template::Piece::Literal(text) => {
                out += text;
                continue;
            }
            template::Piece::Field(field) => field,
        };
        let (source, steps) = numbering.source_of(field.name)?;
        let mut path = match source {
            Source::Position(position) if position > 2 => return Err(template::missing_position(position)),
            Source::Position(position) => format!("p{position}"),
            Source::Keyword(name) if ["a", "b", "x y"].contains(&name) => name.to_string(),
            Source::Keyword(name) => return Err(Complaint::new(ErrorKind::Key, name)),
        };
        let is_text = path == "b";
        for step in steps {
            match step? {
                Step::Attribute(name) => path += &format!(".{name}"),
                Step::Index(index) => path += &format!("[{index}]"),
                Step::Key(key) => path += &format!("[{}]", text::quote::repr(key)),
            }
        }
        let conversion = field.conversion.map(template::conversion_of).transpose()?;
        let spec =
            if field.nested { filled(field.spec, numbering, depth - 1)? } else { field.spec.to_string() };
        out += &match (conversion, is_text) {
            (None, false) => format!("<{path}|{spec}>"),
            (None | Some(ValueConversion::Str), true) => render::text("wide", &spec, ROOM)?,
            (_, true) => render::text("'wide'", &spec, ROOM)?,
            (Some(ValueConversion::Str), false) => render::text(&format!("str {path}"), &spec, ROOM)?,
            (Some(ValueConversion::Repr), false) => render::text(&format!("repr é {path}"), &spec, ROOM)?,
            (Some(ValueConversion::Ascii), false) => {
                render::text(&format!("repr \\xe9 {path}"), &spec, ROOM)?
            }
        };
    }
    Ok(out)
}

#[test]
fn extreme_arguments_have_answers() {
    use taipan::kernel::bytes::{convert, search as byte_search};
    use taipan::kernel::format::render;
    use text::{layout, search};
    let memory = Complaint::memory();
    for room in [100, usize::MAX] {
        let view = Text::from("aé");
        assert_eq!(layout::left_justified(view, i64::MAX, 'é', room, &mut never()), Err(memory.clone()));
        assert_eq!(layout::centered(view, i64::MAX, 'x', room, &mut never()), Err(memory.clone()));
        assert_eq!(layout::zero_filled(view, i64::MAX, room, &mut never()), Err(memory.clone()));
        assert_eq!(layout::tabs_expanded("a\t", i64::MAX, 100, &mut never()), Err(memory.clone()));
        assert_eq!(convert::centered(b"a", i64::MAX, b'x', room), Err(memory.clone()));
        let huge = i64::MAX.to_string();
        assert_eq!(render::text("a", &format!("é<{huge}"), room), Err(memory.clone()));
        assert_eq!(render::float(1.0, &format!("0{huge},.2f"), room), Err(memory.clone()));
        let seven = Integer::Small(7);
        let grouped = render::integer(&seven, &format!("0{huge}_x"), "int", 0, room, &mut never());
        assert_eq!(grouped, Err(memory.clone()));
        assert_eq!(integer::to_bytes(&seven, i64::MAX, ByteOrder::Big, true), Err(memory.clone()));
    }
    assert_eq!(render::float(1.0, ".2000000f", 100), Err(memory.clone()));
    assert_eq!(search::replace("aaaa", "a", &"b".repeat(50), -1, 100, &mut never()), Err(memory.clone()));
    assert_eq!(byte_search::replace(b"aaaa", b"", &[0; 50], -1, 100, &mut never()), Err(memory));
    for edge in [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX] {
        for other in [i64::MIN, -2, 2, i64::MAX] {
            let window = Text { text: "abc", is_ascii: false }
                .window(edge, other)
                .map(|(start, text)| (start, text.as_bytes()));
            let bytes = byte_search::window(b"abc", edge, other);
            assert_eq!(window, bytes, "{edge} {other}");
        }
    }
}

/// Every code point, answered by every predicate and mapping, summed up by plane-sized blocks.
#[test]
fn every_code_point_is_classified_as_by_cpython() {
    use text::{case, classify};
    let predicates: [fn(&str, &mut Poll) -> Outcome<bool>; 11] = [
        classify::is_alphanumeric,
        classify::is_alphabetic,
        classify::is_decimal,
        classify::is_digit,
        classify::is_identifier_polled,
        classify::is_lower,
        classify::is_numeric,
        classify::is_printable,
        classify::is_whitespace,
        classify::is_title,
        classify::is_upper,
    ];
    let mappings = [case::lower, case::upper, case::title, case::fold, case::swap_case];
    let blocks: Vec<u32> =
        include_str!("kernels/code_points.txt").lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(blocks.len(), 0x1100);
    for (block, expected) in blocks.into_iter().enumerate() {
        // FNV-1a over what each code point answers.
        let mut hash = 0x811c_9dc5u32;
        let mut add = |value: u32| hash = (hash ^ value).wrapping_mul(0x0100_0193);
        for c in (block as u32 * 256..block as u32 * 256 + 256).filter_map(char::from_u32) {
            let text = c.to_string();
            for (bit, predicate) in predicates.iter().enumerate() {
                add(u32::from(predicate(&text, &mut never()).unwrap()) << bit);
            }
            for mapping in mappings {
                mapping(&text, &mut never()).unwrap().chars().for_each(|mapped| add(mapped as u32));
            }
            add(classify::decimal_value(c).map_or(99, u32::from));
            add(u32::from(classify::is_line_break(c)));
        }
        assert_eq!(hash, expected, "code points {:#x} and following", block * 256);
    }
}
