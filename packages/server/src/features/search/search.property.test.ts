import { test } from 'node:test';
import { searchStories } from '../../../test/kit/search-story.ts';

test('everybody finds what they may read and what fits, in its order, and nothing else', (t) =>
  searchStories(t, { groups: 8, searches: 5, runs: 4 }));
