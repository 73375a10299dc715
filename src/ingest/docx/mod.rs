//! Word documents (.docx): the text that a reader of the document sees, and what
//! it says about itself. Owns which parts of the archive are read and in what
//! order; what stands in a part is told in `paragraphs`.

mod markup;
mod paragraphs;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::article::extracted::Extracted;
use super::article::metadata::{Metadata, given};
use super::text::encoding::decode;
use markup::{element, properties};
use paragraphs::{DocxParagraph, paragraphs};

/// So many bytes of a part are unpacked: a few kilobytes can unpack to terabytes.
const MAX_PART_BYTES: u64 = 256 << 20;

/// Where parts stand unless the archive says otherwise.
const DEFAULT_PARTS: [&str; 3] = [
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
];

/// By what the list of contents knows them, in the same order.
const KINDS: [&str; 3] = ["main+xml", "footnotes+xml", "endnotes+xml"];

/// Reads a document; notes come last. The error completes "failed: …".
pub(crate) fn read(bytes: &[u8]) -> Result<Extracted, String> {
    let mut parts = Parts::open(bytes, MAX_PART_BYTES)?;
    let contents = parts.read("[Content_Types].xml")?.unwrap_or_default();
    // Where the list cannot be read, parts are where they usually are.
    let listed = properties(&contents, "Override", &["ContentType", "PartName"]);
    let listed = listed.unwrap_or_default();
    let mut paragraphs: Vec<DocxParagraph> = Vec::new();
    let mut holds_another = false;
    for (usual, kind) in DEFAULT_PARTS.iter().zip(KINDS) {
        let is = |found: &&Vec<String>| {
            let about = &found[0];
            about.contains("wordprocessingml") || about.contains("ms-word")
        };
        let mut of_kind = listed.iter().filter(is);
        let name = of_kind.find(|found| found[0].ends_with(kind));
        let name = name.map_or(*usual, |found| found[1].trim_start_matches('/'));
        match parts.read(name)? {
            Some(xml) => {
                // A page or a document put in as a whole, for Word to take apart.
                holds_another |= xml.contains("altChunk");
                paragraphs.extend(paragraphs_of(name, &xml)?);
            }
            None if *usual == DEFAULT_PARTS[0] => return Err(NO_DOCUMENT.to_owned()),
            None => {}
        }
    }
    let core = parts.read("docProps/core.xml")?.unwrap_or_default();
    let metadata = metadata(&core, &paragraphs);
    let texts = paragraphs.iter().map(|one| one.text.trim());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    Ok(Extracted {
        metadata,
        text: texts.join("\n\n"),
        lost: holds_another.then(|| "holds another document, which is not read".to_owned()),
    })
}

/// Whether the parts of a document unpack to more than so many bytes, so that reading
/// them may take more than one file should.
pub(crate) fn is_large(bytes: &[u8], most: u64) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let mut left = most + 1;
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else {
            continue;
        };
        if part.name().is_ok_and(|name| name.ends_with(".xml")) {
            // What is broken is told by whoever reads it.
            let read = std::io::copy(&mut part.take(left), &mut std::io::sink());
            left = left.saturating_sub(read.unwrap_or(0));
        }
        if left == 0 {
            return true;
        }
    }
    false
}

const NO_DOCUMENT: &str = "is no Word document, or one with a password";

fn paragraphs_of(part: &str, xml: &str) -> Result<Vec<DocxParagraph>, String> {
    paragraphs(xml).map_err(|why| format!("is broken: {part}: {why}"))
}

/// The title is the paragraph that is set as one, or what the document says of
/// itself where that is a line of it: templates leave titles of other documents.
fn metadata(core: &str, paragraphs: &[DocxParagraph]) -> Metadata {
    // What a document says of itself is no reason to do without its text.
    let of = |name: &str| element(core, name).ok().flatten();
    let of = |name: &str| of(name).as_deref().and_then(given);
    let set = paragraphs.iter().find(|one| one.is_title);
    let is_line = |title: &String| paragraphs.iter().any(|one| one.text.trim() == title);
    Metadata {
        title: set
            .and_then(|one| given(&one.text))
            .or(of("title").filter(is_line)),
        author: of("creator"),
        language: of("language"),
        ..Metadata::default()
    }
}

/// The parts of the archive.
struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    most: u64,
}

impl<'b> Parts<'b> {
    fn open(bytes: &'b [u8], most: u64) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NO_DOCUMENT.to_owned())?;
        Ok(Self { archive, most })
    }

    /// The text of a part, if there is one of that name.
    fn read(&mut self, name: &str) -> Result<Option<String>, String> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(format!("is broken: {name}: {error}")),
        };
        let mut bytes = Vec::new();
        // What the archive says of its sizes may be wrong.
        let read = part.take(self.most + 1).read_to_end(&mut bytes);
        read.map_err(|error| format!("is broken: {name}: {error}"))?;
        if bytes.len() as u64 > self.most {
            return Err(format!(
                "unpacks to more than {} MB: {name}",
                self.most >> 20
            ));
        }
        let text = decode(&bytes, None);
        text.map(Some)
            .map_err(|why| format!("is broken: {name} {why}"))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let options = SimpleFileOptions::default();
            archive.start_file(*name, options).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    const DOCUMENT: (&str, &str) = (
        "word/document.xml",
        "<w:document><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Baths</w:t></w:r>\
         </w:p><w:p><w:r><w:t>They opened.</w:t></w:r></w:p></w:document>",
    );

    #[test]
    fn the_title_is_what_is_set_as_one() {
        let core = "<cp:coreProperties><dc:title>Template &amp; co</dc:title>\
            <dc:creator>Ann &#38; Ben</dc:creator></cp:coreProperties>";
        let read = read(&archive(&[DOCUMENT, ("docProps/core.xml", core)])).unwrap();
        assert_eq!(read.text, "Baths\n\nThey opened.");
        assert_eq!(read.metadata.title.as_deref(), Some("Baths"));
        assert_eq!(read.metadata.author.as_deref(), Some("Ann & Ben"));
    }

    #[test]
    fn broken_words_about_a_document_do_not_cost_its_text() {
        let parts = [
            DOCUMENT,
            ("docProps/core.xml", "<dc:title>Ba"),
            ("[Content_Types].xml", "<Types><"),
        ];
        assert_eq!(
            read(&archive(&parts)).unwrap().text,
            "Baths\n\nThey opened."
        );
    }

    #[test]
    fn a_document_is_large_by_what_its_parts_unpack_to() {
        let text = " ".repeat(1000);
        let parts = [
            ("word/document.xml", &*text),
            ("word/footnotes.xml", &text),
            ("a.png", &text),
        ];
        let bytes = archive(&parts);
        assert!(is_large(&bytes, 1999) && !is_large(&bytes, 2000));
        assert!(!is_large(b"PK", 0));
    }

    #[test]
    fn a_part_that_unpacks_without_end_is_left() {
        let long = format!("<w:p>{}</w:p>", " ".repeat(2 << 20));
        let bytes = archive(&[("word/document.xml", long.as_str())]);
        assert!(bytes.len() < 20_000);
        let mut parts = Parts::open(&bytes, 1 << 20).unwrap();
        let error = parts.read("word/document.xml").unwrap_err();
        assert_eq!(error, "unpacks to more than 1 MB: word/document.xml");
    }
}
