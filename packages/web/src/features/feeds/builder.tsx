import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type CustomFeed, feedSorts, groupsAtMost } from '@weft/contract/custom-feeds.ts';
import { limits } from '@weft/contract/limits.ts';
import type { Person } from '@weft/contract/people.ts';
import { Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import form from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import classes from './builder.module.css';
import { type Draft, isComplete, newFilter, placesOf } from './draft.ts';
import { GroupFields } from './group-fields.tsx';
import { Preview } from './preview.tsx';
import { previewQuery } from './preview-query.ts';
import { useSaveFeed } from './use-save-feed.ts';

interface BuilderProps {
  readonly initial: Draft;
  /** Null: it is new. */
  readonly feed: CustomFeed | null;
  readonly people: readonly Person[];
}

/** A feed put together, and beside it what it would show. */
export function Builder({ initial, feed, people: known }: BuilderProps) {
  const t = useT();
  const [draft, setDraft] = useState(initial);
  const [people, setPeople] = useState(known);
  const [tried, setTried] = useState(false);
  const shown = useDeferredValue(draft);
  const { error } = useQuery(previewQuery(shown));
  const save = useSaveFeed(feed);
  const refused = [error, save.error].find((one) => isRefusal(one) && one.code === 'filter_senseless');
  const wrong = placesOf(draft, isRefusal(refused) ? refused.fields : []);
  const wrongAt = (group: number, index: number) => {
    const filter = draft.groups[group]?.filters[index];
    if (tried && filter !== undefined && !isComplete(filter)) return t('feeds.incomplete');
    return wrong.has(`${group}.${index}`) ? t('feeds.senseless') : undefined;
  };
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some });
  const nameless = tried && draft.name.trim() === '';
  const complete = draft.groups.every(({ filters }) => filters.every(isComplete));
  const submit = () => {
    setTried(true);
    if (complete && draft.name.trim() !== '') void save.save(draft);
  };
  let before = 0;
  return (
    <div className={classes.builder}>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          label={t('feeds.name')}
          value={draft.name}
          maxLength={limits.feedName.max}
          autoComplete="off"
          error={nameless ? t('feeds.nameNeeded') : undefined}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <TextInput
          label={`${t('feeds.description')} (${t('account.optional')})`}
          value={draft.description}
          maxLength={limits.feedDescription.max}
          autoComplete="off"
          onChange={({ currentTarget }) => change({ description: currentTarget.value })}
        />
        <NativeSelect
          label={t('feeds.sort')}
          value={draft.sort}
          onChange={({ currentTarget }) =>
            change({ sort: feedSorts.find((one) => one === currentTarget.value) ?? 'recent' })
          }
          data={feedSorts.map((one) => ({ value: one, label: t(`feeds.sort.${one}`) }))}
        />
        <Switch
          label={t('feeds.opensFirstField')}
          checked={draft.isDefault}
          onChange={({ currentTarget }) => change({ isDefault: currentTarget.checked })}
        />
        {draft.groups.length > 1 && (
          <NativeSelect
            label={t('feeds.between')}
            value={draft.logic}
            onChange={({ currentTarget: { value } }) => change({ logic: value === 'OR' ? 'OR' : 'AND' })}
            data={(['AND', 'OR'] as const).map((one) => ({ value: one, label: t(`feeds.logic.${one}`) }))}
          />
        )}
        {draft.groups.map((group, at) => {
          const first = before;
          before += group.filters.length;
          return (
            <GroupFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
              key={at}
              group={group}
              number={at + 1}
              before={first}
              wrongAt={(index) => wrongAt(at, index)}
              people={people}
              onPeople={(picked) =>
                setPeople([...people.filter(({ id }) => !picked.some((one) => one.id === id)), ...picked])
              }
              onChange={(changed) =>
                change({
                  groups: draft.groups
                    .map((one, index) => (index === at ? changed : one))
                    .filter(({ filters }) => filters.length > 0),
                })
              }
            />
          );
        })}
        {draft.groups.length < groupsAtMost && (
          <div>
            <Button
              variant="default"
              leftSection={<Plus size={16} aria-hidden />}
              onClick={() =>
                change({
                  groups: [...draft.groups, { operator: 'AND', filters: [newFilter('post_type')] }],
                })
              }
            >
              {t('feeds.addGroup')}
            </Button>
          </div>
        )}
        <FormProblem words={save.error === undefined ? undefined : failureWords(save.error, t)} />
        <div className={form.actions}>
          <Button type="submit" loading={save.busy}>
            {t('feeds.save')}
          </Button>
        </div>
      </form>
      <Preview draft={shown} />
    </div>
  );
}
