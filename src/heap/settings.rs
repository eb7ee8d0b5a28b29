//! What the host chooses about a heap, and what the heap tells about itself.
//!
//! Owns plain data; taken by `Heap::new`, given by `Heap::stats`.

/// How a heap behaves.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The most that is allocated between two minor collections. The nursery starts at 64 KiB and grows up to this when
    /// much survives.
    pub nursery_bytes: usize,
    /// The most memory that scripts may hold: old and large objects, twice the nursery, and external charges.
    pub limit: Option<usize>,
    /// Collect more often than needed.
    pub stress: Stress,
    /// Overwrite memory that holds no object any more.
    pub poison: bool,
    /// Never copy a survivor: promote it where it is, as when there is no memory to copy to.
    pub promote_in_place_always: bool,
    /// The copy with this number finds no memory, and the later ones of that collection are not tried.
    pub fail_copy_at: Option<u64>,
    /// The longest list of objects that the collector keeps: what does not fit is found by walking the heap, as when
    /// there is no memory for a longer list.
    pub longest_list: usize,
    /// Check the heap around collections, and abort on the first wrong thing.
    pub verify: bool,
    /// The key of every hash that scripts can influence.
    pub hash_key: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            nursery_bytes: 1 << 20,
            limit: None,
            stress: Stress::Off,
            poison: cfg!(debug_assertions),
            promote_in_place_always: false,
            fail_copy_at: None,
            longest_list: usize::MAX,
            verify: cfg!(debug_assertions),
            hash_key: 0,
        }
    }
}

/// Collections beyond those that are needed, to find references that nobody told the collector about.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Stress {
    /// Only collect when there is a reason.
    Off,
    /// A minor collection at every safepoint.
    Minor,
    /// A full collection at every safepoint.
    Full,
    /// At every safepoint, with probability one in `one_in`, a collection of a random sort.
    Random {
        /// Where the random sequence starts.
        seed: u64,
        /// The mean distance of collections, in safepoints.
        one_in: u32,
    },
}

/// How much to collect.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Collect {
    /// Empty the nursery.
    Minor,
    /// Empty the nursery, then mark everything and free what is dead.
    Full,
    /// The same, and what is left stays for good: later collections look only at what is written to it.
    Freeze,
    /// What is due: a minor collection, and a share of the marking that runs along. The ordinary answer to
    /// `wants_collection`; under stress, what the stress mode asks for.
    Step,
}

/// What has happened in a heap, and how much it holds.
#[derive(Copy, Clone, Default, PartialEq, Eq, Debug)]
pub struct Stats {
    /// Minor collections, those before marking included.
    pub minor: u64,
    /// Finished marking cycles.
    pub full: u64,
    /// Survivors copied to old space, and their bytes.
    pub copied: u64,
    /// Bytes of those.
    pub copied_bytes: u64,
    /// Survivors that stayed where they were.
    pub promoted_in_place: u64,
    /// Bytes handed out by the nursery since the last minor collection.
    pub young_bytes: usize,
    /// Bytes of old objects, large ones included; exact after a full collection, else with what died since.
    pub old_bytes: usize,
    /// Bytes charged for memory outside the heap.
    pub external_bytes: usize,
    /// Bytes taken from the system.
    pub mapped_bytes: usize,
    /// What may be allocated between two minor collections at present.
    pub nursery_bytes: usize,
}
