//! Patterns of `match`.

use super::nothing;
use crate::heap::Value;
use crate::object::attribute;
use crate::object::context::{Args, Cx, Res, Ret};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::list::List;
use crate::object::tuple::Tuple;

/// Value: may a sequence pattern match it?
pub fn match_sequence<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let answer = cx.is_sequence(args.get(0))?;
    cx.ret(Value::bool(answer))
}

/// Value: may a mapping pattern match it?
pub fn match_mapping<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let answer = cx.is_mapping(args.get(0))?;
    cx.ret(Value::bool(answer))
}

/// Mapping, keys.
pub fn match_keys<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let count = cx.get(args.get(1)).cast::<Tuple>().map_or(0, |t| t.tail_len());
    let [list, key, value, missing, method] = cx.locals();
    cx.set(list, cx.list(&[])?.value());
    let exact = cx.get(args.get(0)).cast::<Dict>().is_some();
    for i in 0..count {
        {
            let Some(t) = cx.get(args.get(1)).cast::<Tuple>() else { break };
            let k = t.tail_values().get(i).unwrap_or(Value::NONE);
            for j in 0..i {
                if t.tail_values().get(j) == Some(k) {
                    let shown =
                        cx.quiet_repr(k).unwrap_or_else(|| crate::kernel::text::quote::repr(&cx.text(k)));
                    return Err(cx.value_error(format!("mapping pattern checks duplicate key ({shown})")));
                }
            }
            cx.set(key, k);
        }
        let found = if exact {
            cx.dict_get(value, args.get(0), key)?
        } else {
            // `get` with a default of its own, so that `__missing__` makes no entries.
            let unique = cx.new_cell(Value::NONE).value().word();
            cx.put(missing.index(), unique);
            attribute::get(cx, method, args.get(0), cx.intern("get"))?;
            cx.call_into(value, method, &[key, missing])?;
            cx.get(value) != cx.get(missing)
        };
        if !found {
            return nothing(cx);
        }
        let Some(l) = cx.get(list).cast::<List>() else { break };
        cx.push(l, cx.get(value))?;
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    let tuple = cx.tuple(&items)?;
    cx.ret(tuple)
}

/// Value, class, (number of positional patterns, keyword names ...).
pub fn match_class<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    crate::object::matching::class_pattern(cx, args.get(0), args.get(1), args.get(2))
}

/// Value.
pub fn len<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let n = cx.len(args.get(0))?;
    let n = cx.int(n as i64);
    cx.ret(n)
}
