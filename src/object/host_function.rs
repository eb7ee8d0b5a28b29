//! Functions of the host: closures as natives.
//!
//! Owns the closures, and a [`NativeDef`] for each, so that everything that handles natives handles them too. Comes in:
//! a boxed closure with its name and parameters. Goes out: the description. What turns typed closures into boxed ones is
//! in the layer `host`; a panic of theirs ends here.
//!
//! Invariant "description": a [`NativeDef`] made here is found only in objects of the engine that owns it, is freed by
//! nothing but the end of that engine, and is called only through it. That is why its lifetime may be called `'static`.

use super::class::{Builtin, Class};
use super::context::{Args, Cx, Res, Ret};
use super::error::Raise;
use super::native::{Arity, NativeDef, Param, Rest, Role, Run};
use super::vm::Vm;
use crate::heap::{Ref, Value};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

/// What a host function does.
pub type HostClosure = dyn Fn(&mut Cx<'_>, Args<'_>) -> Res<Ret> + Send;

/// A host function before an engine has it.
pub struct HostCallback {
    /// What to run.
    pub closure: Box<HostClosure>,
    /// Its parameters, all of them positional.
    pub params: Vec<Param>,
}

/// A positional parameter of a host function.
pub fn parameter(optional: bool) -> Param {
    Param { name: "argument", keyword: false, optional, rest: Rest::One }
}

/// The receiver of a method.
pub const RECEIVER: Param = Param { name: "self", keyword: false, optional: false, rest: Rest::One };

/// The class that a constructor is called for.
pub const CLASS: Param = Param { name: "cls", keyword: false, optional: false, rest: Rest::One };

/// A host function that an engine owns. The pointers are boxes; see invariant "description".
pub struct HostFunction {
    def: NonNull<NativeDef>,
    name: NonNull<str>,
    doc: NonNull<str>,
    params: NonNull<[Param]>,
    closure: NonNull<HostClosure>,
}

// SAFETY: it owns what it points to, of which only the closure is not plain data, and that is `Send`.
unsafe impl Send for HostFunction {}

fn leaked<T: ?Sized>(owned: Box<T>) -> NonNull<T> {
    NonNull::from(Box::leak(owned))
}

/// # Safety
/// Invariant "description" holds for what the pointer was leaked for.
unsafe fn lasting<T: ?Sized>(pointer: NonNull<T>) -> &'static T {
    // SAFETY: it was made by `leaked`, and by contract the reference is gone before it is freed.
    unsafe { pointer.as_ref() }
}

impl HostFunction {
    fn new(text: &str, doc: &str, role: Role, callback: HostCallback) -> HostFunction {
        let (name, doc) = (leaked(Box::<str>::from(text)), leaked(Box::<str>::from(doc)));
        let params = leaked(callback.params.into_boxed_slice());
        let closure = leaked(callback.closure);
        // SAFETY: invariant "description": all of it is freed together, by `drop`.
        let (name_text, doc_text, all) = unsafe { (lasting(name), lasting(doc), lasting(params)) };
        let def = NativeDef {
            name: name_text,
            doc: doc_text,
            role,
            params: all,
            arity: Arity::of(all),
            run: Run::Host(HostRun(closure)),
            shortcut: None,
            asks: None,
        };
        HostFunction { def: leaked(Box::new(def)), name, doc, params, closure }
    }

    fn def(&self) -> &'static NativeDef {
        // SAFETY: invariant "description": the caller, in this file, puts it into objects of the engine.
        unsafe { lasting(self.def) }
    }
}

impl Drop for HostFunction {
    fn drop(&mut self) {
        // SAFETY: made by `leaked` in `new`; the engine is going away, and its objects are never looked at again.
        let closure = unsafe {
            drop(Box::from_raw(self.def.as_ptr()));
            drop(Box::from_raw(self.name.as_ptr()));
            drop(Box::from_raw(self.doc.as_ptr()));
            drop(Box::from_raw(self.params.as_ptr()));
            Box::from_raw(self.closure.as_ptr())
        };
        // What a closure has captured may panic when it is dropped; the other closures are dropped all the same.
        let outcome = catch_unwind(AssertUnwindSafe(|| drop(closure)));
        drop(outcome);
    }
}

/// The closure of a description.
#[derive(Clone, Copy)]
pub struct HostRun(NonNull<HostClosure>);

// SAFETY: it is called by whoever runs the engine that owns the closure, so never by two threads at once, and it owns
// nothing. See invariant "description".
unsafe impl Send for HostRun {}
// SAFETY: as above.
unsafe impl Sync for HostRun {}

impl HostRun {
    /// Call the closure. A panic of the host becomes an exception.
    ///
    /// # Errors
    /// What the closure raises; RuntimeError when it panics.
    pub(super) fn call(self, cx: &mut Cx<'_>, def: &'static NativeDef, args: Args<'_>) -> Res<Ret> {
        // SAFETY: invariant "description".
        let closure = unsafe { lasting(self.0) };
        let before = (cx.top.get(), cx.innermost.get(), cx.depth.get(), cx.nesting.get());
        match catch_unwind(AssertUnwindSafe(|| closure(cx, args))) {
            Ok(outcome) => outcome,
            Err(panic) => {
                // The closure may have called scripts, and panicked in something that they have called.
                cx.top.set(before.0);
                cx.innermost.set(before.1);
                cx.depth.set(before.2);
                cx.nesting.set(before.3);
                let said = panic_text(&*panic);
                Err(cx.raise(Builtin::RuntimeError, format!("host function '{}' panicked: {said}", def.name)))
            }
        }
    }
}

/// What a panic said.
pub fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

impl Vm {
    fn keep_host_function(
        &self,
        text: &str,
        doc: &str,
        role: Role,
        callback: HostCallback,
    ) -> &'static NativeDef {
        let function = HostFunction::new(text, doc, role, callback);
        let def = function.def();
        self.hosts.borrow_mut().functions.push(function);
        def
    }

    /// A function object that runs a closure; `owner` is its module's name or None.
    pub fn new_host_function(&self, text: &str, callback: HostCallback, owner: Value<'_>) -> Value<'_> {
        let def = self.keep_host_function(text, "", Role::StaticMethod, callback);
        self.new_native(def, Value::UNDEF, owner).value()
    }

    /// What a closure is in the dict of a class, by its role: method, static method, or the getter of an attribute.
    pub fn new_host_member<'v>(
        &'v self,
        class: Ref<'v, Class>,
        text: &str,
        doc: &str,
        role: Role,
        callback: HostCallback,
    ) -> Value<'v> {
        let def = self.keep_host_function(text, doc, role, callback);
        super::native::new_descriptor(self, class, def)
    }

    /// The attribute of a class that is read by one closure and written by another.
    pub fn new_host_attribute<'v>(
        &'v self,
        class: Ref<'v, Class>,
        text: &str,
        [getter, setter]: [HostCallback; 2],
    ) -> Value<'v> {
        let getter = self.keep_host_function(text, "", Role::Getter, getter);
        let setter = self.keep_host_function(text, "", Role::Setter, setter);
        let attribute = self.new_getset(class, getter);
        let function = self.new_native(setter, Value::UNDEF, class.value());
        self.heap.store(attribute, &attribute.object().extra, function.value());
        attribute.value()
    }
}
