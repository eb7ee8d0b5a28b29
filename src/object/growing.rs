//! Text that is put together while scripts run in between.
//!
//! Owns the buffer. It is no object, so the heap does not count it; therefore room is asked for before it grows, as if it
//! were one, and what was asked for at once doubles, so that asking is rare. Comes to a safepoint each time.

use super::context::{Cx, Handle, Res};

/// See the module's documentation.
#[derive(Default)]
pub struct Growing {
    text: String,
    granted: usize,
}

/// What is granted at first: smaller texts need no asking.
const FIRST_GRANT: usize = 4096;

impl Growing {
    /// Make room for so many bytes more.
    ///
    /// # Errors
    /// MemoryError, and what stops a script from outside.
    pub fn grant(&mut self, cx: &mut Cx<'_>, bytes: usize) -> Res<()> {
        let needed = self.text.len().saturating_add(bytes);
        if needed > self.granted.max(FIRST_GRANT) {
            cx.reserve(needed)?;
            cx.poll()?;
            self.granted = needed.saturating_mul(2);
        }
        Ok(())
    }

    /// Add text.
    ///
    /// # Errors
    /// As `grant`.
    pub fn push(&mut self, cx: &mut Cx<'_>, text: &str) -> Res<()> {
        self.grant(cx, text.len())?;
        self.text.push_str(text);
        Ok(())
    }

    /// Add the text of a string.
    ///
    /// # Errors
    /// As `grant`.
    pub fn push_value(&mut self, cx: &mut Cx<'_>, v: Handle<'_>) -> Res<()> {
        let bytes = cx.text_behind(cx.get(v)).map_or(0, |s| s.tail_len());
        self.grant(cx, bytes)?;
        if let Some(s) = cx.text_behind(cx.get(v)) {
            self.text.push_str(s.as_str());
        }
        Ok(())
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `out` = the text as a string.
    ///
    /// # Errors
    /// MemoryError.
    pub fn finish_into(self, cx: &mut Cx<'_>, out: Handle<'_>) -> Res<()> {
        cx.reserve(self.text.len())?;
        let made = cx.string(&self.text)?;
        cx.set(out, made);
        Ok(())
    }
}
