import { NativeSelect, TextInput } from '@mantine/core';
import { type CommunityPlan, setCommunityPlan } from '@weft/contract/communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { SaveRow } from '../../ui/form/save-row.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import type { Saved } from '../../ui/saved/saved-state.tsx';
import classes from './community-form.module.css';

interface PlanFormProps {
  readonly communityId: string;
  readonly plan: Pick<CommunityPlan, 'planTier' | 'seats' | 'aiBudgetLimit'>;
  readonly onSaved: () => Promise<unknown>;
}

/** For whoever runs the server: seats and budgets are theirs to give. */
export function PlanForm({ communityId, plan, onSaved }: PlanFormProps) {
  const t = useT();
  const [saved, setSaved] = useState<Saved>({ state: 'idle' });
  const form = useForm({
    initial: {
      planTier: plan.planTier as string,
      seatLimit: String(plan.seats.limit),
      aiBudgetLimit: (plan.aiBudgetLimit / 100).toFixed(2),
    },
    schema: bodyOf(setCommunityPlan),
    toBody: ({ planTier, seatLimit, aiBudgetLimit }) => ({
      planTier,
      seatLimit: Number(seatLimit),
      aiBudgetLimit: Math.round(Number(aiBudgetLimit.replace(',', '.')) * 100),
    }),
    submit: async (body) => {
      await api.call(setCommunityPlan, { params: { communityId }, body });
      await onSaved();
      setSaved({ state: 'saved', at: new Date() });
    },
  });

  return (
    <form {...form.props} className={classes.form}>
      <NativeSelect
        {...form.field('planTier')}
        label={t('plan.tier')}
        data={[
          { value: 'free', label: t('plan.tier.free') },
          { value: 'pro', label: t('plan.tier.pro') },
        ]}
      />
      <TextInput
        {...form.field('seatLimit')}
        label={t('plan.seatLimit')}
        description={t('plan.seatsTaken', plan.seats)}
        inputMode="numeric"
      />
      <TextInput
        {...form.field('aiBudgetLimit')}
        label={t('plan.aiBudget')}
        description={t('plan.aiBudgetHint')}
        inputMode="decimal"
      />
      <SaveRow failure={form.failure} busy={form.busy} saved={saved} />
    </form>
  );
}
