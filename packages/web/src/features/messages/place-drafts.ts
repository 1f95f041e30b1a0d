import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Draft } from '@weft/contract/drafts.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { useMe } from '../accounts/me.ts';
import { uploads } from '../media/uploads.ts';
import { draftsQuery, onDraftNews } from './drafts-query.ts';
import { type KeptDraft, nameOfDestination } from './kept-draft.ts';
import { PlaceDraft } from './place-draft.ts';
import { useWritten, WrittenDrafts } from './written-drafts.ts';

/** Messages that are being written in this window, one for each place. */
class PlaceDrafts extends WrittenDrafts<KeptDraft, PlaceDraft> {
  readonly #queryClient: QueryClient;
  /** Sent from here: what the list still says of them is no draft any more. */
  readonly #sent = new Set<string>();

  constructor(queryClient: QueryClient, me: string) {
    // Whoever uses this device next has texts of their own.
    super(`draft.${me}.`);
    this.#queryClient = queryClient;
    onDraftNews(({ what, draft: { to, clientKey, revision } }) =>
      this.known.get(nameOfDestination(to))?.heard(what, clientKey, revision),
    );
  }

  of(name: string, to: Destination): PlaceDraft {
    return this.one(name, (keptAs) => new PlaceDraft(to, { keptAs, uploads, find: () => this.#find(name) }));
  }

  wasSent(clientKey: string): void {
    this.#sent.add(clientKey);
  }

  protected restored(name: string, { to }: KeptDraft): PlaceDraft {
    return this.of(name, to);
  }

  async #find(name: string): Promise<Draft | undefined> {
    const { items } = await this.#queryClient.fetchQuery(draftsQuery);
    return items.find(({ to, clientKey }) => nameOfDestination(to) === name && !this.#sent.has(clientKey));
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
  draft.goTo(to);
  const view = useWritten(drafts, draft);
  const take = () => {
    const taken = draft.take();
    drafts.wasSent(taken.clientKey);
    return taken;
  };
  return { draft, view, take };
}
