//! What a lint says. Owns the record, its order and its one-line form.

use std::fmt;

use serde::Serialize;

use crate::domain::{ClaimId, SourceId};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing need be wrong.
    Note,
    /// Cells will probably come out wrong until it is mended.
    Warning,
}

impl Severity {
    /// The name used in files and on screen.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A claim, by its id.
    Claim(ClaimId),
    /// A source, by its id.
    Source(SourceId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Claim(id) => write!(f, "claim {id}"),
            Subject::Source(id) => write!(f, "source {id}"),
        }
    }
}

/// Which rule a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lint {
    /// The claim says two things.
    DoubleBarrelled,
    /// The claim is a negation itself.
    Negated,
    /// The claim has too few words to be told from its topic.
    TooShort,
    /// Two claims say nearly the same.
    NearDuplicate,
    /// A variant or counter that adds nothing or contradicts another wording.
    IdleWording,
    /// A label too long for a table head.
    LongLabel,
    /// No judged source brings the claim up.
    NeverMatched,
    /// The article has no text.
    Empty,
    /// The article has very little text.
    VeryShort,
    /// The article seems to break off.
    Truncated,
    /// The article has letters that only look Latin.
    Disguised,
    /// The article's text is that of another one, edited or not.
    Duplicate,
    /// The article could not be read.
    Unreadable,
    /// The article is in a language that is not judged.
    UnsupportedLanguage,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub lint: Lint,
    /// How much it matters.
    pub severity: Severity,
    /// The claim or source.
    pub subject: Subject,
    /// What is wrong, for a person.
    pub what: String,
    /// What to do about it.
    pub mend: String,
}

impl Finding {
    pub(super) fn note(lint: Lint, subject: Subject, what: String, mend: &str) -> Self {
        let severity = Severity::Note;
        Self {
            lint,
            severity,
            subject,
            what,
            mend: mend.to_owned(),
        }
    }

    pub(super) fn warning(lint: Lint, subject: Subject, what: String, mend: &str) -> Self {
        let severity = Severity::Warning;
        Self {
            lint,
            severity,
            subject,
            what,
            mend: mend.to_owned(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = self.severity.as_str();
        write!(
            f,
            "{severity}: {}: {}; {}",
            self.subject, self.what, self.mend
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_as_one_line_and_as_json() {
        let subject = Subject::Claim(ClaimId::new("c1"));
        let finding = Finding::note(Lint::TooShort, subject, "two words".to_owned(), "say more");
        assert_eq!(finding.to_string(), "note: claim c1: two words; say more");
        assert_eq!(
            serde_json::to_value(&finding).unwrap(),
            serde_json::json!({
                "lint": "too_short",
                "severity": "note",
                "subject": { "claim": "c1" },
                "what": "two words",
                "mend": "say more",
            })
        );
    }

    #[test]
    fn a_warning_weighs_more_than_a_note() {
        assert!(Severity::Warning > Severity::Note);
    }
}
