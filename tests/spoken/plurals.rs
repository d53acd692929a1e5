//! Singular and plural, compared with the plural rules of CLDR from the crate icu_plurals.

use fixed_decimal::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use nightcue::base::Length;
use nightcue::words::{Language, Phrasebook, is_singular, is_singular_duration, written_out};

/// Singular and plural of minute and hour.
fn nouns(language: Language) -> [(&'static str, &'static str); 2] {
    match language {
        Language::English | Language::BritishEnglish => [("minute", "minutes"), ("hour", "hours")],
        Language::German => [("Minute", "Minuten"), ("Stunde", "Stunden")],
        Language::Spanish => [("minuto", "minutos"), ("hora", "horas")],
        Language::French => [("minute", "minutes"), ("heure", "heures")],
        Language::Italian => [("minuto", "minuti"), ("ora", "ore")],
    }
}

fn rules(language: Language) -> PluralRules {
    let locale: Locale = language.locale().parse().expect("a locale");
    PluralRules::try_new_cardinal(locale.into()).expect("CLDR has the language")
}

fn category(rules: &PluralRules, number: &str) -> PluralCategory {
    let number: Decimal = number.parse().expect("a number");
    rules.category_for(&number)
}

/// Everything a hold can last, in any unit, and numbers at which some language changes its form.
fn numbers() -> impl Iterator<Item = u64> {
    (0..=200).chain([201, 221, 1000, 1001, 2021, 10_000, 100_000, 999_999, 1_000_000, 1_000_001, 2_000_000, 21_000_000])
}

#[test]
fn every_counted_noun_has_the_form_that_cldr_asks_for() {
    for language in Language::ALL {
        let rules = rules(language);
        for n in numbers() {
            let category = category(&rules, &n.to_string());
            assert_eq!(is_singular(n, language), category == PluralCategory::One, "{n} in {language}");
            for (unit, (one, other)) in ["min", "h"].into_iter().zip(nouns(language)) {
                let said = written_out(&format!("{n} {unit}"), language);
                let expected = if category == PluralCategory::One { one } else { other };
                let noun = said.rsplit([' ', '\'']).next().unwrap_or_default();
                assert_eq!(noun, expected, "{n} {unit} in {language}: {said}");
            }
        }
    }
}

#[test]
fn every_decimal_has_the_form_that_cldr_asks_for() {
    for language in Language::ALL {
        let rules = rules(language);
        for number in ["0.0", "0.2", "0.7", "1.0", "1.2", "1.00", "1.25", "1.9", "2.0", "2.1", "10.3", "21.1"] {
            let said = written_out(&format!("{number} h"), language);
            let (one, other) = nouns(language)[1];
            let expected = if category(&rules, number) == PluralCategory::One { one } else { other };
            assert!(said.ends_with(&format!(" {expected}")), "{number} in {language}: {said}");
        }
    }
}

#[test]
fn the_nouns_of_millions_are_joined_where_cldr_counts_many() {
    for language in Language::ALL {
        let rules = rules(language);
        for n in numbers() {
            let said = written_out(&format!("{n} min"), language);
            let joined = said.contains(" de ") || said.contains(" di ");
            assert_eq!(joined, category(&rules, &n.to_string()) == PluralCategory::Many, "{n} in {language}: {said}");
        }
    }
}

#[test]
fn what_is_left_has_the_verb_that_cldr_asks_for() {
    let rules = rules(Language::Spanish);
    let book = Phrasebook::of(Language::Spanish);
    let counts = (0..60).map(|n| (n, 1)).chain((1..60).map(|n| (n, 60))).chain((1..=200).map(|n| (n, 3600)));
    for (n, unit) in counts {
        let said = book.remaining(Length::from_secs(n * unit));
        let verb = if category(&rules, &n.to_string()) == PluralCategory::One { "Queda " } else { "Quedan " };
        assert!(said.starts_with(verb), "{said}");
    }
}

#[test]
fn a_part_of_one_is_singular() {
    for language in Language::ALL {
        assert!(is_singular_duration(Length::from_millis(500), language), "{language}");
        assert!(is_singular_duration(Length::from_secs(90), language), "{language}");
        assert!(!is_singular_duration(Length::from_secs(150), language), "{language}");
    }
}
