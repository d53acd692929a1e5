//! A hold or a rest in progress: what is due next, and when. Its end is fixed the moment it begins.

use std::collections::VecDeque;

use crate::base::Length;
use crate::routine::BreathPart;
use crate::script::{Firmness, HeldTime, HeldWords, Pacing, Prompt, RestTime, RestWords};
use crate::sound::Phase as BreathPhase;

/// What is due in a stretch; of several at the same moment, the first in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// What leads to what follows a rest.
    Lead,
    /// The next words.
    Words,
    /// Words that had to wait for others.
    Late,
    /// A second of the countdown.
    Mark,
    /// An inhale or an exhale.
    Breath,
    /// Its end.
    End,
}

/// A hold or a rest in progress.
#[derive(Debug)]
pub(super) struct Stretch<'a> {
    pub(super) is_hold: bool,
    pub(super) start: Length,
    pub(super) end: Length,
    /// Words whose moment came while others were being spoken.
    pub(super) late: VecDeque<&'a Prompt>,
    words: &'a [HeldWords],
    next: usize,
    /// When the words that announce a rest may begin.
    announced: Option<Length>,
    /// Words that lead to what follows a rest, and when they should begin.
    lead: &'a [RestWords],
    leads_from: Length,
    /// Seconds of the countdown: those still to come, and all.
    marks: u32,
    countdown: u32,
    pacing: Option<&'a Pacing>,
    /// How many parts of breaths have begun.
    parts: u64,
}

impl<'a> Stretch<'a> {
    pub(super) fn of_hold(hold: &'a HeldTime, start: Length) -> Self {
        Self::new(start, hold.length, hold.countdown.marks, &hold.words, hold.pacing.as_ref())
    }

    /// A rest is announced as soon as what was said before leaves a gap; `lead` is how long the words that lead to what
    /// follows it probably take.
    pub(super) fn of_rest(rest: &'a RestTime, start: Length, free_from: Length, lead: Length) -> Self {
        let mut stretch = Self::new(start, rest.length, rest.countdown.marks, &[], None);
        stretch.is_hold = false;
        stretch.late.extend(rest.words.iter().map(|words| &words.prompt));
        stretch.announced = rest.words.first().map(|_| start.max(free_from));
        stretch.lead = &rest.lead.words;
        stretch.leads_from = start.max(stretch.free_to().saturating_sub(lead + rest.lead.pause + rest.lead.settle));
        stretch
    }

    fn new(start: Length, length: Length, marks: u32, words: &'a [HeldWords], pacing: Option<&'a Pacing>) -> Self {
        let marks = marks.min((length.millis() / 1000) as u32);
        Self {
            is_hold: true,
            start,
            end: start + length,
            late: VecDeque::new(),
            words,
            next: 0,
            announced: None,
            lead: &[],
            leads_from: start,
            marks,
            countdown: marks,
            pacing,
            parts: 0,
        }
    }

    /// What is due next. `free_from` is when the voice may speak again, `None` while it speaks.
    pub(super) fn due(&self, free_from: Option<Length>) -> (Length, Event) {
        let words = self.words.get(self.next).map(|words| (self.start + words.at, Event::Words));
        let late =
            free_from.filter(|_| !self.late.is_empty()).map(|free_from| (self.late_from(free_from), Event::Late));
        let mark = (self.marks > 0).then(|| (self.before_end(self.marks), Event::Mark));
        let breath = self.next_breath().map(|(at, ..)| (at, Event::Breath));
        let lead = (!self.lead.is_empty()).then_some((self.leads_from, Event::Lead));
        [lead, words, late, mark, breath].into_iter().flatten().fold((self.end, Event::End), Ord::min)
    }

    fn late_from(&self, free_from: Length) -> Length {
        self.announced.unwrap_or(free_from).max(free_from)
    }

    fn before_end(&self, seconds: u32) -> Length {
        self.end.saturating_sub(Length::from_secs(u64::from(seconds)))
    }

    /// The first mark of the countdown, or the end.
    pub(super) fn free_to(&self) -> Length {
        self.before_end(self.countdown)
    }

    /// Until when no words of the script are due.
    pub(super) fn quiet_to(&self) -> Length {
        let next = self.words.get(self.next).map(|words| self.start + words.at);
        next.map_or(self.free_to(), |next| next.min(self.free_to()))
    }

    /// The words that are due, and whether they must be said: `every` means at least once.
    pub(super) fn take_words(&mut self) -> Option<(&'a HeldWords, bool)> {
        let words = self.words.get(self.next)?;
        self.next += 1;
        Some((words, self.is_first(words)))
    }

    /// What leads to what follows is due as soon as the voice is free.
    pub(super) fn take_lead(&mut self) {
        self.late.extend(std::mem::take(&mut self.lead).iter().map(|words| &words.prompt));
    }

    pub(super) const fn take_mark(&mut self) -> u32 {
        let seconds = self.marks;
        self.marks -= 1;
        seconds
    }

    pub(super) fn take_breath(&mut self) -> Option<(&'a Pacing, u64, BreathPart)> {
        let (_, breath, part) = self.next_breath()?;
        self.parts += 1;
        Some((self.pacing?, breath, part))
    }

    /// The current inhale or exhale; `None` during the countdown.
    pub(super) fn breath_at(&self, now: Length) -> Option<BreathPhase> {
        let begun = self.parts.checked_sub(1).filter(|_| now < self.free_to())?;
        let (part, _) = self.part(begun)?.1;
        Some(match part {
            BreathPart::In | BreathPart::Full => BreathPhase::In,
            BreathPart::Out | BreathPart::Empty => BreathPhase::Out,
        })
    }

    /// The breath and the part of it that this number, counted from 0 at the start of the hold, stands for.
    fn part(&self, number: u64) -> Option<(u64, (BreathPart, Length))> {
        let parts: Vec<_> = self.pacing?.rhythm().parts().collect();
        let many = parts.len() as u64;
        Some((number / many, parts[(number % many) as usize]))
    }

    fn next_breath(&self) -> Option<(Length, u64, BreathPart)> {
        let (breath, (part, offset)) = self.part(self.parts)?;
        let at = self.start + self.pacing?.rhythm().cycle() * breath + offset;
        (at < self.free_to()).then_some((at, breath, part))
    }

    /// Whether a reminder that is said now and ends at `end`, its `gap` included, is over before the author's next words and the countdown.
    /// Repeated words due at this very moment are said after it; those due too late to be said do not count.
    pub(super) fn leaves_room(&self, end: Length, now: Length, takes: &dyn Fn(&Prompt) -> Length, gap: Length) -> bool {
        let mut end = end;
        for words in self.words[self.next..].iter().filter(|words| words.firmness != Firmness::Reminder) {
            let at = self.start + words.at;
            let is_repeated = words.firmness == Firmness::Repeated;
            if is_repeated && !self.is_first(words) && at + takes(&words.prompt) > self.free_to() {
                continue;
            }
            if !is_repeated || at > now {
                return end <= at.min(self.free_to());
            }
            end += takes(&words.prompt) + gap;
        }
        end <= self.free_to()
    }

    /// Whether `words` are the first of those that come from one key of the routine.
    fn is_first(&self, words: &HeldWords) -> bool {
        self.words.iter().find(|other| other.when == words.when).is_some_and(|first| first.at == words.at)
    }
}
