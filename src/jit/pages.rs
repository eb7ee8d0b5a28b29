//! The memory of machine code: written or run, never both at once.
//!
//! Owns chunks of pages that pieces of code share. To write another piece into a chunk, nobody may run what is there
//! already: while code is active, a piece gets pages of its own. Code that was placed stays where it is until it is swept
//! with all of its epoch.

use super::abort::Abort;
use dynasmrt::mmap::{ExecutableBuffer, MutableBuffer};

/// Bytes of a chunk.
const CHUNK: usize = 64 << 10;

/// Pieces of code start at multiples of this many bytes, those of a line of the caches.
pub const LINE: usize = 64;

/// What stands between pieces of code, and is not run.
const TRAP: u8 = 0xCC;

/// See the module's documentation.
#[derive(Default)]
pub struct Pages {
    /// The chunk that the next piece goes to.
    open: Option<ExecutableBuffer>,
    /// Those that are full.
    full: Vec<ExecutableBuffer>,
    /// Those of earlier epochs.
    stale: Vec<ExecutableBuffer>,
}

/// Where code was placed.
#[derive(Debug)]
pub enum Placed {
    /// At this address.
    At(usize),
    /// Nowhere: there is no memory.
    Nowhere,
    /// Nowhere, and the system has not let a chunk be run again: what was there is lost.
    Lost,
}

impl Pages {
    /// A piece of code goes where it stays. Is any code active?
    pub fn place(&mut self, code: &[u8], is_active: bool) -> Placed {
        let room = self.open.as_ref().map_or(0, |open| open.size() - open.len());
        if is_active || code.len() > room {
            let size = if is_active { code.len() } else { CHUNK.max(code.len()) };
            let fresh = MutableBuffer::new(size).map(|fresh| written(fresh, code));
            let Ok(Ok(fresh)) = fresh.map(MutableBuffer::make_exec) else { return Placed::Nowhere };
            let at = fresh.as_ptr().expose_provenance();
            match is_active {
                true => self.full.push(fresh),
                false => self.full.extend(self.open.replace(fresh)),
            }
            return Placed::At(at);
        }
        let Some(open) = self.open.take() else { return Placed::Nowhere };
        let at = open.as_ptr().expose_provenance() + open.len();
        match open.make_mut().map(|open| written(open, code)).and_then(MutableBuffer::make_exec) {
            Ok(open) => self.open = Some(open),
            Err(_) => return Placed::Lost,
        }
        Placed::At(at)
    }

    /// The epoch of all that there is has ended.
    pub fn expire(&mut self) {
        self.stale.append(&mut self.full);
        self.stale.extend(self.open.take());
    }

    /// Nobody runs what is stale any more.
    pub fn sweep(&mut self) {
        self.stale.clear();
    }
}

/// With a piece of code behind what is there.
fn written(mut chunk: MutableBuffer, code: &[u8]) -> MutableBuffer {
    let from = chunk.len();
    let to = from + code.len();
    let end = to.next_multiple_of(LINE).min(chunk.size());
    chunk.set_len(end);
    chunk[from..to].copy_from_slice(code);
    chunk[to..].fill(TRAP);
    chunk
}

impl Placed {
    /// The address, or why there is none.
    ///
    /// # Errors
    /// It was placed nowhere.
    pub fn address(self) -> Result<usize, Abort> {
        match self {
            Placed::At(at) => Ok(at),
            Placed::Nowhere | Placed::Lost => Err(Abort::NoMemory),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(placed: Placed) -> usize {
        placed.address().expect("memory")
    }

    fn bytes(pages: &Pages, address: usize, count: usize) -> Vec<u8> {
        let chunks = pages.open.iter().chain(&pages.full).chain(&pages.stale);
        let within =
            |c: &&ExecutableBuffer| (c.as_ptr().addr()..c.as_ptr().addr() + c.len()).contains(&address);
        let chunk = chunks.into_iter().find(within).expect("a chunk with the address");
        chunk[address - chunk.as_ptr().addr()..][..count].to_vec()
    }

    #[test]
    fn pieces_share_a_chunk_and_stay() {
        let mut pages = Pages::default();
        let first = at(pages.place(&[1; 100], false));
        let second = at(pages.place(&[2; 100], false));
        assert_eq!(second - first, 128);
        assert_eq!(bytes(&pages, first, 101), [&[1; 100][..], &[TRAP]].concat());
        assert_eq!(bytes(&pages, second, 100), [2; 100]);
    }

    #[test]
    fn what_is_too_long_gets_another_chunk() {
        let mut pages = Pages::default();
        let small = at(pages.place(&[1; 10], false));
        let long = at(pages.place(&vec![2; 3 * CHUNK], false));
        let next = at(pages.place(&[3; 10], false));
        assert_eq!([bytes(&pages, small, 2), bytes(&pages, next, 2)], [[1, 1], [3, 3]]);
        assert_eq!(bytes(&pages, long, 3 * CHUNK), vec![2; 3 * CHUNK]);
        assert_eq!(pages.full.len(), 2);
    }

    #[test]
    fn beside_active_code_nothing_is_written() {
        let mut pages = Pages::default();
        let first = at(pages.place(&[1; 10], false));
        let second = at(pages.place(&[2; 10], true));
        let open = |pages: &Pages| pages.open.as_ref().map(|open| open.as_ptr().addr());
        assert_eq!(open(&pages), Some(first));
        assert!(!(first..first + CHUNK).contains(&second));
        assert_eq!(at(pages.place(&[3; 10], false)), first + LINE);
    }

    #[test]
    fn what_is_stale_is_there_until_it_is_swept() {
        let mut pages = Pages::default();
        let first = at(pages.place(&[1; 10], false));
        pages.expire();
        let second = at(pages.place(&[2; 10], false));
        assert_eq!([bytes(&pages, first, 1), bytes(&pages, second, 1)], [[1], [2]]);
        pages.sweep();
        assert!(pages.stale.is_empty());
    }
}
