//! The fields of a claim and of an alias: which there are, what each may hold,
//! and which may not be empty. Owns these rules for every format.

use crate::domain::{Alias, Claim, Span};

use super::super::IngestError;
use super::super::suggestion;
use super::record::{ClaimRecord, Placed, PlacedAlias, PlacedClaim, Value};
use crate::ingest::article::source_text::SourceText;

/// The fields of a claim.
pub(super) const CLAIM: [&str; 7] = [
    "id", "claim", "label", "variants", "counters", "topic", "note",
];

/// The fields of an alias.
pub(super) const ALIAS: [&str; 2] = ["name", "also"];

/// No wording is longer: one that is was meant for something else, and comparing it
/// with every sentence would take days.
const LONGEST: usize = 2_000;

/// The error for a field or column that is not known, with the nearest that is.
pub(super) fn unknown(
    source: &SourceText,
    kind: &str,
    given: &Placed<String>,
    known: &[&str],
) -> IngestError {
    let mend = suggestion::mend(&given.value, known);
    source
        .error_at(given.span, format!("unknown {kind}"), mend)
        .in_field(&given.value)
}

/// Makes a claim of a record.
pub(super) fn claim(source: &SourceText, record: &ClaimRecord) -> Result<PlacedClaim, IngestError> {
    let mut fields = Fields::of(source, record, &CLAIM)?;
    let id = fields.required("id", "Give the claim a short name that no other claim has.")?;
    let text = fields.required("claim", "Write what a source may assert.")?;
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
    let mut fields = Fields::of(source, record, &ALIAS)?;
    let name = fields.required("name", "Write the name that stands for the entity.")?;
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
}

impl<'r> Fields<'r> {
    fn of(
        source: &'r SourceText,
        record: &'r ClaimRecord,
        known: &[&str],
    ) -> Result<Self, IngestError> {
        let mut fields: Vec<(&str, &Placed<Value>)> = Vec::new();
        for (name, value) in &record.fields {
            if !known.contains(&name.value.as_str()) {
                return Err(unknown(source, "field", name, known));
            }
            if fields.iter().any(|(other, _)| *other == name.value) {
                let what = "the field stands here twice";
                let error = source.error_at(name.span, what, "Take one out, or join the two.");
                return Err(error.in_field(&name.value));
            }
            fields.push((&name.value, value));
        }
        Ok(Self {
            source,
            place: record.span,
            fields,
        })
    }

    fn take(&mut self, name: &str) -> Option<&'r Placed<Value>> {
        let found = self.fields.iter().find(|(field, _)| *field == name);
        found.map(|(_, value)| *value)
    }

    fn error(&self, name: &str, span: Span, what: String, mend: &str) -> IngestError {
        self.source.error_at(span, what, mend).in_field(name)
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
        let what = format!("this is {kind} where a text belongs");
        Err(self.error(
            name,
            field.span,
            what,
            "Write one text between quotation marks.",
        ))
    }

    /// A text that must be there and not be blank.
    fn required(&mut self, name: &str, mend: &str) -> Result<Placed<String>, IngestError> {
        match self.text_at(name)? {
            Some(text) if !text.value.is_empty() => {
                self.check_length(name, &text)?;
                Ok(text)
            }
            Some(text) => Err(self.error(name, text.span, "is empty".to_owned(), mend)),
            None => Err(self.error(name, self.place, "is missing".to_owned(), mend)),
        }
    }

    fn check_length(&self, name: &str, text: &Placed<String>) -> Result<(), IngestError> {
        let length = text.value.chars().count();
        if length <= LONGEST {
            return Ok(());
        }
        let what = format!("has {length} characters where no more than {LONGEST} can be");
        Err(self.error(name, text.span, what, "State it in one sentence."))
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
                        let what = "one of its texts is empty".to_owned();
                        let mend = "Write it, or take it out.";
                        return Err(self.error(name, text.span, what, mend));
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
        let what = format!("this is {kind} where a list of texts belongs");
        let mend = "Write a list: [\"first wording\", \"second wording\"].";
        Err(self.error(name, field.span, what, mend))
    }
}
