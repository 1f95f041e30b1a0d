import { Button, Radio } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OperatorPersonDetails } from '@weft/contract/operator-people.ts';
import { type PlatformTier, setPersonTier } from '@weft/contract/tiers.ts';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bytesInWords } from '../../ui/amount/bytes.ts';
import confirmClasses from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchOperator, tiersQuery } from './operator.ts';
import classes from './person-page.module.css';

interface TierDialogProps {
  readonly person: OperatorPersonDetails;
  readonly onClose: () => void;
}

/** Says what will be different before it is: below what is used nothing goes, and nothing comes. */
export function TierDialog({ person, onClose }: TierDialogProps) {
  const { t } = useLanguage();
  const title = t('operator.tierNamed', { name: person.displayName });
  const tiers = useQuery(tiersQuery);
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <Loaded query={tiers} lines={4}>
        {(all) => <TierForm person={person} tiers={all} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function TierForm({ person, tiers, onClose }: TierDialogProps & { tiers: readonly PlatformTier[] }) {
  const { t, locale } = useLanguage();
  const toast = useToast();
  const queryClient = useQueryClient();
  // As they had it when this was opened: what is said here is about that.
  const [{ id: userId, displayName: name, storage }] = useState(person);
  const form = useForm({
    initial: { tierId: storage.tierId, instead: storage.tierId },
    schema: bodyOf(setPersonTier),
    submit: async (body) => {
      try {
        const { person: after } = await api.call(setPersonTier, { params: { userId }, body });
        onClose();
        toast({ text: t('operator.tierGiven', { name, tier: after.storage.tier }) });
      } finally {
        await refetchOperator(queryClient);
      }
    },
  });
  const chosen = form.field('tierId');
  const tier = tiers.find(({ id }) => id === chosen.value);
  const same = tier === undefined || tier.id === storage.tierId;

  return (
    <form {...form.props} className={confirmClasses.body}>
      <Radio.Group
        name="tierId"
        label={t('operator.tier')}
        value={chosen.value}
        onChange={(value) => chosen.onChange({ currentTarget: { value } })}
      >
        <div className={classes.tiers}>
          {tiers.map(({ id, name: label, storageBytes }) => (
            <Radio
              key={id}
              value={id}
              label={label}
              description={t('operator.tierRoom', { room: bytesInWords(storageBytes, locale) })}
            />
          ))}
        </div>
      </Radio.Group>
      <p aria-live="polite">
        {same ? t('operator.tierSame', { name }) : t(whatChanges(storage, tier), amounts())}
      </p>
      <FormProblem words={form.failure} />
      <div className={confirmClasses.actions}>
        <Button variant="default" onClick={onClose}>
          {t('operator.leaveIt')}
        </Button>
        <Button type="submit" loading={form.busy} disabled={same}>
          {t('operator.tierGive')}
        </Button>
      </div>
    </form>
  );

  function amounts() {
    const words = (bytes: number) => bytesInWords(bytes, locale);
    return {
      name,
      used: words(storage.usedBytes),
      before: words(storage.quotaBytes),
      after: words(tier?.storageBytes ?? 0),
    };
  }
}

function whatChanges(
  { usedBytes, quotaBytes }: OperatorPersonDetails['storage'],
  { storageBytes }: PlatformTier,
) {
  if (storageBytes < usedBytes) return 'operator.tierBelow';
  return storageBytes < quotaBytes ? 'operator.tierLess' : 'operator.tierMore';
}
