//! The library modules that are written in the script language, as text.
//!
//! Owns: which module name stands for which file of this folder. Comes in: the dotted name of a module. Goes out: its
//! source, which is compiled when a script of any engine first asks for it. Leaves to others: compiling and running it, and
//! the kernels that the head of each file lists. Holds: the table is sorted by name, so a search is binary.

/// The built-in functions and types that call back into scripts. Compiled with the engine, not imported by name.
pub const BUILTINS: &str = include_str!("builtins.py");

/// Every module that scripts (or, with a leading underscore, other modules) import, and its source.
pub const SOURCES: &[(&str, &str)] = &[
    ("__future__", include_str!("__future__.py")),
    ("_collections", include_str!("_collections.py")),
    ("_collections_user", include_str!("_collections_user.py")),
    ("_module_spec", include_str!("_module_spec.py")),
    ("_rows", include_str!("_rows.py")),
    ("_sha512", include_str!("_sha512.py")),
    ("_sys_late", include_str!("_sys_late.py")),
    ("_typing_forms", include_str!("_typing_forms.py")),
    ("_typing_protocols", include_str!("_typing_protocols.py")),
    ("_weakref", include_str!("_weakref.py")),
    ("abc", include_str!("abc.py")),
    ("bisect", include_str!("bisect.py")),
    ("collections", include_str!("collections.py")),
    ("collections.abc", include_str!("collections_abc.py")),
    ("contextlib", include_str!("contextlib.py")),
    ("copy", include_str!("copy.py")),
    ("dataclasses", include_str!("dataclasses.py")),
    ("enum", include_str!("enum.py")),
    ("functools", include_str!("functools.py")),
    ("graphlib", include_str!("graphlib.py")),
    ("heapq", include_str!("heapq.py")),
    ("io", include_str!("io.py")),
    ("itertools", include_str!("itertools.py")),
    ("json", include_str!("json.py")),
    ("json.decoder", include_str!("json_decoder.py")),
    ("json.encoder", include_str!("json_encoder.py")),
    ("keyword", include_str!("keyword.py")),
    ("numbers", include_str!("numbers.py")),
    ("operator", include_str!("operator.py")),
    ("random", include_str!("random.py")),
    ("re", include_str!("re.py")),
    ("reprlib", include_str!("reprlib.py")),
    ("statistics", include_str!("statistics.py")),
    ("string", include_str!("string.py")),
    ("textwrap", include_str!("textwrap.py")),
    ("time", include_str!("time.py")),
    ("traceback", include_str!("traceback.py")),
    ("types", include_str!("types.py")),
    ("typing", include_str!("typing.py")),
    ("warnings", include_str!("warnings.py")),
    ("weakref", include_str!("weakref.py")),
];

/// The source of the library module of this dotted name.
pub fn source(name: &str) -> Option<&'static str> {
    SOURCES.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|index| SOURCES[index].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(SOURCES.is_sorted_by(|left, right| left.0 < right.0));
    }

    #[test]
    fn a_module_is_found_by_its_dotted_name() {
        assert!(source("collections.abc").is_some_and(|text| text.starts_with("# collections.abc:")));
        assert_eq!(source("collections_abc"), None);
    }

    #[test]
    fn every_module_says_what_it_owns() {
        for (name, text) in SOURCES {
            for word in ["# Comes in:", "# Holds:", "# Kernels:"] {
                assert!(text.contains(word), "{name} lacks `{word}`");
            }
        }
    }
}
