//! How much prose a reader of a web page sees, counted before anything is taken
//! for the article: what was got out of the page is held against it. Owns what
//! counts as seen and as prose; which part of a page is its article is the business
//! of others.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

/// Elements that nobody reads as part of an article.
const UNREAD_ELEMENTS: [&str; 24] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "figcaption",
    "footer",
    "form",
    "head",
    "header",
    "iframe",
    "input",
    "menu",
    "nav",
    "noscript",
    "object",
    "option",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];

/// Parts that are named so are not the article either: in classes and ids.
const APART_BY_NAME: [&str; 14] = [
    "advert",
    "banner",
    "breadcrumb",
    "comment",
    "consent",
    "cookie",
    "footer",
    "menu",
    "newsletter",
    "promo",
    "related",
    "sidebar",
    "subscribe",
    "teaser",
];

/// Elements that stand within a line; any other begins a paragraph.
const IN_LINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "sub", "u",
];

/// How many words make a line prose even without a full stop at its end.
const PROSE: usize = 8;

/// Whether a line reads like a sentence. Where a page has no article the
/// extraction falls back on menus, and a menu that is judged would count as an
/// article that omits every claim.
pub(in crate::ingest) fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let end = line.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    end.ends_with(['.', '!', '?', '…']) || line.split_whitespace().count() >= PROSE
}

/// The words of a text that stand in prose of some length: headings, captions and
/// bylines stand apart on any page.
pub(in crate::ingest) fn prose_words<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let lines = lines.filter(|line| is_prose(line));
    let counts = lines.map(|line| line.split_whitespace().count());
    counts.filter(|count| *count >= PROSE).sum()
}

/// What is missing where less than half of a page's words of prose were read.
pub(in crate::ingest) fn lost(in_sight: usize, read: usize) -> Option<String> {
    (read * 2 < in_sight).then(|| {
        format!("has {in_sight} words of prose, of which {read} only were told for the article")
    })
}

/// Who looks at a page: what is hidden from a reader stands in it all the same.
pub(in crate::ingest) struct Sight<'p> {
    /// Elements that are no part apart, whatever they are called.
    frame: &'p HashSet<NodeId>,
    sees_hidden: bool,
}

impl<'p> Sight<'p> {
    /// A reader's.
    pub fn of_reader(frame: &'p HashSet<NodeId>) -> Self {
        Self {
            frame,
            sees_hidden: false,
        }
    }

    /// With what is hidden.
    pub fn of_all(frame: &'p HashSet<NodeId>) -> Self {
        Self {
            frame,
            sees_hidden: true,
        }
    }

    /// How many words of prose it sees in an element.
    pub fn words(&self, within: NodeRef<'_>) -> usize {
        prose_words(self.lines(within).iter().map(String::as_str))
    }

    /// The lines that it sees in an element, white space made one.
    pub fn lines(&self, within: NodeRef<'_>) -> Vec<String> {
        let mut lines: Vec<String> = vec![String::new()];
        // Nodes yet to be entered, and the ends of those that begin a line.
        let mut open = vec![Step::Enter(within)];
        while let Some(step) = open.pop() {
            let node = match step {
                Step::Enter(node) => node,
                Step::End => {
                    end(&mut lines);
                    continue;
                }
            };
            if node.is_text() {
                if let Some(last) = lines.last_mut() {
                    last.push_str(&node.text());
                }
                continue;
            }
            if node.is_element() && node.id != within.id && self.is_apart(&node) {
                continue;
            }
            let name = node.node_name();
            let in_line = name.is_some_and(|name| IN_LINE.contains(&&*name));
            if !in_line {
                end(&mut lines);
                open.push(Step::End);
            }
            open.extend(node.children_it(true).map(Step::Enter));
        }
        let words = lines.iter().map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.join(" ")
        });
        words.filter(|line| !line.is_empty()).collect()
    }

    fn is_apart(&self, node: &NodeRef<'_>) -> bool {
        let name = node.node_name().unwrap_or_default();
        if ["html", "body", "main", "article"].contains(&&*name) || self.frame.contains(&node.id) {
            return false;
        }
        let named = [node.class(), node.id_attr()].into_iter().flatten();
        let mut named = named.map(|name| name.to_ascii_lowercase());
        (!self.sees_hidden && is_hidden(node))
            || UNREAD_ELEMENTS.contains(&&*name)
            || named.any(|name| APART_BY_NAME.iter().any(|apart| name.contains(apart)))
    }
}

enum Step<'p> {
    Enter(NodeRef<'p>),
    End,
}

fn end(lines: &mut Vec<String>) {
    if lines.last().is_some_and(|last| !last.is_empty()) {
        lines.push(String::new());
    }
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let marked = node.attr("aria-hidden");
    node.has_attr("hidden")
        || marked.is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.split_whitespace().collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether a page opens and is never closed: half of a download, most likely.
pub(in crate::ingest) fn is_cut_off(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    let opens = html.contains("<html") || html.contains("<body");
    opens && !html.contains("</html") && !html.contains("</body")
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn in_sight(body: &str) -> usize {
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        Sight::of_reader(&HashSet::new()).words(page.root())
    }

    const EIGHT: &str = "The old baths of Quay are open again.";

    #[test]
    fn prose_is_counted_wherever_it_stands() {
        assert_eq!(in_sight(&format!("<p>{EIGHT}</p><div>{EIGHT}</div>")), 16);
        assert_eq!(
            in_sight("<p>The <a>old</a> baths of Quay<br> are open again.</p>"),
            0
        );
        assert_eq!(
            in_sight("<p>The <a>old <b>ba</b>ths</a> of Quay are open again.</p>"),
            8
        );
        assert_eq!(in_sight("<h1>Baths</h1><p>By A. Roe.</p>"), 0, "too short");
    }

    #[test]
    fn what_is_not_seen_or_stands_apart_is_not_counted() {
        for apart in [
            "<nav>#</nav>",
            "<footer><p>#</p></footer>",
            "<script>#</script>",
            "<p hidden>#</p>",
            "<div class='Comments-list'><p>#</p></div>",
            "<p style='display: none'>#</p>",
            "<noscript>#</noscript>",
            "<div id=related>#</div>",
        ] {
            assert_eq!(in_sight(&apart.replace('#', EIGHT)), 0, "{apart}");
        }
        assert_eq!(
            in_sight(&format!("<article class=comment-page>{EIGHT}</article>")),
            8
        );
    }

    #[test]
    fn half_of_what_is_seen_is_enough() {
        let text = format!("Baths\n\n{EIGHT}\n\nRoe");
        let read = prose_words(text.lines());
        assert_eq!(lost(16, read), None);
        let lost = lost(17, read).unwrap();
        assert_eq!(
            lost,
            "has 17 words of prose, of which 8 only were told for the article"
        );
    }

    #[test]
    fn a_page_that_is_never_closed_is_half_a_page() {
        assert!(is_cut_off(
            "<!doctype html><HTML lang=en><body><p>It rained"
        ));
        assert!(!is_cut_off("<html><body><p>It rained</BODY>"));
        assert!(!is_cut_off(
            "<!doctype html><title>Rain</title><p>It rained"
        ));
    }
}
