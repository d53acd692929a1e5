//! The code on the terminal, where there is one that is large enough.

use std::io::{self, IsTerminal as _};

use nightcue::serve::Code;

use crate::cli::console;

/// Lines below the code that should be seen with it.
const LINES_BELOW: usize = 3;

/// A drawing of the code of `address`; empty where standard output is no terminal, or one on which it could not be scanned.
pub(super) fn drawing(address: &str) -> String {
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    if !io::stdout().is_terminal() || is_dumb {
        return String::new();
    }
    let lines = crossterm::terminal::size().map_or(usize::MAX, |(_, lines)| lines.into());
    let columns = console::columns().unwrap_or(0);
    let code = Code::of(address).filter(|code| {
        let (wide, high) = code.size();
        wide <= columns && high + LINES_BELOW <= lines
    });
    code.map(|code| format!("\n{}\n", code.lines())).unwrap_or_default()
}
