//! Why a recording is given up, or a trace is not compiled: the table of reasons.

macro_rules! reasons { ($( $(#[$doc:meta])* $name:ident = $text:literal; )*) => {
    /// A reason to give up a recording, or not to compile a trace.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub enum Abort { $( $(#[$doc])* $name ),* }
    impl Abort {
        /// As shown to people.
        pub fn text(self) -> &'static str { match self { $( Abort::$name => $text ),* } }
    }
} }

reasons! {
    /// The trace has more instructions than a trace may hold.
    TooLong = "trace too long";
    /// The frame in which the loop runs was left.
    LeftFrame = "the loop's function returned";
    /// The interpreter was left.
    LeftInterpreter = "control went back to Rust";
    /// The loop ended before its next turn.
    LeftLoop = "the loop ended";
    /// The loop of a generator came to its yield: the loop that consumes the generator is the one to record.
    Yielded = "the loop yielded";
    /// An exception left a generator, where another one took its place.
    Replaced = "another exception took the place of one";
    /// A generator was resumed or suspended with an exception of its own being handled.
    GeneratorHandles = "a generator was handling an exception";
    /// The collector ran: what was seen may have moved.
    Collected = "the collector ran";
    /// A generator that the trace has resumed calls something that may run scripts.
    CallInGenerator = "a call in a generator";
    /// A loop inside the loop has many turns.
    InnerLoop = "an inner loop";
    /// A function or generator is inlined in itself, and again.
    Recursion = "recursion";
    /// There is no machine code for something in it.
    NotCompiled = "something that is not compiled";
    /// It refers to an object that may still move.
    YoungConstant = "an object that may move";
    /// It has more values at once than there are places for.
    TooManyValues = "too many values at once";
    /// A value is needed where it is in no place.
    NoPlace = "a value without a place";
    /// The system gives no memory for code.
    NoMemory = "no memory for code";
    /// A bytecode had an effect, and then went on with something that is not a delivery.
    TwoEffects = "a second effect in one bytecode";
    /// A class or a namespace changed while the loop was recorded.
    Changed = "a class or a namespace changed";
    /// It sees a class of the same name as one that other code expects, which is made anew.
    Remade = "a class was made anew";
    /// There is no compiler for this machine.
    NoCompiler = "no compiler for this machine";
}
