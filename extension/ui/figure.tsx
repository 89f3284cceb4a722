/** A figure for people, isolated so that ranges and signs do not flip in right-to-left text. */
import { figureText, type FigureLike } from "../shared/figure.js";
import { useUi } from "./i18n.js";

export function Figure({ of }: { of: FigureLike }) {
  const ui = useUi();
  return <bdi dir="ltr">{figureText(of, ui.number)}</bdi>;
}
