import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { PostDraft } from '@weft/contract/post-drafts.ts';
import { useMe } from '../accounts/me.ts';
import { uploads } from '../media/uploads.ts';
import { WrittenDraft } from '../messages/written-draft.ts';
import { useWritten, WrittenDrafts } from '../messages/written-drafts.ts';
import {
  emptyPost,
  isEmptyPost,
  type KeptPost,
  type PostPlace,
  postDrafts,
  type SaidPost,
} from './kept-post.ts';
import { onPostDraftNews } from './post-draft-news.ts';
import { fetchPostDraft, latestPostDraftsQuery } from './post-drafts-query.ts';

export type DraftOfPost = WrittenDraft<KeptPost, SaidPost, PostDraft, { readonly kept: KeptPost }>;

const byKey = 'key.';
const nameOf = ({ spaceId, parentId }: PostPlace) => `in.${parentId ?? spaceId ?? 'page'}`;

/** What is being written to be published in this window: one in each place, and each that was opened by its key. */
class PostDrafts extends WrittenDrafts<KeptPost, DraftOfPost> {
  readonly #queryClient: QueryClient;
  /** Published or put aside here: no place takes them up again by itself. */
  readonly #passed = new Set<string>();

  constructor(queryClient: QueryClient, me: string) {
    super(`post-draft.${me}.`);
    this.#queryClient = queryClient;
    onPostDraftNews(({ what, draft: { clientKey, revision, ...at } }) => {
      for (const one of this.known.values())
        if (one.kept.clientKey === clientKey || (isEmptyPost(one.kept) && isIn(one.kept.place, at)))
          one.heard(what, clientKey, revision);
    });
  }

  in(place: PostPlace): DraftOfPost {
    const one: DraftOfPost = this.one(nameOf(place), (keptAs) => {
      const find = () => this.#findIn(one.kept);
      return new WrittenDraft(emptyPost(place), postDrafts, { keptAs, uploads, find });
    });
    return one;
  }

  /** Where it is open in its place already, it is that one. */
  ofKey(clientKey: string): DraftOfPost {
    const open = [...this.known.values()].find(({ kept }) => kept.clientKey === clientKey);
    return (
      open ??
      this.one(byKey + clientKey, (keptAs) => {
        const kept = { ...emptyPost({ spaceId: null, parentId: null }), clientKey };
        return new WrittenDraft(kept, postDrafts, { keptAs, uploads, find: () => fetchPostDraft(clientKey) });
      })
    );
  }

  pass(clientKey: string): void {
    this.#passed.add(clientKey);
  }

  protected restored(name: string, kept: KeptPost): DraftOfPost {
    return name.startsWith(byKey) ? this.ofKey(kept.clientKey) : this.in(kept.place);
  }

  /** What it goes on with; where there is nothing yet, the latest that was begun there. What is scheduled is nobody's to type in. */
  async #findIn({ clientKey, builtOn, place }: KeptPost): Promise<PostDraft | undefined> {
    if (builtOn > 0) {
      const found = await fetchPostDraft(clientKey);
      return found?.scheduledFor == null ? found : undefined;
    }
    const open = new Set([...this.known.values()].map(({ kept }) => kept.clientKey));
    const latest = await this.#queryClient.fetchQuery(latestPostDraftsQuery);
    return latest.find(
      (draft) => isIn(place, draft) && !this.#passed.has(draft.clientKey) && !open.has(draft.clientKey),
    );
  }
}

/** A comment's space is that of what it answers. */
function isIn({ spaceId, parentId }: PostPlace, at: PostPlace): boolean {
  return parentId === at.parentId && (parentId !== null || spaceId === at.spaceId);
}

const all = new WeakMap<QueryClient, PostDrafts>();

function draftsOf(queryClient: QueryClient, me: string): PostDrafts {
  const known = all.get(queryClient) ?? new PostDrafts(queryClient, me);
  all.set(queryClient, known);
  return known;
}

/** What is being written in a place, or under a key. */
export function usePostDraft(where: PostPlace | { readonly clientKey: string }) {
  const drafts = draftsOf(useQueryClient(), useMe().id);
  const draft = 'clientKey' in where ? drafts.ofKey(where.clientKey) : drafts.in(where);
  const view = useWritten(drafts, draft);
  /** The field is free: what was in it is published, or waits elsewhere. */
  const take = () => {
    drafts.pass(draft.kept.clientKey);
    return draft.take();
  };
  return { draft, view, take };
}
