//! Reads the JSON document and JSON lines.

use serde_json::Value;
use stancegrid::domain::Matrix;

use super::cells::{Cells, Said};

pub fn document(bytes: &[u8], _: &Matrix) -> Cells {
    let document: Value = serde_json::from_slice(bytes).unwrap();
    document["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(cell)
        .collect()
}

pub fn lines(bytes: &[u8], _: &Matrix) -> Cells {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let header = lines.next().unwrap();
    assert!(header["claims"].is_array() && header["sources"].is_array());
    lines.map(|line| cell(&line)).collect()
}

fn cell(cell: &Value) -> ((String, String), Said) {
    let field = |name: &str| match &cell[name] {
        Value::Null => String::new(),
        value => value.as_str().unwrap().to_owned(),
    };
    let said = Said::new(&field("status"), &field("stance"), &field("reason"));
    ((field("claim_id"), field("source_id")), said)
}
