//! The command line: all of it is [`minzar::cli`].

fn main() -> std::process::ExitCode {
    minzar::cli::main()
}
