import type { OperatorFeedback } from '@weft/contract/operator-feedback.ts';

/** One after the other, as they come from the database. */
export async function* asJson(reports: AsyncIterable<OperatorFeedback>): AsyncGenerator<string> {
  let between = '[\n';
  for await (const report of reports) {
    yield between + JSON.stringify(report);
    between = ',\n';
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

const columns: readonly (readonly [string, (report: OperatorFeedback) => string | null | undefined])[] = [
  ['id', ({ id }) => id],
  ['type', ({ type }) => type],
  ['state', ({ state }) => state],
  ['title', ({ title }) => title],
  ['description', ({ description }) => description],
  ['username', ({ by }) => by.username],
  ['sent at', ({ createdAt }) => createdAt],
  ['handled at', ({ handledAt }) => handledAt],
  ['handled by', ({ handledBy }) => handledBy],
  ['note', ({ note }) => note],
  ['page', ({ metadata }) => metadata.page],
  ['browser', ({ metadata }) => metadata.browser],
  ['window', ({ metadata }) => metadata.window],
  ['version', ({ metadata }) => metadata.version],
];

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export async function* asCsv(reports: AsyncIterable<OperatorFeedback>): AsyncGenerator<string> {
  yield `\uFEFF${lineOf(columns.map(([name]) => name))}`;
  for await (const report of reports) yield lineOf(columns.map(([, read]) => read(report) ?? ''));
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/**
 * Quoted whatever it is. What a spreadsheet would take for a formula is text behind an apostrophe, also where blanks stand before
 * it: some programs leave those out.
 */
export function cellOf(text: string): string {
  const safe = /^[\s\0]*[=+\-@＝＋－＠|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
