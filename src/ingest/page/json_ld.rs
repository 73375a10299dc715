//! What a web page says about its article in JSON-LD (schema.org). Owns which
//! object of a block describes the article; knows no HTML.

use serde_json::{Map, Value};

use crate::ingest::article::metadata::{Metadata, as_text};

/// The fields of the first article described in any of the blocks, and how many words
/// its text has there, which may be more than the page shows.
pub(crate) fn read(blocks: &[String]) -> (Metadata, usize) {
    let parsed = blocks
        .iter()
        .filter_map(|block| serde_json::from_str::<Value>(bare(block)).ok());
    for block in parsed {
        if let Some(article) = article_in(&block) {
            let text = article.get("articleBody").and_then(Value::as_str);
            let words = text.unwrap_or_default().split_whitespace().count();
            return (fields(article), words);
        }
    }
    (Metadata::default(), 0)
}

/// The block without the CDATA marks that some pages put round it.
fn bare(block: &str) -> &str {
    let block = block.trim();
    let block = block.strip_prefix("<![CDATA[").unwrap_or(block);
    block.strip_suffix("]]>").unwrap_or(block).trim()
}

/// An article stands alone, in a list, or in the `@graph` of a page; the parser
/// limits how deeply these can be nested.
fn article_in(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(items) => items.iter().find_map(article_in),
        Value::Object(fields) if is_article(fields) => Some(fields),
        Value::Object(fields) => ["@graph", "mainEntity"]
            .iter()
            .find_map(|name| article_in(fields.get(*name)?)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn is_article(fields: &Map<String, Value>) -> bool {
    let names = |value: &Value| {
        let name = value.as_str().unwrap_or_default();
        name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
    };
    match fields.get("@type") {
        Some(Value::Array(types)) => types.iter().any(names),
        Some(one) => names(one),
        None => false,
    }
}

fn fields(article: &Map<String, Value>) -> Metadata {
    let field = |name: &str| article.get(name).and_then(as_text);
    let page = article.get("mainEntityOfPage");
    Metadata {
        id: None,
        outlet: field("publisher"),
        title: field("headline").or_else(|| field("name")),
        author: field("author"),
        published: field("datePublished"),
        url: field("url").or_else(|| page?.as_str().map(str::to_owned)),
        language: field("inLanguage"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_alone_in_a_list_and_in_a_graph() {
        let article = r#"{"@type":["Thing","NewsArticle"],"headline":"Ferry fares rise",
            "author":[{"name":"A. Roe"},{"name":"B. Poe"}],"publisher":{"name":"The Daily Quay"},
            "datePublished":"2024-05-02","inLanguage":"en"}"#;
        let other = r#"{"@type":"BreadcrumbList","name":"no"}"#;
        for block in [
            article.to_owned(),
            format!("[{other},{article}]"),
            format!(
                r#"<![CDATA[{{"@context":"https://schema.org","@graph":[{other},{article}]}}]]>"#
            ),
        ] {
            let metadata = read(&["not json".to_owned(), block]).0;
            assert_eq!(metadata.title.as_deref(), Some("Ferry fares rise"));
            assert_eq!(metadata.author.as_deref(), Some("A. Roe, B. Poe"));
            assert_eq!(metadata.outlet.as_deref(), Some("The Daily Quay"));
            assert_eq!(metadata.published.as_deref(), Some("2024-05-02"));
        }
    }

    #[test]
    fn what_is_no_article_says_nothing_about_one() {
        let block =
            r#"{"@type":"Organization","name":"The Daily Quay","url":"https://quay.example"}"#;
        assert_eq!(read(&[block.to_owned()]), (Metadata::default(), 0));
        let deep = "[".repeat(10_000);
        assert_eq!(read(&[deep]), (Metadata::default(), 0));
    }
}
