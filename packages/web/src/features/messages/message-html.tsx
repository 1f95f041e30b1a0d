import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import classes from './message-html.module.css';

/**
 * What somebody wrote, made safe by the server. Names in it lead to people and channels: those stay within this page.
 */
export function MessageHtml({ html }: { html: string }) {
  const { history } = useRouter();
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const ours = link?.dataset.person ?? link?.dataset.channel;
    if (link === null || ours === undefined) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.push(link.getAttribute('href') ?? '/');
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its links are links, and Enter follows them
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for the links in it
    <div
      className={classes.html}
      onClick={onClick}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of Markdown by the server, which lets no HTML through
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
