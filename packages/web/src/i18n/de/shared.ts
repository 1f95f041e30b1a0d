import type { shared as source } from '../en/shared.ts';
import type { Translation } from '../words.ts';

export const shared: Translation<typeof source> = {
  'shared.tryAgain': 'Noch einmal versuchen',
  'shared.cancel': 'Abbrechen',
  'shared.close': 'Schließen',
  'shared.back': 'Zurück',
  'shared.undo': 'Rückgängig',
  'shared.save': 'Speichern',
  'shared.showMore': 'Mehr zeigen',
  'shared.copy': 'Kopieren',
  'shared.copied': 'Kopiert',
  'shared.loading': 'Lädt',
  'shared.you': 'Du',
  'failure.title': 'Das konnte nicht geladen werden',
  'failure.network': 'Der Server antwortet nicht. Prüfe deine Verbindung oder warte einen Moment.',
  'failure.unexpected': 'Auf dieser Seite ist etwas schiefgegangen. Was du gespeichert hast, ist noch da.',
  'failure.reference': 'Wenn du das meldest, nenne die Kennung {id}.',
  'saved.saving': 'Wird gespeichert …',
  'saved.saved': 'Gespeichert {time}',
  'saved.offline': 'Offline, auf diesem Gerät aufgehoben',
  'saved.failed': 'Nicht gespeichert',
  'time.now': 'gerade eben',
  'connection.offline': 'Keine Verbindung. Was du siehst, kann alt sein; wir versuchen es weiter.',
  'connection.stopped': 'In diesem Fenster kommt nichts Neues mehr an. Lade die Seite neu.',
  'connection.connecting': 'Verbindet sich wieder …',
  'connection.back': 'Du bist wieder verbunden.',
};
