//! Limits hold: hostile scripts against memory, interrupts and fuel, and every shape of recursion on a small stack.
//!
//! Owns the runs and what they must show; the scripts are tables in `harness`. Whatever a script has run into, the engine
//! works afterwards. Latency is measured, so that the trials run one after another; each figure is the best of a few
//! attempts, since the machine may be busy, and a native that does not look is late every time.

#[path = "harness/deep.rs"]
mod deep;
#[path = "harness/hostile.rs"]
mod hostile;
#[path = "harness/tally.rs"]
mod tally;

use deep::Shape;
use hostile::Row;
use libtest_mimic::{Arguments, Failed, Trial};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use taipan::{Engine, Error, Limit, Output};

#[global_allocator]
static ALLOCATOR: tally::Tally = tally::Tally;

/// What a debug build, which is up to ten times slower, may take longer.
const SLOWER: u32 = if cfg!(debug_assertions) { 10 } else { 1 };

/// The calls that may be active at once where every shape goes as deep as it can.
const DEPTH: usize = 1_000_000 / SLOWER as usize;

/// Between an interrupt and the end of the script.
const LATENCY: Duration = Duration::from_millis(10 * SLOWER as u64);

/// The memory of the engines whose memory is short, and what may be used beyond it: tables that grow, kernels' scratch, and
/// in a debug build what the heap's verifier notes about each object.
const SHORT: usize = 64 << 20;
const SLACK: usize = if cfg!(debug_assertions) { 80 << 20 } else { 32 << 20 };

fn main() {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = arguments.test_threads.or(Some(1));
    let mut trials = Vec::new();
    let mut add = |group: &str, name: &str, run: Box<dyn FnOnce() -> Result<(), Failed> + Send>| {
        trials.push(Trial::test(format!("{group}: {name}"), run));
    };
    for row in hostile::ROWS {
        add("memory", row.name, Box::new(|| stays_within_memory(row)));
        add("interrupt", row.name, Box::new(|| is_interrupted(row)));
        add("fuel", row.name, Box::new(|| runs_out_of_fuel(row)));
    }
    for shape in deep::SHAPES {
        add("depth", shape.name, Box::new(|| ends_on_a_small_stack(shape)));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// Where the scripts print.
struct Nowhere;

impl Output for Nowhere {
    fn write(&mut self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

/// Stops an engine after a while, unless it is dropped before.
struct Watch {
    cancel: mpsc::Sender<()>,
    thread: thread::JoinHandle<Option<Instant>>,
}

impl Watch {
    fn new(engine: &Engine, delay: Duration) -> Watch {
        let (cancel, cancelled) = mpsc::channel::<()>();
        let interrupt = engine.interrupt();
        let thread = thread::spawn(move || match cancelled.recv_timeout(delay) {
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let now = Instant::now();
                interrupt.stop();
                Some(now)
            }
            _ => None,
        });
        Watch { cancel, thread }
    }

    /// When it has stopped the engine.
    fn end(self) -> Option<Instant> {
        drop(self.cancel);
        self.thread.join().expect("the watch")
    }
}

fn engine(memory: usize) -> Engine {
    let builder = Engine::builder().memory_limit(memory).output(Nowhere).output_limit(64 << 20);
    let mut engine = builder.build().expect("an engine");
    // Marks where the names of the script begin, for whoever takes them away when memory is short.
    engine.run("first = None").expect("a name");
    engine
}

/// The engine evaluates and collects, and has room again once the names are gone.
fn still_works(engine: &mut Engine) -> Result<(), Failed> {
    let interrupt = engine.interrupt();
    interrupt.clear();
    engine.set_fuel(None);
    engine.set_output_limit(None);
    engine
        .run("while 'first' in globals(): globals().popitem()")
        .map_err(|error| format!("names cannot be deleted: {error}"))?;
    engine.collect();
    let sum: i64 =
        engine.eval("sum([i for i in range(1000)]) + len('a' * 100000)").map_err(|e| e.to_string())?;
    if sum == 599_500 { Ok(()) } else { Err(format!("wrong afterwards: {sum}").into()) }
}

/// Is that how a row may end?
fn is_clean(row: &Row, outcome: &Result<(), Error>) -> Result<(), Failed> {
    match outcome {
        Ok(()) => Ok(()),
        Err(error) if error.limit().is_some_and(|limit| limit != Limit::Recursion) => Ok(()),
        Err(error) if row.raises.split(' ').any(|class| class == error.kind()) => Ok(()),
        Err(error) => Err(format!("ended with {error}").into()),
    }
}

/// A MemoryError, or an end that needs little memory, or still running after a while; the peak is bounded.
fn stays_within_memory(row: &Row) -> Result<(), Failed> {
    let mut engine = engine(SHORT);
    let before = tally::start();
    let watch = Watch::new(&engine, Duration::from_millis(500));
    let outcome = engine.run(row.setup).and_then(|()| engine.run(row.attack));
    let late = watch.end().map(|stopped| stopped.elapsed());
    let peak = tally::peak() - before;
    is_clean(row, &outcome)?;
    if peak > SHORT + SLACK {
        return Err(format!("held {} MiB", peak >> 20).into());
    }
    if let Some(late) = late.filter(|late| *late > 10 * LATENCY) {
        return Err(format!("{late:?} late").into());
    }
    drop(outcome);
    still_works(&mut engine)
}

fn is_interrupted(row: &Row) -> Result<(), Failed> {
    // At the start of the work, and in the middle.
    for delay in [2, 20] {
        let mut best = Duration::MAX;
        for _ in 0..4 {
            let mut engine = engine(256 << 20);
            engine.run(row.setup).map_err(|error| format!("setup: {error}"))?;
            let watch = Watch::new(&engine, Duration::from_millis(delay));
            let outcome = engine.run(row.attack);
            let end = Instant::now();
            let stopped = watch.end();
            is_clean(row, &outcome)?;
            drop(outcome);
            still_works(&mut engine)?;
            best = best.min(stopped.map_or(Duration::ZERO, |stopped| end.saturating_duration_since(stopped)));
            if best <= LATENCY {
                break;
            }
        }
        if best > LATENCY {
            return Err(format!("stopped {best:?} after the interrupt at {delay} ms").into());
        }
    }
    Ok(())
}

/// Work is paid for: with little fuel everything ends soon, by itself.
fn runs_out_of_fuel(row: &Row) -> Result<(), Failed> {
    let mut engine = engine(SHORT);
    let watch = Watch::new(&engine, Duration::from_secs(2) * SLOWER);
    let setup = engine.run(row.setup);
    engine.set_fuel(Some(200_000));
    let outcome = setup.and_then(|()| engine.run(row.attack));
    if watch.end().is_some() {
        return Err("does not run out of fuel".into());
    }
    is_clean(row, &outcome)?;
    drop(outcome);
    still_works(&mut engine)
}

/// An exception or a result, on a thread whose stack is small; a crash ends the whole process.
fn ends_on_a_small_stack(shape: &'static Shape) -> Result<(), Failed> {
    let run = move || -> Result<(), String> {
        let builder = Engine::builder().recursion_limit(DEPTH).memory_limit(512 << 20);
        let mut engine = builder.output(Nowhere).build().map_err(|e| e.to_string())?;
        let watch = Watch::new(&engine, Duration::from_secs(20) * SLOWER);
        let outcome = engine.run(shape.source);
        let slow = watch.end().is_some();
        match &outcome {
            Ok(()) => {}
            Err(error) if slow => return Err(format!("slow: {error}")),
            Err(_) => {}
        }
        // The error's text is made of it, and dropping it is part of the test.
        drop(outcome.map_err(|error| error.to_string()));
        still_works(&mut engine).map_err(|failed| failed.message().unwrap_or_default().to_owned())?;
        drop(engine);
        Ok(())
    };
    let small = thread::Builder::new().stack_size(256 << 10).spawn(run)?;
    small.join().map_err(|_| "panicked")?.map_err(Failed::from)
}
