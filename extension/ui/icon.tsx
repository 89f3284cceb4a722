/** The signs on small buttons; the button's label says what they stand for. */

const PATHS = {
  copy: "M6 6h8v8H6zM4 10H2V2h8v2",
  quote: "M2 3.5h12M5 7h9M5 10.5h9M2 7v3.5M2 14h8",
  keep: "M4 2h8v12l-4-3-4 3z",
  dismiss: "M3 3l10 10M13 3L3 13",
  download: "M8 2v8M4.5 7L8 10.5 11.5 7M2 13.5h12",
  notebook: "M3 2h10v12H3zM6 2v12M8.5 5.5H11",
  options: "M2 5h6M12 5h2M2 11h2M8 11h6M8 3h4v4H8zM4 9h4v4H4z",
  paste: "M5 3H3v11h10V3h-2M6 1.5h4v3H6zM6 8h4M6 11h4",
  up: "M8 13V3M3.5 7.5L8 3l4.5 4.5",
  down: "M8 3v10M3.5 8.5L8 13l4.5-4.5",
} as const;

export type Sign = keyof typeof PATHS;

export function Icon({ sign }: { sign: Sign }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[sign]} />
    </svg>
  );
}

/** A button that is only a sign. */
export function IconButton({ sign, label, of, press }: { sign: Sign; label: string; of?: string; press(): void }) {
  return (
    <button type="button" class="quiet sign" title={label} aria-label={of ? `${label}: ${of}` : label} onClick={press}>
      <Icon sign={sign} />
    </button>
  );
}
