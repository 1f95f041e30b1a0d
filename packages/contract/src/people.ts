import { z } from 'zod';
import { avatar, id } from './values.ts';

/** Somebody, wherever their name stands beside something. */
export const person = z
  .object({ id, username: z.string(), displayName: z.string(), avatar })
  .meta({ id: 'Person' });

export const examplePerson = {
  id: '1439672833925283841',
  username: 'ada',
  displayName: 'Ada Lovelace',
  avatar: null,
} as const;

export type Person = z.output<typeof person>;
