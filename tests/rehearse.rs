//! Rehearsals: the core with a simulated clock, the command with the silent voice, and the real voice of the system.

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
