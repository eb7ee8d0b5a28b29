//! A view of a list's items is gone when a script has run.
use taipan::object::context::{Cx, Handle, Res};
use taipan::object::list::List;

fn call_with_each(cx: &mut Cx<'_>, out: Handle<'_>, callee: Handle<'_>, list: Handle<'_>) -> Res<()> {
    let Some(items) = cx.get(list).cast::<List>().map(|list| list.items()) else { return Ok(()) };
    for item in items.iter() {
        cx.set(out, item);
        cx.call_into(out, callee, &[out])?;
    }
    Ok(())
}

fn main() {
    let _ = call_with_each;
}
