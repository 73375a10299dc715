//! The command line: arguments, commands, messages, exit codes. The only layer
//! that prints.
//!
//! Owns no judgement and no format; it calls the other layers in order.

mod arguments;
mod cache;
mod check;
mod completions;
mod decisions;
mod diagnostic;
mod eval;
mod exit_code;
mod explain;
mod failure;
mod init;
mod inputs;
mod judge_setup;
mod man;
mod matrix;
mod output;
mod progress;
mod read;
mod read_in_sandbox;
mod reading_budget;
mod review;
mod scan;
mod schema;
mod selection;
mod terminal;
mod threads;
mod train;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Cli, Command, MatrixArguments};
use exit_code::Outcome;
use failure::Failure;

/// Runs the command line: 0 done, 1 a check fell short, 2 an error.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let color = cli.color();
    let ended = dispatch(cli);
    let code = exit_code::of(&ended);
    match ended {
        // Whoever read our output has seen enough.
        Ok(_) | Err(Failure::ClosedPipe) => {}
        Err(failure) => diagnostic::print(&failure, color),
    }
    code
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
        Some(Command::Import(arguments)) => decisions::import::run(&arguments),
        Some(Command::Decisions(command)) => decisions::run(&command),
        Some(Command::Verify(arguments)) => verify::run(&arguments),
        Some(Command::Read(arguments)) => read::run(&arguments),
        Some(Command::Scan(arguments)) => scan::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Init(arguments)) => init::run(&arguments),
        Some(Command::Completions(arguments)) => completions::run(&arguments),
        Some(Command::Man) => man::run(),
        Some(Command::ReadAlone(arguments)) => read_in_sandbox::run(&arguments),
    }
}
