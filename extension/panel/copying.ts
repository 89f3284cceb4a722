/** Copying, saving and keeping what is listed, with a word on how it went. */
import { useEffect, useState } from "preact/hooks";
import type { Analysis, Format } from "../shared/isnad.js";
import { ask, type Answer, type Stretch } from "../shared/messages.js";
import { withLinks, type Item } from "../notebook/item.js";
import * as notebook from "../notebook/store.js";
import { copy, save } from "../ui/clipboard.js";
import { useUi } from "../ui/i18n.js";
import type { Subject } from "./results.js";

const TOAST_MS = 2_500;

export interface Copying {
  format: Format;
  setFormat(format: Format): void;
  /** What was last done, for a moment. */
  toast: string;
  setToast(words: string): void;
  copyReport(part: Analysis): void;
  copySentence(span: Stretch): void;
  download(part: Analysis): void;
  keep(items: readonly Item[]): void;
}

export function useCopying({ text, meta: page }: Subject): Copying {
  const ui = useUi();
  const [format, setFormat] = useState<Format>("markdown");
  const [toast, setToast] = useState("");
  useEffect(() => {
    if (toast === "") return;
    const timer = setTimeout(() => setToast(""), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);

  const meta = { ...page, lang: ui.lang };
  const take = async <T,>(question: Promise<Answer<T>>): Promise<T | null> => {
    const answer = await question;
    if (!answer.ok) setToast(ui.t(`problem_${answer.problem}`));
    return answer.ok ? answer.value : null;
  };
  /** Rich text goes with plain text beside it. */
  const put = async (write: (as: Format) => Promise<Answer<string>>) => {
    const content = await take(write(format));
    const plain = format === "html" && content !== null ? await take(write("text")) : content;
    if (content === null || plain === null) return;
    const done = format === "html" ? await copy(plain, content) : await copy(content);
    setToast(ui.t(done ? "copy_done" : "copy_failed"));
  };
  const compose = (part: Analysis) => (as: Format) => ask({ type: "compose", analysis: part, meta, text, format: as });
  const { url } = page;
  return {
    format, setFormat, toast, setToast,
    copyReport: (part) => void put(compose(part)),
    copySentence: ({ start, end }) => void put((as) => ask({ type: "sentence", text, span: { start, end }, meta, format: as })),
    download: (part) => void take(compose(part)(format)).then((content) => content !== null && save(content, format, page.title ?? "")),
    keep: async (items) => {
      const spans = items.map(({ quote: { start, end } }) => ({ start, end }));
      const links = url ? await take(ask<string[]>({ type: "links", text, url, spans })) : [];
      if (links === null) return;
      await notebook.add(withLinks(items, links)).then(() => setToast(ui.t("kept")), () => setToast(ui.t("keep_failed")));
    },
  };
}
