import { styleText } from 'node:util';

/** What commands print on: results to stdout, everything about the way there to stderr. */
export interface Terminal {
  line(text?: string): void;
  error(text: string): void;
  note(text: string): void;
  json(value: unknown): void;
  table(rows: readonly Readonly<Record<string, string | number | null>>[]): void;
  /** A line that rewrites itself on a terminal and stays silent in a pipe. */
  progress(label: string): (done: number, total: number) => void;
}

type Out = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

export function terminal(out: Out, err: Out): Terminal {
  const line = (text = '') => void out.write(`${text}\n`);
  return {
    line,
    error: (text) => void err.write(`${err.isTTY ? styleText('red', text) : text}\n`),
    note: (text) => void err.write(`${err.isTTY ? styleText('dim', text) : text}\n`),
    json: (value) => line(JSON.stringify(value, null, 2)),
    table: (rows) => {
      for (const row of layOut(rows)) line(row);
    },
    progress: (label) => progressBar(err, label),
  };
}

function layOut(rows: readonly Readonly<Record<string, string | number | null>>[]): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first);
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '–')))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const isNumber = columns.map((column) => rows.every((row) => typeof row[column] === 'number'));
  return cells.map((row) =>
    row
      .map((cell, index) =>
        isNumber[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function progressBar(err: Out, label: string): (done: number, total: number) => void {
  const width = 30;
  return (done, total) => {
    if (!err.isTTY) return;
    const share = total === 0 ? 1 : Math.min(done / total, 1);
    const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
    err.write(`\r${label} ${bar} ${done} of ${total}${done >= total ? '\n' : ''}`);
  };
}
