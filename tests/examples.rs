//! Every embedding example runs and says what it should.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The examples are built with the tests; they lie beside the test's own folder.
fn path_of(example: &str) -> PathBuf {
    let mut path = std::env::current_exe().expect("the test has a path");
    path.pop();
    path.pop();
    path.join("examples").join(example)
}

fn example(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(path_of(name)).args(arguments).output().expect("the example runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{name}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn hello_says_hello() {
    assert_eq!(example("hello", &[]), "HELLO [0, 1, 4, 9, 16]\n");
}

#[test]
fn host_types_fight() {
    assert_eq!(example("host_types", &[]), "Ann wins after 6 rounds with 10.0 hp\nCid\n");
}

#[test]
fn plugins_are_survived() {
    let text = example("plugins", &[]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5, "{text}");
    assert_eq!(lines[0], "a_behaves: hello you, from the host");
    for (line, says) in lines[1..].iter().zip(["fuel", "MemoryError", "KeyError", "RecursionError"]) {
        assert!(line.contains("stopped") && line.contains(says), "{line}");
    }
}

#[test]
fn the_game_is_played() {
    let text = example("game", &["3"]);
    assert!(text.contains("frame 3: "), "{text}");
    assert!(text.lines().count() > 30, "{text}");
}

#[test]
fn the_game_paints_a_picture() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("the_game_paints_a_picture.png");
    let text = example("game", &["4", "--png", file.to_str().expect("a path of text")]);
    assert!(text.contains("frame 4: "), "{text}");
    let decoder = png::Decoder::new(BufReader::new(File::open(&file).expect("the picture was written")));
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size that fits memory")];
    let info = reader.next_frame(&mut pixels).expect("a whole picture");
    assert_eq!((info.width, info.height, info.color_type), (600, 180, png::ColorType::Rgb));
    let colors: HashSet<&[u8]> = pixels[..info.buffer_size()].chunks(3).collect();
    // The empty field, grazers and hunters are all there, and some cells hold more than one creature.
    assert!(colors.len() >= 4, "{colors:?}");
}

#[test]
fn the_game_says_what_it_does_not_understand() {
    for (arguments, complaint) in [(&["many"][..], "no number of frames"), (&["3", "--png"], "wants a file")]
    {
        let output = Command::new(path_of("game")).args(arguments).output().expect("the example runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && errors.contains(complaint), "{errors}");
    }
}
