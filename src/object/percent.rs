//! `%` of `str`, `bytes` and `bytearray`.
//!
//! Owns which value each conversion gets and how objects become the numbers and texts that are laid out in
//! `kernel::format::percent`. Bytes are formatted as text in which each character stands for a byte.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Thrown};
use super::error::Raise;
use super::growing::Growing;
use super::item;
use super::symbol::name;
use super::tuple::Tuple;
use crate::heap::{Value, Word};
use crate::kernel::complaint::{Complaint, Outcome};
use crate::kernel::format::percent::{Amount, Conversion, Piece, Pieces};
use crate::kernel::integer::Integer;
use crate::kernel::integer_text;
use crate::kernel::text::quote;

/// What is formatted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// `str`
    Text,
    /// `bytes` and `bytearray`: a character for each byte.
    Bytes,
}

/// The values on the right of `%`, handed out one by one.
struct Operands<'s> {
    /// A tuple whose items are the values, or the only value.
    values: Handle<'s>,
    /// How many values there are.
    count: usize,
    is_tuple: bool,
    /// How many have been handed out.
    used: usize,
    /// What keys are looked up in.
    mapping: Option<Handle<'s>>,
    /// A key has been looked up: from then on nobody asks whether values are left over.
    keyed: bool,
}

impl<'s> Operands<'s> {
    fn of(cx: &Cx<'s>, values: Handle<'s>, flavour: Flavour) -> Operands<'s> {
        let v = cx.get(values);
        if let Some(tuple) = cx.content::<Tuple>(v) {
            let count = tuple.tail_len();
            let values = cx.root(tuple.value());
            return Operands { values, count, is_tuple: true, used: 0, mapping: None, keyed: false };
        }
        let is = |class| cx.is_instance(v, class);
        let text =
            is(Builtin::Str) || (flavour == Flavour::Bytes && (is(Builtin::Bytes) || is(Builtin::ByteArray)));
        let has_items = !text && v.is_pointer() && cx.lookup(cx.class_of(v), name::getitem).is_some();
        let mapping = has_items.then_some(values);
        Operands { values, count: 1, is_tuple: false, used: 0, mapping, keyed: false }
    }

    fn next(&mut self, cx: &Cx<'_>, out: Handle<'_>) -> Res<()> {
        if self.used == self.count {
            return Err(cx.type_error("not enough arguments for format string"));
        }
        let v = cx.get(self.values);
        let v = match v.cast::<Tuple>() {
            Some(tuple) if self.is_tuple => tuple.tail_values().get(self.used).unwrap_or(Value::NONE),
            _ => v,
        };
        cx.set(out, v);
        self.used += 1;
        Ok(())
    }

    /// From here on the only value is the one under this key.
    fn look_up(&mut self, cx: &mut Cx<'s>, mapping: Handle<'s>, key: Handle<'_>) -> Res<()> {
        let value = if self.keyed { self.values } else { cx.root(Value::NONE) };
        item::get(cx, value, mapping, key)?;
        (self.values, self.count, self.is_tuple, self.used, self.keyed) = (value, 1, false, 0, true);
        Ok(())
    }

    fn are_left(&self) -> bool {
        self.used < self.count && self.mapping.is_none()
    }
}

/// `out = template % values` for text.
///
/// # Errors
/// As `percent`.
pub fn format_text<'s>(
    cx: &mut Cx<'s>,
    out: Handle<'_>,
    template: Handle<'_>,
    values: Handle<'s>,
) -> Res<()> {
    let template = cx.text(cx.get(template));
    percent(cx, &template, values, Flavour::Text)?.finish_into(cx, out)
}

/// `template % values`, as text.
///
/// # Errors
/// ValueError for what is wrong with the template, TypeError for values that do not fit, MemoryError, and whatever
/// scripts raise.
pub fn percent<'s>(cx: &mut Cx<'s>, template: &str, values: Handle<'s>, flavour: Flavour) -> Res<Growing> {
    let mut growing = Growing::default();
    let mut operands = Operands::of(cx, values, flavour);
    let [v, key] = cx.locals();
    let mapped = operands.mapping.is_some();
    let pieces = match flavour {
        Flavour::Text => Pieces::of(template, mapped),
        Flavour::Bytes => Pieces::of_bytes(template, mapped),
    };
    for piece in pieces {
        let (mut conversion, refused) = match piece.map_err(|c| cx.complain(c))? {
            Piece::Literal(text) => {
                growing.push(cx, text)?;
                continue;
            }
            Piece::Refused(conversion, complaint) => (conversion, Some(complaint)),
            Piece::Conversion(conversion) => (conversion, None),
        };
        if flavour == Flavour::Bytes && conversion.letter == 'i' {
            conversion.letter = 'd';
        }
        if let (Some(text), Some(mapping)) = (conversion.key, operands.mapping) {
            let made = match flavour {
                Flavour::Text => cx.string(text)?,
                Flavour::Bytes => cx.bytes(&to_bytes(text))?,
            };
            cx.set(key, made);
            operands.look_up(cx, mapping, key)?;
        }
        if conversion.width == Amount::Next {
            operands.next(cx, v)?;
            let width = starred(cx, v, i64::MAX, "ssize_t")?;
            conversion.set_width(width);
        }
        if conversion.precision == Amount::Next {
            operands.next(cx, v)?;
            let precision = starred(cx, v, i64::from(i32::MAX), "int")?;
            conversion.set_precision(precision);
        }
        operands.next(cx, v)?;
        if let Some(complaint) = refused {
            return Err(cx.complain(complaint));
        }
        cx.scope(|cx| convert(cx, &mut growing, &conversion, v, flavour))?;
        cx.attend(1)?;
    }
    if operands.are_left() {
        let what = if flavour == Flavour::Text { "string" } else { "bytes" };
        return Err(cx.type_error(format!("not all arguments converted during {what} formatting")));
    }
    Ok(growing)
}

/// The number that `*` stands for.
fn starred(cx: &Cx<'_>, v: Handle<'_>, most: i64, c_type: &str) -> Res<i64> {
    let v = cx.get(v);
    match cx.as_integer(v) {
        None => Err(cx.type_error("* wants int")),
        Some(Integer::Small(i)) if i.unsigned_abs() <= most as u64 => Ok(i),
        Some(_) => Err(cx.overflow_error(format!("Python int too large to convert to C {c_type}"))),
    }
}

impl Cx<'_> {
    /// What a kernel made, or its complaint as an exception.
    fn allowed<T>(&self, outcome: Outcome<T>) -> Res<T> {
        outcome.map_err(|complaint| self.complain(complaint))
    }
}

fn convert(
    cx: &mut Cx<'_>,
    growing: &mut Growing,
    conversion: &Conversion<'_>,
    v: Handle<'_>,
    flavour: Flavour,
) -> Res<()> {
    let value = cx.get(v);
    let shows = matches!(conversion.letter, 'd' | 'i' | 'u')
        || (flavour == Flavour::Text && matches!(conversion.letter, 's' | 'r'));
    if value.is_int() && shows && conversion.is_bare() {
        let mut room = [0; 20];
        let digits = integer_text::small(value.as_int(), &mut room);
        return growing.push(cx, std::str::from_utf8(digits).unwrap_or_default());
    }
    let [out] = cx.locals();
    let text = match conversion.letter {
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let number = whole_number(cx, conversion, v)?;
            cx.with_room(|cx| {
                let (limit, room, mut poll) = (cx.digit_limit.get(), cx.room(), cx.kernel_poll());
                cx.allowed(conversion.integer(&number, limit, room, &mut poll))
            })?
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = real_number(cx, v, flavour)?;
            cx.with_room(|cx| cx.allowed(conversion.float(number, cx.room())))?
        }
        'c' => character(cx, conversion, v, flavour)?,
        'r' | 's' if flavour == Flavour::Text => {
            if conversion.letter == 'r' {
                cx.repr_into(out, v)?;
            } else {
                cx.str_into(out, v)?;
            }
            if conversion.is_plain() {
                return growing.push_value(cx, out);
            }
            let shown = cx.text(cx.get(out));
            cx.with_room(|cx| cx.allowed(conversion.text(&shown, cx.room())))?
        }
        'a' | 'r' => {
            let shown = {
                let shown = cx.repr(v)?;
                cx.computed(|poll| quote::escape_non_ascii(&shown, poll))?
            };
            cx.with_room(|cx| cx.allowed(conversion.text(&shown, cx.room())))?
        }
        _ => {
            let shown = bytes_as_text(cx, out, v)?;
            cx.with_room(|cx| cx.allowed(conversion.text(&shown, cx.room())))?
        }
    };
    growing.push(cx, &text)
}

/// The int for `%d` and its kin.
fn whole_number(cx: &mut Cx<'_>, conversion: &Conversion<'_>, v: Handle<'_>) -> Res<Integer> {
    let (value, takes_index_only) = (cx.get(v), matches!(conversion.letter, 'o' | 'x' | 'X'));
    if let Some(i) = cx.as_integer(value) {
        return Ok(i);
    }
    let refused = |cx: &Cx<'_>| {
        let type_name = cx.type_name(cx.get(v));
        cx.complain(conversion.not_a_number(type_name))
    };
    if !takes_index_only && let Some(super::number::Number::Float(f)) = cx.as_number(value) {
        return crate::kernel::float::to_integer(f).map_err(|c| cx.complain(c));
    }
    let [out] = cx.locals();
    let methods = [name::int_, name::index];
    for method in methods.into_iter().skip(usize::from(takes_index_only)) {
        match cx.call_special(out, v, method, &[]) {
            Ok(false) => {}
            Ok(true) => return cx.as_integer(cx.get(out)).ok_or_else(|| refused(cx)),
            Err(_) if cx.pending_is(Builtin::TypeError) => break,
            Err(thrown) => return Err(thrown),
        }
    }
    cx.pending.set(Word::UNDEF);
    Err(refused(cx))
}

/// The float for `%f` and its kin.
fn real_number(cx: &mut Cx<'_>, v: Handle<'_>, flavour: Flavour) -> Res<f64> {
    if let Some(f) = cx.as_f64(cx.get(v)) {
        return Ok(f);
    }
    let is_int = cx.as_integer(cx.get(v)).is_some();
    if is_int && flavour == Flavour::Text {
        return Err(cx.overflow_error("int too large to convert to float"));
    }
    let [out] = cx.locals();
    if !is_int && cx.call_special(out, v, name::float_, &[])? {
        return match cx.as_number(cx.get(out)) {
            Some(super::number::Number::Float(f)) => Ok(f),
            _ => {
                let (own, given) = (cx.type_name(cx.get(v)), cx.type_name(cx.get(out)));
                Err(cx.type_error(format!("{own}.__float__ returned non-float (type {given})")))
            }
        };
    }
    if !is_int && cx.call_special(out, v, name::index, &[])? {
        return cx.as_f64(cx.get(out)).ok_or_else(|| cx.overflow_error("int too large to convert to float"));
    }
    let type_name = cx.type_name(cx.get(v));
    Err(cx.type_error(match flavour {
        Flavour::Text => format!("must be real number, not {type_name}"),
        Flavour::Bytes => format!("float argument required, not {type_name}"),
    }))
}

/// `%c`
fn character(cx: &mut Cx<'_>, conversion: &Conversion<'_>, v: Handle<'_>, flavour: Flavour) -> Res<String> {
    let single = match flavour {
        Flavour::Text => cx.text_behind(cx.get(v)).map(|s| s.as_str().to_string()),
        Flavour::Bytes => cx.octets(cx.get(v)).map(|bytes| to_text(&bytes)),
    };
    if let Some(text) = single {
        let mut chars = text.chars();
        return match (chars.next(), chars.next()) {
            (Some(c), None) => cx.with_room(|cx| cx.allowed(conversion.character(c, cx.room()))),
            _ => Err(no_character(cx, flavour)),
        };
    }
    let [out] = cx.locals();
    let value = cx.get(v);
    let number = match cx.as_integer(value) {
        Some(i) => Some(i),
        None if cx.lookup(cx.class_of(value), name::index).is_some() => {
            cx.index_into(out, v)?;
            cx.as_integer(cx.get(out))
        }
        None => None,
    };
    let Some(number) = number else { return Err(no_character(cx, flavour)) };
    if flavour == Flavour::Bytes && !number.to_i64().is_some_and(|i| (0..256).contains(&i)) {
        return Err(cx.overflow_error("%c arg not in range(256)"));
    }
    cx.with_room(|cx| cx.allowed(conversion.code_point(&number, cx.room())))
}

fn no_character(cx: &Cx<'_>, flavour: Flavour) -> Thrown {
    cx.complain(Complaint::type_error(match flavour {
        Flavour::Text => "%c requires int or char",
        Flavour::Bytes => "%c requires an integer in range(256) or a single byte",
    }))
}

/// The bytes of a value for `%b`, each as a character. `out` is overwritten.
fn bytes_as_text(cx: &mut Cx<'_>, out: Handle<'_>, v: Handle<'_>) -> Res<String> {
    if let Some(bytes) = cx.octets(cx.get(v)) {
        return Ok(to_text(&bytes));
    }
    let type_name = cx.type_name(cx.get(v)).to_string();
    if !cx.call_special(out, v, name::bytes_, &[])? {
        return Err(cx.type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{type_name}'"
        )));
    }
    if cx.is_instance(cx.get(out), Builtin::Bytes)
        && let Some(bytes) = cx.octets(cx.get(out))
    {
        return Ok(to_text(&bytes));
    }
    let given = cx.type_name(cx.get(out));
    Err(cx.type_error(format!("__bytes__ returned non-bytes (type {given})")))
}

/// A character for each byte.
pub fn to_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The bytes of such a text.
pub fn to_bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u8).collect()
}
