//! The methods of `str`.
//!
//! Owns the table of natives and what ties the algorithms of `kernel::text` to strings: positions, which are code points
//! here and bytes there, and results that are strings, lists and tuples. Layout and joining are in `string`, formatting
//! in `format` and `percent`, translation in `translate`.
//!
//! Invariant: a method whose result equals the receiver may give the receiver itself, as text never changes.

use super::argument::{Fill, Part, Place, Separator, Size, SmallSize, Stripped, Times};
use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret, Thrown};
use super::error::Raise;
use super::format::{Values, format_template};
use super::item;
use super::list::List;
use super::native::{Given, Take};
use super::percent::format_text;
use super::string::Str;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Ref, Value};
use crate::kernel::bytes::codec::{self, Encoding};
use crate::kernel::complaint::{Complaint, ErrorKind, Outcome, Poll};
use crate::kernel::text::split::{self, Side, Sink};
use crate::kernel::text::{Text, case, classify, layout, quote, search, surrogate};
use crate::natives;

/// How many pieces are made between two looks at whether somebody asked to stop.
const PIECES: usize = 1000;

impl<'v> Ref<'v, Str> {
    /// The text as kernels take it.
    pub fn for_kernel(self) -> Text<'v> {
        Text { text: self.as_str(), is_ascii: self.is_ascii() }
    }
}

/// A string operand that stays a rope if it is one.
#[derive(Clone, Copy)]
struct Operand<'v>(Value<'v>);

impl<'v> Take<'v> for Operand<'v> {
    const EXPECTED: &'static str = "str";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Operand<'v>> {
        let own = if cx.text_len(v).is_some() { v } else { cx.payload(v)? };
        cx.text_len(own).map(|_| Operand(own))
    }
}

/// The string behind the receiver of a loud native.
fn this_text<'s>(cx: &Cx<'s>, this: Handle<'s>, method: &str) -> Res<Handle<'s>> {
    match cx.text_behind(cx.get(this)) {
        Some(text) => Ok(cx.root(text.value())),
        None => cx.receiver::<Str>(this, Builtin::Str, method),
    }
}

impl<'s> Cx<'s> {
    /// What a kernel makes, as a string.
    fn made(&self, make: impl FnOnce(&mut Poll) -> Outcome<String>) -> Res<Value<'_>> {
        let text = self.computed(make)?;
        self.string(&text)
    }

    /// What a kernel says of a text.
    fn says(&self, test: impl FnOnce(&mut Poll) -> Outcome<bool>) -> Res<Value<'_>> {
        self.computed(test).map(Value::bool)
    }

    /// A part of a string: the string itself if it is all of it.
    fn part_of<'v>(&'v self, text: Ref<'v, Str>, part: &str) -> Res<Value<'v>> {
        if part.len() == text.tail_len() {
            return Ok(text.value());
        }
        self.piece(part).ok_or_else(|| self.memory_error())
    }

    fn stripped<'v>(&'v self, text: Ref<'v, Str>, unwanted: Stripped<'_>, side: Side) -> Res<Value<'v>> {
        let part = self.computed(|poll| split::strip(text.as_str(), unwanted.0, side, poll))?;
        self.part_of(text, part)
    }

    /// A string with another case: the string itself if it is ASCII and nothing changes.
    fn cased<'v>(
        &'v self,
        text: Ref<'v, Str>,
        ascii: fn(&u8) -> u8,
        other: fn(&str, &mut Poll) -> Outcome<String>,
    ) -> Res<Value<'v>> {
        if !text.is_ascii() {
            return self.made(|poll| other(text.as_str(), poll));
        }
        if text.tail_text().iter().all(|byte| ascii(byte) == *byte) {
            return Ok(text.value());
        }
        self.mapped_ascii(text, |byte| ascii(&byte))
    }

    /// A list of the pieces that `cut` finds.
    fn pieces<'v>(&'v self, cut: impl FnOnce(&mut Sink<'v, '_>) -> Outcome<()>) -> Res<Ref<'v, List>> {
        let list = self.list(&[])?;
        let mut poll = self.kernel_poll();
        let cut = cut(&mut |piece| {
            if list.len().is_multiple_of(PIECES) {
                poll()?;
            }
            let pushed = self.piece(piece).is_some_and(|piece| self.list_push(list, piece));
            if pushed { Ok(()) } else { Err(Complaint::memory()) }
        });
        match cut {
            Ok(()) => Ok(list),
            Err(complaint) => Err(self.complain(complaint)),
        }
    }

    /// The part of a text between two places, and the byte where it starts.
    fn window<'v>(&self, text: Ref<'v, Str>, start: Place, end: Place) -> Option<(usize, &'v str)> {
        let (from, to) = Place::window(start, end, text.chars())?;
        let (from, to) = (self.byte_offset(text, from), self.byte_offset(text, to));
        Some((from, text.as_str().get(from..to)?))
    }

    /// The place of a needle, given how to find its byte in a window.
    fn found(
        &self,
        text: Ref<'_, Str>,
        needle: Part<'_>,
        (start, end): (Place, Place),
        find: fn(&str, &str) -> Option<usize>,
    ) -> Option<usize> {
        let (from, window) = self.window(text, start, end)?;
        let offset = find(window, needle.0.as_str())?;
        Some(self.char_index(text, from + offset))
    }

    /// `startswith` and `endswith`: does the part between two places have one of the affixes at that end?
    fn has_affix(
        &self,
        side: Side,
        text: Value<'_>,
        affix: Value<'_>,
        (start, end): (Place, Place),
    ) -> Res<bool> {
        let method = if side == Side::Left { "startswith" } else { "endswith" };
        let window = Place::window(start, end, self.text_len(text).unwrap_or(0));
        let fits = |affix: Ref<'_, Str>| {
            let Some((from, to)) = window.filter(|(from, to)| to - from >= affix.chars()) else {
                return false;
            };
            let (from, to) = match side {
                Side::Left => (from, from + affix.chars()),
                _ => (to - affix.chars(), to),
            };
            let around = self.text_around(text, from, to);
            around.is_some_and(|(t, before)| {
                self.chars_between(t, from - before, to - before) == affix.as_str()
            })
        };
        if let Some(affix) = self.text_behind(affix) {
            return Ok(fits(affix));
        }
        let Some(tuple) = self.content::<Tuple>(affix) else {
            let given = self.type_name(affix);
            let message = format!("{method} first arg must be str or a tuple of str, not {given}");
            return Err(self.type_error(message));
        };
        self.charge_work(tuple.tail_len() / 16);
        let mut poll = self.kernel_poll();
        for (at, item) in tuple.tail_values().iter().enumerate() {
            if at % 4096 == 4095 {
                poll().map_err(|complaint| self.complain(complaint))?;
            }
            let Some(affix) = self.text_behind(item) else {
                let given = self.type_name(item);
                return Err(self.type_error(format!("tuple for {method} must only contain str, not {given}")));
            };
            if fits(affix) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn partitioned<'v>(
        &'v self,
        parts: [&str; 3],
        text: Ref<'v, Str>,
        separator: Part<'v>,
    ) -> Res<Value<'v>> {
        let [head, middle, tail] = parts;
        let (head, tail) = (self.part_of(text, head)?, self.part_of(text, tail)?);
        let middle = self.part_of(separator.0, middle)?;
        self.tuple(&[head, middle, tail])
    }

    fn text_compared<'v>(&self, op: Comparison, this: Ref<'v, Str>, other: Value<'v>) -> Value<'static> {
        match self.text_behind(other) {
            Some(other) => {
                let answer = self.quiet_compare(op, this.value(), other.value());
                answer.map_or(Value::NOT_IMPLEMENTED, Value::bool)
            }
            None => Value::NOT_IMPLEMENTED,
        }
    }

    /// The bytes of `object` as text, as `str(bytes, encoding, errors)` and `bytes.decode` make it.
    ///
    /// # Errors
    /// LookupError for names that mean nothing, UnicodeDecodeError, MemoryError.
    pub fn decoded<'v>(
        &'v self,
        bytes: &[u8],
        object: Value<'_>,
        encoding: &str,
        errors: &str,
    ) -> Res<Value<'v>> {
        if bytes.is_empty() {
            return self.string("");
        }
        let text = Encoding::named(encoding)
            .and_then(|encoding| codec::decode(bytes, encoding, errors, &mut self.kernel_poll()));
        match text {
            Ok(text) => {
                if errors.starts_with("surrogate") && surrogate::stands_in(&text) {
                    self.surrogates.set(true);
                }
                self.string(&text)
            }
            Err(complaint) => Err(self.complain_about(complaint, object)),
        }
    }

    /// A codec's complaint as an exception about what it was given.
    fn complain_about(&self, complaint: Complaint, object: Value<'_>) -> Thrown {
        let class = match complaint.kind {
            ErrorKind::UnicodeDecode => Builtin::UnicodeDecodeError,
            ErrorKind::UnicodeEncode => Builtin::UnicodeEncodeError,
            _ => return self.complain(complaint),
        };
        match &complaint.place {
            Some(place) => {
                self.codec_error(class, place.encoding, object, (place.start, place.end), &place.reason)
            }
            None => self.complain(complaint),
        }
    }

    /// Text as bytes, as `str.encode` and `bytes(text, encoding, errors)` make them.
    ///
    /// # Errors
    /// LookupError for names that mean nothing, UnicodeEncodeError.
    pub fn encoded(&self, text: Value<'_>, encoding: &str, errors: &str) -> Res<Vec<u8>> {
        let plain = self.text_behind(text).map_or("", |s| s.as_str());
        let bytes = Encoding::named(encoding).and_then(|encoding| {
            codec::encode(plain, encoding, errors, self.surrogates.get(), &mut self.kernel_poll())
        });
        bytes.map_err(|complaint| self.complain_about(complaint, text))
    }

    /// The names of encoding and error handler among the arguments of a constructor, if one was given.
    ///
    /// # Errors
    /// TypeError for names that are no strings.
    pub(super) fn codec_names(
        &self,
        class: Builtin,
        encoding: Handle<'_>,
        errors: Handle<'_>,
    ) -> Res<Option<(String, String)>> {
        if self.get(encoding) == Value::UNDEF && self.get(errors) == Value::UNDEF {
            return Ok(None);
        }
        let text = |argument: Handle<'_>, which: &str, default: &str| -> Res<String> {
            let v = self.get(argument);
            match self.text_behind(v) {
                Some(text) => Ok(text.as_str().to_string()),
                None if v == Value::UNDEF => Ok(default.to_string()),
                None => {
                    let (class, given) = (class.name(), self.type_name(v));
                    let given = if v == Value::NONE { "None" } else { given };
                    Err(self.type_error(format!("{class}() argument '{which}' must be str, not {given}")))
                }
            }
        };
        let (encoding_text, errors_text) =
            (text(encoding, "encoding", "utf-8")?, text(errors, "errors", "strict")?);
        Ok(Some((encoding_text, errors_text)))
    }
}

/// `out` = what `str(object, encoding, errors)` gives.
fn text_from<'s>(
    cx: &mut Cx<'s>,
    out: Handle<'s>,
    object: Handle<'s>,
    codec: Option<(String, String)>,
) -> Res<()> {
    if cx.get(object) == Value::UNDEF {
        cx.set(out, cx.string("")?);
        return Ok(());
    }
    let Some((encoding, errors)) = codec else { return cx.str_into(out, object) };
    let v = cx.get(object);
    if cx.is_instance(v, Builtin::Str) {
        return Err(cx.type_error("decoding str is not supported"));
    }
    let Some(bytes) = cx.octets(v) else {
        let given = cx.type_name(v);
        return Err(cx.type_error(format!("decoding to str: need a bytes-like object, {given} found")));
    };
    let text = cx.decoded(&bytes, v, &encoding, &errors)?;
    cx.set(out, text);
    Ok(())
}

fn remainder<'s>(cx: &mut Cx<'s>, template: Handle<'s>, values: Handle<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    format_text(cx, out, template, values)?;
    cx.ret(cx.get(out))
}

fn quick_str<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [class, v] = given.all(vm)?;
    if class != vm.class(Builtin::Str) {
        return None;
    }
    if v.is_int() {
        return vm.try_decimal(v.as_int()).map(Ref::value);
    }
    v.cast::<Str>().map(Ref::value)
}

natives! { pub static METHODS:
    /// A new string: the text of an object, or decoded bytes.
    loud static_ fn "__new__" new(cx, class, key object = NONE, key encoding = NONE, key errors = NONE) shortcut quick_str {
        cx.check_new(class, Builtin::Str)?;
        let codec = cx.codec_names(Builtin::Str, encoding, errors)?;
        let [out] = cx.locals();
        text_from(cx, out, object, codec)?;
        let (class, made) = (cx.get(class), cx.get(out));
        if class == cx.class(Builtin::Str) {
            return cx.ret(made);
        }
        let payload = cx.text_behind(made).map_or(made, Ref::value);
        cx.ret(cx.construct(class, payload))
    }
    /// `repr(self)`
    quiet fn "__repr__" repr(cx, this: &'v str) {
        cx.made(|poll| quote::repr_polled(this, cx.surrogates.get(), poll))
    }
    /// `str(self)`
    quiet fn "__str__" str(cx, this: Operand<'v>) { Ok(this.0) }
    /// `hash(self)`
    quiet fn "__hash__" hash(cx, this: Ref<'v, Str>) { Ok(cx.int(cx.hash_text(this))) }
    /// `len(self)`
    quiet fn "__len__" len(cx, this: Operand<'v>) {
        Ok(Value::int(cx.text_len(this.0).unwrap_or(0) as i64))
    }
    /// `iter(self)`
    quiet fn "__iter__" iter(cx, this: Ref<'v, Str>) {
        Ok(cx.new_iterator(Builtin::StrIterator, this.value(), 0, 0).value())
    }
    /// `self[index]`
    loud fn "__getitem__" getitem(cx, this, index) {
        let text = this_text(cx, this, "__getitem__")?;
        let [out] = cx.locals();
        item::get(cx, out, text, index)?;
        cx.ret(cx.get(out))
    }
    /// `part in self`
    quiet fn "__contains__" contains(cx, this: Ref<'v, Str>, part: Value<'v>) {
        match item::contains_quietly(cx, this.value(), part) {
            Some(answer) => answer.map(Value::bool),
            None => Ok(Value::FALSE),
        }
    }
    /// `self + other`
    quiet fn "__add__" add(cx, this: Operand<'v>, other: Value<'v>) {
        match Operand::take(cx, other) {
            Some(other) => cx.concat(this.0, other.0),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    /// `self * count`
    quiet fn "__mul__" mul(cx, this: Ref<'v, Str>, count: Times) {
        match count {
            Times::Count(count) => cx.repeated(this, count),
            Times::Foreign => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    /// `count * self`
    quiet fn "__rmul__" rmul(cx, this: Ref<'v, Str>, count: Times) {
        match count {
            Times::Count(count) => cx.repeated(this, count),
            Times::Foreign => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    /// `self % values`
    loud fn "__mod__" modulo(cx, this, values) {
        let text = this_text(cx, this, "__mod__")?;
        remainder(cx, text, values)
    }
    /// `template % self`
    loud fn "__rmod__" rmodulo(cx, this, template) {
        let text = this_text(cx, this, "__rmod__")?;
        if cx.text_behind(cx.get(template)).is_none() {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        remainder(cx, template, text)
    }
    /// `self == other`
    quiet fn "__eq__" eq(cx, this: Ref<'v, Str>, other: Value<'v>) {
        Ok(cx.text_compared(Comparison::Equal, this, other))
    }
    /// `self != other`
    quiet fn "__ne__" ne(cx, this: Ref<'v, Str>, other: Value<'v>) {
        Ok(cx.text_compared(Comparison::NotEqual, this, other))
    }
    /// `self < other`
    quiet fn "__lt__" lt(cx, this: Ref<'v, Str>, other: Value<'v>) {
        Ok(cx.text_compared(Comparison::Less, this, other))
    }
    /// `self <= other`
    quiet fn "__le__" le(cx, this: Ref<'v, Str>, other: Value<'v>) {
        Ok(cx.text_compared(Comparison::LessEqual, this, other))
    }
    /// `self > other`
    quiet fn "__gt__" gt(cx, this: Ref<'v, Str>, other: Value<'v>) {
        Ok(cx.text_compared(Comparison::Greater, this, other))
    }
    /// `self >= other`
    quiet fn "__ge__" ge(cx, this: Ref<'v, Str>, other: Value<'v>) {
        Ok(cx.text_compared(Comparison::GreaterEqual, this, other))
    }
    /// What a copy is made of.
    quiet fn "__getnewargs__" getnewargs(cx, this: Ref<'v, Str>) { cx.tuple(&[this.value()]) }
    /// The size of the string in memory, in bytes.
    quiet fn "__sizeof__" sizeof(cx, this: Ref<'v, Str>) { Ok(cx.int((size_of::<Str>() + this.tail_len()) as i64)) }

    /// `"hI".capitalize() == "Hi"`
    quiet fn capitalize(cx, this: &'v str) { cx.made(|poll| case::capitalize(this, poll)) }
    /// `"Straße".casefold() == "strasse"`
    quiet fn casefold(cx, this: Ref<'v, Str>) { cx.cased(this, u8::to_ascii_lowercase, case::fold) }
    /// `"HI".lower() == "hi"`
    quiet fn lower(cx, this: Ref<'v, Str>) { cx.cased(this, u8::to_ascii_lowercase, case::lower) }
    /// `"hi".upper() == "HI"`
    quiet fn upper(cx, this: Ref<'v, Str>) { cx.cased(this, u8::to_ascii_uppercase, case::upper) }
    /// `"Hi".swapcase() == "hI"`
    quiet fn swapcase(cx, this: &'v str) { cx.made(|poll| case::swap_case(this, poll)) }
    /// `"two words".title() == "Two Words"`
    quiet fn title(cx, this: &'v str) { cx.made(|poll| case::title(this, poll)) }

    /// `"ab".center(5, "-") == "--ab-"`
    quiet fn center(cx, this: Ref<'v, Str>, width: Size, fillchar: Fill = Fill(' ')) {
        if width.0 <= this.chars() as i64 {
            return Ok(this.value());
        }
        cx.made(|poll| layout::centered(this.for_kernel(), width.0, fillchar.0, cx.room(), poll))
    }
    /// `"ab".ljust(4, ".") == "ab.."`
    quiet fn ljust(cx, this: Ref<'v, Str>, width: Size, fillchar: Fill = Fill(' ')) {
        if width.0 <= this.chars() as i64 {
            return Ok(this.value());
        }
        cx.made(|poll| layout::left_justified(this.for_kernel(), width.0, fillchar.0, cx.room(), poll))
    }
    /// `"ab".rjust(4, ".") == "..ab"`
    quiet fn rjust(cx, this: Ref<'v, Str>, width: Size, fillchar: Fill = Fill(' ')) {
        if width.0 <= this.chars() as i64 {
            return Ok(this.value());
        }
        cx.made(|poll| layout::right_justified(this.for_kernel(), width.0, fillchar.0, cx.room(), poll))
    }
    /// `"-7".zfill(4) == "-007"`
    quiet fn zfill(cx, this: Ref<'v, Str>, width: Size) {
        if width.0 <= this.chars() as i64 {
            return Ok(this.value());
        }
        cx.made(|poll| layout::zero_filled(this.for_kernel(), width.0, cx.room(), poll))
    }
    /// `"a\tb".expandtabs(4) == "a   b"`
    quiet fn expandtabs(cx, this: &'v str, key tabsize: SmallSize = SmallSize(8)) {
        cx.made(|poll| layout::tabs_expanded(this, i64::from(tabsize.0), cx.room(), poll))
    }

    /// `"banana".count("an") == 2`
    quiet fn count(cx, this: Ref<'v, Str>, part: Part<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let Some((from, window)) = cx.window(this, start, end) else { return Ok(Value::int(0)) };
        let count = if part.0.tail_len() == 0 {
            cx.char_index(this, from + window.len()) - cx.char_index(this, from) + 1
        } else {
            cx.computed(|poll| search::occurrences(window, part.0.as_str(), poll))?
        };
        Ok(Value::int(count as i64))
    }
    /// `"banana".find("na") == 2`, or -1
    quiet fn find(cx, this: Ref<'v, Str>, part: Part<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let found = cx.found(this, part, (start, end), search::offset);
        Ok(Value::int(found.map_or(-1, |at| at as i64)))
    }
    /// `"banana".rfind("na") == 4`, or -1
    quiet fn rfind(cx, this: Ref<'v, Str>, part: Part<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let found = cx.found(this, part, (start, end), search::last_offset);
        Ok(Value::int(found.map_or(-1, |at| at as i64)))
    }
    /// As `find`, with a ValueError for what is not there
    quiet fn index(cx, this: Ref<'v, Str>, part: Part<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let found = cx.found(this, part, (start, end), search::offset);
        found.map(|at| Value::int(at as i64)).ok_or_else(|| cx.value_error("substring not found"))
    }
    /// As `rfind`, with a ValueError for what is not there
    quiet fn rindex(cx, this: Ref<'v, Str>, part: Part<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        let found = cx.found(this, part, (start, end), search::last_offset);
        found.map(|at| Value::int(at as i64)).ok_or_else(|| cx.value_error("substring not found"))
    }
    /// `"game.py".startswith(("lib", "game"))`
    quiet fn startswith(cx, this: Operand<'v>, prefix: Value<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        cx.has_affix(Side::Left, this.0, prefix, (start, end)).map(Value::bool)
    }
    /// `"game.py".endswith(".py")`
    quiet fn endswith(cx, this: Operand<'v>, suffix: Value<'v>, start: Place = Place::ABSENT, end: Place = Place::ABSENT) {
        cx.has_affix(Side::Right, this.0, suffix, (start, end)).map(Value::bool)
    }
    /// `"a-b-c".replace("-", "+", 1) == "a+b-c"`
    quiet fn replace(cx, this: Ref<'v, Str>, old: &'v str, new: &'v str, count: Size = Size(-1)) {
        if count.0 == 0 || search::offset(this.as_str(), old).is_none() {
            return Ok(this.value());
        }
        cx.made(|poll| search::replace(this.as_str(), old, new, count.0, cx.room(), poll))
    }
    /// `"pre-fix".removeprefix("pre-") == "fix"`
    quiet fn removeprefix(cx, this: Ref<'v, Str>, prefix: &'v str) {
        cx.part_of(this, split::remove_prefix(this.as_str(), prefix))
    }
    /// `"suf-fix".removesuffix("-fix") == "suf"`
    quiet fn removesuffix(cx, this: Ref<'v, Str>, suffix: &'v str) {
        cx.part_of(this, split::remove_suffix(this.as_str(), suffix))
    }

    /// `" a,b ".strip() == "a,b"`
    quiet fn strip(cx, this: Ref<'v, Str>, chars: Stripped<'v> = Stripped(None)) {
        cx.stripped(this, chars, Side::Both)
    }
    /// `" a ".lstrip() == "a "`
    quiet fn lstrip(cx, this: Ref<'v, Str>, chars: Stripped<'v> = Stripped(None)) {
        cx.stripped(this, chars, Side::Left)
    }
    /// `" a ".rstrip() == " a"`
    quiet fn rstrip(cx, this: Ref<'v, Str>, chars: Stripped<'v> = Stripped(None)) {
        cx.stripped(this, chars, Side::Right)
    }
    /// `"a,b,c".split(",", 1) == ["a", "b,c"]`; without a separator at runs of whitespace
    quiet fn split(cx, this: &'v str, key sep: Separator<'v> = Separator(None), key maxsplit: Size = Size(-1)) {
        let list = cx.pieces(|sink| match sep.0 {
            Some(separator) => split::split(this, separator, maxsplit.0, sink),
            None => split::split_space(this, maxsplit.0, sink),
        })?;
        Ok(list.value())
    }
    /// `"a,b,c".rsplit(",", 1) == ["a,b", "c"]`
    quiet fn rsplit(cx, this: &'v str, key sep: Separator<'v> = Separator(None), key maxsplit: Size = Size(-1)) {
        let list = cx.pieces(|sink| match sep.0 {
            Some(separator) => split::split_last(this, separator, maxsplit.0, sink),
            None => split::split_space_last(this, maxsplit.0, sink),
        })?;
        cx.list_reverse(list);
        Ok(list.value())
    }
    /// `"a\nb\n".splitlines() == ["a", "b"]`
    quiet fn splitlines(cx, this: &'v str, key keepends: SmallSize = SmallSize(0)) {
        let list = cx.pieces(|sink| split::split_lines(this, keepends.0 != 0, sink))?;
        Ok(list.value())
    }
    /// `"key=value=x".partition("=") == ("key", "=", "value=x")`
    quiet fn partition(cx, this: Ref<'v, Str>, sep: Part<'v>) {
        let parts = split::partition(this.as_str(), sep.0.as_str());
        let (head, middle, tail) = parts.map_err(|complaint| cx.complain(complaint))?;
        cx.partitioned([head, middle, tail], this, sep)
    }
    /// `"key=value=x".rpartition("=") == ("key=value", "=", "x")`
    quiet fn rpartition(cx, this: Ref<'v, Str>, sep: Part<'v>) {
        let parts = split::partition_last(this.as_str(), sep.0.as_str());
        let (head, middle, tail) = parts.map_err(|complaint| cx.complain(complaint))?;
        cx.partitioned([head, middle, tail], this, sep)
    }
    /// `", ".join(["a", "b"]) == "a, b"`
    loud fn join(cx, this, iterable) shortcut super::join::quick_join {
        let text = this_text(cx, this, "join")?;
        super::join::texts(cx, text, iterable)
    }

    /// `"aé".encode("latin-1") == b"a\xe9"`
    quiet fn encode(cx, this: Ref<'v, Str>, key encoding: &'v str = "utf-8", key errors: &'v str = "strict") {
        cx.bytes(&cx.encoded(this.value(), encoding, errors)?)
    }
    /// Every character replaced by what the table has for its number: another number, text, or None for nothing
    loud fn translate(cx, this, table) {
        let text = this_text(cx, this, "translate")?;
        super::translate::translate(cx, text, table)
    }
    /// A table for `translate`: from a dict, or from two texts of equal length and one of what goes
    quiet static_ fn maketrans(cx, x: Value<'v>, y: Option<&'v str>, z: Option<&'v str>) {
        super::translate::make_table(cx, x, y, z)
    }
    /// `"{} and {name}".format(1, name=2) == "1 and 2"`
    loud fn format(cx, this, *args, **kwargs) {
        let template = cx.text(cx.get(this_text(cx, this, "format")?));
        let [out] = cx.locals();
        format_template(cx, out, &template, Values::Arguments(args, kwargs))?;
        cx.ret(cx.get(out))
    }
    /// `"{name}".format_map({"name": 2}) == "2"`
    loud fn format_map(cx, this, mapping) {
        let template = cx.text(cx.get(this_text(cx, this, "format_map")?));
        let [out] = cx.locals();
        format_template(cx, out, &template, Values::Mapping(mapping))?;
        cx.ret(cx.get(out))
    }
    /// `format(self, format_spec)`
    loud fn "__format__" format_spec(cx, this, format_spec) {
        let text = this_text(cx, this, "__format__")?;
        let [out] = cx.locals();
        let Some(spec) = cx.text_behind(cx.get(format_spec)) else {
            let v = cx.get(format_spec);
            let given = if v == Value::NONE { "None" } else { cx.type_name(v) };
            return Err(cx.type_error(format!("__format__() argument must be str, not {given}")));
        };
        if spec.tail_len() == 0 {
            cx.str_into(out, this)?;
        } else {
            cx.format_into(out, text, format_spec)?;
        }
        cx.ret(cx.get(out))
    }

    /// Letters and digits only, and at least one?
    quiet fn isalnum(cx, this: &'v str) { cx.says(|poll| classify::is_alphanumeric(this, poll)) }
    /// Letters only, and at least one?
    quiet fn isalpha(cx, this: &'v str) { cx.says(|poll| classify::is_alphabetic(this, poll)) }
    /// ASCII only?
    quiet fn isascii(cx, this: Ref<'v, Str>) { Ok(Value::bool(this.is_ascii())) }
    /// Decimal digits only, and at least one?
    quiet fn isdecimal(cx, this: &'v str) { cx.says(|poll| classify::is_decimal(this, poll)) }
    /// Digits only, and at least one?
    quiet fn isdigit(cx, this: &'v str) { cx.says(|poll| classify::is_digit(this, poll)) }
    /// Could it be a name?
    quiet fn isidentifier(cx, this: &'v str) { cx.says(|poll| classify::is_identifier_polled(this, poll)) }
    /// No upper case, and some lower case?
    quiet fn islower(cx, this: &'v str) { cx.says(|poll| classify::is_lower(this, poll)) }
    /// Numeric characters only, and at least one?
    quiet fn isnumeric(cx, this: &'v str) { cx.says(|poll| classify::is_numeric(this, poll)) }
    /// Only characters that `repr` shows as they are?
    quiet fn isprintable(cx, this: &'v str) { cx.says(|poll| classify::is_printable(this, poll)) }
    /// Whitespace only, and at least some?
    quiet fn isspace(cx, this: &'v str) { cx.says(|poll| classify::is_whitespace(this, poll)) }
    /// Does every word start with a capital, and only there?
    quiet fn istitle(cx, this: &'v str) { cx.says(|poll| classify::is_title(this, poll)) }
    /// No lower case, and some upper case?
    quiet fn isupper(cx, this: &'v str) { cx.says(|poll| classify::is_upper(this, poll)) }
}
