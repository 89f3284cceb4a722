//! The lexicon: facts as tab-separated files beside this one, baked into tables at build time.
//!
//! A [`Table`] answers with rows; what a row means is the business of the family of rules that owns the table.

mod clitic;
pub mod conjugate;
mod index;
mod table;
mod verb;
mod vocabulary;

pub use clitic::{Split, splits};
use index::Index;
pub use table::{Hit, Row, Table};
pub use verb::{VerbForm, verb_forms};
pub(crate) use vocabulary::{Verbs, Vocabulary};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

#[cfg(test)]
mod tests;
