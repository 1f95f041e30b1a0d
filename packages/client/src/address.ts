/** The address of one call: `:name` in the path filled in, the query appended, undefined values left out. */
export function addressOf(
  baseUrl: string,
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`The parameter ${name} of ${path} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(name, String(one));
  }
  const tail = search.size === 0 ? '' : `?${search}`;
  return `${baseUrl.replace(/\/$/, '')}/api${filled}${tail}`;
}
