//! New objects of a few words: made in the nursery, without a call.
//!
//! Owns how they are laid out by machine code, as the makers in `object` do it. The words are taken by moving the top of
//! the nursery; where it is at its end, a routine makes room for more, and collects nothing.

use super::registers::{Place, Register};
use super::{Aside, Writer};
use crate::bytecode::code::CodeKind;
use crate::heap::{Header, Heap, Object, ShapeWord, Value, Word};
use crate::jit::abort::Abort;
use crate::jit::ir::{Collected, Constant, Expect, Instruction, Opcode, Operand, Primitive};
use crate::jit::runtime;
use crate::object::array::{ARRAY, Array};
use crate::object::class::Builtin;
use crate::object::code::{Code, CodeData};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::{Cell, Function, Method};
use crate::object::generator::{Generator, State};
use crate::object::instance::Instance;
use crate::object::list::{LEAST, List};
use crate::object::range::{Range, Slice};
use crate::object::symbol::name;
use crate::object::tuple::Tuple;
use crate::object::vm::Vm;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

const TOP: i32 = (offset_of!(Vm, heap) + Heap::TOP_OFFSET) as i32;
const END: i32 = (offset_of!(Vm, heap) + Heap::END_OFFSET) as i32;
/// Objects of more words are made by a routine.
const MOST_WORDS: usize = 32;

/// The words of a generator that runs this, with the array of its registers.
fn generator_words(code: &CodeData) -> usize {
    usize::from(Generator::LAYOUT.words) + usize::from(Array::LAYOUT.words) + code.registers as usize
}

/// The bytes of an object before its tail.
const fn fixed<T: Object>() -> i32 {
    8 * T::LAYOUT.words as i32
}

impl<'t> Writer<'t> {
    /// Is it a new object that is made here? Writes it, if so.
    pub(super) fn new_object(&mut self, n: u32, i: &Instruction, p: Primitive) -> Result<bool, Abort> {
        use Primitive as P;
        let at = |field: usize| field as i32;
        match p {
            P::new_cell => {
                let fields = [at(offset_of!(Cell, value))];
                self.of_fields(n, i, Builtin::Cell.shape(), fixed::<Cell>(), &fields)?;
            }
            P::new_method => {
                let fields = [at(offset_of!(Method, function)), at(offset_of!(Method, receiver))];
                self.of_fields(n, i, Builtin::Method.shape(), fixed::<Method>(), &fields)?;
            }
            P::new_range => {
                let fields = [offset_of!(Range, start), offset_of!(Range, stop), offset_of!(Range, step)];
                self.of_fields(n, i, Builtin::Range.shape(), fixed::<Range>(), &fields.map(at))?;
            }
            P::new_slice => {
                let fields = [offset_of!(Slice, start), offset_of!(Slice, stop), offset_of!(Slice, step)];
                self.of_fields(n, i, Builtin::Slice.shape(), fixed::<Slice>(), &fields.map(at))?;
            }
            P::new_instance => {
                let (Some(shape), Some(inline)) = (self.known(i, 0), self.known(i, 1)) else {
                    return Ok(false);
                };
                let words = Instance::LAYOUT.words as usize + inline as usize;
                if words > MOST_WORDS {
                    return Ok(false);
                }
                self.take_words(words, None);
                self.header(0, Header::first_word(ShapeWord::from_bits(shape as u32), words as u8));
                self.fill(offset_of!(Instance, extra) as i32, Word::NONE.bits());
                for slot in 0..inline as i32 {
                    self.fill(fixed::<Instance>() + 8 * slot, Word::UNDEF.bits());
                }
                self.made(n)?;
            }
            P::new_exception => {
                let (Some(shape), Some(inline)) = (self.known(i, 0), self.known(i, 1)) else {
                    return Ok(false);
                };
                let words = Exception::LAYOUT.words as usize + inline as usize;
                if words > MOST_WORDS {
                    return Ok(false);
                }
                self.take_words(words, None);
                self.header(0, Header::first_word(ShapeWord::from_bits(shape as u32), words as u8));
                let fields = [
                    (offset_of!(Exception, extra), Word::NONE),
                    (offset_of!(Exception, traceback), Word::NONE),
                    (offset_of!(Exception, cause), Word::NONE),
                    (offset_of!(Exception, context), Word::NONE),
                    (offset_of!(Exception, suppress), Word::FALSE),
                    (offset_of!(Exception, value), Word::NONE),
                ];
                for (field, word) in fields {
                    self.fill(at(field), word.bits());
                }
                for slot in 0..inline as i32 {
                    self.fill(fixed::<Exception>() + 8 * slot, Word::UNDEF.bits());
                }
                self.item(&i.operands[2], offset_of!(Exception, args) as i32)?;
                self.made(n)?;
            }
            P::new_function => return self.new_function(n, i),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// A new function of code whose parts stay where they are. Its module is what the variable of that name holds.
    fn new_function(&mut self, n: u32, i: &Instruction) -> Result<bool, Abort> {
        let vm = self.vm;
        let Some(code) = self.constant(&i.operands[0]).and_then(|word| vm.brand(word).cast::<Code>()) else {
            return Ok(false);
        };
        let data = code.object().data.get().get();
        let [globals, name, qualname, doc] = vm.told_by_code(data);
        let space = globals.cast::<Dict>().filter(|dict| dict.is_namespace());
        let Some(module) = space.and_then(|dict| vm.namespace_cell(dict, name::name_, false)) else {
            return Ok(false);
        };
        let parts = [
            (offset_of!(Function, code), code.value()),
            (offset_of!(Function, globals), globals),
            (offset_of!(Function, name), name),
            (offset_of!(Function, qualname), qualname),
            (offset_of!(Function, doc), doc),
            (offset_of!(Function, dict), Value::NONE),
        ];
        let stays = |value: Value<'_>| vm.keep_for_traces(value.word());
        if !(stays(module.value()) && parts.iter().all(|(_, value)| stays(*value))) {
            return Ok(false);
        }
        self.take_words(Function::LAYOUT.words as usize, None);
        self.header(0, Header::first_word(Builtin::Function.shape(), 0));
        let given = [
            offset_of!(Function, defaults),
            offset_of!(Function, kwdefaults),
            offset_of!(Function, annotations),
            offset_of!(Function, closure),
        ];
        for (operand, field) in i.operands[1..].iter().zip(given) {
            self.item(operand, field as i32)?;
        }
        let data = std::ptr::from_ref(data).expose_provenance() as u64;
        let words = parts.map(|(field, value)| (field, value.word().bits()));
        for (field, bits) in words.into_iter().chain([(offset_of!(Function, data), data)]) {
            self.load_bits(Register::General(1), bits);
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rax + field as i32], rcx);
        }
        let variable = module.value().word().bits();
        self.load_bits(Register::General(1), variable);
        let bound = self.ops.new_dynamic_label();
        dynasm!(self.ops
            ; .arch x64
            ; mov rcx, QWORD [rcx + offset_of!(Cell, value) as i32]
            ; cmp rcx, Word::UNDEF.bits() as i32
            ; jne =>bound
            ; mov rcx, Word::NONE.bits() as i32
            ; =>bound
            ; mov QWORD [rax + offset_of!(Function, module) as i32], rcx
        );
        self.made(n)?;
        Ok(true)
    }

    /// A new tuple, list or generator of the operands. False: there are too many, or it is none of these.
    pub(super) fn new_collected(&mut self, n: u32, i: &Instruction, what: Collected) -> Result<bool, Abort> {
        let count = i.operands.len();
        let run = if what == Collected::Generator { self.run_by(i) } else { None };
        let is_made = matches!(what, Collected::Tuple | Collected::List) || run.is_some();
        if count > MOST_WORDS / 2 || !is_made {
            return Ok(false);
        }
        let out = if i.expect == Expect::Nothing { None } else { Some(self.guard(i)?) };
        match what {
            Collected::Tuple => {
                self.take_words(Tuple::LAYOUT.words as usize + count, out);
                self.header(0, Header::first_word(Builtin::Tuple.shape(), 0));
                self.fill(8, count as u64);
                self.items(i, fixed::<Tuple>())?;
            }
            Collected::List => {
                // The list, and behind it the array of its items.
                let (room, array) = (count.max(LEAST), fixed::<List>());
                let words = List::LAYOUT.words as usize + Array::LAYOUT.words as usize + room;
                self.take_words(words, out);
                self.header(0, Header::first_word(Builtin::List.shape(), 0));
                self.fill(offset_of!(List, count) as i32, count as u64);
                dynasm!(self.ops
                    ; .arch x64
                    ; lea rcx, [rax + array]
                    ; mov QWORD [rax + offset_of!(List, items) as i32], rcx
                );
                self.header(array, Header::first_word(ARRAY, 0));
                self.fill(array + 8, room as u64);
                self.items(i, array + fixed::<Array>())?;
                for rest in count..room {
                    self.fill(array + fixed::<Array>() + 8 * rest as i32, Word::UNDEF.bits());
                }
            }
            _ => {
                if let Some(code) = run {
                    self.new_generator(i, code, out)?;
                }
            }
        }
        self.made(n)?;
        Ok(true)
    }

    /// The value that an operand is known to be.
    fn constant(&self, operand: &Operand) -> Option<Word> {
        let Operand::Ir(ir) = operand else { return None };
        let made = &self.trace.instructions[self.root(*ir) as usize];
        match (made.opcode, made.operands.first()) {
            (Opcode::Constant, Some(Operand::Constant(Constant::Word(word)))) => Some(*word),
            _ => None,
        }
    }

    /// What the generator runs that is made here: code that is known, and does not want too many registers.
    fn run_by(&self, i: &Instruction) -> Option<&'t CodeData> {
        let operand = i.operands.first()?;
        let Operand::Ir(ir) = operand else { return None };
        let function = self.root(*ir);
        let code = match self.constant(operand) {
            Some(function) => self.vm.brand(function).cast::<Function>()?.code(),
            None => self.trace.instructions[..self.at as usize].iter().rev().find_map(|i| {
                match (i.opcode, i.operands.first(), i.expect) {
                    (
                        Opcode::Primitive(Primitive::code_of),
                        Some(Operand::Ir(of)),
                        Expect::Equal(Constant::Code(code)),
                    ) if self.root(*of) == function => Some(code.get()),
                    _ => None,
                }
            })?,
        };
        let is_plain = code.kind == CodeKind::Generator && !code.finalizes;
        (is_plain && generator_words(code) <= MOST_WORDS).then_some(code)
    }

    /// A new generator, and behind it the array of its registers.
    fn new_generator(
        &mut self,
        i: &Instruction,
        code: &CodeData,
        out: Option<DynamicLabel>,
    ) -> Result<(), Abort> {
        let (room, array) = (code.registers as usize, fixed::<Generator>());
        let saved = &i.operands[1..];
        self.take_words(generator_words(code), out);
        self.move_general(2, self.place_of(&i.operands[0])?);
        self.header(0, Header::first_word(Builtin::Generator.shape(), 0));
        dynasm!(self.ops ; .arch x64 ; mov QWORD [rax + offset_of!(Generator, function) as i32], rdx);
        let copied = [
            (offset_of!(Generator, name), offset_of!(Function, name)),
            (offset_of!(Generator, qualname), offset_of!(Function, qualname)),
        ];
        for (to, from) in copied {
            dynasm!(self.ops
                ; .arch x64
                ; mov rcx, QWORD [rdx + from as i32]
                ; mov QWORD [rax + to as i32], rcx
            );
        }
        let nothing = [
            offset_of!(Generator, handled),
            offset_of!(Generator, delegate),
            offset_of!(Generator, extra),
            offset_of!(Generator, weak),
        ];
        nothing.into_iter().for_each(|field| self.fill(field as i32, Word::NONE.bits()));
        let numbers = [
            (offset_of!(Generator, state), State::Fresh as u64),
            (offset_of!(Generator, pc), 0),
            (offset_of!(Generator, live), saved.len() as u64),
        ];
        numbers.into_iter().for_each(|(field, number)| self.fill(field as i32, number));
        dynasm!(self.ops
            ; .arch x64
            ; lea rcx, [rax + array]
            ; mov QWORD [rax + offset_of!(Generator, registers) as i32], rcx
        );
        self.header(array, Header::first_word(ARRAY, 0));
        self.fill(array + 8, room as u64);
        let tail = array + fixed::<Array>();
        for (operand, at) in saved.iter().zip((tail..).step_by(8)) {
            self.item(operand, at)?;
        }
        for rest in saved.len()..room {
            self.fill(tail + 8 * rest as i32, Word::UNDEF.bits());
        }
        Ok(())
    }

    /// An object whose fields are the operands.
    fn of_fields(
        &mut self,
        n: u32,
        i: &Instruction,
        shape: ShapeWord,
        bytes: i32,
        fields: &[i32],
    ) -> Result<(), Abort> {
        self.take_words(bytes as usize / 8, None);
        self.header(0, Header::first_word(shape, 0));
        for (operand, at) in i.operands.iter().zip(fields) {
            self.item(operand, *at)?;
        }
        self.made(n)
    }

    /// So many words of the nursery, at rax. At the limit of memory it is left by `out`; small objects that have no exit
    /// go past it.
    fn take_words(&mut self, words: usize, out: Option<DynamicLabel>) {
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        dynasm!(self.ops
            ; .arch x64
            ; =>back
            ; mov rax, QWORD [r14 + TOP]
            ; lea rdx, [rax + 8 * words as i32]
            ; cmp rdx, QWORD [r14 + END]
            ; ja =>from
            ; mov QWORD [r14 + TOP], rdx
        );
        let routine = match out {
            Some(_) => runtime::room as *const () as usize,
            None => runtime::room_past_limit as *const () as usize,
        };
        let (given, held) = (vec![Place::Constant(words as u64)], self.held(None));
        self.asides.push(Aside { from, back, unless_number: None, routine, given, to: None, out, held });
    }

    fn header(&mut self, at: i32, bits: u64) {
        self.load_bits(Register::General(1), bits);
        dynasm!(self.ops ; .arch x64 ; mov QWORD [rax + at], rcx);
    }

    /// A word of the object at rax, which takes 31 bits.
    fn fill(&mut self, at: i32, bits: u64) {
        dynasm!(self.ops ; .arch x64 ; mov QWORD [rax + at], bits as i32);
    }

    fn items(&mut self, i: &Instruction, first: i32) -> Result<(), Abort> {
        let places = (first..).step_by(8);
        i.operands.iter().zip(places).try_for_each(|(operand, at)| self.item(operand, at))
    }

    /// A value to a word of the object at rax.
    fn item(&mut self, operand: &Operand, at: i32) -> Result<(), Abort> {
        let place = self.place_of(operand)?;
        if let Place::Register(Register::General(r)) = place {
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rax + at], Rq(r));
        } else {
            self.move_general(1, place);
            dynasm!(self.ops ; .arch x64 ; mov QWORD [rax + at], rcx);
        }
        Ok(())
    }

    /// The object at rax is the result.
    fn made(&mut self, n: u32) -> Result<(), Abort> {
        if self.registers.is_used(n) {
            let to = self.define_general(n)?;
            dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax);
        }
        Ok(())
    }
}
