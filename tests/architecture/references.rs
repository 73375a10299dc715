//! What code names: paths, imports, methods and macros. Owns how a path is
//! written out from the root of the package. `definitions.rs` owns where it leads.

use syn::UseTree;

/// The name under which the program imports the library.
const PACKAGE: &str = "stancegrid";

/// How something is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By a private `use`.
    Import,
    /// By a `use` that others may import from in their turn.
    Reexport,
    /// In code, with two segments or more: `voice::of`.
    Path,
    /// In code, with one segment: `Claim`.
    Word,
    /// As a method: `unwrap` in `x.unwrap()`.
    Member,
    /// As a macro that is called: `println`.
    Macro,
}

/// One name in the code, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub kind: Kind,
    /// From `crate` on if the code begins with `crate`, `self` or `super`, else as
    /// it is spelled.
    pub path: Vec<String>,
    /// The module that names it.
    pub module: Vec<String>,
    /// The name that an import gives it: `Y` for `use x::Y`.
    pub binding: Option<String>,
    pub line: usize,
}

impl Reference {
    pub fn is_import(&self) -> bool {
        matches!(self.kind, Kind::Import | Kind::Reexport)
    }

    /// Whether it is an import or has two segments or more.
    pub fn is_path(&self) -> bool {
        self.is_import() || self.kind == Kind::Path
    }

    /// Whether it can lead to a definition. A method cannot: its type is unknown.
    pub fn is_resolvable(&self) -> bool {
        self.is_path() || self.kind == Kind::Word
    }

    /// The path without the star of a glob.
    pub fn without_star(&self) -> &[String] {
        match self.path.split_last() {
            Some((last, before)) if last == "*" => before,
            _ => &self.path,
        }
    }
}

/// The full path of `spelled` in `module`: `super::Cue` in `stance::scope` is
/// `crate::stance::Cue`, and `std::fs` stays as it is.
pub fn rooted(spelled: &[String], module: &[String]) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for (at, segment) in spelled.iter().enumerate() {
        match segment.as_str() {
            "crate" | PACKAGE if at == 0 => path.push("crate".to_owned()),
            "self" | "super" if at == 0 => {
                let above = module.len().saturating_sub(usize::from(segment == "super"));
                path.push("crate".to_owned());
                path.extend_from_slice(&module[..above]);
            }
            "super" => path.truncate(path.len().saturating_sub(1).max(1)),
            // `use a::{self}` names `a` itself.
            "self" => {}
            _ => path.push(segment.clone()),
        }
    }
    path
}

/// Every leaf of a `use`: the path as spelled, the name it gets, its line.
pub fn leaves(tree: &UseTree, before: &[String]) -> Vec<(Vec<String>, Option<String>, usize)> {
    let with = |name: String| [before, &[name]].concat();
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &with(word(&path.ident))),
        UseTree::Group(group) => {
            let trees = group.items.iter();
            trees.flat_map(|tree| leaves(tree, before)).collect()
        }
        UseTree::Name(name) => {
            let path = with(word(&name.ident));
            let last = path.iter().rfind(|name| *name != "self").cloned();
            vec![(path, last, line(&name.ident))]
        }
        UseTree::Rename(name) => {
            let path = with(word(&name.ident));
            vec![(path, Some(word(&name.rename)), line(&name.ident))]
        }
        UseTree::Glob(glob) => {
            let line = glob.star_token.spans[0].start().line;
            vec![(with("*".to_owned()), None, line)]
        }
    }
}

/// An identifier without the mark of a raw one.
pub fn word(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

pub fn line(ident: &syn::Ident) -> usize {
    ident.span().start().line
}
