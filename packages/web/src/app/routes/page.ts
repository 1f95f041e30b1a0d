import { lazyRouteComponent } from '@tanstack/react-router';
import { laterWords } from '../../i18n/language.ts';

/** A page that comes when it is gone to, its code and its words side by side. */
// biome-ignore lint/suspicious/noExplicitAny: as the router says it; what a page takes is inferred from the module.
export function page<Module extends Record<string, any>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent<Module, Name>(async () => {
    const [module] = await Promise.all([load(), laterWords()]);
    return module;
  }, name);
}
