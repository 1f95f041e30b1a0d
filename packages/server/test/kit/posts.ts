import { randomUUID } from 'node:crypto';
import { type Post, type PostType, publishPost } from '@weft/contract/posts.ts';
import { createSpace } from '@weft/contract/spaces.ts';
import type { Person } from './person.ts';

interface Published {
  readonly type?: PostType;
  readonly title?: string;
  readonly content?: string;
  readonly mediaIds?: string[];
  readonly coverId?: string;
  readonly songIds?: string[];
  readonly spaceId?: string;
  readonly parentId?: string;
  readonly clientKey?: string;
}

/** Under a key of its own, as whatever is published is; a short text unless something else is said. */
export async function publish(person: Person, content: string, more: Published = {}): Promise<Post> {
  const body = { type: 'text_short', content, clientKey: randomUUID(), ...more } as const;
  return (await person.call(publishPost, { body })).post;
}

export function comment(person: Person, { id }: Pick<Post, 'id'>, content: string): Promise<Post> {
  return publish(person, content, { type: 'status', parentId: id });
}

export async function aSpace(
  owner: Person,
  communityId: string,
  name: string,
  visibility: 'public' | 'private' = 'public',
): Promise<string> {
  const { space } = await owner.call(createSpace, { params: { communityId }, body: { name, visibility } });
  return space.id;
}
