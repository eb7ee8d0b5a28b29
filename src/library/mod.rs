//! The library: what scripts find in scope, and what they import.
//!
//! Owns the table of built-in modules and the built-in namespace. A module is script code (`sources`) or a table of
//! natives with a function that adds what is no native; either costs nothing until a script imports it. The natives of
//! built-in classes are not here but with their classes, in `object`.
//!
//! Invariant "lazy": making an engine compiles no script code.

pub mod sources;

pub mod builtins;
pub mod evaluate;
pub mod fold;
pub mod gc;
pub mod import;
pub mod late;
pub mod math;
pub mod output;
pub mod regex;
pub mod source_kernel;
pub mod sys;
pub mod time;
pub mod weak_kernel;

pub mod collection_kernel;

use crate::heap::{Ref, Value};
use crate::object::class::{BUILTINS, Builtin};
use crate::object::context::{Cx, Handle, Res};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::make_class;
use crate::object::module::Module;
use crate::object::native::NativeDef;
use crate::object::symbol::name;
use crate::object::weak;

/// Adds to a native module what is no native.
pub type Finish = fn(&mut Cx<'_>, Handle<'_>) -> Res<()>;

/// Where a built-in module comes from.
#[derive(Clone, Copy)]
pub enum Origin {
    /// Script code of the library.
    Script(&'static str),
    /// Natives, and what is added to them when the module is made.
    Native(&'static [NativeDef], Finish),
}

/// The native modules by name, sorted.
static NATIVE: &[(&str, Origin)] = &[
    ("_heapq", Origin::Native(collection_kernel::HEAP, nothing)),
    ("_kernel_collections", Origin::Native(collection_kernel::ATTACH, nothing)),
    ("_kernel_regex", Origin::Native(regex::FUNCTIONS, nothing)),
    ("_kernel_sort", Origin::Native(fold::SORT, nothing)),
    ("_kernel_source", Origin::Native(source_kernel::FUNCTIONS, source_kernel::finish)),
    ("_kernel_time", Origin::Native(&[], time::finish)),
    ("_kernel_weakref", Origin::Native(weak::FUNCTIONS, weak_kernel::finish)),
    ("_random", Origin::Native(&[], weak_kernel::finish_random)),
    ("gc", Origin::Native(gc::FUNCTIONS, gc::finish)),
    ("math", Origin::Native(&[], math::finish)),
    ("sys", Origin::Native(sys::FUNCTIONS, sys::finish)),
];

/// For modules that are natives and nothing else.
fn nothing(_: &mut Cx<'_>, _: Handle<'_>) -> Res<()> {
    Ok(())
}

/// The built-in module with a full name.
pub fn origin(full_name: &str) -> Option<Origin> {
    match NATIVE.binary_search_by(|(known, _)| (*known).cmp(full_name)) {
        Ok(at) => NATIVE.get(at).map(|(_, origin)| *origin),
        Err(_) => sources::source(full_name).map(Origin::Script),
    }
}

/// The names of all built-in modules, sorted.
pub fn module_names() -> Vec<&'static str> {
    let scripts = sources::SOURCES.iter().map(|(name, _)| *name);
    let mut names: Vec<&str> = NATIVE.iter().map(|(name, _)| *name).chain(scripts).collect();
    names.push("builtins");
    names.sort_unstable();
    names.dedup();
    names
}

/// Bind natives in a namespace, as functions of a module.
///
/// # Errors
/// MemoryError.
pub fn bind_natives(
    cx: &Cx<'_>,
    space: Ref<'_, Dict>,
    module: &str,
    natives: &'static [NativeDef],
) -> Res<()> {
    let owner = cx.name_of(cx.intern(module)).value();
    cx.native_modules.borrow_mut().push((module.to_string(), natives));
    for def in natives {
        let function = cx.new_native(def, Value::UNDEF, owner).value();
        bind(cx, space, def.name, function)?;
    }
    Ok(())
}

/// Bind a name in a namespace.
///
/// # Errors
/// MemoryError.
pub fn bind(cx: &Cx<'_>, space: Ref<'_, Dict>, text: &str, v: Value<'_>) -> Res<()> {
    if cx.dict_set_symbol(space, cx.intern(text), v) { Ok(()) } else { Err(cx.memory_error()) }
}

/// The namespace of a module in a handle.
///
/// # Errors
/// SystemError when it is no module.
pub fn space_of<'v>(cx: &'v Cx<'_>, module: Handle<'v>) -> Res<Ref<'v, Dict>> {
    let module = cx.get(module).cast::<Module>();
    module.and_then(|m| cx.module_dict(m)).ok_or_else(|| cx.system_error("not a module"))
}

/// Classes that are found in scope under their name. Of the others, scripts see instances only.
fn is_in_scope(class: Builtin) -> bool {
    use Builtin as B;
    class.is_a(B::BaseException)
        || matches!(
            class,
            B::Object
                | B::Type
                | B::Int
                | B::Bool
                | B::Float
                | B::Complex
                | B::Str
                | B::Bytes
                | B::ByteArray
                | B::MemoryView
                | B::Tuple
                | B::List
                | B::Dict
                | B::Set
                | B::FrozenSet
                | B::Range
                | B::Slice
                | B::Property
                | B::StaticMethod
                | B::ClassMethod
                | B::Super
                | B::Enumerate
                | B::Zip
                | B::Map
                | B::Filter
                | B::Reversed
        )
}

/// About how many names the built-in namespace has.
const BUILTIN_NAMES: usize = 160;

/// Make the built-in namespace and `sys.modules`.
///
/// # Errors
/// MemoryError.
pub fn install(cx: &mut Cx<'_>) -> Res<()> {
    let space = cx.new_namespace_of(BUILTIN_NAMES);
    cx.builtin_names.set(space.value().word());
    let module_name = cx.name_of(cx.intern("builtins")).value();
    bind(cx, space, "__name__", module_name)?;
    for empty in [name::package, name::loader, name::spec] {
        cx.dict_set_symbol(space, empty, Value::NONE);
    }
    bind_natives(cx, space, "builtins", make_class::FUNCTIONS)?;
    bind_natives(cx, space, "builtins", builtins::FUNCTIONS)?;
    bind_natives(cx, space, "builtins", evaluate::FUNCTIONS)?;
    bind_natives(cx, space, "builtins", fold::FUNCTIONS)?;
    bind_natives(cx, space, "builtins", output::FUNCTIONS)?;
    bind_natives(cx, space, "builtins", import::FUNCTIONS)?;
    bind_natives(cx, space, "builtins", sys::EXITS)?;
    for class in (0..BUILTINS).filter_map(Builtin::of_number).filter(|class| is_in_scope(*class)) {
        bind(cx, space, class.name(), cx.class(class))?;
    }
    // Two old names of one class.
    bind(cx, space, "EnvironmentError", cx.class(Builtin::OSError))?;
    bind(cx, space, "IOError", cx.class(Builtin::OSError))?;
    let constants = [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("Ellipsis", Value::ELLIPSIS),
        ("__debug__", Value::TRUE),
    ];
    for (text, v) in constants {
        bind(cx, space, text, v)?;
    }
    let modules = cx.dict()?;
    let module = cx.module_of(module_name, space.value()).value();
    cx.modules.set(modules.value().word());

    // Namespaces that scripts make name their built-ins; in all others the name leads here.
    bind(cx, space, "__builtins__", module)?;
    bind(cx, modules, "builtins", module)
}
