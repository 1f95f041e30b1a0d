import type { Duplex } from 'node:stream';
import type { ByeReason, ClientFrame, ServerFrame } from '@weft/contract/frames.ts';
import { clientFrame } from '@weft/contract/frames.ts';
import { type RawData, WebSocket } from 'ws';
import type { z } from 'zod';

export type ParsedFrame = z.output<typeof clientFrame>;

/** What a client sent, or undefined when it is no frame of the protocol. */
export function parseFrame(data: RawData, isBinary: boolean): ParsedFrame | undefined {
  if (isBinary) return undefined;
  try {
    return clientFrame.safeParse(JSON.parse(String(data)) as ClientFrame).data;
  } catch {
    return undefined;
  }
}

/** Writing to one socket: frames, what is framed already, and the last word. */
export class Wire {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #unsentBytes: number;

  constructor(socket: WebSocket, stream: Duplex, unsentBytes: number) {
    this.#socket = socket;
    this.#stream = stream;
    this.#unsentBytes = unsentBytes;
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** More waits in the socket than a reader that keeps up would leave. */
  get clogged(): boolean {
    return this.#stream.writableLength > this.#unsentBytes;
  }

  send(frame: ServerFrame): void {
    if (this.open) this.#socket.send(JSON.stringify(frame));
  }

  /** A whole frame of the wire. Nothing is compressed, so `ws` holds nothing back that this could overtake. */
  sendFramed(frame: Buffer): void {
    if (this.open) this.#stream.write(frame);
  }

  /** Resolves when what was sent so far has left this process, or will never. */
  flushed(): Promise<void> {
    if (!this.open || this.#stream.writableLength === 0) return Promise.resolve();
    return new Promise((resolve) => this.#socket.ping(undefined, undefined, () => resolve()));
  }

  bye(reason: ByeReason, reconnectAfterMs: number | null): void {
    this.send({ kind: 'bye', reason, reconnectAfterMs });
    this.#socket.close(reason === 'restarting' ? 1012 : 1008, reason);
  }

  ping(): void {
    if (this.open) this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
