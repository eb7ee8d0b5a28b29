//! Built-in functions about single values: what they are called, how they compare, their attributes, their numbers.
//!
//! Owns the natives that are left when classes, folds (`fold`), code and namespaces (`evaluate`), output (`output`) and
//! imports (`import`) are elsewhere. Each is a thin wrapper around an operation of the object layer.

use crate::bytecode::ops::Binary;
use crate::heap::Value;
use crate::kernel::{integer, integer_text};
use crate::natives;
use crate::object::attribute;
use crate::object::class::{Builtin, Class};
use crate::object::context::{Cx, Handle, Res, Ret};
use crate::object::error::Raise;
use crate::object::function::{Function, Method};
use crate::object::generator::Generator;
use crate::object::hash::Hashed;
use crate::object::instance_of;
use crate::object::iterator::Iterator;
use crate::object::native::{Given, NativeFunction};
use crate::object::number::Number;
use crate::object::symbol::{Symbol, name};
use crate::object::vm::Vm;

natives! { pub static FUNCTIONS:
    /// Return the absolute value of the argument.
    loud fn abs(cx, x) asks Abs opened Abs {
        let [out] = cx.locals();
        if !cx.call_special(out, x, name::abs, &[])? {
            let actual = cx.type_name(cx.get(x));
            return Err(cx.type_error(format!("bad operand type for abs(): '{actual}'")));
        }
        cx.ret(cx.get(out))
    }
    /// Return an AsyncIterator for an AsyncIterable object.
    loud fn aiter(cx, async_iterable) {
        let [out] = cx.locals();
        if !cx.call_special(out, async_iterable, name::aiter, &[])? {
            let actual = cx.type_name(cx.get(async_iterable));
            return Err(cx.type_error(format!("'{actual}' object is not an async iterable")));
        }
        if cx.lookup(cx.class_of(cx.get(out)), name::anext).is_none() {
            let actual = cx.type_name(cx.get(out));
            return Err(cx.type_error(format!("aiter() returned not an async iterator of type '{actual}'")));
        }
        cx.ret(cx.get(out))
    }
    /// Return the next item from the async iterator.
    loud fn anext(cx, iterator, default = NONE) {
        if cx.get(default) != Value::UNDEF {
            // A coroutine that catches StopAsyncIteration: script code.
            return cx.ret(Value::UNDEF);
        }
        let [out] = cx.locals();
        if !cx.call_special(out, iterator, name::anext, &[])? {
            let actual = cx.type_name(cx.get(iterator));
            return Err(cx.type_error(format!("'{actual}' object is not an async iterator")));
        }
        cx.ret(cx.get(out))
    }
    /// Return an ASCII-only representation of an object.
    loud fn ascii(cx, obj) {
        let [out] = cx.locals();
        cx.ascii_into(out, obj)?;
        cx.ret(cx.get(out))
    }
    /// Return the binary representation of an integer.
    loud fn bin(cx, number) { in_base(cx, number, 2) }
    /// Return the octal representation of an integer.
    loud fn oct(cx, number) { in_base(cx, number, 8) }
    /// Return the hexadecimal representation of an integer.
    loud fn hex(cx, number) { in_base(cx, number, 16) }
    /// Return whether the object is callable (i.e., some kind of function).
    quiet fn callable(cx, obj: Value<'v>) { Ok(Value::bool(cx.is_callable(obj))) }
    /// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
    loud fn chr(cx, i) opened Chr {
        let [number] = cx.locals();
        cx.index_into(number, i)?;
        let Some(i) = cx.as_i64(cx.get(number)).and_then(|i| i32::try_from(i).ok()) else {
            return Err(cx.overflow_error("Python int too large to convert to C int"));
        };
        match u32::try_from(i).ok().filter(|c| *c <= 0x10_ffff) {
            None => Err(cx.value_error("chr() arg not in range(0x110000)")),
            Some(code) => cx.ret(cx.code_string(code)?),
        }
    }
    /// Return the Unicode code point for a one-character string.
    quiet fn ord(cx, c: Value<'v>) opened Ord {
        let content = cx.payload(c).unwrap_or(c);
        let length = if let Some(text) = cx.as_text(content) {
            let mut characters = text.as_str().chars();
            if let (Some(only), None) = (characters.next(), characters.next()) {
                return Ok(Value::int(cx.code_of(only).into()));
            }
            text.chars()
        } else if let Some(bytes) = cx.bytes_of(content) {
            if let [only] = bytes.as_slice() {
                return Ok(Value::int(*only as i64));
            }
            bytes.len()
        } else {
            let actual = cx.type_name(c);
            return Err(cx.type_error(format!("ord() expected string of length 1, but {actual} found")));
        };
        Err(cx.type_error(format!("ord() expected a character, but string of length {length} found")))
    }
    /// Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
    loud fn divmod(cx, x, y) {
        if let Some((quotient, rest)) = cx.int_divmod(cx.get(x), cx.get(y)) {
            let both = cx.tuple(&[quotient, rest])?;
            return cx.ret(both);
        }
        let [out] = cx.locals();
        divmod_into(cx, out, x, y)?;
        cx.ret(cx.get(out))
    }
    /// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.
    loud fn pow(cx, key base, key exp, key r#mod = NONE) {
        let [out] = cx.locals();
        if matches!(cx.get(r#mod), Value::UNDEF | Value::NONE) {
            cx.binary_into(out, Binary::Power, base, exp, false)?;
        } else {
            power_modulo(cx, out, [base, exp, r#mod])?;
        }
        cx.ret(cx.get(out))
    }
    /// Round a number to a given precision in decimal digits.
    loud fn round(cx, key number, key ndigits = NONE) {
        let [out] = cx.locals();
        let given = !matches!(cx.get(ndigits), Value::UNDEF | Value::NONE);
        let v = cx.get(number);
        if v.is_float() && !given {
            let i = crate::kernel::float::round_to_integer(v.as_float()).map_err(|c| cx.complain(c))?;
            return cx.ret(cx.integer(&i)?);
        }
        let called = if given {
            cx.call_special(out, number, name::round, &[ndigits])?
        } else {
            cx.call_special(out, number, name::round, &[])?
        };
        if !called {
            let actual = cx.type_name(cx.get(number));
            return Err(cx.type_error(format!("type {actual} doesn't define __round__ method")));
        }
        cx.ret(cx.get(out))
    }
    /// Return value.__format__(format_spec)
    loud fn format(cx, value, format_spec = NONE) {
        let [out, spec] = cx.locals();
        let given = cx.get(format_spec);
        if given == Value::UNDEF {
            cx.set(spec, cx.name_of(name::empty).value());
        } else if cx.is_instance(given, Builtin::Str) {
            cx.set(spec, given);
        } else {
            let actual = cx.type_name(given);
            return Err(cx.type_error(format!("format() argument 2 must be str, not {actual}")));
        }
        cx.format_into(out, value, spec)?;
        cx.ret(cx.get(out))
    }
    /// Return the number of items in a container.
    loud fn len(cx, obj) asks Len opened Len {
        let count = cx.len(obj)?;
        cx.ret(cx.int(count as i64))
    }
    /// Return the canonical string representation of the object.
    loud fn repr(cx, obj) asks Repr {
        let [out] = cx.locals();
        cx.repr_into(out, obj)?;
        cx.ret(cx.get(out))
    }
    /// Return the hash value for the given object.
    loud fn hash(cx, obj) shortcut quick_hash {
        let hash = cx.hash(obj)?;
        cx.ret(cx.int(hash))
    }
    /// Return the identity of an object. It is the same as long as the object lives.
    quiet fn id(cx, obj: Value<'v>) { Ok(cx.int(cx.id_of(obj))) }
    /// Return whether an object is an instance of a class or of a subclass thereof.
    loud fn isinstance(cx, obj, class_or_tuple) opened IsInstance {
        let answer = instance_of::is_instance(cx, obj, class_or_tuple)?;
        cx.ret(Value::bool(answer))
    }
    /// Return whether 'cls' is derived from another class or is the same class.
    loud fn issubclass(cx, cls, class_or_tuple) {
        let answer = instance_of::is_subclass(cx, cls, class_or_tuple)?;
        cx.ret(Value::bool(answer))
    }
    /// Get an iterator from an object, or one that calls a function until it returns the sentinel.
    loud fn iter(cx, object, sentinel = NONE) asks Iter shortcut quick_iter {
        let [out] = cx.locals();
        if cx.get(sentinel) == Value::UNDEF {
            cx.iter_into(out, object)?;
            return cx.ret(cx.get(out));
        }
        if !cx.is_callable(cx.get(object)) {
            return Err(cx.type_error("iter(v, w): v must be callable"));
        }
        let it = cx.new_iterator(Builtin::CallIterator, cx.get(object), 0, 0);
        cx.heap.store(it, &it.object().other, cx.get(sentinel));
        cx.ret(it.value())
    }
    /// Return the next item from the iterator. If it is exhausted and a default is given, return that.
    resuming fn next(cx, iterator, default = NONE) asks Next shortcut quick_next {
        let [out] = cx.locals();
        let outcome = next_into(cx, out, iterator);
        match outcome {
            Ok(()) => cx.ret(cx.get(out)),
            Err(_) if cx.get(default) != Value::UNDEF && cx.pending_is(Builtin::StopIteration) => {
                cx.pending.set(crate::heap::Word::UNDEF);
                cx.ret(cx.get(default))
            }
            Err(thrown) => Err(thrown),
        }
    }
    /// Get a named attribute from an object.
    loud fn getattr(cx, object, name, default = NONE) {
        let symbol = name_from(cx, name)?;
        let [out] = cx.locals();
        if cx.get(default) == Value::UNDEF {
            attribute::get(cx, out, object, symbol)?;
        } else if !find_attribute(cx, out, object, symbol)? {
            return cx.ret(cx.get(default));
        }
        cx.ret(cx.get(out))
    }
    /// Return whether the object has an attribute with the given name.
    loud fn hasattr(cx, obj, name) {
        let symbol = name_from(cx, name)?;
        let [out] = cx.locals();
        let found = find_attribute(cx, out, obj, symbol)?;
        cx.ret(Value::bool(found))
    }
    /// Sets the named attribute on the given object to the specified value.
    loud fn setattr(cx, obj, name, value) {
        let symbol = name_from(cx, name)?;
        attribute::set(cx, obj, symbol, Some(value))?;
        cx.ret(Value::NONE)
    }
    /// Deletes the named attribute from the given object.
    loud fn delattr(cx, obj, name) {
        let symbol = name_from(cx, name)?;
        attribute::set(cx, obj, symbol, None)?;
        cx.ret(Value::NONE)
    }
    /// Files are not for scripts, unless the host provides its own function.
    quiet fn open(cx, *args, **keywords) {
        Err(cx.raise(Builtin::PermissionError, "files are not available to scripts"))
    }
}

fn quick_hash<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [v] = given.all(vm)?;
    match vm.hash_quietly(v) {
        Hashed::Is(hash) => Some(vm.int(hash)),
        _ => None,
    }
}

fn quick_iter<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [v] = given.all(vm)?;
    vm.quiet_iter(v)
}

fn quick_next<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [it, _] = given.some(vm, 1)?;
    vm.quick_next(it.cast::<Iterator>()?).ok().flatten()
}

impl Vm {
    /// Can a value be called?
    pub fn is_callable(&self, v: Value<'_>) -> bool {
        v.cast::<Function>().is_some()
            || v.cast::<NativeFunction>().is_some()
            || v.cast::<Class>().is_some()
            || v.cast::<Method>().is_some()
            || self.lookup(self.class_of(v), name::call).is_some()
    }
}

/// The attribute that a function was asked for.
fn name_from(cx: &Cx<'_>, text: Handle<'_>) -> Res<Symbol> {
    let v = cx.get(text);
    match cx.as_text(cx.payload(v).unwrap_or(v)) {
        Some(text) => Ok(cx.symbol_of(text)),
        None => {
            let actual = cx.type_name(v);
            Err(cx.type_error(format!("attribute name must be string, not '{actual}'")))
        }
    }
}

/// As `attribute::find`, where an AttributeError means that there is none.
fn find_attribute(cx: &mut Cx<'_>, out: Handle<'_>, object: Handle<'_>, symbol: Symbol) -> Res<bool> {
    match attribute::find(cx, out, object, symbol) {
        Err(_) if cx.pending_is(Builtin::AttributeError) => {
            cx.pending.set(crate::heap::Word::UNDEF);
            Ok(false)
        }
        found => found,
    }
}

fn in_base(cx: &mut Cx<'_>, number: Handle<'_>, base: u32) -> Res<Ret> {
    let [out] = cx.locals();
    cx.index_into(out, number)?;
    let i = cx.as_integer(cx.get(out)).unwrap_or(integer::Integer::Small(0));
    let text = integer_text::prefixed(&i, base, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
    cx.ret(cx.string(&text)?)
}

/// `out = next(it)`; the end is a StopIteration, with the value that a generator returned.
///
/// # Errors
/// StopIteration at the end, TypeError for what is no iterator, and whatever the iterator raises.
pub fn next_into(cx: &mut Cx<'_>, out: Handle<'_>, it: Handle<'_>) -> Res<()> {
    let v = cx.get(it);
    if v.cast::<Iterator>().is_some() {
        if cx.next_into(out, it)? {
            return Ok(());
        }
        return Err(stop_iteration(cx, Value::NONE));
    }
    let generator = v.cast::<Generator>().is_some_and(|g| g.is_plain());
    if generator {
        let none = cx.root(Value::NONE);
        if cx.resume(it, none, 0, out)? {
            return Ok(());
        }
        return Err(stop_iteration(cx, cx.get(out)));
    }
    if cx.call_special(out, it, name::next, &[])? {
        return Ok(());
    }
    let actual = cx.type_name(cx.get(it));
    Err(cx.type_error(format!("'{actual}' object is not an iterator")))
}

fn stop_iteration(cx: &Cx<'_>, value: Value<'_>) -> crate::object::context::Thrown {
    let args: &[Value<'_>] = if value == Value::NONE { &[] } else { &[value] };
    match cx.new_error_of(Builtin::StopIteration, args) {
        Some(exception) => cx.throw(exception),
        None => cx.memory_error(),
    }
}

/// `out = divmod(x, y)`
fn divmod_into(cx: &mut Cx<'_>, out: Handle<'_>, x: Handle<'_>, y: Handle<'_>) -> Res<()> {
    let (a, b) = (cx.class_of(cx.get(x)), cx.class_of(cx.get(y)));
    let reflected = cx.intern("__rdivmod__");
    let right = if a.same(b) { None } else { cx.lookup(b, reflected) };
    let right_first = right.is_some() && b.is_subclass(a) && cx.lookup(a, reflected) != right;
    let has_right = right.is_some();
    let mut order = [(x, name::divmod, y), (y, reflected, x)];
    if right_first {
        order.swap(0, 1);
    }
    for (left, method, other) in order {
        if method == reflected && !has_right {
            continue;
        }
        if cx.call_special(out, left, method, &[other])? && cx.get(out) != Value::NOT_IMPLEMENTED {
            return Ok(());
        }
    }
    let (a, b) = (cx.type_name(cx.get(x)), cx.type_name(cx.get(y)));
    Err(cx.type_error(format!("unsupported operand type(s) for divmod(): '{a}' and '{b}'")))
}

/// `out = pow(base, exponent, modulus)`
fn power_modulo(cx: &mut Cx<'_>, out: Handle<'_>, [base, exponent, modulus]: [Handle<'_>; 3]) -> Res<()> {
    {
        let exact = |h| {
            let v = cx.get(h);
            if cx.payload(v).is_none() { cx.as_integer(v) } else { None }
        };
        if let (Some(b), Some(e), Some(m)) = (exact(base), exact(exponent), exact(modulus)) {
            let power =
                integer::power_modulo(&b, &e, &m, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
            cx.set(out, cx.integer(&power)?);
            return Ok(());
        }
    }
    if cx.call_special(out, base, name::pow, &[exponent, modulus])? && cx.get(out) != Value::NOT_IMPLEMENTED {
        return Ok(());
    }
    // A float has its own complaint, and a complex number that has to do with numbers.
    let are_numbers = [base, exponent].iter().all(|h| cx.as_number(cx.get(*h)).is_some());
    for operand in [exponent, modulus] {
        match cx.as_number(cx.get(operand)) {
            Some(Number::Complex(..)) if are_numbers => return Err(cx.value_error("complex modulo")),
            Some(Number::Float(_)) => {
                let message = "pow() 3rd argument not allowed unless all arguments are integers";
                return Err(cx.type_error(message));
            }
            _ => {}
        }
    }
    let [a, b, c] = [base, exponent, modulus].map(|h| cx.type_name(cx.get(h)));
    Err(cx.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'")))
}
