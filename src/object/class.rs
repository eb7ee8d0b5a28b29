//! Classes: their layout, the built-in ones, the search for attributes along the method resolution order.
//!
//! Owns [`Builtin`], the table of built-in classes, and [`Class`]. Making a class from a `class` statement is in
//! `make_class`; what an attribute means once found is in `attribute`.

use super::context::{Cx, Res};
use super::dict::Dict;
use super::error::Raise;
use super::kind;
use super::native::NativeDef;
use super::string::Str;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Field, Kind, Ref, ShapeWord, Value, object};
use smallvec::{SmallVec, smallvec};
use std::cell::Cell;

object! {
    /// A class. `dict` maps names to attributes; `mro` is the tuple of classes that are searched, itself first.
    pub struct Class: kind::CLASS, "class", None {
        values { name, qualname, module, bases, mro, dict, doc, extra, keep }
        plain { instance_shape: Cell<ShapeWord>, number: Cell<u16>, flags: Cell<u16> }
    }
}

/// What is known about a class without searching.
pub mod class_flag {
    /// `__getattribute__` is overridden somewhere.
    pub const GETATTRIBUTE: u16 = 1;
    /// There is a `__getattr__`.
    pub const GETATTR: u16 = 2;
    /// `__setattr__` or `__delattr__` is overridden.
    pub const SETATTR: u16 = 4;
    /// Something in a cache depends on what this class or its instances have.
    pub const CACHED: u16 = 8;
    /// Its built-in methods are not in its dict yet.
    pub const LAZY: u16 = 16;
    /// Instances wrap a value of a built-in class, in slot 0.
    pub const PAYLOAD: u16 = 32;
    /// May not be a base.
    pub const FINAL: u16 = 64;
    /// Instances have no `__dict__`: `__slots__` all the way up.
    pub const NO_DICT: u16 = 128;
    /// Cannot be called.
    pub const NO_NEW: u16 = 256;
    /// Made by a script.
    pub const HEAP: u16 = 512;
    /// A class of the host.
    pub const HOST: u16 = 1024;
    /// Has abstract methods: cannot be instantiated.
    pub const ABSTRACT: u16 = 2048;
    /// Messages name it with its module, which stands in front in `name`.
    pub const DOTTED: u16 = 4096;
    /// There is a `__del__`.
    pub const FINALIZES: u16 = 8192;
}

/// How instances of a class come about and what they wrap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Instances {
    /// Slots.
    Plain,
    /// Objects of a kind of their own; subclasses wrap one.
    Wrapped,
    /// Objects of a kind of their own that have slots; subclasses have the same kind.
    Own,
    /// Of a kind of their own; no subclasses.
    Final,
}

macro_rules! builtin_classes { ($( $id:ident $name:literal : $base:ident, $kind:ident, $how:ident, $module:literal; )*) => {
    /// The built-in classes.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
    #[repr(u16)]
    #[allow(missing_docs)]
    pub enum Builtin { $($id),* }
    /// How many there are.
    pub const BUILTINS: usize = [$(Builtin::$id),*].len();
    /// Name, base, kind of instances, how they are made, and module, of each.
    pub(super) static TABLE: &[(Builtin, &str, Builtin, Kind, Instances, &str)] =
        &[ $( (Builtin::$id, $name, Builtin::$base, kind::$kind, Instances::$how, $module) ),* ];
} }

builtin_classes! {
    // Index 0 belongs to nothing that lives, so that an empty cache never matches.
    Nothing "nothing": Object, INSTANCE, Final, "builtins";
    Object "object": Object, INSTANCE, Plain, "builtins";
    Type "type": Object, CLASS, Own, "builtins";
    NoneType "NoneType": Object, INSTANCE, Final, "builtins";
    NotImplementedType "NotImplementedType": Object, INSTANCE, Final, "builtins";
    EllipsisType "ellipsis": Object, INSTANCE, Final, "builtins";
    Int "int": Object, INT64, Wrapped, "builtins";
    Bool "bool": Int, INT64, Final, "builtins";
    Float "float": Object, INSTANCE, Wrapped, "builtins";
    Complex "complex": Object, COMPLEX, Wrapped, "builtins";
    Str "str": Object, STR, Wrapped, "builtins";
    Bytes "bytes": Object, BYTES, Wrapped, "builtins";
    ByteArray "bytearray": Object, BYTEARRAY, Wrapped, "builtins";
    MemoryView "memoryview": Object, MEMORYVIEW, Final, "builtins";
    Tuple "tuple": Object, TUPLE, Wrapped, "builtins";
    List "list": Object, LIST, Wrapped, "builtins";
    Dict "dict": Object, DICT, Wrapped, "builtins";
    Set "set": Object, SET, Wrapped, "builtins";
    FrozenSet "frozenset": Object, FROZENSET, Wrapped, "builtins";
    Range "range": Object, RANGE, Final, "builtins";
    Slice "slice": Object, SLICE, Final, "builtins";
    DictKeys "dict_keys": Object, VIEW, Final, "builtins";
    DictValues "dict_values": Object, VIEW, Final, "builtins";
    DictItems "dict_items": Object, VIEW, Final, "builtins";
    MappingProxy "mappingproxy": Object, VIEW, Final, "builtins";
    ListIterator "list_iterator": Object, ITERATOR, Final, "builtins";
    ListReverseIterator "list_reverseiterator": Object, ITERATOR, Final, "builtins";
    TupleIterator "tuple_iterator": Object, ITERATOR, Final, "builtins";
    StrIterator "str_iterator": Object, ITERATOR, Final, "builtins";
    BytesIterator "bytes_iterator": Object, ITERATOR, Final, "builtins";
    ByteArrayIterator "bytearray_iterator": Object, ITERATOR, Final, "builtins";
    RangeIterator "range_iterator": Object, ITERATOR, Final, "builtins";
    DictKeyIterator "dict_keyiterator": Object, ITERATOR, Final, "builtins";
    DictValueIterator "dict_valueiterator": Object, ITERATOR, Final, "builtins";
    DictItemIterator "dict_itemiterator": Object, ITERATOR, Final, "builtins";
    DictReverseKeyIterator "dict_reversekeyiterator": Object, ITERATOR, Final, "builtins";
    DictReverseValueIterator "dict_reversevalueiterator": Object, ITERATOR, Final, "builtins";
    DictReverseItemIterator "dict_reverseitemiterator": Object, ITERATOR, Final, "builtins";
    LongRangeIterator "longrange_iterator": Object, ITERATOR, Final, "builtins";
    SetIterator "set_iterator": Object, ITERATOR, Final, "builtins";
    SequenceIterator "iterator": Object, ITERATOR, Final, "builtins";
    CallIterator "callable_iterator": Object, ITERATOR, Final, "builtins";
    Enumerate "enumerate": Object, ITERATOR, Wrapped, "builtins";
    Zip "zip": Object, ITERATOR, Wrapped, "builtins";
    Map "map": Object, ITERATOR, Wrapped, "builtins";
    Filter "filter": Object, ITERATOR, Wrapped, "builtins";
    Reversed "reversed": Object, ITERATOR, Wrapped, "builtins";
    Cell "cell": Object, CELL, Final, "builtins";
    Code "code": Object, CODE, Final, "builtins";
    Function "function": Object, FUNCTION, Final, "builtins";
    NativeFunction "builtin_function_or_method": Object, NATIVE, Final, "builtins";
    MethodDescriptor "method_descriptor": Object, NATIVE, Final, "builtins";
    SlotWrapper "wrapper_descriptor": Object, NATIVE, Final, "builtins";
    Method "method": Object, METHOD, Final, "builtins";
    Module "module": Object, MODULE, Own, "builtins";
    Generator "generator": Object, GENERATOR, Final, "builtins";
    Coroutine "coroutine": Object, GENERATOR, Final, "builtins";
    AsyncGenerator "async_generator": Object, GENERATOR, Final, "builtins";
    CoroutineWrapper "coroutine_wrapper": Object, STEP, Final, "builtins";
    AsyncSend "async_generator_asend": Object, STEP, Final, "builtins";
    AsyncThrow "async_generator_athrow": Object, STEP, Final, "builtins";
    WrappedValue "async_generator_wrapped_value": Object, WRAPPED, Final, "builtins";
    Frame "frame": Object, FRAME, Final, "builtins";
    Traceback "traceback": Object, TRACEBACK, Final, "builtins";
    Property "property": Object, PROPERTY, Wrapped, "builtins";
    StaticMethod "staticmethod": Object, WRAPPER, Wrapped, "builtins";
    ClassMethod "classmethod": Object, WRAPPER, Wrapped, "builtins";
    GetSet "getset_descriptor": Object, GETSET, Final, "builtins";
    Member "member_descriptor": Object, MEMBER, Final, "builtins";
    Super "super": Object, SUPER, Final, "builtins";
    WeakRef "ReferenceType": Object, WEAKREF, Wrapped, "weakref";
    GenericAlias "GenericAlias": Object, ALIAS, Own, "types";
    UnionType "UnionType": Object, ALIAS, Final, "types";
    Host "host object": Object, HOST, Wrapped, "builtins";
    Stream "TextIOWrapper": Object, HOST, Final, "_io";
    Random "Random": Object, HOST, Wrapped, "_random";
    RegexProgram "program": Object, HOST, Final, "_kernel_regex";
    BaseException "BaseException": Object, EXCEPTION, Own, "builtins";
    SystemExit "SystemExit": BaseException, EXCEPTION, Own, "builtins";
    KeyboardInterrupt "KeyboardInterrupt": BaseException, EXCEPTION, Own, "builtins";
    GeneratorExit "GeneratorExit": BaseException, EXCEPTION, Own, "builtins";
    BaseExceptionGroup "BaseExceptionGroup": BaseException, EXCEPTION, Own, "builtins";
    Exception "Exception": BaseException, EXCEPTION, Own, "builtins";
    ExceptionGroup "ExceptionGroup": BaseExceptionGroup, EXCEPTION, Own, "builtins";
    ArithmeticError "ArithmeticError": Exception, EXCEPTION, Own, "builtins";
    FloatingPointError "FloatingPointError": ArithmeticError, EXCEPTION, Own, "builtins";
    OverflowError "OverflowError": ArithmeticError, EXCEPTION, Own, "builtins";
    ZeroDivisionError "ZeroDivisionError": ArithmeticError, EXCEPTION, Own, "builtins";
    AssertionError "AssertionError": Exception, EXCEPTION, Own, "builtins";
    AttributeError "AttributeError": Exception, EXCEPTION, Own, "builtins";
    BufferError "BufferError": Exception, EXCEPTION, Own, "builtins";
    EOFError "EOFError": Exception, EXCEPTION, Own, "builtins";
    ImportError "ImportError": Exception, EXCEPTION, Own, "builtins";
    ModuleNotFoundError "ModuleNotFoundError": ImportError, EXCEPTION, Own, "builtins";
    LookupError "LookupError": Exception, EXCEPTION, Own, "builtins";
    IndexError "IndexError": LookupError, EXCEPTION, Own, "builtins";
    KeyError "KeyError": LookupError, EXCEPTION, Own, "builtins";
    MemoryError "MemoryError": Exception, EXCEPTION, Own, "builtins";
    NameError "NameError": Exception, EXCEPTION, Own, "builtins";
    UnboundLocalError "UnboundLocalError": NameError, EXCEPTION, Own, "builtins";
    OSError "OSError": Exception, EXCEPTION, Own, "builtins";
    BlockingIOError "BlockingIOError": OSError, EXCEPTION, Own, "builtins";
    ChildProcessError "ChildProcessError": OSError, EXCEPTION, Own, "builtins";
    ConnectionError "ConnectionError": OSError, EXCEPTION, Own, "builtins";
    BrokenPipeError "BrokenPipeError": ConnectionError, EXCEPTION, Own, "builtins";
    ConnectionAbortedError "ConnectionAbortedError": ConnectionError, EXCEPTION, Own, "builtins";
    ConnectionRefusedError "ConnectionRefusedError": ConnectionError, EXCEPTION, Own, "builtins";
    ConnectionResetError "ConnectionResetError": ConnectionError, EXCEPTION, Own, "builtins";
    FileExistsError "FileExistsError": OSError, EXCEPTION, Own, "builtins";
    FileNotFoundError "FileNotFoundError": OSError, EXCEPTION, Own, "builtins";
    InterruptedError "InterruptedError": OSError, EXCEPTION, Own, "builtins";
    IsADirectoryError "IsADirectoryError": OSError, EXCEPTION, Own, "builtins";
    NotADirectoryError "NotADirectoryError": OSError, EXCEPTION, Own, "builtins";
    PermissionError "PermissionError": OSError, EXCEPTION, Own, "builtins";
    ProcessLookupError "ProcessLookupError": OSError, EXCEPTION, Own, "builtins";
    TimeoutError "TimeoutError": OSError, EXCEPTION, Own, "builtins";
    ReferenceError "ReferenceError": Exception, EXCEPTION, Own, "builtins";
    RuntimeError "RuntimeError": Exception, EXCEPTION, Own, "builtins";
    NotImplementedError "NotImplementedError": RuntimeError, EXCEPTION, Own, "builtins";
    RecursionError "RecursionError": RuntimeError, EXCEPTION, Own, "builtins";
    StopIteration "StopIteration": Exception, EXCEPTION, Own, "builtins";
    StopAsyncIteration "StopAsyncIteration": Exception, EXCEPTION, Own, "builtins";
    SyntaxError "SyntaxError": Exception, EXCEPTION, Own, "builtins";
    IndentationError "IndentationError": SyntaxError, EXCEPTION, Own, "builtins";
    TabError "TabError": IndentationError, EXCEPTION, Own, "builtins";
    SystemError "SystemError": Exception, EXCEPTION, Own, "builtins";
    TypeError "TypeError": Exception, EXCEPTION, Own, "builtins";
    ValueError "ValueError": Exception, EXCEPTION, Own, "builtins";
    UnicodeError "UnicodeError": ValueError, EXCEPTION, Own, "builtins";
    UnicodeDecodeError "UnicodeDecodeError": UnicodeError, EXCEPTION, Own, "builtins";
    UnicodeEncodeError "UnicodeEncodeError": UnicodeError, EXCEPTION, Own, "builtins";
    UnicodeTranslateError "UnicodeTranslateError": UnicodeError, EXCEPTION, Own, "builtins";
    Warning "Warning": Exception, EXCEPTION, Own, "builtins";
    BytesWarning "BytesWarning": Warning, EXCEPTION, Own, "builtins";
    DeprecationWarning "DeprecationWarning": Warning, EXCEPTION, Own, "builtins";
    EncodingWarning "EncodingWarning": Warning, EXCEPTION, Own, "builtins";
    FutureWarning "FutureWarning": Warning, EXCEPTION, Own, "builtins";
    ImportWarning "ImportWarning": Warning, EXCEPTION, Own, "builtins";
    PendingDeprecationWarning "PendingDeprecationWarning": Warning, EXCEPTION, Own, "builtins";
    ResourceWarning "ResourceWarning": Warning, EXCEPTION, Own, "builtins";
    RuntimeWarning "RuntimeWarning": Warning, EXCEPTION, Own, "builtins";
    SyntaxWarning "SyntaxWarning": Warning, EXCEPTION, Own, "builtins";
    UnicodeWarning "UnicodeWarning": Warning, EXCEPTION, Own, "builtins";
    UserWarning "UserWarning": Warning, EXCEPTION, Own, "builtins";
}

impl Builtin {
    /// The shape of exact instances.
    #[inline(always)]
    pub const fn shape(self) -> ShapeWord {
        ShapeWord::new(TABLE[self as usize].3, self as u32)
    }
    /// `__name__`
    pub const fn name(self) -> &'static str {
        TABLE[self as usize].1
    }
    /// The class it inherits from; `object` itself for `object`.
    pub const fn base(self) -> Builtin {
        TABLE[self as usize].2
    }
    /// The class with that number.
    #[inline]
    pub fn of_number(number: usize) -> Option<Builtin> {
        TABLE.get(number).map(|row| row.0)
    }
    /// Is `self` the class `other`, or derived from it?
    pub fn is_a(self, other: Builtin) -> bool {
        // The only built-in class with two bases.
        if self == Builtin::ExceptionGroup && other == Builtin::Exception {
            return true;
        }
        let mut c = self;
        loop {
            if c == other {
                return true;
            }
            if c.base() == c {
                return false;
            }
            c = c.base();
        }
    }
}

/// The number of a class that is not built in.
const NO_NUMBER: u16 = u16::MAX;

impl<'v> Ref<'v, Class> {
    /// Is this flag set?
    #[inline]
    pub fn has(self, flag: u16) -> bool {
        self.object().flags.get() & flag != 0
    }
    /// Set a flag.
    pub fn add_flags(self, flags: u16) {
        self.object().flags.set(self.object().flags.get() | flags);
    }
    /// The built-in class that this is.
    pub fn builtin(self) -> Option<Builtin> {
        Builtin::of_number(self.object().number.get() as usize)
    }
    /// The classes that are searched, in order.
    pub fn mro(self) -> impl DoubleEndedIterator<Item = Ref<'v, Class>> {
        let classes = self.get(|c| &c.mro).cast::<Tuple>();
        classes.into_iter().flat_map(|t| t.tail_values().iter()).filter_map(|v| v.cast::<Class>())
    }
    /// The direct bases.
    pub fn bases(self) -> impl Iterator<Item = Ref<'v, Class>> {
        let classes = self.get(|c| &c.bases).cast::<Tuple>();
        classes.into_iter().flat_map(|t| t.tail_values().iter()).filter_map(|v| v.cast::<Class>())
    }
    /// Its name as messages show it: `__name__`, behind the module if the class stands for one in C.
    pub fn name(self) -> &'v str {
        self.get(|c| &c.name).cast::<Str>().map_or("?", |s| s.as_str())
    }
    /// `__name__`
    pub fn plain_name(self) -> &'v str {
        let dotted = self.name().rsplit_once('.').filter(|_| self.has(class_flag::DOTTED));
        dotted.map_or(self.name(), |(_, plain)| plain)
    }
    /// Is it `other` or derived from it?
    pub fn is_subclass(self, other: Ref<'_, Class>) -> bool {
        self.same(other) || self.mro().any(|c| c.same(other))
    }
    /// The nearest built-in class that says how instances are laid out: where its payload or kind comes from.
    pub fn layout(self) -> Builtin {
        self.mro()
            .filter_map(|c| c.builtin())
            .find(|b| TABLE[*b as usize].4 != Instances::Plain)
            .unwrap_or(Builtin::Object)
    }
}

impl Vm {
    /// Make the class objects of all built-in classes. Their methods are put in place when first asked for.
    pub(super) fn make_builtin_classes(&self) {
        for (builtin, _, _, kind, _, _) in TABLE {
            let shape = self.root_shape(*kind, Value::NONE, 0, false);
            debug_assert_eq!(shape.word, builtin.shape());
        }
        for (builtin, text, base, kind, instances, module) in TABLE {
            let name = self.name_of(self.intern(text)).value();
            let base = (*builtin != Builtin::Object).then(|| self.class(*base));
            let flags = class_flag::LAZY
                | if *instances == Instances::Final { class_flag::FINAL } else { 0 }
                | if *instances == Instances::Wrapped { class_flag::PAYLOAD } else { 0 };
            let no_dict = !matches!(
                *kind,
                kind::EXCEPTION | kind::MODULE | kind::FUNCTION | kind::WRAPPER | kind::CLASS
            );
            let flags = if no_dict { flags | class_flag::NO_DICT } else { flags };
            let (shown, flags) = match *module {
                "builtins" => (name, flags),
                _ => (
                    self.name_of(self.intern(&format!("{module}.{text}"))).value(),
                    flags | class_flag::DOTTED,
                ),
            };
            let module = self.name_of(self.intern(module)).value();
            let bases: &[Value<'_>] = base.as_slice();
            let class = self.new_class_object(Builtin::Type.shape(), shown, name, module, bases);
            class.object().number.set(*builtin as u16);
            class.object().flags.set(flags);
            class.object().instance_shape.set(builtin.shape());
            self.set_shape_class(*builtin as u32, class.value());
            self.builtins[*builtin as usize].set(class.value().word());
            let mut mro: SmallVec<[Value<'_>; 8]> = smallvec![class.value()];
            mro.extend(base.into_iter().flat_map(|b| self.mro_values(b)));
            if let Some(mro) = self.try_tuple(&mro) {
                self.heap.store(class, &class.object().mro, mro.value());
            }
        }
        self.add_second_base(Builtin::ExceptionGroup, Builtin::Exception);
        // Every class object has a shape of its own; the metaclass is known only now.
        let metaclass = self.class(Builtin::Type);
        self.set_shape_class(Builtin::Type as u32, metaclass);
        // These find attributes in a way of their own.
        for builtin in [Builtin::GenericAlias, Builtin::Method] {
            if let Some(class) = self.class(builtin).cast::<Class>() {
                class.add_flags(class_flag::GETATTRIBUTE);
            }
        }
        for (builtin, ..) in TABLE {
            if let Some(class) = self.class(*builtin).cast::<Class>() {
                class.header().set_shape(self.single_shape(kind::CLASS, metaclass));
            }
        }
    }

    /// Let a built-in class inherit from a second one, which stands behind the first in the order.
    fn add_second_base(&self, derived: Builtin, second: Builtin) {
        let (Some(class), first) = (self.class(derived).cast::<Class>(), self.class(derived.base())) else {
            return;
        };
        let second = self.class(second);
        let order: Vec<Value<'_>> =
            [class.value(), first].into_iter().chain(self.mro_values(second)).collect();
        if let (Some(bases), Some(order)) = (self.try_tuple(&[first, second]), self.try_tuple(&order)) {
            self.heap.store(class, &class.object().bases, bases.value());
            self.heap.store(class, &class.object().mro, order.value());
        }
    }

    fn mro_values<'v>(&'v self, class: Value<'v>) -> impl Iterator<Item = Value<'v>> {
        let order = class.cast::<Class>().and_then(|c| c.get(|c| &c.mro).cast::<Tuple>());
        order.into_iter().flat_map(|t| t.tail_values().iter())
    }

    /// A class object with an empty dict and no resolution order yet.
    pub(super) fn new_class_object<'v>(
        &'v self,
        shape: ShapeWord,
        name: Value<'_>,
        qualname: Value<'_>,
        module: Value<'_>,
        bases: &[Value<'_>],
    ) -> Ref<'v, Class> {
        let empty = || self.try_tuple(&[]).map_or(Value::NONE, |t| t.value());
        let bases = self.try_tuple(bases).map_or(Value::NONE, |t| t.value());
        let dict = self.try_dict(0).map_or(Value::NONE, |d| d.value());
        let new = self.heap.allocate_old_fixed::<Class>(shape);
        new.init(|header| Class {
            header,
            name: Field::new(name),
            qualname: Field::new(qualname),
            module: Field::new(module),
            bases: Field::new(bases),
            mro: Field::new(empty()),
            dict: Field::new(dict),
            doc: Field::new(Value::NONE),
            extra: Field::new(Value::NONE),
            keep: Field::new(Value::NONE),
            instance_shape: Cell::new(Builtin::Object.shape()),
            number: Cell::new(NO_NUMBER),
            flags: Cell::new(0),
        })
    }

    /// The class of any value.
    #[inline]
    pub fn class_of<'v>(&'v self, v: Value<'_>) -> Ref<'v, Class> {
        let class = match v.header() {
            Some(header) => self.shape_class(header.shape()),
            None => self.class(self.immediate_class(v)),
        };
        match class.cast::<Class>() {
            Some(class) => class,
            None => unreachable!("a shape without a class"),
        }
    }

    fn immediate_class(&self, v: Value<'_>) -> Builtin {
        if v.is_int() {
            Builtin::Int
        } else if v.is_float() {
            Builtin::Float
        } else if v.is_bool() {
            Builtin::Bool
        } else if v == Value::NOT_IMPLEMENTED {
            Builtin::NotImplementedType
        } else if v == Value::ELLIPSIS {
            Builtin::EllipsisType
        } else {
            Builtin::NoneType
        }
    }

    /// `type(v).__name__`
    pub fn type_name<'v>(&'v self, v: Value<'_>) -> &'v str {
        self.class_of(v).name()
    }

    /// `isinstance(v, builtin)`, by inheritance alone.
    pub fn is_instance(&self, v: Value<'_>, builtin: Builtin) -> bool {
        match self.class(builtin).cast::<Class>() {
            Some(class) => self.class_of(v).is_subclass(class),
            None => false,
        }
    }

    /// The dict of a class, its built-in methods in place.
    pub fn class_dict<'v>(&'v self, class: Ref<'v, Class>) -> Option<Ref<'v, Dict>> {
        if class.has(class_flag::LAZY) {
            // A class of which something is missing would never get it.
            self.heap.past_limit(|| self.fill_class(class));
        }
        class.get(|c| &c.dict).cast::<Dict>()
    }

    #[cold]
    fn fill_class(&self, class: Ref<'_, Class>) {
        class.object().flags.set(class.object().flags.get() & !class_flag::LAZY);
        let (Some(builtin), Some(dict)) = (class.builtin(), class.get(|c| &c.dict).cast::<Dict>()) else {
            return;
        };
        // A setter is found through the getter of the same name.
        for def in super::methods_of(builtin).iter().filter(|d| d.role != super::native::Role::Setter) {
            let symbol = self.intern(def.name);
            let value = self.new_class_attribute(class, def);
            self.dict_set_symbol(dict, symbol, value);
        }
        // Some built-in classes have a `__doc__` of their own making.
        if super::methods_of(builtin).iter().all(|d| d.name != "__doc__") {
            self.fill_doc(builtin, dict);
        }
        if builtin == Builtin::Object {
            return;
        }
        // A class that defines equality without a hash is not hashable.
        let has = |n: Symbol| self.dict_get_symbol(dict, n).is_some();
        if has(name::eq) && !has(name::hash) {
            self.dict_set_symbol(dict, name::hash, Value::NONE);
        }
    }

    fn fill_doc(&self, builtin: Builtin, dict: Ref<'_, Dict>) {
        let doc = super::doc_of(builtin).and_then(|d| self.try_string(d)).map_or(Value::NONE, Ref::value);
        self.dict_set_symbol(dict, name::doc, doc);
    }

    /// What a row of a class's table becomes in its dict.
    fn new_class_attribute<'v>(&'v self, class: Ref<'v, Class>, def: &'static NativeDef) -> Value<'v> {
        super::native::new_descriptor(self, class, def)
    }

    /// As [`Vm::lookup`], with the class that has it.
    pub fn lookup_from<'v>(
        &'v self,
        class: Ref<'v, Class>,
        name: Symbol,
    ) -> Option<(Value<'v>, Ref<'v, Class>)> {
        class
            .mro()
            .find_map(|c| self.class_dict(c).and_then(|d| self.dict_get_symbol(d, name)).map(|v| (v, c)))
    }

    /// Search what a class inherits from behind one of its bases, as `super` does.
    pub fn lookup_behind<'v>(
        &'v self,
        class: Ref<'v, Class>,
        start: Ref<'v, Class>,
        name: Symbol,
    ) -> Option<Value<'v>> {
        let mut behind = class.mro().skip_while(|c| !c.same(start)).skip(1);
        behind.find_map(|c| self.class_dict(c).and_then(|d| self.dict_get_symbol(d, name)))
    }

    /// Something about a class changes: nothing that was cached about it holds any longer.
    pub fn class_changed(&self, class: Ref<'_, Class>) {
        if class.has(class_flag::CACHED) {
            self.flush_caches();
        }
    }
}

impl Cx<'_> {
    /// The class behind a value.
    ///
    /// # Errors
    /// TypeError with `message` when it is none.
    pub fn expect_class<'v>(&'v self, v: Value<'v>, message: &str) -> Res<Ref<'v, Class>> {
        v.cast::<Class>().ok_or_else(|| self.type_error(message))
    }
}
