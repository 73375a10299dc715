//! `review`: the desk in the browser. Owns what is said before it starts and
//! how the browser is opened; the desk is `review`'s.

use crate::decisions::{Store, check_reviewer};
use crate::domain::Article;
use crate::review::{Desk, DeskInputs, DeskOptions, Sample, Server};

use super::arguments::ReviewArguments;
use super::decisions::store;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::{summary, to_stdout, warning};
use super::{inputs, judge_setup, progress};

/// Runs the command: serves until it is told to stop.
pub fn run(arguments: &ReviewArguments) -> Result<Outcome, Failure> {
    if let Some(reviewer) = &arguments.reviewer {
        check_reviewer(reviewer)?;
    }
    let judge = judge_setup::load(arguments.input.weights.as_deref(), &arguments.reading)?;
    let inputs = inputs::read(&arguments.input, &arguments.paths)?;
    let readable = |one: &Article| one.readability.is_judged();
    if !inputs.articles.iter().any(readable) {
        return Err(Failure::usage(
            "no article could be judged, so there is nothing to decide on",
            "name a folder with articles: the lines above say what was left out and why",
        ));
    }
    let path = store::path(&arguments.store);
    inputs.spare(&path)?;
    let mut store = Store::open(&path)?;
    if let Some(reviewer) = &arguments.reviewer {
        store.introduce(reviewer, &crate::decisions::now())?;
    }
    let bar = progress::over_articles(inputs.articles.len(), judge.readers.is_some());
    let material = DeskInputs {
        claims: arguments.input.claims.clone(),
        judge,
    };
    let desk = Desk::open(inputs.articles, material, store, &|| bar.inc(1))?;
    bar.finish_and_clear();
    let sample = arguments.sample.map(|number| Sample {
        number,
        seed: arguments.seed,
    });
    let terms = DeskOptions {
        reviewer: arguments.reviewer.clone(),
        blind: arguments.blind,
        sample,
    };
    let server = Server::bind(desk, terms, arguments.port)?;
    summary(&format!(
        "every decision goes to {}; stop with Ctrl-C",
        path.display()
    ));
    summary("the desk is at this address, which lets one browser in:");
    to_stdout(format!("{}\n", server.launch()).as_bytes())?;
    if !arguments.no_open && open::that_detached(server.launch()).is_err() {
        warning("no browser could be opened; open the address yourself");
    }
    server.run().map_err(Failure::Serve)?;
    Ok(Outcome::Done)
}
