/** Where something stands: a space by the addresses of its community and itself, or somebody's own page. */
export type Place = `${string}/${string}` | 'page';

export interface Written {
  readonly by: string;
  readonly in: Place;
  readonly title?: string;
  readonly content: string;
}

const short = (by: string, place: Place, content: string): Written => ({ by, in: place, content });
const long = (by: string, place: Place, title: string, ...paragraphs: string[]): Written => ({
  ...{ by, in: place, title },
  content: paragraphs.join('\n\n'),
});

/** From the earliest to the latest. What has a title is a longer text. */
export const written: readonly Written[] = [
  long(
    ...(['grace', 'common-room/how-we-do-it', 'How to ask so that somebody answers'] as const),
    'Say what you wanted, what you did, and what came instead. **In that order.** Most questions answer themselves at the second step, which is why I ask for it.',
    '## What helps\n\n- the smallest thing that still goes wrong\n- what it said, word for word\n- what you have tried already',
    'And if you find it yourself: write it below. Somebody will look for it next year. #howto',
  ),
  short(
    'linus',
    'common-room/posts',
    'It works. I do not know why yet, which worries me more than when it did not.',
  ),
  long(
    ...(['margaret', 'common-room/how-we-do-it', 'What we check before anything goes out'] as const),
    'A list that nobody reads is a list that is too long. Ours has five lines:',
    '1. Does it start on a machine that has never seen it?\n2. What does it do when the disk is full?\n3. Who is told when it stops?\n4. Can it be taken back?\n5. Has somebody else read it?',
    'The fourth one has saved us twice this year. #howto #releases',
  ),
  short(
    'hedy',
    'page',
    'Eighty-eight frequencies, like the keys of a piano. Somebody asked me why that many. That is why.',
  ),
  long(
    ...(['ada', 'page', 'What the engine cannot do'] as const),
    'It has no pretensions to originate anything. It can do whatever we know how to order it to perform, and follow an analysis as far as we can take one.',
    'I wrote that in a note, and it has been quoted against machines ever since. I meant it as praise: a thing that does **exactly** what was said is rarer than one that guesses. #machines',
  ),
  short('ken', 'common-room/posts', 'Deleted a thousand lines today. My best day this month. #deleting'),
  long(
    ...(['katherine', 'night-sky/build-your-own', 'A mirror, ground by hand, in eleven evenings'] as const),
    'Six inches of plate glass, five grades of grit, and a barrel to walk around. The first evening is the loudest.',
    '| evening | grit | what one sees |\n| --- | --- | --- |\n| 1 to 3 | 80 | a bowl |\n| 4 to 7 | 220 | a grey bowl |\n| 8 to 10 | 600 | fog |\n| 11 | pitch and rouge | oneself |',
    'Check the curve after **every** grade. I did not after the third, and went back two evenings. #mirrors #stars',
  ),
  short(
    'donald',
    'slow-readers/chapter-by-chapter',
    'Chapter one is about the weather. It stays about the weather. Do not give up.',
  ),
  long(
    ...(['donald', 'slow-readers/chapter-by-chapter', 'Chapter two: somebody arrives'] as const),
    'At last. It takes her eleven pages to cross the room, and by the end one knows every chair in it.',
    'What struck me: nobody says a word to her. All that is said is said *about* her, in her hearing. #novels',
  ),
  long(
    ...(['sophie', 'slow-readers/essays', 'In praise of the long footnote'] as const),
    'A footnote is where an author stops performing. The hand on the shoulder, the voice lowered: *by the way*.',
    'I have begun to read them first. It turns every book into two, and the second one is kinder. #novels #footnotes',
  ),
  short(
    'radia',
    'common-room/shown-and-told',
    'I think that I shall never see a switchboard lovely as this one. Rewired the whole hall; the lamps agree with the doors again.',
  ),
  long(
    ...(['radia', 'common-room/shown-and-told', 'The hall, before and after'] as const),
    'Before: nine switches, of which four did something. After: four switches.',
    'The trick was to draw it as a tree, and to throw away every line that closed a circle. It is always the same trick. #wiring',
  ),
  short(
    'tim',
    'page',
    'Made the index public. It costs nothing, and somebody will find something in it that I cannot think of.',
  ),
  long(
    ...(['emmy', 'night-sky/field-reports', 'Perseids from the orchard, 12 August'] as const),
    'Clear from eleven, dew from one. We counted in turns of twenty minutes, lying on the old gate.',
    '- 23:00 to 00:00: 31\n- 00:00 to 01:00: 44\n- 01:00 to 02:00: 52, two of them with trains that stayed',
    'Next year: a second blanket, and **no lamp**, not even a red one. #meteors #stars',
  ),
  short(
    'alan',
    'page',
    'Thirty-one kilometres before breakfast. The last six were about a proof, and I remember none of the road.',
  ),
  long(
    ...(['edsger', 'page', 'Why I write with a pen'] as const),
    'Because one cannot move a paragraph that is written in ink, one has to know where it belongs before it is there.',
    'It is slow, and that is what it is for. #writing',
  ),
  long(
    ...(['barbara', 'common-room/how-we-do-it', 'When may one thing stand in for another?'] as const),
    'When nobody who relied on the first can tell. Not "when it has the same names": when it *keeps the same promises*.',
    'So before you replace something, write down what was promised. You will find that half of it was only ever hoped. #howto',
  ),
  short(
    'annie',
    'night-sky/field-reports',
    'Saturn through the twelve-inch, steady for a whole minute. The division was as black as a line of ink. #planets',
  ),
  long(
    ...(['annie', 'night-sky/build-your-own', 'Balance first, motor later'] as const),
    'Three people have asked me this month why their mount stops at the meridian. It is never the motor.',
    'Take the motor off. Let go of the tube in any position. If it moves, that is what you were asking the motor to hold. #mounts #stars',
  ),
  short(
    'karen',
    'slow-readers/posts',
    'A word tells more the fewer pages it is on. I did not expect this to be true of novels, too. #novels',
  ),
  long(
    ...(['karen', 'slow-readers/essays', 'What I look for when I search'] as const),
    'Not the page. The page that the page made me think of. An index gives me the first; only people have ever given me the second.',
    'So I ask two questions: *where is it written*, and *who would know*. The second is faster. #search',
  ),
  short(
    'frances',
    'page',
    'Taught a machine to throw away work nobody would look at. It is very good at it. I am practising.',
  ),
  long(
    ...(['margaret', 'common-room/house-meetings', 'House meeting, October'] as const),
    'Present: Grace, Radia, Ken, Barbara, Margaret.',
    '- The lamp in the hall **stays**.\n- Lunch moves to half past twelve, on trial.\n- Whoever takes the last of the coffee makes the next. No exceptions were asked for.',
    'Next time on the first Tuesday. #minutes',
  ),
  short(
    'dennis',
    'common-room/posts',
    'A small language, and room to be wrong in it. That was all we wanted.',
  ),
  long(
    ...(['leslie', 'page', 'Which came first?'] as const),
    'Two people wrote at the same moment, and each says that the other was later. Both are right.',
    'There is no "same moment". There is only what one of them had heard by then. Once one stops asking *when* and asks *what did you know*, most arguments are over. #clocks',
  ),
  short(
    'anita',
    'common-room/shown-and-told',
    'Forty of us in one room, and nobody had to explain why she was there. More of this, please.',
  ),
  long(
    ...(['rozsa', 'page', 'Playing with infinity, again'] as const),
    'A pupil asked me today what comes after the last number. I said: the question does. He was content with that for a whole minute.',
    'I love that minute best of all that I teach. #numbers',
  ),
  short(
    'konrad',
    'page',
    'Relays from the flea market: thirty of forty click. That is a better rate than last year. #machines',
  ),
  long(
    ...(['lynn', 'slow-readers/posts', 'Reading in company'] as const),
    'I had read it twice alone. The third time, with all of you, it turned out to be a comedy.',
    'Nobody had told me. #novels',
  ),
  short(
    'hedy',
    'common-room/posts',
    'If you are told that you are too early: you are, and you will be glad of it later.',
  ),
  long(
    ...(['ken', 'common-room/how-we-do-it', 'Do one thing'] as const),
    'If the name of it has an "and" in it, it is two things. Make two.',
    '```\nsort names | uniq -c | sort -rn | head\n```',
    'Four things that know nothing of each other. I have used that line more often than anything else I wrote. #howto #deleting',
  ),
  short(
    'katherine',
    'night-sky/posts',
    'Checked the table for December by hand. Two of the rising times were off by a minute; they are not now. #stars',
  ),
  long(
    ...(['ada', 'night-sky/field-reports', 'M81 and M82 in one field'] as const),
    'Begin at **Dubhe**, go from Phecda to Dubhe and as far again. With the 32 mm both stand in one field: an egg and a cigar.',
    'Averted vision, ten minutes without a lamp, and then they do not leave any more. #galaxies #stars',
  ),
  short('claude', 'page', 'Juggling is mostly about the hands that are empty.'),
  short(
    'grace',
    'page',
    'A foot of wire is a nanosecond. I carry some with me; people believe what they can hold.',
  ),
  long(
    ...(['grace', 'page', 'What I keep in my pocket'] as const),
    'Thirty centimetres of wire: how far light gets in a nanosecond. Pepper: what picoseconds look like, if you are in a hurry.',
    'Nobody has ever argued with a piece of wire. #teaching',
  ),
  short('niklaus', 'page', 'One rereads the short ones.'),
  short(
    'john',
    'common-room/posts',
    'Somebody has put the kettle on a timer. I have questions. I also have tea.',
  ),
  long(
    ...(['sophie', 'slow-readers/essays', 'How much can one leave out?'] as const),
    'We once left out everything that was not used often, and it became faster than anything that had it all.',
    'The book of this season does the same with its people: whoever is not needed is not described. And yet one would know them on the street. #novels #deleting',
  ),
  short('wanda', 'page', 'Hello! I came by an invite and have been reading for three hours.'),
];

/** What is said under them, whoever says it. */
export const answers: readonly string[] = [
  'I needed exactly this today.',
  'This is how I do it, too. Except for the last part, where I give up.',
  'Could you say more about the second step?',
  'Tried it. It works, with a shorter lever.',
  'I would put it the other way round, but then I always would.',
  'Saved for the next rainy Sunday.',
  'We had the same in spring. It was the cable.',
  '*Exactly.* And nobody believes it before it has happened to them.',
  'Is there a picture of it?',
  'Three of us read this aloud at lunch.',
  'Half agree. The other half I have to sleep on.',
  'Where did you find it?',
  'That last sentence!',
  'I have a spare one, if somebody needs it.',
  'It took me a year to see that.',
  'Not in our climate, alas.',
];

/** What is said to what was said. */
export const replies: readonly string[] = [
  'Gladly: bring it along on Thursday.',
  'It was the cable. It is always the cable.',
  'Two of them, and both by accident.',
  'Sleep on it, and tell us.',
  'I will look it up tonight.',
  'Thank you. I had not seen it like that.',
  'Yes, in the second drawer.',
  'That would be kind!',
];

/** With what somebody shows it on their page. */
export const shownWith: readonly string[] = [
  '',
  '',
  'Read this.',
  'Of all that I read this week, this.',
  'For later, and for you.',
];
