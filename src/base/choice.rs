//! Enums that a user picks from by word. Each word is written once and serves routines and their schema, the command
//! line, JSON, messages and file names alike.

use clap::ValueEnum;

/// Gives an enum its words, in the order in which they are listed: `choice!(pub Bed { None = "none", Soft = "soft" });`.
/// A variant without a word does not compile.
macro_rules! choice {
    ($visible:vis $choice:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $choice {
            /// All of them, in the order in which they are listed.
            $visible const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word that chooses it.
            $visible const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl clap::ValueEnum for $choice {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
                Some(clap::builder::PossibleValue::new(self.name()))
            }
        }

        impl serde::Serialize for $choice {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $choice {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(deserializer)?;
                let unknown = |_| <D::Error as serde::de::Error>::unknown_variant(&word, &[$($word),+]);
                <Self as clap::ValueEnum>::from_str(&word, false).map_err(unknown)
            }
        }
    };
}
pub(crate) use choice;

/// The words of `T`, in the order in which they are listed.
pub fn choice_words<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Tea {
        Green,
        EarlGrey,
    }

    choice!(Tea { EarlGrey = "earl-grey", Green = "green" });

    #[test]
    fn a_choice_has_the_same_words_everywhere_and_in_the_order_of_its_table() {
        assert_eq!(Tea::ALL, [Tea::EarlGrey, Tea::Green]);
        assert_eq!(choice_words::<Tea>(), Tea::ALL.map(Tea::name));
        for tea in Tea::ALL {
            assert_eq!(<Tea as ValueEnum>::from_str(tea.name(), false), Ok(tea));
            let json = format!("\"{}\"", tea.name());
            assert_eq!(serde_json::to_string(&tea).expect("JSON"), json);
            assert_eq!(serde_json::from_str::<Tea>(&json).expect("a tea"), tea);
        }
    }

    #[test]
    fn an_unknown_word_in_json_is_refused_with_those_there_are() {
        let error = serde_json::from_str::<Tea>("\"black\"").expect_err("no such tea").to_string();
        assert!(error.starts_with("unknown variant `black`, expected `earl-grey` or `green`"), "{error}");
    }
}
