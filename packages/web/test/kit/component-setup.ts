import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

/** What browsers have and jsdom lacks; every test begins on a clean page. */
window.matchMedia ??= (query) => ({
  ...{ matches: false, media: query, onchange: null },
  ...{ addListener: () => {}, removeListener: () => {} },
  ...{ addEventListener: () => {}, removeEventListener: () => {}, dispatchEvent: () => false },
});
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};

afterEach(() => {
  cleanup();
  localStorage.clear();
});
