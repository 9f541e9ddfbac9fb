//! What follows a report verb: the markers that make it a cue and open its content.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Frame, Need, Verb};
use crate::codings::VerbClass;

/// How far markers are looked for.
const FAR: usize = 24;
const NEAR: usize = 12;
const CLOSE: usize = 8;

/// The markers found after a verb.
#[derive(Debug, Clone, Default)]
pub struct Found<'d> {
    /// Where the search began.
    pub from: usize,
    pub that: Option<usize>,
    pub colon: Option<usize>,
    pub quote: Option<usize>,
    pub echo: Option<usize>,
    /// A quotation ends right before the clause: `"...," she posted`.
    pub behind: bool,
    pub object: bool,
    pub pronoun: bool,
    pub speaker: bool,
    pub start: bool,
    pub doubled: bool,
    pub relative: bool,
    pub media: bool,
    pub document: bool,
    pub prepositions: Vec<&'d str>,
    /// Where the first of the verb's own prepositions stands.
    pub led: Option<usize>,
}

impl<'d> Found<'d> {
    /// Looks from `from`, the first token after the verb and its subject, to `end`.
    pub fn after(view: &View<'d>, verb: &Verb, from: usize, end: usize, relative: bool) -> Self {
        let mut found = Self { from, ..Self::default() };
        let mut far = false;
        // A time, an occasion or an aside stands between.
        let mut occasion = false;
        for at in from..end.min(from + FAR) {
            let near = at < from + NEAR;
            let mark = &view.marks[at];
            occasion |= mark.any(&[Tag::Setting, Tag::Time, Tag::Side]);
            let joined = || view.doc.word(at).readings().any(|r| !r.conjunction.is_empty());
            if !verb.needs.is_empty()
                && at > from
                && view.comma(at - 1)
                && !mark.heads()
                && mark.word
                && mark.tags.is_empty()
                && joined()
            {
                break;
            }
            if view.that(at) && !far {
                found.that = found.that.or(Some(at));
                far = true;
            }
            if view.colon(at) && found.colon.is_none() && near {
                found.colon = Some(at);
            }
            if near && view.worded(at) && found.quote.is_none() && !far {
                found.quote = Some(at);
            }
            // `مضى يقول`: the plain verb of saying right after another.
            let says = at == from
                && mark.finite.is_some_and(|f| {
                    f.form.kind == FormKind::Imperfect
                        && !f.conjunction
                        && view.lists.verbs[f.form.verb as usize].needs.is_empty()
                });
            if near && (mark.has(Tag::Echo) || says) && found.echo.is_none() {
                found.echo = Some(at);
            }
            if near && !verb.objects.is_empty() {
                let (base, fold) = (view.base(at), view.fold(at));
                let endings = || std::iter::once("").chain(view.lists.noun.case.iter().map(String::as_str));
                let object = |o: &String| o == fold || endings().any(|e| base.strip_suffix(e) == Some(o));
                found.object |= verb.objects.iter().any(object);
            }
            if let Some(preposition) = view.preposition(at) {
                // Written on, it is close; alone, it may stand after a long setting.
                let reach = if verb.relay {
                    FAR
                } else if matches!(verb.class, VerbClass::Directing | VerbClass::Accusing) {
                    NEAR
                } else {
                    CLOSE
                };
                let limit = if !mark.particle.is_empty() {
                    NEAR
                } else if occasion {
                    FAR
                } else {
                    reach
                };
                if at < from + limit {
                    if verb.prepositions.iter().any(|p| p == preposition) {
                        found.led = found.led.or(Some(at));
                    }
                    found.prepositions.push(preposition);
                }
            }
            // `التي دعت إليها المملكة`: with a pronoun, written as one word.
            if near && mark.has(Tag::Adverb) {
                let own = |p: &&String| {
                    let rest = view.fold(at).strip_prefix(p.as_str());
                    p.chars().count() > 1 && rest.is_some_and(|r| (1..=3).contains(&r.chars().count()))
                };
                if let Some(p) = verb.prepositions.iter().find(own) {
                    found.led = found.led.or(Some(at));
                    found.prepositions.push(view.fold(at).get(..p.len()).unwrap_or_default());
                }
            }
            // A word that only looks like a listed one may still begin with the preposition.
            if near && mark.word {
                for p in &verb.prepositions {
                    if at <= from + 3
                        && p.chars().count() == 1
                        && !mark.heads()
                        && view.fold(at).starts_with(p.as_str())
                    {
                        found.led = found.led.or(Some(at));
                        found.prepositions.push(view.fold(at).get(..p.len()).unwrap_or_default());
                    }
                }
            }
            if at > from && mark.finite.is_some_and(|f| f.conjunction) && view.plain_verb(at) {
                break;
            }
            if relative && view.comma(at) {
                break;
            }
            if at > from && view.comma(at - 1) && mark.participle.is_some() && !mark.heads() {
                break;
            }
            if view.is(at, &[".", "!", "؟", "?"]) {
                break;
            }
        }
        found
    }

    /// Whether the content opens at this token: a marker, or a preposition of the verb.
    pub fn close(&self, view: &View<'_>, verb: &Verb, at: usize) -> bool {
        self.that == Some(at)
            || view.preposition(at).is_some_and(|p| verb.prepositions.iter().any(|q| q == p))
            || view.worded(at)
            || view.colon(at)
    }

    /// Whether the markers make up one of the frame's combinations.
    pub fn meets(&self, frame: &Frame) -> bool {
        frame.is_empty() || frame.iter().any(|all| all.iter().all(|need| self.has(need)))
    }

    fn has(&self, need: &Need) -> bool {
        match need {
            Need::That => self.that.is_some(),
            Need::Colon => self.colon.is_some(),
            Need::Quote => self.quote.is_some() || self.behind,
            Need::Echo => self.echo.is_some(),
            Need::Next => [self.that, self.colon, self.quote].contains(&Some(self.from)),
            Need::Led => self.led == Some(self.from),
            Need::Speaker => self.speaker,
            Need::Start => self.start,
            Need::Doubled => self.doubled,
            Need::Object => self.object,
            Need::Pronoun => self.pronoun,
            Need::Relative => self.relative,
            Need::Media => self.media,
            Need::Document => self.document,
            Need::Never => false,
            Need::Preposition(p) => self.prepositions.iter().any(|q| q == p),
        }
    }

    /// Where the first marker stands that opens content.
    pub fn opening(&self) -> Option<usize> {
        [self.that, self.colon, self.quote].into_iter().flatten().min()
    }

    /// Any marker that opens content.
    pub fn opens(&self) -> bool {
        self.that.is_some() || self.colon.is_some() || self.quote.is_some()
    }
}
