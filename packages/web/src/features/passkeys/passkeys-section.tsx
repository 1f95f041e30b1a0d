import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Passkey } from '@weft/contract/passkeys.ts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Section } from '../../ui/page/section.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { usePasskeysHere } from '../accounts/passkey-device.ts';
import { passkeysQuery } from '../accounts/passkeys.ts';
import { AddDialog } from './add-dialog.tsx';
import { RemoveDialog, RenameDialog } from './passkey-dialogs.tsx';
import classes from './passkeys-section.module.css';

type Errand = { readonly kind: 'rename' | 'remove'; readonly passkey: Passkey } | { readonly kind: 'add' };

/** Settings → Security. Where this browser cannot make one, those that are there can still be removed. */
export function PasskeysSection() {
  const t = useT();
  const here = usePasskeysHere();
  const query = useQuery(passkeysQuery);
  const [errand, setErrand] = useState<Errand>();
  const done = () => setErrand(undefined);
  if (!here && (query.data ?? []).length === 0) return null;
  return (
    <Section title={t('passkeys.title')} intro={t('passkeys.intro')}>
      <Loaded query={query} lines={2}>
        {(passkeys) => (
          <div className={classes.parts}>
            {passkeys.length > 0 && (
              <ul className={classes.list} aria-label={t('passkeys.list')}>
                {passkeys.map((passkey) => (
                  <PasskeyRow key={passkey.id} passkey={passkey} onErrand={setErrand} />
                ))}
              </ul>
            )}
            {here && (
              <div>
                <Button variant="default" onClick={() => setErrand({ kind: 'add' })}>
                  {t('passkeys.add')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Loaded>
      {errand?.kind === 'add' && <AddDialog onClose={done} />}
      {errand?.kind === 'rename' && <RenameDialog passkey={errand.passkey} onClose={done} />}
      {errand?.kind === 'remove' && <RemoveDialog passkey={errand.passkey} onClose={done} />}
    </Section>
  );
}

function PasskeyRow({ passkey, onErrand }: { passkey: Passkey; onErrand: (errand: Errand) => void }) {
  const t = useT();
  const { name, backedUp, lastUsedAt } = passkey;
  return (
    <li className={classes.passkey}>
      <KeyRound size={20} aria-hidden />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.detail}>
          {t(backedUp ? 'passkeys.backedUp' : 'passkeys.onDevice')} ·{' '}
          {lastUsedAt === null ? (
            t('passkeys.neverUsed')
          ) : (
            <>
              {t('passkeys.used')} <RelativeTime at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          size="xs"
          aria-label={t('passkeys.renameNamed', { name })}
          onClick={() => onErrand({ kind: 'rename', passkey })}
        >
          {t('passkeys.rename')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('passkeys.removeNamed', { name })}
          onClick={() => onErrand({ kind: 'remove', passkey })}
        >
          {t('passkeys.remove')}
        </Button>
      </div>
    </li>
  );
}
