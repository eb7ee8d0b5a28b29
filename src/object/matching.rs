//! What `match` asks of values: kinds of sequence and mapping, and class patterns.

use super::attribute;
use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::list::List;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use crate::heap::{Value, Word};

impl Cx<'_> {
    /// May a sequence pattern match it?
    ///
    /// # Errors
    /// What `__instancecheck__` of `collections.abc.Sequence` raises.
    pub fn is_sequence(&mut self, v: Handle<'_>) -> Res<bool> {
        let value = self.get(v);
        let class = self.class_of(value);
        let not = [Builtin::Str, Builtin::Bytes, Builtin::ByteArray];
        if not.iter().any(|b| self.is_instance(value, *b)) {
            return Ok(false);
        }
        let built_in = [Builtin::List, Builtin::Tuple, Builtin::Range, Builtin::MemoryView];
        if built_in.iter().any(|b| self.is_instance(value, *b)) {
            return Ok(true);
        }
        if class.builtin().is_some() {
            return Ok(false);
        }
        self.is_abstract_instance(v, "Sequence")
    }

    /// May a mapping pattern match it?
    ///
    /// # Errors
    /// What `__instancecheck__` of `collections.abc.Mapping` raises.
    pub fn is_mapping(&mut self, v: Handle<'_>) -> Res<bool> {
        let value = self.get(v);
        if self.is_instance(value, Builtin::Dict) || self.is_instance(value, Builtin::MappingProxy) {
            return Ok(true);
        }
        if self.class_of(value).builtin().is_some() {
            return Ok(false);
        }
        self.is_abstract_instance(v, "Mapping")
    }

    /// Is it an instance of a class of `collections.abc`, if anybody has imported that?
    fn is_abstract_instance(&mut self, v: Handle<'_>, class: &str) -> Res<bool> {
        let mark = self.top.get();
        let [module, abstract_class, answer] = self.locals();
        let found = {
            let key = self.string("collections.abc")?;
            let modules = self.brand(self.modules.get()).cast::<super::dict::Dict>();
            match modules.map(|d| self.dict_probe(d, key)) {
                Some(super::dict::Found::At(_, m)) => {
                    self.set(module, m);
                    true
                }
                _ => false,
            }
        };
        let symbol = self.intern(class);
        let result = if found && attribute::find(self, abstract_class, module, symbol)? {
            self.call_special(answer, abstract_class, name::instancecheck, &[v])?;
            self.truth(answer)
        } else {
            Ok(false)
        };
        self.top.set(mark);
        result
    }

    /// Can it be iterated at all?
    pub fn is_iterable(&self, v: Value<'_>) -> bool {
        if self.is_iterator(v) || self.quiet_len(v).is_some() || self.text_len(v).is_some() {
            return true;
        }
        let class = self.class_of(v);
        match self.lookup(class, name::iter) {
            Some(Value::NONE) => false,
            Some(_) => true,
            None => self.lookup(class, name::getitem).is_some() && v.cast::<Class>().is_none(),
        }
    }
}

/// Value, class, tuple of the number of positional patterns and keyword names: a tuple of the attributes, or None.
///
/// # Errors
/// TypeError in CPython's words, and what attributes raise.
pub fn class_pattern(cx: &mut Cx<'_>, v: Handle<'_>, class: Handle<'_>, names: Handle<'_>) -> Res<Ret> {
    if cx.get(class).cast::<Class>().is_none() {
        return Err(cx.type_error("called match pattern must be a type"));
    }
    let [answer, list, item, match_args] = cx.locals();
    cx.call_special(answer, class, name::instancecheck, &[v])?;
    if !cx.truth(answer)? {
        return cx.ret(Value::NONE);
    }
    cx.set(list, cx.list(&[])?.value());
    let (positional, keywords): (usize, Vec<Symbol>) = {
        let Some(t) = cx.get(names).cast::<Tuple>() else { return Err(cx.system_error("no pattern names")) };
        let count = t.tail_values().get(0).map_or(0, Value::as_int) as usize;
        let keywords = t.tail_values().iter().skip(1).filter_map(|k| cx.as_text(k)).map(|s| cx.symbol_of(s));
        (count, keywords.collect())
    };
    let mut wanted: Vec<Symbol> = Vec::new();
    if positional > 0 {
        let class_name = cx.get(class).cast::<Class>().map_or(String::new(), |c| c.name().to_string());
        let listed = attribute::find(cx, match_args, class, name::match_args)?;
        let mut own = false;
        let available = if listed {
            let found = cx.get(match_args);
            let Some(t) = found.cast::<Tuple>() else {
                let got = cx.type_name(found);
                return Err(cx.type_error(format!("{class_name}.__match_args__ must be a tuple (got {got})")));
            };
            for n in t.tail_values().iter().take(positional) {
                match cx.as_text(n) {
                    Some(s) => wanted.push(cx.symbol_of(s)),
                    None => {
                        let got = cx.type_name(n);
                        return Err(
                            cx.type_error(format!("__match_args__ elements must be strings (got {got})"))
                        );
                    }
                }
            }
            t.tail_len()
        } else {
            // These match themselves by their one positional pattern.
            let selves = [
                Builtin::Bool,
                Builtin::ByteArray,
                Builtin::Bytes,
                Builtin::Dict,
                Builtin::Float,
                Builtin::FrozenSet,
                Builtin::Int,
                Builtin::List,
                Builtin::Set,
                Builtin::Str,
                Builtin::Tuple,
            ];
            own = cx
                .get(class)
                .cast::<Class>()
                .is_some_and(|c| selves.iter().any(|b| c.is_subclass_of(cx, *b)));
            own as usize
        };
        if positional > available {
            let plural = if available == 1 { "" } else { "s" };
            return Err(cx.type_error(format!(
                "{class_name}() accepts {available} positional sub-pattern{plural} ({positional} given)"
            )));
        }
        if own {
            let Some(l) = cx.get(list).cast::<List>() else { return cx.ret(Value::NONE) };
            cx.push(l, cx.get(v))?;
        }
    }
    for symbol in keywords {
        if wanted.contains(&symbol) {
            let class_name = cx.get(class).cast::<Class>().map_or("?", |c| c.name());
            let text =
                format!("{class_name}() got multiple sub-patterns for attribute '{}'", cx.text_of(symbol));
            return Err(cx.type_error(text));
        }
        wanted.push(symbol);
    }
    for symbol in wanted {
        match attribute::get(cx, item, v, symbol) {
            Ok(()) => {}
            Err(_) if cx.pending_is(Builtin::AttributeError) => {
                cx.pending.set(Word::UNDEF);
                return cx.ret(Value::NONE);
            }
            Err(thrown) => return Err(thrown),
        }
        let Some(l) = cx.get(list).cast::<List>() else { return cx.ret(Value::NONE) };
        cx.push(l, cx.get(item))?;
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    let tuple = cx.tuple(&items)?;
    cx.ret(tuple)
}
