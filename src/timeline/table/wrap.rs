//! Words in lines of a given width.

/// `text` in lines of at most `room` characters, broken between words; a longer word is broken, too. One empty line, if there are no words.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    if text.chars().count() <= room {
        return vec![text.to_owned()];
    }
    let room = room.max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        while !rest.is_empty() {
            let line = lines.last_mut().map_or("", |line| line.as_str());
            let taken = line.chars().count() + usize::from(!line.is_empty());
            let is_first = line.is_empty();
            if taken + rest.len() <= room || is_first {
                let part: String = rest.drain(..rest.len().min(room)).collect();
                if let Some(line) = lines.last_mut() {
                    line.push_str(if is_first { "" } else { " " });
                    line.push_str(&part);
                }
            } else {
                lines.push(String::new());
            }
            if !rest.is_empty() && lines.last().is_some_and(|line| !line.is_empty()) {
                lines.push(String::new());
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_anywhere() {
        assert_eq!(wrapped("Bend your knees slowly.", 12), ["Bend your", "knees", "slowly."]);
        assert_eq!(wrapped("a abcdefgh b", 4), ["a", "abcd", "efgh", "b"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(wrapped("Über Größe", 5), ["Über", "Größe"]);
    }
}
