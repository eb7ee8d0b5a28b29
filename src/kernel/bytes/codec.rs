//! Between text and bytes: `str.encode` and `bytes.decode`.
//!
//! In: an encoding's and an error handler's name, and text or bytes. Out: the other. Lone surrogates cannot
//! be in text, so the handlers `surrogateescape` and `surrogatepass` act like `strict`; `namereplace`
//! is unknown, for it needs the names of all characters.
//!
//! Invariant: positions in complaints count bytes when decoding and code points when encoding.

use std::borrow::Cow;

use crate::kernel::complaint::{CodecPlace, Complaint, ErrorKind, Outcome, PIECE, Poll, pieces};
use crate::kernel::text::quote::push_escape;

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

/// A `UnicodeEncodeError` about the characters `refused`, the first of which has the index `start`.
pub fn encode_error(
    encoding: &'static str,
    refused: &[char],
    start: usize,
    reason: &'static str,
) -> Complaint {
    let end = start + refused.len();
    let message = match refused {
        [c] => {
            let mut shown = String::new();
            push_escape(&mut shown, *c);
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
        "strict" | "surrogateescape" | "surrogatepass" => {
            return Err(decode_error(encoding, bytes, start, end, reason));
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
            Some((0xd800..0xe000, None)) => (4, "code point in surrogate code point range(0xd800, 0xe000)"),
            Some((_, None)) => (4, "code point not in range(0x110000)"),
        };
        decode_wrong(&mut out, encoding, bytes, (at, at + length), reason, errors)?;
        at += length;
    }
    Ok(out)
}

/// `str.encode(encoding, errors)`
pub fn encode(text: &str, encoding: Encoding, errors: &str, poll: &mut Poll) -> Outcome<Vec<u8>> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Mark => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Ascii => encode_narrow(text, ("ascii", "ordinal not in range(128)"), 128, errors, poll),
        Encoding::Latin1 => encode_narrow(text, ("latin-1", "ordinal not in range(256)"), 256, errors, poll),
        Encoding::Utf16(order) => encode_wide(text, order, poll, |out, piece, order| {
            let units = piece.encode_utf16();
            match order {
                Order::Big => out.extend(units.flat_map(u16::to_be_bytes)),
                Order::Little => out.extend(units.flat_map(u16::to_le_bytes)),
            }
        }),
        Encoding::Utf32(order) => encode_wide(text, order, poll, |out, piece, order| {
            let units = piece.chars().map(u32::from);
            match order {
                Order::Big => out.extend(units.flat_map(u32::to_be_bytes)),
                Order::Little => out.extend(units.flat_map(u32::to_le_bytes)),
            }
        }),
    }
}

/// Units of several bytes, a mark in front if no order was asked for.
fn encode_wide(
    text: &str,
    asked: Option<Order>,
    poll: &mut Poll,
    push: impl Fn(&mut Vec<u8>, &str, Order),
) -> Outcome<Vec<u8>> {
    let (mut out, order) = (Vec::with_capacity(2 * text.len()), asked.unwrap_or(Order::Little));
    if asked.is_none() {
        push(&mut out, "\u{feff}", order);
    }
    for (_, piece) in pieces(text) {
        poll()?;
        push(&mut out, piece, order);
    }
    Ok(out)
}

/// One byte for each character below `bound`.
fn encode_narrow(
    text: &str,
    (encoding, reason): (&'static str, &'static str),
    bound: u32,
    errors: &str,
    poll: &mut Poll,
) -> Outcome<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let fits = |c: char| u32::from(c) < bound;
    for (index, c) in text.chars().enumerate() {
        if index.is_multiple_of(PIECE) {
            poll()?;
        }
        if fits(c) {
            out.push(u32::from(c) as u8);
            continue;
        }
        match errors {
            "strict" | "surrogateescape" | "surrogatepass" => {
                let refused: Vec<char> = text.chars().skip(index).take_while(|c| !fits(*c)).collect();
                return Err(encode_error(encoding, &refused, index, reason));
            }
            "ignore" => {}
            "replace" => out.push(b'?'),
            "backslashreplace" => {
                let mut shown = String::new();
                push_escape(&mut shown, c);
                out.extend(shown.bytes());
            }
            "xmlcharrefreplace" => out.extend(format!("&#{};", u32::from(c)).bytes()),
            _ => return Err(unknown_handler(errors)),
        }
    }
    Ok(out)
}
