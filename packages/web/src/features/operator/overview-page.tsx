import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DailyFigures } from '@weft/contract/operator.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { PlainKey } from '../../i18n/words.ts';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import { Chart } from '../../ui/chart/chart.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Health } from './health.tsx';
import { figuresQuery, overviewQuery, type Range } from './operator.ts';
import { OperatorPlaces } from './operator-places.tsx';
import classes from './overview-page.module.css';

const route = getRouteApi('/frame/operator/');
const ranges: readonly Range[] = ['30', '90', '365'];

/** How the server is, how many are here, and how that came to be. */
export function OverviewPage() {
  const { t, locale } = useLanguage();
  const { days = '30' } = route.useSearch();
  const navigate = route.useNavigate();
  const overview = useQuery(overviewQuery);
  const figures = useQuery({ ...figuresQuery(days), placeholderData: (before) => before });
  const number = new Intl.NumberFormat(locale);

  return (
    <Page title={t('operator.title')} back={<BackLink to="/settings" />}>
      <nav className={classes.places} aria-label={t('operator.pages')}>
        <OperatorPlaces />
      </nav>
      <Loaded query={overview} lines={8}>
        {(now) => (
          <>
            <Section title={t('operator.today')}>
              <dl className={classes.numbers}>
                <Figure name={t('operator.peopleNow')} value={number.format(now.people.total)} />
                <Figure name={t('operator.activeNow')} value={number.format(now.people.activeToday)} />
                <Figure name={t('operator.newNow')} value={number.format(now.people.newThisWeek)} />
                <Figure name={t('operator.communitiesNow')} value={number.format(now.communities)} />
                <Figure name={t('operator.storedNow')} value={bytesInWords(now.storage.usedBytes, locale)} />
              </dl>
            </Section>
            <Section title={t('operator.health')}>
              <Health overview={now} />
            </Section>
          </>
        )}
      </Loaded>
      <Section title={t('operator.overTime')} intro={t('operator.overTimeIntro')}>
        <SegmentedControl
          aria-label={t('operator.range')}
          className={classes.range ?? ''}
          value={days}
          onChange={(value) =>
            void navigate({ search: value === '30' ? {} : { days: value as Range }, replace: true })
          }
          data={ranges.map((value) => ({ value, label: t('operator.days', { count: Number(value) }) }))}
        />
        <Loaded query={figures} lines={8}>
          {(all) => <Charts figures={all} />}
        </Loaded>
      </Section>
    </Page>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.figure}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{value}</dd>
    </div>
  );
}

function Charts({ figures }: { figures: readonly DailyFigures[] }) {
  const { locale } = useLanguage();
  const count = (value: number) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(value);
  const counted = { figures, format: count };
  return (
    <div className={classes.charts}>
      <Over {...counted} title="operator.chart.people" kind="line" of={(day) => day.people} />
      <Over {...counted} title="operator.chart.new" kind="bars" of={(day) => day.newPeople} />
      <Over {...counted} title="operator.chart.active" kind="line" of={(day) => day.activePeople} />
      <Over
        figures={figures}
        title="operator.chart.stored"
        kind="line"
        of={(day) => day.storedBytes}
        format={(value) => bytesInWords(value, locale)}
        unitsOf={1024}
      />
    </div>
  );
}

interface OverProps {
  readonly figures: readonly DailyFigures[];
  readonly title: PlainKey;
  readonly kind: 'line' | 'bars';
  readonly of: (day: DailyFigures) => number | null;
  readonly format: (value: number) => string;
  readonly unitsOf?: 1 | 1024;
}

function Over({ figures, title, kind, of, format, unitsOf = 1 }: OverProps) {
  const { t, locale } = useLanguage();
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const points = figures.map((day) => ({ label: date.format(new Date(day.day)), value: of(day) }));
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const description = t('operator.chart.words', {
    first: points[0]?.label ?? '',
    last: points.at(-1)?.label ?? '',
    most: format(Math.max(0, ...known)),
    now: format(known.at(-1) ?? 0),
  });
  return <Chart title={t(title)} {...{ description, kind, points, format, unitsOf }} />;
}
