import { useState } from 'react';
import { useFoundCommands } from '../../features/search/found-commands.ts';
import { Switcher } from '../../ui/commands/switcher.tsx';
import { useCommands } from '../commands.ts';

/** Asks the features for their commands, and the server for more names, only while it is open. */
export function QuickSwitcher({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const commands = useCommands();
  const found = useFoundCommands(search, commands);
  return <Switcher commands={commands} search={search} onSearch={setSearch} onClose={onClose} {...found} />;
}
