import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Channel } from '@weft/contract/channels.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { KeyCombination } from '../../ui/keys/key-help.tsx';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { channelsQuery } from '../channels/channels.ts';
import { type Carry, carriesOf } from './carries.ts';
import classes from './composer.module.css';

interface CarryNotesProps {
  readonly text: string;
  readonly communityId: string;
  readonly here: Pick<Channel, 'id' | 'visibility'>;
  readonly carry: boolean;
  readonly onCarry: (carry: boolean) => void;
}

const whyNot = {
  private: 'composer.private',
  notIn: 'composer.notIn',
  archived: 'composer.archived',
  fromPrivate: 'composer.fromPrivate',
} as const;

/** Before it is sent: where else it will appear, or why it stays here. */
export function CarryNotes({ text, communityId, here, carry, onCarry }: CarryNotesProps) {
  const named = text.includes('#');
  const open = useQuery({ ...channelsQuery(communityId), enabled: named }).data ?? [];
  const carries = named ? carriesOf(text, open, here) : [];
  const goes = carries.some(({ reason }) => reason === 'goes');
  useKeys(goes ? [{ keys: 'alt+k', label: 'keys.carry', group: 'lists', run: () => onCarry(!carry) }] : []);
  return (
    <div className={carries.length > 0 ? classes.notes : undefined} role="status">
      {carries.map((one) => (
        <Note key={one.channel.id} carry={one} wanted={carry} onCarry={onCarry} />
      ))}
    </div>
  );
}

interface NoteProps {
  readonly carry: Carry;
  readonly wanted: boolean;
  readonly onCarry: (carry: boolean) => void;
}

function Note({ carry: { channel, reason }, wanted, onCarry }: NoteProps) {
  const t = useT();
  const { slug, members } = channel;
  if (reason !== 'goes')
    return (
      <p className={classes.note}>
        <span className={classes.noteWords}>{t(whyNot[reason], { channel: slug })}</span>
      </p>
    );
  return (
    <p className={classes.note} data-goes={wanted || undefined}>
      <span className={classes.noteWords}>
        {wanted
          ? t('composer.carries', { channel: slug, count: members })
          : t('composer.staysNoted', { channel: slug })}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={wanted ? t('composer.carryNotNamed', { channel: slug }) : t('composer.carryAgain')}
        onClick={() => onCarry(!wanted)}
      >
        {t(wanted ? 'composer.carryNot' : 'composer.carryAgain')}
      </Button>
      <span className={classes.noteKey}>
        <KeyCombination keys="alt+k" />
      </span>
    </p>
  );
}
