import type { Transaction } from '../../core/db/executor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Character } from './cast.ts';
import type { Files } from './media/studio.ts';

export interface Person extends Character {
  readonly id: string;
  readonly createdAt: Date;
}

/** What every chapter is given. All chapters are told in one transaction: there is the whole story, or none. */
export interface Story {
  readonly tx: Transaction;
  /** The moment at which it ends. Nothing is later, and nothing depends on the real one. */
  readonly now: Date;
  /** The same numbers on every run. */
  readonly random: () => number;
  readonly passwordHash: string;
  /** By name; they are in the storage already. */
  readonly files: Files;
  /** By username; filled by the first chapter. */
  readonly people: Map<string, Person>;
}

/**
 * What a feature brings to the story: one file each, listed in chapters.ts in the order of telling. It acts by the
 * features' own commands where there are some, and sets times back to the story's afterwards.
 */
export interface Chapter {
  readonly name: string;
  readonly tell: (story: Story) => Promise<void>;
}

export function personIn({ people }: Story, username: string): Person {
  const person = people.get(username);
  if (person === undefined) throw new Error(`nobody in the story is called ${username}`);
  return person;
}

/** Somebody of the story, at their browser. */
export function asUser({ id: userId }: Person): User {
  return { kind: 'user', userId, sessionId: userId, role: 'user', scopes: 'all' };
}

export function daysBefore({ now }: Pick<Story, 'now'>, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

const firstMillisecond = Date.UTC(2016, 0, 1);

/** An id as weft_id() would have made it at that time; the same on every run. */
export function idAt(at: Date, n: number): string {
  return String((BigInt(at.getTime() - firstMillisecond) << 22n) | BigInt(n));
}
