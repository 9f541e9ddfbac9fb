//! Whether a phrase holds a person's name.

use std::ops::Range;

use super::run;
use super::word::{certain, possible};
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
/// Whether a phrase holds a personal name that stands for its head: not one that a body's
/// name ends in (`قوات صالح`), nor one of a person's own body (`حكومة السراج`).
pub fn inside(view: &View<'_>, range: Range<usize>) -> bool {
    let mut before_relative = range.clone();
    if let Some(cut) = range.clone().find(|&i| view.has(i, Tag::Relative)) {
        before_relative.end = cut;
    }
    before_relative.clone().any(|at| {
        let owned = at > range.start && {
            let before = &view.marks[at - 1];
            let title = before.has(Tag::Title) && at - 1 > range.start;
            let holder = if title { &view.marks[at - 2] } else { before };
            holder.any(&[Tag::Organisation, Tag::Media, Tag::Source, Tag::QuoteName])
                && !holder.article
                // `المديرة التنفيذية للفريق الأستاذة العنود`: the office goes on before the title.
                && (!title || holder.particle.is_empty())
                && !holder.any(&[Tag::Modifier, Tag::Nationality, Tag::FirstName])
                && (!title || !before.has(Tag::FirstName))
                || before.any(&[Tag::Preposition])
        };
        if owned {
            return false;
        }
        if certain(view, at) || run::end(view, range.start, at, range.end).is_some() {
            return true;
        }
        // `الأستاذة العنود المدلج`: after a personal title, articles and all.
        let titled = at > range.start
            && view.has(at - 1, Tag::Title)
            && !view.marks[at - 1].any(&[Tag::Office, Tag::Organisation, Tag::FirstName])
            && view.marks[at - 1].article
            && view.marks[at].unknown
            && view.marks[at].particle.is_empty();
        if titled && !view.lists.capitals() {
            return true;
        }
        // `أمينة سجل المحكمة، سيلفيا آربيا،`: between commas.
        let between = at > range.start && view.comma(at - 1) && {
            let end = run::words(view, at, range.end);
            (2..=4).contains(&(end - at)) && end == range.end
        };
        if between && !view.lists.capitals() && view.marks[range.start].any(&[Tag::Office, Tag::Person]) {
            return true;
        }
        // `مدرب الفريق "ناصيف البياوي"`: a name in marks after a role.
        let marked = at > range.start
            && view.quotation(at - 1).is_some_and(|q| q.paired && (2..=3).contains(&view.words(q.inner)))
            && view.marks[range.start].any(&[Tag::Office, Tag::Person])
            && view.marks[at].unknown
            && !view.marks[at].article
            && !view.lists.capitals();
        if marked {
            return true;
        }
        at > range.start && possible(view, at) && {
            let before = &view.marks[at - 1];
            before.article
                || before.any(&[Tag::Title, Tag::Place, Tag::Group, Tag::Nationality])
                || view.comma(at - 1)
        }
    })
}
