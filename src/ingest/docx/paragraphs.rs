//! The paragraphs of a part of a Word document. Owns what of the markup is text
//! that a reader sees: insertions that nobody has accepted yet, text boxes, links
//! and tables are, deletions, the old place of what was moved, the codes of fields
//! and hidden text are not.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::markup::{attribute, resolved};
use crate::ingest::page::nesting::MAX_LEVELS;

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct DocxParagraph {
    /// Its text; a line break within it is one here.
    pub text: String,
    /// Whether it is set as the title.
    pub is_title: bool,
}

/// What is passed over with all that stands in it. `Fallback` is what other
/// programs are shown in the place of a text box, once more; the `Change` ones hold
/// what a format was before somebody changed it.
const NOT_SHOWN: [&str; 9] = [
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "Fallback",
    "tabs",
    "rPrChange",
    "pPrChange",
];

/// A paragraph that has not ended yet.
#[derive(Default)]
struct Open {
    paragraph: DocxParagraph,
    /// How deep in runs, and whether the run at hand is hidden.
    runs: usize,
    hidden: bool,
    /// Whether its end is deleted, so that the next one goes on with it.
    joins: bool,
    /// The paragraphs of text boxes that are anchored in it.
    boxed: Vec<DocxParagraph>,
}

/// The paragraphs of a part, in order; those of a text box follow the one that it
/// is anchored in.
pub(super) fn paragraphs(xml: &str) -> Result<Vec<DocxParagraph>, String> {
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(xml);
    let mut depth = 0usize;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Eof if depth > 0 => return Err("it ends in the middle".to_owned()),
            Event::Eof => {
                walk.flush();
                return Ok(walk.done);
            }
            Event::Start(tag) => {
                depth += 1;
                if depth > MAX_LEVELS {
                    return Err(format!(
                        "it nests its elements more than {MAX_LEVELS} levels deep"
                    ));
                }
                walk.start(&tag, depth);
            }
            Event::Empty(tag) => {
                walk.start(&tag, depth + 1);
                walk.end(tag.local_name().as_ref(), depth + 1);
            }
            Event::End(tag) => {
                walk.end(tag.local_name().as_ref(), depth);
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) => walk.text(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => walk.text(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => walk.text(&resolved(&reference)?),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

#[derive(Default)]
struct Walk {
    /// The paragraphs that are open, each anchored in the one before.
    open: Vec<Open>,
    done: Vec<DocxParagraph>,
    /// What the next paragraph goes on with.
    joined: Option<DocxParagraph>,
    /// The depth of what is passed over.
    passed: Option<usize>,
    in_text: bool,
    in_properties: bool,
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>, depth: usize) {
        if self.passed.is_some() {
            return;
        }
        let name = tag.local_name();
        let name: &str = name.as_ref();
        if name == "del" && self.in_properties {
            // Not a deletion: the end of the paragraph is deleted.
            if let Some(open) = self.open.last_mut() {
                open.joins = true;
            }
            return;
        }
        if NOT_SHOWN.contains(&name) || is_separator(name, tag) {
            self.passed = Some(depth);
            return;
        }
        if name == "p" {
            self.open.push(Open::default());
            return;
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let in_run = open.runs > 0;
        match name {
            "pPr" => self.in_properties = true,
            "pStyle" => open.paragraph.is_title |= value(tag).as_deref() == Some("Title"),
            "r" => {
                open.runs += 1;
                open.hidden = false;
            }
            "t" => self.in_text = true,
            "vanish" if in_run => {
                let off = ["0", "false", "off"];
                open.hidden = !value(tag).is_some_and(|value| off.contains(&value.as_str()));
            }
            "tab" | "ptab" if in_run => self.put("\t"),
            "br" | "cr" if in_run => self.put("\n"),
            "noBreakHyphen" if in_run => self.put("-"),
            // Better a sign that the font alone can show than two words in one.
            "sym" if in_run => {
                let sign = attribute(tag, "char");
                let sign = sign.and_then(|code| u32::from_str_radix(&code, 16).ok());
                let sign = sign
                    .and_then(char::from_u32)
                    .unwrap_or(char::REPLACEMENT_CHARACTER);
                self.put(sign.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, depth: usize) {
        if let Some(passed) = self.passed {
            if passed == depth {
                self.passed = None;
            }
            return;
        }
        match name {
            "p" => self.close(),
            "pPr" => self.in_properties = false,
            "t" => self.in_text = false,
            "r" => {
                if let Some(open) = self.open.last_mut() {
                    open.runs = open.runs.saturating_sub(1);
                    open.hidden = false;
                }
            }
            // What stands in one cell never goes on in the next.
            "tc" => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.passed.is_none() {
            self.put(text);
        }
    }

    fn put(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut().filter(|open| !open.hidden) {
            open.paragraph.text.push_str(text);
        }
    }

    /// Takes what nothing went on with for a paragraph.
    fn flush(&mut self) {
        self.done.extend(self.joined.take());
    }

    fn close(&mut self) {
        let Some(mut closed) = self.open.pop() else {
            return;
        };
        if let Some(anchor) = self.open.last_mut() {
            anchor.boxed.push(closed.paragraph);
            anchor.boxed.append(&mut closed.boxed);
            return;
        }
        if let Some(mut before) = self.joined.take() {
            // Added behind: a thousand joined ones are not copied a thousand times.
            before.text.push_str(&closed.paragraph.text);
            before.is_title |= closed.paragraph.is_title;
            closed.paragraph = before;
        }
        match closed.joins {
            true => self.joined = Some(closed.paragraph),
            false => self.done.push(closed.paragraph),
        }
        self.done.append(&mut closed.boxed);
    }
}

/// The lines between text and notes are notes themselves.
fn is_separator(name: &str, tag: &BytesStart<'_>) -> bool {
    let kind = || attribute(tag, "type").unwrap_or_default();
    matches!(name, "footnote" | "endnote") && kind().to_lowercase().contains("separat")
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    attribute(tag, "val")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        let xml = format!("<w:document><w:body>{body}</w:body></w:document>");
        let found = paragraphs(&xml).unwrap().into_iter();
        found.map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn insertions_and_links_are_read_and_deletions_are_not() {
        let body = "<w:p><w:r><w:t>The mayor </w:t></w:r>\
            <w:del><w:r><w:delText>denied</w:delText><w:t>refused</w:t></w:r></w:del>\
            <w:ins><w:r><w:t>confirmed</w:t></w:r></w:ins>\
            <w:hyperlink><w:r><w:t xml:space=\"preserve\"> the plan</w:t></w:r></w:hyperlink>\
            <w:moveFrom><w:r><w:t> old</w:t></w:r></w:moveFrom>\
            <w:moveTo><w:r><w:t>.</w:t></w:r></w:moveTo></w:p>";
        assert_eq!(texts(body), ["The mayor confirmed the plan."]);
    }

    #[test]
    fn a_deleted_end_joins_two_paragraphs() {
        let mark = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
        let body = format!(
            "<w:p>{mark}<w:r><w:t>It did </w:t></w:r></w:p><w:p><w:r><w:t>not rain.</w:t></w:r></w:p>"
        );
        assert_eq!(texts(&body), ["It did not rain."]);
    }

    #[test]
    fn a_text_box_is_read_once_after_its_paragraph() {
        let boxed = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>";
        let body = format!(
            "<w:p><w:r><w:t>Before, </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{boxed}\
             </mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r>\
             <w:r><w:t>after.</w:t></w:r></w:p>"
        );
        assert_eq!(texts(&body), ["Before, after.", "In the box."]);
    }

    #[test]
    fn hidden_text_and_codes_of_fields_are_not_shown() {
        let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r>\
            <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>A</w:t></w:r>\
            <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>, </w:t></w:r>\
            <w:r><w:sym w:font=\"Symbol\" w:char=\"F0A3\"/></w:r>\
            <w:r><w:instrText>PAGE</w:instrText></w:r>\
            <w:r><w:tab/><w:t>&lt;B&#33;</w:t><w:br/><w:t>C</w:t></w:r></w:p>";
        assert_eq!(texts(body), ["A, \u{f0a3}\t<B!\nC"]);
    }

    #[test]
    fn what_nests_or_joins_without_end_is_soon_dealt_with() {
        let nested = "<w:p>".repeat(MAX_LEVELS + 1);
        let error = paragraphs(&nested).unwrap_err();
        assert!(error.starts_with("it nests"), "{error}");
        let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a b </w:t></w:r></w:p>";
        let all = texts(&joined.repeat(100_000));
        assert_eq!((all.len(), all[0].len()), (1, 400_000));
    }

    #[test]
    fn what_ends_in_the_middle_is_broken() {
        for xml in [
            "<w:document><w:body><w:p><w:r><w:t>It did",
            "<w:document><w:p></w:document>",
            "<w:t>&bomb;</w:t>",
        ] {
            assert!(paragraphs(xml).is_err(), "{xml}");
        }
    }
}
