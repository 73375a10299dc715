//! The desk itself, without any page: a store and what it shows, kept together
//! while people decide. Owns what may be kept and when the shown follows; knows
//! nothing of HTTP.

use std::fs::read_dir;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::decisions::{self, DecisionsError, Draft, Drafted, Sent, Store};
use crate::domain::{Act, Article, ClaimId, Decision, DecisionId, SourceId, Stance};
use crate::ingest::{WordingList, add_wording, read_claims};
use crate::matrix::{JudgeSetup, Selection};

use super::state::State;
use super::verdict::{SubmittedVerdict, undoing};
use super::{DeskError, Viewer};

/// What a desk judges by.
pub struct DeskInputs {
    /// The file or folder of claims, read anew where a wording is added.
    pub claims: PathBuf,
    /// What cells are judged by.
    pub judge: JudgeSetup,
}

/// What becomes of a verdict.
#[derive(Debug, Clone, PartialEq)]
pub enum Saved {
    /// It is in the store.
    Kept {
        /// As it stands there.
        decision: Box<Decision>,
        /// Whether it was there before it was sent this time.
        repeated: bool,
    },
    /// Others have decided since the reviewer looked: theirs, to be seen first.
    Unseen(Vec<Decision>),
}

/// Which verdict is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Made by the page, the same for every try.
    pub key: String,
    /// The claim decided on.
    pub claim_id: ClaimId,
    /// The source decided on.
    pub source_id: SourceId,
    /// Whose verdict.
    pub reviewer: String,
    /// Whether they read blind.
    #[serde(default)]
    pub blind: bool,
    /// The decisions on the cell that the reviewer had in view.
    pub seen: Vec<DecisionId>,
}

/// A cell that a new wording has turned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// The source.
    pub source: SourceId,
    /// The program's stance before.
    pub before: Stance,
    /// The program's stance now.
    pub after: Stance,
}

/// What became of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The claims file that it stands in now.
    pub file: PathBuf,
    /// The cells of its claim that it has turned.
    pub turned: Vec<Turned>,
}

/// A matrix under review.
pub struct Desk {
    material: DeskInputs,
    store: Mutex<Shelf>,
    state: RwLock<State>,
    /// Held while claims are changed, so that one change follows another.
    amending: Mutex<()>,
}

/// The store, and how far the desk has read it.
struct Shelf {
    store: Store,
    read_to: i64,
}

impl Desk {
    /// Reads the claims, judges everything and lays the store's decisions over
    /// it; calls `done` after each article.
    ///
    /// # Errors
    /// Claims or a store that cannot be read.
    pub fn open(
        articles: Vec<Article>,
        material: DeskInputs,
        store: Store,
        done: &(dyn Fn() + Sync),
    ) -> Result<Self, DeskError> {
        let (decisions, read_to) = store.added_after(0)?;
        let engine = material.judge.engine(read_claims(&material.claims)?);
        let state = State::new(engine, articles.into(), &decisions, done);
        Ok(Self {
            material,
            store: Mutex::new(Shelf { store, read_to }),
            state: RwLock::new(state),
            amending: Mutex::new(()),
        })
    }

    /// What the desk shows now.
    pub fn state(&self) -> RwLockReadGuard<'_, State> {
        // A reader that panicked has changed nothing.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        // A transaction that panicked was rolled back.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a verdict, unless others have decided on the cell since the
    /// reviewer looked. The answer is given once the store holds it.
    ///
    /// # Errors
    /// A cell that is not there or could not be judged, evidence that is not in
    /// the article, a reviewer without a name, a store that cannot be written.
    pub fn decide(&self, verdict: &SubmittedVerdict) -> Result<Saved, DeskError> {
        let unsealed = {
            let state = self.state();
            let spot = state.find(&verdict.claim_id, &verdict.source_id)?;
            verdict.decision(&state, spot, decisions::now())?
        };
        let cell = (&verdict.claim_id, &verdict.source_id);
        let decide = |decided: &[Decision]| -> Result<_, DecisionsError> {
            let unseen = verdict.unseen(decided);
            if !unseen.is_empty() {
                return Ok(Err(unseen));
            }
            let answerable = decisions::answerable(decided, &verdict.reviewer);
            let mut unsealed = unsealed;
            unsealed.answers.retain(|id| answerable.contains(id));
            Ok(Ok(decisions::sealed(unsealed)?))
        };
        let sent = self.shelf().store.send(&verdict.key, cell, decide)?;
        self.refresh()?;
        Ok(saved(sent))
    }

    /// Takes the reviewer's verdict on a cell back: the one that it took the
    /// place of stands again, or none does.
    ///
    /// # Errors
    /// As [`Self::decide`]; and that there is nothing to take back.
    pub fn undo(&self, undo: &Undo) -> Result<Saved, DeskError> {
        // Another desk may have decided for the same reviewer.
        self.refresh()?;
        let mut verdict = SubmittedVerdict {
            key: undo.key.clone(),
            claim_id: undo.claim_id.clone(),
            source_id: undo.source_id.clone(),
            stance: None,
            adjudicates: false,
            note: None,
            evidence: None,
            reviewer: undo.reviewer.clone(),
            blind: undo.blind,
            seen: undo.seen.clone(),
        };
        let viewer = verdict.viewer();
        let again = {
            let state = self.state();
            let spot = state.find(&undo.claim_id, &undo.source_id)?;
            let own = state
                .decisions_on(spot)
                .iter()
                .filter(|one| viewer.owns(one));
            let mut own: Vec<&Decision> = own.collect();
            own.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
            let last = state.own(spot, &viewer).map(|last| last.decision.clone());
            last.map(|last| undoing(&own, &last))
        };
        let Some((stance, before)) = again else {
            // It may have been taken back by this very sending, the answer lost.
            let decision = self.shelf().store.sent(&undo.key)?;
            return Ok(Saved::Kept {
                decision: Box::new(decision.ok_or(DeskError::NothingToUndo)?),
                repeated: true,
            });
        };
        verdict.stance = stance;
        if let Some(before) = before {
            verdict.adjudicates = before.act == Act::Adjudication;
            verdict.note = before.note;
            verdict.evidence = before.basis.quote.map(|quote| quote.points);
        }
        self.decide(&verdict)
    }

    /// Takes up what the store has that the desk has not: another desk, or an
    /// import, may write to the same file.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn refresh(&self) -> Result<(), DeskError> {
        let mut shelf = self.shelf();
        let (news, read_to) = shelf.store.added_after(shelf.read_to)?;
        if !news.is_empty() {
            self.change().take(news);
        }
        shelf.read_to = read_to;
        Ok(())
    }

    /// The viewer's draft on a cell.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn draft(
        &self,
        viewer: &Viewer,
        claim: &ClaimId,
        source: &SourceId,
    ) -> Result<Option<Draft>, DeskError> {
        let Some(reviewer) = viewer.reviewer.as_deref() else {
            return Ok(None);
        };
        let whose = Drafted {
            reviewer,
            claim,
            source,
        };
        Ok(self.shelf().store.draft(whose)?)
    }

    /// Keeps a draft; an empty one takes it away.
    ///
    /// # Errors
    /// A cell that is not there, a reviewer without a name, a store that cannot
    /// be written.
    pub fn keep_draft(&self, whose: Drafted<'_>, draft: &Draft) -> Result<(), DeskError> {
        self.state().find(whose.claim, whose.source)?;
        Ok(self.shelf().store.keep_draft(whose, draft)?)
    }

    /// Everybody who has decided or has been introduced.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn reviewers(&self) -> Result<Vec<String>, DeskError> {
        Ok(self.shelf().store.reviewers()?)
    }

    /// Takes a reviewer's name up.
    ///
    /// # Errors
    /// A name that cannot stand, or that another has but for capitals or spaces.
    pub fn introduce(&self, name: &str) -> Result<(), DeskError> {
        Ok(self.shelf().store.introduce(name, &decisions::now())?)
    }

    /// Whether wordings can be added: some of the claims stand in TOML.
    pub fn takes_wordings(&self) -> bool {
        let in_toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
        let path = &self.material.claims;
        in_toml(path)
            || read_dir(path)
                .is_ok_and(|entries| entries.flatten().any(|entry| in_toml(&entry.path())))
    }

    /// Writes a wording to the claims file and judges its claim anew.
    ///
    /// # Errors
    /// A claim that is not there, a wording that is there already, a claims
    /// file that cannot be written or read. A file that cannot be read after
    /// the wording was added leaves the desk as it was.
    pub fn add_wording(
        &self,
        claim: &ClaimId,
        list: WordingList,
        wording: &str,
    ) -> Result<Added, DeskError> {
        let _one_at_a_time = self.amending.lock().unwrap_or_else(PoisonError::into_inner);
        if self
            .state()
            .engine
            .claims()
            .claims
            .iter()
            .all(|one| one.id != *claim)
        {
            return Err(DeskError::NoSuchCell);
        }
        let file = add_wording(&self.material.claims, claim, list, wording)?;
        let turned = self.judge_anew(claim)?;
        Ok(Added { file, turned })
    }

    /// Reads the claims and judges those that differ from the desk's. Gives the
    /// cells of `claim` that have turned.
    fn judge_anew(&self, claim: &ClaimId) -> Result<Vec<Turned>, DeskError> {
        let claims = read_claims(&self.material.claims)?;
        let differing = self.state().differing(&claims);
        let engine = self.material.judge.engine(claims);
        let articles = Arc::clone(&self.state().articles);
        let before = self.stances(claim);
        match differing {
            Some(differing) => {
                let selection = Selection::everything().with_claims(differing);
                let judged = engine.judge_selected(&articles, &selection, &|| {});
                self.change().replace(engine, judged);
            }
            None => {
                let decisions = self.state().decisions();
                let new = State::new(engine, articles, &decisions, &|| {});
                let mut state = self.change();
                *state = new.after(&state);
                drop(state);
                // What came in while everything was judged is read once more.
                let mut shelf = self.shelf();
                shelf.read_to = 0;
                drop(shelf);
                self.refresh()?;
            }
        }
        let after = self.stances(claim);
        let turned = before.into_iter().filter_map(|(source, before)| {
            let after = after.iter().find(|(id, _)| *id == source)?.1;
            (before != after).then_some(Turned {
                source,
                before,
                after,
            })
        });
        Ok(turned.collect())
    }

    /// The program's stances on a claim.
    fn stances(&self, claim: &ClaimId) -> Vec<(SourceId, Stance)> {
        let state = self.state();
        let matrix = &state.matrix;
        let place = matrix.claims.iter().position(|one| one.id == *claim);
        let cells = place.map_or(&[][..], |place| matrix.row(place));
        let stances = cells.iter().filter_map(|cell| {
            let column = matrix.columns.get(cell.source)?;
            Some((column.source.id.clone(), cell.machine_stance()?))
        });
        stances.collect()
    }
}

fn saved(sent: Sent<Vec<Decision>>) -> Saved {
    let kept = |decision, repeated| Saved::Kept {
        decision: Box::new(decision),
        repeated,
    };
    match sent {
        Sent::Kept(decision) => kept(decision, false),
        Sent::Repeated(decision) => kept(decision, true),
        Sent::Declined(unseen) => Saved::Unseen(unseen),
    }
}
