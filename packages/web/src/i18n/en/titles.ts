/** What links, commands and the window's title say of pages that may not have been fetched yet. */
export const titles = {
  'signIn.title': 'Sign in',
  'signUp.title': 'Make an account',
  'account.signOut': 'Sign out',
  'you.title': 'You',
  'you.displayName': 'Display name',
  'you.bio': 'About you',
  'sessions.title': 'Sessions',

  'channels.title': 'Channels',
  'channels.one': 'Channel',
  'channels.new': 'Make a channel',
  'channels.browse': 'Browse channels',

  'threads.title': 'Threads',
  'direct.title': 'Direct messages',
  'direct.one': 'Direct message',
  'direct.new': 'New message',
  'direct.self': 'Notes to yourself',
  'unread.label': 'unread',
  'unread.mentions': 'mentions',
  'unread.readAll': 'Mark all as read',
  'unread.next': 'Next unread place',
  'unread.previous': 'Previous unread place',
  'frame.chat': 'Chat',

  'communities.one': 'Community',
  'communities.new': 'Make a community',
  'communities.find': 'Find communities',
  'communities.about': 'About',
  'communities.settings': 'Community settings',
  'members.title': 'Members',

  'forgot.title': 'Forgot your password?',
  'reset.title': 'Choose a new password',
  'verify.title': 'Your e-mail address',
  'security.title': 'Security',
  'security.email': 'E-mail address',
  'security.password': 'Password',

  'invites.title': 'Invites',
  'invite.title': 'Invite',

  'inbox.title': 'Inbox',
  'inbox.unread': 'not read',
  'notificationSettings.title': 'Notifications',

  'operator.title': 'This server',
  'operator.overview': 'Overview',
  'operator.people': 'People',
  'operator.communities': 'Communities',
  'operator.mails': 'Mails',
  'operator.jobs': 'Jobs',
  'operator.audit': 'Audit log',
  'operator.notices': 'Notices',

  'profile.one': 'Profile',

  'storage.title': 'Storage',
  'storage.files': 'Your files',

  'tokens.title': 'Access tokens',

  'yourData.title': 'Your data',

  'catchUp.title': 'Catch up',
  'keys.catchUp': 'Catch up on what is unread',

  'search.title': 'Search',
  'search.for': 'Search messages and posts for “{words}”',
  'keys.search': 'Search messages',

  'posts.one': 'Post',
  'posts.bookmarks': 'Bookmarks',
  'feeds.title': 'Feed',
  'feeds.yours': 'Your feeds',
  'feeds.discover': 'Discover',
  'lists.title': 'Lists',
  'lists.one': 'List',

  'graph.list.followers': 'Followers',
  'graph.list.following': 'Following',
  'graph.list.friends': 'Friends',
  'graph.requests': 'Requests',
  'graph.muted': 'Muted people',

  'spaces.title': 'Spaces',
  'spaces.one': 'Space',
  'spaces.all': 'All spaces',
  'spaces.new': 'Make a space',

  'desk.title': 'Coach’s desk',
  'goals.title': 'Goals',
  'goals.one': 'Goal',

  'drafts.title': 'Drafts',
  'drafts.one': 'Draft',
  'drafts.discarded': 'The draft is discarded.',

  'forms.title': 'Feedback',
  'forms.bug_report': 'Report a problem',
  'forms.feature_request': 'Suggest something',

  'blocks.title': 'Blocked people',

  'reports.title': 'Reports',
  'reports.waiting': 'waiting',
} as const;
