import { useQuery } from '@tanstack/react-query';
import type { FormMetadata } from '@weft/contract/forms.ts';
import type { PlainKey } from '../../i18n/words.ts';
import { serverQuery } from '../server/api.ts';

/** What would help whoever reads a form that is begun here and now. */
export function useFormMetadata(): FormMetadata {
  const version = useQuery(serverQuery).data?.version;
  return {
    page: location.pathname.slice(0, 300),
    browser: navigator.userAgent.slice(0, 400),
    window: `${innerWidth} × ${innerHeight}`,
    ...(version === undefined ? {} : { version }),
  };
}

const names = {
  page: 'forms.page',
  browser: 'forms.browser',
  window: 'forms.window',
  version: 'forms.version',
} as const satisfies Record<keyof FormMetadata, PlainKey>;

/** As it is shown, to the writer before it is sent and to whoever reads it. */
export function metadataFacts(metadata: FormMetadata): readonly (readonly [PlainKey, string])[] {
  return (Object.keys(names) as (keyof FormMetadata)[]).flatMap((name) => {
    const value = metadata[name];
    return value === undefined ? [] : [[names[name], value] as const];
  });
}
