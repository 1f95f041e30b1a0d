import type { Post } from '@weft/contract/posts.ts';
import { type Html, html } from '../../core/http/html.ts';
import { beginningOf, commentMarkup, type Page, postMarkup, type Reading, titleOf } from './markup.ts';
import type { OpenCommunity, OpenSpace } from './queries.ts';

export interface Shown {
  readonly items: readonly Post[];
  readonly nextCursor: string | null;
}

/** A community, or one of its spaces, with what was published there. */
export function placePage(
  { community, spaces, space }: { community: OpenCommunity; spaces: readonly OpenSpace[]; space?: OpenSpace },
  posts: Shown,
  reading: Reading,
): Page {
  const { words } = reading;
  const home = `/c/${community.slug}`;
  const path = space === undefined ? home : `${home}/spaces/${space.slug}`;
  const { name, description } = space ?? community;
  return {
    title: space === undefined ? name : `${name} · ${community.name}`,
    description: description === '' ? name : description,
    path,
    feed: { path: `${path}/feed.atom`, title: name },
    body: html`<div class="place">
${space && html`<p class="by"><a href="${home}">${community.name}</a></p>`}
<h1>${name}</h1>
${description !== '' && html`<p>${description}</p>`}
<p class="by"><a href="${path}/feed.atom">${words.feed}</a></p>
</div>
${space === undefined && spacesMarkup(home, spaces, reading)}
<section aria-label="${words.latest}">
${posts.items.length === 0 && spaces.length > 0 && html`<p class="empty">${words.noPosts}</p>`}
${posts.items.map((post) => postMarkup(post, reading, { alone: false }))}
</section>
${olderMarkup(path, posts.nextCursor, words.older)}`,
  };
}

function spacesMarkup(home: string, spaces: readonly OpenSpace[], { words }: Reading): Html {
  if (spaces.length === 0) return html`<p class="empty">${words.noSpaces}</p>`;
  return html`<nav class="spaces" aria-label="${words.spaces}"><ul>${spaces.map(
    ({ slug, name }) => html`<li><a href="${home}/spaces/${slug}">${name}</a></li>`,
  )}</ul></nav>`;
}

/** A post and what was said of it. */
export function postPage(post: Post, said: Shown, reading: Reading): Page {
  const { words, address } = reading;
  const path = `/posts/${post.id}`;
  const title = titleOf(post);
  const by = new Map(said.items.map((comment) => [comment.id, comment]));
  const picture = post.cover ?? post.files.find(({ type }) => type === 'image' || type === 'gif');
  return {
    title,
    description: beginningOf(post, 200) || title,
    path,
    picture: picture === undefined ? undefined : `/api/media/${picture.id}`,
    about: aboutPost(post, title, `${address}${path}`),
    body: html`${postMarkup(post, reading, { alone: true })}
<section class="said" aria-labelledby="said">
<h2 id="said">${words.replies(post.counts.thread)}</h2>
${
  said.items.length === 0
    ? html`<p class="empty">${words.noComments}</p>`
    : html`<ol>${said.items.map((comment) => commentMarkup(comment, by.get(comment.parentId ?? ''), reading))}</ol>`
}
</section>
${olderMarkup(path, said.nextCursor, words.moreComments)}
<p class="by"><a href="/sign-in?to=${encodeURIComponent(path)}">${words.join}</a></p>`,
  };
}

function olderMarkup(path: string, cursor: string | null, label: string): Html | null {
  return cursor === null
    ? null
    : html`<p><a class="button" rel="next" href="${path}?cursor=${encodeURIComponent(cursor)}">${label}</a></p>`;
}

function aboutPost(post: Post, title: string, url: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    ...{ headline: title, url, text: beginningOf(post, 5_000) },
    author: { '@type': 'Person', name: post.author.displayName },
    datePublished: post.publishedAt,
    ...(post.editedAt === null ? {} : { dateModified: post.editedAt }),
    commentCount: post.counts.thread,
    interactionStatistic: {
      ...{ '@type': 'InteractionCounter', interactionType: 'https://schema.org/LikeAction' },
      userInteractionCount: post.counts.likes,
    },
  };
}
