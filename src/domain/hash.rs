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
