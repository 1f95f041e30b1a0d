import type { Fixture } from './fixture.ts';
import { type Name, signedInAs } from './people.ts';
import { communityThatTalks } from './talk.ts';

interface Company {
  readonly channels?: readonly string[];
  /** Who is in besides Ada and Grace. */
  readonly others?: readonly Name[];
}

/** A community where Ada and Grace talk, and the browser of each. */
export async function adaAndGrace(fixture: Fixture, { channels = [], others = [] }: Company = {}) {
  const talk = await communityThatTalks(fixture.url, 'night-sky', channels, ['grace', ...others]);
  const adas = await fixture.context();
  const graces = await fixture.context();
  await signedInAs(adas, 'ada');
  await signedInAs(graces, 'grace');
  return { talk, general: { channelId: talk.channels.general ?? '' }, adas, graces };
}
