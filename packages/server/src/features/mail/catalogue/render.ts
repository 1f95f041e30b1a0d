import type { languages } from '@weft/contract/server.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { inHtml } from './html.ts';
import {
  type Catalogue,
  type MailInput,
  type MailType,
  type MailWords,
  mailValues,
  type Sender,
} from './values.ts';

export type Language = (typeof languages)[number];

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const catalogues: Readonly<Record<Language, Catalogue>> = { en, de };

/** Both forms of a mail. Values that its words do not know how to take are refused here, before anything is stored. */
export function renderMail<Type extends MailType>(
  type: Type,
  language: Language,
  values: MailInput<Type>,
  sender: Sender,
): RenderedMail {
  const words = wordsOf(catalogues[language], type, values, sender);
  return { subject: words.subject.slice(0, 300), text: inText(words), html: inHtml(words, language) };
}

function wordsOf<Type extends MailType>(
  catalogue: Catalogue,
  type: Type,
  values: MailInput<Type>,
  sender: Sender,
) {
  const write = catalogue[type] as (values: object) => MailWords;
  return write({ ...mailValues[type].parse(values), ...sender });
}

/** For whoever reads plain text: the link alone in its line, so that every program makes it one. */
function inText({ greeting, lines, action, after = [], footer }: MailWords): string {
  const parts = [
    ...(greeting === undefined ? [] : [greeting]),
    ...lines,
    ...(action === undefined ? [] : [`${action.label}:\n${action.link}`]),
    ...after,
    `-- \n${footer}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
