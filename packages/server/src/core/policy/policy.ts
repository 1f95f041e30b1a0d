import type { ErrorCode } from '@weft/contract/errors.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from './actor.ts';

/** Yes, or the error to answer with: `not_found` where one may not even know that the thing exists. */
export type Decision = 'yes' | ErrorCode;

/**
 * Proof that a policy said yes to this actor about this subject. Only a policy can make one, and commands ask for
 * it, so a write that nobody authorised does not compile.
 */
export class Permit<Act extends string, Who extends Actor, Subject> {
  readonly act: Act;
  readonly actor: Who;
  readonly subject: Subject;
  // A private member makes the class nominal: an object of the same shape is no permit.
  readonly #granted = true;

  private constructor(act: Act, actor: Who, subject: Subject) {
    this.act = act;
    this.actor = actor;
    this.subject = subject;
  }

  static grant<Act extends string, Who extends Actor, Subject>(act: Act, actor: Who, subject: Subject) {
    return new Permit(act, actor, subject);
  }

  get granted(): boolean {
    return this.#granted;
  }
}

export interface Policy<Act extends string, Who extends Actor, Subject> {
  readonly act: Act;
  /** For presenting: what the reader may do travels with the thing itself. */
  allows(actor: Who, subject: Subject): boolean;
  /** For writing: a permit, or the right error. */
  permit(actor: Who, subject: Subject): Permit<Act, Who, Subject>;
}

/** A pure rule about who may do what with which thing. */
export function policy<Act extends string, Who extends Actor, Subject>(
  act: Act,
  decide: (actor: Who, subject: Subject) => Decision,
): Policy<Act, Who, Subject> {
  return {
    act,
    allows: (actor, subject) => decide(actor, subject) === 'yes',
    permit(actor, subject) {
      const decision = decide(actor, subject);
      if (decision === 'yes') return Permit.grant(act, actor, subject);
      throw new Problem(decision);
    },
  };
}
