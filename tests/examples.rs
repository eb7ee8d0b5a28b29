//! Every embedding example runs and says what it should.

use std::process::Command;

fn example(name: &str, arguments: &[&str]) -> String {
    // The examples are built with the tests; they lie beside the test's own folder.
    let mut path = std::env::current_exe().expect("the test has a path");
    path.pop();
    path.pop();
    let output =
        Command::new(path.join("examples").join(name)).args(arguments).output().expect("the example runs");
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
    for (line, says) in lines[1..].iter().zip(["fuel", "emory", "KeyError", "nested calls"]) {
        assert!(line.contains("stopped") && line.contains(says), "{line}");
    }
}

#[test]
fn the_game_is_played() {
    let text = example("game", &["3"]);
    assert!(text.contains("frame 3: "), "{text}");
    assert!(text.lines().count() > 30, "{text}");
}
