import type { files as source } from '../en/files.ts';
import type { Translation } from '../words.ts';

export const files: Translation<typeof source> = {
  'files.attach': 'Dateien anhängen',
  'files.attached': 'Angehängte Dateien',
  'files.pictures': 'Bilder',
  'files.drop': 'Loslassen, um es an {place} anzuhängen',
  'files.dropReply': 'Loslassen, um es an deine Antwort anzuhängen',
  'files.sending': '{name} wird hochgeladen',
  'files.cancelNamed': '{name} abbrechen',
  'files.removeNamed': '{name} herausnehmen',
  'files.forwardNamed': '{name} nach vorn rücken',
  'files.retryNamed': 'Noch einmal versuchen: {name}',
  'files.waits': 'Wartet auf die Verbindung',
  'files.lost': 'Dieses Gerät hat sie nicht bewahrt. Häng sie noch einmal an.',
  'files.refusedHint': 'Nimm heraus, was sich nicht hochladen ließ, oder versuch es noch einmal.',
  'files.tooMany': {
    one: 'An eine Nachricht passt {count} Datei. Die anderen blieben weg.',
    other: 'An eine Nachricht passen {count} Dateien. Die anderen blieben weg.',
  },
  'files.openNamed': '{name} öffnen',
  'files.downloadNamed': '{name} herunterladen',
  'files.picture': 'Bild: {name}',
  'files.nth': '{n} von {count}',
  'files.previous': 'Voriges Bild',
  'files.next': 'Nächstes Bild',
  'outbox.uploading': 'Geht hinaus, sobald die Dateien angekommen sind.',
};
