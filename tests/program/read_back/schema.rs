//! That the committed schema is the one the records make, and that the exports
//! are what it tells.

use serde_json::{Value, json};
use stancegrid::Engine;
use stancegrid::domain::Matrix;
use stancegrid::export::{Exporter, JsonDocument, JsonLines};
use stancegrid::ingest::{read_articles, read_claims};

use super::matrices;
use crate::project::root;

/// `STANCEGRID_BLESS=1` writes them anew.
#[test]
fn the_committed_schemas_are_those_that_the_records_make() {
    for (file, schema) in [
        ("docs/matrix.schema.json", stancegrid::export::schema()),
        ("docs/scan.schema.json", stancegrid::export::scan_schema()),
    ] {
        let path = root().join(file);
        let made = format!("{schema:#}\n");
        if std::env::var_os("STANCEGRID_BLESS").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == made,
            "{file} is not what the records make: run again with STANCEGRID_BLESS=1, and raise the \
             version of the format where a reader of the old one would be misled"
        );
    }
}

/// What the schema says against a value; `definition` is one of its parts.
fn complaints(value: &Value, definition: Option<&str>) -> Vec<String> {
    let mut schema = stancegrid::export::schema();
    if let Some(name) = definition {
        schema = json!({
            "$schema": schema["$schema"],
            "$ref": format!("#/$defs/{name}"),
            "$defs": schema["$defs"],
        });
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn document(matrix: &Matrix) -> Value {
    serde_json::from_slice(&JsonDocument.export(matrix).unwrap()).unwrap()
}

fn lines(matrix: &Matrix) -> Vec<Value> {
    let text = String::from_utf8(JsonLines.export(matrix).unwrap()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn hold(matrix: &Matrix) {
    assert_eq!(complaints(&document(matrix), None), [""; 0]);
    let lines = lines(matrix);
    assert_eq!(complaints(&lines[0], Some("JsonLinesHeader")), [""; 0]);
    for line in lines.iter().skip(1).take(40) {
        assert_eq!(complaints(line, Some("JsonLinesCell")), [""; 0]);
    }
}

#[test]
fn exports_are_what_the_schema_tells() {
    for (_, matrix) in matrices::all() {
        hold(&matrix);
    }
}

#[test]
fn the_bundled_story_is_what_the_schema_tells() {
    let claims = read_claims(&root().join("claims")).unwrap();
    let articles = read_articles(&[root().join("seeds")]).unwrap().articles;
    hold(&Engine::new(claims).judge(&articles));
}

#[test]
fn the_schema_refuses_what_is_no_export() {
    let sound = document(&matrices::reviewed());
    let changes: [(&str, Value); 7] = [
        ("/cells/0/stance", json!("supports")),
        ("/cells/0/status", Value::Null),
        ("/cells/0/confidence", json!(1.5)),
        ("/cells/0/evidence/0/start", json!(-1)),
        (
            "/cells/0/evidence/0/target/selector/0/type",
            json!("XPathSelector"),
        ),
        ("/format_version", json!(0)),
        ("/sources/0/status", json!("judged")),
    ];
    for (place, value) in changes {
        let mut changed = sound.clone();
        *changed
            .pointer_mut(place)
            .unwrap_or_else(|| panic!("no {place}")) = value;
        assert!(!complaints(&changed, None).is_empty(), "{place}");
    }
    for object in [
        "",
        "/run",
        "/claims/0",
        "/cells/0",
        "/cells/0/evidence/0",
        "/totals/0/sources",
    ] {
        let mut changed = sound.clone();
        let fields = changed
            .pointer_mut(object)
            .unwrap()
            .as_object_mut()
            .unwrap();
        fields.insert("more".to_owned(), Value::Null);
        assert!(
            !complaints(&changed, None).is_empty(),
            "a field more in {object:?}"
        );
        let mut changed = sound.clone();
        let fields = changed
            .pointer_mut(object)
            .unwrap()
            .as_object_mut()
            .unwrap();
        let first = fields.keys().next().unwrap().clone();
        fields.remove(&first);
        assert!(
            !complaints(&changed, None).is_empty(),
            "no {first} in {object:?}"
        );
    }
}

#[test]
fn a_document_of_a_corner_reads_as_it_should() {
    let mut matrix = matrices::reviewed();
    matrix.claims.truncate(1);
    matrix.cells.retain(|cell| cell.claim == 0);
    matrix.columns[0].source.url = Some("https://post.example/line-7#top".to_owned());
    let text =
        |exporter: &dyn Exporter| String::from_utf8(exporter.export(&matrix).unwrap()).unwrap();
    insta::assert_snapshot!("json_document", text(&JsonDocument));
    insta::assert_snapshot!("json_lines", text(&JsonLines));
}
