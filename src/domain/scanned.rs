//! One article as `scan` hands it on: what is known about it and what the judge
//! says of every claim, without its text. Owns no format and no file.

use super::{
    Article, Cell, Readability, Sketch, Source, SourceColumn, SourceId, Verdict, sha256,
    words_sha256,
};

/// One article judged against all claims, alone: nothing in it depends on what
/// else is in the run.
#[derive(Debug, Clone, PartialEq)]
pub struct Scanned {
    /// What is known about the article, and by what it is told from others.
    pub about: AboutArticle,
    /// What the judge says of each claim, in the order in which the claims were
    /// written. Empty where the article was not judged.
    pub verdicts: Vec<Verdict>,
}

/// An article without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutArticle {
    /// What is known about it.
    pub source: Source,
    /// Whether it could be judged.
    pub readability: Readability,
    /// Hash of its text as loaded.
    pub sha256: String,
    /// Hash of its words parted by single spaces: the same for copies.
    pub words_sha256: String,
    /// What tells how much of its text stands in others; none where it has none.
    pub sketch: Option<Sketch>,
}

impl AboutArticle {
    /// What stays of an article when its text is gone.
    pub fn of(article: &Article) -> Self {
        Self {
            source: article.source.clone(),
            readability: article.readability.clone(),
            sha256: sha256(&article.text),
            words_sha256: words_sha256(&article.text),
            sketch: article.sketch(),
        }
    }

    /// The column of a matrix that it makes; `origin` is the first source of
    /// one text.
    pub fn into_column(self, origin: SourceId) -> SourceColumn {
        SourceColumn {
            source: self.source,
            readability: self.readability,
            sha256: self.sha256,
            origin,
        }
    }
}

impl Scanned {
    /// Its column and cells as the source at `place` of a matrix of so many
    /// claims; the cells of an article that was not judged say so. `origin` is the
    /// first source of one text.
    pub fn into_parts(
        self,
        claims: usize,
        place: usize,
        origin: SourceId,
    ) -> (SourceColumn, Vec<Cell>) {
        let verdicts = match self.about.readability {
            Readability::Readable | Readability::ReadInPart { .. } => self.verdicts,
            Readability::NotReadable { .. } => vec![Verdict::NotReadable; claims],
            Readability::UnsupportedLanguage { .. } => vec![Verdict::UnsupportedLanguage; claims],
        };
        let numbered = verdicts.into_iter().enumerate();
        let cells = numbered.map(|(claim, verdict)| Cell::new(claim, place, verdict));
        (self.about.into_column(origin), cells.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_was_not_judged_has_cells_that_say_so() {
        let mut article = Article::new("a", "");
        article.readability = Readability::NotReadable {
            why: "is empty".to_owned(),
        };
        let scanned = Scanned {
            about: AboutArticle::of(&article),
            verdicts: Vec::new(),
        };
        let (_, cells) = scanned.into_parts(2, 5, SourceId::new("a"));
        let places: Vec<_> = cells.iter().map(|cell| (cell.claim, cell.source)).collect();
        assert_eq!(places, [(0, 5), (1, 5)]);
        assert!(cells.iter().all(|cell| cell.stance().is_none()));
    }
}
