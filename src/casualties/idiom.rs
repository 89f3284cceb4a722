//! Verbs that harm only with further words (`frames.tsv`), and phrases that stand for a verb.

use super::frame::{Frame, Role, Who, of};
use super::rules::Reader;
use super::subject::{self, closed};
use super::verb::Deed;
use super::victims::Counted;
use crate::analysis::{Bound, Outcome, Victims};
use crate::lexicon::VerbForm;
use crate::lexicon::conjugate::{Form, Number};
use crate::syntax::clause::parts_clauses;
use crate::text::Tokens;

/// How far after its verb the words of a frame may stand, in tokens.
const REACH: usize = 22;

/// `لقي 11 شخصا مصرعهم`، `أودى بحياة 5`، `راح ضحيته 7`، `فارق الحياة`، `سقط بين القتلى`.
pub(super) fn idiom(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let forms: Vec<VerbForm> = text
        .verbs(i)
        .iter()
        .copied()
        .filter(|f| f.is_finite() && f.features.person == 3 && f.pronoun.is_empty())
        .collect();
    let took = forms.iter().any(|f| f.lemma() == "أودى" && f.features.form == Form::Past);
    if took && i + 1 < r.end(i) && !r.hypothetical(i) && their_lives(r, i, i + 1) {
        return;
    }
    for form in forms {
        // يلجأ الشبان إلى العمل: a habit, no flight.
        if form.lemma() == "لجأ" && form.features.form == Form::Imperfect {
            continue;
        }
        for frame in of(&form).iter().filter(|f| f.has_words()) {
            let end = r.end(i);
            if let Some(words) = frame.words(text, i + 1..end.min(i + 1 + REACH))
                && !r.hypothetical(i)
                && with_words(r, i, form, frame, words)
            {
                return;
            }
        }
    }
}

/// One frame whose words were found.
fn with_words(r: &mut Reader<'_, '_>, i: usize, form: VerbForm, frame: &'static Frame, words: Tokens) -> bool {
    let d = Deed { at: i, after: i + 1, end: r.end(i), letters: form.letters, outcome: frame.outcome, form, frame };
    // `أصيب 27 آخرون، بعضهم بجروح، إثر انقلاب`: words of another clause, or of its cause, are no part of the statement.
    let told = |c: &Counted| {
        let apart = (c.tokens.end..words.start).any(|k| parts_clauses(r.text, k));
        let cause = matches!(r.text.key(words.start), "جراء" | "اثر" | "خلال");
        if c.tokens.start > i && (apart || cause) { c.tokens.end } else { words.end.max(c.tokens.end) }
    };
    let tokens = |c: &Counted| i.min(c.tokens.start)..told(c);
    // أصيب رابع بجروح: one more of those before.
    if super::verb::is_another(r.text.key(i + 1)) && r.of_sentence(i).any(|f| f.tokens.start < i) {
        let c = Counted::exactly(1, i + 1..i + 2, 0, None).and_others();
        return r.push(i..words.end, form.letters, frame.outcome, &c, "verb + another one");
    }
    let hit = harmed(r, &d, &words);
    if is_foreign(r, &d, &words, hit.as_ref()) {
        return false;
    }
    if let Some(c) = hit {
        let letters = if c.tokens.start < i { c.letters } else { form.letters };
        let stretch = tokens(&c);
        // نقل إلى المستشفى 30 مريضا: the sick are no wounded.
        let sick = c.tokens.clone().any(|k| r.text.splits(k).any(|s| matches!(s.stem, "مريض" | "مريضا" | "مرضي")));
        let outcome = if sick && frame.outcome == Outcome::Wounded { Outcome::Affected } else { frame.outcome };
        let told = r.push(stretch, letters, outcome, &c, "verb with its words");
        if told {
            kin(r, &c, &words, outcome);
        }
        return told;
    }
    // What stands before the verb, or is only its pronoun; the words must follow it closely then.
    let adjacent = words.start <= i + 3 && r.counted(i + 1).is_none();
    if !adjacent || matches!(frame.victims, Role::After | Role::Fighters) || frame.who == Who::Counted {
        let known = words.start == i + 1 && matches!(text_before(r, i), "الذين" | "اللذين");
        return adjacent
            && frame.who == Who::Counted
            && (known && subject::relative(r, &Deed { after: words.start, ..d }) || subject::fronted(r, &d));
    }
    let d = Deed { after: words.start, ..d };
    subject::relative(r, &d) || subject::fronted(r, &d) || pronoun(r, &d, words)
}

/// The victims of a verb whose words were found; two where the words tell that they were two.
fn harmed(r: &Reader<'_, '_>, d: &Deed, words: &Tokens) -> Option<Counted> {
    let c = match d.frame.victims {
        Role::After | Role::Fighters => after(r, words.end, d.end, d.frame.victims)?,
        _ => between(r, d, words)?,
    };
    // لقي سائق ومرافقه حتفهما
    let two = c.is_one() && r.text.key(words.end - 1).ends_with("هما");
    let second =
        || r.counted(c.tokens.end + 1).or_else(|| r.counted(c.tokens.end)).filter(|m| m.is_one() && m.letters == 1);
    let pair = two.then(second).flatten();
    Some(match pair {
        Some(m) => Counted { tokens: c.tokens.start..m.tokens.end, ..Counted::exactly(2, 0..0, c.letters, c.class) },
        None => c,
    })
}

/// True where the words that were found are no part of the frame.
fn is_foreign(r: &Reader<'_, '_>, d: &Deed, words: &Tokens, hit: Option<&Counted>) -> bool {
    // يقضي بتعيين خالد علي الحداد: a word of a name.
    let name = words.clone().any(|k| r.cast.actor_at(k).is_some_and(|(_, m)| m.tokens.len() > 1));
    // أصيبت الآليات بأضرار: what strikes things.
    let damage = d.frame.outcome == Outcome::Wounded && r.before_word(d.at, "feeling", 3);
    // قضوا النهار في الدعاء: what was spent stands between.
    let victims_between = hit.is_some_and(|c| c.tokens.start > d.at && c.tokens.end <= words.start);
    let spent = d.form.lemma() == "قضى" && d.frame.who == Who::Counted && words.start > d.at + 1 && !victims_between;
    name || damage || spent
}

/// `أصيبت والدة الرضيع وشقيقه بجروح`: kin of the one harmed, between them and the words.
fn kin(r: &mut Reader<'_, '_>, first: &Counted, words: &Tokens, outcome: Outcome) {
    if !first.is_one() || first.tokens.end >= words.start {
        return;
    }
    let second = (first.tokens.end..words.start.min(first.tokens.end + 3)).find_map(|k| {
        let joined = |c: &Counted| c.is_one() && c.letters == 1 && c.definite && c.class.is_some() && !c.named;
        r.counted(k).filter(|c| joined(c) && r.text.key(k).starts_with('و') && c.tokens.end <= words.start)
    });
    if let Some(c) = second {
        r.push(c.tokens.start..words.end, c.letters, outcome, &c, "verb with its words, kin");
    }
}

/// The word before token `i` in its sentence.
fn text_before<'s>(r: &Reader<'s, '_>, i: usize) -> &'s str {
    if i > r.start(i) { r.text.key(i - 1) } else { "" }
}

/// The victims after the frame's words.
fn after(r: &Reader<'_, '_>, from: usize, end: usize, role: Role) -> Option<Counted> {
    let fits =
        |c: &Counted| c.is_people() && c.letters == 0 && (role == Role::After || c.class == Some(Victims::Combatant));
    (from..end.min(from + 4)).find_map(|k| r.counted(k).filter(fits))
}

/// The victims between the verb and the frame's words.
fn between(r: &Reader<'_, '_>, d: &Deed, words: &Tokens) -> Option<Counted> {
    let fits = |c: &Counted| {
        c.is_people()
            && c.letters == 0
            && c.tokens.end <= words.start
            && (d.frame.who != Who::Counted || c.figure && (c.class.is_some() || c.bound == Bound::Vague || c.others))
    };
    // سقط جراء الغارة أيضا عدد من; قضى في الحادث 12 شخصا: words may come first.
    let reach = if words.start == d.after { words.end } else { d.after };
    // أردى مسلحون ضابطا قتيلا: the object comes last.
    let active = d.frame.victims == Role::Object && !d.form.features.passive;
    let direct = if active {
        (d.after..words.start.min(d.after + 9))
            .rev()
            .find_map(|k| r.counted(k).filter(fits).filter(|c| c.tokens.end > k && !c.adjective))
    } else {
        (d.after..words.start.min(d.after + 6)).find_map(|k| r.counted(k).filter(fits))
    };
    direct.or_else(|| {
        let late = words.start == d.after || d.frame.who == Who::Counted;
        // `لقوا حتفهم، وأن أربعة عمال لا يزالون`: another clause has its own victims.
        let clause = (reach..d.end.min(reach + 7)).take_while(|&k| !parts_clauses(r.text, k));
        late.then(|| clause.into_iter().find_map(|k| r.counted(k).filter(|c| c.figure && c.class.is_some()))).flatten()
    })
}

/// `لقي مصرعه`: the verb's pronoun.
fn pronoun(r: &mut Reader<'_, '_>, d: &Deed, words: Tokens) -> bool {
    let f = &d.form.features;
    let sure = d.frame.who == Who::Any && (d.frame.victims == Role::Subject || f.passive);
    // إن الطائرة أصيبت بنيران: a thing that was hit.
    let thing = d.frame.outcome == Outcome::Wounded
        && f.feminine
        && d.letters == 0
        && d.at > r.start(d.at)
        && r.text.raw(d.at - 1).ends_with('ة')
        && r.text.splits(d.at - 1).any(|s| s.article)
        && r.counted(d.at - 1).is_none();
    if f.form != Form::Past || !sure || thing || d.frame.outcome == Outcome::Wounded && !closed(r, words.start, d.end) {
        return false;
    }
    let tokens = d.at..words.end;
    let c = match f.number {
        Number::Singular => Counted::exactly(1, tokens.clone(), d.letters, None),
        Number::Dual => Counted::exactly(2, tokens.clone(), d.letters, None),
        Number::Plural => Counted::unstated(tokens.clone(), d.letters, None),
    };
    r.push(tokens, d.letters, d.outcome, &c, "verb with its words, victims known")
}

/// `ألقت القبض على 13 شخصا`.
pub(super) fn arrest(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    if !text.splits(i).any(|s| matches!(s.stem, "قبض" | "تحفظ") && s.article) || r.hypothetical(i) {
        return;
    }
    if arrested_again(r, i) {
        return;
    }
    // ألقي القبض في المطار على ثلاثة
    let Some(on) = (i + 1..r.end(i).min(i + 5)).find(|&k| text.key(k) == "علي") else { return };
    let Some(c) = (on + 1 < r.end(i)).then(|| r.counted(on + 1)).flatten().filter(|c| c.is_people() && c.letters == 0)
    else {
        return;
    };
    let letters = usize::from(text.key(i).starts_with(['و', 'ب']));
    r.push(i..c.tokens.end, letters, Outcome::Detained, &c, "arrest");
}

/// `ألقي القبض عليه`، `تم القبض عليهما`: of those already named.
fn arrested_again(r: &mut Reader<'_, '_>, i: usize) -> bool {
    let text = r.text;
    let number = match text.key(i + 1) {
        "عليه" | "عليها" => Some(1),
        "عليهما" => Some(2),
        "عليهم" | "عليهن" => None,
        _ => return false,
    };
    let past = |k: usize| {
        k >= r.start(i)
            && text.splits(k).any(|s| {
                matches!(s.stem, "القي" | "القت" | "القوا" | "تم" | "جري" | "اعلن" | "اعلنت") && s.preposition.is_none()
            })
    };
    // تم إلقاء القبض عليه
    let verb = i.wrapping_sub(1 + usize::from(i > 0 && text.splits(i - 1).any(|s| s.stem == "القاء")));
    if i + 1 >= r.end(i) || i == 0 || verb >= i || !past(verb) || text.splits(i).any(|s| s.preposition == Some('ل')) {
        return false;
    }
    let tokens = i..i + 2;
    let c = match number {
        Some(n) => Counted::exactly(n, tokens.clone(), 0, None),
        None => Counted::unstated(tokens.clone(), 0, None),
    };
    r.push(tokens, 0, Outcome::Detained, &c, "arrest of one known")
}

/// `لا يزال مصير 18 جنديا مجهولا`.
pub(super) fn fate(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    if !text.splits(i).any(|s| s.stem == "مصير" && !s.article) {
        return;
    }
    let Some(c) = r.counted(i + 1).filter(|c| c.is_people() && c.tokens.end <= r.end(i)) else { return };
    let unknown =
        |k: usize| text.splits(k).any(|s| matches!(s.stem, "مجهول" | "مجهولا" | "غامض" | "غامضا" | "معروف" | "معلوم"));
    let told = (r.start(i).max(i.saturating_sub(4))..r.end(i).min(c.tokens.end + 8)).any(unknown);
    if told {
        r.push(i..c.tokens.end, 0, Outcome::Missing, &c, "fate unknown");
    }
}

/// `الإصابة التي تعرض لها`، `جروح أصيب بها`: an injury that has its victim.
pub(super) fn suffered(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    if !text.splits(i).any(|s| matches!(s.stem, "اصابه" | "اصابات" | "جروح" | "جراح" | "حروق" | "كسور"))
    {
        return;
    }
    // الإصابة البالغة التي تعرض لها
    let Some(verb) = (i + 1..r.end(i).min(i + 4))
        .find(|&k| text.verbs(k).iter().any(|f| f.is_finite() && matches!(f.lemma(), "تعرض" | "أصاب" | "لحق")))
    else {
        return;
    };
    let number = match text.key(verb + 1) {
        "لها" | "بها" | "به" => Some(1),
        "بهم" => None,
        _ => return,
    };
    // الإصابات التي تعرض لها الجنود
    let after = (verb + 2 < r.end(i)).then(|| r.counted(verb + 2)).flatten().is_some_and(|c| c.min != Some(1));
    let many = after || text.verbs(verb).iter().any(|f| f.features.number == Number::Plural);
    let tokens = i..verb + 2;
    let letters = usize::from(text.key(i).starts_with('و'));
    let c = match number {
        Some(n) if !many => Counted::exactly(n, tokens.clone(), letters, None),
        _ => Counted::unstated(tokens.clone(), letters, None),
    };
    if !r.hypothetical(i) && verb + 1 < r.end(i) {
        r.push(tokens, letters, Outcome::Wounded, &c, "injury with its victim");
    }
}

/// `نفذ حكم الإعدام في ثلاثة مدانين`، `تنفيذ حكم القتل قصاصا بحق فلان`: a sentence carried out.
pub(super) fn executed(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    if !text.splits(i).any(|s| s.stem == "حكم" && !s.article)
        || !matches!(text.key(i + 1), "الاعدام" | "القتل" | "الموت")
    {
        return;
    }
    let carried = (r.start(i).max(i.saturating_sub(4))..i).rev().find(|&k| {
        text.splits(k).any(|s| {
            !matches!(s.preposition, Some('س' | 'ل'))
                && matches!(s.stem, "تنفيذ" | "نفذ" | "نفذت" | "نفذوا" | "ينفذ" | "تنفذ")
        })
    });
    let Some(from) = carried.filter(|&k| !r.after_word(k, "verdict", 3) && !r.hypothetical(k)) else { return };
    // قصاصا بأحد الجناة, قصاصا في أحدهم
    let on = |k: usize| matches!(text.key(k), "في" | "بحق");
    let by = |k: usize| text.key(k).starts_with('ب') && r.counted(k).is_some_and(|c| c.is_people() && c.letters == 1);
    let Some(k) = (i + 2..r.end(i).min(i + 7)).find(|&k| on(k) || by(k)) else { return };
    let at = k + usize::from(on(k));
    let Some(c) = (at < r.end(i)).then(|| r.counted(at)).flatten() else { return };
    if c.is_people() && c.letters == k + 1 - at {
        r.push(
            from..c.tokens.end,
            text.splits(from).find(|s| s.stem.contains("نف")).map_or(0, |s| s.letters),
            Outcome::Killed,
            &c,
            "sentence carried out",
        );
    }
}

/// `قتلة الصحفي فلان`، `قاتلي فلان`: who was killed, told by those who did it.
pub(super) fn killers(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let of = |stem: &str| text.splits(i).find(|s| s.stem == stem && !s.article).map(|s| s.letters);
    // قتله is his killing.
    let many = || of("قتله").filter(|_| text.raw(i).trim_end_matches(crate::text::fold::is_mark).ends_with('ة'));
    let Some(letters) = many().or_else(|| of("قاتلي")) else { return };
    let Some(c) = r.counted(i + 1).filter(|c| i + 1 < r.end(i) && c.letters == 0 && c.is_one() && c.definite) else {
        return;
    };
    if c.named || c.tokens.len() > 1 {
        r.push(i..c.tokens.end, letters, Outcome::Killed, &c, "killers with their victim");
    }
}

/// `الهجوم الذي أودى بحياته`: of those named before.
fn their_lives(r: &mut Reader<'_, '_>, i: usize, words: usize) -> bool {
    let text = r.text;
    let pronoun = text.splits(words).find_map(|s| s.stem.strip_prefix("حيات").filter(|_| s.preposition == Some('ب')));
    let tokens = i..words + 1;
    let c = match pronoun {
        Some("ه" | "ها") => Counted::exactly(1, tokens.clone(), 0, None),
        Some("هما") => Counted::exactly(2, tokens.clone(), 0, None),
        Some("هم") => Counted::unstated(tokens.clone(), 0, None),
        _ => return false,
    };
    let letters = text.verbs(i).first().map_or(0, |f| f.letters);
    r.push(tokens, letters, Outcome::Killed, &c, "verb with its words, victims known")
}
