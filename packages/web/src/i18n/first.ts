import type { ErrorCode } from '@weft/contract/errors.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import { frame } from './en/frame.ts';
import { settings } from './en/settings.ts';
import { shared } from './en/shared.ts';
import { titles } from './en/titles.ts';

/** The English words that the first load brings: the frame's, and what can be refused or said before any page has come. */
export const first = {
  ...shared,
  ...frame,
  ...titles,
  ...errors,
  ...fields,
  ...settings,
} satisfies Record<`error.${ErrorCode}`, string>;
