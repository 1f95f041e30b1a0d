import { type Post, type PostType, publishPost } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import { type ChosenFile, uploads } from '../media/uploads.ts';

interface ToPublish {
  readonly type: PostType;
  readonly title: string;
  readonly content: string;
  readonly files: readonly ChosenFile[];
  readonly spaceId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly clientKey: string;
}

/** When its files have arrived. Under the same key it is the same post, however often it is tried. */
export async function publish({ files, ...post }: ToPublish): Promise<Post> {
  const mediaIds = [...(await uploads.arrived(files))];
  const answer = await api.call(publishPost, { body: { ...post, mediaIds } });
  uploads.forget(files);
  return answer.post;
}
