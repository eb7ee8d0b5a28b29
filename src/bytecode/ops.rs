//! The instruction table: the one declaration of every instruction.
//!
//! Owns what an instruction is called, which operands it has and in which order they are encoded. A row expands to
//! the opcode, the typed [`Instruction`] that the compiler emits, its encoder, decoder and printer, and, in
//! `semantics`, to the dispatch of the function of the same name. What an instruction does is written there, once.
//!
//! An instruction is one 32-bit word, the opcode in its low byte, then up to three bytes of operands. A row with an
//! operand wider than that has a second word, the extension, which holds exactly that operand.
//!
//! # Windows and calls
//!
//! Registers are the words of a frame's window. Parameters come first, in CPython's order of local names (positional,
//! keyword-only, `*args`, `**kwargs`), then other locals, then temporaries. A call names `at`, the start of this
//! layout in the caller's window:
//!
//! ```text
//! at      at+1      at+2     at+3   at+4      at+5 ..
//! callee  self|---- header, functions ----|   arguments          function: its window starts at at+5
//! callee  |------ header, methods ----|  self  arguments          method: its window starts at at+4
//! ```
//!
//! so that no argument moves. Everything from `at` on must be dead after the call, and the compiler must not keep
//! anything alive above it. For `call` the arguments are at `at+5`; for `call_method`, `load_method` and
//! `load_special` the receiver is at `at+4` and the arguments follow it.

use std::fmt;

/// A register operand is one byte.
pub const MAX_REGISTERS: usize = 256;

/// Words between the callee's slot and the first argument of a function call.
pub const CALL_HEADER: u8 = 5;

/// Words between the callee's slot and the receiver of a method call.
pub const METHOD_HEADER: u8 = 4;

/// A register of the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Reg(pub u8);

/// A small number: of arguments, of elements, of live registers, or a choice that the row explains.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count(pub u8);

/// A yes or a no known when compiling.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flag(pub bool);

/// A signed byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Imm(pub i8);

/// A signed 16-bit number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Imm16(pub i16);

/// Index of a constant, in 16 bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Const16(pub u16);

/// Index of a constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Const(pub u32);

/// Index of a name, without a cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name(pub u32);

/// Index of a site: a name together with the inline cache of the one instruction that has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site(pub u32);

/// Where a jump goes: a distance in words from the end of the instruction, extension included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(pub i32);

/// As [`Label`], in the instruction word itself: 24 bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Near(pub i32);

/// A plain 32-bit number in the extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wide(pub u32);

/// One encoded word.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Ins(pub u32);

impl Ins {
    /// The opcode, as stored.
    #[inline(always)]
    pub fn opcode(self) -> u8 {
        self.0 as u8
    }
    /// The opcode.
    #[inline(always)]
    pub fn op(self) -> Op {
        Op::ALL[self.opcode() as usize]
    }
    /// First operand byte.
    #[inline(always)]
    pub fn a(self) -> u8 {
        (self.0 >> 8) as u8
    }
    /// Second operand byte.
    #[inline(always)]
    pub fn b(self) -> u8 {
        (self.0 >> 16) as u8
    }
    /// Third operand byte.
    #[inline(always)]
    pub fn c(self) -> u8 {
        (self.0 >> 24) as u8
    }
    /// The distance of a jump that has no other operand.
    #[inline(always)]
    pub fn near(self) -> Near {
        Near(self.0 as i32 >> 8)
    }
}

/// How an operand is encoded: its width, and both directions.
///
/// `BITS` is 8, 16 or 24 for operands of the word, 32 for one that takes the extension.
pub trait Operand: Copy + fmt::Debug {
    /// Width in bits.
    const BITS: u32;
    /// The bits as stored, or `None` when the operand does not fit.
    fn bits(self) -> Option<u32>;
    /// From the bits as stored; only the low `BITS` bits are set.
    fn of(bits: u32) -> Self;
    /// As printed in a listing.
    fn show(self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// The register it names, if it names one.
    fn register(self) -> Option<Reg> {
        None
    }
    /// The jump distance, if it is one.
    fn distance(self) -> Option<i32> {
        None
    }
}

macro_rules! operands { ($( $t:ident($inner:ty) $bits:literal $show:literal $(, $extra:item)*; )*) => { $(
    impl Operand for $t {
        const BITS: u32 = $bits;
        #[inline(always)]
        fn bits(self) -> Option<u32> { <$inner as Pack>::pack(self.0, $bits) }
        #[inline(always)]
        fn of(bits: u32) -> Self { $t(<$inner as Pack>::unpack(bits, $bits)) }
        fn show(self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, $show, self.0) }
        $($extra)*
    }
)* } }

operands! {
    Reg(u8) 8 "r{}", fn register(self) -> Option<Reg> { Some(self) };
    Count(u8) 8 "{}";
    Flag(bool) 8 "{}";
    Imm(i8) 8 "#{}";
    Imm16(i16) 16 "#{}";
    Const16(u16) 16 "k{}";
    Const(u32) 32 "k{}";
    Name(u32) 32 "n{}";
    Site(u32) 32 "s{}";
    Label(i32) 32 "{:+}", fn distance(self) -> Option<i32> { Some(self.0) };
    Near(i32) 24 "{:+}", fn distance(self) -> Option<i32> { Some(self.0) };
    Wide(u32) 32 "{}";
}

/// Integers as bit fields.
trait Pack: Sized {
    fn pack(self, bits: u32) -> Option<u32>;
    fn unpack(bits: u32, width: u32) -> Self;
}

macro_rules! pack_unsigned { ($($t:ty)*) => { $( impl Pack for $t {
    #[inline(always)]
    fn pack(self, bits: u32) -> Option<u32> { let v = self as u32; (bits == 32 || v >> bits == 0).then_some(v) }
    #[inline(always)]
    fn unpack(bits: u32, _: u32) -> Self { bits as $t }
} )* } }
pack_unsigned! { u8 u16 u32 }

macro_rules! pack_signed { ($($t:ty)*) => { $( impl Pack for $t {
    #[inline(always)]
    fn pack(self, bits: u32) -> Option<u32> {
        let v = self as i32;
        let kept = v << (32 - bits) >> (32 - bits);
        (kept == v).then_some(v as u32 & (u32::MAX >> (32 - bits)))
    }
    #[inline(always)]
    fn unpack(bits: u32, width: u32) -> Self { ((bits as i32) << (32 - width) >> (32 - width)) as $t }
} )* } }
pack_signed! { i8 i16 i32 }

impl Pack for bool {
    #[inline(always)]
    fn pack(self, _: u32) -> Option<u32> {
        Some(self as u32)
    }
    #[inline(always)]
    fn unpack(bits: u32, _: u32) -> Self {
        bits != 0
    }
}

/// The table. `$expand!` gets the rows `name = Name { operand: Type, .. };`.
///
/// Where a row says "branches", the jump is taken when the answer equals `expect`.
#[macro_export]
macro_rules! for_each_op {
    ($expand:path) => {
        $expand! {
            // ---- registers and constants ----
            /// `dst = src`.
            copy = Copy { dst: Reg, src: Reg };
            /// `dst = constant`.
            load_const = LoadConst { dst: Reg, k: Const16 };
            /// `dst = constant`, for functions with more than 65,536 of them.
            load_const_far = LoadConstFar { dst: Reg, k: Const };
            /// `dst = value`.
            load_int = LoadInt { dst: Reg, value: Imm16 };
            /// `dst` becomes unbound. Also the state in which a local that may be read before it is bound must start.
            unset = Unset { dst: Reg };
            /// UnboundLocalError when `src` is unbound. Emitted only where the compiler cannot prove that it is bound.
            check_local = CheckLocal { src: Reg, name: Name };
            /// `dst` = one of the objects that compiled code itself refers to; see [`Common`].
            load_common = LoadCommon { dst: Reg, which: Count };
            /// `dst = far[index]`: locals past those that fit in registers, in the array in register `far`. May give unbound.
            load_far = LoadFar { dst: Reg, far: Reg, index: Wide };
            /// `far[index] = src`; `src` may be unbound.
            store_far = StoreFar { src: Reg, far: Reg, index: Wide };
            /// `dst` = a new array for `count` far locals, all unbound.
            make_far = MakeFar { dst: Reg, count: Wide };

            // ---- cells: locals that inner functions share ----
            /// `reg` = a new cell that holds what was in `reg`, bound or not.
            make_cell = MakeCell { reg: Reg };
            /// `dst` = a new, unbound cell.
            empty_cell = EmptyCell { dst: Reg };
            /// `dst` = the cell number `index` of this function's closure, as a cell. Emitted at function entry, once a cell.
            load_free_cell = LoadFreeCell { dst: Reg, index: Wide };
            /// `dst` = what the cell holds. Unbound: UnboundLocalError, or NameError if `free` (a variable of an enclosing scope).
            load_cell = LoadCell { dst: Reg, cell: Reg, free: Flag, name: Name };
            /// The cell holds `src`.
            store_cell = StoreCell { cell: Reg, src: Reg };
            /// The cell becomes unbound; errors as `load_cell`.
            delete_cell = DeleteCell { cell: Reg, free: Flag, name: Name };

            // ---- names ----
            /// `dst` = global or builtin of that name, else NameError.
            get_global = GetGlobal { dst: Reg, site: Site };
            /// Bind a global.
            set_global = SetGlobal { src: Reg, site: Site };
            /// Unbind a global, else NameError.
            delete_global = DeleteGlobal { site: Site };
            /// `dst` = name in the mapping `space`, else global, else builtin. In module code `space` holds None when locals are the globals.
            get_name = GetName { dst: Reg, space: Reg, site: Site };
            /// Bind a name in `space` (or in the globals if that is None).
            set_name = SetName { space: Reg, src: Reg, site: Site };
            /// Unbind a name in `space` (or in the globals if that is None), else NameError.
            delete_name = DeleteName { space: Reg, site: Site };
            /// A free variable in a class body: `dst` = name in `space`, else what the cell holds.
            get_class_cell = GetClassCell { dst: Reg, space: Reg, cell: Reg, name: Name };

            // ---- attributes ----
            /// `dst = obj.name`.
            get_attr = GetAttr { dst: Reg, obj: Reg, site: Site };
            /// `obj.name = src`.
            set_attr = SetAttr { obj: Reg, src: Reg, site: Site };
            /// `del obj.name`.
            delete_attr = DeleteAttr { obj: Reg, site: Site };
            /// Find the method `name` of the receiver in `at+4`. Afterwards `at` is the callee, and `at+4` the receiver if it is to be passed, else unbound.
            load_method = LoadMethod { at: Reg, site: Site };
            /// As `load_method`, looked up on the type only, as the language does for its own protocols. `which` chooses the TypeError; see [`Protocol`].
            load_special = LoadSpecial { at: Reg, which: Count, site: Site };
            /// Find the method `name` behind the class in `at+1` for the object in `at+4`, as `super().name` does when `at` is the builtin `super`; else of what calling `at` gives. Afterwards as `load_method`.
            load_super = LoadSuper { at: Reg, site: Site };
            /// `super()` without arguments: `dst = callee(cls, obj)` when `callee` is the builtin `super`, else `callee()`. The three are in `parts` to `parts+2`; an unbound `obj` has been deleted (RuntimeError). `at` is scratch from `at` on.
            call_super = CallSuper { dst: Reg, at: Reg, parts: Reg };

            // ---- items ----
            /// `dst = obj[index]`.
            get_item = GetItem { dst: Reg, obj: Reg, index: Reg };
            /// `dst = obj[index]`, the index a small constant.
            get_item_int = GetItemInt { dst: Reg, obj: Reg, index: Imm };
            /// `obj[index] = src`.
            set_item = SetItem { obj: Reg, index: Reg, src: Reg };
            /// `del obj[index]`.
            delete_item = DeleteItem { obj: Reg, index: Reg };
            /// `dst = slice(parts, parts+1, parts+2)`.
            build_slice = BuildSlice { dst: Reg, parts: Reg };

            // ---- arithmetic ----
            /// `dst = -src`.
            negate = Negate { dst: Reg, src: Reg };
            /// `dst = +src`.
            positive = Positive { dst: Reg, src: Reg };
            /// `dst = ~src`.
            invert = Invert { dst: Reg, src: Reg };
            /// `dst = not src`.
            not = Not { dst: Reg, src: Reg };
            /// `dst = lhs + rhs`.
            add = Add { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs - rhs`.
            subtract = Subtract { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs * rhs`.
            multiply = Multiply { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs / rhs`.
            divide = Divide { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs // rhs`.
            floor_divide = FloorDivide { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs % rhs`.
            modulo = Modulo { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs ** rhs`.
            power = Power { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs @ rhs`.
            matrix_multiply = MatrixMultiply { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs << rhs`.
            shift_left = ShiftLeft { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs >> rhs`.
            shift_right = ShiftRight { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs & rhs`.
            bit_and = BitAnd { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs | rhs`.
            bit_or = BitOr { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs ^ rhs`.
            bit_xor = BitXor { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs OP= rhs`; `which` is the [`Binary`] operator. The three most frequent operators have rows of their own.
            in_place = InPlace { dst: Reg, lhs: Reg, rhs: Reg, which: Wide };
            /// `dst = lhs += rhs`.
            add_in_place = AddInPlace { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs -= rhs`.
            subtract_in_place = SubtractInPlace { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs *= rhs`.
            multiply_in_place = MultiplyInPlace { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs += rhs`, a small constant.
            add_in_place_int = AddInPlaceInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs -= rhs`, a small constant.
            subtract_in_place_int = SubtractInPlaceInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs + rhs`, a small constant.
            add_int = AddInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs - rhs`, a small constant.
            subtract_int = SubtractInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs * rhs`, a small constant.
            multiply_int = MultiplyInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs // rhs`, a small constant.
            floor_divide_int = FloorDivideInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs % rhs`, a small constant.
            modulo_int = ModuloInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs & rhs`, a small constant.
            bit_and_int = BitAndInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs << rhs`, a small constant.
            shift_left_int = ShiftLeftInt { dst: Reg, lhs: Reg, rhs: Imm };
            /// `dst = lhs >> rhs`, a small constant.
            shift_right_int = ShiftRightInt { dst: Reg, lhs: Reg, rhs: Imm };

            // ---- comparison ----
            /// `dst = lhs < rhs`.
            less = Less { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs <= rhs`.
            less_equal = LessEqual { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs == rhs`.
            equal = Equal { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs != rhs`.
            not_equal = NotEqual { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs > rhs`.
            greater = Greater { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs >= rhs`.
            greater_equal = GreaterEqual { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs is rhs`.
            is = Is { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = lhs is not rhs`.
            is_not = IsNot { dst: Reg, lhs: Reg, rhs: Reg };
            /// `dst = item in container`.
            contains = Contains { dst: Reg, item: Reg, container: Reg };
            /// `dst = item not in container`.
            not_contains = NotContains { dst: Reg, item: Reg, container: Reg };

            // ---- jumps ----
            /// Go on at `to`, which is further down.
            jump = Jump { to: Near };
            /// Go on at `to`, which is further up: one more turn of a `while` loop. Counts, and looks at the attention word.
            jump_back = JumpBack { to: Near };
            /// Branches on the truth of `src`.
            jump_if = JumpIf { src: Reg, expect: Flag, to: Label };
            /// Branches on `lhs < rhs`.
            branch_less = BranchLess { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `lhs <= rhs`.
            branch_less_equal = BranchLessEqual { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `lhs == rhs`.
            branch_equal = BranchEqual { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `lhs != rhs`.
            branch_not_equal = BranchNotEqual { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `lhs > rhs`.
            branch_greater = BranchGreater { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `lhs >= rhs`.
            branch_greater_equal = BranchGreaterEqual { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `lhs < rhs`, a small constant.
            branch_less_int = BranchLessInt { lhs: Reg, rhs: Imm, expect: Flag, to: Label };
            /// Branches on `lhs <= rhs`, a small constant.
            branch_less_equal_int = BranchLessEqualInt { lhs: Reg, rhs: Imm, expect: Flag, to: Label };
            /// Branches on `lhs == rhs`, a small constant.
            branch_equal_int = BranchEqualInt { lhs: Reg, rhs: Imm, expect: Flag, to: Label };
            /// Branches on `lhs != rhs`, a small constant.
            branch_not_equal_int = BranchNotEqualInt { lhs: Reg, rhs: Imm, expect: Flag, to: Label };
            /// Branches on `lhs > rhs`, a small constant.
            branch_greater_int = BranchGreaterInt { lhs: Reg, rhs: Imm, expect: Flag, to: Label };
            /// Branches on `lhs >= rhs`, a small constant.
            branch_greater_equal_int = BranchGreaterEqualInt { lhs: Reg, rhs: Imm, expect: Flag, to: Label };
            /// Branches on `lhs is rhs`.
            branch_is = BranchIs { lhs: Reg, rhs: Reg, expect: Flag, to: Label };
            /// Branches on `src is None`.
            branch_none = BranchNone { src: Reg, expect: Flag, to: Label };

            // ---- loops ----
            /// `dst` = what a comprehension gets as its argument for `src`: `iter(src)`, or `src` itself where making the iterator later makes no difference.
            iter_source = IterSource { dst: Reg, src: Reg };
            /// Make `src` ready for iteration. Registers `iter` to `iter+2` are the loop's own.
            for_prepare = ForPrepare { iter: Reg, src: Reg };
            /// The next item into `dst`, and go on at `to` (further up, the body); without a further item leave `dst` alone and fall through. Counts, and looks at the attention word. Stands at the bottom of the loop; the loop is entered by a jump to it.
            for_next = ForNext { iter: Reg, dst: Reg, to: Label };

            /// The loop is left before its iterator has ended: a generator that nothing else leads to is closed.
            drop_iterator = DropIterator { iter: Reg };

            // ---- calls ----
            /// `dst = callee(arguments)`, `count` of them at `at+5`.
            call = Call { dst: Reg, at: Reg, count: Count };
            /// `dst = receiver.name(arguments)`: the receiver in `at+4`, `count` arguments at `at+5`.
            call_method = CallMethod { dst: Reg, at: Reg, count: Count, site: Site };
            /// As `call`; the constant is the tuple of the names of the last arguments.
            call_keywords = CallKeywords { dst: Reg, at: Reg, count: Count, names: Const };
            /// Call what `load_method`, `load_special` or `load_super` has found: `at+4` is passed first unless unbound.
            call_bound = CallBound { dst: Reg, at: Reg, count: Count };
            /// As `call_bound`; the constant is the tuple of the names of the last arguments.
            call_bound_keywords = CallBoundKeywords { dst: Reg, at: Reg, count: Count, names: Const };
            /// `dst = callee(*args, **kwargs)`: `at+5` is a tuple or list, or whatever stands behind the only `*` of the call, and then an error names the callee ("f() argument after * must be an iterable, not X"); `at+6` is a new dict, or unbound.
            call_star = CallStar { dst: Reg, at: Reg };
            /// Leave the function. In a generator: it is finished, and `src` its value.
            ret = Return { src: Reg };
            /// `dst` = a function. Registers `parts` to `parts+3`: defaults (tuple), keyword defaults (dict), annotations (dict), closure (tuple of cells); bits 0 to 3 of `flags` say which are given.
            make_function = MakeFunction { dst: Reg, parts: Reg, flags: Count, code: Const };

            // ---- collections ----
            /// `dst` = tuple of `count` registers from `from`.
            build_tuple = BuildTuple { dst: Reg, from: Reg, count: Count };
            /// `dst` = list of `count` registers from `from`.
            build_list = BuildList { dst: Reg, from: Reg, count: Count };
            /// `dst` = set of `count` registers from `from`.
            build_set = BuildSet { dst: Reg, from: Reg, count: Count };
            /// `dst` = dict of `count` pairs of registers from `from`: key, value, key, value.
            build_dict = BuildDict { dst: Reg, from: Reg, count: Count };
            /// Append to a list that the compiler itself has made.
            list_append = ListAppend { list: Reg, src: Reg };
            /// Append all items of the iterable `src`. TypeError "Value after * must be an iterable, not X" when `star`.
            list_extend = ListExtend { list: Reg, src: Reg, star: Flag };
            /// Add to a set that the compiler itself has made.
            set_add = SetAdd { set: Reg, src: Reg };
            /// Add all items of the iterable `src`.
            set_update = SetUpdate { set: Reg, src: Reg };
            /// Store in a dict that the compiler itself has made.
            dict_set = DictSet { dict: Reg, key: Reg, value: Reg };
            /// `{**src}`: all of a mapping.
            dict_update = DictUpdate { dict: Reg, src: Reg };
            /// `f(**src)`: as `dict_update`, TypeError for a key that is there already or is no string; `callee` is named in it.
            dict_merge = DictMerge { dict: Reg, src: Reg, callee: Reg };
            /// `dst` = tuple of the items of a list.
            list_to_tuple = ListToTuple { dst: Reg, src: Reg };
            /// `count` items of `src` into registers from `to`; ValueError when there are more or fewer.
            unpack = Unpack { src: Reg, to: Reg, count: Count };
            /// `a, *b, c = src`: `before` items, the list of the rest, `after` items, into registers from `to`.
            unpack_star = UnpackStar { src: Reg, to: Reg, before: Count, after: Wide };

            // ---- text ----
            /// `dst` = the strings in `count` registers from `from`, joined.
            build_string = BuildString { dst: Reg, from: Reg, count: Count };
            /// `dst` = `str(src)`, `repr(src)` or `ascii(src)`: `which` is `s`, `r` or `a` as a byte.
            convert = Convert { dst: Reg, src: Reg, which: Count };
            /// `dst = format(src, "")`.
            format_simple = FormatSimple { dst: Reg, src: Reg };
            /// `dst = format(src, spec)`.
            format_value = FormatValue { dst: Reg, src: Reg, spec: Reg };

            // ---- exceptions ----
            /// `raise src`.
            raise = Raise { src: Reg };
            /// `raise src from cause`.
            raise_from = RaiseFrom { src: Reg, cause: Reg };
            /// `raise` alone: what is being handled, else RuntimeError.
            raise_current = RaiseCurrent {};
            /// Go on raising `exc`, which a `finally` or a failed `except` had caught: adds no context.
            reraise = Reraise { exc: Reg };
            /// `exc` is being handled from here on; what was before is kept in `exc+1`.
            enter_handler = EnterHandler { exc: Reg };
            /// Handling ends: `exc+1` is being handled again.
            leave_handler = LeaveHandler { exc: Reg };
            /// Branches on whether `exc` is an instance of `kind`, a class or a tuple of classes.
            branch_exception = BranchException { exc: Reg, kind: Reg, expect: Flag, to: Label };
            /// `except*`: `dst` = the part of the group `exc` that matches `kind` or None, `dst+1` = the rest or None. Of None: None twice, when `kind` is fit for `except*`.
            split_group = SplitGroup { dst: Reg, exc: Reg, kind: Reg };
            /// After all `except*`: `dst` = what to raise, or None. `raised` lists what the handlers raised; its last item is what was left of `original`, or None.
            join_groups = JoinGroups { dst: Reg, original: Reg, raised: Reg };
            /// `at` to `at+2` = type, value and traceback of `exc`, as `__exit__` takes them.
            exception_parts = ExceptionParts { at: Reg, exc: Reg };

            // ---- generators ----
            /// Suspend with `src`; on resumption `dst` is what was sent, or the exception thrown in is raised here. Registers below `live` are kept.
            yield_value = Yield { dst: Reg, src: Reg, live: Count };
            /// Suspend before the first instruction of a generator's body; `live` as above. First in every generator, after its cells are made.
            start_generator = StartGenerator { live: Count };
            /// Resume the iterator `iter` with `sent`: `dst` = what it yields; when it ends, `dst` = its value, and go on at `to`.
            send = Send { dst: Reg, iter: Reg, sent: Reg, to: Label };
            /// An exception arrived at a `yield from`: throw `exc` into `iter` (close it for GeneratorExit); outcome as `send`.
            throw_into = ThrowInto { dst: Reg, iter: Reg, exc: Reg, to: Label };
            /// `dst` = what `yield from src` iterates.
            yield_from_iter = YieldFromIter { dst: Reg, src: Reg };
            /// `dst` = what `await src` iterates. `which` 1 and 2: the value came from `__aenter__`, `__aexit__`.
            get_awaitable = GetAwaitable { dst: Reg, src: Reg, which: Count };
            /// `dst = aiter(src)`.
            get_async_iter = GetAsyncIter { dst: Reg, src: Reg };
            /// `dst` = the awaitable of the next item of `src`.
            get_async_next = GetAsyncNext { dst: Reg, src: Reg };
            /// `dst` = `src` marked as a value that an asynchronous generator yields.
            async_wrap = AsyncWrap { dst: Reg, src: Reg };
            /// Library only. Resume a generator: `mode` 0 sends `value`, 1 throws it, 2 closes. StopIteration when it ends.
            resume = Resume { dst: Reg, generator: Reg, value: Reg, mode: Wide };

            // ---- imports ----
            /// `dst = __import__(name, fromlist, level)`.
            import_name = ImportName { dst: Reg, fromlist: Reg, level: Count, name: Name };
            /// `dst` = attribute or submodule `name` of `module`, else ImportError.
            import_from = ImportFrom { dst: Reg, module: Reg, name: Name };
            /// `from module import *` into `space`, or into the globals if that is None.
            import_star = ImportStar { module: Reg, space: Reg };

            // ---- patterns ----
            /// `dst` = may `src` be matched by a sequence pattern?
            match_sequence = MatchSequence { dst: Reg, src: Reg };
            /// `dst` = may `src` be matched by a mapping pattern?
            match_mapping = MatchMapping { dst: Reg, src: Reg };
            /// `dst` = tuple of the values of `keys` (a tuple) in `src`, or None when one is missing.
            match_keys = MatchKeys { dst: Reg, src: Reg, keys: Reg };
            /// `dst` = tuple of the attributes that a class pattern looks at, or None when `src` is no instance. `names`: a tuple of the number of positional patterns and the keyword names.
            match_class = MatchClass { dst: Reg, src: Reg, class: Reg, names: Const };
            /// `dst = len(src)`.
            get_len = GetLen { dst: Reg, src: Reg };

            // ---- the rest ----
            /// Make sure that `space` (or the globals if that is None) has `__annotations__`.
            setup_annotations = SetupAnnotations { space: Reg };
            /// Show the value of an expression statement at the prompt.
            display = Display { src: Reg };
            /// Leave the dispatch loop: the return address of a frame that the host entered.
            halt = Halt {};
            /// Leave the dispatch loop: a back edge whose loop is compiled. No compiler emits it; an engine puts it in place of the opcode, in the words that only the dispatch loop reads.
            traced = Traced {};
        }
    };
}

macro_rules! define {
    ($( $(#[$doc:meta])* $name:ident = $variant:ident { $($operand:ident : $type:ident),* }; )*) => {
        /// An opcode.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Op { $( $(#[$doc])* $variant ),* }

        impl Op {
            /// Every opcode, at the index that is its encoding; the rest of the byte's range is `Halt`.
            pub const ALL: [Op; 256] = { let mut all = [Op::Halt; 256]; $( all[Op::$variant as usize] = Op::$variant; )* all };
            /// How many opcodes there are.
            pub const COUNT: usize = [$(Op::$variant),*].len();
            /// The opcode's name.
            pub fn name(self) -> &'static str { match self { $( Op::$variant => stringify!($name) ),* } }
            /// Does it go back for one more turn of a loop?
            pub fn is_back_edge(self) -> bool { matches!(self, Op::ForNext | Op::JumpBack) }
            /// Does it call, and poll before that?
            pub fn is_call(self) -> bool {
                matches!(self, Op::Call | Op::CallKeywords | Op::CallBound | Op::CallBoundKeywords | Op::CallMethod | Op::CallStar)
            }
            /// Words of an encoded instruction: two if it has an extension.
            pub const fn words(self) -> usize { match self { $( Op::$variant => 1 $( + (<$type as Operand>::BITS == 32) as usize )* ),* } }
        }

        /// A decoded instruction.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Instruction { $( $(#[$doc])* $variant { $( #[allow(missing_docs)] $operand: $type ),* } ),* }

        impl Instruction {
            /// Its opcode.
            pub fn op(&self) -> Op { match self { $( Instruction::$variant { .. } => Op::$variant ),* } }

            /// Append its encoding. False, and nothing appended, when an operand does not fit.
            #[must_use]
            pub fn encode(&self, words: &mut Vec<u32>) -> bool {
                match *self { $( Instruction::$variant { $($operand),* } => {
                    #[allow(unused_mut)]
                    let mut e = Encoder { word: Op::$variant as u32, at: 8, extension: None };
                    $( if !e.put($operand) { return false; } )*
                    words.push(e.word);
                    words.extend(e.extension);
                    true
                } ),* }
            }

            /// Decode the instruction at `at`, or `None` when the words end inside it or the opcode is unknown.
            pub fn decode(words: &[u32], at: usize) -> Option<(Instruction, usize)> {
                let word = *words.get(at)?;
                let extension = words.get(at + 1).copied();
                let number = word as u8 as usize;
                if number >= Op::COUNT { return None; }
                let op = Op::ALL[number];
                #[allow(unused_mut, unused_variables)]
                let mut d = Decoder { word, at: 8, extension };
                Some(match op { $( Op::$variant => (Instruction::$variant { $( $operand: d.take()? ),* }, op.words()) ),* })
            }

            /// Call `visit` with each register operand.
            pub fn registers(&self, visit: &mut dyn FnMut(&'static str, Reg)) {
                match *self { $( Instruction::$variant { $($operand),* } => { $( if let Some(r) = $operand.register() { visit(stringify!($operand), r) } )* let _ = &visit; } ),* }
            }

            /// The distance it may jump, from its end.
            pub fn distance(&self) -> Option<i32> {
                match *self { $( Instruction::$variant { $($operand),* } => { $( if let Some(d) = $operand.distance() { return Some(d) } )* None } ),* }
            }

            /// The same jump with another distance.
            pub fn with_distance(self, distance: i32) -> Instruction {
                match self { $( Instruction::$variant { $($operand),* } => Instruction::$variant { $( $operand: $operand.aim(distance) ),* } ),* }
            }
        }

        impl fmt::Display for Instruction {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match *self { $( Instruction::$variant { $($operand),* } => {
                    write!(f, "{}", stringify!($name))?;
                    $( write!(f, " {}=", stringify!($operand))?; $operand.show(f)?; )*
                    Ok(())
                } ),* }
            }
        }
    };
}

/// Changing only jump operands, whatever the row has.
trait Aim {
    fn aim(self, distance: i32) -> Self;
}
macro_rules! aim_not { ($($t:ty)*) => { $( impl Aim for $t { fn aim(self, _: i32) -> Self { self } } )* } }
aim_not! { Reg Count Flag Imm Imm16 Const16 Const Name Site Wide }
impl Aim for Label {
    fn aim(self, distance: i32) -> Self {
        Label(distance)
    }
}
impl Aim for Near {
    fn aim(self, distance: i32) -> Self {
        Near(distance)
    }
}

for_each_op! { define }

struct Encoder {
    word: u32,
    at: u32,
    extension: Option<u32>,
}
impl Encoder {
    fn put<T: Operand>(&mut self, operand: T) -> bool {
        let Some(bits) = operand.bits() else { return false };
        if T::BITS == 32 {
            self.extension = Some(bits);
        } else {
            debug_assert!(self.at + T::BITS <= 32, "a row has more operands than its word holds");
            self.word |= bits << self.at;
            self.at += T::BITS;
        }
        true
    }
}

struct Decoder {
    word: u32,
    at: u32,
    extension: Option<u32>,
}
impl Decoder {
    fn take<T: Operand>(&mut self) -> Option<T> {
        if T::BITS == 32 {
            return Some(T::of(self.extension?));
        }
        let bits = self.word >> self.at & (u32::MAX >> (32 - T::BITS));
        self.at += T::BITS;
        Some(T::of(bits))
    }
}

macro_rules! numbered { ($(#[$doc:meta])* $t:ident { $( $(#[$row:meta])* $v:ident ),* $(,)? }) => {
    $(#[$doc])*
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    #[repr(u8)]
    pub enum $t { $( $(#[$row])* $v ),* }
    impl $t {
        /// Every one, in the order of its number.
        pub const ALL: &'static [$t] = &[$($t::$v),*];
        /// As an operand.
        pub const fn count(self) -> Count { Count(self as u8) }
        /// From an operand.
        pub fn of(count: Count) -> Option<$t> { Self::ALL.get(count.0 as usize).copied() }
    }
} }

numbered! {
    /// Objects that compiled code refers to without a name.
    Common {
        /// `AssertionError`.
        AssertionError,
        /// The function behind the `class` statement: `build(body, name, *bases, **keywords)`.
        BuildClass,
        /// `StopAsyncIteration`.
        StopAsyncIteration,
        /// `StopIteration`.
        StopIteration,
        /// `BaseException`.
        BaseException,
        /// `NotImplementedError`.
        NotImplementedError,
    }
}

numbered! {
    /// Which protocol a `load_special` is for: chooses the message when the type does not have it.
    Protocol {
        /// `with`: "'X' object does not support the context manager protocol".
        Context,
        /// `with`, when only `__exit__` is missing: the same, "(missed __exit__ method)".
        ContextExit,
        /// `async with`.
        AsyncContext,
        /// `async with`, when only `__aexit__` is missing.
        AsyncContextExit,
    }
}

numbered! {
    /// Binary operators.
    Binary {
        /// `+`
        Add,
        /// `-`
        Subtract,
        /// `*`
        Multiply,
        /// `/`
        Divide,
        /// `//`
        FloorDivide,
        /// `%`
        Modulo,
        /// `**`
        Power,
        /// `@`
        MatrixMultiply,
        /// `<<`
        ShiftLeft,
        /// `>>`
        ShiftRight,
        /// `&`
        BitAnd,
        /// `|`
        BitOr,
        /// `^`
        BitXor,
    }
}

numbered! {
    /// Rich comparisons.
    Comparison {
        /// `<`
        Less,
        /// `<=`
        LessEqual,
        /// `==`
        Equal,
        /// `!=`
        NotEqual,
        /// `>`
        Greater,
        /// `>=`
        GreaterEqual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_survives_encoding() {
        let samples = [
            Instruction::Add { dst: Reg(1), lhs: Reg(2), rhs: Reg(255) },
            Instruction::LoadInt { dst: Reg(3), value: Imm16(-5) },
            Instruction::BranchLessInt { lhs: Reg(1), rhs: Imm(-1), expect: Flag(false), to: Label(-70_000) },
            Instruction::JumpBack { to: Near(-8_000_000) },
            Instruction::GetAttr { dst: Reg(9), obj: Reg(0), site: Site(1_000_000) },
            Instruction::RaiseCurrent {},
        ];
        let mut words = Vec::new();
        for i in samples {
            assert!(i.encode(&mut words));
        }
        let mut at = 0;
        for i in samples {
            let (back, n) = Instruction::decode(&words, at).expect("decodes");
            assert_eq!(back, i);
            assert_eq!(n, i.op().words());
            at += n;
        }
        assert_eq!(at, words.len());
    }

    #[test]
    fn a_distance_that_does_not_fit_is_refused() {
        let mut words = Vec::new();
        assert!(!Instruction::Jump { to: Near(1 << 23) }.encode(&mut words));
        assert!(words.is_empty());
    }

    #[test]
    fn no_row_has_more_operands_than_its_word_holds() {
        // `Encoder::put` asserts; a zero operand of every row runs it.
        for number in 0..Op::COUNT {
            let words = [number as u32, 0];
            let (i, _) = Instruction::decode(&words, 0).expect("decodes");
            let mut out = Vec::new();
            assert!(i.encode(&mut out), "{i}");
        }
    }
}
