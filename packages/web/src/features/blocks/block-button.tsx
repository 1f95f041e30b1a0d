import { ActionIcon, Button } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { Ban } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { useBlocking, useIsBlocked } from './blocks.ts';

type Somebody = Pick<Person, 'id' | 'displayName'>;

export function BlockButton({ person }: { person: Somebody }) {
  const t = useT();
  const setBlocked = useBlocking();
  const blocked = useIsBlocked(person.id);
  const name = person.displayName;
  return (
    <Button
      variant={blocked ? 'default' : 'subtle'}
      color="gray"
      leftSection={<Ban size={16} aria-hidden />}
      aria-label={t(blocked ? 'blocks.unblockNamed' : 'blocks.blockNamed', { name })}
      onClick={() => void setBlocked(person, !blocked)}
    >
      {t(blocked ? 'blocks.unblock' : 'blocks.block')}
    </Button>
  );
}

/** In the heading line of a conversation: where it is closed the way back stands below. */
export function BlockIcon({ person }: { person: Somebody }) {
  const t = useT();
  const setBlocked = useBlocking();
  if (useIsBlocked(person.id)) return null;
  return (
    <ActionIcon
      aria-label={t('blocks.blockNamed', { name: person.displayName })}
      onClick={() => void setBlocked(person, true)}
    >
      <Ban size={20} aria-hidden />
    </ActionIcon>
  );
}
