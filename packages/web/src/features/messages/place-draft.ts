import { type Draft, saveDraft } from '@weft/contract/drafts.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { api } from '../../realtime/api.ts';
import { readStored, writeStored } from '../../ui/kept-store.ts';
import { letGo } from '../media/media.ts';
import type { ChosenFile, Uploads } from '../media/uploads.ts';
import { verdictOf } from './draft-verdict.ts';
import {
  bothTexts,
  type DraftState,
  type DraftView,
  emptyDraft,
  isEmpty,
  type KeptDraft,
  keptFrom,
  saidIn,
} from './kept-draft.ts';

/** So many are remembered that nobody answered. */
const attemptsAtMost = 20;

interface Surroundings {
  /** Under which name this device keeps it. */
  readonly keptAs: string;
  readonly uploads: Uploads;
  /** What the server keeps for this place. */
  readonly find: () => Promise<Draft | undefined>;
  readonly afterLastKeyMs?: number;
}

/**
 * What one writes in a place: on the device with every letter, at the server a moment after the last. It goes on from the
 * revision that it knows, so that nothing of another device is overwritten unseen.
 */
export class PlaceDraft {
  readonly #around: Surroundings;
  readonly #listeners = new Set<() => void>();
  #kept: KeptDraft;
  #view: DraftView = { text: '', files: [], state: 'idle', savedAt: undefined, theirs: undefined };
  /** Changes with every change of one's own, so that an answer knows whether it is about what stands there now. */
  #turn = 0;
  #saving = false;
  #deviceKeeps = true;
  /** Files that the server lets go of with the next save. */
  #takenOut: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opened: Promise<void> | undefined;

  constructor(to: Destination, around: Surroundings) {
    this.#kept = emptyDraft(to);
    this.#around = around;
    around.uploads.subscribe(() => this.#arrive());
  }

  readonly view = (): DraftView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the device has comes first, then what the server has. */
  open(): Promise<void> {
    this.#opened ??= this.#restore();
    return this.#opened.then(() => this.look());
  }

  /** A thread that was made meanwhile is the same place by another name. */
  goTo(to: Destination): void {
    this.#kept = { ...this.#kept, to };
  }

  write(content: string): void {
    if (content !== this.#kept.content) this.#edit({ content });
  }

  attach(files: readonly ChosenFile[]): void {
    this.#edit({ files: [...this.#kept.files, ...files] });
  }

  detach(id: string): void {
    const out = this.#kept.files.filter((file) => file.id === id);
    this.#edit({ files: this.#kept.files.filter((file) => file.id !== id) });
    this.#around.uploads.forget(out);
    this.#takenOut.push(...out.flatMap(({ mediaId }) => mediaId ?? []));
  }

  /** One place further to the front. */
  moveForward(id: string): void {
    const { files } = this.#kept;
    const at = files.findIndex((file) => file.id === id);
    const file = files[at];
    if (file !== undefined && at > 0)
      this.#edit({ files: files.toSpliced(at, 1).toSpliced(at - 1, 0, file) });
  }

  /** It is being sent: what is written next is another message. */
  take(): KeptDraft {
    const taken = this.#kept;
    this.#become(emptyDraft(taken.to), 'idle');
    return taken;
  }

  /** Of the two texts this one, or that one, or both. */
  choose(which: 'mine' | 'theirs' | 'both'): void {
    const { theirs } = this.#view;
    if (theirs === undefined) return;
    if (which === 'theirs') this.#adopt(theirs);
    else this.#goOnFrom(keptFrom(theirs), which === 'both');
  }

  #goOnFrom(other: KeptDraft, both: boolean): void {
    const { clientKey, builtOn } = other;
    this.#kept = { ...this.#kept, clientKey, builtOn };
    this.#view = { ...this.#view, theirs: undefined };
    this.#edit(both ? bothTexts(other, this.#kept) : {});
    void this.save();
  }

  /** Another device, or this one, told of a draft under this key. */
  heard(what: 'saved' | 'gone', clientKey: string, revision: number): void {
    const { clientKey: mine, builtOn, dirty } = this.#kept;
    if (what === 'saved' && (clientKey !== mine || revision > builtOn) && !this.#saving) void this.look();
    if (what === 'gone' && clientKey === mine && !dirty) this.#become(emptyDraft(this.#kept.to), 'idle');
  }

  /** What the server has now, where nothing of one's own stands against it. */
  async look(): Promise<void> {
    if (this.#kept.dirty) return void this.save();
    const turn = this.#turn;
    let found: Draft | undefined;
    try {
      found = await this.#around.find();
    } catch {
      return;
    }
    const { clientKey, builtOn, dirty, to } = this.#kept;
    if (turn !== this.#turn || dirty || this.#saving) return;
    if (found === undefined) {
      if (builtOn > 0) this.#become(emptyDraft(to), 'idle');
    } else if (found.clientKey !== clientKey || found.revision > builtOn) this.#adopt(found);
    else this.#say('saved', found.savedAt);
  }

  /** Now; on leaving the page as well, when nobody waits for the answer. */
  async save(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    const { to, clientKey, builtOn } = this.#kept;
    if (!this.#kept.dirty || this.#view.theirs !== undefined || (this.#saving && !leaving)) return;
    if (isEmpty(this.#kept) && builtOn === 0) return this.#settle(null);
    const turn = this.#turn;
    const said = saidIn(this.#kept);
    // Files alone, and none of them has arrived: there is nothing yet that a server could keep.
    if (isEmpty({ content: said.content, files: [] }) && said.mediaIds.length < this.#kept.files.length)
      return;
    // One that is under way will have been kept first.
    const from = this.#saving ? builtOn + 1 : builtOn;
    this.#saving = true;
    this.#kept = { ...this.#kept, attempts: [...(this.#kept.attempts ?? []), said].slice(-attemptsAtMost) };
    this.#keep();
    const isSame = () => this.#kept.clientKey === clientKey;
    try {
      const body = { to, clientKey, builtOn: from, saveId: crypto.randomUUID(), ...said };
      const { draft } = await api.call(saveDraft, {
        body: { ...body, mediaIds: [...said.mediaIds] },
        keepalive: leaving,
      });
      this.#saving = false;
      if (isSame()) this.#settle(draft, turn);
    } catch (error) {
      this.#saving = false;
      if (isSame()) this.#refused(error);
    }
  }

  async #restore(): Promise<void> {
    const kept = await readStored<KeptDraft>(this.#around.keptAs);
    // Whoever began to write before it was found goes on with what they write.
    if (this.#turn > 0 || kept === undefined) return;
    this.#kept = { ...kept, to: this.#kept.to };
    this.#say(kept.dirty ? 'saving' : 'saved');
    await this.#around.uploads.restore(kept.files);
  }

  #edit(changes: Partial<KeptDraft>): void {
    this.#turn += 1;
    this.#kept = { ...this.#kept, ...changes, dirty: true };
    this.#keep();
    const nothing = isEmpty(this.#kept) && this.#kept.builtOn === 0;
    const { theirs } = this.#view;
    this.#say(theirs !== undefined ? 'conflict' : nothing ? 'idle' : 'saving', undefined, theirs);
    this.#saveAfter(this.#around.afterLastKeyMs ?? 1000);
  }

  #saveAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }

  #settle(draft: Draft | null, turn = this.#turn): void {
    const asKept = turn === this.#turn;
    // What was emptied is gone; what is written next has a name of its own, so that word of the old one does not mean it.
    const { clientKey, builtOn } =
      draft === null ? emptyDraft(this.#kept.to) : { ...this.#kept, builtOn: draft.revision };
    this.#kept = { ...this.#kept, clientKey, builtOn, dirty: !asKept, attempts: [] };
    this.#keep();
    if (asKept) letGo(this.#takenOut.splice(0));
    if (!asKept) this.#saveAfter(this.#around.afterLastKeyMs ?? 1000);
    else if (draft === null) this.#say('idle');
    else this.#say('saved', draft.savedAt);
  }

  #refused(error: unknown): void {
    const verdict = verdictOf(error, this.#kept);
    if (verdict.kind === 'goesOn') {
      const { clientKey, builtOn } = verdict;
      this.#kept = { ...this.#kept, clientKey, builtOn, attempts: [] };
      this.#keep();
      void this.save();
    } else if (verdict.kind === 'conflict') this.#say('conflict', undefined, verdict.theirs);
    else {
      if (verdict.state !== undefined) this.#say(verdict.state);
      if (verdict.againMs !== undefined) this.#saveAfter(verdict.againMs);
    }
  }

  #adopt(draft: Draft): void {
    this.#become({ ...keptFrom(draft), to: this.#kept.to }, 'saved', draft.savedAt);
  }

  #become(kept: KeptDraft, state: DraftState, savedAt?: string): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#kept = kept;
    this.#keep();
    this.#say(state, savedAt);
  }

  /** A file belongs to the draft as soon as it has arrived. */
  #arrive(): void {
    const { uploads } = this.#around;
    const known = this.#kept.files;
    const files = known.map((file) => {
      const mediaId = file.mediaId ?? uploads.stateOf(file).mediaId;
      return mediaId === file.mediaId ? file : { ...file, mediaId };
    });
    if (files.some((file, at) => file !== known[at])) this.#edit({ files });
  }

  #keep(): void {
    const turn = this.#turn;
    const nothing = isEmpty(this.#kept) && this.#kept.builtOn === 0;
    void writeStored(this.#around.keptAs, nothing ? undefined : this.#kept).then((kept) => {
      if (kept === this.#deviceKeeps) return;
      this.#deviceKeeps = kept;
      if (turn === this.#turn) this.#say(this.#view.state, this.#view.savedAt, this.#view.theirs);
    });
  }

  #say(state: DraftState, savedAt?: string, theirs?: Draft): void {
    const onlyHere = state === 'offline' || state === 'device';
    this.#view = {
      ...{ text: this.#kept.content, files: this.#kept.files },
      ...{ state: onlyHere && !this.#deviceKeeps ? 'lost' : state, savedAt, theirs },
    };
    for (const listener of [...this.#listeners]) listener();
  }
}
