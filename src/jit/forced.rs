//! What a host forces on the compiler, to reach the rare paths: nothing of it changes what a script does.
//!
//! Owns the settings and how they are written: `exits:5,registers:3,unpeeled`.

/// The fewest registers of a kind that code can be made with.
const FEWEST: u8 = 3;

/// See the module's documentation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Forced {
    /// Every so many guards, one fails always.
    pub exits: Option<u32>,
    /// So many registers hold values, of either kind.
    pub registers: Option<u8>,
    /// Traces are cut when they have so many instructions.
    pub cuts: Option<u32>,
    /// Every so many entries of compiled code, all of it becomes stale.
    pub stale: Option<u32>,
    /// Loops are not peeled.
    pub unpeeled: bool,
    /// Results are not used again, nor what was written to memory.
    pub unshared: bool,
    /// What only exits need is made all the same.
    pub unsunk: bool,
    /// Traces behind exits know nothing of what is known there.
    pub unclaimed: bool,
    /// Traces behind exits do not go on in the bodies of loops.
    pub unjoined: bool,
    /// Traces are compiled as they were recorded.
    pub unoptimised: bool,
}

impl Forced {
    /// Read from a list with commas.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Forced, String> {
        let mut forced = Forced::default();
        for one in text.split(',') {
            let (kind, number) = match one.split_once(':') {
                Some((kind, n)) => (kind, Some(n.parse().map_err(|_| format!("{n:?} is no number"))?)),
                None => (one, None),
            };
            match (kind, number) {
                ("exits" | "cuts" | "stale", Some(0)) => return Err(format!("{kind}: at least 1")),
                ("exits", Some(n)) => forced.exits = Some(n),
                ("cuts", Some(n)) => forced.cuts = Some(n),
                ("stale", Some(n)) => forced.stale = Some(n),
                ("registers", Some(n)) => {
                    let count = u8::try_from(n).map_err(|_| format!("there are fewer than {n}"))?;
                    if count < FEWEST {
                        return Err(format!("at least {FEWEST} registers"));
                    }
                    forced.registers = Some(count);
                }
                ("unpeeled", None) => forced.unpeeled = true,
                ("unshared", None) => forced.unshared = true,
                ("unsunk", None) => forced.unsunk = true,
                ("unclaimed", None) => forced.unclaimed = true,
                ("unjoined", None) => forced.unjoined = true,
                ("unoptimised", None) => forced.unoptimised = true,
                _ => {
                    let all = "exits:N, registers:N, cuts:N, stale:N, unpeeled, unshared, unsunk, unclaimed, \
                               unjoined, unoptimised";
                    return Err(format!("some of {all}"));
                }
            }
        }
        Ok(forced)
    }

    /// Is the guard of this running number one that fails always?
    pub fn fails(self, guard: u32) -> bool {
        self.exits.is_some_and(|every| guard % every == every - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read() {
        let all = Forced {
            exits: Some(5),
            registers: Some(3),
            cuts: Some(70),
            stale: Some(9),
            unpeeled: true,
            unshared: true,
            unsunk: true,
            unclaimed: true,
            unjoined: true,
            unoptimised: true,
        };
        let text =
            "exits:5,registers:3,cuts:70,stale:9,unpeeled,unshared,unsunk,unclaimed,unjoined,unoptimised";
        assert_eq!(Forced::parse(text), Ok(all));
        for wrong in [
            "",
            "exits",
            "exits:0",
            "exits:x",
            "cuts:0",
            "stale",
            "registers:2",
            "registers:300",
            "unpeeled:1",
            "loops",
        ] {
            assert!(Forced::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_so_many_guards_one_fails() {
        let fails = |every| (0..6).filter(|n| Forced { exits: every, ..Forced::default() }.fails(*n)).count();
        assert_eq!([None, Some(1), Some(3)].map(fails), [0, 6, 2]);
    }
}
