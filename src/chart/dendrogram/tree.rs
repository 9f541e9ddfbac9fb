//! The tree of a table: read, put in order, and cut where it has too many leaves.

use std::collections::BTreeMap;

use crate::chart::shown::by_size;
use crate::chart::{Tables, by_lang, filled};
use crate::error::{Error, Result};
use crate::schema::{DENDROGRAM, LEAVES, col};
use crate::table::Table;

/// A leaf: an outlet, and how many it stands for.
#[derive(Clone)]
pub(super) struct Leaf {
    pub name: String,
    pub outlets: usize,
}

/// A merger of two nodes: leaves are counted first, then earlier steps.
pub(super) struct Step {
    pub left: usize,
    pub right: usize,
    pub height: f64,
}

pub(super) struct Tree {
    pub leaves: Vec<Leaf>,
    pub steps: Vec<Step>,
}

impl Tree {
    /// The tree of a language; `None` where the tables have none.
    ///
    /// # Errors
    /// When the steps form no tree.
    pub fn read(tables: &Tables, lang: &str) -> Result<Option<Self>> {
        let (Some(table), Some(names)) = (filled(tables, &DENDROGRAM), filled(tables, &LEAVES)) else {
            return Ok(None);
        };
        let rows = |t: &Table| by_lang(t).remove(lang).unwrap_or_default();
        let outlets = names.text(col::OUTLET);
        let leaf = |row: usize| Leaf { name: outlets[row].unwrap_or_default().to_owned(), outlets: 1 };
        let leaves: Vec<Leaf> = rows(names).into_iter().map(leaf).collect();
        let broken = || {
            Error::new(format!("table dendrogram, language {lang}"), "its steps form no tree", "run again")
        };
        let (left, right, height) = (table.int(col::LEFT), table.int(col::RIGHT), table.real(col::HEIGHT));
        let node = |v: Option<i64>| v.and_then(|v| usize::try_from(v).ok()).ok_or_else(broken);
        let mut steps: Vec<Step> = Vec::new();
        let mut used = vec![false; leaves.len() * 2];
        for row in rows(table) {
            let step = Step {
                left: node(left[row])?,
                right: node(right[row])?,
                height: height[row].ok_or_else(broken)?,
            };
            for child in [step.left, step.right] {
                if child >= leaves.len() + steps.len() || std::mem::replace(&mut used[child], true) {
                    return Err(broken());
                }
            }
            steps.push(step);
        }
        if leaves.is_empty() || steps.is_empty() {
            return Ok(None);
        }
        if steps.len() + 1 != leaves.len() {
            return Err(broken());
        }
        Ok(Some(Self { leaves, steps }))
    }

    /// The leaves from first to last: left before right, from the last step down.
    pub fn order(&self) -> Vec<usize> {
        self.below(self.leaves.len() + self.steps.len() - 1)
    }

    /// The leaves under a node, in order.
    fn below(&self, node: usize) -> Vec<usize> {
        let (mut order, mut open) = (Vec::new(), vec![node]);
        while let Some(node) = open.pop() {
            match node.checked_sub(self.leaves.len()) {
                None => order.push(node),
                Some(step) => open.extend([self.steps[step].right, self.steps[step].left]),
            }
        }
        order
    }

    /// The upper part of the tree: its last mergers, over at most `most` leaves. What merged before
    /// is one leaf under the name of its largest outlet.
    pub fn cut(self, most: usize, sizes: &BTreeMap<&str, i64>) -> Self {
        let Some(first) = self.leaves.len().checked_sub(most).filter(|cut| *cut > 0) else { return self };
        let kept = &self.steps[first..];
        let mut nodes: Vec<usize> = kept.iter().flat_map(|s| [s.left, s.right]).collect();
        nodes.retain(|node| *node < self.leaves.len() + first);
        nodes.sort_unstable();
        let leaf = |node: &usize| {
            let under = self.below(*node);
            let size = |leaf: &usize| {
                let name = self.leaves[*leaf].name.as_str();
                (name, sizes.get(name).copied().unwrap_or_default())
            };
            Leaf { name: by_size(under.iter().map(size))[0].to_owned(), outlets: under.len() }
        };
        let leaves: Vec<Leaf> = nodes.iter().map(leaf).collect();
        let place = |node: usize| match node.checked_sub(self.leaves.len() + first) {
            Some(step) => leaves.len() + step,
            None => nodes.partition_point(|n| *n < node),
        };
        let steps = kept
            .iter()
            .map(|s| Step { left: place(s.left), right: place(s.right), height: s.height })
            .collect();
        Self { leaves, steps }
    }
}
