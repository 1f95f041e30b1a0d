import type { drafts as source } from '../en/drafts.ts';
import type { Translation } from '../words.ts';

export const drafts: Translation<typeof source> = {
  'drafts.conflict': 'Auf einem anderen Gerät geändert',
  'drafts.here': 'Auf diesem Gerät',
  'drafts.there': 'Auf einem anderen Gerät,',
  'drafts.noText': 'Kein Text',
  'drafts.useHere': 'Diesen behalten',
  'drafts.useThere': 'Den anderen nehmen',
  'drafts.useBoth': 'Beide behalten',
};
