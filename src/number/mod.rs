//! Numbers: digits and Arabic numerals, with the words that bound them.

mod numeral;
mod quantity;

pub use numeral::{Numeral, definite, numeral};
pub use quantity::{Quantity, quantity};

#[cfg(test)]
mod tests;
