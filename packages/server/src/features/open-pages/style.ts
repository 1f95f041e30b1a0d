/** The tokens of the web client (packages/web/src/ui/theme/tokens.css) that a page to read needs, in both themes. */
export const style = `:root { color-scheme: light;
--side: #f4f2ee; --page: #fdfcfa; --float: #ffffff; --ink: #1f1d1a; --soft: #57534c; --faint: #696459;
--line: #e3e0d9; --accent: #4146b4; --fill: #4549b8; --on-fill: #ffffff;
font: 0.9375rem/1.5 "Segoe UI", "Noto Sans", Ubuntu, "Open Sans", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark;
--side: #19181c; --page: #201f24; --float: #2a292f; --ink: #ebe9ee; --soft: #b9b5c0; --faint: #9f9ba8;
--line: #34323a; --accent: #b0b3fa; --fill: #5a5fd0; --on-fill: #ffffff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--side); color: var(--ink); }
header { background: var(--page); border-bottom: 1px solid var(--line); }
header nav { display: flex; justify-content: space-between; align-items: center; gap: 16px; }
header nav, main { max-width: 720px; margin: 0 auto; padding: 12px 16px; }
header span { display: flex; gap: 16px; align-items: center; white-space: nowrap; }
main { padding: 24px 16px 64px; }
a { color: var(--accent); text-underline-offset: 2px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1, h2 { font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; margin: 0 0 4px; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; }
h2 a, .home { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
.home { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.button { display: inline-block; padding: 6px 14px; border-radius: 8px; background: var(--fill); color: var(--on-fill);
text-decoration: none; }
.by, .counts { color: var(--soft); font-size: 0.8125rem; margin: 0 0 8px; }
.empty { color: var(--soft); padding: 24px 0; }
.place { margin-bottom: 16px; overflow-wrap: anywhere; }
.spaces ul { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; padding: 0; margin: 0 0 24px; }
.spaces a { display: block; padding: 4px 12px; border: 1px solid var(--line); border-radius: 16px; background: var(--page);
text-decoration: none; }
article { background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px; margin: 0 0 16px; }
.words { max-width: 70ch; overflow-wrap: anywhere; }
.words > :first-child { margin-top: 0; } .words > :last-child { margin-bottom: 0; }
.words pre { overflow-x: auto; padding: 12px; border-radius: 8px; background: var(--side); }
.words code { font-family: ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
.words blockquote { margin: 0 0 16px; padding-left: 12px; border-left: 3px solid var(--line); color: var(--soft); }
.words table { border-collapse: collapse; display: block; overflow-x: auto; }
.words th, .words td { border: 1px solid var(--line); padding: 4px 8px; text-align: left; }
.words h1, .words h2, .words h3 { font-size: 1.0625rem; margin-top: 16px; }
.files { display: grid; gap: 8px; margin: 8px 0 12px; }
.files img, .files video { max-width: 100%; height: auto; border-radius: 8px; }
.files audio { width: 100%; }
.counts { margin: 12px 0 0; }
.quotes { list-style: none; padding: 0 0 0 12px; margin: 12px 0; border-left: 3px solid var(--line); }
.said ol { list-style: none; padding: 0; margin: 12px 0; }
.said li { padding: 12px 0; border-top: 1px solid var(--line); }
li:target, article:target { outline: 2px solid var(--accent); outline-offset: 6px; border-radius: 4px; }
`;
