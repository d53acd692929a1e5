//! Every track that can be made of a routine, laid out without being made: each problem once, with the simplest choices that show it.

use rayon::prelude::*;

use super::layout::lay_out;
use crate::base::{Diagnostic, Length, SampleRate, Stop, TimeOfDay, in_file_order};
use crate::routine::Routine;
use crate::script::{self, Choices, Chorus, Script, Session, offered};
use crate::speech::{Among, Clips};
use crate::words::Language;

/// What was found out about the tracks of a routine, none of which has a problem.
#[derive(Clone, Debug)]
pub struct Examined {
    /// How many there are.
    pub tracks: usize,
    /// Their languages, the routine's own first.
    pub languages: Vec<Language>,
    /// How long the shortest of them lasts.
    pub shortest: Length,
    /// How long the longest of them lasts.
    pub longest: Length,
    /// What could not be examined, one clause each.
    pub remarks: Vec<String>,
}

/// The tracks of a routine while they are examined.
#[derive(Debug)]
pub struct Examination {
    /// Those that could be written, by language, the routine's own first.
    written: Vec<(Language, Vec<Variant>)>,
    problems: Vec<Diagnostic>,
    /// The language and length of those that were laid out.
    heard: Vec<(Language, Length)>,
    /// When the first were heard.
    usual: Option<TimeOfDay>,
    remarks: Vec<String>,
}

/// One track, written but not yet heard.
#[derive(Debug)]
struct Variant {
    /// The options that choose it.
    typed: String,
    script: Script,
}

/// Choices for one track, and the options that make them.
struct Plan {
    choices: Choices,
    language: Language,
    typed: String,
    /// Whether at most one thing is at hand or asked for that is not so without being named.
    is_plain: bool,
}

impl Examination {
    /// Writes every track that `routine` offers to a listener who has already chosen one of `wished`.
    ///
    /// # Errors
    /// When one of `wished` does not fit the routine.
    pub fn of(routine: &Routine, wished: &[Choices]) -> Result<Self, Vec<Diagnostic>> {
        let mut plans = Vec::new();
        for wish in wished {
            Session::choose(routine, wish)?;
            plans.extend(planned(routine, wish));
        }
        let written = plans.into_par_iter().map(|plan| {
            let session = Session::choose(routine, &plan.choices);
            let script = session.and_then(|session| script::write(routine, &session));
            (plan, script)
        });
        let mut examination =
            Self { written: Vec::new(), problems: Vec::new(), heard: Vec::new(), usual: None, remarks: Vec::new() };
        for (plan, script) in written.collect::<Vec<_>>() {
            examination.add(plan, script);
        }
        Ok(examination)
    }

    fn add(&mut self, plan: Plan, script: Result<Script, Vec<Diagnostic>>) {
        let Plan { typed, language, is_plain, .. } = plan;
        match script {
            Ok(script) => {
                let variant = Variant { typed, script };
                match self.written.iter_mut().find(|(known, _)| *known == language) {
                    Some((_, variants)) => variants.push(variant),
                    None => self.written.push((language, vec![variant])),
                }
            }
            Err(mut problems) => {
                // Things that nobody would combine may leave nothing to do.
                problems.retain(|problem| is_plain || problem.code != "nothing-left");
                self.note(problems, &typed, None);
            }
        }
    }

    /// Lays every track out as it is heard at `time`, with what `speak` makes of all lines of a language together.
    ///
    /// # Errors
    /// When a voice does not work, or the user stops it; what cannot be spoken is among the problems.
    pub fn hear<C: Clips>(
        &mut self,
        time: TimeOfDay,
        rate: SampleRate,
        speak: impl Fn(&Script) -> Result<C, Stop>,
    ) -> Result<(), Stop> {
        let profile = (*self.usual.get_or_insert(time) != time).then(|| format!("--profile {}", time.name()));
        let written = std::mem::take(&mut self.written);
        for (index, (language, variants)) in written.iter().enumerate() {
            let Some(chorus) = Chorus::of(variants.iter().map(|variant| &variant.script)) else { continue };
            match speak(&chorus.script) {
                Ok(clips) => self.lay_out(*language, variants, &chorus, &clips, (rate, profile.as_deref())),
                Err(Stop::Routine(problems)) => {
                    let first = variants.first().map_or("", |variant| variant.typed.as_str());
                    self.note(problems, first, profile.as_deref());
                }
                // The routine's own language is checked; a voice need not speak the others.
                Err(Stop::Machine(reason)) if index > 0 => {
                    let remark = format!("not checked in {}: {reason}", language.name());
                    self.remarks.extend((!self.remarks.contains(&remark)).then_some(remark));
                }
                Err(stop) => return Err(stop),
            }
        }
        self.written = written;
        Ok(())
    }

    fn lay_out<C: Clips>(
        &mut self,
        language: Language,
        variants: &[Variant],
        chorus: &Chorus,
        clips: &C,
        (rate, profile): (SampleRate, Option<&str>),
    ) {
        let tracks = variants.par_iter().zip(&chorus.members);
        let laid: Vec<_> =
            tracks.map(|(variant, member)| lay_out(&variant.script, &Among { clips, member }, rate)).collect();
        for (variant, laid) in variants.iter().zip(laid) {
            match laid {
                Ok(timeline) => self.heard.push((language, Length::of_frames(timeline.length, rate))),
                Err(problems) => self.note(problems, &variant.typed, profile),
            }
        }
    }

    fn note(&mut self, problems: Vec<Diagnostic>, typed: &str, profile: Option<&str>) {
        let options: Vec<&str> = Some(typed).filter(|typed| !typed.is_empty()).into_iter().chain(profile).collect();
        self.problems.extend(problems.into_iter().map(|problem| problem.shown_by(options.join(" "))));
    }

    /// What was found out.
    ///
    /// # Errors
    /// Every problem of any track, once.
    pub fn finish(self) -> Result<Examined, Vec<Diagnostic>> {
        if !self.problems.is_empty() {
            return Err(in_file_order(self.problems));
        }
        let lengths = || self.heard.iter().map(|(_, length)| *length);
        let mut languages: Vec<Language> = Vec::new();
        for (language, _) in &self.heard {
            languages.extend((!languages.contains(language)).then_some(*language));
        }
        Ok(Examined {
            tracks: self.heard.len(),
            languages,
            shortest: lengths().min().unwrap_or_default(),
            longest: lengths().max().unwrap_or_default(),
            remarks: self.remarks,
        })
    }
}

/// All that `routine` offers beyond `wish`.
fn planned<'a>(routine: &'a Routine, wish: &'a Choices) -> impl Iterator<Item = Plan> + 'a {
    let usual = Choices { language: Some(wish.language.unwrap_or(routine.language)), ..wish.clone() };
    let named = |choices: &Choices| choices.with.len() + choices.without.len();
    offered(routine, wish).into_iter().map(move |choices| Plan {
        typed: choices.typed(&usual),
        language: choices.language.unwrap_or(routine.language),
        is_plain: named(&choices) <= named(wish) + 1,
        choices,
    })
}
