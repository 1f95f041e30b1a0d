import { Switcher } from '../../ui/commands/switcher.tsx';
import { useCommands } from '../commands.ts';

/** Asks the features for their commands only while it is open. */
export function QuickSwitcher({ onClose }: { onClose: () => void }) {
  return <Switcher commands={useCommands()} onClose={onClose} />;
}
