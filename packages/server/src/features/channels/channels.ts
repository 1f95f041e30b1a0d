import type { Feature } from '../../core/kernel.ts';
import { channelReplay } from './replay.ts';
import { channelRooms } from './rooms.ts';
import { channelRoutes } from './routes.ts';

/** Channels and who is in them: who reads what, and who is told. */
export const channels: Feature = (kernel) => {
  channelRoutes(kernel);
  kernel.rooms.add(channelRooms);
  channelReplay(kernel.replay);
};
