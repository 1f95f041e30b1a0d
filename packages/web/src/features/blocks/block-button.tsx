import { Button } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { Ban } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { useBlocking, useIsBlocked } from './blocks.ts';

/** For the heading line of whatever is about somebody else. */
export function BlockButton({ person }: { person: Pick<Person, 'id' | 'displayName'> }) {
  const t = useT();
  const setBlocked = useBlocking();
  const blocked = useIsBlocked(person.id);
  const name = person.displayName;
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<Ban size={16} aria-hidden />}
      aria-label={t(blocked ? 'blocks.unblockNamed' : 'blocks.blockNamed', { name })}
      onClick={() => void setBlocked(person, !blocked)}
    >
      {t(blocked ? 'blocks.unblock' : 'blocks.block')}
    </Button>
  );
}
