//! The articles of a run, in the order of their ids, of which not all texts are
//! held. Owns leaving texts where they were read, and taking them down again when
//! their turn comes.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::domain::{Article, Sketch};
use crate::ingest::IngestError;
use crate::ingest::list::jsonl_stream;
use crate::ingest::scan::open_files::OpenFiles;

use super::article_file;
use super::folder::{ArticleFile, Kind};
use super::options::ReadingOptions;
use super::piece::{FilePiece, LeftText, PieceOutcome, hash};
use super::source_text::cannot_open;

/// How much text may still be held.
#[derive(Debug)]
pub(in crate::ingest) struct Room {
    hold: usize,
    held: AtomicUsize,
}

impl Room {
    /// Room for so many bytes.
    pub fn of(hold: usize) -> Self {
        Self {
            hold,
            held: AtomicUsize::new(0),
        }
    }

    /// Leaves the text of a piece where it was read, if there is no room for it
    /// and it can be read there again.
    pub fn leave(&self, piece: &mut FilePiece, kind: Kind) {
        let PieceOutcome::Article(article) = &mut piece.outcome else {
            return;
        };
        let is_file = match kind {
            Kind::Text | Kind::Markdown | Kind::Html | Kind::Docx | Kind::Eml | Kind::Pdf => true,
            Kind::Jsonl | Kind::Csv | Kind::Xlsx => false,
        };
        let length = article.text.len();
        if length == 0 || !(is_file || piece.line.is_some()) {
            return;
        }
        let before = self.held.fetch_add(length, Ordering::Relaxed);
        if before.saturating_add(length) > self.hold {
            self.held.fetch_sub(length, Ordering::Relaxed);
            piece.left = Some(LeftText {
                line: piece.line,
                hash: hash(&article.text),
            });
            article.text = String::new();
        }
    }
}

/// An article with its text, or without it and with the number of its file.
#[derive(Debug)]
pub(in crate::ingest) struct Shelved {
    pub article: Article,
    pub sketch: Option<Sketch>,
    pub left: Option<(u32, LeftText)>,
}

/// Articles in the order of their ids.
#[derive(Debug)]
pub struct LazyArticles {
    files: Vec<ArticleFile>,
    options: ReadingOptions,
    shelved: Vec<Shelved>,
}

impl LazyArticles {
    pub(in crate::ingest) fn new(
        files: Vec<ArticleFile>,
        options: ReadingOptions,
        mut shelved: Vec<Shelved>,
    ) -> Self {
        shelved.sort_by(|a, b| a.article.source.id.cmp(&b.article.source.id));
        Self {
            files,
            options,
            shelved,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.shelved.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shelved.is_empty()
    }

    /// What is known of each but its text, which may be there or not.
    pub fn about(&self) -> impl Iterator<Item = &Article> {
        self.shelved.iter().map(|shelved| &shelved.article)
    }

    /// Each with what tells how much of its text stands in others.
    pub fn sketches(&self) -> impl Iterator<Item = (&str, Option<&Sketch>)> {
        let shelved = self.shelved.iter();
        shelved.map(|one| (one.article.source.id.as_str(), one.sketch.as_ref()))
    }

    /// The articles of some places, which stay here too.
    ///
    /// # Errors
    /// A text that cannot be read again, or is another one by now.
    pub fn of_places(&self, places: &[usize]) -> Result<Vec<Article>, IngestError> {
        let mut open = OpenFiles::default();
        let shelved = places.iter().filter_map(|&place| self.shelved.get(place));
        let articles = shelved.map(|shelved| {
            let article = shelved.article.clone();
            whole(
                (article, shelved.left),
                &self.files,
                &self.options,
                &mut open,
            )
        });
        articles.collect()
    }

    /// The articles, each text read again that was left where it was.
    ///
    /// # Errors
    /// A text that cannot be read again, or is another one by now.
    pub fn into_articles(self) -> impl Iterator<Item = Result<Article, IngestError>> + Send {
        let Self {
            files,
            options,
            shelved,
        } = self;
        let mut open = OpenFiles::default();
        shelved
            .into_iter()
            .map(move |shelved| whole((shelved.article, shelved.left), &files, &options, &mut open))
    }
}

/// An article with its text, which is read again where it was left.
fn whole(
    (mut article, left): (Article, Option<(u32, LeftText)>),
    files: &[ArticleFile],
    options: &ReadingOptions,
    open: &mut OpenFiles,
) -> Result<Article, IngestError> {
    if let Some((number, left)) = left
        && let Some(file) = files.get(number as usize)
    {
        article.text = take_down(file, options, (number, left), open)?;
    }
    Ok(article)
}

fn take_down(
    file: &ArticleFile,
    options: &ReadingOptions,
    (number, left): (u32, LeftText),
    open: &mut OpenFiles,
) -> Result<String, IngestError> {
    let text = match left.line {
        Some(line) => {
            let bytes = open.read(number, &file.path, line.offset, line.length);
            let bytes = bytes.map_err(|error| cannot_open(&file.path, &error))?;
            jsonl_stream::text_of(bytes, &file.id)
        }
        None => article_file::text_of(file, options),
    };
    let same = text.filter(|text| hash(text) == left.hash);
    same.ok_or_else(|| {
        IngestError::new(
            &file.path,
            "the file changed during the run",
            "run the command again when nothing writes to the articles",
        )
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::ingest::{read_articles, shelve_articles};

    const FILES: [(&str, &str); 6] = [
        ("b.txt", "Title: Baths\n\nThe baths are open.\r\nCome in."),
        ("c.md", "---\ntitle: Quay\n---\n# Quay\n\nIt sank."),
        (
            "d.html",
            "<html><body><p>The mill burnt down last night.</p></body></html>",
        ),
        (
            "e.jsonl",
            "\u{feff}{\"id\":\"z\",\"text\":\"Last.\"}\n\n{\"id\":\"a\",\"text\":\"First.\"}\r\nno json\n",
        ),
        ("f.csv", "id,text\ng,The tram stops here.\n"),
        ("sources.csv", "source_id,language\nz,eng\n"),
    ];

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in FILES {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn shelf(folder: &Path, hold: usize) -> LazyArticles {
        let options = ReadingOptions::default();
        shelve_articles(&[folder.to_owned()], hold, &options)
            .unwrap()
            .0
    }

    fn texts(shelf: &LazyArticles) -> usize {
        let held = shelf.about().filter(|article| !article.text.is_empty());
        held.count()
    }

    #[test]
    fn articles_are_the_same_however_many_texts_are_held() {
        let folder = folder();
        let paths: [PathBuf; 1] = [folder.path().to_owned()];
        let whole = read_articles(&paths).unwrap();
        for hold in [0, 20, 60, 10_000] {
            let options = ReadingOptions::default();
            let (shelf, account) = shelve_articles(&paths, hold, &options).unwrap();
            assert_eq!(account, whole.account);
            let articles: Result<Vec<Article>, IngestError> = shelf.into_articles().collect();
            assert_eq!(articles.as_ref(), Ok(&whole.articles), "{hold}");
        }
        // A list that is a table cannot be read again line by line.
        assert_eq!(texts(&shelf(folder.path(), 0)), 1);
        assert_eq!(texts(&shelf(folder.path(), 10_000)), 6);
    }

    #[test]
    fn a_text_that_has_changed_is_no_text_of_this_run() {
        for (name, text) in [
            ("b.txt", "Title: Baths\n\nThe baths are shut.\nGo away."),
            ("b.txt", ""),
            ("e.jsonl", "{\"id\":\"z\",\"text\":\"Other.\"}\n"),
        ] {
            let folder = folder();
            let shelf = shelf(folder.path(), 0);
            std::fs::write(folder.path().join(name), text).unwrap();
            let read: Result<Vec<Article>, IngestError> = shelf.into_articles().collect();
            let error = read.unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn a_file_that_is_gone_is_named() {
        let folder = folder();
        let shelf = shelf(folder.path(), 0);
        std::fs::remove_file(folder.path().join("c.md")).unwrap();
        let mut read = shelf.into_articles();
        let error = read.find_map(Result::err).unwrap();
        assert!(error.to_string().contains("c.md"), "{error}");
    }
}
