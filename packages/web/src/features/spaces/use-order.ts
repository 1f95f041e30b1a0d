import { useQueryClient } from '@tanstack/react-query';
import { orderSpaces } from '@weft/contract/spaces.ts';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { useAnnounce } from '../../ui/announce/announcer.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { moved, ordered } from './order.ts';
import { refetchSpaces, type Spaces } from './spaces.ts';

/** The order as one wants it: seen at once, and sent one after the other, of many quick steps the last alone. */
export function useOrder(communityId: string, spaces: Spaces) {
  const t = useT();
  const toast = useToast();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const [wanted, setWanted] = useState<readonly string[]>();
  const turn = useRef(0);
  const sending = useRef(Promise.resolve());
  const shown = wanted === undefined ? spaces : ordered(spaces, wanted);

  const send = async (mine: number, spaceIds: readonly string[]) => {
    if (mine !== turn.current) return;
    try {
      await api.call(orderSpaces, { params: { communityId }, body: { spaceIds: [...spaceIds] } });
    } catch (error) {
      toast({ text: failureWords(error, t) });
    }
    await refetchSpaces(queryClient, communityId);
    if (mine === turn.current) setWanted(undefined);
  };

  const move = (id: string, by: -1 | 1) => {
    const ids = shown.map((space) => space.id);
    const next = moved(ids, id, by);
    if (next === ids) return;
    setWanted(next);
    const name = shown.find((space) => space.id === id)?.name ?? '';
    announce(t('spaces.moved', { name, place: next.indexOf(id) + 1, count: next.length }));
    turn.current += 1;
    const mine = turn.current;
    sending.current = sending.current.then(() => send(mine, next));
  };

  return { shown, move };
}
