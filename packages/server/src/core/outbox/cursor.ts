/** A place in one life of the stream. */
export interface StreamPoint {
  readonly epoch: string;
  readonly position: number;
}

/** Where the stream stands, and from where on its events are kept. */
export interface StreamHead extends StreamPoint {
  readonly removedThrough: number;
}

/** Why events after a cursor cannot be had; the client fetches snapshots instead. */
export type CursorFault = 'too_old' | 'other_epoch' | 'invalid';
export type CursorOutcome =
  | { readonly kind: 'ok'; readonly position: number }
  | { readonly kind: CursorFault };

const form = /^([0-9a-z]{6,32})\.(0|[1-9]\d{0,14})$/;

export function encodeCursor({ epoch, position }: StreamPoint): string {
  return `${epoch}.${position}`;
}

/** What a cursor that a client brings is worth at this moment. */
export function readCursor(cursor: string, head: StreamHead): CursorOutcome {
  const [, epoch, digits] = form.exec(cursor) ?? [];
  if (epoch === undefined || digits === undefined) return { kind: 'invalid' };
  if (epoch !== head.epoch) return { kind: 'other_epoch' };
  const position = Number(digits);
  return position < head.removedThrough ? { kind: 'too_old' } : { kind: 'ok', position };
}
