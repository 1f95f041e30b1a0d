import { WebSocket } from 'ws';

/** The environment of a server whose memory can be asked for. */
export function inspected(port: number): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` };
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

/** What lives in a Node process after its garbage has been collected: what it holds, whatever the collector left lying about. */
export async function liveBytes(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error('the server has no inspector');
  const inspector = new Inspector(target.webSocketDebuggerUrl);
  await inspector.ask('HeapProfiler.collectGarbage');
  const usage = (await inspector.ask('Runtime.getHeapUsage')) as HeapUsage;
  inspector.close();
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}

class Inspector {
  readonly #socket: WebSocket;
  readonly #open: Promise<void>;
  readonly #answers = new Map<number, (result: unknown) => void>();
  #asked = 0;

  constructor(url: string) {
    this.#socket = new WebSocket(url);
    this.#open = new Promise((resolve, reject) => {
      this.#socket.on('open', () => resolve());
      this.#socket.on('error', reject);
    });
    this.#socket.on('message', (data) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
      if (id !== undefined) this.#answers.get(id)?.(result);
    });
  }

  async ask(method: string): Promise<unknown> {
    await this.#open;
    const id = ++this.#asked;
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method }));
    return answer;
  }

  close(): void {
    this.#socket.close();
  }
}
