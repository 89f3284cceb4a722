//! Isnad marks **actors**, **casualty figures** and **attributed claims** in Arabic news text.
//!
//! [`analyse`] is the one way in and [`Analysis`] the one way out: a pure function of the text, without I/O,
//! clock, randomness or failure. Any `&str` gives an analysis.
//!
//! ```
//! let analysis = isnad::analyse("قالت وزارة الصحة إن 12 شخصا قتلوا.");
//! assert_eq!(analysis.schema, "isnad/1");
//! ```

pub mod actors;
pub mod analysis;
#[cfg(test)]
mod cases;
pub mod casualties;
pub mod claims;
pub mod lexicon;
pub mod names;
pub mod number;
pub mod report;
pub mod syntax;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::{Analysis, Options, analyse, analyse_with};
