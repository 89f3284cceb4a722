/** A button that reads a file the reader chooses. */
import { readChosen } from "./clipboard.js";

export function FileButton({ label, accept, limit, read }: { label: string; accept: string; limit: number; read(text: string | null): void }) {
  return (
    <label class="filebutton">
      {label}
      <input class="sr" type="file" accept={accept} onChange={({ currentTarget }) => void readChosen(currentTarget, limit).then(read)} />
    </label>
  );
}
