//! An edited sheet compared with what is decided already. Owns what is new,
//! what is known and what is a conflict; writes nothing and takes nothing
//! without saying so.

use std::collections::BTreeMap;

use crate::domain::{Act, ClaimId, Decision, DecisionId, Proposal, RowPlace, SourceId};

use super::DecisionsError;
use super::application::by_cell;
use super::conflict::{Conflict, ConflictKind};
use super::identity::{Unsealed, sealed};
use super::resolution::standing;

/// Who gives the sheet back, when, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOptions {
    /// The reviewer.
    pub reviewer: String,
    /// The time; see [`super::now`].
    pub at: String,
    /// Whether the sheet settles what readers differ on.
    pub adjudicates: bool,
    /// Whether it goes before the same reviewer's later decisions.
    pub overrules: bool,
}

/// One decision that will be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The row that it comes from.
    pub place: RowPlace,
    /// The decision.
    pub decision: Decision,
}

/// What comes of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// What will be added, in the order of rows.
    pub new: Vec<News>,
    /// Rows that say what the same reviewer's standing decision says.
    pub known: Vec<RowPlace>,
    /// Rows that need a person's eyes, in the order of rows.
    pub conflicts: Vec<Conflict>,
}

/// Compares the filled-in rows with everything decided so far.
///
/// # Errors
/// A reviewer's name that cannot stand.
pub fn plan(
    proposals: &[Proposal],
    decided: &[Decision],
    terms: &ImportOptions,
) -> Result<Import, DecisionsError> {
    let decided = by_cell(decided);
    let mut import = Import::default();
    let mut first_of: BTreeMap<(&ClaimId, &SourceId), &Proposal> = BTreeMap::new();
    let torn = torn(proposals);
    for proposal in proposals {
        let cell = (&proposal.claim, &proposal.source);
        if let Some(other) = torn
            .iter()
            .find(|(torn, _)| *torn == cell)
            .map(|(_, rows)| rows)
        {
            import.conflicts.extend(within(proposal, other));
            continue;
        }
        // The same verdict twice for one cell is one decision.
        if first_of.insert(cell, proposal).is_some() {
            import.known.push(proposal.place.clone());
            continue;
        }
        let so_far = decided.get(&cell).map_or(&[][..], Vec::as_slice);
        one(proposal, so_far, terms, &mut import)?;
    }
    Ok(import)
}

/// The cells of which rows say different things, with these rows.
fn torn(proposals: &[Proposal]) -> Vec<((&ClaimId, &SourceId), Vec<&Proposal>)> {
    let mut cells: BTreeMap<_, Vec<&Proposal>> = BTreeMap::new();
    for proposal in proposals {
        let cell = (&proposal.claim, &proposal.source);
        cells.entry(cell).or_default().push(proposal);
    }
    let differ = |rows: &[&Proposal]| rows.iter().any(|row| is_other(row, rows[0]));
    cells.into_iter().filter(|(_, rows)| differ(rows)).collect()
}

/// Whether two rows of a cell cannot be one decision.
fn is_other(one: &Proposal, other: &Proposal) -> bool {
    one.stance != other.stance || one.note != other.note
}

fn within(proposal: &Proposal, rows: &[&Proposal]) -> Option<Conflict> {
    let other = rows.iter().find(|row| is_other(row, proposal))?;
    Some(Conflict::of(
        proposal,
        ConflictKind::Within {
            other: other.place.clone(),
            stance: other.stance,
        },
    ))
}

/// Compares one row with the decisions on its cell.
fn one(
    proposal: &Proposal,
    so_far: &[&Decision],
    terms: &ImportOptions,
    import: &mut Import,
) -> Result<(), DecisionsError> {
    let act = if terms.adjudicates {
        Act::Adjudication
    } else {
        Act::Reading
    };
    // Its last word counts, whatever an adjudication has made of it since.
    let own = so_far.iter().filter(|one| one.reviewer == terms.reviewer);
    let last = own.max_by_key(|one| (&one.at, &one.id));
    if last.is_some_and(|last| says(last, proposal) && (last.act == act || is_adjudication(last))) {
        import.known.push(proposal.place.clone());
        return Ok(());
    }
    let later = |decision: &Decision| {
        let after = proposal
            .seen
            .as_deref()
            .is_none_or(|seen| decision.at.as_str() > seen);
        after && decision.stance != Some(proposal.stance)
    };
    let stand = standing(so_far, |_| Vec::new());
    let mut others = Vec::new();
    for one in stand.iter().filter(|one| later(one.decision)) {
        let Decision { reviewer, at, .. } = one.decision;
        let (reviewer, at, stance) = (reviewer.clone(), at.clone(), one.stance);
        if *reviewer == terms.reviewer || is_adjudication(one.decision) {
            if !terms.overrules {
                let kind = ConflictKind::Later {
                    reviewer,
                    stance,
                    at,
                };
                import.conflicts.push(Conflict::of(proposal, kind));
                return Ok(());
            }
        } else if !terms.adjudicates {
            others.push(ConflictKind::Differs {
                reviewer,
                stance,
                at,
            });
        }
    }
    let others = others.into_iter().map(|kind| Conflict::of(proposal, kind));
    import.conflicts.extend(others);
    let answers: Vec<DecisionId> = stand.iter().map(|one| one.decision.id.clone()).collect();
    import.new.push(News {
        place: proposal.place.clone(),
        decision: sealed(Unsealed {
            act,
            claim: proposal.claim.clone(),
            source: proposal.source.clone(),
            stance: Some(proposal.stance),
            note: proposal.note.clone(),
            reviewer: terms.reviewer.clone(),
            at: terms.at.clone(),
            answers,
            basis: proposal.basis.clone(),
        })?,
    });
    Ok(())
}

fn is_adjudication(decision: &Decision) -> bool {
    decision.act == Act::Adjudication
}

/// Whether a decision says what the row says, of the same claim and article.
/// A row without a note takes none back.
fn says(decision: &Decision, proposal: &Proposal) -> bool {
    let (then, now) = (&decision.basis, &proposal.basis);
    decision.stance == Some(proposal.stance)
        && (proposal.note.is_none() || decision.note == proposal.note)
        && then.claim_sha256 == now.claim_sha256
        && then.source_sha256 == now.source_sha256
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{act, basis, reading};
    use crate::domain::Stance;
    use crate::domain::Stance::{Asserts, Denies, Omits};

    fn row(line: usize, stance: Stance, seen: Option<usize>) -> Proposal {
        Proposal {
            place: RowPlace { sheet: None, line },
            claim: ClaimId::new("tram"),
            source: SourceId::new("herald"),
            stance,
            note: None,
            basis: basis(),
            seen: seen.map(|hour| format!("2031-01-01T{hour:02}:00:00.000Z")),
        }
    }

    fn terms(reviewer: &str) -> ImportOptions {
        ImportOptions {
            reviewer: reviewer.to_owned(),
            at: "2031-01-02T00:00:00.000Z".to_owned(),
            adjudicates: false,
            overrules: false,
        }
    }

    fn planned(rows: &[Proposal], decided: &[Decision], reviewer: &str) -> Import {
        plan(rows, decided, &terms(reviewer)).unwrap()
    }

    #[test]
    fn a_confirmation_is_a_decision_and_the_same_sheet_again_is_none() {
        let rows = [row(2, Asserts, None)];
        let first = planned(&rows, &[], "Ann");
        assert_eq!((first.new.len(), first.conflicts.len()), (1, 0));
        let kept = [first.new[0].decision.clone()];
        let again = planned(&rows, &kept, "Ann");
        assert_eq!((again.new.len(), again.known.len()), (0, 1));
        let noted = Proposal {
            note: Some("page 3".to_owned()),
            ..row(2, Asserts, None)
        };
        let noted = planned(&[noted], &kept, "Ann");
        assert_eq!(
            noted.new[0].decision.answers,
            [kept[0].id.clone()],
            "a note is news"
        );
    }

    #[test]
    fn another_reader_who_agrees_is_news_and_no_conflict() {
        let ann = reading("Ann", Asserts, 5, &[]);
        let import = planned(&[row(2, Asserts, None)], &[ann], "Ben");
        assert_eq!((import.new.len(), import.conflicts.len()), (1, 0));
    }

    #[test]
    fn a_later_verdict_of_the_same_reader_is_not_overruled() {
        let ann = reading("Ann", Denies, 5, &[]);
        let decided = std::slice::from_ref(&ann);
        for seen in [None, Some(4)] {
            let import = planned(&[row(7, Asserts, seen)], decided, "Ann");
            assert!(import.new.is_empty());
            let [conflict] = &import.conflicts[..] else {
                panic!("one conflict")
            };
            assert_eq!(conflict.place.line, 7);
            assert!(matches!(
                conflict.kind,
                ConflictKind::Later { stance: Denies, .. }
            ));
        }
        // The sheet knew of it: a change of mind.
        let import = planned(&[row(7, Asserts, Some(5))], decided, "Ann");
        assert_eq!((import.new.len(), import.conflicts.len()), (1, 0));
        let overrules = ImportOptions {
            overrules: true,
            ..terms("Ann")
        };
        let import = plan(&[row(7, Asserts, None)], decided, &overrules).unwrap();
        assert_eq!(import.new[0].decision.answers, [ann.id]);
    }

    #[test]
    fn readers_who_differ_are_both_kept_and_told() {
        let ann = reading("Ann", Denies, 5, &[]);
        let import = planned(&[row(3, Omits, None)], &[ann], "Ben");
        assert_eq!(import.new.len(), 1);
        let [conflict] = &import.conflicts[..] else {
            panic!("one conflict")
        };
        assert!(conflict.kind.is_taken());
        assert!(
            matches!(&conflict.kind, ConflictKind::Differs { reviewer, .. } if reviewer == "Ann")
        );
    }

    #[test]
    fn a_sheet_that_disagrees_with_itself_is_not_taken() {
        let rows = [row(2, Asserts, None), row(9, Denies, None)];
        let import = planned(&rows, &[], "Ann");
        assert!(import.new.is_empty());
        let lines: Vec<usize> = import.conflicts.iter().map(|c| c.place.line).collect();
        assert_eq!(lines, [2, 9]);
        let twice = planned(&[row(2, Asserts, None), row(9, Asserts, None)], &[], "Ann");
        assert_eq!(
            (twice.new.len(), twice.known.len(), twice.conflicts.len()),
            (1, 1, 0)
        );
    }

    #[test]
    fn an_adjudication_answers_all_that_stands() {
        let ann = reading("Ann", Denies, 5, &[]);
        let ben = reading("Ben", Omits, 6, &[]);
        let adjudicates = ImportOptions {
            adjudicates: true,
            ..terms("Eve")
        };
        let import = plan(
            &[row(2, Asserts, None)],
            &[ann.clone(), ben.clone()],
            &adjudicates,
        );
        let import = import.unwrap();
        let decision = &import.new[0].decision;
        assert_eq!(
            (decision.act, decision.answers.len()),
            (Act::Adjudication, 2)
        );
        assert!(import.conflicts.is_empty());
    }

    #[test]
    fn a_sheet_does_not_go_before_a_later_adjudication() {
        let ann = reading("Ann", Denies, 5, &[]);
        let ben = reading("Ben", Omits, 6, &[]);
        let eve = act(Act::Adjudication, "Eve", Some(Denies), 7, &[&ann, &ben]);
        let decided = [ann, ben, eve];
        // What Ben gave already is known, and what is new to the ruling a conflict.
        let import = planned(&[row(2, Omits, None)], &decided, "Ben");
        assert_eq!((import.known.len(), import.new.len()), (1, 0));
        let import = planned(&[row(2, Asserts, None)], &decided, "Dan");
        assert!(import.new.is_empty() && !import.conflicts[0].kind.is_taken());
        let adjudicates = ImportOptions {
            adjudicates: true,
            ..terms("Dan")
        };
        let import = plan(&[row(2, Asserts, Some(6))], &decided, &adjudicates).unwrap();
        assert!(import.new.is_empty() && import.conflicts.len() == 1);
        let import = plan(&[row(2, Asserts, Some(7))], &decided, &adjudicates).unwrap();
        assert_eq!((import.new.len(), import.conflicts.len()), (1, 0));
        // Eve gives the same again and forgets what she gave it as.
        let import = planned(&[row(2, Denies, None)], &decided, "Eve");
        assert_eq!((import.known.len(), import.new.len()), (1, 0));
    }

    #[test]
    fn a_withdrawn_verdict_stands_against_nothing() {
        let ann = reading("Ann", Denies, 5, &[]);
        let back = act(Act::Withdrawal, "Ann", None, 6, &[&ann]);
        let import = planned(&[row(2, Asserts, None)], &[ann, back], "Ann");
        assert_eq!((import.new.len(), import.conflicts.len()), (1, 0));
    }
}
