import { useSyncExternalStore } from 'react';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { readStored, writeStored } from '../../ui/kept-store.ts';
import { type Sending, type SendOptions, sendFile } from './send-file.ts';

/** A file that somebody chose, as it is kept beside what it belongs to. */
export interface ChosenFile {
  /** Ours, until the server has one for it. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly mimeType: string;
  /** Of a picture. */
  readonly width: number | null;
  readonly height: number | null;
  /** Once it is whole and taken. */
  readonly mediaId?: string | undefined;
}

export interface UploadState {
  /** `waits`: no server answered, it goes on when one does. `failed`: the server said no, or the file is not here any more. */
  readonly state: 'sending' | 'waits' | 'failed' | 'done';
  readonly share: number;
  /** Why the server said no: a code that has words; `lost`: this device did not keep the file. */
  readonly code?: string | undefined;
  readonly mediaId?: string | undefined;
}

/** A file that was refused, or is not there: whoever waits for it is told which words to say. */
export class UploadFailed extends Error {
  readonly code: string | undefined;
  constructor(code: string | undefined) {
    super('A file could not be uploaded');
    this.code = code;
  }
}

interface Entry {
  readonly file: ChosenFile;
  content: Blob | undefined;
  preview: string | undefined;
  address: string | undefined;
  upload: UploadState;
  sending: Sending | undefined;
}

/** So many are sent at a time; the others follow in their order. */
const atOnce = 2;
/** What is larger is not copied for the case that the page is left. */
const keptBytesAtMost = 64 * 1024 * 1024;

type Send = (content: Blob, options: SendOptions) => Sending;

/**
 * The files on their way from this window. What is chosen is sent at once, kept on the device until it has arrived, and goes on
 * where it was after a cut or a reload.
 */
export class Uploads {
  readonly #send: Send;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  constructor(send: Send = sendFile) {
    this.#send = send;
  }

  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(file: ChosenFile, content: Blob): void {
    this.#entries.set(file.id, entryOf(file, content, { state: 'sending', share: 0 }));
    if (content.size <= keptBytesAtMost) void writeStored(keptAs(file.id), { content });
    this.#go();
  }

  /** Files of what comes back to the screen: those that had not arrived go on. */
  async restore(files: readonly ChosenFile[]): Promise<void> {
    for (const file of files) {
      if (file.mediaId !== undefined || this.#entries.has(file.id)) continue;
      this.#entries.set(file.id, entryOf(file, undefined, { state: 'waits', share: 0 }));
      const kept = await readStored<{ content: Blob; address?: string }>(keptAs(file.id));
      if (kept === undefined) this.#change(file.id, { state: 'failed', share: 0, code: 'lost' });
      else {
        const entry = entryOf(file, kept.content, { state: 'sending', share: 0 });
        this.#entries.set(file.id, { ...entry, address: kept.address });
        this.#go();
      }
    }
  }

  stateOf(file: ChosenFile): UploadState {
    if (file.mediaId !== undefined) return { state: 'done', share: 1, mediaId: file.mediaId };
    return this.#entries.get(file.id)?.upload ?? { state: 'waits', share: 0 };
  }

  /** What this window can show of it before it has arrived. */
  previewOf(file: ChosenFile): string | undefined {
    return this.#entries.get(file.id)?.preview;
  }

  retry(files: readonly ChosenFile[]): void {
    for (const file of files) {
      const entry = this.#entries.get(file.id);
      if (entry?.content === undefined || !['waits', 'failed'].includes(entry.upload.state)) continue;
      this.#change(file.id, { state: 'sending', share: entry.upload.share });
    }
    this.#go();
  }

  /** The connection is back: what waited for it goes on. */
  resumeWaiting(): void {
    this.retry(
      [...this.#entries.values()].flatMap(({ file, upload }) => (upload.state === 'waits' ? file : [])),
    );
  }

  /** Taken out, or said and done: nothing of it is kept here. */
  forget(files: readonly ChosenFile[]): void {
    for (const { id } of files) {
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      entry.sending?.cancel();
      if (entry.preview !== undefined) URL.revokeObjectURL(entry.preview);
      this.#entries.delete(id);
      void writeStored(keptAs(id), undefined);
    }
    this.#tell();
    this.#go();
  }

  /** Their ids at the server, when all have arrived; throws UploadFailed when one does not. */
  arrived(files: readonly ChosenFile[]): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const states = files.map((file) => this.stateOf(file));
        const failed = states.find(({ state }) => state === 'failed');
        const ids = states.flatMap(({ mediaId }) => mediaId ?? []);
        if (failed === undefined && ids.length < files.length) return;
        stop();
        if (failed === undefined) resolve(ids);
        else reject(new UploadFailed(failed.code));
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  #go(): void {
    const all = [...this.#entries.values()];
    const free = atOnce - all.filter(({ sending }) => sending !== undefined).length;
    const next = all.filter((entry) => entry.upload.state === 'sending' && entry.sending === undefined);
    for (const entry of next.slice(0, Math.max(0, free))) void this.#sendOne(entry);
    this.#tell();
  }

  async #sendOne(entry: Entry): Promise<void> {
    const { file, content, address } = entry;
    if (content === undefined) return;
    const { id, name } = file;
    const sending = this.#send(content, {
      ...{ name, resumeAt: address },
      onProgress: (share) => this.#change(id, { state: 'sending', share }),
      onPlace: (place) => {
        entry.address = place;
        if (content.size <= keptBytesAtMost) void writeStored(keptAs(id), { content, address: place });
      },
    });
    entry.sending = sending;
    try {
      const mediaId = await sending.done;
      if (this.#entries.get(id) !== entry) return;
      void writeStored(keptAs(id), undefined);
      entry.sending = undefined;
      this.#change(id, { state: 'done', share: 1, mediaId });
    } catch (error) {
      if (this.#entries.get(id) !== entry) return;
      entry.sending = undefined;
      const { share } = entry.upload;
      const code = isRefusal(error) ? error.code : undefined;
      // What a refused upload left at the server is gone: another try begins anew.
      if (code !== undefined) entry.address = undefined;
      this.#change(id, code === undefined ? { state: 'waits', share } : { state: 'failed', share, code });
    }
    this.#go();
  }

  #change(id: string, upload: UploadState): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.upload = upload;
    this.#tell();
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener();
  }
}

const keptAs = (id: string) => `upload.${id}`;

function entryOf(file: ChosenFile, content: Blob | undefined, upload: UploadState): Entry {
  const isPicture = file.mimeType.startsWith('image/') && content !== undefined;
  const preview = isPicture ? URL.createObjectURL(content) : undefined;
  return { file, content, preview, upload, address: undefined, sending: undefined };
}

/** One for the window: files go on wherever one goes meanwhile. */
export const uploads = new Uploads();

export function useUploads(): Uploads {
  useSyncExternalStore(uploads.subscribe, uploads.version);
  return uploads;
}
