//! Snapshots of the main variants as sheets, to be read by a person when they change.

use nightcue::routine::{Guidance, RangeEnd};
use nightcue::script::{AffectedSide, Choices, HoldChoice, script_sheet};
use nightcue::words::{Language, Side};

use super::{compile, routines};

fn sheet(name: &str, choices: &Choices) -> String {
    let bundled = routines().find(|bundled| bundled.name == name).expect("bundled");
    script_sheet(&compile(bundled, choices).script)
}

const LANGUAGES: [Language; 2] = [Language::English, Language::German];

#[test]
fn every_routine_as_it_comes() {
    for bundled in routines() {
        for language in LANGUAGES {
            let choices = Choices { language: Some(language), ..Choices::default() };
            insta::assert_snapshot!(format!("{}-{language}", bundled.name), sheet(bundled.name, &choices));
        }
    }
}

#[test]
fn the_hamstring_routine_for_each_side() {
    for language in LANGUAGES {
        for side in [AffectedSide::One(Side::Left), AffectedSide::One(Side::Right), AffectedSide::Both] {
            let choices = Choices { language: Some(language), side: Some(side), ..Choices::default() };
            let name = format!("hamstring-cramp-{}-{language}", side.name());
            insta::assert_snapshot!(name, sheet("hamstring-cramp", &choices));
        }
    }
}

#[test]
fn the_hamstring_routine_for_quick_relief_and_for_those_who_know_it() {
    let side = Some(AffectedSide::One(Side::Left));
    for language in LANGUAGES.map(Some) {
        let quick = Choices { language, side, quick: true, ..Choices::default() };
        let brief = Choices { language, side, guidance: Some(Guidance::Brief), ..Choices::default() };
        let minimal = Choices { language, side, guidance: Some(Guidance::Minimal), ..Choices::default() };
        for (name, choices) in [("quick", quick), ("brief", brief), ("minimal", minimal)] {
            let tag = language.map_or("", Language::tag);
            insta::assert_snapshot!(format!("hamstring-cramp-{name}-{tag}"), sheet("hamstring-cramp", &choices));
        }
    }
}

#[test]
fn the_hamstring_routine_with_nothing_at_hand_and_sore_knees() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    for language in LANGUAGES {
        let choices = Choices {
            language: Some(language),
            side: Some(AffectedSide::One(Side::Right)),
            with: names(&["sore-knees"]),
            without: names(&["strap", "roller", "ball"]),
            hold: Some(HoldChoice::End(RangeEnd::Longest)),
            ..Choices::default()
        };
        insta::assert_snapshot!(format!("hamstring-cramp-bare-{language}"), sheet("hamstring-cramp", &choices));
    }
}
