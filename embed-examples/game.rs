//! A small game: thousands of creatures on a field, all behaviour in a script, drawn to the terminal.
//!
//! The host owns the field and the random numbers; the script owns the rules. Run it with a number of frames:
//! `cargo run --release --example game -- 20`.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use taipan::{Engine, Error, field};

const WIDTH: i64 = 100;
const HEIGHT: i64 = 30;

/// A creature of the host; the script moves it.
#[derive(Clone, Default)]
struct Creature {
    x: f64,
    y: f64,
    dx: f64,
    dy: f64,
    kind: i64,
    energy: f64,
}

impl taipan::HostType for Creature {}

/// The cells of one frame: how many creatures of each kind.
#[derive(Default)]
struct Field {
    cells: Vec<[u16; 2]>,
}

fn main() -> Result<(), Error> {
    let frames: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(5);
    let field = Arc::new(Mutex::new(Field::default()));
    let mut engine = Engine::new();
    engine.class::<Creature>("Creature", |c| {
        c.constructor(|x: f64, y: f64, kind: i64| Creature {
            x,
            y,
            kind,
            energy: 10.0,
            ..Creature::default()
        })
        .field("x", field!(Creature, x))
        .field("y", field!(Creature, y))
        .field("dx", field!(Creature, dx))
        .field("dy", field!(Creature, dy))
        .field("kind", field!(Creature, kind))
        .field("energy", field!(Creature, energy))
    })?;
    let random = Arc::new(Mutex::new(0x2545_f491_4f6c_dd1d_u64));
    engine.function("random", move || {
        let mut state = random.lock().map_or(1, |s| *s);
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        if let Ok(mut s) = random.lock() {
            *s = state;
        }
        (state >> 11) as f64 / (1_u64 << 53) as f64
    })?;
    let drawn = field.clone();
    engine.function("mark", move |x: f64, y: f64, kind: i64| {
        let at = (y as i64).clamp(0, HEIGHT - 1) * WIDTH + (x as i64).clamp(0, WIDTH - 1);
        if let Ok(mut field) = drawn.lock()
            && let Some(cell) = field.cells.get_mut(at as usize)
        {
            cell[(kind != 0) as usize] += 1;
        }
    })?;
    engine.constant("WIDTH", WIDTH)?;
    engine.constant("HEIGHT", HEIGHT)?;
    let script = engine.load("rules", include_str!("game/rules.py"))?;
    engine.call::<()>(&script, "populate", (3000,))?;
    for frame in 1..=frames {
        if let Ok(mut field) = field.lock() {
            field.cells = vec![[0, 0]; (WIDTH * HEIGHT) as usize];
        }
        let (grazers, hunters): (i64, i64) = engine.call(&script, "turn", ())?;
        draw(&field, frame, frames);
        println!("frame {frame}: {grazers} grazers, {hunters} hunters");
    }
    Ok(())
}

/// Only the last frame is drawn: the ones before went by too fast to see.
fn draw(field: &Arc<Mutex<Field>>, frame: usize, frames: usize) {
    if frame != frames {
        return;
    }
    let Ok(field) = field.lock() else { return };
    let text = Rc::new(RefCell::new(String::new()));
    for row in field.cells.chunks(WIDTH as usize) {
        for cell in row {
            let c = match cell {
                [0, 0] => ' ',
                [1, 0] => '.',
                [_, 0] => 'o',
                _ => 'H',
            };
            text.borrow_mut().push(c);
        }
        text.borrow_mut().push('\n');
    }
    print!("{}", text.borrow());
}
