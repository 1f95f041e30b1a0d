import type { profiles as source } from '../en/profiles.ts';
import type { Translation } from '../words.ts';

export const profiles: Translation<typeof source> = {
  'profile.since': 'Hier seit {date}',
  'profile.together': 'Ihr seid beide in',
  'profile.nothingTogether': 'Ihr habt keine Community gemeinsam.',
  'profile.noBio': 'Noch nichts über sich gesagt.',
  'profile.limited': 'Diese Seite ist für alle, die hineingelassen wurden.',
  'profile.ownNoBio': 'Sag etwas über dich: Andere finden es hier.',
  'profile.edit': 'Bearbeiten',
  'profile.missing': 'Hier ist kein Profil, das du sehen kannst',
  'profile.missingHint': 'Der Name ist vielleicht falsch, oder das Profil ist nur für andere da.',
  'profile.yours': 'Dein Profil',
  'profile.open': 'Sieh dein Profil, wie andere es sehen',
  'profile.whoSees': 'Wer sieht dein Profil?',
  'profile.whoSeesIntro': 'Name und Bild sehen alle in deinen Communitys, was auch immer du wählst.',
  'profile.public': 'Alle hier',
  'profile.publicHint': 'Wer auf diesem Server ein Konto hat.',
  'profile.followers': 'Wer dir folgt',
  'profile.followersHint':
    'Wen du dir folgen lässt, und deine Freunde. Andere sehen Name und Bild und können anfragen.',
  'profile.private': 'Nur Freunde',
  'profile.privateHint':
    'Wer dir folgt und wem auch du folgst. Andere sehen Name und Bild und können anfragen.',
};
