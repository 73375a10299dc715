//! Claims files in TOML: `[[claim]]` and `[[alias]]`. Owns the step from TOML
//! values to records; the rules about fields are in `fields`.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::domain::Span;
use crate::ingest::article::source_text::SourceText;

use super::super::IngestError;
use super::fields;
use super::record::{ClaimRecord, ClaimsFile, Placed, Value};

/// The tables at the head of a file.
const TABLES: [&str; 2] = ["alias", "claim"];

/// Reads a file.
pub(super) fn read(source: SourceText) -> Result<ClaimsFile, IngestError> {
    let (mut claims, mut aliases) = (Vec::new(), Vec::new());
    let table = DeTable::parse(&source.text).map_err(|error| syntax(&source, &error))?;
    for (name, value) in in_order(table.get_ref()) {
        match name.get_ref().as_ref() {
            "claim" => {
                for record in records(&source, "claim", value)? {
                    claims.push(fields::claim(&source, &record, "id")?);
                }
            }
            "alias" => {
                for record in records(&source, "alias", value)? {
                    aliases.push(fields::alias(&source, &record)?);
                }
            }
            _ => return Err(fields::unknown(&source, "table", &key(name), &TABLES)),
        }
    }
    drop(table);
    Ok(ClaimsFile {
        source,
        claims,
        aliases,
    })
}

fn syntax(source: &SourceText, error: &toml::de::Error) -> IngestError {
    let what = format!("invalid TOML: {}", error.message().replace('\n', ", "));
    let help = "check this line for a missing quote or bracket";
    match error.span() {
        Some(span) => source.error_at(Span::new(span.start, span.end), what, help),
        None => source.error(what, help),
    }
}

type Entry<'t, 's> = (
    &'t Spanned<toml::de::DeString<'s>>,
    &'t Spanned<DeValue<'s>>,
);

/// The entries of a table in the order of the file.
fn in_order<'t, 's>(table: &'t DeTable<'s>) -> Vec<Entry<'t, 's>> {
    let mut entries: Vec<Entry<'t, 's>> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

fn records(
    source: &SourceText,
    name: &str,
    value: &Spanned<DeValue<'_>>,
) -> Result<Vec<ClaimRecord>, IngestError> {
    let wrong = |span: Span| {
        let help = format!("write `[[{name}]]` above the fields of each {name}");
        source.error_at(span, format!("`{name}` must be a list of tables"), help)
    };
    let items: &DeArray<'_> = value
        .get_ref()
        .as_array()
        .ok_or_else(|| wrong(place(value)))?;
    let mut records = Vec::with_capacity(items.len());
    for item in items.iter() {
        let table = item
            .get_ref()
            .as_table()
            .ok_or_else(|| wrong(place(item)))?;
        let fields = in_order(table).into_iter();
        records.push(ClaimRecord {
            span: place(item),
            fields: fields
                .map(|(name, value)| (key(name), converted(value)))
                .collect(),
        });
    }
    Ok(records)
}

fn key(name: &Spanned<toml::de::DeString<'_>>) -> Placed<String> {
    Placed::new(name.get_ref().to_string(), place(name))
}

fn converted(value: &Spanned<DeValue<'_>>) -> Placed<Value> {
    let converted = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Array(items) => texts(items),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Other("a number"),
        DeValue::Boolean(_) => Value::Other("true or false"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Table(_) => Value::Other("a table"),
    };
    Placed::new(converted, place(value))
}

fn texts(items: &DeArray<'_>) -> Value {
    let mut texts = Vec::new();
    for item in items.iter() {
        match item.get_ref().as_str() {
            Some(text) => texts.push(Placed::new(text.to_owned(), place(item))),
            None => return Value::Other("a list of something else than texts"),
        }
    }
    Value::Texts(texts)
}

fn place<T>(value: &Spanned<T>) -> Span {
    let span = value.span();
    Span::new(span.start, span.end)
}
