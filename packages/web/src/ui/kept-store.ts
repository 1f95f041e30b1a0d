import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';

const name = 'weft-kept';
let store: UseStore | undefined;

function opened(): UseStore {
  store ??= createStore(name, 'kept');
  return store;
}

/** What this device keeps of what was written: more than small things, and across crashes. Undefined where it cannot. */
export async function readStored<Value>(key: string): Promise<Value | undefined> {
  try {
    return await get<Value>(key, opened());
  } catch {
    return undefined;
  }
}

/** Under which names something is kept that begin like this. */
export async function storedKeys(beginning: string): Promise<readonly string[]> {
  try {
    return (await keys<string>(opened())).filter((key) => key.startsWith(beginning));
  } catch {
    return [];
  }
}

/** False where this device does not keep anything (a strict private window, a full disk). */
export async function writeStored(key: string, value: unknown): Promise<boolean> {
  try {
    await (value === undefined ? del(key, opened()) : set(key, value, opened()));
    return true;
  } catch {
    return false;
  }
}
