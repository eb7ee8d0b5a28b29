//! Misuses of the engine that the compiler refuses: values held across what may collect, handles and data that leave
//! their scope, an engine in two threads, host functions that no script could call.
//!
//! Each file of `tests/compile_fail` is one misuse, in the form in which it would be written by accident, with the
//! words of the refusal beside it. `TRYBUILD=overwrite` rewrites those. All are built as one crate; what it needs is in
//! `Cargo.lock`, so that nothing is downloaded that this test did not need itself.

#[test]
fn misuses_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
