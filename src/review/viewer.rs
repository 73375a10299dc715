//! Who looks at the desk and what they may see. Owns the rule of blind reading:
//! neither the program's nor anybody else's verdict, so that a second reading
//! is one.

use crate::domain::Decision;

/// Somebody at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewer {
    /// Their name; none as long as nobody has said who reads.
    pub reviewer: Option<String>,
    /// Whether they read blind.
    pub blind: bool,
}

impl Viewer {
    /// Whether the decision is theirs.
    pub fn owns(&self, decision: &Decision) -> bool {
        self.reviewer.as_deref() == Some(decision.reviewer.as_str())
    }

    /// Whether they may see the decision.
    pub fn sees(&self, decision: &Decision) -> bool {
        !self.blind || self.owns(decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::sample::reading;

    #[test]
    fn who_reads_blind_sees_their_own_verdicts_alone() {
        let ann = reading("Ann");
        let viewer = |reviewer: Option<&str>, blind| Viewer {
            reviewer: reviewer.map(str::to_owned),
            blind,
        };
        assert!(viewer(Some("Ben"), false).sees(&ann) && viewer(None, false).sees(&ann));
        assert!(viewer(Some("Ann"), true).sees(&ann));
        assert!(!viewer(Some("Ben"), true).sees(&ann) && !viewer(None, true).sees(&ann));
    }
}
