//! The hash of a text, by which articles, claims and decisions are told from
//! changed ones. Owns which hash it is and how it is written.

use sha2::{Digest, Sha256};

/// The SHA-256 of a text, in hexadecimal.
///
/// ```
/// use stancegrid::domain::sha256;
/// assert_eq!(&sha256("tram")[..8], "c2a6bc4a");
/// ```
pub fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of the words of a text, parted by single spaces: the same for
/// texts that differ in white space alone.
///
/// ```
/// use stancegrid::domain::{sha256, words_sha256};
/// assert_eq!(words_sha256(" Rates\n fell. "), sha256("Rates fell."));
/// ```
pub fn words_sha256(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    sha256(&words)
}

/// The first eight bytes of the SHA-256 of a text, as a number: for sharing
/// things out by their names.
pub(super) fn sha256_number(text: &str) -> u64 {
    let digest = Sha256::digest(text.as_bytes());
    let first = digest.iter().take(8);
    first.fold(0, |number, &byte| number << 8 | u64::from(byte))
}
