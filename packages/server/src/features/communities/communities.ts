import type { Feature } from '../../core/kernel.ts';
import { memberRoutes } from './member-routes.ts';
import { communityReplay } from './replay.ts';
import { communityRooms } from './rooms.ts';
import { communityRoutes } from './routes.ts';

/** Communities and who is in them: seats, roles, and whom that lets in where. */
export const communities: Feature = (kernel) => {
  communityRoutes(kernel);
  memberRoutes(kernel);
  kernel.rooms.add(communityRooms);
  communityReplay(kernel.replay);
};
