//! What English writes besides numbers with units: capitals, money, dates, sets.

use crate::words::tongue::lexicon::Gender::Neuter;
use crate::words::tongue::lexicon::Noun;
use crate::words::tongue::notation::{Calendar, Capitals, Coin, Marks, Money, Notation};

const fn noun(one: &'static str, other: &'static str) -> Noun {
    Noun { one, other, gender: Neuter }
}

/// American notation.
pub(crate) static AMERICAN: Notation = Notation {
    capitals: Capitals {
        spelled: &[
            "AB", "ASAP", "AC", "AC joint", "AED", "AI", "ASIS", "BP", "CAT", "CPR", "ER", "EU", "FAI", "GI", "GP", "HR", "ID", "IR",
            "IT band", "IT bands", "MCL", "MRI", "NHS", "OA", "OT", "PE", "PT", "RA", "ROM", "SI", "SI joint", "SIT", "TA",
            "TV", "UK", "US", "USA", "UV", "IV", "PC", "AM", "PM", "AMs", "PMs", "ED", "EMT", "IQ", "LED", "POV", "RPE", "RIR",
            "TA", "TKE", "TOS", "UCL", "VMO", "OS", "PA", "RN", "SLR", "AAA", "ABC", "FAQ", "DIY", "VAS", "SOB", "VAT", "EIN", "AOK",
        ],
        acronyms: &["AMRAP", "COVID", "DOMS", "EMOM", "FOAM", "HEP", "HIIT", "HIT", "LASER", "NASA", "RICE", "TABATA", "TENS"],
        emphasized: &[
            "a", "able", "add", "ah", "aim", "all", "also", "an", "and", "any", "are", "arm", "arms", "as", "at", "away", "back",
            "bad", "ball", "be", "bed", "bend", "best", "body", "both", "burn", "but", "by", "calf", "calm", "can", "chin",
            "cold", "cool", "core", "cue", "curl", "day", "deep", "do", "does", "done", "don't", "down", "drop", "each",
            "ease", "easy", "else", "end", "even", "ever", "exit", "eyes", "face", "fall", "fast", "feel", "feet", "find",
            "firm", "five", "flat", "floor", "foot", "for", "form", "four", "free", "from", "full", "gate", "get", "give",
            "glue", "go", "goal", "good", "grip", "half", "halt", "hand", "hard", "have", "he", "head", "heal", "heat",
            "heel", "help", "her", "here", "high", "hips", "hip", "hold", "hot", "how", "hug", "hurt", "ice", "if", "in",
            "into", "is", "it", "its", "jaw", "join", "jump", "just", "keep", "kick", "knee", "last", "lean", "left", "leg",
            "legs", "less", "lie", "lift", "like", "line", "long", "look", "low", "make", "many", "may", "me", "mind", "more",
            "most", "move", "much", "must", "my", "near", "neck", "need", "new", "next", "no", "nor", "nose", "not", "now",
            "of", "off", "ok", "on", "once", "one", "only", "or", "our", "out", "over", "own", "pace", "pain", "part",
            "plan", "plus", "pull", "push", "put", "quad", "read", "reps", "rest", "ribs", "roll", "same", "set", "sets",
            "she", "shin", "side", "sit", "six", "slow", "so", "soft", "some", "sore", "step", "stop", "sure", "tall", "ten",
            "than", "that", "the", "them", "then", "they", "this", "time", "tip", "tips", "to", "toe", "toes", "too", "top",
            "try", "turn", "two", "up", "use", "very", "wait", "walk", "wall", "want", "warm", "was", "way", "we", "week",
            "well", "when", "whole", "why", "will", "with", "work", "yes", "yet", "you", "your", "zero", "sway", "hang",
            "tilt", "tuck", "open", "shut", "left", "relax", "take", "stay", "stand", "kneel",
        ],
    },
    calendar: Calendar {
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December",
        ],
        days: &[
            ("Mon", "Monday"), ("Tue", "Tuesday"), ("Tues", "Tuesday"), ("Wed", "Wednesday"), ("Weds", "Wednesday"),
            ("Thu", "Thursday"), ("Thur", "Thursday"), ("Thurs", "Thursday"), ("Fri", "Friday"), ("Sat", "Saturday"),
            ("Sun", "Sunday"), ("M", "Monday"), ("T", "Tuesday"), ("Tu", "Tuesday"), ("W", "Wednesday"), ("Th", "Thursday"),
            ("F", "Friday"), ("Sa", "Saturday"), ("Su", "Sunday"),
        ],
        before_years: &[
            "in", "between", "since", "year", "until", "till", "by", "from", "before", "after", "around", "circa", "early", "late", "mid",
            "spring", "summer", "autumn", "fall", "winter", "during", "of", "edition", "copyright",
        ],
        before_dates: &["on", "by", "until", "before", "after", "from", "since", "dated", "date"],
        before_dotted: &["at"],
        month_first: true,
    },
    money: Money {
        coins: &[
            Coin { signs: &["$", "US$", "USD"], whole: noun("dollar", "dollars"), cent: noun("cent", "cents") },
            Coin { signs: &["£", "GBP"], whole: noun("pound", "pounds"), cent: noun("penny", "pence") },
            Coin { signs: &["€", "EUR"], whole: noun("euro", "euros"), cent: noun("cent", "cents") },
        ],
        link: " ",
    },
    sets: &["set", "sets", "round", "rounds", "circuit", "circuits", "series", "block", "blocks"],
    each_has: "of",
    before_calls: &["call", "calling", "dial", "phone", "ring", "telephone", "tel", "text", "number", "hotline", "emergency", "emergencies", "fax", "mobile"],
    dials_whole_numbers: false,
    held: &[
        "hold", "holds", "rest", "rests", "stretch", "plank", "pause", "pauses", "on", "off", "break", "breaks", "run", "walk",
        "jog", "long", "each", "per", "recovery", "interval", "intervals", "warm", "cool", "total", "remaining", "left", "work",
        "squat", "sit", "minutes", "video", "timer",
    ],
    has_inches: true,
    unfinished: &[
        "a", "an", "the", "your", "his", "her", "their", "my", "our", "its", "of", "and", "or", "with", "for", "to", "from",
        "at", "by", "as", "than", "each", "every", "this", "that", "these", "those", "is", "are", "about", "between",
    ],
    marks: Marks {
        and_or: ("and", "or"),
        then: "then",
        divided_by: "divided by",
        at: "at",
        by: "by",
        section: "section",
        squared: "squared",
        cubed: "cubed",
        greater_than: "greater than",
        smaller_than: "less than",
    },
};

/// British notation: the day comes before the month.
pub(crate) static BRITISH: Notation =
    Notation { calendar: Calendar { month_first: false, ..AMERICAN.calendar }, ..AMERICAN };
