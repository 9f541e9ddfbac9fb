//! Archives of files in other formats.

use super::{Format, by_name_of};
use crate::corpus::open::{Bytes, Input};
use crate::corpus::row::{Event, Sink};
use crate::error::{Result, Warning};

/// A ZIP archive; each member is a file of another format. SaudiNewsNet comes as one archive a
/// day with one JSON array inside.
pub struct Zip;

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["zip"]
    }

    fn about(&self) -> &'static str {
        "an archive of files in any of the other formats"
    }

    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let damaged = "the archive seems damaged: fetch it again";
        let file = input.seekable()?;
        let mut archive = ::zip::ZipArchive::new(file).map_err(|e| input.fail(e, damaged))?;
        let mut members: Vec<(String, usize)> = Vec::new();
        for index in 0..archive.len() {
            let member = archive.by_index(index).map_err(|e| input.fail(e, damaged))?;
            let name = member.name().map_err(|e| input.fail(e, damaged))?.into_owned();
            let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
            if !member.is_dir() && !hidden {
                members.push((name, index));
            }
        }
        members.sort();
        for (name, index) in members {
            let place = format!("{}!{name}", input.place);
            let format = by_name_of(&name).filter(|f| f.name() != self.name());
            let Some(format) = format else {
                sink(Event::Warning(Warning::new("file of no known format left out", place, "")))?;
                continue;
            };
            let member = archive.by_index(index).map_err(|e| input.fail(e, damaged))?;
            let folder = name.rsplit_once('/').map(|(path, _)| path.rsplit('/').next().unwrap_or(path));
            let mut inner = Input {
                place,
                folder: folder.map(Into::into).or_else(|| input.folder.clone()),
                lang: input.lang,
                path: None,
                settings: input.settings,
                columns: input.columns,
                bytes: Bytes::Stream(Box::new(member)),
            };
            format.read(&mut inner, sink)?;
        }
        Ok(())
    }
}
