//! Cutting into tokens, each word worked out anew wherever it stands.

use stancegrid::domain::Span;
use stancegrid::text::{Stemmer, TokenKind};

/// What a token tells, all of it its own.
#[derive(Debug, Clone, PartialEq)]
pub struct PlainToken {
    pub span: Span,
    pub kind: TokenKind,
    pub capital: bool,
    pub shouted: bool,
    pub lower: String,
    pub stem: String,
    pub also: Vec<String>,
}

impl PlainToken {
    pub fn is_word(&self) -> bool {
        self.kind != TokenKind::Mark
    }

    pub fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.lower == mark
    }
}

const CONTRACTED: [(&str, &str); 3] = [("ca", "can"), ("wo", "will"), ("sha", "shall")];

pub fn tokenize(text: &str, stemmer: &Stemmer) -> Vec<PlainToken> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_alphanumeric() {
            let end = at + word_length(&text[at..]);
            push_word(text, Span::new(at, end), stemmer, &mut tokens);
            at = end;
        } else {
            let end = at + first.len_utf8();
            if !first.is_whitespace() && first != '-' {
                tokens.push(mark(text, Span::new(at, end)));
            }
            at = end;
        }
    }
    tokens
}

fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let joins = match char {
            '\'' => before.is_alphabetic() && next.is_alphabetic(),
            '.' => {
                let digits = before.is_ascii_digit() && next.is_ascii_digit();
                digits || in_abbreviation(text, at)
            }
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => char.is_alphanumeric() || is_combining(char),
        };
        if !joins {
            break;
        }
        end = at + char.len_utf8();
        before = char;
    }
    end
}

fn in_abbreviation(text: &str, at: usize) -> bool {
    let letters_and_points = |part: &str| {
        let mut chars = part.chars();
        while let Some(letter) = chars.next() {
            if !letter.is_alphabetic() || chars.next().is_some_and(|point| point != '.') {
                return false;
            }
        }
        true
    };
    let before = &text[..at];
    let next_is_letter_point = {
        let mut after = text[at + 1..].chars();
        after.next().is_some_and(char::is_alphabetic) && after.next() == Some('.')
    };
    !before.is_empty()
        && letters_and_points(before)
        && (before.contains('.') || next_is_letter_point)
}

fn is_combining(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

fn mark(text: &str, span: Span) -> PlainToken {
    let lower = text[span.range()].to_owned();
    PlainToken {
        span,
        kind: TokenKind::Mark,
        capital: false,
        shouted: false,
        stem: lower.clone(),
        lower,
        also: Vec::new(),
    }
}

fn push_word(text: &str, span: Span, stemmer: &Stemmer, tokens: &mut Vec<PlainToken>) {
    let surface = &text[span.range()];
    let capital = surface.chars().next().is_some_and(char::is_uppercase);
    let mut lower = surface.to_lowercase();
    if surface.chars().next().is_some_and(|c| c.is_ascii_digit()) {
        let lower: String = lower.chars().filter(|&c| c != ',').collect();
        let stem = lower.clone();
        let kind = TokenKind::Number;
        let also = Vec::new();
        tokens.push(PlainToken {
            span,
            kind,
            capital,
            shouted: false,
            lower,
            stem,
            also,
        });
        return;
    }
    if let Some(base) = lower.strip_suffix("n't") {
        let base = CONTRACTED
            .iter()
            .find(|(short, _)| *short == base)
            .map_or(base, |(_, long)| long);
        let cut = span.end.saturating_sub("n't".len());
        if !base.is_empty() {
            tokens.push(word(
                Span::new(span.start, cut),
                capital,
                base.to_owned(),
                stemmer,
            ));
        }
        tokens.push(word(
            Span::new(cut, span.end),
            false,
            "n't".to_owned(),
            stemmer,
        ));
        return;
    }
    for ending in ["'s", "'"] {
        if let Some(base) = lower.strip_suffix(ending) {
            lower = base.to_owned();
            break;
        }
    }
    let mut token = word(span, capital, lower, stemmer);
    let mut letters = surface.chars().filter(|char| char.is_alphabetic());
    token.shouted = letters.clone().count() > 1 && letters.all(char::is_uppercase);
    tokens.push(token);
}

fn word(span: Span, capital: bool, lower: String, stemmer: &Stemmer) -> PlainToken {
    PlainToken {
        span,
        kind: TokenKind::Word,
        capital,
        shouted: false,
        stem: stemmer.stem(&lower),
        lower,
        also: Vec::new(),
    }
}
