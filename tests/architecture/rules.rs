//! The rules that every source file is held to. Each takes a file and returns
//! what breaks it, as `path:line: what`.

use std::path::Path;

use crate::references::{Kind, Reference};
use crate::source_tree::SourceFile;
use crate::table::{ARGUED_PANICS, LAYERS, OUTWARD, PRINTING};

impl SourceFile {
    fn layer(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    /// What is wrong with each name in the program's own code.
    fn each(&self, wrong: impl Fn(&Reference, &[&str]) -> Option<String>) -> Vec<String> {
        let told = |found: &Reference| {
            let path: Vec<&str> = found.path.iter().map(String::as_str).collect();
            Some(self.at(found.line, &wrong(found, &path)?))
        };
        self.code.references.iter().filter_map(told).collect()
    }
}

pub fn forbidden_arrows(file: &SourceFile) -> Vec<String> {
    let layer = file.layer();
    if layer.is_empty() {
        return Vec::new();
    }
    let Some((_, imports)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![file.at(1, &format!("`{layer}` is not a layer of the table"))];
    };
    file.each(|found, path| {
        let target = path.get(1).copied();
        let inside = found.is_path() && path[0] == "crate";
        let allowed = !inside || target == Some(layer) || imports.allow(target);
        let target = target.unwrap_or("the root of the package");
        (!allowed).then(|| format!("{layer} may not import {target}"))
    })
}

pub fn reaching_out(file: &SourceFile) -> Vec<String> {
    if file.layer().is_empty() || OUTWARD.contains(&file.layer()) {
        return Vec::new();
    }
    file.each(|found, path| {
        let outside = match path {
            ["std"] | ["std", "*"] => true,
            ["std", "fs" | "net" | "env", ..] => true,
            ["std", "time", rest @ ..] => rest.first() != Some(&"Duration"),
            ["walkdir" | "tempfile", ..] => true,
            _ => false,
        };
        (found.is_path() && outside).then(|| format!("`{}` reaches outside", path.join("::")))
    })
}

pub fn printing(file: &SourceFile) -> Vec<String> {
    if file.layer() == PRINTING {
        return Vec::new();
    }
    file.each(|found, path| {
        let macros = ["print", "println", "eprint", "eprintln", "dbg"];
        let prints = found.kind == Kind::Macro && macros.contains(&path[0]);
        let ends = path.windows(2).any(|pair| {
            let [module, name] = pair else { return false };
            match *module {
                "process" => ["exit", "abort"].contains(name),
                "io" | "anstream" => ["stdout", "stderr"].contains(name),
                _ => false,
            }
        });
        (prints || ends).then(|| format!("`{}` outside cli", path.join("::")))
    })
}

pub fn panicking(file: &SourceFile) -> Vec<String> {
    let mut found = file.each(|found, path| {
        let methods = ["unwrap", "expect", "unwrap_err", "expect_err"];
        let macros = ["todo", "unimplemented"];
        let name = match found.kind {
            Kind::Member => methods.contains(&path[0]).then_some(path[0]),
            Kind::Macro => macros.contains(&path[0]).then_some(path[0]),
            _ => path[1..]
                .iter()
                .copied()
                .find(|name| methods.contains(name)),
        };
        name.map(|name| format!("`{name}` in the program"))
    });
    if !ARGUED_PANICS.contains(&file.path.as_str()) {
        found.extend(explicit_panics(file));
    }
    found
}

/// Every call of `panic!`, argued or not.
pub fn explicit_panics(file: &SourceFile) -> Vec<String> {
    file.each(|found, path| {
        let panics = found.kind == Kind::Macro && path[0] == "panic";
        panics.then(|| "`panic!`".to_owned())
    })
}

/// A module with a path of its own would stand outside the table.
pub fn redirected_modules(file: &SourceFile) -> Vec<String> {
    let told = |&line: &usize| file.at(line, "a module with a path of its own");
    file.code.redirected.iter().map(told).collect()
}

pub fn missing_opening(file: &SourceFile) -> Vec<String> {
    let missing = !file.text.starts_with("//!");
    Vec::from_iter(missing.then(|| file.at(1, "does not open with //!")))
}

pub fn empty_names(path: &str) -> Vec<String> {
    let vague = ["util", "utils", "misc", "helper", "helpers", "common"];
    let stem = Path::new(path).with_extension("");
    let parts = stem.iter().filter_map(|part| part.to_str());
    parts
        .filter(|part| vague.contains(part))
        .map(|part| format!("{path}: `{part}` names nothing"))
        .collect()
}

pub fn too_long(file: &SourceFile, limit: usize) -> Vec<String> {
    let lines = file.text.lines().count();
    Vec::from_iter((lines > limit).then(|| file.at(lines, &format!("at most {limit} lines"))))
}
