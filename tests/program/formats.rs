//! One article in every format that is read: the text that the judge sees is the
//! same, and so is every cell.

use std::io::{Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::Workbook;
use stancegrid::Engine;
use stancegrid::domain::{Article, Readability, Verdict};
use stancegrid::ingest::{read_articles, read_articles_with, read_claims};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::project::as_the_program_reads;

/// The bundled article whose words every format gets.
const ARTICLE: &str = "seeds";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A document with a paragraph each, the words parted into runs as editing leaves
/// them.
fn document(paragraphs: &[&str]) -> Vec<u8> {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let paragraph = |text: &&str| {
        let words = text.split_inclusive(' ').map(escaped);
        let runs: String = words.map(|word| run(&word)).collect();
        format!("<w:p>{runs}</w:p>")
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{body}\
         </w:body></w:document>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.start_file("word/document.xml", options).unwrap();
    archive.write_all(xml.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

fn page(paragraphs: &[&str]) -> Vec<u8> {
    let lines = paragraphs
        .iter()
        .map(|text| format!("<p>{}</p>", escaped(text)));
    let body: String = lines.collect();
    format!("<!doctype html><html lang=en><body><article>{body}</article></body></html>")
        .into_bytes()
}

fn message(text: &str) -> Vec<u8> {
    let head = "From: desk@quay.test\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\
        Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    [head, &text.replace('\n', "\r\n")].concat().into_bytes()
}

fn record(text: &str) -> Vec<u8> {
    serde_json::json!({"id": "record", "text": text})
        .to_string()
        .into_bytes()
}

fn table(text: &str) -> Vec<u8> {
    format!("id,text\r\nrecord,\"{}\"\r\n", text.replace('"', "\"\"")).into_bytes()
}

fn sheet(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, (head, field)) in (0..).zip([("id", "record"), ("text", text)]) {
        sheet.write_string(0, at, head).unwrap();
        sheet.write_string(1, at, field).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// Words as they are set: lines of at most this many characters.
const MEASURE: usize = 80;

/// Pages of print, the lines of a paragraph close together.
fn print(paragraphs: &[&str]) -> Vec<u8> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for paragraph in paragraphs {
        let mut gap = 24.0;
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() >= MEASURE {
                lines.push((gap, std::mem::take(&mut line)));
                gap = 12.0;
            }
            line = [line.as_str(), if line.is_empty() { "" } else { " " }, word].concat();
        }
        lines.push((gap, line));
    }
    let pages: Vec<String> = lines
        .chunks(40)
        .map(|page| {
            let mut base = 800.0;
            let shown = page.iter().map(|(gap, line)| {
                base -= gap;
                let (bytes, _, unknown) = encoding_rs::WINDOWS_1252.encode(line);
                assert!(!unknown, "{line}");
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                format!("BT /F 10 Tf 1 0 0 1 50 {base} Tm <{hex}> Tj ET\n")
            });
            shown.collect()
        })
        .collect();
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 4 + 2 * at))
        .collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{}]>>",
            pages.len(),
            kids.join(" ")
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let about = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]";
        let content = 5 + 2 * at;
        objects.push(format!(
            "{about}/Contents {content} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        ));
        objects.push(format!("<</Length {}>>stream\n{page}endstream", page.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (table, size) = (file.len(), objects.len() + 1);
    file += &format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    );
    file.into_bytes()
}

/// The words of a bundled article, paragraph by paragraph.
fn words() -> String {
    let articles = read_articles(&[Path::new(ARTICLE).to_owned()])
        .unwrap()
        .articles;
    let longest = articles
        .into_iter()
        .max_by_key(|article| article.text.len());
    longest.unwrap().text
}

/// What a cell says, without the places where it says so.
fn said(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Judged(judged) => {
            let quotes = judged.evidence.iter().map(|one| one.quote.exact.clone());
            let near = judged
                .near_miss
                .as_ref()
                .map(|near| near.quote.exact.clone());
            let quotes: Vec<String> = quotes.chain(near).collect();
            format!(
                "{:?} {:?} {:?} {quotes:?}",
                judged.stance, judged.reason, judged.confidence
            )
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn an_article_has_the_same_cells_in_every_format() {
    let text = words();
    let paragraphs: Vec<&str> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    assert!(paragraphs.len() > 3);
    let text = paragraphs.join("\n\n");
    let files: [(&str, Vec<u8>); 12] = [
        ("plain.txt", text.clone().into_bytes()),
        ("packed.txt.gz", packed(text.as_bytes())),
        ("marked.md", text.clone().into_bytes()),
        ("page.html", page(&paragraphs)),
        ("document.docx", document(&paragraphs)),
        ("print.pdf", print(&paragraphs)),
        ("packed.pdf.gz", packed(&print(&paragraphs))),
        ("letter.eml", message(&text)),
        ("list.csv", table(&text)),
        ("list.xlsx", sheet(&text)),
        ("list.jsonl", record(&text)),
        ("lists.jsonl.gz", packed(&record(&text))),
    ];
    let options = as_the_program_reads();
    let grid = Engine::new(read_claims(Path::new("claims")).unwrap());
    let mut expected: Option<Vec<String>> = None;
    for (name, bytes) in files {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let folder = [folder.path().to_owned()];
        let articles = read_articles_with(&folder, &options).unwrap().articles;
        let [article]: [Article; 1] = articles.try_into().unwrap();
        assert_eq!(article.readability, Readability::Readable, "{name}");
        assert_eq!(article.text.trim(), text, "{name}");
        let cells: Vec<String> = grid.judge_article(&article).iter().map(said).collect();
        assert!(cells.iter().any(|cell| cell.starts_with("Asserts")));
        assert_eq!(
            expected.get_or_insert_with(|| cells.clone()),
            &cells,
            "{name}"
        );
    }
}
