//! `types.GenericAlias`: `list[int]`.
//!
//! Owns making aliases and what they answer. An alias is an instance of a built-in class with its origin, its arguments
//! and its parameters in slots of its own; whatever else is asked of it goes on to the origin.

use super::context::{Cx, Handle, Res};
use super::error::Raise;

/// `out = origin[index]` as an alias.
///
/// # Errors
/// MemoryError.
pub fn make_into(cx: &mut Cx<'_>, out: Handle<'_>, origin: Handle<'_>, index: Handle<'_>) -> Res<()> {
    let _ = (out, origin, index);
    Err(cx.type_error("not yet"))
}
