//! Invented claims, articles and decisions for the tests of this layer.

use crate::decisions::{Unsealed, sealed};
use crate::domain::{
    Act, Article, Basis, Claim, ClaimId, ClaimSet, Decision, SourceId, Stance, sha256,
};

/// Two claims on a tram line.
pub const CLAIMS: &str = "\
# Ours
[[claim]]
id = \"tram\"
claim = \"The council will close the tram line\"
variants = [\"The tram line is to be shut\"]

[[claim]]
id = \"bus\" # stays second
claim = \"The bus replaces the tram\"
";

/// Three articles.
pub fn articles() -> Vec<Article> {
    vec![
        Article::new("herald", "Rain fell. The council will close the tram line."),
        Article::new(
            "gazette",
            "Bread is dear. The council will not close the tram line, it said.",
        ),
        Article::new("echo", "Chess was played. Nobody is to ride rails in May."),
    ]
}

/// The claims alone.
pub fn claims() -> ClaimSet {
    let mut tram = Claim::new("tram", "The council will close the tram line");
    tram.variants.push("The tram line is to be shut".to_owned());
    ClaimSet {
        claims: vec![tram, Claim::new("bus", "The bus replaces the tram")],
        aliases: Vec::new(),
    }
}

/// A first reading of the tram in the Herald.
pub fn reading(reviewer: &str) -> Decision {
    answering(reviewer, Some(Stance::Asserts), 1, &[])
}

/// A verdict on the tram in the Herald at an hour, answering others.
pub fn answering(
    reviewer: &str,
    stance: Option<Stance>,
    hour: usize,
    answers: &[&Decision],
) -> Decision {
    let (claim, article) = (&claims().claims[0], &articles()[0]);
    sealed(Unsealed {
        act: if stance.is_some() {
            Act::Reading
        } else {
            Act::Withdrawal
        },
        claim: ClaimId::new("tram"),
        source: SourceId::new("herald"),
        stance,
        note: None,
        reviewer: reviewer.to_owned(),
        at: format!("2031-01-01T{hour:02}:00:00.000Z"),
        answers: answers.iter().map(|one| one.id.clone()).collect(),
        basis: Basis {
            claim_sha256: sha256(&claim.text),
            source_sha256: sha256(&article.text),
            quote: None,
            stance_machine: Some(Stance::Asserts),
            judge_id: "judge-7e57".to_owned(),
        },
    })
    .expect("samples are sound")
}
