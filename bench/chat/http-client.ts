import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { ChatPerson } from './world.ts';

/** A program that talks to the API over connections that it keeps. */
export class HttpClient {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  say({ token }: ChatPerson, channelId: string, content: string): Promise<void> {
    const body = JSON.stringify({ to: { channelId }, content, clientKey: randomUUID() });
    return this.#send('POST', '/api/messages', token, 201, body);
  }

  get({ token }: ChatPerson, path: string): Promise<void> {
    return this.#send('GET', path, token, 200);
  }

  put({ token }: ChatPerson, path: string, body: unknown): Promise<void> {
    return this.#send('PUT', path, token, 200, JSON.stringify(body));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, token: string, expected: number, body?: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, {
        ...{ method, agent: this.#agent },
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        if (response.statusCode !== expected) reject(new Error(`${path} answered ${response.statusCode}`));
        response.resume().on('end', resolve);
      });
      sent.end(body);
    });
  }
}
