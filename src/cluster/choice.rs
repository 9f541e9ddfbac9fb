//! The choice of k as a table.

use super::choose::Choice;
use crate::error::Result;
use crate::schema;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

impl Choice {
    /// [`schema::CLUSTER_CHOICE`]. `outlets`: their names, in the order of the labels.
    ///
    /// # Errors
    /// Never for a choice that was made.
    pub fn table(&self, lang: &str, outlets: &[String]) -> Result<Table> {
        let rows = self.tried.iter().zip(&self.doubts).enumerate().map(|(at, (t, doubts))| {
            let mean = |all: Vec<f64>| all.iter().sum::<f64>() / all.len() as f64;
            let stability = t.stabilities().filter(|all| !all.is_empty()).map(mean);
            let [ward, average] = t.agreement();
            let real = |value: Option<f64>| Cell::from(value.map(tabled));
            vec![
                Cell::from(lang),
                t.k.into(),
                t.kmeans.groups().into(),
                real(t.kmeans.separation()),
                real(t.kmeans.weakest()),
                real(Some(self.structure)),
                real(t.p),
                real(stability),
                real(t.weakest_stability()),
                real(Some(ward)),
                real(Some(average)),
                Cell::Int(i64::from(at == self.best && self.supported)),
                self.note(at, doubts, outlets).into(),
            ]
        });
        Table::from_rows(&schema::CLUSTER_CHOICE, rows.collect())
    }

    fn note(&self, at: usize, doubts: &[String], outlets: &[String]) -> String {
        let verdict = match (at == self.best, doubts) {
            (true, []) => "chosen: highest separation of the supported".to_owned(),
            (true, _) => format!("no supported groups; shown for its separation: {}", doubts.join("; ")),
            (false, []) => "supported, but another k has the higher separation".to_owned(),
            (false, _) => doubts.join("; "),
        };
        let partition = &self.tried[at].kmeans;
        let outliers: Vec<&str> = outlets
            .iter()
            .enumerate()
            .filter(|(outlet, _)| partition.groups() > 0 && partition.is_outlier(*outlet))
            .map(|(_, name)| name.as_str())
            .collect();
        match outliers.is_empty() {
            true => verdict,
            false => format!("{verdict}; outliers: {}", outliers.join(", ")),
        }
    }
}
