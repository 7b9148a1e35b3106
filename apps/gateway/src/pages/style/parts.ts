/** Pieces that stand on several pages: status, doubt, lists of publications, search, definitions. */
export const parts = `
.columns { display: grid; grid-template-columns: minmax(0, 680px) minmax(0, 1fr); gap: 0 64px; align-items: start; }
.columns > * { min-width: 0; }
.aside { border-inline-start: 1px solid var(--rule); padding-inline-start: 28px; font-size: 15px; }
.aside section + section { margin-top: 32px; }
.aside h2 { font-size: 17px; margin-bottom: 8px; }
.aside li + li, .aside p + p, .aside ul + p { margin-top: 8px; }
.aside pre { margin-top: 8px; padding: 8px 12px; }
.status, .doubt { position: relative; display: inline-block; padding-inline-start: 18px; }
.status > .shape { position: absolute; inset-inline-start: 0; top: 0.42em; width: 10px; height: 10px; border: 2px solid var(--accent); border-radius: 50%; }
.status.holds > .shape { background: var(--accent); }
.status.coming > .shape { background: linear-gradient(90deg, var(--accent) 50%, transparent 50%); }
.status.ended > .shape { border-color: var(--soft); background: linear-gradient(45deg, transparent 40%, var(--soft) 40%, var(--soft) 60%, transparent 60%); }
.status.unknown > .shape { border: 2px dotted var(--soft); }
.doubt { color: var(--warm); padding-inline-start: 16px; }
.doubt > .shape { position: absolute; inset-inline-start: 1px; top: 0.5em; width: 8px; height: 8px; border: 1.5px solid var(--mark); transform: rotate(45deg); }
h2 + .names, h2 + .plain { margin-top: 8px; }
.day, .entries { max-width: 680px; }
.day { margin-top: 40px; }
.day:first-child, .banner + .day { margin-top: 0; }
.day > h2 { font: 600 15px/1.5 var(--sans); color: var(--soft); padding-bottom: 8px; border-bottom: 1px solid var(--rule); }
.entry { padding: 20px 0; border-bottom: 1px solid var(--rule); }
.entry .who { font-size: 15px; color: var(--soft); }
.entry .who a { color: var(--ink); text-decoration-color: var(--edge); }
.entry .title { font-size: 21px; font-weight: 600; margin: 4px 0 6px; }
.entry .title a { color: var(--ink); text-decoration: none; }
.entry .title a:hover { text-decoration: underline; text-decoration-thickness: 1px; color: var(--accent); }
.entry .meaning { display: flex; flex-wrap: wrap; gap: 0 24px; font-size: 15px; }
.entry .doubt { font-size: 15px; }
.deeds { display: flex; flex-wrap: wrap; gap: 4px 24px; font-size: 15px; margin-top: 4px; }
.search { display: flex; gap: 8px; max-width: 680px; }
.search input { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--paper); padding: 10px 12px; border: 1px solid var(--edge); border-radius: 2px; }
.search input::placeholder { color: var(--soft); opacity: 1; }
button { font: 600 15px/1.5 var(--sans); color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 2px; padding: 10px 20px; cursor: pointer; }
a.button { display: inline-block; font: 600 15px/1.5 var(--sans); color: var(--on-accent); background: var(--accent); border-radius: 2px; padding: 10px 20px; text-decoration: none; }
.choices { display: flex; flex-wrap: wrap; gap: 12px; margin: 24px 0; }
.choices button:not([aria-current]) { color: var(--accent); background: var(--paper); }
.search label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wide { overflow-x: auto; margin: 24px 0; }
.matrix { border-collapse: collapse; font-size: 15px; overflow-wrap: normal; }
.matrix caption { text-align: start; color: var(--soft); padding-bottom: 8px; }
.matrix th, .matrix td { padding: 6px; border: 1px solid var(--rule); vertical-align: top; }
.matrix thead th { font-size: 13px; font-weight: 600; max-width: 11em; text-align: start; hyphens: auto; }
.matrix thead th .soft { font-weight: 400; }
.matrix tbody th, .matrix tfoot th { text-align: start; font-weight: 400; }
.matrix thead a { color: inherit; text-decoration-color: var(--edge); }
.matrix .sorted { color: var(--accent); margin-inline-start: 4px; }
.matrix summary { cursor: pointer; }
.matrix details ul { text-align: start; }
.side-by-side { overflow-wrap: break-word; }
.matrix th:first-child, .side-by-side th:first-child { position: sticky; inset-inline-start: 0; min-width: 6.5em; background: var(--paper); z-index: 1; }
.matrix td { text-align: end; font-variant-numeric: tabular-nums; }
.matrix .level-0 { color: var(--soft); border-style: dashed; }
.matrix .level-1 { background: color-mix(in srgb, var(--accent) 8%, transparent); }
.matrix .level-2 { background: color-mix(in srgb, var(--accent) 16%, transparent); }
.matrix .level-3 { background: color-mix(in srgb, var(--accent) 24%, transparent); font-weight: 600; }
del, ins { text-decoration-thickness: 1px; }
del { color: var(--soft); }
ins { background: var(--wash); }
.mark { font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.comparison .text { white-space: pre-line; overflow-wrap: anywhere; }
.search + .hint { font-size: 13px; color: var(--soft); margin-top: 8px; max-width: 640px; }
.filters { display: flex; flex-wrap: wrap; gap: 0 24px; font-size: 15px; margin: 24px 0 32px; }
.filters a { padding: 4px 0; display: inline-block; }
.filters a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.orders a { margin-inline-end: 12px; }
.orders a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.passage { font-size: 15px; margin-top: 6px; max-width: 65ch; overflow-wrap: anywhere; }
.passage mark { color: inherit; background: var(--wash); font-weight: 600; }
.facets li { overflow-wrap: anywhere; }
.facets li + li { margin-top: 4px; }
.facets a { color: var(--ink); text-decoration-color: var(--rule); }
.facets a[aria-current] { font-weight: 600; text-decoration: none; }
.facets .take-back { color: var(--accent); font-weight: 400; font-size: 13px; text-decoration: underline; }
.facets + section { margin-top: 32px; }
.matrix td a { color: inherit; text-decoration-color: var(--edge); }
.more { margin-top: 28px; }
.empty { padding: 24px 0; max-width: 65ch; }
.empty p + p, .empty p + ul { margin-top: 12px; }
.empty .facts { margin-top: 20px; }
.empty ul + p { margin-top: 20px; }
.empty ul { list-style: disc; padding-inline-start: 24px; }
.banner { border-inline-start: 4px solid var(--mark); background: var(--wash); padding: 12px 20px; margin: 24px 0; max-width: 680px; }
.columns > div > .banner:first-child { margin-top: 0; }
.facts { display: grid; grid-template-columns: minmax(120px, 11em) minmax(0, 1fr); gap: 8px 24px; }
.facts dt { color: var(--soft); }
.facts dt, .facts dd { font-size: 15px; }
.plain li { padding: 10px 0; border-bottom: 1px solid var(--rule); }
.block { margin-top: 44px; }
.block > h2 { margin-bottom: 12px; }
.block > p + p { margin-top: 12px; }
@media (max-width: 900px) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .aside { border-inline-start: 0; border-top: 1px solid var(--rule); padding: 28px 0 0; margin-top: 44px; }
}
@media (max-width: 700px) {
  .entry .title { font-size: 17px; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: 12px; }
}
`;
