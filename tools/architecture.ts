/**
 * The one list of what may import what. The lint rule is made from it (check/dependency-rules.ts), ARCHITECTURE.md
 * explains it. A feature may import those that stand before it, and of those everything but their routes.
 */
export const features = [
  'server',
  'audit',
  'media',
  'mail',
  'accounts',
  'tokens',
  'credentials',
  'blocks',
  'notifications',
  'graph',
  'lists',
  'communities',
  'profiles',
  'invites',
  'spaces',
  'channels',
  'messages',
  'conversations',
  'goals',
  'posts',
  'feeds',
  'reports',
  'desk',
  'forms',
  'drafts',
  'reminders',
  'unread',
  'search',
  'erasure',
  'oidc',
  'passkeys',
  'exports',
  'operator',
  'open-pages',
] as const;

/** Each layer with the folder or file that it is, and the layers that it may use. Itself is always allowed. */
export const layers = [
  { name: 'contract', path: '^packages/contract/src/', uses: [] },
  { name: 'client', path: '^packages/client/src/', uses: ['contract'] },
  {
    name: 'core',
    path: '^packages/server/src/(core/|version\\.ts)|^packages/server/package\\.json',
    uses: ['contract'],
  },
  { name: 'features', path: '^packages/server/src/features/', uses: ['contract', 'core'] },
  {
    name: 'app',
    path: '^packages/server/src/(app|serve|personal-data|reconcilers)\\.ts',
    uses: ['contract', 'core', 'features'],
  },
  { name: 'bench', path: '^bench/', uses: ['contract', 'client', 'core', 'features', 'app'] },
  { name: 'cli', path: '^packages/server/src/cli/', uses: ['contract', 'core', 'features', 'app', 'bench'] },
  { name: 'web ui', path: '^packages/web/src/(ui|i18n)/', uses: ['contract'] },
  { name: 'web realtime', path: '^packages/web/src/realtime/', uses: ['contract', 'client', 'web ui'] },
  {
    name: 'web features',
    path: '^packages/web/src/features/',
    uses: ['contract', 'client', 'web ui', 'web realtime'],
  },
  {
    name: 'web app',
    path: '^packages/web/src/(app/|main\\.tsx)',
    uses: ['contract', 'client', 'web ui', 'web realtime', 'web features'],
  },
] as const;

/** Tests may reach anywhere; nothing may reach into them. */
export const testPaths = '(/test/|\\.test\\.tsx?$|^tools/)';
