//! Objects of the host: Rust data that scripts hold through an object of the heap.
//!
//! Owns the boxes of that data, the check of borrows, and the classes by Rust type. Comes in: a value and the class it
//! has for scripts. Goes out: a [`Host`] object, and from it shared and exclusive borrows. Which methods the class has
//! is `host_function`'s business; what the host writes to get there is in the layer `host`.
//!
//! Invariant "entry": an [`Entry`] is freed by the collection that finds its object dead, or with the engine, and by
//! nothing else. Collections need an exclusive borrow of the engine, and a borrow of the data lives no longer than the
//! shared one that its [`Ref`] was read with. So a borrow never outlives its entry, and no script runs while there is
//! one: all that is left to check is `&mut` against other borrows made by the same piece of Rust.

use super::class::{Builtin, Class};
use super::context::Cx;
use super::error::Raise;
use super::host_function::HostFunction;
use super::kind;
use super::typed::{FieldAt, Stored};
use super::vm::Vm;
use crate::heap::{Field, Ref, ShapeWord, Value, Word, object};
use crate::natives;
use hashbrown::HashMap;
use std::any::{Any, TypeId};
use std::cell::{Cell, UnsafeCell};
use std::mem::offset_of;
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

object! {
    /// See the module's documentation. `keep` is for whoever made it.
    pub struct Host: kind::HOST, "host object", None {
        values { keep }
        plain { entry: Cell<EntryRef> }
    }
}

natives! { pub static METHODS:
    /// Instances come from the host, or from the constructor that it gave the class.
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let class = cx.get(class).cast::<Class>();
        let text = class.map_or_else(|| "host object".to_owned(), |c| c.name().to_owned());
        Err(cx.type_error(format!("cannot create '{text}' instances")))
    }
}

/// Data of the host, with what is needed to check and free it without knowing its type.
#[repr(C)]
struct Entry<T> {
    head: Head,
    data: UnsafeCell<T>,
}

/// The part of an [`Entry`] that does not depend on the type.
struct Head {
    type_id: TypeId,
    /// How many shared borrows there are; -1 for an exclusive one.
    borrows: Cell<i32>,
    /// Bytes that the heap was told of.
    size: usize,
    free: unsafe fn(NonNull<Head>),
}

/// Where an object has its entry, and the entry its count of borrows, in bytes.
pub const ENTRY: usize = offset_of!(Host, entry);
/// See [`ENTRY`].
pub const BORROWS: usize = offset_of!(Entry<()>, head) + offset_of!(Head, borrows);

/// Where a number of this type is in the entry of a `T`, if it is inside it.
pub fn field_at<T>(offset: usize, stored: Stored) -> Option<FieldAt> {
    let end = offset.checked_add(stored.size())?;
    let at = u32::try_from(offset_of!(Entry<T>, data) + offset).ok()?;
    (end <= size_of::<T>()).then_some(FieldAt { at, stored })
}

/// The entry of an object.
#[derive(Clone, Copy)]
pub struct EntryRef(NonNull<Head>);

impl EntryRef {
    fn new<T: Any + Send>(data: T) -> EntryRef {
        let size = size_of::<Entry<T>>();
        let head = Head { type_id: TypeId::of::<T>(), borrows: Cell::new(0), size, free: free::<T> };
        let entry = Box::into_raw(Box::new(Entry { head, data: UnsafeCell::new(data) }));
        // SAFETY: a box is never null.
        EntryRef(unsafe { NonNull::new_unchecked(entry) }.cast())
    }

    #[inline]
    fn head<'v>(self) -> &'v Head {
        // SAFETY: invariant "entry"; the lifetime is that of the reference the caller has come here by.
        unsafe { self.0.as_ref() }
    }

    /// Free the entry. A panic of the data's `drop` is given back as what it says.
    fn free(self) -> Option<String> {
        // SAFETY: the caller, in this file, takes the entry out of the table and forgets it.
        let outcome = catch_unwind(AssertUnwindSafe(|| unsafe { (self.head().free)(self.0) }));
        outcome.err().map(|panic| super::host_function::panic_text(&*panic))
    }
}

/// # Safety
/// `entry` was made by `EntryRef::new::<T>` and is not used afterwards.
unsafe fn free<T>(entry: NonNull<Head>) {
    // SAFETY: by contract; the head is the first field of a structure in C layout.
    drop(unsafe { Box::from_raw(entry.cast::<Entry<T>>().as_ptr()) });
}

/// Why data cannot be borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is of another type.
    OtherType,
    /// It is borrowed in a way that excludes this one.
    Borrowed,
}

/// A shared borrow.
pub struct Reading<'v, T> {
    head: &'v Head,
    data: &'v T,
}

impl<T> Deref for Reading<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        self.data
    }
}

impl<T> Drop for Reading<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.head.borrows.set(self.head.borrows.get() - 1);
    }
}

/// An exclusive borrow.
pub struct Writing<'v, T> {
    head: &'v Head,
    data: NonNull<T>,
}

impl<T> Deref for Writing<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: `borrows` is -1 as long as `self` lives, so nobody else borrows the data.
        unsafe { self.data.as_ref() }
    }
}

impl<T> DerefMut for Writing<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as in `deref`.
        unsafe { self.data.as_mut() }
    }
}

impl<T> Drop for Writing<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.head.borrows.set(0);
    }
}

impl<'v> Ref<'v, Host> {
    /// Is the data a `T`?
    pub fn holds<T: Any>(self) -> bool {
        self.object().entry.get().head().type_id == TypeId::of::<T>()
    }

    #[inline]
    fn data<T: Any>(self) -> Result<(&'v Head, NonNull<T>), Refused> {
        let entry = self.object().entry.get();
        if entry.head().type_id != TypeId::of::<T>() {
            return Err(Refused::OtherType);
        }
        // SAFETY: the entry was made for a `T`, and lives for `'v` (invariant "entry").
        let data = unsafe { UnsafeCell::raw_get(&raw const (*entry.0.cast::<Entry<T>>().as_ptr()).data) };
        // SAFETY: a field of a live structure.
        Ok((entry.head(), unsafe { NonNull::new_unchecked(data) }))
    }

    /// Borrow the data.
    ///
    /// # Errors
    /// It is of another type, or exclusively borrowed.
    #[inline]
    pub fn read<T: Any>(self) -> Result<Reading<'v, T>, Refused> {
        let (head, data) = self.data::<T>()?;
        if head.borrows.get() < 0 || head.borrows.get() == i32::MAX {
            return Err(Refused::Borrowed);
        }
        head.borrows.set(head.borrows.get() + 1);
        // SAFETY: no exclusive borrow exists, and none is given while `borrows` is not zero.
        Ok(Reading { head, data: unsafe { data.as_ref() } })
    }

    /// Borrow the data exclusively.
    ///
    /// # Errors
    /// It is of another type, or borrowed.
    #[inline]
    pub fn write<T: Any>(self) -> Result<Writing<'v, T>, Refused> {
        let (head, data) = self.data::<T>()?;
        if head.borrows.get() != 0 {
            return Err(Refused::Borrowed);
        }
        head.borrows.set(-1);
        Ok(Writing { head, data })
    }
}

/// What an engine keeps for its host.
#[derive(Default)]
pub struct HostTable {
    /// The objects that live, those made since the last collection behind `young_from`.
    rows: Vec<(Word, EntryRef)>,
    young_from: usize,
    /// Entries of objects that were found dead.
    dead: Vec<EntryRef>,
    /// The shape of objects by the type of their data.
    types: HashMap<TypeId, ShapeWord>,
    /// Closures and descriptions of host functions.
    pub(super) functions: Vec<HostFunction>,
    /// What the host's `drop`s said when they panicked; raised at the next safepoint.
    panics: Vec<String>,
}

impl HostTable {
    /// The shapes of the objects of each type.
    pub(super) fn shapes(&self) -> impl Iterator<Item = ShapeWord> {
        self.types.values().copied()
    }

    /// After a collection: forget what is dead. `all` unless only young objects can have died or moved.
    pub(super) fn sweep(&mut self, all: bool, fate: &dyn Fn(Word) -> Option<Word>) {
        let first = if all { 0 } else { self.young_from };
        let mut kept = first;
        for at in first..self.rows.len() {
            let (object, entry) = self.rows[at];
            match fate(object) {
                Some(object) => {
                    self.rows[kept] = (object, entry);
                    kept += 1;
                }
                None => self.dead.push(entry),
            }
        }
        self.rows.truncate(kept);
        self.young_from = kept;
    }

    /// Free what was found dead; how many bytes that was.
    pub(super) fn bury(&mut self) -> usize {
        let mut bytes = 0;
        for entry in std::mem::take(&mut self.dead) {
            bytes += entry.head().size;
            self.panics.extend(entry.free());
        }
        bytes
    }
}

impl Drop for HostTable {
    fn drop(&mut self) {
        self.dead.extend(self.rows.drain(..).map(|(_, entry)| entry));
        self.bury();
    }
}

impl Vm {
    /// An object around some data, of the class that its type was given. `None` when it has none.
    pub fn new_host<T: Any + Send>(&self, data: T) -> Option<Ref<'_, Host>> {
        let shape = self.hosts.borrow().types.get(&TypeId::of::<T>()).copied()?;
        Some(self.new_host_of(shape, data))
    }

    /// An object around some data, of the class of a shape.
    pub fn new_host_of<T: Any + Send>(&self, shape: ShapeWord, data: T) -> Ref<'_, Host> {
        let entry = EntryRef::new(data);
        self.heap.charge(entry.head().size as isize);
        let made = self.heap.allocate_fixed::<Host>(shape).init(|header| Host {
            header,
            keep: Field::new(Value::NONE),
            entry: Cell::new(entry),
        });
        if !self.heap.reserve(crate::heap::GRACE) {
            // What is dead may be much; the next safepoint finds out.
            self.heap.grant_grace();
            self.heap.raise_attention();
        }
        self.hosts.borrow_mut().rows.push((made.value().word(), entry));
        made
    }

    /// The host object behind a value: itself, or what an instance of a script's subclass wraps.
    pub fn as_host<'v>(&'v self, v: Value<'v>) -> Option<Ref<'v, Host>> {
        v.cast::<Host>().or_else(|| self.payload(v).and_then(|p| p.cast::<Host>()))
    }

    /// The class of a Rust type.
    pub fn host_class<T: Any>(&self) -> Option<Ref<'_, Class>> {
        let shape = self.hosts.borrow().types.get(&TypeId::of::<T>()).copied()?;
        self.shape_class(shape).cast()
    }

    /// What a `drop` of the host said when it panicked.
    pub(super) fn take_drop_panic(&self) -> Option<String> {
        self.hosts.borrow_mut().panics.pop()
    }
}

impl Cx<'_> {
    /// A class for a Rust type, without attributes. `None` when memory is short.
    pub fn new_host_class<T: Any>(&self, text: &str, module: &str) -> Option<Ref<'_, Class>> {
        let name = self.name_of(self.intern(text)).value();
        let module = self.name_of(self.intern(module)).value();
        let shape = self.single_shape(kind::CLASS, self.class(Builtin::Type));
        let class = self.new_class_object(shape, name, name, module, &[self.class(Builtin::Host)]);
        let flags = super::class::class_flag::HOST | super::class::class_flag::NO_DICT;
        class.add_flags(flags);
        let instances = self.root_shape(kind::HOST, class.value(), 0, false).word;
        class.object().instance_shape.set(instances);
        if self.set_linear_order(class).is_err() {
            return None;
        }
        self.hosts.borrow_mut().types.insert(TypeId::of::<T>(), instances);
        Some(class)
    }
}
