import assert from 'node:assert/strict';
import { after } from 'node:test';
import { isGrave, tell, violationsOn } from './axe.ts';
import { Drawing, type Look } from './draw.ts';
import { browserFixture } from './fixture.ts';
import type { Screen } from './screen.ts';
import { screens } from './screens.ts';

/** Each screen there is at this size, and the test of one: axe has nothing serious to say. */
export async function axeOn(look: Pick<Look, 'size' | 'theme'>) {
  const { browser, url, said } = await browserFixture();
  const drawing = new Drawing(browser, { url, said, ...look });
  after(() => drawing.close());
  return {
    screens: screens.filter(({ only }) => only === undefined || only === look.size),
    async isContent(screen: Screen): Promise<void> {
      const violations = await drawing.show(screen, violationsOn);
      assert.deepEqual(violations.filter(isGrave).map(tell), []);
    },
  };
}
