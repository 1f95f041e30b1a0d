import type { ErrorCode } from '@weft/contract/errors.ts';
import type { z } from 'zod';
import type { Translate } from '../../i18n/translate.ts';
import type { PlainKey } from '../../i18n/words.ts';
import type { Refusal } from '../failure/failure-words.ts';

/** What is wrong with one field. Not yet words, so that it follows when the language changes. */
export type Fault =
  | { readonly kind: 'tooShort' | 'tooLong'; readonly count: number }
  | { readonly kind: 'words'; readonly key: PlainKey }
  /** The server's own sentence, for what only it could find. */
  | { readonly kind: 'said'; readonly text: string };

export type Faults<Name extends string> = Partial<Record<Name, Fault>>;

export function faultWords(fault: Fault, t: Translate): string {
  switch (fault.kind) {
    case 'words':
      return t(fault.key);
    case 'said':
      return fault.text;
    default:
      return t(`field.${fault.kind}`, { count: fault.count });
  }
}

/** The faults that the contract's schema finds, the first of each field. */
export function faultsIn<Name extends string>(
  error: z.ZodError,
  values: Readonly<Record<Name, string>>,
  wrongFormat: Partial<Record<Name, PlainKey>> = {},
): Faults<Name> {
  const faults: Faults<Name> = {};
  for (const issue of error.issues) {
    const name = issue.path[0] as Name;
    faults[name] ??= faultOf(issue, values[name], wrongFormat[name]);
  }
  return faults;
}

function faultOf(issue: z.core.$ZodIssue, value: string, wrongFormat: PlainKey | undefined): Fault {
  if (value.trim() === '') return { kind: 'words', key: 'field.required' };
  if (issue.code === 'too_small') return { kind: 'tooShort', count: Number(issue.minimum) };
  if (issue.code === 'too_big') return { kind: 'tooLong', count: Number(issue.maximum) };
  return { kind: 'words', key: wrongFormat ?? 'field.invalid' };
}

/** The faults that a refusal tells of: by the paths it names, or by a code that is about one field. */
export function faultsOf<Name extends string>(
  refusal: Refusal,
  names: readonly Name[],
  fieldOfCode: Partial<Record<ErrorCode, Name>> = {},
): Faults<Name> {
  const faults: Faults<Name> = {};
  for (const { path, reason } of refusal.fields) {
    const name = names.find((field) => path === `body.${field}` || path.startsWith(`body.${field}.`));
    if (name !== undefined) faults[name] ??= { kind: 'said', text: reason };
  }
  const named = fieldOfCode[refusal.code];
  if (named !== undefined) faults[named] = { kind: 'words', key: `error.${refusal.code}` };
  return faults;
}
