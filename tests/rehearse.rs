//! Hearing a routine live: the core with a clock of the test's own, the command with its silent voice, and the system's voice for real.

mod rehearse {
    mod command;
    mod holds;
    mod keys;
    mod order;
    mod stand_in;
    #[cfg(feature = "system-voice")]
    mod system;
    #[cfg(target_os = "linux")]
    mod terminal;
}
