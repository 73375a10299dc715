//! Normalization character by character, with a map that is searched anew for
//! every span.

use std::iter;

use stancegrid::domain::Span;
use stancegrid::text::BrokenWord;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    normalized: Span,
    original: Span,
}

pub struct PlainNormalized {
    pub text: String,
    edits: Vec<Edit>,
    original_len: usize,
}

impl PlainNormalized {
    /// Broken words put together; where they are is told by the one way there is.
    pub fn rejoined(original: &str, broken: &[BrokenWord]) -> Self {
        let mut normalized = Self {
            text: String::with_capacity(original.len()),
            edits: Vec::new(),
            original_len: original.len(),
        };
        let mut at = 0;
        while at < original.len() {
            if let Some(word) = broken.iter().find(|word| word.span.start == at) {
                let from = normalized.text.len();
                normalized
                    .text
                    .push_str(if word.keeps_hyphen { "-" } else { "" });
                normalized.note(from, word.span);
                at = word.span.end;
                continue;
            }
            let next = broken.iter().find(|word| word.span.start > at);
            let end = next.map_or(original.len(), |word| word.span.start);
            let plain = plain_prefix(&original[at..end]);
            normalized.text.push_str(&original[at..at + plain]);
            at += plain;
            let cluster = cluster_prefix(&original[at..end]);
            normalized.push_cluster(original, Span::new(at, at + cluster));
            at += cluster;
        }
        normalized
    }

    pub fn to_original(&self, span: Span) -> Span {
        let start = floor(&self.text, span.start);
        let end = ceil(&self.text, span.end);
        carry(&self.edits, Span::new(start, end), |edit| {
            (edit.normalized, edit.original)
        })
    }

    pub fn to_normalized(&self, span: Span) -> Span {
        let end = span.end.min(self.original_len);
        let span = Span::new(span.start.min(end), end);
        let carried = carry(&self.edits, span, |edit| (edit.original, edit.normalized));
        Span::new(
            floor(&self.text, carried.start),
            ceil(&self.text, carried.end),
        )
    }

    fn push_cluster(&mut self, original: &str, cluster: Span) {
        let whole = &original[cluster.range()];
        let visible = whole.trim_end_matches(is_invisible);
        let before = original[..cluster.start].chars().next_back();
        let after = original[cluster.end..].chars().next();
        if !visible.is_empty() {
            let mut rewritten = String::with_capacity(visible.len());
            for c in visible.chars() {
                match rewrite(c, before, after) {
                    Rewrite::Keep => rewritten.push(c),
                    Rewrite::Drop => {}
                    Rewrite::Char(other) => rewritten.push(other),
                    Rewrite::Text(other) => rewritten.push_str(other),
                }
            }
            let from = self.text.len();
            self.text.extend(rewritten.nfc());
            if &self.text[from..] != visible {
                self.note(
                    from,
                    Span::new(cluster.start, cluster.start + visible.len()),
                );
            }
        }
        if visible.len() < whole.len() {
            let from = self.text.len();
            self.note(from, Span::new(cluster.start + visible.len(), cluster.end));
        }
    }

    fn note(&mut self, from: usize, original: Span) {
        self.edits.push(Edit {
            normalized: Span::new(from, self.text.len()),
            original,
        });
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut place = at.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

fn ceil(text: &str, at: usize) -> usize {
    let mut place = at.min(text.len());
    while !text.is_char_boundary(place) {
        place += 1;
    }
    place
}

fn plain_prefix(text: &str) -> usize {
    match text.bytes().position(|byte| !byte.is_ascii()) {
        None => text.len(),
        Some(other) => other.saturating_sub(1),
    }
}

fn cluster_prefix(text: &str) -> usize {
    let follows = |&c: &char| {
        !c.is_ascii()
            && (is_invisible(c)
                || canonical_combining_class(c) != 0
                || is_nfc_quick(iter::once(c)) != IsNormalized::Yes)
    };
    let first = text.chars().next().map_or(0, char::len_utf8);
    let rest = text[first..].chars().take_while(follows);
    first + rest.map(char::len_utf8).sum::<usize>()
}

fn carry(edits: &[Edit], span: Span, sides: impl Fn(&Edit) -> (Span, Span)) -> Span {
    // Where the byte at `at` begins and ends on the other side.
    let byte = |at: usize| {
        let before = edits.partition_point(|edit| sides(edit).0.start <= at);
        let Some(edit) = before.checked_sub(1).and_then(|last| edits.get(last)) else {
            return Span::new(at, at + 1);
        };
        let (from, to) = sides(edit);
        match at.checked_sub(from.end) {
            None => to,
            Some(past) => Span::new(to.end + past, to.end + past + 1),
        }
    };
    let start = byte(span.start).start;
    match span.end.checked_sub(1) {
        Some(last) if !span.is_empty() => Span::new(start, byte(last).end),
        _ => Span::new(start, start),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rewrite {
    Keep,
    Drop,
    Char(char),
    Text(&'static str),
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' // soft hyphen
        | '\u{61C}' | '\u{200E}' | '\u{200F}' // direction marks
        | '\u{180E}' // Mongolian vowel separator
        | '\u{200B}'..='\u{200D}' // zero-width space, non-joiner, joiner
        | '\u{202A}'..='\u{202E}' // embeddings and overrides
        | '\u{2060}'..='\u{2064}' // word joiner, invisible operators
        | '\u{2066}'..='\u{206F}' // isolates and their deprecated kin
        | '\u{FEFF}' // byte-order mark
    )
}

fn rewrite(c: char, before: Option<char>, after: Option<char>) -> Rewrite {
    if c.is_ascii() {
        return Rewrite::Keep;
    }
    if is_invisible(c) {
        return Rewrite::Drop;
    }
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '‵' | '´' | '❛' | '❜' => {
            Rewrite::Char('\'')
        }
        '\u{2B9}' | '\u{2BB}'..='\u{2BD}' | '\u{2C8}' | '\u{1FEF}' | '\u{1FFD}' => {
            Rewrite::Char('\'')
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '❝' | '❞' | '〝'..='〟' | '\u{2BA}' => {
            Rewrite::Char('"')
        }
        '‴' => Rewrite::Text("'''"),
        '‒' | '–' if touches_word(before) && touches_word(after) => Rewrite::Char('-'),
        '‒' | '–' | '—' | '―' | '⸺' | '⸻' => Rewrite::Char('—'),
        '\u{2010}' | '\u{2011}' | '−' => Rewrite::Char('-'),
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Rewrite::Char(' ')
        }
        '\u{2028}' | '\u{2029}' => Rewrite::Char('\n'),
        '…' => Rewrite::Text("..."),
        'ﬀ' => Rewrite::Text("ff"),
        'ﬁ' => Rewrite::Text("fi"),
        'ﬂ' => Rewrite::Text("fl"),
        'ﬃ' => Rewrite::Text("ffi"),
        'ﬄ' => Rewrite::Text("ffl"),
        'ﬅ' | 'ﬆ' => Rewrite::Text("st"),
        '\u{FF01}'..='\u{FF5E}' => narrow(c),
        _ => look_alike(c, before, after),
    }
}

/// Letters of other alphabets, and below them the Latin ones that they look like.
const OTHERS: &str = "асϲԁеһіιјϳӏоοрρѕνхуАΑВΒСϹЕΕНΗІΙӀЈКΚМΜΝОΟРΡЅТΤХΧΥҮΖ";
const LATIN: &str = "accdehiijjlooppsvxyAABBCCEEHHIIIJKKMMNOOPPSTTXXYYZ";

fn look_alike(c: char, before: Option<char>, after: Option<char>) -> Rewrite {
    let mut beside = [before, after].into_iter().flatten();
    let mut pairs = OTHERS.chars().zip(LATIN.chars());
    match pairs.find(|(other, _)| *other == c) {
        Some((_, latin)) if beside.any(|c| c.is_ascii_alphabetic()) => Rewrite::Char(latin),
        Some(_) | None => Rewrite::Keep,
    }
}

fn touches_word(beside: Option<char>) -> bool {
    beside.is_some_and(char::is_alphanumeric)
}

fn narrow(c: char) -> Rewrite {
    // The block repeats ASCII from `!` on, in the same order.
    let place = u32::from(c) - 0xFF01 + u32::from('!');
    char::from_u32(place).map_or(Rewrite::Keep, Rewrite::Char)
}
