//! Files changed at random, through every door: nothing crashes, nothing hangs,
//! every input is accounted for.
//!
//! `STANCEGRID_MUTATED=10000 cargo test --release --test program mutated:: -- --nocapture`
//! changes so many for every reader and every other door; a few hundred are changed
//! otherwise.

#[path = "../../fuzz/entries.rs"]
mod entries;

use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;
use stancegrid::evaluation::SplitMix64;
use walkdir::WalkDir;

use crate::project::PROGRAM;

/// How many are changed unless somebody asks for more.
fn count(few: usize) -> usize {
    let asked = std::env::var("STANCEGRID_MUTATED").ok();
    asked.map_or(few, |asked| asked.parse().unwrap())
}

/// The next of a stream of numbers.
fn next(numbers: &mut SplitMix64) -> usize {
    usize::try_from(numbers.next_u64() >> 1).unwrap()
}

/// Bytes that readers have reason to stumble over.
const TRAPS: [&[u8]; 14] = [
    b"\0",
    b"\xff",
    b"\"",
    b"<",
    b"-->",
    b"{",
    b"\r",
    b"\n\n",
    b"99999999999",
    b"\xe2\x80\xae",
    b"&#x110000;",
    b"\xed\xa0\x80",
    b"--",
    b"<![CDATA[",
];

/// A few changes: bytes turned, taken out, doubled, put in, the end cut off, a part
/// of another file.
fn mutated(file: &[u8], other: &[u8], numbers: &mut SplitMix64) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..1 + next(numbers) % 8 {
        let length = bytes.len();
        let at = next(numbers) % (length + 1);
        let end = (at + 1 + next(numbers) % 64).min(length).max(at);
        match next(numbers) % 7 {
            0 if at < length => bytes[at] ^= 1 << (next(numbers) % 8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let doubled = bytes[at..end].repeat(1 + next(numbers) % 40);
                bytes.splice(at..at, doubled);
            }
            3 => drop(bytes.splice(at..at, TRAPS[next(numbers) % TRAPS.len()].iter().copied())),
            4 if next(numbers).is_multiple_of(4) => bytes.truncate(at),
            5 if !other.is_empty() => {
                let from = next(numbers) % other.len();
                let to = (from + next(numbers) % 400).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ if at < length => bytes[at] = (next(numbers) % 256).to_le_bytes()[0],
            _ => {}
        }
    }
    bytes
}

/// Every file below a folder with the ending that its door goes by.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, Vec<u8>)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let found = entries.filter_map(|entry| {
        let path = entry.unwrap().into_path();
        let name = path.file_name()?.to_str()?.to_owned();
        let ending = endings
            .iter()
            .find(|ending| name.ends_with(&format!(".{ending}")))?;
        Some(((*ending).to_owned(), std::fs::read(&path).unwrap()))
    });
    found.collect()
}

/// Changes `count` files and lets each go through a door.
fn through(files: &[(String, Vec<u8>)], count: usize, door: &(dyn Fn(&str, &[u8]) + Sync)) {
    assert!(!files.is_empty());
    let begun = Instant::now();
    (0..count).into_par_iter().for_each(|round| {
        let mut numbers = SplitMix64::new(round as u64);
        let (ending, file) = &files[next(&mut numbers) % files.len()];
        let (_, other) = &files[next(&mut numbers) % files.len()];
        door(ending, &mutated(file, other, &mut numbers));
    });
    println!("{count} changed files in {:.0?}", begun.elapsed());
}

const AWKWARD: &str = "tests/fixtures/ingest/awkward";

#[test]
fn articles_of_every_format() {
    let mut endings = vec!["pdf", "pdf.gz", "jsonl.gz"];
    endings.extend(entries::READERS);
    let program = Path::new(PROGRAM);
    let door = |ending: &str, bytes: &[u8]| entries::article(ending, bytes, Some(program));
    for ending in endings {
        print!(".{ending}: ");
        through(&files(AWKWARD, &[ending]), count(60), &door);
    }
}

#[test]
fn texts_cut_and_judged() {
    let files = files("tests", &["txt", "md", "html"]);
    let door = |_: &str, bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        entries::segmentation(&text);
        entries::cue_scope(&text);
    };
    through(&files, count(400), &door);
}

#[test]
fn claims_files() {
    let mut found = files("claims", &entries::CLAIMS);
    found.extend(files("tests/fixtures/ingest/claims", &entries::CLAIMS));
    through(&found, count(400), &entries::claims);
}

#[test]
fn sheets_that_come_back() {
    let sheet = "claim_id,source_id,decision,decision_note,stance,start,end,claim\r\n\
                 tram,star,denies,\"read, twice\",omits,3,9,The tram line is closed\r\n";
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let cells = workbook.add_worksheet().set_name("Evidence").unwrap();
    for (row, line) in (0..).zip(sheet.lines()) {
        for (column, field) in (0..).zip(line.split(',')) {
            cells.write_string(row, column, field).unwrap();
        }
    }
    let bytes = [
        sheet.as_bytes().to_vec(),
        workbook.save_to_buffer().unwrap(),
    ];
    let named = entries::SHEETS.map(str::to_owned).into_iter();
    let files: Vec<(String, Vec<u8>)> = named.zip(bytes).collect();
    through(&files, count(400), &entries::import);
}
