import assert from 'node:assert/strict';
import { beginOidc, beginOidcProof, type OidcNext, returnFromOidc } from '@weft/contract/oidc.ts';
import { Person } from './person.ts';
import { AtProvider, type TestProvider } from './provider.ts';

/** Where the server under test says that it is. Only the provider compares it. */
export const publicUrl = 'http://weft.test';

/** WEFT_OIDC for these, by their ids; a bare address is a provider that nobody runs. */
export function providerSettings(list: Readonly<Record<string, TestProvider | string>>): string {
  return JSON.stringify(
    Object.entries(list).map(([id, at]) => ({
      ...{ id, name: id[0]?.toUpperCase() + id.slice(1), organizationClaim: 'org', clientId: 'weft' },
      issuer: typeof at === 'string' ? at : at.issuer,
      clientSecret: typeof at === 'string' ? 'x' : at.clientSecret,
    })),
  );
}

export type In = Extract<OidcNext, { next: 'in' }>;

export function isIn(next: OidcNext): asserts next is In {
  assert.equal(next.next, 'in', JSON.stringify(next));
}

/** People who come to a server by the provider that it calls acme. */
export function visitsTo(url: string, acme: TestProvider) {
  let visits = 0;
  /** Each from an address of their own, where the server trusts a proxy to say so. */
  const visitor = () => {
    visits += 1;
    return new Person(url, undefined, `10.2.${visits >> 8}.${visits & 255}`);
  };
  const knows = (name: string, claims: object = {}) => {
    const known = { email: `${name}@acme.test`, email_verified: true, name: `The ${name}` };
    acme.people.set(name, { ...known, ...claims });
  };
  /** Up to the moment that the provider sends them back. */
  const goThrough = async (person: Person, name: string | undefined, more: object = {}) => {
    const { url: link } = await person.call(beginOidc, { body: { provider: 'acme', ...more } });
    return new AtProvider().visit(link, name);
  };
  const back = (person: Person, answer: string, provider = 'acme'): Promise<OidcNext> =>
    person.call(returnFromOidc, { body: { provider, answer } });
  const enter = async (person: Person, name: string, more: object = {}) =>
    back(person, await goThrough(person, name, more));
  const prove = async (person: Person, name: string) => {
    const { url: link } = await person.call(beginOidcProof, { body: { provider: 'acme' } });
    const next = await back(person, await new AtProvider().visit(link, name));
    assert.equal(next.next, 'proved');
  };
  return { visitor, knows, goThrough, back, enter, prove };
}
