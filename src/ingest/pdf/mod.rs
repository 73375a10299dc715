//! PDF files: the text that is printed on their pages. Owns what is read of a
//! document and when too little of it could be; how the print becomes words and
//! paragraphs is told in `layout` and `paragraphs`, and that none of it
//! can do harm that of `sandbox`.

mod character;
mod form;
mod initials;
mod layout;
mod margins;
mod note_marks;
mod overprint;
mod paragraphs;
mod pictures;
mod rows;
mod spaces;
mod turn;
mod widths;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, output_doc_page};

use super::article::extracted::Extracted;
use super::article::metadata::{Metadata, given};
use super::page::html::has_line;
use form::filled_in;
use initials::join_initials;
use layout::{PdfPage, PrintedLine};
use margins::{take_asides_out, take_repeated_out};
use paragraphs::paragraphs;
use pictures::{blank_pictures, share_of_pictures};
use rows::put_columns_in_order;
use widths::spell_widths_out;

/// Fewer letters than this, two lines of them, may be all that is not in the picture
/// that a page is: its number, who copied it.
const MIN_LETTERS: usize = 150;

/// Pictures that take so much of a page may be the page.
const MIN_PICTURE_SHARE: f64 = 0.3;

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
    blank_pictures(&mut document);
    spell_widths_out(&mut document);
    let (mut pages, mut seen) = (Vec::new(), Vec::new());
    for (number, id) in document.get_pages() {
        let page = print_of(&document, number);
        seen.push((id, page.unknown, page.extent.0 * page.extent.1));
        pages.push(page.into_lines());
    }
    let asides = take_asides_out(&mut pages);
    take_repeated_out(&mut pages);
    let silent = seen
        .into_iter()
        .zip(&pages)
        .filter(|((id, unknown, area), lines)| {
            let letters = letters(lines, *unknown);
            letters == 0
                || letters < MIN_LETTERS
                    && share_of_pictures(&document, *id, *area) >= MIN_PICTURE_SHARE
        });
    // Pages that the document promises and does not have are as good as blank.
    let count = pages.len().max(promised(&document));
    let silent = silent.count() + (count - pages.len());
    let filled_in = filled_in(&document);
    if silent == count && filled_in.is_empty() {
        return Err(
            "holds no text that could be read: it may be a scan; have its letters recognized"
                .to_owned(),
        );
    }
    pages.iter_mut().for_each(join_initials);
    pages.iter_mut().for_each(put_columns_in_order);
    pages.extend(asides);
    let mut paragraphs = paragraphs(&pages);
    paragraphs.extend(filled_in);
    let text = paragraphs.join("\n\n");
    let readable = count - silent;
    let lost = (silent >= readable)
        .then(|| format!("has readable text on {readable} of its {count} pages only"));
    Ok(Extracted {
        metadata: metadata(&document, &text),
        text,
        lost,
    })
}

/// How many pages the document says that it has.
fn promised(document: &Document) -> usize {
    let root = document.catalog();
    let root = root.and_then(|catalog| document.get_dict_in_dict(catalog, b"Pages"));
    let count = root.and_then(|root| root.get(b"Count")?.as_i64());
    count
        .ok()
        .and_then(|count| usize::try_from(count).ok())
        .unwrap_or(0)
}

/// What is printed on a page; as far as it could be made out.
fn print_of(document: &Document, number: u32) -> PdfPage {
    let mut page = PdfPage::default();
    // The reader of PDFs gives up in this way where a page is broken.
    let read = catch_unwind(AssertUnwindSafe(|| {
        output_doc_page(document, &mut page, number)
    }));
    match read {
        Ok(Ok(())) => page,
        Ok(Err(_)) | Err(_) => PdfPage::default(),
    }
}

/// The letters of a page; none where most of its characters could not be told: fonts
/// may hide what they are.
fn letters(lines: &[PrintedLine], mut unknown: usize) -> usize {
    let mut known = 0;
    for c in lines.iter().flat_map(|line| line.text.chars()) {
        known += usize::from(c.is_alphanumeric());
        unknown += usize::from(
            matches!(c, char::REPLACEMENT_CHARACTER | '\u{E000}'..='\u{F8FF}' | '\0'..='\u{8}'),
        );
    }
    if known > unknown { known } else { 0 }
}

/// What the document says of itself; its title where that is a line of the text:
/// programs leave the names of files and templates there.
fn metadata(document: &Document, text: &str) -> Metadata {
    let about = document.get_dict_in_dict(&document.trailer, b"Info");
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

#[cfg(test)]
mod tests {
    use pdf_extract::Object;

    use super::*;

    fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Object {
        let entries = entries.into_iter();
        Object::Dictionary(
            entries
                .map(|(name, object)| (name.as_bytes().to_vec(), object))
                .collect(),
        )
    }

    fn name(name: &str) -> Object {
        Object::Name(name.as_bytes().to_vec())
    }

    /// What is read of a document whose pages show this: F1 is a common font, F2 one
    /// that does not say what its characters are, Im a picture like an operator.
    fn read(pages: &[&str]) -> Result<Extracted, String> {
        read_of(pages, pages.len())
    }

    /// Reads like `read` a document that says that it has so many pages.
    fn read_of(pages: &[&str], count: usize) -> Result<Extracted, String> {
        let mut document = Document::with_version("1.5");
        let common = dictionary([
            ("Subtype", name("Type1")),
            ("BaseFont", name("Helvetica")),
            ("Encoding", name("WinAnsiEncoding")),
        ]);
        let silent = dictionary([
            ("Subtype", name("CIDFontType2")),
            ("FontDescriptor", dictionary([])),
        ]);
        let silent = dictionary([
            ("Subtype", name("Type0")),
            ("BaseFont", name("Quay")),
            ("Encoding", name("Identity-H")),
            ("DescendantFonts", vec![silent].into()),
        ]);
        let picture = dictionary([("Subtype", name("Image"))]);
        let picture = pdf_extract::Stream::new(picture.as_dict().unwrap().clone(), b"w".to_vec());
        let picture = document.add_object(picture);
        let resources = dictionary([
            ("Font", dictionary([("F1", common), ("F2", silent)])),
            ("XObject", dictionary([("Im", picture.into())])),
        ]);
        let resources = document.add_object(resources);
        let root = document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        for content in pages {
            let content = pdf_extract::Stream::new(Default::default(), content.as_bytes().to_vec());
            let content = document.add_object(content);
            let page = dictionary([
                ("Type", name("Page")),
                ("Parent", root.into()),
                (
                    "MediaBox",
                    [0, 0, 600, 800].map(Object::from).to_vec().into(),
                ),
                ("Resources", resources.into()),
                ("Contents", content.into()),
            ]);
            kids.push(document.add_object(page).into());
        }
        let count = i64::try_from(count).unwrap();
        let tree = dictionary([
            ("Type", name("Pages")),
            ("Count", count.into()),
            ("Kids", kids.into()),
        ]);
        document.objects.insert(root, tree);
        let catalog = dictionary([("Type", name("Catalog")), ("Pages", root.into())]);
        let catalog = document.add_object(catalog);
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        extract(&bytes)
    }

    const STORY: &str = "BT /F1 10 Tf 50 700 Td (The mayor did not close the line) Tj ET";

    #[test]
    fn a_picture_with_a_line_below_it_may_be_a_page_that_is_not_read() {
        let scan = "q 500 0 0 700 50 50 cm /Im Do Q BT /F1 10 Tf 50 20 Td (Copied in May) Tj ET";
        let read_in_part = read(&[STORY, scan]).unwrap().lost;
        assert_eq!(
            read_in_part.as_deref(),
            Some("has readable text on 1 of its 2 pages only")
        );
        let end = "q 50 0 0 50 500 700 cm /Im Do Q BT /F1 10 Tf 50 600 Td (in May.) Tj ET";
        let whole = read(&[STORY, end]).unwrap();
        assert_eq!(
            (whole.text.as_str(), whole.lost),
            ("The mayor did not close the line in May.", None)
        );
        let captioned = format!(
            "q 500 0 0 300 50 50 cm /Im Do Q BT /F1 5 Tf 50 600 Td ({}) Tj ET",
            "It rained all day there. ".repeat(10)
        );
        assert_eq!(read(&[STORY, &captioned]).unwrap().lost, None);
    }

    #[test]
    fn pages_that_are_promised_and_missing_are_not_read() {
        let other = "BT /F1 10 Tf 50 700 Td (It rained all day in May) Tj ET";
        let lost = |count| read_of(&[STORY, other], count).unwrap().lost;
        assert_eq!(lost(3), None);
        assert_eq!(
            lost(4).as_deref(),
            Some("has readable text on 2 of its 4 pages only")
        );
        assert_eq!(lost(0), None, "what it says of itself may be wrong");
    }

    #[test]
    fn characters_that_their_font_does_not_tell_are_not_read() {
        let body = "BT /F2 10 Tf 50 600 Td <0001000200030004000500060007> Tj ET";
        let mostly = format!("BT /F1 10 Tf 50 700 Td (Quay) Tj ET {body}");
        assert!(read(&[&mostly]).unwrap_err().contains("no text"));
        let hardly = format!("{STORY} {body}");
        assert_eq!(read(&[&hardly]).unwrap().lost, None);
    }
}
