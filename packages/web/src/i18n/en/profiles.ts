export const profiles = {
  'profile.since': 'Here since {date}',
  'profile.together': 'You are both in',
  'profile.nothingTogether': 'You share no community.',
  'profile.noBio': 'Nothing said about themselves yet.',
  'profile.limited': 'Their page is for those whom they let in.',
  'profile.ownNoBio': 'Say a line about yourself: others find it here.',
  'profile.edit': 'Edit',
  'profile.missing': 'There is no profile here that you can see',
  'profile.missingHint': 'The name may be wrong, or whoever has it shows their profile to others only.',
  'profile.yours': 'Your profile',
  'profile.open': 'See your profile as others do',
  'profile.whoSees': 'Who sees your profile?',
  'profile.whoSeesIntro':
    'Your name and picture are seen by everybody in your communities, whatever you choose.',
  'profile.public': 'Everybody here',
  'profile.publicHint': 'Whoever has an account on this server.',
  'profile.followers': 'Followers',
  'profile.followersHint':
    'Those whom you let follow you, and your friends. Others see your name and picture, and can ask.',
  'profile.private': 'Friends only',
  'profile.privateHint':
    'Those who follow you and whom you follow, too. Others see your name and picture, and can ask.',
} as const;
