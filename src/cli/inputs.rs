//! The articles and claims of a run. Owns the default folders and the note of
//! what was read, left out and failed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::audit::Subject;
use crate::domain::{Article, ClaimSet, clean};
use crate::ingest::{
    Input, LazyArticles, LoadReport, ReadingOptions, TextEncoding, read_claims,
    read_claims_with_places, shelve_articles, shelve_articles_from,
};

use super::arguments::input::InputOptions;
use super::failure::Failure;
use super::output::summary;

/// Everything that a run starts from.
pub struct Inputs<A = Vec<Article>> {
    /// The claims with their aliases.
    pub claims: ClaimSet,
    /// The articles in the order of their ids.
    pub articles: A,
    /// Every file that was read, in whatever role.
    files: Vec<PathBuf>,
}

/// Where each claim and each article was read from.
pub type Places = BTreeMap<Subject, Input>;

/// So many bytes of text are held by a run that takes one article after another:
/// enough that hardly anybody's articles are ever read twice.
const MAX_HELD_BYTES: usize = 32 << 20;

impl<A> Inputs<A> {
    /// Refuses to write over what the run was made from.
    pub fn spare(&self, output: &Path) -> Result<(), Failure> {
        spare(output, &self.files)
    }
}

impl Inputs {
    /// The ids of the articles.
    pub fn source_ids(&self) -> BTreeSet<&str> {
        let articles = self.articles.iter();
        articles.map(|article| article.source.id.as_str()).collect()
    }
}

/// Refuses to write over one of the files that a run is made from.
pub fn spare(output: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let Ok(place) = output.canonicalize() else {
        // There is nothing yet.
        return Ok(());
    };
    let same = |file: &PathBuf| file.canonicalize().is_ok_and(|file| file == place);
    if !files.iter().any(same) {
        return Ok(());
    }
    Err(Failure::usage(
        format!(
            "{}: cannot overwrite a file that this run reads",
            output.display()
        ),
        "write to another file",
    ))
}

/// The files that claims are read from.
pub fn files_of_claims(claims: &Path) -> Vec<PathBuf> {
    match claims.read_dir() {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => vec![claims.to_owned()],
    }
}

/// Reads claims and articles and says on standard error what became of every
/// input. `paths` are articles given without an option.
pub fn read(options: &InputOptions, paths: &[PathBuf]) -> Result<Inputs, Failure> {
    let claims = read_claims(&options.claims)?;
    let (inputs, _) = shelve(options, claims, paths, usize::MAX)?;
    inputs.taken_down()
}

/// Like [`read`], with the place of every claim and every article.
pub fn read_with_places(options: &InputOptions) -> Result<(Inputs, Places), Failure> {
    let (claims, places) = read_claims_with_places(&options.claims)?;
    let ids = claims.claims.iter().map(|claim| claim.id.clone());
    let mut places: Places = ids.map(Subject::Claim).zip(places).collect();
    let (inputs, account) = shelve(options, claims, &[], usize::MAX)?;
    let loaded = account.loaded.into_iter().map(|one| (one.id, one.input));
    let failed = account.failed.into_iter().map(|one| (one.id, one.input));
    let articles = loaded.chain(failed);
    places.extend(articles.map(|(id, input)| (Subject::Source(id), input)));
    Ok((inputs.taken_down()?, places))
}

impl Inputs<LazyArticles> {
    /// The inputs with every text held.
    fn taken_down(self) -> Result<Inputs, Failure> {
        let articles = self.articles.into_articles();
        Ok(Inputs {
            articles: articles.collect::<Result<_, _>>()?,
            claims: self.claims,
            files: self.files,
        })
    }
}

/// Like [`read`], for a run that takes one article after another: of many articles
/// not all texts are held.
pub fn in_turn(options: &InputOptions, paths: &[PathBuf]) -> Result<Inputs<LazyArticles>, Failure> {
    let claims = read_claims(&options.claims)?;
    let (inputs, _) = shelve(options, claims, paths, MAX_HELD_BYTES)?;
    Ok(inputs)
}

fn shelve(
    options: &InputOptions,
    claims: ClaimSet,
    paths: &[PathBuf],
    hold: usize,
) -> Result<(Inputs<LazyArticles>, LoadReport), Failure> {
    let given: Vec<PathBuf> = paths.iter().chain(&options.articles).cloned().collect();
    let (articles, account) = articles(given, hold, options.encoding)?;
    tell(&account);
    let inputs = Inputs {
        files: files(&account, &options.claims),
        claims,
        articles,
    };
    Ok((inputs, account))
}

/// The files that the run was made from. What was left out of a folder is not
/// among them: an export there may be written anew.
fn files(account: &LoadReport, claims: &Path) -> Vec<PathBuf> {
    let loaded = account.loaded.iter().map(|item| &item.input.file);
    let failed = account.failed.iter().map(|item| &item.input.file);
    let used = account.used.iter().map(|item| &item.input.file);
    let mut files: Vec<PathBuf> = loaded.chain(failed).chain(used).cloned().collect();
    files.extend(files_of_claims(claims));
    files
}

/// Reads articles for a command that needs no claims.
pub fn articles_alone(
    given: &[PathBuf],
    encoding: Option<TextEncoding>,
) -> Result<Vec<Article>, Failure> {
    let (articles, account) = articles(given.to_vec(), usize::MAX, encoding)?;
    tell(&account);
    Ok(articles.into_articles().collect::<Result<_, _>>()?)
}

fn articles(
    given: Vec<PathBuf>,
    hold: usize,
    encoding: Option<TextEncoding>,
) -> Result<(LazyArticles, LoadReport), Failure> {
    let options = ReadingOptions {
        encoding,
        // A program that cannot find itself reads everything but PDFs.
        helper: std::env::current_exe().ok(),
    };
    let stdin = |path: &&PathBuf| path.as_path() == Path::new("-");
    if given.iter().any(|path| stdin(&path)) {
        if given.len() > 1 {
            return Err(Failure::usage(
                "`-` cannot be combined with other articles",
                "read standard input alone, or name files and folders only",
            ));
        }
        return Ok(shelve_articles_from(
            std::io::stdin().lock(),
            "stdin",
            &options,
        )?);
    }
    if !given.is_empty() {
        return Ok(shelve_articles(&given, hold, &options)?);
    }
    let usual = ["articles", "seeds"].map(PathBuf::from);
    match usual.into_iter().find(|folder| folder.is_dir()) {
        Some(folder) => Ok(shelve_articles(&[folder], hold, &options)?),
        None => Err(Failure::usage(
            "no articles given, and no folder `articles` or `seeds` here",
            "name a folder with `stancegrid matrix FOLDER -c CLAIMS`, or start with `stancegrid init \
             DIR`",
        )),
    }
}

fn tell(account: &LoadReport) {
    summary(&clean(&account.to_string()));
    for line in account.notes() {
        summary(&format!("  {}", clean(&line)));
    }
}
