import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { deleteReported, handleReport, type ReportCase } from '@weft/contract/reports.ts';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { ReportedLine } from './line.tsx';
import classes from './reports.module.css';
import { refetchReports } from './reports.ts';

const ActOnDialog = lazy(() =>
  import('../communities/act-on-dialog.tsx').then((m) => ({ default: m.ActOnDialog })),
);

/** One message or page, everybody who reported it, and what can be done. */
export function CaseRow({ one }: { one: ReportCase }) {
  const t = useT();
  const [doing, setDoing] = useState<'delete' | 'act'>();
  const { handle, remove } = useCaseActs(one);
  const { person, message, evidence, count, reports, state, communityId } = one;
  const name = person.displayName;
  const close = () => setDoing(undefined);
  return (
    <li className={classes.case}>
      <div className={classes.head}>
        <Avatar id={person.id} name={name} picture={person.avatar} />
        <div className={classes.words}>
          <p className={classes.author}>{name}</p>
          <p className={classes.soft}>
            <Where one={one} /> · {t('reports.count', { count })}
          </p>
        </div>
      </div>
      <div className={classes.quote}>
        {evidence.before.map((line) => (
          <ReportedLine key={line.sentAt} line={line} />
        ))}
        {evidence.message !== null && <ReportedLine line={evidence.message} />}
        {evidence.page !== null && (
          <p className={classes.line}>{evidence.page.bio || `@${evidence.page.username}`}</p>
        )}
      </div>
      {message !== null && message.state !== 'as_reported' && (
        <p className={classes.soft}>{t(message.state === 'edited' ? 'reports.edited' : 'reports.deleted')}</p>
      )}
      <ul className={classes.reporters}>
        {reports.map(({ reporter, reason, words, at }) => (
          <li key={`${reporter?.id} ${at}`} className={classes.soft}>
            {reporter?.displayName ?? t('inbox.somebody')}: {t(`reports.reason.${reason}`)}
            {words !== '' && ` – ${words}`} · <RelativeTime at={at} />
          </li>
        ))}
      </ul>
      <div className={classes.acts}>
        {state === 'open' ? (
          <>
            {message !== null && message.state !== 'deleted' && (
              <Button variant="default" size="xs" color="red" onClick={() => setDoing('delete')}>
                {t('reports.delete')}
              </Button>
            )}
            {communityId !== null && (
              <Button
                variant="default"
                size="xs"
                aria-label={t('mute.actOn', { name })}
                onClick={() => setDoing('act')}
              >
                {t('mute.act')}
              </Button>
            )}
            <Button variant="default" size="xs" onClick={() => void handle('dismissed')}>
              {t('reports.dismiss')}
            </Button>
            <Button size="xs" onClick={() => void handle('resolved')}>
              {t('reports.resolve')}
            </Button>
          </>
        ) : (
          <>
            <p className={classes.soft}>
              {t(`reports.was.${state}`, { name: one.handledBy?.displayName ?? t('inbox.somebody') })}
              {one.handledAt !== null && (
                <>
                  {' '}
                  <RelativeTime at={one.handledAt} />
                </>
              )}
            </p>
            <Button variant="default" size="xs" onClick={() => void handle('open')}>
              {t('reports.reopen')}
            </Button>
          </>
        )}
      </div>
      {doing === 'delete' && (
        <Confirm
          title={t('reports.delete')}
          words={t('reports.deleteSure')}
          no={t('shared.cancel')}
          yes={t('reports.delete')}
          onNo={close}
          onYes={() => {
            close();
            void remove();
          }}
        />
      )}
      {doing === 'act' && communityId !== null && (
        <Suspense fallback={null}>
          <ActOnDialog communityId={communityId} userId={person.id} name={name} onClose={close} />
        </Suspense>
      )}
    </li>
  );
}

/** Where it stands, for whoever may read it there; else only what kind of place. */
function Where({ one: { message, person } }: { one: ReportCase }) {
  const t = useT();
  if (message === null)
    return (
      <Link to="/u/$username" params={{ username: person.username }}>
        {t('reports.profile')}
      </Link>
    );
  if (message.link === null) return t('reports.closedPlace');
  return (
    <Link to="/to/message/$messageId" params={{ messageId: message.link }}>
      {message.channel === null ? t('reports.message') : t('reports.messageIn', { channel: message.channel })}
    </Link>
  );
}

function useCaseActs({ id: reportId, communityId, state: before }: ReportCase) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const refetch = () => refetchReports(queryClient, communityId ?? undefined);
  const attempt = async (work: Promise<unknown>) => {
    try {
      await work;
      await refetch();
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  const put = (state: ReportCase['state']) =>
    attempt(api.call(handleReport, { params: { reportId }, body: { state } }));
  return {
    handle: async (state: ReportCase['state']) => {
      if (!(await put(state))) return;
      const text = t(state === 'open' ? 'reports.isOpen' : 'reports.isHandled');
      toast({ text, undo: () => void put(before) });
    },
    remove: async () => {
      if (await attempt(api.call(deleteReported, { params: { reportId } })))
        toast({ text: t('reports.isDeleted') });
    },
  };
}
