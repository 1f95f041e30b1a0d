import { getRouteApi } from '@tanstack/react-router';
import { ToChannel } from './to-message-page.tsx';

const route = getRouteApi('/frame/to/channel/$channelId');

/** What `#channel` in a message leads to. */
export function ToChannelPage() {
  return <ToChannel channelId={route.useParams().channelId} search={{}} />;
}
