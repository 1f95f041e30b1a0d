import { beginOidc, beginOidcLink, beginOidcProof } from '@weft/contract/oidc.ts';
import type { Sent } from '@weft/contract/route.ts';
import { api } from '../../realtime/api.ts';

/** To the provider, by a full load: it is another site. Never comes back here, so neither does what awaits it. */
async function goTo({ url }: { url: string }): Promise<never> {
  window.location.assign(url);
  return new Promise<never>(() => {});
}

export const goToSignIn = async (body: Sent<typeof beginOidc>['body']) =>
  goTo(await api.call(beginOidc, { body }));

export const goToLink = async (body: Sent<typeof beginOidcLink>['body']) =>
  goTo(await api.call(beginOidcLink, { body }));

export const goToProve = async (body: Sent<typeof beginOidcProof>['body']) =>
  goTo(await api.call(beginOidcProof, { body }));
