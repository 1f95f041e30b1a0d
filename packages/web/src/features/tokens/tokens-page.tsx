import { useInfiniteQuery } from '@tanstack/react-query';
import type { AccessToken } from '@weft/contract/tokens.ts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
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

  return (
    <Page title={t('tokens.title')} intro={t('tokens.intro')} back={<BackLink to="/settings" />}>
      <Section title={t('tokens.make')}>
        <NewTokenForm onMade={setMade} />
        {made && <TokenSecret key={made.token.id} made={made} />}
      </Section>
      <Section title={t('tokens.yours')}>
        <PagedList
          query={query}
          empty={
            <EmptyState icon={KeyRound} title={t('tokens.empty')}>
              {t('tokens.emptyHint')}
            </EmptyState>
          }
        >
          {(items) => (
            <ul className={classes.list}>
              {items.map((token) => (
                <TokenRow key={token.id} token={token} onRevoke={() => setEnding(token)} />
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
      {ending && <RevokeDialog token={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );
}
