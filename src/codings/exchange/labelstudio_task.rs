//! A task that comes back from Label Studio: whose coding it is, and what was marked.

use std::collections::BTreeMap;

use serde_json::Value;

use super::CodedText;
use super::form::article;
use super::marks::{Cue, Marks, Role};
use crate::error::{Error, Result, Warning};
use crate::span::{CharMap, CharSpan};

/// The coder of an annotation: an id, or an object with id and email.
fn made_by(annotation: &Value) -> Vec<String> {
    let by = &annotation["completed_by"];
    let plain = |v: &Value| match v {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    [by, &by["id"], &by["email"]].into_iter().filter_map(plain).collect()
}

/// The coding that a task holds, if it has one by this coder.
pub(super) fn coded(
    task: &Value,
    at: &str,
    coder: Option<&str>,
    doubts: &mut Vec<Warning>,
) -> Result<Option<CodedText>> {
    let key = |name: &str| task["data"][name].as_str();
    let lost = |name: &str| {
        Error::new(
            at,
            format!("the task has no `data.{name}`"),
            "export as JSON the tasks `minzar sample` wrote",
        )
    };
    let id = key("article").ok_or_else(|| lost("article"))?;
    let text = key("text").ok_or_else(|| lost("text"))?;
    let empty = Vec::new();
    let all = task["annotations"].as_array().unwrap_or(&empty).iter();
    let mut made = all.filter(|a| a["was_cancelled"] != Value::Bool(true));
    let ours = |a: &&Value| coder.is_none_or(|wanted| made_by(a).iter().any(|by| by == wanted));
    let mut made: Vec<&Value> = made.by_ref().filter(ours).collect();
    let Some(annotation) = made.pop() else {
        doubts.push(Warning::new("a task without a coding was left out", format!("article {id}"), ""));
        return Ok(None);
    };
    if !made.is_empty() {
        let coders: Vec<String> = made.iter().chain([&annotation]).flat_map(|a| made_by(a)).collect();
        return Err(Error::new(
            format!("{at}, article {id}"),
            format!("it has {} codings, by: {}", made.len() + 1, coders.join(", ")),
            "name one coder with --coder; a coder may leave one coding of an article",
        ));
    }
    let (title, body) = article(text, key("title"), id)?;
    let result = annotation["result"].as_array().unwrap_or(&empty);
    Ok(Some(CodedText {
        id: id.to_owned(),
        lang: key("lang").unwrap_or_default().to_owned(),
        outlet: key("outlet").unwrap_or_default().to_owned(),
        title,
        body,
        attributions: marks(result, &format!("{at}, article {id}"), text, doubts)?
            .records(id, text, doubts)?,
    }))
}

/// What was marked: regions, what they are said to be, and how they hang together.
fn marks(result: &[Value], at: &str, text: &str, doubts: &mut Vec<Warning>) -> Result<Marks> {
    let wrong = |cause: String, next: &str| Error::new(at, cause, next);
    let map = CharMap::new(text);
    let mut marks = Marks::default();
    // Id of a region to its place among the cues or the parts.
    let mut ids: BTreeMap<&str, std::result::Result<usize, usize>> = BTreeMap::new();
    for region in result.iter().filter(|r| r["type"] == "labels") {
        let value = &region["value"];
        let offset = |name: &str| {
            let number = value[name].as_u64().or_else(|| value[name].as_str()?.parse().ok());
            number
                .map(|n| n as usize)
                .ok_or_else(|| wrong(format!("a region has no `{name}`"), "export as JSON"))
        };
        let span = CharSpan::from((offset("start")?, offset("end")?));
        let plain = |text: &str| text.replace("\\n", "").split_whitespace().collect::<String>();
        if let (Some(stored), Some(bytes)) = (value["text"].as_str(), map.bytes(span))
            && plain(stored) != plain(bytes.of(text))
        {
            let place = format!("{at}, [{}, {}]", span.start, span.end);
            doubts.push(Warning::new("a region's text is not that at its offsets", place, stored));
        }
        let id = region["id"].as_str().unwrap_or_default();
        for label in value["labels"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            match Role::named(label) {
                Some(role) => {
                    ids.insert(id, Err(marks.parts.len()));
                    marks.parts.push((role, span));
                }
                None if label == "cue" => {
                    ids.insert(id, Ok(marks.cues.len()));
                    marks.cues.push(Cue { span, kind: None, quote: None, class: None });
                }
                None => {
                    let cause = format!("`{label}` is no label of the codebook");
                    return Err(wrong(cause, "use the labels of labelstudio.xml"));
                }
            }
        }
    }
    for choice in result.iter().filter(|r| r["type"] == "choices") {
        let Some(Ok(cue)) = ids.get(choice["id"].as_str().unwrap_or_default()) else { continue };
        let (cue, said) = (&mut marks.cues[*cue], choice["value"]["choices"][0].as_str().unwrap_or_default());
        match choice["from_name"].as_str() {
            Some("type") => cue.kind = Some(said.parse()?),
            Some("quote") => cue.quote = Some(said.parse()?),
            Some("class") => cue.class = Some(said.parse()?),
            _ => {}
        }
    }
    for relation in result.iter().filter(|r| r["type"] == "relation") {
        let end = |name: &str| relation[name].as_str().and_then(|id| ids.get(id));
        let ends = (end("from_id"), end("to_id"));
        let ((Some(Ok(cue)), Some(Err(part))) | (Some(Err(part)), Some(Ok(cue)))) = ends else {
            return Err(wrong(
                "a relation does not go from a cue to another part".into(),
                "draw each relation from a cue to its source, via, content, referent or reason",
            ));
        };
        let labels: Vec<Role> = relation["labels"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|l| Role::named(l.as_str()?))
            .collect();
        let roles = if labels.is_empty() { vec![marks.parts[*part].0] } else { labels };
        marks.links.extend(roles.into_iter().map(|role| (*cue, role, *part)));
    }
    Ok(marks)
}
