//! How JSON stands on its lines: the parts of a document on lines of their own
//! and each of their records on one, so that a difference between two exports
//! shows as the lines of its cells, and an error can name a line. Owns no field.

use std::io::{self, Write};

use serde_json::ser::{CompactFormatter, Formatter};

/// The depth of the document's own fields, and of the records in its lists.
const FIELDS: usize = 1;
const RECORDS: usize = 2;

/// One record a line.
#[derive(Debug, Default)]
pub(super) struct RecordALine {
    depth: usize,
}

impl RecordALine {
    fn begin<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let comma: &[u8] = if first { b"" } else { b"," };
        writer.write_all(comma)?;
        if self.depth == FIELDS {
            writer.write_all(b"\n")?;
        }
        Ok(())
    }
}

impl Formatter for RecordALine {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == FIELDS { b"\n]" } else { b"]" })
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.begin(writer, first)?;
        if self.depth == RECORDS {
            writer.write_all(b"\n")?;
        }
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.begin(writer, first)
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_on_one_line(writer, fragment)
    }
}

/// Everything on one line.
#[derive(Debug, Default)]
pub(super) struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_on_one_line(writer, fragment)
    }
}

/// Writes text with the line ends beyond ASCII escaped: they may stand in JSON
/// as they are, but many programs that split a file into lines split there, too.
fn write_on_one_line<W: ?Sized + Write>(writer: &mut W, text: &str) -> io::Result<()> {
    let mut written = 0;
    for (at, character) in text.char_indices() {
        if matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}') {
            CompactFormatter
                .write_string_fragment(writer, text.get(written..at).unwrap_or_default())?;
            write!(writer, "\\u{:04x}", u32::from(character))?;
            written = at + character.len_utf8();
        }
    }
    CompactFormatter.write_string_fragment(writer, text.get(written..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use serde_json::{Serializer, Value, json};

    fn written(value: &Value, formatter: impl Formatter) -> String {
        let mut bytes = Vec::new();
        value
            .serialize(&mut Serializer::with_formatter(&mut bytes, formatter))
            .unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn each_record_has_its_line() {
        let value = json!({"a": {"b": [1, 2]}, "c": [{"d": [3]}, {"e": {}}], "f": []});
        let text = written(&value, RecordALine::default());
        assert_eq!(
            text,
            "{\n\"a\":{\"b\":[1,2]},\n\"c\":[\n{\"d\":[3]},\n{\"e\":{}}\n],\n\"f\":[\n]\n}"
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

    #[test]
    fn no_line_end_of_any_kind_stands_in_a_line() {
        let value = json!(["a\u{2028}b\u{85}\u{2029}", "\r\n\u{7f}\u{202e}é"]);
        let text = written(&value, OneLine);
        assert_eq!(
            text,
            "[\"a\\u2028b\\u0085\\u2029\",\"\\r\\n\u{7f}\u{202e}é\"]"
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
