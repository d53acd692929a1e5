//! A target that can be written to after hound has closed its file.
//!
//! In: a target. Out: handles that all write to it. hound keeps what it is given until its file is finished and then drops it.

use std::cell::RefCell;
use std::io::{self, Seek, SeekFrom, Write};
use std::rc::Rc;

/// One of several handles to the same target.
pub(super) struct Shared<W>(Rc<RefCell<W>>);

impl<W> Shared<W> {
    /// The first handle.
    pub(super) fn new(target: W) -> Self {
        Self(Rc::new(RefCell::new(target)))
    }
}

impl<W> Clone for Shared<W> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<W: Write> Write for Shared<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

impl<W: Seek> Seek for Shared<W> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.0.borrow_mut().seek(position)
    }
}
