import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isGrave, tell, violationsOn } from './kit/axe.ts';
import { Drawing } from './kit/draw.ts';
import { browserFixture } from './kit/fixture.ts';
import { screens } from './kit/screens.ts';

const fixture = await browserFixture();

// Each screen once in either theme and at either width; `npm run screens` has all four of each.
const looks = [
  { size: 'wide', theme: 'light' },
  { size: 'phone', theme: 'dark' },
] as const;

for (const look of looks)
  describe(`axe has nothing serious to say: ${look.size}, ${look.theme}`, () => {
    let drawing: Drawing | undefined;

    for (const screen of screens.filter(({ only }) => only === undefined || only === look.size))
      test(screen.name, async () => {
        drawing ??= new Drawing(fixture.browser, { url: fixture.url, said: fixture.said, ...look });
        const violations = await drawing.show(screen, violationsOn);
        assert.deepEqual(violations.filter(isGrave).map(tell), []);
      });
  });
