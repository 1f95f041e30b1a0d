import type { blocks as source } from '../en/blocks.ts';
import type { Translation } from '../words.ts';

export const blocks: Translation<typeof source> = {
  'blocks.intro':
    'Ihr schreibt einander nicht direkt und findet einander nicht. Was sie in gemeinsamen Räumen sagen, ist für dich eingeklappt. Sie erfahren es nicht.',
  'blocks.none': 'Du hast niemanden blockiert',
  'blocks.noneHint': 'Du blockierst jemanden im Profil oder im Menü einer Nachricht.',
  'blocks.block': 'Blockieren',
  'blocks.blockNamed': '{name} blockieren',
  'blocks.unblock': 'Freigeben',
  'blocks.unblockNamed': '{name} freigeben',
  'blocks.done': 'Du hast {name} blockiert.',
  'blocks.undone': '{name} ist nicht mehr blockiert.',
  'blocks.somebody': 'Jemand, den du blockiert hast',
  'blocks.folded': 'Nachricht von jemandem, den du blockiert hast –',
  'blocks.show': 'zeigen',
  'blocks.youBlocked': 'Du hast {name} blockiert.',
  'blocks.profileHint': 'Du siehst das Profil wieder, wenn du die Person freigibst.',
  'blocks.cannotWrite': 'Du kannst dieser Person nicht schreiben.',
};
