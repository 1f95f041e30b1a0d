import { readStored, writeStored } from '../../ui/kept-store.ts';
import { letGo } from '../media/media.ts';
import type { ChosenFile } from '../media/uploads.ts';
import type { BegunDraft, DraftKind, DraftState, SavedDraft, Surroundings, ViewOf } from './draft-kind.ts';
import { verdictOf } from './draft-verdict.ts';

/** So many are remembered that nobody answered. */
const attemptsAtMost = 20;

/**
 * What one writes: on the device with every letter, at the server a moment after the last. It goes on from the revision that it
 * knows, so that nothing of another device is overwritten unseen.
 */
export class WrittenDraft<Kept extends BegunDraft<Said>, Said, Theirs extends SavedDraft, Shown> {
  readonly #kind: DraftKind<Kept, Said, Theirs, Shown>;
  readonly #around: Surroundings<Theirs>;
  readonly #listeners = new Set<() => void>();
  #kept: Kept;
  #view: ViewOf<Shown, Theirs>;
  /** Changes with every change of one's own, so that an answer knows whether it is about what stands there now. */
  #turn = 0;
  #saving = false;
  #held = false;
  #deviceKeeps = true;
  /** Files that the server lets go of with the next save. */
  #takenOut: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opened: Promise<void> | undefined;

  constructor(kept: Kept, kind: DraftKind<Kept, Said, Theirs, Shown>, around: Surroundings<Theirs>) {
    this.#kind = kind;
    this.#kept = kept;
    this.#around = around;
    this.#view = { ...kind.shown(kept), state: 'idle', savedAt: undefined, theirs: undefined };
    around.uploads.subscribe(() => this.#arrive());
  }

  readonly view = (): ViewOf<Shown, Theirs> => this.#view;

  /** As it is kept here. */
  get kept(): Kept {
    return this.#kept;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the device has comes first, then what the server has. */
  open(): Promise<void> {
    this.#opened ??= this.#restore();
    return this.#opened.then(() => this.look());
  }

  /** Somebody typed, or chose. */
  change(changes: Partial<Kept>): void {
    this.#edit(changes);
  }

  /** Without having been changed: the same by another name. */
  protected rename(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
  }

  attach(files: readonly ChosenFile[]): void {
    this.#edit(this.#with([...this.#kept.files, ...files]));
  }

  detach(id: string): void {
    const out = this.#kept.files.filter((file) => file.id === id);
    this.#edit(this.#with(this.#kept.files.filter((file) => file.id !== id)));
    this.#around.uploads.forget(out);
    this.#takenOut.push(...out.flatMap(({ mediaId }) => mediaId ?? []));
  }

  /** One place further to the front. */
  moveForward(id: string): void {
    const { files } = this.#kept;
    const at = files.findIndex((file) => file.id === id);
    const file = files[at];
    if (file !== undefined && at > 0)
      this.#edit(this.#with(files.toSpliced(at, 1).toSpliced(at - 1, 0, file)));
  }

  /** It is being sent: what is written next is another message. */
  take(): Kept {
    const taken = this.#kept;
    this.#held = false;
    this.#become(this.#kind.anew(taken), 'idle');
    return taken;
  }

  /** It is being sent: nothing of it is saved meanwhile, or what was sent would be begun anew. */
  hold(): void {
    clearTimeout(this.#timer);
    this.#held = true;
  }

  /** It was not sent after all. */
  release(): void {
    this.#held = false;
    if (this.#kept.dirty) this.#saveAfter(this.#around.afterLastKeyMs ?? 1000);
  }

  /** Saved to the last letter: which revision that is; undefined where it cannot be saved now. */
  async whole(): Promise<number | undefined> {
    void this.save();
    await new Promise<void>((done) => {
      const look = () => {
        if (this.#view.state === 'saving') return;
        stop();
        done();
      };
      const stop = this.subscribe(look);
      look();
    });
    return this.#view.state === 'saved' ? this.#kept.builtOn : undefined;
  }

  /** What the server has now, as it said itself. */
  know(theirs: Theirs): void {
    if (!this.#kept.dirty) this.#adopt(theirs);
  }

  /** Of the two texts this one, or that one, or both. */
  choose(which: 'mine' | 'theirs' | 'both'): void {
    const { theirs } = this.#view;
    if (theirs === undefined) return;
    if (which === 'theirs') this.#adopt(theirs);
    else this.#goOnFrom(this.#kind.from(theirs, this.#kept), which === 'both');
  }

  #goOnFrom(other: Kept, both: boolean): void {
    const { clientKey, builtOn } = other;
    this.#kept = { ...this.#kept, clientKey, builtOn };
    this.#view = { ...this.#view, theirs: undefined };
    this.#edit(both ? this.#kind.both(other, this.#kept) : {});
    void this.save();
  }

  /** Another device, or this one, told of a draft under this key. */
  heard(what: 'saved' | 'gone', clientKey: string, revision: number): void {
    const { clientKey: mine, builtOn, dirty } = this.#kept;
    if (what === 'saved' && (clientKey !== mine || revision > builtOn) && !this.#saving) void this.look();
    if (what === 'gone' && clientKey === mine && !dirty) this.#become(this.#kind.anew(this.#kept), 'idle');
  }

  /** What the server has now, where nothing of one's own stands against it. */
  async look(): Promise<void> {
    if (this.#kept.dirty) return void this.save();
    const turn = this.#turn;
    let found: Theirs | undefined;
    try {
      found = await this.#around.find();
    } catch {
      return;
    }
    const { clientKey, builtOn, dirty } = this.#kept;
    if (turn !== this.#turn || dirty || this.#saving) return;
    if (found === undefined) {
      if (builtOn > 0) this.#become(this.#kind.anew(this.#kept), 'idle');
    } else if (found.clientKey !== clientKey || found.revision > builtOn) this.#adopt(found);
    else this.#say('saved', found.savedAt);
  }

  /** Now; on leaving the page as well, when nobody waits for the answer. */
  async save(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    const { clientKey, builtOn } = this.#kept;
    if (this.#held || !this.#kept.dirty || this.#view.theirs !== undefined) return;
    if (this.#saving && !leaving) return;
    if (this.#kind.isEmpty(this.#kept) && builtOn === 0) return this.#settle(null);
    const turn = this.#turn;
    const said = this.#kind.said(this.#kept);
    // Files alone, and none of them has arrived: there is nothing yet that a server could keep.
    const { files } = this.#kept;
    if (said.mediaIds.length < files.length && this.#kind.isEmpty({ ...this.#kept, files: [] })) return;
    // One that is under way will have been kept first.
    const from = this.#saving ? builtOn + 1 : builtOn;
    this.#saving = true;
    this.#kept = { ...this.#kept, attempts: [...(this.#kept.attempts ?? []), said].slice(-attemptsAtMost) };
    this.#keep();
    const isSame = () => this.#kept.clientKey === clientKey;
    try {
      const names = { builtOn: from, saveId: crypto.randomUUID() };
      const draft = await this.#kind.save(this.#kept, said, names, leaving);
      this.#saving = false;
      if (isSame()) this.#settle(draft, turn);
    } catch (error) {
      this.#saving = false;
      if (isSame()) this.#refused(error);
    }
  }

  /** What this device kept of it. */
  protected restored(kept: Kept): Kept {
    return kept;
  }

  async #restore(): Promise<void> {
    const kept = await readStored<Kept>(this.#around.keptAs);
    // Whoever began to write before it was found goes on with what they write.
    if (this.#turn > 0 || kept === undefined) return;
    this.#kept = this.restored(kept);
    this.#say(kept.dirty ? 'saving' : 'saved');
    await this.#around.uploads.restore(kept.files);
  }

  #with(files: readonly ChosenFile[]): Partial<Kept> {
    return { files } as Partial<Kept>;
  }

  #edit(changes: Partial<Kept>): void {
    this.#turn += 1;
    this.#kept = { ...this.#kept, ...changes, dirty: true };
    this.#keep();
    const nothing = this.#kind.isEmpty(this.#kept) && this.#kept.builtOn === 0;
    const { theirs } = this.#view;
    this.#say(theirs !== undefined ? 'conflict' : nothing ? 'idle' : 'saving', undefined, theirs);
    this.#saveAfter(this.#around.afterLastKeyMs ?? 1000);
  }

  #saveAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }

  #settle(draft: Theirs | null, turn = this.#turn): void {
    const asKept = turn === this.#turn;
    // What was emptied is gone; what is written next has a name of its own, so that word of the old one does not mean it.
    const { clientKey, builtOn } =
      draft === null ? this.#kind.anew(this.#kept) : { ...this.#kept, builtOn: draft.revision };
    this.#kept = { ...this.#kept, clientKey, builtOn, dirty: !asKept, attempts: [] };
    this.#keep();
    if (asKept) letGo(this.#takenOut.splice(0));
    if (!asKept) this.#saveAfter(this.#around.afterLastKeyMs ?? 1000);
    else if (draft === null) this.#say('idle');
    else this.#say('saved', draft.savedAt);
  }

  #refused(error: unknown): void {
    const verdict = verdictOf(error, this.#kept, this.#kind);
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

  #adopt(draft: Theirs): void {
    this.#become(this.#kind.from(draft, this.#kept), 'saved', draft.savedAt);
  }

  #become(kept: Kept, state: DraftState, savedAt?: string): void {
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
    if (files.some((file, at) => file !== known[at])) this.#edit(this.#with(files));
  }

  #keep(): void {
    const turn = this.#turn;
    const nothing = this.#kind.isEmpty(this.#kept) && this.#kept.builtOn === 0;
    void writeStored(this.#around.keptAs, nothing ? undefined : this.#kept).then((kept) => {
      if (kept === this.#deviceKeeps) return;
      this.#deviceKeeps = kept;
      if (turn === this.#turn) this.#say(this.#view.state, this.#view.savedAt, this.#view.theirs);
    });
  }

  #say(state: DraftState, savedAt?: string, theirs?: Theirs): void {
    const onlyHere = state === 'offline' || state === 'device';
    this.#view = {
      ...this.#kind.shown(this.#kept),
      ...{ state: onlyHere && !this.#deviceKeeps ? 'lost' : state, savedAt, theirs },
    };
    for (const listener of [...this.#listeners]) listener();
  }
}
