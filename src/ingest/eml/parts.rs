//! The parts of a message that a reader of it reads: which of several forms, what is
//! forwarded, what is attached. Owns the order in which they stand, and what the
//! reading of all of them may cost.

use std::path::Path;
use std::time::Instant;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::attached::{Attached, Form, attached};
use super::words::words;
use crate::ingest::article::extracted::Extracted;
use crate::ingest::page::html;
use crate::ingest::sandbox::Alone;
use crate::ingest::text::encoding::decode;

/// Parts within parts beyond this are in no message that people send.
const MAX_LEVELS: usize = 32;

/// So many attached files are read.
const MAX_ATTACHED_FILES: usize = 50;

/// Another form goes before the plain one where it has so many times the words: the
/// plain one may be a note that there is another.
const RICHER: usize = 2;

/// The words of a part and of what stands below it.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub text: String,
    /// What is missing: completes "read in part: it …".
    pub lost: Option<String>,
}

impl Told {
    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Goes on with what another part says.
    fn add(&mut self, next: Told) {
        let words = next.text.trim();
        if !words.is_empty() && !self.text.is_empty() {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str("\n\n");
        }
        if !words.is_empty() {
            self.text.push_str(&next.text);
        }
        self.lost = self.lost.take().or(next.lost);
    }
}

/// What is spent on the parts of one message.
pub(super) struct Parts<'h> {
    /// With the time that is left for them.
    alone: Alone<'h>,
    attached: usize,
}

impl<'h> Parts<'h> {
    /// For one message; `helper` is the program that reads what is read alone.
    pub fn new(helper: Option<&'h Path>) -> Self {
        Self {
            alone: Alone::by(helper),
            attached: 0,
        }
    }

    /// All that a message says. The error completes "failed: …".
    pub fn of_message(&mut self, message: &Message<'_>) -> Result<Told, String> {
        self.part(message, 0, 0)
    }

    fn part(&mut self, message: &Message<'_>, id: u32, level: usize) -> Result<Told, String> {
        if level > MAX_LEVELS {
            return Err(format!(
                "nests its parts more than {MAX_LEVELS} levels deep"
            ));
        }
        let Some(part) = message.parts.get(id as usize) else {
            return Ok(Told::default());
        };
        match &part.body {
            PartType::Multipart(below) => {
                let is_choice = part.content_type().is_some_and(|about| {
                    let kind = about.subtype().unwrap_or_default();
                    kind.eq_ignore_ascii_case("alternative")
                });
                let below = below.iter().filter(|below| **below != id);
                let told = below.map(|below| self.part(message, *below, level + 1));
                let told: Vec<Told> = told.collect::<Result<_, _>>()?;
                Ok(match is_choice {
                    true => richest(told),
                    false => all(told),
                })
            }
            PartType::Message(forwarded) => {
                let mut told = Told::default();
                if let Some(subject) = forwarded.subject() {
                    told.text = subject.to_owned();
                }
                told.add(self.part(forwarded, 0, level + 1)?);
                Ok(told)
            }
            PartType::Text(_)
            | PartType::Html(_)
            | PartType::Binary(_)
            | PartType::InlineBinary(_) => self.leaf(message, part, level),
        }
    }

    fn leaf(
        &mut self,
        message: &Message<'_>,
        part: &MessagePart<'_>,
        level: usize,
    ) -> Result<Told, String> {
        let form = match attached(part) {
            Attached::NoText => return Ok(Told::default()),
            Attached::Unread(name) => return Ok(unread(&name, "")),
            Attached::Read(form) => form,
        };
        let is_text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
        if is_text && part.is_encoding_problem {
            return Err("is damaged: its text cannot be decoded".to_owned());
        }
        let name = part.attachment_name().unwrap_or("without a name");
        if !is_text || part.attachment_name().is_some() {
            self.attached += 1;
            if self.attached > MAX_ATTACHED_FILES {
                return Ok(unread(name, ""));
            }
        }
        let file = part.contents();
        let read = match (form, is_text) {
            (Form::Page, true) => self.page(&words(message, part)),
            (_, true) => return Ok(plain(words(message, part).into_owned())),
            (Form::Page, false) => match decode(file, html::declared_encoding(file).as_deref()) {
                Ok(page) => self.page(&page),
                Err(why) => Err(why.to_string()),
            },
            (Form::Text, false) => match decode(file, None) {
                Ok(text) => return Ok(plain(text)),
                Err(why) => Err(why.to_string()),
            },
            (Form::Document, false) => self.timed(|alone| alone.docx(file)),
            (Form::Print, false) => self.timed(|alone| alone.pdf(file)),
            (Form::Message, false) => return self.attached_message(file, name, level),
        };
        Ok(match read {
            Ok(Extracted { text, lost, .. }) => Told { text, lost },
            // A picture with an address below it is a page without text, and no loss.
            Err(why) if why == html::NO_TEXT => Told::default(),
            Err(why) => unread(name, &format!(", which {why}")),
        })
    }

    fn page(&mut self, page: &str) -> Result<Extracted, String> {
        self.timed(|alone| alone.page(page))
    }

    fn attached_message(&mut self, file: &[u8], name: &str, level: usize) -> Result<Told, String> {
        match mail_parser::MessageParser::default().parse(file) {
            Some(message) => self.part(&message, 0, level + 1),
            None => Ok(unread(name, "")),
        }
    }

    /// Takes the time of a reading off what is left of it.
    fn timed(
        &mut self,
        read: impl FnOnce(Alone<'h>) -> Result<Extracted, String>,
    ) -> Result<Extracted, String> {
        let begun = Instant::now();
        let read = read(self.alone);
        self.alone = self.alone.after(begun.elapsed());
        read
    }
}

fn plain(text: String) -> Told {
    Told { text, lost: None }
}

fn unread(name: &str, why: &str) -> Told {
    Told {
        text: String::new(),
        lost: Some(format!(
            "has an attached file that is not read, `{name}`{why}"
        )),
    }
}

fn all(told: Vec<Told>) -> Told {
    let mut whole = Told::default();
    told.into_iter().for_each(|next| whole.add(next));
    whole
}

/// Of several forms of one text the first that has words, unless another has many
/// more.
fn richest(told: Vec<Told>) -> Told {
    let mut chosen = Told::default();
    for form in told {
        if form.words() > RICHER * chosen.words() {
            chosen = form;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::*;

    const STORY: &str = "The town reopened its old baths on Saturday, eleven years after a leak \
        in the roof had closed them, and the mayor noted that the new roof is of larch.";

    /// What a message says that has these parts, each with its head, in one of this
    /// kind.
    fn told(kind: &str, parts: &[(&str, &str)]) -> Told {
        let mut message = format!(
            "From: a@b.test\r\nSubject: x\r\nContent-Type: multipart/{kind}; boundary=q\r\n\r\n"
        );
        for (about, body) in parts {
            message += &format!("--q\r\n{about}\r\n\r\n{body}\r\n");
        }
        message += "--q--\r\n";
        let message = MessageParser::default().parse(message.as_bytes()).unwrap();
        Parts::new(None).of_message(&message).unwrap()
    }

    const PLAIN: &str = "Content-Type: text/plain";
    const PAGE: &str = "Content-Type: text/html";

    #[test]
    fn the_plain_form_is_read_unless_it_only_says_that_there_is_another() {
        let page = format!("<html><body><p>{STORY}</p></body></html>");
        let stub = told(
            "alternative",
            &[(PLAIN, "View it in your browser."), (PAGE, &page)],
        );
        assert_eq!(stub.text.trim(), STORY);
        let empty = told("alternative", &[(PLAIN, ""), (PAGE, &page)]);
        assert_eq!(empty.text.trim(), STORY);
        let both = told(
            "alternative",
            &[
                (
                    PLAIN,
                    "The town reopened its old baths on Saturday, eleven years after a leak, and \
                     the mayor was there.",
                ),
                (PAGE, &page),
            ],
        );
        assert!(both.text.ends_with("was there."), "{}", both.text);
    }

    #[test]
    fn what_is_forwarded_is_read_under_its_subject() {
        let forwarded = format!("From: c@d.test\r\nSubject: Baths\r\n\r\n{STORY}");
        let parts = [
            (PLAIN, "See below."),
            ("Content-Type: message/rfc822", &*forwarded),
        ];
        let told = told("mixed", &parts);
        assert_eq!(told.text.trim(), format!("See below.\n\nBaths\n\n{STORY}"));
        assert_eq!(told.lost, None);
    }

    #[test]
    fn what_is_attached_and_not_read_is_told() {
        let odt = "Content-Type: application/octet-stream; name=story.odt";
        let not_read = told("mixed", &[(PLAIN, STORY), (odt, "x")]);
        assert_eq!(
            not_read.lost.as_deref(),
            Some("has an attached file that is not read, `story.odt`")
        );
        let broken = "Content-Type: application/octet-stream; name=story.docx";
        let lost = told("mixed", &[(PLAIN, STORY), (broken, "x")])
            .lost
            .unwrap();
        assert!(lost.ends_with("`story.docx`, which is no Word document, or one with a password"));
        let picture = "Content-Type: image/png; name=logo.png";
        assert_eq!(told("mixed", &[(PLAIN, STORY), (picture, "x")]).lost, None);
        let many =
            vec![("Content-Type: text/plain; name=a.txt", "It rained."); MAX_ATTACHED_FILES + 1];
        assert!(told("mixed", &many).lost.is_some());
        assert!(told("mixed", &many[1..]).lost.is_none());
    }

    #[test]
    fn parts_within_parts_have_an_end() {
        let mut body = format!("{PLAIN}\r\n\r\nIt rained.\r\n");
        for level in 0..MAX_LEVELS + 2 {
            body = format!(
                "Content-Type: multipart/mixed; boundary=q{level}q\r\n\r\n--q{level}q\r\n\
                 {body}--q{level}q--\r\n"
            );
        }
        let message = format!("From: a@b.test\r\nSubject: x\r\n{body}");
        let message = MessageParser::default().parse(message.as_bytes()).unwrap();
        let told = Parts::new(None).of_message(&message);
        let error = told.map(|told| told.text).unwrap_err();
        assert!(error.starts_with("nests its parts"), "{error}");
    }
}
