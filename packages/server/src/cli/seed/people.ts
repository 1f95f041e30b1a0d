import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { setRole, setSuspended } from '../../features/accounts/manage.ts';
import { maySetRole, maySuspend } from '../../features/accounts/policy.ts';
import { cast, emailOf } from './cast.ts';
import { type Chapter, daysBefore, idAt, type Person, personIn, type Story } from './story.ts';

/** Forty accounts; Ada runs the server, and two had to be suspended. */
export const people: Chapter = {
  name: 'people',
  async tell(story) {
    for (const [n, character] of cast.entries()) {
      const createdAt = arrivalOf(story, n);
      const person: Person = { ...character, id: idAt(createdAt, n), createdAt };
      await settle(story, person, n);
      story.people.set(person.username, person);
    }
    const { id } = personIn(story, 'ada');
    await setRole(story.tx, maySetRole.permit(operator, { id }), 'admin');
    for (const [username, reason] of [
      ['mallory', 'Sold pills in #general, after two warnings.'],
      ['trudy', 'Read along with the account of somebody else.'],
    ] as const) {
      const subject = { id: personIn(story, username).id };
      await setSuspended(story.tx, maySuspend.permit(operator, subject), true, reason);
    }
  },
};

/** Over most of a year, ever faster; the new ones within the last two days. */
function arrivalOf(story: Story, n: number): Date {
  const usual = cast.length - 3;
  const days = n < usual ? 300 * (1 - (n / usual) ** 0.7) + 5 : 2 - (n - usual) * 0.6;
  return daysBefore(story, days + story.random() * 0.1);
}

async function settle({ tx, now, random, passwordHash }: Story, person: Person, n: number): Promise<void> {
  const { id, username, name, kind, bio, visibility, createdAt } = person;
  const sinceArrival = now.getTime() - createdAt.getTime();
  const lastSignIn = new Date(now.getTime() - (kind === 'new' ? 0.1 : random() ** 3) * sinceArrival);
  await tx.rows(sql`
    insert into users (id, username, email, email_verified, language, last_login_at, created_at, updated_at)
    values (${id}, ${username}, ${emailOf(username)}, ${kind !== 'new'}, ${n % 4 === 3 ? 'de' : 'en'}, ${lastSignIn},
      ${createdAt}, ${createdAt})`);
  await tx.rows(sql`
    insert into user_profiles (user_id, display_name, bio, visibility, created_at, updated_at)
    values (${id}, ${name}, ${bio}, ${visibility}, ${createdAt}, ${createdAt})`);
  await tx.rows(sql`insert into user_passwords (user_id, hash) values (${id}, ${passwordHash})`);
}
