const piece = /(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`)/.source;
/** A sentence, also one that is put together of several. */
const text = String.raw`${piece}(?:\s*\+\s*${piece})*`;
const describe = new RegExp(String.raw`\s*\.describe\(\s*${text}\s*,?\s*\)`, 'g');
const summary = new RegExp(String.raw`\bsummary:\s*${text},`, 'g');

/** A file of the contract without the sentences that only the documentation of the API shows. */
export function withoutDocs(source: string): string {
  return source.replaceAll(describe, '').replaceAll(summary, "summary: '',");
}

/** Leaves them out of what browsers fetch; the server, which makes the documentation, has them. */
export const contractWithoutDocs = {
  name: 'contract-without-docs',
  apply: 'build' as const,
  enforce: 'pre' as const,
  transform(source: string, path: string) {
    return /[\\/]packages[\\/]contract[\\/]src[\\/]/.test(path) ? withoutDocs(source) : undefined;
  },
};
