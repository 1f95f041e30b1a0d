import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ErasureObstacle, getErasure } from '@weft/contract/erasure.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Section } from '../../ui/page/section.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import classes from './delete-section.module.css';

const erasureQuery = queryOptions({
  queryKey: ['erasure'],
  queryFn: ({ signal }) => api.call(getErasure, { signal }),
  // What stands in the way is asked anew whenever one comes: it is mended elsewhere.
  staleTime: 0,
});

/** Says exactly what happens before it asks for anything. */
export function DeleteSection() {
  const t = useT();
  const query = useQuery(erasureQuery);
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t('erasure.title')}>
      <Loaded query={query}>
        {({ graceDays: count, obstacles }) => (
          <div className={classes.parts}>
            <ul className={classes.list}>
              <li>{t('erasure.atOnce')}</li>
              <li>{t('erasure.grace', { count })}</li>
              <li>{t('erasure.after')}</li>
              <li>{t('erasure.stays')}</li>
            </ul>
            {obstacles.length > 0 && <Obstacles obstacles={obstacles} />}
            <div>
              <Button color="red" disabled={obstacles.length > 0} onClick={() => setAsking(true)}>
                {t('erasure.ask')}
              </Button>
            </div>
            {asking && <DeleteDialog graceDays={count} onClose={() => setAsking(false)} />}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Obstacles({ obstacles }: { obstacles: readonly ErasureObstacle[] }) {
  const t = useT();
  return (
    <div className={classes.obstacles}>
      <p>{t('erasure.first')}</p>
      <ul className={classes.list}>
        {obstacles.map(({ kind, name, slug }) => (
          <li key={`${kind} ${slug}`}>
            {t(`erasure.obstacle.${kind}`)}{' '}
            {slug !== null && (
              <Link to="/c/$slug/settings" params={{ slug }}>
                {name}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
