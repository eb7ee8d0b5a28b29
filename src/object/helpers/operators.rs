//! Operators, comparisons, truth, membership and items.

use super::{done, is_true, nothing, number};
use crate::bytecode::ops::{Binary, Comparison, Count};
use crate::heap::Value;
use crate::object::context::{Args, Arguments, Cx, Res, Ret};
use crate::object::error::Raise;
use crate::object::instance::Instance;
use crate::object::item;
use crate::object::symbol::name;

/// Operands, operator, in place; and whether the left operand's method has been asked already.
pub fn binary<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let op = Binary::of(Count(number(cx, args.get(2)) as u8)).unwrap_or(Binary::Add);
    let [out] = cx.locals();
    if args.len() > 4 {
        cx.binary_after_left(out, op, args.get(0), args.get(1), is_true(cx, args.get(3)))?;
    } else {
        cx.binary_into(out, op, args.get(0), args.get(1), is_true(cx, args.get(3)))?;
    }
    done(cx, out)
}

/// Operands, comparison; and whether the left operand's method has been asked already.
pub fn compare<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let op = Comparison::of(Count(number(cx, args.get(2)) as u8)).unwrap_or(Comparison::Equal);
    let [out] = cx.locals();
    if args.len() > 3 {
        cx.compare_after_left(out, op, args.get(0), args.get(1))?;
    } else {
        cx.compare_into(out, op, args.get(0), args.get(1))?;
    }
    done(cx, out)
}

/// Operand, operator: 0 negates, 1 is `+`, 2 inverts.
pub fn unary<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let which = number(cx, args.get(1));
    {
        let v = cx.get(args.get(0));
        let exact = v.cast::<Instance>().is_none();
        let result = match cx.as_number(v).filter(|_| exact) {
            Some(crate::object::number::Number::Int(i)) => Some(match which {
                0 => cx.integer(&i.negated())?,
                1 => cx.integer(&i)?,
                _ => cx.integer(&i.inverted())?,
            }),
            Some(crate::object::number::Number::Complex(r, i)) if which < 2 => {
                Some(if which == 0 { cx.complex(-r, -i) } else { v })
            }
            Some(crate::object::number::Number::Float(f)) if which < 2 => {
                Some(Value::float(if which == 0 { -f } else { f }))
            }
            _ => None,
        };
        if let Some(result) = result {
            return cx.ret(result);
        }
    }
    let (method, text) = match which {
        0 => (name::neg, "-"),
        1 => (name::pos, "+"),
        _ => (name::invert, "~"),
    };
    let [out] = cx.locals();
    if cx.call_special(out, args.get(0), method, &[])? {
        return done(cx, out);
    }
    let type_name = cx.type_name(cx.get(args.get(0)));
    Err(cx.type_error(format!("bad operand type for unary {text}: '{type_name}'")))
}

/// Value; negated if the second is True.
pub fn truth<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let t = cx.truth(args.get(0))?;
    cx.ret(Value::bool(t != is_true(cx, args.get(1))))
}

/// What a method gave, is it `__len__`?, negated.
pub fn truth_given<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let given = args.get(0);
    let t = match args.get(1) == Value::TRUE {
        true => cx.checked_len(given)? != 0,
        false => cx.checked_truth(given)?,
    };
    Ok(Value::bool(t != (args.get(2) == Value::TRUE)))
}

/// What `__len__` gave.
pub fn length_given<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Ok(cx.int(cx.checked_len(args.get(0))? as i64))
}

/// What `__repr__` gave.
pub fn text_given<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    cx.checked_text(args.get(0), name::repr)?;
    Ok(args.get(0))
}

/// Item, container, negated.
pub fn contains<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [scratch] = cx.locals();
    let t = item::contains(cx, scratch, args.get(1), args.get(0))?;
    cx.ret(Value::bool(t != is_true(cx, args.get(2))))
}

/// Object, index.
pub fn get_item<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    item::get(cx, out, args.get(0), args.get(1))?;
    done(cx, out)
}

/// Object, index, value.
pub fn set_item<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    item::set(cx, args.get(0), args.get(1), args.get(2))?;
    nothing(cx)
}

/// Object, index.
pub fn delete_item<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    item::delete(cx, args.get(0), args.get(1))?;
    nothing(cx)
}
