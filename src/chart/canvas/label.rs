//! Labels: cleaned, and set apart by direction so that a name is read the way it is written.

const ISOLATE_RTL: char = '\u{2067}';
const END_ISOLATE: char = '\u{2069}';

/// Whether a text holds a letter that is written from right to left.
pub fn rtl(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c,
            '\u{0590}'..='\u{08FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    })
}

/// Whether a figure with these labels puts them at its right side: most of them are right to left.
pub fn mirrored<'a>(labels: impl IntoIterator<Item = &'a str>) -> bool {
    let (mut right, mut all) = (0, 0);
    for label in labels {
        all += 1;
        right += usize::from(rtl(label));
    }
    right * 2 > all
}

/// The label without characters that SVG forbids, that steer direction or that break lines.
/// Without this a stray control in an outlet's name would turn its neighbours around.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200E}'
            | '\u{200F}'
            | '\u{061C}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}' => {}
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// The label as it is written into a figure: right-to-left ones inside an isolate. Without the
/// isolate, brackets land on the wrong side and a Latin acronym at the start reverses the name.
pub fn isolate(text: &str) -> String {
    let text = clean(text);
    if rtl(&text) { format!("{ISOLATE_RTL}{text}{END_ISOLATE}") } else { text }
}

/// Text for XML, in content and in attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A name as part of a file name. What is not lower-case ASCII is replaced, and a short hash
/// then keeps two such names apart.
pub fn slug(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            'a'..='z' | '0'..='9' | '_' | '-' => c,
            _ => '-',
        })
        .collect();
    if plain == name {
        return plain;
    }
    let hash = blake3::hash(name.as_bytes()).to_hex();
    let plain = plain.trim_matches('-');
    let plain: String = plain.chars().take(40).collect();
    if plain.is_empty() { hash[..6].to_owned() } else { format!("{plain}-{}", &hash[..6]) }
}

/// An identifier as words: `named_sources` is "named sources".
pub fn words(identifier: &str) -> String {
    clean(&identifier.replace('_', " "))
}
