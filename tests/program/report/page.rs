//! A report, exported and parsed again by the rules that browsers follow.

use std::collections::BTreeMap;

use dom_query::{Document, NodeRef};

use stancegrid::domain::{Article, Likeness, Matrix};
use stancegrid::export::{Exporter, HtmlReport};

/// The text of a report.
pub fn written(matrix: &Matrix, articles: &[Article], likeness: &[Likeness]) -> String {
    let report = HtmlReport { articles, likeness };
    String::from_utf8(report.export(matrix).unwrap()).unwrap()
}

/// A report without articles, parsed.
pub fn page(matrix: &Matrix) -> Document {
    Document::from(written(matrix, &[], &[]))
}

/// Every element that a selector finds.
pub fn all<'a>(page: &'a Document, selector: &str) -> Vec<NodeRef<'a>> {
    page.select(selector).nodes().to_vec()
}

/// An attribute's value; empty where the element does not have it.
pub fn attribute(node: &NodeRef, name: &str) -> String {
    node.attr_or(name, "").to_string()
}

/// The element's attributes by their names.
pub fn attributes(node: &NodeRef) -> BTreeMap<String, String> {
    let attributes = node.attrs();
    let each = attributes.iter();
    each.map(|attribute| {
        (
            attribute.name.local.to_string(),
            attribute.value.to_string(),
        )
    })
    .collect()
}

/// The quote that an element holds, with what HTML cannot carry put back.
pub fn quoted(node: &NodeRef) -> String {
    let lost = node.descendants();
    for lost in lost
        .iter()
        .filter(|node| attribute(node, "data-code-point") == "0")
    {
        assert_eq!(lost.text().as_ref(), "\u{fffd}");
        lost.set_text("\u{0}");
    }
    node.text().to_string()
}
