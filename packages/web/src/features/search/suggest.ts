import { useQueries, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { relativeTime } from '../../ui/time/relative.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import { spacesQuery } from '../spaces/spaces.ts';
import { useKnownPlaces } from '../unread/places.ts';
import { namesQuery } from './search.ts';

export interface Suggested {
  /** What stands in the field instead of what is typed so far. */
  readonly text: string;
  readonly detail: string;
}

const most = 6;
const kinds = ['link', 'file', 'image'] as const;
const daysAgo = [1, 7, 30, 365];
const dayMs = 86_400_000;
const open = /(?:^|\s)(from|in|has|before|after):([^\s"]*)$/i;

/** What may stand in the filter that is being typed at the end: people, channels, kinds, days. */
export function useSuggestions(typed: string): readonly Suggested[] {
  const { t, locale } = useLanguage();
  const [, name = '', value = ''] = open.exec(typed.toLowerCase()) ?? [];
  const wanted = value.replace(/^[@#]/, '');
  const places = useKnownPlaces();
  const spaces = useKnownSpaces();
  const people = useQuery({
    ...namesQuery(`@${wanted}`),
    enabled: name === 'from' && wanted !== '',
  }).data?.people;

  if (name === 'from') {
    const found = (people ?? []).map(({ username, displayName }) => ({
      text: username,
      detail: displayName,
    }));
    const me = 'me'.startsWith(wanted) ? [{ text: 'me', detail: t('search.me') }] : [];
    return [...found, ...me].filter(({ text }) => text !== wanted);
  }
  if (name === 'in')
    return fitting(
      [...places, ...spaces].flatMap(({ slug, where }) =>
        slug === undefined ? [] : { text: slug, detail: where },
      ),
      wanted,
    );
  if (name === 'has')
    return fitting(
      kinds.map((text) => ({ text, detail: t(`search.has.${text}`) })),
      wanted,
    );
  return name === '' ? [] : fitting(days(locale, new Date()), wanted);
}

/** What a space is called in filters, and its community. */
function useKnownSpaces(): readonly { readonly slug: string; readonly where: string }[] {
  const communities = useQuery(myCommunitiesQuery).data ?? [];
  const spaces = useQueries({ queries: communities.map(({ id }) => spacesQuery(id)) });
  return communities.flatMap(({ name: where }, at) =>
    (spaces[at]?.data?.spaces ?? []).map(({ slug }) => ({ slug, where })),
  );
}

/** The filter at the end with that in it, and room to type on. */
export function complete(typed: string, text: string): string {
  return typed.replace(/:[^\s:"]*$/, `:${text} `);
}

/** What begins so first, each once, and not what stands there already. */
function fitting(all: readonly Suggested[], wanted: string): readonly Suggested[] {
  const unique = new Map(all.map((one) => [one.text, one]));
  return [...unique.values()]
    .filter(({ text }) => text.includes(wanted) && text !== wanted)
    .toSorted((a, b) => Number(b.text.startsWith(wanted)) - Number(a.text.startsWith(wanted)))
    .slice(0, most);
}

const days = (locale: string, now: Date): readonly Suggested[] =>
  daysAgo.map((count) => {
    const day = new Date(now.getTime() - count * dayMs);
    return { text: day.toISOString().slice(0, 10), detail: relativeTime(day, now, locale) ?? '' };
  });
