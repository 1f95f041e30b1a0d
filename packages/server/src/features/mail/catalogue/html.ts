import { escaped } from '../../../core/http/html.ts';
import type { MailWords } from './values.ts';

/**
 * One plain page: no picture, no font, no style from elsewhere, so that opening it tells nobody. Light or dark as the
 * reader's program is; where it knows no style sheets, it is still headings, paragraphs and a link.
 */
export function inHtml(
  { subject, greeting, lines, action, after = [], footer }: MailWords,
  language: string,
): string {
  const body = [
    ...(greeting === undefined ? [] : [paragraph(greeting)]),
    ...lines.map(paragraph),
    ...(action === undefined
      ? []
      : [
          `<p><a class="action" href="${escaped(action.link)}">${escaped(action.label)}</a></p>`,
          `<p class="small">${escaped(action.link)}</p>`,
        ]),
    ...after.map(paragraph),
    `<p class="footer">${escaped(footer)}</p>`,
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px; background: #f6f5f2; color: #22201c; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 560px; margin: 0 auto; }
.action { display: inline-block; padding: 10px 18px; border-radius: 8px; background: #0b5f59; color: #ffffff; text-decoration: none; }
.small { font-size: 13px; overflow-wrap: anywhere; }
.small, .footer { color: #5d584f; }
.footer { margin-top: 32px; font-size: 13px; }
@media (prefers-color-scheme: dark) {
body { background: #1b1a18; color: #ece9e3; }
.action { background: #6fd0c6; color: #10201e; }
.small, .footer { color: #aaa499; }
}
`;
