import type { FormType } from '@weft/contract/form-states.ts';

/** What a device is told of a form. */
export interface FormNews {
  readonly what: 'saved' | 'gone';
  readonly draft: { readonly type: FormType; readonly clientKey: string; readonly revision: number };
}

const listeners = new Set<(news: FormNews) => void>();

/** For whoever writes one; apart from the list, which the first page does without. */
export function onFormNews(listener: (news: FormNews) => void): void {
  listeners.add(listener);
}

export function tellFormNews(news: FormNews): void {
  for (const listener of listeners) listener(news);
}
