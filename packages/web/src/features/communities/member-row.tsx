import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Member } from '@weft/contract/members.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { Face } from '../accounts/face.tsx';
import classes from './member-row.module.css';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { useUpdateMember } from './update-member.ts';

export function MemberRow({ member }: { member: Member }) {
  const t = useT();
  const [removing, setRemoving] = useState(false);
  const update = useUpdateMember(member);
  const { displayName: name, username, role, joinedAt, may } = member;

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
      {may.suspend && (
        <Button
          variant="default"
          size="xs"
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
          aria-label={t('members.removeNamed', { name })}
          onClick={() => setRemoving(true)}
        >
          {t('members.remove')}
        </Button>
      )}
      {removing && <RemoveMemberDialog member={member} onClose={() => setRemoving(false)} />}
    </li>
  );
}
