import { Button } from '@mantine/core';
import type { Session } from '@weft/contract/accounts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { SidePane } from '../../ui/side-pane/side-pane.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { sessionName } from './session-link.tsx';
import { useRevokeSession } from './sessions.ts';
import { useSignOut } from './sign-out.ts';

/** All that is known of one session, and its end. */
export function SessionPane({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const signOut = useSignOut();
  const revoke = useRevokeSession();
  const device = sessionName(session, t);

  // Told by a toast, because the pane is gone by then.
  const end = async () => {
    onClose();
    const text = await revoke.mutateAsync(session.id).then(
      () => t('sessions.ended', { device }),
      (error: unknown) => failureWords(error, t),
    );
    toast({ text });
  };

  return (
    <SidePane title={device} onClose={onClose}>
      <Facts
        facts={[
          [t('sessions.lastSeen'), <RelativeTime key="seen" at={session.lastSeenAt} />],
          [t('sessions.started'), <RelativeTime key="started" at={session.createdAt} />],
          [t('sessions.address'), session.address],
          [t('sessions.program'), session.userAgent || t('sessions.unknownDevice')],
        ]}
      />
      {session.current ? (
        <Button variant="default" onClick={signOut}>
          {t('account.signOut')}
        </Button>
      ) : (
        session.may.revoke && (
          <Button color="red" onClick={() => void end()}>
            {t('sessions.end')}
          </Button>
        )
      )}
    </SidePane>
  );
}
