//! The encoding of a file, told by its first bytes.
//!
//! In this order: a byte order mark; what the spec says; UTF-16 without a mark, by the side on
//! which its bytes below 0x20 stand; UTF-8, here and there with a broken row; then what the
//! bytes are likest to (chardetng). What was likest is a guess, and said. Text that would be
//! full of NUL characters is refused, whoever named its encoding: words would be found nowhere
//! in it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// One NUL in so many characters is more than a stray one.
const NUL_IN: usize = 64;

/// What the first bytes of a file tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub encoding: &'static Encoding,
    /// The length of the byte order mark.
    pub mark: usize,
    pub guessed: bool,
}

/// The encoding that a spec names.
///
/// # Errors
/// When there is none of that name, or one that cannot be read.
pub fn named(label: &str) -> Result<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(|| {
        Error::new(
            "[corpus] encoding",
            format!("`{label}` is no encoding we know"),
            "use a name such as utf-8, windows-1256 or iso-8859-6",
        )
    })
}

/// Tells the encoding by the first bytes of a file; `whole` says that these are all.
///
/// # Errors
/// Why the bytes are no text that can be read.
pub fn tell(
    sample: &[u8],
    whole: bool,
    named: Option<&'static Encoding>,
) -> std::result::Result<Told, &'static str> {
    let told = if let Some((encoding, mark)) = Encoding::for_bom(sample) {
        Told { encoding, mark, guessed: false }
    } else if let Some(encoding) = named {
        Told { encoding, mark: 0, guessed: false }
    } else if let Some(encoding) = unmarked_utf16(sample) {
        Told { encoding, mark: 0, guessed: true }
    } else if mostly_utf8(sample, whole) {
        Told { encoding: UTF_8, mark: 0, guessed: false }
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sample, whole);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        if sample.contains(&0) || decode(sample, encoding, whole).is_none() {
            return Err("this is not UTF-8, and no other encoding fits");
        }
        Told { encoding, mark: 0, guessed: true }
    };
    if full_of_nul(&sample[told.mark..], told.encoding) {
        return Err("this is no text in UTF-8, and none in the encoding that is named or marked: \
             it would be full of NUL characters");
    }
    Ok(told)
}

/// The text of a sample, unless it is not in the encoding. What was cut off at its end is no
/// fault.
fn decode(sample: &[u8], encoding: &'static Encoding, whole: bool) -> Option<String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(sample.len())?);
    let (state, _) = decoder.decode_to_string_without_replacement(sample, &mut text, whole);
    (state == DecoderResult::InputEmpty).then_some(text)
}

/// UTF-16 of a script whose letters lie below U+2000, whatever the language: every second byte
/// is below 0x20, which in no other text is anything but a tab or the end of a line.
fn unmarked_utf16(sample: &[u8]) -> Option<&'static Encoding> {
    let low = |byte: u8| usize::from(byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'));
    let units = sample.len() / 2;
    let [first, second] =
        sample.chunks_exact(2).fold([0, 0], |[a, b], unit| [a + low(unit[0]), b + low(unit[1])]);
    let (encoding, high, other) =
        if second > first { (UTF_16LE, second, first) } else { (UTF_16BE, first, second) };
    if units == 0 || high * 2 < units || other * 8 > units {
        return None;
    }
    let text = decode(sample, encoding, false)?;
    let plain = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).count();
    (plain * 2 >= text.chars().count()).then_some(encoding)
}

/// Whether nine in ten sequences of several bytes are UTF-8.
fn mostly_utf8(mut bytes: &[u8], whole: bool) -> bool {
    let (mut good, mut bad) = (0, 0);
    let several = |valid: &str| valid.chars().filter(|c| !c.is_ascii()).count();
    loop {
        match std::str::from_utf8(bytes) {
            Ok(valid) => {
                good += several(valid);
                break;
            }
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                good += several(std::str::from_utf8(valid).unwrap_or_default());
                let Some(length) = error.error_len() else {
                    // What was cut off at the end of a sample is no fault.
                    bad += usize::from(whole);
                    break;
                };
                bad += 1;
                bytes = &rest[length..];
            }
        }
    }
    bad * 10 <= good
}

fn full_of_nul(sample: &[u8], encoding: &'static Encoding) -> bool {
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let (nul, all) = if wide {
        (sample.chunks_exact(2).filter(|unit| **unit == [0, 0]).count(), sample.len() / 2)
    } else {
        (sample.iter().filter(|byte| **byte == 0).count(), sample.len())
    };
    nul * NUL_IN > all
}
