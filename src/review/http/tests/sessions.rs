//! What reviewers do at the desk, one after another and against each other.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::decisions::Store;
use crate::review::Sample;

use super::harness::{Trial, verdict};
use crate::review::http::service::DeskOptions;

fn stored(trial: &Trial) -> usize {
    let store = Store::open_to_read(&trial.store()).unwrap();
    store.decisions().unwrap().len()
}

#[test]
fn a_verdict_is_kept_with_what_it_rests_on() {
    let trial = Trial::new();
    let before = trial.cell("reviewer=Ann", "herald");
    assert_eq!(
        (&before["final"], &before["machine"]["stance"]),
        (&json!("asserts"), &json!("asserts"))
    );
    let mut body = verdict("Ann", "denies", &before["seen"]);
    let first = &before["sentences"][0];
    body["evidence"] = json!({"start": first["start"], "end": first["end"]});
    body["note"] = json!("  see there ");
    let answer = trial.post("/api/decisions", &body).json();
    let saved = &answer["saved"];
    assert_eq!(saved["quote"]["exact"], "Rain fell.");
    assert_eq!(
        (&saved["note"], &saved["stance_machine"]),
        (&json!("see there"), &json!("asserts"))
    );
    assert_eq!(
        (&saved["standing"], &saved["changed"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(answer["cell"]["final"], "denies");
    assert_eq!(answer["cell"]["mine"]["id"], saved["id"]);
    assert_eq!(answer["rows"]["final"], json!([3]));
    assert_eq!(answer["progress"]["reviewed"], 1);
    let json = trial.get("/export/matrix.json").text;
    assert!(
        json.contains("\"exact\": \"Rain fell.\"") || json.contains("\"exact\":\"Rain fell.\"")
    );
    let picked = [
        ("/export/matrix.md", "Ann goes by: “Rain fell"),
        (
            "/export/matrix.html",
            "goes by <q dir=\"auto\">Rain fell.</q>",
        ),
    ];
    for (path, words) in picked {
        assert!(trial.get(path).text.contains(words), "{path}");
    }
    let csv = trial.get("/export/matrix.csv").text;
    let row = csv
        .lines()
        .find(|line| line.starts_with("tram,") && line.contains(",herald,"));
    assert!(row.unwrap().contains("denies"), "{csv}");
}

#[test]
fn what_is_sent_again_is_kept_once() {
    let trial = Trial::new();
    let body = verdict("Ann", "omits", &json!([]));
    let first = trial.post("/api/decisions", &body).json();
    let again = trial.post("/api/decisions", &body).json();
    assert_eq!(
        (&first["repeated"], &again["repeated"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(first["saved"]["id"], again["saved"]["id"]);
    assert_eq!(stored(&trial), 1);
}

#[test]
fn a_stale_save_gets_the_others_words_and_can_keep_both() {
    let trial = Trial::new();
    let bens = trial.cell("reviewer=Ben", "herald")["seen"].clone();
    trial.decide("Ann", "denies");
    let late = trial.post("/api/decisions", &verdict("Ben", "asserts", &bens));
    assert_eq!(
        (late.status, late.kind().as_str()),
        (StatusCode::CONFLICT, "unseen")
    );
    let late = late.json();
    assert_eq!(late["others"][0]["reviewer"], "Ann");
    assert_eq!(late["cell"]["final"], "denies");
    assert_eq!(stored(&trial), 1, "nothing was kept yet");
    let both = trial.post("/api/decisions", &verdict("Ben", "asserts", &late["seen"]));
    assert_eq!(both.json()["cell"]["final"], "disputed");
    assert_eq!(stored(&trial), 2);
}

#[test]
fn a_ruling_settles_what_readers_differ_on() {
    let trial = Trial::new();
    trial.decide("Ann", "denies");
    let disputed = trial.decide("Ben", "asserts").json();
    assert_eq!(disputed["progress"]["disputed"], 1);
    let mut ruling = verdict("Eve", "denies", &disputed["cell"]["seen"]);
    ruling["adjudicates"] = json!(true);
    let settled = trial.post("/api/decisions", &ruling).json();
    assert_eq!(
        (&settled["cell"]["final"], &settled["progress"]["disputed"]),
        (&json!("denies"), &json!(0))
    );
    assert_eq!(
        settled["cell"]["review"]["voices"][0]["act"],
        "adjudication"
    );
    ruling["stance"] = Value::Null;
    ruling["key"] = json!("another");
    ruling["seen"] = settled["cell"]["seen"].clone();
    assert_eq!(trial.post("/api/decisions", &ruling).kind(), "input");
}

#[test]
fn undo_goes_back_one_verdict_at_a_time() {
    let trial = Trial::new();
    trial.decide("Ann", "denies");
    trial.decide("Ann", "omits");
    let undo = |key: &str| {
        let seen = trial.cell("reviewer=Ann", "herald")["seen"].clone();
        let body = json!({"key": key, "claim_id": "tram", "source_id": "herald", "reviewer": "Ann", "seen": seen});
        (trial.post("/api/undo", &body), body)
    };
    assert_eq!(undo("a").0.json()["cell"]["final"], "denies");
    let (back, body) = undo("b");
    assert_eq!(
        back.json()["cell"]["final"],
        "asserts",
        "the program's again"
    );
    assert_eq!(back.json()["saved"]["act"], "withdrawal");
    let lost = trial.post("/api/undo", &body).json();
    assert_eq!(
        lost["repeated"], true,
        "the answer was lost, and is given again"
    );
    let (nothing, _) = undo("c");
    assert_eq!(
        (nothing.status, nothing.kind().as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "input")
    );
    assert_eq!(stored(&trial), 4, "nothing is taken out of the store");
}

#[test]
fn a_cell_is_explained_when_somebody_asks() {
    let trial = Trial::new();
    let told = trial
        .get("/api/explanation?claim=tram&source=herald")
        .json();
    assert!(
        told["text"].as_str().unwrap().contains("stance  asserts"),
        "{told}"
    );
    let nowhere = trial.get("/api/explanation?claim=tram&source=nowhere");
    assert_eq!(nowhere.kind(), "not_found");
}

#[test]
fn agreement_is_between_people_and_with_the_program_beside() {
    let trial = Trial::new();
    trial.decide("Ann", "denies");
    let mut bens = verdict("Ben", "denies", &json!([]));
    bens["blind"] = json!(true);
    trial.post("/api/decisions", &bens);
    let told = trial.get("/api/agreement").json();
    assert_eq!(
        (&told["biased"], &told["scope_cells"]),
        (&json!(true), &json!(6))
    );
    assert_eq!(told["people"]["readers"], json!(["Ann", "Ben"]));
    assert_eq!(told["people"]["pairs"][0]["agreement"], 1.0);
    let program = &told["with_program"][1];
    assert_eq!(
        (&program["second"], &program["agreement"]),
        (&json!("the program"), &json!(0.0))
    );
}

#[test]
fn a_blind_reader_is_told_nothing_of_others() {
    let trial = Trial::new();
    trial.decide("Ann", "denies");
    let blind = "reviewer=Ben&blind=1";
    for path in [
        "/api/desk?",
        "/api/queue?order=urgent&",
        "/api/changes?since=0&",
        "/api/cell?claim=tram&source=herald&",
        "/api/cell?claim=tram&source=gazette&",
    ] {
        let text = trial.get(&format!("{path}{blind}")).text;
        for word in [
            "asserts",
            "denies",
            "qualifies",
            "omits",
            "Ann decided",
            "stance\":\"",
        ] {
            assert!(!text.contains(word), "{path}: {word} in {text}");
        }
    }
    let changes = trial.get(&format!("/api/changes?since=0&{blind}")).json();
    assert_eq!(
        changes["rows"]["place"],
        json!([]),
        "not even that others decide"
    );
    assert_eq!(changes["reviewers"], json!([]));
    let cell = trial.cell(blind, "herald");
    for name in [
        "machine",
        "explanation",
        "final",
        "review",
        "others",
        "mine",
        "draft",
    ] {
        assert_eq!(cell[name], Value::Null, "{name}");
    }
    assert_eq!((&cell["history"], &cell["seen"]), (&json!([]), &json!([])));
    let queue = trial
        .get(&format!("/api/queue?order=urgent&{blind}"))
        .json();
    assert_eq!(
        queue["order"],
        json!([0, 1, 2, 3, 4, 5]),
        "an order that tells nothing"
    );
    for name in ["final", "machine", "confidence", "review", "urgency"] {
        assert_eq!(queue["rows"][name], Value::Null, "{name}");
    }
    for path in [
        "/api/agreement?",
        "/export/matrix.csv?",
        "/export/matrix.html?",
    ] {
        let answer = trial.get(&format!("{path}{blind}"));
        assert_eq!(
            (answer.status, answer.kind().as_str()),
            (StatusCode::FORBIDDEN, "blind")
        );
    }
    // Others' verdicts are no conflict for somebody who must not see them.
    let mut body = verdict("Ben", "qualifies", &json!([]));
    body["blind"] = json!(true);
    let saved = trial.post("/api/decisions", &body);
    assert_eq!(saved.status, StatusCode::OK);
    for word in ["asserts", "denies", "Ann"] {
        assert!(!saved.text.contains(word), "{word} in {}", saved.text);
    }
    assert_eq!(
        saved.json()["saved"]["quote"],
        Value::Null,
        "nothing was shown to rest on"
    );
    assert_eq!(trial.cell("reviewer=Ann", "herald")["final"], "disputed");
}

#[test]
fn a_desk_for_blind_reading_opens_to_nobody() {
    let trial = Trial::on(DeskOptions {
        reviewer: Some("Ben".to_owned()),
        blind: true,
        sample: None,
    });
    let cell = trial.cell("reviewer=Ann&blind=0", "herald");
    assert_eq!(cell["machine"], Value::Null);
    let answer = trial.decide("Ann", "denies").json();
    assert_eq!(answer["saved"]["reviewer"], "Ben");
}

#[test]
fn a_sample_is_the_same_for_every_reader() {
    let sample = Some(Sample { number: 4, seed: 7 });
    let terms = DeskOptions {
        sample,
        ..DeskOptions::default()
    };
    let (one, other) = (Trial::on(terms.clone()), Trial::on(terms));
    let order =
        |trial: &Trial, who: &str| trial.get(&format!("/api/queue?{who}")).json()["order"].clone();
    assert_eq!(
        order(&one, "reviewer=Ann"),
        order(&other, "reviewer=Ben&blind=1")
    );
    assert_eq!(order(&one, "").as_array().unwrap().len(), 4);
    assert_eq!(one.get("/api/desk").json()["progress"]["cells"], 4);
}

#[test]
fn a_draft_waits_for_its_reviewer() {
    let trial = Trial::new();
    let draft =
        json!({"stance": "denies", "note": "half a th", "evidence": {"start": 0, "end": 10}});
    let body =
        json!({"claim_id": "tram", "source_id": "herald", "reviewer": "Ann", "draft": draft});
    assert_eq!(trial.post("/api/draft", &body).json()["kept"], true);
    assert_eq!(trial.cell("reviewer=Ann", "herald")["draft"], draft);
    assert_eq!(trial.cell("reviewer=Ben", "herald")["draft"], Value::Null);
    assert_eq!(trial.cell("", "herald")["draft"], Value::Null);
    trial.decide("Ann", "denies");
    assert_eq!(trial.cell("reviewer=Ann", "herald")["draft"], Value::Null);
}

#[test]
fn what_another_desk_on_the_store_keeps_is_shown() {
    let trial = Trial::new();
    let before = trial.get("/api/desk").json()["revision"].clone();
    let decision = crate::review::sample::reading("Ben");
    Store::open(&trial.store())
        .unwrap()
        .add(&[decision])
        .unwrap();
    let changes = trial
        .get(&format!("/api/changes?since={before}&reviewer=Ann"))
        .json();
    assert_eq!(changes["rows"]["review"], json!([1]));
    assert_eq!(changes["reviewers"], json!(["Ben"]));
    let none = trial
        .get(&format!("/api/changes?since={}", changes["revision"]))
        .json();
    assert_eq!(none["rows"]["claim"], json!([]));
}

#[test]
fn what_does_not_fit_is_refused_with_words() {
    let trial = Trial::new();
    let with = |name: &str, value: Value| {
        let mut body = verdict("Ann", "denies", &json!([]));
        body[name] = value;
        trial.post("/api/decisions", &body)
    };
    for (name, value, kind) in [
        ("claim_id", json!("nowhere"), "not_found"),
        ("evidence", json!({"start": 3, "end": 3}), "input"),
        ("evidence", json!({"start": 0, "end": 9999}), "input"),
        ("note", json!("x".repeat(10_001)), "input"),
        ("reviewer", json!(""), "input"),
        ("stance", json!("maybe"), "input"),
        ("key", json!(""), "input"),
        ("more", json!(1), "input"),
    ] {
        let answer = with(name, value);
        assert_eq!(answer.kind(), kind, "{name}");
        assert!(!answer.json()["error"].as_str().unwrap().is_empty());
    }
    assert_eq!(stored(&trial), 0);
}
