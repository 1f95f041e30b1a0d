import type { Command } from './command.ts';

/** The commands that a search means, best first; an empty search means all of them in their own order. */
export function findCommands(commands: readonly Command[], search: string): readonly Command[] {
  const wanted = wordsOf(search);
  if (wanted.length === 0) return commands;
  return commands
    .map((command) => ({ command, score: scoreOf(command, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

/** Every wanted word has to be found. The title counts more than the keywords, a beginning more than a middle. */
function scoreOf({ title, keywords = '' }: Command, wanted: readonly string[]): number {
  const scores = wanted.map((word) =>
    Math.max(2 * bestMatch(wordsOf(title), word), bestMatch(wordsOf(keywords), word)),
  );
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function bestMatch(words: readonly string[], wanted: string): number {
  const scores = words.map((word, index) => {
    if (word.startsWith(wanted)) return index === 0 ? 4 : 3;
    return word.includes(wanted) ? 1 : 0;
  });
  return Math.max(0, ...scores);
}

/** Without case and accents: nobody types them when in a hurry. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
