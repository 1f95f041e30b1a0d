import { test } from 'node:test';
import { searchStories } from '../../../test/kit/search-story.ts';

test('long stories, searched in many ways: everybody finds what they may read, and nothing else', (t) =>
  searchStories(t, { groups: 30, searches: 25, runs: 30 }));
