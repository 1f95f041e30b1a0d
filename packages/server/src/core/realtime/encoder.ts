import type { ServerFrame } from '@weft/contract/frames.ts';
import { encodeCursor } from '../outbox/cursor.ts';
import type { GoneEvent, StreamEvent } from '../outbox/stream-event.ts';

/** Turns events into frames. One that goes to many sockets in a row is written once. */
export class EventEncoder {
  #event: StreamEvent | GoneEvent | undefined;
  #bytes: Buffer = Buffer.alloc(0);

  encode(event: StreamEvent | GoneEvent, epoch: string): Buffer {
    if (event !== this.#event) {
      this.#bytes = Buffer.from(JSON.stringify(toFrame(event, epoch)));
      this.#event = event;
    }
    return this.#bytes;
  }
}

function toFrame(event: StreamEvent | GoneEvent, epoch: string): ServerFrame {
  const { position, type, room } = event;
  const place = { cursor: encodeCursor({ epoch, position }), position: String(position), type, room };
  return 'gone' in event ? { kind: 'gone', ...place } : { kind: 'event', ...place, payload: event.payload };
}
