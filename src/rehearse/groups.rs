//! The groups of cues that the keys move by: an instruction, a hold or a rest. The first cue always begins a group.

use crate::script::{Chapter, Cue, Script};

/// The first cue of every group.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    starts: Vec<usize>,
}

impl Groups {
    pub(super) fn of(script: &Script) -> Self {
        let cues = &script.cues;
        let starts = (0..cues.len()).filter(|at| *at == 0 || begins(&cues[at - 1], &cues[*at]));
        Self { starts: starts.collect() }
    }

    /// The group that the cue `at` belongs to.
    pub(super) fn containing(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The first cue of `group`; `None` past the last one.
    pub(super) fn start(&self, group: usize) -> Option<usize> {
        self.starts.get(group).copied()
    }

    pub(super) fn begins_at(&self, at: usize) -> bool {
        self.starts.binary_search(&at).is_ok()
    }

    /// The first cue of `step`.
    pub(super) fn first_of_step(&self, script: &Script, step: usize) -> Option<usize> {
        script.cues.iter().position(|cue| matches!(cue, Cue::Chapter(chapter) if chapter.step == Some(step)))
    }

    /// A short label for `group`; `None` past the last one.
    pub(super) fn label(&self, script: &Script, group: usize) -> Option<String> {
        let start = self.start(group)?;
        let end = self.start(group + 1).unwrap_or(script.cues.len());
        let mut chapter = None;
        for cue in &script.cues[start..end] {
            match cue {
                Cue::Chapter(Chapter { title, .. }) => chapter = Some(title.clone()),
                Cue::Say(prompt) if chapter.is_none() => return Some(prompt.text.clone()),
                Cue::Hold(hold) => return Some(format!("hold {}", hold.length)),
                Cue::Rest(rest) => return Some(format!("rest {}", rest.length)),
                Cue::Say(_) | Cue::Pause(_) => {}
            }
        }
        chapter
    }
}

/// Whether `cue` begins a group after `before`. The tool's own words stay with what they announce or follow.
fn begins(before: &Cue, cue: &Cue) -> bool {
    match (before, cue) {
        (_, Cue::Pause(_)) => false,
        (_, Cue::Chapter(_)) => true,
        (Cue::Chapter(_), _) => false,
        (_, Cue::Hold(_) | Cue::Rest(_)) => true,
        (Cue::Say(_), Cue::Say(prompt)) => prompt.span.is_some(),
        (_, Cue::Say(_)) => true,
    }
}

/// The number of the step that `wish` names: by number, by title or by the start of a title, in any case.
///
/// # Errors
/// If there is none: a list of the steps, one a line.
pub fn step_named(script: &Script, wish: &str) -> Result<usize, String> {
    let chapters = || {
        script.cues.iter().filter_map(|cue| match cue {
            Cue::Chapter(chapter) => Some((chapter.step?, chapter.title.as_str())),
            _ => None,
        })
    };
    let folded = wish.trim().to_lowercase();
    let number = folded.parse().ok().filter(|number| chapters().any(|(step, _)| step == *number));
    let titled = || chapters().find(|(_, title)| !folded.is_empty() && title.to_lowercase().starts_with(&folded));
    number.or_else(|| titled().map(|(step, _)| step)).ok_or_else(|| {
        let mut listed: Vec<(usize, &str)> = chapters().collect();
        listed.dedup_by_key(|(step, _)| *step);
        listed.iter().map(|(step, title)| format!("{step}  {title}")).collect::<Vec<_>>().join("\n")
    })
}
