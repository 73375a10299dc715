//! The words of one part of a message: their encoding, and the marks of quoted
//! mail. Owns no choice between parts.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders};

use crate::ingest::page::html::declared_encoding;
use crate::ingest::text::encoding::decode;

/// What a part says, without the marks of quoted mail where it is plain text.
pub(super) fn words<'p>(message: &'p Message<'_>, part: &'p MessagePart<'_>) -> Cow<'p, str> {
    let said = part.text_contents().unwrap_or_default();
    let text = recoded(message, part).map_or(Cow::Borrowed(said), Cow::Owned);
    match part.is_text_html() {
        true => text,
        false => unquoted(text),
    }
}

/// The text of a part that says nothing of its encoding, or that it is ASCII and is
/// not: then it is what its bytes look like.
fn recoded(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let charset = part
        .content_type()
        .and_then(|about| about.attribute("charset"));
    let charset = charset.unwrap_or("us-ascii").to_ascii_lowercase();
    if !["us-ascii", "ascii"].contains(&charset.as_str()) {
        return None;
    }
    let place = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(place)?;
    let bytes = match part.encoding {
        Encoding::None => Cow::Borrowed(raw),
        Encoding::QuotedPrintable => Cow::Owned(quoted_printable_decode(raw)?),
        Encoding::Base64 => Cow::Owned(base64_decode(raw)?),
    };
    if bytes.is_ascii() {
        return None;
    }
    decode(&bytes, declared_encoding(&bytes).as_deref()).ok()
}

/// The text without the `>` before each line that is quoted from another message: a
/// sentence goes on from line to line behind them.
fn unquoted(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.lines().any(|line| line.starts_with('>')) {
        return text;
    }
    let bare = text.split_inclusive('\n').map(|line| {
        let mut bare = line;
        while let Some(inner) = bare.strip_prefix('>') {
            bare = inner.strip_prefix(' ').unwrap_or(inner);
        }
        bare
    });
    Cow::Owned(bare.collect())
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::*;

    fn said(about: &str, body: &[u8]) -> String {
        let bytes = [b"From: a@b.test\r\n", about.as_bytes(), b"\r\n\r\n", body].concat();
        let message = MessageParser::default().parse(&bytes).unwrap();
        words(&message, message.root_part()).into_owned()
    }

    #[test]
    fn what_says_nothing_of_its_encoding_is_what_it_looks_like() {
        let plain = "Content-Type: text/plain";
        assert_eq!(said(plain, b"The caf\xe9 closed."), "The café closed.");
        assert_eq!(
            said(plain, "The café closed.".as_bytes()),
            "The café closed."
        );
        let ascii = "Content-Type: text/plain; charset=US-ASCII";
        assert_eq!(
            said(ascii, "The café closed.".as_bytes()),
            "The café closed."
        );
        let encoded = format!("{plain}\r\nContent-Transfer-Encoding: quoted-printable");
        assert_eq!(said(&encoded, b"The caf=E9 closed."), "The café closed.");
        let cyrillic = "Content-Type: text/plain; charset=windows-1251";
        assert_eq!(
            said(cyrillic, b"\xcc\xee\xf1\xf2"),
            "Мост",
            "what it says is heard"
        );
    }

    #[test]
    fn the_marks_of_quoted_mail_are_taken_off() {
        let plain = "Content-Type: text/plain";
        let body = b"See below.\r\n> The mayor did\r\n>> not close\r\n>it.\r\n1 > 0\r\n";
        assert_eq!(
            said(plain, body),
            "See below.\r\nThe mayor did\r\nnot close\r\nit.\r\n1 > 0\r\n"
        );
        let page = "Content-Type: text/html";
        assert_eq!(
            said(page, b"<p\r\n>It rained.</p>"),
            "<p\r\n>It rained.</p>"
        );
    }
}
