import { test } from 'node:test';
import { postSearchStories } from '../../../test/kit/post-search-story.ts';
import { searchStories } from '../../../test/kit/search-story.ts';

test('long stories, searched in many ways: everybody finds what they may read, and nothing else', (t) =>
  searchStories(t, { groups: 30, searches: 25, runs: 30 }));

test('worlds thrown together, searched in many ways: everybody finds the posts they may read, and nothing else', (t) =>
  postSearchStories(t, { searches: 20, runs: 8 }));
