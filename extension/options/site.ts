/** What the reader types for a site, as an origin. */

/** `https://example.org` of an address or a bare host; `null` if it is no website. */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return (url.protocol === "https:" || url.protocol === "http:") && url.hostname.includes(".") && url.username === "" ? url.origin : null;
  } catch {
    return null;
  }
}
