/**
 * The page as it is shown: through open shadow roots, slots, and frames of the same origin. Nothing here recurses, for
 * a page may nest as deeply as it likes.
 */

/** Text of these is not prose, or not meant to be read. */
const SKIPPED =
  "script,style,noscript,template,textarea,select,option,button,svg,math,object,nav,dialog:not([open]),[hidden],[aria-hidden=true]," +
  "[role=navigation],[role=dialog],[role=alertdialog],[role=search],[role=menu],[role=menubar],[role=tablist]";

/** A number or sign that leads to a note. In a word or behind a figure it would be read as part of it. */
const NOTE = /^[\s[\](){}*†‡\d٠-٩۰-۹،,]{1,8}$/u;

/** A text node, or an element that breaks a line, and the element that it is shown in. */
export interface Leaf {
  node: Text | Element;
  parent: Element;
}

/** Whether a node is an element; `instanceof` fails for nodes of another frame. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** The body of a frame's document, where this origin may look into it. */
function bodyOf(frame: Element): HTMLElement | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

/** The element that an element is shown in: its slot, its shadow root's host, its frame, or its parent. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  if (root.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (root as ShadowRoot).host ?? null;
  try {
    return element.ownerDocument.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

const isNote = (element: Element) =>
  (element.localName === "sup" || element.getAttribute("role") === "doc-noteref") && NOTE.test(element.textContent ?? "");

/** The children that are shown in an element's place. */
function shownIn(element: Element): Node[] {
  if (element.localName === "iframe") {
    const body = bodyOf(element);
    return body ? [body] : [];
  }
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  if (element.localName === "slot") {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return [...element.childNodes];
}

/** The text below an element in the order in which it is shown. `roots` is given every shadow root and frame on the way. */
export function leaves(top: Element, roots: Node[] = []): Leaf[] {
  const found: Leaf[] = [];
  const stack: { node: Node; parent: Element }[] = [{ node: top, parent: top }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, parent } = next;
    if (node.nodeType === Node.TEXT_NODE) {
      found.push({ node: node as Text, parent });
    } else if (isElement(node)) {
      if (node.localName === "br") {
        found.push({ node, parent });
        continue;
      }
      if (node !== top && (node.matches(SKIPPED) || isNote(node))) continue;
      if (node.shadowRoot) roots.push(node.shadowRoot);
      else if (node.localName === "iframe") roots.push(...[bodyOf(node)?.ownerDocument].filter((root) => root !== undefined));
      const children = shownIn(node);
      for (let index = children.length - 1; index >= 0; index -= 1) stack.push({ node: children[index] as Node, parent: node });
    }
  }
  return found;
}
