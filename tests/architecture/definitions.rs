//! Follows a path to the file that defines what it names, through imports,
//! re-exports and globs. Owns the lookup of names.

use std::collections::{HashMap, HashSet};

use crate::source_tree::SourceTree;

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Module(Vec<String>),
    /// `name` in the module `module`, defined in the file of that number.
    Item {
        file: usize,
        module: Vec<String>,
        name: String,
    },
    /// Something of another package that a module imports.
    Outside,
}

/// The names that each module of the library knows.
pub struct Definitions {
    scopes: HashMap<Vec<String>, Scope>,
}

#[derive(Default)]
struct Scope {
    file: usize,
    items: HashSet<String>,
    /// The name in the module, and the path behind it.
    imports: Vec<(String, Vec<String>)>,
    globs: Vec<Vec<String>>,
}

/// The lookups already under way. Imports may go round in a ring: a module
/// imports from its child what the child imports from `super`.
type Visited = HashSet<(Vec<String>, Vec<String>)>;

impl Definitions {
    pub fn of(tree: &SourceTree) -> Self {
        let mut scopes: HashMap<Vec<String>, Scope> = HashMap::new();
        for (file, source) in tree.files.iter().enumerate() {
            // The binary is a crate of its own. Nobody can name what is in it.
            if source.path == "src/main.rs" {
                continue;
            }
            for module in &source.code.modules {
                scopes.entry(module.clone()).or_default().file = file;
            }
            for item in &source.code.definitions {
                let scope = scopes.entry(item.module.clone()).or_default();
                scope.items.insert(item.name.clone());
            }
            for reference in &source.code.references {
                let scope = scopes.entry(reference.module.clone()).or_default();
                let path = reference.without_star().to_vec();
                match &reference.binding {
                    Some(name) => scope.imports.push((name.clone(), path)),
                    None if reference.is_import() => scope.globs.push(path),
                    None => {}
                }
            }
        }
        Self { scopes }
    }

    /// What `path` leads to where `module` names it. There may be nothing of that
    /// name in the package: `std::fmt`.
    pub fn find(&self, module: &[String], path: &[String]) -> Option<Target> {
        self.follow(module, path, &mut Visited::new())
    }

    fn follow(&self, module: &[String], path: &[String], visited: &mut Visited) -> Option<Target> {
        match path.split_first() {
            Some((first, rest)) if first == "crate" => self.descend(&[], rest, visited),
            _ => self.descend(module, path, visited),
        }
    }

    fn descend(
        &self,
        module: &[String],
        names: &[String],
        visited: &mut Visited,
    ) -> Option<Target> {
        let scope = self.scopes.get(module)?;
        let Some((first, rest)) = names.split_first() else {
            return Some(Target::Module(module.to_vec()));
        };
        if !visited.insert((module.to_vec(), names.to_vec())) {
            return None;
        }
        let below = [module, std::slice::from_ref(first)].concat();
        // `clean` in `clean::clean` is the module, even if there is a function of
        // that name beside it.
        if !rest.is_empty()
            && let Some(found) = self.descend(&below, rest, visited)
        {
            return Some(found);
        }
        if scope.items.contains(first) {
            return Some(Target::Item {
                file: scope.file,
                module: module.to_vec(),
                name: first.clone(),
            });
        }
        // The path of an import is followed before the names behind it. Both at once
        // grow without end: `use ring::Ring as ring` makes `ring` `ring::Ring`.
        let mut behind =
            |path: &[String], names: &[String]| match self.follow(module, path, visited)? {
                Target::Module(module) => self.descend(&module, names, visited),
                item => Some(item),
            };
        let mut imports = scope.imports.iter().filter(|(name, _)| name == first);
        if let Some(found) = imports.find_map(|(_, path)| behind(path, rest)) {
            return Some(found);
        }
        if self.scopes.contains_key(&below) {
            return self.descend(&below, rest, visited);
        }
        let mut globs = scope.globs.iter();
        if let Some(found) = globs.find_map(|path| behind(path, names)) {
            return Some(found);
        }
        let mut imports = scope.imports.iter();
        let outside = imports.any(|(name, path)| name == first && path[0] != "crate");
        outside.then_some(Target::Outside)
    }
}

/// Paths into the package that lead nowhere, say to a name that a macro defines
/// unseen. The rule about circles would be blind to them.
pub fn lost_paths(tree: &SourceTree) -> Vec<String> {
    let definitions = Definitions::of(tree);
    let mut lost = Vec::new();
    for file in &tree.files {
        for found in file.code.references.iter().filter(|found| found.is_path()) {
            let path = found.without_star();
            let first = definitions.find(&found.module, &path[..1]);
            let inside = path[0] == "crate" || matches!(first, Some(Target::Module(_)));
            if inside && definitions.find(&found.module, path).is_none() {
                let what = format!("`{}` is not found", path.join("::"));
                lost.push(format!("{}:{}: {what}", file.path, found.line));
            }
        }
    }
    lost
}
