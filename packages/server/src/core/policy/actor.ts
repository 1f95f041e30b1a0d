/** Who is asking. Made once per request (or socket, or command line) and handed to every policy. */
export type Actor = Anonymous | User | Operator;

export interface Anonymous {
  readonly kind: 'anonymous';
}

export interface User {
  readonly kind: 'user';
  readonly userId: string;
  readonly sessionId: string;
  readonly role: 'user' | 'admin';
}

/** Somebody at the server's own command line. */
export interface Operator {
  readonly kind: 'operator';
}

export const anonymous: Anonymous = { kind: 'anonymous' };
export const operator: Operator = { kind: 'operator' };
