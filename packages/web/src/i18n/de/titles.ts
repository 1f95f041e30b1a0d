import type { titles as source } from '../en/titles.ts';
import type { Translation } from '../words.ts';

export const titles: Translation<typeof source> = {
  'signIn.title': 'Anmelden',
  'signUp.title': 'Konto anlegen',
  'account.signOut': 'Abmelden',
  'you.title': 'Du',
  'you.displayName': 'Anzeigename',
  'you.bio': 'Über dich',
  'sessions.title': 'Sitzungen',

  'channels.title': 'Kanäle',
  'channels.one': 'Kanal',
  'channels.new': 'Kanal anlegen',
  'channels.browse': 'Kanäle durchsehen',

  'threads.title': 'Threads',
  'direct.title': 'Direktnachrichten',
  'direct.one': 'Direktnachricht',
  'direct.new': 'Neue Nachricht',
  'direct.self': 'Notizen an dich',
  'unread.label': 'ungelesen',
  'unread.mentions': 'Erwähnungen',
  'unread.readAll': 'Alles als gelesen merken',
  'unread.next': 'Nächster ungelesener Ort',
  'unread.previous': 'Voriger ungelesener Ort',
  'frame.chat': 'Chat',

  'communities.one': 'Community',
  'communities.new': 'Community gründen',
  'communities.find': 'Communitys finden',
  'communities.about': 'Worum es geht',
  'communities.settings': 'Einstellungen der Community',
  'members.title': 'Mitglieder',

  'forgot.title': 'Passwort vergessen?',
  'reset.title': 'Neues Passwort wählen',
  'verify.title': 'Deine E-Mail-Adresse',
  'security.title': 'Sicherheit',
  'security.email': 'E-Mail-Adresse',
  'security.password': 'Passwort',

  'invites.title': 'Einladungen',
  'invite.title': 'Einladung',

  'inbox.title': 'Eingang',
  'inbox.unread': 'ungelesen',
  'notificationSettings.title': 'Benachrichtigungen',

  'operator.title': 'Dieser Server',
  'operator.overview': 'Überblick',
  'operator.people': 'Leute',
  'operator.communities': 'Communitys',
  'operator.mails': 'Mails',
  'operator.jobs': 'Aufgaben',
  'operator.audit': 'Protokoll',
  'operator.notices': 'Mitteilungen',

  'profile.one': 'Profil',

  'storage.title': 'Speicher',
  'storage.files': 'Deine Dateien',

  'tokens.title': 'Zugangstokens',

  'yourData.title': 'Deine Daten',

  'catchUp.title': 'Nachlesen',
  'keys.catchUp': 'Ungelesenes nachlesen',

  'search.title': 'Suche',
  'search.for': 'Nachrichten und Beiträge durchsuchen nach „{words}“',
  'keys.search': 'Nachrichten suchen',

  'posts.one': 'Beitrag',
  'posts.bookmarks': 'Gemerkt',
  'feeds.title': 'Feed',
  'feeds.yours': 'Deine Feeds',
  'feeds.discover': 'Entdecken',
  'lists.title': 'Listen',
  'lists.one': 'Liste',

  'graph.list.followers': 'Follower',
  'graph.list.following': 'Folgt',
  'graph.list.friends': 'Befreundet',
  'graph.requests': 'Anfragen',
  'graph.muted': 'Stummgeschaltete',

  'spaces.title': 'Bereiche',
  'spaces.one': 'Bereich',
  'spaces.all': 'Alle Bereiche',
  'spaces.new': 'Bereich anlegen',

  'desk.title': 'Schreibtisch',
  'goals.title': 'Ziele',
  'goals.one': 'Ziel',

  'drafts.title': 'Entwürfe',
  'drafts.one': 'Entwurf',
  'drafts.discarded': 'Der Entwurf ist verworfen.',

  'forms.title': 'Rückmeldungen',
  'forms.bug_report': 'Ein Problem melden',
  'forms.feature_request': 'Etwas vorschlagen',

  'blocks.title': 'Blockierte',

  'reports.title': 'Meldungen',
  'reports.waiting': 'warten',
};
