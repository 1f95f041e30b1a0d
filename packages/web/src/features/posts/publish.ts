import { schedulePostDraft } from '@weft/contract/post-drafts.ts';
import { type Post, type PostType, publishPost } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import { uploads } from '../media/uploads.ts';
import { coverOf, filesOf, type KeptPost } from './kept-post.ts';

/** When its files have arrived. Under the same key it is the same post, however often it is tried. */
export async function publish(kept: KeptPost, type: PostType): Promise<Post> {
  const { clientKey, place, files } = kept;
  const cover = coverOf(kept);
  const mediaIds = [...(await uploads.arrived(filesOf(kept)))];
  const [coverId = null] = cover === undefined ? [] : await uploads.arrived([cover]);
  const songIds = (kept.songs ?? []).map(({ id }) => id);
  const words = { type, title: kept.title.trim(), content: kept.content.trim() };
  const { post } = await api.call(publishPost, {
    body: { ...words, ...place, mediaIds, coverId, songIds, clientKey },
  });
  uploads.forget(files);
  return post;
}

/** Of the revision that is kept, so that what is published then is what was seen. */
export async function schedule(clientKey: string, revision: number, at: Date) {
  const body = { at: at.toISOString(), revision };
  return (await api.call(schedulePostDraft, { params: { clientKey }, body })).draft;
}
