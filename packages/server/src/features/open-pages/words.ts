import type { Language } from '@weft/contract/server.ts';

const en = {
  signIn: 'Sign in',
  signUp: 'Make an account',
  spaces: 'Spaces',
  noSpaces: 'Nothing here is open to everybody yet.',
  noPosts: 'Nothing was published here yet.',
  latest: 'Latest',
  older: 'Older',
  feed: 'Feed',
  by: 'by',
  in: 'in',
  noComments: 'Nobody said anything yet.',
  moreComments: 'More comments',
  answers: 'in reply to',
  withdrawn: 'Something was said here that is not to be read any more.',
  likes: (n: number) => (n === 1 ? '1 like' : `${n} likes`),
  replies: (n: number) => (n === 1 ? '1 comment' : `${n} comments`),
  join: 'To write here, come in.',
  picture: 'Picture',
};

export type OpenWords = typeof en;

const de: OpenWords = {
  signIn: 'Anmelden',
  signUp: 'Konto anlegen',
  spaces: 'Bereiche',
  noSpaces: 'Hier steht noch nichts allen offen.',
  noPosts: 'Hier wurde noch nichts veröffentlicht.',
  latest: 'Neueste',
  older: 'Ältere',
  feed: 'Feed',
  by: 'von',
  in: 'in',
  noComments: 'Noch hat niemand etwas gesagt.',
  moreComments: 'Mehr Kommentare',
  answers: 'als Antwort an',
  withdrawn: 'Hier wurde etwas gesagt, das nicht mehr zu lesen ist.',
  likes: (n) => (n === 1 ? '1 Mal gefällt das' : `${n} Mal gefällt das`),
  replies: (n) => (n === 1 ? '1 Kommentar' : `${n} Kommentare`),
  join: 'Um hier zu schreiben, komm herein.',
  picture: 'Bild',
};

export const openWords: Readonly<Record<Language, OpenWords>> = { en, de };
