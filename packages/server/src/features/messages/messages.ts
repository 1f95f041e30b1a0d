import type { Kernel } from '../../core/kernel.ts';
import type { TellOfGone } from './delete.ts';
import { messageReplay } from './replay.ts';
import { messageRoutes } from './routes.ts';

/** What is said, wherever it is said: sending, reading, changing, reacting. */
export function messages(kernel: Kernel, tellOfGone: TellOfGone): void {
  messageRoutes(kernel, tellOfGone);
  messageReplay(kernel.replay);
}
