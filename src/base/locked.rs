//! How everything that is shared between threads is locked.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is held under `mutex`; a thread that broke while it held it has left nothing half done.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
