import { Button, type ButtonProps } from '@mantine/core';
import type { Relation } from '@weft/contract/graph.ts';
import type { Person } from '@weft/contract/people.ts';
import { Check, Hourglass, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { useFollow } from './use-follow.ts';

interface FollowButtonProps {
  readonly person: Pick<Person, 'id' | 'displayName'>;
  readonly relation: Relation;
  readonly size?: ButtonProps['size'];
}

/** Says how one stands to them, and changes it. Whoever would have to be let in again is asked before they leave. */
export function FollowButton({ person, relation, size = 'sm' }: FollowButtonProps) {
  const t = useT();
  const { following, follow, unfollow } = useFollow(person, relation);
  const [leaving, setLeaving] = useState(false);
  const name = person.displayName;
  const state = following === 'no' && relation.closed ? 'ask' : following;
  const Icon = following === 'no' ? UserPlus : following === 'yes' ? Check : Hourglass;

  const press = () => {
    if (following === 'no') follow();
    else if (following === 'yes' && relation.closed) setLeaving(true);
    else unfollow();
  };
  return (
    <>
      <Button
        variant={following === 'no' ? 'filled' : 'default'}
        size={size}
        leftSection={<Icon size={16} aria-hidden />}
        aria-label={t(`graph.follow.${state}Named`, { name })}
        onClick={press}
      >
        {t(`graph.follow.${state}`)}
      </Button>
      {leaving && (
        <Confirm
          title={t('graph.leave', { name })}
          words={t('graph.leaveSure', { name })}
          no={t('graph.leaveNot')}
          yes={t('graph.unfollow')}
          onNo={() => setLeaving(false)}
          onYes={() => {
            setLeaving(false);
            unfollow();
          }}
        />
      )}
    </>
  );
}
