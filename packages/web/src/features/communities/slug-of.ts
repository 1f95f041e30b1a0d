/** The address that a name makes, as the server would: lower-case letters and digits, everything else a hyphen. */
export function slugOf(name: string, { max }: { readonly max: number }): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max)
    .replace(/^-+|-+$/g, '');
}
