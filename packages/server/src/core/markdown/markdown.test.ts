import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostile } from '../../../test/kit/hostile.ts';
import { holds } from '../../../test/kit/random.ts';
import { readMarkdown } from './markdown.ts';
import { plainHtml } from './plain.ts';

const html = (text: string) =>
  readMarkdown(text).toHtml(({ name }) => (name === 'nobody' ? undefined : { id: '7', href: `/u/${name}` }));
const names = (text: string) =>
  readMarkdown(text).names.map(({ kind, name, quoted }) => `${quoted ? '> ' : ''}${kind} ${name}`);

test('what people write in a chat', () => {
  assert.equal(html('*so* **much** ~~less~~'), '<p><em>so</em> <strong>much</strong> <s>less</s></p>');
  assert.equal(html('one\ntwo'), '<p>one<br>\ntwo</p>');
  assert.equal(html('# not a heading'), '<p># not a heading</p>');
  assert.equal(html('- a\n- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  assert.equal(html('```js\n1 < 2\n```'), '<pre><code class="language-js">1 &lt; 2\n</code></pre>');
  assert.match(
    html('https://example.org/a#b'),
    /^<p><a href="https:\/\/example\.org\/a#b" rel="[^"]*noopener[^"]*"/,
  );
  assert.equal(html('see readme.md'), '<p>see readme.md</p>');
});

test('names are found where a word begins, not in code, links and addresses', () => {
  assert.deepEqual(names('Hi @ada, see #night-sky.'), ['person ada', 'channel night-sky']);
  assert.deepEqual(names('`@ada` [@ada](https://e.org) ada@example.org https://e.org/#top a#b'), []);
  assert.deepEqual(names('```\n@ada #general\n```'), []);
  assert.deepEqual(names('(@ada) “#general” *@grace*'), ['person ada', 'channel general', 'person grace']);
  assert.deepEqual(names('> @ada said\n\n@grace'), ['> person ada', 'person grace']);
  assert.deepEqual(names('#Not-one @ab'), []);
});

test('a name leads somewhere by its id, or stays the text that it is', () => {
  assert.equal(html('@ada'), '<p><a data-person="7" href="/u/ada">@ada</a></p>');
  assert.equal(html('#stars'), '<p><a data-channel="7" href="/u/stars">#stars</a></p>');
  assert.equal(html('@nobody'), '<p>@nobody</p>');
});

const allowed = {
  message: /^(p|a|em|strong|s|code|pre|ul|ol|li|blockquote|br)$/,
  post: /^(p|a|em|strong|s|code|pre|ul|ol|li|blockquote|br|h[1-6]|hr|table|thead|tbody|tr|th|td)$/,
};

for (const kind of ['message', 'post'] as const)
  test(`nothing that was typed in a ${kind} becomes a tag, a script, a picture from elsewhere or another kind of link`, () => {
    assert.ok(hostile.length >= 60);
    for (const one of hostile) {
      const made = readMarkdown(one, kind).toHtml(({ name }) => ({ id: '7', href: `/u/${name}` }));
      const tags = [...made.matchAll(/<([a-z][a-z0-9]*)((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g)];
      const markup = made.replaceAll(/<\/?[a-z][a-z0-9]*(?:\s+[\w-]+="[^"]*")*\s*\/?>/g, '');
      assert.equal(/[<>]/.test(markup), false, `${one} → ${made}`);
      for (const [, tag = '', attributes = ''] of tags) {
        assert.match(tag, allowed[kind], one);
        for (const [, name, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) {
          assert.match(name ?? '', /^(href|rel|target|title|class|data-person|data-channel|data-tag)$/, one);
          if (name === 'href') assert.match(value ?? '', /^(https?:|mailto:|\/u\/)/, one);
        }
      }
    }
  });

test('what needs no reading is shown as if it had been read', async (t) => {
  const signs = [...'abcDz  01 .,;?\'"()%€$–…-éß\u0301w'];
  const text = fc.array(fc.constantFrom(...signs), { maxLength: 30 }).map((some) => `A${some.join('')}`);
  await holds(
    t,
    fc.property(text, (plain) => {
      const other = '\n\n*x*';
      assert.equal(`${html(plain)}\n<p><em>x</em></p>`, html(`${plain}${other}`));
    }),
    { runs: 300 },
  );
  assert.notEqual(plainHtml('So she said, "Look up"'), undefined);
  for (const read of [
    '*a*',
    'a@b',
    'see https://e.org',
    'a\nb',
    '1. a',
    '- a',
    'a <b',
    'a  ',
    'a & b',
    'a //b.org',
  ])
    assert.equal(plainHtml(read), undefined, read);
});
