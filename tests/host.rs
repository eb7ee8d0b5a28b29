//! The host API: conversions, functions, classes, handles, errors, limits, and what happens to those who misuse it. All of
//! it holds whether scripts are interpreted or compiled, and if compiled code is left at every third guard.
//!
//! Miri enters no machine code: there it is interpreted only. What the compiler refuses is in `tests/compile_fail`.

mod interpreted {
    fn builder() -> taipan::Builder {
        taipan::Engine::builder().jit(taipan::Jit::Off)
    }
    include!("host/suite.rs");
    include!("host/typed.rs");
}

#[cfg(not(miri))]
mod compiled {
    fn builder() -> taipan::Builder {
        taipan::Engine::builder()
    }
    include!("host/suite.rs");
    include!("host/typed.rs");
}

#[cfg(not(miri))]
mod compiled_at_once {
    fn builder() -> taipan::Builder {
        taipan::Engine::builder().jit(taipan::Jit::Always)
    }
    include!("host/suite.rs");
    include!("host/typed.rs");
}

#[cfg(not(miri))]
mod left_often {
    fn builder() -> taipan::Builder {
        let forced = taipan::jit::forced::Forced::parse("exits:3,registers:3");
        taipan::Engine::builder().jit(taipan::Jit::Forced(forced.expect("settings")))
    }
    include!("host/suite.rs");
    include!("host/typed.rs");
}
