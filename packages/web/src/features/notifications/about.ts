import type { Notification } from '@weft/contract/notifications.ts';
import type { Translate } from '../../i18n/translate.ts';

const gathered = {
  'post.liked': ['inbox.liked', 'inbox.likedMany'],
  'post.reposted': ['inbox.reposted', 'inbox.repostedMany'],
  'follow.new': ['inbox.followed', 'inbox.followedMany'],
  'follow.requested': ['inbox.asked', 'inbox.askedMany'],
  'follow.accepted': ['inbox.letIn', 'inbox.letInMany'],
} as const;

/** A notification as a sentence. */
export function sentenceOf({ about, actor, others }: Notification, t: Translate): string {
  switch (about.kind) {
    case 'invite.accepted': {
      const name = actor?.displayName ?? t('inbox.somebody');
      const community = about.community.name;
      return others === 0
        ? t('inbox.inviteAccepted', { name, community })
        : t('inbox.invitesAccepted', { name, community, count: others });
    }
    case 'invite.received':
      return actor === null
        ? t('inbox.invited', { community: about.community.name })
        : t('inbox.invitedBy', { name: actor.displayName, community: about.community.name });
    case 'invite.declined': {
      const name = actor?.displayName ?? t('inbox.somebody');
      const community = about.community.name;
      return others === 0
        ? t('inbox.inviteDeclined', { name, community })
        : t('inbox.invitesDeclined', { name, community, count: others });
    }
    case 'member.role':
      return t('inbox.role', { community: about.community.name, role: t(`role.${about.role}`) });
    case 'member.suspended':
      return t('inbox.suspended', { community: about.community.name });
    case 'member.resumed':
      return t('inbox.resumed', { community: about.community.name });
    case 'member.removed':
      return t('inbox.removed', { community: about.community.name });
    case 'member.muted': {
      const { community, reason } = about;
      return reason === ''
        ? t('inbox.muted', { community: community.name })
        : t('inbox.mutedBecause', { community: community.name, reason });
    }
    case 'member.unmuted':
      return t('inbox.unmuted', { community: about.community.name });
    case 'report.handled':
      return about.community === null
        ? t('inbox.reportHandledServer')
        : t('inbox.reportHandled', { community: about.community.name });
    case 'goal.set':
    case 'goal.accompany': {
      const words = about.kind === 'goal.set' ? 'inbox.goalSet' : 'inbox.goalAccompany';
      const community = about.community.name;
      return t(words, { name: actor?.displayName ?? t('inbox.somebody'), community });
    }
    case 'reminder.note':
      return t('inbox.reminderNote');
    case 'reminder.digest':
      return t('inbox.reminderBoth', { notes: about.notes, waiting: about.waiting });
    case 'feedback.handled':
      return t(`inbox.feedback.${about.state}`, { title: about.title });
    case 'post.commented':
      return t('inbox.commented', { name: actor?.displayName ?? t('inbox.somebody') });
    case 'post.quoted':
      return t('inbox.quoted', { name: actor?.displayName ?? t('inbox.somebody') });
    case 'post.answered':
      return t('inbox.answered', { name: actor?.displayName ?? t('inbox.somebody') });
    case 'post.mentioned':
      return t('inbox.calledInPost', { name: actor?.displayName ?? t('inbox.somebody') });
    case 'post.not_published':
      return t('inbox.notPublished', { why: t(`inbox.notPublished.${about.why}`) });
    case 'post.liked':
    case 'post.reposted':
    case 'follow.new':
    case 'follow.requested':
    case 'follow.accepted': {
      const name = actor?.displayName ?? t('inbox.somebody');
      const [one, several] = gathered[about.kind];
      return others === 0 ? t(one, { name }) : t(several, { name, count: others });
    }
    case 'operator.notice':
      return about.text;
    case 'mentioned': {
      const name = actor?.displayName ?? t('inbox.somebody');
      return others === 0 ? t('inbox.mentioned', { name }) : t('inbox.mentions', { name, count: others });
    }
  }
}

/** Where it leads; undefined where there is nowhere to go. Several followers are found among one's own. */
export function pathOf({ about, actor, others }: Notification, own: string): string | undefined {
  switch (about.kind) {
    case 'invite.accepted':
      return `/c/${about.community.slug}/members`;
    // Where invitations wait for an answer.
    case 'invite.received':
      return '/';
    case 'follow.requested':
      return '/requests';
    case 'follow.new':
      return actor === null || others > 0 ? `/u/${own}/followers` : `/u/${actor.username}`;
    case 'follow.accepted':
      return actor === null || others > 0 ? `/u/${own}/following` : `/u/${actor.username}`;
    case 'invite.declined':
      return `/c/${about.community.slug}/invites`;
    case 'post.liked':
    case 'post.reposted':
    case 'post.quoted':
    case 'post.answered':
    case 'post.mentioned':
    case 'post.commented':
      return `/posts/${about.postId}`;
    case 'reminder.note':
      return '/goals';
    case 'reminder.digest':
      return '/desk';
    case 'feedback.handled':
      return '/settings/feedback';
    case 'post.not_published':
      return `/drafts/${about.clientKey}`;
    case 'goal.set':
    case 'goal.accompany':
      return `/c/${about.community.slug}/goals/${about.goalId}`;
    case 'mentioned':
      return `/to/message/${about.messageId}`;
    case 'member.role':
    case 'member.resumed':
    case 'member.muted':
    case 'member.unmuted':
      return `/c/${about.community.slug}`;
    default:
      return undefined;
  }
}
