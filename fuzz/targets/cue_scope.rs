//! Any text judged: cues, their scope, quotes.
#![no_main]

#[path = "../entries.rs"]
#[allow(dead_code)]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    entries::cue_scope(&String::from_utf8_lossy(bytes));
});
