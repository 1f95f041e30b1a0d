import type { Attachment } from '@weft/contract/media.ts';
import type { Post } from '@weft/contract/posts.ts';
import type { Language } from '@weft/contract/server.ts';
import { Html, type HtmlPart, html } from '../../core/http/html.ts';
import type { OpenWords } from './words.ts';

/** Who reads: in which words, and what this server is called. */
export interface Reading {
  readonly words: OpenWords;
  readonly language: Language;
  readonly serverName: string;
  /** Without a slash at its end. */
  readonly address: string;
  readonly signUp: boolean;
}

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Where it is to be found, whatever else led here. */
  readonly path: string;
  readonly feed?: { readonly path: string; readonly title: string };
  readonly picture?: string | undefined;
  /** What it is, for programs that read pages (schema.org). */
  readonly about?: object;
  readonly body: Html;
}

/** One page without a script: it can be read by whatever reads pages, and looks like the rest of the house. */
export function wholePage(page: Page, { words, language, serverName, address, signUp }: Reading): string {
  const title = page.title === serverName ? serverName : `${page.title} · ${serverName}`;
  const here = `${address}${page.path}`;
  const to = encodeURIComponent(page.path);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${page.description}">
<link rel="canonical" href="${here}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${here}">
<meta property="og:site_name" content="${serverName}">
${page.picture !== undefined && html`<meta property="og:image" content="${address}${page.picture}">`}
${page.feed && html`<link rel="alternate" type="application/atom+xml" href="${page.feed.path}" title="${page.feed.title}">`}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/open-pages.css">
${page.about && html`<script type="application/ld+json">${dataOf(page.about)}</script>`}
</head>
<body>
<header><nav aria-label="${serverName}"><a class="home" href="/">${serverName}</a>
<span><a href="/sign-in?to=${to}">${words.signIn}</a>${signUp && html` <a class="button" href="/sign-up?to=${to}">${words.signUp}</a>`}</span></nav></header>
<main id="main">
${page.body}
</main>
</body>
</html>
`.text;
}

/** JSON in a page: no end of its element can stand in it. */
function dataOf(about: object): Html {
  return new Html(JSON.stringify(about).replaceAll('<', '\\u003c'));
}

/** A post as it stands among others. */
export function postMarkup(post: Post, reading: Reading, options: { readonly alone: boolean }): Html {
  const { words } = reading;
  const path = `/posts/${post.id}`;
  // Without a title it is called after whoever wrote it: its words stand below anyway.
  const name = post.title === '' ? post.author.displayName : post.title;
  const title = options.alone ? html`<h1>${name}</h1>` : html`<h2><a href="${path}">${name}</a></h2>`;
  const counted = [
    html`<a href="${path}">${words.replies(post.counts.thread)}</a>`,
    ...(post.counts.likes === 0 ? [] : [html` · ${words.likes(post.counts.likes)}`]),
  ];
  return html`<article id="p-${post.id}">
${title}
<p class="by">${post.title !== '' && html`${words.by} <b>${post.author.displayName}</b> `}${post.space && html`${words.in} <a href="${spacePath(post.space)}">${post.space.name}</a> · `}${timeMarkup(post.publishedAt, reading)}</p>
${filesMarkup(post, words)}
<div class="words">${new Html(post.html)}</div>
${quotesMarkup(post, reading)}
${!options.alone && html`<p class="counts">${counted}</p>`}
</article>`;
}

/** Of a post made of a thread: what was said there, by whom. */
export function quotesMarkup({ quotes }: Post, reading: Reading): HtmlPart {
  if (quotes.length === 0) return null;
  return html`<ol class="quotes">${quotes.map(
    ({ author, html: words, saidAt }) =>
      html`<li>${
        author === null
          ? html`<p class="by">${reading.words.withdrawn}</p>`
          : html`<p class="by"><b>${author.displayName}</b> · ${timeMarkup(saidAt, reading)}</p>
<div class="words">${new Html(words)}</div>`
      }</li>`,
  )}</ol>`;
}

export function commentMarkup(comment: Post, answered: Post | undefined, reading: Reading): Html {
  const { words } = reading;
  return html`<li id="p-${comment.id}">
<p class="by"><b>${comment.author.displayName}</b>${answered && html` ${words.answers} <a href="#p-${answered.id}">${answered.author.displayName}</a>`} · ${timeMarkup(comment.publishedAt, reading)}</p>
${filesMarkup(comment, words)}
<div class="words">${new Html(comment.html)}</div>
</li>`;
}

function filesMarkup({ files, title }: Post, words: OpenWords): HtmlPart {
  if (files.length === 0) return null;
  return html`<div class="files">${files.map((file) => fileMarkup(file, title === '' ? words.picture : title))}</div>`;
}

function fileMarkup(file: Attachment, named: string): Html {
  const source = `/api/media/${file.id}`;
  if (file.type === 'video')
    return html`<video controls preload="none" src="${source}"${poster(file)}></video>`;
  if (file.type === 'audio') return html`<audio controls preload="none" src="${source}"></audio>`;
  if (file.type === 'document') return html`<a href="${source}">${file.name}</a>`;
  return html`<img src="${source}" alt="${named}" loading="lazy"${sizeOf(file)}>`;
}

const poster = (file: Attachment) => file.thumbnail && html` poster="/api/media/${file.id}/thumbnail"`;

function sizeOf({ width, height }: Attachment): HtmlPart {
  return width !== null && height !== null && html` width="${width}" height="${height}"`;
}

export function timeMarkup(at: string, { language }: Reading): Html {
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ dateStyle: 'long', timeZone: 'UTC' },
  }).format(new Date(at));
  return html`<time datetime="${at}">${words}</time>`;
}

export const spacePath = ({ community, slug }: NonNullable<Post['space']>): string =>
  `/c/${community.slug}/spaces/${slug}`;

/** What it is called in a list: its title, or how it begins. */
export function titleOf(post: Post): string {
  return post.title !== '' ? post.title : beginningOf(post, 80) || post.author.displayName;
}

/** The first words without their markup, as long as fits. */
export function beginningOf({ html: markup }: Pick<Post, 'html'>, most: number): string {
  const text = markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => plain[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
}

const plain: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
