//! Label Studio: a JSON list of tasks, each with `data` and, where an article is coded already,
//! `predictions`; its export "JSON" has `annotations` in their place.
//!
//! Offsets are code points: Label Studio stores those for Text since its front end's pull
//! request 308 (2021), and its own tests say "by code points"; older versions counted UTF-16.
//! A region whose stored text is not the text at its offsets is therefore reported. `\r\n`
//! counts as two there as here. The validator of `label-studio-sdk` 2.1.2 accepts configuration,
//! regions, choices and relations as written here.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::CodedText;
use super::form::{Form, FormFile, Returned, Sheet, article, settle};
use super::marks::{Cue, Marks, Role};
use crate::attribution::{QuoteKind, SourceType, VerbClass};
use crate::error::{Error, Result, Warning};
use crate::span::{CharMap, CharSpan};

/// Tasks with regions, choices a region, and relations.
pub struct LabelStudio;

impl Form for LabelStudio {
    fn name(&self) -> &'static str {
        "labelstudio"
    }

    fn about(&self) -> &'static str {
        "Label Studio: JSON tasks, and the labelling configuration as XML"
    }

    fn write(&self, sheets: &[Sheet]) -> Result<Vec<FormFile>> {
        let tasks: Vec<Value> = sheets.iter().map(task).collect();
        Ok(vec![
            FormFile { name: "labelstudio.json", bytes: format!("{:#}\n", Value::from(tasks)).into_bytes() },
            FormFile { name: "labelstudio.xml", bytes: configuration().into_bytes() },
        ])
    }

    fn returns(&self) -> bool {
        true
    }

    fn read(&self, text: &str, place: &str, coder: Option<&str>) -> Result<Returned> {
        let tasks: Vec<Value> = serde_json::from_str(text)
            .map_err(|e| Error::new(place, e, "export as JSON from Label Studio"))?;
        let mut returned = Returned::default();
        for (number, task) in tasks.iter().enumerate() {
            let at = format!("{place}, task {}", number + 1);
            if let Some(coded) = coded(task, &at, coder, &mut returned.doubts)? {
                returned.texts.push(coded);
            }
        }
        settle(returned, place)
    }
}

/// The controls that say something of a cue.
const CHOICES: [&str; 3] = ["type", "quote", "class"];

fn configuration() -> String {
    let list = |tag: &str, names: &[&str]| -> String {
        names.iter().map(|n| format!("    <{tag} value=\"{n}\"/>\n")).collect()
    };
    let roles: Vec<&str> = Role::ALL.iter().map(|r| r.name()).collect();
    let labels: Vec<&str> = std::iter::once("cue").chain(roles.iter().copied()).collect();
    let kinds: Vec<&str> = SourceType::ALL.iter().map(|k| k.name()).collect();
    let quotes: Vec<&str> = QuoteKind::ALL.iter().map(|k| k.name()).collect();
    let classes: Vec<&str> = VerbClass::ALL.iter().map(|k| k.name()).collect();
    let mut xml = format!(
        "<View>\n  <Style>.htx-text {{ white-space: pre-wrap; unicode-bidi: plaintext; }}</Style>\n  \
         <Relations>\n{}  </Relations>\n  <Labels name=\"part\" toName=\"text\">\n{}  </Labels>\n  \
         <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n",
        list("Relation", &roles),
        list("Label", &labels)
    );
    for (name, values) in CHOICES.iter().zip([&kinds, &quotes, &classes]) {
        xml += &format!(
            "  <Choices name=\"{name}\" toName=\"text\" choice=\"single\" perRegion=\"true\" \
             visibleWhen=\"region-selected\" whenTagName=\"part\" whenLabelValue=\"cue\">\n{}  </Choices>\n",
            list("Choice", values)
        );
    }
    xml + "</View>\n"
}

fn task(sheet: &Sheet) -> Value {
    let coded = &sheet.text;
    let text = coded.text();
    let map = CharMap::new(&text);
    let marks = Marks::of(&coded.attributions);
    let value = |span: CharSpan, control: &str, choice: &str| {
        let words = map.bytes(span).map_or("", |s| s.of(&text));
        json!({"start": span.start, "end": span.end, "text": words, control: [choice]})
    };
    let region = |id: String, span: CharSpan, label: &str| {
        json!({"id": id, "from_name": "part", "to_name": "text", "type": "labels",
               "value": value(span, "labels", label)})
    };
    let mut result = Vec::new();
    for (place, cue) in marks.cues.iter().enumerate() {
        let id = format!("cue{place}");
        result.push(region(id.clone(), cue.span, "cue"));
        let said =
            [cue.kind.map(SourceType::name), cue.quote.map(QuoteKind::name), cue.class.map(VerbClass::name)];
        for (name, choice) in CHOICES.iter().zip(said) {
            result.extend(choice.map(|choice| {
                json!({"id": id, "from_name": name, "to_name": "text", "type": "choices",
                       "value": value(cue.span, "choices", choice)})
            }));
        }
    }
    for (place, (role, span)) in marks.parts.iter().enumerate() {
        result.push(region(format!("part{place}"), *span, role.name()));
    }
    for (cue, role, part) in &marks.links {
        result
            .push(json!({"type": "relation", "from_id": format!("cue{cue}"), "to_id": format!("part{part}"),
                           "direction": "right", "labels": [role.name()]}));
    }
    let mut task = json!({"data": {
        "text": text, "article": coded.id, "lang": coded.lang, "outlet": coded.outlet, "title": coded.title,
    }});
    if let Some(coder) = &sheet.coder {
        task["predictions"] = json!([{"model_version": coder, "result": result}]);
    }
    task
}

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

fn coded(
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
