import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type CommunityPlan, setCommunityPlan } from '@weft/contract/communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { type Saved, SavedState } from '../../ui/saved/saved-state.tsx';
import { refetchCommunities } from './communities.ts';
import classes from './community-form.module.css';
import { useCommunity } from './community-layout.tsx';

/** For whoever runs the server: seats and budgets are theirs to give. */
export function PlanForm({ plan }: { plan: CommunityPlan }) {
  const t = useT();
  const queryClient = useQueryClient();
  const { id } = useCommunity();
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
      await api.call(setCommunityPlan, { params: { communityId: id }, body });
      await refetchCommunities(queryClient);
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
      <FormProblem words={form.failure} />
      <div className={classes.actions}>
        <Button type="submit" loading={form.busy}>
          {t('shared.save')}
        </Button>
        <SavedState saved={saved} />
      </div>
    </form>
  );
}
