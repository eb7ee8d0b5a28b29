//! The host API: conversions, functions, classes, handles, errors, limits, and what happens to those who misuse it. All of
//! it holds whether scripts are interpreted or compiled.
//!
//! What the compiler refuses is in `tests/compile_fail`.

mod interpreted {
    fn builder() -> taipan::Builder {
        taipan::Engine::builder().jit(taipan::Jit::Off)
    }
    include!("host/suite.rs");
}

mod compiled {
    fn builder() -> taipan::Builder {
        taipan::Engine::builder()
    }
    include!("host/suite.rs");
}

mod compiled_at_once {
    fn builder() -> taipan::Builder {
        taipan::Engine::builder().jit(taipan::Jit::Always)
    }
    include!("host/suite.rs");
}
