//! Where commands that measure keep what the next run may take.

use std::path::PathBuf;

use crate::error::Result;
use crate::experiment::Store;

const GB: u64 = 1 << 30;

#[derive(clap::Args)]
pub struct CacheArgs {
    /// Where prepared articles and what was measured in them is kept for the next run
    /// [default: MINZAR_CACHE, or minzar in the user's cache folder]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// The most that the cache may hold after the run
    #[arg(long, value_name = "GB", default_value_t = 10)]
    cache_gb: u64,
    /// Keep nothing, and take nothing from earlier runs
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
}

impl CacheArgs {
    /// The cache, where there is to be one.
    ///
    /// # Errors
    /// When its folder cannot be had.
    pub fn store(&self) -> Result<Option<Store>> {
        if self.no_cache {
            return Ok(None);
        }
        let folder = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let user = || {
            let caches = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
            caches.map(|caches| caches.join("minzar"))
        };
        let folder = self.cache.clone().or_else(|| folder("MINZAR_CACHE")).or_else(user);
        folder.map(|folder| Store::open(folder, self.cache_gb.saturating_mul(GB))).transpose()
    }
}

/// Lets go of what is beyond the cache's bound, and says what is left.
pub fn close(store: Option<Store>) {
    if let Some(store) = store {
        let (bytes, most, folder) = (store.sweep(), store.most() / GB, store.folder().display());
        println!("cache: {} MB of at most {most} GB in {folder}", bytes.div_ceil(1 << 20));
    }
}
