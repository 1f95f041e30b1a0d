import { Button } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useOpenDirect } from './open-direct.ts';

/** On somebody's page, for those who share a community with them. */
export function WriteToPerson({ person }: { person: Pick<Person, 'id' | 'displayName'> }) {
  const t = useT();
  const toast = useToast();
  const openDirect = useOpenDirect();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      await openDirect([person.id]);
    } catch (error) {
      toast({ text: failureWords(error, t) });
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<MessageSquare size={18} aria-hidden />}
      loading={busy}
      onClick={() => void open()}
    >
      {t('direct.writeTo', { name: person.displayName })}
    </Button>
  );
}
