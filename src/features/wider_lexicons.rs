//! The lexicons beside the loaded terms: wider, or of one device. Each is a [`LexiconRate`]: hits
//! per 1,000 words, by category and voice, and out of the default clustering, since a wide list
//! follows the topic more than the outlet's hand.

use super::lexicon_rate::LexiconRate;

/// Emotive and evaluative words: praise, blame, fear, outrage, ridicule, intensity, pity, and in Arabic
/// force and label.
///
/// Framing device: opinion in the narrator's prose carries appraisal in plain adjectives and nouns
/// (Martin & White 2005: affect, judgement, appreciation) long before it reaches for a loaded
/// label. The recall-oriented companion of `loaded_terms`: no form stands in both lists.
///
/// Fails where a word is plain (an injured man in a grave state), under negation and irony, and on
/// sport and culture pages, whose praise is no politics.
pub static EVALUATIVE: LexiconRate = LexiconRate {
    name: "evaluative",
    about: "emotive and evaluative words per 1,000 words, by kind (praise, blame, fear ...) and voice",
    lexicon: "evaluative",
    ..LexiconRate::BESIDE
};

/// Verbs, phrases and nouns that presuppose the clause that follows (`كشف أن`, the fact that).
///
/// Framing device: a factive makes the reader take a claim for granted without asserting it
/// (Kiparsky & Kiparsky 1970), the epistemological bias of Recasens et al. (2013).
///
/// Fails on worn factives that only report (`موضحا أن`, noted that; marked as mild) and on factives
/// whose clause is far off.
pub static FACTIVES: LexiconRate = LexiconRate {
    name: "factives",
    about: "factives (reveal, admit, the fact that) per 1,000 words, by kind and voice",
    lexicon: "factives",
    ..LexiconRate::BESIDE
};

/// Constructions that tell an act without its doer (`لقي مصرعه`, `تم اعتقال`, shots were fired).
///
/// Framing device: passives and nominals delete the agent and with it the blame (Fowler et al.
/// 1979; Trew 1979; van Dijk 1988).
///
/// Fails where the agent follows later in the sentence or is unknown to all, on Arabic passives
/// that unvowelled letters do not show, and on actives that look alike.
pub static AGENTLESS: LexiconRate = LexiconRate {
    name: "agentless",
    about: "agent-hiding constructions (was killed, clashes erupted) per 1,000 words, by kind and voice",
    lexicon: "agentless",
    ..LexiconRate::BESIDE
};

/// Indicator words of five generic frames: conflict, human interest, economic consequences,
/// morality, responsibility.
///
/// Framing device: the frames news applies to any issue (Semetko & Valkenburg 2000). The sum over
/// frames says nothing, so there is no headline.
///
/// Fails as any list does: a frame is a property of the article, coded by questions; a word is a
/// trace of it, and an economic topic brings the economic words whatever the frame.
pub static FRAMES: LexiconRate = LexiconRate {
    name: "frames",
    about: "indicator words of the five generic news frames per 1,000 words, by frame and voice",
    lexicon: "frames",
    summed: false,
    ..LexiconRate::BESIDE
};

/// Indicators of war journalism and of peace journalism, each in several kinds.
///
/// Framing device: whether a conflict is told by its front, its elites and its winners, or by its
/// people, causes and ways out (Galtung 1986, 2002; Lee & Maslog 2005). War and peace add up to
/// nothing, so there is no headline.
///
/// Fails on the visible side only: omission, which the scheme weighs most, leaves no word; a truce
/// brings words of peace whoever writes.
pub static WAR_PEACE: LexiconRate = LexiconRate {
    name: "war_peace",
    about: "indicators of war and of peace journalism per 1,000 words, by kind and voice",
    lexicon: "war_peace",
    summed: false,
    ..LexiconRate::BESIDE
};
