//! Shallow structure that the families share: quotations and brackets, and where clauses begin.

pub mod clause;
pub mod deed;
pub mod quotation;
