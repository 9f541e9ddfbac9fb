//! Who signed what stands before.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType::Named;

/// A signature has no more words.
const LONGEST: usize = 9;

/// Who signed what stands before.
static SIGNED: &[Rule<fn(&View<'_>, usize, usize) -> Option<Cue>>] = &[rule("line: signed", signed)];

/// The signatures in a range of tokens.
pub fn signatures(view: &View<'_>, range: Range<usize>) -> Vec<Cue> {
    let dash = |at: &usize| view.is(*at, &["—", "–", "--"]) && *at + 2 < range.end;
    let cue = |at: usize| view.lists.trial.first(SIGNED, |finds| finds(view, at, range.end));
    range.clone().filter(dash).filter_map(cue).collect()
}

/// `— Donald Trump (@realDonaldTrump)`: who signed what stands before.
fn signed(view: &View<'_>, at: usize, end: usize) -> Option<Cue> {
    let open = (at + 2..end.min(at + LONGEST)).find(|&i| view.is(i, &["("]))?;
    let name = at + 1..open;
    let whole = name.clone().all(|i| view.marks[i].word || view.is(i, &[".", "-"]));
    let close = (open + 1..end.min(open + 6)).find(|&i| view.is(i, &[")"]))?;
    let handle = view.text(open + 1).starts_with('@') && whole;
    let wording = Wording { kind: Named, head: open - 1, repeat: false };
    let subject = Subject { range: name.start..close + 1, wording: Some(wording) };
    handle.then(|| Cue { subject: Some(subject), ..plain_cue(at..at + 1, How::Colon) })
}

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(SIGNED)
}
