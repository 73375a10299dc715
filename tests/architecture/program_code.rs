//! What the program's own code in a file names and defines. Owns which code is
//! for tests alone and therefore left out. `code_reader.rs` reads the rest.

use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token, Visibility};

use crate::references::Reference;

/// Who may name a definition: `Public` for `pub struct Claim`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Its own module.
    Private,
    /// `pub(crate)`, `pub(super)` and `pub(in …)`.
    Restricted,
    /// `pub`.
    Public,
}

/// A name that an item gives to what it defines.
#[derive(Debug)]
pub struct Definition {
    pub name: String,
    pub module: Vec<String>,
    pub reach: Reach,
    pub is_type: bool,
}

/// The program's own code in one file.
#[derive(Debug, Default)]
pub struct Code {
    pub references: Vec<Reference>,
    pub definitions: Vec<Definition>,
    /// The modules inside the file, the file itself first.
    pub modules: Vec<Vec<String>>,
    /// The modules that it declares for tests alone.
    pub test_modules: Vec<Vec<String>>,
    /// The lines of `#[path = "…"]`.
    pub redirected: Vec<usize>,
}

/// `#[cfg(test)]` or `#[cfg(all(test, …))]`: code that no program contains.
pub fn for_tests(attributes: &[Attribute]) -> bool {
    fn needs_test(meta: &Meta) -> bool {
        match meta {
            Meta::Path(path) => path.is_ident("test"),
            Meta::List(list) if list.path.is_ident("all") => list
                .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
                .is_ok_and(|all| all.iter().any(needs_test)),
            _ => false,
        }
    }
    let condition = |each: &Attribute| each.parse_args::<Meta>().ok();
    let mut attributes = attributes.iter();
    attributes.any(|each| {
        each.path().is_ident("cfg") && condition(each).is_some_and(|meta| needs_test(&meta))
    })
}

pub fn reach(visibility: &Visibility) -> Reach {
    match visibility {
        Visibility::Public(_) => Reach::Public,
        Visibility::Restricted(only) if !only.path.is_ident("self") => Reach::Restricted,
        Visibility::Restricted(_) | Visibility::Inherited => Reach::Private,
    }
}
