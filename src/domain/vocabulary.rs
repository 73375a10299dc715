//! The macro that makes a closed vocabulary: an enum whose values have one name
//! each, the same in files, columns and help. Owns no vocabulary itself.

/// A name that is not in the vocabulary, with those that are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not one of {known}")]
pub struct UnknownName {
    /// What was given.
    pub given: String,
    /// The names that would have been understood.
    pub known: String,
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which tables list them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The name used in files, columns and help.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownName;

            fn from_str(given: &str) -> Result<Self, $crate::domain::UnknownName> {
                match given {
                    $($text => Ok($name::$variant),)+
                    _ => Err($crate::domain::UnknownName {
                        given: given.to_owned(),
                        known: [$($text,)+].join(", "),
                    }),
                }
            }
        }
    };
}

pub(crate) use vocabulary;
