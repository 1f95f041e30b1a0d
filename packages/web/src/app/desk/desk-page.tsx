import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { visitDesk } from '@weft/contract/desk.ts';
import { CheckCheck, Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import classes from '../../features/desk/desk.module.css';
import { type DeskShow, deskQuery, deskShows } from '../../features/desk/desk.ts';
import { DeskList, idOf } from '../../features/desk/desk-list.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { DeskNoteOpen } from './desk-note.tsx';
import { useDeskWalk } from './use-desk-walk.ts';

const route = getRouteApi('/frame/desk');

/** What one's students sent, note after note, and where one answers each. */
export function DeskPage() {
  const t = useT();
  const { show = 'waiting' } = route.useSearch();
  const navigate = route.useNavigate();
  const [turn, setTurn] = useState(0);
  return (
    <Page fill title={t('desk.title')} back={<BackLink to="/goals" />}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('desk.show')}
          value={show}
          onChange={(value) =>
            void navigate({ search: { show: deskShows.find((one) => one === value) }, replace: true })
          }
          data={deskShows.map((value) => ({ value, label: t(`desk.show.${value}`) }))}
        />
      </div>
      <Desk key={`${show} ${turn}`} show={show} onAgain={() => setTurn((times) => times + 1)} />
    </Page>
  );
}

function Desk({ show, onAgain }: { show: DeskShow; onAgain: () => void }) {
  const t = useT();
  const { note: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(deskQuery(show));
  const items = query.data?.pages.flatMap((page) => page.items);
  const walk = useDeskWalk(items ?? [], wanted, show);
  const { current, notes } = walk;
  const seen = useSeen(notes.at(-1)?.message.sentAt, onAgain);
  const goTo = (note: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, note }), replace: true });
  const id = current === undefined ? undefined : idOf(current);
  // It stays this note, whatever is answered meanwhile.
  useEffect(() => {
    if (id !== undefined && id !== wanted)
      void navigate({ search: (before) => ({ ...before, note: id }), replace: true });
  }, [id, wanted, navigate]);
  if (query.hasNextPage && walk.next === undefined && !query.isFetching) void query.fetchNextPage();

  return (
    <Loaded query={{ data: items, error: query.error, refetch: query.refetch }} lines={8}>
      {() =>
        current === undefined ? (
          <EmptyState icon={Inbox} title={t(`desk.none.${show}`)}>
            {t('desk.noneHint')}
          </EmptyState>
        ) : (
          <div className={classes.desk}>
            <DeskList notes={notes} current={idOf(current)} isAnswered={walk.isAnswered} onChoose={goTo} />
            <DeskNoteOpen
              key={idOf(current)}
              note={current}
              at={walk.at}
              all={notes.length}
              previous={walk.previous}
              next={walk.next}
              goTo={goTo}
              end={
                show === 'new' && (
                  <Button
                    variant="default"
                    leftSection={<CheckCheck size={16} aria-hidden />}
                    onClick={() => void seen(query.data?.pages[0]?.seenUntil ?? null)}
                  >
                    {t('desk.seen')}
                  </Button>
                )
              }
            />
          </div>
        )
      }
    </Loaded>
  );
}

/** All that stands here has been seen: what is sent from now on is new. Said again, it was not. */
function useSeen(latest: string | undefined, onAgain: () => void) {
  const t = useT();
  const toast = useToast();
  const { queryClient } = route.useRouteContext();
  const say = async (seenUntil: string | null) => {
    try {
      await api.call(visitDesk, { body: { seenUntil } });
      await queryClient.resetQueries({ queryKey: deskQuery('new').queryKey });
      onAgain();
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  return async (before: string | null) => {
    if (latest !== undefined && (await say(latest)))
      toast({ text: t('desk.wasSeen'), undo: () => void say(before) });
  };
}
