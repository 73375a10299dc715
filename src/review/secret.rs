//! Words that cannot be guessed. Owns how they are drawn and compared: always
//! over their whole length, so that the time taken tells nothing.

/// A secret of one run.
pub struct Secret(String);

/// How many random bytes a secret has.
const BYTES: usize = 32;

impl Secret {
    /// A new secret from the system's source of randomness.
    ///
    /// # Errors
    /// The system has none.
    pub fn drawn() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(
            bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        ))
    }

    /// A secret that is known, for tests.
    #[cfg(test)]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret in words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the secret.
    pub fn is(&self, given: &str) -> bool {
        let (ours, theirs) = (self.0.as_bytes(), given.as_bytes());
        let differing = ours
            .iter()
            .zip(theirs)
            .fold(0, |seen, (a, b)| seen | (a ^ b));
        ours.len() == theirs.len() && differing == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_secrets_are_alike_and_only_the_whole_is_right() {
        let (one, other) = (Secret::drawn().unwrap(), Secret::drawn().unwrap());
        assert_eq!(one.as_str().len(), 64);
        assert!(one.is(one.as_str()) && !one.is(other.as_str()));
        assert!(!one.is("") && !one.is(&one.as_str()[..63]));
    }
}
