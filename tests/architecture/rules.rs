//! The rules that every source file is held to. Each takes a file and returns
//! what breaks it, as `path:line: what`.

use std::path::Path;

use crate::paths::{Reference, references};
use crate::scanner::{Code, is_at, program_code};
use crate::table::{ARGUED_PANICS, LAYERS, OUTWARD, PRINTING};

/// One file of `src`.
pub struct SourceFile {
    /// Below the package, with `/`.
    pub path: String,
    pub text: String,
    /// Its module, from the root.
    pub module: Vec<String>,
    pub code: Code,
    pub references: Vec<Reference>,
}

impl SourceFile {
    pub fn new(path: &str, text: &str) -> Self {
        let module = module_of(path);
        let code = program_code(text);
        let references = references(&code.tokens, &module);
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            module,
            code,
            references,
        }
    }

    /// Takes everything out that the rules for the program's own code look at.
    pub fn into_test_code(mut self) -> Self {
        self.code = Code::default();
        self.references.clear();
        self
    }

    fn layer(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }
}

/// `src/a/b.rs` is `a::b`, `src/a/mod.rs` is `a`, `src/lib.rs` and
/// `src/main.rs` are the root.
pub fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

pub fn forbidden_arrows(file: &SourceFile) -> Vec<String> {
    let Some(layer) = file.layer() else {
        return Vec::new();
    };
    let Some((_, imports)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![file.at(1, &format!("`{layer}` is not a layer of the table"))];
    };
    let inside = |reference: &&Reference| reference.path[0] == "crate";
    let breaks = |reference: &Reference| {
        let target = reference.path.get(1).map(String::as_str);
        if target == Some(layer) || imports.allow(target) {
            return None;
        }
        let target = target.unwrap_or("the root of the package");
        Some(file.at(reference.line, &format!("{layer} may not import {target}")))
    };
    file.references
        .iter()
        .filter(inside)
        .filter_map(breaks)
        .collect()
}

pub fn reaching_out(file: &SourceFile) -> Vec<String> {
    if file.layer().is_none_or(|layer| OUTWARD.contains(&layer)) {
        return Vec::new();
    }
    let outside = |reference: &Reference| {
        let path: Vec<&str> = reference.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["std"] | ["std", "*"] => true,
            ["std", "fs" | "net" | "env", ..] => true,
            ["std", "time", rest @ ..] => !matches!(rest.first(), Some(&"Duration")),
            ["walkdir" | "tempfile", ..] => true,
            _ => false,
        }
    };
    let found = file
        .references
        .iter()
        .filter(|reference| outside(reference));
    found
        .map(|found| {
            file.at(
                found.line,
                &format!("`{}` reaches outside", found.path.join("::")),
            )
        })
        .collect()
}

pub fn printing(file: &SourceFile) -> Vec<String> {
    if file.layer() == Some(PRINTING) {
        return Vec::new();
    }
    let macros = ["print", "println", "eprint", "eprintln", "dbg"];
    let ends = |reference: &Reference| {
        [
            ["process", "exit"],
            ["process", "abort"],
            ["io", "stdout"],
            ["io", "stderr"],
        ]
        .iter()
        .chain(&[["anstream", "stdout"], ["anstream", "stderr"]])
        .any(|parts| reference.goes_through(parts))
    };
    let mut found = macro_calls(file, &macros);
    found.extend(
        file.references
            .iter()
            .filter(|reference| ends(reference))
            .map(|found| {
                file.at(
                    found.line,
                    &format!("`{}` outside cli", found.path.join("::")),
                )
            }),
    );
    found
}

pub fn panicking(file: &SourceFile) -> Vec<String> {
    let tokens = &file.code.tokens;
    let methods = ["unwrap", "expect", "unwrap_err", "expect_err"];
    let called = |at: usize| {
        let before = at > 0 && (tokens[at - 1].is(".") || tokens[at - 1].is("::"));
        before && methods.iter().any(|method| tokens[at].is(method))
    };
    let mut found: Vec<String> = (0..tokens.len())
        .filter(|&at| called(at))
        .map(|at| {
            file.at(
                tokens[at].line,
                &format!("`{}` in the program", tokens[at].text),
            )
        })
        .collect();
    found.extend(macro_calls(file, &["todo", "unimplemented"]));
    if !ARGUED_PANICS.contains(&file.path.as_str()) {
        found.extend(explicit_panics(file));
    }
    found
}

/// Every call of `panic!`, argued or not.
pub fn explicit_panics(file: &SourceFile) -> Vec<String> {
    macro_calls(file, &["panic"])
}

/// A module with a path of its own would stand outside the table.
pub fn redirected_modules(file: &SourceFile) -> Vec<String> {
    let tokens = &file.code.tokens;
    (0..tokens.len())
        .filter(|&at| is_at(tokens, at, &["#", "[", "path", "="]))
        .map(|at| file.at(tokens[at].line, "a module with a path of its own"))
        .collect()
}

pub fn missing_opening(file: &SourceFile) -> Vec<String> {
    let opens = file.text.starts_with("//!");
    if opens {
        Vec::new()
    } else {
        vec![file.at(1, "does not open with //!")]
    }
}

pub fn empty_names(path: &str) -> Vec<String> {
    let vague = ["util", "utils", "misc", "helper", "helpers", "common"];
    Path::new(path)
        .with_extension("")
        .iter()
        .filter_map(|part| part.to_str())
        .filter(|part| vague.contains(part))
        .map(|part| format!("{path}: `{part}` names nothing"))
        .collect()
}

pub fn too_long(file: &SourceFile, limit: usize) -> Vec<String> {
    let lines = file.text.lines().count();
    if lines <= limit {
        return Vec::new();
    }
    vec![format!("{}: {lines} lines, at most {limit}", file.path)]
}

fn macro_calls(file: &SourceFile, names: &[&str]) -> Vec<String> {
    let tokens = &file.code.tokens;
    let call = |at: usize| {
        let named = names.iter().any(|name| tokens[at].is(name));
        named && is_at(tokens, at + 1, &["!"]) && !is_at(tokens, at + 2, &["="])
    };
    (0..tokens.len())
        .filter(|&at| call(at))
        .map(|at| file.at(tokens[at].line, &format!("`{}!`", tokens[at].text)))
        .collect()
}
