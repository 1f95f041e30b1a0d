import { expect, test } from 'vitest';
import { typeOf } from './type-of.ts';

const made = (title: string, content: string, ...mimeTypes: string[]) =>
  typeOf({ title, content, mimeTypes });

test('what a post is made of says what it is', () => {
  expect(made('', '')).toBeUndefined();
  expect(made('', 'A note')).toEqual({ type: 'text_short' });
  expect(made('A title', 'A text')).toEqual({ type: 'text_long' });
  expect(made('', '', 'image/png')).toEqual({ type: 'image' });
  expect(made('', '', 'image/gif')).toEqual({ type: 'gif' });
  expect(made('', '', 'image/png', 'image/gif')).toEqual({ type: 'image_gallery' });
  expect(made('', 'Look', 'video/mp4')).toEqual({ type: 'video_short' });
  expect(made('The whole night', '', 'video/mp4')).toEqual({ type: 'video_long' });
  expect(made('First light', '', 'audio/mpeg')).toEqual({ type: 'song' });
});

test('what it lacks is said', () => {
  expect(made('', 'x'.repeat(501))).toEqual({ problem: 'posts.titleNeeded' });
  expect(made('A title', '')).toEqual({ problem: 'posts.wordsNeeded' });
  expect(made('', '', 'audio/mpeg')).toEqual({ problem: 'posts.titleNeeded' });
  expect(made('', '', 'image/png', 'video/mp4')).toEqual({ problem: 'posts.filesDoNotGo' });
  expect(made('', '', 'application/pdf')).toEqual({ problem: 'posts.filesDoNotGo' });
  expect(made('', 'x'.repeat(5_001), 'image/png')).toEqual({ problem: 'posts.captionTooLong' });
  expect(made('T', 'x'.repeat(50_001))).toEqual({ problem: 'posts.tooLong' });
  expect(made('', '', ...Array(21).fill('image/png'))).toEqual({ problem: 'posts.tooManyFiles' });
});

test('songs in an order are an album, and a cover goes with what takes one', () => {
  const album = { title: 'Two evenings', content: '', mimeTypes: [], songs: 2 };
  expect(typeOf({ ...album, cover: true })).toEqual({ type: 'album' });
  expect(typeOf({ ...album, title: '', songs: 0 })).toEqual({ problem: 'posts.titleNeeded' });
  expect(typeOf({ ...album, songs: 0 })).toEqual({ problem: 'posts.songsNeeded' });
  expect(typeOf({ ...album, mimeTypes: ['image/png'] })).toEqual({ problem: 'posts.filesDoNotGo' });
  expect(typeOf({ title: '', content: 'A note', mimeTypes: [], cover: true })).toEqual({
    problem: 'posts.coverDoesNotGo',
  });
});
