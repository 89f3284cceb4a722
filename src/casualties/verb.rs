//! Verbs of harm that need no further words: which of the nouns about them is the victim.

use super::anchor::Anchor;
use super::frame::{Frame, Role, Who, bare};
use super::rules::{REACH, Reader};
use super::subject;
use super::victims::Counted;
use crate::analysis::{ActorKind, Bound, Outcome, Victims};
use crate::lexicon::conjugate::{Form, Number};
use crate::lexicon::{VerbForm, splits};
use crate::number::quantity;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Tokens};

/// A verb of harm where it stands.
pub(super) struct Deed {
    /// Its token.
    pub(super) at: usize,
    /// The token after it, or after a second verb that shares its victims.
    pub(super) after: usize,
    /// The end of its sentence.
    pub(super) end: usize,
    pub(super) letters: usize,
    pub(super) outcome: Outcome,
    pub(super) form: VerbForm,
    pub(super) frame: &'static Frame,
}

impl Deed {
    /// True where the verb may be active with an object that is harmed.
    fn transitive(&self) -> bool {
        self.frame.victims == Role::Object && !self.form.features.passive
    }

    /// True for lemmas that harm only where people stand by: losing or hitting a thing, stopping a deed.
    fn doubtful(&self) -> bool {
        matches!(
            self.form.lemma(),
            "أصاب" | "فقد" | "أوقف" | "مات" | "توفي" | "غرق" | "ذبح" | "ضبط" | "صفى" | "صرع" | "سجن"
        )
    }
}

/// Rules of a verb in order; the first that finds victims ends it.
const RULES: [fn(&mut Reader<'_, '_>, &Deed) -> bool; 8] =
    [another, acting, directly, circumstance, subject::relative, subject::fronted, with_pronoun, subject::unnamed];

/// A verb whose frame asks for no words: `قتل 12 شخصا`، `اعتقلت الشرطة ثلاثة`، `ثمانية من العناصر قتلوا`.
pub(super) fn verb(r: &mut Reader<'_, '_>, i: usize) {
    let Some(Anchor::Verb { outcome, form }) = r.anchors[i] else { return };
    let Some(frame) = bare(&form) else { return };
    let imperfect = form.features.form == Form::Imperfect;
    let before = if i > r.start(i) { r.text.key(i - 1) } else { "" };
    // متن is the deck of a ship, ماتا a name.
    let plural = form.features.feminine && form.features.number == Number::Plural;
    if form.lemma() == "مات" && (plural || form.features.number == Number::Dual) {
        return;
    }
    // كما وصفت القرار: to describe, not to do away with; ضبط النفس: restraint.
    let described = form.lemma() == "صفى" && r.text.key(i).starts_with("وصف");
    if described || form.lemma() == "ضبط" && r.text.key(i + 1) == "النفس" {
        return;
    }
    // تجلى في: it showed itself, far oftener than it moved people away.
    if form.lemma() == "أجلى" && imperfect && r.text.raw(i).ends_with('ى') {
        return;
    }
    // تفقد المشروع: to inspect, not to lose.
    if imperfect && form.lemma() == "فقد" {
        return;
    }
    // لم يصب أحد بأذى
    if i > r.start(i) && r.negated(i) && matches!(r.text.key(i + 1), "احد" | "اي") && i + 1 < r.end(i) {
        let c = Counted::exactly(0, i..i + 2, form.letters, None);
        r.push(i..i + 2, form.letters, outcome, &c, "none harmed");
        return;
    }
    if r.hypothetical(i)
        || r.before_word(i, "figurative", 4)
        || imperfect && matches!(before, "قد" | "لا" | "لن" | "ان" | "وقد" | "سوف" | "لم")
    {
        return;
    }
    // أصيب أصدقاؤه بصدمة: no injury.
    if outcome == Outcome::Wounded && r.before_word(i, "feeling", 6) {
        return;
    }
    let mut d = Deed { at: i, after: i + 1, end: r.end(i), letters: form.letters, outcome, form, frame };
    share(r, &mut d);
    while matches!(r.text.key(d.after), "قسرا" | "قسريا" | "عمدا" | "عنوه" | "تعسفيا" | "فورا" | "بالفعل")
        && d.after + 1 < d.end
        // أعدمت شنقا 13 شخصا
        || matches!(r.text.key(d.after), "شنقا" | "حرقا" | "ذبحا" | "طعنا" | "دهسا" | "خنقا") && r.counted(d.after + 1).is_some()
    {
        d.after += 1;
    }
    // الرجل الذي فقد كل شيء: what is lost follows.
    if form.lemma() == "فقد"
        && matches!(before, "الذي" | "التي")
        && (!subject::closed(r, d.after, d.end) || matches!(r.text.key(d.after), "كل" | "جميع"))
    {
        return;
    }
    for rule in RULES {
        if rule(r, &d) {
            return;
        }
    }
}

/// `استشهد وأصيب عدد من`: one figure for two verbs.
fn share(r: &mut Reader<'_, '_>, d: &mut Deed) {
    let next = d.at + 1;
    if next < d.end
        && let Some(Anchor::Verb { outcome, form }) = r.anchors[next]
        && r.text.key(next).starts_with('و')
        && form.letters == 1
        && d.form.features.number == form.features.number
        && (d.form.features.number == Number::Singular || outcome != d.outcome)
        // سعاد أصيبت واستشهدت: two things that befell one.
        && !(d.outcome == Outcome::Wounded && outcome == Outcome::Killed && subject::closed(r, next + 1, d.end))
        && matches!((d.outcome, outcome), (Outcome::Killed | Outcome::Wounded, Outcome::Killed | Outcome::Wounded))
    {
        if outcome != d.outcome {
            d.outcome = Outcome::KilledOrWounded;
        }
        r.anchors[next] = None;
        d.after = next + 1;
    }
}

/// Words for one more of those before.
pub(super) fn is_another(key: &str) -> bool {
    matches!(
        key,
        "ثالث"
            | "رابع"
            | "خامس"
            | "اخر"
            | "ثان"
            | "ثانيه"
            | "ثالثه"
            | "اخري"
            | "الثالث"
            | "الرابع"
            | "الخامس"
    )
}

/// `وجرح ثالث`، `وأصيب آخرون`.
fn another(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    let k = d.after;
    if k >= d.end {
        return false;
    }
    let one = is_another(r.text.key(k));
    let others = matches!(r.text.key(k), "اخرون" | "اخرين");
    if one && r.of_sentence(d.at).any(|f| f.tokens.start < d.at) {
        let c = Counted::exactly(1, k..k + 1, 0, None).and_others();
        return r.push(d.at..k + 1, d.letters, d.outcome, &c, "verb + another one");
    }
    if others {
        let c = Counted::unstated(k..k + 1, 0, None).and_others();
        return r.push(d.at..k + 1, d.letters, d.outcome, &c, "verb + others");
    }
    false
}

/// Active, its subject between: `قتل التنظيم 5`، `اغتال مجهولون قاضيا`، `قتل مسلح ثلاثة أشخاص`.
fn acting(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    if d.form.lemma() == "فقد"
        || !d.transitive()
        || !d.form.pronoun.is_empty()
        || d.form.features.number != Number::Singular
    {
        return false;
    }
    let person = r.counted(d.after).filter(|c| !c.figure && c.letters == 0 && !c.accusative);
    let (subject, group) = match (&person, r.body(d.after, d.end)) {
        (None, Some(body)) => (body, true),
        (Some(c), _) if d.outcome == Outcome::Detained && are_authorities(c) => (c.tokens.clone(), true),
        (Some(c), _) if c.class.is_some() => (c.tokens.clone(), false),
        _ => match r.counted(d.after).filter(|c| c.figure && c.tokens.end < d.end) {
            Some(c) => (c.tokens, false),
            None => return false,
        },
    };
    // اغتال مسلحون مجهولون قائد الشرطة
    let nameless = usize::from(!group && super::context::is(r.text, subject.end, "unknown"));
    let subject = subject.start..subject.end + nameless;
    let fits = |c: &Counted| d.frame.who != Who::Fighters || c.is_fighters();
    let Some(c) = r.object(subject.end, d, group).filter(fits) else { return false };
    // قتل 14 عاملا أجنبيا: the second word qualifies those counted, whose noun is accusative too.
    let counted = || quantity(r.text, subject.start).is_some() && r.accusative(subject.end - 1);
    if !group && c.accusative && c.tokens.start == subject.end && counted() {
        return false;
    }
    if !r.push(d.at..c.tokens.end, d.letters, d.outcome, &c, "active verb") {
        return false;
    }
    if let Some(f) = r.last() {
        f.perpetrator = Some(subject);
    }
    true
}

/// True for bodies that arrest, told by a noun alone: `قوات الأمن`، `السلطات`.
fn are_authorities(c: &Counted) -> bool {
    let state = matches!(c.class, Some(Victims::Security | Victims::Official));
    state && c.bound == Bound::Unstated && c.tokens.len() > usize::from(!c.definite)
}

/// The victims directly after the verb.
fn directly(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    if !d.form.pronoun.is_empty() {
        return false;
    }
    let Some(c) = r.counted(d.after).filter(|c| c.tokens.start < d.end && c.letters == 0 && c.is_people()) else {
        return r.someone(d);
    };
    // اعتقلت قوات الأمن …: those who arrest, not the arrested.
    if d.outcome == Outcome::Detained && d.form.features.feminine && !d.form.features.passive && are_authorities(&c) {
        return false;
    }
    let follows = r.of_sentence(d.at).any(|f| f.tokens.start < d.at) && subject::closed(r, c.tokens.end, d.end);
    if d.doubtful() && c.figure && c.class.is_none() && !c.others && !d.form.features.passive && !follows {
        return false;
    }
    let imperfect = d.form.features.form == Form::Imperfect;
    let headline = r.headline(d.at);
    // An imperfect without a figure tells a habit or a wish; فقد is فـ + قد far oftener than a loss.
    if imperfect && !c.figure && !headline && !c.accusative
        || d.frame.who == Who::Counted && !(c.figure && (c.class.is_some() || follows))
    {
        return false;
    }
    // أصاب المهاجم القائم: the active verb takes its subject first.
    let relative = d.at > r.start(d.at) && matches!(r.text.key(d.at - 1), "الذي" | "التي") && c.definite;
    if d.form.lemma() == "أصاب" && !d.form.features.passive && !c.figure && !relative {
        return false;
    }
    if d.frame.who == Who::Fighters && !c.is_fighters() {
        return false;
    }
    // أوقف فلان التمويل: a subject whose object follows.
    let object = c.definite && r.text.key(c.tokens.end).starts_with("ال") && !subject::closed(r, c.tokens.end, d.end);
    if d.transitive() && d.doubtful() && c.named && object {
        return false;
    }
    // An active verb's subject by name: قتلت ليلى رجلا.
    if d.transitive() && !c.figure && d.form.features.feminine && c.named && d.form.lemma() != "قتل" {
        return false;
    }
    r.push(d.at..c.tokens.end, d.letters, d.outcome, &c, "verb + victims")
}

/// A circumstance between: `قتل في القصف 12 شخصا`، `قتل يوم الاثنين طفل`.
fn circumstance(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    let text = r.text;
    if !opens_circumstance(text.key(d.after)) || d.after >= d.end {
        return false;
    }
    for k in d.after + 1..d.end.min(d.after + REACH) {
        if parts_clauses(text, k) && !matches!(text.raw(k), "،" | "(" | ")" | "-" | "/")
            || r.anchors[k].is_some()
            || complementiser(text.key(k)).is_some()
            || matches!(text.key(k), "الذي" | "التي" | "الذين")
            // قتلوا هذا الأسبوع، ليرفع عدد الجنود
            || matches!(text.raw(k - 1), "،" | ",") && super::context::is(text, k, "total")
            || text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty())
                && r.counted(k).is_none()
        {
            return false;
        }
        let Some(c) = r.counted(k).filter(|c| c.letters == 0 && c.is_people()) else { continue };
        // في مدرسة أطفال, على يد مسلحين: what a noun or a preposition governs is no subject.
        let governed = !closes(r, k - 1);
        if d.frame.who == Who::Fighters && !c.is_fighters() {
            return false;
        }
        let fits = c.figure && (c.class.is_some() || c.others || !d.doubtful() && !governed)
            || !c.figure && !c.definite && !c.named && !governed;
        if fits && !matches!(text.key(k - 1), "من" | "بين" | "ل" | "علي") {
            // سقط في المعارك عدد من الجرحى
            let told = c.tokens.clone().find_map(|t| match r.anchors[t] {
                Some(Anchor::Noun { outcome, .. }) => Some(outcome),
                _ => None,
            });
            let outcome = told.unwrap_or(d.outcome);
            return r.push(d.at..c.tokens.end, d.letters, outcome, &c, "verb, circumstance, victims");
        }
    }
    false
}

/// True where token `k` closes a circumstance: something definite, a name, a date, a comma.
fn closes(r: &Reader<'_, '_>, k: usize) -> bool {
    let key = r.text.key(k);
    r.text.kind(k) != Kind::Word
        || splits(key).any(|s| s.article)
        || r.cast.place_at(k).is_some()
        || r.cast.actor_at(k).is_some()
        || matches!(
            key,
            "ايضا"
                | "كذلك"
                | "امس"
                | "اليوم"
                | "هناك"
                | "فيه"
                | "فيها"
                | "خلاله"
                | "خلالها"
                | "بينهم"
                | "اثره"
                | "اثرها"
        )
}

/// Words that a circumstance begins with.
fn opens_circumstance(key: &str) -> bool {
    matches!(
        key,
        "في" | "من"
            | "خلال"
            | "جراء"
            | "اثر"
            | "ايضا"
            | "كذلك"
            | "امس"
            | "اليوم"
            | "بحسب"
            | "هناك"
            | "فيها"
            | "فيه"
            | "خلالها"
            | "خلاله"
            | "يوم"
            | "مساء"
            | "صباح"
            | "فجر"
            | "ليل"
            | "ليله"
            | "ظهر"
            | "عام"
            | "سنه"
            | "منذ"
            | "حتي"
            | "بين"
            | "علي"
            | "اثناء"
            | "بسبب"
            | "نتيجه"
            | "قبل"
            | "بعد"
            | "قرب"
            | "عند"
            | "جنوب"
            | "شمال"
            | "شرق"
            | "غرب"
            | "داخل"
            | "الليله"
            | "فجرا"
            | "ليلا"
            | "معه"
            | "معها"
            | "نهايه"
            | "مطلع"
    ) || key.starts_with('ب')
        && splits(key).any(|s| s.preposition == Some('ب') && (s.article || crate::lexicon::CAUSES.has(&s)))
}

/// `قتله مسلح`، `اعتقلتهم الشرطة`: the object is a pronoun.
fn with_pronoun(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    let c = match d.form.pronoun {
        "ه" | "ها" => Counted::exactly(1, d.at..d.at + 1, d.letters, None),
        "هما" => Counted::exactly(2, d.at..d.at + 1, d.letters, None),
        "هم" | "هن" => Counted::unstated(d.at..d.at + 1, d.letters, None),
        _ => return false,
    };
    let whole = r.text.raw(d.at).trim_end_matches(crate::text::fold::is_mark).ends_with('ة');
    let thing = d.form.pronoun == "ها" && !matches!(d.form.lemma(), "قتل" | "اغتال");
    let sure =
        !thing && matches!(d.form.lemma(), "قتل" | "اغتال" | "اعتقل" | "احتجز" | "اختطف" | "أعدم" | "ذبح" | "دهس");
    // القبض عليه أو قتله: a noun beside a noun.
    let before = |word: &str| d.at > r.start(d.at) && r.text.key(d.at - 1) == word;
    // لتعذيبهم وقتلهم: one more purpose.
    let meant = d.letters > 0
        && d.at > r.start(d.at)
        && r.text.key(d.at - 1).starts_with('ل')
        && r.text.key(d.at - 1).ends_with(d.form.pronoun);
    // قتلاهم are their dead.
    let dead = d.form.features.number == Number::Dual;
    // كل من قتله، كل مدني قتلوه: nobody in particular.
    let any = d.at > r.start(d.at) + 1 && matches!(r.text.key(d.at - 2), "كل" | "اي" | "وكل");
    let noun = before("او") || before("ام") || meant || dead || any;
    if whole || noun || !sure || d.form.features.form != Form::Past || r.counted(d.after).is_some_and(|c| c.figure) {
        return false;
    }
    // أفرجت عن ستة وزراء كانت اعتقلتهم: those counted before.
    let counted = || {
        let from = r.start(d.at).max(d.at.saturating_sub(REACH));
        let near =
            (from..d.at).rev().take_while(|&k| !parts_clauses(r.text, k) && complementiser(r.text.key(k)).is_none());
        near.filter_map(|k| r.counted(k))
            .find(|b| b.tokens.end <= d.at && b.figure && b.min != Some(1) && b.class.is_some())
    };
    let c = match counted().filter(|_| c.min.is_none()) {
        Some(b) => Counted { tokens: c.tokens, letters: c.letters, ..b },
        None => c,
    };
    r.push(d.at..d.at + 1, d.letters, d.outcome, &c, "verb with pronoun")
}

impl Reader<'_, '_> {
    /// A body that acts, directly after a verb.
    fn body(&self, from: usize, end: usize) -> Option<Tokens> {
        let text = self.text;
        for k in from..end.min(from + 5) {
            if let Some((id, m)) = self.cast.actor_at(k) {
                // اعتقلت السلطات الدكتور فلان: the person is who was arrested.
                let arrests = matches!(text.key(from), "السلطات" | "الشرطه" | "الامن" | "المخابرات" | "الاحتلال");
                if k > from && arrests && self.cast.actor(id).kind == ActorKind::Person {
                    break;
                }
                let fits = m.letters == 0 && self.cast.actor(id).kind != ActorKind::Person;
                return fits.then_some(from..m.tokens.end);
            }
            if quantity(text, k).is_some() {
                if k == from {
                    return None;
                }
                break;
            }
            if parts_clauses(text, k) || opens_circumstance(text.key(k)) || matches!(text.key(k), "عن" | "الي" | "ب")
            {
                if k == from {
                    return None;
                }
                break;
            }
        }
        let key = text.key(from);
        let generic = key.starts_with("ال") && key.chars().count() > 4
            || matches!(
                key,
                "قوات"
                    | "طاير"
                    | "شرطه"
                    | "سلطات"
                    | "طايره"
                    | "غاره"
                    | "صاروخ"
                    | "قذيفه"
                    | "قصف"
                    | "انفجار"
                    | "رصاص"
                    | "مروحيه"
                    | "عناصر"
                    | "وحدات"
                    | "دوريه"
                    | "قوه"
                    | "فرقه"
                    | "محققون"
                    | "اجهزه"
                    | "مليشيات"
                    | "ميليشيات"
            );
        generic.then(|| from..from + 1)
    }

    /// The object of an active verb, whose subject ends before `from`. After a body any words may stand between, after
    /// people only what describes them.
    fn object(&self, from: usize, d: &Deed, group: bool) -> Option<Counted> {
        let text = self.text;
        for k in from..d.end.min(from + if group { 8 } else { 6 }) {
            let stops = matches!(text.key(k), "بينهم" | "منهم" | "بينها" | "بعضهم" | "معظمهم" | "غالبيتهم" | "جميعهم")
                || !group && parts_clauses(text, k)
                || text.kind(k) == Kind::Punct
                    && !matches!(text.raw(k), "\"" | "«" | "»" | "“" | "”" | "(" | ")" | "،")
                || self.anchors[k].is_some_and(|a| matches!(a, Anchor::Verb { .. } | Anchor::Masdar { .. }))
                || complementiser(text.key(k)).is_some()
                || matches!(text.key(k), "الذي" | "التي" | "الذين")
                || !group
                    && (opens_circumstance(text.key(k)) && text.key(k) != "من"
                        || text.key(k).starts_with('و') && text.kind(k) == Kind::Word);
            if stops {
                return None;
            }
            let Some(c) = self.counted(k).filter(|c| c.letters == 0 && c.is_people()) else { continue };
            // The subject's adjective, or another subject by its ending, is no object.
            if !c.figure && (c.adjective || k == from && text.key(k).starts_with("ال") && text.key(k).ends_with("ون"))
            {
                continue;
            }
            let governed =
                k > from && matches!(text.key(k - 1), "من" | "بين" | "مع" | "علي" | "ضد" | "عن" | "الي" | "بحق");
            let near = k <= from + 1;
            let of_them = (c.tokens.start..=c.tokens.end).any(|k| matches!(text.key(k), "منهم" | "منها" | "منهن"));
            let fits = c.figure && (c.class.is_some() || c.others || of_them)
                || !c.figure
                    && near
                    && (c.accusative
                        || c.definite && group && c.class.is_some()
                        || c.definite
                            && c.letters == 0
                            && !c.named
                            && !group
                            && k == from
                            && text.key(k).ends_with(['ه', 'ا', 'م'])
                            && !text.splits(k).any(|s| s.article))
                || !c.figure
                    && near
                    && group
                    && (c.bound == Bound::Unstated || c.min == Some(2) || c.named || c.class.is_some());
            // قتل مسلحون مدير الشرطة: one by an office, in the construct.
            let office = k == from
                && c.is_one()
                && c.class.is_some()
                && !c.definite
                && !c.adjective
                && text.splits(k + 1).any(|s| s.article && s.letters == 0)
                // قتل المتمردون أحد الجنود
                || k == from && !group && c.is_one() && matches!(text.key(k), "احد" | "احدي");
            // اعتقلت قوة خلال الاقتحام الشاب فلان: by name, behind a circumstance.
            let by_name =
                group && c.is_one() && (c.named || c.tokens.len() > 1 && c.definite) && k > from && closes(self, k - 1);
            let by_name = by_name && d.outcome == Outcome::Detained;
            if (fits || office || by_name) && !governed {
                return Some(c);
            }
        }
        None
    }

    /// `استشهد`, `اغتيل` are said of people alone: whoever stands after them was harmed.
    fn someone(&mut self, d: &Deed) -> bool {
        let sure = d.frame.who == Who::Any && (d.frame.victims == Role::Subject || d.form.features.passive);
        if !sure || d.after >= d.end || !subject::may_name(self, d.after) {
            return false;
        }
        let c = Counted::exactly(1, d.after..d.after + 1, 0, None);
        self.push(d.at..d.after + 1, d.letters, d.outcome, &c, "verb + someone")
    }
}
