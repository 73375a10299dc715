//! The files that a reader of the pages has: articles, claims, labelled sets, an
//! archive, and a sheet with decisions. Owns their names and words.

use std::fs;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader as _};
use stancegrid::domain::Stance;

/// Claims about what the council will do: id, words, topic.
const CLAIMS: [(&str, &str, &str); 8] = [
    ("tram", "close the tram line", "Transport"),
    ("bridge", "build a new bridge", "Transport"),
    ("parking", "raise the parking fee", "Transport"),
    ("library", "open the old library again", "Culture"),
    ("school", "move the music school", "Culture"),
    ("pool", "sell the swimming pool", "Sport"),
    ("market", "ban cars from the market", "Transport"),
    ("harbour", "dredge the harbour", "Transport"),
];

/// Articles, by id, each with a first sentence of its own.
const ARTICLES: [(&str, &str); 8] = [
    ("herald", "Rain fell on the town for the fourth day."),
    ("echo", "Nobody in the gallery had expected a long evening."),
    ("gazette", "Few seats stayed empty when the members met."),
    ("journal", "It took three hours and two breaks for coffee."),
    ("mail", "The budget was the last point of the agenda."),
    ("post", "Before the vote, the lights went out twice."),
    ("star", "Shopkeepers had waited for this since spring."),
    (
        "times",
        "The minutes of the meeting were published at noon.",
    ),
];

/// The stance that an article takes: all four come up about equally often.
fn stance(claim: usize, article: usize) -> Stance {
    Stance::ALL[(claim + 3 * article + claim * article / 3) % Stance::ALL.len()]
}

fn text(article: usize) -> String {
    let mut sentences = vec![ARTICLES[article].1.to_owned()];
    for (claim, (_, deed, _)) in CLAIMS.iter().enumerate() {
        match stance(claim, article) {
            Stance::Asserts => sentences.push(format!("The council will {deed}.")),
            Stance::Denies => sentences.push(format!("The council will not {deed}.")),
            Stance::Qualifies => {
                sentences.push(format!("According to the mayor, the council will {deed}."));
            }
            Stance::Omits => {}
        }
    }
    sentences.join(" ")
}

/// Articles as JSON lines.
fn lines(articles: std::ops::Range<usize>) -> String {
    let line = |at: usize| {
        format!(
            "{{\"id\": \"{}\", \"text\": \"{}\"}}\n",
            ARTICLES[at].0,
            text(at)
        )
    };
    articles.map(line).collect()
}

fn gold() -> String {
    let mut gold = "claim_id,source_id,stance\n".to_owned();
    for (claim, (id, ..)) in CLAIMS.iter().enumerate() {
        for (article, (source, _)) in ARTICLES.iter().enumerate() {
            gold += &format!("{id},{source},{}\n", stance(claim, article));
        }
    }
    gold
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes everything that the commands of the pages name. Claims that are there
/// already, such as those of `stancegrid init`, give way to the reader's own.
pub fn lay_out(folder: &Path) {
    for (at, (id, _)) in ARTICLES.iter().enumerate() {
        write(folder, &format!("news/{id}.txt"), &text(at));
    }
    let claims: String = CLAIMS
        .iter()
        .map(|(id, deed, topic)| {
            format!("[[claim]]\nid = \"{id}\"\nclaim = \"The council will {deed}\"\ntopic = \"{topic}\"\n\n")
        })
        .collect();
    write(folder, "claims/claims.toml", &claims);
    write(folder, "claims.toml", &claims);
    write(folder, "gold.csv", &gold());
    for set in ["dev", "trial"] {
        let claims = CLAIMS.map(|(id, deed, _)| format!("{id},The council will {deed}\n"));
        write(
            folder,
            &format!("{set}/claims.csv"),
            &format!("claim_id,claim\n{}", claims.concat()),
        );
        write(
            folder,
            &format!("{set}/articles.jsonl"),
            &lines(0..ARTICLES.len()),
        );
        write(folder, &format!("{set}/gold.csv"), &gold());
    }
    write(folder, "archive.jsonl", &lines(0..ARTICLES.len()));
    for (part, articles) in [("1999", 0..3), ("2000", 3..8)] {
        let file = format!("archive/{part}.jsonl");
        write(folder, &file, &lines(articles));
        let packed = Command::new("gzip")
            .arg("--keep")
            .arg(folder.join(file))
            .status();
        assert!(packed.unwrap().success());
    }
}

/// Fills the column `decision` of a workbook, as a reader does in a spreadsheet
/// program: confirms the program's stance, but for every fifth cell.
pub fn fill_in(workbook: &Path) {
    let mut sheets = calamine::open_workbook_auto(workbook).unwrap();
    let evidence = sheets.worksheet_range("Evidence").unwrap();
    let header: Vec<String> = evidence
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(Data::to_string)
        .collect();
    let column = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (stance, rank, decision) = (
        column("stance"),
        column("evidence_rank"),
        column("decision"),
    );
    let mut filled = rust_xlsxwriter::Workbook::new();
    let sheet = filled.add_worksheet().set_name("Evidence").unwrap();
    let mut cells = 0;
    for (row, values) in evidence.rows().enumerate() {
        let mut values: Vec<String> = values.iter().map(Data::to_string).collect();
        if row > 0 && ["", "1"].contains(&values[rank].as_str()) {
            cells += 1;
            let other = if values[stance] == "omits" {
                "qualifies"
            } else {
                "omits"
            };
            values[decision] = if cells % 5 == 0 {
                other.to_owned()
            } else {
                values[stance].clone()
            };
        }
        for (column, value) in values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_empty())
        {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            sheet.write_string(row, column, value).unwrap();
        }
    }
    assert!(
        cells >= 50,
        "`train --decisions` asks for 50 cells, and there are {cells}"
    );
    filled.save(workbook).unwrap();
}
