//! A subject that the paper sets in quotation marks.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::Verb;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;
use crate::text::Quotation;

/// `قال "المعلم" في مؤتمر: ...`: a person's name in marks.
pub fn person(view: &View<'_>, from: usize, end: usize, verb: &Verb) -> Option<Subject> {
    let quotation = name(view, from, end, verb)?;
    let other = wording(view, view.doc.tokens_in(quotation.inner))
        .is_some_and(|w| !view.marks[w.head].has(Tag::Person));
    (!other).then(|| Subject {
        range: from..view.past(quotation),
        wording: Some(Wording { kind: SourceType::Named, head: from + 1, repeat: true }),
    })
}

/// Whether the marks that open here hold a subject (`أعلنت "حماس" أن`), not what is said.
pub fn subject(view: &View<'_>, from: usize, end: usize, verb: &Verb) -> bool {
    view.quotation(from).is_some_and(|q| view.is_name(q) || body(view, q, end))
        || name(view, from, end, verb).is_some()
}

/// The name of a body, and then what a verb takes after its subject.
fn body(view: &View<'_>, quotation: &Quotation, end: usize) -> bool {
    let past = view.past(quotation);
    let speaks = |tokens: Range<usize>| {
        wording(view, tokens)
            .is_some_and(|w| view.marks[w.head].any(&[Tag::Organisation, Tag::Group, Tag::Media]))
    };
    quotation.paired
        && view.words(quotation.inner) <= 6
        && past < end
        && (goes_on(view, past) || view.has(past, Tag::Nationality))
        && speaks(view.doc.tokens_in(quotation.inner))
}

/// One or two words in marks after a verb of saying whose content comes later.
fn name<'d>(view: &View<'d>, from: usize, end: usize, verb: &Verb) -> Option<&'d Quotation> {
    view.quotation(from).filter(|q| {
        let past = view.past(q);
        let content = |i: usize| view.that(i) || view.colon(i) || view.worded(i);
        q.paired
            && view.words(q.inner) <= 2
            && past < end
            && verb.reports
            && view.subject_after()
            && goes_on(view, past)
            && (past..end.min(past + 20)).any(content)
    })
}

fn goes_on(view: &View<'_>, at: usize) -> bool {
    view.that(at) || view.colon(at) || view.preposition(at).is_some()
}
