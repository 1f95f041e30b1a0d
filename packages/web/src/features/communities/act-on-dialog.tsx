import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import { getMember, type Member } from '@weft/contract/members.ts';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { useNow } from '../../ui/time/use-now.ts';
import classes from './act-on-dialog.module.css';
import { useMuteMember } from './mute.ts';
import { momentWords } from './mute-until.ts';
import { useUpdateMember } from './update-member.ts';

interface ActOnDialogProps {
  readonly communityId: string;
  readonly userId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** What whoever keeps the peace can do about somebody: mute them, lift that, suspend them. */
export function ActOnDialog({ communityId, userId, name, onClose }: ActOnDialogProps) {
  const { t } = useLanguage();
  const query = useQuery({
    queryKey: ['members', communityId, 'one', userId],
    queryFn: async ({ signal }) =>
      (await api.call(getMember, { params: { communityId, userId }, signal })).member,
    staleTime: 0,
  });
  const title = t('mute.actOn', { name });
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={classes.body}>
        <Loaded query={query}>{(member) => <Acts member={member} onDone={onClose} />}</Loaded>
      </div>
    </Dialog>
  );
}

const hour = 3_600_000;
const lengths = { hour, day: 24 * hour, week: 7 * 24 * hour, lifted: undefined } as const;
type Length = keyof typeof lengths;

function Acts({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useLanguage();
  const update = useUpdateMember(member);
  if (!member.may.mute && !member.may.suspend && !member.may.resume)
    return <p className={classes.words}>{t('mute.notAbove')}</p>;
  return (
    <>
      {member.may.mute &&
        (member.mute === null ? <MuteForm {...{ member, onDone }} /> : <Lift {...{ member, onDone }} />)}
      {(member.may.suspend || member.may.resume) && (
        <div className={classes.more}>
          <p className={classes.words}>{t('mute.suspendHint')}</p>
          <Button
            variant="default"
            aria-label={t(member.may.suspend ? 'members.suspendNamed' : 'members.resumeNamed', {
              name: member.displayName,
            })}
            onClick={() => {
              onDone();
              void update({ status: member.may.suspend ? 'suspended' : 'active' });
            }}
          >
            {t(member.may.suspend ? 'members.suspend' : 'members.resume')}
          </Button>
        </div>
      )}
    </>
  );
}

function MuteForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useLanguage();
  const setMute = useMuteMember();
  const [length, setLength] = useState<Length>('day');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const mute = async (event: FormEvent) => {
    event.preventDefault();
    const ms = lengths[length];
    const until = ms === undefined ? null : new Date(Date.now() + ms).toISOString();
    try {
      await setMute(member, { until, reason: reason.trim() });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <form className={classes.form} onSubmit={(event) => void mute(event)}>
      <p className={classes.words}>{t('mute.intro')}</p>
      <NativeSelect
        label={t('mute.length')}
        value={length}
        onChange={({ currentTarget: { value } }) => setLength(value as Length)}
        data={(['hour', 'day', 'week', 'lifted'] as const).map((value) => ({
          value,
          label: t(`mute.for.${value}`),
        }))}
      />
      <TextInput
        label={t('mute.reason')}
        description={t('mute.reasonHint')}
        maxLength={limits.muteReason.max}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {t('shared.cancel')}
        </Button>
        <Button type="submit" aria-label={t('mute.muteNamed', { name: member.displayName })}>
          {t('mute.mute')}
        </Button>
      </div>
    </form>
  );
}

function Lift({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t, locale } = useLanguage();
  const setMute = useMuteMember();
  const now = useNow();
  const [failure, setFailure] = useState<unknown>();
  const { mute } = member;
  if (mute === null) return null;
  const state =
    mute.until === null
      ? t('mute.stateOpen')
      : t('mute.state', { when: momentWords(mute.until, now, locale) });
  return (
    <div className={classes.form}>
      <p>
        {state}
        {mute.reason !== '' && ` ${t('mute.because', { reason: mute.reason })}`}
      </p>
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {t('shared.cancel')}
        </Button>
        <Button
          aria-label={t('mute.liftNamed', { name: member.displayName })}
          onClick={() => void setMute(member, null).then(onDone, setFailure)}
        >
          {t('mute.lift')}
        </Button>
      </div>
    </div>
  );
}
