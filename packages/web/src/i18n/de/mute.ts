import type { mute as source } from '../en/mute.ts';
import type { Translation } from '../words.ts';

export const mute: Translation<typeof source> = {
  'mute.you': 'Du kannst in dieser Community bis {when} nicht schreiben.',
  'mute.youOpen': 'Du kannst in dieser Community nicht schreiben, bis die Moderation es wieder erlaubt.',
  'mute.because': 'Grund: {reason}',
  'mute.state': 'Stumm bis {when}.',
  'mute.stateOpen': 'Stumm, bis es jemand aufhebt.',
  'mute.actOn': '{name} stumm schalten oder sperren',
  'mute.act': 'Stumm schalten oder sperren',
  'mute.intro':
    'Mitlesen geht weiter, schreiben, antworten und reagieren in dieser Community nicht. Die Person erfährt es, mit dem Grund.',
  'mute.length': 'Wie lange',
  'mute.for.hour': 'Eine Stunde',
  'mute.for.day': 'Einen Tag',
  'mute.for.week': 'Eine Woche',
  'mute.for.lifted': 'Bis es jemand aufhebt',
  'mute.reason': 'Grund',
  'mute.reasonHint': 'Die Person liest ihn.',
  'mute.mute': 'Stumm schalten',
  'mute.muteNamed': '{name} stumm schalten',
  'mute.lift': 'Stummschaltung aufheben',
  'mute.liftNamed': 'Stummschaltung aufheben: {name}',
  'mute.done': '{name} ist stumm geschaltet.',
  'mute.lifted': '{name} kann wieder schreiben.',
  'mute.suspendHint': 'Wer gesperrt ist, sieht von dieser Community nichts mehr.',
  'mute.notAbove': 'Die Person steht hier neben oder über dir.',
  'inbox.muted': 'Du kannst in {community} lesen, aber nicht schreiben, bis deine Stummschaltung endet.',
  'inbox.mutedBecause':
    'Du kannst in {community} lesen, aber nicht schreiben, bis deine Stummschaltung endet. Grund: {reason}',
  'inbox.unmuted': 'Du kannst in {community} wieder schreiben.',
  'act.member.mute': 'Mitglied stumm geschaltet oder das aufgehoben',
};
