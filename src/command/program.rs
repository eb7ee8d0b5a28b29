//! Running one program.

use super::options::{Options, Program};
use std::io::{IsTerminal, Read, Write};
use std::process::ExitCode;
use taipan::heap::Value;
use taipan::object::context::{Cx, Res};
use taipan::object::module::Module;
use taipan::object::vm::{CompileMode, CompileRequest, Limits, Output, Vm};

struct Standard(std::io::BufWriter<std::io::Stdout>);
impl Output for Standard {
    fn write(&mut self, text: &str) -> std::io::Result<()> {
        self.0.write_all(text.as_bytes())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Run what the options say.
pub fn run(options: &Options) -> ExitCode {
    let (program, _) = options.program(|| std::io::stdin().is_terminal());
    let (filename, text) = match &program {
        Program::File(path) => match std::fs::read_to_string(path) {
            Ok(text) => (path.display().to_string(), text),
            Err(e) => {
                eprintln!("taipan: can't open file '{}': {e}", path.display());
                return ExitCode::from(2);
            }
        },
        Program::Code(text) => ("<string>".to_owned(), text.clone()),
        _ => {
            let mut text = String::new();
            if let Err(e) = std::io::stdin().read_to_string(&mut text) {
                eprintln!("taipan: can't read the standard input: {e}");
                return ExitCode::from(2);
            }
            ("<stdin>".to_owned(), text)
        }
    };
    let output = Standard(std::io::BufWriter::new(std::io::stdout()));
    let mut vm = Vm::new(options.heap(), Limits::default(), Box::new(output));
    vm.hooks.set(Some(&taipan::run::HOOKS));
    let cx = &mut Cx::new(&mut vm);
    let failed = taipan::library::install(cx).and_then(|()| run_main(cx, &filename, &text)).is_err();
    let status = if failed { show(cx) } else { 0 };
    let flushed = cx.output.borrow_mut().flush();
    if flushed.is_err() {
        return ExitCode::from(120);
    }
    ExitCode::from(status)
}

fn run_main(cx: &mut Cx<'_>, filename: &str, text: &str) -> Res<()> {
    let [module, globals, code, none, out] = cx.locals();
    {
        let made = cx.new_module("__main__");
        cx.set(module, made.value());
    }
    {
        let space = cx.get(module).cast::<Module>().and_then(|m| cx.module_dict(m));
        cx.set(globals, space.map_or(Value::NONE, |d| d.value()));
    }
    let request = CompileRequest { text, filename, mode: CompileMode::Exec, hidden: false };
    (taipan::run::HOOKS.compile)(cx, code, globals, &request)?;
    taipan::run::run_code(cx, out, code, none)
}

/// Show the pending exception; the exit status.
fn show(cx: &mut Cx<'_>) -> u8 {
    let [exception] = cx.locals();
    cx.set(exception, cx.brand(cx.pending.replace(taipan::heap::Word::UNDEF)));
    let shown = taipan::object::report::format_exception(cx, exception);
    let _ = cx.output.borrow_mut().flush();
    eprint!("{shown}");
    1
}
