import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useServerName } from '../features/server/api.ts';
import { useT } from '../i18n/language-provider.tsx';
import { useAnnounce } from '../ui/announce/announcer.tsx';
import { useTitleParts } from '../ui/page/window-title.ts';

/** Names the window after the page, and says the name to those who do not see that the page has changed. */
export function useWindowTitle(): void {
  const t = useT();
  const announce = useAnnounce();
  const serverName = useServerName();
  const key = useRouterState({
    select: ({ matches }) => matches.findLast(({ staticData }) => staticData.title)?.staticData.title,
  });
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const { name, count } = useTitleParts();
  const title = name ?? (key === undefined ? undefined : t(key));
  const shown = useRef(pathname);

  useEffect(() => {
    const whole = title === undefined ? serverName : `${title} · ${serverName}`;
    document.title = count === '' ? whole : `(${count}) ${whole}`;
  }, [title, count, serverName]);

  useEffect(() => {
    if (shown.current === pathname) return;
    const first = shown.current === undefined;
    shown.current = pathname;
    if (first || title === undefined) return;
    announce(title);
    // What had the focus went with its page: reading goes on where the new one begins.
    if (document.activeElement === document.body) document.getElementById('main')?.focus();
  }, [pathname, title, announce]);
}
