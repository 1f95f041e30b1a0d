/**
 * The numbers that both a CHECK constraint and a zod schema enforce. A test reads the constraints back from the
 * database and compares: the two cannot drift apart.
 */
export const limits = {
  username: { min: 3, max: 30 },
  email: { max: 255 },
  password: { min: 10, max: 200 },
  displayName: { max: 100 },
  bio: { max: 1000 },
  location: { max: 100 },
  website: { max: 500 },
  fileName: { max: 255 },
  tokenName: { max: 60 },
  passkeyName: { max: 60 },
  communityName: { max: 100 },
  communitySlug: { min: 2, max: 40 },
  communityDescription: { max: 1000 },
  seats: { max: 1_000_000 },
  aiBudget: { max: 100_000_000 },
  inviteUses: { max: 100_000 },
  channelName: { max: 60 },
  channelSlug: { max: 40 },
  channelTopic: { max: 250 },
  messageContent: { max: 12_000 },
  attachments: { max: 10 },
  clientKey: { max: 64 },
  saveId: { max: 64 },
  reactionEmoji: { max: 32 },
  spaceName: { max: 60 },
  operatorNotice: { max: 500 },
  suspensionReason: { max: 500 },
  muteReason: { max: 500 },
} as const;
