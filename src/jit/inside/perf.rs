//! Names for machine code in the form that Linux' `perf` reads.
//!
//! Owns the file `/tmp/perf-PID.map`, in which each line says where code starts, how long it is, both in hexadecimal
//! digits, and what it is called. `perf report` finds it by the process.

use std::fs::File;
use std::io::{self, Write};

/// A map for `perf`.
pub struct PerfMap(Box<dyn Write + Send>);

impl PerfMap {
    /// That of this process.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn of_process() -> io::Result<PerfMap> {
        let file = File::create(format!("/tmp/perf-{}.map", std::process::id()))?;
        Ok(PerfMap(Box::new(file)))
    }

    /// There is code at this address, with so many bytes.
    pub(super) fn add(&mut self, (address, bytes): (usize, usize), name: &str) {
        // A disk that is full must not end the program.
        drop(writeln!(self.0, "{address:x} {bytes:x} taipan {name}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no writer panics").write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_has_address_size_and_name() {
        let kept = Kept::default();
        let mut map = PerfMap(Box::new(kept.clone()));
        map.add((0x7f00_1000, 300), "run:3 1");
        let written = kept.0.lock().expect("no writer panics").clone();
        assert_eq!(String::from_utf8_lossy(&written), "7f001000 12c taipan run:3 1\n");
    }
}
