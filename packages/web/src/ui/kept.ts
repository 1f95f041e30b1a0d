/** Small things that this device remembers. Without storage (a strict private window) it forgets, and nothing breaks. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(`weft.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeKept(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`weft.${name}`);
    else localStorage.setItem(`weft.${name}`, value);
  } catch {
    // Full or forbidden: it is only a convenience.
  }
}
