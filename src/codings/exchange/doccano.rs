//! doccano (sequence labelling with relations): JSON lines with `text`, `entities` and
//! `relations`, as its importer `JSONL(Relation)` reads and its export writes them.
//!
//! Offsets are code points (doccano counts so since its pull request 108, 2019; a project must
//! not be set to count grapheme clusters). Spans overlap, so the project must allow that. A span
//! has a label and nothing else: a cue is `cue:TYPE:QUOTE`, the class of its verb a second span
//! over it, `class:NAME`. Ids of spans count through the file, since doccano looks them up there.
//! Keys that doccano does not know come back as it keeps them: beside `text`, or under `meta`.

use serde_json::{Map, Value, json};

use super::CodedText;
use super::form::{Form, FormFile, Returned, Sheet, article, settle};
use super::marks::{Cue, Marks, Role};
use crate::codings::{QuoteKind, SourceType, VerbClass};
use crate::error::{Error, Result};
use crate::span::CharSpan;

/// Spans with labels, and relations between them.
pub struct Doccano;

impl Form for Doccano {
    fn name(&self) -> &'static str {
        "doccano"
    }

    fn about(&self) -> &'static str {
        "doccano, sequence labelling with relations: JSON lines and label lists"
    }

    fn write(&self, sheets: &[Sheet]) -> Result<Vec<FormFile>> {
        let (mut bytes, mut next) = (Vec::new(), 0);
        for sheet in sheets {
            bytes.extend(line(sheet, &mut next).to_string().bytes());
            bytes.push(b'\n');
        }
        let list = |names: Vec<String>| -> Vec<u8> {
            let labels: Vec<Value> = names
                .iter()
                .map(|n| json!({"text": n, "backgroundColor": colour(n), "textColor": "#ffffff"}))
                .collect();
            format!("{:#}\n", Value::from(labels)).into_bytes()
        };
        Ok(vec![
            FormFile { name: "doccano.jsonl", bytes },
            FormFile { name: "doccano.spans.json", bytes: list(span_labels()) },
            FormFile {
                name: "doccano.relations.json",
                bytes: list(Role::ALL.iter().map(|r| r.name().to_owned()).collect()),
            },
        ])
    }

    fn returns(&self) -> bool {
        true
    }

    fn read(&self, text: &str, place: &str, _: Option<&str>) -> Result<Returned> {
        let mut returned = Returned::default();
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let at = format!("{place}, line {}", number + 1);
            let value: Value = serde_json::from_str(line)
                .map_err(|e| Error::new(&at, e, "export as JSONL(Relation) from doccano"))?;
            let coded = coded(&value, &at, &mut returned)?;
            returned.texts.push(coded);
        }
        settle(returned, place)
    }
}

fn span_labels() -> Vec<String> {
    let mut names = Vec::new();
    for kind in SourceType::ALL {
        names.extend(QuoteKind::ALL.iter().map(|quote| format!("cue:{kind}:{quote}")));
    }
    names.extend(Role::ALL.iter().map(|r| r.name().to_owned()));
    names.extend(VerbClass::ALL.iter().map(|c| format!("class:{c}")));
    names
}

/// One colour a kind of label.
fn colour(name: &str) -> &'static str {
    match name.split(':').next() {
        Some("cue") => "#a63d40",
        Some("source") => "#2f6690",
        Some("via") => "#5b8e7d",
        Some("content") => "#7a6c5d",
        Some("class") => "#6a4c93",
        _ => "#8a8d91",
    }
}

fn line(sheet: &Sheet, next: &mut usize) -> Value {
    let text = &sheet.text;
    let marks = Marks::of(&text.attributions);
    let (mut entities, mut relations) = (Vec::new(), Vec::new());
    let mut entity = |span: CharSpan, label: String| {
        *next += 1;
        entities
            .push(json!({"id": *next, "start_offset": span.start, "end_offset": span.end, "label": label}));
        *next
    };
    let mut relation = |from: usize, to: usize, role: &str| {
        // Relations are numbered after their target, which has one each or is shared.
        let id = relations.len() + 1;
        relations.push(json!({"id": id, "from_id": from, "to_id": to, "type": role}));
    };
    let mut cues = Vec::new();
    for cue in &marks.cues {
        let (kind, quote) = (cue.kind.map_or("", SourceType::name), cue.quote.map_or("", QuoteKind::name));
        cues.push(entity(cue.span, format!("cue:{kind}:{quote}")));
        if let Some(class) = cue.class {
            entity(cue.span, format!("class:{class}"));
        }
    }
    let parts: Vec<usize> =
        marks.parts.iter().map(|(role, span)| entity(*span, role.name().to_owned())).collect();
    for (cue, role, part) in marks.links {
        relation(cues[cue], parts[part], role.name());
    }
    json!({
        "text": text.text(), "article": text.id, "lang": text.lang, "outlet": text.outlet, "title": text.title,
        "entities": entities, "relations": relations,
    })
}

fn coded(line: &Value, at: &str, returned: &mut Returned) -> Result<CodedText> {
    let wrong = |cause: String| Error::new(at, cause, "export as JSONL(Relation) from doccano");
    let key = |name: &str| {
        let under = |map: &str| line.get(map).and_then(|m| m.get(name));
        line.get(name).or_else(|| under("meta")).or_else(|| under("metadata")).and_then(Value::as_str)
    };
    let id = key("article").ok_or_else(|| wrong("the line has no `article`".into()))?;
    let text = key("text").ok_or_else(|| wrong("the line has no `text`".into()))?;
    let (title, body) = article(text, key("title"), id)?;
    let mut coded = CodedText {
        id: id.to_owned(),
        lang: key("lang").unwrap_or_default().to_owned(),
        outlet: key("outlet").unwrap_or_default().to_owned(),
        title,
        body,
        attributions: Vec::new(),
    };
    let empty = Vec::new();
    let list = |name: &str| line.get(name).and_then(Value::as_array).unwrap_or(&empty);
    let whole = |map: &Map<String, Value>, name: &str| -> Result<usize> {
        map.get(name)
            .and_then(Value::as_u64)
            .map(|n| n as usize)
            .ok_or_else(|| wrong(format!("article {id}: an entity or relation has no `{name}`")))
    };
    let mut marks = Marks::default();
    // Id of an entity to its place among the cues or the parts.
    let mut ids = std::collections::BTreeMap::new();
    let mut classes: Vec<(CharSpan, VerbClass)> = Vec::new();
    for entity in list("entities").iter().filter_map(Value::as_object) {
        let span = CharSpan::from((whole(entity, "start_offset")?, whole(entity, "end_offset")?));
        let label = entity.get("label").and_then(Value::as_str).unwrap_or_default();
        let number = whole(entity, "id")?;
        if let Some(rest) = label.strip_prefix("cue:") {
            let (kind, quote) = rest.split_once(':').unwrap_or((rest, ""));
            ids.insert(number, Ok(marks.cues.len()));
            marks.cues.push(Cue { span, kind: kind.parse().ok(), quote: quote.parse().ok(), class: None });
        } else if let Some(class) = label.strip_prefix("class:") {
            classes.push((span, class.parse()?));
        } else if let Some(role) = Role::named(label) {
            ids.insert(number, Err(marks.parts.len()));
            marks.parts.push((role, span));
        } else {
            return Err(Error::new(
                format!("{at}, article {id}"),
                format!("`{label}` is no label of the codebook"),
                "use the labels of doccano.spans.json",
            ));
        }
    }
    for cue in &mut marks.cues {
        cue.class = classes.iter().find(|(span, _)| *span == cue.span).map(|(_, class)| *class);
    }
    for relation in list("relations").iter().filter_map(Value::as_object) {
        let ends = (ids.get(&whole(relation, "from_id")?), ids.get(&whole(relation, "to_id")?));
        let ((Some(Ok(cue)), Some(Err(part))) | (Some(Err(part)), Some(Ok(cue)))) = ends else {
            return Err(Error::new(
                format!("{at}, article {id}"),
                "a relation does not go from a cue to another part",
                "draw each relation from a cue to its source, via, content, referent or reason",
            ));
        };
        let named = relation.get("type").and_then(Value::as_str).and_then(Role::named);
        marks.links.push((*cue, named.unwrap_or(marks.parts[*part].0), *part));
    }
    coded.attributions = marks.records(id, text, &mut returned.doubts)?;
    Ok(coded)
}
