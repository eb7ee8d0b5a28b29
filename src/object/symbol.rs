//! Names: every attribute, global and keyword name is interned once and known by number.
//!
//! Owns the table of interned strings. A [`Symbol`] is an index; its string object lives in old space and never moves,
//! so that names compare as words.

use super::string::Str;
use super::vm::Vm;
use crate::heap::{Ref, Value, Word};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::cell::{Cell, RefCell};
use std::hash::BuildHasher;

/// An interned name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Symbol(pub u32);

impl Symbol {
    /// The symbol of an ASCII character. None of them is a well-known name of its own.
    pub const fn of_ascii(c: u8) -> Symbol {
        Symbol(TEXTS.len() as u32 + (c & 0x7f) as u32)
    }
}

macro_rules! well_known { ($($name:ident $text:literal)*) => {
    #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
    #[repr(u32)]
    enum Number { $($name),* }
    /// Names that the engine itself uses; their numbers are fixed.
    #[allow(missing_docs, non_upper_case_globals)]
    pub mod name {
        use super::*;
        $( pub const $name: Symbol = Symbol(Number::$name as u32); )*
    }
    /// The texts of the well-known names, at their numbers.
    const TEXTS: &[&str] = &[$($text),*];
} }

well_known! {
    empty ""
    abs "__abs__" add "__add__" aenter "__aenter__" aexit "__aexit__" aiter "__aiter__" all "__all__" and "__and__" anext "__anext__"
    annotations "__annotations__" await_ "__await__" bool_ "__bool__" bases "__bases__" build_class "__build_class__" builtins "__builtins__"
    bytes_ "__bytes__" call "__call__" cause "__cause__" ceil "__ceil__" class_ "__class__" class_getitem "__class_getitem__" close "close" closure "__closure__"
    code "__code__" complex_ "__complex__" contains "__contains__" context "__context__" defaults "__defaults__" del "__del__" delattr "__delattr__"
    delete "__delete__" delitem "__delitem__" dict_ "__dict__" dir "__dir__" divmod "__divmod__" doc "__doc__" enter "__enter__" eq "__eq__"
    exit "__exit__" file "__file__" float_ "__float__" floor "__floor__" floordiv "__floordiv__" format "__format__" func "__func__"
    ge "__ge__" get "__get__" getattr "__getattr__" getattribute "__getattribute__" getitem "__getitem__" globals "__globals__" gt "__gt__"
    hash "__hash__" iadd "__iadd__" iand "__iand__" ifloordiv "__ifloordiv__" ilshift "__ilshift__" imatmul "__imatmul__" imod "__imod__"
    import "__import__" imul "__imul__" index "__index__" init "__init__" init_subclass "__init_subclass__" instancecheck "__instancecheck__" int_ "__int__"
    invert "__invert__" ior "__ior__" ipow "__ipow__" irshift "__irshift__" isub "__isub__" iter "__iter__" itruediv "__itruediv__" ixor "__ixor__"
    kwdefaults "__kwdefaults__" le "__le__" len "__len__" length_hint "__length_hint__" lshift "__lshift__" lt "__lt__" main "__main__" match_args "__match_args__"
    matmul "__matmul__" missing "__missing__" mod_ "__mod__" module "__module__" mro "__mro__" mro_entries "__mro_entries__" mul "__mul__"
    name_ "__name__" ne "__ne__" neg "__neg__" new "__new__" next "__next__" notes "__notes__" or "__or__" package "__package__" path "__path__" pos "__pos__" pow "__pow__"
    prepare "__prepare__" qualname "__qualname__" radd "__radd__" rand "__rand__" rdivmod "__rdivmod__" reduce "__reduce__" repr "__repr__" reversed "__reversed__"
    rfloordiv "__rfloordiv__" rlshift "__rlshift__" rmatmul "__rmatmul__" rmod "__rmod__" rmul "__rmul__" ror "__ror__" round "__round__"
    rpow "__rpow__" rrshift "__rrshift__" rshift "__rshift__" rsub "__rsub__" rtruediv "__rtruediv__" rxor "__rxor__" self_ "__self__"
    send "send" set "__set__" set_name "__set_name__" setattr "__setattr__" setitem "__setitem__" slots "__slots__" spec "__spec__" loader "__loader__" str_ "__str__" sub "__sub__"
    subclasscheck "__subclasscheck__" suppress_context "__suppress_context__" throw "throw" traceback "__traceback__" truediv "__truediv__"
    trunc "__trunc__" weakref "__weakref__" wrapped "__wrapped__" xor "__xor__" keys "keys" print "print" super_ "super" metaclass "metaclass" mro_method "mro"
    args "args" payload "<payload>" isabstractmethod "__isabstractmethod__" abstractmethods "__abstractmethods__" name_plain "name" obj "obj" value "value" path_plain "path" msg "msg"
    fspath "__fspath__" orig_bases "__orig_bases__" type_params "__type_params__" debug "__debug__" getstate "__getstate__" sizeof "__sizeof__" subclasses "__subclasses__"
}

/// Names of a fresh engine, and some.
const EXPECTED: usize = 890;

/// The interned names of one engine.
pub struct Symbols {
    words: RefCell<Vec<Word>>,
    /// The strings of the characters of ASCII, which are among `words`: machine code reads this table.
    pub(crate) characters: [Cell<Word>; 128],
    table: RefCell<HashTable<u32>>,
    hasher: DefaultHashBuilder,
}

impl Default for Symbols {
    fn default() -> Symbols {
        // The library's names are about so many; growing by and by would hash them several times.
        Symbols {
            words: RefCell::new(Vec::with_capacity(EXPECTED)),
            characters: [const { Cell::new(Word::UNDEF) }; 128],
            table: RefCell::new(HashTable::with_capacity(EXPECTED)),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl Symbols {
    /// How many there are.
    pub(super) fn len(&mut self) -> usize {
        self.words.get_mut().len()
    }

    /// Show the words from one on to the collector. They are old, so only full collections need it.
    pub(super) fn visit(&mut self, from: usize, visit: &mut dyn FnMut(&mut Word)) {
        self.words.get_mut().iter_mut().skip(from).for_each(visit);
    }
}

/// What a name takes in the two tables beside its string, in bytes: they grow by doubling, the old one still there.
const ENTRY_BYTES: isize = 32;

impl Vm {
    /// Intern the well-known names and the characters of ASCII. First act of a new engine.
    pub(super) fn intern_well_known(&self) {
        for text in TEXTS {
            self.intern_new(text, self.symbols.hasher.hash_one(text));
        }
        for c in 0..128_u8 {
            let mut text = [0; 4];
            let text = &*char::from(c).encode_utf8(&mut text);
            let symbol = self.intern_new(text, self.symbols.hasher.hash_one(text));
            debug_assert_eq!(symbol, Symbol::of_ascii(c));
            self.symbols.characters[c as usize].set(self.name_of(symbol).value().word());
        }
    }

    /// The symbol of a text, interned now if it is new.
    pub fn intern(&self, text: &str) -> Symbol {
        let hash = self.symbols.hasher.hash_one(text);
        if let Some(found) = self.find(text, hash) {
            return found;
        }
        self.intern_new(text, hash)
    }

    /// The symbol of a text that is not in the table.
    fn intern_new(&self, text: &str, hash: u64) -> Symbol {
        let symbols = &self.symbols;
        debug_assert!(self.find(text, hash).is_none(), "{text} is interned");
        let number = symbols.words.borrow().len() as u32;
        let word = self.new_interned(text, number).value().word();
        symbols.words.borrow_mut().push(word);
        self.heap.charge(ENTRY_BYTES);
        symbols
            .table
            .borrow_mut()
            .insert_unique(hash, number, |n| symbols.hasher.hash_one(self.text_of(Symbol(*n))));
        Symbol(number)
    }

    /// The symbol of a text, if it has been interned: a name that is not has never been used as an attribute.
    pub fn interned(&self, text: &str) -> Option<Symbol> {
        self.find(text, self.symbols.hasher.hash_one(text))
    }

    fn find(&self, text: &str, hash: u64) -> Option<Symbol> {
        let table = self.symbols.table.borrow();
        table.find(hash, |n| self.text_of(Symbol(*n)) == text).map(|n| Symbol(*n))
    }

    /// The symbol of a string object: at once if the object is the interned one.
    #[inline]
    pub fn symbol_of(&self, text: Ref<'_, Str>) -> Symbol {
        match text.symbol() {
            Some(symbol) => symbol,
            None => self.intern(text.as_str()),
        }
    }

    /// The string of a character of ASCII.
    #[inline]
    pub fn character(&self, c: u8) -> Value<'_> {
        self.brand(self.symbols.characters[(c & 0x7f) as usize].get())
    }

    /// The string object of a symbol.
    #[inline]
    pub fn name_of(&self, symbol: Symbol) -> Ref<'_, Str> {
        let word = self.symbols.words.borrow().get(symbol.0 as usize).copied().unwrap_or(Word::UNDEF);
        let value: Value<'_> = self.brand(word);
        value.cast().unwrap_or_else(|| unreachable!("a symbol of another engine"))
    }

    /// The text of a symbol.
    pub fn text_of(&self, symbol: Symbol) -> &str {
        self.name_of(symbol).as_str()
    }
}
