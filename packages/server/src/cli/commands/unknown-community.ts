import { Problem } from '../../core/http/problem.ts';
import { CliError } from '../failure.ts';

/** In the words of somebody who typed a slug. */
export function unknownCommunity(slug: string) {
  return (error: unknown): never => {
    if (error instanceof Problem && error.code === 'not_found')
      throw new CliError(`There is no community at ${slug}.`);
    throw error;
  };
}
