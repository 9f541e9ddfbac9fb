//! What a coder marks in an article. The terms are the codebook's, and those of the
//! attribution corpora PARC (Pareti 2016) and PolNeAR (Newell et al. 2018).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result as Answer};
use crate::span::Span;
use crate::text::Doc;

/// Gives a fieldless enum its names: one list for reading, writing and walking.
macro_rules! named_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// All values, in the codebook's order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name used in files and tables.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self, Error> {
                Self::ALL.iter().copied().find(|v| v.name() == text).ok_or_else(|| {
                    let names: Vec<_> = Self::ALL.iter().map(|v| v.name()).collect();
                    Error::new(stringify!($name), format!("`{text}` is no value"), format!("use one of: {}", names.join(", ")))
                })
            }
        }
    };
}

named_enum! {
    /// Who speaks, by the codebook: the first that fits holds.
    SourceType {
        /// Identified by a personal name.
        Named = "named",
        /// No name, but an office that only one person holds.
        Office = "office",
        /// A person or persons that the reader cannot identify.
        Anonymous = "anonymous",
        /// A news agency, paper, channel or site.
        Media = "media",
        /// A text or data: statement, report, study, law, poll.
        Document = "document",
        /// A body that speaks as a body.
        Organisation = "organisation",
        /// Nobody is there to ask.
        Unspecified = "unspecified",
    }
}

named_enum! {
    /// What counts as an attribution.
    Scope {
        /// Speech, writing and stated belief, by the project's codebook.
        Codebook = "codebook",
        /// Also wishes, plans, support and nouns of speech with their content, as the corpora
        /// PARC and PolNeAR have them; a pack marks such entries `wide`.
        Wide = "wide",
    }
}

named_enum! {
    /// How much of the content stands inside quotation marks.
    QuoteKind {
        Direct = "direct",
        Mixed = "mixed",
        Indirect = "indirect",
    }
}

named_enum! {
    /// What the report verb does to the claim. A pack gives each verb its class with a reason.
    VerbClass {
        /// Only says that it was said.
        Neutral = "neutral",
        /// Lends the claim weight or truth.
        Affirming = "affirming",
        /// Keeps the claim at a distance.
        Doubting = "doubting",
        /// Grants something against the speaker's interest.
        Conceding = "conceding",
        Denying = "denying",
        Accusing = "accusing",
        /// Asks, calls for, orders, warns.
        Directing = "directing",
        /// Praises, thanks, welcomes, condemns, regrets.
        Evaluating = "evaluating",
        /// Announces, pledges, claims responsibility: saying it makes it so.
        Declaring = "declaring",
    }
}

/// One place where the text hands a statement to somebody other than the reporter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that make the link.
    pub cue: Span,
    /// The overt phrase that names or describes the speaker; `None` where the clause has none.
    pub source: Option<Span>,
    /// Who passed it on (`نقلت X عن Y`: X).
    pub via: Option<Span>,
    pub kind: SourceType,
    pub quote: QuoteKind,
    /// What is attributed, in text order. Empty means not marked.
    pub content: Vec<Span>,
    /// The phrase that a null, pronominal or repeated source points back to.
    pub referent: Option<Span>,
    /// A stated reason for anonymity.
    pub reason: Option<Span>,
    pub class: Option<VerbClass>,
}

/// All attributions of one article by one coder, in the order of their cues.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coding {
    pub attributions: Vec<Attribution>,
}

/// Whoever codes an article: the machine or a person.
pub trait Coder: Sync {
    /// The name that tables give this coder.
    fn name(&self) -> &str;

    /// The coding of one analysed article.
    fn code(&self, doc: &Doc) -> Coding;

    /// The coding of the article of this id; `None` where this coder did not code it.
    ///
    /// # Errors
    /// When the coder coded another text under this id.
    fn code_article(&self, id: &str, doc: &Doc) -> Answer<Option<Coding>> {
        let _ = id;
        Ok(Some(self.code(doc)))
    }
}

/// The coder of a run that asks for no attribution: finds none, and takes no time over it.
pub struct Nobody;

impl Coder for Nobody {
    fn name(&self) -> &str {
        "nobody"
    }

    fn code(&self, _: &Doc) -> Coding {
        Coding::default()
    }
}
