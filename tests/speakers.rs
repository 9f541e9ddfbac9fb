//! Who speaks, by evidence: an example and a counter-example of each way in which a source is typed that
//! no list knows whole.

use minzar::codings::SourceType::{
    self, Anonymous, Document, Media, Named, Office, Organisation, Unspecified,
};

use crate::attribution::{ARABIC, ENGLISH, code};

/// The last attribution of a text is to a source of this type, in these words.
fn last(body: &str, source: &str, kind: SourceType) {
    let arabic = body.chars().any(|c| ('\u{621}'..'\u{64a}').contains(&c));
    let found = code(if arabic { &ARABIC } else { &ENGLISH }, "", body);
    let last = found.last().unwrap_or_else(|| panic!("nothing in {body}"));
    assert_eq!((last.source.as_deref().unwrap_or("-"), last.kind), (source, kind), "{body}");
}

#[test]
fn a_description_means_who_was_named_before() {
    let named = "Robert Portman of Ohio welcomed it. ";
    last(&format!("{named}“I am pleased,” the Ohio Republican said."), "the Ohio Republican", Named);
    last("Advisers met. The adviser said it was small.", "The adviser", Anonymous);
    last(&format!("{named}Two Republicans said it was small."), "Two Republicans", Anonymous);
}

#[test]
fn a_pronoun_means_who_fits_it() {
    last("Trump advisers met. Advisers said it was small. He said he was glad.", "He", Named);
    last("Apple opened a store. Apple said it was large. It said it was glad.", "It", Organisation);
    last("Two officials said it was small. They said they were glad.", "They", Anonymous);
}

#[test]
fn what_stands_between_commas_describes_who_opens_the_clause() {
    let bunz = "Mercedes Bunz, a senior lecturer in digital technology at King’s College London";
    last(&format!("{bunz}, told the committee it was unlikely."), bunz, Named);
    last("Sen. Lindsey Graham, R-S.C., acknowledged the concerns.", "Sen. Lindsey Graham, R-S.C.", Named);
    let pelosi = "House Speaker Nancy Pelosi, California Democrat";
    last(&format!("They were late, but {pelosi}, insisted that the bill change."), pelosi, Named);
    last("In Libya, Nigeria and Yemen, Panetta told the paper it was late.", "Panetta", Named);
}

#[test]
fn two_speakers_are_one_source_and_the_first_type_holds() {
    last("Kasich and his advisers say it is small.", "Kasich and his advisers", Named);
    last("His advisers say it is small.", "His advisers", Anonymous);
}

#[test]
fn a_head_that_no_list_knows_is_no_person_by_default() {
    last("The blorper said it was small.", "The blorper", Anonymous);
    last("The blorp said it was small.", "The blorp", Organisation);
    last("Nearly eight of ten voters say they are glad.", "Nearly eight of ten voters", Anonymous);
}

#[test]
fn tweets_and_transcripts_name_who_speaks() {
    let tweet = "Only time will tell! — Donald Trump (@realDonaldTrump) May 25";
    last(tweet, "Donald Trump (@realDonaldTrump)", Named);
    assert!(code(&ENGLISH, "", "Only time will tell — and it did (so far).").is_empty());
    last("It was late. KILMEADE: So it fell.", "KILMEADE", Named);
}

#[test]
fn a_participle_goes_with_the_verb_it_agrees_with() {
    last("وذكر الوزير خالد العمري بأن الحكومة تؤكد التزامها، موضحاً أن العمل بدأ.", "-", Named);
    last("وذكر الوزير خالد العمري بأن الحكومة تؤكد التزامها، موضحة أن العمل بدأ.", "-", Organisation);
}

#[test]
fn persons_do_not_become_the_text_that_they_wrote() {
    last("ووفق دراسة أعدها باحثون فإن الخطر كبير. وقال الباحثون إن النماذج نظرية.", "الباحثون", Anonymous);
    last("ووفق دراسة أعدها باحثون فإن الخطر كبير. وقالت الدراسة إن النماذج نظرية.", "الدراسة", Document);
}

#[test]
fn agencies_are_outlets_or_bodies_by_what_follows() {
    let medicines = "وقالت وكالة الأدوية الأوروبية إن اللقاح بعيد. ";
    last(medicines.trim(), "وكالة الأدوية الأوروبية", Organisation);
    last(&format!("{medicines}وأشارت الوكالة إلى أن العمل مستمر."), "الوكالة", Organisation);
    last("وقالت وكالة رويترز إن العمل بدأ. وأضافت الوكالة أن الخطر كبير.", "الوكالة", Media);
}

#[test]
fn reports_of_somebody_are_texts() {
    last("وتشير تقارير الأمم المتحدة إلى أن الخطر كبير.", "تقارير الأمم المتحدة", Document);
    last("وتشير تقارير إلى أن الخطر كبير.", "تقارير", Unspecified);
}

#[test]
fn countrymen_are_persons_one_by_one_and_a_people_together() {
    last("وقال السويسري مارسيل كولر إن العمل بدأ.", "السويسري مارسيل كولر", Named);
    last("وقال السويسريون إن العمل بدأ.", "السويسريون", Organisation);
    last("وقال ملك بريطانيا إنه حزين.", "ملك بريطانيا", Office);
}

#[test]
fn a_title_names_who_speaks_where_the_body_has_the_name() {
    let body = "وأكد البلخوري أن الجيش لا ينحاز إلى أي فئة.";
    let found = code(&ARABIC, "البلخوري: متفائلون بالفترة المقبلة", body);
    assert_eq!((found[0].cue.as_str(), found[0].kind), (":", Named));
    let found = code(&ARABIC, "الطقس: غيوم في الفترة المقبلة", body);
    assert!(found.iter().all(|a| a.cue != ":"), "{found:?}");
}
