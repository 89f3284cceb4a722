//! Shallow structure that the families share: quotations and brackets, dates, and where clauses begin.

pub mod clause;
pub mod date;
pub mod deed;
pub mod quotation;
