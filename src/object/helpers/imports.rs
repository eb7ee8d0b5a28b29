//! Imports.

use super::{done, globals, nothing, symbol};
use crate::heap::{Value, Word};
use crate::object::attribute;
use crate::object::class::Builtin;
use crate::object::context::{Args, Cx, Res, Ret};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::item;
use crate::object::symbol::name;

/// Name, fromlist, level: through `builtins.__import__`, as the language says.
pub fn import_name<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, function, space, none] = cx.locals();
    {
        let builtins = cx.innermost_code().map_or(cx.builtin_names.get(), |c| c.get().builtins.get());
        let found = cx.brand(builtins).cast::<Dict>().and_then(|d| cx.dict_get_symbol(d, name::import));
        let Some(found) = found else { return Err(cx.raise(Builtin::ImportError, "__import__ not found")) };
        cx.set(function, found);
        cx.set(space, globals(cx));
    }
    cx.call_into(out, function, &[args.get(0), space, none, args.get(1), args.get(2)])?;
    done(cx, out)
}

/// Module, name.
pub fn import_from<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, module_name] = cx.locals();
    let wanted = symbol(cx, args.get(1));
    match attribute::get(cx, out, args.get(0), wanted) {
        Ok(()) => return done(cx, out),
        Err(_) if cx.pending_is(Builtin::AttributeError) => cx.pending.set(Word::UNDEF),
        Err(thrown) => return Err(thrown),
    }
    let known = attribute::find(cx, module_name, args.get(0), name::name_)?;
    let package = if known { cx.text(cx.get(module_name)) } else { "<unknown module name>".to_string() };
    let full = cx.string(&format!("{package}.{}", cx.text_of(wanted)))?.word();
    let found = {
        let modules = cx.brand(cx.modules.get()).cast::<Dict>();
        modules.and_then(|d| match cx.dict_probe(d, cx.brand(full)) {
            crate::object::dict::Found::At(_, v) => Some(v),
            _ => None,
        })
    };
    if let Some(found) = found {
        return cx.ret(found);
    }
    // The module may have a `__getattr__` that knows of no file.
    let file = match attribute::find(cx, out, args.get(0), name::file) {
        Err(_) if cx.pending_is(Builtin::AttributeError) => {
            cx.pending.set(Word::UNDEF);
            false
        }
        found => found?,
    };
    let place = if file && cx.text_len(cx.get(out)).is_some() {
        cx.text(cx.get(out))
    } else {
        "unknown location".into()
    };
    let text = format!("cannot import name '{}' from '{package}' ({place})", cx.text_of(wanted));
    Err(cx.raise(Builtin::ImportError, text))
}

/// Module, mapping (or None for the globals).
pub fn import_star<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [space, all, names, value] = cx.locals();
    let target = if cx.get(args.get(1)) == Value::NONE { globals(cx) } else { cx.get(args.get(1)) };
    cx.set(space, target);
    let listed = attribute::find(cx, all, args.get(0), name::all)?;
    if !listed {
        let module = cx.get(args.get(0)).cast::<crate::object::module::Module>();
        let dict = module.and_then(|m| cx.module_dict(m)).map(|d| d.value().word());
        match dict {
            Some(w) => cx.put(all.index(), w),
            None if attribute::find(cx, all, args.get(0), name::dict_)? => {}
            None => {
                let text = "from-import-* object has no __dict__ and no __all__";
                return Err(cx.raise(Builtin::ImportError, text));
            }
        }
    }
    cx.list_of(names, all)?;
    let module = args.get(0);
    cx.for_each(names, |cx, n| {
        let text = cx.text(cx.get(n));
        if !listed && text.starts_with('_') {
            return Ok(());
        }
        let symbol = cx.intern(&text);
        attribute::get(cx, value, module, symbol)?;
        item::set(cx, space, n, value)
    })?;
    nothing(cx)
}
