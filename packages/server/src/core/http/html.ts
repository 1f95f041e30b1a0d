/** Markup that is safe to be sent as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** Markup with values put in: text is made harmless, markup stays what it is, and what is not there leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return new Html(parts.map((part, index) => part + written(values[index])).join(''));
}

function written(value: HtmlPart): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? value.map(written).join('') : escaped(String(value));
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in markup, between tags and in attributes, in HTML and XML alike. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => named[character] ?? '');
}
