//! A share with what it is a share of. Owns the record and how it is written.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// A count out of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Out of how many.
    pub whole: usize,
}

impl Share {
    /// The share, 0 to 1; none where there is nothing to share.
    pub fn rate(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Share", 3)?;
        fields.serialize_field("rate", &self.rate())?;
        fields.serialize_field("part", &self.part)?;
        fields.serialize_field("whole", &self.whole)?;
        fields.end()
    }
}
