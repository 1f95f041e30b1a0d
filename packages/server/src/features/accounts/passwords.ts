import { channel } from 'node:diagnostics_channel';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's current advice for argon2id: 19 MiB, two passes, one lane. About 25 ms of one core. */
const argon2id = 2;
const work = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, work);
}

/** Tells whoever listens that a password is compared: tests count, since the clock of a shared machine proves nothing. */
export const comparisons = channel('weft:password-compared');

/** Takes as long for an account that does not exist as for one that does. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  comparisons.publish({});
  const matches = await verify(stored ?? decoy, password, work);
  return matches && stored !== undefined;
}

/** The hash of a random password that nobody kept. */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$3E6Hpx1L2Iw1cdSi6jcLOA$ZnCdo5ieb6tcNeX+UzNTYgRDJUlFfAe3oPC0zz7r13s';
