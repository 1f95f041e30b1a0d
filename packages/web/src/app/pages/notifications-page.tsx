import { NotificationSettingsPage } from '../../features/notifications/settings-page.tsx';
import { ReminderSettingsSection } from '../../features/reminders/reminder-settings.tsx';

/** What one hears of, and when one is reminded. */
export function NotificationsPage() {
  return (
    <NotificationSettingsPage>
      <ReminderSettingsSection />
    </NotificationSettingsPage>
  );
}
