//! The texts of files of JSON lines: each line is a record with a field `text` or `sentence`.
//! Owns the reading, for the examples that count words.

use std::error::Error;

/// Calls `each` with every text of the files.
pub fn for_each_text(
    paths: impl Iterator<Item = String>,
    mut each: impl FnMut(&str),
) -> Result<(), Box<dyn Error>> {
    for path in paths {
        for line in std::fs::read_to_string(&path)?.lines() {
            let record: serde_json::Value = serde_json::from_str(line)?;
            let text = record.get("text").or_else(|| record.get("sentence"));
            each(text.and_then(serde_json::Value::as_str).unwrap_or_default());
        }
    }
    Ok(())
}
