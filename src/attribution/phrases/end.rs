//! Where the phrase of a source is complete: what stands next is the object of its verb.
//!
//! In the order verb, subject, object nothing but the words themselves tells where the subject
//! ends. Each reason below is one way in which they do.

use super::end_form as form;
use super::joint::Joint;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
type Reason = Rule<fn(&Joint<'_, '_>) -> bool>;

/// Reasons why the phrase is complete before any word.
static CROWD: &[Reason] = &[rule("end: a crowd after a body", crowd_after_body)];

/// Reasons why the phrase is complete before a word that does not go on by itself, each enough.
static COMPLETE: &[Reason] = &[
    rule("end: the case tells", form::case_tells),
    rule("end: a plural with its last letter", form::keeps_its_ending),
    rule("end: shaped as a noun", form::shaped_as_noun),
    rule("end: definite after indefinite", definite_after_indefinite),
    rule("end: bare after a body", form::bare_after_body),
    rule("end: a thing after a definite noun", thing_after_definite),
    rule("end: after a family name", after_family_name),
    rule("end: another body", another_body),
    rule("end: a present tense", form::present_tense),
    rule("end: a verbal noun", form::verbal_noun),
    rule("end: several after a name", several_after_name),
    rule("end: after itself", after_itself),
    rule("end: definite after a whole phrase", definite_after_complete),
    rule("end: bare after definite", noun_after_definite),
    rule("end: a thing after a name", thing_after_name),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(CROWD), names(COMPLETE)].concat()
}

/// What speaks for itself or is spoken of, but describes nobody.
const THINGS: &[Tag] = &[
    Tag::Organisation,
    Tag::Group,
    Tag::Place,
    Tag::Source,
    Tag::SpeechNoun,
    Tag::Evidence,
    Tag::Document,
    Tag::Unspecified,
];

/// Whether the phrase that begins at `from` is complete before the word at `at`.
pub fn complete(view: &View<'_>, from: usize, at: usize) -> bool {
    let joint =
        Joint { view, from, at, head: &view.marks[from], before: &view.marks[at - 1], mark: &view.marks[at] };
    let any = |reasons: &[Reason]| view.lists.trial.any(reasons, |holds| holds(&joint));
    view.subject_after() && (any(CROWD) || !joint.goes_on() && any(COMPLETE))
}

/// `الحكومة اليمنية الحوثيين`: no adjective of one body is a plural of persons.
fn crowd_after_body(joint: &Joint<'_, '_>) -> bool {
    let Joint { head, before, mark, from, at, .. } = *joint;
    let one = !head.plural && !head.any(&[Tag::PluralOffice, Tag::Source]) && !joint.plural(from);
    let crowd = joint.plural(at)
        && mark.any(&[Tag::Nationality, Tag::Group])
        && !mark.any(&[Tag::FirstName, Tag::Title]);
    // `محافظ صنعاء الحوثيين`.
    let whole = before.article || before.has(Tag::Place) && at - 1 > from;
    one && crowd && whole && !joint.plural(at - 1) && !mark.conjunction && mark.particle.is_empty()
}

/// `هدد نواب محافظون الرئيس`: an indefinite phrase, then a definite noun.
fn definite_after_indefinite(joint: &Joint<'_, '_>) -> bool {
    let mark = joint.mark;
    let noun = mark.heads() || mark.any(&[Tag::Evidence, Tag::SpeechNoun, Tag::Setting]);
    joint.indefinite() && mark.article && noun
}

/// `أمير منطقة مكة المكرمة المشروع`: a thing after a definite noun.
fn thing_after_definite(joint: &Joint<'_, '_>) -> bool {
    let mark = joint.mark;
    joint.before.article
        && mark.article
        && mark.any(&[Tag::Evidence, Tag::Document, Tag::SpeechNoun])
        && !mark.any(&[
            Tag::Modifier,
            Tag::Nationality,
            Tag::Organisation,
            Tag::Office,
            Tag::Person,
            Tag::Title,
            Tag::Place,
        ])
        && !joint.head.any(&[Tag::SpeechNoun, Tag::Document])
}

/// `أوباما الخيار`: what follows a family name that stands alone.
fn after_family_name(joint: &Joint<'_, '_>) -> bool {
    let describes = [Tag::Office, Tag::Person, Tag::Title, Tag::Modifier, Tag::Nationality, Tag::FirstName];
    joint.before.has(Tag::LastName) && joint.mark.article && !joint.mark.any(&describes)
}

/// `الحكومة اليمنية الحوثيين`, `إسرائيل إيران`, `وزير الخارجية طهران`: a body that speaks for
/// itself is the object of another's speech.
fn another_body(joint: &Joint<'_, '_>) -> bool {
    let Joint { before, mark, .. } = *joint;
    let describes = [Tag::Modifier, Tag::Nationality, Tag::Title, Tag::FirstName, Tag::Office, Tag::Person];
    let another =
        mark.any(&[Tag::Place, Tag::Group]) && !mark.any(&describes) && !mark.joined && !mark.conjunction;
    let whole = joint.second() && before.any(&[Tag::Place, Tag::Group]) && !before.joined
        || before.article && !joint.second() && !before.has(Tag::Title)
        || before.joined && before.any(&[Tag::Place, Tag::Group, Tag::Organisation]);
    let capital = before.has(Tag::Place) && mark.article && !joint.second();
    another && whole && !capital && (!mark.article || joint.oblique(joint.at) || !before.article)
}

/// `الدكتورة سهيلة زين العابدين أعضاء المجلس`: several are nobody's further description.
fn several_after_name(joint: &Joint<'_, '_>) -> bool {
    let mark = joint.mark;
    joint.named()
        && !mark.article
        && mark.any(&[Tag::Source, Tag::PluralOffice])
        && !mark.any(&[Tag::Office, Tag::Person])
        && joint.next_is(|m| m.article)
}

/// `الرئيس نفسه ...`: whatever follows it.
fn after_itself(joint: &Joint<'_, '_>) -> bool {
    joint.before.has(Tag::Identity) && joint.before.has(Tag::Modifier)
}

/// `ناشد طماح التحالف`: a definite body or thing after a phrase that is whole.
fn definite_after_complete(joint: &Joint<'_, '_>) -> bool {
    let Joint { before, mark, .. } = *joint;
    let places = mark.has(Tag::Place) && before.has(Tag::Place) && !joint.second();
    // `عبدالله الغروي`: a family name that is a place too.
    let family = mark.has(Tag::Place) && before.has(Tag::FirstName);
    mark.article && mark.any(THINGS) && joint.whole() && !joint.role() && !places && !family
}

/// `طالب المواطنون رئيس الحكومة`: a bare noun after a definite one.
fn noun_after_definite(joint: &Joint<'_, '_>) -> bool {
    let Joint { view, before, mark, at, .. } = *joint;
    let definite = before.article && (joint.after_adjective() || joint.second());
    let name = name::certain(view, at) || name::possible(view, at) && !joint.body_head();
    let noun = !mark.unknown || !joint.name_shape() || joint.body_head();
    definite && !mark.article && noun && !name && !joint.named() && !before.has(Tag::Title)
}

/// `أحمد حمدان حكومة البلاد`: a bare body or thing after a name, where an office would go on.
fn thing_after_name(joint: &Joint<'_, '_>) -> bool {
    joint.named() && joint.whole() && !joint.mark.article && joint.mark.any(THINGS) && !joint.role()
}
