import { ProblemError } from '@weft/client/failures.ts';

/** The code with which a call is refused. Anything else that goes wrong is the test's failure. */
export function refusal(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was refused',
    (error) => (error instanceof ProblemError ? error.code : Promise.reject(error)),
  );
}
