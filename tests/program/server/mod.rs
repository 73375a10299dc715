//! The review desk as a running program: what survives when it is killed, how
//! two writers get on, how long a save takes. Owns the figures and when they are
//! asked for: `STANCEGRID_KILLS` and `STANCEGRID_SAVES` ask for more than the
//! few that every run of the tests makes, and print what was measured.

// The tests kill the program by the signals that Unix has.
#![cfg(unix)]

mod browser;
mod desk;

use std::cell::RefCell;
use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use browser::Browser;
use desk::{Desk, asked, cell, integrity, kept};

/// Every decision that was acknowledged is there after the program was killed
/// at some moment, and the store is whole.
#[test]
fn no_acknowledged_decision_is_lost_when_the_desk_is_killed() {
    let kills = asked("STANCEGRID_KILLS", 8);
    let project = desk::project();
    let mut acknowledged: Vec<String> = Vec::new();
    // One after another through a range of moments, before, in and after a save.
    for kill in 0..kills {
        let mut desk = Desk::start(project.folder(), "Ann");
        let browser = desk.browser();
        let moment = Duration::from_micros(200 + 7_919 * kill as u64 % 60_000);
        let killer = desk.kill_after(moment);
        let mut number = 0;
        // Until the desk does not answer any more.
        while let Some(id) = save(&browser, "Ann", number, &format!("{kill}-{number}")) {
            acknowledged.push(id);
            number += 1;
        }
        killer.join().unwrap();
        desk.wait();
    }
    let kept = kept(project.folder());
    let lost: Vec<&String> = acknowledged
        .iter()
        .filter(|id| !kept.contains(id))
        .collect();
    assert!(!acknowledged.is_empty());
    assert_eq!(lost, Vec::<&String>::new());
    assert_eq!(integrity(project.folder()), "ok");
    println!(
        "{kills} kills: {} decisions acknowledged, {} kept, 0 lost",
        acknowledged.len(),
        kept.len()
    );
}

/// What was sent and not answered is sent again with the same key after a new
/// start, and kept once.
#[test]
fn what_is_sent_again_after_a_new_start_is_kept_once() {
    let project = desk::project();
    let mut desk = Desk::start(project.folder(), "Ann");
    let first = save(&desk.browser(), "Ann", 0, "the key").unwrap();
    desk.kill();
    let desk = Desk::start(project.folder(), "Ann");
    let again = save(&desk.browser(), "Ann", 0, "the key").unwrap();
    assert_eq!(first, again);
    assert_eq!(kept(project.folder()).len(), 1);
}

/// Somebody who sends half a request and waits does not keep the desk alive.
#[test]
fn the_desk_stops_when_it_is_told_to() {
    let project = desk::project();
    let desk = Desk::start(project.folder(), "Ann");
    let mut waiting = TcpStream::connect(desk.host()).unwrap();
    waiting.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").unwrap();
    assert!(desk.told_to_stop().success());
    drop(waiting);
}

/// Two desks on one store, each saving as fast as it can.
#[test]
fn two_desks_write_to_one_store_without_an_error() {
    let saves = asked("STANCEGRID_SAVES", 40);
    let project = desk::project();
    let desks = ["Ann", "Ben"].map(|name| (name, Desk::start(project.folder(), name)));
    let times: Vec<Duration> = std::thread::scope(|scope| {
        let writers = desks.iter().map(|(name, desk)| {
            scope.spawn(move || {
                let browser = desk.browser();
                for number in 0..saves {
                    let key = format!("{name}-{number}");
                    save(&browser, name, number, &key).expect("it is kept");
                }
                TIMES.take()
            })
        });
        let writers: Vec<_> = writers.collect();
        writers
            .into_iter()
            .flat_map(|writer| writer.join().unwrap())
            .collect()
    });
    assert_eq!(kept(project.folder()).len(), 2 * saves);
    assert_eq!(integrity(project.folder()), "ok");
    told("two desks at once", times);
}

/// One reviewer, one save after another.
#[test]
fn a_save_is_answered_once_it_is_on_disk() {
    let saves = asked("STANCEGRID_SAVES", 40);
    let project = desk::project();
    let desk = Desk::start(project.folder(), "Ann");
    let browser = desk.browser();
    for number in 0..saves {
        let id = save(&browser, "Ann", number, &number.to_string()).unwrap();
        if number % 10 == 0 {
            assert!(
                kept(project.folder()).contains(&id),
                "seen from outside at once"
            );
        }
    }
    told("one desk", TIMES.take());
}

/// Saves a verdict on a cell with all that is in view; the decision's id, or
/// nothing where the desk does not answer.
fn save(browser: &Browser, reviewer: &str, number: usize, key: &str) -> Option<String> {
    let (claim, source) = cell(number);
    let asked = format!("/api/cell?claim={claim}&source={source}&blind=1&reviewer={reviewer}");
    let seen = browser.get(&asked)?["seen"].clone();
    // By turns, so that no verdict is the one before.
    let stance = ["denies", "omits"][seen.as_array()?.len() % 2];
    let body = json!({
        "key": key, "claim_id": claim, "source_id": source, "stance": stance,
        "reviewer": reviewer, "blind": true, "seen": seen, "note": "as the minutes say",
    });
    let start = Instant::now();
    let answer: Value = browser.post("/api/decisions", &body)?;
    TIMES.with(|times| times.borrow_mut().push(start.elapsed()));
    Some(
        answer["saved"]["id"]
            .as_str()
            .expect("it is kept")
            .to_owned(),
    )
}

thread_local! {
    /// How long each save of this thread took, from sending to the answer.
    static TIMES: RefCell<Vec<Duration>> = const { RefCell::new(Vec::new()) };
}

fn told(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!(
        "{what}: {} saves, median {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
