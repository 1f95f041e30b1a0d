import { useEffect } from 'react';
import { readKept, writeKept } from '../kept.ts';

const prefix = 'draft.';

/** What was typed and not saved when the page was left, closed or lost. */
export function readKeptValues<Name extends string>(
  name: string,
  fields: readonly Name[],
): Partial<Record<Name, string>> {
  try {
    const kept: Partial<Record<string, unknown>> = JSON.parse(readKept(prefix + name) ?? '{}');
    const known = fields.filter((field) => typeof kept[field] === 'string');
    return Object.fromEntries(known.map((field) => [field, kept[field]])) as Partial<Record<Name, string>>;
  } catch {
    return {};
  }
}

/** Keeps what is typed on this device until it is saved: `undefined` says that there is nothing to keep. */
export function useKeptValues(name: string, values: Readonly<Record<string, string>> | undefined): void {
  const text = values === undefined ? undefined : JSON.stringify(values);
  useEffect(() => writeKept(prefix + name, text), [name, text]);
}

/** For whoever signs out: the next person at this device shall not find it. */
export function forgetKeptValues(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`weft.${prefix}`)) localStorage.removeItem(key);
  } catch {
    // No storage, nothing kept.
  }
}
