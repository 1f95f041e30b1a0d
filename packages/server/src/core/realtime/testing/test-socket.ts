import type { TestContext } from 'node:test';
import type { ClientFrame, ServerFrame } from '@weft/contract/frames.ts';
import { WebSocket } from 'ws';
import { Collector } from '../../outbox/testing/collector.ts';

type Kind = ServerFrame['kind'];
type Of<K extends Kind> = Extract<ServerFrame, { kind: K }>;

/** A client that does only what the test says. */
export class TestSocket {
  readonly frames = new Collector<ServerFrame>();
  readonly closed: Promise<number>;
  readonly socket: WebSocket;

  constructor(t: TestContext, url: string, headers: Record<string, string> = {}, autoPong = true) {
    this.socket = new WebSocket(url, { headers, autoPong });
    this.socket.on('message', (data) => this.frames.add(JSON.parse(String(data)) as ServerFrame));
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('error', () => {});
    t.after(() => this.socket.terminate());
  }

  async opened(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN)
      await new Promise((resolve, reject) => this.socket.on('open', resolve).on('error', reject));
    return this;
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  of<K extends Kind>(kind: K): Of<K>[] {
    return this.frames.items.filter((frame): frame is Of<K> => frame.kind === kind);
  }

  async next<K extends Kind>(kind: K, count = 1): Promise<Of<K>> {
    await this.frames.until(() => this.of(kind).length >= count);
    return this.of(kind)[count - 1] as Of<K>;
  }

  /** The numbers of the events so far, once there are so many. */
  async numbers(count: number): Promise<unknown[]> {
    await this.next('event', count);
    return this.of('event').map(({ payload }) => payload.n);
  }
}
