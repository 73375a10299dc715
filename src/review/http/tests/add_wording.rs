//! Wordings that are added at the desk: in the file, and judged by at once.

use serde_json::json;

use super::harness::Trial;
use crate::review::http::service::DeskOptions;

#[test]
fn a_wording_is_written_down_and_judged_by_at_once() {
    let trial = Trial::new();
    assert_eq!(trial.cell("reviewer=Ann", "echo")["final"], "omits");
    let body = json!({"claim_id": "tram", "wording": "Nobody is to ride rails in May."});
    let added = trial.post("/api/variants", &body).json();
    assert_eq!(added["changed"][0]["source_id"], "echo");
    assert_eq!(added["changed"][0]["after"], "asserts");
    assert_eq!(trial.cell("reviewer=Ann", "echo")["final"], "asserts");
    let text = std::fs::read_to_string(trial.folder.path().join("claims.toml")).unwrap();
    assert!(
        text.starts_with("# Ours\n") && text.contains("\"bus\" # stays second"),
        "{text}"
    );
    assert_eq!(
        trial.post("/api/variants", &body).kind(),
        "claims_file",
        "it is there already"
    );
    // A desk that is opened on what was written shows the same.
    let rows = |trial: &Trial| trial.get("/api/queue").json()["rows"].clone();
    let here = rows(&trial);
    let Trial { folder, .. } = trial;
    assert_eq!(rows(&Trial::again(folder, DeskOptions::default())), here);
}

#[test]
fn claims_that_changed_places_meanwhile_are_all_judged_anew() {
    let trial = Trial::new();
    trial.decide("Ann", "denies");
    let file = trial.folder.path().join("claims.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let more = "[[claim]]\nid = \"chess\"\nclaim = \"Chess was played\"\n\n";
    std::fs::write(&file, format!("{more}{text}")).unwrap();
    let body = json!({"claim_id": "tram", "wording": "Rails end in May"});
    let added = trial.post("/api/variants", &body).json();
    assert_eq!(added["generation"], 2);
    assert_eq!(trial.get("/api/desk").json()["claims"][0]["id"], "chess");
    assert_eq!(
        trial.cell("reviewer=Ann", "herald")["final"],
        "denies",
        "still decided"
    );
}
