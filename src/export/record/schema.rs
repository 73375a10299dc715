//! The JSON schema of the machine-readable exports, made from their records.
//! Owns its dialect and its identity; `docs/matrix.schema.json` is what it
//! comes to.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::document::DocumentRecord;
use super::line::{Header, LineRecord};
use super::{FORMAT, FORMAT_VERSION, SCAN_FORMAT, SCAN_FORMAT_VERSION, ScanErrorLine, ScanLine};

/// The schema of the JSON document, in the dialect of draft 2020-12. The
/// header and the lines of JSON lines are its definitions `JsonLinesHeader` and
/// `JsonLinesCell`.
///
/// ```
/// let schema = stancegrid::export::schema();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert!(schema["$defs"]["JsonLinesCell"].is_object());
/// ```
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    // Definitions are what anything refers to: name the two that nothing in a
    // document does.
    generator.subschema_for::<Header<'_>>();
    generator.subschema_for::<LineRecord<'_>>();
    let mut schema = generator.into_root_schema_for::<DocumentRecord<'_>>();
    schema.insert(
        "$id".to_owned(),
        format!("urn:{FORMAT}:{FORMAT_VERSION}").into(),
    );
    schema.to_value()
}

/// The schema of a line of `scan`, in the dialect of draft 2020-12. A line that
/// stands for one that was no article is its definition `ScanErrorLine`.
///
/// ```
/// let schema = stancegrid::export::scan_schema();
/// assert!(schema["$defs"]["ScanErrorLine"].is_object());
/// ```
pub fn scan_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    generator.subschema_for::<ScanErrorLine<'_>>();
    let mut schema = generator.into_root_schema_for::<ScanLine<'_>>();
    schema.insert(
        "$id".to_owned(),
        format!("urn:{SCAN_FORMAT}:{SCAN_FORMAT_VERSION}").into(),
    );
    schema.to_value()
}
