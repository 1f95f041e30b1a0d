import MarkdownIt, { type Token } from 'markdown-it';
import { type Hash, linkName, type Name, nameIn, nameRule } from './names.ts';
import { plainHtml } from './plain.ts';

/** Where a name leads; undefined: it stays the text that it is. */
export type FindName = (name: Name) => { readonly id: string; readonly href: string } | undefined;

export interface NameInText extends Name {
  /** Somebody else's words: they call nobody anew. */
  readonly quoted: boolean;
}

export interface ReadText {
  /** In their order, doubles included; not those in code and in links. */
  readonly names: readonly NameInText[];
  toHtml(find: FindName): string;
}

/** What is said is short; what is published may have headings, lines and tables. */
const withoutParts = {
  message: ['heading', 'lheading', 'hr', 'table', 'reference', 'image'],
  post: ['reference', 'image'],
};

/**
 * What people write. No HTML passes: a tag that was typed is shown as typed. No pictures from elsewhere, which would tell
 * their server who reads; and links only to the web and to mailboxes.
 */
function writing(kind: keyof typeof withoutParts, hash: Hash) {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })
    .disable(withoutParts[kind])
    .use(nameRule, hash);
  // Only what says https:// is an address: “readme.md” is none.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  markdown.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim());
  markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
    tokens[index]?.attrJoin('rel', 'nofollow noopener noreferrer');
    tokens[index]?.attrSet('target', '_blank');
    return renderer.renderToken(tokens, index, options);
  };
  return markdown;
}

const writings = { message: writing('message', 'channel'), post: writing('post', 'tag') };

/** Read once; shown when what it names has been looked up. 34 µs for a line with a link and two names. */
export function readMarkdown(text: string, kind: keyof typeof writings = 'message'): ReadText {
  const html = plainHtml(text);
  if (html !== undefined) return { names: [], toHtml: () => html };
  const markdown = writings[kind];
  const tokens = markdown.parse(text, {});
  const found = [...namesIn(tokens)];
  return {
    names: found.map(({ token, quoted }) => ({ ...nameIn(token), quoted })),
    toHtml(find) {
      for (const { token } of found) linkName(token, find(nameIn(token)));
      return markdown.renderer.render(tokens, markdown.options, {}).trim();
    },
  };
}

function* namesIn(tokens: readonly Token[]): Iterable<{ token: Token; quoted: boolean }> {
  let quotes = 0;
  for (const { type, children } of tokens) {
    if (type === 'blockquote_open') quotes += 1;
    if (type === 'blockquote_close') quotes -= 1;
    for (const token of children ?? []) if (token.type === 'name') yield { token, quoted: quotes > 0 };
  }
}
