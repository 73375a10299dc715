//! Any bytes as a claims file; the first byte chooses its format.
#![no_main]

#[path = "../entries.rs"]
#[allow(dead_code)]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let [choice, rest @ ..] = bytes {
        let ending = entries::CLAIMS[usize::from(*choice) % entries::CLAIMS.len()];
        entries::claims(ending, rest);
    }
});
