import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@weft/client/failures.ts';
import type { OperatorPersonDetails } from '@weft/contract/operator-people.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { serverQuery } from '../server/api.ts';
import { refetchOperator } from './operator.ts';
import type { PersonAct } from './person-act-list.ts';

/** Does it, says it, and looks again. A refusal stays on the page: it says what to do first. */
export function useActOn({ id, displayName: name }: OperatorPersonDetails) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const keepsMail = useQuery(serverQuery).data?.mail === 'kept';
  const [trouble, setTrouble] = useState<string>();

  const act = async ({ send, said, may }: PersonAct) => {
    setTrouble(undefined);
    try {
      await send(id);
      toast({ text: may === 'sendReset' && keepsMail ? t('operator.keptReset', { name }) : said(t, name) });
    } catch (error) {
      setTrouble(refusalWords(error, t));
    }
    await refetchOperator(queryClient);
  };
  return { act, trouble };
}

/** With the names of what must be handed over, where that is the reason. */
function refusalWords(error: unknown, t: Translate): string {
  if (!(error instanceof ProblemError) || error.code !== 'hand_over_first') return failureWords(error, t);
  const { obstacles = [] } = error.body as { obstacles?: { name: string | null }[] };
  const names = obstacles.map((obstacle) => obstacle.name ?? t('operator.role.admin')).join(', ');
  return t('operator.handOverFirst', { names });
}
