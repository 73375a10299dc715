//! The command line: arguments, commands, messages, exit codes. The only layer
//! that prints.
//!
//! Owns no judgement and no format; it calls the other layers in order.

mod agreement;
mod agreement_text;
mod arguments;
mod attribution;
mod before_after_text;
mod by_file;
mod changes_text;
mod check;
mod completions;
mod counted;
mod decided_labels;
mod decisions;
mod diagnostic;
mod eval;
mod explain;
mod failure;
mod import;
mod import_text;
mod init;
mod inputs;
mod keeping_to;
mod known;
mod labelled;
mod man;
mod matrix;
mod output;
mod progress;
mod read_alone;
mod review;
mod scan;
mod schema;
mod segmentation;
mod selecting;
mod store;
mod terminal;
mod threads;
mod train;
mod verify;
mod weights;
mod withdraw;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Cli, Command, MatrixArguments};
use failure::Failure;

/// How a command that ran to its end came out.
enum Outcome {
    /// As wished.
    Done,
    /// A check fell short.
    FellShort,
}

/// Runs the command line: 0 done, 1 a check fell short, 2 an error.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let color = cli.color();
    match dispatch(cli) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::FellShort) => ExitCode::from(1),
        // Whoever read our output has seen enough.
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            diagnostic::print(&failure, color);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: Cli) -> Result<Outcome, Failure> {
    match cli.command {
        None => matrix::run(MatrixArguments {
            paths: Vec::new(),
            options: cli.options,
        }),
        Some(Command::Matrix(arguments)) => matrix::run(arguments),
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Eval(arguments)) => eval::run(&arguments),
        Some(Command::Train(arguments)) => train::run(&arguments),
        Some(Command::Review(arguments)) => review::run(&arguments),
        Some(Command::Import(arguments)) => import::run(&arguments),
        Some(Command::Decisions(command)) => decisions::run(&command),
        Some(Command::Verify(arguments)) => verify::run(&arguments),
        Some(Command::Scan(arguments)) => scan::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Init(arguments)) => init::run(&arguments),
        Some(Command::Completions(arguments)) => completions::run(&arguments),
        Some(Command::Man) => man::run(),
        Some(Command::ReadAlone(arguments)) => read_alone::run(&arguments),
    }
}
