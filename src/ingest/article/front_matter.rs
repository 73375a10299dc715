//! Front matter: the block of fields at the head of a text, between lines of
//! `---` (YAML) or `+++` (TOML). Owns telling it from a text that happens to
//! begin with such a line.

use serde_json::Value;

use super::metadata::{Metadata, as_text};

/// How much a text must look like front matter before it is taken for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    /// Markdown has front matter as a habit: any block of fields is taken off.
    Usual,
    /// Plain text has not: only a block with a field that we know is taken off.
    Rare,
}

/// A text and the fields that stood before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parted<'t> {
    /// The fields; empty where there was no front matter.
    pub metadata: Metadata,
    /// What follows the front matter, without blank lines before it.
    pub body: &'t str,
}

/// Parts front matter from the text under it. A block that begins like fields
/// and cannot be read is an error, said in words that complete "failed: …".
pub(crate) fn part(text: &str, habit: Habit) -> Result<Parted<'_>, String> {
    let whole = Parted {
        metadata: Metadata::default(),
        body: text,
    };
    let Some((block, body, fence)) = fenced(text) else {
        return Ok(whole);
    };
    let separator = match fence {
        Fence::Yaml => ':',
        Fence::Toml => '=',
    };
    if !begins_like_fields(block, separator) {
        return Ok(whole);
    }
    let fields = match fence {
        Fence::Yaml => yaml_fields(block),
        Fence::Toml => toml_fields(block),
    };
    let fields = match (fields, habit) {
        (Ok(fields), _) => fields,
        (Err(why), Habit::Usual) => {
            return Err(format!("has front matter that cannot be read: {why}"));
        }
        (Err(_), Habit::Rare) => return Ok(whole),
    };
    let mut metadata = Metadata::default();
    let mut known = false;
    for (name, value) in fields {
        known |= metadata.take(&name.to_lowercase(), as_text(&value));
    }
    match habit {
        Habit::Rare if !known => Ok(whole),
        Habit::Rare | Habit::Usual => Ok(Parted {
            metadata,
            body: without_blank_lines_before(body),
        }),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fence {
    Yaml,
    Toml,
}

/// The block between the fence on the first line and the next one, and what
/// follows. YAML may also close with `...`.
fn fenced(text: &str) -> Option<(&str, &str, Fence)> {
    let (first, rest) = text.split_once('\n')?;
    let fence = match first.trim_end() {
        "---" => Fence::Yaml,
        "+++" => Fence::Toml,
        _ => return None,
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let closes = match (fence, line.trim_end()) {
            (Fence::Yaml, "---" | "...") | (Fence::Toml, "+++") => true,
            (Fence::Yaml | Fence::Toml, _) => false,
        };
        if closes {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?, fence));
        }
        at += line.len();
    }
    None
}

/// Whether the first line that says something is `name: …` or `name = …`. A
/// rule drawn above a paragraph is followed by prose.
fn begins_like_fields(block: &str, separator: char) -> bool {
    let says = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let Some(line) = block.lines().find(says) else {
        return false;
    };
    let name = line.split(separator).next().unwrap_or_default().trim_end();
    name.len() < line.trim_end().len()
        && !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

fn yaml_fields(block: &str) -> Result<Vec<(String, Value)>, String> {
    match serde_saphyr::from_str::<Value>(block) {
        Ok(Value::Object(fields)) => Ok(fields.into_iter().collect()),
        Ok(_) => Err("it is no list of fields".to_owned()),
        Err(error) => Err(first_line(&error.to_string())),
    }
}

fn toml_fields(block: &str) -> Result<Vec<(String, Value)>, String> {
    match toml::from_str::<toml::Table>(block) {
        Ok(fields) => Ok(fields
            .into_iter()
            .map(|(name, value)| (name, json(value)))
            .collect()),
        Err(error) => Err(first_line(error.message())),
    }
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, json(value)));
            Value::Object(fields.collect())
        }
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim().to_owned()
}

fn without_blank_lines_before(body: &str) -> &str {
    let indent = body.len() - body.trim_start().len();
    let blank = body.get(..indent).unwrap_or_default();
    let from = blank.rfind('\n').map_or(0, |at| at + 1);
    body.get(from..).unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_are_taken_off() {
        for text in [
            "---\ntitle: \"Harbour: reopened\"\ndate: 2024-03-01\nauthor: [A. Roe, B. Poe]\nid: 12\n---\n\n\nThe body.\n",
            "+++\ntitle = \"Harbour: reopened\"\ndate = 2024-03-01\nauthor = [\"A. Roe\", \"B. Poe\"]\nid = 12\n+++\nThe body.\n",
        ] {
            let parted = part(text, Habit::Usual).unwrap();
            assert_eq!(parted.body, "The body.\n");
            let metadata = parted.metadata;
            assert_eq!(metadata.title.as_deref(), Some("Harbour: reopened"));
            assert_eq!(metadata.published.as_deref(), Some("2024-03-01"));
            assert_eq!(metadata.author.as_deref(), Some("A. Roe, B. Poe"));
            assert_eq!(metadata.id.as_deref(), Some("12"));
        }
    }

    #[test]
    fn a_rule_above_prose_is_no_front_matter() {
        for text in [
            "---\nIt rained all day: nobody came.\n---\nMore.\n",
            "---\nNever closed: so it stays.\n",
            "--- \n\n---\nBody.",
            "Title\n---\nkey: value\n---\n",
        ] {
            assert_eq!(part(text, Habit::Usual).map(|parted| parted.body), Ok(text));
        }
    }

    #[test]
    fn unknown_fields_alone_are_front_matter_in_markdown_only() {
        let text = "---\nlayout: post\n---\nBody.";
        assert_eq!(part(text, Habit::Usual).unwrap().body, "Body.");
        assert_eq!(part(text, Habit::Rare).unwrap().body, text);
        let known = "---\noutlet: The Daily Quay\n---\nBody.";
        assert_eq!(part(known, Habit::Rare).unwrap().body, "Body.");
    }

    #[test]
    fn broken_front_matter_is_said_so_in_markdown() {
        let text = "---\ntitle: [unclosed\n---\nBody.";
        let why = part(text, Habit::Usual).unwrap_err();
        assert!(
            why.starts_with("has front matter that cannot be read: "),
            "{why}"
        );
        assert_eq!(part(text, Habit::Rare).unwrap().body, text);
    }

    #[test]
    fn the_indent_of_the_first_line_stays() {
        let parted = part("---\nid: a\n---\n\n   Indented.", Habit::Usual).unwrap();
        assert_eq!(parted.body, "   Indented.");
    }
}
