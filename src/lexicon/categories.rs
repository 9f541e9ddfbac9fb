//! The categories of a lexicon, in the order of its file.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What parts the name of a category from that of the category it lies in: `violence/metaphor`.
pub const NESTED: char = '/';

/// Names of categories with what each means. A category may lie in another, which need not be
/// listed itself unless entries name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Categories(Vec<(String, String)>);

impl Categories {
    /// Adds a category at the end; one that is there stays as it is.
    pub fn add(&mut self, name: &str, meaning: &str) {
        if !self.contains(name) {
            self.0.push((name.to_owned(), meaning.to_owned()));
        }
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Name and meaning, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, meaning)| (name.as_str(), meaning.as_str()))
    }

    /// The names, in file order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// The names with those of all categories they lie in, each after its parent, siblings in
    /// file order.
    pub fn tree(&self) -> Vec<&str> {
        let mut nodes: Vec<&str> = Vec::new();
        for name in self.names() {
            let parents = name.match_indices(NESTED).map(|(at, _)| &name[..at]);
            for node in parents.chain([name]) {
                if !nodes.contains(&node) {
                    nodes.push(node);
                }
            }
        }
        let mut out = Vec::with_capacity(nodes.len());
        branch(&nodes, None, &mut out);
        out
    }
}

fn branch<'n>(nodes: &[&'n str], above: Option<&str>, out: &mut Vec<&'n str>) {
    for node in nodes.iter().filter(|node| parent(node) == above) {
        out.push(node);
        branch(nodes, Some(node), out);
    }
}

/// The category that a category lies in.
pub fn parent(category: &str) -> Option<&str> {
    category.rsplit_once(NESTED).map(|(parent, _)| parent)
}

/// Whether a category is another one, or lies in it at any depth.
pub fn lies_in(category: &str, other: &str) -> bool {
    category.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with(NESTED))
}

impl Serialize for Categories {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, meaning) in self.iter() {
            map.serialize_entry(name, meaning)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Categories {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

/// Keeps the order, which a map of the standard library would not.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Categories;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of categories, each with what it means")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Categories, A::Error> {
        let mut categories = Categories::default();
        while let Some(pair) = map.next_entry()? {
            categories.0.push(pair);
        }
        Ok(categories)
    }
}
