//! The doors through which strange bytes come in, and what must hold whatever they
//! are. Used by the fuzzing targets beside this file and by
//! `tests/program/mutated.rs`, which walks through the same doors on a stable compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use stancegrid::Engine;
use stancegrid::domain::{Alias, Article, Claim, ClaimSet, Verdict};
use stancegrid::ingest::{ReadingOptions, read_articles_with, read_claims, read_sheet_decisions};
use stancegrid::lexicon::Lexicons;
use stancegrid::text::{Reader, sentences};

/// The endings of the files that readers take.
pub const READERS: [&str; 9] = [
    "txt", "md", "html", "docx", "eml", "jsonl", "csv", "xlsx", "txt.gz",
];

/// The endings of claims files.
pub const CLAIMS: [&str; 3] = ["toml", "csv", "json"];

/// The endings of sheets that are imported.
pub const SHEETS: [&str; 2] = ["csv", "xlsx"];

/// A folder for the file of one door; it goes with the process.
fn written(name: &str, bytes: &[u8]) -> Option<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::tempdir().ok()?;
    let path = folder.path().join(name);
    fs::write(&path, bytes).ok()?;
    Some((folder, path))
}

/// A file among the articles: it is loaded, skipped or failed, and nothing else.
pub fn article(ending: &str, bytes: &[u8], helper: Option<&Path>) {
    let Some((folder, _)) = written(&format!("a.{ending}"), bytes) else {
        return;
    };
    let options = ReadingOptions {
        helper: helper.map(Path::to_owned),
        ..ReadingOptions::default()
    };
    // Two records of one id are an error, as they should be.
    if let Ok(reading) = read_articles_with(&[folder.path().to_owned()], &options) {
        assert!(reading.account.adds_up(), "{}", reading.account);
        for article in &reading.articles {
            assert_eq!(article.readability.is_judged(), {
                let judged = !article.text.is_empty();
                judged
                    && article
                        .readability
                        .trouble()
                        .is_none_or(|why| why.contains("leaves out"))
            });
        }
    }
}

/// A text is cut into sentences that stand in it one after another, and every token
/// of it leads back to words of it.
pub fn segmentation(text: &str) {
    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&[], Lexicons::shipped()));
    let mut end = 0;
    for sentence in sentences(text) {
        assert!(sentence.span.start >= end && sentence.span.end > sentence.span.start);
        assert!(sentence.span.slice(text).is_some());
        end = sentence.span.end;
    }
    for sentence in READER.document(text).sentences {
        for token in sentence.tokens {
            assert!(
                token
                    .span
                    .slice(text)
                    .is_some_and(|words| !words.is_empty())
            );
        }
    }
}

/// A text is judged, and every quote is verbatim.
pub fn cue_scope(text: &str) {
    static GRID: LazyLock<Engine> = LazyLock::new(|| {
        let mut tram = Claim::new("tram", "The council will close the tram line");
        tram.counters = vec!["The tram line will stay open".to_owned()];
        Engine::new(ClaimSet {
            claims: vec![tram, Claim::new("bread", "Peru's bakers sold 1,000 loaves")],
            aliases: vec![Alias {
                name: "the council".to_owned(),
                also: vec!["Town Hall".to_owned()],
            }],
        })
    });
    for verdict in GRID.judge_article(&Article::new("a", text)) {
        let Verdict::Judged(judgement) = verdict else {
            continue;
        };
        let quotes = judgement.evidence.iter().map(|evidence| &evidence.quote);
        for quote in quotes.chain(judgement.near_miss.iter().map(|near| &near.quote)) {
            assert_eq!(quote.span.slice(text), Some(quote.exact.as_str()));
        }
    }
}

/// A claims file is read, or what is wrong with it is told with its name.
pub fn claims(ending: &str, bytes: &[u8]) {
    if let Some((_folder, path)) = written(&format!("claims.{ending}"), bytes)
        && let Err(error) = read_claims(&path)
    {
        assert!(error.to_string().contains("claims."), "{error}");
    }
}

/// A sheet that comes back is read, or what is wrong with it is told.
pub fn import(ending: &str, bytes: &[u8]) {
    if let Some((_folder, path)) = written(&format!("sheet.{ending}"), bytes)
        && let Err(error) = read_sheet_decisions(&path)
    {
        assert!(error.to_string().contains("sheet."), "{error}");
    }
}
