//! The extractor: an example for each mechanism, the traps, and the gold codings.

use std::io::BufReader;
use std::path::PathBuf;
use std::sync::LazyLock;

use minzar::attribution::Extractor;
use minzar::codings::exchange::{self, CodedText};
use minzar::codings::{Coder, QuoteKind, SourceType, VerbClass};
use minzar::lang::Language;
use minzar::reliability::{Score, score};
use minzar::text::Analyzer;
use proptest::prelude::*;

use QuoteKind::{Direct, Indirect, Mixed};
use SourceType::{Anonymous, Document, Media, Named, Office, Organisation, Unspecified};

pub static ARABIC: LazyLock<(Analyzer, Extractor)> = LazyLock::new(|| coder("ar"));
pub static ENGLISH: LazyLock<(Analyzer, Extractor)> = LazyLock::new(|| coder("en"));

fn coder(code: &str) -> (Analyzer, Extractor) {
    let language = Language::embedded(code).expect("an embedded pack");
    let extractor = Extractor::new(&language).expect("the pack's lists read");
    (Analyzer::new(language), extractor)
}

/// An attribution in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub cue: String,
    pub source: Option<String>,
    pub via: Option<String>,
    pub kind: SourceType,
    pub quote: QuoteKind,
    pub content: Vec<String>,
    pub referent: Option<String>,
    pub reason: Option<String>,
    pub class: Option<VerbClass>,
}

pub fn code(coder: &(Analyzer, Extractor), title: &str, body: &str) -> Vec<Found> {
    let doc = coder.0.doc(title, body);
    let words = |span: minzar::span::Span| span.of(&doc.text).to_owned();
    coder
        .1
        .code(&doc)
        .attributions
        .into_iter()
        .map(|a| Found {
            cue: words(a.cue),
            source: a.source.map(words),
            via: a.via.map(words),
            kind: a.kind,
            quote: a.quote,
            content: a.content.into_iter().map(words).collect(),
            referent: a.referent.map(words),
            reason: a.reason.map(words),
            class: a.class,
        })
        .collect()
}

pub fn ar(body: &str) -> Vec<Found> {
    code(&ARABIC, "", body)
}

/// Cue, source and type of each attribution.
pub fn who(found: &[Found]) -> Vec<(&str, Option<&str>, SourceType)> {
    found.iter().map(|f| (f.cue.as_str(), f.source.as_deref(), f.kind)).collect()
}

pub fn cues(body: &str) -> Vec<String> {
    ar(body).into_iter().map(|f| f.cue).collect()
}

#[test]
fn the_subject_stands_after_the_verb_or_before_it() {
    let found = ar("وقال مصدر أمني إن الطريق مغلق. لكن مصادر ليبية مطلعة أكدت أن الطريق مفتوح.");
    assert_eq!(
        who(&found),
        [("وقال", Some("مصدر أمني"), Anonymous), ("أكدت", Some("مصادر ليبية مطلعة"), Anonymous)]
    );
}

#[test]
fn titles_appositions_and_relative_clauses_belong_to_the_source() {
    let found = ar("وقال سالم المنصوري، مدير إدارة المياه بالمحافظة، إن الخزان امتلأ.");
    assert_eq!(who(&found), [("وقال", Some("سالم المنصوري، مدير إدارة المياه بالمحافظة"), Named)]);
    let found = ar("وأعلن المتحدث الذي يشرف على المكتب أن الحفل تأجل.");
    assert_eq!(found[0].source.as_deref(), Some("المتحدث الذي يشرف على المكتب"));
}

#[test]
fn a_reason_for_anonymity_is_part_of_the_source_and_no_cue() {
    let found = ar("وأكد مسؤول عسكري، رفض ذكر اسمه، أن القافلة وصلت.");
    assert_eq!(who(&found), [("وأكد", Some("مسؤول عسكري، رفض ذكر اسمه"), Anonymous)]);
    assert_eq!(found[0].reason.as_deref(), Some("رفض ذكر اسمه"));
}

#[test]
fn a_text_speaks_from_behind_its_preposition() {
    let found = ar("وجاء في بيان للجيش أن القوات سيطرت على التلة.");
    assert_eq!(who(&found), [("وجاء", Some("بيان للجيش"), Document)]);
    assert!(cues("وجاء الفريق إلى الملعب مبكرا.").is_empty());
}

#[test]
fn a_name_inside_the_description_of_somebody_else_names_nobody() {
    let found = ar("وقالت مصادر مقربة من خالد إن اللقاء ألغي. وأعلنت قوات صالح أن الهدنة انتهت.");
    assert_eq!(found[0].kind, Anonymous);
    assert_eq!(found[1].kind, Organisation);
}

#[test]
fn an_office_is_definite_and_a_name_outweighs_it() {
    let found = ar("قال وزير الخارجية إن الباب مفتوح.");
    assert_eq!(found[0].kind, Office);
    let found = ar("قال وزير سابق إن الباب مغلق.");
    assert_eq!(found[0].kind, Anonymous);
    let found = ar("قال وزير الخارجية المصري سامح شكري إن الباب مفتوح.");
    assert_eq!(who(&found), [("قال", Some("وزير الخارجية المصري سامح شكري"), Named)]);
}

#[test]
fn types_of_bodies_outlets_and_texts() {
    let found = ar(
        "قالت وزارة الدفاع إن الطائرة عادت. وذكرت صحيفة محلية أن الطائرة تأخرت. وتابع البيان أن الرحلة قصيرة.",
    );
    assert_eq!(found.iter().map(|f| f.kind).collect::<Vec<_>>(), [Organisation, Media, Document]);
}

#[test]
fn dropped_subjects_and_participles_inherit() {
    let found = ar("قالت مصادر محلية إن الجسر انهار، مشيرة إلى أن الطريق مقطوع. وأضافت أن الفرق وصلت.");
    assert_eq!(
        who(&found),
        [
            ("قالت", Some("مصادر محلية"), Anonymous),
            ("مشيرة إلى", None, Anonymous),
            ("وأضافت", None, Anonymous)
        ]
    );
    assert_eq!(found[2].referent.as_deref(), Some("مصادر محلية"));
}

#[test]
fn definite_repeats_and_last_names_point_back() {
    let found = ar(
        "قال وزير الزراعة عادل حمدان إن الموسم جيد. وأكد الوزير أن الأسعار ثابتة. ولفت حمدان إلى زيادة التصدير.",
    );
    assert_eq!(found.iter().map(|f| f.kind).collect::<Vec<_>>(), [Named, Named, Named]);
    assert_eq!(found[1].referent.as_deref(), Some("وزير الزراعة عادل حمدان"));
    let found = ar("وأفاد مصدر في الشرطة بأن الحريق أخمد. وأوضح المصدر ذاته أن لا إصابات.");
    assert_eq!(found[1].kind, Anonymous);
    assert_eq!(found[1].source.as_deref(), Some("المصدر ذاته"));
}

#[test]
fn a_verb_that_does_not_agree_takes_the_noun_as_object() {
    let found = ar("قال وزير النقل سعيد فهد إن العمل متأخر. وطالب الحكومة بتسريع العمل.");
    assert_eq!(found[1].source, None);
    assert_eq!(found[1].kind, Named);
}

#[test]
fn a_chain_has_one_cue_and_a_via() {
    let found = ar("ونقلت وكالة الأنباء عن مصدر طبي قوله إن المصابين بخير.");
    assert_eq!(who(&found), [("ونقلت", Some("مصدر طبي"), Anonymous)]);
    assert_eq!(found[0].via.as_deref(), Some("وكالة الأنباء"));
    let found = ar("وقالت القناة نقلا عن شهود عيان إن النار اندلعت ليلا.");
    assert_eq!(who(&found), [("وقالت", Some("القناة"), Media), ("نقلا عن", Some("شهود عيان"), Anonymous)]);
}

#[test]
fn the_spokesman_types_the_body_that_speaks_by_his_mouth() {
    let found = ar("وقالت الشركة على لسان الناطق باسمها إن الإنتاج زاد.");
    assert_eq!(who(&found), [("وقالت", Some("الشركة على لسان الناطق باسمها"), Office)]);
}

#[test]
fn the_outlet_spoken_to_is_no_source() {
    let found = ar("وأكد لـ«عكاظ» مصدر مطلع أن الطريق مغلق. وقال لرويترز مسؤول محلي إن السد آمن.");
    assert_eq!(
        who(&found),
        [("وأكد", Some("مصدر مطلع"), Anonymous), ("وقال", Some("مسؤول محلي"), Anonymous)]
    );
}

#[test]
fn an_object_ends_the_source() {
    let found = ar("طالب المواطنون رئيس البلدية بالتدخل. ووصف الوزير الإيراني المفاوضات بأنها صعبة.");
    assert_eq!(found[0].source.as_deref(), Some("المواطنون"));
    assert_eq!(found[1].source.as_deref(), Some("الوزير الإيراني"));
}

#[test]
fn prepositional_cues_need_somebody_who_can_speak() {
    let found = ar("انخفضت الأسعار، بحسب وزارة التجارة. وارتفع الطلب وفقا لما ذكره مصدر مطلع.");
    assert_eq!(
        who(&found),
        [("بحسب", Some("وزارة التجارة"), Organisation), ("وفقا لما ذكره", Some("مصدر مطلع"), Anonymous)]
    );
    assert_eq!(found[0].content, ["انخفضت الأسعار"]);
    assert!(cues("توزع المساعدات حسب الحاجة ووفقا للأنظمة المعمول بها.").is_empty());
}

#[test]
fn echo_phrases_are_attributions_of_their_own() {
    let found = ar("قال رئيس البلدية إن المشروع «سينقذ المدينة»، على حد قوله.");
    assert_eq!(who(&found), [("قال", Some("رئيس البلدية"), Office), ("على حد قوله", None, Office)]);
    assert_eq!(found[1].quote, found[0].quote);
}

#[test]
fn what_he_called_is_put_in_by_the_reporter() {
    let found = ar("ونددت الحركة بما وصفته بـ«الحصار الظالم» للمدينة.");
    assert_eq!(who(&found), [("ونددت", Some("الحركة"), Organisation), ("وصفته بـ", None, Organisation)]);
    assert_eq!(found[1].quote, Direct);
}

#[test]
fn speakers_before_a_colon_but_no_datelines() {
    let found = code(&ARABIC, "وزير الصحة: المستشفيات جاهزة", "بدأت الحملة.");
    assert_eq!(who(&found), [(":", Some("وزير الصحة"), Office)]);
    for body in
        ["رويترز - بنغازي: سقطت أمطار غزيرة.", "واس - الرياض: وصل الوفد.", "تونس: مقتل شخصين في حادث."]
    {
        assert!(cues(body).is_empty(), "{body}");
    }
}

#[test]
fn passives_hand_the_claim_to_nobody() {
    let found = ar("ويُعتقد أن السفينة غرقت. وسط أنباء عن وجود ناجين.");
    assert_eq!(who(&found), [("ويُعتقد", None, Unspecified), ("أنباء عن", None, Unspecified)]);
}

#[test]
fn negated_and_planned_speech_is_none() {
    for body in [
        "لم يعلن الوزير موعد السفر.",
        "ولم توضح الشركة سبب التأخير.",
        "ويتوقع المتابعون قبل أن تعلن اللجنة أسماء الفائزين.",
        "سيعلن الوزير النتائج غدا.",
        "دون أن يضيف تفاصيل أخرى.",
    ] {
        let found = cues(body);
        assert!(found.iter().all(|c| c == "ويتوقع"), "{body}: {found:?}");
    }
}

#[test]
fn the_outlets_own_voice_is_none() {
    for body in [
        "يذكر أن المدينة تقع على الساحل.",
        "يشار إلى أن الملعب بني حديثا.",
        "والجدير بالذكر أن المباراة الأولى.",
    ] {
        assert!(cues(body).is_empty(), "{body}");
    }
}

#[test]
fn nouns_of_speech_are_no_cues() {
    for body in [
        "رحلت الفرق بعد إعلان الحكومة نهاية العمل.",
        "تأتي هذه الدعوات بعد تصريحات الوزير.",
        "جاءت الزيادة رغم نفي الشركة.",
    ] {
        assert!(cues(body).is_empty(), "{body}: {:?}", cues(body));
    }
}

#[test]
fn evidence_cannot_speak() {
    assert!(cues("وتؤكد نتائج المباريات أن الفريق قوي.").is_empty());
    assert!(cues("وهو ما يؤكد أن العمل متقن.").is_empty());
}

#[test]
fn between_is_no_verb_and_sources_of_energy_are_no_speakers() {
    assert!(cues("وقعت اشتباكات بين الجيش والمسلحين على الطريق.").is_empty());
    assert!(cues("وتبقى مصادر الطاقة مصدر قلق كبير للبلاد.").is_empty());
    assert_eq!(cues("من جانبه بين المدير أن العمل انتهى."), ["بين"]);
}

#[test]
fn homographs_need_a_clause_of_their_own() {
    // Student, books, mention, transport, across.
    for body in [
        "وصل طالب سوداني إلى المدينة.",
        "رفض ذكر اسمه في القائمة.",
        "عبر المسافرون الجسر.",
        "تعمل الشركة في نقل البضائع.",
    ] {
        assert!(cues(body).is_empty(), "{body}: {:?}", cues(body));
    }
    assert_eq!(cues("وطالب النائب بفتح تحقيق."), ["وطالب"]);
    assert_eq!(cues("وعبر الرئيس عن أسفه للحادث."), ["وعبر"]);
}

#[test]
fn teh_marbuta_is_no_pronoun() {
    // `إضافة` is not `أضاف` + `ه`, `وكالة` not `و` + `كال` + `ه`.
    assert!(cues("وصلت الشاحنات إضافة إلى سيارة إسعاف من وكالة الإغاثة.").is_empty());
}

#[test]
fn one_cue_for_a_verb_and_its_echo() {
    assert_eq!(cues("وأضاف المدير قائلا إن الباب مفتوح."), ["وأضاف"]);
    assert_eq!(cues("وأكد مدير النادي هذه الأخبار قائلا: «نعم، سنلعب»."), ["وأكد", "قائلا"]);
}

#[test]
fn a_participle_takes_the_subject_of_a_verb_that_is_no_cue() {
    let found = ar("ووصل مدير المصنع أمس، مكتفيا بالقول: أهلا بكم جميعا.");
    assert_eq!(who(&found), [("مكتفيا بالقول", Some("مدير المصنع"), Office)]);
}

#[test]
fn quotations_direct_mixed_and_indirect() {
    let quote = |body: &str| ar(body)[0].quote;
    assert_eq!(quote("وقال المدير إن «العمل سينتهي في الموعد المحدد»."), Direct);
    assert_eq!(quote("وقال المدير إن العمل «شاق جدا» هذا العام."), Mixed);
    assert_eq!(quote("وقال المدير إن العمل شاق."), Indirect);
    // Marks around a mere name do not count.
    assert_eq!(quote("وقال المدير إن تنظيم «داعش» انسحب من البلدة."), Indirect);
    // An entity that scraping left is a mark too.
    assert_eq!(quote("وقال المدير: &#34;العمل سينتهي في الموعد المحدد&#34;."), Direct);
}

#[test]
fn classes_come_from_the_list() {
    let found = ar("وزعم الناطق أن السد آمن. وأكد الوزير أن السد آمن. ونفى المدير ذلك.");
    let classes: Vec<_> = found.iter().map(|f| f.class).collect();
    assert_eq!(classes, [Some(VerbClass::Doubting), Some(VerbClass::Affirming), Some(VerbClass::Denying)]);
}

#[test]
fn content_runs_to_the_next_cue() {
    let found = ar("وقال المدير إن العمل شاق، مضيفا أن الأجر قليل.");
    assert_eq!(found[0].content, ["العمل شاق"]);
    assert_eq!(found[1].content, ["الأجر قليل"]);
}

/// All spans of a coding, with the words in them. Each lies on borders of characters inside the
/// text, begins and ends with a word or sign, and cues stand in text order without overlap.
fn sound(coder: &(Analyzer, Extractor), title: &str, body: &str) -> Vec<String> {
    let doc = coder.0.doc(title, body);
    let attributions = coder.1.code(&doc).attributions;
    let shown = || format!("{title:?}, {body:?}: {attributions:?}");
    for a in &attributions {
        let parts = [a.source, a.via, a.referent, a.reason].into_iter().flatten();
        for span in [a.cue].into_iter().chain(parts).chain(a.content.iter().copied()) {
            let words =
                doc.text.get(span.start..span.end).unwrap_or_else(|| panic!("{span:?} in {}", shown()));
            assert!(!words.is_empty() && words == words.trim(), "{words:?} in {}", shown());
        }
        assert!(a.content.is_sorted(), "{}", shown());
    }
    assert!(attributions.windows(2).all(|two| two[0].cue.end <= two[1].cue.start), "{}", shown());
    attributions.iter().map(|a| a.cue.of(&doc.text).to_owned()).collect()
}

#[test]
fn texts_that_end_in_the_middle_have_sound_spans() {
    let cues: [(&str, &[&str]); 10] = [
        ("", &[]),
        ("«", &[]),
        ("قال", &["قال"]),
        ("وقال:", &["وقال"]),
        ("\u{200F}وقال \u{FEFF}المصدر إن", &["وقال"]),
        ("قال قال قال", &["قال"]),
        ("على حد", &[]),
        ("، مشيرا", &["مشيرا"]),
        ("نقلت عن", &["نقلت"]),
        ("&#34;", &[]),
    ];
    for (body, wanted) in cues {
        assert_eq!(sound(&ARABIC, "", body), wanted, "{body:?}");
        sound(&ARABIC, body, body);
        sound(&ENGLISH, body, body);
    }
}

/// Pieces that begin, link or break off attributions, in both languages, and signs that count more
/// than one byte.
const PIECES: [&str; 28] = [
    "قال",
    "وقال",
    "وأكد",
    "مصدر",
    "الوزير",
    "سامح شكري",
    "إن",
    "أن",
    "على حد",
    "قوله",
    "نقلت",
    "عن",
    "مشيرا",
    "إلى",
    "«",
    "»",
    "\"",
    "&#34;",
    ":",
    "،",
    ".",
    "\n",
    "\u{200F}",
    "\u{FEFF}",
    "said",
    "according to",
    "Mr. Smith",
    "👍",
];

proptest! {
    #![proptest_config(crate::properties(400))]

    #[test]
    fn spans_lie_on_borders_of_any_text(
        pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), any::<bool>()), 0..24),
        title in 0usize..4,
    ) {
        let join = |pieces: &[(&str, bool)]| -> String {
            pieces.iter().map(|(piece, apart)| format!("{piece}{}", if *apart { " " } else { "" })).collect()
        };
        let (title, body) = pieces.split_at(title.min(pieces.len()));
        for coder in [&ARABIC, &ENGLISH] {
            sound(coder, &join(title), &join(body));
        }
    }
}

#[test]
fn an_honorific_stands_for_the_person_met_before() {
    let found = ar("استقبل الحضور الأمير فيصل بن سعد. وقال الأمير فيصل بن سعد إن العمل بدأ. \
         وبيّن سموه أن المشروع كبير. شكر الأهالي لسموه ذلك.");
    assert_eq!(who(&found)[1], ("وبيّن", Some("سموه"), Named));
}

#[test]
fn the_pluperfect_frames_its_subject() {
    let found = ar("وكانت مصادر رفيعة المستوى في هيئة الموانئ بالبلاد قد أكدت أن الرسوم ستنخفض.");
    assert_eq!(who(&found), [("أكدت", Some("مصادر رفيعة المستوى في هيئة الموانئ بالبلاد"), Anonymous)]);
}

#[test]
fn what_is_counted_tells_the_type() {
    assert_eq!(ar("وقالت بعض الصحف الهولندية إن الاتفاق قريب.")[0].kind, Media);
    assert_eq!(ar("وأعلنت كل من أوغندا وكينيا أن القوات ستنسحب.")[0].kind, Organisation);
    assert_eq!(ar("وقال عدد من التجار إن الأسعار ارتفعت.")[0].kind, Anonymous);
}

#[test]
fn kin_of_somebody_are_not_named_by_his_name() {
    assert_eq!(ar("وقالت والدة الشهيد خالد العتيبي إن ابنها كان بارا.")[0].kind, Anonymous);
    assert_eq!(ar("وقال شقيقه أحمد العتيبي إن الجنازة غدا.")[0].kind, Named);
}

#[test]
fn prepositions_that_belong_to_an_office_or_a_text() {
    let found = ar("وأوضح المشرف العام على البرنامج الدكتور عبدالله الغروي أن العمل مستمر.");
    assert_eq!(who(&found), [("وأوضح", Some("المشرف العام على البرنامج الدكتور عبدالله الغروي"), Named)]);
    let found = ar("وقال بيان صادر عن مكتب الرئيس إن الزيارة تأجلت.");
    assert_eq!(who(&found), [("وقال", Some("بيان صادر عن مكتب الرئيس"), Document)]);
}

#[test]
fn names_that_no_list_knows() {
    let named = |body: &str| ar(body).first().map(|f| (f.kind, f.source.clone().unwrap_or_default()));
    assert_eq!(
        named("وقالت المذيعة مهيرة عبدالعزيز إن الخبر صادم."),
        Some((Named, "المذيعة مهيرة عبدالعزيز".into()))
    );
    assert_eq!(
        named("وأكدت المديرة التنفيذية للفريق الأستاذة العنود المدلج أن الزيارة ناجحة."),
        Some((Named, "المديرة التنفيذية للفريق الأستاذة العنود المدلج".into()))
    );
    assert_eq!(
        named("وبحسب فيديريكو فوسي، المتحدث باسم المفوضية، فإن البحر كان هادئا."),
        Some((Named, "فيديريكو فوسي، المتحدث باسم المفوضية".into()))
    );
    assert_eq!(named("وقال وول روبرتسون إن الشركة ستنمو."), Some((Named, "وول روبرتسون".into())));
    assert_eq!(named("وأعلنت الهند أن المفاوضات انتهت.").map(|n| n.0), Some(Organisation));
}

#[test]
fn the_person_by_another_word() {
    let found =
        ar("وقال رئيس الحكومة التركية أحمد أوغلو إن التحقيق بدأ. وقال المسؤول التركي إن النتائج قريبة.");
    assert_eq!(found[1].kind, Named);
}

#[test]
fn case_and_state_tell_the_object() {
    let found = ar("واتهم الحوثيون الطيران السعودي بقصف القرى.");
    assert_eq!(who(&found), [("واتهم", Some("الحوثيون"), Organisation)]);
    let found = ar("وقال جورج ميتشل إن الحل قريب، ودعا إسرائيل إلى وقف البناء.");
    assert_eq!(who(&found)[1], ("ودعا", None, Named));
    assert!(cues("وأحالت النيابة 41 متهمًا من جنسيات عدة إلى المحكمة.").is_empty());
    assert!(cues("شهدت السوق ارتفاعاً لافتاً لأسعار المواد.").is_empty());
}

#[test]
fn an_outlet_that_passes_on_a_speech_is_no_cue_of_its_own() {
    assert_eq!(cues("وقال خالد حسن في خطبة نقلتها وكالة مهر إن الوضع صعب."), ["وقال"]);
}

#[test]
fn demonstratives_before_a_speaker() {
    let found = ar("وكشفت هذه المصادر أن اللاعب سيرحل.");
    assert_eq!(who(&found), [("وكشفت", Some("هذه المصادر"), Anonymous)]);
}

#[test]
fn a_plural_with_its_last_letter_is_no_construct() {
    let found = ar("وبرر عقاريون سبب الانخفاض بكثرة العرض.");
    assert_eq!(who(&found), [("وبرر", Some("عقاريون"), Anonymous)]);
}

#[test]
fn insisting_threatening_and_calling_for_are_speech() {
    assert_eq!(cues("وأصر نتنياهو على أن البناء سيستمر."), ["وأصر"]);
    assert_eq!(cues("ولوح وزير الدفاع بالانسحاب من الاتفاق."), ["ولوح"]);
    assert_eq!(cues("ونادى المتظاهرون بإسقاط الحكومة."), ["ونادى"]);
}

#[test]
fn nobody_believes_it_of_him() {
    let found = ar("وقتل زعيم التنظيم الذي يعتقد أنه مختبئ في الجبال.");
    assert_eq!(found[0].kind, Unspecified);
}

#[test]
fn the_outlet_spoken_to_does_not_mix_a_quotation() {
    let found = ar("وقال مدير المرصد رامي حسن لوكالة فرانس برس «باتت الفصائل على بعد كيلومترين من المركز».");
    assert_eq!(found[0].quote, Direct);
}

#[test]
fn english_subjects_pronouns_and_inversion() {
    let found = code(
        &ENGLISH,
        "",
        "Mayor Jane Smith said the bridge is safe. \"We checked it twice,\" she said. \"It will hold,\" said a city official. According to the police, nobody was hurt.",
    );
    assert_eq!(
        who(&found),
        [
            ("said", Some("Mayor Jane Smith"), Named),
            ("said", Some("she"), Named),
            ("said", Some("a city official"), Anonymous),
            ("According to", Some("the police"), Organisation),
        ]
    );
    assert_eq!(found.iter().map(|f| f.quote).collect::<Vec<_>>(), [Indirect, Direct, Direct, Indirect]);
}

#[test]
fn english_negated_and_planned_speech_is_none() {
    let found = code(
        &ENGLISH,
        "",
        "The mayor did not say when. She will announce the date. Smith's claims were old.",
    );
    assert!(found.is_empty(), "{found:?}");
}

/// The folder of gold codings, beside the repository or where `MINZAR_SHARED` points.
fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("MINZAR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if root.is_dir() {
        return Some(root);
    }
    eprintln!("skipped: no gold codings at {} (set MINZAR_SHARED)", root.display());
    None
}

/// The score of a coder against a file of codings in the shared folder, where that is.
pub fn measure(file: &str, coder: &(Analyzer, Extractor)) -> Option<Score> {
    let open = std::fs::File::open(shared()?.join(file)).expect("the gold file opens");
    Some(against(open, coder))
}

/// The score of a coder against a file of codings.
pub fn against(gold: std::fs::File, coder: &(Analyzer, Extractor)) -> Score {
    let gold = exchange::read(BufReader::new(gold), "gold").expect("the gold file reads");
    let coded: Vec<CodedText> = gold
        .iter()
        .map(|text| text.clone().with_coding(&coder.1.code(&coder.0.doc(&text.title, &text.body))))
        .collect();
    score(&gold, &coded).expect("same texts")
}

fn at_least(value: Option<f64>, floor: f64, name: &str) {
    let value = value.expect("defined");
    assert!(value >= floor, "{name}: {value:.3} is below {floor}");
}

#[test]
fn gold_arabic() {
    let Some(score) = measure("gold/ar.dev.jsonl", &ARABIC) else { return };
    at_least(score.detection.precision, 0.95, "precision");
    at_least(score.detection.recall, 0.94, "recall");
    at_least(score.exact_cue.f1, 0.94, "exact cue");
    at_least(score.source_span.f1, 0.92, "source span");
    at_least(score.type_accuracy_three, 0.96, "type in three");
    at_least(score.end_to_end.f1, 0.93, "end to end");
    at_least(score.quote_accuracy, 0.93, "quote");
    assert!(score.anonymous_share_error.expect("defined") <= 0.03);
}

/// The cues of this file are those of a corpus with a wider notion of attribution (plans,
/// negated speech, acts), so that only types and quotations are held to a floor.
#[test]
fn gold_english() {
    let Some(score) = measure("gold/en.dev.jsonl", &ENGLISH) else { return };
    at_least(score.detection.precision, 0.80, "precision");
    at_least(score.detection.recall, 0.60, "recall");
    at_least(score.type_accuracy_three, 0.90, "type in three");
    at_least(score.type_accuracy, 0.88, "type in seven");
    at_least(score.quote_accuracy, 0.85, "quote");
}

#[test]
fn gold_seed_article() {
    let score = against(crate::gold_file("seed.jsonl"), &ARABIC);
    let right: usize = score.by_type.iter().map(|t| t.prf.hits).sum();
    assert!(right * 10 >= score.detection.gold * 9, "{right} of {}", score.detection.gold);
}
