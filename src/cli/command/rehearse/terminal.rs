//! A rehearsal on a terminal: an alternate screen, redrawn in place when it changes, and the keys.
//!
//! The terminal is restored when this is dropped, and when the program panics.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue};
use nightcue::base::wants_no_color;
use nightcue::rehearse::{Happening, Key, Told, View};

use super::screen::{Row, Weight, rows};
use super::stage::{Pressed, Stage};
use crate::cli::failure::Failure;

/// The terminal, while it shows a rehearsal.
pub(crate) struct Terminal {
    rings: bool,
    is_styled: bool,
    shown: Vec<Row>,
}

impl Terminal {
    /// Whether both input and output are a terminal.
    pub(crate) fn is_there() -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Takes over the screen. With `rings`, the terminal bell replaces the tones of a hold.
    pub(crate) fn open(rings: bool) -> Result<Self, Failure> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            restore();
            before(panic);
        }));
        terminal::enable_raw_mode()?;
        let opened = Self { rings, is_styled: !wants_no_color(), shown: Vec::new() };
        execute!(io::stdout(), EnterAlternateScreen, cursor::Hide)?;
        Ok(opened)
    }

    fn draw(&self, rows: &[Row]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        for (number, row) in rows.iter().enumerate() {
            queue!(out, cursor::MoveTo(0, number as u16))?;
            match row.weight {
                Weight::Strong if self.is_styled => queue!(out, SetAttribute(Attribute::Bold))?,
                Weight::Faint if self.is_styled => queue!(out, SetAttribute(Attribute::Dim))?,
                _ => {}
            }
            queue!(out, Print(&row.text))?;
            if self.is_styled {
                queue!(out, SetAttribute(Attribute::Reset))?;
            }
            queue!(out, Clear(ClearType::UntilNewLine))?;
        }
        queue!(out, cursor::MoveTo(0, rows.len() as u16), Clear(ClearType::FromCursorDown))?;
        out.flush()
    }
}

impl Stage for Terminal {
    fn tell(&mut self, told: &Told) -> Result<(), Failure> {
        if self.rings && matches!(told.what, Happening::Hold(_) | Happening::Mark(_) | Happening::HoldOver) {
            execute!(io::stdout(), Print('\u{7}'))?;
        }
        Ok(())
    }

    fn show(&mut self, view: &View) -> Result<(), Failure> {
        let (width, height) = terminal::size()?;
        let rows = rows(view, usize::from(width), usize::from(height));
        if rows != self.shown {
            self.draw(&rows)?;
            self.shown = rows;
        }
        Ok(())
    }

    fn wait(&mut self, at_most: Duration) -> Result<Option<Pressed>, Failure> {
        if !event::poll(at_most)? {
            return Ok(None);
        }
        match event::read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => Ok(pressed(key)),
            Event::Resize(..) => {
                self.shown.clear();
                Ok(None)
            }
            _ => Ok(None),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Restores the terminal.
pub(crate) fn restore() {
    let _ = execute!(io::stdout(), cursor::Show, LeaveAlternateScreen);
    let _ = terminal::disable_raw_mode();
}

fn pressed(key: KeyEvent) -> Option<Pressed> {
    let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(match key.code {
        KeyCode::Char('c') if with_control => Pressed::Interrupt,
        _ if with_control => return None,
        KeyCode::Char('q' | 'Q') | KeyCode::Esc => Pressed::Quit,
        KeyCode::Char(' ' | 'p') => Pressed::Key(Key::Pause),
        KeyCode::Right | KeyCode::Char('n') => Pressed::Key(Key::Next),
        KeyCode::Left | KeyCode::Char('b') => Pressed::Key(Key::Back),
        KeyCode::Down | KeyCode::PageDown | KeyCode::Char('N') => Pressed::Key(Key::NextPart),
        KeyCode::Up | KeyCode::PageUp | KeyCode::Char('B') => Pressed::Key(Key::PartBack),
        _ => return None,
    })
}
