import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** A person or a channel that a text names, as it was typed. */
export interface Name {
  readonly kind: 'person' | 'channel';
  readonly name: string;
}

const patterns = {
  '@': /@[A-Za-z0-9_]{3,30}(?![A-Za-z0-9_])/y,
  '#': /#[a-z0-9]+(?:-[a-z0-9]+)*(?![A-Za-z0-9_-])/y,
};

/** Teaches Markdown `@somebody` and `#channel`: where a word begins, and not inside a link. */
export function nameRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'name', (state, silent) => {
    const sign = state.src[state.pos];
    if ((sign !== '@' && sign !== '#') || state.linkLevel > 0 || !atWordStart(state)) return false;
    const pattern = patterns[sign];
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src)?.[0];
    if (found === undefined) return false;
    if (!silent) state.push('name', '', 0).content = found;
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

export function nameIn({ content }: Token): Name {
  return { kind: content.startsWith('@') ? 'person' : 'channel', name: content.slice(1) };
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
