//! The lexicon: facts as tab-separated files beside this one, baked into finite-state maps at build time.
//!
//! A [`Table`] answers with rows; what a row means is the business of the family of rules that owns the table.

mod clitic;
pub mod conjugate;
mod filter;
mod table;
mod verb;

pub use clitic::{Split, Splits, splits};
pub use table::{Hit, Row, Table};
pub(crate) use verb::Verbs;
pub use verb::{VerbForm, verb_forms};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

#[cfg(test)]
mod tests;
