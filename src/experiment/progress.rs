//! How a run tells where it is. The library prints nothing; the command line shows a bar.

/// Hears of a run's stages.
pub trait Progress: Sync {
    /// A stage begins; `total` steps where known.
    fn stage(&self, name: &str, total: Option<u64>);
    /// So many steps more.
    fn advance(&self, steps: u64);
}

/// Hears nothing.
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &str, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
}
