//! Files that are attached to a message: which of them are texts, and by which
//! reader. Owns no reader.

use std::path::Path;

use mail_parser::{MessagePart, MimeHeaders};

use crate::ingest::article::folder::{Kind, is_packed};

/// What an attached file is to the reader of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Attached {
    /// A text that can be read, in this form.
    Read(Form),
    /// A document that is not read; its name.
    Unread(String),
    /// A picture, a signature, a date for a calendar: no text is lost with it.
    NoText,
}

/// The forms of text that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Plain text.
    Text,
    /// A web page.
    Page,
    /// A Word document.
    Document,
    /// A PDF.
    Print,
    /// Another message.
    Message,
}

/// Types of files that are read, for those that have no name.
const READ: [(&str, Form); 5] = [
    ("plain", Form::Text),
    ("html", Form::Page),
    ("pdf", Form::Print),
    ("rfc822", Form::Message),
    (
        "vnd.openxmlformats-officedocument.wordprocessingml.document",
        Form::Document,
    ),
];

/// The endings of files that hold text which is not read here.
const UNREAD: [&str; 18] = [
    "7z", "csv", "doc", "epub", "gz", "jsonl", "key", "ods", "odt", "pages", "ppt", "pptx", "rar",
    "rtf", "tsv", "xls", "xlsx", "zip",
];

/// Types of such files, for those that have no name.
const UNREAD_KINDS: [&str; 8] = [
    "csv",
    "enriched",
    "msword",
    "richtext",
    "rtf",
    "vnd.ms-excel",
    "vnd.oasis.opendocument.text",
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// What a part is that has a file's name, or a type of its own.
pub(super) fn attached(part: &MessagePart<'_>) -> Attached {
    let kind = part.content_type();
    let kind = kind.and_then(|kind| kind.subtype()).unwrap_or("plain");
    let kind = kind.to_ascii_lowercase();
    let Some(name) = part.attachment_name() else {
        return by_kind(&kind, "without a name");
    };
    let path = Path::new(name);
    let form = match Kind::of(path).filter(|_| !is_packed(path)) {
        Some(Kind::Text | Kind::Markdown) => Some(Form::Text),
        Some(Kind::Html) => Some(Form::Page),
        Some(Kind::Docx) => Some(Form::Document),
        Some(Kind::Pdf) => Some(Form::Print),
        Some(Kind::Eml) => Some(Form::Message),
        Some(Kind::Jsonl | Kind::Csv | Kind::Xlsx) | None => None,
    };
    if let Some(form) = form {
        return Attached::Read(form);
    }
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    if UNREAD.iter().any(|unread| ending == *unread) {
        return Attached::Unread(name.to_owned());
    }
    // The name has another ending, or none: the type is left to go by.
    by_kind(&kind, name)
}

fn by_kind(kind: &str, name: &str) -> Attached {
    match READ.iter().find(|(read, _)| *read == kind) {
        Some((_, form)) => Attached::Read(*form),
        None if UNREAD_KINDS.contains(&kind) => Attached::Unread(name.to_owned()),
        None => Attached::NoText,
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::*;

    fn of(about: &str) -> Attached {
        let message = format!("From: a@b.test\r\n{about}\r\n\r\nx");
        let message = MessageParser::default().parse(message.as_bytes()).unwrap();
        attached(message.root_part())
    }

    #[test]
    fn a_file_is_what_its_name_says_then_what_its_type_says() {
        let named = |name: &str| {
            of(&format!(
                "Content-Type: application/octet-stream; name=\"{name}\""
            ))
        };
        assert_eq!(named("Story.DOCX"), Attached::Read(Form::Document));
        assert_eq!(named("story.htm"), Attached::Read(Form::Page));
        assert_eq!(named("story.odt"), Attached::Unread("story.odt".to_owned()));
        assert_eq!(
            named("story.txt.gz"),
            Attached::Unread("story.txt.gz".to_owned())
        );
        assert_eq!(
            named("STORY.TXT.GZ"),
            Attached::Unread("STORY.TXT.GZ".to_owned())
        );
        assert_eq!(named("logo.png"), Attached::NoText);
        assert_eq!(
            of("Content-Type: application/pdf"),
            Attached::Read(Form::Print)
        );
        assert_eq!(
            of("Content-Type: text/plain; name=\"story.v2\""),
            Attached::Read(Form::Text)
        );
        assert_eq!(of("Content-Type: text/calendar"), Attached::NoText);
        assert_eq!(
            of("Content-Type: text/rtf"),
            Attached::Unread("without a name".to_owned())
        );
        assert_eq!(
            of("Content-Type: application/pgp-signature"),
            Attached::NoText
        );
    }
}
