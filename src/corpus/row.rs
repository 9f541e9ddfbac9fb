//! What readers report, and which column of a file stands for which field.

use std::collections::BTreeSet;

use super::article::{FIELDS, Field, Row};
use super::settings::Settings;
use crate::error::{Error, Result, Warning};

/// What a reader reports.
#[derive(Debug)]
pub enum Event {
    Row(Box<Row>),
    /// A row that cannot be read. `reason` is a short stable phrase.
    Broken {
        reason: &'static str,
        place: String,
        detail: String,
    },
    Warning(Warning),
}

/// Where readers put what they read. An error it returns stops the reader.
pub type Sink<'s> = dyn FnMut(Event) -> Result<()> + 's;

/// Which column of a file stands for which field.
#[derive(Debug, Clone)]
pub struct Columns {
    names: [Option<String>; FIELDS.len()],
    needed: [bool; FIELDS.len()],
}

impl Columns {
    /// # Errors
    /// When `columns` names a field that does not exist.
    pub fn new(settings: &Settings) -> Result<Self> {
        let known = || FIELDS.map(Field::name).join(", ");
        if let Some(odd) = settings.columns.keys().find(|k| FIELDS.iter().all(|f| f.name() != k.as_str())) {
            return Err(Error::new(
                "[corpus] columns",
                format!("`{odd}` is no column of an article"),
                format!("write ours = \"theirs\", with ours one of: {}", known()),
            ));
        }
        let has_outlet = settings.outlet.is_some() || settings.outlet_from_folder;
        let mapped = |f: Field| settings.columns.get(f.name());
        Ok(Self {
            names: FIELDS.map(|f| match mapped(f) {
                Some(name) if name.is_empty() => None,
                Some(name) => Some(name.clone()),
                None => Some(f.name().to_owned()),
            }),
            needed: FIELDS.map(|f| match f {
                _ if mapped(f).is_some_and(|n| n.is_empty()) => false,
                Field::Title | Field::Body => true,
                Field::Outlet => mapped(f).is_some() || !has_outlet,
                Field::Lang => mapped(f).is_some() || settings.lang.is_none(),
                _ => mapped(f).is_some(),
            }),
        })
    }

    /// The file's column for a field.
    pub fn name(&self, field: Field) -> Option<&str> {
        self.names[field as usize].as_deref()
    }

    /// # Errors
    /// When a needed column is not among those present. With `early`, only those that no row
    /// can do without.
    pub fn check(&self, place: &str, present: &BTreeSet<String>, early: bool) -> Result<()> {
        let vital = [Field::Outlet, Field::Lang, Field::Title, Field::Body];
        for field in FIELDS.into_iter().filter(|f| !early || vital.contains(f)) {
            let Some(name) =
                self.name(field).filter(|n| self.needed[field as usize] && !present.contains(*n))
            else {
                continue;
            };
            let have = present.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let ours = field.name();
            let other = match field {
                Field::Outlet => ", or set `outlet` or `outlet_from_folder`",
                Field::Lang => ", or set `lang`",
                Field::Title => ", or columns.title = \"\" where there are no titles",
                _ => "",
            };
            return Err(Error::new(
                place,
                format!("there is no column `{name}`; the columns are: {have}"),
                format!("under [corpus] write columns.{ours} = \"<the file's name for it>\"{other}"),
            ));
        }
        Ok(())
    }
}
