import type { EventType, PayloadOf } from '@weft/contract/event.ts';
import type { Executor } from '../db/executor.ts';
import type { Actor } from '../policy/actor.ts';
import type { GoneEvent, StreamEvent } from './stream-event.ts';

/** What a reader may see now of an event of the past: the same, nothing any more, or a newer payload. */
export type Verdict<Payload> = 'same' | 'gone' | { readonly payload: Payload };

export interface PastEvents<Payload> {
  readonly db: Executor;
  readonly reader: Actor;
  readonly events: readonly (Omit<StreamEvent, 'payload'> & { readonly payload: Payload })[];
}

/** Judges a whole page of one type in one statement; one verdict for each event, in their order. */
export type ReplayRule<E extends EventType> = (
  past: PastEvents<PayloadOf<E>>,
) => Promise<readonly Verdict<PayloadOf<E>>[]>;

type AnyRule = (past: PastEvents<StreamEvent['payload']>) => Promise<readonly Verdict<unknown>[]>;

/**
 * Stored events outlive what they tell of. Features say here, per event type, what a replay may still tell; an
 * event type without a rule never holds anything that could be taken back.
 */
export class ReplayRules {
  readonly #rules = new Map<string, AnyRule>();

  on<E extends EventType>(eventType: E, rule: ReplayRule<E>): this {
    if (this.#rules.has(eventType.type)) throw new Error(`${eventType.type} has a replay rule already`);
    // Events of this type were written with this payload: `apply` hands each rule those of its type.
    this.#rules.set(eventType.type, (past) => rule(past as PastEvents<PayloadOf<E>>));
    return this;
  }

  async apply(
    db: Executor,
    reader: Actor,
    events: readonly StreamEvent[],
  ): Promise<(StreamEvent | GoneEvent)[]> {
    const judged: (StreamEvent | GoneEvent)[] = [...events];
    const indexes = Map.groupBy(events.keys(), (index) => events[index]?.type ?? '');
    for (const [type, places] of indexes) {
      const rule = this.#rules.get(type);
      if (rule === undefined) continue;
      const past = places.flatMap((index) => events[index] ?? []);
      const verdicts = await rule({ db, reader, events: past });
      for (const [at, place] of places.entries()) {
        const event = past[at];
        // A rule that forgot an event has not allowed it.
        if (event !== undefined) judged[place] = judge(event, verdicts[at] ?? 'gone');
      }
    }
    return judged;
  }
}

function judge(event: StreamEvent, verdict: Verdict<unknown>): StreamEvent | GoneEvent {
  if (verdict === 'same') return event;
  const { position, type, room } = event;
  if (verdict === 'gone') return { position, type, room, gone: true };
  return { position, type, room, payload: verdict.payload as StreamEvent['payload'] };
}
