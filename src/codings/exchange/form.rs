//! The forms that codings take outside: the codebook's own, a sheet, and the import and export
//! files of annotation tools.

use super::CodedText;
use crate::error::{Error, Result, Warning};
use crate::span::CharSpan;

/// An article on its way to a coder.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The article; its attributions are what a coder finds already marked.
    pub text: CodedText,
    /// Its sentences, in code points.
    pub sentences: Vec<CharSpan>,
    /// Who marked it already; `None` where nobody did.
    pub coder: Option<String>,
}

/// A file of a form: its name, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFile {
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

/// What came back from a tool.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Returned {
    /// The coded articles, in the order of their ids.
    pub texts: Vec<CodedText>,
    /// What was passed over, and why.
    pub doubts: Vec<Warning>,
}

/// A form of codings.
pub trait Form: Sync {
    /// The name on the command line.
    fn name(&self) -> &'static str;

    /// One line for help.
    fn about(&self) -> &'static str;

    /// The files that go to coders.
    ///
    /// # Errors
    /// When a file cannot be made.
    fn write(&self, sheets: &[Sheet]) -> Result<Vec<FormFile>>;

    /// Whether [`Form::read`] reads what coders give back.
    fn returns(&self) -> bool {
        false
    }

    /// The codings in an export of the tool. `place` is what errors call the file; `coder`
    /// chooses among several coders of one article.
    ///
    /// # Errors
    /// When it is no such export, or a coding is not whole: article and cue are named.
    fn read(&self, text: &str, place: &str, coder: Option<&str>) -> Result<Returned> {
        let _ = (text, coder);
        let names: Vec<&str> = FORMS.iter().filter(|f| f.returns()).map(|f| f.name()).collect();
        Err(Error::new(
            place,
            format!("the form `{}` is not read back", self.name()),
            format!("use one of: {}", names.join(", ")),
        ))
    }
}

/// All forms.
pub static FORMS: &[&dyn Form] = &[
    &super::codebook::Codebook,
    #[cfg(feature = "workbench")]
    &super::csv::Csv,
    &super::doccano::Doccano,
    &super::labelstudio::LabelStudio,
];

/// The form of this name.
///
/// # Errors
/// When there is none.
pub fn form(name: &str) -> Result<&'static dyn Form> {
    FORMS.iter().find(|f| f.name() == name).copied().ok_or_else(|| {
        let names: Vec<&str> = FORMS.iter().map(|f| f.name()).collect();
        Error::new(
            "form of codings",
            format!("`{name}` is no form we know"),
            format!("use one of: {}", names.join(", ")),
        )
    })
}

/// The article that a tool's text stands for: its title is cut off again.
pub(super) fn article(text: &str, title: Option<&str>, id: &str) -> Result<(String, String)> {
    let title = match title {
        Some(title) => title,
        None => text.split_once("\n\n").map_or("", |(title, _)| title),
    };
    let body = text.strip_prefix(title).and_then(|rest| rest.strip_prefix("\n\n")).ok_or_else(|| {
        Error::new(
            format!("article {id}"),
            "its text does not begin with its title and an empty line",
            "let the tool keep text and title as `minzar sample` wrote them",
        )
    })?;
    Ok((title.to_owned(), body.to_owned()))
}

/// Orders the articles by id; an article that stands twice is an error.
pub(super) fn settle(mut returned: Returned, place: &str) -> Result<Returned> {
    returned.texts.sort_by(|a, b| a.id.cmp(&b.id));
    match returned.texts.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(Error::new(
            place,
            format!("the article {} has two codings", pair[0].id),
            "export each coder to a file of its own, or name one with --coder",
        )),
        None => Ok(returned),
    }
}
