import type { EventType, Room } from '@weft/contract/event.ts';
import type { z } from 'zod';
import type { Transaction } from '../db/executor.ts';
import { prepared } from '../db/statement.ts';

/** Given after every commit that appended an event; the relay listens. */
export const outboxSignal = 'outbox';

/** An event in the making: its payload has passed the type's schema, and what the schema does not name is gone. */
export interface NewEvent {
  readonly type: string;
  readonly room: Room;
  readonly payload: unknown;
}

export function newEvent<E extends EventType>(
  eventType: E,
  room: Room,
  payload: z.input<E['payload']>,
): NewEvent {
  // Parsed in production too: well under a microsecond for a small one, and a field that slipped into an object is stripped, not told to a room.
  return { type: eventType.type, room, payload: eventType.payload.parse(payload) };
}

/** Says that this happened, as part of the transaction that makes it so. */
export function appendEvent<E extends EventType>(
  tx: Transaction,
  eventType: E,
  room: Room,
  payload: z.input<E['payload']>,
): Promise<void> {
  return appendEvents(tx, [newEvent(eventType, room, payload)]);
}

/** Several at once, in their order, in one statement. */
export async function appendEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.rows(prepared('outbox.append')`
    insert into outbox (type, room, payload)
    select e->>'type', e->>'room', e->'payload'
    from jsonb_array_elements(${eventsParameter(events)}::jsonb) with ordinality as given (e, n)
    order by n`);
  tx.signal(outboxSignal);
}

/**
 * For hot paths that fold the insert of `appendEvents` into a statement of their own: its one parameter. Such a
 * command also calls `tx.signal(outboxSignal)`.
 */
export function eventsParameter(events: readonly NewEvent[]): string {
  return JSON.stringify(events);
}
