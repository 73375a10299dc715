//! What an input says about an article beside its text: the fields that front
//! matter, records and web pages have in common. Owns their names and how
//! values of other kinds (numbers, lists) become text.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::Source;

/// Fields of one article, as far as they are given; none of them is blank.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Metadata {
    /// The article's own identifier.
    pub id: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

impl Metadata {
    /// Takes one field by its name; says whether the name is known. The first
    /// value given to a field stays.
    pub fn take(&mut self, name: &str, value: Option<String>) -> bool {
        let slot = match name {
            "id" | "source_id" => {
                // An id is an address: white space inside it is part of it.
                let id = value.map(|id| without_nul(id.trim()));
                self.id = self.id.take().or(id.filter(|id| !id.is_empty()));
                return true;
            }
            "outlet" => &mut self.outlet,
            "title" => &mut self.title,
            "author" => &mut self.author,
            "published" | "date" => &mut self.published,
            "url" => &mut self.url,
            "language" | "lang" => &mut self.language,
            _ => return false,
        };
        if slot.is_none() {
            *slot = value.as_deref().and_then(given);
        }
        true
    }

    /// Fills in `other` wherever this one has no field.
    pub fn or(self, other: Metadata) -> Metadata {
        Metadata {
            id: self.id.or(other.id),
            outlet: self.outlet.or(other.outlet),
            title: self.title.or(other.title),
            author: self.author.or(other.author),
            published: self.published.or(other.published),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
        }
    }

    /// The source of these fields, under its own id or `default_id`.
    pub fn into_source(self, default_id: &str) -> Source {
        let mut source = Source::new(self.id.unwrap_or_else(|| default_id.to_owned()));
        source.outlet = self.outlet;
        source.title = self.title;
        source.author = self.author;
        source.published = self.published;
        source.url = self.url;
        source.language = self.language;
        source
    }
}

/// A value on one line without white space around it; nothing where it is blank.
pub(crate) fn given(value: &str) -> Option<String> {
    let mut text = String::new();
    for word in value.split_whitespace() {
        if text.len() > MAX_FIELD_CHARS {
            text.push('…');
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        match word.char_indices().nth(MAX_FIELD_CHARS) {
            Some((end, _)) => {
                text.push_str(word.get(..end).unwrap_or_default());
                text.push('…');
            }
            None => text.push_str(word),
        }
    }
    (!text.is_empty()).then(|| without_nul(&text))
}

/// No title, name or address is longer; in a hostile page it may be megabytes, and
/// stands in every row.
const MAX_FIELD_CHARS: usize = 2_000;

/// A file with a NUL in it is taken for no text by whoever reads it back.
fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// A value of a record as text: numbers and truth values as written, a list
/// parted by commas, `{"name": …}` by its name.
pub(crate) fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => given(text),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(as_text).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        Value::Object(fields) => fields.get("name").and_then(as_text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dates_and_ids_go_by_two_names_and_the_first_stays() {
        let mut metadata = Metadata::default();
        assert!(metadata.take("date", Some("2024-05-01".into())));
        assert!(metadata.take("published", Some("2020-01-01".into())));
        assert!(metadata.take("source_id", Some(" a 1 ".into())));
        assert!(!metadata.take("layout", Some("post".into())));
        assert_eq!(metadata.published.as_deref(), Some("2024-05-01"));
        assert_eq!(metadata.id.as_deref(), Some("a 1"));
    }

    #[test]
    fn what_no_reader_of_a_table_could_bear_is_cut_off() {
        let title = given(&"rain ".repeat(100_000)).unwrap();
        assert!(
            title.len() < MAX_FIELD_CHARS + 10 && title.ends_with("rain…"),
            "{}",
            title.len()
        );
        assert_eq!(
            given(&"é".repeat(9_000)).unwrap().chars().count(),
            MAX_FIELD_CHARS + 1
        );
        let usual = "rain ".repeat(300);
        assert_eq!(given(&usual).as_deref(), Some(usual.trim()));
        let mut metadata = Metadata::default();
        metadata.take("id", Some("x\0y".into()));
        assert_eq!(metadata.id.as_deref(), Some("x\u{fffd}y"));
    }

    #[test]
    fn a_blank_value_is_none() {
        let mut metadata = Metadata::default();
        metadata.take("title", Some("  \n".into()));
        assert_eq!(metadata.title, None);
    }

    #[test]
    fn other_kinds_of_value_become_text() {
        assert_eq!(as_text(&json!(17)).as_deref(), Some("17"));
        assert_eq!(
            as_text(&json!(["A", {"name": "B"}])).as_deref(),
            Some("A, B")
        );
        assert_eq!(as_text(&json!(null)), None);
        assert_eq!(as_text(&json!({"url": "x"})), None);
    }
}
