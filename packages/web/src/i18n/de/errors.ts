import type { errors as source } from '../en/errors.ts';
import type { Translation } from '../words.ts';

export const errors: Translation<typeof source> = {
  'error.invalid_request': 'Ein Teil davon lässt sich so nicht verwenden.',
  'error.invalid_cursor': 'Diese Liste hat sich geändert. Lade sie neu.',
  'error.unauthenticated': 'Melde dich an, um weiterzumachen.',
  'error.sign_in_failed': 'Name und Passwort passen nicht zusammen.',
  'error.cross_site': 'Diese Anfrage kam von einer anderen Seite und wurde abgelehnt.',
  'error.forbidden': 'Das darfst du nicht.',
  'error.sign_up_closed': 'Dieser Server nimmt keine neuen Leute auf.',
  'error.insufficient_scope': 'Dafür wurde dieses Token nicht gemacht.',
  'error.too_many_tokens': 'Mehr Tokens kann man nicht haben. Widerrufe erst eines.',
  'error.not_found': 'Hier ist nichts, was du sehen kannst.',
  'error.method_not_allowed': 'Der Server kennt diesen Schritt nicht. Lade die Seite neu.',
  'error.conflict': 'Das hat sich inzwischen geändert. Lade es neu.',
  'error.username_taken': 'Diesen Namen hat schon jemand. Nimm einen anderen.',
  'error.email_taken': 'Zu dieser Adresse gibt es schon ein Konto. Möchtest du dich anmelden?',
  'error.request_in_progress': 'Daran wird noch gearbeitet. Warte einen Moment.',
  'error.body_too_large': 'Das ist zu groß.',
  'error.unsupported_media_type': 'Das kann der Server nicht lesen. Lade die Seite neu.',
  'error.idempotency_key_reused': 'Inzwischen wurde etwas anderes gesendet. Versuche es noch einmal.',
  'error.rate_limited': 'Das war viel auf einmal. Warte eine Minute und versuche es noch einmal.',
  'error.internal': 'Bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.',
  'error.unavailable': 'Der Server ist gerade nicht erreichbar. Versuche es gleich noch einmal.',
};
