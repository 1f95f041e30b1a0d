import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  linesBefore,
  lookAtPostReport,
  lookAtReport,
  reportMessage,
  reportPost,
  reportUser,
} from '@weft/contract/reports.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import confirmClasses from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { PostQuote, ReportedLine } from './line.tsx';
import { ReportForm } from './report-form.tsx';
import classes from './reports.module.css';

export type ReportAbout =
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'post'; readonly postId: string }
  | { readonly kind: 'user'; readonly username: string; readonly name: string };

const titles = { message: 'reports.reportMessage', post: 'reports.reportPost' } as const;

/** What exactly goes to whom is shown before it goes. */
export function ReportDialog({ about, onClose }: { about: ReportAbout; onClose: () => void }) {
  const t = useT();
  const title =
    about.kind === 'user' ? t('reports.reportNamed', { name: about.name }) : t(titles[about.kind]);
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={confirmClasses.body}>
        {about.kind === 'message' && <MessageReport messageId={about.messageId} onClose={onClose} />}
        {about.kind === 'post' && <PostReport postId={about.postId} onClose={onClose} />}
        {about.kind === 'user' && (
          <>
            <p className={classes.soft}>{t('reports.toServer')}</p>
            <ReportForm
              onClose={onClose}
              send={(body) => api.call(reportUser, { params: { username: about.username }, body })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

function PostReport({ postId, onClose }: { postId: string; onClose: () => void }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['report', 'post', postId],
    queryFn: ({ signal }) => api.call(lookAtPostReport, { params: { postId }, signal }),
    staleTime: 0,
  });
  return (
    <Loaded query={query}>
      {({ evidence: { post }, goesTo }) => (
        <>
          <p className={classes.soft}>
            {t(goesTo === 'server' ? 'reports.toServer' : 'reports.toCommunity')}
          </p>
          <div className={classes.quote}>{post !== null && <PostQuote post={post} />}</div>
          <ReportForm onClose={onClose} send={(body) => api.call(reportPost, { params: { postId }, body })} />
        </>
      )}
    </Loaded>
  );
}

function MessageReport({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const t = useT();
  const [along, setAlong] = useState(false);
  const query = useQuery({
    queryKey: ['report', messageId],
    queryFn: ({ signal }) => api.call(lookAtReport, { params: { messageId }, signal }),
    staleTime: 0,
  });
  return (
    <Loaded query={query}>
      {({ evidence: { message, before }, goesTo }) => (
        <>
          <p className={classes.soft}>
            {t(goesTo === 'server' ? 'reports.toServer' : 'reports.toCommunity')}
          </p>
          <div className={classes.quote}>
            {along && before.map((line) => <ReportedLine key={line.sentAt} line={line} />)}
            {message !== null && <ReportedLine line={message} />}
          </div>
          {before.length > 0 && (
            <Switch
              label={t('reports.along', { count: before.length })}
              checked={along}
              onChange={({ currentTarget: { checked } }) => setAlong(checked)}
            />
          )}
          <ReportForm
            onClose={onClose}
            send={(body) =>
              api.call(reportMessage, {
                params: { messageId },
                body: { ...body, before: along ? linesBefore : 0 },
              })
            }
          />
        </>
      )}
    </Loaded>
  );
}
