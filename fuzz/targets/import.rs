//! Any bytes as a sheet that comes back; the first byte chooses its format.
#![no_main]

#[path = "../entries.rs"]
#[allow(dead_code)]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let [choice, rest @ ..] = bytes {
        let ending = entries::SHEETS[usize::from(*choice) % entries::SHEETS.len()];
        entries::import(ending, rest);
    }
});
