//! From a file to text: compression off, encoding to UTF-8. Both are told by the bytes.

use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::UTF_8;

use super::article::{Field, Row};
use super::decode::Decoded;
use super::encoding::{self, Told};
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
    pub fn text(&mut self, sink: &mut Sink<'_>) -> Result<Text<'a>> {
        let named = self.settings.encoding.as_deref().map(encoding::named).transpose()?;
        let stream = unpacked(self.stream()).map_err(|e| self.fail(e, "check the file"))?;
        let next = "the file seems damaged: fetch it again";
        let (sample, whole, stream) = sampled(stream).map_err(|e| self.fail(e, next))?;
        let told = encoding::tell(&sample, whole, named)
            .map_err(|cause| self.fail(cause, "set `encoding` under [corpus], or save the file as UTF-8"))?;
        if told.guessed {
            sink(Event::Warning(Warning::new(
                "file is not UTF-8, encoding guessed",
                &self.place,
                format!("read as {}", told.encoding.name()),
            )))?;
        }
        Ok(Text::new(sample, stream, told))
    }
}

/// Text of a file, as UTF-8.
pub struct Text<'a> {
    reader: Box<dyn BufRead + 'a>,
    /// What a row is that is not UTF-8 here: a short stable phrase to count by.
    pub damage: &'static str,
}

impl<'a> Text<'a> {
    fn new(mut sample: Vec<u8>, rest: Box<dyn Read + 'a>, told: Told) -> Self {
        let bytes = Cursor::new(sample.split_off(told.mark)).chain(rest);
        let bytes = BufReader::with_capacity(1 << 16, bytes);
        if told.encoding == UTF_8 {
            return Self { reader: Box::new(bytes), damage: "not UTF-8" };
        }
        let reader = Box::new(Decoded::new(bytes, told.encoding));
        Self { reader, damage: "not in the encoding of the file" }
    }
}

impl Read for Text<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.reader.read(out)
    }
}

impl BufRead for Text<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.reader.consume(n);
    }
}

/// The first bytes, whether these are all, and the stream of the others.
fn sampled<'a>(mut stream: Box<dyn Read + 'a>) -> std::io::Result<(Vec<u8>, bool, Box<dyn Read + 'a>)> {
    let mut sample = Vec::new();
    (&mut stream).take(SAMPLE).read_to_end(&mut sample)?;
    let whole = (sample.len() as u64) < SAMPLE;
    Ok((sample, whole, stream))
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
/// other change. They count in code points, so that the encoding may be any that is marked.
///
/// # Errors
/// When the file cannot be opened, or is text in an encoding that would have to be guessed.
pub fn lines_of(path: &Path) -> Result<impl BufRead + use<>> {
    let fail = |cause: &dyn std::fmt::Display, next| Error::new(path.display().to_string(), cause, next);
    let open = || sampled(unpacked(std::fs::File::open(path)?)?);
    let (sample, whole, stream) = open().map_err(|e| fail(&e, "give a file of codings (JSONL)"))?;
    let told =
        encoding::tell(&sample, whole, None).map_err(|cause| fail(&cause, "save the file as UTF-8"))?;
    if told.guessed {
        return Err(fail(&"this is not UTF-8", "save the file as UTF-8"));
    }
    Ok(Text::new(sample, stream, told))
}
