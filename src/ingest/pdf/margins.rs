//! What stands around the text of a page and is no part of it: heads and feet that
//! pages repeat, and print that runs another way. Owns taking it out of the pages.

use std::collections::{BTreeMap, HashMap};

use super::layout::PrintedLine;
use super::turn::Turn;

/// So many lines at the head and at the foot of a page may be repeated on others.
const EDGE: usize = 2;

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
    let mut seen: HashMap<String, usize> = HashMap::new();
    for lines in pages.iter() {
        let mut edges: Vec<String> = edges(lines).map(|at| shape(&lines[at].text)).collect();
        edges.sort_unstable();
        edges.dedup();
        for edge in edges {
            *seen.entry(edge).or_default() += 1;
        }
    }
    let most = (pages.len() / 2).max(2);
    for lines in pages {
        let repeated = |at: &usize| seen.get(&shape(&lines[*at].text)) >= Some(&most);
        let repeated: Vec<usize> = edges(lines).filter(repeated).collect();
        let mut at = 0;
        lines.retain(|_| {
            let kept = !repeated.contains(&at);
            at += 1;
            kept
        });
    }
}

/// The places of the highest and the lowest lines of a page.
fn edges(lines: &[PrintedLine]) -> impl Iterator<Item = usize> + use<> {
    let mut places: Vec<usize> = (0..lines.len()).collect();
    places.sort_by(|&a, &b| lines[a].base.total_cmp(&lines[b].base));
    let count = places.len();
    let mut at = 0;
    places.retain(|_| {
        at += 1;
        at <= EDGE || at + EDGE > count
    });
    places.into_iter()
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
