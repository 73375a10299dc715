//! The named figures of one cell, in a fixed order. Owns that zeros are left out. What
//! each figure says is told by the files beside this one.

use super::feature_name::FeatureName;

/// Named figures of one cell, in a fixed order; what is zero is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Features {
    pub(super) values: Vec<(FeatureName, f64)>,
}

impl Features {
    /// The figures in the order in which they were observed.
    pub fn iter(&self) -> impl Iterator<Item = (FeatureName, f64)> {
        self.values.iter().copied()
    }

    pub(super) fn set(&mut self, name: FeatureName, value: f64) {
        if value != 0.0 {
            self.values.push((name, value));
        }
    }

    pub(super) fn flag(&mut self, name: FeatureName, holds: bool) {
        if holds {
            self.values.push((name, 1.0));
        }
    }
}
