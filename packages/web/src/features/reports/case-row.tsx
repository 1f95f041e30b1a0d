import { Button } from '@mantine/core';
import type { ReportCase } from '@weft/contract/reports.ts';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { PostQuote, ReportedLine } from './line.tsx';
import classes from './reports.module.css';
import { useCaseActs } from './use-case-acts.ts';
import { Where } from './where.tsx';

const ActOnDialog = lazy(() =>
  import('../communities/act-on-dialog.tsx').then((m) => ({ default: m.ActOnDialog })),
);

/** One message, page or post, everybody who reported it, and what can be done. */
export function CaseRow({ one }: { one: ReportCase }) {
  const t = useT();
  const [doing, setDoing] = useState<'delete' | 'act'>();
  const acts = useCaseActs(one);
  const { person, message, post, evidence, count, reports, state, communityId } = one;
  // What stands or stood somewhere; a page does not go.
  const now = (message ?? post)?.state;
  const remove = t(post === null ? 'reports.delete' : 'reports.deletePost');
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
        {evidence.post !== null && <PostQuote post={evidence.post} />}
        {evidence.page !== null && (
          <p className={classes.line}>{evidence.page.bio || `@${evidence.page.username}`}</p>
        )}
      </div>
      {now !== undefined && now !== 'as_reported' && (
        <p className={classes.soft}>{t(now === 'edited' ? 'reports.edited' : 'reports.deleted')}</p>
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
            {now !== undefined && now !== 'deleted' && (
              <Button variant="default" size="xs" color="red" onClick={() => setDoing('delete')}>
                {remove}
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
            <Button variant="default" size="xs" onClick={() => void acts.handle('dismissed')}>
              {t('reports.dismiss')}
            </Button>
            <Button size="xs" onClick={() => void acts.handle('resolved')}>
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
            <Button variant="default" size="xs" onClick={() => void acts.handle('open')}>
              {t('reports.reopen')}
            </Button>
          </>
        )}
      </div>
      {doing === 'delete' && (
        <Confirm
          title={remove}
          words={t('reports.deleteSure')}
          no={t('shared.cancel')}
          yes={remove}
          onNo={close}
          onYes={() => {
            close();
            void acts.remove();
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
