//! Parts of a run made by hand, for the tests of what outlets make of them.

use std::fs;
use std::path::Path;

use minzar::corpus::Article;
use minzar::experiment::{part_file, write_parts};
use minzar::features::{Feature, Measured};
use minzar::outlets::{Outlets, Part, PartFiles, Parts, Reduction, Settings};
use minzar::schema::Schema;

pub const SETTINGS: Settings = Settings {
    rng_seed: 1,
    replicates: 100,
    resamples: 100,
    permutations: 99,
    min_articles: 1,
    smallest_effect: None,
    contrasts: None,
    period: None,
};

/// An article and what was measured in it.
#[derive(Debug, Clone)]
pub struct Counted {
    pub id: String,
    pub lang: &'static str,
    pub outlet: String,
    pub published: Option<String>,
    /// The resampling unit.
    pub hash: String,
    pub measured: Measured,
}

/// The parts of these batches, through the files of a run.
pub fn parts(features: &[&'static dyn Feature], batches: &[Vec<Counted>]) -> Vec<Part> {
    let folder = tempfile::tempdir().expect("a folder");
    let axes = batches.iter().flatten().any(|a| !a.measured.axes.is_empty());
    fs::create_dir(folder.path().join("evidence")).expect("a folder");
    for (at, batch) in batches.iter().enumerate() {
        let articles: Vec<Article> = batch.iter().map(article).collect();
        let found = articles.iter().zip(batch.iter().map(|a| &a.measured)).collect();
        let path = |schema: &Schema| folder.path().join("evidence").join(part_file(schema, at));
        write_parts(features, found, axes, &path).expect("a part");
    }
    read(folder.path())
}

fn article(counted: &Counted) -> Article {
    let mut article = Article::default();
    article.id.clone_from(&counted.id);
    article.lang = counted.lang.to_owned();
    article.outlet.clone_from(&counted.outlet);
    article.published.clone_from(&counted.published);
    article.hash.clone_from(&counted.hash);
    article
}

/// The parts that a run left in its results.
pub fn read(results: &Path) -> Vec<Part> {
    let files = PartFiles::of(&[&results.join("evidence")]).expect("a folder");
    (0..files.count()).map(|at| files.read(at).expect("a part")).collect()
}

/// How a test asks for outlets.
pub struct Asked<'a> {
    pub features: &'a [&'static dyn Feature],
    pub settings: Settings,
    /// Bytes of articles in memory.
    pub room: usize,
}

impl<'a> Asked<'a> {
    pub fn new(features: &'a [&'static dyn Feature], settings: Settings) -> Self {
        Self { features, settings, room: 1 << 20 }
    }

    pub fn of(&self, parts: &Vec<Part>) -> Outlets {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut reduction = Reduction::new(self.features, self.settings, &[], scratch.path());
        reduction.room = self.room;
        let outlets = reduction.of(parts).expect("tables");
        // What was spilled is gone with the run.
        assert_eq!(std::fs::read_dir(scratch.path()).expect("a folder").count(), 0);
        outlets
    }
}
