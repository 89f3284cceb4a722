/** A sentence as the marks show it on a page: always Arabic, for so are the pages. */
import type { JSX } from "preact";
import { COLOURS, LINES, OFFSETS, type Layer } from "../content/marks/rules.js";
import type { Palette } from "../shared/settings.js";

interface Props {
  palette: Palette;
  tone: "light" | "dark";
}

export function Sample({ palette, tone }: Props) {
  const mark = (layer: Layer, ...words: (JSX.Element | string)[]) => {
    const [line, tint] = COLOURS[palette][layer][tone];
    const style = {
      textDecoration: `underline ${LINES[layer]} ${line}`, textUnderlineOffset: OFFSETS[layer], textDecorationSkipInk: "none",
      backgroundColor: tint || "transparent",
    };
    return <span style={style}>{words}</span>;
  };
  return (
    <span class={`sample ${tone}`} lang="ar" dir="rtl">
      {mark("attribution", "قالت")} {mark("attribution", mark("actors", "وزارة الصحة"))} إن {mark("said", mark("casualties", "23 شخصًا قُتلوا"), " في انفجار المرفأ")}.
    </span>
  );
}
