//! Invented matrices for the tests of this layer, inside and in `tests/`. Owns
//! their stories: a tram line and a chess tournament that never were.

#![allow(
    dead_code,
    reason = "the unit tests and each test executable use a part"
)]

use crate::domain::{
    Act, Cell, Claim, CodePoints, CueCategory, CueMark, Evidence, JudgedBy, Judgement, Matrix,
    NearMiss, Provenance, Quote, Readability, Reason, Review, ReviewStatus, Source, SourceColumn,
    SourceId, Span, StaleCause, Stance, StandingVerdict, Verdict,
};

const OUTLETS: [&str; 12] = [
    "Harbour Post",
    "Evening Courier",
    "City Weekly",
    "Metro Monitor",
    "Tramway Review",
    "Northside Gazette",
    "Canal Street Journal",
    "The Ratepayer",
    "Radio Quay",
    "Old Town Echo",
    "Transport Desk",
    "Morning Bell",
];

const TRAM: [(&str, &str, &str); 28] = [
    ("Route", "canal route", "Line 7 follows the old canal"),
    ("Route", "depot moved", "The depot was moved to Mill Lane"),
    ("Route", "school stop", "Line 7 stops at the school"),
    (
        "Route",
        "bridge closed",
        "The swing bridge was closed for line 7",
    ),
    ("Route", "harbour loop", "Line 7 turns round at the harbour"),
    (
        "Route",
        "shares bus lanes",
        "Trams and buses share lanes on the quay",
    ),
    ("Cost", "over budget", "Line 7 cost more than was planned"),
    ("Cost", "state paid half", "The state paid half of line 7"),
    ("Cost", "fares rose", "Fares rose because of line 7"),
    (
        "Cost",
        "loan repaid",
        "The city has repaid the loan for line 7",
    ),
    (
        "Cost",
        "contract without tender",
        "The contract for the trams was given without a tender",
    ),
    (
        "Cost",
        "shops compensated",
        "Shops on the route were compensated",
    ),
    ("Opening", "late", "Line 7 opened later than announced"),
    (
        "Opening",
        "mayor drove first tram",
        "The mayor drove the first tram",
    ),
    ("Opening", "protest", "Residents protested at the opening"),
    (
        "Opening",
        "free first week",
        "Rides were free in the first week",
    ),
    (
        "Opening",
        "first tram stalled",
        "The first tram broke down on Mill Lane",
    ),
    (
        "Service",
        "every six minutes",
        "Trams run every six minutes",
    ),
    ("Service", "night service", "Line 7 runs at night"),
    (
        "Service",
        "fewer cars",
        "Car traffic fell after line 7 opened",
    ),
    (
        "Service",
        "more riders than planned",
        "Line 7 carries more riders than planned",
    ),
    ("Service", "drivers missing", "Line 7 lacks drivers"),
    (
        "Service",
        "step-free stops",
        "Every stop can be reached without steps",
    ),
    (
        "Noise",
        "louder than buses",
        "Line 7 is louder than the buses were",
    ),
    (
        "Noise",
        "rails ground weekly",
        "The rails are ground every week",
    ),
    (
        "Noise",
        "houses cracked",
        "Houses on Mill Lane have cracks since the works",
    ),
    ("Noise", "speed limit at night", "Trams slow down at night"),
    (
        "Noise",
        "suit against the city",
        "Residents have sued the city",
    ),
];

/// The tram line: 28 claims with labels and topics, and as many sources as
/// asked for, the first twelve of outlets with names of their own.
pub fn tram(sources: usize) -> Matrix {
    let claims = TRAM.iter().map(|(topic, label, text)| {
        let mut claim = Claim::new(label.replace(' ', "-"), *text);
        claim.label = Some((*label).to_owned());
        claim.topic = Some((*topic).to_owned());
        claim
    });
    let columns = (0..sources).map(|place| {
        let outlet = match OUTLETS.get(place) {
            Some(&outlet) => outlet.to_owned(),
            None => format!("District Bulletin {}", place + 1),
        };
        let mut column = column(&format!("tram/{}", outlet.to_lowercase().replace(' ', "-")));
        column.source.title = Some(format!("{outlet} looks at line 7"));
        column.source.outlet = Some(outlet);
        column.source.published = Some("2031-05-04".to_owned());
        column
    });
    filled(claims.collect(), columns.collect())
}

/// A chess tournament: claims without labels or topics, sources with titles
/// and no outlet.
pub fn chess(claims: usize, sources: usize) -> Matrix {
    let claims = (1..=claims).map(|round| {
        let text =
            format!("Board {round} was decided by a rook ending that nobody had prepared for");
        Claim::new(format!("board-{round}"), text)
    });
    let columns = (1..=sources).map(|place| {
        let mut column = column(&format!("{place:03}_9c41ef"));
        column.source.title = Some(format!("A quiet week at the Lindenau open, part {place}"));
        column
    });
    filled(claims.collect(), columns.collect())
}

/// A matrix of nothing.
pub fn empty() -> Matrix {
    filled(Vec::new(), Vec::new())
}

/// One claim, one source, one cell.
pub fn one(verdict: Verdict) -> Matrix {
    let mut matrix = tram(1);
    matrix.claims.truncate(1);
    matrix.cells = vec![Cell::new(0, 0, verdict)];
    matrix
}

/// Makes a column unreadable, with all its cells.
pub fn lose(matrix: &mut Matrix, source: usize, readability: Readability) {
    let verdict = match &readability {
        Readability::Readable => return,
        Readability::ReadInPart { .. } => {
            let of_source = |cell: &&mut Cell| cell.source == source;
            for cell in matrix.cells.iter_mut().filter(of_source) {
                if let Verdict::Judged(judgement) = &cell.verdict {
                    cell.verdict = readability.verdict(judgement.clone());
                }
            }
            matrix.columns[source].readability = readability;
            return;
        }
        Readability::NotReadable { .. } => Verdict::NotReadable,
        Readability::UnsupportedLanguage { .. } => Verdict::UnsupportedLanguage,
    };
    matrix.columns[source].readability = readability;
    let cells = matrix.cells.iter_mut().filter(|cell| cell.source == source);
    cells.for_each(|cell| cell.verdict = verdict.clone());
}

/// A column whose article stands alone and is readable.
pub fn column(id: &str) -> SourceColumn {
    SourceColumn {
        source: Source::new(id),
        readability: Readability::Readable,
        sha256: "5ca1ab1e".to_owned(),
        origin: SourceId::new(id),
    }
}

/// A quote with six code points before it and five after it.
pub fn quote(sentence: &str) -> Quote {
    let text = format!("Noïse {sentence} Tail");
    Quote::cut(&text, Span::new(7, 7 + sentence.len())).expect("the span fits its own text")
}

/// Evidence without cues, whose first word met the claim.
pub fn evidence(sentence: &str) -> Evidence {
    let quote = quote(sentence);
    let first = sentence.split_whitespace().next().unwrap_or_default();
    Evidence {
        score: 0.875,
        cues: Vec::new(),
        matched: place(&quote, first).into_iter().collect(),
        quote,
        speaker: None,
    }
}

/// What Ann, and where it is disputed Ben, decided on a cell.
pub fn review(status: ReviewStatus, stance: Stance) -> Review {
    let voice = |reviewer: &str, stance| StandingVerdict {
        reviewer: reviewer.to_owned(),
        act: Act::Reading,
        stance,
        note: Some("read twice".to_owned()),
        at: "2031-06-01T09:30:00Z".to_owned(),
        quote: None,
    };
    let mut voices = vec![voice("Ann", stance)];
    let disputed = status == ReviewStatus::Disputed;
    if disputed {
        voices.push(voice("Ben", Stance::Omits));
    }
    let changed = match status {
        ReviewStatus::Stale => vec![StaleCause::Article],
        ReviewStatus::Decided | ReviewStatus::Disputed => Vec::new(),
    };
    Review {
        status,
        stance: (!disputed).then_some(stance),
        voices,
        changed,
    }
}

/// A cell that asserts.
pub fn asserts(sentences: &[&str]) -> Verdict {
    Verdict::Judged(Judgement {
        stance: Stance::Asserts,
        reason: None,
        speaker: None,
        confidence: Some(0.9),
        judged_by: JudgedBy::Words,
        evidence: sentences
            .iter()
            .map(|sentence| evidence(sentence))
            .collect(),
        near_miss: None,
    })
}

/// A cell that denies.
pub fn denies(sentence: &str) -> Verdict {
    let mut evidence = evidence(sentence);
    evidence.cues = vec![cue(&evidence.quote, "never", CueCategory::Negation)];
    Verdict::Judged(Judgement {
        stance: Stance::Denies,
        reason: None,
        speaker: None,
        confidence: None,
        judged_by: JudgedBy::Words,
        evidence: vec![evidence],
        near_miss: None,
    })
}

/// A cell that qualifies.
pub fn qualifies(reason: Reason, sentence: &str) -> Verdict {
    let mut evidence = evidence(sentence);
    evidence.cues = vec![
        cue(&evidence.quote, "reportedly", CueCategory::Hedge),
        cue(&evidence.quote, "said that", CueCategory::Attribution),
    ];
    let speaks = matches!(reason, Reason::Attributed | Reason::Contested);
    let speaker = speaks.then(|| "the head of works".to_owned());
    evidence.speaker.clone_from(&speaker);
    Verdict::Judged(Judgement {
        stance: Stance::Qualifies,
        reason: Some(reason),
        speaker,
        confidence: Some(0.61),
        judged_by: JudgedBy::Words,
        evidence: vec![evidence],
        near_miss: None,
    })
}

/// A cell that omits, with the sentence that came closest.
pub fn omits(sentence: &str, score: f64) -> Verdict {
    Verdict::Judged(Judgement {
        stance: Stance::Omits,
        reason: None,
        speaker: None,
        confidence: Some(0.8),
        judged_by: JudgedBy::Words,
        evidence: Vec::new(),
        near_miss: Some(NearMiss {
            quote: quote(sentence),
            score,
            matched: Vec::new(),
        }),
    })
}

/// A cue where the quote has it; right at its start where it has not.
fn cue(quote: &Quote, text: &str, category: CueCategory) -> CueMark {
    let nowhere = CodePoints {
        start: quote.points.start,
        end: quote.points.start,
    };
    CueMark {
        text: text.to_owned(),
        category,
        points: place(quote, text).unwrap_or(nowhere),
    }
}

/// Where words stand in a quote.
fn place(quote: &Quote, words: &str) -> Option<CodePoints> {
    let start = quote.span.start + quote.exact.find(words)?;
    quote.points_of(Span::new(start, start + words.len()))
}

fn filled(claims: Vec<Claim>, columns: Vec<SourceColumn>) -> Matrix {
    let places =
        (0..claims.len()).flat_map(|claim| (0..columns.len()).map(move |source| (claim, source)));
    let cells = places
        .map(|(claim, source)| Cell::new(claim, source, told(claim, source, &claims[claim].text)));
    Matrix {
        cells: cells.collect(),
        claims,
        columns,
        provenance: Provenance {
            version: "0.1.0".to_owned(),
            judge_id: "judge-7e57".to_owned(),
            run_id: "run-7e57".to_owned(),
            lexicons_sha256: "1ex1c0".to_owned(),
            weights_sha256: "we1947".to_owned(),
            claims_sha256: "c1a1m5".to_owned(),
            settings: Vec::new(),
        },
    }
}

/// A scatter of stances that is the same in every run.
fn told(claim: usize, source: usize, text: &str) -> Verdict {
    match (claim * 7 + source * 11 + claim * source) % 12 {
        0..=2 => asserts(&[&format!("{text}, as anyone on the quay can see.")]),
        3 => asserts(&[&format!("{text}."), "It is there\nfor all to see."]),
        4 => {
            let reasons = Reason::ALL;
            let reason = reasons[(claim + source) % reasons.len()];
            qualifies(
                reason,
                &format!("{text}, the head of works reportedly said that evening."),
            )
        }
        5 => denies("That never happened, and the plans show it."),
        _ => omits("The weather on the quay was mild.", 0.2134),
    }
}
