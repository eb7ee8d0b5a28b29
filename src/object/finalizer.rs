//! Finalizers: what runs when an object dies.
//!
//! Owns the table of objects whose death is an event: generators that have a `yield` inside a `try` or `with`, and
//! instances of classes with a `__del__`. The collector tells which of them are dead; they are kept once more and
//! queued: first generators, the newest first, since what consumes is made after what it consumes; then instances, the
//! oldest first, since a whole is made before its parts. The queue is worked off at the next safepoint: a generator is
//! closed, `__del__` is called. What these raise is shown, not passed on.
//!
//! Invariant "finalizer": an object is in the table at most once and leaves it when it is queued, so each finalizer
//! runs at most once, and an object that its own finalizer has brought back dies silently the next time.

use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res};
use super::generator::{Generator, State};
use super::stream::Stream;
use super::symbol::name;
use super::vm::Vm;
use crate::bytecode::code::{CodeKind, CodeUnit, Handler};
use crate::bytecode::ops::Instruction;
use crate::heap::{Ref, Value, Word};
use std::collections::VecDeque;

/// Native calls into scripts that must be possible for a finalizer to run; it waits where there are fewer left.
const NESTING_NEEDED: usize = 20;

/// The objects of an engine that have finalizers.
#[derive(Default)]
pub struct Finalizers {
    /// Alive as far as is known, oldest first.
    entries: Vec<Word>,
    /// How many of them were there at the last collection, and so are old.
    settled: usize,
    /// Dead, but for their finalizers.
    queue: VecDeque<Word>,
    /// A finalizer runs: others wait for it.
    running: bool,
}

impl Finalizers {
    /// Show what is kept alive to the collector.
    pub(super) fn visit(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        self.queue.iter_mut().for_each(visit);
    }

    /// Queue what has died and is due, and forget what has died and is not. After a minor collection old objects need
    /// not be asked about.
    pub(super) fn sort_out(
        &mut self,
        is_minor: bool,
        fate: &dyn Fn(Word) -> Option<Word>,
        due: &dyn Fn(Word) -> Due,
        keep: &mut dyn FnMut(&mut Word),
    ) {
        let from = if is_minor { self.settled } else { 0 };
        let mut kept = from;
        let (mut generators, mut instances) = (Vec::new(), Vec::new());
        for at in from..self.entries.len() {
            let mut word = self.entries[at];
            match fate(word) {
                Some(now) => {
                    self.entries[kept] = now;
                    kept += 1;
                }
                None => match due(word) {
                    Due::Nothing => {}
                    Due::Close => {
                        keep(&mut word);
                        generators.push(word);
                    }
                    Due::Call => {
                        keep(&mut word);
                        instances.push(word);
                    }
                },
            }
        }
        self.entries.truncate(kept);
        self.settled = kept;
        self.queue.extend(generators.into_iter().rev());
        self.queue.extend(instances);
    }
}

/// Has a generator with this code something to do when it is dropped: is there a `yield` that a `try` or `with` sees?
pub(super) fn has_guarded_yield(unit: &CodeUnit) -> bool {
    if unit.kind == CodeKind::Plain {
        return false;
    }
    let at_of = |target: u32| Instruction::decode(&unit.words, target as usize);
    // The handler of a `yield from` passes exceptions on to the inner iterator, which is noted itself.
    let guards = |h: &&Handler| !matches!(at_of(h.target), Some((Instruction::ThrowInto { .. }, _)));
    let guarding: Vec<&Handler> = unit.handlers.iter().filter(guards).collect();
    let mut at = 0;
    while let Some((instruction, size)) = Instruction::decode(&unit.words, at) {
        let here = at as u32;
        if matches!(instruction, Instruction::Yield { .. })
            && guarding.iter().any(|h| h.from <= here && here < h.to)
        {
            return true;
        }
        at += size;
    }
    false
}

/// What the finalizer of an object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Due {
    /// It has nothing to do.
    Nothing,
    /// A generator is closed.
    Close,
    /// `__del__` is called.
    Call,
}

/// What the finalizer of an object has to do.
pub(super) fn due(object: Value<'_>) -> Due {
    match object.cast::<Generator>() {
        Some(g) if g.state() == State::Suspended => Due::Close,
        Some(_) => Due::Nothing,
        None => Due::Call,
    }
}

impl Vm {
    /// Is there an object whose finalizer would have something to do?
    pub fn awaits_finalizers(&self) -> bool {
        let finalizers = self.finalizers.borrow();
        let mut all = finalizers.entries.iter().chain(&finalizers.queue);
        all.any(|word| due(self.brand(*word)) != Due::Nothing)
    }

    /// The death of a new object is an event.
    pub fn note_finalizer(&self, object: Value<'_>) {
        self.finalizers.borrow_mut().entries.push(object.word());
    }

    /// The death of a new instance is an event, if its class says so.
    #[inline]
    pub(super) fn note_instance(&self, class: Ref<'_, Class>, object: Value<'_>) {
        if class.has(class_flag::FINALIZES) {
            self.note_finalizer(object);
        }
    }
}

impl Cx<'_> {
    /// Is there a finalizer to run, and may it run here?
    pub(super) fn has_due_finalizers(&self) -> bool {
        let finalizers = self.finalizers.borrow();
        !finalizers.queue.is_empty()
            && !finalizers.running
            && self.nesting.get() + NESTING_NEEDED < self.limits.borrow().nesting
    }

    /// Run the finalizers that are due.
    pub(super) fn run_finalizers(&mut self) {
        self.finalizers.borrow_mut().running = true;
        while let Some(word) = self.take_due() {
            self.finalize(word);
        }
        self.finalizers.borrow_mut().running = false;
    }

    fn take_due(&self) -> Option<Word> {
        self.finalizers.borrow_mut().queue.pop_front()
    }

    /// Run the finalizers of all objects that have one, dead or not, in the order in which the objects were made: the
    /// program is over. Objects that are made meanwhile are left alone.
    pub fn finalize_all(&mut self) {
        let due = std::mem::take(&mut self.finalizers.borrow_mut().entries);
        {
            let mut finalizers = self.finalizers.borrow_mut();
            finalizers.settled = 0;
            finalizers.queue.extend(due.into_iter().filter(|w| self::due(self.brand(*w)) != Due::Nothing));
        }
        self.run_finalizers();
    }

    /// Run one object's finalizer.
    fn finalize(&mut self, word: Word) {
        let (pending, result) = (self.pending.replace(Word::UNDEF), self.result.get());
        self.scope(|cx| {
            // The collector does not know a word in a local variable, but these it does.
            let object = cx.root(cx.brand(word));
            let (pending, result) = (cx.root(cx.brand(pending)), cx.root(cx.brand(result)));
            let [culprit] = cx.locals();
            if finalize_object(cx, object, culprit).is_err() {
                show_ignored(cx, culprit);
            }
            cx.pending.set(cx.get(pending).word());
            cx.result.set(cx.get(result).word());
        });
    }
}

/// `culprit` is what a message about an exception names.
fn finalize_object(cx: &mut Cx<'_>, object: Handle<'_>, culprit: Handle<'_>) -> Res<()> {
    if cx.get(object).cast::<Generator>().is_some() {
        cx.set(culprit, cx.get(object));
        return cx.close_generator(object);
    }
    let [method] = cx.locals();
    {
        let class = cx.class_of(cx.get(object));
        let Some(found) = cx.lookup(class, name::del) else { return Ok(()) };
        cx.set(culprit, found);
    }
    cx.call_special(method, object, name::del, &[]).map(|_| ())
}

/// Show the pending exception, which has nobody to go to.
pub(super) fn show_ignored(cx: &mut Cx<'_>, culprit: Handle<'_>) {
    let exception = cx.root(cx.brand(cx.pending.replace(Word::UNDEF)));
    // A script that is stopped is stopped: its host is told, not the error stream.
    if cx.stopped.get().is_some() || cx.get(exception) == Value::UNDEF {
        return;
    }
    let shown = match cx.repr(culprit) {
        Ok(text) => text,
        Err(_) => {
            cx.pending.set(Word::UNDEF);
            "<object repr() failed>".to_owned()
        }
    };
    let report = super::report::format_exception(cx, exception);
    // A sink that refuses this message has no better use for another.
    if cx.write_to(Stream::Errors, &format!("Exception ignored in: {shown}\n{report}")).is_err() {
        cx.pending.set(Word::UNDEF);
    }
}

/// In `extra` of a plain generator: nothing but the loop it was made for leads to it.
const OWNED: Value<'static> = Value::TRUE;

impl Vm {
    /// Nothing but the loop that is about to go over a new generator will ever lead to it.
    pub fn note_owned(&self, generator: Ref<'_, Generator>) {
        if self.class_of(generator.value()).is_builtin(Builtin::Generator) {
            self.heap.store(generator, &generator.object().extra, OWNED);
        }
    }
}

impl Cx<'_> {
    /// A loop is left before its iterator has ended: close the iterator if nothing else leads to it.
    pub(super) fn drop_iterator(&mut self, iterator: Handle<'_>) {
        let is_owned = self
            .get(iterator)
            .cast::<Generator>()
            .is_some_and(|g| g.state() == State::Suspended && g.get(|g| &g.extra) == OWNED);
        if is_owned {
            let word = self.get(iterator).word();
            self.finalize(word);
        }
    }
}
