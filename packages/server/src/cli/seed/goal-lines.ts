import type { MessageKind } from '@weft/contract/messages.ts';

/** Something that is said about a goal, so many hours before the end of the story. */
export interface GoalLine {
  readonly hours: number;
  readonly by: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly progress?: number;
  /** Which of the lines it answers. */
  readonly answers?: number;
}

export interface GoalTale {
  readonly student: string;
  readonly instructors: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly targetDate: string | null;
  readonly completed?: true;
  readonly lines: readonly GoalLine[];
  /** What is being written when the story ends. */
  readonly drafts?: readonly Omit<GoalLine, 'answers'>[];
}

const said =
  (kind: MessageKind) =>
  (
    hours: number,
    by: string,
    text: string,
    more: { progress?: number; answers?: number } = {},
  ): GoalLine => ({
    ...{ hours, by, kind, text },
    ...more,
  });
const note = said('daily_note');
const did = said('activity');
const reached = said('milestone');
const answer = said('instructor_response');
const word = said('message');

/** Four goals of an observing club: two wait for an answer, one is on its way, one is done. */
export const goalTales: readonly GoalTale[] = [
  {
    ...{ student: 'tim', instructors: ['annie'], targetDate: '2027-04-01' },
    title: 'See all 110 Messier objects',
    description: 'By eye, from the back garden, with the eight-inch. A sketch or a line for each.',
    lines: [
      note(
        560,
        'tim',
        'Clear until eleven. M31, M32 and M110 in one field, and I finally believe that M110 is there.',
      ),
      answer(
        546,
        'annie',
        'M110 is the hard one of the three. Look again beside it, not at it, before the Moon is back.',
        { answers: 0 },
      ),
      did(520, 'tim', 'Two hours at the reservoir. Darker than I thought, and colder.'),
      reached(498, 'tim', 'Twenty-two of 110.', { progress: 20 }),
      answer(480, 'annie', 'A fifth in three weeks is fast. From here on the seasons decide, not you.'),
      note(402, 'tim', 'Clouds. Sorted the list by season instead: fourteen of them are gone by January.'),
      answer(390, 'annie', 'That list is worth a clear night. Put the fourteen at the top.', { answers: 5 }),
      note(264, 'tim', 'M1: a smudge, and then, after ten minutes, a smudge with an edge.'),
      word(262, 'tim', 'Does a hazy one count if I could not say its shape?'),
      word(259, 'annie', 'It counts when you would find it again without the chart.'),
      reached(170, 'tim', 'Thirty-eight. All of Auriga in one night.', { progress: 35 }),
      answer(161, 'annie', 'Three clusters before midnight! Write down what told them apart.', {
        answers: 10,
      }),
      note(47, 'tim', 'M42 with four stars in the middle, and for a moment a fifth.'),
      note(23, 'tim', 'High cloud, so only M45. Counted eleven without the telescope.'),
    ],
    drafts: [note(1, 'tim', 'Tonight: the last two of Andromeda, if the neighbours turn off their')],
  },
  {
    ...{ student: 'margaret', instructors: ['annie', 'ada'], targetDate: '2026-11-30' },
    title: 'Sketch the Moon for a whole cycle',
    description: 'A drawing each clear evening, the same size, the same pencil.',
    lines: [
      did(470, 'margaret', 'Cut thirty cards to the same size and drew the circles.'),
      note(454, 'margaret', 'A thin crescent, twenty minutes before it was behind the chimney.'),
      answer(440, 'ada', 'The dark part has a glow of its own: leave it grey, not black.', { answers: 1 }),
      note(382, 'margaret', 'First quarter. The shadow line is nothing like straight.'),
      reached(380, 'margaret', 'Seven cards of thirty.', { progress: 25 }),
      answer(366, 'annie', 'Good. Choose one crater now and draw it every night.', { answers: 3 }),
      note(334, 'margaret', 'Copernicus it is. Its rays are longer than I drew them yesterday.'),
      note(214, 'margaret', 'Full, and flat. The hardest one so far: there is nothing to hold on to.'),
      answer(205, 'ada', 'Nothing but the seas. Draw their edges and stop there.', { answers: 7 }),
      reached(120, 'margaret', 'Nineteen cards.', { progress: 63 }),
      answer(112, 'annie', 'You will make it, if November lets you.'),
      note(70, 'margaret', 'Waning, at five in the morning. A different light altogether.'),
    ],
    drafts: [answer(2, 'annie', 'Morning sketches are the rare ones. What did Copernicus look')],
  },
  {
    ...{ student: 'ada', instructors: ['annie'], targetDate: '2026-12-20' },
    title: 'Time the moons of Jupiter',
    description: 'When Io comes and goes, with a watch and the small refractor, against the tables.',
    lines: [
      note(312, 'ada', 'Io behind the limb at 22:14:30, give or take twenty seconds.'),
      answer(300, 'annie', 'Say how you started the watch. The twenty seconds are mostly you.', {
        answers: 0,
      }),
      note(216, 'ada', 'Started it by voice this time: give or take eight.'),
      reached(214, 'ada', 'Five timings.', { progress: 30 }),
      answer(201, 'annie', 'Eight is as good as this telescope. Now the other three moons.', { answers: 2 }),
      did(150, 'ada', 'Computed the tables for December by hand. Two mistakes, both in carrying.'),
      reached(96, 'ada', 'Nine timings, one of Europa.', { progress: 50 }),
      answer(90, 'annie', 'Half. Europa is slower to fade: write down both moments.'),
    ],
    drafts: [note(3, 'ada', 'Io and its shadow together on the disc, at 19:0')],
  },
  {
    ...{ student: 'frances', instructors: ['ada'], targetDate: '2026-11-10', completed: true },
    title: 'Find ten double stars by hopping',
    description: 'From a bright star to a faint one, without the motors.',
    lines: [
      note(520, 'frances', 'Albireo, which everybody finds. Blue and gold, as promised.'),
      note(496, 'frances', 'Lost for an hour between Cassiopeia and nowhere.'),
      answer(488, 'ada', 'Turn the chart until it stands as the sky does. Always first.', { answers: 1 }),
      reached(430, 'frances', 'Four, and none of them twice the same way.', { progress: 40 }),
      note(340, 'frances', 'Almach in one hop.'),
      reached(280, 'frances', 'Ten. The last was Mesarthim, two white eyes.', { progress: 100 }),
      answer(270, 'ada', 'Ten in three weeks, and the motors never ran. Well done.', { answers: 5 }),
    ],
  },
];
