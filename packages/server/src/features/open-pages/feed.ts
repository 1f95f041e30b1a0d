import type { Post } from '@weft/contract/posts.ts';
import { Html, html } from '../../core/http/html.ts';
import { titleOf } from './markup.ts';

/** The latest of a place for programs that look again and again (Atom, RFC 4287). */
export function atomFeed(
  { title, path, address }: { readonly title: string; readonly path: string; readonly address: string },
  posts: readonly Post[],
): string {
  const here = `${address}${path}`;
  const changed = posts.map(changedAt).sort().at(-1) ?? '1970-01-01T00:00:00.000Z';
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${address}/">
<title>${clean(title)}</title>
<id>${here}</id>
<link rel="alternate" type="text/html" href="${here}"/>
<link rel="self" type="application/atom+xml" href="${here}/feed.atom"/>
<updated>${changed}</updated>
${posts.map(
  (post) => html`<entry>
<title>${clean(titleOf(post))}</title>
<id>${address}/posts/${post.id}</id>
<link rel="alternate" type="text/html" href="${address}/posts/${post.id}"/>
<published>${post.publishedAt}</published>
<updated>${changedAt(post)}</updated>
<author><name>${clean(post.author.displayName)}</name></author>
${post.tags.map((tag) => html`<category term="${clean(tag)}"/>`)}
<content type="html">${clean(pictures(post).text + post.html + quotes(post).text)}</content>
</entry>
`,
)}</feed>
`.text;
}

const changedAt = ({ editedAt, publishedAt }: Post) => editedAt ?? publishedAt;

function pictures({ files }: Post): Html {
  const shown = files.filter(({ type }) => type === 'image' || type === 'gif');
  return shown.length === 0
    ? new Html('')
    : html`<p>${shown.map(({ id }) => html`<img src="/api/media/${id}" alt="">`)}</p>`;
}

/** What it says of a thread. What was taken out is left out. */
function quotes({ quotes: said }: Post): Html {
  return html`${said.map(
    ({ author, html: words }) =>
      author && html`<p><b>${author.displayName}</b></p><blockquote>${new Html(words)}</blockquote>`,
  )}`;
}

/** Some characters XML does not know at all, not even written as numbers. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are taken out.
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

export function sitemap(
  address: string,
  found: readonly { readonly path: string; readonly changed_at: Date | null }[],
): string {
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${found.map(
  ({ path, changed_at: changed }) =>
    html`<url><loc>${address}${path}</loc>${changed && html`<lastmod>${changed.toISOString()}</lastmod>`}</url>
`,
)}</urlset>
`.text;
}

export const robots = (address: string): string =>
  `User-agent: *\nAllow: /api/media/\nDisallow: /api/\nSitemap: ${address}/sitemap.xml\n`;
