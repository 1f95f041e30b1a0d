import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounce } from '../../ui/announce/announcer.tsx';
import { useMe } from '../accounts/me.ts';
import type { Row } from './rows.ts';

const spokenLetters = 200;

/** What somebody else says in the place that is open is said to a screen reader, once. */
export function useAnnounceNew(rows: readonly Row[], reachesEnd: boolean): void {
  const t = useT();
  const announce = useAnnounce();
  const { id: me, blocked } = useMe();
  const last = rows.findLast((row) => row.kind === 'message');
  const heard = useRef<number>(undefined);

  useEffect(() => {
    if (last?.kind !== 'message' || !reachesEnd) return;
    const { seq, author, content, attachments, deleted } = last.message;
    const before = heard.current;
    heard.current = Math.max(before ?? 0, seq);
    if (before === undefined || seq <= before || author.id === me || deleted || blocked.includes(author.id))
      return;
    const words = content === '' ? attachments.map(({ name }) => name).join(', ') : content;
    announce(t('chat.said', { name: author.displayName, text: words.slice(0, spokenLetters) }));
  }, [last, reachesEnd, me, blocked, announce, t]);
}
