//! One article and what is known about it. Owns no reading of files: an
//! article here has been decoded already, or says why it could not be.

use serde::{Deserialize, Serialize};

use super::{Judgement, Sketch, SourceId, Stance, Verdict};

/// What is known about one article beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Unique in the run.
    pub id: SourceId,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, as the input gives it.
    pub published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language, as the input gives it or as it was recognized.
    pub language: Option<String>,
}

impl Source {
    /// A source of which nothing is known but its id.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: SourceId::new(id),
            outlet: None,
            title: None,
            author: None,
            published: None,
            url: None,
            language: None,
        }
    }
}

/// Whether an article can be judged. Those that cannot keep their column in the
/// matrix, outside all totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Readability {
    /// The whole text is there.
    Readable,
    /// Much of the text is not there: what stands in the rest is judged, but
    /// that something is missing from it says nothing.
    ReadInPart {
        /// What is missing, for a person: completes "the article …".
        why: String,
    },
    /// It could not be read.
    NotReadable {
        /// What went wrong, for a person.
        why: String,
    },
    /// It is in a language that is not judged.
    UnsupportedLanguage {
        /// The language recognized, by its English name.
        language: String,
    },
}

impl Readability {
    /// Whether there is anything to be judged.
    pub fn is_judged(&self) -> bool {
        match self {
            Readability::Readable | Readability::ReadInPart { .. } => true,
            Readability::NotReadable { .. } | Readability::UnsupportedLanguage { .. } => false,
        }
    }

    /// What a judgement on the article comes to: an omission is none where the
    /// text is not all there.
    pub fn verdict(&self, judgement: Judgement) -> Verdict {
        match (self, judgement.stance) {
            (Readability::ReadInPart { .. }, Stance::Omits) => Verdict::NotReadable,
            (
                Readability::ReadInPart { .. },
                Stance::Asserts | Stance::Qualifies | Stance::Denies,
            )
            | (Readability::Readable, _) => Verdict::Judged(judgement),
            (Readability::NotReadable { .. }, _) => Verdict::NotReadable,
            (Readability::UnsupportedLanguage { .. }, _) => Verdict::UnsupportedLanguage,
        }
    }

    /// Why the article was not judged, or not in all, in words; none where it
    /// was.
    pub fn trouble(&self) -> Option<String> {
        match self {
            Readability::Readable => None,
            Readability::ReadInPart { why } => Some(format!(
                "the article {why}, so that nothing is said of what it leaves out"
            )),
            Readability::NotReadable { why } => Some(format!("the article {why}")),
            Readability::UnsupportedLanguage { language } => {
                Some(format!("the article is in {language}"))
            }
        }
    }
}

/// One article: metadata, and the text as loaded (decoded, no byte-order mark,
/// line ends as LF, front matter removed, title line kept).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// What is known about it.
    pub source: Source,
    /// The text as loaded: spans and quotes refer to it. Empty where the
    /// article is not readable.
    pub text: String,
    /// Whether it can be judged.
    pub readability: Readability,
}

impl Article {
    /// What tells how much of the text stands in others; none where there is no
    /// text.
    pub fn sketch(&self) -> Option<Sketch> {
        Sketch::of(&self.text)
    }

    /// A readable article of which nothing is known but its id.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            source: Source::new(id),
            text: text.into(),
            readability: Readability::Readable,
        }
    }
}
