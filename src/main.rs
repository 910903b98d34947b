//! Arguments to command to exit status.

mod cli;
mod commands;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let terminal = commands::Terminal::new(&cli);
    let status = match &cli.command {
        cli::Command::Build(arguments) => commands::build::run(&cli, arguments, &terminal),
        cli::Command::Check(arguments) => commands::check::run(&cli, arguments, &terminal),
        cli::Command::Serve(arguments) => commands::serve::run(&cli, arguments, &terminal),
        cli::Command::Explain(arguments) => commands::explain::run(arguments, &terminal),
        cli::Command::Search(arguments) => commands::search::run(&cli, arguments, &terminal),
        cli::Command::Export(arguments) => commands::export::run(&cli, arguments, &terminal),
        cli::Command::Schema => commands::schema::run(&cli, &terminal),
        cli::Command::New(arguments) => commands::new::run(&cli, arguments, &terminal),
        cli::Command::Import(arguments) => commands::import::run(&cli, arguments, &terminal),
        cli::Command::Init(arguments) => commands::init::run(&cli, arguments, &terminal),
        cli::Command::Index(arguments) => commands::index::run(&cli, arguments, &terminal),
        cli::Command::Completions(arguments) => commands::manual::completions(arguments, &terminal),
        cli::Command::Man(arguments) => commands::manual::man(arguments, &terminal),
    };
    match status {
        Ok(commands::Status::Done) => ExitCode::SUCCESS,
        Ok(commands::Status::Findings) => ExitCode::from(1),
        Err(error) => {
            terminal.error(&error);
            ExitCode::from(2)
        }
    }
}
