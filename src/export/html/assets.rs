//! The style sheet and the script that the page carries, and the policy that
//! allows these two and nothing else. Owns the hashes; what is in them is in
//! `asset/`.

use sha2::{Digest, Sha256};

/// The style sheet, as it stands between its tags.
pub(super) const STYLE: &str = include_str!("asset/report.css");

/// The script, as it stands between its tags.
pub(super) const SCRIPT: &str = include_str!("asset/report.js");

/// The content security policy: no address is ever asked for anything, and no
/// other style or script runs, whatever a text may smuggle in.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// A hash as a policy names it.
fn hash(asset: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(asset.as_bytes())))
}

/// The ordinary alphabet with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let six = (group >> (18 - 6 * place)) & 0x3f;
            text.push(match place <= chunk.len() {
                true => char::from(ALPHABET[six as usize]),
                false => '=',
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_the_values_of_its_standard() {
        let values = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
        let coded = values.map(|value| base64(value.as_bytes()));
        assert_eq!(
            coded,
            [
                "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"
            ]
        );
    }

    #[test]
    fn the_hash_of_nothing_is_the_known_one() {
        assert_eq!(
            hash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn the_assets_end_nowhere_before_their_end_and_name_no_address() {
        for asset in [STYLE, SCRIPT] {
            // A return would be read as a line feed, and the hash would differ.
            for forbidden in [
                "</", "<!--", "\r", "\0", "//www", "http:", "https:", "@import",
            ] {
                assert!(!asset.contains(forbidden), "{forbidden}");
            }
        }
    }
}
