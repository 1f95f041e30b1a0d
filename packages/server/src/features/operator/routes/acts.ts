import { listActs } from '@weft/contract/operator-work.ts';
import type { Kernel } from '../../../core/kernel.ts';
import type { DeskRoutes } from '../desk.ts';
import { listActsOf } from '../queries/acts.ts';

export function actRoutes(routes: DeskRoutes, { db }: Kernel): void {
  routes.read(listActs, ({ desk, query }) => listActsOf(db, desk, query));
}
