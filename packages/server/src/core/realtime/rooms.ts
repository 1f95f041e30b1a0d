import type { Room, RoomKind } from '@weft/contract/event.ts';
import type { Executor } from '../db/executor.ts';
import type { User } from '../policy/actor.ts';

/** Who may hear a kind of room. The feature that owns the kind says so, by the same rules as its reads. */
export interface RoomPolicy {
  readonly kind: RoomKind;
  mayJoin(db: Executor, actor: User, id: string): Promise<boolean>;
  /** Those who have such a room open see who else of it is connected. */
  readonly showsPresence?: true;
  /** The rooms that a socket of this user is in without asking. */
  follows(db: Executor, actor: User): Promise<readonly Room[]>;
}

export class RoomPolicies {
  readonly #policies = new Map<string, RoomPolicy>();

  add(policy: RoomPolicy): this {
    if (this.#policies.has(policy.kind))
      throw new Error(`Rooms of kind ${policy.kind} have a policy already`);
    this.#policies.set(policy.kind, policy);
    return this;
  }

  /** A kind without a policy is closed to everybody. */
  async mayJoin(db: Executor, actor: User, room: Room): Promise<boolean> {
    const colon = room.indexOf(':');
    const policy = this.#policies.get(room.slice(0, colon));
    return policy !== undefined && (await policy.mayJoin(db, actor, room.slice(colon + 1)));
  }

  showsPresence(room: Room): boolean {
    return this.#policies.get(room.slice(0, room.indexOf(':')))?.showsPresence === true;
  }

  async follows(db: Executor, actor: User): Promise<Room[]> {
    const rooms: Room[] = [];
    for (const policy of this.#policies.values()) rooms.push(...(await policy.follows(db, actor)));
    return rooms;
  }
}
