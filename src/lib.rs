//! Taipan: an embeddable scripting engine for Rust. Its scripts are Python.
//!
//! ```
//! let mut engine = taipan::Engine::new();
//! engine.function("clamp", |x: f64, lo: f64, hi: f64| x.max(lo).min(hi))?;
//! let script = engine.load("game", "def damage(armor): return clamp(10 - armor, 0, 8)")?;
//! let damage: f64 = engine.call(&script, "damage", (3.5,))?;
//! assert_eq!(damage, 6.5);
//! # Ok::<(), taipan::Error>(())
//! ```
//!
//! # The house
//!
//! ```text
//! text -> syntax -> tree -> compile -> bytecode -+-> interp (Direct) --------------+
//!                                      semantics |   over machine                  +-> object -> heap
//!                                                +-> jit (Record, checked) --------+
//!                     run: drives interp and jit, the only file that knows both
//!                     library: what scripts find in scope      host: the public API, on top
//! ```
//!
//! A layer knows what it builds on, never its callers; `tests/layers.rs` keeps that true.
//!
//! - [`kernel`]: Python's algorithms on plain text and numbers, which know nothing of an engine.
//! - [`syntax`]: source text to tokens to a tree; every mistake in CPython's words.
//! - [`bytecode`]: the one table of instructions, code as plain data, its verifier and listing.
//! - [`compile`]: trees to code.
//! - [`heap`]: where objects live: a copying nursery, an old space that does not move, the verifier.
//! - [`object`]: layouts, hidden classes, classes, built-in types; the quiet and the loud context.
//! - [`machine`]: the one table of primitives, in which meanings are written; helpers and their effects.
//! - [`semantics`]: what each instruction means, once, generic over the machine.
//! - `interp`: the machine that simply does it.
//! - [`library`]: built-in functions and modules, in Rust and in Python.
//! - [`jit`]: the machine that also writes down what it does, and what becomes of that: machine code for hot loops.
//! - [`run`]: the way from Rust into scripts.
//! - [`host`]: what a Rust program sees; all of it is re-exported here.
//!
//! # What was tried
//!
//! - *The machine over a moving heap.* A helper that may run scripts or collect consumes the machine; a value read
//!   before it cannot be used after it: the `compile_fail` examples of [`machine::Machine`] show that the borrow
//!   checker says so.
//! - *Where a running generator's window lives.* On the stack: resuming copies the saved registers there, yielding
//!   copies the live ones back. Calls in generator code are then like all others, and nothing points into the heap
//!   object. The other way, copying the arguments of calls in generator code, was not built.
//! - *Headers of frames as integer payloads.* Every word of the stack is then a valid value, so that the collector
//!   scans it without knowing frames, and windows need no filling: what lies above the live stack is cleared once a
//!   collection, and the compiler unbinds only the locals that may be read before they are bound.
//! - *Inline caches and changes of classes.* A cache compares one word, the shape; a change of a class that a cache
//!   depends on empties the caches that were filled since the last such change. Each filling pays for one emptying.
//! - *Lone surrogates as characters that stand in for them.* Text stays UTF-8, so that every algorithm on text is sound
//!   and unaware of them; only code points, order, escapes and codecs look. The price is 2048 private-use characters,
//!   which lose their meaning in an engine in which a script has made a surrogate, and in no other. Generalised UTF-8
//!   would have cost a second path in everything that takes a `&str`.
//! - *Regular expressions by a kernel of our own*, not by a crate: a backtracking crate cannot be left in the middle to
//!   count fuel, looks at bytes where Python counts code points, and differs in syntax, so that a parser with CPython's
//!   mistakes was needed anyway. What was left to write, the search, is shorter than a translation would have been.
//! - *Dead objects with finalizers are kept by the collector, once*, see `object::finalizer`; nothing counts references.
//!   The one owner that is known without counting is a loop over the call of a generator function.
//! - *Dispatch* is one `match` over the table, each arm on the machine `Quick`, which gives up instead of calling, so
//!   that engine, pc and window stay in machine registers; before, one call that took the machine by address kept them
//!   in memory for all arms. A table of routines, called one after the other, takes 8 to 15% fewer instructions than
//!   the match (`fib` 8.0 million against 8.7, `nbody` 38.5 against 40.0) and 5 to 10% more time. Calls in tail
//!   position are not promised by stable Rust, and a program's depth must not hang on an optimisation. A chain of
//!   routines that goes back to the loop after 64 of them needs no promise; what it saves on dispatch goes into
//!   counting and saving registers: 1% more time in geometric mean over the benchmarks. Without the count it would take
//!   3 to 6% less.
//! - *What the instruction loop waits for* showed in the counts of its machine instructions, 43 to 48 for a bytecode, and
//!   in samples of their addresses. Conditional moves cost most: of a comparison's two ways the compiler chose one by
//!   moving an address, so that all that came behind waited for what was compared, where a branch is guessed
//!   (`mandelbrot` 0.75 of the time, `fannkuch` 0.82); the word of a float was chosen so, and what a generator runs. Then
//!   values that are written in pieces and read as a whole right after, where whole lists of arguments were moved
//!   (`small_functions` 0.84), a jump table over kinds, and keys of caches wider than a comparison. Together: 2.5 times as
//!   fast as CPython in geometric mean, 2.3 times before. Hiding from the compiler that the next instruction is the one
//!   behind this one, so that it keeps one register less, made some programs better and others worse.
//! - *Another boxing*: floats as their inverted bits above, integers between pointers and floats, one module swapped.
//!   A float is then one comparison and one `not`, an integer a shift and a comparison: 2.7% more instructions in
//!   geometric mean (`fib` 2.4, `mandelbrot` 3.1, `fannkuch` 4.6), the same time. Floats as they are would need zeroed
//!   memory to mean something else than 0.0.
//! - *Canonical windows at calls that compiled code does not inline* (live values boxed in the window, header written)
//!   against values left in registers and described for each return address, both written by hand: `fib` 67 ms against
//!   59 for 37 million calls, a builder of binary trees 66 against 55, 0.2 to 0.3 ns a call. In return, the collector,
//!   tracebacks and exits need no maps, and the frames of machine code may be dropped at any depth.
//! - *Hot loops are found by sampling.* A safepoint counts down anyway; while loops may be compiled its portions are short,
//!   and where one ends at a back edge, that loop is seen once more. A loop that nobody compiles costs less than 1%, and
//!   the instruction loop has no counter. Compiled loops are entered at their back edge, whose opcode is patched; all
//!   else reads the code as it was compiled.
//! - *Compiling is paid for by running*, in steps, so that runs repeat: what a program has run pays for a tenth of that in
//!   compiling, and for a sixtieth in its first half million steps; the first loop is free. A program that ends within
//!   milliseconds loses little: of 36 such programs 16 took more than 1.1 times as long as without compiled code, up to
//!   1.6, before there was a price, 13 with one price and 1 with two, 1.11. Compiled loops that are left in each
//!   turn rest until there is more to pay with: entering and leaving them cost more than the compiler. The price is that
//!   programs of tenths of a second take 1.06 times as long in the mean, those with many ways through their loops up to
//!   1.3. Counting what compiled code has gained as a payment changed nothing; letting exits wait for loops made some
//!   programs better and others worse.
//! - *Generators that delegate run and rest together*: where `yield from` goes through ten of them, the interpreter
//!   resumes the ten in one go and passes on what the innermost one yields in one go. It is not constant time: each has
//!   its frame while one of them runs, for whoever looks at frames, for tracebacks, and for what each is handling.
//!   Walking a tree of 5,000 nodes took 1.24 times as long with the dispatch loop between them.
//! - *Registers are given in one pass forwards*, together with the writing of code, not backwards: the end of a loop's
//!   body moves what is carried to where the body starts with it. A trace behind an exit starts with the values where
//!   the exit has them. It ends at the body of a loop, if what the body takes for granted holds there, or does when it is
//!   asked once more; else it puts all into the windows and goes on at the start of a loop, in the same frame, a caller's
//!   or a callee's. All compiled code works in one native frame, so that any depth of scripts can be left by one return.
//!   Traces that went on through the start of code which leads on to an inner loop, instead of ending there, made nested
//!   loops no faster, and calls behind them were refused (`json_parse` took 1.06 times as long).
//! - *Recursion ends traces.* Functions are compiled from their first instruction if they have been seen twice among the
//!   innermost frames; all others are inlined. A call of such a function ends the trace with everything in the windows,
//!   and what comes behind the call starts another, as behind an exit: it knows of which sort the words are that stand
//!   there, and nothing need be kept across the call but an address on the machine's stack. Arguments that are numbers go
//!   in registers, and ints come back so: `fib` took 0.37 of the interpreter's time with everything in the windows, and
//!   0.2 so. Up to six calls are inlined in such a function, so that its innermost calls are none: two deep with one or
//!   two calls, one deep with up to six. `fib` takes 0.63 of the time, `tak` 0.75, `gcd` 0.8; two deep, with twenty
//!   calls, `tak` had more than a hundred ways and took twice the time. A function with a loop is not inlined: the loop's
//!   code would go on in a frame to which no compiled code returns.
//!   A loop outside of the function follows its calls if it comes back within four frames, each of which has called once:
//!   `exceptions`, which raises through four, takes 0.39 of the time. If it does not, the trace ends in front of the call.
//! - *Pieces of machine code share pages*, and are written while no code is active; a piece made beside active code gets
//!   pages of its own. When each had its own, compiling took 1.2 of the time and more than twice as many changes of the
//!   address space, and a way through forty pieces that all started where their pages do found eight places in the first
//!   cache of instructions to share.
//! - *Constants that loops use stay in registers*, up to eight in code that is no generator's, loaded at entry: 6 to 8%
//!   fewer instructions in loops over floats and characters. The recorder knows which registers these are, so that a
//!   trace still sees constants.
//! - *Lists are asked for their length in front of a loop's body*: the loop's end becomes the smallest that its lists allow,
//!   and one comparison says all. Of floats that are not numbers the sign is kept, so that floats are stored as they come
//!   out of arithmetic. Together `nbody` takes 0.86 of the time, `float_kernel` 0.9 and `matmul` 0.92.
//! - *Natives that are called most are written in primitives*: the interpreter runs the same functions
//!   that traces are recorded from, and a loop over `range(len(items))` has neither call nor range. As opaque calls they
//!   made a trace forget all that it had read: `nbody` took twice as long, `properties`, whose `__len__` ran in an
//!   interpreter inside the native, nine times.
//! - *A character of ASCII text is an int in a trace*, and its string is made like a boxed number, out of a table:
//!   `text_scanner` takes a fifth of the time that it took with strings and comparisons of texts.
//! - *Objects are made where code is left*, if nothing else needs them: tuples, methods, ranges, slices, functions, and
//!   with what was written to them cells, instances and exceptions. Their parts live as long as the snapshots that tell
//!   of them. A variable still holds the last turn's object when the next one starts: if each turn makes it anew, its
//!   parts go round in its place. A loop that makes a closure in each turn takes a fifteenth of the time.
//! - *Exceptions that a trace raises and catches are instructions*, one for each frame that is passed, which writes the
//!   entry of the traceback to the exception; so it is put off with it. `exceptions` takes half the time, and a loop that
//!   does nothing else a tenth. What leaves frames that the trace has not pushed is unwound by the interpreter's routine.
//! - *Host functions of numbers are called as they are*: for each type of closure the host's compiler makes a routine
//!   that takes numbers in machine registers and has no engine, so that compiled code keeps all that it knows across the
//!   call: 1.5 ns, and 18 through windows and conversions. A field of a host type is a load: whatever stands there is a
//!   number, so that a wrong offset could not harm; stores go through the closure, as there it could.
//! - *Shapes and code live outside the heap and are freed with their objects.* A marking cycle notes, by a bit for each
//!   shape, of which shapes it has met objects, and asks what lives outside for objects, until nothing new comes. A
//!   field for the class in each object would have cost a word; keeping all classes alive cost a gigabyte for each
//!   million of them.
//! - *Freed chunks are kept for as much as is alive*, and go back when a full collection has found them unwanted since the
//!   last one: about so much is allocated in between. Memory fresh from the system costs its pages one by one and their
//!   clearing: `comprehensions` takes 0.89 of the time, with a fiftieth of the page faults. Asking for pages in advance,
//!   chunk by chunk, gained nothing. But long stretches of memory have large pages: chunks are mapped in regions, a quarter
//!   of what there is at once, and up to 4 MiB; `word_count`, `linked_lists` and `binary_trees` take 0.88 of the time.
//! - *Code belongs to its globals*, so that a global is a cell, not a search. What `exec` makes of a code object for
//!   another namespace is kept while both live: a program that is run again and again in one module stays compiled.
//! - *Names of a module come and go.* A new one makes code stale only if code has looked for it in vain, and one that is
//!   deleted keeps its cell for when it is bound anew: a loop at module level whose handler names its exception takes a
//!   quarter of the time, for each turn had made all code stale. What caches and compiled code refer to is given up when
//!   someone asks for a collection.
//! - *Classes that are made anew* have all code made anew, once for a class, when a trace sees one with the name of another
//!   that code expects. Before, each round of a module's code found the guards of all rounds before it: `megamorphic` took
//!   47 ms in the first and 340 in the fifteenth.
//! - *Pairs of `zip` and `enumerate`* are put together in primitives while a trace is recorded, over lists and tuples: the
//!   loop takes them apart again, and then none is made. A step was a call: such loops take a quarter of the time.
//! - *The last bytes under a limit of memory* took a full collection for each object that may be let past it: 2035 of them
//!   for 51,000 instances under 3 MiB. When eight in a row have found little, memory counts as used up.
//! - *Calls of `next` and `send` push the generator's frame*, as a loop does: 420 instructions instead of 1076 through a
//!   native that runs the interpreter again, and a trace can follow.
//! - *What a native asks of an instance is a frame, too*: `len`, `abs`, `iter`, `next`, `repr` and `bool` of an object
//!   whose class has the method in Python enter that, and what it returns is checked where it returns; so do truth and
//!   `in`. `properties` takes 0.42 of the time interpreted, and compiled a sixteenth of what it took.
//! - *Classes are searched through direct-mapped tables* beside the inline caches: what a class has under a name, where
//!   attributes of a shape are, how calling a class goes. Sites with many shapes and everything without a site find
//!   attributes again: `attributes` went from 978 to 210 million instructions, `method_calls` from 720 to 242, inline
//!   caches for members of slots, class methods and `super` included; an object with `__init__` takes 330 instructions
//!   instead of 900.

#[forbid(unsafe_code)]
pub mod kernel;

#[forbid(unsafe_code)]
pub mod syntax;

#[forbid(unsafe_code)]
pub mod bytecode;

#[forbid(unsafe_code)]
pub mod compile;

pub mod heap;

pub mod object;

#[forbid(unsafe_code)]
pub mod machine;

#[forbid(unsafe_code)]
pub mod semantics;

mod interp;

#[forbid(unsafe_code)]
pub mod library;

#[deny(unsafe_code)]
pub mod jit;

#[forbid(unsafe_code)]
pub mod run;

#[forbid(unsafe_code)]
pub mod host;

pub use host::*;
