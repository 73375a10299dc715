//! Identifiers of claims and sources. Owns their type only; uniqueness is
//! checked where they are read.

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the identifier as written in the input.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The identifier as written in the input.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

pub(super) use text_id;

text_id! {
    /// Names one claim: unique in a run, the address of decisions about it.
    ClaimId
}

text_id! {
    /// Names one source: the article's path below its folder without the
    /// ending (with `/` between folders on every system), or its `id` field.
    SourceId
}
