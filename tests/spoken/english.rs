//! Texts as spoken in English.

use nightcue::words::Language::{BritishEnglish, English};

use super::{copies, lasts, says};

#[test]
fn what_has_nothing_to_write_out_is_copied() {
    copies(
        English,
        &[
            "",
            "Sit with both legs straight out in front of you.",
            "Breathe out, and draw the foot a little closer…",
            "  Two spaces,\tand tabs  ",
            "Émile's naïve café",
            "🦵 Stretch 🧘‍♀️ — slowly",
            "1️⃣ Press 2️⃣",
            "伸ばしてください。三十秒。",
            "اضغط ٣ مرات",
            "a-b and well-known words",
            "I am in step with I and V and X.",
            "The L-sit",
        ],
    );
}

#[test]
fn no_digit_is_left_in_codes_and_dates() {
    says(
        English,
        &[
            ("Vitamin B12", "Vitamin B twelve"),
            ("an MP3", "an M P three"),
            ("version 1.2.3", "version one point two point three"),
            ("on 12/10/2026", "on December tenth, twenty twenty-six"),
            ("on 13/10/2026", "on October thirteenth, twenty twenty-six"),
            ("a 3D model", "a three D model"),
            ("at 1:2:3", "at one, two, three"),
            ("2nd2", "Two nd two"),
            ("9 m²", "Nine square meters"),
            ("x²", "x squared"),
        ],
    );
}

#[test]
fn cardinals_are_words() {
    says(
        English,
        &[
            ("Count to 0.", "Count to zero."),
            ("Count to 5.", "Count to five."),
            ("12 toes", "Twelve toes"),
            ("Do 21 of them", "Do twenty-one of them"),
            ("105 steps", "One hundred five steps"),
            ("1,000 steps", "One thousand steps"),
            ("12,345 steps", "Twelve thousand three hundred forty-five steps"),
            ("1\u{202f}000 steps", "One thousand steps"),
            (
                "999,999,999",
                "Nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine",
            ),
            ("Call 0123", "Call zero one two three"),
            ("Call 1234567890", "Call one two three four five six seven eight nine zero"),
            ("steps 2, 5 and 7", "steps two, five and seven"),
            ("(3)", "(Three)"),
            ("Step (3)", "Step (three)"),
            ("1. Sit down.", "One. Sit down."),
            ("-5 or −5", "Minus five or minus five"),
            ("5+ breaths", "Five or more breaths"),
        ],
    );
    says(BritishEnglish, &[("105 steps", "One hundred and five steps"), ("at 1,001", "at one thousand and one")]);
}

#[test]
fn decimals_are_said_digit_by_digit() {
    says(
        English,
        &[
            ("2.5 cm", "Two point five centimeters"),
            ("at 0.75", "at zero point seven five"),
            ("at 10.05 kg", "at ten point zero five kilograms"),
            ("Pull 2.5.", "Pull two point five."),
        ],
    );
}

#[test]
fn ordinals_are_words() {
    says(
        English,
        &[
            ("the 1st step", "the first step"),
            ("2nd, 3rd and 4th", "Second, third and fourth"),
            ("the 11th, 12th, 13th, 21st, 22nd", "the eleventh, twelfth, thirteenth, twenty-first, twenty-second"),
            ("the 100th", "the one hundredth"),
        ],
    );
}

#[test]
fn lengths_of_time_are_words() {
    says(
        English,
        &[
            ("from 30s to 2m", "from thirty seconds to two minutes"),
            ("1.5 to 2 minutes", "One and a half to two minutes"),
            ("a 1/2 hour", "a half hour"),
            ("up to 10 min/day", "up to ten minutes per day"),
            ("Hold for 30s.", "Hold for thirty seconds."),
            ("Hold for 30 s.", "Hold for thirty seconds."),
            ("Hold for 30\u{a0}s.", "Hold for thirty seconds."),
            ("Hold 1 s", "Hold one second"),
            ("Hold 45 sec.", "Hold forty-five seconds."),
            ("Hold 45 sec. Then rest.", "Hold forty-five seconds. Then rest."),
            ("Hold 45 sec. and rest.", "Hold forty-five seconds and rest."),
            ("Hold for 2 min.", "Hold for two minutes."),
            ("Hold (2 min.)", "Hold (two minutes)"),
            ("Hold for 2m30s.", "Hold for two and a half minutes."),
            ("Hold for 2 min 10 s.", "Hold for two minutes and ten seconds."),
            ("1 h 5 min", "One hour and five minutes"),
            ("1h30", "One and a half hours"),
            ("Rest 1 h", "Rest one hour"),
            ("Hold for 2m", "Hold for two minutes"),
            ("Stand 2m from the wall", "Stand two meters from the wall"),
            ("2:30 min", "Two and a half minutes"),
            ("Hold for 2:10.", "Hold for two minutes and ten seconds."),
            ("1.5 minutes", "One and a half minutes"),
            ("0.5 min", "Half a minute"),
            ("0.5 h", "Half an hour"),
            ("2.5 hours", "Two and a half hours"),
            ("21 minutes", "Twenty-one minutes"),
            ("a 30s hold", "a thirty second hold"),
            ("a 2.5 min rest", "a two and a half minute rest"),
            ("a 30-second hold", "a thirty-second hold"),
            ("a 2.5-minute hold", "a two and a half-minute hold"),
            ("6 breaths/min", "Six breaths per minute"),
            ("6/min", "Six per minute"),
        ],
    );
}

#[test]
fn times_of_day_are_words() {
    says(
        English,
        &[
            ("It's 3am.", "It's three a m."),
            ("at 3 p.m. sharp", "at three p m sharp"),
            ("3:00 pm", "Three p m"),
            ("at 10:30", "at ten thirty"),
            ("at 10:05", "at ten oh five"),
            ("at 3:00", "at three o'clock"),
            ("at 22:00", "at twenty-two hundred hours"),
            ("at 3:15 a.m.", "at three fifteen a m."),
        ],
    );
}

#[test]
fn ranges_say_to() {
    says(
        English,
        &[
            ("4:6.5", "Four to six point five"),
            ("Steps 1-3", "Steps one to three"),
            ("45°–60°", "Forty-five to sixty degrees"),
            ("2–2.5", "Two to two point five"),
            ("Hold 2–2.5 minutes.", "Hold two to two and a half minutes."),
            ("2-3 minutes", "Two to three minutes"),
            ("2 - 3 minutes", "Two to three minutes"),
            ("2 – 3 min", "Two to three minutes"),
            ("1.5–2 min", "One and a half to two minutes"),
            ("0.5–1 min", "Half a minute to one minute"),
            ("30–60s", "Thirty to sixty seconds"),
            ("30s–60s", "Thirty to sixty seconds"),
            ("30s–1min", "Thirty seconds to one minute"),
            ("2m–2m30s", "Two minutes to two and a half minutes"),
            ("10-15°", "Ten to fifteen degrees"),
            ("between 10–15 cm", "between ten and fifteen centimeters"),
            ("8-12 reps", "Eight to twelve repetitions"),
            ("3-2-1", "Three, two, one"),
            ("4-7-8 breathing", "Four, seven, eight breathing"),
            ("4:6", "Four to six"),
        ],
    );
}

#[test]
fn fractions_are_words() {
    says(
        English,
        &[
            ("24/7", "Twenty-four seven"),
            ("a score of 120/80", "a score of one hundred twenty eighty"),
            ("pain 10/10", "pain ten out of ten"),
            ("1/2", "One half"),
            ("½", "One half"),
            ("3/4 of the way", "Three quarters of the way"),
            ("1/4 of the way", "One quarter of the way"),
            ("a 1/4 turn", "a quarter turn"),
            ("a 3/4 turn", "a three-quarter turn"),
            ("Lift it 1/2 way", "Lift it half way"),
            ("1/2 minute", "Half a minute"),
            ("½ h", "Half an hour"),
            ("1/4 hour", "A quarter of an hour"),
            ("3/4 h", "Three quarters of an hour"),
            ("2½ minutes", "Two and a half minutes"),
            ("2 1/2 minutes", "Two and a half minutes"),
            ("2 ½ min", "Two and a half minutes"),
            ("1 3/4 hours", "One and three quarters hours"),
            ("2/3", "Two thirds"),
            ("pain 5/10", "pain five out of ten"),
            ("Step 2/4", "Step two out of four"),
        ],
    );
}

#[test]
fn degrees_and_units_are_words() {
    says(
        English,
        &[
            ("Bend to 90°.", "Bend to ninety degrees."),
            ("Bend it 1°", "Bend it one degree"),
            ("a 90° angle", "a ninety degree angle"),
            ("36 °C", "Thirty-six degrees Celsius"),
            ("36°C", "Thirty-six degrees Celsius"),
            ("5 mm, 1 cm, 2 m, 1 km", "Five millimeters, one centimeter, two meters, one kilometer"),
            ("1 kg, 200 g", "One kilogram, two hundred grams"),
            ("250 ml or 1.5 l", "Two hundred fifty milliliters or one point five liters"),
            ("50%", "Fifty percent"),
            ("50 %", "Fifty percent"),
            ("60 bpm", "Sixty beats per minute"),
            ("±5°", "Plus or minus five degrees"),
            ("~30 s", "About thirty seconds"),
            ("≥ 5 kg", "At least five kilograms"),
        ],
    );
}

#[test]
fn repetitions_are_words() {
    says(
        English,
        &[
            ("2-3x per side", "Two to three times per side"),
            ("1–2x", "One to two times"),
            ("Repeat ×3.", "Repeat three times."),
            ("Relax, x 3.", "Relax, three times."),
            ("2x/day", "Twice per day"),
            ("10 reps/leg", "Ten repetitions per leg"),
            ("2–3 times/week", "Two to three times per week"),
            ("1x daily", "Once daily"),
            ("2x", "Twice"),
            ("Repeat 3x.", "Repeat three times."),
            ("3 x", "Three times"),
            ("3×10", "Three times ten"),
            ("2 x 30 s", "Two times thirty seconds"),
        ],
    );
}

#[test]
fn abbreviations_are_words() {
    says(
        English,
        &[
            ("approx 30 s", "Approximately thirty seconds"),
            ("max 60 s, min 30 s", "At most sixty seconds, at least thirty seconds"),
            ("Hold approx. 30s.", "Hold approximately thirty seconds."),
            ("Approx. 2 min", "Approximately two minutes"),
            ("a wall, e.g. in the hall", "a wall, for example in the hall"),
            ("i.e. not bent", "That is not bent"),
            ("min. 30 s, max. 60 s", "At least thirty seconds, at most sixty seconds"),
            ("Towels, belts, etc.", "Towels, belts, et cetera."),
            ("belts etc. Then go.", "belts et cetera. Then go."),
            ("belts etc. and go.", "belts et cetera and go."),
            ("w/ a strap, w/o shoes", "With a strap, without shoes"),
            ("No. 5", "Number five"),
            ("#3", "Number three"),
            ("Say no. Then go.", "Say no. Then go."),
        ],
    );
}

#[test]
fn side_letters_are_sides_only_where_that_is_clear() {
    says(
        English,
        &[
            ("L then R.", "Left then right."),
            ("Stretch L & R calves.", "Stretch left and right calves."),
            ("knee R, then L", "knee right, then L"),
            ("Leg (L)", "Leg (left)"),
            ("the R foot", "the right foot"),
            ("your L leg.", "your left leg."),
            ("L/R", "Left or right"),
            ("Leg (R/L)", "Leg (right or left)"),
        ],
    );
    copies(English, &["An L shape", "R rated", "Make an L. Then rest."]);
}

#[test]
fn signs_between_words_are_words() {
    says(
        English,
        &[
            ("calf & hamstring", "calf and hamstring"),
            ("left+right", "left plus right"),
            ("2 + 2 = 4", "Two plus two equals four"),
        ],
    );
    copies(English, &["- a list", "+", "A+"]);
}

#[test]
fn roman_numerals_are_numbers_behind_what_they_number() {
    says(
        English,
        &[
            ("Parts I, II and III", "Parts one, two and three"),
            ("Steps II–IV", "Steps two to four"),
            ("Step IV", "Step four"),
            ("Phase II: calves", "Phase two: calves"),
            ("Step I.", "Step one."),
            ("stage XIX", "stage nineteen"),
        ],
    );
    copies(English, &["In this step I bend", "Vitamin C", "Step C"]);
}

#[test]
fn durations_are_exact() {
    lasts(
        English,
        &[
            (0, "zero seconds"),
            (1000, "one second"),
            (1500, "one and a half seconds"),
            (500, "half a second"),
            (250, "zero point three seconds"),
            (30_000, "thirty seconds"),
            (59_950, "one minute"),
            (60_000, "one minute"),
            (70_000, "one minute and ten seconds"),
            (75_500, "one minute and fifteen point five seconds"),
            (90_000, "one and a half minutes"),
            (120_000, "two minutes"),
            (130_000, "two minutes and ten seconds"),
            (150_000, "two and a half minutes"),
            (1_800_000, "thirty minutes"),
            (3_600_000, "one hour"),
            (3_900_000, "one hour and five minutes"),
            (5_400_000, "one and a half hours"),
            (3_725_000, "one hour, two minutes and five seconds"),
            (86_400_000, "twenty-four hours"),
        ],
    );
}
