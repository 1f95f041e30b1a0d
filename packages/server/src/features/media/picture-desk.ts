import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../core/http/problem.ts';
import { Turnstile } from '../../core/outbox/turnstile.ts';
import type { PictureAnswer, PictureOrder } from './picture-process.ts';
import type { Picture } from './pictures.ts';

const idleMs = 20_000;
const patienceMs = 60_000;

/**
 * Pictures are opened in a process of their own, which goes when none has come for a while: what strangers send can
 * bring down that process and not the server, and its memory (400 MB after a few photos) is given back.
 */
export class PictureDesk {
  // Two at a time: each may hold a whole picture in memory.
  readonly #line = new Turnstile(2);
  #process: PictureProcess | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** Which process it is, for whoever watches over it. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get busy(): boolean {
    return this.#process?.busy === true;
  }

  async lookAt(path: string, mimeType: string): Promise<Picture> {
    const { picture, refused } = await this.#line.pass(() => this.#ask(path, mimeType));
    if (picture !== undefined) return picture;
    const detail = refused === 'too many pixels' ? { detail: 'The picture has too many pixels.' } : {};
    throw new Problem('file_unreadable', detail);
  }

  async #ask(path: string, mimeType: string): Promise<PictureAnswer> {
    clearTimeout(this.#idle);
    if (this.#process?.gone !== false) this.#process = new PictureProcess();
    const process = this.#process;
    const answer = await process.ask(path, mimeType);
    if (process.busy) return answer;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#process = undefined;
      process.end();
    }, idleMs).unref();
    return answer;
  }
}

interface Waiting {
  readonly answer: (answer: PictureAnswer) => void;
  readonly impatience: NodeJS.Timeout;
}

class PictureProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;
  gone = false;

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'picture-process.ts'), {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // None of our secrets; and one arena for each thread would keep what every picture took.
      env: { MALLOC_ARENA_MAX: '2' },
    });
    // Neither keeps the server from ending.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#child.on('message', (answer: PictureAnswer) => this.#answer(answer));
    this.#child.on('error', () => this.#gone());
    this.#child.once('exit', () => this.#gone());
    try {
      // Those who talk come before those who wait for a picture.
      if (this.#child.pid !== undefined) setPriority(this.#child.pid, 10);
    } catch {
      // It has gone already, and says so itself.
    }
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  ask(path: string, mimeType: string): Promise<PictureAnswer> {
    const n = ++this.#orders;
    return new Promise((answer) => {
      // Whatever keeps it busy for so long is no picture that somebody means to show.
      const impatience = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs).unref();
      this.#waiting.set(n, { answer, impatience });
      this.#child.send({ n, path, mimeType } satisfies PictureOrder, (error) => error && this.#gone());
    });
  }

  end(): void {
    this.gone = true;
    if (this.#child.connected) this.#child.disconnect();
  }

  #answer(answer: PictureAnswer): void {
    const waiting = this.#waiting.get(answer.n);
    this.#waiting.delete(answer.n);
    clearTimeout(waiting?.impatience);
    waiting?.answer(answer);
  }

  /** Whatever it was looking at has brought it down. */
  #gone(): void {
    this.gone = true;
    for (const n of [...this.#waiting.keys()]) this.#answer({ n, refused: 'damaged' });
  }
}
