import { test } from 'node:test';
import { axeOn } from './kit/axe-screens.ts';

// The long ones: two files, so that they run side by side, and early in the alphabet, so that nothing waits for them.
const { screens, isContent } = await axeOn({ size: 'phone', theme: 'dark' });

for (const screen of screens) test(screen.name, () => isContent(screen));
