//! Two words of a phrase that may end between them, and what is known of both.

use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
/// A word, the one before it, and the head of the phrase that may end between the two.
pub struct Joint<'v, 'd> {
    pub view: &'v View<'d>,
    pub from: usize,
    pub at: usize,
    pub head: &'v Mark,
    pub before: &'v Mark,
    pub mark: &'v Mark,
}

impl Joint<'_, '_> {
    /// The word describes what stands before it, names it, or is joined to it.
    pub fn goes_on(&self) -> bool {
        // A capital whose name is a first name too (`الرياض`).
        let place = self.mark.article && self.mark.has(Tag::Place) && self.before.has(Tag::Place);
        let describes = self.mark.any(&[
            Tag::Modifier,
            Tag::Nationality,
            Tag::Title,
            Tag::FirstName,
            Tag::NameParticle,
            Tag::Preposition,
        ]);
        describes && !place || self.mark.conjunction || !self.mark.particle.is_empty()
    }

    /// The head alone stands before the word.
    pub fn second(&self) -> bool {
        self.at - 1 == self.from
    }

    /// The word before is an adjective.
    pub fn after_adjective(&self) -> bool {
        self.before.any(&[Tag::Modifier, Tag::Nationality])
    }

    /// The head is a body or a text, which no personal name follows.
    pub fn body_head(&self) -> bool {
        self.head.any(&[Tag::Organisation, Tag::Document, Tag::Group, Tag::Media, Tag::Place])
            && !self.head.any(&[Tag::Office, Tag::Title, Tag::Person, Tag::FirstName])
    }

    /// The phrase has a personal name, after which only an office may go on
    /// (`أحمد حمدان مدير الشركة`).
    pub fn named(&self) -> bool {
        (self.from..self.at).any(|i| name::certain(self.view, i))
    }

    /// The phrase is whole as it stands.
    pub fn whole(&self) -> bool {
        let (view, before, at) = (self.view, self.before, self.at);
        // `وليد المعلم إسرائيل`: a last name that is a noun too.
        let last_name = at >= self.from + 2
            && before.article
            && view.has(at - 2, Tag::FirstName)
            && !before.has(Tag::FirstName);
        let two_unknown = || {
            let earlier = &view.marks[at - 2];
            before.unknown && !before.article && earlier.unknown && !earlier.article
        };
        name::certain(view, at - 1)
            || before.any(&[Tag::Group, Tag::Place])
            || last_name
            || at > self.from + 2 && two_unknown()
            || before.article && (self.after_adjective() || self.second()) && !before.has(Tag::Title)
    }

    /// The word is a role that somebody has.
    pub fn role(&self) -> bool {
        self.mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title])
    }

    /// `نواب محليون`: an indefinite head and its adjective.
    pub fn indefinite(&self) -> bool {
        let head = self.head;
        let indefinite = !head.article && head.any(&[Tag::Source, Tag::Person]) && !head.has(Tag::Office);
        indefinite && !self.before.article && self.after_adjective() && !self.second()
    }

    /// A definite plural of persons, whatever its case.
    pub fn plural(&self, at: usize) -> bool {
        let persons = &self.view.lists.noun.persons;
        self.view.marks[at].article && persons.endings().any(|e| self.view.fold(at).ends_with(e))
    }

    /// A definite plural of persons as a subject (`الحوثيون`).
    pub fn nominative(&self, at: usize) -> bool {
        self.ends_as(at, &self.view.lists.noun.persons.nominative)
    }

    /// A definite plural of persons as an object (`الحوثيين`).
    pub fn oblique(&self, at: usize) -> bool {
        self.ends_as(at, &self.view.lists.noun.persons.oblique)
    }

    fn ends_as(&self, at: usize, endings: &[String]) -> bool {
        self.view.marks[at].article && endings.iter().any(|e| self.view.fold(at).ends_with(e.as_str()))
    }

    /// The word does not end like a plural of persons.
    pub fn singular(&self) -> bool {
        !self.view.lists.noun.persons.endings().any(|e| self.view.fold(self.at).ends_with(e))
    }

    /// The word is looked up in no list and is written like a name.
    pub fn name_shape(&self) -> bool {
        self.mark.shape.name
    }

    /// Whether this holds of the token after the word.
    pub fn next_is(&self, test: impl Fn(&Mark) -> bool) -> bool {
        self.view.marks.get(self.at + 1).is_some_and(test)
    }
}
