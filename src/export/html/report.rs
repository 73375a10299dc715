//! The whole page, as the templates see it. Owns what is counted for it and
//! which cells get a section of their own; the words of the page are in
//! `template/`, text by text made safe by `escape`.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use crate::domain::{
    Article, Cell, FinalStance, Likeness, Matrix, Source, SourceColumn, SourceId, Stance, Status,
    Tally, Totals, counted,
};

use super::proof::{self, Proof};
use super::rows::{ReportRow, Square, Topic};
use super::similarity_chart::Tile;
use super::stance_sign::Sign;
use super::{assets, link, names, rows, similarity_chart, stance_sign};

/// Up to this many cells, each has a section with all that is known; beyond,
/// those that omit have none and the others keep to their first sentence, since
/// a page of so many is slow to open and slower to read.
const MAX_SECTIONS: usize = 20_000;

/// The page.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct ReportPage<'a> {
    matrix: &'a Matrix,
    names: Vec<String>,
    texts: BTreeMap<&'a str, &'a str>,
    topics: Vec<Topic<'a>>,
    columns: Vec<Tally>,
    all: Tally,
    legend: Vec<(Sign, usize)>,
    /// Whether some cells were read and others were not.
    read_in_part: bool,
    origins: usize,
    sections_for_all: bool,
    likeness: &'a [Likeness],
    alike_order: Vec<usize>,
    policy: String,
}

impl<'a> ReportPage<'a> {
    /// The page of a sound matrix.
    pub fn new(matrix: &'a Matrix, articles: &'a [Article], likeness: &'a [Likeness]) -> Self {
        let text = |article: &'a Article| (article.source.id.as_str(), article.text.as_str());
        let compared =
            matrix.columns.len() <= similarity_chart::MAX_SOURCES && !likeness.is_empty();
        let likeness = if compared { likeness } else { &[] };
        let origins: BTreeSet<_> = matrix.columns.iter().map(|column| &column.origin).collect();
        Self {
            matrix,
            names: names::names(matrix),
            texts: articles.iter().map(text).collect(),
            topics: rows::topics(matrix),
            columns: column_totals(matrix),
            all: matrix.tally_all(),
            legend: legend(matrix),
            read_in_part: matrix.is_read_in_part(),
            origins: origins.len(),
            sections_for_all: matrix.cells.len() <= MAX_SECTIONS,
            likeness,
            alike_order: match compared {
                true => similarity_chart::order(likeness, matrix.columns.len()),
                false => Vec::new(),
            },
            policy: assets::policy(),
        }
    }

    fn title(&self) -> String {
        let claims = counted(self.matrix.claims.len(), "claim");
        format!(
            "{claims} in {}",
            counted(self.matrix.columns.len(), "source")
        )
    }

    fn style(&self) -> &'static str {
        assets::STYLE
    }

    fn script(&self) -> &'static str {
        assets::SCRIPT
    }

    /// How closely the columns must stand.
    fn density(&self) -> &'static str {
        match self.matrix.columns.len() {
            0..=8 => "few",
            9..=16 => "some",
            17..=60 => "many",
            _ => "crowd",
        }
    }

    /// Whether names of sources have no room beside one another.
    fn crowded(&self) -> bool {
        self.density() != "few"
    }

    fn has_topics(&self) -> bool {
        self.topics.iter().any(|topic| topic.name.is_some())
    }

    fn has_reprints(&self) -> bool {
        self.origins < self.matrix.columns.len()
    }

    fn origins_words(&self) -> String {
        counted(self.origins, "origin")
    }

    fn not_asked(&self) -> usize {
        let pairs = self.matrix.claims.len() * self.matrix.columns.len();
        pairs.saturating_sub(self.matrix.cells.len())
    }

    /// What the cells rest on, as a sentence.
    fn judged(&self) -> Option<String> {
        let figures = Totals::of(self.matrix);
        Some(match (figures.read, figures.by_words) {
            (0, 0) => return None,
            (0, _) => "All cells were judged by words.".to_owned(),
            (_, 0) => "All cells were read.".to_owned(),
            (_, _) => format!(
                "Cells: {} ({}).",
                figures.judged()?,
                stance_sign::by_words()
            ),
        })
    }

    /// How many cells carry a mark, by the mark.
    fn marked(&self) -> Vec<(&'static str, &'static str, usize)> {
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        let marks = self
            .matrix
            .cells
            .iter()
            .filter_map(|cell| Square::of(cell).mark);
        marks.for_each(|mark| *counts.entry(mark).or_default() += 1);
        let counts = counts.into_iter();
        counts
            .map(|((sign, word), count)| (sign, word, count))
            .collect()
    }

    fn row(&self, claim: &usize) -> ReportRow<'a> {
        ReportRow::of(self.matrix, *claim)
    }

    fn square(&self, claim: &usize, source: &usize) -> Option<Square<'a>> {
        let square = self.matrix.cell(*claim, *source).map(Square::of)?;
        Some(match self.read_in_part {
            true => square.marked(),
            false => square,
        })
    }

    fn has_section(&self, cell: &Cell) -> bool {
        self.sections_for_all
            || cell.review.is_some()
            || cell.stance().is_some_and(Stance::brings_up)
    }

    /// The proofs of one claim.
    fn proofs(&self, claim: &usize) -> impl Iterator<Item = Proof<'_>> {
        let cells = self
            .matrix
            .row(*claim)
            .iter()
            .filter(|cell| self.has_section(cell));
        cells.map(|cell| {
            let column = &self.matrix.columns[cell.source];
            let text = self.texts.get(column.source.id.as_str()).copied();
            let text = text.filter(|_| self.sections_for_all);
            Proof::of(cell, column, &self.names[cell.source], text)
        })
    }

    fn stances(&self) -> impl Iterator<Item = (Stance, Sign)> {
        Stance::ALL
            .iter()
            .map(|&stance| (stance, stance_sign::settled(stance)))
    }

    fn count(&self, tally: &Tally, stance: &Stance) -> usize {
        tally.of(*stance)
    }

    fn name(&self, place: &usize) -> &str {
        &self.names[*place]
    }

    fn total(&self, place: &usize) -> &Tally {
        &self.columns[*place]
    }

    fn id(&self, source: &usize) -> &'a SourceId {
        &self.matrix.columns[*source].source.id
    }

    /// How many sentences of evidence a section shows.
    fn shown(&self) -> usize {
        if self.sections_for_all { usize::MAX } else { 1 }
    }

    fn has_passages(&self) -> bool {
        let judged = |cell: &Cell| {
            cell.judgement().is_some_and(|judgement| {
                !judgement.evidence.is_empty() || judgement.near_miss.is_some()
            })
        };
        self.matrix.cells.iter().any(judged)
    }

    fn address(&self, column: &'a SourceColumn) -> Option<&'a str> {
        column.source.url.as_deref().and_then(link::web_address)
    }

    /// The outlet, where the source is called by something else.
    fn outlet_beside(&self, name: &str, source: &'a Source) -> Option<&'a str> {
        source.outlet.as_deref().filter(|&outlet| outlet != name)
    }

    fn why_not(&self, column: &SourceColumn) -> Option<String> {
        proof::why_not(&column.readability)
    }

    /// The source that this one repeats; none where it stands alone or first.
    fn reprint_of(&self, column: &SourceColumn) -> Option<&str> {
        let first = self
            .matrix
            .columns
            .iter()
            .position(|other| other.source.id == column.origin)?;
        (column.origin != column.source.id).then(|| self.names[first].as_str())
    }

    fn tiles(&self) -> impl Iterator<Item = Tile> {
        let columns = self.matrix.columns.len();
        let inside = move |pair: &&Likeness| pair.first < pair.second && pair.second < columns;
        self.likeness
            .iter()
            .filter(inside)
            .map(|&pair| Tile::of(pair))
    }

    fn drawing(&self) -> (usize, usize) {
        similarity_chart::size(self.matrix.columns.len())
    }

    fn name_line(&self, place: &usize) -> usize {
        similarity_chart::name_line(*place)
    }

    /// Whether a source stands before another one in the drawing.
    fn has_later(&self, place: &usize) -> bool {
        place + 1 < self.matrix.columns.len()
    }

    fn column_middle(&self, place: &usize) -> usize {
        similarity_chart::column_middle(*place)
    }

    /// A name that fits beside the drawing.
    fn drawn_name(&self, place: &usize) -> String {
        const ROOM: usize = 28;
        let name = &self.names[*place];
        match name.chars().count() > ROOM {
            true => name.chars().take(ROOM - 1).chain(['…']).collect(),
            false => name.clone(),
        }
    }

    fn too_many_to_compare(&self) -> bool {
        self.matrix.columns.len() > similarity_chart::MAX_SOURCES
    }

    fn most_compared(&self) -> usize {
        similarity_chart::MAX_SOURCES
    }

    fn most_sections(&self) -> usize {
        MAX_SECTIONS
    }
}

/// Counts every column's stances in one pass.
fn column_totals(matrix: &Matrix) -> Vec<Tally> {
    let mut totals = vec![Tally::default(); matrix.columns.len()];
    for cell in &matrix.cells {
        let total = &mut totals[cell.source];
        match cell.stance() {
            Some(Stance::Asserts) => total.asserts += 1,
            Some(Stance::Qualifies) => total.qualifies += 1,
            Some(Stance::Denies) => total.denies += 1,
            Some(Stance::Omits) => total.omits += 1,
            None => {}
        }
    }
    totals
}

/// The signs with what they stand for and how often; those of cells outside
/// all totals only where there are any.
fn legend(matrix: &Matrix) -> Vec<(Sign, usize)> {
    let tally = matrix.tally_all();
    let stances = Stance::ALL
        .iter()
        .map(|&stance| (stance_sign::settled(stance), tally.of(stance)));
    let others = [
        FinalStance::Disputed,
        FinalStance::NotJudged(Status::NotReadable),
        FinalStance::NotJudged(Status::UnsupportedLanguage),
    ];
    let others = others.into_iter().map(|wanted| {
        let cells = matrix
            .cells
            .iter()
            .filter(|cell| cell.final_stance() == wanted);
        (stance_sign::of(wanted), cells.count())
    });
    stances
        .chain(others.filter(|&(_, count)| count > 0))
        .collect()
}
