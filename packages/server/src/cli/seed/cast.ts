/** popular: known by many once there is something to follow. new: came in the last days. suspended: by the operator. */
export type Kind = 'popular' | 'new' | 'suspended' | 'usual';

export interface Character {
  readonly username: string;
  readonly name: string;
  readonly kind: Kind;
  readonly visibility: 'public' | 'followers' | 'private';
  readonly bio: string;
}

const usual = (username: string, name: string, more: Partial<Character> = {}): Character => ({
  ...{ username, name, kind: 'usual', visibility: 'public', bio: '' },
  ...more,
});

/** Who appears in the story, in the order in which they came. */
export const cast: readonly Character[] = [
  usual('ada', 'Ada Lovelace', { kind: 'popular', bio: 'Notes on the engine, and what it may do one day.' }),
  usual('grace', 'Grace Hopper', {
    kind: 'popular',
    bio: 'It is easier to ask forgiveness than permission.',
  }),
  usual('linus', 'Linus Torvalds', { kind: 'popular', bio: 'Just for fun.' }),
  usual('margaret', 'Margaret Hamilton', {
    kind: 'popular',
    bio: 'Software engineering, since before it was called that.',
  }),
  usual('hedy', 'Hedy Lamarr', { kind: 'popular', bio: 'Hops between frequencies.' }),
  usual('emmy', 'Emmy Noether', { bio: 'Every symmetry keeps something.' }),
  usual('alan', 'Alan Turing', { bio: 'Runs long distances.', visibility: 'followers' }),
  usual('katherine', 'Katherine Johnson', { bio: 'Checks the numbers by hand.' }),
  usual('edsger', 'Edsger Dijkstra', { bio: 'Prefers the shorter path.', visibility: 'followers' }),
  usual('barbara', 'Barbara Liskov', { bio: 'What works for one works for the next.' }),
  usual('donald', 'Donald Knuth', { bio: 'Has only proved it correct, not tried it.' }),
  usual('radia', 'Radia Perlman', { bio: 'I think that I shall never see a graph more lovely than a tree.' }),
  usual('tim', 'Tim Berners-Lee', { bio: 'This is for everyone.' }),
  usual('sophie', 'Sophie Wilson', { bio: 'Small instruction sets.' }),
  usual('ken', 'Ken Thompson', { bio: 'When in doubt.' }),
  usual('dennis', 'Dennis Ritchie'),
  usual('lynn', 'Lynn Conway', { visibility: 'private' }),
  usual('john', 'John McCarthy'),
  usual('frances', 'Frances Allen'),
  usual('claude', 'Claude Shannon', { visibility: 'followers' }),
  usual('annie', 'Annie Easley'),
  usual('niklaus', 'Niklaus Wirth'),
  usual('karen', 'Karen Spärck Jones'),
  usual('leslie', 'Leslie Lamport', { visibility: 'followers' }),
  usual('anita', 'Anita Borg'),
  usual('rozsa', 'Rózsa Péter'),
  usual('konrad', 'Konrad Zuse', { visibility: 'followers' }),
  usual('mary', 'Mary Kenneth Keller'),
  usual('stephen', 'Stephen Kleene'),
  usual('evelyn', 'Evelyn Boyd Granville', { visibility: 'private' }),
  usual('haskell', 'Haskell Curry'),
  usual('joan', 'Joan Clarke', { visibility: 'private' }),
  usual('alonzo', 'Alonzo Church'),
  usual('betty', 'Betty Holberton'),
  usual('ivan', 'Ivan Sutherland', { visibility: 'followers' }),
  usual('mallory', 'Mallory Malice', { kind: 'suspended' }),
  usual('trudy', 'Trudy Intruder', { kind: 'suspended', visibility: 'private' }),
  usual('wanda', 'Wanda Newcomer', { kind: 'new' }),
  usual('paulo', 'Paulo Chegada', { kind: 'new' }),
  usual('yuki', 'Yuki 初心', { kind: 'new', visibility: 'followers' }),
];

export const emailOf = (username: string) => `${username}@story.example`;
