/** Where somebody wanted to go before signing in. Only inside this site: the address may come from anybody's link. */
export function returnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const base = 'https://here.invalid';
  if (!URL.canParse(wanted, base)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, base);
  const loop = pathname === '/sign-up' || /^\/sign-in(\/|$)/.test(pathname);
  return origin !== base || loop ? '/' : pathname + search + hash;
}
