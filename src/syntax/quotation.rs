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

/// True where one mark may close the other.
fn same_style(open: &str, close: &str) -> bool {
    let style = |raw: &str| match raw {
        "«" | "»" => 0,
        "\"" | "″" => 1,
        _ => 2,
    };
    style(open) == style(close)
}

/// True for any quotation mark.
pub fn is_mark(text: &Text, i: usize) -> bool {
    i < text.len() && role(text.raw(i)).is_some()
}

/// For every token, the token that closes the quotation it opens. Pairs nest and do not cross. They end within their
/// paragraph, unless a mark left open there is closed by one of the next paragraphs that has no opening mark for it.
pub struct Quotations {
    close: Vec<Option<u32>>,
    inside: Vec<Option<u32>>,
}

/// How many paragraphs a quotation may go on over, and how many tokens.
const PARAGRAPHS: usize = 4;
const LONGEST: usize = 800;
/// How deep quotations nest.
const DEEPEST: usize = 3;

impl Quotations {
    /// Pairs the marks of a text in one pass.
    pub fn new(text: &Text) -> Self {
        let mut pairs = Quotations { close: vec![None; text.len()], inside: vec![None; text.len()] };
        // The mark left open, and how many paragraphs ago.
        let mut left: Option<(usize, usize)> = None;
        for paragraph in text.paragraphs() {
            let mut open: Vec<usize> = Vec::new();
            let mut first = true;
            for i in paragraph.clone() {
                let Some(role) = role(text.raw(i)) else { continue };
                let leans = if role == Role::Either { leaning(text, i) } else { role };
                let fits = |o: &usize| same_style(text.raw(*o), text.raw(i));
                match (leans, open.iter().rposition(fits)) {
                    (Role::Closes | Role::Either, Some(at)) => {
                        pairs.pair(open[at], i);
                        open.truncate(at);
                    }
                    (Role::Opens, _) | (Role::Either, None) => {
                        // Straight marks do not nest in themselves: what opened before was never closed.
                        if role == Role::Either
                            && let Some(at) = open.iter().rposition(fits)
                        {
                            open.truncate(at);
                        }
                        if open.len() < DEEPEST {
                            open.push(i);
                        }
                    }
                    (Role::Closes, None) => {
                        if let Some((o, _)) = left.take().filter(|(o, _)| first && fits(o) && i - o <= LONGEST) {
                            pairs.pair(o, i);
                        }
                    }
                }
                first = false;
            }
            left = match (open.first(), left) {
                (Some(&o), _) if leaning(text, o) == Role::Opens => Some((o, 0)),
                (None, Some((o, n))) if first && n < PARAGRAPHS => Some((o, n + 1)),
                _ => None,
            };
        }
        pairs
    }

    fn pair(&mut self, open: usize, close: usize) {
        self.close[open] = Some(close as u32);
        for slot in &mut self.inside[open + 1..close] {
            slot.get_or_insert(open as u32);
        }
    }

    /// The mark that closes the quotation opened at token `i`.
    pub fn close_of(&self, i: usize) -> Option<usize> {
        Some((*self.close.get(i)?)? as usize)
    }

    /// True for a mark that opens a quotation which no mark closes.
    pub fn is_left_open(&self, text: &Text, i: usize) -> bool {
        let opens = |raw| match role(raw) {
            Some(Role::Either) => leaning(text, i) == Role::Opens,
            other => other == Some(Role::Opens),
        };
        i < text.len() && self.close_of(i).is_none() && opens(text.raw(i))
    }

    /// The mark that opens the quotation around token `i`.
    pub fn around(&self, i: usize) -> Option<usize> {
        Some((*self.inside.get(i)?)? as usize)
    }
}
