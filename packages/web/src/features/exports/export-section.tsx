import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DataExport } from '@weft/contract/exports.ts';
import { Download } from 'lucide-react';
import { useLanguage, useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Section } from '../../ui/page/section.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import classes from './export-section.module.css';
import { exportAddress, exportQuery, useRequestExport } from './exports.ts';

/** One's data to take along: asked for, made in the background, fetched within a week. */
export function ExportSection() {
  const t = useT();
  const query = useQuery(exportQuery);
  const request = useRequestExport();
  const ask = (
    <Button variant="default" loading={request.isPending} onClick={() => request.mutate()}>
      {t(query.data?.export ? 'exports.again' : 'exports.ask')}
    </Button>
  );
  return (
    <Section title={t('exports.title')} intro={t('exports.intro')}>
      <Loaded query={query} lines={2}>
        {({ export: made }) => (
          <div className={classes.state} aria-live="polite">
            {made?.state === 'waiting' && <Waiting made={made} />}
            {made?.state === 'failed' && <p>{t('exports.failed')}</p>}
            {made?.state === 'ready' && <Ready made={made} />}
            {made?.state !== 'waiting' && ask}
          </div>
        )}
      </Loaded>
      <FormProblem words={request.error ? failureWords(request.error, t) : undefined} />
    </Section>
  );
}

function Waiting({ made: { done, total } }: { made: DataExport }) {
  const t = useT();
  const share = total === 0 ? 0 : (100 * done) / total;
  return (
    <div className={classes.waiting}>
      <p>{total === 0 ? t('exports.waiting') : t('exports.going', { done, total })}</p>
      <Progress value={share} aria-label={t('exports.title')} />
    </div>
  );
}

function Ready({ made }: { made: DataExport }) {
  const { t, locale } = useLanguage();
  const size = new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 },
  }).format(Math.max(1, Math.round((made.bytes ?? 0) / 1000)));
  return (
    <>
      <p>{t('exports.ready', { date: shortDate(new Date(made.expiresAt), locale) })}</p>
      <Button
        className={classes.fetch ?? ''}
        component="a"
        href={exportAddress}
        download
        leftSection={<Download size={18} aria-hidden />}
      >
        {t('exports.fetch', { size })}
      </Button>
    </>
  );
}
