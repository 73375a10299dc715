//! The tags of a page read one at a time, without building anything: where a
//! tag, a comment or a script ends. Owns no count.

/// A start tag or an end tag.
pub(crate) struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Whether it is an end tag.
    pub closes: bool,
    /// Whether it ends in `/>`.
    pub closes_itself: bool,
    /// Bytes after the `<`, the `>` included.
    pub length: usize,
}

impl Tag {
    /// The tag whose text follows a `<`; nothing where that `<` is mere text.
    pub fn at(text: &str) -> Option<Self> {
        let (closes, inside) = match text.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, text),
        };
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let ends_name = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
        let name = inside.get(..inside.find(ends_name)?)?;
        let attributes = inside.get(name.len()..)?;
        // A tag that never ends takes in the rest of the page, as browsers read it.
        // Were it mere text, every `<` before it would be looked at to the end.
        let end = end_of_attributes(attributes).unwrap_or(attributes.len());
        Some(Self {
            name: name.to_ascii_lowercase(),
            closes,
            closes_itself: attributes.get(..end)?.ends_with('/'),
            length: (text.len() - attributes.len() + end + 1).min(text.len()),
        })
    }
}

/// The place of the `>` that ends a tag: one inside a quoted value does not.
fn end_of_attributes(attributes: &str) -> Option<usize> {
    let mut quote = None;
    let mut before_value = false;
    for (at, c) in attributes.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if before_value => quote = Some(c),
            (None, '>') => return Some(at),
            (None, _) => {}
        }
        if !c.is_ascii_whitespace() {
            before_value = c == '=';
        }
    }
    None
}

/// What follows the first `end`; nothing where there is none.
pub(crate) fn after<'t>(text: &'t str, end: &str) -> &'t str {
    let at = text.find(end).map_or(text.len(), |at| at + end.len());
    text.get(at..).unwrap_or_default()
}

/// What follows a comment whose opening has been taken off.
pub(crate) fn after_comment(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('>').or_else(|| text.strip_prefix("->")) {
        return rest;
    }
    let mut rest = text;
    while let Some(at) = rest.find("--") {
        let after = rest.get(at + 2..).unwrap_or_default();
        if let Some(end) = after.strip_prefix('>').or_else(|| after.strip_prefix("!>")) {
            return end;
        }
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    ""
}

/// Skips to the end tag of a script, a style sheet or the like. A script that
/// holds a comment which opens another script goes on past the first end tag.
pub(crate) fn after_raw_text<'t>(text: &'t str, name: &str) -> &'t str {
    let (mut in_comment, mut inner) = (false, false);
    let mut rest = text;
    while let Some(at) = rest.find(['<', '-']) {
        rest = rest.get(at..).unwrap_or_default();
        if name == "script" && rest.starts_with("<!--") {
            in_comment = true;
        } else if rest.starts_with("-->") {
            (in_comment, inner) = (false, false);
        } else if in_comment && !inner && starts_tag(rest, "<", name) {
            inner = true;
        } else if starts_tag(rest, "</", name) {
            if !inner {
                return after(rest, ">");
            }
            inner = false;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    ""
}

fn starts_tag(text: &str, opening: &str, name: &str) -> bool {
    let Some(rest) = text.strip_prefix(opening) else {
        return false;
    };
    let same = rest
        .get(..name.len())
        .is_some_and(|word| word.eq_ignore_ascii_case(name));
    let ends = rest
        .get(name.len()..)
        .and_then(|after| after.chars().next());
    same && ends.is_none_or(|c| c.is_ascii_whitespace() || c == '/' || c == '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_at_the_first_bracket_outside_a_value() {
        let tag = Tag::at("DIV title='a>b' checked>text").unwrap();
        assert_eq!(
            (tag.name.as_str(), tag.closes, tag.length),
            ("div", false, 24)
        );
        assert!(Tag::at("br/>").unwrap().closes_itself);
        assert!(Tag::at("/p >").unwrap().closes);
        let open = Tag::at("a href='>  <b>").unwrap();
        assert_eq!(
            (open.name.as_str(), open.length),
            ("a", 14),
            "it never ends"
        );
        for text in [" 3", "3", "", "div", "!doctype"] {
            assert!(Tag::at(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_comment_may_be_empty() {
        assert_eq!(after_comment("> x"), " x");
        assert_eq!(after_comment(" <b> --> x"), " x");
        assert_eq!(after_comment(" --!> x --> y"), " x --> y");
        assert_eq!(after_comment(" --- --> x"), " x");
        assert_eq!(after_comment(" ---> x"), " x");
        assert_eq!(after_comment(" open --"), "");
    }

    #[test]
    fn a_script_ends_at_its_own_end_tag() {
        assert_eq!(
            after_raw_text("if (a</b/) '</scripts>' </SCRIPT >x", "script"),
            "x"
        );
        assert_eq!(
            after_raw_text("<!-- <script> </script> --> </script>x", "script"),
            "x"
        );
        assert_eq!(after_raw_text("never", "style"), "");
    }
}
