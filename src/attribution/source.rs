//! How far the phrase goes that names a source.

use std::ops::Range;

use super::name;
use super::name_run;
use super::source_part::{apposition, preposition_in, relative};
use super::tag::Tag;
use super::verb::Verb;
use super::view::View;

/// No source is longer.
const LONGEST: usize = 28;

/// The phrase that begins at `from`, up to `limit`; `verb` is the report verb before it, whose
/// preposition opens the content.
pub(super) fn phrase(view: &View<'_>, from: usize, limit: usize, verb: Option<&Verb>) -> Range<usize> {
    let limit = limit.min(from + LONGEST).min(view.len());
    let mut at = from;
    while at < limit {
        match step(view, from, at, limit, verb) {
            Some(next) => at = next.min(limit),
            None => break,
        }
    }
    while at > from && trailing(view, at - 1) {
        at -= 1;
    }
    from..at
}

/// A phrase does not end in these.
fn trailing(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    // `باسمها` holds its object.
    let bound =
        view.lists.links.always.iter().any(|p| p != view.fold(at) && view.fold(at).starts_with(p.as_str()));
    view.comma(at)
        || view.is(at, &["-", "–", "—", "(", "/"])
        || mark.has(Tag::Preposition) && mark.particle.is_empty() && !bound
}

/// The token after this one if it belongs to the phrase.
fn step(view: &View<'_>, from: usize, at: usize, limit: usize, verb: Option<&Verb>) -> Option<usize> {
    let mark = &view.marks[at];
    if view.sign(at) {
        return sign(view, from, at, limit, verb);
    }
    // The rest of a listed name, and what a particle of names leads (`بن نهار`), whatever else it means.
    let led = at > from && view.has(at - 1, Tag::NameParticle) && !view.marks[at - 1].article;
    if at > from
        && (mark.joined || led && view.lists.order == super::lists::Order::VerbFirst && !view.that(at))
    {
        return Some(at + 1);
    }
    let led = verb.is_some_and(|v| super::subject::hides_preposition(view, at, v));
    if let Some(end) = name_run::end(view, from, at, limit).filter(|_| !led) {
        return Some(end);
    }
    // `مصادر تتخذ من طهران مقرا`: a relative clause without its pronoun.
    let head = &view.marks[from];
    let bare_relative = at > from
        && head.any(&[Tag::Source, Tag::Person])
        && !(from..=at).any(|i| view.marks[i].article || view.marks[i].pronoun)
        && mark.unknown
        && !mark.conjunction
        && (4..=5).contains(&view.fold(at).chars().count())
        && view.lists.present.iter().any(|p| view.fold(at).starts_with(p.as_str()))
        && !view.feminine(view.fold(at));
    if bare_relative && !name::certain(view, at) {
        return relative(view, at, limit);
    }
    if view.that(at) || mark.any(&[Tag::Echo, Tag::Side, Tag::Negation, Tag::Auxiliary]) {
        return None;
    }
    if mark.has(Tag::Relative) {
        return (at > from).then(|| relative(view, at, limit)).flatten();
    }
    let unnamed = at > from
        && mark.has(Tag::Anonymity)
        && !mark.conjunction
        && (at + 1..limit.min(at + 7)).any(|i| view.has(i, Tag::Identity));
    if unnamed {
        // `مصدر رفض الكشف عن هويته`, without a comma or a relative.
        return relative(view, at, limit);
    }
    if at == from && !mark.particle.is_empty() {
        // `وفقا لوزارة ...`: the caller has seen to the preposition.
        return Some(at + 1);
    }
    let guessed = at > from
        && mark.unknown
        && !mark.article
        && !mark.particle.is_empty()
        && name::certain(view, at - 1);
    if guessed && verb.is_none_or(|v| !v.prepositions.iter().any(|p| p == mark.particle)) {
        // A last name that only looks like a preposition and a noun (`محمد باريان`).
        return Some(at + 1);
    }
    if let Some(preposition) = view.preposition(at) {
        return preposition_in(view, from, at, preposition, verb).then_some(at + 1);
    }
    let listed = view.lists.phrases.get(view.fold(at)).filter(|_| !mark.has(Tag::Preposition));
    let cue = listed.is_some_and(|l| {
        l.iter().any(|p| p.words.get(1).is_none_or(|w| at + 1 < view.len() && view.fold(at + 1) == w))
    });
    if mark.has(Tag::Time) && !mark.has(Tag::Title) || at > from && cue {
        return None;
    }
    if mark.any(&[Tag::Adverb, Tag::Boundary, Tag::What, Tag::Demonstrative])
        && !mark.has(Tag::Opener)
        && at > from
    {
        return None;
    }
    if at > from && verb.is_some_and(|v| super::subject::hides_preposition(view, at, v)) {
        return None;
    }
    if at > from && mark.participle.is_some() && !mark.heads() && !mark.any(&[Tag::Modifier]) {
        return None;
    }
    if at > from && view.plain_verb(at) && !mark.heads() && !mark.any(&[Tag::Modifier, Tag::FirstName]) {
        return None;
    }
    if at > from && verb.is_some_and(|v| v.objects.iter().any(|o| o == mark.base)) {
        return None;
    }
    if at > from && closed(view, from, at) {
        return None;
    }
    if at > from && mark.conjunction {
        let joins = mark.article && view.marks[at - 1].article && !view.plain_verb(at)
            || mark.heads()
            || name::certain(view, at)
            || mark.any(&[Tag::Modifier, Tag::Nationality]);
        return (joins && !view.plain_verb(at)).then_some(at + 1);
    }
    let complete = at > from
        && (view.marks[at - 1].article
            || name::certain(view, at - 1)
            || view.marks[at - 1].any(&[Tag::Group, Tag::Place, Tag::Modifier, Tag::Nationality])
            || at - 1 == from && view.marks[from].unknown);
    // `محافظة الضالع كافة أنحاء ...`: all of something is the object.
    if complete
        && mark.has(Tag::Opener)
        && !mark.heads()
        && !mark.any(&[Tag::Modifier, Tag::FirstName])
        && view.lists.order == super::lists::Order::VerbFirst
    {
        return None;
    }
    // `المتحدث متوعداً`: an indefinite accusative is an adverb.
    if complete && super::subject::accusative(view, at) && !mark.any(&[Tag::Modifier, Tag::FirstName]) {
        return None;
    }
    if complete && mark.has(Tag::SpeechNoun) && !mark.article && !mark.has(Tag::FirstName) {
        // An object right after the subject (`أعلن أوباما حالة ...`).
        return None;
    }
    Some(at + 1)
}

/// A definite phrase is complete: a bare noun after it is an object (`طالب المواطنون رئيس
/// الحكومة`), and so is whatever follows `نفسه`.
fn closed(view: &View<'_>, from: usize, at: usize) -> bool {
    let (before, mark) = (&view.marks[at - 1], &view.marks[at]);
    // A capital whose name is a first name too (`الرياض`).
    let place = mark.article && mark.has(Tag::Place) && before.has(Tag::Place);
    let goes_on = mark.any(&[
        Tag::Modifier,
        Tag::Nationality,
        Tag::Title,
        Tag::FirstName,
        Tag::NameParticle,
        Tag::Preposition,
    ]) && !place;
    // `الحكومة اليمنية الحوثيين`: no adjective of one body is a plural of persons.
    let plural = |i: usize| {
        view.marks[i].article
            && view.lists.names.crowd_endings.iter().any(|e| view.fold(i).ends_with(e.as_str()))
    };
    let head = &view.marks[from];
    let one = !head.plural && !head.any(&[Tag::PluralOffice, Tag::Source]) && !plural(from);
    let crowd =
        plural(at) && mark.any(&[Tag::Nationality, Tag::Group]) && !mark.any(&[Tag::FirstName, Tag::Title]);
    if one && crowd && before.article && !plural(at - 1) && !mark.conjunction && mark.particle.is_empty() {
        return view.lists.order == super::lists::Order::VerbFirst;
    }
    if goes_on || mark.conjunction || !mark.particle.is_empty() {
        return false;
    }
    if view.lists.order != super::lists::Order::VerbFirst {
        return false;
    }
    // `الحوثيون الطيران`, `الخريصي المستثمرين`: the case tells the object.
    let crowd = |i: usize, ending: usize| {
        view.marks[i].article
            && view.lists.names.crowd_endings.get(ending).is_some_and(|e| view.fold(i).ends_with(e.as_str()))
    };
    let alone = at - 1 == from && before.article && mark.article;
    let single = !view.lists.names.crowd_endings.iter().any(|e| view.fold(at).ends_with(e.as_str()));
    // `بحسب المراقبين اللجوء`: no adjective of theirs ends so.
    let agrees = mark.any(&[Tag::Modifier, Tag::Nationality]);
    if alone
        && (crowd(from, 0) && single
            || crowd(from, 1) && view.marks[from].plural && single && !agrees
            || crowd(at, 1) && !crowd(from, 1) && !crowd(from, 0))
    {
        return true;
    }
    // `عقاريون سبب الانخفاض`: with its last letter a plural is no construct.
    let free = !before.article
        && (at - 1 == from || !before.has(Tag::Modifier))
        && !mark.article
        && single
        && view.lists.crowd_free(view.fold(at - 1));
    if free {
        return true;
    }
    let itself = before.any(&[Tag::Identity]) && before.has(Tag::Modifier);
    let adjective = before.article && (before.any(&[Tag::Modifier, Tag::Nationality]) || at - 1 == from);
    let noun = !mark.unknown || !view.lists.name_shape(view.text(at), mark);
    // No personal name follows a body or a text: whatever is bare there is the object.
    let body_head =
        view.marks[from].any(&[Tag::Organisation, Tag::Document, Tag::Group, Tag::Media, Tag::Place])
            && !view.marks[from].any(&[Tag::Office, Tag::Title, Tag::Person, Tag::FirstName]);
    let name = name::certain(view, at) || name::possible(view, at) && !body_head;
    let bare = !mark.article && (noun || body_head) && !name;
    // A name may go on with an office (`أحمد حمدان مدير الشركة`), but not with a thing or a body.
    let named = (from..at).any(|i| name::certain(view, i));
    let role = mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title]);
    // Complete: then a definite body or thing is an object (`ناشد طماح التحالف`).
    let complete = name::certain(view, at - 1)
        || before.any(&[Tag::Group, Tag::Place])
        // `وليد المعلم إسرائيل`: a last name that is a noun too.
        || at >= from + 2 && before.article && view.has(at - 2, Tag::FirstName) && !before.has(Tag::FirstName)
        || at > from + 2
            && before.unknown
            && !before.article
            && view.marks[at - 2].unknown
            && !view.marks[at - 2].article
        || before.article
            && (before.any(&[Tag::Modifier, Tag::Nationality]) || at - 1 == from)
            && !before.has(Tag::Title);
    let things = [
        Tag::Organisation,
        Tag::Group,
        Tag::Place,
        Tag::Source,
        Tag::SpeechNoun,
        Tag::Evidence,
        Tag::Document,
        Tag::Unspecified,
    ];
    let places = mark.has(Tag::Place) && before.has(Tag::Place) && at - 1 > from;
    let body = mark.article && mark.any(&things) && complete && !role && !places;
    // `وصف الوزير الإيراني المفاوضات`: no adjective looks so.
    let plural = view.lists.feminine_endings.iter().skip(1).any(|e| mark.base.ends_with(e.as_str()));
    let shaped = mark.article
        && (mark.unknown && (plural || view.lists.common_shape(mark.base))
            || plural && mark.has(Tag::Person));
    if shaped
        && before.article
        && before.any(&[Tag::Modifier, Tag::Nationality])
        && !crowd(at - 1, 1)
        && !crowd(at - 1, 0)
    {
        return true;
    }
    // An indefinite phrase, then a definite noun: its object (`هدد نواب محافظون الرئيس`).
    let head = &view.marks[from];
    let indefinite = !head.article && head.any(&[Tag::Source, Tag::Person]) && !head.has(Tag::Office);
    let modified = !before.article && before.any(&[Tag::Modifier, Tag::Nationality]) && at - 1 > from;
    let thing = [Tag::Evidence, Tag::SpeechNoun, Tag::Setting];
    if indefinite && modified && mark.article && (mark.heads() || mark.any(&thing)) {
        return true;
    }
    // `الحركة الشعبية لتحرير السودان سحب مرشحها`, `جيبوتي مساعدة المجتمع`: nothing bare goes on after a
    // body that is complete.
    let ended = before.any(&[Tag::Place, Tag::Group]) && !before.any(&[Tag::Organisation, Tag::Media]);
    // `وسائل إعلام تركية مقتطفات مأخوذة`.
    let whole =
        !before.article && before.has(Tag::Nationality) && at - 1 > from && !head.has(Tag::Organisation);
    if body_head && (ended || whole) && !mark.article && mark.unknown && single {
        return true;
    }
    // `قادة المعارضة الأسلوب`: an adjective agrees with one of the two.
    let many =
        head.plural || head.any(&[Tag::PluralOffice]) || head.has(Tag::Source) && !head.has(Tag::Person);
    if many
        && at - 1 > from
        && before.article
        && view.feminine(before.base)
        && mark.article
        && mark.unknown
        && single
        && !view.feminine(mark.base)
    {
        return true;
    }
    // `الهاشمي الفساد`: a last name alone, then what no last name looks like.
    if alone
        && view.surnames.contains(view.fold(from))
        && mark.unknown
        && !view.lists.name_shape(view.text(at), mark)
    {
        return true;
    }
    // `أمير منطقة مكة المكرمة المشروع`: a thing after a definite noun.
    let object = before.article
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
        && !view.marks[from].any(&[Tag::SpeechNoun, Tag::Document]);
    if object {
        return true;
    }
    // `أوباما الخيار`: what follows a family name that stands alone is the object.
    let after_last = before.has(Tag::LastName)
        && mark.article
        && !mark.any(&[
            Tag::Office,
            Tag::Person,
            Tag::Title,
            Tag::Modifier,
            Tag::Nationality,
            Tag::FirstName,
        ]);
    if after_last {
        return true;
    }
    // `الحكومة اليمنية الحوثيين`, `إسرائيل إيران`, `وزير الخارجية طهران`: a body that speaks for
    // itself is the object of another's speech.
    let another = mark.any(&[Tag::Place, Tag::Group])
        && !mark.any(&[
            Tag::Modifier,
            Tag::Nationality,
            Tag::Title,
            Tag::FirstName,
            Tag::Office,
            Tag::Person,
        ])
        && !mark.joined
        && !mark.conjunction;
    let whole_place = at - 1 == from && before.any(&[Tag::Place, Tag::Group]) && !before.joined
        || before.article && at - 1 > from && !before.has(Tag::Title)
        || before.joined && before.any(&[Tag::Place, Tag::Group, Tag::Organisation]);
    let capital = before.any(&[Tag::Place]) && mark.article && at - 1 > from;
    if another && whole_place && !capital && (!mark.article || oblique_plural(view, at) || !before.article) {
        return true;
    }
    // `مسؤولون محليون تنظيم طالبان`: an indefinite phrase, then a body in construct.
    let body_construct = indefinite
        && modified
        && !mark.article
        && mark.has(Tag::Organisation)
        && view.marks.get(at + 1).is_some_and(|m| m.article || m.any(&[Tag::Group, Tag::Place]));
    if body_construct {
        return true;
    }
    // `القرار يحظر`: a present tense that no list knows.
    let present = mark.unknown
        && (4..=5).contains(&view.fold(at).chars().count())
        && view.lists.present.first().is_some_and(|p| view.fold(at).starts_with(p.as_str()));
    if present && (before.article || before.any(&[Tag::Place, Tag::Group])) && !name::certain(view, at) {
        return true;
    }
    let act = name::certain(view, at - 1)
        && !mark.article
        && mark.unknown
        && view.lists.feminine_endings.first().is_some_and(|e| mark.base.ends_with(e.as_str()))
        && !name::certain(view, at);
    if act && view.marks.get(at + 1).is_some_and(|m| m.article) {
        return true;
    }
    // `ماكيرنان إرسال`: a verbal noun after a name.
    let deed = complete
        && (named || before.has(Tag::Place))
        && !mark.article
        && mark.unknown
        && !before.article
        && view.lists.common_shape(mark.base)
        && !name::certain(view, at);
    if deed {
        return true;
    }
    // `الدكتورة سهيلة زين العابدين أعضاء المجلس`: several are nobody's further description.
    let others = named
        && !mark.article
        && mark.any(&[Tag::Source, Tag::PluralOffice])
        && !mark.any(&[Tag::Office, Tag::Person])
        && view.marks.get(at + 1).is_some_and(|m| m.article);
    if others {
        return true;
    }
    let thing = complete && !mark.article && (mark.any(&things) || mark.has(Tag::Unspecified)) && !role;
    itself || body || adjective && bare && !named && !before.has(Tag::Title) || named && thing
}

/// A definite plural of persons in the oblique case (`الحوثيين`).
fn oblique_plural(view: &View<'_>, at: usize) -> bool {
    view.marks[at].article
        && view.lists.names.crowd_endings.get(1).is_some_and(|e| view.fold(at).ends_with(e.as_str()))
}

fn sign(view: &View<'_>, from: usize, at: usize, limit: usize, verb: Option<&Verb>) -> Option<usize> {
    if view.quotation(at).is_some() {
        let quotation = view.quotation(at)?;
        let past = view.past(quotation);
        let spoken_to = at > from
            && view
                .marks
                .get(at + 1)
                .is_some_and(|m| view.lists.links.dative.iter().any(|d| d == m.particle));
        if spoken_to {
            return None;
        }
        let act = view
            .marks
            .get(at + 1)
            .is_some_and(|m| m.any(&[Tag::SpeechNoun, Tag::Evidence]) && !m.has(Tag::Organisation));
        let short = !act && quotation.paired && view.words(quotation.inner) <= 6 && past <= limit;
        let after_noun = at == from
            || view.marks[at - 1].any(&[
                Tag::Organisation,
                Tag::Media,
                Tag::Group,
                Tag::QuoteName,
                Tag::Nationality,
                Tag::Modifier,
                Tag::Preposition,
            ])
            || view.marks[at - 1].article
                && view.words(quotation.inner) <= 2
                && (from..at).any(|i| view.marks[i].any(&[Tag::Organisation, Tag::Media]))
            || super::quote::is_name(view, quotation);
        return (short && after_noun).then_some(past);
    }
    if view.is(at, &["/", "."])
        && view.marks.get(at + 1).is_some_and(|m| m.word)
        && at > from
        && view.has(at - 1, Tag::Title)
    {
        return Some(at + 1);
    }
    if view.is(at, &["-", "–"]) {
        // `المبعوث الأممي -نيكولاي ملادينوف-`: a name between dashes.
        let close = (at + 2..limit.min(at + 6)).find(|&i| view.is(i, &["-", "–"]));
        let name = name::certain(view, at + 1)
            || view.marks.get(at + 1).is_some_and(|m| m.unknown && !m.article)
                && name::possible(view, at + 2);
        if let Some(close) = close.filter(|_| at > from && name && !view.lists.capitals()) {
            return Some(close + 1);
        }
        let near = |a: usize, b: usize| view.doc.tokens[a].span.end == view.doc.tokens[b].span.start;
        return (at > from && at + 1 < limit && near(at - 1, at) && near(at, at + 1)).then_some(at + 1);
    }
    if view.is(at, &["("]) {
        let close = (at + 1..limit.min(at + 6)).find(|&i| view.is(i, &[")"]))?;
        return (!view.has(at + 1, Tag::Time)).then_some(close + 1);
    }
    if view.comma(at) && at > from {
        return apposition(view, from, at, limit, verb);
    }
    None
}
