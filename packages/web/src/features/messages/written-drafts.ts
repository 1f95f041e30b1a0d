import { useEffect, useSyncExternalStore } from 'react';
import { useConnectionStatus } from '../../realtime/realtime-provider.tsx';
import { readStored, storedKeys } from '../../ui/kept-store.ts';
import { onLeaving } from '../../ui/leaving.ts';

interface Written<View> {
  readonly view: () => View;
  readonly subscribe: (listener: () => void) => () => void;
  open(): Promise<void>;
  look(): Promise<void>;
  save(leaving?: boolean): Promise<void>;
}

/** The drafts of this window, by their names on this device. They go on being saved wherever one goes meanwhile. */
export abstract class WrittenDrafts<Kept extends { readonly dirty: boolean }, One extends Written<unknown>> {
  readonly #beginning: string;
  readonly #known = new Map<string, One>();

  constructor(beginning: string) {
    this.#beginning = beginning;
    onLeaving(() => this.saveAll(true));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saveAll(true);
    });
    void this.#restore();
  }

  async saveAll(leaving = false): Promise<void> {
    await Promise.all([...this.#known.values()].map((draft) => draft.save(leaving)));
  }

  protected abstract restored(name: string, kept: Kept): One;

  protected get known(): ReadonlyMap<string, One> {
    return this.#known;
  }

  protected one(name: string, make: (keptAs: string) => One): One {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const made = make(this.#beginning + name);
    this.#known.set(name, made);
    return made;
  }

  /** What was written and not saved when the page was left, or lost, in whichever place. */
  async #restore(): Promise<void> {
    for (const key of await storedKeys(this.#beginning)) {
      const kept = await readStored<Kept>(key);
      if (kept?.dirty === true) void this.restored(key.slice(this.#beginning.length), kept).open();
    }
  }
}

/** What is being written, on the screen: looked up when it comes, saved when it goes. */
export function useWritten<View>(drafts: { saveAll(): Promise<void> }, draft: Written<View>): View {
  const view = useSyncExternalStore(draft.subscribe, draft.view);
  const status = useConnectionStatus();
  useEffect(() => {
    void draft.open();
    return () => void draft.save();
  }, [draft]);
  useEffect(() => {
    if (status !== 'live') return;
    void drafts.saveAll();
    void draft.look();
  }, [status, drafts, draft]);
  return view;
}
