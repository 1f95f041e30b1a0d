import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** A person, a channel or a tag that a text names, as it was typed. */
export interface Name {
  readonly kind: 'person' | Hash;
  readonly name: string;
}

/** What `#something` is: in what is said a channel, in what is published a tag. */
export type Hash = 'channel' | 'tag';

const person = /@[A-Za-z0-9_]{3,30}(?![A-Za-z0-9_])/y;
const hashes: Readonly<Record<Hash, RegExp>> = {
  channel: /#[a-z0-9]+(?:-[a-z0-9]+)*(?![A-Za-z0-9_-])/y,
  // A number alone is none: "#1" is what comes first.
  tag: /#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]{1,60}(?![\p{L}\p{M}\p{N}_])/uy,
};

/** Teaches Markdown `@somebody` and `#something`: where a word begins, and not inside a link. */
export function nameRule(markdown: MarkdownIt, hash: Hash): void {
  markdown.inline.ruler.before('emphasis', 'name', (state, silent) => {
    const sign = state.src[state.pos];
    if ((sign !== '@' && sign !== '#') || state.linkLevel > 0 || !atWordStart(state)) return false;
    const pattern = sign === '@' ? person : hashes[hash];
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src)?.[0];
    if (found === undefined) return false;
    if (!silent)
      Object.assign(state.push('name', '', 0), { content: found, info: sign === '@' ? 'person' : hash });
    state.pos += found.length;
    return true;
  });
  markdown.renderer.rules.name = (tokens, index, _options, _env, renderer) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const text = markdown.utils.escapeHtml(token.content);
    return token.attrs === null ? text : `<a${renderer.renderAttrs(token)}>${text}</a>`;
  };
}

export function nameIn({ content, info }: Token): Name {
  return { kind: info as Name['kind'], name: content.slice(1) };
}

/** By its id, so that a client finds who or what it is, whatever it is called by now. */
export function linkName(token: Token, to: { readonly id: string; readonly href: string } | undefined): void {
  if (to === undefined) return;
  token.attrSet(`data-${nameIn(token).kind}`, to.id);
  token.attrSet('href', to.href);
}

function atWordStart({ src, pos }: StateInline): boolean {
  return pos === 0 || !/[\p{L}\p{N}_/&#@.-]/u.test(src[pos - 1] ?? '');
}
