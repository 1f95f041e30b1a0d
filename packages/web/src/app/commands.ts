import { useAccountCommands } from '../features/accounts/commands.ts';
import { useCommunityCommands } from '../features/communities/commands.ts';
import { useCredentialCommands } from '../features/credentials/commands.ts';
import { useDraftCommands } from '../features/drafts/commands.ts';
import { useFormCommands } from '../features/forms/commands.ts';
import { useMediaCommands } from '../features/media/commands.ts';
import { useNotificationCommands } from '../features/notifications/commands.ts';
import { useOperatorCommands } from '../features/operator/commands.ts';
import { useSpaceCommands } from '../features/spaces/commands.ts';
import { useTokenCommands } from '../features/tokens/commands.ts';
import { usePlacesCommands } from '../features/unread/commands.ts';
import type { Command, CommandSource } from '../ui/commands/command.ts';
import { useAppearanceCommands } from './appearance-commands.ts';
import { usePlaceCommands } from './place-commands.ts';

/** Where the quick switcher's commands come from, in the order of an empty search. Hooks: the list never changes. */
const sources: readonly CommandSource[] = [
  usePlaceCommands,
  usePlacesCommands,
  useSpaceCommands,
  useNotificationCommands,
  useDraftCommands,
  useCommunityCommands,
  useAccountCommands,
  useCredentialCommands,
  useTokenCommands,
  useMediaCommands,
  useAppearanceCommands,
  useFormCommands,
  useOperatorCommands,
];

export function useCommands(): readonly Command[] {
  // biome-ignore lint/correctness/useHookAtTopLevel: a constant list is called in the same order every time
  return sources.flatMap((useSource) => useSource());
}
