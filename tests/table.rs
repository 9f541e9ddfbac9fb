//! Tables: checked, sorted, written safely, read back.

use minzar::schema::{self, col};
use minzar::table::{Cell, Table};

fn leaves(rows: &[(&str, i64, Option<&str>)]) -> Table {
    let rows = rows.iter().map(|(l, n, o)| vec![(*l).into(), Cell::Int(*n), (*o).into()]).collect();
    Table::from_rows(&schema::LEAVES, rows).expect("rows fit the schema")
}

#[test]
fn rows_are_sorted_and_hash_does_not_hang_on_order() {
    let one = leaves(&[("ar", 2, Some("ب")), ("ar", 10, None), ("ar", 1, Some("ا"))]);
    let two = leaves(&[("ar", 10, None), ("ar", 1, Some("ا")), ("ar", 2, Some("ب"))]);
    assert_eq!(one.int(col::LEAF), [Some(1), Some(2), Some(10)]);
    assert_eq!(one.hash(), two.hash());
    assert_ne!(one.hash(), leaves(&[("ar", 1, Some("ا"))]).hash());
}

#[test]
fn formulas_are_defused_on_the_way_out() {
    let table = leaves(&[("ar", 0, Some("=1+1")), ("ar", 1, Some("'quoted")), ("ar", 2, Some("a,\"b\""))]);
    let mut bytes = Vec::new();
    table.write_csv(&mut bytes).expect("writes to memory");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.contains("ar,0,'=1+1\n"), "{text}");
    let back = Table::read_csv(&schema::LEAVES, bytes.as_slice()).expect("reads back");
    assert_eq!(back.rows(), table.rows());
}

#[test]
fn wrong_cells_are_refused() {
    assert!(Table::from_rows(&schema::LEAVES, vec![vec![Cell::Null]]).is_err());
    assert!(Table::from_rows(&schema::LEAVES, vec![vec!["ar".into(), "x".into(), Cell::Null]]).is_err());
    let nan = vec![vec!["ar".into(), "o".into(), "m".into(), Cell::Real(f64::NAN), Cell::Null]];
    assert!(Table::from_rows(&schema::MATRIX, nan).is_err());
}
