import type { ServerFrame } from '@weft/contract/frames.ts';
import type { z } from 'zod';
import { encodeCursor } from '../outbox/cursor.ts';
import type { GoneEvent, StreamEvent } from '../outbox/stream-event.ts';
import { textFrame } from './text-frame.ts';

/** What a socket hears of an event that does not have its room open; see `EventType.brief`. */
export type BriefOf = (type: string) => z.ZodType | null | undefined;

/** Turns events into frames of the wire. One that goes to many sockets in a row is written once, whole and in brief. */
export class EventEncoder {
  readonly #briefOf: BriefOf;
  #event: StreamEvent | GoneEvent | undefined;
  #whole: Buffer | undefined;
  #brief: Buffer | null | undefined;

  constructor(briefOf: BriefOf | undefined) {
    this.#briefOf = briefOf ?? (() => undefined);
  }

  /** For a socket that has the room open. */
  whole(event: StreamEvent | GoneEvent, epoch: string): Buffer {
    this.#turnTo(event);
    this.#whole ??= framed(toFrame(event, epoch));
    return this.#whole;
  }

  /** For one that follows it and does not look; null where such a socket hears nothing. */
  brief(event: StreamEvent | GoneEvent, epoch: string): Buffer | null {
    this.#turnTo(event);
    const schema = this.#briefOf(event.type);
    if (schema === null) return null;
    if (schema === undefined || 'gone' in event) return this.whole(event, epoch);
    if (this.#brief === undefined) {
      const payload = schema.parse(event.payload) as StreamEvent['payload'];
      this.#brief = framed(toFrame({ ...event, payload }, epoch, true));
    }
    return this.#brief;
  }

  #turnTo(event: StreamEvent | GoneEvent): void {
    if (event === this.#event) return;
    this.#event = event;
    this.#whole = undefined;
    this.#brief = undefined;
  }
}

function framed(frame: ServerFrame): Buffer {
  return textFrame(JSON.stringify(frame));
}

function toFrame(event: StreamEvent | GoneEvent, epoch: string, brief?: true): ServerFrame {
  const { position, type, room } = event;
  const place = { cursor: encodeCursor({ epoch, position }), position: String(position), type, room };
  if ('gone' in event) return { kind: 'gone', ...place };
  return { kind: 'event', ...place, ...(brief && { brief }), payload: event.payload };
}
