//! The `taipan` command.
use taipan::heap::*;
use taipan::object::{context::*, vm::*};
struct Out;
impl Output for Out {
    fn write(&mut self, t: &str) -> std::io::Result<()> {
        print!("{t}");
        Ok(())
    }
}
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let mut settings = Settings::default();
    if let Ok(s) = std::env::var("GC") {
        settings.stress = match s.as_str() {
            "minor" => Stress::Minor,
            "full" => Stress::Full,
            _ => Stress::Random { seed: 1, one_in: 3 },
        }
    }
    let mut vm = Vm::new(settings, Limits::default(), Box::new(Out));
    vm.hooks.set(Some(&taipan::run::HOOKS));
    if std::env::var("TRACE").is_ok() {
        taipan::jit::hot::Tracing::new(20, true, true).install(&vm);
    }
    let cx = &mut Cx::new(&mut vm);
    taipan::library::install(cx).ok();
    let module = cx.root(cx.new_module("__main__").value());
    let [globals, code, none, out] = cx.locals();
    {
        let m = cx.get(module).cast::<taipan::object::module::Module>().unwrap();
        let d = cx.module_dict(m).unwrap().value();
        cx.set(globals, d);
    }
    let r = (taipan::run::HOOKS.compile)(
        cx,
        code,
        globals,
        &CompileRequest { text: &text, filename: &file, mode: CompileMode::Exec, hidden: false },
    );
    let r = r.and_then(|()| taipan::run::run_code(cx, out, code, none));
    if r.is_err() {
        let e = cx.root(cx.brand(cx.pending.get()));
        let n = cx.type_name(cx.get(e)).to_string();
        let a = {
            let v = cx.get(e).cast::<taipan::object::exception::Exception>().unwrap();
            v.get(|e| &e.args).word()
        };
        let a = cx.root(cx.brand(a));
        let t = cx
            .get(a)
            .cast::<taipan::object::tuple::Tuple>()
            .map(|t| t.tail_values().iter().map(|v| cx.text(v)).collect::<Vec<_>>());
        eprintln!("{n}: {t:?}");
        std::process::exit(1);
    }
    taipan::jit::hot::Tracing::with(cx, |t| {
        for l in &t.listings {
            println!("{l}");
        }
        println!("{} {} {}", t.recorded, t.aborted, t.compared);
    });
}
