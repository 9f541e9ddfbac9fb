//! Where the form of a word tells that the phrase of a source is complete before it: its case,
//! its shape, its agreement.

use super::joint::Joint;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
/// `الحوثيون الطيران`, `الخريصي المستثمرين`: the case of one of two definite nouns.
pub fn case_tells(joint: &Joint<'_, '_>) -> bool {
    let Joint { head, before, mark, from, at, .. } = *joint;
    // `بحسب المراقبين اللجوء`: no adjective of theirs ends so.
    let agrees = mark.any(&[Tag::Modifier, Tag::Nationality]);
    let subject = joint.nominative(from) && joint.singular();
    let led = joint.oblique(from) && head.plural && joint.singular() && !agrees;
    let object = joint.oblique(at) && !joint.oblique(from) && !joint.nominative(from);
    joint.second() && before.article && mark.article && (subject || led || object)
}

/// `عقاريون سبب الانخفاض`: with its last letter a plural is no construct.
pub fn keeps_its_ending(joint: &Joint<'_, '_>) -> bool {
    let Joint { view, before, mark, at, .. } = *joint;
    !before.article
        && (joint.second() || !before.has(Tag::Modifier))
        && !mark.article
        && joint.singular()
        && view.lists.crowd_free(view.fold(at - 1))
}

/// `وصف الوزير الإيراني المفاوضات`: no adjective looks so.
pub fn shaped_as_noun(joint: &Joint<'_, '_>) -> bool {
    let Joint { view, before, mark, at, .. } = *joint;
    let plural = view.lists.noun.feminine.plural.iter().any(|e| view.base(at).ends_with(e.as_str()));
    let noun = mark.unknown && (plural || mark.shape.common) || plural && mark.has(Tag::Person);
    mark.article
        && noun
        && before.article
        && joint.after_adjective()
        && !joint.oblique(at - 1)
        && !joint.nominative(at - 1)
}

/// `جيبوتي مساعدة المجتمع`, `الحركة الشعبية لتحرير السودان سحب مرشحها`: nothing bare goes on
/// after a body that is complete.
pub fn bare_after_body(joint: &Joint<'_, '_>) -> bool {
    let Joint { head, before, mark, .. } = *joint;
    let ended = before.any(&[Tag::Place, Tag::Group]) && !before.any(&[Tag::Organisation, Tag::Media]);
    // `وسائل إعلام تركية مقتطفات مأخوذة`.
    let described =
        !before.article && before.has(Tag::Nationality) && !joint.second() && !head.has(Tag::Organisation);
    joint.body_head() && (ended || described) && !mark.article && mark.unknown && joint.singular()
}

/// `القرار يحظر`: a present tense that no list knows.
pub fn present_tense(joint: &Joint<'_, '_>) -> bool {
    let Joint { view, before, mark, at, .. } = *joint;
    mark.unknown
        && (4..=5).contains(&view.fold(at).chars().count())
        && view.lists.forms.present.iter().any(|p| view.fold(at).starts_with(p.as_str()))
        && (before.article || before.any(&[Tag::Place, Tag::Group]))
        && !name::certain(view, at)
}

/// `ماكيرنان إرسال`: a verbal noun after a name or place.
pub fn verbal_noun(joint: &Joint<'_, '_>) -> bool {
    let Joint { view, before, mark, at, .. } = *joint;
    joint.whole()
        && (joint.named() || before.has(Tag::Place))
        && !mark.article
        && mark.unknown
        && !before.article
        && mark.shape.common
        && !name::certain(view, at)
}
