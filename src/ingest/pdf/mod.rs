//! PDF files: the text that is printed on their pages. Owns what is read of a
//! document and when too little of it could be; how the print becomes words and
//! paragraphs is the business of `layout` and `paragraphs`, and that none of it
//! can do harm that of `alone`.

mod layout;
mod paragraphs;
mod spaces;
mod turn;
mod widths;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, Object, output_doc_page};

use super::extracted::Extracted;
use super::html::has_line;
use super::metadata::{Metadata, given};
use layout::{Page, PrintedLine};
use paragraphs::paragraphs;
use widths::spell_widths_out;

/// Reads a PDF. The error completes "failed: …".
pub(super) fn extract(pdf: &[u8]) -> Result<Extracted, String> {
    if pdf.is_empty() {
        return Err("is empty".to_owned());
    }
    let document = Document::load_mem(pdf);
    let mut document = document.map_err(|_| "is no PDF, or a damaged one".to_owned())?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("needs a password; save it without one".to_owned());
    }
    spell_widths_out(&mut document);
    let (mut pages, mut silent) = (Vec::new(), 0);
    for number in document.get_pages().into_keys() {
        let lines = print_of(&document, number);
        silent += usize::from(!has_words(&lines));
        pages.push(lines);
    }
    let count = pages.len();
    if silent == count {
        return Err(
            "holds no text that could be read: it may be a scan; have its letters recognized"
                .to_owned(),
        );
    }
    let text = paragraphs(pages).join("\n\n");
    let readable = count - silent;
    let lost = (silent >= readable)
        .then(|| format!("has readable text on {readable} of its {count} pages only"));
    Ok(Extracted {
        metadata: metadata(&document, &text),
        text,
        lost,
    })
}

/// What is printed on a page; as far as it could be made out.
fn print_of(document: &Document, number: u32) -> Vec<PrintedLine> {
    let mut page = Page::default();
    // The reader of PDFs gives up in this way where a page is broken.
    let read = catch_unwind(AssertUnwindSafe(|| {
        output_doc_page(document, &mut page, number)
    }));
    match read {
        Ok(Ok(())) => page.into_lines(),
        Ok(Err(_)) | Err(_) => Vec::new(),
    }
}

/// Whether any letter of a page could be told: fonts may hide what their
/// characters are.
fn has_words(lines: &[PrintedLine]) -> bool {
    let letters = |line: &PrintedLine| {
        let (mut known, mut unknown) = (0, 0);
        for c in line.text.chars() {
            known += usize::from(c.is_alphanumeric());
            unknown += usize::from(
                matches!(c, char::REPLACEMENT_CHARACTER | '\u{E000}'..='\u{F8FF}' | '\0'..='\u{8}'),
            );
        }
        (known, unknown)
    };
    let all = lines.iter().map(letters);
    let (known, unknown) = all.fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    known > unknown
}

/// What the document says of itself; its title where that is a line of the text:
/// programs leave the names of files and templates there.
fn metadata(document: &Document, text: &str) -> Metadata {
    let about = document.trailer.get(b"Info");
    let about = about.and_then(|info| match info {
        Object::Reference(id) => document.get_dictionary(*id),
        other => other.as_dict(),
    });
    let of = |name: &[u8]| {
        let value = about.as_ref().ok()?.get(name).ok()?;
        let words = pdf_extract::decode_text_string(value).ok()?;
        given(&words)
    };
    Metadata {
        title: of(b"Title").filter(|title| has_line(text, title)),
        author: of(b"Author"),
        ..Metadata::default()
    }
}
