//! Trying a model in a process of its own, which is ended when it takes too much time or memory.

use std::path::Path;

#[cfg(feature = "neural")]
pub(crate) use there::{run, trial};

#[cfg(feature = "neural")]
mod there {
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};
    use std::{env, fs, thread};

    use nightcue::base::{cache_folder, write_kept};
    use nightcue::speech;

    use super::Path;
    use crate::cli::args::voices::Try;
    use crate::cli::console;
    use crate::cli::failure::Failure;

    /// The longest a trial may take.
    const PATIENCE: Duration = Duration::from_secs(8);
    /// The most memory, where there is such a limit.
    #[cfg(unix)]
    const MOST_BYTES: u64 = 900 * 1024 * 1024;
    const STEP: Duration = Duration::from_millis(10);
    /// The exit code of a trial whose voice gave a reason.
    const REASON: i32 = 2;

    /// Has the voice of the file `model`, which the file `config` describes, say a word in another process. Once it has, it need not again.
    pub(crate) fn trial(model: &Path, config: &Path) -> Result<(), String> {
        let place = model.display();
        let unreadable = |error| format!("{place}: {error}");
        let mut hasher = blake3::Hasher::new();
        for path in [model, config] {
            hasher.update(&fs::read(path).map_err(unreadable)?);
        }
        let stamp = cache_folder().map(|folder| folder.join("tried").join(hasher.finalize().to_hex().as_str()));
        if stamp.as_ref().is_some_and(|stamp| stamp.exists()) {
            return Ok(());
        }
        let mut command = Command::new(env::current_exe().map_err(unreadable)?);
        command.args(["voices", "try"]).arg(model).arg(config);
        // An area of memory for each thread would count although it is not used.
        command.env("MALLOC_ARENA_MAX", "2").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let child = command.spawn().map_err(|error| format!("{place}: cannot be tried: {error}"))?;
        watched(child).map_err(|reason| reason.unwrap_or_else(|problem| format!("{place}: {problem}")))?;
        if let Some(stamp) = stamp {
            // Without it, the next run tries the model again.
            let _ = write_kept(&stamp, b"");
        }
        Ok(())
    }

    /// Waits for `child`: its own reason, or what became of it.
    fn watched(mut child: Child) -> Result<(), Result<String, &'static str>> {
        let start = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if start.elapsed() < PATIENCE => thread::sleep(STEP),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(Err("the model takes longer than 8 s to say a word, so it is not used"));
                }
            }
        };
        let said = child.wait_with_output().map(|output| output.stdout).unwrap_or_default();
        let reason = String::from_utf8_lossy(&said).trim().to_owned();
        match status.code() {
            Some(0) => Ok(()),
            Some(REASON) if !reason.is_empty() => Err(Ok(reason)),
            _ => Err(Err("the model needs more than 900 MB of memory to say a word, or crashes, so it is not used")),
        }
    }

    /// In the other process: has the voice say a word, or prints the reason why it cannot.
    pub(crate) fn run(args: &Try) -> Result<(), Failure> {
        #[cfg(unix)]
        let _ = rlimit::setrlimit(rlimit::Resource::DATA, MOST_BYTES, MOST_BYTES);
        match speech::try_voice(&args.model, &args.json) {
            Ok(()) => Ok(()),
            Err(error) => {
                console::print(&error.to_string())?;
                Err(Failure::machine(error))
            }
        }
    }
}

#[cfg(not(feature = "neural"))]
mod there_not {
    use super::Path;

    /// Nothing is tried in a build that does not run such models.
    pub(crate) const fn trial(_: &Path, _: &Path) -> Result<(), String> {
        Ok(())
    }
}

#[cfg(not(feature = "neural"))]
pub(crate) use there_not::trial;
