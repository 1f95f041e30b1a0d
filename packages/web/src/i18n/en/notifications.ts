export const notifications = {
  'inbox.title': 'Inbox',
  'inbox.unread': 'not read',
  'inbox.readAll': 'Mark all as read',
  'inbox.markRead': 'Mark as read',
  'inbox.markUnread': 'Mark as unread',
  'inbox.empty': 'Nothing new, and nothing old',
  'inbox.emptyHint':
    'What concerns you comes here: who followed your invite, what changed for you in a community.',
  'inbox.somebody': 'Somebody',
  'inbox.inviteAccepted': '{name} followed your invite to {community}.',
  'inbox.invited': 'You are invited to {community}.',
  'inbox.invitedBy': '{name} invites you to {community}.',
  'inbox.inviteDeclined': '{name} declined your invitation to {community}.',
  'inbox.invitesDeclined': {
    one: '{name} and one other declined your invitations to {community}.',
    other: '{name} and {count} others declined your invitations to {community}.',
  },
  'inbox.role': 'Your role in {community} is now: {role}.',
  'inbox.suspended': 'You were suspended from {community}.',
  'inbox.resumed': 'You are in {community} again.',
  'inbox.removed': 'You are no longer a member of {community}.',
  'notificationSettings.title': 'Notifications',
  'notificationSettings.intro': 'What you want to find in your inbox. It holds on all your devices.',
  'notificationSettings.system': 'What changes for you',
  'notificationSettings.systemHint':
    'Roles, suspensions and notices of whoever runs this server. These always come.',
  'notificationSettings.invite': 'Invites',
  'notificationSettings.inviteHint': 'Somebody invites you, or answered an invite of yours.',
  'inbox.invitesAccepted': {
    one: '{name} and one other followed your invites to {community}.',
    other: '{name} and {count} others followed your invites to {community}.',
  },
} as const;
