//! The files of `src`, parsed. Owns the walk over them, the module that each
//! one is, and which of them are for tests alone.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::code_reader;
use crate::program_code::Code;

/// One file of `src`.
pub struct SourceFile {
    /// Below the package, with `/`.
    pub path: String,
    pub text: String,
    /// Its module, from the root.
    pub module: Vec<String>,
    pub code: Code,
}

/// All files of `src`, in the order of their paths.
pub struct SourceTree {
    pub files: Vec<SourceFile>,
}

/// The tree of this package.
pub static PACKAGE: LazyLock<SourceTree> = LazyLock::new(SourceTree::of_package);

/// A path below the package.
pub fn package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl SourceTree {
    fn of_package() -> Self {
        let mut texts = Vec::new();
        collect("src", &mut texts);
        texts.sort();
        assert!(
            texts.len() > 10,
            "the walk over src found only {} files",
            texts.len()
        );
        Self::new(texts)
    }

    /// The tree of these paths and texts. Files that are declared for tests
    /// alone keep their shape and lose their code.
    pub fn new(texts: Vec<(String, String)>) -> Self {
        let parsed = |(path, text): (String, String)| {
            let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let module = module_of(&path);
            SourceFile {
                code: code_reader::read(&syntax, &module),
                path,
                text,
                module,
            }
        };
        let mut files: Vec<SourceFile> = texts.into_iter().map(parsed).collect();
        let declared = files.iter().flat_map(|file| file.code.test_modules.clone());
        let for_tests: Vec<Vec<String>> = declared.collect();
        for file in &mut files {
            if for_tests.iter().any(|test| file.module.starts_with(test)) {
                file.code = Code::default();
            }
        }
        Self { files }
    }
}

fn collect(folder: &str, texts: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(package(folder)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("{folder}/{name}");
        if package(&path).is_dir() {
            collect(&path, texts);
        } else if path.ends_with(".rs") {
            let text = std::fs::read_to_string(package(&path)).unwrap();
            texts.push((path, text));
        }
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
