//! Files of word vectors, read word by word.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use super::VectorFile;
use crate::error::{Error, Result};

/// Largest number of dimensions that is believed: a text taken for binary has absurd ones.
const MOST_DIMENSIONS: usize = 10_000;

type Each<'e> = &'e mut dyn FnMut(&str, &[f32]);

/// Reads a file and hands over each word with its vector, in the order of the file.
///
/// # Errors
/// When the file cannot be read, or a word has another number of values; the line is named.
pub(super) fn read(path: &Path, place: &str, each: Each<'_>) -> Result<VectorFile> {
    let next = "give word vectors as `.vec` text or word2vec `.bin`";
    let file = File::open(path).map_err(|e| Error::new(place, e, next))?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(&file).map_err(|e| Error::new(place, e, next))?;
    let reader = BufReader::new(File::open(path).map_err(|e| Error::new(place, e, next))?);
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    let mut reader: Box<dyn BufRead> = match plain.len() < name.len() {
        true => unpacked(reader, place)?,
        false => Box::new(reader),
    };
    let (words, dimensions) = match plain.ends_with(".bin") {
        true => binary(&mut *reader, place, each)?,
        false => text(&mut *reader, place, each)?,
    };
    if words == 0 {
        return Err(Error::new(place, "there are no vectors in this file", next));
    }
    let hash = hasher.finalize().to_hex().to_string();
    Ok(VectorFile { hash, words, dimensions: dimensions as u64 })
}

#[cfg(feature = "workbench")]
fn unpacked(packed: BufReader<File>, _: &str) -> Result<Box<dyn BufRead>> {
    Ok(Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(packed))))
}

#[cfg(not(feature = "workbench"))]
fn unpacked(_: BufReader<File>, place: &str) -> Result<Box<dyn BufRead>> {
    Err(Error::new(place, "this build of Minzar unpacks no files", "unpack it first"))
}

/// A header line: number of words, number of dimensions.
fn header(line: &str) -> Option<(usize, usize)> {
    let mut parts = line.split_whitespace().map(|part| part.parse::<usize>().ok());
    match (parts.next()??, parts.next()??, parts.next()) {
        (words, dimensions @ 1..=MOST_DIMENSIONS, None) => Some((words, dimensions)),
        _ => None,
    }
}

/// Lines of a word and its values; the first may be a header. A word may hold spaces: values
/// are counted from the end of the line.
fn text(reader: &mut dyn BufRead, place: &str, each: Each<'_>) -> Result<(u64, usize)> {
    let (mut dimensions, mut words, mut number) = (None, 0, 0);
    let (mut line, mut vector) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        number += 1;
        let fail = |cause: String| {
            Error::new(
                format!("{place}, line {number}"),
                cause,
                "a line is a word and its values, with spaces between",
            )
        };
        if reader.read_until(b'\n', &mut line).map_err(|e| fail(e.to_string()))? == 0 {
            return Ok((words, dimensions.unwrap_or(0)));
        }
        // Some files have words of broken UTF-8; their values are good.
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        if number == 1
            && let Some((_, said)) = header(text)
        {
            dimensions = Some(said);
            continue;
        }
        if text.is_empty() {
            continue;
        }
        let wanted = *dimensions.get_or_insert_with(|| text.split(' ').count().saturating_sub(1));
        let mut parts: Vec<&str> = text.rsplitn(wanted + 1, ' ').collect();
        let word = parts.pop().unwrap_or_default();
        vector.clear();
        for part in parts.iter().rev() {
            let value: f32 = part.parse().map_err(|e| fail(format!("`{part}`: {e}")))?;
            vector.push(value);
        }
        check(&vector, wanted).map_err(fail)?;
        each(word, &vector);
        words += 1;
    }
}

/// A header line, then for each word its bytes, a space, and its values as 32-bit little-endian
/// floats, perhaps with a line feed behind them.
fn binary(reader: &mut dyn BufRead, place: &str, each: Each<'_>) -> Result<(u64, usize)> {
    let fail = |at: usize, cause: String| {
        Error::new(format!("{place}, word {at}"), cause, "give a whole word2vec binary")
    };
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).map_err(|e| fail(0, e.to_string()))?;
    let said = std::str::from_utf8(&line).ok().and_then(header);
    let Some((words, dimensions)) = said else {
        let next = "a fastText model is none: give its `.vec` file";
        return Err(Error::new(place, "this is no word2vec binary", next));
    };
    let (mut word, mut bytes, mut vector) = (Vec::new(), vec![0; 4 * dimensions], Vec::new());
    for at in 1..=words {
        word.clear();
        reader.read_until(b' ', &mut word).map_err(|e| fail(at, e.to_string()))?;
        reader.read_exact(&mut bytes).map_err(|e| fail(at, e.to_string()))?;
        vector.clear();
        vector.extend(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])));
        check(&vector, dimensions).map_err(|cause| fail(at, cause))?;
        each(String::from_utf8_lossy(&word).trim(), &vector);
    }
    Ok((words as u64, dimensions))
}

fn check(vector: &[f32], wanted: usize) -> std::result::Result<(), String> {
    match vector {
        _ if vector.len() != wanted => Err(format!("{} values, {wanted} wanted", vector.len())),
        [] => Err("a word without values".to_owned()),
        _ if vector.iter().any(|v| !v.is_finite()) => Err("a value that is no number".to_owned()),
        _ => Ok(()),
    }
}
