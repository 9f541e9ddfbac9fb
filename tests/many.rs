//! Hundreds of outlets: figures keep their size, pages keep their weight, and both say what they
//! leave out.

use std::collections::BTreeSet;

use minzar::chart::{self, Drawing, Style, Tables};
use minzar::report::{EvidenceSample, html};
use minzar::schema::{self, col};
use minzar::table::{Cell, Table};

use crate::chart::{clipped, look, sample};

/// Names of both directions, none within another.
fn names(n: usize) -> Vec<String> {
    let name =
        |i: usize| if i.is_multiple_of(2) { format!("صحيفة {i:03}.") } else { format!("Paper {i:03}.") };
    (0..n).map(name).collect()
}

fn tables(names: &[String]) -> Tables {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    sample(&[("ar", &names)], 30)
}

fn draw(tables: &Tables) -> Vec<Drawing> {
    chart::draw(tables, &Style::default()).expect("the charts draw")
}

/// Height in millimetres.
fn height(drawing: &Drawing) -> f64 {
    let after = drawing.svg.split("height=\"").nth(1).expect("a height");
    after.split("mm").next().expect("millimetres").parse().expect("a number")
}

fn shown<'n>(names: &'n [String], svg: &str) -> BTreeSet<&'n str> {
    names.iter().map(String::as_str).filter(|name| svg.contains(*name)).collect()
}

#[test]
fn a_figure_of_many_outlets_fits_a_page() {
    for n in [21, 40, 41, 491] {
        let names = names(n);
        let drawings = draw(&tables(&names));
        for drawing in &drawings {
            // A4 less margins of 18 mm.
            assert!(height(drawing) <= 261.0, "{} of {n}: {} mm", drawing.name, height(drawing));
            assert_eq!(clipped(drawing), 0, "{} of {n} is clipped", drawing.name);
            if n == 491 {
                let bytes = chart::png(&drawing.svg, &Style::default()).expect("pixels");
                look(&format!("many-{}.png", drawing.name), &bytes);
            }
        }
        let most = [("interval-loaded_words", 40), ("heatmap", 40), ("dendrogram", 40), ("cluster_map", 20)];
        for (stem, most) in most {
            let drawing = drawings.iter().find(|d| d.name.starts_with(stem)).expect("a drawing");
            assert_eq!(shown(&names, &drawing.svg).len(), n.min(most), "{stem} of {n}: {}", drawing.caption);
        }
        let said = drawings.iter().any(|d| d.name.starts_with("interval") && d.caption.contains(" more"));
        assert_eq!(said, n > 45, "{n} outlets");
        // Three bars an outlet.
        let verbs = drawings.iter().find(|d| d.name == "actor_verbs-ar").expect("a drawing");
        assert_eq!(shown(&names, &verbs.svg).len(), 13, "{}", verbs.caption);
    }
}

#[test]
fn the_outlets_of_a_figure_are_those_with_the_largest_n() {
    let names = names(300);
    let tables = tables(&names);
    let drawings = draw(&tables);
    let figure = drawings.iter().find(|d| d.name == "interval-named_sources-ar").expect("a drawing");
    let table = &tables["outlets"];
    let (outlets, n) = (table.text(col::OUTLET), table.int(col::N));
    let (features, categories, voices) =
        (table.text(col::FEATURE), table.text(col::CATEGORY), table.text(col::VOICE));
    let share = table.real(col::SHARE);
    let mut sizes: Vec<(i64, &str)> = (0..table.len())
        .filter(|r| features[*r] == Some("named_sources") && categories[*r] == Some("all"))
        .filter(|r| voices[*r] == Some("narrator") && share[*r].is_some())
        .map(|r| (-n[r].expect("n"), outlets[r].expect("a name")))
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes.len(), 299, "one has no value");
    let largest: BTreeSet<&str> = sizes[..40].iter().map(|(_, name)| *name).collect();
    assert_eq!(shown(&names, &figure.svg), largest);
    let rest: Vec<String> = sizes[40..45].iter().map(|(_, name)| format!("\u{2068}{name}\u{2069}")).collect();
    let said =
        format!("the largest n of 299; also with a value, in the table: {} and 254 more", rest.join(", "));
    assert!(figure.caption.contains(&said), "{}", figure.caption);
    assert!(figure.caption.contains("Without a value (n/a): 1."), "{}", figure.caption);
}

#[test]
fn a_cut_tree_still_counts_every_outlet() {
    let names = names(131);
    let drawings = draw(&tables(&names));
    let tree = drawings.iter().find(|d| d.name == "dendrogram-ar").expect("a tree");
    let more: usize = tree
        .svg
        .split(">+")
        .skip(1)
        .map(|t| t.split('<').next().expect("text").parse::<usize>().expect("a number"))
        .sum();
    assert_eq!(more + shown(&names, &tree.svg).len(), 131);
    assert!(
        tree.caption.contains("131 outlets") && tree.caption.contains("last 39 mergers"),
        "{}",
        tree.caption
    );
}

/// The table of outlets as a run with many features makes it: a headline and categories.
fn wide(names: &[String], features: usize, categories: usize) -> Table {
    let mut rows = Vec::new();
    for (i, name) in names.iter().enumerate() {
        for f in 0..features {
            for c in 0..=categories {
                let category = if c == 0 { "all".to_owned() } else { format!("category {c:02}") };
                let mut row: Vec<Cell> =
                    vec!["ar".into(), name.as_str().into(), format!("feature_{f:02}").into()];
                row.extend([category.into(), "all".into(), "words".into()]);
                row.extend([20 + i as i64, 6, 7, 1000 + (i * 37 % 500) as i64].map(Cell::Int));
                row.extend([
                    Cell::Real(1000.0),
                    Cell::Real(1.25),
                    Cell::Real(0.75),
                    Cell::Real(2.125),
                    "garwood".into(),
                    Cell::Real(500.0),
                    Cell::Null,
                ]);
                rows.push(row);
            }
        }
    }
    Table::from_rows(&schema::OUTLETS, rows).expect("rows fit")
}

fn pieces(names: &[String], features: usize) -> Vec<EvidenceSample> {
    let piece = |feature: usize, outlet: &String| EvidenceSample {
        feature: format!("feature_{feature:02}"),
        outlet: outlet.clone(),
        lang: "ar".into(),
        article: format!("article of {outlet}"),
        ..EvidenceSample::default()
    };
    (0..features).flat_map(|f| names.iter().map(move |name| piece(f, name))).collect()
}

#[test]
fn a_page_of_many_outlets_is_light_and_says_where_the_rest_is() {
    let names = names(491);
    let mut tables = tables(&names);
    tables.insert("outlets", wide(&names, 12, 12));
    let mut input = crate::report::report(&tables);
    input.evidence = pieces(&names, 12);
    input.text_allowed = false;
    let page = html(&input).expect("the report renders");
    look("many.html", page.as_bytes());
    assert!(page.len() < 5_000_000, "{} bytes", page.len());
    let link = "outlets of 491 with the largest n; the file <a href=\"tables/outlets.csv\">outlets.csv</a> holds all.";
    assert_eq!(page.matches(&format!("Shown are the 40 {link}")).count(), 12, "headlines");
    assert_eq!(
        page.matches(&format!("Shown are the 16 {link}")).count(),
        12,
        "at most 200 rows of categories"
    );
    assert!(page.contains("From the 40 outlets of 491 with most articles."));
    assert!(page.contains("clusters.csv</a> holds all"));
    // The largest by n: 1000 + i * 37 % 500.
    let section = page.split("<section id=\"outlets\">").nth(1).expect("a section");
    let first = section.split("</table>").next().expect("a table");
    let mut sizes: Vec<(usize, &String)> =
        names.iter().enumerate().map(|(i, name)| (i * 37 % 500, name)).collect();
    sizes.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    assert!(sizes[..40].iter().all(|(_, name)| first.contains(name.as_str())));
    assert!(!sizes[40..].iter().any(|(_, name)| first.contains(name.as_str())));
}

#[test]
fn up_to_twenty_outlets_every_row_is_shown() {
    let names = names(20);
    let mut tables = tables(&names);
    tables.insert("outlets", wide(&names, 2, 60));
    let mut input = crate::report::report(&tables);
    input.evidence = pieces(&names, 2);
    let page = html(&input).expect("the report renders");
    assert!(!page.contains("Shown are the") && !page.contains("From the "));
    assert!(page.contains("By category and voice (1200 rows)"));
}
