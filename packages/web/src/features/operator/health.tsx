import type { OperatorFinding, OperatorOverview } from '@weft/contract/operator.ts';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './health.module.css';

const icons = { ok: CircleCheck, note: TriangleAlert, problem: CircleAlert } as const;

/** What `weft doctor` would say first: each part with a sign and a word, never a colour alone. */
export function Health({ overview }: { overview: OperatorOverview }) {
  const { t } = useLanguage();
  return (
    <>
      <ul className={classes.findings}>
        {overview.findings.map(({ check, state }) => {
          const Icon = icons[state];
          return (
            <li key={check} className={classes.finding}>
              <span className={classes.sign} data-state={state}>
                <Icon size={20} aria-hidden />
              </span>
              <span className={classes.name}>{t(`operator.check.${check}`)}</span>
              <span className={classes.says}>
                <Says check={check} state={state} overview={overview} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className={classes.version}>
        {t('operator.version')} {overview.version} · {t('operator.running')}{' '}
        <RelativeTime at={overview.startedAt} />
      </p>
    </>
  );
}

function Says({ check, state, overview }: OperatorFinding & { overview: OperatorOverview }): ReactNode {
  const { t, locale } = useLanguage();
  const { mail, jobs, storage, lastBackupAt } = overview;
  switch (check) {
    case 'mail':
      return mail.server ? t('operator.mailSent', mail) : t('operator.mailKept', { count: mail.kept });
    case 'jobs':
      return t('operator.jobsNow', jobs);
    case 'storage':
      return state === 'ok'
        ? t('operator.storageNow', { used: bytesInWords(storage.usedBytes, locale), name: storage.name })
        : t('operator.state.problem');
    case 'backup':
      return lastBackupAt === null ? t('operator.noBackup') : <RelativeTime at={lastBackupAt} />;
    default:
      return t(`operator.state.${state}`);
  }
}
