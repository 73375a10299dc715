//! Reads the terminal table where it has a word in every cell: columns by where
//! their heads stand, statuses by the lines below.

use stancegrid::domain::{Matrix, Reason, Status};

use super::cells::{Cells, Said};

pub fn words(bytes: &[u8], matrix: &Matrix) -> Cells {
    if matrix.cells.is_empty() {
        return Cells::new();
    }
    let text = std::str::from_utf8(bytes).unwrap();
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let head = text
        .lines()
        .find(|line| line.starts_with(" claim "))
        .unwrap();
    let names: Vec<&str> = matrix
        .columns
        .iter()
        .map(|column| column.source.outlet.as_deref().unwrap())
        .collect();
    let start = |name: &str| {
        let at = head
            .find(name)
            .unwrap_or_else(|| panic!("no head {name} in {head}"));
        head[..at].chars().count()
    };
    let mut starts: Vec<usize> = names.iter().map(|name| start(name)).collect();
    // The totals follow, unless there is one source alone.
    let totals = head.find(" ● ").map(|at| head[..at].chars().count());
    starts.push(totals.unwrap_or(usize::MAX));
    let mut cells = Cells::new();
    for claim in &matrix.claims {
        let named = |line: &&Vec<char>| field(line, 0, starts[0]) == claim.head();
        let row = lines
            .iter()
            .find(named)
            .unwrap_or_else(|| panic!("no row {}", claim.head()));
        for (place, column) in matrix.columns.iter().enumerate() {
            let words = field(row, starts[place], starts[place + 1]);
            if let Some(said) = said(&words, || status(text, names[place])) {
                let pair = (claim.id.to_string(), column.source.id.to_string());
                cells.insert(pair, said);
            }
        }
    }
    cells
}

fn field(line: &[char], from: usize, to: usize) -> String {
    let field = line.get(from.min(line.len())..to.min(line.len())).unwrap();
    field.iter().collect::<String>().trim().to_owned()
}

fn said(words: &str, status: impl Fn() -> Status) -> Option<Said> {
    let (sign, word) = words.split_once(' ').unwrap_or((words, ""));
    let judged = Status::Judged.as_str();
    Some(match sign.chars().next()? {
        '?' => Said::new(status().as_str(), "", ""),
        '●' => Said::new(judged, "asserts", ""),
        '✗' => Said::new(judged, "denies", ""),
        '·' => Said::new(judged, "omits", ""),
        '≠' => Said::new(judged, "disputed", ""),
        '◐' => match word.parse::<Reason>() {
            Ok(reason) => Said::new(judged, "qualifies", reason.as_str()),
            Err(_) => Said::new(judged, "qualifies", ""),
        },
        other => panic!("an unknown sign {other} in {words}"),
    })
}

/// Why a column could not be judged, from the lines below the table.
fn status(text: &str, name: &str) -> Status {
    let about = text
        .lines()
        .find(|line| line.starts_with(&format!(" ? {name}: ")));
    let about = about.unwrap_or_else(|| panic!("nothing is said of {name}"));
    if about.contains("written in") {
        Status::UnsupportedLanguage
    } else {
        Status::NotReadable
    }
}
