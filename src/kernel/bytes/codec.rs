//! Between text and bytes: `str.encode` and `bytes.decode`.
//!
//! In: an encoding's and an error handler's name, and text or bytes. Out: the other. Where text has surrogates, stand-ins
//! are in their place, see `text::surrogate`; the caller says whether such characters are stand-ins. `namereplace` is
//! unknown, for it needs the names of all characters.
//!
//! Invariant: positions in complaints count bytes when decoding and code points when encoding.

use std::borrow::Cow;

use crate::kernel::complaint::{CodecPlace, Complaint, ErrorKind, Outcome, PIECE, Poll};
use crate::kernel::text::quote::push_code;
use crate::kernel::text::surrogate;

/// An encoding that scripts can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: with a mark in front
    Utf8Mark,
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `utf-16` in an order, or with a mark in front that tells the order
    Utf16(Option<Order>),
    /// `utf-32`, likewise
    Utf32(Option<Order>),
}

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The least significant
    Little,
    /// The most significant
    Big,
}

impl Encoding {
    /// The encoding of that name; case, `_`, `-` and spaces do not matter.
    pub fn named(name: &str) -> Outcome<Encoding> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        Ok(match plain.to_ascii_lowercase().as_str() {
            "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
            "utf8sig" => Encoding::Utf8Mark,
            "ascii" | "usascii" | "646" | "ansix341968" | "iso646us" => Encoding::Ascii,
            "latin1" | "latin" | "l1" | "iso88591" | "88591" | "8859" | "cp819" => Encoding::Latin1,
            "utf16" | "u16" => Encoding::Utf16(None),
            "utf16le" => Encoding::Utf16(Some(Order::Little)),
            "utf16be" => Encoding::Utf16(Some(Order::Big)),
            "utf32" | "u32" => Encoding::Utf32(None),
            "utf32le" => Encoding::Utf32(Some(Order::Little)),
            "utf32be" => Encoding::Utf32(Some(Order::Big)),
            _ => return Err(Complaint::new(ErrorKind::Lookup, format!("unknown encoding: {name}"))),
        })
    }
}

fn unknown_handler(name: &str) -> Complaint {
    Complaint::new(ErrorKind::Lookup, format!("unknown error handler name '{name}'"))
}

/// A `UnicodeDecodeError`
pub fn decode_error(
    encoding: &'static str,
    bytes: &[u8],
    start: usize,
    end: usize,
    reason: impl Into<Cow<'static, str>>,
) -> Complaint {
    let reason = reason.into();
    let message = match bytes.get(start) {
        Some(byte) if end == start + 1 => {
            format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
        }
        _ => {
            let last = end.saturating_sub(1);
            format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    };
    let place = Some(Box::new(CodecPlace { encoding, start, end, reason }));
    Complaint { kind: ErrorKind::UnicodeDecode, message, place }
}

/// A `UnicodeEncodeError` about the code points `refused`, the first of which has the index `start`.
pub fn encode_error(
    encoding: &'static str,
    refused: &[u32],
    start: usize,
    reason: &'static str,
) -> Complaint {
    let end = start + refused.len();
    let message = match refused {
        [code] => {
            let mut shown = String::new();
            push_code(&mut shown, *code);
            format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
        }
        _ => format!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1),
    };
    let place = Some(Box::new(CodecPlace { encoding, start, end, reason: reason.into() }));
    Complaint { kind: ErrorKind::UnicodeEncode, message, place }
}

/// Handles bytes that do not decode: appends what stands for them, or complains.
fn decode_wrong(
    out: &mut String,
    encoding: &'static str,
    bytes: &[u8],
    (start, end): (usize, usize),
    reason: &'static str,
    errors: &str,
) -> Outcome<()> {
    match errors {
        "strict" | "surrogatepass" => return Err(decode_error(encoding, bytes, start, end, reason)),
        "surrogateescape" => {
            let wrong = bytes.get(start..end).unwrap_or_default();
            if encoding.starts_with("utf-16")
                || encoding.starts_with("utf-32")
                || wrong.iter().any(u8::is_ascii)
            {
                return Err(decode_error(encoding, bytes, start, end, reason));
            }
            out.extend(wrong.iter().filter_map(|byte| surrogate::character_of(0xdc00 + u32::from(*byte))));
        }
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => {
            for byte in bytes.get(start..end).unwrap_or_default() {
                out.push_str(&format!("\\x{byte:02x}"));
            }
        }
        "xmlcharrefreplace" => {
            let message = "don't know how to handle UnicodeDecodeError in error callback";
            return Err(Complaint::type_error(message));
        }
        _ => return Err(unknown_handler(errors)),
    }
    Ok(())
}

/// `bytes.decode(encoding, errors)`
pub fn decode(bytes: &[u8], encoding: Encoding, errors: &str, poll: &mut Poll) -> Outcome<String> {
    match encoding {
        Encoding::Utf8 => decode_utf8(bytes, errors, poll),
        Encoding::Utf8Mark => decode_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), errors, poll),
        Encoding::Ascii => decode_ascii(bytes, errors, poll),
        Encoding::Latin1 => {
            let mut out = String::with_capacity(bytes.len());
            for piece in bytes.chunks(PIECE) {
                poll()?;
                out.extend(piece.iter().map(|byte| char::from(*byte)));
            }
            Ok(out)
        }
        Encoding::Utf16(asked) => {
            let (skipped, order) = marked_order(bytes, asked, b"\xff\xfe", b"\xfe\xff");
            let text = decode_utf16(bytes, skipped, order, errors, poll);
            text.map_err(|complaint| wrapped(complaint, asked, "utf-16-le", "utf-16-be"))
        }
        Encoding::Utf32(asked) => {
            let (skipped, order) = marked_order(bytes, asked, b"\xff\xfe\0\0", b"\0\0\xfe\xff");
            let text = decode_utf32(bytes, skipped, order, errors, poll);
            text.map_err(|complaint| wrapped(complaint, asked, "utf-32-le", "utf-32-be"))
        }
    }
}

/// CPython reaches the codecs of a given order by their name, and says so when a handler fails.
fn wrapped(mut complaint: Complaint, asked: Option<Order>, little: &str, big: &str) -> Complaint {
    let Some(order) = asked else { return complaint };
    if complaint.place.is_none() {
        let name = if order == Order::Little { little } else { big };
        complaint.message = format!("decoding with '{name}' codec failed ({complaint})");
    }
    complaint
}

/// The order that a mark tells, and the mark's length.
fn marked_order(bytes: &[u8], order: Option<Order>, little: &[u8], big: &[u8]) -> (usize, Order) {
    match order {
        Some(order) => (0, order),
        None if bytes.starts_with(little) => (little.len(), Order::Little),
        None if bytes.starts_with(big) => (big.len(), Order::Big),
        None => (0, Order::Little),
    }
}

fn decode_utf8(bytes: &[u8], errors: &str, poll: &mut Poll) -> Outcome<String> {
    let mut out = String::with_capacity(bytes.len());
    let (mut start, mut polls) = (0, (0..).step_by(PIECE).peekable());
    while let Some(rest) = bytes.get(start..)
        && !rest.is_empty()
    {
        if polls.next_if(|next| *next <= start).is_some() {
            poll()?;
        }
        let piece = rest.get(..PIECE).unwrap_or(rest);
        let error = match std::str::from_utf8(piece) {
            Ok(valid) => {
                out.push_str(valid);
                start += piece.len();
                continue;
            }
            // A character may go on in the next piece.
            Err(error)
                if error.error_len().is_none() && piece.len() < rest.len() && error.valid_up_to() > 0 =>
            {
                let (valid, _) = rest.split_at(error.valid_up_to());
                out.push_str(&String::from_utf8_lossy(valid));
                start += valid.len();
                continue;
            }
            Err(error) => error,
        };
        let (valid, wrong) = rest.split_at(error.valid_up_to());
        out.push_str(&String::from_utf8_lossy(valid));
        start += valid.len();
        if errors == "surrogatepass"
            && let Some((c, _)) = surrogate::generalized_surrogate(wrong)
        {
            out.push(c);
            start += 3;
            continue;
        }
        let (length, reason) = match (error.error_len(), wrong.first()) {
            (None, _) => (wrong.len(), "unexpected end of data"),
            (Some(_), Some(0x80..=0xc1 | 0xf5..)) => (1, "invalid start byte"),
            (Some(length), _) => (length, "invalid continuation byte"),
        };
        decode_wrong(&mut out, "utf-8", bytes, (start, start + length), reason, errors)?;
        start += length;
    }
    Ok(out)
}

fn decode_ascii(bytes: &[u8], errors: &str, poll: &mut Poll) -> Outcome<String> {
    let mut out = String::with_capacity(bytes.len());
    for (index, byte) in bytes.iter().enumerate() {
        if index.is_multiple_of(PIECE) {
            poll()?;
        }
        if byte.is_ascii() {
            out.push(char::from(*byte));
        } else {
            decode_wrong(&mut out, "ascii", bytes, (index, index + 1), "ordinal not in range(128)", errors)?;
        }
    }
    Ok(out)
}

fn decode_utf16(
    bytes: &[u8],
    skipped: usize,
    order: Order,
    errors: &str,
    poll: &mut Poll,
) -> Outcome<String> {
    let mut polls = (skipped..).step_by(PIECE).peekable();
    let encoding = if order == Order::Little { "utf-16-le" } else { "utf-16-be" };
    let unit_at = |at: usize| {
        let pair = bytes.get(at..)?.first_chunk::<2>()?;
        Some(if order == Order::Little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) })
    };
    let mut out = String::with_capacity(bytes.len() / 2);
    let mut at = skipped;
    while at < bytes.len() {
        if polls.next_if(|next| *next <= at).is_some() {
            poll()?;
        }
        let (length, reason) = match (unit_at(at), unit_at(at + 2)) {
            (None, _) => (bytes.len() - at, "truncated data"),
            (Some(unit @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
                let code = 0x10000 + (u32::from(unit - 0xd800) << 10) + u32::from(low - 0xdc00);
                out.extend(char::from_u32(code));
                at += 4;
                continue;
            }
            (Some(0xd800..0xdc00), Some(_)) => (2, "illegal UTF-16 surrogate"),
            (Some(0xd800..0xdc00), None) => (bytes.len() - at, "unexpected end of data"),
            (Some(0xdc00..0xe000), _) => (2, "illegal encoding"),
            (Some(unit), _) => {
                out.extend(char::from_u32(u32::from(unit)));
                at += 2;
                continue;
            }
        };
        if let (Some(unit @ 0xd800..0xe000), "surrogatepass") = (unit_at(at), errors) {
            out.extend(surrogate::character_of(u32::from(unit)));
            at += 2;
            continue;
        }
        decode_wrong(&mut out, encoding, bytes, (at, at + length), reason, errors)?;
        at += length;
    }
    Ok(out)
}

fn decode_utf32(
    bytes: &[u8],
    skipped: usize,
    order: Order,
    errors: &str,
    poll: &mut Poll,
) -> Outcome<String> {
    let mut polls = (skipped..).step_by(PIECE).peekable();
    let encoding = if order == Order::Little { "utf-32-le" } else { "utf-32-be" };
    let mut out = String::with_capacity(bytes.len() / 4);
    let mut at = skipped;
    while let Some(rest) = bytes.get(at..)
        && !rest.is_empty()
    {
        if polls.next_if(|next| *next <= at).is_some() {
            poll()?;
        }
        let code = rest.first_chunk::<4>().map(|unit| match order {
            Order::Little => u32::from_le_bytes(*unit),
            Order::Big => u32::from_be_bytes(*unit),
        });
        let (length, reason) = match code.map(|code| (code, char::from_u32(code))) {
            None => (rest.len(), "truncated data"),
            Some((_, Some(c))) => {
                out.push(c);
                at += 4;
                continue;
            }
            Some((code @ 0xd800..0xe000, None)) if errors == "surrogatepass" => {
                out.extend(surrogate::character_of(code));
                at += 4;
                continue;
            }
            Some((0xd800..0xe000, None)) => (4, "code point in surrogate code point range(0xd800, 0xe000)"),
            Some((_, None)) => (4, "code point not in range(0x110000)"),
        };
        decode_wrong(&mut out, encoding, bytes, (at, at + length), reason, errors)?;
        at += length;
    }
    Ok(out)
}

/// `str.encode(encoding, errors)`; `has_surrogates` says that stand-ins in the text are surrogates.
pub fn encode(
    text: &str,
    encoding: Encoding,
    errors: &str,
    has_surrogates: bool,
    poll: &mut Poll,
) -> Outcome<Vec<u8>> {
    let has_surrogates = has_surrogates && surrogate::stands_in(text);
    let code_of = if has_surrogates { surrogate::code_of } else { u32::from };
    match encoding {
        Encoding::Ascii => {
            encode_narrow(text, ("ascii", "ordinal not in range(128)"), 128, errors, poll, code_of)
        }
        Encoding::Latin1 => {
            encode_narrow(text, ("latin-1", "ordinal not in range(256)"), 256, errors, poll, code_of)
        }
        _ if has_surrogates => encode_wide(text, encoding, errors, poll),
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Mark => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Utf16(order) => {
            let mark = if order.is_none() { "\u{feff}" } else { "" };
            let units = mark.encode_utf16().chain(text.encode_utf16());
            Ok(match order {
                Some(Order::Big) => units.flat_map(u16::to_be_bytes).collect(),
                _ => units.flat_map(u16::to_le_bytes).collect(),
            })
        }
        Encoding::Utf32(order) => {
            let mark = if order.is_none() { "\u{feff}" } else { "" };
            let units = mark.chars().chain(text.chars()).map(u32::from);
            Ok(match order {
                Some(Order::Big) => units.flat_map(u32::to_be_bytes).collect(),
                _ => units.flat_map(u32::to_le_bytes).collect(),
            })
        }
    }
}

/// The canonical name of an encoding of all characters.
fn wide_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf16(None) => "utf-16",
        Encoding::Utf16(Some(Order::Little)) => "utf-16-le",
        Encoding::Utf16(Some(Order::Big)) => "utf-16-be",
        Encoding::Utf32(None) => "utf-32",
        Encoding::Utf32(Some(Order::Little)) => "utf-32-le",
        Encoding::Utf32(Some(Order::Big)) => "utf-32-be",
        _ => "utf-8",
    }
}

/// Text with surrogates in an encoding of all characters but those.
fn encode_wide(text: &str, encoding: Encoding, errors: &str, poll: &mut Poll) -> Outcome<Vec<u8>> {
    // What is not a surrogate is encoded piece by piece, the mark with the first.
    let unmarked = match encoding {
        Encoding::Utf8Mark => Encoding::Utf8,
        Encoding::Utf16(None) => Encoding::Utf16(Some(Order::Little)),
        Encoding::Utf32(None) => Encoding::Utf32(Some(Order::Little)),
        other => other,
    };
    let mut out = encode("", encoding, errors, false, poll)?;
    let mut rest = text;
    let mut place = 0;
    while let Some(c) = rest.chars().next() {
        if place % PIECE == PIECE - 1 {
            poll()?;
        }
        let Some(code) = surrogate::surrogate_of(c) else {
            let end = rest.find(|c| surrogate::surrogate_of(c).is_some()).unwrap_or(rest.len());
            let (plain, behind) = rest.split_at(end);
            out.extend(encode(plain, unmarked, errors, false, poll)?);
            place += plain.chars().count();
            rest = behind;
            continue;
        };
        match (errors, unmarked) {
            ("surrogatepass", Encoding::Utf16(order)) => {
                let unit = code as u16;
                out.extend(if order == Some(Order::Big) { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            ("surrogatepass", Encoding::Utf32(order)) => {
                out.extend(if order == Some(Order::Big) { code.to_be_bytes() } else { code.to_le_bytes() });
            }
            ("surrogatepass", _) => out.extend(surrogate::generalized_bytes(code)),
            ("surrogateescape", Encoding::Utf8) if (0xdc80..=0xdcff).contains(&code) => out.push(code as u8),
            ("ignore", _) => {}
            ("replace" | "backslashreplace" | "xmlcharrefreplace", _) => {
                out.extend(encode(&replacement(code, errors), unmarked, errors, false, poll)?);
            }
            ("strict" | "surrogateescape", _) => {
                let refused: Vec<u32> = rest.chars().map_while(surrogate::surrogate_of).collect();
                return Err(encode_error(wide_name(encoding), &refused, place, "surrogates not allowed"));
            }
            _ => return Err(unknown_handler(errors)),
        }
        place += 1;
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    Ok(out)
}

/// What a handler puts in the place of a code point.
fn replacement(code: u32, errors: &str) -> String {
    match errors {
        "backslashreplace" => {
            let mut shown = String::new();
            push_code(&mut shown, code);
            shown
        }
        "xmlcharrefreplace" => format!("&#{code};"),
        _ => "?".to_owned(),
    }
}

/// One byte for each character below `bound`.
fn encode_narrow(
    text: &str,
    (encoding, reason): (&'static str, &'static str),
    bound: u32,
    errors: &str,
    poll: &mut Poll,
    code_of: fn(char) -> u32,
) -> Outcome<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    for (index, c) in text.chars().enumerate() {
        if index.is_multiple_of(PIECE) {
            poll()?;
        }
        let code = code_of(c);
        if code < bound {
            out.push(code as u8);
            continue;
        }
        match errors {
            "surrogateescape" if (0xdc80..=0xdcff).contains(&code) => out.push(code as u8),
            "strict" | "surrogateescape" | "surrogatepass" => {
                let refused: Vec<u32> =
                    text.chars().skip(index).map(code_of).take_while(|code| *code >= bound).collect();
                return Err(encode_error(encoding, &refused, index, reason));
            }
            "ignore" => {}
            "replace" | "backslashreplace" | "xmlcharrefreplace" => {
                out.extend(replacement(code, errors).bytes());
            }
            _ => return Err(unknown_handler(errors)),
        }
    }
    Ok(out)
}
