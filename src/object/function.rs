//! Functions, bound methods and cells.

use super::code::{CodeData, CodeRef};
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Ref, ShapeWord, Value, object};
use crate::object::class::Builtin;
use std::cell::Cell as Plain;

object! {
    /// A variable that functions share, or an entry of a namespace.
    pub struct Cell: kind::CELL, "cell", None {
        values { value }
        plain {}
    }
}

object! {
    /// A function written in the script language.
    pub struct Function: kind::FUNCTION, "function", None {
        values { code, globals, closure, defaults, kwdefaults, name, qualname, module, doc, annotations, dict }
        plain { data: Plain<CodeRef> }
    }
}

object! {
    /// A function together with its receiver.
    pub struct Method: kind::METHOD, "method", None {
        values { function, receiver }
        plain {}
    }
}

const CELL_SHAPE: ShapeWord = Builtin::Cell.shape();
const METHOD_SHAPE: ShapeWord = Builtin::Method.shape();

impl<'v> Ref<'v, Function> {
    /// The code's data.
    #[inline(always)]
    pub fn code(self) -> &'v CodeData {
        self.object().data.get().get()
    }
}

impl Vm {
    /// A new cell.
    #[inline]
    pub fn new_cell(&self, v: Value<'_>) -> Ref<'_, Cell> {
        self.heap.allocate_fixed::<Cell>(CELL_SHAPE).init(|header| Cell { header, value: Field::new(v) })
    }

    /// A cell that never moves, for namespaces.
    pub fn new_old_cell(&self, v: Value<'_>) -> Ref<'_, Cell> {
        self.heap.allocate_old_fixed::<Cell>(CELL_SHAPE).init(|header| Cell { header, value: Field::new(v) })
    }

    /// `function` bound to `receiver`.
    #[inline]
    pub fn new_method(&self, function: Value<'_>, receiver: Value<'_>) -> Ref<'_, Method> {
        self.heap.allocate_fixed::<Method>(METHOD_SHAPE).init(|header| Method {
            header,
            function: Field::new(function),
            receiver: Field::new(receiver),
        })
    }

    /// A function of some code. Defaults, keyword defaults, annotations and closure are None when there are none. One that
    /// likely lasts is an old object from the start.
    pub fn new_function<'v>(
        &'v self,
        code: Ref<'v, super::code::Code>,
        [defaults, kwdefaults, annotations, closure]: [Value<'v>; 4],
        lasts: bool,
    ) -> Ref<'v, Function> {
        let data = code.object().data.get();
        let [globals, name, qualname, doc] = self.told_by_code(data.get());
        let module = globals
            .cast::<super::dict::Dict>()
            .and_then(|g| self.dict_get_symbol(g, super::symbol::name::name_))
            .unwrap_or(Value::NONE);
        let shape = Builtin::Function.shape();
        let new = if lasts {
            self.heap.allocate_old_fixed::<Function>(shape)
        } else {
            self.heap.allocate_fixed::<Function>(shape)
        };
        new.init(|header| Function {
            header,
            code: Field::new(code.value()),
            globals: Field::new(globals),
            closure: Field::new(closure),
            defaults: Field::new(defaults),
            kwdefaults: Field::new(kwdefaults),
            name: Field::new(name),
            qualname: Field::new(qualname),
            module: Field::new(module),
            doc: Field::new(doc),
            annotations: Field::new(annotations),
            dict: Field::new(Value::NONE),
            data: Plain::new(data),
        })
    }

    /// What a new function has from its code alone: globals, name, qualified name, docstring.
    pub fn told_by_code<'v>(&'v self, code: &CodeData) -> [Value<'v>; 4] {
        let doc = if code.has_docstring { code.constant(self, 0) } else { Value::NONE };
        let [name, qualname] = [code.name, code.qualname].map(|symbol| self.name_of(symbol).value());
        [self.brand(code.globals.get()), name, qualname, doc]
    }
}
