//! What a lint says. Owns the record, its order and its one-line form.

use std::fmt;

use crate::domain::{ClaimId, SourceId};

use super::Lint;
use super::lint::Severity;

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A claim, by its id.
    Claim(ClaimId),
    /// A source, by its id.
    Source(SourceId),
}

impl Subject {
    /// What kind of thing it is: `claim` or `source`.
    pub fn kind(&self) -> &'static str {
        match self {
            Subject::Claim(_) => "claim",
            Subject::Source(_) => "source",
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Subject::Claim(id) => id.as_str(),
            Subject::Source(id) => id.as_str(),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.kind(), self.id())
    }
}

/// One thing found.
///
/// [`Display`](fmt::Display) gives its level, its code and its message, as in
/// `warning[too-short]: claim "c1" has 2 content words, and 3 are needed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub lint: Lint,
    /// The claim or source.
    pub subject: Subject,
    /// What is wrong: completes "claim c1 …".
    pub what: String,
    /// What to do about it: lower case, no full stop.
    pub help: String,
}

impl Finding {
    pub(super) fn new(lint: Lint, subject: Subject, what: String, help: &str) -> Self {
        Self {
            lint,
            subject,
            what,
            help: help.to_owned(),
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.lint.severity()
    }

    /// What is wrong, with the subject: a sentence in lower case without a full stop.
    pub fn message(&self) -> String {
        format!("{} {}", self.subject, self.what)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = self.severity().as_str();
        write!(f, "{severity}[{}]: {}", self.lint, self.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_as_one_line_with_its_code() {
        let claim = Subject::Claim(ClaimId::new("c1"));
        let what = "has 2 content words, and 3 are needed".to_owned();
        let finding = Finding::new(Lint::TooShort, claim, what, "say more");
        assert_eq!(
            finding.to_string(),
            "warning[too-short]: claim \"c1\" has 2 content words, and 3 are needed"
        );
        let source = Subject::Source(SourceId::new("a b"));
        let finding = Finding::new(Lint::Reprint, source, "is one".to_owned(), "keep it");
        assert_eq!(finding.to_string(), "note[reprint]: source \"a b\" is one");
    }

    #[test]
    fn a_warning_weighs_more_than_a_note() {
        assert!(Severity::Warning > Severity::Note);
    }
}
