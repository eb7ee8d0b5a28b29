//! A Rust type in the hands of a script: fields, a constructor, methods; and a script's function in the hands of Rust.

use taipan::{Engine, Error, field};

#[derive(Clone)]
struct Player {
    name: String,
    hp: f64,
}

impl taipan::HostType for Player {}

const SCRIPT: &str = "
def duel(a, b):
    rounds = 0
    while a.hp > 0 and b.hp > 0:
        b.hit(7.5)
        if b.hp > 0:
            a.hit(6)
        rounds += 1
    winner = a if a.hp > 0 else b
    return f'{winner.name} wins after {rounds} rounds with {winner.hp} hp'
";

fn main() -> Result<(), Error> {
    let mut engine = Engine::new();
    engine.class::<Player>("Player", |c| {
        c.constructor(|name: String, hp: f64| Player { name, hp })
            .field("name", field!(Player, name))
            .field("hp", field!(Player, hp))
            .method("hit", |player: &mut Player, damage: f64| player.hp = (player.hp - damage).max(0.0))
    })?;
    let script = engine.load("duel", SCRIPT)?;
    let (ann, bob) = (
        engine.object(Player { name: "Ann".into(), hp: 40.0 })?,
        engine.object(Player { name: "Bob".into(), hp: 45.0 })?,
    );
    let report: String = engine.call(&script, "duel", (&ann, &bob))?;
    println!("{report}");
    engine.run("print(Player('Cid', 3.0).name)")
}
