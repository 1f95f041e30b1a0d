import { first } from './first.ts';
import { later } from './later.ts';
import type { Words } from './words.ts';

/** All of it at once, for who is not in a hurry. */
export const en: Words = { ...first, ...later };
