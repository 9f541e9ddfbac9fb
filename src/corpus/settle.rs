//! Which articles stay, under which ids: settled without regard to the order of rows.

use std::collections::BTreeMap;

use super::article::hex;
use super::reading::Reading;
use super::settings::Duplicates;
use super::survey::{Count, Dropped, Settled, Survey};
use crate::error::{Error, Result, Warning};

impl Reading {
    /// Settles ids and duplicates, without regard to the order of rows.
    pub(super) fn settle(mut self, duplicates: Duplicates) -> Result<Survey> {
        let mut dropped = Vec::new();
        let mut gone = Vec::new();
        // One id and one text: one article.
        self.entries.sort_unstable_by(|a, b| {
            (&a.id, a.clean, a.hash, a.rest, a.row).cmp(&(&b.id, b.clean, b.hash, b.rest, b.row))
        });
        self.entries.dedup_by(|next, first| {
            let same = next.id == first.id && next.clean == first.clean;
            if same {
                let (id, kept) = (next.id.to_string(), first.id.to_string());
                dropped.push(Dropped { id, reason: "same id and text", kept });
                gone.push(next.row);
            }
            same
        });
        // One id and several texts: each is renamed.
        let mut start = 0;
        for at in 1..=self.entries.len() {
            if self.entries.get(at).is_some_and(|e| e.id == self.entries[start].id) {
                continue;
            }
            if at - start > 1 {
                for entry in &mut self.entries[start..at] {
                    let renamed = rename(&entry.id, &hex(&entry.hash));
                    self.warnings.add(Warning::new(
                        "same id for different texts",
                        format!("article {}", entry.id),
                        format!("renamed {renamed}"),
                    ));
                    entry.id = renamed.into();
                    entry.renamed = true;
                }
            }
            start = at;
        }
        self.entries.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        if let Some(twice) = self.entries.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(Error::new(
                format!("article {}", twice[0].id),
                "two articles have this id, also after renaming",
                "give them other ids",
            ));
        }
        // One outlet and one text under several ids: the one with the smallest hash stays, so
        // that copies of a corpus with other ids keep the same rows; then the smallest id.
        if duplicates == Duplicates::Drop {
            self.entries.sort_unstable_by(|a, b| (a.clean, a.hash, &a.id).cmp(&(b.clean, b.hash, &b.id)));
            self.entries.dedup_by(|next, first| {
                let same = next.clean == first.clean;
                if same {
                    let (id, kept) = (next.id.to_string(), first.id.to_string());
                    dropped.push(Dropped { id, reason: "same outlet and text", kept });
                    gone.push(next.row);
                }
                same
            });
        }
        dropped.sort();
        gone.sort_unstable();
        Ok(self.finish(dropped, gone))
    }

    fn finish(self, dropped: Vec<Dropped>, gone: Vec<u64>) -> Survey {
        let mut counts = vec![Count::default(); self.groups.len()];
        let mut kept = Count::default();
        let mut hashes: Vec<[u8; 32]> = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            hashes.push(entry.hash);
            for count in [&mut counts[entry.group as usize], &mut kept] {
                count.articles += 1;
                count.chars += u64::from(entry.chars);
            }
        }
        hashes.sort_unstable();
        let mut hasher = blake3::Hasher::new();
        for hash in &hashes {
            hasher.update(hash);
        }
        let mut outlets: BTreeMap<String, BTreeMap<String, Count>> = BTreeMap::new();
        for ((lang, outlet), group) in self.groups {
            let count = counts[group as usize];
            if count.articles > 0 {
                outlets.entry(lang).or_default().insert(outlet, count);
            }
        }
        let mut duplicates = BTreeMap::new();
        for drop in &dropped {
            *duplicates.entry(drop.reason.to_owned()).or_default() += 1;
        }
        let mut renamed: Vec<u64> = self.entries.iter().filter(|e| e.renamed).map(|e| e.row).collect();
        renamed.sort_unstable();
        Survey {
            read: self.read,
            rejected: self.rejected.0,
            left_out: self.left_out,
            duplicates,
            kept,
            outlets,
            cuts: self.cuts,
            wires: self.wires,
            warnings: self.warnings.0,
            dropped,
            hash: hasher.finalize().to_hex().to_string(),
            settled: Settled { gone, renamed },
        }
    }
}

/// The id of a text that shares its id with others.
pub fn rename(id: &str, hash: &str) -> String {
    format!("{id}~{}", &hash[..8])
}
