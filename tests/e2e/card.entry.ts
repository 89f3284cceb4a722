/** The hover card by itself, outside of any page: bundled by the stage, which shows it in a document of its own. */
import { Card } from "../../extension/content/card/index.js";
import { cardContent } from "../../extension/content/card/rows.js";
import type { Analysis, Family } from "../../extension/shared/isnad.js";
import { uiFor } from "../../extension/shared/i18n.js";

interface Shown {
  analysis: Analysis;
  language: "ar" | "en";
  dark: boolean;
  findings: [Family, number][];
}

Object.assign(window, {
  showCard({ analysis, language, dark, findings }: Shown) {
    const ui = uiFor(language);
    const at = document.querySelector("mark") as HTMLElement;
    const contents = findings.flatMap(([family, index]) => cardContent(ui, analysis, family, index) ?? []);
    const card = new Card({ copy: async () => true, dismiss: () => {} });
    card.show(contents, at, { dark, ui, focus: true });
  },
});
