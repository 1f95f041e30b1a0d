import { useConnectionStatus } from '../../realtime/realtime-provider.tsx';
import { ConnectionBanner } from '../../ui/connection/connection-banner.tsx';

export function LiveBanner() {
  return <ConnectionBanner status={useConnectionStatus()} />;
}
