//! Label Studio: a JSON list of tasks, each with `data` and, where an article is coded already,
//! `predictions`; its export "JSON" has `annotations` in their place.
//!
//! Offsets are code points: Label Studio stores those for Text since its front end's pull
//! request 308 (2021), and its own tests say "by code points"; older versions counted UTF-16.
//! A region whose stored text is not the text at its offsets is therefore reported. `\r\n`
//! counts as two there as here. The validator of `label-studio-sdk` 2.1.2 accepts configuration,
//! regions, choices and relations as written here.

use serde_json::{Value, json};

use super::form::{Form, FormFile, Returned, Sheet, settle};
use super::labelstudio_task::coded;
use super::marks::{Marks, Role};
use crate::codings::{QuoteKind, SourceType, VerbClass};
use crate::error::{Error, Result};
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
