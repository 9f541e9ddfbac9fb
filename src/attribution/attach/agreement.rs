//! Agreement of a verb with the noun after it.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Gender, Number, VerbForm};
/// In the order verb, subject the two agree; where they do not, the noun is an object
/// (`وطالب الحكومة`: he demanded of the government).
pub fn disagrees(view: &View<'_>, head: usize, form: VerbForm, next_to: bool) -> bool {
    if form.kind == FormKind::Participle || form.gender == Gender::Any || form.number == Number::Any {
        return false;
    }
    if form.number == Number::P && view.subject_after() {
        return true;
    }
    let mark = &view.marks[head];
    let ends = mark.shape.feminine;
    let feminine = ends
        && !mark.any(&[Tag::FirstName, Tag::NameParticle, Tag::PluralOffice, Tag::Masculine])
        && (!mark.unknown || mark.article)
        && (!mark.has(Tag::Title) || mark.any(&[Tag::Organisation, Tag::Office]));
    // `ودعا إسرائيل إلى`: states are feminine.
    let state = mark.has(Tag::Place)
        && !mark.article
        && !mark.any(&[Tag::Masculine, Tag::FirstName, Tag::Title])
        && view.subject_after();
    let feminine = feminine || state || mark.has(Tag::Feminine);
    let office = mark.any(&[Tag::Office, Tag::Title])
        && !ends
        && !mark.any(&[Tag::Organisation, Tag::FirstName, Tag::PluralOffice]);
    // `دعت الشعب إلى`: a body whose noun is masculine.
    let body = mark.has(Tag::Organisation) && mark.has(Tag::Masculine) && !ends;
    let masculine = (office || body) && !mark.plural;
    match form.gender {
        Gender::M => feminine && next_to && form.number == Number::S,
        Gender::F => masculine && next_to,
        Gender::Any => false,
    }
}
