//! temporary
use crate::heap::Value;
use crate::natives;
use crate::object::class::*;
use crate::object::context::*;
natives! { pub static MIN:
    loud fn print(cx, *args) {
        let n = cx.get(args).cast::<crate::object::tuple::Tuple>().map_or(0, |t| t.tail_len());
        let mut text = String::new();
        let [item] = cx.locals();
        for i in 0..n {
            { let v = cx.get(args).cast::<crate::object::tuple::Tuple>().and_then(|t| t.tail_values().get(i)).unwrap_or(Value::NONE); cx.set(item, v); }
            if i > 0 { text.push(' '); }
            text.push_str(&cx.str(item)?);
        }
        text.push('\n');
        cx.write_output(&text)?;
        cx.ret(Value::NONE)
    }
    quiet fn "range" range_(cx, a: i64, b: Value<'v> = Value::NONE) { let (s,e)= if b==Value::NONE {(0,a)} else {(a,b.as_int())}; Ok(cx.new_range(cx.int(s), cx.int(e), Value::int(1)).value()) }
    loud fn "len" len_(cx, v) { let n = cx.len(v)?; let n = cx.int(n as i64); cx.ret(n) }
}
pub fn install(cx: &Cx<'_>) {
    let space = cx.new_namespace();
    cx.builtin_names.set(space.value().word());
    for def in MIN {
        let f = cx.new_native(def, Value::UNDEF, Value::NONE).value();
        cx.dict_set_symbol(space, cx.intern(def.name), f);
    }
    for def in crate::object::make_class::FUNCTIONS {
        let f = cx.new_native(def, Value::UNDEF, Value::NONE).value();
        cx.dict_set_symbol(space, cx.intern(def.name), f);
    }
    for i in 0..BUILTINS {
        if let Some(b) = Builtin::of_number(i) {
            if b != Builtin::Nothing && b != Builtin::Range {
                let c = cx.class(b);
                cx.dict_set_symbol(space, cx.intern(b.name()), c);
            }
        }
    }
}
