//! What a listener takes along: the equipment that something in the track depends on, or that the routine only names.

use super::session::Session;
use crate::routine::{Condition, Offer, Routine, Then};

/// The equipment at hand that these choices use.
pub(super) fn belongings<'a>(routine: &'a Routine, session: &'a Session) -> impl Iterator<Item = &'a Offer> {
    let at_hand = routine.equipment.iter().filter(|offer| session.present.contains(&offer.name));
    at_hand.filter(|offer| is_used(routine, session, &offer.name))
}

/// Whether having `thing` or not makes a difference. One that no part of the routine asks for belongs to all of it.
fn is_used(routine: &Routine, session: &Session, thing: &str) -> bool {
    let mut is_asked_for = false;
    for conditions in paths(routine).filter(|path| path.iter().any(|condition| names(condition, thing))) {
        is_asked_for = true;
        if conditions.iter().all(|condition| session.allows(&without(condition, thing))) {
            return true;
        }
    }
    !is_asked_for
}

/// The conditions under which each action, and each cue of its hold, is heard.
fn paths(routine: &Routine) -> impl Iterator<Item = Vec<&Condition>> {
    let in_steps = routine.steps().flat_map(|step| step.actions.iter().map(|action| (Some(&step.condition), action)));
    let framing = routine.opening.iter().chain(&routine.closing).map(|action| (None, action));
    in_steps.chain(framing).flat_map(|(step, action)| {
        let own: Vec<&Condition> = step.into_iter().chain([&action.condition]).collect();
        let cues = match &action.then {
            Then::Hold(hold) => hold.cues.as_slice(),
            Then::Nothing | Then::Pause(_) | Then::Rest(_) => &[],
        };
        let with_cue: Vec<_> = cues.iter().map(|cue| [own.as_slice(), &[&cue.condition]].concat()).collect();
        std::iter::once(own).chain(with_cue)
    })
}

fn names(condition: &Condition, thing: &str) -> bool {
    condition.with.iter().chain(&condition.without).any(|name| name == thing)
}

/// What `condition` asks for besides `thing`.
fn without(condition: &Condition, thing: &str) -> Condition {
    let others = |names: &[String]| names.iter().filter(|name| *name != thing).cloned().collect();
    Condition { with: others(&condition.with), without: others(&condition.without), only: condition.only.clone() }
}
