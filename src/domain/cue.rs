//! The kinds of cue. Owns their names; the cues themselves are data, and
//! where each applies is told in `stance`.

use super::vocabulary::vocabulary;

vocabulary! {
    /// What a cue does to the words in its scope.
    CueCategory {
        /// Turns them round: not, never, failed to.
        Negation = "negation",
        /// Says that they are untrue, whoever says so: denied that, false, myth.
        Refutation = "refutation",
        /// Puts them in someone's mouth: said that, according to.
        Attribution = "attribution",
        /// Weakens them: may, reportedly, appears.
        Hedge = "hedge",
        /// Makes them depend on something: if, unless, would.
        Condition = "condition",
        /// Says that they should be, not that they are: must, is vital.
        Necessity = "necessity",
        /// Asks them: whether, is it true.
        Question = "question",
        /// Limits them to a part: some, partly, in places.
        Partial = "partial",
        /// Sets what follows against what came before: but, however.
        Contrast = "contrast",
        /// The author's own distance from what is reported: at odds with reality, so-called.
        Distancing = "distancing",
        /// The author's own backing of what is reported: rightly, as the record shows.
        Endorsement = "endorsement",
    }
}
