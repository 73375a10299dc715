//! What stands around the text of a page and is no part of it: heads and feet that
//! pages repeat, and print that runs another way. Owns taking it out of the pages.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::layout::PrintedLine;
use super::turn::Turn;

/// So many lines at the head and at the foot of a page may be repeated on others.
const EDGE_LINES: usize = 2;

/// And fewer than so many where each of them is.
const MAX_EDGE_LINES: usize = 9;

/// Takes out the lines that do not run like most of the print of their page: they
/// stand beside the text, and are read after all of it, lest they part a sentence.
pub(super) fn take_asides_out(pages: &mut [Vec<PrintedLine>]) -> Vec<Vec<PrintedLine>> {
    let mut asides = Vec::new();
    for lines in pages {
        let mut print: BTreeMap<Turn, usize> = BTreeMap::new();
        for line in lines.iter() {
            *print.entry(line.turn).or_default() += line.text.len();
        }
        let usual = print.into_iter().max_by_key(|(_, length)| *length);
        let Some((usual, _)) = usual else { continue };
        asides.push(lines.extract_if(.., |line| line.turn != usual).collect());
    }
    asides
}

/// Takes out what stands at the head or the foot of most pages, whatever its
/// figures: the name of the paper, the number of the page.
pub(super) fn take_repeated_out(pages: &mut [Vec<PrintedLine>]) {
    let mut seen: HashMap<Seen, usize> = HashMap::new();
    for lines in pages.iter() {
        let order = by_height(lines);
        let (above, below) = (order.iter(), order.iter().rev());
        let edges = above.enumerate().chain(below.enumerate());
        let edges = edges.filter(|(depth, _)| *depth < MAX_EDGE_LINES);
        let mut edges: Vec<Seen> = edges
            .flat_map(|(depth, &at)| Seen::both(&lines[at], depth))
            .collect();
        edges.sort_unstable();
        edges.dedup();
        for edge in edges {
            *seen.entry(edge).or_default() += 1;
        }
    }
    let most = (pages.len() / 2).max(2);
    for lines in pages {
        let order = by_height(lines);
        let repeated = |(depth, at): (usize, usize)| {
            let mut ways = Seen::both(&lines[at], depth);
            ways.any(|way| seen.get(&way) >= Some(&most))
        };
        let head = edge(order.iter().copied(), repeated);
        let foot = edge(order.iter().rev().copied(), repeated);
        let taken: HashSet<usize> = head.into_iter().chain(foot).collect();
        let mut at = 0;
        lines.retain(|_| {
            at += 1;
            !taken.contains(&(at - 1))
        });
    }
}

/// How a line can be seen again: outermost by its words alone, further in only at the
/// same height, since rows of a table are alike but for their figures, too.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Seen {
    words: String,
    height: Option<i64>,
}

impl Seen {
    fn both(line: &PrintedLine, depth: usize) -> impl Iterator<Item = Self> + use<> {
        let words = shape(&line.text);
        let outer = (depth < EDGE_LINES).then(|| Self {
            words: words.clone(),
            height: None,
        });
        let inner = words.contains(char::is_alphabetic).then_some(Self {
            words,
            height: Some(line.base.round() as i64),
        });
        outer.into_iter().chain(inner)
    }
}

/// The repeated ones of the lines from an edge inward: of the outermost each, further
/// in as long as one follows the other.
fn edge(
    lines: impl Iterator<Item = usize>,
    repeated: impl Fn((usize, usize)) -> bool,
) -> Vec<usize> {
    let (mut taken, mut outermost) = (Vec::new(), 0);
    for (depth, at) in lines.enumerate().take(MAX_EDGE_LINES) {
        let is_repeated = repeated((depth, at));
        if depth >= EDGE_LINES && !is_repeated {
            return taken;
        }
        if is_repeated {
            taken.push(at);
            outermost += usize::from(depth < EDGE_LINES);
        }
    }
    // There is no end to it: a page that is printed twice.
    taken.truncate(outermost);
    taken
}

/// The places of the lines of a page from the highest to the lowest.
fn by_height(lines: &[PrintedLine]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..lines.len()).collect();
    places.sort_by(|&a, &b| lines[a].base.total_cmp(&lines[b].base));
    places
}

/// A line with its figures made equal.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_numeric() {
            true if shape.ends_with('#') => {}
            true => shape.push('#'),
            false => shape.push(c),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of one page, 12 points apart; a blank one leaves a gap.
    fn page(lines: &[&str]) -> Vec<PrintedLine> {
        let mut base = 0.0;
        let placed = lines.iter().map(|text| {
            base += 12.0;
            PrintedLine {
                base,
                size: 10.0,
                text: (*text).to_owned(),
                ..PrintedLine::default()
            }
        });
        placed.filter(|line| !line.text.is_empty()).collect()
    }

    /// What is left of pages.
    fn left(mut pages: Vec<Vec<PrintedLine>>) -> Vec<String> {
        take_repeated_out(&mut pages);
        let lines = pages.into_iter().flatten();
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn what_every_page_repeats_is_no_text() {
        let with_edges = |number: &str, text: &str| page(&["The Quay Daily", "", text, "", number]);
        let pages = vec![
            with_edges("Page 9", "The mayor did not close"),
            with_edges("Page 10", "the line in May."),
        ];
        assert_eq!(left(pages), ["The mayor did not close", "the line in May."]);
        let alone = left(vec![with_edges("Page 9", "It rained.")]);
        assert_eq!(alone.len(), 3, "of one page nothing can be told");
    }

    #[test]
    fn heads_and_feet_may_have_many_lines() {
        let with_edges = |text: [&str; 4]| {
            let [a, b, c, d] = text;
            let head = ["Quay Daily", "1 Quay Road", "Tel 555 0199", "Embargo: May"];
            let foot = ["Sold by", "All rights reserved", "Page 9"];
            page(&[&head[..], &["", a, b, c, d, ""], &foot[..]].concat())
        };
        let pages = vec![
            with_edges(["The mayor did", "not close", "the line", "but the port"]),
            with_edges(["in spite of", "what he said", "all of May", "and of June."]),
        ];
        assert_eq!(left(pages).len(), 8);
        let rows = page(&[
            "Mayor Quay",
            "votes 1",
            "votes 2",
            "",
            "votes 3",
            "in May 1",
            "in June 1",
        ]);
        let others = page(&[
            "Mayor Quay",
            "votes 4",
            "",
            "votes 5",
            "",
            "",
            "",
            "",
            "It rained.",
        ]);
        assert!(
            left(vec![rows, others]).contains(&"votes 3".to_owned()),
            "elsewhere"
        );
    }

    #[test]
    fn a_page_printed_twice_is_not_all_head() {
        let once = || (0..40).map(|at| format!("Line {}", "x".repeat(at)));
        let lines: Vec<String> = once().collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert!(left(vec![page(&lines), page(&lines)]).len() >= 72);
    }

    #[test]
    fn print_that_runs_another_way_stands_aside() {
        let mut lines = page(&["The mayor did not", "Picture: Quay", "close the line."]);
        let matrix = pdf_extract::Transform::row_major(0.0, 1.0, -1.0, 0.0, 0.0, 0.0);
        lines[1].turn = Turn::of(&matrix, 10.0);
        let mut pages = vec![lines.clone(), vec![lines[1].clone()]];
        let asides = take_asides_out(&mut pages);
        assert_eq!(asides, [vec![lines[1].clone()], vec![]]);
        assert_eq!(pages[0].len(), 2);
        assert_eq!(pages[1].len(), 1, "a page laid crosswise");
    }
}
