import type { Answer, AnyRoute } from '@weft/contract/route.ts';
import type { Reading, Routes, Writing } from '../../core/http/routes.ts';
import type { StreamedFile } from '../../core/http/served-file.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { mayRunServer, type ThisServer, thisServer } from './policy.ts';

/** What every query of the operator's page asks for: it cannot be called for anybody else. */
export type Desk = Permit<'server.run', User, ThisServer>;

type AtDesk = { readonly actor: User; readonly desk: Desk };

/** Routes that are there for admins only: who may is asked before anything is looked up. */
export class DeskRoutes {
  readonly #routes: Routes;

  constructor(routes: Routes) {
    this.#routes = routes;
  }

  read<R extends AnyRoute>(route: R, handle: (input: Reading<R> & AtDesk) => Promise<Answer<R>>): void {
    this.#routes.read(route, (input) => handle(atDesk(input)));
  }

  stream<R extends AnyRoute>(route: R, make: (input: Reading<R> & AtDesk) => Promise<StreamedFile>): void {
    this.#routes.stream(route, (input) => make(atDesk(input)));
  }

  write<R extends AnyRoute>(route: R, handle: (input: Writing<R> & AtDesk) => Promise<Answer<R>>): void {
    this.#routes.write(route, (input) => handle(atDesk(input)));
  }
}

function atDesk<Input extends { readonly actor: unknown }>(input: Input): Input & AtDesk {
  // Every route here is for users: the kernel has turned away whoever is not signed in.
  const actor = input.actor as User;
  return { ...input, actor, desk: mayRunServer.permit(actor, thisServer) };
}
