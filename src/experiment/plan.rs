//! A spec as checked: what runs. Everything that can fail early fails here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::choose::features;
use super::own_lexicon::{OwnLexicons, ask};
use super::samples::Draw;
use super::spec::Spec;
use crate::attribution::Extractor;
use crate::chart::Style;
use crate::codings::{Coder, Human, Nobody, Scope, exchange};
use crate::corpus::{Keep, Loaded, Share, Source, Survey, Tally, load, load_share};
use crate::error::{Error, Result, Warning};
use crate::features::axis::Axes;
use crate::features::{ACTORS, FEATURES, Feature};
use crate::lang::{Language, Pack, codes};
use crate::lexicon::{self, Lexicon, Lexicons};
use crate::outlets::REST;
use crate::text::Analyzer;

/// All that is needed to code articles of one language.
pub struct Coders {
    pub language: Arc<Language>,
    pub analyzer: Analyzer,
    pub extractor: Extractor,
    /// Those that the plan's features look at.
    pub lexicons: Lexicons,
    /// The frame axes, where the spec gives vectors.
    pub axes: Option<Axes>,
}

impl Coders {
    /// Loads a language, whose extractor takes attributions of this scope. `lexicons` are matched.
    ///
    /// # Errors
    /// When one of the pack's files does not read.
    fn new(language: Arc<Language>, scope: Scope, lexicons: Vec<Lexicon>) -> Result<Self> {
        Ok(Self {
            analyzer: Analyzer::new(Arc::clone(&language)),
            extractor: Extractor::with_scope(&language, scope)?,
            lexicons: Lexicons::new(lexicons)?,
            axes: None,
            language,
        })
    }
}

/// A checked experiment.
pub struct Plan {
    pub name: String,
    /// The spec's text, as written.
    pub text: String,
    pub spec: Spec,
    pub features: Vec<&'static dyn Feature>,
    /// The files of the input, as places show them; none where parts were merged.
    pub files: Vec<String>,
    /// The articles, read and settled.
    pub corpus: Loaded,
    pub style: Style,
    /// Hash of all packs and vectors, also of languages that this share of the corpus lacks.
    packs: String,
    /// The languages of the corpus, by code.
    pub coders: BTreeMap<String, Coders>,
    /// Whose codings are measured, where it is not the machine's.
    pub human: Option<Human>,
    /// The lexicons that the spec brings along, by name and language, with the number of their
    /// entries and the hash of their files.
    pub own_lexicons: BTreeMap<(String, String), (usize, String)>,
    /// Doubts about these.
    pub lexicon_doubts: Vec<Warning>,
}

/// Where the articles of a plan come from.
enum Input<'a> {
    Whole(&'a Keep),
    Share(&'a Keep, Share),
    Elsewhere(Box<Survey>),
}

impl Plan {
    /// Checks a spec against the program and its inputs, which are loaded and kept as `keep` says.
    /// Relative inputs are looked up under `data_root`.
    ///
    /// # Errors
    /// When a feature or language is unknown, a number makes no sense, or an input is missing,
    /// empty or too broken.
    pub fn new(name: &str, text: &str, spec: Spec, data_root: &Path, keep: &Keep) -> Result<Self> {
        Self::over(name, text, spec, data_root, Input::Whole(keep))
    }

    /// The same for one share of the corpus, whose results are parts to be merged.
    ///
    /// # Errors
    /// As [`Plan::new`]; also where the spec measures the codings of people, which are few.
    pub fn of_share(
        name: &str,
        text: &str,
        spec: Spec,
        data_root: &Path,
        keep: &Keep,
        share: Share,
    ) -> Result<Self> {
        if spec.coding.is_some() {
            return Err(Error::new(
                format!("spec {name}, [coding]"),
                "codings of people name articles, whose ids are settled over the whole corpus",
                "run it whole, without --part",
            ));
        }
        Self::over(name, text, spec, data_root, Input::Share(keep, share))
    }

    /// Lets go of what the coders remember of words: what comes after measuring reads no text.
    pub fn forget_words(&self) {
        self.coders.values().for_each(|coders| coders.analyzer.forget());
    }

    /// The plan of results that are merged from parts: the corpus need not be there.
    ///
    /// # Errors
    /// As [`Plan::new`].
    pub fn merged(name: &str, text: &str, spec: Spec, data_root: &Path, survey: Survey) -> Result<Self> {
        Self::over(name, text, spec, data_root, Input::Elsewhere(Box::new(survey)))
    }

    fn over(name: &str, text: &str, spec: Spec, data_root: &Path, input: Input<'_>) -> Result<Self> {
        check_numbers(name, &spec)?;
        let mut languages = BTreeMap::new();
        for code in codes() {
            languages.insert(code.to_owned(), Language::embedded(code)?);
        }
        for (code, folder) in &spec.languages {
            languages.insert(code.clone(), Language::from_pack(Pack::folder(&data_root.join(folder))?)?);
        }
        let packs = packs(&languages, &spec, data_root)?;
        let mut own = OwnLexicons::load(&spec, data_root, &languages)?;
        let features = features(name, &spec, &own.names())?;
        let font = spec.chart.font.as_ref().map(|font| data_root.join(font));
        let style = Style::new(spec.chart.width_mm, font.as_deref())?;
        let human = human(&spec, data_root)?;
        let source = || Source::new(spec.corpus.clone(), data_root, &languages);
        let files = |source: &Source| source.files().map(str::to_owned).collect();
        let (files, corpus) = match input {
            Input::Whole(keep) => source().and_then(|s| Ok((files(&s), load(&s, keep)?)))?,
            Input::Share(keep, share) => {
                source().and_then(|s| Ok((files(&s), load_share(&s, keep, share)?)))?
            }
            Input::Elsewhere(survey) => (Vec::new(), Loaded::measured_elsewhere(*survey)),
        };
        if corpus.survey.outlets.values().any(|outlets| outlets.contains_key(REST)) {
            return Err(Error::new(
                format!("spec {name}"),
                format!("an outlet is called `{REST}`, which stands for all outlets but one"),
                "give it another name under [corpus.aliases]",
            ));
        }
        let mut coders = BTreeMap::new();
        for code in corpus.survey.outlets.keys() {
            let language = languages.get(code).ok_or_else(|| {
                let have: Vec<&str> = languages.keys().map(String::as_str).collect();
                Error::new(
                    format!("spec {name}"),
                    format!("the corpus has articles in `{code}`, for which there is no language pack"),
                    format!(
                        "set `lang` under [corpus], or give a pack under [languages]; built in: {}",
                        have.join(", ")
                    ),
                )
            })?;
            let mut lexicons = lexicon::embedded(language)?;
            lexicons.extend(own.of_language(code));
            for lexicon in &mut lexicons {
                ask(&mut lexicon.request, &spec.measure.tiers, spec.measure.nested);
            }
            let place = format!("spec {name}");
            if let Some(text) = spec.actor_lexicon(ACTORS, code, &place)? {
                lexicons.push(Lexicon::parse(&format!("{place}, [[actors]]"), &text, language)?);
            }
            lexicons.retain(|l| features.iter().any(|f| f.lexicons().contains(&l.name.as_str())));
            let mut made = Coders::new(Arc::clone(language), spec.measure.scope, lexicons)?;
            if let Some(path) = spec.axes.vectors.get(code) {
                let place = format!("[axes.vectors] {}", path.display());
                made.axes = Some(Axes::load(language, &data_root.join(path), &place)?);
            }
            coders.insert(code.clone(), made);
        }
        Ok(Self {
            name: name.to_owned(),
            text: text.to_owned(),
            spec,
            features,
            files,
            corpus,
            style,
            packs,
            coders,
            human,
            own_lexicons: own.used,
            lexicon_doubts: own.doubts,
        })
    }

    /// Hash of all that measuring an article hangs on, beside the article and the program.
    ///
    /// # Errors
    /// When the spec cannot be spelled (a bug).
    pub fn way(&self, draw: Draw) -> Result<String> {
        let spec = serde_json::to_string(&(&self.spec.measure.of_articles(), &self.spec.actors))
            .map_err(|e| Error::new("spec", e, ""))?;
        let mut hasher = blake3::Hasher::new();
        let mut feed = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        };
        feed(env!("CARGO_PKG_VERSION"));
        feed(&spec);
        self.features.iter().for_each(|feature| feed(feature.name()));
        feed(&self.packs);
        for ((name, lang), (_, hash)) in &self.own_lexicons {
            [name, lang, hash].into_iter().for_each(|part| feed(part));
        }
        feed(self.human.as_ref().map_or("", Human::hash));
        feed(&format!("{draw:?}"));
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// Who codes articles of a language: nobody where no feature asks for it.
    pub fn coder(&self, lang: &str) -> &dyn Coder {
        match &self.human {
            Some(human) => human,
            None if self.features.iter().any(|f| f.needs_coding()) => &self.coders[lang].extractor,
            None => &Nobody,
        }
    }

    /// The frame axes, by language, where the spec gives vectors.
    pub fn axes(&self) -> impl Iterator<Item = (&str, &Axes)> {
        self.coders.iter().filter_map(|(code, coders)| Some((code.as_str(), coders.axes.as_ref()?)))
    }

    /// Stage by stage, how many rows and articles came through.
    pub fn counts(&self) -> Vec<(String, u64)> {
        let survey = &self.corpus.survey;
        let mut counts = vec![("rows read".to_owned(), survey.read)];
        counts.extend(survey.rejected.iter().map(|(reason, t)| (format!("rows lost: {reason}"), t.total)));
        counts.extend(survey.left_out.iter().map(|(reason, n)| (format!("rows left out: {reason}"), *n)));
        counts.extend(survey.duplicates.iter().map(|(reason, n)| (format!("duplicates: {reason}"), *n)));
        counts.push(("articles kept".to_owned(), survey.kept.articles));
        counts.push(("characters kept".to_owned(), survey.kept.chars));
        counts.extend(
            survey.cuts.iter().map(|(rule, n)| (format!("furniture cut, of articles read: {rule}"), *n)),
        );
        counts.push(("articles read with a wire credit".to_owned(), survey.wires.values().sum()));
        counts
    }

    /// Doubts of loading: each reason with its count and the first few places.
    pub fn doubts(&self) -> BTreeMap<&str, &Tally> {
        let lost = self.corpus.survey.rejected.iter().chain(&self.corpus.survey.warnings);
        lost.map(|(reason, tally)| (reason.as_str(), tally)).collect()
    }

    /// What will be null, and why: for `minzar check`.
    pub fn foreseen_gaps(&self) -> Vec<String> {
        let mut gaps = Vec::new();
        if !self.spec.measure.voices && self.spec.measure.features.is_empty() {
            let measured = |f: &&&dyn Feature| self.features.iter().any(|m| m.name() == f.name());
            let possible = |f: &&&dyn Feature| !f.of_actors() || !self.spec.actors.is_empty();
            let lost = FEATURES.iter().filter(possible).filter(|f| !measured(f)).map(|f| f.name());
            let lost: Vec<&str> = lost.collect();
            gaps.push(format!("without voices and codings: no {}", lost.join(", ")));
        }
        let few = self.spec.measure.min_articles;
        let wanted = self.spec.cluster.min_outlets;
        for (lang, outlets) in &self.corpus.survey.outlets {
            let mut enough = 0;
            for (outlet, count) in outlets {
                let articles =
                    self.human.as_ref().map_or(count.articles, |human| human.of_outlet(lang, outlet));
                if articles < few {
                    gaps.push(format!("{outlet} ({lang}): {articles} articles, {few} wanted: no shares"));
                } else {
                    enough += 1;
                }
            }
            if enough < wanted {
                gaps.push(format!(
                    "clusters ({lang}): {enough} outlets with enough articles, {wanted} wanted"
                ));
            }
        }
        gaps
    }
}

/// Hash of all that the languages of a spec bring along: their packs, and the vectors of their axes.
fn packs(languages: &BTreeMap<String, Arc<Language>>, spec: &Spec, data_root: &Path) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for (code, language) in languages {
        hasher.update(code.as_bytes());
        hasher.update(language.pack.hash().as_bytes());
        if let Some(path) = spec.axes.vectors.get(code) {
            let read =
                std::fs::File::open(data_root.join(path)).and_then(|f| hasher.update_reader(f).map(|_| ()));
            let place = format!("[axes.vectors] {}", path.display());
            read.map_err(|e| Error::new(place, e, "check that the file can be read"))?;
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The codings that the spec names.
fn human(spec: &Spec, data_root: &Path) -> Result<Option<Human>> {
    let Some(coding) = &spec.coding else { return Ok(None) };
    let place = format!("[coding] file, {}", coding.file.display());
    let file = std::fs::File::open(data_root.join(&coding.file))
        .map_err(|e| Error::new(&place, e, "give a file of codings; `minzar import` makes one"))?;
    let texts = exchange::read(std::io::BufReader::new(file), &place)?;
    if texts.is_empty() {
        return Err(Error::new(place, "there is no coding in it", "give a file with coded articles"));
    }
    Human::new(&coding.coder, &texts).map(Some)
}

fn check_numbers(name: &str, spec: &Spec) -> Result<()> {
    let wrong =
        |key: &str, cause: &str, next: &str| Err(Error::new(format!("spec {name}, {key}"), cause, next));
    const MOST: usize = 100_000;
    if spec.measure.replicates > MOST || spec.measure.permutations > MOST {
        return wrong("measure", "more than 100,000 replicates or permutations", "use 1000 and 999");
    }
    if spec.measure.min_articles == 0 {
        return wrong(
            "measure.min_articles",
            "0 articles give no share",
            "use at least 1; the default is 20",
        );
    }
    if spec.measure.smallest_effect.is_some_and(|factor| !(factor > 1.0 && factor.is_finite())) {
        return wrong(
            "measure.smallest_effect",
            "a factor between two outlets is above 1",
            "use 1.25 for a quarter more; leave it out to call nothing equal",
        );
    }
    if spec.measure.replicates < 100 {
        return wrong("measure.replicates", "fewer than 100 replicates give no interval", "use 1000");
    }
    if spec.measure.permutations < 99 {
        return wrong("measure.permutations", "fewer than 99 permutations give no test", "use 999");
    }
    if spec.cluster.max_k < 2 || spec.cluster.min_outlets < 3 {
        return wrong(
            "cluster",
            "max_k must be at least 2 and min_outlets at least 3",
            "leave them out for 6 and 5",
        );
    }
    Ok(())
}
