import { useQuery } from '@tanstack/react-query';
import { listMembers } from '@weft/contract/members.ts';
import type { Person } from '@weft/contract/people.ts';
import { useId } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import classes from './goal-form.module.css';

/** From the least to the most: those who teach come before those who also run the place. */
const roles = ['instructor', 'moderator', 'admin', 'owner'] as const;

export const instructorsQuery = (communityId: string) => ({
  queryKey: ['members', communityId, 'instructors'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly Person[]> => {
    const found = await Promise.all(
      roles.map((role) =>
        api.call(listMembers, { params: { communityId }, query: { limit: 100, role }, signal }),
      ),
    );
    return found.flatMap(({ items }) =>
      items.map(({ userId: id, username, displayName, avatar }) => ({ id, username, displayName, avatar })),
    );
  },
});

interface InstructorsFieldProps {
  readonly communityId: string;
  /** Whose goal it is: nobody accompanies themselves. */
  readonly studentId: string | undefined;
  readonly chosen: readonly string[];
  readonly onChoose: (userId: string, chosen: boolean) => void;
}

/** Who may read the goal and answers to its notes: some of those who accompany goals here. */
export function InstructorsField({ communityId, studentId, chosen, onChoose }: InstructorsFieldProps) {
  const t = useT();
  const id = useId();
  const query = useQuery(instructorsQuery(communityId));
  return (
    <fieldset className={classes.people} aria-describedby={id}>
      <legend>{t('goals.instructors')}</legend>
      <p id={id} className={classes.hint}>
        {t('goals.instructorsHint')}
      </p>
      <Loaded query={query}>
        {(all) => {
          const others = all.filter((one) => one.id !== studentId);
          return others.length === 0 ? (
            <p className={classes.hint}>{t('goals.noInstructors')}</p>
          ) : (
            <ul className={classes.choices}>
              {others.map(({ id: userId, displayName, avatar }) => (
                <li key={userId}>
                  <label className={classes.choice}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(userId)}
                      onChange={({ currentTarget: { checked } }) => onChoose(userId, checked)}
                    />
                    <Avatar id={userId} name={displayName} picture={avatar} size={24} />
                    {displayName}
                  </label>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </fieldset>
  );
}
