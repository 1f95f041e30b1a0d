import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CornerDownRight } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { useIsBlocked } from '../blocks/blocks.ts';
import classes from './quoted.module.css';
import { useRemoved } from './removals.ts';
import { rootQuery } from './root.ts';

/** Above a message that speaks to another one: whose it is and its first words. Leads there. */
export function Quoted({ messageId }: { messageId: string }) {
  const t = useT();
  const queryClient = useQueryClient();
  const removed = useRemoved().has(messageId);
  const { data, error } = useQuery({ ...rootQuery(queryClient, messageId), staleTime: 5 * 60_000 });
  const blocked = useIsBlocked(data?.author.id ?? '');
  const gone = removed || data?.deleted === true || (data === undefined && error !== null);
  const words =
    data === undefined || gone
      ? ''
      : `${data.author.displayName}: ${blocked ? t('blocks.somebody') : firstLine(data.content)}`;
  return (
    <p className={classes.quoted}>
      <CornerDownRight size={14} aria-hidden />
      {gone ? (
        <span>{t('chat.deleted')}</span>
      ) : (
        <Link
          to="/to/message/$messageId"
          params={{ messageId }}
          className={classes.words ?? ''}
          preload={false}
        >
          {words === '' ? '…' : words}
        </Link>
      )}
    </p>
  );
}

/** Without the signs that make words strong: here they are only words. */
function firstLine(content: string): string {
  const line = content.split('\n').find((one) => one.trim() !== '');
  return line?.replaceAll(/[*`~]|^[#>-]+ /g, '') ?? '…';
}
