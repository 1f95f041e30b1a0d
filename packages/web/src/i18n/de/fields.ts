import type { fields as source } from '../en/fields.ts';
import type { Translation } from '../words.ts';

export const fields: Translation<typeof source> = {
  'field.required': 'Das wird gebraucht.',
  'field.tooShort': 'Nimm mindestens {count} Zeichen.',
  'field.tooLong': 'Nimm höchstens {count} Zeichen.',
  'field.email': 'Das sieht nicht nach einer E-Mail-Adresse aus.',
  'field.username': 'Nimm nur Buchstaben, Ziffern und Unterstriche.',
  'field.emails': 'Eine davon sieht nicht nach einer E-Mail-Adresse aus.',
  'field.channelSlug': 'Nimm Kleinbuchstaben, Ziffern und einzelne Bindestriche.',
  'field.slug': 'Nimm Kleinbuchstaben, Ziffern und einzelne Bindestriche; zuerst einen Buchstaben.',
  'field.invalid': 'Das lässt sich so nicht verwenden.',
};
