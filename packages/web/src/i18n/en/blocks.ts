export const blocks = {
  'blocks.intro':
    'You and they do not write to each other directly and do not find each other. In places that you share, what they say is folded up for you. They are not told.',
  'blocks.none': 'You have blocked nobody',
  'blocks.noneHint': 'You block somebody on their profile, or by the menu of what they said.',
  'blocks.block': 'Block',
  'blocks.blockNamed': 'Block {name}',
  'blocks.unblock': 'Unblock',
  'blocks.unblockNamed': 'Unblock {name}',
  'blocks.done': 'You have blocked {name}.',
  'blocks.undone': '{name} is no longer blocked.',
  'blocks.somebody': 'Somebody you blocked',
  'blocks.folded': 'Message of somebody you blocked —',
  'blocks.show': 'show',
  'blocks.youBlocked': 'You have blocked {name}.',
  'blocks.profileHint': 'You see their profile again when you unblock them.',
  'blocks.cannotWrite': 'You cannot write to them.',
} as const;
