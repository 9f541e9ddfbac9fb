//! The articles of two codings, side by side: the same ids, and the same texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::codings::exchange::CodedText;
use crate::error::{Error, Result};

/// Articles of the same id, in the order of ids.
pub(super) fn pair<'a>(
    gold: &'a [CodedText],
    other: &'a [CodedText],
) -> Result<Vec<(&'a CodedText, &'a CodedText)>> {
    let (left, right) = (by_id(gold, "gold")?, by_id(other, "coded")?);
    missing(&left, &right, "coded")?;
    missing(&right, &left, "gold")?;
    let mut pairs = Vec::with_capacity(left.len());
    for (id, a) in left {
        let b = right[id];
        if a.title != b.title || a.body != b.body {
            return Err(Error::new(
                format!("article {id}"),
                "the two codings have different texts, so their offsets do not meet",
                "code the text of the gold file itself, uncleaned",
            ));
        }
        pairs.push((a, b));
    }
    Ok(pairs)
}

fn by_id<'a>(texts: &'a [CodedText], name: &str) -> Result<BTreeMap<&'a str, &'a CodedText>> {
    let mut map = BTreeMap::new();
    for text in texts {
        if map.insert(text.id.as_str(), text).is_some() {
            return Err(Error::new(
                format!("{name} codings"),
                format!("the id `{}` stands twice", text.id),
                "give each article one line",
            ));
        }
    }
    Ok(map)
}

fn missing(from: &BTreeMap<&str, &CodedText>, to: &BTreeMap<&str, &CodedText>, name: &str) -> Result<()> {
    let lost: BTreeSet<&str> = from.keys().filter(|id| !to.contains_key(*id)).copied().collect();
    if lost.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = lost.iter().copied().take(10).collect();
    let more = if lost.len() > shown.len() { ", ..." } else { "" };
    Err(Error::new(
        format!("{name} codings"),
        format!("{} articles are missing: {}{more}", lost.len(), shown.join(", ")),
        "both files must hold the same articles; an article without attributions has an empty list",
    ))
}
