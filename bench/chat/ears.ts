import { WebSocket } from 'ws';
import type { ChatPerson, ChatWorld } from './world.ts';

/** A socket that counts what it hears and keeps nothing. */
export class Ears {
  readonly #socket: WebSocket;
  readonly #live: Promise<void>;
  onEvent: (text: string) => void = () => {};

  constructor({ server }: Pick<ChatWorld, 'server'>, { token }: ChatPerson, rooms: readonly string[]) {
    this.#socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/realtime`);
    this.#socket.on('open', () => this.#socket.send(JSON.stringify({ kind: 'hello', token, rooms })));
    this.#live = new Promise((resolve, reject) => {
      this.#socket.on('error', reject);
      this.#socket.on('message', (data) => {
        const text = String(data);
        if (text.startsWith('{"kind":"event"')) this.onEvent(text);
        else if (text.startsWith('{"kind":"live"')) resolve();
        else if (text.startsWith('{"kind":"bye"')) reject(new Error(text));
      });
    });
  }

  static async open(world: Pick<ChatWorld, 'server'>, person: ChatPerson, rooms: readonly string[]) {
    const ears = new Ears(world, person, rooms);
    await ears.#live;
    return ears;
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** The text of the message that an event is about, where it is one. */
export function contentOf(event: string): string | undefined {
  const frame = JSON.parse(event) as { type: string; payload: { message?: { content?: string } } };
  return frame.type === 'message.created' ? frame.payload.message?.content : undefined;
}
