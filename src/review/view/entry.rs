//! One decision as the history of its cell shows it. Owns the form.

use serde::Serialize;

use crate::domain::{Act, DecidedQuote, Decision, DecisionId, StaleCause, Stance};
use crate::review::state::State;
use crate::review::viewer::Viewer;

/// A decision, and whether it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryEntry {
    id: DecisionId,
    act: Act,
    stance: Option<Stance>,
    note: Option<String>,
    reviewer: String,
    at: String,
    quote: Option<DecidedQuote>,
    stance_machine: Option<Stance>,
    judge_id: String,
    answers: Vec<DecisionId>,
    standing: bool,
    changed: Vec<StaleCause>,
}

impl HistoryEntry {
    /// A decision with what has changed since; nothing there where another one
    /// has taken its place.
    pub fn new(decision: &Decision, standing: Option<&[StaleCause]>) -> Self {
        let decision = decision.clone();
        Self {
            id: decision.id,
            act: decision.act,
            stance: decision.stance,
            note: decision.note,
            reviewer: decision.reviewer,
            at: decision.at,
            quote: decision.basis.quote,
            stance_machine: decision.basis.stance_machine,
            judge_id: decision.basis.judge_id,
            answers: decision.answers,
            standing: standing.is_some(),
            changed: standing.unwrap_or_default().to_vec(),
        }
    }

    /// A decision on a cell as a viewer may see it.
    pub fn of(state: &State, decision: &Decision, viewer: &Viewer) -> Self {
        let entry = match state.find(&decision.claim, &decision.source) {
            Ok(spot) => {
                let all: Vec<&Decision> = state.decisions_on(spot).iter().collect();
                let standing = spot.standing(&all);
                let stands = standing.iter().find(|one| one.decision.id == decision.id);
                Self::new(decision, stands.map(|one| one.changed.as_slice()))
            }
            Err(_) => Self::new(decision, None),
        };
        if viewer.blind { entry.blind() } else { entry }
    }

    /// Takes out what a blind reader may not know.
    pub fn blind(mut self) -> Self {
        self.stance_machine = None;
        self
    }
}
