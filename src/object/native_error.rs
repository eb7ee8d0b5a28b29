//! What is said about calls of natives whose arguments do not fit.
//!
//! Owns the words, which are CPython's: they depend on how a function takes its arguments (none, exactly one, by
//! position, by keyword) and on what it belongs to. Binding the arguments is in `native`.

use super::class::{BUILTINS, Builtin};
use super::context::{Cx, Thrown};
use super::error::Raise;
use super::native::{Arity, NativeDef, Param, Role};

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

/// The name that is called: that of the class for constructors.
fn plain_name(def: &'static NativeDef) -> &'static str {
    match owner_of(def) {
        Some(class) if matches!(def.name, "__new__" | "__init__") => class.name(),
        _ => def.name,
    }
}

/// The name with that of its class in front.
fn full_name(def: &'static NativeDef) -> String {
    match owner_of(def) {
        Some(class) if matches!(def.name, "__new__" | "__init__") => class.name().to_string(),
        Some(class) => format!("{}.{}", class.name(), def.name),
        None => def.name.to_string(),
    }
}

fn is_special(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__") && !matches!(name, "__new__" | "__init__" | "__format__")
}

/// A keyword argument that the native does not know.
#[cold]
pub(super) fn unknown_keyword(cx: &Cx<'_>, def: &'static NativeDef, keyword: &str) -> Thrown {
    if def.params.iter().any(|p| p.keyword) {
        return cx
            .type_error(format!("'{keyword}' is an invalid keyword argument for {}()", plain_name(def)));
    }
    cx.type_error(format!("{}() takes no keyword arguments", full_name(def)))
}

/// An argument given twice: by keyword, and by position as parameter `index`.
#[cold]
pub(super) fn given_twice(cx: &Cx<'_>, def: &'static NativeDef, keyword: &str, index: usize) -> Thrown {
    let (name, place) = (plain_name(def), index + 1 - bound(def).min(index));
    cx.type_error(format!("argument for {name}() given by name ('{keyword}') and position ({place})"))
}

/// Parameter `index` was not given; `given` arguments were, by position.
#[cold]
pub(super) fn missing(cx: &Cx<'_>, def: &'static NativeDef, index: usize, given: usize) -> Thrown {
    match def.params.get(index) {
        Some(Param { keyword: true, name, .. }) => {
            let place = index + 1 - bound(def).min(index);
            let message = format!("{}() missing required argument '{name}' (pos {place})", plain_name(def));
            cx.type_error(message)
        }
        _ => wrong_count(cx, def, given),
    }
}

/// So many arguments were given by position, the receiver among them.
#[cold]
pub(super) fn wrong_count(cx: &Cx<'_>, def: &'static NativeDef, given: usize) -> Thrown {
    let bound = bound(def);
    let class = owner_of(def).map_or("object", Builtin::name);
    if given < bound {
        return cx.type_error(match def.role {
            Role::StaticMethod => format!("{class}.__new__(): not enough arguments"),
            _ if is_special(def.name) => {
                format!("descriptor '{}' of '{class}' object needs an argument", def.name)
            }
            _ => format!("unbound method {}() needs an argument", full_name(def)),
        });
    }
    let Arity { required, positional: most, .. } = def.arity;
    let (required, most, given) = (required.saturating_sub(bound), most.saturating_sub(bound), given - bound);
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    if is_special(def.name) {
        return cx.type_error(format!("expected {required} argument{}, got {given}", plural(required)));
    }
    let by_keyword = def.params.iter().any(|p| p.keyword);
    cx.type_error(if most == 0 {
        format!("{}() takes no arguments ({given} given)", full_name(def))
    } else if by_keyword && given > most {
        let name = plain_name(def);
        format!("{name}() takes at most {most} argument{} ({given} given)", plural(most))
    } else if required == 1 && most == 1 {
        format!("{}() takes exactly one argument ({given} given)", full_name(def))
    } else {
        let (which, count) = match required {
            _ if required == most => ("", most),
            _ if given < required => ("at least ", required),
            _ => ("at most ", most),
        };
        format!("{} expected {which}{count} argument{}, got {given}", plain_name(def), plural(count))
    })
}
