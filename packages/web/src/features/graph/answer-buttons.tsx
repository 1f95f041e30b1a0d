import { Button } from '@mantine/core';
import type { Person } from '@weft/contract/people.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { useTie } from './use-tie.ts';

/** To somebody who would like to follow one. */
export function AnswerButtons({ person }: { person: Pick<Person, 'id' | 'displayName'> }) {
  const t = useT();
  const { busy, does } = useTie(person);
  const name = person.displayName;
  return (
    <>
      <Button
        size="xs"
        disabled={busy}
        aria-label={t('graph.acceptNamed', { name })}
        onClick={() => void does('acceptFollow')}
      >
        {t('graph.accept')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={busy}
        aria-label={t('graph.declineNamed', { name })}
        onClick={() => void does('declineFollow')}
      >
        {t('graph.decline')}
      </Button>
    </>
  );
}
