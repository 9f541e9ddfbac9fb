//! Packs and demo articles are embedded as folders: a new file in one makes the crate old.

fn main() {
    println!("cargo:rerun-if-changed=seeds");
}
