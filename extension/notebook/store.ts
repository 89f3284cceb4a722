/** The notebook's place: IndexedDB of the extension, in this browser alone. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { keyOf, LATER, type Item } from "./item.js";

interface Schema extends DBSchema {
  items: { key: string; value: Item & { key: string }; indexes: { key: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;
const database = () =>
  (opened ??= openDB<Schema>("notebook", 1, {
    upgrade: (db) => void db.createObjectStore("items", { keyPath: "id" }).createIndex("key", "key", { unique: true }),
    // A newer version of the extension waits in another page: make room, and open again when next asked.
    blocking: (_old, _new, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  }));

const changes = new BroadcastChannel("notebook");

/** Calls `listener` when another page of the extension has changed the notebook; returns the way to stop. */
export function onChange(listener: () => void): () => void {
  changes.addEventListener("message", listener);
  return () => changes.removeEventListener("message", listener);
}

/** All items, the newest first; those kept at once in the order of their text. */
export async function all(): Promise<Item[]> {
  const items = await (await database()).getAll("items");
  return items.map(({ key: _, ...item }) => ({ ...LATER, ...item })).sort((a, b) => b.saved.localeCompare(a.saved) || a.quote.start - b.quote.start);
}

/** Keeps what is not kept yet, all or nothing. Returns how many were new. */
export async function add(items: readonly Item[]): Promise<number> {
  const transaction = (await database()).transaction("items", "readwrite");
  let added = 0;
  for (const item of items) {
    const key = keyOf(item);
    if ((await transaction.store.index("key").getKey(key)) !== undefined) continue;
    const id = (await transaction.store.getKey(item.id)) === undefined ? item.id : crypto.randomUUID();
    await transaction.store.put({ ...item, id, key });
    added += 1;
  }
  await transaction.done;
  changes.postMessage(null);
  return added;
}

export async function put(item: Item): Promise<void> {
  await (await database()).put("items", { ...item, key: keyOf(item) });
  changes.postMessage(null);
}

export async function remove(ids: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction("items", "readwrite");
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  changes.postMessage(null);
}
