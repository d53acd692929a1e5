//! Messages and progress bars on standard error, results on standard output.
//!
//! Bars appear on a terminal only, never in a pipe.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use nightcue::base::{Color, printable_lines, wants_no_color};

/// Where messages for the user go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    quiet: bool,
    is_terminal: bool,
}

impl Console {
    /// The console of this process.
    pub(super) fn new(quiet: bool) -> Self {
        Self { quiet, is_terminal: io::stderr().is_terminal() }
    }

    /// Whether `--quiet` is given.
    pub(super) const fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether problems are drawn in color: on a terminal, unless `NO_COLOR` is set.
    pub(super) fn color(self) -> Color {
        if self.is_terminal && !wants_no_color() { Color::On } else { Color::Off }
    }

    /// Prints `text`, unless `--quiet` is given.
    pub(super) fn say(self, text: &str) {
        if !self.quiet {
            self.insist(text);
        }
    }

    /// Prints `text` even with `--quiet`.
    pub(super) fn insist(self, text: &str) {
        self.draw(&printable_lines(text));
    }

    /// Prints a drawing of problems, colors included, even with `--quiet`. Errors are ignored: nobody reads a closed standard error.
    pub(super) fn draw(self, drawing: &str) {
        let _ = writeln!(io::stderr(), "{}", drawing.trim_end());
    }

    /// Prints a drawing of warnings, unless `--quiet` is given.
    pub(super) fn remark(self, drawing: &str) {
        if !self.quiet {
            self.draw(drawing);
        }
    }

    /// A bar for work of `steps` steps, shown on a terminal only.
    pub(super) fn bar(self, label: &'static str, steps: u64) -> ProgressBar {
        self.styled(label, steps, "{prefix:>9} {wide_bar} {percent:>3} %, {eta} left")
    }

    /// A bar for a download of `bytes` bytes, shown on a terminal only.
    #[cfg(feature = "models")]
    pub(super) fn bytes(self, label: &'static str, bytes: u64) -> ProgressBar {
        self.styled(label, bytes, "{prefix:>9} {wide_bar} {decimal_bytes} of {decimal_total_bytes}, {eta} left")
    }

    fn styled(self, label: &'static str, length: u64, template: &str) -> ProgressBar {
        let target =
            if self.quiet || !self.is_terminal { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(length), target);
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_prefix(label);
        bar
    }
}

/// How wide the terminal is that standard output goes to; `None` where it goes elsewhere. `COLUMNS` overrules both.
pub(super) fn columns() -> Option<usize> {
    let wished = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let size = || crossterm::terminal::size().ok().filter(|_| io::stdout().is_terminal());
    wished.or_else(|| size().map(|(columns, _)| columns.into()))
}

/// Prints a drawing on standard output, colors included.
///
/// # Errors
/// When standard output cannot be written.
#[cfg(feature = "studio")]
pub(super) fn print_drawing(drawing: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(drawing.as_bytes()).and_then(|()| out.flush())
}

/// Prints a result on standard output; whatever could steer a terminal is shown instead. A reader that has gone away (`| head`) is not an error.
///
/// # Errors
/// When standard output cannot be written for another reason, such as a full disk.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(printable_lines(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
