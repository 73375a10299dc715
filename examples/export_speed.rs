//! Writes an invented matrix of 100 claims and 1,000 sources in one format, or
//! checks such a file, so that time and memory can be measured:
//! `/usr/bin/time -v cargo run --release --example export_speed -- json out`.
//! Owns the matrix; what it takes is for the caller to measure.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use stancegrid::domain::{
    Article, Cell, Claim, Evidence, JudgedBy, Judgement, Matrix, NearMiss, Provenance, Quote,
    Readability, Source, SourceColumn, SourceId, Span, Stance, Verdict, sha256,
};
use stancegrid::export::{
    Exporter, HtmlReport, JsonDocument, JsonLines, LongCsv, MarkdownText, TableStyle,
    TerminalTable, WideCsv, Workbook,
};

const CLAIMS: usize = 100;
const SOURCES: usize = 1_000;
const SENTENCES: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let format = arguments
        .next()
        .ok_or("name a format: csv, wide, xlsx, json, jsonl, md, html, txt or articles")?;
    let folder = PathBuf::from(arguments.next().ok_or("name a folder to write to")?);
    let articles = articles();
    if format == "articles" {
        for article in &articles {
            std::fs::write(
                folder.join(format!("{}.txt", article.source.id)),
                &article.text,
            )?;
        }
        return Ok(());
    }
    let matrix = matrix(&articles).ok_or("a sentence does not fit its article")?;
    let report = HtmlReport {
        articles: &articles,
        likeness: &[],
    };
    let exporter: &dyn Exporter = match format.as_str() {
        "csv" => &LongCsv::default(),
        "wide" => &WideCsv::default(),
        "xlsx" => &Workbook::default(),
        "html" => &report,
        "txt" => &TerminalTable {
            style: TableStyle::default(),
        },
        "json" => &JsonDocument,
        "jsonl" => &JsonLines,
        "md" => &MarkdownText,
        _ => return Err("no such format".into()),
    };
    let started = std::time::Instant::now();
    let bytes = exporter.export(&matrix)?;
    let taken = started.elapsed();
    writeln!(
        std::io::stderr(),
        "{format}: {} bytes in {taken:.2?}",
        bytes.len()
    )?;
    std::fs::write(folder.join(format!("matrix.{format}")), bytes)?;
    Ok(())
}

/// Articles of forty sentences each.
fn articles() -> Vec<Article> {
    let each = (0..SOURCES).map(|source| {
        let mut text = String::new();
        for sentence in 0..SENTENCES {
            // Writing to a string does not fail.
            let _ = write!(
                text,
                "In week {sentence} of the – long – year the café board no. {source} said, with some \
                 caution, that line {} would stay open for all who need it. ",
                (sentence * 7 + source) % 90
            );
        }
        Article::new(format!("source-{source:04}"), text)
    });
    each.collect()
}

fn matrix(articles: &[Article]) -> Option<Matrix> {
    let claims = (0..CLAIMS).map(|place| {
        Claim::new(
            format!("claim-{place:03}"),
            format!("Line {place} stays open"),
        )
    });
    let columns = articles.iter().map(|article| {
        let mut source = Source::new(article.source.id.as_str());
        source.url = Some(format!("https://desk.example/{}", article.source.id));
        SourceColumn {
            origin: SourceId::new(article.source.id.as_str()),
            source,
            readability: Readability::Readable,
            sha256: sha256(&article.text),
        }
    });
    let mut cells = Vec::new();
    for claim in 0..CLAIMS {
        for (source, article) in articles.iter().enumerate() {
            let (from, _) = article
                .text
                .match_indices("In week ")
                .nth((claim + source) % SENTENCES)?;
            let length = article
                .text
                .get(from..)?
                .find(". I")
                .map_or(article.text.len() - from - 1, |at| at + 1);
            let quote = Quote::cut(&article.text, Span::new(from, from + length))?;
            cells.push(Cell::new(
                claim,
                source,
                Verdict::Judged(judgement((claim * 7 + source) % 3 == 0, quote)),
            ));
        }
    }
    Some(Matrix {
        claims: claims.collect(),
        columns: columns.collect(),
        cells,
        provenance: Provenance::default(),
    })
}

/// One cell in three asserts, with two sentences; the others omit.
fn judgement(asserts: bool, quote: Quote) -> Judgement {
    let mut judgement = Judgement {
        stance: Stance::Omits,
        reason: None,
        speaker: None,
        confidence: Some(0.8),
        judged_by: JudgedBy::Words,
        evidence: Vec::new(),
        near_miss: None,
    };
    if asserts {
        let evidence = Evidence {
            quote,
            score: 0.875,
            cues: Vec::new(),
            matched: Vec::new(),
            speaker: None,
        };
        judgement.stance = Stance::Asserts;
        judgement.evidence = vec![evidence.clone(), evidence];
    } else {
        judgement.near_miss = Some(NearMiss {
            quote,
            score: 0.25,
            matched: Vec::new(),
        });
    }
    judgement
}
