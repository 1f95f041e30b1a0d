import type { FormType } from '@weft/contract/form-states.ts';
import { useSyncExternalStore } from 'react';

/** Which form is open: one for the window, wherever it was asked for. */
let open: FormType | undefined;
const listeners = new Set<() => void>();

export function openForm(type: FormType | undefined): void {
  open = type;
  for (const listener of listeners) listener();
}

export function useOpenedForm(): FormType | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
