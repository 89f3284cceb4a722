/** A line of text as a palette marks it, on a light page and on a dark one. */
import { COLOURS, LINES, type Layer } from "../content/marks/rules.js";
import type { Palette as Name } from "../shared/settings.js";
import { useUi } from "../ui/i18n.js";

export function Palette({ palette }: { palette: Name }) {
  const ui = useUi();
  const word = (layer: Layer, tone: "light" | "dark", key: "op_sample_claim" | "op_sample_actor" | "op_sample_figure") => {
    const [line, tint] = COLOURS[palette][layer][tone];
    return (
      <span style={{ textDecoration: `underline ${LINES[layer]} ${line}`, textUnderlineOffset: "0.25em", textDecorationSkipInk: "none", backgroundColor: tint || "transparent" }}>
        {ui.t(key)}
      </span>
    );
  };
  return (
    <span style={{ display: "grid", gap: "4px" }}>
      {(["light", "dark"] as const).map((tone) => (
        <span key={tone} style={{ background: tone === "light" ? "#fff" : "#1b1b1f", color: tone === "light" ? "#1d1c1a" : "#ececec", borderRadius: "6px", padding: "4px 10px" }}>
          {word("attribution", tone, "op_sample_claim")} {word("actors", tone, "op_sample_actor")}: {word("casualties", tone, "op_sample_figure")}
        </span>
      ))}
    </span>
  );
}
