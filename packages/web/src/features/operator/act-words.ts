import type { AuditAct } from '@weft/contract/operator-work.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { PlainKey } from '../../i18n/words.ts';

/** What an act is called. One that is newer than this page is called what the server calls it. */
export const actNames: Readonly<Record<string, PlainKey>> = {
  'user.set-role': 'act.user.set-role',
  'user.suspend': 'act.user.suspend',
  'user.end-sessions': 'act.user.end-sessions',
  'user.send-reset': 'act.user.send-reset',
  'user.reset-link': 'act.user.reset-link',
  'user.set-password': 'act.user.set-password',
  'user.end-second-factor': 'act.user.end-second-factor',
  'user.set-tier': 'act.user.set-tier',
  'user.erase': 'act.user.erase',
  'user.restore': 'act.user.restore',
  'user.come-back': 'act.user.come-back',
  'community.set-plan': 'act.community.set-plan',
  'community.transfer': 'act.community.transfer',
  'member.set-role': 'act.member.set-role',
  'member.suspend': 'act.member.suspend',
  'member.remove': 'act.member.remove',
  'member.mute': 'act.member.mute',
  'report.handle': 'act.report.handle',
  'space.manage': 'act.space.manage',
  'channel.manage': 'act.channel.manage',
  'channel.remove-member': 'act.channel.remove-member',
  'invite.create': 'act.invite.create',
  'invite.revoke': 'act.invite.revoke',
  'mail.read': 'act.mail.read',
  'mail.retry': 'act.mail.retry',
  'job.retry': 'act.job.retry',
  'notice.send': 'act.notice.send',
  'feedback.handle': 'act.feedback.handle',
  'server.seed': 'act.server.seed',
  'server.backup': 'act.server.backup',
};

export function actName(act: string, t: Translate): string {
  const key = actNames[act];
  return key === undefined ? act : t(key);
}

export function whoDidIt({ by, actor }: AuditAct, t: Translate): string {
  if (by === 'command line') return t('operator.commandLine');
  const name = actor === null ? t('operator.somebodyGone') : `@${actor.username}`;
  return `${name}, ${t(`operator.by.${by}`)}`;
}
