//! Numbers of times, as a routine states them.

/// A number of times, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Few {
    /// The smaller number.
    pub least: u32,
    /// The larger one, or the same.
    pub most: u32,
}

impl Few {
    /// As a value of a routine: `10`, or `"8..12"`.
    pub(super) fn written(self) -> String {
        if self.least == self.most { self.least.to_string() } else { format!("\"{}..{}\"", self.least, self.most) }
    }

    /// One more.
    pub(super) const fn and_one(self) -> Self {
        Self { least: self.least + 1, most: self.most + 1 }
    }

    /// As a number of breaths: `5 breaths`.
    pub(super) fn breaths(self) -> String {
        let unit = if self.most == 1 { "breath" } else { "breaths" };
        if self.least == self.most {
            format!("{} {unit}", self.least)
        } else {
            format!("{}..{} {unit}", self.least, self.most)
        }
    }
}
