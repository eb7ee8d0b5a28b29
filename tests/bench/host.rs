//! What it takes to go from a script to Rust and back, and from Rust to a script.
//!
//! Owns the rows of the host. Each is a loop of a compiled script with the operation in it, less the same loop without,
//! or a loop in Rust. Comes in: how often. Goes out: nanoseconds for each operation.
//!
//! Invariant: both loops of a row give the same, which is looked at each time.

use std::time::Instant;

use taipan::{Engine, Error, Function, HostType, Script, field};

struct Player {
    hp: f64,
}

impl HostType for Player {}

impl Player {
    fn grow(&mut self, by: f64) -> f64 {
        self.hp += by;
        by + 1.0
    }
}

/// The name of a row, what the script does with `t`, `i` and the player `p`, and what does the same without the host.
const ROWS: [(&str, &str, &str); 6] = [
    ("f64 -> f64", "t = next_float(t)", "t = t + 1.0"),
    ("i64 -> i64", "t = next_int(t)", "t = t + 1"),
    ("f64, i64 -> f64", "t = add(t, i)", "t = t + i"),
    ("field read", "t = t + p.hp", "t = t + 1.0"),
    ("field write", "p.hp = t; t = t + 1.0", "t = t + 1.0"),
    ("method", "t = p.grow(t)", "t = t + 1.0"),
];

/// Objects that the loops go over.
const PLAYERS: usize = 100;

fn source() -> String {
    let function = |name: String, body: &str| {
        format!(
            "def {name}(turns, players, t):\n    for i in range(turns):\n        for p in players:\n            {body}\n    return t\n"
        )
    };
    let rows = ROWS.iter().enumerate();
    let all = rows.map(|(n, (_, with, without))| {
        function(format!("with_{n}"), with) + &function(format!("without_{n}"), without)
    });
    all.collect::<String>() + "def following(x): return x + 1\n"
}

fn engine() -> Result<(Engine, Script), Error> {
    let mut engine = Engine::new();
    engine.function("next_float", |x: f64| x + 1.0)?;
    engine.function("next_int", |x: i64| x + 1)?;
    engine.function("add", |x: f64, i: i64| x + i as f64)?;
    engine.class::<Player>("Player", |c| {
        c.constructor(|hp: f64| Player { hp }).field("hp", field!(Player, hp)).method("grow", Player::grow)
    })?;
    let script = engine.load("rows", &source())?;
    Ok((engine, script))
}

/// Seconds for a loop of a script, and what it gives.
fn time(engine: &mut Engine, script: &Script, name: &str, turns: usize) -> Result<(f64, f64), Error> {
    let players: Vec<Player> = (0..PLAYERS).map(|_| Player { hp: 1.0 }).collect();
    let is_int = name.ends_with("_1");
    // Once for the compiler.
    let mut last = (0.0, 0.0);
    let players = engine.value(players)?;
    for turns in [turns.min(1000), turns] {
        let start = Instant::now();
        let result: f64 = match is_int {
            true => engine.call(script, name, (turns, &players, 0))?,
            false => engine.call(script, name, (turns, &players, 0.0))?,
        };
        last = (start.elapsed().as_secs_f64(), result);
    }
    Ok(last)
}

/// Nanoseconds for each of `count` operations of each row, once.
pub fn rows(count: usize) -> Result<Vec<(String, f64)>, String> {
    measured(count).map_err(|error| error.to_string())
}

fn measured(count: usize) -> Result<Vec<(String, f64)>, Error> {
    let (mut engine, script) = engine()?;
    let each = |seconds: f64| seconds * 1e9 / count as f64;
    let mut rows = Vec::new();
    for (n, (name, ..)) in ROWS.iter().enumerate() {
        let turns = count.div_ceil(PLAYERS);
        let (with, result) = time(&mut engine, &script, &format!("with_{n}"), turns)?;
        let (without, expected) = time(&mut engine, &script, &format!("without_{n}"), turns)?;
        assert_eq!(result, expected, "{name}");
        rows.push(((*name).to_owned(), each(with - without)));
    }
    let following: Function = engine.function_of(&script, "following")?;
    for by_name in [false, true] {
        let (start, mut sum) = (Instant::now(), 0);
        for i in 0..count as i64 {
            let next: i64 = match by_name {
                true => engine.call(&script, "following", (i,))?,
                false => following.call(&mut engine, (i,))?,
            };
            sum += next - i;
        }
        assert_eq!(sum, count as i64);
        let name = if by_name { "script by name" } else { "script by handle" };
        rows.push((name.to_owned(), each(start.elapsed().as_secs_f64())));
    }
    Ok(rows)
}
