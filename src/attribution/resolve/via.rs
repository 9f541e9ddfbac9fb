//! Who passes on what another said: `نقلت X عن Y`, and outlets that carried it.

use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::{phrase, span};
use crate::attribution::phrases::kind::wording;
use crate::codings::{Attribution, SourceType};
use crate::span::Span;

/// `نقلت X عن Y`: the subject becomes the one who passes on, and Y the source. `نقلا عن Y`:
/// the speaker of the clause before passes on.
pub fn relay(view: &View<'_>, cue: &mut Cue, end: usize, last: Option<&Attribution>) -> Option<Span> {
    if cue.how == How::Phrase {
        return last.and_then(|a| a.source).filter(|s| {
            let gap =
                view.doc.tokens_in(Span::new(s.end, view.doc.tokens[cue.tokens.start].span.start.max(s.end)));
            gap.len() <= 3
        });
    }
    let verb = cue.verb.map(|v| &view.lists.verbs[v as usize])?;
    let by = cue.subject.take();
    let from = by.as_ref().map_or(cue.tokens.end, |s| s.range.end);
    let link = (from..end.min(from + 12))
        .find(|&i| view.has(i, Tag::Preposition) && verb.prepositions.iter().any(|p| p == view.base(i)));
    if let Some(link) = link {
        let range = phrase(view, link + 1, end, None);
        if !range.is_empty() && !view.marks[link].pronoun {
            cue.subject = Some(Subject { wording: wording(view, range.clone()), range });
        }
    } else {
        // Nobody else is named: it speaks itself (`نقلت وسائل إعلام أن`).
        cue.subject = by;
        return None;
    }
    by.map(|s| span(view, s.range))
}

/// `قال في تصريحات نشرتها وسائل إعلام إن`: the outlets that carried what was said.
pub fn carried(view: &View<'_>, cue: &Cue, end: usize) -> Option<Span> {
    let from = cue.subject.as_ref().map_or(cue.tokens.end, |s| s.range.end.max(cue.tokens.end));
    let end = cue.opens.unwrap_or(end).min(from + 10);
    let verb = (from..end).find(|&i| view.marks[i].finite.is_some_and(|f| f.pronoun))?;
    let said = (from..verb).any(|i| view.has(i, Tag::Setting));
    let range = phrase(view, verb + 1, end, None);
    let media = wording(view, range.clone()).is_some_and(|w| w.kind == SourceType::Media);
    (said && media).then(|| span(view, range))
}
