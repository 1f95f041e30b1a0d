import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Member } from '@weft/contract/members.ts';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useNow } from '../../ui/time/use-now.ts';
import { Face } from '../accounts/face.tsx';
import classes from './member-row.module.css';
import { momentWords } from './mute-until.ts';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { useUpdateMember } from './update-member.ts';

const ActOnDialog = lazy(() => import('./act-on-dialog.tsx').then((m) => ({ default: m.ActOnDialog })));

export function MemberRow({ member }: { member: Member }) {
  const { t, locale } = useLanguage();
  const now = useNow();
  const [removing, setRemoving] = useState(false);
  const [muting, setMuting] = useState(false);
  const update = useUpdateMember(member);
  const { displayName: name, username, role, joinedAt, mute, may } = member;

  return (
    <li className={classes.member}>
      <Face id={member.userId} name={name} picture={member.avatar} />
      <div className={classes.words}>
        <p className={classes.name}>
          {may.openProfile ? (
            <Link to="/u/$username" params={{ username }} className={classes.link ?? ''}>
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className={classes.detail}>
          @{username} · {t('members.since')} <RelativeTime at={joinedAt} />
        </p>
        {mute !== null && (
          <p className={classes.muted}>
            {mute.until === null
              ? t('mute.stateOpen')
              : t('mute.state', { when: momentWords(mute.until, now, locale) })}
          </p>
        )}
      </div>
      {may.setRole.length > 0 ? (
        <NativeSelect
          aria-label={t('members.roleOf', { name })}
          value={role}
          onChange={({ currentTarget: { value } }) =>
            void update({ role: may.setRole.find((one) => one === value) })
          }
          data={[...new Set([...may.setRole, role])].map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      ) : (
        <span className={classes.role}>{t(`role.${role}`)}</span>
      )}
      {may.mute && (
        <Button
          variant="default"
          size="xs"
          className={classes.act ?? ''}
          aria-label={t(mute === null ? 'mute.muteNamed' : 'mute.liftNamed', { name })}
          onClick={() => setMuting(true)}
        >
          {t(mute === null ? 'mute.mute' : 'mute.lift')}
        </Button>
      )}
      {may.suspend && (
        <Button
          variant="default"
          size="xs"
          className={classes.act ?? ''}
          aria-label={t('members.suspendNamed', { name })}
          onClick={() => void update({ status: 'suspended' })}
        >
          {t('members.suspend')}
        </Button>
      )}
      {may.resume && (
        <Button
          variant="default"
          size="xs"
          className={classes.act ?? ''}
          aria-label={t('members.resumeNamed', { name })}
          onClick={() => void update({ status: 'active' })}
        >
          {t('members.resume')}
        </Button>
      )}
      {may.remove && (
        <Button
          variant="default"
          size="xs"
          className={classes.act ?? ''}
          aria-label={t('members.removeNamed', { name })}
          onClick={() => setRemoving(true)}
        >
          {t('members.remove')}
        </Button>
      )}
      {muting && (
        <Suspense fallback={null}>
          <ActOnDialog
            communityId={member.communityId}
            userId={member.userId}
            name={name}
            onClose={() => setMuting(false)}
          />
        </Suspense>
      )}
      {removing && <RemoveMemberDialog member={member} onClose={() => setRemoving(false)} />}
    </li>
  );
}
