//! Objects: layouts, shapes, classes, and everything that can be done to values without the interpreter.
//!
//! Quiet operations take `&Cx`, loud ones `&mut Cx`; see `context`. A file for each built-in type holds its layout, its
//! operations and its methods.

pub mod kind;

pub mod vm;

pub mod context;

pub mod error;

pub mod native;

pub mod symbol;

pub mod shape;

pub mod class;

pub mod instance;

pub mod attribute;

pub mod protocol;

pub mod hash;

pub mod table;

pub mod array;

pub mod number;

pub mod operator;

pub mod int_methods;

pub mod float_methods;

pub mod complex_methods;

pub mod string;

pub mod bytes;

pub mod tuple;

pub mod list;

pub mod dict;

pub mod set;

pub mod range;

pub mod iterator;

pub mod code;

pub mod function;

pub mod generator;

pub mod frame;

pub mod window;

pub mod grants;

pub mod exception;

pub mod descriptor;

pub mod module;

pub mod weak;

pub mod alias;

pub mod construct;

pub mod resolution;

pub mod make_class;

pub mod class_methods;

pub mod instance_of;

pub mod object_methods;

pub mod host;

use class::Builtin;
use native::NativeDef;

/// The natives of a built-in class, attributes included.
pub fn methods_of(class: Builtin) -> &'static [NativeDef] {
    match class {
        Builtin::Object => object_methods::METHODS,
        Builtin::Type => class_methods::METHODS,
        Builtin::GenericAlias => alias::ALIAS,
        Builtin::UnionType => alias::UNION,
        Builtin::Int => int_methods::INT,
        Builtin::Bool => int_methods::BOOL,
        Builtin::Float => float_methods::METHODS,
        Builtin::Complex => complex_methods::METHODS,
        _ => &[],
    }
}

/// The setter of a built-in attribute.
pub fn setter_of(class: Builtin, name: &str) -> Option<&'static NativeDef> {
    methods_of(class).iter().find(|def| def.role == native::Role::Setter && def.name == name)
}

/// The documentation of a built-in class.
pub fn doc_of(class: Builtin) -> Option<&'static str> {
    let _ = class;
    None
}
