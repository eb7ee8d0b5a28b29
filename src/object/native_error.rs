//! What is said about calls of built-in functions whose arguments do not fit.
//!
//! Owns the words, which are CPython's: they depend on how a function takes its arguments (none, exactly one, by
//! position, by keyword) and on what it belongs to. Comes in: a native, or a function of the library that stands for
//! what CPython has in C, with the arguments it was given. Goes out: the TypeError. Binding the arguments is in `native`.
//!
//! A module of the library says in its constant `_BUILT_IN` which of its functions and classes are such ones. Messages
//! name those classes together with their module, and the functions with `_BUILT_IN_MODULE` where CPython's module in C
//! has a name of its own.

use super::class::{BUILTINS, Builtin, Class};
use super::code::CodeData;
use super::context::{Cx, Thrown};
use super::dict::Dict;
use super::error::Raise;
use super::function::Function;
use super::list::List;
use super::native::{NativeDef, Rest, Role};
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::Ref;
use smallvec::SmallVec;

/// Special methods that are slots of a type in C: called through wrappers, which count arguments in words of their own.
const SLOTS: &[&str] = &[
    "__abs__",
    "__add__",
    "__aiter__",
    "__and__",
    "__anext__",
    "__await__",
    "__bool__",
    "__call__",
    "__contains__",
    "__del__",
    "__delattr__",
    "__delete__",
    "__delitem__",
    "__divmod__",
    "__eq__",
    "__float__",
    "__floordiv__",
    "__ge__",
    "__get__",
    "__getattribute__",
    "__getitem__",
    "__gt__",
    "__hash__",
    "__iadd__",
    "__iand__",
    "__ifloordiv__",
    "__ilshift__",
    "__imatmul__",
    "__imod__",
    "__imul__",
    "__index__",
    "__init__",
    "__int__",
    "__invert__",
    "__ior__",
    "__ipow__",
    "__irshift__",
    "__isub__",
    "__iter__",
    "__itruediv__",
    "__ixor__",
    "__le__",
    "__len__",
    "__lshift__",
    "__lt__",
    "__matmul__",
    "__mod__",
    "__mul__",
    "__ne__",
    "__neg__",
    "__next__",
    "__or__",
    "__pos__",
    "__pow__",
    "__radd__",
    "__rand__",
    "__rdivmod__",
    "__repr__",
    "__rfloordiv__",
    "__rlshift__",
    "__rmatmul__",
    "__rmod__",
    "__rmul__",
    "__ror__",
    "__rpow__",
    "__rrshift__",
    "__rshift__",
    "__rsub__",
    "__rtruediv__",
    "__rxor__",
    "__set__",
    "__setattr__",
    "__setitem__",
    "__str__",
    "__sub__",
    "__truediv__",
    "__xor__",
];

/// Slots that also are methods of that class, which hide them.
const METHODS: &[(Builtin, &str)] = &[
    (Builtin::List, "__getitem__"),
    (Builtin::Dict, "__getitem__"),
    (Builtin::Dict, "__contains__"),
    (Builtin::Set, "__contains__"),
    (Builtin::FrozenSet, "__contains__"),
];

/// Methods that take a tuple of arguments apart by a format, and count in its words.
const PARSED: &[&str] = &["count", "endswith", "find", "index", "rfind", "rindex", "startswith"];

/// The same in the library.
const PARSED_IN_LIBRARY: &[&str] =
    &["asctime", "ctime", "deque.index", "deque.insert", "gmtime", "localtime", "strftime"];

/// Is a native of a built-in class a slot there?
pub(super) fn is_slot(class: Option<Builtin>, text: &str) -> bool {
    SLOTS.binary_search(&text).is_ok()
        && !METHODS.iter().any(|(of, method)| Some(*of) == class && *method == text)
}

/// The built-in class in whose table a native is.
fn owner_of(def: &'static NativeDef) -> Option<Builtin> {
    let has = |class: &Builtin| super::methods_of(*class).iter().any(|row| std::ptr::eq(row, def));
    (0..BUILTINS).filter_map(Builtin::of_number).find(has)
}

/// Parameters that are filled in by binding and that callers do not count: the receiver or the class.
fn bound(def: &NativeDef) -> usize {
    let first = def.params.first().map(|p| p.name);
    let binds = match def.role {
        Role::Method => first == Some("self"),
        Role::ClassMethod => true,
        Role::StaticMethod => def.name == "__new__" || first == Some("cls"),
        Role::Getter | Role::Setter => false,
    };
    usize::from(binds && first.is_some())
}

/// How an argument can be given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Position,
    Either,
    Keyword,
    Star,
    DoubleStar,
}

/// A parameter as callers see it.
#[derive(Clone, Copy)]
struct Parameter<'a> {
    name: &'a str,
    way: Way,
    optional: bool,
}

/// How a callable counts what it is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A function or a method.
    Plain,
    /// A class.
    Constructor,
    /// By a format; see `PARSED`.
    Parsed,
    /// A slot of a type.
    Slot,
}

/// A callable as callers see it: without the parameters that binding fills.
struct Signature<'a> {
    /// The name that is called: that of the class for constructors.
    name: &'a str,
    /// The name with that of its class or module in front.
    full: String,
    style: Style,
    parameters: SmallVec<[Parameter<'a>; 8]>,
    /// Is it bound, and takes its arguments as a tuple? Then it says its name alone when it refuses keywords.
    is_short: bool,
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Signature<'_> {
    /// What is wrong with `given` arguments by position and these keywords.
    fn complaint(&self, given: usize, keywords: &[&str]) -> String {
        let count = |ways: &[Way], needed: bool| {
            let counts = |p: &&Parameter<'_>| ways.contains(&p.way) && !(needed && p.optional);
            self.parameters.iter().filter(counts).count()
        };
        let has = |way| self.parameters.iter().any(|p| p.way == way);
        let by_position = [Way::Position, Way::Either];
        let (required, most) = (count(&by_position, true), count(&by_position, false));
        let (name, full, star) = (self.name, &self.full, has(Way::Star));
        // Two that count for themselves.
        match full.as_str() {
            "math.log" => return "math.log requires 1 to 2 arguments".to_string(),
            "zip_longest" => return "zip_longest() got an unexpected keyword argument".to_string(),
            _ => {}
        }
        if self.style == Style::Slot {
            if !keywords.is_empty() && !has(Way::DoubleStar) {
                return format!("wrapper {name}() takes no keyword arguments");
            }
            return match required {
                0 | 1 if required == most => {
                    format!("expected {required} argument{}, got {given}", plural(required))
                }
                // Taken apart under an empty name.
                _ => format!(" {}", counted(required, most, given)),
            };
        }
        // `sorted` hands its keywords on.
        let hands_on = name == "sorted" && self.style == Style::Plain;
        let named = (has(Way::Either) || has(Way::Keyword)) && !has(Way::DoubleStar);
        if !named || hands_on && given != required {
            if !keywords.is_empty() && !has(Way::DoubleStar) && !hands_on {
                return format!("{}() takes no keyword arguments", if self.is_short { name } else { full });
            }
            if self.style == Style::Parsed {
                let (which, limit) = limit(required, most, given);
                return format!("{name}() takes {which} {limit} argument{} ({given} given)", plural(limit));
            }
            if self.style == Style::Plain && !star && most == 0 {
                return format!("{full}() takes no arguments ({given} given)");
            }
            if self.style == Style::Plain && !star && (required, most) == (1, 1) && !hands_on {
                return format!("{full}() takes exactly one argument ({given} given)");
            }
            return format!("{name} {}", counted(required, if star { usize::MAX } else { most }, given));
        }
        let name = if hands_on { "sort" } else { name };
        // What `*args` collects has been set aside before keywords are looked at.
        let (given, total) =
            if star { (given.min(most), keywords.len()) } else { (given, given + keywords.len()) };
        let all = if star { count(&[Way::Keyword], false) } else { most + count(&[Way::Keyword], false) };
        if total > all {
            let kind = if total == keywords.len() { "keyword " } else { "" };
            return format!("{name}() takes at most {all} {kind}argument{} ({total} given)", plural(all));
        }
        if given > most {
            return match most {
                0 => format!("{name}() takes no positional arguments"),
                _ => {
                    let which = if required < most { "at most" } else { "exactly" };
                    format!(
                        "{name}() takes {which} {most} positional argument{} ({given} given)",
                        plural(most)
                    )
                }
            };
        }
        let unnamed = count(&[Way::Position], true);
        if given < unnamed {
            let which = if unnamed < most { "at least" } else { "exactly" };
            return format!(
                "{name}() takes {which} {unnamed} positional argument{} ({given} given)",
                plural(unnamed)
            );
        }
        let takes_keyword = |p: &Parameter<'_>| matches!(p.way, Way::Either | Way::Keyword);
        let known = |keyword: &&&str| self.parameters.iter().any(|p| takes_keyword(p) && p.name == **keyword);
        let unknown = keywords.iter().find(|keyword| !known(keyword)).copied();
        // The one function that takes its arguments apart by hand.
        let by_hand = name == "enumerate";
        for (index, p) in self.parameters.iter().enumerate().filter(|(_, p)| takes_keyword(p) && !p.optional)
        {
            if index >= given && !keywords.contains(&p.name) {
                if let Some(unknown) = unknown.filter(|_| by_hand) {
                    return format!("'{unknown}' is an invalid keyword argument for {name}()");
                }
                let place = if by_hand { String::new() } else { format!(" (pos {})", index + 1) };
                return format!("{name}() missing required argument '{}'{place}", p.name);
            }
        }
        for (index, p) in self.parameters.iter().enumerate().take(given).filter(|(_, p)| takes_keyword(p)) {
            if keywords.contains(&p.name) {
                let place = index + 1;
                return format!("argument for {name}() given by name ('{}') and position ({place})", p.name);
            }
        }
        let unknown = unknown.unwrap_or_default();
        format!("'{unknown}' is an invalid keyword argument for {name}()")
    }
}

/// Which limit was missed, in words and as a number.
fn limit(required: usize, most: usize, given: usize) -> (&'static str, usize) {
    match required {
        _ if required == most => ("exactly", most),
        _ if given < required => ("at least", required),
        _ => ("at most", most),
    }
}

/// "expected at least 1 argument, got 0"
fn counted(required: usize, most: usize, given: usize) -> String {
    match limit(required, most, given) {
        ("exactly", count) => format!("expected {count} argument{}, got {given}", plural(count)),
        (which, count) => format!("expected {which} {count} argument{}, got {given}", plural(count)),
    }
}

/// Why a native refuses `given` arguments by position, the first of them in the stack word `first`, and these keywords.
#[cold]
pub(super) fn mismatch(
    cx: &Cx<'_>,
    def: &'static NativeDef,
    first: usize,
    given: usize,
    keywords: &[&str],
    is_bound: bool,
) -> Thrown {
    let (bound, owner) = (bound(def), owner_of(def));
    let slot = def.role == Role::Method && is_slot(owner, def.name);
    let full = match owner {
        Some(class) => format!("{}.{}", class.name(), def.name),
        None => cx.home_of(def).map_or(def.name.to_string(), |home| format!("{home}.{}", def.name)),
    };
    let class = owner.map_or("object", Builtin::name);
    if given < bound {
        return cx.type_error(match def.role {
            Role::StaticMethod => format!("{class}.__new__(): not enough arguments"),
            _ if slot => format!("descriptor '{}' of '{class}' object needs an argument", def.name),
            _ => format!("unbound method {full}() needs an argument"),
        });
    }
    if let (Some(owner), Role::Method, 1) = (owner, def.role, bound)
        && !cx.is_instance(cx.brand(cx.at(first)), owner)
    {
        let (text, actual) = (def.name, cx.type_name(cx.brand(cx.at(first))));
        return cx.type_error(if slot {
            format!("descriptor '{text}' requires a '{class}' object but received a '{actual}'")
        } else {
            format!("descriptor '{text}' for '{class}' objects doesn't apply to a '{actual}' object")
        });
    }
    let constructor = owner.is_some() && matches!(def.name, "__new__" | "__init__");
    let text = matches!(owner, Some(Builtin::Str | Builtin::Bytes | Builtin::ByteArray));
    let style = match () {
        () if constructor => Style::Constructor,
        () if slot => Style::Slot,
        () if text && PARSED.contains(&def.name) => Style::Parsed,
        () => Style::Plain,
    };
    let parameter = |p: &super::native::Param| Parameter {
        name: p.name,
        optional: p.optional,
        way: match p.rest {
            Rest::One if p.keyword => Way::Either,
            Rest::One => Way::Position,
            Rest::Named => Way::Keyword,
            Rest::Star => Way::Star,
            Rest::DoubleStar => Way::DoubleStar,
        },
    };
    // Behind `*args`, a parameter is given by keyword only.
    let mut parameters: SmallVec<[Parameter<'_>; 8]> = def.params.iter().skip(bound).map(parameter).collect();
    if let Some(star) = parameters.iter().position(|p| p.way == Way::Star) {
        let later = parameters.iter_mut().skip(star).filter(|p| p.way == Way::Either);
        later.for_each(|p| p.way = Way::Keyword);
    }
    // What is bound shows what it is bound to, or the class that is.
    let full = match cx.brand(cx.at(first)) {
        receiver if bound == 1 && (is_bound || def.role == Role::ClassMethod) => {
            let class = receiver.cast::<Class>().unwrap_or_else(|| cx.class_of(receiver));
            format!("{}.{}", cx.text(class.get(|c| &c.qualname)), def.name)
        }
        _ => full,
    };
    let set = matches!(owner, Some(Builtin::Set | Builtin::FrozenSet));
    let in_tuple = style == Style::Parsed || set && parameters.iter().any(|p| p.way == Way::Star);
    let (name, full) = if constructor { (class, class.to_string()) } else { (def.name, full) };
    let signature = Signature { name, full, style, parameters, is_short: is_bound && in_tuple };
    cx.type_error(signature.complaint(given - bound, keywords))
}

/// The same for a function of the library that stands for one in C; `None` for other functions.
#[cold]
pub(super) fn library_mismatch(
    cx: &Cx<'_>,
    f: Ref<'_, Function>,
    given: usize,
    keywords: &[&str],
) -> Option<Thrown> {
    let data = f.code();
    let globals = cx.brand(data.globals.get()).cast::<Dict>()?;
    let qualname = cx.text(f.get(|f| &f.qualname));
    let (first, method) = match qualname.split_once('.') {
        Some((class, method)) => (class, Some(method)),
        None => (qualname.as_str(), None),
    };
    if !cx.is_built_in(data, first) {
        return None;
    }
    let locals: Vec<&str> = data.locals.iter().map(|symbol| cx.text_of(*symbol)).collect();
    let unit = &data.unit;
    let (positional, only) = (unit.positional as usize, unit.positional_only as usize);
    let named = positional + unit.keyword_only as usize;
    let defaults = f.get(|f| &f.defaults).cast::<Tuple>().map_or(0, |t| t.tail_len());
    let kwdefaults = f.get(|f| &f.kwdefaults).cast::<Dict>();
    let has_default = |i: usize| kwdefaults.is_some_and(|d| cx.dict_get_symbol(d, data.locals[i]).is_some());
    let binds = method.is_some() && matches!(locals.first(), Some(&"self" | &"cls"));
    let bound = usize::from(binds && positional > 0);
    let mut parameters: SmallVec<[Parameter<'_>; 8]> = SmallVec::new();
    for (i, name) in locals.iter().enumerate().take(named).skip(bound) {
        let (way, optional) = match i {
            _ if i >= positional => (Way::Keyword, has_default(i)),
            _ if i < only => (Way::Position, i >= positional - defaults.min(positional)),
            _ => (Way::Either, i >= positional - defaults.min(positional)),
        };
        parameters.push(Parameter { name, way, optional });
    }
    for (collects, way) in [(unit.star, Way::Star), (unit.double_star, Way::DoubleStar)] {
        if collects {
            parameters.push(Parameter { name: "", way, optional: true });
        }
    }
    let home = cx.dict_get_symbol(globals, cx.intern("_BUILT_IN_MODULE"));
    let home = home.unwrap_or_else(|| f.get(|f| &f.module));
    let (name, full, style) = match method {
        _ if PARSED_IN_LIBRARY.contains(&qualname.as_str()) => {
            (method.unwrap_or(first), qualname.clone(), Style::Parsed)
        }
        Some("__init__" | "__new__" | "__call__") => (first, first.to_string(), Style::Constructor),
        Some(method) if is_slot(None, method) => (method, qualname.clone(), Style::Slot),
        Some(method) => (method, qualname.clone(), Style::Plain),
        None if cx.text(home) == "builtins" => (first, qualname.clone(), Style::Plain),
        None => (first, format!("{}.{qualname}", cx.text(home)), Style::Plain),
    };
    let signature = Signature { name, full, style, parameters, is_short: false };
    Some(cx.type_error(signature.complaint(given.saturating_sub(bound), keywords)))
}

/// The function or class of a module that code with this name is in.
fn outermost(qualname: &str) -> &str {
    qualname.split('.').next().unwrap_or(qualname)
}

impl Vm {
    /// Is this code that of natives, or of what CPython has in C? Then tracebacks and frames leave it out.
    pub(super) fn is_hidden(&self, code: &CodeData) -> bool {
        let unit = &code.unit;
        code.hidden || unit.filename.starts_with('<') && self.is_built_in(code, outermost(&unit.qualname))
    }

    /// Does the module of the library that this code is in say that `text` stands for something in C?
    pub(super) fn is_built_in(&self, code: &CodeData, text: &str) -> bool {
        let Some(globals) = self.brand(code.globals.get()).cast::<Dict>() else { return false };
        let module = self.dict_get_symbol(globals, name::name_).and_then(|v| self.as_text(v));
        let file = code.unit.filename.strip_prefix('<').and_then(|file| file.strip_suffix('>'));
        if file.is_none() || module.map(|m| m.as_str()) != file {
            return false;
        }
        let listed = self.dict_get_symbol(globals, self.intern("_BUILT_IN"));
        let is_it = |v| self.as_text(v).is_some_and(|known| known.as_str() == text);
        match listed {
            Some(names) => match (names.cast::<Tuple>(), names.cast::<List>()) {
                (Some(tuple), _) => tuple.tail_values().iter().any(is_it),
                (_, Some(list)) => list.items().iter().any(is_it),
                _ => false,
            },
            None => false,
        }
    }

    /// The module that a native is a function of, if it is to be named.
    fn home_of(&self, def: &'static NativeDef) -> Option<String> {
        let homes = self.native_modules.borrow();
        let home = homes.iter().find(|(_, natives)| natives.iter().any(|row| std::ptr::eq(row, def)));
        home.map(|(module, _)| module.clone()).filter(|module| module != "builtins")
    }
}
