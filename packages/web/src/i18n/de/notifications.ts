import type { notifications as source } from '../en/notifications.ts';
import type { Translation } from '../words.ts';

export const notifications: Translation<typeof source> = {
  'inbox.readAll': 'Alle als gelesen markieren',
  'inbox.markRead': 'Als gelesen markieren',
  'inbox.markUnread': 'Als ungelesen markieren',
  'inbox.empty': 'Nichts Neues und nichts Altes',
  'inbox.emptyHint':
    'Hierher kommt, was dich betrifft: wer deiner Einladung gefolgt ist, wer dir folgt, was sich für dich in einer Community geändert hat.',
  'inbox.somebody': 'Jemand',
  'inbox.inviteAccepted': '{name} ist deiner Einladung in {community} gefolgt.',
  'inbox.mentioned': '{name} hat dich erwähnt.',
  'inbox.invited': 'Du bist in {community} eingeladen.',
  'inbox.invitedBy': '{name} lädt dich in {community} ein.',
  'inbox.inviteDeclined': '{name} hat deine Einladung in {community} abgelehnt.',
  'inbox.invitesDeclined': {
    one: '{name} und jemand anderes haben deine Einladungen in {community} abgelehnt.',
    other: '{name} und {count} andere haben deine Einladungen in {community} abgelehnt.',
  },
  'inbox.liked': '{name} gefällt dein Beitrag.',
  'inbox.likedMany': {
    one: '{name} und einer weiteren Person gefällt dein Beitrag.',
    other: '{name} und {count} anderen gefällt dein Beitrag.',
  },
  'inbox.commented': '{name} hat kommentiert, was du veröffentlicht hast.',
  'inbox.reposted': '{name} zeigt deinen Beitrag auf der eigenen Seite.',
  'inbox.repostedMany': {
    one: '{name} und noch jemand zeigen deinen Beitrag auf ihren Seiten.',
    other: '{name} und {count} andere zeigen deinen Beitrag auf ihren Seiten.',
  },
  'inbox.calledInPost': '{name} hat dich in einem Beitrag erwähnt.',
  'inbox.followed': '{name} folgt dir.',
  'inbox.followedMany': {
    one: '{name} und noch jemand folgen dir.',
    other: '{name} und {count} andere folgen dir.',
  },
  'inbox.asked': '{name} möchte dir folgen.',
  'inbox.askedMany': {
    one: '{name} und noch jemand möchten dir folgen.',
    other: '{name} und {count} andere möchten dir folgen.',
  },
  'inbox.letIn': '{name} lässt dich folgen.',
  'inbox.letInMany': {
    one: '{name} und noch jemand lassen dich folgen.',
    other: '{name} und {count} andere lassen dich folgen.',
  },
  'inbox.role': 'Deine Rolle in {community} ist jetzt: {role}.',
  'inbox.suspended': 'Du wurdest in {community} gesperrt.',
  'inbox.resumed': 'Du bist in {community} wieder dabei.',
  'inbox.removed': 'Du gehörst nicht mehr zu {community}.',
  'notificationSettings.intro': 'Was du in deinem Eingang finden willst. Es gilt auf allen deinen Geräten.',
  'notificationSettings.system': 'Was sich für dich ändert',
  'notificationSettings.systemHint':
    'Rollen, Sperren und Nachrichten derer, die den Server betreiben. Sie kommen immer.',
  'notificationSettings.mention': 'Erwähnungen',
  'notificationSettings.mentionHint': 'Jemand schreibt in einer Nachricht @ und deinen Namen.',
  'notificationSettings.invite': 'Einladungen',
  'notificationSettings.inviteHint': 'Jemand lädt dich ein oder hat auf eine Einladung von dir geantwortet.',
  'notificationSettings.comment': 'Kommentare',
  'notificationSettings.commentHint': 'Jemand antwortet auf einen Beitrag oder Kommentar von dir.',
  'notificationSettings.like': 'Gefällt mir',
  'notificationSettings.likeHint': 'Jemandem gefällt, was du veröffentlicht hast.',
  'notificationSettings.repost': 'Weitergezeigtes',
  'notificationSettings.repostHint': 'Jemand zeigt auf der eigenen Seite, was du veröffentlicht hast.',
  'notificationSettings.follow': 'Wer dir folgt',
  'notificationSettings.followHint': 'Jemand folgt dir oder lässt dich folgen.',
  'notificationSettings.friend_request': 'Anfragen',
  'notificationSettings.friend_requestHint': 'Jemand möchte dir folgen und wartet auf deine Antwort.',
  'inbox.mentions': {
    one: '{name} hat dich erwähnt, zum zweiten Mal am selben Ort.',
    other: '{name} hat dich erwähnt, dazu {count} weitere Male am selben Ort.',
  },
  'inbox.invitesAccepted': {
    one: '{name} und noch jemand sind deinen Einladungen in {community} gefolgt.',
    other: '{name} und {count} andere sind deinen Einladungen in {community} gefolgt.',
  },
};
