import { ActionIcon, Menu } from '@mantine/core';
import type { Relation } from '@weft/contract/graph.ts';
import type { Person } from '@weft/contract/people.ts';
import { Ellipsis, UserMinus, UsersRound, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { useTie } from './use-tie.ts';

interface TieMenuProps {
  readonly person: Pick<Person, 'id' | 'displayName'>;
  readonly relation: Relation;
}

/** What one does rarely: mute, end a friendship, have somebody follow one no more. What cannot be undone is asked first. */
export function TieMenu({ person, relation }: TieMenuProps) {
  const t = useT();
  const { does } = useTie(person);
  const [ending, setEnding] = useState<'unfriend' | 'removeFollower'>();
  const name = person.displayName;
  const { muted, friends, followsMe } = relation;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('graph.moreNamed', { name })}>
            <Ellipsis size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={muted ? <Volume2 size={16} aria-hidden /> : <VolumeX size={16} aria-hidden />}
            onClick={() => void does(muted ? 'unmuteUser' : 'muteUser')}
          >
            {t(muted ? 'graph.unmuteNamed' : 'graph.muteNamed', { name })}
          </Menu.Item>
          {friends && (
            <Menu.Item
              leftSection={<UsersRound size={16} aria-hidden />}
              onClick={() => setEnding('unfriend')}
            >
              {t('graph.unfriend')}
            </Menu.Item>
          )}
          {followsMe && (
            <Menu.Item
              leftSection={<UserMinus size={16} aria-hidden />}
              onClick={() => setEnding('removeFollower')}
            >
              {t('graph.removeFollower')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {ending !== undefined && (
        <Confirm
          title={t(`graph.${ending}Ask`, { name })}
          words={t(`graph.${ending}Sure`, { name })}
          no={t('graph.leaveNot')}
          yes={t(`graph.${ending}`)}
          onNo={() => setEnding(undefined)}
          onYes={() => {
            setEnding(undefined);
            void does(ending);
          }}
        />
      )}
    </>
  );
}
