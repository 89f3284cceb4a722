/** What pages say around an article, told by its words. All patterns are of folded text. */
import { fold } from "../../shared/fold.js";

/** Longer blocks are prose, whatever they begin with. */
const SHORT = 70;
/** Rules of the house are longer. */
const LONG = 500;

const BESIDE = [
  /^(?:اقرا|شاهد|طالع|تابع|انظر|استمع|اطلع)(?:ي|وا)? (?:ايضا|كذلك|المزيد|معنا|هنا)(?!\p{L})/u,
  /^(?:ال)?(?:مواضيع|موضوعات|اخبار|مقالات|قصص|تقارير|مواد) (?:ال)?(?:ذات|متعلقه|مقترحه|مختاره|مشابهه|مرتبطه|قد)(?!\p{L})/u,
  /^(?:المزيد (?:حول|عن)|للمزيد|قد (?:يهمك|يعجبك)|يهمك ايضا|اخترنا ل|تخطي .*القراءه|(?:ال)?اكثر (?:قراءه|مشاهده|تصفحا))/u,
  /^(?:(?:ال)?كلمات (?:ال)?(?:مفتاحيه|دلاليه)|(?:ال)?وسوم|استمع (?:الي|ل)(?: ?ال| ?ل)?(?:خبر|مقال|تقرير|نص|ماده)|تابعنا|تابعونا|شارك(?:ها|وا)? (?:علي|عبر|الخبر|المقال|القصه|هذا))/u,
  /^(?:انضم|اشترك)(?:وا)? (?:الي|في|ب) ?(?:قناتنا|قناه|نشرتنا|النشره|خدمه|صفحتنا)/u,
];

/** Labels that stand alone. */
const LABEL = /^[^\p{L}]*(?:(?:(?:ماده|مواد|مساحه) )?(?:اعلان(?:ات|يه)?|ممول(?:ه)?)|مواضيع لها علاقه|(?:ال)?تفاصيل (?:بعد قليل|لاحقا)|يتبع|(?:ال)?نشره (?:ال)?(?:اخباريه|بريديه)|اشترك(?: الان)?|تم الاشتراك بنجاح|تابعوا .{1,30} علي|عرض (?:اقل|المزيد|الكل)|advertisement)[^\p{L}]*$/u;

/** Agencies and picture desks, as they stand alone under a picture or at the end. */
const AGENCY =
  /^(?:(?:رويترز|غيتي(?: ايمجز)?|جيتي|ا ?[.]?ف ?[.]?ب|فرانس برس|اسوشي?يتد برس|ا ?ب|د ?ب ?ا|الاناضول|وكالات|متداوله?|ارشيف(?:يه)?|انترنت|الانترنت|getty(?: images)?|reuters|afp|ap|epa)[\s/،,.+|-]*)+$/u;

const CREDIT =
  /^(?:©|\(c\)|(?:م?صدر|مصدر) الصوره|(?:المصدر|المصادر|الصوره|تصوير|عدسه) ?:|صوره ارشيفيه$|التعليق علي الصوره|(?:getty|reuters|afp|epa|photo|image|credit)(?!\p{L}))/u;

const BYLINE = /^(?:كتبت?|كتبه|بقلم|اعداد|تحرير|ترجمه|تقرير|مراسلنا|author|role|by|written by)(?!\p{L})/u;

/** What stands before a name in a byline; of the letters as they are printed. */
const BY =
  /^(?:(?:كتبت?|كتبه|بقلم|(?:مرسل[ةه] )?بواسط[ةه]|by|written by)(?:\s*[:–-]\s*|\s+)|(?:[إا]عداد|تقرير|تحقيق|تصوير|نص|أجر[تى] الحوار)\s*:\s*)/iu;

const HOUSE = [
  /(?:جميع|كافه|كل) (?:ال)?حقوق .{0,20}محفوظ|حقوق النشر/u,
  /لا (?:تعبر|يعبر)(?: بالضروره)? عن (?:راي|وجهه نظر)/u,
  /(?:مراجعه|نشر|ضوابط|شروط|سياسه|قواعد|بروتوكول) (?:نشر )?(?:ال)?تعليق(?:ات)?(?!\p{L})/u,
  /(?:من اجل|يرجي|للاستفسار).{0,40}(?:الاشتراك|الاتصال|التواصل)|تنشر .{0,60}للمشتركين/u,
  /ملفات (?:تعريف )?(?:ال)?ارتباط|سياسه (?:ال)?خصوصيه|cookies/u,
];

const short = (text: string, test: (folded: string) => boolean) => text.length <= SHORT && test(fold(text));

/** The heading or link of what else there is to read. */
export const isBeside = (text: string) => short(text, (folded) => LABEL.test(folded) || BESIDE.some((pattern) => pattern.test(folded)));

/** Whose picture it is, or where the text came from. */
export const isCredit = (text: string) => short(text, (folded) => CREDIT.test(folded) || AGENCY.test(folded));

/** What the house asks of its readers, at the beginning of a clause; so that what others did is not taken for it. Folded. */
const CALL =
  /(?:^|[.،؛:!|] ?)(?:و|لا ت)?(?:اشترك|انضم|انضموا|اشتركوا|تابعوا|تابعونا|حمل|حملوا|حملها?|ادعم|ادعموا|تبرع|ساهم|سجل|اضغط|انقر|احصل|(?:ل|لل|ال)?(?:ا?شتراك|متابعه|تحميل|ا?نضمام|تواصل)|يمكن(?:كم|ك))(?!\p{L})/u;
/** By what it is known to be the house: what is its own, and what is the reader's. */
const OURS =
  /(?<!\p{L})[وبلف]?(?:قنات|قنوات|نشرت|نشرات|تطبيق|صفحت|صفحات|حساب|حسابات|منصات|موقع|عمل|صحافت|تغطيت|قرائ|اخبار)نا(?!\p{L})|(?<!\p{L})[بلف]?(?:بريدك|تصلك|يصلك|جوالك|هاتفك|اشتراكك)|الغاء الاشتراك|(?:النشره|الرساله|القائمه) (?:البريديه|الاخباريه)/u;
/** Where houses are followed. */
const PLATFORM =
  /(?<!\p{L})(?:واتس ?ا[بپ]|تي?لي?[غجك]رام|فيس ?بوك|يوتيوب|انست[اي]?[غجق]رام|تويتر|تطبيق|(?:غوغل|جوجل) نيوز|google news|t\.me)(?!\p{L})/u;
/** What no news begins with. */
const ADDRESSED = /^(?:اذا (?:كنت تعتقد|وجدت خطا|كان لديك)|(?:هذا|هذه) (?:المحتوي|الماده|المقال|الميزه) (?:خاص|متاح|مخصص)|(?:ادعم|تبرع)(?:وا)? (?:الصحافه|ل|الان))/u;
/** Longer blocks tell something. */
const CALLS = 220;

/** Where the house calls upon its readers: to subscribe, to follow it, to give, to report mistakes. */
export function isCall(text: string): boolean {
  if (text.length > CALLS) return false;
  const folded = fold(text).replace(/^[^\p{L}]+/u, "");
  return ADDRESSED.test(folded) || (CALL.test(folded) && (OURS.test(folded) || (text.length <= 2 * SHORT && PLATFORM.test(folded))));
}

/** What stands above them; longer than a heading. */
const COMMENTS_RULE = /^(?:ال)?تعليقات .{0,40}لا تعبر/u;
const COMMENTS = /^[^\p{L}]*(?:(?:ال)?تعليقات(?: (?:ال)?(?:قراء|زوار|متابعين|فيسبوك))?|(?:اضف|اترك|اكتب) تعليقا?ك?|ترك الرد)[^\p{L}]*$/u;

/** The heading above what readers wrote; an article is at its end there. */
export const isComments = (text: string) => short(text, (folded) => COMMENTS.test(folded)) || (text.length <= CALLS && COMMENTS_RULE.test(fold(text)));

/** Who posted what is embedded. */
export const isSignature = (text: string) => text.length <= SHORT && /^[—–-]\s.*\(@\w+\)/u.test(text);

/** Of more words a byline is a sentence that begins like one. */
const BYLINE_WORDS = 7;

/** Who wrote it. Prose may begin so as well: to be asked only where a byline may stand. */
export const isByline = (text: string) => short(text, (folded) => BYLINE.test(folded)) && text.split(/\s+/u).length <= BYLINE_WORDS;

/** What the house says on every page. An article may speak of it: to be asked only of its ends. */
export const isHouse = (text: string) => text.length <= LONG && HOUSE.some((pattern) => pattern.test(fold(text)));

/** A byline without what says that it is one; the same text if nothing does. */
export const afterByline = (text: string) => text.replace(BY, "");
