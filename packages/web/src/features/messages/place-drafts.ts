import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Draft } from '@weft/contract/drafts.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { useEffect, useSyncExternalStore } from 'react';
import { useConnectionStatus } from '../../realtime/realtime-provider.tsx';
import { readStored, storedKeys } from '../../ui/kept-store.ts';
import { onLeaving } from '../../ui/leaving.ts';
import { useMe } from '../accounts/me.ts';
import { uploads } from '../media/uploads.ts';
import { draftsQuery, onDraftNews } from './drafts-query.ts';
import { type KeptDraft, nameOfDestination } from './kept-draft.ts';
import { PlaceDraft } from './place-draft.ts';

/** The drafts of this window, one for each place. They go on being saved wherever one goes meanwhile. */
class PlaceDrafts {
  readonly #queryClient: QueryClient;
  readonly #beginning: string;
  readonly #known = new Map<string, PlaceDraft>();
  /** Sent from here: what the list still says of them is no draft any more. */
  readonly #sent = new Set<string>();

  constructor(queryClient: QueryClient, me: string) {
    this.#queryClient = queryClient;
    // Whoever uses this device next has texts of their own.
    this.#beginning = `draft.${me}.`;
    onDraftNews(({ what, draft: { to, clientKey, revision } }) =>
      this.#known.get(nameOfDestination(to) ?? '')?.heard(what, clientKey, revision),
    );
    onLeaving(() => this.saveAll(true));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saveAll(true);
    });
    void this.#restore();
  }

  of(name: string, to: Destination): PlaceDraft {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const made = new PlaceDraft(to, {
      ...{ keptAs: this.#beginning + name, uploads },
      find: () => this.#find(name),
    });
    this.#known.set(name, made);
    return made;
  }

  async saveAll(leaving = false): Promise<void> {
    await Promise.all([...this.#known.values()].map((draft) => draft.save(leaving)));
  }

  wasSent(clientKey: string): void {
    this.#sent.add(clientKey);
  }

  async #find(name: string): Promise<Draft | undefined> {
    const { items } = await this.#queryClient.fetchQuery(draftsQuery);
    return items.find(({ to, clientKey }) => nameOfDestination(to) === name && !this.#sent.has(clientKey));
  }

  /** What was written and not saved when the page was left, or lost, in whichever place. */
  async #restore(): Promise<void> {
    for (const key of await storedKeys(this.#beginning)) {
      const kept = await readStored<KeptDraft>(key);
      if (kept?.dirty === true) void this.of(key.slice(this.#beginning.length), kept.to).open();
    }
  }
}

const all = new WeakMap<QueryClient, PlaceDrafts>();

function draftsOf(queryClient: QueryClient, me: string): PlaceDrafts {
  const known = all.get(queryClient) ?? new PlaceDrafts(queryClient, me);
  all.set(queryClient, known);
  return known;
}

/** What is being written in one place, under this name on this device. */
export function usePlaceDraft(name: string, to: Destination) {
  const drafts = draftsOf(useQueryClient(), useMe().id);
  const draft = drafts.of(name, to);
  const view = useSyncExternalStore(draft.subscribe, draft.view);
  const status = useConnectionStatus();
  draft.goTo(to);

  useEffect(() => {
    void draft.open();
    return () => void draft.save();
  }, [draft]);
  useEffect(() => {
    if (status !== 'live') return;
    void drafts.saveAll();
    void draft.look();
  }, [status, drafts, draft]);

  const take = () => {
    const taken = draft.take();
    drafts.wasSent(taken.clientKey);
    return taken;
  };
  return { draft, view, take };
}
