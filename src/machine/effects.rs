//! What an operation touches: what later passes may assume after it.

/// The sorts of memory that operations read and write. A store to one sort leaves what is known of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Memory {
    /// Slots of instances, and their shapes.
    Slots,
    /// Items and lengths of lists.
    Lists,
    /// Which keys dicts and sets have, and where.
    Tables,
    /// The values of dicts.
    Entries,
    /// Cells.
    Cells,
    /// Suspended generators.
    Generators,
    /// The exception being handled.
    Handled,
    /// What iterators go over, and how far they have come.
    Iterators,
    /// Everything else that can change.
    Other,
}

/// A set of [`Memory`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sorts(pub u16);

impl Sorts {
    /// None of them.
    pub const NONE: Sorts = Sorts(0);
    /// All of them.
    pub const ALL: Sorts = Sorts(u16::MAX);
    /// One of them.
    pub const fn of(memory: Memory) -> Sorts {
        Sorts(1 << memory as u16)
    }
    /// Both sets together.
    pub const fn with(self, memory: Memory) -> Sorts {
        Sorts(self.0 | 1 << memory as u16)
    }
    /// Is there one in both?
    pub const fn meets(self, other: Sorts) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a helper may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effects {
    /// What it reads.
    pub reads: Sorts,
    /// What it writes.
    pub writes: Sorts,
    /// May it raise?
    pub raises: bool,
    /// May it run scripts or collect? Then nothing that was read before it may be used after it.
    pub reenters: bool,
}

impl Effects {
    /// Gives the same for the same arguments, or raises.
    pub const PURE: Effects =
        Effects { reads: Sorts::NONE, writes: Sorts::NONE, raises: true, reenters: false };
    /// Looks at objects.
    pub const READS: Effects =
        Effects { reads: Sorts::ALL, writes: Sorts::NONE, raises: true, reenters: false };
    /// Changes what is in none of the other sorts, such as the context of an exception.
    pub const WRITES_OTHER: Effects =
        Effects { reads: Sorts::ALL, writes: Sorts::of(Memory::Other), raises: true, reenters: false };
    /// Changes objects, but runs no script.
    pub const WRITES: Effects =
        Effects { reads: Sorts::ALL, writes: Sorts::ALL, raises: true, reenters: false };
    /// May do anything.
    pub const ANYTHING: Effects =
        Effects { reads: Sorts::ALL, writes: Sorts::ALL, raises: true, reenters: true };
}
