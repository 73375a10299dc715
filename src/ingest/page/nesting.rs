//! How deeply the tags of a page are nested, found in one pass before any
//! parser sees it: building and scoring a tree costs the square of its depth,
//! so that a page of ten thousand nested tags would hold up a run. Owns the
//! limit; builds no tree.
//!
//! The count is an upper bound in the cases that a browser repairs: an element
//! left open counts until an end tag closes it, and only the end tag of a block
//! closes what stands open inside it. Elements whose end tag may be left out
//! (`p`, `li`, `td` and the like) do not count, since they close each other.

use super::tag::{Tag, after, after_comment, after_raw_text};

/// Beyond this a page is refused. Articles stay well below a hundred.
pub(crate) const MAX_LEVELS: usize = 512;

/// Whether the page nests deeper than [`MAX_LEVELS`].
pub(crate) fn is_too_deep(html: &str) -> bool {
    let mut open = OpenTags::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = after_comment(comment);
        } else if rest.starts_with(['!', '?']) {
            rest = after(rest, ">");
        } else if let Some(tag) = Tag::at(rest) {
            rest = rest.get(tag.length..).unwrap_or_default();
            if tag.closes {
                open.close(&tag.name);
            } else if let Some(end) = open.open(&tag) {
                rest = after_raw_text(rest, end);
            }
            if open.names.len() > MAX_LEVELS {
                return true;
            }
        }
    }
    false
}

#[derive(Default)]
struct OpenTags {
    names: Vec<String>,
}

impl OpenTags {
    /// Counts a start tag; where what follows is no markup, says which end tag
    /// ends it.
    fn open(&mut self, tag: &Tag) -> Option<&'static str> {
        let name = tag.name.as_str();
        if ALWAYS_VOID.contains(&name) {
            return None;
        }
        // Drawings and formulas have rules of their own: every element nests
        // there unless it closes itself.
        if self
            .names
            .iter()
            .any(|open| open == "svg" || open == "math")
        {
            if !tag.closes_itself {
                self.names.push(tag.name.clone());
            }
            return None;
        }
        if let Some(end) = RAW_TEXT.iter().find(|end| **end == name) {
            return Some(end);
        }
        if name == "a" {
            // A link ends the link before it.
            self.remove("a");
        }
        if !VOID.contains(&name) && !END_TAG_OPTIONAL.contains(&name) {
            self.names.push(tag.name.clone());
        }
        None
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.names.iter().rposition(|open| open == name) else {
            return;
        };
        if INLINE.contains(&name) {
            self.names.remove(at);
            return;
        }
        let inside = self.names.get(at + 1..).unwrap_or_default();
        if inside.iter().any(|open| BARRIER.contains(&open.as_str())) {
            return;
        }
        // Bold and its kin, left open inside a block, go on after it.
        let mut place = 0;
        self.names.retain(|open| {
            place += 1;
            place <= at || (place > at + 1 && FORMATTING.contains(&open.as_str()))
        });
    }

    fn remove(&mut self, name: &str) {
        if let Some(at) = self.names.iter().rposition(|open| open == name) {
            self.names.remove(at);
        }
    }
}

/// Elements without content, inside drawings and formulas too.
const ALWAYS_VOID: &[&str] = &["br", "embed", "hr", "img", "meta"];

/// Elements without content in a page, which nest inside drawings and formulas.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "col", "frame", "input", "keygen", "link", "param",
    "source", "track", "wbr",
];

/// Elements that the next of their kind closes, and those that occur once.
const END_TAG_OPTIONAL: &[&str] = &[
    "body", "colgroup", "dd", "dt", "head", "html", "li", "option", "p", "tbody", "td", "tfoot",
    "th", "thead", "tr",
];

/// Elements whose content is text up to their end tag.
const RAW_TEXT: &[&str] = &["script", "style", "textarea", "title"];

/// Elements that an end tag outside them does not close.
const BARRIER: &[&str] = &[
    "applet", "caption", "marquee", "math", "object", "svg", "table", "template",
];

/// Elements that are opened again after the block in which they were left open.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements whose end tag closes nothing but themselves.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_limit_is_where_it_says() {
        let nested = |levels: usize| "<div>".repeat(levels) + "x" + &"</div>".repeat(levels);
        assert!(!is_too_deep(&nested(MAX_LEVELS)));
        assert!(is_too_deep(&nested(MAX_LEVELS + 1)));
        assert!(is_too_deep(&"<b><div></b>".repeat(600)), "misnested");
        assert!(
            is_too_deep(&"<div></span>".repeat(600)),
            "a stray end tag closes nothing"
        );
        assert!(is_too_deep(&"<svg><td>".repeat(600)), "drawings");
    }

    #[test]
    fn long_pages_are_not_deep_pages() {
        for piece in [
            "<p>one",
            "<li>one",
            "<br><img src=x><input>",
            "<div class='a>b'><p>x</p></div>",
            "<a href=x>",
            "<!-- <div> -->",
            "<script>if (a<b) document.write('<div>')</script>",
            "<style>a::before { content: '<div>' }</style>",
            "<table><tr><td>1<td>2</table>",
            "<div><span>left open</div>",
            "<svg><path d='M0 0'/></svg>",
            "a < b and <3",
        ] {
            assert!(!is_too_deep(&piece.repeat(2_000)), "{piece}");
        }
    }

    #[test]
    fn markup_inside_a_script_does_not_end_it_early() {
        let page = "<script><!-- <script> </script> <!-- </script>".to_owned();
        assert!(is_too_deep(&(page + &"<div>".repeat(600))));
    }

    /// The depth of the tree that the parser makes of a page.
    fn parsed_depth(html: &str) -> usize {
        let page = dom_smoothie::Readability::from(html);
        let mut deepest = 0;
        let mut next = Some((page.doc.root(), 0));
        while let Some((node, depth)) = next {
            deepest = deepest.max(depth);
            next = match node.first_child() {
                Some(child) => Some((child, depth + 1)),
                None => {
                    let (mut node, mut depth) = (node, depth);
                    loop {
                        if let Some(sibling) = node.next_sibling() {
                            break Some((sibling, depth));
                        }
                        let Some(parent) = node.parent() else {
                            break None;
                        };
                        (node, depth) = (parent, depth - 1);
                    }
                }
            };
        }
        deepest
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn what_passes_is_shallow_for_the_parser_too(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i class=x>", "</i>", "<a>",
                    "</a>", "<span>", "</span>", "<ul>", "<li>", "</ul>", "<table>", "</table>",
                    "<td>", "<tr>", "<button>", "</button>", "<svg>", "</svg>", "<g>", "<title>",
                    "</title>", "<select>", "<option>", "</select>", "<h1>", "</h1>", "<dd>", "x",
                    "<optgroup>", "<section>", "</section>", "<object>", "</object>", "<rt>",
                ]),
                1..12,
            )
        ) {
            let page = pieces.concat().repeat(200);
            if !is_too_deep(&page) {
                prop_assert!(parsed_depth(&page) <= 4 * MAX_LEVELS, "{pieces:?}");
            }
        }
    }
}
