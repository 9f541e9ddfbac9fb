//! The codebook's rulings on hard cases, one test each: what a coder marks, and what not.
//! (Those with a test of the mechanism behind them in `attribution.rs` stand there.)

use minzar::codings::QuoteKind::{Direct, Indirect, Mixed};
use minzar::codings::SourceType::{Anonymous, Document, Media, Named, Office, Organisation, Unspecified};

use crate::attribution::{ar, cues, who};

fn no_cue(bodies: &[&str]) {
    for body in bodies {
        assert!(cues(body).is_empty(), "{body}: {:?}", cues(body));
    }
}

/// One attribution each, under this cue.
fn one_cue(bodies: &[(&str, &str)]) {
    for (body, cue) in bodies {
        assert_eq!(cues(body), [*cue], "{body}");
    }
}

#[test]
fn copular_verbs_are_the_outlets_own_voice() {
    no_cue(&["ويعد الميناء من أكبر موانئ البلاد.", "ويعتبر هذا الجسر من أهم جسور المدينة."]);
}

#[test]
fn passives_that_hand_a_claim_to_nobody() {
    for (body, cue) in
        [("ويشتبه في أن الحريق متعمد.", "ويشتبه"), ("وتم التأكيد على أن العمل مستمر.", "وتم التأكيد على")]
    {
        assert_eq!(who(&ar(body)), [(cue, None, Unspecified)], "{body}");
    }
}

#[test]
fn speech_that_did_not_happen_is_none_but_a_denial_is_speech() {
    no_cue(&["وامتنع مدير الشركة عن التعليق.", "ولم يوضح الوزير سبب الغياب."]);
    one_cue(&[("ونفى مدير الشركة هذه الأنباء.", "ونفى"), ("ورفض الوزير الاتهامات الموجهة إليه.", "ورفض")]);
}

#[test]
fn speech_acts_with_content_are_marked() {
    one_cue(&[
        ("وأشاد الوزير بجهود المتطوعين.", "وأشاد"),
        ("وأدانت الحكومة الهجوم على السوق.", "وأدانت"),
        ("وتبنت الحركة الهجوم على الميناء.", "وتبنت"),
        ("ورحبت الوزارة بقرار المحكمة.", "ورحبت"),
        ("وشكر المدير العاملين على صبرهم.", "وشكر"),
    ]);
}

#[test]
fn decisions_greetings_and_bare_topics_are_not() {
    no_cue(&["وقررت اللجنة تأجيل المباراة.", "وتطرق الوزير إلى ملف المياه.", "وهنأ الرئيس نظيره بالعيد."]);
}

#[test]
fn announcements_that_make_a_thing_so_are_marked() {
    one_cue(&[
        ("وأعلن المجلس استقلال الإقليم.", "وأعلن"),
        ("وأعلنت القبيلة ولاءها للملك.", "وأعلنت"),
        ("وأعلنت الحكومة حالة الطوارئ.", "وأعلنت"),
    ]);
}

#[test]
fn a_study_that_states_a_finding_is_a_document() {
    let found = ar("وأظهرت دراسة حديثة أن المطر يتأخر كل عام.");
    assert_eq!(who(&found), [("وأظهرت", Some("دراسة حديثة"), Document)]);
}

#[test]
fn inner_verbs_of_the_same_speaker_are_no_cues_but_those_of_another_are() {
    one_cue(&[("وقال الوزير إنه لا يعتقد أن السد سينهار.", "وقال")]);
    let found = ar("وقال الوزير إن المهندس سامي حداد أكد أن السد آمن.");
    let types: Vec<_> = found.iter().map(|f| (f.cue.as_str(), f.kind)).collect();
    assert_eq!(types, [("وقال", Office), ("أكد", Named)]);
}

#[test]
fn one_attribution_whose_cue_is_the_finite_verb() {
    one_cue(&[("وصرح المدير بالقول إن العمل بدأ.", "وصرح"), ("من جانبه أكد المدير أن العمل بدأ.", "أكد")]);
}

#[test]
fn echo_phrases_have_no_source_and_the_quote_of_their_clause() {
    let found = ar("وقال المدير إن القرار \"جائر تماما\"، على حد وصفه.");
    assert_eq!(who(&found), [("وقال", Some("المدير"), Office), ("على حد وصفه", None, Office)]);
    assert_eq!(found[1].quote, found[0].quote);
}

#[test]
fn news_from_nobody_needs_content_in_its_clause() {
    let found = ar("وسط معلومات غير رسمية عن استقالة المدير.");
    assert_eq!(who(&found), [("معلومات غير رسمية عن", None, Unspecified)]);
    no_cue(&["وتضاربت الأنباء والمعلومات أمس."]);
}

#[test]
fn a_light_verb_with_a_noun_of_speech_and_content() {
    one_cue(&[("وقدم المدير شكره للمتطوعين على جهودهم.", "وقدم")]);
    no_cue(&["وقدم المدير أوراقه للجنة."]);
}

#[test]
fn said_quoting_somebody_is_two() {
    let found = ar("وقال المراسل نقلا عن مصدر أمني إن الطريق مغلق.");
    let parts: Vec<_> = found.iter().map(|f| (f.cue.as_str(), f.source.as_deref(), f.kind)).collect();
    assert_eq!(parts.len(), 2, "{parts:?}");
    assert_eq!(parts[1], ("نقلا عن", Some("مصدر أمني"), Anonymous));
}

#[test]
fn spans_of_cues() {
    one_cue(&[("وأشار المدير إلى أن العمل بدأ.", "وأشار")]);
    assert_eq!(cues("وقال المدير إن العمل بدأ، مشيرا إلى أن الأجر قليل."), ["وقال", "مشيرا إلى"]);
    one_cue(&[
        ("بدأ العمل وفقا لما ذكره مدير المصنع.", "وفقا لما ذكره"),
        ("بدأ العمل على ما أعلن مدير المصنع.", "على ما أعلن"),
    ]);
}

#[test]
fn a_participle_after_a_cue_has_no_source_of_its_own() {
    let found = ar("وقال مصدر مطلع إن العمل بدأ، مضيفا أن الأجر قليل.");
    assert_eq!(who(&found), [("وقال", Some("مصدر مطلع"), Anonymous), ("مضيفا", None, Anonymous)]);
}

#[test]
fn media_that_spread_a_speech_do_not_speak() {
    let found = ar("وقال الوزير في تصريحات نشرتها وسائل إعلام محلية إن الأسعار ستنخفض.");
    assert_eq!(who(&found), [("وقال", Some("الوزير"), Office)]);
}

#[test]
fn types_that_the_codebook_settles() {
    for (cue, source, kind) in [
        ("وقال", "ناطق باسم الحركة", Office),
        ("وقالت", "مصادر صحفية", Anonymous),
        ("وقالت", "دول غربية", Organisation),
        ("وقال", "المتظاهرون", Anonymous),
        ("وقالت", "صحيفة محلية", Media),
        // After `مسؤول` a name often follows.
        ("وقال", "المسؤول في الوزارة سامي حداد", Named),
    ] {
        let body = format!("{cue} {source} إن الطريق مغلق.");
        assert_eq!(who(&ar(&body)), [(cue, Some(source), kind)]);
    }
    let found = ar("وقال الجيش في بيان إن الطريق مغلق.");
    assert_eq!(who(&found), [("وقال", Some("الجيش"), Organisation)]);
    let found = ar("وجاء في بيان للجيش أن الطريق مغلق.");
    assert_eq!(found.iter().map(|f| f.kind).collect::<Vec<_>>(), [Document]);
}

#[test]
fn of_several_speakers_the_first_type_holds() {
    let found = ar("وقال الوزير سامي حداد ومسؤولون آخرون إن الطريق مغلق.");
    assert_eq!(found.iter().map(|f| f.kind).collect::<Vec<_>>(), [Named]);
}

#[test]
fn a_first_mention_is_typed_by_its_own_wording() {
    let found =
        ar("وقال مسؤول في الشركة إن العمل بدأ. وأضاف المسؤول أن الأجر قليل. وقال سامي حداد إن الأجر عادل.");
    assert_eq!(found.iter().map(|f| f.kind).collect::<Vec<_>>(), [Anonymous, Anonymous, Named]);
}

#[test]
fn odd_marks_mix_and_that_he_before_marks_is_direct() {
    assert_eq!(ar("وقال المدير إن العمل \"شاق جدا هذا العام.")[0].quote, Mixed);
    assert_eq!(ar("ووصف المدير العمل بأنه \"شاق ومرهق للجميع\".")[0].quote, Direct);
}

#[test]
fn straight_marks_pair_within_their_paragraph() {
    // The odd mark of the first paragraph does not turn the pairs of the second inside out.
    let found = ar(
        "وصل الوفد \" إلى المدينة.\nوقال المدير: \"العمل شاق ومرهق للجميع\". وأكد الوزير أن الطريق مفتوح.",
    );
    let quotes: Vec<_> = found.iter().map(|f| (f.cue.as_str(), f.quote)).collect();
    assert_eq!(quotes, [("وقال", Direct), ("وأكد", Indirect)]);
}

#[test]
fn stretched_and_vowelled_words_are_the_same_words() {
    assert_eq!(cues("وقـــال مصدر أمني إن الطريق مغلق."), ["وقـــال"]);
    let found = ar("وَقَالَ مَصْدَرٌ أَمْنِيٌّ إِنَّ الطَّرِيقَ مُغْلَقٌ.");
    assert_eq!(who(&found), [("وَقَالَ", Some("مَصْدَرٌ أَمْنِيٌّ"), Anonymous)]);
}

#[test]
fn the_same_source_points_back() {
    let found = ar("وقال مصدر أمني إن الطريق مغلق. وأضاف المصدر ذاته أن الجسر سليم.");
    assert_eq!(found[1].kind, Anonymous);
    assert_eq!(found[1].referent.as_deref(), Some("مصدر أمني"));
}
