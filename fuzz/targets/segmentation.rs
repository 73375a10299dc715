//! Any text cut into sentences and tokens.
#![no_main]

#[path = "../entries.rs"]
#[allow(dead_code)]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    entries::segmentation(&String::from_utf8_lossy(bytes));
});
