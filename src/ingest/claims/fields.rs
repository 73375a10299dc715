//! The fields of a claim and of an alias: which there are, what each may hold,
//! and which may not be empty. Owns these rules for every format.

use crate::domain::{Alias, Claim, Span};
use crate::ingest::article::source_text::SourceText;

use super::super::{IngestError, suggestion};
use super::record::{ClaimRecord, Placed, PlacedAlias, PlacedClaim, Value};

/// The fields of a claim.
pub(super) const CLAIM: [&str; 7] = [
    "id", "claim", "label", "variants", "counters", "topic", "note",
];

/// The fields of an alias.
pub(super) const ALIAS: [&str; 2] = ["name", "also"];

/// No wording is longer: one that is was meant for something else, and comparing it
/// with every sentence would take days.
const MAX_WORDING_CHARS: usize = 2_000;

/// The error for a field or column that is not known, with the nearest that is.
pub(super) fn unknown(
    source: &SourceText,
    kind: &str,
    given: &Placed<String>,
    known: &[&str],
) -> IngestError {
    let what = format!("unknown {kind} \"{}\"", given.value);
    let help = suggestion::help(&given.value, known);
    source
        .error_at(given.span, what, help)
        .in_field(&given.value)
}

/// Makes a claim of a record. `id_name` is what the file calls the field `id`.
pub(super) fn claim(
    source: &SourceText,
    record: &ClaimRecord,
    id_name: &'static str,
) -> Result<PlacedClaim, IngestError> {
    let mut fields = Fields::of(source, record, &CLAIM, id_name)?;
    let id = fields.required("id", "give the claim a short name that no other claim has")?;
    let text = fields.required("claim", "write what a source may assert")?;
    let mut claim = Claim::new(id.value, text.value);
    claim.label = fields.text("label")?;
    claim.topic = fields.text("topic")?;
    claim.note = fields.text("note")?;
    claim.variants = values(fields.texts("variants")?);
    claim.counters = values(fields.texts("counters")?);
    Ok(PlacedClaim { claim, id: id.span })
}

/// Makes an alias of a record.
pub(super) fn alias(source: &SourceText, record: &ClaimRecord) -> Result<PlacedAlias, IngestError> {
    let mut fields = Fields::of(source, record, &ALIAS, "id")?;
    let name = fields.required("name", "write the name that stands for the entity")?;
    let also = fields.texts("also")?;
    let alias = Alias {
        name: name.value.clone(),
        also: values(also.clone()),
    };
    let names = std::iter::once(name).chain(also).collect();
    Ok(PlacedAlias { alias, names })
}

fn values(placed: Vec<Placed<String>>) -> Vec<String> {
    placed.into_iter().map(|text| text.value).collect()
}

/// The fields of one record, known and each there once.
struct Fields<'r> {
    source: &'r SourceText,
    place: Span,
    fields: Vec<(&'r str, &'r Placed<Value>)>,
    id_name: &'static str,
}

impl<'r> Fields<'r> {
    fn of(
        source: &'r SourceText,
        record: &'r ClaimRecord,
        known: &[&str],
        id_name: &'static str,
    ) -> Result<Self, IngestError> {
        let mut fields: Vec<(&str, &Placed<Value>)> = Vec::new();
        for (name, value) in &record.fields {
            if !known.contains(&name.value.as_str()) {
                return Err(unknown(source, "field", name, known));
            }
            if fields.iter().any(|(other, _)| *other == name.value) {
                let what = format!("duplicate field `{}`", name.value);
                let error = source.error_at(name.span, what, "remove one, or join the two");
                return Err(error.in_field(&name.value));
            }
            fields.push((&name.value, value));
        }
        Ok(Self {
            source,
            place: record.span,
            fields,
            id_name,
        })
    }

    fn take(&mut self, name: &str) -> Option<&'r Placed<Value>> {
        let found = self.fields.iter().find(|(field, _)| *field == name);
        found.map(|(_, value)| *value)
    }

    fn error(&self, name: &str, span: Span, what: String, help: &str) -> IngestError {
        let error = self.source.error_at(span, what, help);
        error.in_field(self.shown(name))
    }

    /// What the file calls a field.
    fn shown<'n>(&self, name: &'n str) -> &'n str {
        if name == "id" { self.id_name } else { name }
    }

    fn text_at(&mut self, name: &str) -> Result<Option<Placed<String>>, IngestError> {
        let Some(field) = self.take(name) else {
            return Ok(None);
        };
        let kind = match &field.value {
            Value::Text(text) => {
                return Ok(Some(Placed::new(text.trim().to_owned(), field.span)));
            }
            Value::Texts(_) => "a list",
            Value::Other(kind) => kind,
        };
        let what = format!("`{}` must be one text, not {kind}", self.shown(name));
        let help = "write one text in quotation marks";
        Err(self.error(name, field.span, what, help))
    }

    /// A text that must be there and not be blank.
    fn required(&mut self, name: &str, help: &str) -> Result<Placed<String>, IngestError> {
        let shown = self.shown(name);
        match self.text_at(name)? {
            Some(text) if !text.value.is_empty() => {
                self.check_length(name, &text)?;
                Ok(text)
            }
            Some(text) => Err(self.error(name, text.span, format!("`{shown}` is empty"), help)),
            None => Err(self.error(name, self.place, format!("missing field `{shown}`"), help)),
        }
    }

    fn check_length(&self, name: &str, text: &Placed<String>) -> Result<(), IngestError> {
        let length = text.value.chars().count();
        if length <= MAX_WORDING_CHARS {
            return Ok(());
        }
        let what = format!(
            "`{}` has {length} characters, and at most {MAX_WORDING_CHARS} are allowed",
            self.shown(name)
        );
        Err(self.error(name, text.span, what, "state it in one sentence"))
    }

    /// A text that may be left out or blank.
    fn text(&mut self, name: &str) -> Result<Option<String>, IngestError> {
        let text = self.text_at(name)?.map(|text| text.value);
        Ok(text.filter(|text| !text.is_empty()))
    }

    /// A list of texts, none of them blank.
    fn texts(&mut self, name: &str) -> Result<Vec<Placed<String>>, IngestError> {
        let Some(field) = self.take(name) else {
            return Ok(Vec::new());
        };
        let kind = match &field.value {
            Value::Texts(texts) => {
                let mut kept = Vec::with_capacity(texts.len());
                for text in texts {
                    let value = text.value.trim();
                    if value.is_empty() {
                        let what = format!("empty text in `{name}`");
                        let help = "write the text, or remove it";
                        return Err(self.error(name, text.span, what, help));
                    }
                    let text = Placed::new(value.to_owned(), text.span);
                    self.check_length(name, &text)?;
                    kept.push(text);
                }
                return Ok(kept);
            }
            Value::Text(_) => "one text",
            Value::Other(kind) => kind,
        };
        let what = format!("`{name}` must be a list of texts, not {kind}");
        let help = "write a list, for example [\"first wording\", \"second wording\"]";
        Err(self.error(name, field.span, what, help))
    }
}
