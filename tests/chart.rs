//! Figures: labels in both directions, inside the canvas, the same bytes twice.
//!
//! `MINZAR_LOOK=folder cargo test --test all chart` leaves every drawing there, for the eye.

use minzar::chart::{self, CHARTS, Drawing, Style, Tables, number};
use minzar::schema::{self, Schema, col};
use minzar::table::{Cell, Table};
use resvg::usvg;

pub const ARABIC: [&str; 14] = [
    "صحيفة الرياض",
    "«كواليس»",
    "BBC عربي",
    "الشرق الأوسط (لندن)",
    "نبض الشارع",
    "وكالة الأنباء (GNA)",
    "مرصد 24",
    "القدس العربي",
    "الخليج أونلاين – النسخة الدولية المحدثة يوميا",
    "عين على الحدث",
    "صوت الساحل",
    "الميدان",
    "أخبار اليوم 2019–2020",
    "CNN بالعربية",
];
const LATIN: [&str; 6] =
    ["The Harbour Post", "Northern Wire", "Daily Ledger", "Öst & Väst", "Channel 9 (live)", "q"];

/// Numbers between 0 and 1 that look like data and are the same everywhere.
fn pseudo(i: usize, salt: usize) -> f64 {
    let x = (i as u64 * 2_654_435_761 + salt as u64 * 40_503 + 12_345) % 10_007;
    x as f64 / 10_007.0
}

fn outlets(lang: &str, names: &[&str]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let features = [("loaded_words", "tokens", 1000.0), ("named_sources", "attributions", 1.0)];
    for (f, (feature, base, per)) in features.into_iter().enumerate() {
        for (category, voice) in [("all", "all"), ("all", "narrator"), ("insurgency", "all")] {
            for (i, name) in names.iter().enumerate() {
                let n = 40 + (pseudo(i, 3) * 9000.0) as i64;
                let articles = 5 + n / 40;
                let share = pseudo(i, f) * 0.6 * if per == 1.0 { 1.0 } else { 12.0 };
                let wide = share * (0.1 + 0.3 * pseudo(i, 9));
                let gap = (i == 2).then_some("too few attributions (4 of 20)");
                let real = |v: f64| gap.map_or(Cell::Real(v), |_| Cell::Null);
                rows.push(vec![
                    lang.into(),
                    (*name).into(),
                    feature.into(),
                    category.into(),
                    voice.into(),
                    base.into(),
                    Cell::Int(articles),
                    Cell::Int(articles / 2),
                    Cell::Int((share / per * n as f64) as i64),
                    Cell::Int(n),
                    per.into(),
                    real(share),
                    real(share - wide),
                    real(share + wide * 1.3),
                    gap.map_or(Cell::from("garwood"), |_| Cell::Null),
                    real(n as f64 / 2.0),
                    gap.into(),
                ]);
            }
        }
    }
    rows
}

fn matrix(lang: &str, names: &[&str], measures: usize) -> Vec<Vec<Cell>> {
    let kinds = ["loaded_words/all", "named_sources/official", "report_verbs/doubt", "quoted_share/narrator"];
    let mut rows = Vec::new();
    for (i, name) in names.iter().enumerate() {
        for m in 0..measures {
            let measure = format!("{}/{m:02}", kinds[m % 4]);
            let value = pseudo(i, m) * if m % 3 == 0 { 14.0 } else { 1.0 };
            let empty = (i + m) % 23 == 7;
            let cell = |v: f64| if empty { Cell::Null } else { Cell::Real(v) };
            rows.push(vec![
                lang.into(),
                (*name).into(),
                measure.into(),
                cell(value),
                cell(value),
                cell((pseudo(i, m) - 0.5) * 4.4),
            ]);
        }
    }
    rows
}

fn clusters(lang: &str, names: &[&str]) -> Vec<Vec<Cell>> {
    let row = |(i, name): (usize, &&str)| {
        let k = (i % 3) as i64;
        vec![
            lang.into(),
            (*name).into(),
            Cell::Int(k),
            Cell::Int(k),
            Cell::Int(k),
            Cell::Int(0),
            Cell::Real(0.2 + pseudo(i, 4) / 3.0),
            Cell::Real(0.8),
            Cell::Real(k as f64 * 1.4 + pseudo(i, 5) - 1.8),
            Cell::Real((k % 2) as f64 * 1.1 + pseudo(i, 6) - 0.9),
        ]
    };
    names.iter().enumerate().map(row).collect()
}

fn choice(lang: &str) -> Vec<Vec<Cell>> {
    let row = |k: i64| {
        vec![
            lang.into(),
            Cell::Int(k),
            Cell::Int(k),
            Cell::Real(0.4 - k as f64 / 30.0),
            Cell::Real(0.2),
            Cell::Real(0.01),
            Cell::Real(0.02),
            Cell::Real(0.9 - k as f64 / 12.0),
            Cell::Real(0.7),
            Cell::Real(0.8),
            Cell::Real(0.8),
            Cell::Int(i64::from(k == 3)),
            if k == 3 { "highest silhouette with stability of 0.6 or more".into() } else { Cell::Null },
        ]
    };
    (2..6).map(row).collect()
}

/// A tree that takes leaf after leaf, some in pairs first.
fn tree(lang: &str, names: &[&str]) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>) {
    let n = names.len();
    let mut open: Vec<usize> = (0..n).collect();
    let mut steps = Vec::new();
    while open.len() > 1 {
        let step = steps.len();
        let (a, b) = (open.remove(0), open.remove(0));
        open.push(n + step);
        steps.push(vec![
            lang.into(),
            Cell::Int(step as i64),
            Cell::Int(a as i64),
            Cell::Int(b as i64),
            Cell::Real(0.4 + step as f64 * 0.31),
            Cell::Int(2),
        ]);
    }
    let leaf = |(i, name): (usize, &&str)| vec![lang.into(), Cell::Int(i as i64), (*name).into()];
    (steps, names.iter().enumerate().map(leaf).collect())
}

/// What outlets call the dead, in two voices; the third mentions them too rarely.
fn labels(lang: &str, names: &[&str]) -> Vec<Vec<Cell>> {
    let variants =
        if lang == "ar" { ["شهيد", "قتيل", "ضحية"] } else { ["martyr", "dead", "victim"] };
    let mut rows = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let hits: Vec<i64> = (0..3).map(|v| 1 + (pseudo(i, v) * 40.0) as i64).collect();
        let n: i64 = hits.iter().sum();
        for (variant, hits) in variants.iter().zip(hits) {
            for voice in ["all", "narrator"] {
                let real = |v: f64| if i == 2 { Cell::Null } else { Cell::Real(v) };
                let share = hits as f64 / n as f64;
                let mut row: Vec<Cell> = [lang, "dead", name, variant, voice].map(Cell::from).into();
                row.extend([40, 20, hits, n].map(Cell::Int));
                row.extend([real(share), real(share * 0.8), real(share * 1.2)]);
                row.extend(["jeffreys".into(), real(n as f64 / 2.0)]);
                row.push(if i == 2 { "too few: 3 articles, 20 wanted".into() } else { Cell::Null });
                rows.push(row);
            }
        }
    }
    rows
}

/// Three sides and their verbs; one never speaks in the third outlet.
fn verbs(lang: &str, names: &[&str]) -> Vec<Vec<Cell>> {
    let classes = ["accusing", "affirming", "denying", "doubting", "neutral"];
    let mut rows = Vec::new();
    for (i, name) in names.iter().enumerate() {
        for (s, side) in ["الحكومة", "جبهة الإنصاف (المعارضة)", "Rebels"].into_iter().enumerate()
        {
            let hits: Vec<i64> = (0..classes.len())
                .map(|c| if i == 2 && s == 1 { 0 } else { (pseudo(i * 3 + s, c) * 30.0) as i64 })
                .collect();
            let n: i64 = hits.iter().sum();
            let real = |v: f64| if n == 0 { Cell::Null } else { Cell::Real(v) };
            for (class, hits) in classes.iter().zip(hits) {
                let share = hits as f64 / n as f64;
                rows.push(vec![
                    lang.into(),
                    (*name).into(),
                    side.into(),
                    (*class).into(),
                    Cell::Int(40),
                    Cell::Int(20),
                    Cell::Int(hits),
                    Cell::Int(n),
                    real(share),
                    real(share * 0.8),
                    real(share * 1.2),
                    "jeffreys".into(),
                    real(n as f64 / 2.0),
                    if n == 0 { "nothing to measure: the base is 0".into() } else { Cell::Null },
                ]);
            }
        }
    }
    rows
}

/// Weeks of two features; one outlet has a week too few.
fn periods(lang: &str, names: &[&str]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (f, (feature, base, per)) in
        [("loaded_words", "tokens", 1000.0), ("named_sources", "attributions", 1.0)].into_iter().enumerate()
    {
        for (i, name) in names.iter().enumerate() {
            for (week, monday) in
                ["2015-07-20", "2015-07-27", "2015-08-03", "2015-08-10"].into_iter().enumerate()
            {
                if i == 1 && week == 2 {
                    continue;
                }
                let share = pseudo(i + week, f) * 0.6 * if per == 1.0 { 1.0 } else { 12.0 };
                let mut row: Vec<Cell> =
                    [lang, *name, monday, feature, "all", "all", base].map(Cell::from).into();
                row.extend([40, 8, 9, 4000 - 100 * i as i64].map(Cell::Int));
                row.extend([per, share, share * 0.8, share * 1.3].map(Cell::Real));
                row.extend(["garwood".into(), Cell::Real(900.0), Cell::Null]);
                rows.push(row);
            }
        }
    }
    rows
}

/// Tables as a run hands them over: (language, outlets) each.
pub fn sample(groups: &[(&str, &[&str])], measures: usize) -> Tables {
    let mut tables = Tables::new();
    let mut put = |schema: &'static Schema, rows: Vec<Vec<Cell>>| {
        tables.insert(schema.name, Table::from_rows(schema, rows).expect("rows fit the schema"));
    };
    type Rows<'a> = &'a dyn Fn(&str, &[&str]) -> Vec<Vec<Cell>>;
    let each = |f: Rows<'_>| groups.iter().flat_map(|(l, n)| f(l, n)).collect();
    put(&schema::OUTLETS, each(&outlets));
    put(&schema::PERIODS, each(&periods));
    put(&schema::ACTOR_VERBS, each(&verbs));
    put(&schema::LABELS, each(&labels));
    put(&schema::MATRIX, each(&|l, n| matrix(l, n, measures)));
    put(&schema::CLUSTERS, each(&clusters));
    put(&schema::CLUSTER_CHOICE, each(&|l, _| choice(l)));
    put(&schema::DENDROGRAM, each(&|l, n| tree(l, n).0));
    put(&schema::LEAVES, each(&|l, n| tree(l, n).1));
    tables
}

/// Leaves a file in the folder `MINZAR_LOOK`, when that is set.
pub fn look(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("MINZAR_LOOK") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("the folder can be written");
    }
}

fn parsed(svg: &str) -> usvg::Tree {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.set_sans_serif_family("DejaVu Sans");
    let options = usvg::Options { fontdb: fonts.into(), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).expect("the figure is SVG")
}

fn texts(group: &usvg::Group, out: &mut Vec<usvg::Rect>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => texts(inner, out),
            usvg::Node::Text(text) => out.push(text.abs_bounding_box()),
            _ => {}
        }
    }
}

pub fn clipped(drawing: &Drawing) -> usize {
    let tree = parsed(&drawing.svg);
    let mut boxes = Vec::new();
    texts(tree.root(), &mut boxes);
    assert!(boxes.len() > 5, "{} shows {} texts", drawing.name, boxes.len());
    let inside = |b: &&usvg::Rect| {
        b.left() >= 0.0
            && b.top() >= 0.0
            && b.right() <= tree.size().width() + 0.01
            && b.bottom() <= tree.size().height() + 0.01
    };
    boxes.len() - boxes.iter().filter(inside).count()
}

#[test]
fn every_chart_draws_inside_its_canvas() {
    let mut cut: Vec<String> = Vec::new();
    for (size, width) in [(6, 140.0), (14, 140.0), (14, 90.0), (2, 190.0)] {
        let tables = sample(&[("ar", &ARABIC[..size]), ("en", &LATIN)], if size == 6 { 8 } else { 30 });
        let style = Style::new(width, None).expect("a width");
        let mut stems = Vec::new();
        for chart in CHARTS {
            let drawings = chart.draw(&tables, &style).expect("the chart draws");
            assert!(drawings.len() >= 2, "{} draws one figure a language", chart.name());
            for drawing in drawings {
                assert!(drawing.name.starts_with(chart.name()), "{}", drawing.name);
                assert!(drawing.name.is_ascii() && !drawing.caption.is_empty() && !drawing.title.is_empty());
                if std::env::var_os("MINZAR_LOOK").is_some() {
                    let bytes = chart::png(&drawing.svg, &style).expect("the figure has pixels");
                    look(&format!("{}-{size}-{width}.png", drawing.name), &bytes);
                }
                look(&format!("{}-{size}-{width}.svg", drawing.name), drawing.svg.as_bytes());
                if clipped(&drawing) > 0 {
                    cut.push(format!("{} at {width} mm with {size}", drawing.name));
                }
                stems.push(drawing.name);
            }
        }
        let all = stems.len();
        stems.sort();
        stems.dedup();
        assert_eq!(stems.len(), all, "names are file names: {stems:?}");
    }
    assert!(cut.is_empty(), "clipped labels: {cut:#?}");
}

#[test]
fn letters_without_a_shape_are_named() {
    let style = Style::default();
    let lacking = |names: &[&str]| {
        let drawings = chart::draw(&sample(&[("ar", names)], 3), &style).expect("the charts draw");
        chart::missing_glyphs(&drawings[0].svg, &style).expect("the figure is SVG")
    };
    assert_eq!(lacking(&ARABIC), [""; 0]);
    assert_eq!(lacking(&["پاکستان ٹائمز", "روزنامه‌ی ایران"]), [""; 0]);
    assert_eq!(lacking(&["新華社", "b", "c"]), ["新", "社", "華"]);
}

#[test]
fn pixels_match_the_width_at_300_dpi() {
    let tables = sample(&[("ar", &ARABIC[..6])], 6);
    let style = Style::default();
    let drawings = chart::draw(&tables, &style).expect("the charts draw");
    let bytes = chart::png(&drawings[0].svg, &style).expect("the figure has pixels");
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let width = u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes"));
    assert!((1653..=1654).contains(&width), "140 mm at 300 dpi, not {width}");
    // zlib's crc32 of this chunk.
    assert_eq!(&bytes[33..54], b"\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01\x78\xa5\x3f\x76");
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let draw = || {
        let tables = sample(&[("ar", &ARABIC), ("en", &LATIN)], 9);
        let style = Style::default();
        let drawings = chart::draw(&tables, &style).expect("the charts draw");
        let bytes = chart::png(&drawings[0].svg, &style).expect("the figure has pixels");
        (drawings, bytes)
    };
    assert_eq!(draw(), draw());
}

#[test]
fn right_to_left_labels_are_isolated() {
    let drawings =
        chart::draw(&sample(&[("ar", &ARABIC[..6])], 6), &Style::default()).expect("the charts draw");
    for drawing in drawings {
        for name in ["BBC عربي", "الشرق الأوسط (لندن)"] {
            assert!(drawing.svg.contains(&format!(">\u{2067}{name}\u{2069}<")), "{}: {name}", drawing.name);
        }
        assert!(drawing.svg.contains("font-family=\"&#39;DejaVu Sans&#39;, sans-serif\""));
    }
}

#[test]
fn a_name_in_arabic_is_measured_as_it_is_joined() {
    let style = Style::default();
    let wide = style.widths(&["مرتزقة", "م ر ت ز ق ة", "", "mmm"], 8.0).expect("widths");
    assert!(wide[0] > 0 && wide[0] < wide[1], "joined letters are narrower: {wide:?}");
    assert_eq!(wide[2], 0);
    let short = style.fit(&[ARABIC[8]], 8.0, 800).expect("fits");
    assert!(short[0].1 <= 800 && short[0].0.ends_with('…'), "{short:?}");
}

#[test]
fn a_hostile_name_stays_text() {
    let hostile = ["<script>alert(1)</script>", "a \"b\" & 'c'", "x\u{202E}\u{0}\ny", "ح\u{2067}\u{2067}ر"];
    let drawings = chart::draw(&sample(&[("ar", &hostile)], 4), &Style::default()).expect("the charts draw");
    assert!(drawings.len() >= 5);
    for drawing in &drawings {
        assert!(!drawing.svg.contains("<script"), "{}", drawing.name);
        assert!(drawing.svg.contains("&lt;script&gt;") || drawing.svg.contains("&lt;script"));
        assert!(!drawing.svg.contains('\u{202E}') && !drawing.svg.contains('\0'));
        parsed(&drawing.svg);
    }
}

#[test]
fn names_of_files_are_tame() {
    let mut tables = sample(&[("ar", &ARABIC[..3])], 3);
    let rows = tables["outlets"].rows().into_iter().map(|mut row| {
        if row[2] == Cell::from("loaded_words") {
            row[2] = "../كلمات/X".into();
        }
        row
    });
    let table = Table::from_rows(&schema::OUTLETS, rows.collect()).expect("rows fit");
    tables.insert("outlets", table);
    for drawing in chart::draw(&tables, &Style::default()).expect("the charts draw") {
        let tame = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        assert!(drawing.name.chars().all(tame), "{}", drawing.name);
    }
}

#[test]
fn missing_tables_draw_nothing() {
    let style = Style::default();
    let mut empty = Tables::new();
    assert_eq!(chart::draw(&empty, &style).expect("no error"), []);
    for schema in [&schema::OUTLETS, &schema::MATRIX, &schema::CLUSTERS, &schema::DENDROGRAM, &schema::LEAVES]
    {
        empty.insert(schema.name, Table::from_rows(schema, Vec::new()).expect("no rows fit"));
    }
    assert_eq!(chart::draw(&empty, &style).expect("no error"), []);
}

#[test]
fn outlets_without_any_value_or_place_are_no_reason_to_fail() {
    let mut tables = sample(&[("ar", &ARABIC[..1])], 1);
    for (name, column) in
        [("outlets", col::SHARE), ("periods", col::SHARE), ("clusters", col::KMEANS), ("matrix", col::SCALED)]
    {
        let schema = tables[name].schema();
        let at = schema.columns.iter().position(|c| c.col == column).expect("a column");
        let blank = tables[name].rows().into_iter().map(|mut row| {
            row[at] = Cell::Null;
            row
        });
        let table = Table::from_rows(schema, blank.collect()).expect("rows fit");
        tables.insert(schema.name, table);
    }
    let names: Vec<String> =
        chart::draw(&tables, &Style::default()).expect("no error").into_iter().map(|d| d.name).collect();
    assert_eq!(names, ["actor_verbs-ar", "heatmap-ar", "cluster_map-ar"]);
}

#[test]
fn a_broken_tree_is_refused() {
    let mut tables = sample(&[("ar", &ARABIC[..4])], 2);
    let mut rows = tables["dendrogram"].rows();
    rows[1][2] = Cell::Int(0);
    tables.insert("dendrogram", Table::from_rows(&schema::DENDROGRAM, rows).expect("rows fit"));
    let error = chart::draw(&tables, &Style::default()).expect_err("leaf 0 merges twice");
    assert!(error.to_string().contains("no tree"), "{error}");
}

#[test]
fn numbers_have_three_digits() {
    let cases = [
        (0.0, "0"),
        (0.41234, "0.412"),
        (-0.0512, "\u{2212}0.0512"),
        (0.99951, "1.00"),
        (1.0, "1.00"),
        (12.345, "12.3"),
        (99.96, "100"),
        (12_345.6, "12,346"),
        (0.000_012_3, "1.23e\u{2212}5"),
    ];
    for (value, text) in cases {
        assert_eq!(number::short(value), text);
    }
    assert_eq!(number::interval(0.41234, Some(0.33), Some(0.4949)), "0.412 [0.330, 0.495]");
    assert_eq!(number::interval(0.0, Some(0.0), Some(12.4)), "0.0 [0.0, 12.4]");
    assert_eq!(number::count(-1_234_567), "\u{2212}1,234,567");
    assert_eq!(number::ticks(0.0, 0.73, 5), (vec![0.0, 0.2, 0.4, 0.6], 1));
    assert_eq!(number::ticks(-1.2, 1.3, 6).0, [-1.0, -0.5, 0.0, 0.5, 1.0]);
}

#[test]
fn another_font_goes_first_and_lacks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mono.ttf");
    std::fs::write(&path, dejavu::sans_mono::bold_oblique()).expect("the folder can be written");
    let style = Style::new(140.0, Some(&path)).expect("a font");
    let drawings = chart::draw(&sample(&[("ar", &ARABIC[..6])], 6), &style).expect("the charts draw");
    assert!(drawings[0].svg.contains("&#39;DejaVu Sans Mono&#39;, &#39;DejaVu Sans&#39;, sans-serif"));
    look("font.png", &chart::png(&drawings[0].svg, &style).expect("the figure has pixels"));

    std::fs::write(&path, b"no font").expect("the folder can be written");
    assert!(
        Style::new(140.0, Some(&path)).expect_err("no font").to_string().contains("no font in this file")
    );
    assert!(Style::new(140.0, Some(&folder.path().join("absent.ttf"))).is_err());
    assert!(Style::new(f64::NAN, None).is_err() && Style::new(10.0, None).is_err());
}

#[test]
fn labels_of_points_on_one_spot_stand_apart() {
    let mut tables = sample(&[("ar", &ARABIC[..8])], 3);
    let mut rows = tables["clusters"].rows();
    for row in &mut rows {
        (row[7], row[8]) = (Cell::Real(0.5), Cell::Real(-0.5));
    }
    rows[7][7] = Cell::Real(2.0);
    tables.insert("clusters", Table::from_rows(&schema::CLUSTERS, rows).expect("rows fit"));
    let style = Style::default();
    let drawings = chart::draw(&tables, &style).expect("the charts draw");
    let map = drawings.iter().find(|d| d.name == "cluster_map-ar").expect("a map");
    look("one-spot.png", &chart::png(&map.svg, &style).expect("the figure has pixels"));
    let mut boxes = Vec::new();
    texts(parsed(&map.svg).root(), &mut boxes);
    for (i, a) in boxes.iter().enumerate() {
        for b in &boxes[i + 1..] {
            let wide = a.right().min(b.right()) - a.left().max(b.left());
            let high = a.bottom().min(b.bottom()) - a.top().max(b.top());
            // Boxes hold the room for marks above and below, which few letters use.
            assert!(wide <= 0.0 || high <= 6.0, "{a:?} covers {b:?}");
        }
    }
}

#[test]
fn time_is_drawn_to_scale_and_gaps_are_no_lines() {
    let mut tables = sample(&[("en", &LATIN)], 3);
    // One outlet has a single period left.
    let mut rows = tables["periods"].rows();
    rows.retain(|row| row[1] != Cell::from(LATIN[2]) || row[2] == Cell::from("2015-07-20"));
    tables.insert("periods", Table::from_rows(&schema::PERIODS, rows).expect("rows fit"));
    let style = Style::default();
    let chart = CHARTS.iter().find(|c| c.name() == "period").expect("a chart");
    let drawings = chart.draw(&tables, &style).expect("draws");
    assert_eq!(drawings.len(), 2, "a figure a feature");
    let drawing = &drawings[0];
    assert_eq!(drawing.name, "period-loaded_words-en");
    for name in LATIN {
        // One period is no line.
        let there = drawing.svg.contains(&format!(">{}<", chart::canvas::label::escape(name)));
        assert_eq!(there, name != LATIN[2], "{name}");
    }
    assert!(drawing.svg.contains("2015-07-20") && drawing.svg.contains("2015-08-10"));
    assert!(drawing.caption.contains("5 outlets with at least two periods"), "{}", drawing.caption);
    // Five outlets, each with a band; the week behind the one that lacks stands alone.
    assert_eq!((drawing.svg.matches("<polygon").count(), drawing.svg.matches("<circle").count()), (5, 1));
    // Beyond sixteen outlets, the smallest are named, not drawn.
    let many: Vec<String> = (0..20).map(|i| format!("Outlet {i:02}")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let drawings = chart.draw(&sample(&[("en", &names)], 3), &style).expect("draws");
    let drawing = &drawings[0];
    assert!(
        drawing.caption.ends_with("Not drawn: Outlet 16, Outlet 17, Outlet 18, Outlet 19."),
        "{}",
        drawing.caption
    );
    assert!(drawing.svg.contains("Outlet 15") && !drawing.svg.contains("Outlet 17"));
}
