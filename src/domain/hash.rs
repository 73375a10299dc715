//! The hash of a text, by which articles, claims and decisions are told from
//! changed ones. Owns which hash it is and how it is written.

use sha2::{Digest, Sha256};

/// The SHA-256 of a text or of bytes, in hexadecimal.
///
/// ```
/// use stancegrid::domain::sha256;
/// assert_eq!(&sha256("tram")[..8], "c2a6bc4a");
/// ```
pub fn sha256(text: impl AsRef<[u8]>) -> String {
    hexadecimal(&Sha256::digest(text.as_ref()))
}

/// The SHA-256 of several fields, each with its length before it, so that no two lists of
/// fields run together.
#[derive(Debug, Clone, Default)]
pub struct FieldHasher(Sha256);

impl FieldHasher {
    /// Adds a field.
    pub fn add(&mut self, field: &str) {
        self.add_count(field.len());
        self.0.update(field.as_bytes());
    }

    /// Adds how many fields follow, and these.
    pub fn add_all(&mut self, fields: &[String]) {
        self.add_count(fields.len());
        fields.iter().for_each(|field| self.add(field));
    }

    /// The hash in hexadecimal.
    pub fn hexadecimal(self) -> String {
        hexadecimal(&self.0.finalize())
    }

    /// The first sixteen bytes of the hash: a key.
    pub fn key(self) -> [u8; 16] {
        first_half(&self.0.finalize())
    }

    fn add_count(&mut self, count: usize) {
        self.0.update((count as u64).to_le_bytes());
    }
}

/// The first sixteen bytes of the SHA-256 of a text: a key.
pub fn sha256_key(text: &str) -> [u8; 16] {
    first_half(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn first_half(hash: &[u8]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
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
