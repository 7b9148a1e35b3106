/** What every page has: type, links, focus, header, footer, the skip link. */
export const frame = `
*, *::before, *::after { box-sizing: border-box; }
html { font: 17px/1.5 var(--sans); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 1072px; padding: 0 24px; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.25; margin: 0; text-wrap: pretty; }
h1 { font-size: 38px; letter-spacing: -0.01em; }
h2 { font-size: 21px; }
h3 { font-size: 17px; }
:lang(ar), :lang(fa), :lang(ur), :lang(my), :lang(km), :lang(lo), :lang(th) { line-height: 1.7; letter-spacing: 0; font-style: normal; }
p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible, input[type^="date"]:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code, pre, .hash { font-family: var(--mono); font-size: 15px; }
pre { white-space: pre-wrap; background: var(--sheet); padding: 12px 16px; line-height: 1.45; }
pre code { font-size: 13px; }
.skip { position: absolute; inset-inline-start: 16px; top: -80px; padding: 8px 16px; background: var(--accent); color: var(--on-accent); z-index: 1; }
.skip:focus { top: 8px; }
header.site { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 40px; padding: 20px 0 16px; border-bottom: 1px solid var(--rule); }
header.site .name { font: 600 21px/1.25 var(--serif); color: var(--ink); text-decoration: none; }
header.site ul { display: flex; flex-wrap: wrap; gap: 4px 28px; font-size: 15px; }
header.site li a { color: var(--soft); text-decoration: none; display: block; padding: 4px 0; }
header.site li a:hover, header.site li a[aria-current] { color: var(--ink); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 6px; text-decoration-color: var(--accent); }
header.site .account { margin-inline-start: auto; display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; font-size: 15px; color: var(--soft); }
header.site .account a { display: inline-block; padding: 4px 0; }
header.site:has(form.account) nav { order: 1; width: 100%; }
button.quiet { color: var(--accent); background: none; border: 0; padding: 4px 0; font: inherit; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
button.quiet:hover { text-decoration-thickness: 2px; }
main { padding: 48px 0 72px; min-height: 50vh; }
footer.site { border-top: 1px solid var(--rule); padding: 24px 0 48px; font-size: 13px; color: var(--soft); }
footer.site h2 { font: 600 13px/1.5 var(--sans); margin-bottom: 4px; }
/* Each language says its own name: in fonts that the machine has, or every page would fetch those of five scripts for them. */
footer.site .languages a { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Sans Thai", sans-serif; }
footer.site ul { display: flex; flex-wrap: wrap; gap: 0 16px; }
footer.site li a { display: inline-block; padding: 3px 0; }
footer.site p { margin-top: 20px; max-width: 75ch; }
footer.site a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
.soft { color: var(--soft); }
.small { font-size: 15px; }
.lead { font-size: 21px; line-height: 1.45; max-width: 680px; text-wrap: pretty; }
.lead code { font-size: 17px; }
h1 + .lead { margin-top: 12px; }
@media (max-width: 700px) {
  html { font-size: 16px; }
  body { padding: 0 16px; }
  h1 { font-size: 28px; }
  main { padding: 28px 0 48px; }
  header.site { padding: 14px 0 8px; gap: 4px 16px; }
  header.site nav { order: 1; width: 100%; }
  header.site .name { margin-inline-end: auto; }
  header.site form.account { display: contents; }
  header.site ul { gap: 0 16px; }
  header.site li a { padding: 8px 0; }
  .lead { font-size: 17px; }
  footer.site li a { padding: 6px 0; }
}
/* Laid out when it is come near to: to lay out all of a long page at once holds a slow machine up for a quarter of a second. */
@media screen {
  footer.site, .entries > li, .facets section, .aside > section { content-visibility: auto; contain-intrinsic-block-size: auto 160px; overflow-clip-margin: 8px; }
}
@media (prefers-reduced-motion: no-preference) { .skip { transition: top 100ms; } }
`;
