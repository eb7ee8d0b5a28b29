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
use super::float_methods::format_float;
use super::growing::Growing;
use super::int_methods::format_int;
use super::item;
use super::symbol::name;
use super::tuple::Tuple;
use crate::heap::{Collect, Value, Word};
use crate::kernel::format::render;
use crate::kernel::format::template::{
    MAX_DEPTH, Numbering, Piece, Pieces, Source, Step, ValueConversion, conversion_of, missing_position,
};
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
    fn format_quietly(&self, v: Value<'_>, spec: &str) -> Option<Res<String>> {
        if let Some(text) = self.as_text(v) {
            let laid_out = render::text(text.as_str(), spec, self.room());
            return Some(laid_out.map_err(|complaint| self.complain(complaint)));
        }
        if v.is_float() {
            return Some(format_float(self, v.as_float(), spec));
        }
        let int = v.is_int()
            || v.is_bool()
            || super::number::wide(v).is_some()
            || v.cast::<super::number::Big>().is_some();
        int.then(|| format_int(self, v, spec))
    }

    /// What `make` makes, tried again after a collection if memory was short.
    ///
    /// # Errors
    /// Those of `make`.
    pub(super) fn with_room<T>(&mut self, make: impl Fn(&Cx<'_>) -> Res<T>) -> Res<T> {
        match make(self) {
            Err(_) if self.pending_is(Builtin::MemoryError) => {
                self.pending.set(Word::UNDEF);
                self.collect_now(Collect::Full);
                make(self)
            }
            other => other,
        }
    }

    /// `out = format(v, spec)`; both handles stay as they are unless one of them is `out`.
    ///
    /// # Errors
    /// Whatever `__format__` raises, TypeError when it gives no text.
    pub fn format_into(&mut self, out: Handle<'_>, v: Handle<'_>, spec: Handle<'_>) -> Res<()> {
        let spec_text = self.text(self.get(spec));
        if spec_text.is_empty() && self.text_len(self.get(v)).is_some() {
            let text = self.get(v);
            self.set(out, text);
            return Ok(());
        }
        let laid_out = self.with_room(|cx| cx.format_quietly(cx.get(v), &spec_text).transpose())?;
        if let Some(text) = laid_out {
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
            let text = self.computed(|poll| quote::escape_non_ascii(&self.text(self.get(out)), poll))?;
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
        cx.attend(1)?;
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
