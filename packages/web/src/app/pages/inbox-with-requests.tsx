import { RequestsLink } from '../../features/graph/requests-link.tsx';
import { InboxPage } from '../../features/notifications/inbox-page.tsx';

/** What happened, below who waits for an answer. */
export function InboxWithRequests() {
  return <InboxPage above={<RequestsLink />} />;
}
