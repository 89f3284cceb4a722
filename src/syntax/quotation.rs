//! Quotation marks in pairs, in every style newsrooms use, unbalanced ones included.

use crate::text::Text;

/// What a mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// A mark that opens as well as it closes: its neighbours tell.
    Either,
}

fn role(raw: &str) -> Option<Role> {
    Some(match raw {
        "«" | "„" => Role::Opens,
        "»" => Role::Closes,
        // Many outlets type these in either place, and swap them right to left.
        "“" | "”" | "\"" | "″" => Role::Either,
        _ => return None,
    })
}

/// Which way a mark that may do either leans, by the spaces around it: `قال "نعم"`. After a colon it opens, however
/// it is spaced.
fn leaning(text: &Text, i: usize) -> Role {
    let before = text.glued(i);
    let after = i + 1 < text.len() && text.glued(i + 1);
    match (before, after) {
        (true, _) if i > 0 && matches!(text.raw(i - 1), ":" | "(" | "ب" | "ل" | "ك" | "و" | "ـ") => Role::Either,
        (false, true) => Role::Opens,
        (true, false) => Role::Closes,
        _ => Role::Either,
    }
}

/// True for any quotation mark.
pub fn is_mark(text: &Text, i: usize) -> bool {
    i < text.len() && role(text.raw(i)).is_some()
}

/// For every token, the token that closes the quotation it opens. Pairs do not cross and end within their paragraph,
/// unless the next paragraph goes on with an opening mark.
pub struct Quotations {
    close: Vec<Option<u32>>,
    inside: Vec<Option<u32>>,
}

impl Quotations {
    /// Pairs the marks of a text in one pass.
    pub fn new(text: &Text) -> Self {
        let mut close = vec![None; text.len()];
        let mut inside = vec![None; text.len()];
        for paragraph in text.paragraphs() {
            let mut open: Option<usize> = None;
            for i in paragraph.clone() {
                let Some(role) = role(text.raw(i)) else { continue };
                let role = if role == Role::Either { leaning(text, i) } else { role };
                match (role, open) {
                    (Role::Opens, None) | (Role::Either, None) => open = Some(i),
                    (Role::Opens, Some(_)) => open = Some(i),
                    (Role::Closes | Role::Either, Some(o)) => {
                        close[o] = Some(i as u32);
                        for slot in &mut inside[o + 1..i] {
                            slot.get_or_insert(o as u32);
                        }
                        open = None;
                    }
                    // A closing mark whose opening one was not typed.
                    (Role::Closes, None) => {}
                }
            }
        }
        Quotations { close, inside }
    }

    /// The mark that closes the quotation opened at token `i`.
    pub fn close_of(&self, i: usize) -> Option<usize> {
        Some((*self.close.get(i)?)? as usize)
    }

    /// The mark that opens the quotation around token `i`.
    pub fn around(&self, i: usize) -> Option<usize> {
        Some((*self.inside.get(i)?)? as usize)
    }
}
