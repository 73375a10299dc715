//! In which order cells are to be reviewed: how much a decision on each would
//! matter. Owns that order and its groups; decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Cell, Matrix, Reason, ReviewStatus, SourceId, Stance};

use super::random_sample::Sample;

/// Why a cell stands where it stands, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// The program is in doubt.
    Doubtful,
    /// The program is sure, and the claim's picture hangs on this cell.
    Decisive,
    /// The program qualifies and cannot say why.
    Unclear,
    /// Decided before claim or article changed.
    Stale,
    /// Readers differ.
    Disputed,
    /// Nothing speaks for looking at it before others.
    Ordinary,
    /// Decided.
    Settled,
    /// It could not be judged: there is nothing to decide on.
    NotJudged,
}

impl Urgency {
    /// Which cells are gone through together. What is in doubt and what the
    /// picture hangs on is put in order by how much both together matter.
    fn group(self) -> u8 {
        match self {
            Urgency::Doubtful | Urgency::Decisive => 0,
            Urgency::Unclear => 1,
            Urgency::Stale => 2,
            Urgency::Disputed => 3,
            Urgency::Ordinary => 4,
            Urgency::Settled => 5,
            Urgency::NotJudged => 6,
        }
    }
}

/// Below this confidence a judgement is in doubt. Confidences are calibrated,
/// so that more than three in ten of these are wrong.
const MIN_SURE_CONFIDENCE: f64 = 0.7;

/// What a cell on which the picture hangs counts for at least, however sure the
/// program is.
const MIN_PICTURE_WEIGHT: f64 = 0.05;

/// One cell's place in the order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// Its group.
    pub urgency: Urgency,
    /// How much a decision would matter, 0 to 2: how likely the program is
    /// wrong, and once more where the claim's picture hangs on the cell.
    pub matter: f64,
}

/// The rank of every cell, in the order of [`Matrix::cells`].
pub fn ranks(matrix: &Matrix) -> Vec<Rank> {
    let claims = 0..matrix.claims.len();
    claims.flat_map(|claim| row(matrix, claim)).collect()
}

/// The ranks of one claim's cells.
pub fn row(matrix: &Matrix, claim: usize) -> Vec<Rank> {
    let cells = matrix.row(claim);
    let picture = Picture::of(matrix, cells);
    let rank = |cell: &Cell| {
        let hangs = picture.hangs_on(matrix, cell);
        let doubt = cell.judgement().map_or(0.0, |judgement| {
            // A judge that gives no confidence is taken to be in doubt.
            1.0 - judgement.confidence.unwrap_or(0.5)
        });
        let picture = if hangs {
            doubt.max(MIN_PICTURE_WEIGHT)
        } else {
            0.0
        };
        Rank {
            urgency: urgency(cell, doubt, hangs),
            matter: doubt + picture,
        }
    };
    cells.iter().map(rank).collect()
}

fn urgency(cell: &Cell, doubt: f64, hangs: bool) -> Urgency {
    let Some(judgement) = cell.judgement() else {
        return Urgency::NotJudged;
    };
    match cell.review.as_ref().map(|review| review.status) {
        Some(ReviewStatus::Decided) => return Urgency::Settled,
        Some(ReviewStatus::Stale) => return Urgency::Stale,
        Some(ReviewStatus::Disputed) => return Urgency::Disputed,
        None => {}
    }
    match judgement.reason {
        _ if doubt > 1.0 - MIN_SURE_CONFIDENCE => Urgency::Doubtful,
        _ if hangs => Urgency::Decisive,
        Some(Reason::Unclear) => Urgency::Unclear,
        Some(_) | None => Urgency::Ordinary,
    }
}

/// What a claim's row tells, and on which cells that hangs.
struct Picture<'m> {
    /// The origins that take each stance which brings the claim up.
    origins: BTreeMap<Stance, BTreeSet<&'m SourceId>>,
    /// Where nobody brings it up: the closest that anyone comes.
    closest: Option<f64>,
}

impl<'m> Picture<'m> {
    fn of(matrix: &'m Matrix, cells: &[Cell]) -> Self {
        let mut origins: BTreeMap<Stance, BTreeSet<&SourceId>> = BTreeMap::new();
        for cell in cells {
            let column = matrix.columns.get(cell.source);
            if let (Some(stance), Some(column)) = (cell.stance(), column)
                && stance.brings_up()
            {
                origins.entry(stance).or_default().insert(&column.origin);
            }
        }
        let nobody = origins.is_empty();
        let scores = cells.iter().filter_map(near);
        Self {
            closest: scores.filter(|_| nobody).max_by(f64::total_cmp),
            origins,
        }
    }

    /// Whether the row would tell another story without this cell's stance: no
    /// other origin takes it, or the most frequent stance would be another; or
    /// nobody brings the claim up, and this source comes closest to it.
    fn hangs_on(&self, matrix: &Matrix, cell: &Cell) -> bool {
        let Some(stance) = cell.stance() else {
            return false;
        };
        if !stance.brings_up() {
            return self.closest.is_some() && near(cell) == self.closest;
        }
        let count = |stance| self.origins.get(&stance).map_or(0, BTreeSet::len);
        let ours = count(stance);
        if ours == 1 {
            return true;
        }
        let same = |other: &&Cell| {
            let origin = |cell: &Cell| matrix.columns.get(cell.source).map(|one| &one.origin);
            other.source != cell.source
                && other.stance() == Some(stance)
                && origin(other) == origin(cell)
        };
        let others = Stance::ALL.iter().filter(|&&other| other != stance);
        let rival = others.map(|&other| count(other)).max().unwrap_or(0);
        // A reprint takes the stance still.
        ours > rival && ours - 1 <= rival && !matrix.row(cell.claim).iter().any(|o| same(&o))
    }
}

/// How close an omission comes to the claim.
fn near(cell: &Cell) -> Option<f64> {
    let judgement = cell.judgement()?;
    Some(judgement.near_miss.as_ref()?.score)
}

/// All judged cells, those first on which a decision matters most; among equals
/// in the order of claims, then sources.
pub fn urgent_first(matrix: &Matrix, ranks: &[Rank]) -> Vec<usize> {
    let mut places = judged(matrix);
    places.sort_by(|&a, &b| {
        let (first, second) = (ranks[a], ranks[b]);
        let by_matter = second.matter.total_cmp(&first.matter);
        first
            .urgency
            .group()
            .cmp(&second.urgency.group())
            .then(by_matter)
            .then(a.cmp(&b))
    });
    places
}

/// All judged cells, claim by claim.
pub fn judged(matrix: &Matrix) -> Vec<usize> {
    let cells = matrix.cells.iter().enumerate();
    let judged = cells.filter(|(_, cell)| cell.judgement().is_some());
    judged.map(|(place, _)| place).collect()
}

/// The judged cells of a random sample, in the order drawn.
pub fn sample(matrix: &Matrix, sample: Sample) -> Vec<usize> {
    sample.of(judged(matrix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions;
    use crate::domain::{Article, Claim, ClaimSet, JudgedBy, Judgement, Verdict};
    use crate::matrix::Engine;
    use crate::review::sample as invented;

    /// One claim over sources with these stances and confidences.
    fn matrix(cells: &[(Stance, Option<Reason>, f64)]) -> Matrix {
        let claims = vec![Claim::new("a", "It fell")];
        let engine = Engine::new(ClaimSet {
            claims,
            aliases: Vec::new(),
        });
        let article = |at: usize| Article::new(format!("s{at}"), format!("Text {at}."));
        let articles: Vec<Article> = (0..cells.len()).map(article).collect();
        let mut matrix = engine.judge(&articles);
        for (cell, (stance, reason, confidence)) in matrix.cells.iter_mut().zip(cells) {
            if let Verdict::Judged(judgement) = &mut cell.verdict {
                *judgement = Judgement {
                    stance: *stance,
                    reason: *reason,
                    confidence: Some(*confidence),
                    judged_by: JudgedBy::Words,
                    ..judgement.clone()
                };
            }
        }
        matrix
    }

    fn urgencies(cells: &[(Stance, Option<Reason>, f64)]) -> Vec<Urgency> {
        ranks(&matrix(cells))
            .iter()
            .map(|rank| rank.urgency)
            .collect()
    }

    use Stance::{Asserts, Denies, Omits, Qualifies};
    use Urgency::{Decisive, Disputed, Doubtful, Ordinary, Settled, Stale, Unclear};

    #[test]
    fn a_judgement_in_doubt_goes_before_a_sure_one() {
        let sure = [(Asserts, None, 0.99); 3];
        assert_eq!(urgencies(&sure), [Ordinary; 3]);
        let mut doubt = sure;
        doubt[1].2 = 0.69;
        assert_eq!(urgencies(&doubt), [Ordinary, Doubtful, Ordinary]);
        // Doubt about what the picture hangs on comes before both.
        doubt[2] = (Denies, None, 0.9);
        let matrix = matrix(&doubt);
        assert_eq!(urgent_first(&matrix, &ranks(&matrix)), [1, 2, 0]);
    }

    #[test]
    fn a_stance_that_nobody_else_takes_makes_the_picture() {
        let cells = [
            (Asserts, None, 0.99),
            (Asserts, None, 0.99),
            (Asserts, None, 0.99),
            (Denies, None, 0.99),
        ];
        assert_eq!(urgencies(&cells), [Ordinary, Ordinary, Ordinary, Decisive]);
    }

    #[test]
    fn where_one_cell_makes_the_majority_it_is_looked_at() {
        let close = [Asserts, Asserts, Asserts, Denies, Denies].map(|stance| (stance, None, 0.99));
        assert_eq!(
            urgencies(&close),
            [Decisive, Decisive, Decisive, Ordinary, Ordinary]
        );
        let clear =
            [Asserts, Asserts, Asserts, Asserts, Denies, Denies].map(|stance| (stance, None, 0.99));
        assert_eq!(urgencies(&clear), [Ordinary; 6]);
    }

    #[test]
    fn where_nobody_brings_the_claim_up_the_closest_is_looked_at() {
        let mut matrix = matrix(&[(Omits, None, 0.99); 3]);
        for (cell, score) in matrix.cells.iter_mut().zip([0.1, 0.4, 0.2]) {
            if let Verdict::Judged(judgement) = &mut cell.verdict {
                judgement.near_miss.as_mut().unwrap().score = score;
            }
        }
        let urgencies: Vec<Urgency> = ranks(&matrix).iter().map(|rank| rank.urgency).collect();
        assert_eq!(urgencies, [Ordinary, Decisive, Ordinary]);
    }

    #[test]
    fn what_the_program_cannot_explain_stands_in_a_group_of_its_own() {
        let unclear = (Qualifies, Some(Reason::Unclear), 0.9);
        let plain = (Qualifies, Some(Reason::Hedged), 0.9);
        let urgencies = urgencies(&[unclear, plain, plain, plain]);
        assert_eq!(urgencies, [Unclear, Ordinary, Ordinary, Ordinary]);
    }

    #[test]
    fn what_people_have_decided_is_grouped_by_what_it_came_to() {
        let engine = Engine::new(invented::claims());
        let articles = invented::articles();
        let ann = invented::reading("Ann");
        let ben = invented::answering("Ben", Some(Denies), 2, &[]);
        let urgency = |articles: &[Article], decided: &[crate::domain::Decision]| {
            let matrix = decisions::apply(engine.judge(articles), articles, decided).matrix;
            // The tram in the Herald: the third of the sources in their order.
            row(&matrix, 0)[2].urgency
        };
        assert_eq!(urgency(&articles, std::slice::from_ref(&ann)), Settled);
        assert_eq!(urgency(&articles, &[ann.clone(), ben]), Disputed);
        let mut changed = articles;
        changed[0].text.push_str(" It snowed.");
        assert_eq!(urgency(&changed, &[ann]), Stale);
    }
}
