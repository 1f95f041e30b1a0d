import type { Translate } from '../../i18n/translate.ts';
import { isRefusal } from '../../ui/failure/failure-words.ts';

const filters = ['from', 'in', 'has', 'before', 'after'] as const;

/** Which part of what was typed makes no sense, and why; undefined: it failed for another reason. */
export function refusedWords(error: unknown, t: Translate): string | undefined {
  if (!isRefusal(error) || error.code !== 'invalid_request') return undefined;
  const reason = error.fields.find(({ path }) => path === 'query.q')?.reason;
  if (reason === undefined) return undefined;
  const [part = ''] = reason.split(': ');
  const filter = filters.find((name) => part.startsWith(`${name}:`));
  return filter === undefined
    ? t('search.needsWord')
    : t(`search.refused.${filter}`, { value: part.slice(filter.length + 1) });
}
