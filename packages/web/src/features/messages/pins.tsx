import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listPins, type Message } from '@weft/contract/messages.ts';
import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import { Pin } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FoldedBy } from '../blocks/folded.tsx';
import { MessageFiles } from './message-files.tsx';
import { MessageHtml } from './message-html.tsx';
import classes from './pins.module.css';
import { useRemoved } from './removals.ts';

/** What everybody should find again in a place, the latest first; each leads to where it was said. */
export function Pins({ place }: { place: Place }) {
  const t = useT();
  const removed = useRemoved();
  const query = useQuery({
    queryKey: ['pins', nameOfPlace(place)],
    queryFn: async ({ signal }): Promise<readonly Message[]> =>
      (await api.call(listPins, { query: { place: nameOfPlace(place) }, signal })).items,
  });
  return (
    <Loaded query={query}>
      {(all) => {
        const pins = all.filter(({ id, pinned, deleted }) => pinned && !deleted && !removed.has(id));
        return pins.length === 0 ? (
          <EmptyState icon={Pin} title={t('chat.noPins')}>
            {t('chat.noPinsHint')}
          </EmptyState>
        ) : (
          <ul className={classes.pins}>
            {pins.map(({ id, author, html, attachments, sentAt }) => (
              <li key={id} className={classes.pin}>
                <p className={classes.head}>
                  <span className={classes.author}>{author.displayName}</span>
                  <Link to="/to/message/$messageId" params={{ messageId: id }} className={classes.when ?? ''}>
                    <RelativeTime at={sentAt} />
                  </Link>
                </p>
                <FoldedBy authorId={author.id}>
                  <MessageHtml html={html} />
                  <MessageFiles files={attachments} />
                </FoldedBy>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
