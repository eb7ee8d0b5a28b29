//! `format()`, `str.format`, and what they share with f-strings.
//!
//! Owns the order of things: which value a field of a template means, what it is converted to, and who formats it.
//! Templates come apart in `kernel::format::template`, and numbers and text are laid out in `kernel::format::render`;
//! `%` is in `percent`.
//!
//! Invariant: errors appear in the order of the fields, those of the template between those of the values.

use super::attribute;
use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::growing::Growing;
use super::item;
use super::symbol::name;
use super::tuple::Tuple;
use crate::heap::{Collect, Value};
use crate::kernel::complaint::{Complaint, ErrorKind, Outcome};
use crate::kernel::format::render;
use crate::kernel::format::template::{
    MAX_DEPTH, Numbering, Piece, Pieces, Source, Step, ValueConversion, conversion_of, missing_position,
};
use crate::kernel::integer_text::DEFAULT_DIGIT_LIMIT;
use crate::kernel::text::quote;

/// Where the fields of a template find their values.
#[derive(Clone, Copy)]
pub enum Values<'s> {
    /// In a tuple and a dict of arguments.
    Arguments(Handle<'s>, Handle<'s>),
    /// In a mapping, by name.
    Mapping(Handle<'s>),
}

impl Cx<'_> {
    /// `format(v, spec)` for numbers and text of exact built-in classes; `None` for all others.
    pub fn format_quietly(&self, v: Value<'_>, spec: &str) -> Option<Outcome<String>> {
        if let Some(text) = self.as_text(v) {
            return Some(if spec.is_empty() {
                Ok(text.as_str().to_string())
            } else {
                render::text(text.as_str(), spec, self.heap.room())
            });
        }
        let exact =
            !v.is_pointer() || super::number::wide(v).is_some() || v.cast::<super::number::Big>().is_some();
        if !exact || v == Value::NONE {
            return None;
        }
        self.format_number(v, spec)
    }

    /// `__format__` of an int, a bool or a float, a subclass's included; `None` for anything else.
    pub fn format_number(&self, v: Value<'_>, spec: &str) -> Option<Outcome<String>> {
        if spec.is_empty() && v.is_bool() {
            return self.quiet_repr(v).map(Ok);
        }
        if let Some(i) = self.as_integer(v) {
            let type_name = if v.is_bool() { "bool" } else { "int" };
            let (room, mut poll) = (self.heap.room(), self.kernel_poll());
            return Some(if spec.is_empty() {
                crate::kernel::integer_text::decimal(&i, DEFAULT_DIGIT_LIMIT, &mut poll)
            } else {
                render::integer(&i, spec, type_name, DEFAULT_DIGIT_LIMIT, room, &mut poll)
            });
        }
        let float = if v.is_float() { Some(v) } else { self.payload(v).filter(|p| p.is_float()) }?;
        Some(if spec.is_empty() {
            Ok(crate::kernel::float_text::repr(float.as_float()))
        } else {
            render::float(float.as_float(), spec, self.heap.room())
        })
    }

    /// What a kernel makes of values that it needs memory for, tried again after a collection if that was short.
    ///
    /// # Errors
    /// The kernel's complaint.
    pub(super) fn with_room<T>(&mut self, make: impl Fn(&Cx<'_>) -> Outcome<T>) -> Res<T> {
        let first = make(self);
        let again = match first {
            Err(Complaint { kind: ErrorKind::Memory, .. }) => {
                self.collect_now(Collect::Full);
                make(self)
            }
            other => other,
        };
        again.map_err(|complaint| self.complain(complaint))
    }

    /// `out = format(v, spec)`.
    ///
    /// # Errors
    /// Whatever `__format__` raises, TypeError when it gives no text.
    pub fn format_into(&mut self, out: Handle<'_>, v: Handle<'_>, spec: Handle<'_>) -> Res<()> {
        let spec_text = self.text(self.get(spec));
        if spec_text.is_empty() && self.as_text(self.get(v)).is_some() {
            let text = self.get(v);
            self.set(out, text);
            return Ok(());
        }
        if self.format_quietly(self.get(v), &spec_text).is_some() {
            let none = || Err(Complaint::memory());
            let text = self.with_room(|cx| cx.format_quietly(cx.get(v), &spec_text).unwrap_or_else(none))?;
            self.reserve(text.len())?;
            let text = self.string(&text)?;
            self.set(out, text);
            return Ok(());
        }
        let asked = self
            .nested(" while calling a Python object", |cx| cx.call_special(out, v, name::format, &[spec]))?;
        if !asked {
            let type_name = self.type_name(self.get(v));
            return Err(self.type_error(format!("Type {type_name} doesn't define __format__")));
        }
        if self.is_instance(self.get(out), Builtin::Str) {
            return Ok(());
        }
        let type_name = self.type_name(self.get(out));
        Err(self.type_error(format!("__format__ must return a str, not {type_name}")))
    }

    /// `out = ascii(v)`.
    ///
    /// # Errors
    /// Whatever `__repr__` raises.
    pub fn ascii_into(&mut self, out: Handle<'_>, v: Handle<'_>) -> Res<()> {
        self.repr_into(out, v)?;
        if self.text_behind(self.get(out)).is_some_and(|s| !s.is_ascii()) {
            let text = quote::escape_non_ascii(&self.text(self.get(out)));
            self.reserve(text.len())?;
            let text = self.string(&text)?;
            self.set(out, text);
        }
        Ok(())
    }
}

/// `out = template.format(...)`.
///
/// # Errors
/// ValueError for what is wrong with the template; whatever finding and formatting values raises.
pub fn format_template(cx: &mut Cx<'_>, out: Handle<'_>, template: &str, values: Values<'_>) -> Res<()> {
    let mut growing = Growing::default();
    render_into(cx, &mut growing, template, values, &mut Numbering::default(), MAX_DEPTH)?;
    growing.finish_into(cx, out)
}

fn render_into(
    cx: &mut Cx<'_>,
    growing: &mut Growing,
    template: &str,
    values: Values<'_>,
    numbering: &mut Numbering,
    depth: usize,
) -> Res<()> {
    let pieces = Pieces::of(template, depth).map_err(|c| cx.complain(c))?;
    for piece in pieces {
        let field = match piece.map_err(|c| cx.complain(c))? {
            Piece::Literal(text) => {
                growing.push(cx, text)?;
                continue;
            }
            Piece::Field(field) => field,
        };
        cx.scope(|cx| {
            let [v, converted, spec] = cx.locals();
            fetch(cx, v, field.name, values, numbering)?;
            match field.conversion.map(conversion_of).transpose().map_err(|c| cx.complain(c))? {
                None => cx.set(converted, cx.get(v)),
                Some(ValueConversion::Str) => cx.str_into(converted, v)?,
                Some(ValueConversion::Repr) => cx.repr_into(converted, v)?,
                Some(ValueConversion::Ascii) => cx.ascii_into(converted, v)?,
            }
            if field.nested {
                let mut inner = Growing::default();
                render_into(cx, &mut inner, field.spec, values, numbering, depth - 1)?;
                inner.finish_into(cx, spec)?;
            } else {
                cx.set(spec, cx.string(field.spec)?);
            }
            cx.format_into(v, converted, spec)?;
            growing.push_value(cx, v)
        })?;
        cx.poll()?;
    }
    Ok(())
}

/// `out` = the value that a field's name means.
fn fetch(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    field: &str,
    values: Values<'_>,
    numbering: &mut Numbering,
) -> Res<()> {
    let (source, steps) = numbering.source_of(field).map_err(|c| cx.complain(c))?;
    match (source, values) {
        (Source::Position(at), Values::Arguments(positional, _)) => {
            let args = cx.get(positional).cast::<Tuple>();
            match args.and_then(|t| t.tail_values().get(at)) {
                Some(v) => cx.set(out, v),
                None => return Err(cx.complain(missing_position(at))),
            }
        }
        (Source::Position(_), Values::Mapping(_)) => {
            return Err(cx.value_error("Format string contains positional fields"));
        }
        (Source::Keyword(key), Values::Arguments(_, named)) => {
            let dict = cx.get(named).cast::<Dict>();
            let known = cx.interned(key);
            match dict.zip(known).and_then(|(dict, symbol)| cx.dict_get_symbol(dict, symbol)) {
                Some(v) => cx.set(out, v),
                None => return Err(cx.key_error(cx.string(key)?)),
            }
        }
        (Source::Keyword(key), Values::Mapping(mapping)) => {
            let [index] = cx.locals();
            cx.set(index, cx.string(key)?);
            item::get(cx, out, mapping, index)?;
        }
    }
    let [index] = cx.locals();
    for step in steps {
        match step.map_err(|c| cx.complain(c))? {
            Step::Attribute(text) => {
                let symbol = cx.intern(text);
                attribute::get(cx, out, out, symbol)?;
            }
            Step::Index(at) => {
                cx.set(index, cx.int(at as i64));
                item::get(cx, out, out, index)?;
            }
            Step::Key(text) => {
                cx.set(index, cx.string(text)?);
                item::get(cx, out, out, index)?;
            }
        }
    }
    Ok(())
}
