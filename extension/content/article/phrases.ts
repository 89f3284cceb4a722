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
  /^(?:(?:ال)?كلمات (?:ال)?(?:مفتاحيه|دلاليه)|وسوم|تابعنا|تابعونا|شارك(?:ها|وا)? (?:علي|عبر|الخبر|المقال|القصه|هذا))/u,
  /^(?:انضم|اشترك)(?:وا)? (?:الي|في|ب) ?(?:قناتنا|قناه|نشرتنا|النشره|خدمه|صفحتنا)/u,
];

const CREDIT =
  /^(?:©|\(c\)|(?:م?صدر|مصدر) الصوره|(?:المصدر|المصادر|الصوره|تصوير|عدسه) ?:|صوره ارشيفيه$|التعليق علي الصوره|(?:getty|reuters|afp|epa|photo|image|credit)(?!\p{L}))/u;

const BYLINE = /^(?:كتبت?|كتبه|بقلم|اعداد|تحرير|ترجمه|تقرير|مراسلنا|author|role|by|written by)(?!\p{L})/u;

const HOUSE = [
  /(?:جميع|كافه|كل) (?:ال)?حقوق .{0,20}محفوظ|حقوق النشر/u,
  /لا (?:تعبر|يعبر)(?: بالضروره)? عن (?:راي|وجهه نظر)/u,
  /(?:مراجعه|نشر|ضوابط|شروط|سياسه|قواعد|بروتوكول) (?:نشر )?(?:ال)?تعليق(?:ات)?(?!\p{L})/u,
  /ملفات (?:تعريف )?(?:ال)?ارتباط|سياسه (?:ال)?خصوصيه|cookies/u,
];

const short = (text: string, test: (folded: string) => boolean) => text.length <= SHORT && test(fold(text));

/** The heading or link of what else there is to read. */
export const isBeside = (text: string) => short(text, (folded) => BESIDE.some((pattern) => pattern.test(folded)));

/** Whose picture it is, or where the text came from. */
export const isCredit = (text: string) => short(text, (folded) => CREDIT.test(folded));

/** Who wrote it. Prose may begin so as well: to be asked only where a byline may stand. */
export const isByline = (text: string) => short(text, (folded) => BYLINE.test(folded));

/** What the house says on every page. An article may speak of it: to be asked only of its ends. */
export const isHouse = (text: string) => text.length <= LONG && HOUSE.some((pattern) => pattern.test(fold(text)));
