//! `sources.csv`: what a person says about the articles beside it, which wins
//! over what the articles say themselves. Owns its columns and its errors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::domain::{Source, Span};
use crate::ingest::IngestError;
use crate::ingest::csv::columns;
use crate::ingest::csv::columns::RowReader;
use crate::ingest::error::line_and_column;
use crate::ingest::suggestion::nearest;

use super::metadata::Metadata;
use super::source_text::SourceText;

const COLUMNS: [&str; 7] = [
    "source_id",
    "outlet",
    "title",
    "author",
    "published",
    "url",
    "language",
];

/// A `sources.csv` as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourcesCsv {
    source: SourceText,
    rows: BTreeMap<String, (Span, Metadata)>,
}

impl SourcesCsv {
    /// Reads the file.
    pub fn read(file: &Path) -> Result<Self, IngestError> {
        Self::parse(SourceText::read(file)?)
    }

    fn parse(source: SourceText) -> Result<Self, IngestError> {
        let table = columns::parse(&source, Some(&COLUMNS), &["source_id"])?;
        let mut rows: BTreeMap<String, (Span, Metadata)> = BTreeMap::new();
        for row in &table.rows {
            let row = RowReader::new(&source, &table, row)?;
            let id = row.required("source_id")?;
            let place = row.place("source_id");
            let mut metadata = Metadata::default();
            for (column, field) in row.fields() {
                metadata.take(column, Some(field.to_owned()));
            }
            if let Some((first, _)) = rows.insert(id.to_owned(), (place, metadata)) {
                let (line, _) = line_and_column(&source.text, first.start);
                let what = format!("duplicate row for \"{id}\" (first on line {line})");
                let error = source.error_at(place, what, "keep one row per article");
                return Err(error.in_field("source_id"));
            }
        }
        Ok(Self { source, rows })
    }

    /// Lays a source's row over it; says whether the row settles its language.
    pub fn describe(&self, source: &mut Source) -> bool {
        let Some((_, row)) = self.rows.get(source.id.as_str()) else {
            return false;
        };
        let over = |field: &mut Option<String>, given: &Option<String>| {
            if given.is_some() {
                field.clone_from(given);
            }
        };
        over(&mut source.outlet, &row.outlet);
        over(&mut source.title, &row.title);
        over(&mut source.author, &row.author);
        over(&mut source.published, &row.published);
        over(&mut source.url, &row.url);
        over(&mut source.language, &row.language);
        row.language.is_some()
    }

    /// An error where a row is about an article that is not there: its words
    /// would be lost without a sound.
    pub fn check(&self, ids: &BTreeSet<&str>) -> Result<(), IngestError> {
        for (id, (place, _)) in &self.rows {
            if !ids.contains(id.as_str()) {
                let near = nearest(id, ids.iter().copied());
                let help = near.map_or_else(
                    || {
                        "write the article's path below this folder without its extension, or \
                         remove the row"
                            .to_owned()
                    },
                    |name| format!("did you mean \"{name}\"?"),
                );
                let what = format!("no article here has the source id \"{id}\"");
                return Err(self
                    .source
                    .error_at(*place, what, help)
                    .in_field("source_id"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<SourcesCsv, IngestError> {
        SourcesCsv::parse(SourceText {
            file: "in/sources.csv".into(),
            text: text.to_owned(),
        })
    }

    fn error(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn what_a_row_says_wins_and_what_it_leaves_blank_stays() {
        let csv = parse("source_id,outlet,language,title\na,The Daily Quay,,\n").unwrap();
        let mut source = Source::new("a");
        source.outlet = Some("quay.example".into());
        source.title = Some("Baths reopen".into());
        assert!(
            !csv.describe(&mut source),
            "it says nothing of the language"
        );
        assert_eq!(source.outlet.as_deref(), Some("The Daily Quay"));
        assert_eq!(source.title.as_deref(), Some("Baths reopen"));
    }

    #[test]
    fn every_slip_is_an_error() {
        assert_eq!(
            error("source_id,outlets\na,x\n"),
            "in/sources.csv:1:11: unknown column \"outlets\""
        );
        assert!(
            error("source_id,outlet\na,x\nb,y\na,z\n")
                .contains(":4:1: duplicate row for \"a\" (first on line 2)")
        );
        assert!(error("outlet\nx\n").contains(": missing column `source_id`"));
        assert!(error("source_id,outlet\n,x\n").contains(":2:1: `source_id` is empty"));
        assert!(
            error("source_id,outlet\na,x,y\n").contains(":2:1: the row has 3 fields, the header 2")
        );
    }

    #[test]
    fn a_row_about_no_article_is_an_error() {
        let csv = parse("source_id,outlet\nnews/ferry,x\n").unwrap();
        assert!(csv.check(&BTreeSet::from(["news/ferry"])).is_ok());
        let error = csv.check(&BTreeSet::from(["news/ferries"])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "in/sources.csv:2:1: no article here has the source id \"news/ferry\""
        );
        assert_eq!(&*error.help, "did you mean \"news/ferries\"?");
        let error = csv.check(&BTreeSet::from(["post"])).unwrap_err();
        assert!(
            error.help.starts_with("write the article's path"),
            "{}",
            error.help
        );
    }
}
