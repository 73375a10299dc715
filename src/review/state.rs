//! What the desk shows at one moment: the matrix with everybody's decisions
//! laid over it, and what has changed since when. Owns how one decision or one
//! new wording changes it; keeps nothing.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::decisions::{self, Standing, review_of, standing_on};
use crate::domain::{
    Article, Cell, Claim, ClaimId, ClaimSet, Decision, Matrix, SourceColumn, SourceId,
};
use crate::matrix::{Engine, Selection};

use super::{DeskError, Viewer};

/// A claim and a source.
pub type CellId = (ClaimId, SourceId);

/// The desk at one moment.
pub struct State {
    /// The claims, made ready.
    pub engine: Engine,
    /// The articles, in the order of the matrix's columns.
    pub articles: Arc<[Article]>,
    /// The program's cells with what people have decided.
    pub matrix: Matrix,
    /// Grows with every change of a cell.
    pub revision: u64,
    /// Grows where claims or sources have changed places.
    pub generation: u64,
    /// The revision of each cell's last change.
    changed_at: Vec<u64>,
    decided: BTreeMap<CellId, Vec<Decision>>,
    claims: HashMap<ClaimId, usize>,
    sources: HashMap<SourceId, usize>,
}

/// One cell with all that belongs to it.
#[derive(Clone, Copy)]
pub struct Spot<'s> {
    /// Its place in [`Matrix::cells`].
    pub place: usize,
    /// The cell.
    pub cell: &'s Cell,
    /// Its claim.
    pub claim: &'s Claim,
    /// Its column.
    pub column: &'s SourceColumn,
    /// Its article.
    pub article: &'s Article,
}

impl Spot<'_> {
    /// Of some decisions on the cell those that stand, each with what has
    /// changed since.
    pub fn standing<'d>(&self, decisions: &[&'d Decision]) -> Vec<Standing<'d>> {
        let article = Some((self.article, self.column.sha256.as_str()));
        standing_on(self.claim, article, decisions)
    }
}

impl State {
    /// Judges everything and lays decisions over it; calls `done` after each
    /// article.
    pub fn new(
        engine: Engine,
        mut articles: Arc<[Article]>,
        decisions: &[Decision],
        done: &(dyn Fn() + Sync),
    ) -> Self {
        if !articles.is_sorted_by_key(|article| &article.source.id) {
            let mut sorted = articles.to_vec();
            sorted.sort_by(|a, b| a.source.id.cmp(&b.source.id));
            articles = sorted.into();
        }
        let matrix = engine.judge_selected(&articles, &Selection::everything(), done);
        let matrix = decisions::apply(matrix, &articles, decisions).matrix;
        let mut decided: BTreeMap<CellId, Vec<Decision>> = BTreeMap::new();
        for decision in decisions {
            let cell = (decision.claim.clone(), decision.source.clone());
            decided.entry(cell).or_default().push(decision.clone());
        }
        let claims = matrix.claims.iter().map(|claim| claim.id.clone());
        let sources = matrix.columns.iter().map(|column| column.source.id.clone());
        Self {
            claims: claims.enumerate().map(|(at, id)| (id, at)).collect(),
            sources: sources.enumerate().map(|(at, id)| (id, at)).collect(),
            changed_at: vec![0; matrix.cells.len()],
            revision: 0,
            generation: 1,
            engine,
            articles,
            matrix,
            decided,
        }
    }

    /// The cell of a claim and a source.
    ///
    /// # Errors
    /// There is none.
    pub fn find(&self, claim: &ClaimId, source: &SourceId) -> Result<Spot<'_>, DeskError> {
        let claim = self.claims.get(claim);
        let source = self.sources.get(source);
        let place = claim
            .zip(source)
            .and_then(|(&claim, &source)| self.matrix.place(claim, source));
        place
            .and_then(|place| self.spot(place))
            .ok_or(DeskError::NoSuchCell)
    }

    /// The cell of a place.
    pub fn spot(&self, place: usize) -> Option<Spot<'_>> {
        let cell = self.matrix.cells.get(place)?;
        Some(Spot {
            place,
            cell,
            claim: self.matrix.claims.get(cell.claim)?,
            column: self.matrix.columns.get(cell.source)?,
            article: self.articles.get(cell.source)?,
        })
    }

    /// Every decision on a cell, in the order in which they came.
    pub fn decisions_on(&self, spot: Spot<'_>) -> &[Decision] {
        let cell = (spot.claim.id.clone(), spot.column.source.id.clone());
        self.decided.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// The viewer's verdict on a cell, whatever others have said of it since.
    pub fn own<'s>(&'s self, spot: Spot<'s>, viewer: &Viewer) -> Option<Standing<'s>> {
        let decisions = self.decisions_on(spot).iter();
        let own: Vec<&Decision> = decisions.filter(|one| viewer.owns(one)).collect();
        let standing = spot.standing(&own).into_iter();
        standing.max_by(|a, b| a.decision.at.cmp(&b.decision.at))
    }

    /// The cells on which anybody has decided.
    pub fn decided_places(&self) -> Vec<usize> {
        let cells = self.decided.keys();
        let places = cells.filter_map(|(claim, source)| Some(self.find(claim, source).ok()?.place));
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places
    }

    /// The cells on which a viewer has decided.
    pub fn own_places(&self, viewer: &Viewer) -> Vec<usize> {
        let own = |place: &usize| {
            let spot = self.spot(*place);
            spot.is_some_and(|spot| self.decisions_on(spot).iter().any(|one| viewer.owns(one)))
        };
        self.decided_places().into_iter().filter(own).collect()
    }

    /// Decisions on claims or sources that are not here any more.
    pub fn homeless(&self) -> Vec<&Decision> {
        let cells = self.decided.iter();
        let gone = cells.filter(|((claim, source), _)| {
            !self.claims.contains_key(claim) || !self.sources.contains_key(source)
        });
        gone.flat_map(|(_, decisions)| decisions).collect()
    }

    /// Every decision that the desk knows.
    pub fn decisions(&self) -> Vec<Decision> {
        self.decided.values().flatten().cloned().collect()
    }

    /// The cells that have changed after a revision.
    pub fn changed_since(&self, revision: u64) -> Vec<usize> {
        let changed = self.changed_at.iter().enumerate();
        let changed = changed.filter(|(_, at)| **at > revision);
        changed.map(|(place, _)| place).collect()
    }

    /// Lays further decisions over the cells that they are on; those that are
    /// known change nothing.
    pub fn take(&mut self, decisions: Vec<Decision>) {
        let mut touched: HashSet<CellId> = HashSet::new();
        for decision in decisions {
            let cell = (decision.claim.clone(), decision.source.clone());
            let known = self.decided.entry(cell.clone()).or_default();
            if known.iter().all(|one| one.id != decision.id) {
                known.push(decision);
                touched.insert(cell);
            }
        }
        if touched.is_empty() {
            return;
        }
        self.revision += 1;
        for (claim, source) in touched {
            let place = self.find(&claim, &source).map(|spot| spot.place);
            if let Ok(place) = place {
                self.review_anew(place);
                self.changed_at[place] = self.revision;
            }
        }
    }

    fn review_anew(&mut self, place: usize) {
        let Some(spot) = self.spot(place) else {
            return;
        };
        let decisions: Vec<&Decision> = self.decisions_on(spot).iter().collect();
        let article = Some((spot.article, spot.column.sha256.as_str()));
        self.matrix.cells[place].review = review_of(spot.claim, article, &decisions);
    }

    /// Which claims must be judged anew where these claims take the place of
    /// those here; none where everything must be.
    pub fn differing(&self, claims: &ClaimSet) -> Option<Vec<ClaimId>> {
        let here = self.engine.claims();
        let same_rows = here.aliases == claims.aliases
            && here.claims.len() == claims.claims.len()
            && here
                .claims
                .iter()
                .zip(&claims.claims)
                .all(|(a, b)| a.id == b.id);
        let pairs = here.claims.iter().zip(&claims.claims);
        let differing = pairs.filter(|(a, b)| {
            (&a.text, &a.variants, &a.counters) != (&b.text, &b.variants, &b.counters)
        });
        same_rows.then(|| differing.map(|(claim, _)| claim.id.clone()).collect())
    }

    /// Puts an engine of the same rows in the place of the one here, with cells
    /// that were judged anew by it.
    pub fn replace(&mut self, engine: Engine, judged: Matrix) {
        self.matrix.claims.clone_from(&engine.claims().claims);
        self.matrix.provenance = judged.provenance;
        self.engine = engine;
        self.revision += 1;
        for cell in judged.cells {
            let Some(place) = self.matrix.place(cell.claim, cell.source) else {
                continue;
            };
            self.matrix.cells[place].verdict = cell.verdict;
            // The claim's text may have changed too, under decisions that stand.
            self.review_anew(place);
            self.changed_at[place] = self.revision;
        }
    }

    /// The state after claims or sources have changed places.
    pub fn after(mut self, before: &State) -> Self {
        self.revision = before.revision + 1;
        self.generation = before.generation + 1;
        self.changed_at.fill(self.revision);
        self
    }
}
