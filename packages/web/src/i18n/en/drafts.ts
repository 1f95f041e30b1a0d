export const drafts = {
  'drafts.conflict': 'Changed on another device',
  'drafts.here': 'On this device',
  'drafts.there': 'On another device,',
  'drafts.noText': 'No text',
  'drafts.useHere': 'Keep this one',
  'drafts.useThere': 'Take the other one',
  'drafts.useBoth': 'Keep both',
} as const;
