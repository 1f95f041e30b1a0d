import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { SuggestionSource } from './editor-props.ts';

/** What is being named, where a word begins with a sign; undefined: nothing is. */
export function namedAt(text: string, { sign, word }: SuggestionSource): string | undefined {
  const at = text.lastIndexOf(sign);
  if (at === -1 || !/^$|[\s([{"'*_~>]$/.test(text.slice(0, at))) return undefined;
  const rest = text.slice(at + sign.length);
  return word.test(rest) ? rest : undefined;
}

/** Names are looked for while they are typed; the newest set of sources is asked. */
export function suggestions(sources: () => readonly SuggestionSource[]): Extension {
  const look = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    for (const source of sources()) {
      const named = namedAt(before, source);
      if (named === undefined) continue;
      const found = await source.find(named);
      const from = context.pos - named.length - source.sign.length;
      const options = found.map(({ text, detail, puts }) => ({
        label: text,
        apply: puts ?? `${text} `,
        ...(detail === undefined ? {} : { detail }),
      }));
      // Asked again with every letter: the server knows names by more than their beginning.
      return { from, options, filter: false };
    }
    return null;
  };
  return autocompletion({
    override: [look],
    icons: false,
    interactionDelay: 0,
    aboveCursor: true,
    maxRenderedOptions: 12,
  });
}
