//! The machine code of primitives.
//!
//! Owns one arm a primitive that has code of its own; every other one is a call of its routine, and what becomes of its
//! answer follows from its row. A value is boxed here, too.

use super::arithmetic::Unless;
use super::floats::{Address, Stored};
use super::{Aside, Writer};
use crate::heap::{Header, Object, Word, flag};
use crate::jit::abort::Abort;
use crate::jit::ir::{Constant, Expect, Instruction, Made, Primitive};
use crate::jit::runtime;
use crate::jit::x64::registers::{Place, Register};
use crate::object::array::Array;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::{Cell as Variable, Function, Method};
use crate::object::generator::Generator;
use crate::object::instance::Instance;
use crate::object::iterator::Iterator;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::native::NativeFunction;
use crate::object::number::Int64;
use crate::object::range::Range;
use crate::object::string::Str;
use crate::object::symbol::Symbols;
use crate::object::tuple::Tuple;
use crate::object::vm::Vm;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

const INT_TAG: u64 = crate::heap::INT_TAG;
/// How far the smallest int that needs no object is below zero.
const LEAST: u64 = 1 << 47;
const FIRST_POINTER: i32 = 4096;
/// The first item of an object with a counted tail and no fields.
const TAIL: i32 = 16;
const FLAGS: i32 = Header::FLAGS_OFFSET as i32;
/// Where a shape has its kind.
const KIND: i8 = 3;
pub(super) const COUNT: i32 = offset_of!(List, count) as i32;
pub(super) const ITEMS: i32 = offset_of!(List, items) as i32;
const LENGTH: i32 = 8;

/// Where a dict has its entries, and the first of these its value; an entry has three words.
const ENTRIES: i32 = offset_of!(Dict, entries) as i32;
const ENTRY_VALUE: i32 = TAIL + 16;
/// Where a string has its characters, and how many of them.
const TEXT: i32 = 8 * <Str as Object>::LAYOUT.words as i32;
const CHARS: i32 = offset_of!(Str, chars) as i32;
/// How far an iterator has come.
const POSITION: i32 = offset_of!(Iterator, state) as i32;
/// Where the engine has what is being handled.
const HANDLED: i32 = offset_of!(Vm, handled) as i32;
/// Where the engine has the strings of the characters of ASCII.
pub(super) const CHARACTERS: i32 = (offset_of!(Vm, symbols) + offset_of!(Symbols, characters)) as i32;

const _: () = assert!(<Array as Object>::LAYOUT.words == 2 && <Tuple as Object>::LAYOUT.words == 2);

/// The kind that the objects have which pass a test.
fn kind_of(p: Primitive) -> Option<u8> {
    use Primitive as P;
    let kind = match p {
        P::as_wide_int => Int64::KIND,
        P::as_list => List::KIND,
        P::as_tuple => Tuple::KIND,
        P::as_dict => Dict::KIND,
        P::as_text => Str::KIND,
        P::as_range => Range::KIND,
        P::as_function => Function::KIND,
        P::as_method => Method::KIND,
        P::as_native => NativeFunction::KIND,
        P::as_class => Class::KIND,
        P::as_module => Module::KIND,
        P::as_generator => Generator::KIND,
        P::as_iterator => Iterator::KIND,
        P::as_exception => Exception::KIND,
        P::as_instance => Instance::KIND,
        P::as_cell => Variable::KIND,
        _ => return None,
    };
    Some(kind.0)
}

impl Writer<'_> {
    pub(super) fn primitive(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        use Primitive as P;
        match p {
            P::as_int => self.as_int(n, i),
            P::as_float => self.as_float(n, i),
            // It is known, and the same value.
            _ if p.is_sort() && i.expect == Expect::Nothing => Ok(()),
            P::as_object => self.as_object(i),
            P::as_wide_int => {
                let v = self.kind_test(i, p)?;
                if i.expect == Expect::Yes && self.registers.is_used(n) {
                    let r = self.define_general(n)?;
                    dynasm!(self.ops ; .arch x64 ; mov Rq(r), QWORD [Rq(v) + 8]);
                }
                Ok(())
            }
            P::as_text => self.as_text(n, i),
            _ if p.is_sort() => self.kind_test(i, p).map(drop),
            P::is | P::identity_of => self.is(i, p),
            P::same => {
                let (a, b) = (self.general(self.operand(i, 0), 0)?, self.general(self.operand(i, 1), 1)?);
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; cmp Rq(a), Rq(b));
                self.unless_equal(i, out)
            }
            P::shape_of => {
                let o = self.general(self.operand(i, 0), 0)?;
                let out = self.guard(i)?;
                let Expect::Equal(Constant::Shape(shape)) = i.expect else { return Err(Abort::NotCompiled) };
                dynasm!(self.ops ; .arch x64 ; cmp DWORD [Rq(o)], shape.bits() as i32 ; jne =>out);
                Ok(())
            }
            P::code_of => {
                let f = self.general(self.operand(i, 0), 0)?;
                let out = self.guard(i)?;
                let Expect::Equal(c) = i.expect else { return Err(Abort::NotCompiled) };
                self.load_bits(Register::General(1), super::bits_of(&c));
                let at = offset_of!(Function, data) as i32;
                dynasm!(self.ops ; .arch x64 ; cmp rcx, QWORD [Rq(f) + at] ; jne =>out);
                Ok(())
            }

            P::from_int => {
                let r = self.general(self.operand(i, 0), 1)?;
                self.box_int(r, None);
                let to = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
                Ok(())
            }
            P::from_float => {
                let r = self.vector(self.operand(i, 0), 0)?;
                let to = self.define_general(n)?;
                self.box_float(r, to);
                Ok(())
            }
            P::int_to_float => {
                let r = self.general(self.operand(i, 0), 1)?;
                let to = self.define_vector(n)?;
                dynasm!(self.ops ; .arch x64 ; xorps Rx(to), Rx(to) ; cvtsi2sd Rx(to), Rq(r));
                Ok(())
            }
            P::int_add | P::int_sub | P::int_mul | P::int_and | P::int_or | P::int_xor => self.int(n, i, p),
            P::int_step => self.int_plus(n, i, 0, 1),
            P::int_neg | P::int_not => {
                let a = self.general(self.operand(i, 0), 1)?;
                let to = self.result_in(n, i, 0, a)?;
                if p == P::int_not {
                    dynasm!(self.ops ; .arch x64 ; not Rq(to));
                    return Ok(());
                }
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; neg Rq(to));
                self.overflow(i, out)
            }
            P::int_shl | P::int_shr => self.shift(n, i, p),
            P::int_mod | P::int_floor_div if i.expect == Expect::Yes => self.divide(n, i, p),
            P::int_div if i.expect == Expect::Yes => self.quotient(n, i),
            P::int_lt => self.compare(i, Unless::Less),
            P::int_le => self.compare(i, Unless::LessOrEqual),
            P::int_eq => self.compare(i, Unless::Equal),

            P::float_add | P::float_sub | P::float_mul => self.float(n, i, p),
            P::float_div => self.float_div(n, i),
            P::float_neg => {
                let a = self.vector(self.operand(i, 0), 0)?;
                let to = self.define_vector(n)?;
                let sign = self.pooled(1 << 63);
                dynasm!(self.ops ; .arch x64 ; movsd xmm1, [=>sign]);
                if to != a {
                    dynasm!(self.ops ; .arch x64 ; movapd Rx(to), Rx(a));
                }
                dynasm!(self.ops ; .arch x64 ; xorpd Rx(to), xmm1);
                Ok(())
            }
            P::float_abs => {
                let a = self.vector(self.operand(i, 0), 0)?;
                let to = self.define_vector(n)?;
                let all_but_sign = self.pooled(!(1 << 63));
                dynasm!(self.ops ; .arch x64 ; movsd xmm1, [=>all_but_sign]);
                if to != a {
                    dynasm!(self.ops ; .arch x64 ; movapd Rx(to), Rx(a));
                }
                dynasm!(self.ops ; .arch x64 ; andpd Rx(to), xmm1);
                Ok(())
            }
            P::float_to_int if i.expect == Expect::Yes => {
                let a = self.vector(self.operand(i, 0), 0)?;
                let out = self.guard(i)?;
                // What does not fit gives the least int; the float that is this int is left to the interpreter.
                dynasm!(self.ops
                    ; .arch x64
                    ; cvttsd2si rax, Rx(a)
                    ; mov rdx, rax
                    ; neg rdx
                    ; jo =>out
                );
                let to = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
                Ok(())
            }
            P::float_lt | P::float_le | P::float_eq => self.float_compare(i, p),

            P::load_slot => {
                let o = self.general(self.operand(i, 0), 1)?;
                let slot = self.known(i, 1).ok_or(Abort::NotCompiled)?;
                self.load_defined(n, i, o, 8 * slot as i32)
            }
            P::cell_get => {
                let c = self.general(self.operand(i, 0), 1)?;
                let Expect::Equal(Constant::Word(known)) = &i.expect else {
                    return self.load_defined(n, i, c, 8);
                };
                let out = self.guard(i)?;
                self.load_bits(Register::General(0), super::bits_of(&Constant::Word(*known)));
                dynasm!(self.ops ; .arch x64 ; cmp rax, QWORD [Rq(c) + 8] ; jne =>out);
                if self.registers.is_used(n) {
                    let to = self.define_general(n)?;
                    dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
                }
                Ok(())
            }
            P::store_slot => {
                let slot = self.known(i, 1).ok_or(Abort::NotCompiled)?;
                self.store_field(i, p, 2, 8 * slot as i32, None)
            }
            P::add_slot => {
                let after = self.known(i, 1).ok_or(Abort::NotCompiled)?;
                let slot = self.known(i, 2).ok_or(Abort::NotCompiled)?;
                self.store_field(i, p, 3, 8 * slot as i32, Some(after as i32))
            }
            P::cell_set => self.store_field(i, p, 1, 8, None),
            P::handled => {
                let to = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD [r14 + HANDLED]);
                Ok(())
            }
            P::set_handled => {
                let v = self.general(self.operand(i, 0), 0)?;
                dynasm!(self.ops ; .arch x64 ; mov QWORD [r14 + HANDLED], Rq(v));
                Ok(())
            }
            P::method_function => self.load(n, i, offset_of!(Method, function) as i32),
            P::closure_cell => {
                // The code says that the function has so many variables.
                let at = self.known(i, 1).ok_or(Abort::NotCompiled)?;
                self.load_from_array(n, i, offset_of!(Function, closure), at as i32)
            }
            P::applied_function => self.load(n, i, offset_of!(Iterator, other) as i32),
            P::applied_source | P::iterated => self.load(n, i, offset_of!(Iterator, source) as i32),
            P::waiting_item => self.load(n, i, offset_of!(Iterator, extra) as i32),
            P::position => self.load(n, i, POSITION),
            P::advance => {
                for which in 0..2 {
                    let it = self.general(self.operand(i, which), 0)?;
                    dynasm!(self.ops ; .arch x64 ; inc QWORD [Rq(it) + POSITION]);
                }
                Ok(())
            }
            P::method_receiver => self.load(n, i, offset_of!(Method, receiver) as i32),

            P::text_len => self.load(n, i, CHARS),
            P::text_is_ascii => {
                let t = self.general(self.operand(i, 0), 1)?;
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; mov rax, QWORD [Rq(t) + CHARS] ; cmp rax, QWORD [Rq(t) + LENGTH]);
                self.unless_equal(i, out)
            }
            P::char_at => {
                let t = self.item_test(i, LENGTH)?;
                if i.expect == Expect::No || !self.registers.is_used(n) {
                    return Ok(());
                }
                let at = self.general(self.operand(i, 1), 0)?;
                let to = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; movzx Rd(to), BYTE [Rq(t) + Rq(at) + TEXT]);
                Ok(())
            }
            P::char_of => {
                let t = self.general(self.operand(i, 0), 1)?;
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; cmp QWORD [Rq(t) + LENGTH], 1);
                self.unless_equal(i, out)?;
                if i.expect != Expect::No && self.registers.is_used(n) {
                    let to = self.define_general(n)?;
                    dynasm!(self.ops ; .arch x64 ; movzx Rd(to), BYTE [Rq(t) + TEXT]);
                }
                Ok(())
            }
            P::char_text => {
                let code = self.general(self.operand(i, 0), 1)?;
                let to = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD [r14 + Rq(code) * 8 + CHARACTERS]);
                Ok(())
            }

            P::list_len => self.load(n, i, COUNT),
            P::tuple_len => self.load(n, i, LENGTH),
            P::list_item | P::list_has => self.list_item(n, i, p),
            P::tuple_item => self.tuple_item(n, i),
            P::list_store => self.list_store(i),
            P::list_room => self.list_room(i),
            P::list_push => self.list_push(i),
            P::list_cut => {
                let l = self.general(self.operand(i, 0), 1)?;
                dynasm!(self.ops
                    ; .arch x64
                    ; mov rax, QWORD [Rq(l) + COUNT]
                    ; dec rax
                    ; mov QWORD [Rq(l) + COUNT], rax
                    ; mov rdx, QWORD [Rq(l) + ITEMS]
                    ; mov QWORD [rdx + rax * 8 + TAIL], 0
                );
                Ok(())
            }
            P::dict_len => self.load(n, i, offset_of!(Dict, live) as i32),
            P::dict_entry => {
                let (d, at) = (self.general(self.operand(i, 0), 0)?, self.general(self.operand(i, 1), 1)?);
                dynasm!(self.ops
                    ; .arch x64
                    ; mov rdx, QWORD [Rq(d) + ENTRIES]
                    ; lea rax, [Rq(at) + Rq(at) * 2]
                    ; mov rax, QWORD [rdx + rax * 8 + ENTRY_VALUE]
                );
                let to = self.define_general(n)?;
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
                Ok(())
            }
            P::dict_replace => self.dict_replace(i),
            _ if self.new_object(n, i, p)? => Ok(()),
            _ => self.called(n, i, p),
        }
    }

    /// A primitive without code of its own.
    pub(super) fn called(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        self.call_primitive(i, p)?;
        match i.expect {
            Expect::Nothing => {}
            Expect::Yes => {
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
            }
            Expect::No => {
                let out = self.guard(i)?;
                dynasm!(self.ops ; .arch x64 ; test eax, eax ; jnz =>out);
                return Ok(());
            }
            Expect::Equal(c) => {
                let out = self.guard(i)?;
                self.load_bits(Register::General(1), super::bits_of(&c));
                dynasm!(self.ops ; .arch x64 ; cmp rdx, rcx ; jne =>out);
                return Ok(());
            }
            Expect::Raises => return Err(Abort::NotCompiled),
        }
        if p.result() == Made::Nothing { Ok(()) } else { self.take_result(n) }
    }

    // ---- sorts ----

    fn as_int(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        let v = self.general(self.operand(i, 0), 1)?;
        if i.expect != Expect::Nothing {
            let out = self.guard(i)?;
            let tag = self.pooled(INT_TAG);
            dynasm!(self.ops ; .arch x64 ; cmp Rq(v), QWORD [=>tag]);
            if i.expect == Expect::No {
                dynasm!(self.ops ; .arch x64 ; jae =>out);
                return Ok(());
            }
            dynasm!(self.ops ; .arch x64 ; jb =>out);
        }
        if self.registers.is_used(n) {
            let to = self.result_in(n, i, 0, v)?;
            dynasm!(self.ops ; .arch x64 ; shl Rq(to), 16 ; sar Rq(to), 16);
        }
        Ok(())
    }

    /// Compares a value with the range of pointers: below is one.
    fn compare_pointer(&mut self, v: u8) {
        let pointers = self.pooled((1 << 48) - FIRST_POINTER as u64);
        dynasm!(self.ops ; .arch x64 ; lea rax, [Rq(v) - FIRST_POINTER] ; cmp rax, QWORD [=>pointers]);
    }

    fn as_object(&mut self, i: &Instruction) -> Result<(), Abort> {
        let v = self.general(self.operand(i, 0), 1)?;
        let out = self.guard(i)?;
        self.compare_pointer(v);
        match i.expect {
            Expect::No => dynasm!(self.ops ; .arch x64 ; jb =>out),
            _ => dynasm!(self.ops ; .arch x64 ; jae =>out),
        }
        Ok(())
    }

    /// Is a value an object of the kind that a test asks for? Gives its register.
    fn kind_test(&mut self, i: &Instruction, p: Primitive) -> Result<u8, Abort> {
        let kind = kind_of(p).ok_or(Abort::NotCompiled)?;
        let v = self.general(self.operand(i, 0), 1)?;
        let out = self.guard(i)?;
        self.compare_pointer(v);
        if i.expect == Expect::No {
            dynasm!(self.ops ; .arch x64 ; jae >other ; cmp BYTE [BYTE Rq(v) + KIND], kind as i8 ; je =>out ; other:);
        } else {
            dynasm!(self.ops ; .arch x64 ; jae =>out ; cmp BYTE [BYTE Rq(v) + KIND], kind as i8 ; jne =>out);
        }
        Ok(v)
    }

    /// A rope is made flat: that is its routine's business.
    fn as_text(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        if i.expect == Expect::No {
            return self.called(n, i, Primitive::as_text);
        }
        let value = self.operand(i, 0);
        let v = self.general(value, 1)?;
        let to = self.define_general(n)?;
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        let place = self.registers.place(value).ok_or(Abort::NoPlace)?;
        let held = self.held(Some(Register::General(to)));
        let kind = kind_of(Primitive::as_text).unwrap_or(0);
        self.compare_pointer(v);
        dynasm!(self.ops ; .arch x64 ; jae =>from ; cmp BYTE [BYTE Rq(v) + KIND], kind as i8 ; jne =>from);
        if to != v {
            dynasm!(self.ops ; .arch x64 ; mov Rq(to), Rq(v));
        }
        dynasm!(self.ops ; .arch x64 ; =>back);
        self.asides.push(Aside {
            from,
            back,
            unless_number: None,
            routine: runtime::address(Primitive::as_text),
            given: vec![place],
            to: Some(Register::General(to)),
            out: None,
            held,
        });
        let out = self.guard(i)?;
        dynasm!(self.ops ; .arch x64 ; test Rq(to), Rq(to) ; jz =>out);
        Ok(())
    }

    fn is(&mut self, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        let v = self.general(self.operand(i, 0), 1)?;
        let bits = match (p, i.expect) {
            (Primitive::is, _) => self.known(i, 1),
            (_, Expect::Equal(c)) => Some(super::bits_of(&c)),
            _ => None,
        };
        let bits = bits.ok_or(Abort::NotCompiled)?;
        let out = self.guard(i)?;
        match i32::try_from(bits as i64) {
            Ok(small) => dynasm!(self.ops ; .arch x64 ; cmp Rq(v), small),
            Err(_) => dynasm!(self.ops ; .arch x64 ; mov rax, QWORD bits as i64 ; cmp Rq(v), rax),
        }
        self.unless_equal(i, out)
    }

    fn unless_equal(&mut self, i: &Instruction, out: DynamicLabel) -> Result<(), Abort> {
        match i.expect {
            Expect::No => dynasm!(self.ops ; .arch x64 ; je =>out),
            _ => dynasm!(self.ops ; .arch x64 ; jne =>out),
        }
        Ok(())
    }

    // ---- boxes ----

    /// An int in a register as a word in rax. The register may be rcx, but not rax or rdx.
    pub(super) fn box_int(&mut self, r: u8, held: Option<Vec<Register>>) {
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        // Counted from the smallest int that needs no object, all others have nothing above the payload; from zero, the
        // payload's highest bit is the other one.
        let (least, tag) = (self.pooled(LEAST), self.pooled(LEAST ^ INT_TAG));
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD [=>least]
            ; add rax, Rq(r)
            ; mov rdx, rax
            ; shr rdx, 48
            ; jne =>from
            ; xor rax, QWORD [=>tag]
            ; =>back
        );
        let held = held.unwrap_or_else(|| self.held(None));
        self.asides.push(Aside {
            from,
            back,
            unless_number: None,
            routine: runtime::address(Primitive::from_int),
            given: vec![Place::Register(Register::General(r))],
            to: Some(Register::General(0)),
            out: None,
            held,
        });
    }

    /// The registers that hold something which a call would lose, but for the one that gets its result.
    pub(super) fn held(&self, but: Option<Register>) -> Vec<Register> {
        let all = self.registers.endangered().into_iter().map(|(_, register)| register);
        all.filter(|register| Some(*register) != but).collect()
    }

    // ---- memory ----

    fn load(&mut self, n: u32, i: &Instruction, at: i32) -> Result<(), Abort> {
        let o = self.general(self.operand(i, 0), 1)?;
        let to = self.define_general(n)?;
        displaced!(self.ops, at, [mov Rq(to), QWORD] [Rq(o)]);
        Ok(())
    }

    /// What the array has at this index that the operand has at this offset.
    pub(super) fn load_from_array(
        &mut self,
        n: u32,
        i: &Instruction,
        array: usize,
        index: i32,
    ) -> Result<(), Abort> {
        let o = self.general(self.operand(i, 0), 1)?;
        let to = self.define_general(n)?;
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD [Rq(o) + array as i32]
            ; mov Rq(to), QWORD [rax + TAIL + 8 * index]
        );
        Ok(())
    }

    /// The register of a result, for guards that are left before anybody looks at it; rax if nobody does.
    fn result(&mut self, n: u32) -> Result<u8, Abort> {
        if self.registers.is_used(n) { self.define_general(n) } else { Ok(0) }
    }

    /// A word that must be there: undefined is zero.
    fn load_defined(&mut self, n: u32, i: &Instruction, o: u8, at: i32) -> Result<(), Abort> {
        if i.expect == Expect::No {
            let out = self.guard(i)?;
            displaced!(self.ops, at, [cmp QWORD] [Rq(o)], 0 ; jne =>out);
            return Ok(());
        }
        if self.is_float_next(n, i) {
            return self.load_float(n, i, Address { base: o, index: None, at });
        }
        let to = self.result(n)?;
        displaced!(self.ops, at, [mov Rq(to), QWORD] [Rq(o)]);
        if !self.is_asked_next(n, i) {
            let out = self.guard(i)?;
            dynasm!(self.ops ; .arch x64 ; test Rq(to), Rq(to) ; jz =>out);
        }
        Ok(())
    }

    /// Is the value of an operand certainly none that the collector looks for?
    fn is_plain(&self, i: &Instruction, n: usize) -> bool {
        match self.known(i, n) {
            Some(bits) => bits < FIRST_POINTER as u64 || bits >> 48 != 0,
            None => self.is_number(self.operand(i, n)),
        }
    }

    /// Where the operands are that a routine is given.
    fn given(&self, i: &Instruction) -> Result<Vec<Place>, Abort> {
        i.operands.iter().map(|o| self.place_of(o)).collect()
    }

    /// Behind a test of the flags of an object that is written: the barrier's case is the routine's.
    fn barrier(&mut self, i: &Instruction, p: Primitive, value: u8, back: DynamicLabel) -> Result<(), Abort> {
        let (from, plain) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        dynasm!(self.ops ; .arch x64 ; jnz =>from ; =>plain);
        let (given, held) = (self.given(i)?, self.held(None));
        self.asides.push(Aside {
            from,
            back,
            unless_number: Some((value, plain)),
            routine: runtime::address(p),
            given,
            to: None,
            out: None,
            held,
        });
        Ok(())
    }

    fn store_field(
        &mut self,
        i: &Instruction,
        p: Primitive,
        value: usize,
        at: i32,
        shape: Option<i32>,
    ) -> Result<(), Abort> {
        let o = self.general(self.operand(i, 0), 1)?;
        let v = self.stored(i, value)?;
        let back = self.ops.new_dynamic_label();
        if let (Stored::Word(v), false) = (v, self.is_plain(i, value)) {
            dynasm!(self.ops ; .arch x64 ; test BYTE [Rq(o) + FLAGS], flag::WATCHED as i8);
            self.barrier(i, p, v, back)?;
        }
        self.store(v, Address { base: o, index: None, at });
        if let Some(shape) = shape {
            dynasm!(self.ops ; .arch x64 ; mov DWORD [Rq(o)], shape);
        }
        dynasm!(self.ops ; .arch x64 ; =>back);
        Ok(())
    }

    /// The index of an item in rax, counted from the end if it is negative, compared with the length in rdx.
    fn index(&mut self, i: &Instruction, o: u8, length: i32) -> Result<(), Abort> {
        dynasm!(self.ops ; .arch x64 ; mov rdx, QWORD [Rq(o) + length]);
        match self.small(i, 1) {
            Some(at) if at >= 0 => dynasm!(self.ops ; .arch x64 ; mov eax, at),
            _ => {
                let at = self.general(self.operand(i, 1), 0)?;
                if at != 0 {
                    dynasm!(self.ops ; .arch x64 ; mov rax, Rq(at));
                }
                dynasm!(self.ops ; .arch x64 ; test rax, rax ; jns >ready ; add rax, rdx ; ready:);
            }
        }
        dynasm!(self.ops ; .arch x64 ; cmp rax, rdx);
        Ok(())
    }

    /// Fetches the operands of an instruction, so that nothing is loaded between its jumps.
    fn fetch_all(&mut self, i: &Instruction, operands: &[usize]) -> Result<(), Abort> {
        for n in operands {
            let value = self.operand(i, *n);
            if !matches!(self.registers.place(value), Some(Place::Constant(_))) {
                self.fetched(value)?;
            }
        }
        Ok(())
    }

    /// An index that is known, and near enough for an address to contain it.
    fn near(&self, i: &Instruction, n: usize) -> Option<i32> {
        self.small(i, n).filter(|at| (0..1 << 24).contains(at))
    }

    /// Is there an item at an index? Gives the register of the object. An index that finds one is not below zero: the
    /// recorder counts from the start.
    fn item_test(&mut self, i: &Instruction, length: i32) -> Result<u8, Abort> {
        self.fetch_all(i, &[0, 1])?;
        let o = self.general(self.operand(i, 0), 1)?;
        if i.expect == Expect::No {
            self.index(i, o, length)?;
            let out = self.guard(i)?;
            dynasm!(self.ops ; .arch x64 ; jb =>out);
            return Ok(o);
        }
        match self.near(i, 1) {
            Some(at) => {
                let out = self.guard(i)?;
                displaced!(self.ops, length, [cmp QWORD] [Rq(o)], at ; jbe =>out);
            }
            None => {
                let at = self.general(self.operand(i, 1), 0)?;
                let out = self.guard(i)?;
                displaced!(self.ops, length, [cmp Rq(at), QWORD] [Rq(o)] ; jae =>out);
            }
        }
        Ok(o)
    }

    /// Where an item is in an object with a counted tail, by an index that was tested.
    fn item_at(&mut self, i: &Instruction, o: u8) -> Result<Address, Abort> {
        match self.near(i, 1) {
            Some(at) => Ok(Address { base: o, index: None, at: 8 * at + TAIL }),
            None => {
                let index = Some(self.general(self.operand(i, 1), 0)?);
                Ok(Address { base: o, index, at: TAIL })
            }
        }
    }

    fn load_item(&mut self, n: u32, i: &Instruction, o: u8) -> Result<(), Abort> {
        let from = self.item_at(i, o)?;
        if self.is_float_next(n, i) {
            return self.load_float(n, i, from);
        }
        let to = self.define_general(n)?;
        match from {
            Address { base, index: None, at } => {
                displaced!(self.ops, at, [mov Rq(to), QWORD] [Rq(base)])
            }
            Address { base, index: Some(index), at } => {
                displaced!(self.ops, at, [mov Rq(to), QWORD] [Rq(base) + Rq(index) * 8])
            }
        }
        Ok(())
    }

    fn list_item(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<(), Abort> {
        if !self.bounds.settles(n) {
            self.item_test(i, COUNT)?;
        }
        if p == Primitive::list_item && i.expect != Expect::No && self.registers.is_used(n) {
            let items = self.storage(i, 0, 1)?;
            self.load_item(n, i, items)?;
        }
        Ok(())
    }

    fn tuple_item(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        let t = self.item_test(i, LENGTH)?;
        if i.expect != Expect::No && self.registers.is_used(n) {
            self.load_item(n, i, t)?;
        }
        Ok(())
    }

    fn list_store(&mut self, i: &Instruction) -> Result<(), Abort> {
        self.fetch_all(i, &[1])?;
        self.fetch_stored(i, 2)?;
        let back = self.ops.new_dynamic_label();
        let v = self.stored(i, 2)?;
        let mut items = self.storage(i, 0, 2)?;
        if let (Stored::Word(v), false) = (v, self.is_plain(i, 2)) {
            dynasm!(self.ops ; .arch x64 ; test BYTE [Rq(items) + FLAGS], flag::WATCHED as i8);
            self.barrier(i, Primitive::list_store, v, back)?;
            // The test of what is stored has used the scratch register.
            items = self.storage(i, 0, 2)?;
        }
        // A guard has seen that the index is inside.
        let to = match self.near(i, 1) {
            Some(at) => Address { base: items, index: None, at: 8 * at + TAIL },
            None => Address { base: items, index: Some(self.general(self.operand(i, 1), 1)?), at: TAIL },
        };
        self.store(v, to);
        dynasm!(self.ops ; .arch x64 ; =>back);
        Ok(())
    }

    fn dict_replace(&mut self, i: &Instruction) -> Result<(), Abort> {
        self.fetch_all(i, &[0, 1])?;
        self.fetch_stored(i, 2)?;
        let back = self.ops.new_dynamic_label();
        let (d, at) = (self.general(self.operand(i, 0), 1)?, self.general(self.operand(i, 1), 0)?);
        dynasm!(self.ops ; .arch x64 ; lea rax, [Rq(at) + Rq(at) * 2] ; mov rdx, QWORD [Rq(d) + ENTRIES]);
        dynasm!(self.ops ; .arch x64 ; lea rcx, [rdx + rax * 8 + ENTRY_VALUE]);
        let v = self.stored(i, 2)?;
        if let (Stored::Word(v), false) = (v, self.is_plain(i, 2)) {
            dynasm!(self.ops ; .arch x64 ; test BYTE [rdx + FLAGS], flag::WATCHED as i8);
            self.barrier(i, Primitive::dict_replace, v, back)?;
        }
        self.store(v, Address { base: 1, index: None, at: 0 });
        dynasm!(self.ops ; .arch x64 ; =>back);
        Ok(())
    }

    /// Where there is no room a routine makes some.
    fn list_room(&mut self, i: &Instruction) -> Result<(), Abort> {
        if i.expect != Expect::Yes {
            return Err(Abort::NotCompiled);
        }
        let l = self.general(self.operand(i, 0), 1)?;
        let out = Some(self.guard(i)?);
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD [Rq(l) + COUNT]
            ; mov rdx, QWORD [Rq(l) + ITEMS]
            ; cmp rax, QWORD [rdx + LENGTH]
            ; jae =>from
            ; =>back
        );
        let (routine, given, held) =
            (runtime::address(Primitive::list_room), self.given(i)?, self.held(None));
        self.asides.push(Aside { from, back, unless_number: None, routine, given, to: None, out, held });
        Ok(())
    }

    fn list_push(&mut self, i: &Instruction) -> Result<(), Abort> {
        self.fetch_all(i, &[0])?;
        self.fetch_stored(i, 1)?;
        let back = self.ops.new_dynamic_label();
        let l = self.general(self.operand(i, 0), 1)?;
        let v = self.stored(i, 1)?;
        if let (Stored::Word(v), false) = (v, self.is_plain(i, 1)) {
            dynasm!(self.ops
                ; .arch x64
                ; mov rdx, QWORD [Rq(l) + ITEMS]
                ; test BYTE [rdx + FLAGS], flag::WATCHED as i8
            );
            self.barrier(i, Primitive::list_push, v, back)?;
        }
        dynasm!(self.ops
            ; .arch x64
            ; mov rdx, QWORD [Rq(l) + COUNT]
            ; shl rdx, 3
            ; add rdx, QWORD [Rq(l) + ITEMS]
        );
        self.store(v, Address { base: 2, index: None, at: TAIL });
        dynasm!(self.ops ; .arch x64 ; inc QWORD [Rq(l) + COUNT] ; =>back);
        Ok(())
    }
}

/// The words, from the first to the last, of the values whose class is this one: those which are no objects.
pub(super) fn immediates_of(vm: &crate::object::vm::Vm, class: Word) -> Option<(u64, u64)> {
    let class_of = |w: Word| vm.class_of(vm.brand(w)).value().word();
    let ranges = [
        (Word::NONE, Word::NONE),
        (Word::FALSE, Word::TRUE),
        (Word::NOT_IMPLEMENTED, Word::NOT_IMPLEMENTED),
        (Word::ELLIPSIS, Word::ELLIPSIS),
    ];
    ranges.into_iter().find(|(low, _)| class_of(*low) == class).map(|(low, high)| (low.bits(), high.bits()))
}
