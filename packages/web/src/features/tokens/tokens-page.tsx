import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AccessToken } from '@weft/contract/tokens.ts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { type MadeToken, NewTokenForm } from './new-token-form.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { TokenRow } from './token-row.tsx';
import { TokenSecret } from './token-secret.tsx';
import { tokensQuery } from './tokens.ts';
import classes from './tokens-page.module.css';

/** Settings → Access tokens. */
export function TokensPage() {
  const t = useT();
  const [made, setMade] = useState<MadeToken>();
  const [ending, setEnding] = useState<AccessToken>();
  const query = useInfiniteQuery(tokensQuery);
  const tokens = query.data?.pages.flatMap(({ items }) => items);

  return (
    <Page title={t('tokens.title')} intro={t('tokens.intro')} back={<BackLink to="/settings" />}>
      <Section title={t('tokens.make')}>
        <NewTokenForm onMade={setMade} />
        {made && <TokenSecret key={made.token.id} made={made} />}
      </Section>
      <Section title={t('tokens.yours')}>
        <Loaded query={{ ...query, data: tokens }}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState icon={KeyRound} title={t('tokens.empty')}>
                {t('tokens.emptyHint')}
              </EmptyState>
            ) : (
              <ul className={classes.list}>
                {items.map((token) => (
                  <TokenRow key={token.id} token={token} onRevoke={() => setEnding(token)} />
                ))}
              </ul>
            )
          }
        </Loaded>
        {query.hasNextPage && (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('shared.showMore')}
          </Button>
        )}
      </Section>
      {ending && <RevokeDialog token={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );
}
