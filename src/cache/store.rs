//! The file of the cache: one SQLite table, a row for each article. Owns reading
//! and writing it, its bound, and that no row is believed that is not whole.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::domain::{Article, Judgement};
use crate::entailment::{PairCache, PairKey};
use crate::matrix::{ArticleKey, ClaimKey, JudgementCache};

use super::cached_judgement::Kept;
use super::pair_rows;

/// What is wrong with a cache file. It is never a reason to stop.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// The file cannot be made or opened, or is none of ours.
    #[error("{path}: cannot use the cache: {error}")]
    Open {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        error: rusqlite::Error,
    },
    /// Its folder cannot be made.
    #[error("{path}: cannot make the folder: {error}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

/// A file with more bytes than this is begun anew: cheaper than to find out
/// which of its articles are still there.
const MAX_FILE_BYTES: u64 = 4 << 30;

/// An article keeps the verdicts of at most so many claims.
const MAX_CLAIMS_PER_ARTICLE: usize = 5_000;

/// Rows are written so many at a time.
const AT_ONCE: usize = 2_000;

/// Marks the file as ours; SQLite keeps it in the head.
const APPLICATION: i32 = 0x5347_4331;

/// The form of the rows; files of another one are begun anew.
const FORMAT: i32 = 1;

/// Bytes of a row's hash before what it holds.
const CHECKSUM_BYTES: usize = 8;

/// Verdicts kept in a file.
#[derive(Debug)]
pub struct Cache {
    file: Mutex<Connection>,
    pending: Mutex<Vec<(ArticleKey, Row)>>,
    pending_pairs: Mutex<Vec<(PairKey, Vec<f32>)>>,
    recalled: AtomicU64,
    kept: AtomicU64,
}

/// What is kept of one article.
type Row = Vec<(ClaimKey, Kept)>;

impl Cache {
    /// Opens a cache file, making it and its folder where they are not there.
    /// `maker` names the build of the program: what another one kept is let go.
    ///
    /// # Errors
    /// The folder or the file cannot be made or opened, another program's file
    /// stands there, or another run writes it just now.
    pub fn open(path: &Path, maker: &str) -> Result<Self, CacheError> {
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            let made = std::fs::create_dir_all(folder);
            made.map_err(|error| CacheError::Folder {
                path: folder.to_owned(),
                error,
            })?;
        }
        let file = open(path, maker).map_err(|error| CacheError::Open {
            path: path.to_owned(),
            error,
        })?;
        Ok(Self {
            file: Mutex::new(file),
            pending: Mutex::new(Vec::new()),
            pending_pairs: Mutex::new(Vec::new()),
            recalled: AtomicU64::new(0),
            kept: AtomicU64::new(0),
        })
    }

    /// How many verdicts were known, and how many are new.
    pub fn counts(&self) -> (u64, u64) {
        let count = |number: &AtomicU64| number.load(Ordering::Relaxed);
        (count(&self.recalled), count(&self.kept))
    }

    /// Writes what is not written yet.
    ///
    /// # Errors
    /// The file cannot be written. What was to be kept is judged again next time.
    pub fn finish(&self) -> Result<(), rusqlite::Error> {
        let pairs = std::mem::take(&mut *locked(&self.pending_pairs));
        pair_rows::keep(&mut locked(&self.file), &pairs)?;
        let pending = std::mem::take(&mut *locked(&self.pending));
        self.write(pending)
    }

    fn write(&self, rows: Vec<(ArticleKey, Row)>) -> Result<(), rusqlite::Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut file = locked(&self.file);
        let change = file.transaction()?;
        for (article, new) in rows {
            let known = bytes(&change, article)?.and_then(|bytes| row(article, &bytes));
            let known = known.unwrap_or_default();
            let fresh: HashSet<ClaimKey> = new.iter().map(|(key, _)| *key).collect();
            // What is new goes first, so that what is oldest is let go.
            let old = known.into_iter().filter(|(key, _)| !fresh.contains(key));
            let all: Row = new
                .into_iter()
                .chain(old)
                .take(MAX_CLAIMS_PER_ARTICLE)
                .collect();
            let Ok(held) = postcard::to_allocvec(&all) else {
                continue;
            };
            let mut bytes = check(article, &held).to_vec();
            bytes.extend(held);
            change
                .prepare_cached("INSERT OR REPLACE INTO verdicts (article, held) VALUES (?1, ?2)")?
                .execute(params![article.0, bytes])?;
        }
        change.commit()
    }
}

impl JudgementCache for Cache {
    fn recall(&self, key: ArticleKey, article: &Article) -> HashMap<ClaimKey, Judgement> {
        // A file that fails is as good as an empty one.
        let found = bytes(&locked(&self.file), key).ok().flatten();
        let row = found.and_then(|bytes| row(key, &bytes)).unwrap_or_default();
        let known = row.into_iter();
        let known = known.filter_map(|(claim, kept)| Some((claim, kept.judgement(&article.text)?)));
        known.collect()
    }

    fn keep(&self, key: ArticleKey, judgements: &[(ClaimKey, Judgement)]) {
        self.kept
            .fetch_add(judgements.len() as u64, Ordering::Relaxed);
        let row = judgements
            .iter()
            .map(|(claim, judgement)| (*claim, Kept::of(judgement)));
        let row = row.collect();
        let full = {
            let mut pending = locked(&self.pending);
            pending.push((key, row));
            (pending.len() >= AT_ONCE).then(|| std::mem::take(&mut *pending))
        };
        if let Some(full) = full {
            // What cannot be kept is judged again; `finish` tells of it.
            let _ = self.write(full);
        }
    }

    fn used(&self, count: usize) {
        self.recalled.fetch_add(count as u64, Ordering::Relaxed);
    }
}

impl PairCache for Cache {
    fn recall_pair(&self, key: PairKey) -> Option<Vec<f32>> {
        pair_rows::recall(&locked(&self.file), key)
    }

    fn keep_pair(&self, key: PairKey, logits: &[f32]) {
        let full = {
            let mut pending = locked(&self.pending_pairs);
            pending.push((key, logits.to_vec()));
            (pending.len() >= AT_ONCE).then(|| std::mem::take(&mut *pending))
        };
        if let Some(full) = full {
            // What cannot be kept is read again; `finish` tells of it.
            let _ = pair_rows::keep(&mut locked(&self.file), &full);
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        // Whoever has pairs read may not know of the file, and so cannot finish it.
        let pairs = std::mem::take(&mut *locked(&self.pending_pairs));
        if !pairs.is_empty() {
            let _ = pair_rows::keep(&mut locked(&self.file), &pairs);
        }
    }
}

fn open(path: &Path, maker: &str) -> Result<Connection, rusqlite::Error> {
    if path
        .metadata()
        .is_ok_and(|about| about.len() > MAX_FILE_BYTES)
    {
        let _ = std::fs::remove_file(path);
    }
    let file = Connection::open(path)?;
    // A cache need not outlive a power cut: what is torn then is not believed.
    file.pragma_update(None, "synchronous", "OFF")?;
    file.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    file.pragma_update(None, "journal_mode", "MEMORY")?;
    file.busy_timeout(Duration::ZERO)?;
    // From here on nobody else gets in: not even to read, since what two runs
    // keep of one article would be put together by neither.
    file.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    let number = |name: &str| file.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables: i64 = file.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if tables > 0 && number("application_id")? != APPLICATION {
        return Err(rusqlite::Error::InvalidPath(path.to_owned()));
    }
    let is_ours = tables > 0 && number("user_version")? == FORMAT && made_by(&file)? == maker;
    if !is_ours {
        file.execute_batch(
            "DROP TABLE IF EXISTS verdicts;
             DROP TABLE IF EXISTS maker;
             CREATE TABLE verdicts (article BLOB PRIMARY KEY, held BLOB) WITHOUT ROWID;
             CREATE TABLE maker (name TEXT);",
        )?;
        file.execute("INSERT INTO maker (name) VALUES (?1)", [maker])?;
        file.pragma_update(None, "application_id", APPLICATION)?;
        file.pragma_update(None, "user_version", FORMAT)?;
    }
    // What a reader made of a pair hangs on its weights alone, whatever the build.
    pair_rows::prepare(&file)?;
    Ok(file)
}

/// The build of the program that made a file.
fn made_by(file: &Connection) -> Result<String, rusqlite::Error> {
    let name = file.query_row("SELECT name FROM maker", [], |row| row.get(0));
    Ok(name.optional()?.unwrap_or_default())
}

/// What the file has of an article.
fn bytes(file: &Connection, article: ArticleKey) -> Result<Option<Vec<u8>>, rusqlite::Error> {
    let mut query = file.prepare_cached("SELECT held FROM verdicts WHERE article = ?1")?;
    query.query_row([article.0], |row| row.get(0)).optional()
}

/// What is kept of an article, where the row is whole.
fn row(article: ArticleKey, bytes: &[u8]) -> Option<Row> {
    let (checked, held) = bytes.split_at_checked(CHECKSUM_BYTES)?;
    let is_whole = checked == check(article, held);
    is_whole.then(|| postcard::from_bytes(held).ok()).flatten()
}

/// The hash that shows that a row is whole, and this article's.
fn check(article: ArticleKey, held: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let hash = Sha256::new().chain_update(article.0).chain_update(held);
    let mut check = [0; CHECKSUM_BYTES];
    check.copy_from_slice(&hash.finalize()[..CHECKSUM_BYTES]);
    check
}

/// A thread that broke off left nothing half-done behind: each change is whole.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
