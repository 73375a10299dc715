//! Saved e-mail (.eml): newsletters and wire copy. Owns what of a message says
//! something of the article, and whether the message is whole; which of its parts are
//! the text is told in `parts`.

mod attached;
mod parts;
mod words;

use std::collections::HashSet;
use std::path::Path;

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::article::extracted::Extracted;
use super::article::metadata::{Metadata, given};
use super::text::encoding::unix_line_ends;
use parts::Parts;

/// Reads a message with what it forwards and has attached; of a part in several forms
/// the plain one, unless another says much more. `helper` is the program that reads
/// what is read alone. The error completes "failed: …".
pub(crate) fn read(bytes: &[u8], helper: Option<&Path>) -> Result<Extracted, String> {
    let message = MessageParser::default().parse(bytes);
    let message = message.filter(|one| one.from().is_some() || one.subject().is_some());
    let message = message.ok_or("is no e-mail: it has neither sender nor subject")?;
    if let Some(boundary) = open_boundary(&message, bytes) {
        return Err(format!(
            "ends in the middle: the end of its parts, `--{boundary}--`, is missing"
        ));
    }
    let told = Parts::new(helper).of_message(&message)?;
    Ok(Extracted {
        metadata: metadata(&message),
        text: unix_line_ends(&told.text),
        lost: told.lost,
    })
}

fn metadata(message: &Message<'_>) -> Metadata {
    let sender = message.from().and_then(|from| from.first());
    let sender = sender.and_then(|one| one.name.as_deref().or(one.address.as_deref()));
    Metadata {
        title: message.subject().and_then(given),
        author: sender.and_then(given),
        published: message.date().map(|date| date.to_rfc3339()),
        ..Metadata::default()
    }
}

/// The boundary of parts that have no end: the message was cut off, and what it
/// leaves out it does not omit.
fn open_boundary(message: &Message<'_>, bytes: &[u8]) -> Option<String> {
    let mut boundaries = message.parts.iter().filter_map(|part| {
        let about = part.content_type()?;
        let is_multipart = about.ctype().eq_ignore_ascii_case("multipart");
        about.attribute("boundary").filter(|_| is_multipart)
    });
    // One pass over the message, however many boundaries it has.
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end);
    let ends = lines.filter_map(|line| line.strip_prefix(b"--")?.strip_suffix(b"--"));
    let ends: HashSet<&[u8]> = ends.collect();
    let is_open = |boundary: &&str| !ends.contains(boundary.as_bytes());
    boundaries.find(is_open).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From: =?utf-8?q?Zo=C3=AB?= Quay <zoe@quay.test>\r\n\
        Date: Tue, 5 Mar 2024 09:10:00 +0100\r\nSubject: Baths\r\n reopen\r\nMIME-Version: 1.0\r\n";

    fn text(rest: &str) -> Result<String, String> {
        read(format!("{HEAD}{rest}").as_bytes(), None).map(|letter| letter.text)
    }

    #[test]
    fn the_headers_say_whose_it_is() {
        let letter = read(format!("{HEAD}\r\nThey opened.\r\n").as_bytes(), None).unwrap();
        let metadata = letter.metadata;
        assert_eq!(metadata.title.as_deref(), Some("Baths reopen"));
        assert_eq!(metadata.author.as_deref(), Some("Zoë Quay"));
        let published = metadata.published.unwrap();
        assert!(published.starts_with("2024-03-05T09:10:00"), "{published}");
        assert_eq!(letter.text, "They opened.\n");
    }

    #[test]
    fn the_plain_form_of_two_is_read_and_what_is_attached_after_it() {
        let rest = "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\
            Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\
            Content-Type: text/plain; charset=iso-8859-1\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 did not =\r\nclose.\r\n\
            --b\r\nContent-Type: text/html\r\n\r\n<p>Other</p>\r\n--b--\r\n\
            --a\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nIt rained.\r\n--a--\r\n";
        assert_eq!(
            text(rest).unwrap().trim(),
            "The café did not close.\n\nIt rained."
        );
    }

    #[test]
    fn a_page_is_read_as_one() {
        let sentence = "The town reopened its old baths on Saturday, eleven years after a leak.";
        let rest = format!(
            "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{sentence}</p>\
             <p>{sentence}</p></body></html>\r\n"
        );
        assert!(text(&rest).unwrap().contains(sentence));
    }

    #[test]
    fn half_a_message_is_no_article() {
        let whole =
            "Content-Type: multipart/mixed; boundary=xyz\r\n\r\n--xyz\r\n\r\nIt rained.\r\n";
        let error = text(whole).unwrap_err();
        assert!(error.starts_with("ends in the middle"), "{error}");
        assert!(text(&format!("{whole}--xyz--\r\n")).is_ok());
    }

    #[test]
    fn what_has_no_headers_is_no_message() {
        assert!(read(b"It rained all day. Nobody came.", None).is_err());
        assert!(read(b"", None).is_err());
    }
}
