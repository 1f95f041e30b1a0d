import { useNavigate, useParams } from '@tanstack/react-router';
import type { KeyBinding } from '../ui/keys/key-binding.ts';
import { useKeys } from '../ui/keys/keys-provider.tsx';

interface Openers {
  readonly openSwitcher: () => void;
  readonly openKeyHelp: () => void;
}

/** The keys that work on every page. What works only in one place is bound there, with the same `useKeys`. */
export function useGlobalKeys({ openSwitcher, openKeyHelp }: Openers): void {
  const navigate = useNavigate();
  const { slug } = useParams({ strict: false });
  // From inside a community that is where one looks first; the page leads on to everywhere.
  const search = () =>
    void navigate({ to: '/search', search: slug === undefined ? {} : { community: slug } });
  const bindings: readonly KeyBinding[] = [
    { keys: 'mod+k', label: 'keys.switcher', group: 'everywhere', run: openSwitcher },
    { keys: 'mod+shift+f', label: 'keys.search', group: 'everywhere', run: search },
    { keys: '/', label: 'keys.search', group: 'everywhere', run: search },
    {
      ...{ keys: 'mod+shift+a', label: 'keys.catchUp', group: 'everywhere' },
      run: () => void navigate({ to: '/catch-up' }),
    },
    { keys: '?', label: 'keys.help', group: 'everywhere', run: openKeyHelp },
    {
      ...{ keys: 'mod+,', label: 'keys.settings', group: 'everywhere' },
      run: () => void navigate({ to: '/settings' }),
    },
    { keys: 'ArrowUp+ArrowDown', label: 'keys.arrows', group: 'lists' },
    { keys: 'Enter', label: 'keys.enter', group: 'lists' },
  ];
  useKeys(bindings);
}
