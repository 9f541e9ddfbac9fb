//! What a pack's lists say of a word.

use serde::Deserialize;

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The list that a word stands in. What each means for a language is said in its pack.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Tag { $($(#[$doc])* $name),* }
    };
}

tags! {
    /// People behind the news, never named in the phrase.
    Source,
    /// A person in a role, whom a name may follow.
    Person,
    /// One holder at a time, when definite.
    Office,
    PluralOffice,
    /// Stands before a name.
    Title,
    /// A kind of body.
    Organisation,
    /// A body's proper name.
    Group,
    /// A kind of outlet.
    Media,
    /// An outlet's proper name.
    Outlet,
    Document,
    Unspecified,
    /// Cannot speak.
    Evidence,
    /// After a source noun: no source after all (`مصادر الطاقة`).
    NotSource,
    /// Occasion or vehicle of speech.
    Setting,
    /// Object of a report verb, never its subject.
    SpeechNoun,
    Modifier,
    Nationality,
    Place,
    /// A masculine place without an article.
    Masculine,
    /// A frequent noun that is no name.
    Common,
    NameParticle,
    FirstName,
    /// A family name that stands alone.
    LastName,
    That,
    Negation,
    /// Before an imperfect: planned or possible.
    Planned,
    Relative,
    /// A relative without antecedent.
    What,
    Auxiliary,
    /// A clause begins after it.
    Boundary,
    Adverb,
    /// "Of his part".
    Side,
    Time,
    Echo,
    Pronoun,
    Demonstrative,
    /// Before an imperfect: evidence.
    Lead,
    /// Opens the outlet's own voice.
    Outer,
    LineLabel,
    Preposition,
    NegatedNoun,
    /// Or: joins the second part of a question.
    Alternative,
    /// Introduces a person's name (`يدعى`).
    Called,
    /// A plural that takes the verb in the feminine.
    Feminine,
    /// What one refuses to give where one does not speak.
    Comment,
    QuoteName,
    Anonymity,
    /// Makes a passive of the form after it.
    Be,
    /// Names the speaker of a passive.
    By,
    /// The noun after it is nobody the reader knows.
    Indefinite,
    /// The speaker himself, in his own words.
    #[serde(rename = "self")]
    Own,
    /// Speaks for a body: an office with or without an article.
    Spokesman,
    /// A pronoun of one person.
    Single,
    /// A pronoun of several.
    Many,
    /// Without.
    Lacking,
    /// Ends a reason for anonymity.
    Identity,
    /// Makes a plural of what follows (`عدد من`, `some`).
    Quantity,
    /// Stands before the head of a source and says nothing of it.
    Opener,
    /// Before an infinitive: what is begun or gone on with is done.
    Begun,
    /// Joins two speakers of one source.
    Joins,
    /// Begins an infinitive.
    Infinitive,
    /// Right before a verb: it is done (`قد`).
    Perfective,
    /// Whose: stands for the speaker before a noun of speech.
    Possessive,
}

/// A set of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tags(u64);

impl Tags {
    pub fn of(tags: &[Tag]) -> Self {
        Self(tags.iter().fold(0, |set, tag| set | 1 << *tag as u64))
    }

    pub fn has(self, tag: Tag) -> bool {
        self.0 >> tag as u64 & 1 == 1
    }

    pub fn any(self, tags: &[Tag]) -> bool {
        self.0 & Self::of(tags).0 != 0
    }

    pub fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Those of both sets.
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn drop(&mut self, tag: Tag) {
        self.0 &= !(1 << tag as u64);
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
