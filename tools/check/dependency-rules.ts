import { features, layers, testPaths } from '../architecture.ts';

interface Rule {
  readonly name: string;
  readonly severity: 'error';
  readonly comment: string;
  readonly from: object;
  readonly to: object;
}

const ours = '^(packages|bench|tools)/';

/** Each layer reaches itself and the layers that it uses, and no other code of ours. */
function layerRules(): Rule[] {
  const pathOf = new Map<string, string>(layers.map(({ name, path }) => [name, path]));
  return layers.map(({ name, path, uses }) => ({
    name: `${name.replaceAll(' ', '-')}-direction`,
    severity: 'error',
    comment: `${name} may use ${['itself', ...uses].join(', ')} (tools/architecture.ts)`,
    from: { path, pathNot: testPaths },
    to: { path: ours, pathNot: [path, ...uses.map((used) => pathOf.get(used) ?? used)] },
  }));
}

/** A feature knows the features before it, and never their routes. */
function featureRules(): Rule[] {
  return features.map((feature, index) => {
    const later = features.slice(index + 1);
    const earlier = features.slice(0, index);
    const root = '^packages/(?:server|web)/src/features';
    const forbidden = [
      ...later.map((name) => `${root}/${name}/`),
      ...earlier.map((name) => `${root}/${name}/routes(\\.ts|/)`),
    ];
    return {
      name: `feature-${feature}-order`,
      severity: 'error',
      comment: `${feature} may use ${earlier.join(', ') || 'no other feature'}, without routes`,
      from: { path: `${root}/${feature}/`, pathNot: testPaths },
      to: { path: forbidden.length > 0 ? forbidden : '^$' },
    };
  });
}

const generalRules: Rule[] = [
  {
    name: 'no-cycle',
    severity: 'error',
    comment: 'No import cycles, of types neither',
    from: {},
    to: { circular: true },
  },
  {
    name: 'not-into-tests',
    severity: 'error',
    comment: 'What runs does not depend on what tests it',
    from: { path: ours, pathNot: testPaths },
    to: { path: testPaths, pathNot: 'node_modules' },
  },
  {
    name: 'resolvable',
    severity: 'error',
    comment: 'Every import leads somewhere',
    from: { path: ours },
    to: { couldNotResolve: true },
  },
];

/** The folders of features that stand in no order would escape the rule: they are errors too. */
function unlistedFeatures(): Rule {
  const listed = features.map((name) => `features/${name}/`);
  return {
    name: 'feature-is-listed',
    severity: 'error',
    comment: 'Every feature stands in the order of tools/architecture.ts',
    from: { path: '^packages/server/src/(app|serve)\\.ts' },
    to: { path: '^packages/server/src/features/', pathNot: listed },
  };
}

export default {
  forbidden: [...generalRules, ...layerRules(), ...featureRules(), unlistedFeatures()],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
