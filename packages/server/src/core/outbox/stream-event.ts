import type { Room } from '@weft/contract/event.ts';

/** An event that has its place in the stream. Positions stay below 2^53 for longer than this program will run. */
export interface StreamEvent {
  readonly position: number;
  readonly type: string;
  readonly room: Room;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** In a replay: something happened here whose content was taken away since. */
export interface GoneEvent extends Omit<StreamEvent, 'payload'> {
  readonly gone: true;
}

export interface EventRow {
  readonly position: string;
  readonly type: string;
  readonly room: Room;
  readonly payload: Record<string, unknown>;
}

export function toStreamEvent(row: EventRow): StreamEvent {
  return { position: Number(row.position), type: row.type, room: row.room, payload: row.payload };
}
