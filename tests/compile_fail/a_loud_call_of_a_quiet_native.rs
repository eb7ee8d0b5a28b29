//! Who has the quiet context runs no script.
use taipan::object::context::{Cx, Handle, Res};

fn quiet(cx: &Cx<'_>, out: Handle<'_>, callee: Handle<'_>) -> Res<()> {
    cx.call_into(out, callee, &[])
}

fn main() {
    let _ = quiet;
}
