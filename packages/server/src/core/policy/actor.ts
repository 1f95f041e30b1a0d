/** Who is asking. Made once per request (or socket, or command line) and handed to every policy. */
export type Actor = Anonymous | User | Operator;

export interface Anonymous {
  readonly kind: 'anonymous';
}

export type Scope = 'read' | 'write';

export interface User {
  readonly kind: 'user';
  readonly userId: string;
  /** What ends when it is revoked: a session, or a token that acts like one. */
  readonly sessionId: string;
  readonly role: 'user' | 'admin';
  /** Somebody at a browser may do all that is theirs; a program what its token was made for. */
  readonly scopes: 'all' | readonly Scope[];
  /** From where a request came; unknown for sockets. */
  readonly address?: string | undefined;
}

/** Somebody at the server's own command line. */
export interface Operator {
  readonly kind: 'operator';
}

/** Whoever runs the server: at its command line, or an admin at a browser. A token was made for less than that. */
export const isManager = (actor: Actor): boolean =>
  actor.kind === 'operator' || (actor.kind === 'user' && actor.role === 'admin' && actor.scopes === 'all');

export const anonymous: Anonymous = { kind: 'anonymous' };
export const operator: Operator = { kind: 'operator' };
