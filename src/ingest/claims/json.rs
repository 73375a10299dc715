//! Claims files in JSON: a list of claims, or an object with `alias` and
//! `claim`. Owns the step from JSON values to records, and finding their place
//! in the text, which the parser does not tell.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::domain::Span;
use crate::ingest::article::source_text::SourceText;

use super::super::IngestError;
use super::super::error::offset_of;
use super::fields;
use super::record::{ClaimRecord, ClaimsFile, Placed, Value};

/// The lists at the head of a file.
const LISTS: [&str; 2] = ["alias", "claim"];

/// Reads a file.
pub(super) fn read(source: SourceText) -> Result<ClaimsFile, IngestError> {
    let (mut claims, mut aliases) = (Vec::new(), Vec::new());
    let whole: &RawValue = parsed(&source, &source.text)?;
    let lists = if whole.get().starts_with('[') {
        vec![(
            Placed::new("claim".to_owned(), place(&source, whole)),
            whole,
        )]
    } else {
        entries(&source, whole)?
    };
    for (name, list) in lists {
        match name.value.as_str() {
            "claim" => {
                for record in records(&source, list)? {
                    claims.push(fields::claim(&source, &record, "id")?);
                }
            }
            "alias" => {
                for record in records(&source, list)? {
                    aliases.push(fields::alias(&source, &record)?);
                }
            }
            _ => return Err(fields::unknown(&source, "list", &name, &LISTS)),
        }
    }
    Ok(ClaimsFile {
        source,
        claims,
        aliases,
    })
}

/// Parses a part of the file; the whole has been parsed before, so that only a
/// value of another kind than expected can fail in a part.
fn parsed<'t, T: Deserialize<'t>>(source: &SourceText, part: &'t str) -> Result<T, IngestError> {
    serde_json::from_str(part).map_err(|error| {
        let at = offset_of(part, error.line(), error.column()) + start(source, part);
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        source.error_at(
            Span::new(at.saturating_sub(1), at),
            format!("invalid JSON: {what}"),
            "check this line for an extra comma or a missing quote",
        )
    })
}

/// The fields of an object in the order of the file, those given twice too.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

fn entries<'t>(
    source: &'t SourceText,
    object: &'t RawValue,
) -> Result<Vec<(Placed<String>, &'t RawValue)>, IngestError> {
    if !object.get().starts_with('{') {
        let help = "write each claim as {\"id\": \"…\", \"claim\": \"…\"}";
        return Err(source.error_at(place(source, object), "not an object", help));
    }
    let Entries(entries) = parsed(source, object.get())?;
    let placed = entries.into_iter().map(|(name, value)| {
        let span = key_before(source, &name, value);
        (Placed::new(name, span), value)
    });
    Ok(placed.collect())
}

fn records(source: &SourceText, list: &RawValue) -> Result<Vec<ClaimRecord>, IngestError> {
    if !list.get().starts_with('[') {
        let help = "write a list, for example [{\"id\": \"…\", \"claim\": \"…\"}]";
        return Err(source.error_at(place(source, list), "not a list", help));
    }
    let items: Vec<&RawValue> = parsed(source, list.get())?;
    let mut records = Vec::with_capacity(items.len());
    for item in items {
        let mut fields = Vec::new();
        for (name, value) in entries(source, item)? {
            fields.push((
                name,
                Placed::new(converted(source, value)?, place(source, value)),
            ));
        }
        records.push(ClaimRecord {
            span: place(source, item),
            fields,
        });
    }
    Ok(records)
}

fn converted(source: &SourceText, value: &RawValue) -> Result<Value, IngestError> {
    Ok(match value.get().chars().next() {
        Some('"') => Value::Text(parsed(source, value.get())?),
        Some('[') => {
            let items: Vec<&RawValue> = parsed(source, value.get())?;
            if items.iter().any(|item| !item.get().starts_with('"')) {
                return Ok(Value::Other("a list of something else than texts"));
            }
            let mut texts = Vec::with_capacity(items.len());
            for item in items {
                texts.push(Placed::new(
                    parsed(source, item.get())?,
                    place(source, item),
                ));
            }
            Value::Texts(texts)
        }
        Some('{') => Value::Other("an object"),
        Some('t' | 'f') => Value::Other("true or false"),
        Some('n') | None => Value::Other("null"),
        Some(_) => Value::Other("a number"),
    })
}

/// Where a part begins: it is borrowed from the text, so that the distance of
/// the two addresses is its offset.
fn start(source: &SourceText, part: &str) -> usize {
    let distance = (part.as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize);
    distance.min(source.text.len())
}

fn place(source: &SourceText, value: &RawValue) -> Span {
    let start = start(source, value.get());
    Span::new(start, start + value.get().len())
}

/// The place of the name that stands before a value; of the value itself where
/// the name is written with escapes.
fn key_before(source: &SourceText, name: &str, value: &RawValue) -> Span {
    let value = place(source, value);
    let before = source.text.get(..value.start).unwrap_or_default();
    let before = before
        .trim_end()
        .strip_suffix(':')
        .unwrap_or(before)
        .trim_end();
    let quoted = format!("\"{name}\"");
    if before.ends_with(&quoted) {
        Span::new(before.len() - quoted.len(), before.len())
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_names_are_found_in_the_text() {
        let text = "{ \"claim\" : [ {\"id\":\"é\\u0301\", \"claim\" :\"A\"} ] }";
        let source = SourceText {
            file: "c.json".into(),
            text: text.to_owned(),
        };
        let whole: &RawValue = parsed(&source, &source.text).unwrap();
        let (name, list) = entries(&source, whole).unwrap().remove(0);
        assert_eq!(name.span.slice(text), Some("\"claim\""));
        let record = records(&source, list).unwrap().remove(0);
        let places: Vec<_> = record
            .fields
            .iter()
            .map(|(name, value)| (name.span.slice(text), value.span.slice(text)))
            .collect();
        assert_eq!(
            places,
            [
                (Some("\"id\""), Some("\"é\\u0301\"")),
                (Some("\"claim\""), Some("\"A\""))
            ]
        );
        assert_eq!(record.fields[0].1.value, Value::Text("é\u{301}".to_owned()));
    }
}
