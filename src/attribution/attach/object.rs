//! Reasons why what follows a verb is not its subject.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::Verb;

/// A definite plural of persons in the oblique case (`المراقبين`): an object, never a subject.
pub fn oblique(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    let persons = &view.lists.noun.persons;
    let Some(stem) = persons.oblique.iter().find_map(|e| view.fold(at).strip_suffix(e.as_str())) else {
        return false;
    };
    // `الحوثيين`: a group whose other case is listed too.
    let subject = |ending: &String| view.lists.get(&format!("{stem}{ending}")).is_some();
    let members = || mark.has(Tag::Group) && persons.nominative.iter().any(subject);
    let persons =
        (mark.plural || mark.unknown) && !mark.any(&[Tag::FirstName, Tag::Group, Tag::Place, Tag::Outlet]);
    mark.article && (persons || members())
}

/// `دعا إلى`, `أعلن وأكد`.
pub fn preposition_or_verb(view: &View<'_>, at: usize) -> bool {
    view.preposition(at).is_some() || view.plain_verb(at) && !view.marks[at].heads()
}

/// `أعلن موقفه`: a noun of speech is the object; but `كل من أوغندا`, `هذه المصادر`: what follows
/// tells.
pub fn speech(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    let opener = mark.any(&[Tag::Demonstrative, Tag::Opener, Tag::Quantity]) && {
        let of = at + 1 + usize::from(view.preposition(at + 1).is_some() && mark.has(Tag::Quantity));
        view.marks.get(of).is_some_and(|m| m.heads())
    };
    mark.has(Tag::SpeechNoun)
        && !opener
        && !mark.any(&[Tag::Organisation, Tag::Document, Tag::Media, Tag::Source, Tag::Unspecified])
}

/// `أجرى محادثات`: one of the verb's objects.
pub fn listed(view: &View<'_>, at: usize, verb: &Verb) -> bool {
    let mark = &view.marks[at];
    verb.objects.iter().any(|o| o == view.base(at)) && !mark.heads()
}
