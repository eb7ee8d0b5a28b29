//! The contexts of two engines are not exchanged.
use taipan::object::context::Cx;

fn swap<'a, 'b>(a: &mut Cx<'a>, b: &mut Cx<'b>) {
    std::mem::swap(a, b);
}

fn main() {
    let _ = swap;
}
