//! From a file to text: compression off, encoding to UTF-8. Both are told by the bytes.

use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::sync::Arc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::article::{Field, Row};
use super::row::{Columns, Event, Sink};
use super::settings::Settings;
use crate::error::{Error, Result, Warning};

/// How much of a file tells its encoding.
const SAMPLE: u64 = 1 << 20;

/// Bytes that can be read from any place.
pub trait Seekable: Read + Seek {}
impl<T: Read + Seek> Seekable for T {}

/// The bytes of a file, or of a member of an archive.
pub enum Bytes<'a> {
    Seek(Box<dyn Seekable + 'a>),
    Stream(Box<dyn Read + 'a>),
}

/// What a format reads from.
pub struct Input<'a> {
    /// The file as shown in places.
    pub place: String,
    pub folder: Option<Arc<str>>,
    pub lang: Option<&'static str>,
    /// Where the file lies, unless it is embedded or packed in another.
    pub path: Option<&'a Path>,
    pub settings: &'a Settings,
    pub columns: &'a Columns,
    pub bytes: Bytes<'a>,
}

impl<'a> Input<'a> {
    /// An error of this file.
    pub fn fail(&self, cause: impl std::fmt::Display, next: &str) -> Error {
        Error::new(&self.place, cause, next)
    }

    /// An empty row of this file at a line, row or item.
    pub fn row(&self, place: String) -> Row {
        let mut row = Row::new(place, self.folder.clone());
        row.set(Field::Lang, self.lang.map(str::to_owned));
        row
    }

    /// File name without folders and extensions.
    pub fn stem(&self) -> &str {
        let name = self.place.rsplit(['/', '!']).next().unwrap_or_default();
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The first bytes, which stay to be read.
    pub fn magic(&mut self) -> Result<[u8; 4]> {
        let mut head = Vec::new();
        let read = match &mut self.bytes {
            Bytes::Seek(file) => {
                file.take(4).read_to_end(&mut head).and_then(|_| file.seek(std::io::SeekFrom::Start(0)))
            }
            Bytes::Stream(_) => Ok(0),
        };
        read.map_err(|e| self.fail(e, "check the file"))?;
        head.resize(4, 0);
        Ok([head[0], head[1], head[2], head[3]])
    }

    fn stream(&mut self) -> Box<dyn Read + 'a> {
        match std::mem::replace(&mut self.bytes, Bytes::Stream(Box::new(std::io::empty()))) {
            Bytes::Seek(file) => Box::new(file),
            Bytes::Stream(stream) => stream,
        }
    }

    /// The bytes as something with random access; a stream is read into memory.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn seekable(&mut self) -> Result<Box<dyn Seekable + 'a>> {
        match std::mem::replace(&mut self.bytes, Bytes::Stream(Box::new(std::io::empty()))) {
            Bytes::Seek(file) => Ok(file),
            Bytes::Stream(mut stream) => {
                let mut bytes = Vec::new();
                stream.read_to_end(&mut bytes).map_err(|e| self.fail(e, "check the file"))?;
                Ok(Box::new(Cursor::new(bytes)))
            }
        }
    }

    /// The file as UTF-8 text without byte order mark.
    ///
    /// # Errors
    /// When it cannot be read, or its encoding is not known.
    pub fn text(&mut self, sink: &mut Sink<'_>) -> Result<Box<dyn BufRead + 'a>> {
        let mut stream = unpacked(self.stream()).map_err(|e| self.fail(e, "check the file"))?;
        let mut sample = Vec::new();
        let read = (&mut stream).take(SAMPLE).read_to_end(&mut sample);
        read.map_err(|e| self.fail(e, "the file seems damaged: fetch it again"))?;
        let whole = (sample.len() as u64) < SAMPLE;
        let (encoding, mark) = self.encoding(&sample, whole, sink)?;
        let bytes = Cursor::new(sample.split_off(mark)).chain(stream);
        if encoding == UTF_8 {
            return Ok(Box::new(BufReader::with_capacity(1 << 16, bytes)));
        }
        let decoding = Decoding {
            inner: BufReader::with_capacity(1 << 16, bytes),
            decoder: encoding.new_decoder_without_bom_handling(),
            done: false,
        };
        Ok(Box::new(BufReader::with_capacity(1 << 16, decoding)))
    }

    /// The encoding, and the length of the byte order mark.
    fn encoding(
        &self,
        sample: &[u8],
        whole: bool,
        sink: &mut Sink<'_>,
    ) -> Result<(&'static Encoding, usize)> {
        if let Some((encoding, mark)) = Encoding::for_bom(sample) {
            return Ok((encoding, mark));
        }
        if let Some(label) = &self.settings.encoding {
            return Ok((encoding(label)?, 0));
        }
        let (good, bad) = sequences(sample, whole);
        if bad * 10 <= good {
            // UTF-8, here and there with a broken row, which is counted where it stands.
            return Ok((UTF_8, 0));
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sample, whole);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        let (_, broken) = encoding.decode_without_bom_handling(sample);
        if broken || sample.contains(&0) {
            return Err(self.fail(
                "this is not UTF-8, and no other encoding fits",
                "set `encoding` under [corpus], or save the file as UTF-8",
            ));
        }
        sink(Event::Warning(Warning::new(
            "file is not UTF-8, encoding guessed",
            &self.place,
            format!("read as {}", encoding.name()),
        )))?;
        Ok((encoding, 0))
    }
}

/// The bytes without the compression that their first bytes tell.
fn unpacked<'a>(packed: impl Read + 'a) -> std::io::Result<Box<dyn Read + 'a>> {
    let mut packed = BufReader::with_capacity(1 << 16, packed);
    let head = packed.fill_buf()?;
    Ok(if head.starts_with(&[0x1f, 0x8b]) {
        Box::new(flate2::bufread::MultiGzDecoder::new(packed))
    } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        Box::new(zstd::stream::read::Decoder::with_buffer(packed)?)
    } else {
        Box::new(packed)
    })
}

/// The lines of a file as they are, unpacked: for files of codings, whose offsets allow no
/// other change.
///
/// # Errors
/// When the file cannot be opened.
pub fn lines_of(path: &Path) -> Result<impl BufRead + use<>> {
    let open = || unpacked(std::fs::File::open(path)?);
    let stream =
        open().map_err(|e| Error::new(path.display().to_string(), e, "give a file of codings (JSONL)"))?;
    Ok(BufReader::with_capacity(1 << 16, stream))
}

/// The encoding that a spec names.
///
/// # Errors
/// When there is none of that name.
pub fn encoding(label: &str) -> Result<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        Error::new(
            "[corpus] encoding",
            format!("`{label}` is no encoding we know"),
            "use a name such as utf-8, windows-1256 or iso-8859-6",
        )
    })
}

/// Valid multi-byte sequences of UTF-8, and places where the bytes are not UTF-8. What was
/// cut off at the end of a sample is not counted.
fn sequences(mut bytes: &[u8], whole: bool) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    let starts = |valid: &str| valid.chars().filter(|c| !c.is_ascii()).count();
    loop {
        match std::str::from_utf8(bytes) {
            Ok(valid) => return (good + starts(valid), bad),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                good += starts(std::str::from_utf8(valid).unwrap_or_default());
                match error.error_len() {
                    Some(length) => {
                        bad += 1;
                        bytes = &rest[length..];
                    }
                    None => return (good, bad + usize::from(whole)),
                }
            }
        }
    }
}

/// Decodes while reading.
struct Decoding<R> {
    inner: BufReader<R>,
    decoder: encoding_rs::Decoder,
    done: bool,
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while !self.done {
            let raw = self.inner.fill_buf()?;
            let last = raw.is_empty();
            let (state, read, written, _) = self.decoder.decode_to_utf8(raw, out, last);
            self.inner.consume(read);
            self.done = last && state == encoding_rs::CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}
