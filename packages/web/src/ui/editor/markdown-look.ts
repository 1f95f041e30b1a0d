import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { Autolink, parser, Strikethrough } from '@lezer/markdown';

/** The same Markdown as the server's: no headings, tables, pictures or HTML. */
const ours = parser.configure([
  Strikethrough,
  Autolink,
  {
    remove: [
      ...['ATXHeading', 'SetextHeading', 'HorizontalRule', 'LinkReference'],
      ...['HTMLBlock', 'HTMLTag', 'Image', 'Entity'],
    ],
  },
]);

/** What is marked looks like what it will be; the marks themselves stand back. */
const look = HighlightStyle.define([
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--font-code)', fontSize: '0.9em' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.quote, color: 'var(--ink-soft)' },
  { tag: [tags.processingInstruction, tags.labelName], color: 'var(--ink-faint)', fontWeight: '400' },
]);

export function markdownLook(): Extension {
  return [new Language(defineLanguageFacet(), ours, [], 'markdown'), syntaxHighlighting(look)];
}
