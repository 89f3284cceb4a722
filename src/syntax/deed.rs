//! Nouns of deed: verbal nouns, by the verbs the lexicon knows, by a list, and by shape.

use crate::lexicon::conjugate::{Features, Form};
use crate::lexicon::{DEEDS, VERBS};
use crate::text::{Kind, Text, fold};

/// Pronouns a noun of deed may carry: `تحقيقه`، `عزمها`.
const PRONOUNS: [&str; 4] = ["ها", "هم", "هما", "ه"];

/// Words that have the shape of a verbal noun and are none.
const LOOKALIKES: [&str; 13] = [
    "تجاره",
    "تجارب",
    "توابع",
    "تذاكر",
    "تمارا",
    "محافظه",
    "معارضه",
    "مقاطعه",
    "مساعده",
    "مشاهده",
    "مجاهده",
    "تلاميذ",
    "مفاجاه",
];

/// True where token `i` is an indefinite noun of deed: `تدمير`، `إطلاق`، `مقتل`، `عزمها`. Proclitics are not cut.
pub fn is_deed(text: &Text, i: usize) -> bool {
    if text.kind(i) != Kind::Word {
        return false;
    }
    let key = text.key(i);
    if key.starts_with("ال") && !key.starts_with("الت") && !key.starts_with("الغ") {
        return false;
    }
    let whole = !text.raw(i).trim_end_matches(fold::is_mark).ends_with('ة');
    let below = text.raw(i).starts_with('إ');
    deed_key(key, below) || whole && owned(key, below)
}

/// A noun of deed with its pronoun: `تحقيقه`.
fn owned(key: &str, below: bool) -> bool {
    PRONOUNS.iter().any(|p| {
        key.strip_suffix(p).is_some_and(|bare| {
            bare.chars().count() >= 3
                && (deed_key(bare, below) || bare.ends_with('ت') && deed_key(&construct(bare), below))
        })
    })
}

/// `استعادت` of `استعادته` is `استعاده`.
fn construct(bare: &str) -> String {
    format!("{}ه", &bare[..bare.len() - 'ت'.len_utf8()])
}

/// True for a folded word that is a noun of deed, the hamza of `إفعال` unknown.
pub fn is_deed_key(key: &str) -> bool {
    deed_key(key, true) || owned(key, true)
}

fn deed_key(key: &str, below: bool) -> bool {
    DEEDS.contains(key)
        || has_shape(key, below)
        || VERBS.get(key).any(|verb| Features::unpack(verb.features).form == Form::Masdar)
}

/// The derived verbs' nouns: تفعيل، تفعيلة، إفعال، إفعالة، مفاعلة، تفاعل، انفعال، افتعال، استفعال.
fn has_shape(key: &str, below: bool) -> bool {
    if LOOKALIKES.contains(&key) {
        return false;
    }
    let letters: Vec<char> = key.chars().collect();
    match letters[..] {
        ['ت', b, _, 'ي', e] => b != 'ا' && e != 'ا',
        ['ت', b, _, 'ي', _, 'ه'] => b != 'ا',
        ['ت', _, 'ا', _, e] => e != 'ي' && e != 'ا',
        ['ا', _, _, 'ا', _] => below,
        ['ا', _, 'ا', _, 'ه'] => below,
        ['م', _, 'ا', _, _, 'ه'] => true,
        ['ا', 'ن', _, _, 'ا', _] => true,
        ['ا', _, 'ت', _, 'ا', _] => true,
        // ازدياد، اضطراب: the ت is assimilated.
        ['ا', _, 'د' | 'ط', _, 'ا', _] => true,
        ['ا', 'س', 'ت', _, _, 'ا', _] | ['ا', 'س', 'ت', _, 'ا', _, 'ه'] => true,
        _ => false,
    }
}
