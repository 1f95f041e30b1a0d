/** Something that somebody says, with what others say to it. */
export interface Line {
  readonly by: string;
  readonly text: string;
  readonly replies?: readonly (readonly [by: string, text: string])[];
  /** Emoji, and who gave it. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  readonly pinned?: true;
}

export interface Scene {
  readonly community: string;
  readonly channel: string;
  /** How many hours before the end of the story the first line was said. */
  readonly hours: number;
  readonly lines: readonly Line[];
}

export const scenes: readonly Scene[] = [
  {
    ...{ community: 'common-room', channel: 'general', hours: 300 },
    lines: [
      {
        by: 'grace',
        text: 'Welcome, everybody. House rules, short: **be kind**, say what you tried, and put the long things into threads.',
        reactions: { '❤️': ['ada', 'margaret', 'tim', 'karen'], '👍': ['linus', 'ken', 'dennis'] },
        pinned: true,
      },
      { by: 'linus', text: 'Is there a rule about talking about editors?' },
      {
        by: 'ken',
        text: 'Yes: `ed` is the standard one.',
        reactions: { '😂': ['dennis', 'grace', 'linus'] },
      },
      {
        by: 'margaret',
        text: 'Who is coming on Thursday? I need a number for the kitchen.',
        replies: [
          ['barbara', 'I am, with one guest.'],
          ['tim', 'In. I will bring the projector.'],
          ['sophie', 'Only after eight, if that is all right.'],
          ['margaret', 'It is. Seven so far, then.'],
        ],
      },
    ],
  },
  {
    ...{ community: 'common-room', channel: 'introductions', hours: 260 },
    lines: [
      {
        by: 'karen',
        text: 'Hello. I weigh words by how rare they are, and I am new to chats with threads.',
        reactions: { '👋': ['grace', 'ada', 'tim', 'radia'] },
      },
      { by: 'anita', text: 'Welcome @karen! Ask anything in #help, somebody always answers.' },
      { by: 'rozsa', text: 'I work on functions that call themselves. I am told that I repeat myself.' },
    ],
  },
  {
    ...{ community: 'common-room', channel: 'help', hours: 200 },
    lines: [
      {
        by: 'john',
        text: 'My list is eaten by its own tail. How do I find the cycle without marking every cell?',
        replies: [
          ['alan', 'Two pointers, one twice as fast. If they meet, there is one.'],
          ['john', 'And where does it *begin*?'],
          [
            'edsger',
            'Put one back to the start and let both walk at the same speed. They meet at the beginning.',
          ],
          ['john', 'That is beautiful. Thank you both.'],
        ],
        reactions: { '🧠': ['ada', 'donald'] },
      },
      {
        by: 'frances',
        text: 'Does anybody know why this is slow?\n\n```js\nfor (const a of rows)\n  for (const b of rows) if (a.id === b.parent) link(a, b);\n```',
        replies: [
          [
            'barbara',
            'It looks at every pair. Put the rows into a map by id first, and it looks at each once.',
          ],
          ['frances', 'From 40 s to 30 ms. I should have seen that.'],
          ['barbara', 'Everybody should have seen everything.'],
        ],
      },
      { by: 'mary', text: 'Is there a way to get all my messages out of here, should I ever want to leave?' },
      { by: 'grace', text: 'Settings → Your data. It is a zip with everything you wrote.' },
    ],
  },
  {
    ...{ community: 'common-room', channel: 'finds', hours: 120 },
    lines: [
      {
        by: 'tim',
        text: 'A page from 1990 that still loads: <https://info.cern.ch>. No script, no cookie, no banner.',
        reactions: { '🥹': ['ken', 'sophie', 'grace'] },
      },
      {
        by: 'hedy',
        text: 'On hopping frequencies, by a pianist and an actress: https://patents.google.com/patent/US2292387A/en',
      },
      {
        by: 'radia',
        text: 'A short poem about spanning trees, in case anybody needs one. Also good for #lunch.',
        replies: [
          ['ken', 'Read aloud over soup. It helped.'],
          ['radia', 'The soup or the tree?'],
        ],
        reactions: { '🌳': ['edsger', 'donald', 'leslie', 'claude'] },
      },
    ],
  },
  {
    ...{ community: 'common-room', channel: 'lunch', hours: 50 },
    lines: [
      { by: 'ken', text: 'Today: lentils, bread, and whatever Dennis brought.' },
      { by: 'dennis', text: 'I brought nothing.', reactions: { '😅': ['ken', 'linus'] } },
      { by: 'claude', text: 'The expected lunch is half a sandwich, then.' },
    ],
  },
  {
    ...{ community: 'common-room', channel: 'general', hours: 26 },
    lines: [
      {
        by: 'margaret',
        text: 'Slides of Thursday’s talk are up. The priority displays begin on page 12.',
        replies: [
          ['katherine', 'Page 14, second line: should that not be 1202?'],
          ['margaret', 'It should. Thank you. Corrected.'],
          ['niklaus', 'Lovely that the error in a talk about errors was an error code.'],
        ],
        reactions: { '🚀': ['katherine', 'ada', 'annie', 'betty'] },
      },
      { by: 'linus', text: 'Can somebody review my change before Friday? It is small.' },
      { by: 'sophie', text: 'Define *small*.', reactions: { '👀': ['linus', 'ken'] } },
      { by: 'linus', text: 'Four lines. And eleven files that move.' },
      { by: 'sophie', text: 'Then I will look at the four lines. Tomorrow morning.' },
      {
        by: 'ada',
        text: '@grace could we have a channel for music? There is more of it in #finds every week.',
        replies: [
          ['grace', 'Make one. Everybody can.'],
          ['hedy', 'I am in.'],
        ],
      },
    ],
  },
  {
    ...{ community: 'night-sky', channel: 'observations', hours: 90 },
    lines: [
      {
        by: 'ada',
        text: 'Saturn’s rings at last, with the small mirror, 120×. They are *thin* this year.',
        reactions: { '🪐': ['katherine', 'emmy', 'annie', 'alan'] },
      },
      {
        by: 'katherine',
        text: 'Clear until two tonight, then clouds from the west. I checked it twice.',
        replies: [
          ['alan', 'I can be at the hill at nine.'],
          ['ada', 'Nine it is. Bring something warm.'],
          ['annie', 'I have a spare battery for the mount. For #gear: it holds four hours at −5 °C.'],
        ],
      },
      { by: 'emmy', text: 'Eleven meteors in an hour, lying on my back in the garden. Nobody asked why.' },
    ],
  },
  {
    ...{ community: 'night-sky', channel: 'committee', hours: 40 },
    lines: [
      { by: 'katherine', text: 'The key to the dome is with me until Sunday.' },
      { by: 'ada', text: 'And the budget for the new finder is agreed: 180, no more.' },
    ],
  },
  {
    ...{ community: 'slow-readers', channel: 'this-chapter', hours: 70 },
    lines: [
      {
        by: 'donald',
        text: 'Chapter nine, then. Where did you stop and go back?',
        replies: [
          ['karen', 'At the letter. I read it three times, and it was another letter each time.'],
          ['sophie', 'At the map. There is no reason for a map there, unless he lies.'],
          ['edsger', 'I did not go back. I went slower.'],
        ],
      },
      { by: 'karen', text: 'No spoilers past nine, please. I found one in #side-notes yesterday.' },
    ],
  },
];

/** Between a few people, line by line, each with who says it. */
export const talks: readonly {
  readonly hours: number;
  readonly lines: readonly (readonly [by: string, text: string])[];
}[] = [
  {
    hours: 230,
    lines: [
      ['ada', 'Do you still have my copy of the notes?'],
      ['grace', 'On my desk. Come by.'],
      ['ada', 'After lunch.'],
    ],
  },
  {
    hours: 210,
    lines: [
      ['linus', 'Did you see what they did to the scheduler?'],
      ['ken', 'I try not to look.'],
    ],
  },
  {
    hours: 190,
    lines: [
      ['margaret', 'Can you check my numbers before Thursday?'],
      ['katherine', 'Send them.'],
      ['margaret', 'Sent. Thank you!'],
      ['katherine', 'One is wrong. I will mark it.'],
    ],
  },
  {
    hours: 170,
    lines: [
      ['tim', 'Would you give a talk in March?'],
      ['hedy', 'About what?'],
      ['tim', 'Whatever you like.'],
      ['hedy', 'Then yes.'],
    ],
  },
  {
    hours: 150,
    lines: [
      ['barbara', 'Your question in #help was a good one.'],
      ['frances', 'It felt silly.'],
      ['barbara', 'Those are the good ones.'],
    ],
  },
  {
    hours: 130,
    lines: [
      ['edsger', 'You walk too fast for me.'],
      ['alan', 'You think too fast for me. We are even.'],
    ],
  },
  {
    hours: 110,
    lines: [
      ['radia', 'Coffee?'],
      ['leslie', 'If we can agree on when.'],
    ],
  },
  {
    hours: 95,
    lines: [
      ['sophie', 'I have looked at the four lines.'],
      ['linus', 'And?'],
      ['sophie', 'Three of them are fine.'],
    ],
  },
  {
    hours: 80,
    lines: [
      ['donald', 'There is a typo on page 96, and you get a cheque.'],
      ['karen', 'I will frame it.'],
    ],
  },
  {
    hours: 60,
    lines: [
      ['ada', 'Hill at nine?'],
      ['alan', 'With tea.'],
      ['annie', 'With batteries.'],
    ],
  },
  {
    hours: 30,
    lines: [
      ['grace', 'The three of us should look at who may invite.'],
      ['margaret', 'Tomorrow at ten?'],
      ['radia', 'Fine with me.'],
    ],
  },
  {
    hours: 12,
    lines: [
      ['anita', 'How are your first days here?'],
      ['karen', 'Quieter than I feared, in a good way.'],
    ],
  },
  {
    hours: 4,
    lines: [
      ['hedy', 'The channel for music: who makes it, you or I?'],
      ['ada', 'You have the better taste.'],
    ],
  },
];
