//! Any bytes as an article of any format; the first byte chooses it. PDFs are left out: what reads them may break down, in a process of its own.
#![no_main]

#[path = "../entries.rs"]
#[allow(dead_code)]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let [choice, rest @ ..] = bytes {
        let ending = entries::READERS[usize::from(*choice) % entries::READERS.len()];
        entries::article(ending, rest, None);
    }
});
