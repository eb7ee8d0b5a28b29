//! A small game: thousands of creatures on a field, all behaviour in a script, drawn to the terminal.
//!
//! The host owns the field and the random numbers; the script owns the rules. Run it with a number of frames, and with
//! a file if the last frame is wanted as a picture: `cargo run --release --example game -- 20 --png field.png`.

use std::cell::RefCell;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use taipan::{Engine, field};

const WIDTH: i64 = 100;
const HEIGHT: i64 = 30;
/// Pixels of a cell in the picture, each way.
const CELL: usize = 6;

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

/// What the command line asks for: how many frames, and where the picture goes.
fn arguments() -> Result<(usize, Option<PathBuf>), Box<dyn Error>> {
    let (mut frames, mut picture) = (5, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--png" => picture = Some(PathBuf::from(arguments.next().ok_or("--png wants a file")?)),
            number => {
                frames = number.parse().map_err(|_| format!("{number} is no number of frames"))?;
            }
        }
    }
    Ok((frames, picture))
}

fn main() -> Result<(), Box<dyn Error>> {
    let (frames, picture) = arguments()?;
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
    match (picture, field.lock()) {
        (Some(file), Ok(field)) => paint(&field, &file),
        _ => Ok(()),
    }
}

/// The field as a picture: a square for each cell, the greener the more it feeds, red where something hunts.
fn paint(field: &Field, file: &Path) -> Result<(), Box<dyn Error>> {
    let color = |cell: &[u16; 2]| match cell {
        [0, 0] => [24, 28, 34],
        [grazers, 0] => [70, (110 + 40 * grazers.min(&3)) as u8, 80],
        [_, hunters] => [(160 + 30 * hunters.min(&3)) as u8, 60, 60],
    };
    let mut pixels = Vec::with_capacity(field.cells.len() * CELL * CELL * 3);
    for row in field.cells.chunks(WIDTH as usize) {
        let line: Vec<u8> = row.iter().flat_map(|cell| [color(cell); CELL]).flatten().collect();
        for _ in 0..CELL {
            pixels.extend_from_slice(&line);
        }
    }
    let out = BufWriter::new(File::create(file)?);
    let mut encoder = png::Encoder::new(out, WIDTH as u32 * CELL as u32, HEIGHT as u32 * CELL as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&pixels)?;
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
