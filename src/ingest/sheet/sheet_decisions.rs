//! The decisions that a person has filled into a long sheet. Owns which rows
//! count, and what a row must hold for its decision to be kept; knows nothing
//! of what was decided before.

use std::path::Path;

use crate::domain::{
    Basis, ClaimId, CodePoints, DecidedQuote, Proposal, RowPlace, SourceId, Stance, Status,
    UnknownName, guarded, sha256,
};
use crate::ingest::IngestError;
use crate::ingest::workbook::sheet_row::SheetRow;

use super::exported_sheet::read_exported_sheet;
use super::sheet_consensus::Usual;

/// The columns without which a decision could not be kept with what it rests on.
const REQUIRED: &[&str] = &[
    "claim_id",
    "claim",
    "source_id",
    "status",
    "decision",
    "decision_note",
    "stance_machine",
    "source_sha256",
    "judge_id",
];

/// A filled-in row that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Where it stands.
    pub place: RowPlace,
    /// The claim and the source, as far as the row names them.
    pub cell: (String, String),
    /// What is wrong: lower case, no full stop.
    pub why: String,
    /// What to do: lower case, no full stop.
    pub help: &'static str,
}

/// What a sheet holds of decisions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilledIn {
    /// The rows that can be taken.
    pub proposals: Vec<Proposal>,
    /// The rows that cannot.
    pub unfit: Vec<Unfit>,
    /// How many rows nothing was filled into.
    pub blank: usize,
}

impl FilledIn {
    /// Sets the decisions on other claims aside.
    pub fn on_claims(self, is_claim: impl Fn(&ClaimId) -> bool) -> Self {
        let (proposals, others): (Vec<_>, Vec<_>) = self
            .proposals
            .into_iter()
            .map(|proposal| with_its_apostrophe(proposal, &is_claim))
            .partition(|proposal| is_claim(&proposal.claim));
        let strange = others.into_iter().map(|proposal| Unfit {
            cell: (proposal.claim.to_string(), proposal.source.to_string()),
            place: proposal.place,
            why: "unknown claim".to_owned(),
            help: "restore `claim_id`, which a spreadsheet may have rewritten, or name the claims \
                   with `--claims`",
        });
        let mut unfit = self.unfit;
        unfit.extend(strange);
        Self {
            proposals,
            unfit,
            blank: self.blank,
        }
    }
}

/// The proposal with the apostrophe of its claim's own id, where that was taken
/// for a guard and only with it there is such a claim.
fn with_its_apostrophe(proposal: Proposal, is_claim: impl Fn(&ClaimId) -> bool) -> Proposal {
    let id = proposal.claim.as_str();
    let whole = ClaimId::new(format!("'{id}"));
    let lost = guarded(id) != id && !is_claim(&proposal.claim) && is_claim(&whole);
    if lost {
        Proposal {
            claim: whole,
            ..proposal
        }
    } else {
        proposal
    }
}

/// Reads the decisions of a long sheet (.csv or .xlsx).
///
/// # Errors
/// A file that cannot be read or is no long sheet.
pub fn read_sheet_decisions(file: &Path) -> Result<FilledIn, IngestError> {
    let rows = read_exported_sheet(file, REQUIRED)?;
    Ok(filled_in(&rows))
}

fn filled_in(rows: &[SheetRow]) -> FilledIn {
    let mut filled = FilledIn::default();
    let usual = Usual::of(rows);
    for row in rows {
        let decision = given(row, "decision");
        let note = given(row, "decision_note");
        match (decision, note) {
            (None, None) => filled.blank += 1,
            (None, Some(_)) => filled.unfit.push(unfit(
                row,
                "there is a note but no decision",
                "fill in `decision`, or clear the note",
            )),
            (Some(decision), note) => match proposal(row, decision, note, &usual) {
                Ok(proposal) => filled.proposals.push(proposal),
                Err((why, help)) => filled.unfit.push(unfit(row, why, help)),
            },
        }
    }
    filled
}

type Flaw = (String, &'static str);

fn proposal(
    row: &SheetRow,
    decision: &str,
    note: Option<&str>,
    usual: &Usual<'_>,
) -> Result<Proposal, Flaw> {
    let stance: Stance = decision
        .to_lowercase()
        .parse()
        .map_err(|error: UnknownName| {
            let why = format!("unknown decision \"{}\"", error.given);
            (why, "use asserts, qualifies, denies or omits")
        })?;
    let rank = row.get("evidence_rank").unwrap_or("1");
    if rank != "1" {
        let why = format!("the decision stands beside piece of evidence {rank} of the cell");
        return Err((
            why,
            "decide in the first row of the cell, with `evidence_rank` 1",
        ));
    }
    if row.get("status") != Some(Status::Judged.as_str()) {
        let status = row.get("status").unwrap_or_default();
        let why = format!("the cell has the status \"{status}\"");
        return Err((
            why,
            "correct the article first, so that there is a text to decide on",
        ));
    }
    let needed = |column: &'static str| {
        row.get(column).ok_or_else(|| {
            let why = format!("`{column}` is empty");
            (why, "copy it from the sheet as it was exported")
        })
    };
    usual.check(row).map_err(|why| {
        let help = "restore `claim_id`, `claim`, `source_id` and `source_sha256` from the sheet as \
                    it was exported";
        (why, help)
    })?;
    Ok(Proposal {
        place: place(row),
        claim: ClaimId::new(needed("claim_id")?),
        source: SourceId::new(needed("source_id")?),
        stance,
        note: note.map(str::to_owned),
        basis: Basis {
            claim_sha256: sha256(needed("claim")?),
            source_sha256: needed("source_sha256")?.to_owned(),
            quote: quote(row)?,
            stance_machine: row.get("stance_machine").and_then(|name| name.parse().ok()),
            judge_id: needed("judge_id")?.to_owned(),
        },
        seen: seen(row).map(str::to_owned),
    })
}

/// When the latest decision was made that the sheet knew of. A time that a
/// spreadsheet has written in its own way tells nothing for sure: the row then
/// counts as knowing of no decision, so that nothing later is passed over.
fn seen(row: &SheetRow) -> Option<&str> {
    let time = row.get("reviewed_at")?.trim();
    let is_ours = time.ends_with('Z') && time.parse::<jiff::Timestamp>().is_ok();
    is_ours.then_some(time)
}

/// The sentence that the row showed. Its length tells whether it was edited.
fn quote(row: &SheetRow) -> Result<Option<DecidedQuote>, Flaw> {
    let Some(exact) = row.get("evidence").or_else(|| row.get("near_miss")) else {
        return Ok(None);
    };
    let number = |column| {
        row.get(column)
            .and_then(|field| field.parse::<usize>().ok())
    };
    let (Some(start), Some(end)) = (number("start"), number("end")) else {
        let why = "the quote has no place: `start` and `end` must be numbers".to_owned();
        return Err((why, "copy them from the sheet as it was exported"));
    };
    let points = CodePoints { start, end };
    let restored = restored(exact, points);
    let exact = restored.as_deref().unwrap_or(exact);
    if exact.chars().count() != points.len() {
        let why = "the quote was edited: it is not as long as its place in the article".to_owned();
        return Err((
            why,
            "copy it from the sheet as it was exported, and put remarks into `decision_note`",
        ));
    }
    Ok(Some(DecidedQuote {
        exact: exact.to_owned(),
        points,
    }))
}

/// The quote with the apostrophe that was taken for a guard: a sheet that an
/// office program has saved as CSV has none, and the length tells.
fn restored(exact: &str, points: CodePoints) -> Option<String> {
    let one_short = exact.chars().count() + 1 == points.len();
    (one_short && guarded(exact) != exact).then(|| format!("'{exact}"))
}

/// What a person wrote, without white space around it.
fn given<'r>(row: &'r SheetRow, column: &str) -> Option<&'r str> {
    row.get(column)
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

fn unfit(row: &SheetRow, why: impl Into<String>, help: &'static str) -> Unfit {
    let id = |column| row.get(column).unwrap_or("?").to_owned();
    Unfit {
        place: place(row),
        cell: (id("claim_id"), id("source_id")),
        why: why.into(),
        help,
    }
}

fn place(row: &SheetRow) -> RowPlace {
    RowPlace {
        sheet: row.sheet.clone(),
        line: row.line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(changes: &[(&str, &str)]) -> SheetRow {
        let usual = [
            ("claim_id", "tram"),
            ("claim", "The council will close the tram line"),
            ("source_id", "herald"),
            ("status", "judged"),
            ("stance_machine", "asserts"),
            ("evidence", "The line closes."),
            ("evidence_rank", "1"),
            ("start", "10"),
            ("end", "26"),
            ("source_sha256", "ab"),
            ("judge_id", "cd"),
        ];
        let fields = usual.iter().chain(changes);
        let fields = fields.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        SheetRow {
            line: 5,
            sheet: None,
            fields: fields.filter(|(_, value)| !value.is_empty()).collect(),
        }
    }

    fn why(changes: &[(&str, &str)]) -> String {
        let filled = filled_in(&[row(changes)]);
        assert!(filled.proposals.is_empty(), "{filled:?}");
        filled.unfit[0].why.clone()
    }

    #[test]
    fn a_decision_keeps_what_the_row_showed() {
        let changes = [("decision", " Denies "), ("decision_note", "ironic\n")];
        let filled = filled_in(&[row(&changes), row(&[])]);
        assert_eq!((filled.blank, filled.unfit.len()), (1, 0));
        let proposal = &filled.proposals[0];
        assert_eq!(
            (proposal.stance, proposal.note.as_deref()),
            (Stance::Denies, Some("ironic"))
        );
        assert_eq!(proposal.basis.stance_machine, Some(Stance::Asserts));
        assert_eq!(
            proposal.basis.claim_sha256,
            sha256("The council will close the tram line")
        );
        assert_eq!(
            proposal
                .basis
                .quote
                .as_ref()
                .map(|quote| quote.points.start),
            Some(10)
        );
    }

    #[test]
    fn an_apostrophe_of_the_quote_itself_is_no_guard() {
        let quote = |evidence: &str| {
            let row = row(&[("decision", "omits"), ("evidence", evidence), ("end", "15")]);
            let filled = filled_in(&[row]);
            let basis = filled.proposals.into_iter().next()?.basis;
            basis.quote.map(|quote| quote.exact)
        };
        assert_eq!(quote("=5!"), None, "two short");
        assert_eq!(quote("-50!").as_deref(), Some("'-50!"));
        assert_eq!(quote("x50!"), None, "nothing that was ever guarded");
    }

    #[test]
    fn a_time_that_was_rewritten_tells_nothing() {
        let seen = |time: &str| {
            let row = row(&[("decision", "omits"), ("reviewed_at", time)]);
            filled_in(&[row]).proposals[0].seen.clone()
        };
        let ours = "2031-06-01T09:30:00.125Z";
        assert_eq!(seen(ours).as_deref(), Some(ours));
        assert_eq!(seen("01.06.31 09:30"), None);
        assert_eq!(seen("2031-06-01 09:30:00"), None);
    }

    #[test]
    fn decisions_are_taken_on_claims_that_are_here() {
        let ids = ["=1", "-2", "gone"];
        let rows = ids.map(|id| row(&[("claim_id", id), ("decision", "omits")]));
        let here = ["'=1", "-2"].map(ClaimId::new);
        let filled = filled_in(&rows).on_claims(|id| here.contains(id));
        let taken: Vec<&str> = filled.proposals.iter().map(|p| p.claim.as_str()).collect();
        assert_eq!((taken, filled.unfit.len()), (vec!["'=1", "-2"], 1));
    }

    #[test]
    fn a_row_whose_ids_slipped_is_not_taken() {
        let other = ("source_id", "post");
        let of_post = |more: &[(&'static str, &'static str)]| {
            row(&[&[other, ("source_sha256", "ef")], more].concat())
        };
        let decided = ("decision", "omits");
        // The herald's row, its source typed over.
        let slipped = row(&[other, decided]);
        let filled = filled_in(&[row(&[]), of_post(&[]), of_post(&[decided]), slipped]);
        assert_eq!((filled.proposals.len(), filled.unfit.len()), (1, 1));
        assert!(
            filled.unfit[0].why.contains("another article"),
            "{filled:?}"
        );
        let renamed = row(&[("claim", "Something else"), decided]);
        let filled = filled_in(&[row(&[]), row(&[]), renamed]);
        assert!(filled.unfit[0].why.contains("another claim"), "{filled:?}");
    }

    #[test]
    fn what_cannot_be_taken_says_why() {
        let asserts = ("decision", "asserts");
        assert_eq!(why(&[("decision", "yes")]), "unknown decision \"yes\"");
        assert!(why(&[("decision_note", "see page 3")]).contains("but no decision"));
        assert!(why(&[asserts, ("evidence_rank", "2")]).contains("piece of evidence 2"));
        assert!(why(&[asserts, ("status", "not_readable")]).contains("not_readable"));
        assert!(why(&[asserts, ("evidence", "The line shuts.")]).contains("edited"));
        assert!(why(&[asserts, ("end", "x")]).contains("no place"));
        let mut without = row(&[asserts]);
        without.fields.remove("source_sha256");
        assert!(
            filled_in(&[without]).unfit[0]
                .why
                .contains("`source_sha256` is empty")
        );
    }
}
