/** What only one kind of page has. */
export const places = `
.map { margin: 24px 0 36px; }
.map svg { display: block; width: 100%; height: auto; }
.map circle { fill: var(--accent); fill-opacity: 0.75; stroke: var(--paper); }
.map a:hover circle, .map a:focus-visible circle { fill-opacity: 1; stroke: var(--ink); stroke-width: 1.5; }
.map .flows path { fill: none; stroke: var(--mark); stroke-opacity: 0.5; }
.map marker path { fill: var(--mark); }
.map figcaption { font-size: 13px; color: var(--soft); max-width: 75ch; margin-top: 8px; }
.last-year .map { margin: 8px 0 16px; }
.last-year .map path, .last-year .map circle { stroke: var(--paper); stroke-width: 1; vector-effect: non-scaling-stroke; fill-opacity: 1; }
.last-year .level-1 { fill: var(--shade-1); }
.last-year .level-2 { fill: var(--shade-2); }
.last-year .level-3 { fill: var(--shade-3); }
.last-year .level-4 { fill: var(--shade-4); }
.last-year .map circle { fill: inherit; }
.last-year .map a:hover > path, .last-year .map a:hover > circle { stroke: var(--ink); }
.last-year .map .flows path { stroke: var(--mark); stroke-opacity: 0.7; fill: none; vector-effect: none; }
.last-year .map a:hover .flows path { stroke-opacity: 1; }
.last-year .shade { display: inline-block; width: 12px; height: 12px; vertical-align: -1px; background: currentColor; }
.last-year .shade.level-1 { color: var(--shade-1); }
.last-year .shade.level-2 { color: var(--shade-2); }
.last-year .shade.level-3 { color: var(--shade-3); }
.last-year .shade.level-4 { color: var(--shade-4); }
.last-year .legend { display: flex; flex-wrap: wrap; gap: 0 12px; color: var(--ink); }
.last-year p + .counted, .last-year .counted + details, .last-year details, .last-year .counted + p { margin-top: 8px; }
.last-year details + p { margin-top: 8px; }
.last-year summary { color: var(--accent); cursor: pointer; padding: 4px 0; }
.counted { display: flex; flex-wrap: wrap; gap: 0 16px; }
.aside .counted li + li { margin-top: 0; }
.counted li a { display: inline-block; padding: 4px 0; }
.follow { color: var(--soft); padding-bottom: 20px; }
.follow + .day, .follow + .banner { margin-top: 0; }
.opening .filters { margin: 8px 0 0; }
.columns.first { grid-template-columns: minmax(0, 1fr) minmax(0, 400px); gap: 0 48px; }
.network td { padding-inline-end: 24px; vertical-align: baseline; }
.network th { text-align: start; vertical-align: baseline; font-size: 13px; font-weight: 400; color: var(--soft); padding-inline: 0 24px; }
.network td:nth-child(-n + 3), .network td bdi { white-space: nowrap; }
.network td p + p { margin: 0; }
.opening { display: grid; gap: 20px; margin-bottom: 44px; }
.opening h1 + .lead { margin-top: 0; }
.opening .lead + div { margin-top: 4px; }
.figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 16px 32px; max-width: 880px; margin: 4px 0 0; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dd { font: 600 28px/1.25 var(--serif); }
.figures dd a { color: var(--ink); text-decoration-color: var(--edge); }
.figures dt { font-size: 13px; color: var(--soft); max-width: 22ch; }
.record h1 { font-size: 28px; max-width: 680px; margin: 12px 0 8px; }
.record .originals { max-width: 680px; font: 400 17px/1.4 var(--serif); color: var(--soft); }
.record .cap { font-size: 15px; color: var(--soft); }
.record .cap > bdi:last-child { white-space: nowrap; }
.record .state { margin-top: 16px; font-weight: 600; display: flex; flex-wrap: wrap; gap: 0 24px; }
.record .state .doubt { font-weight: 400; }
.record .yours { margin-top: 16px; font-size: 15px; }
.record .columns { margin-top: 40px; }
.record .text { font-size: 17px; text-wrap: pretty; white-space: pre-line; }
.record .columns > div > section:first-child { margin-top: 0; }
.tags li { padding: 3px 0; }
.revisions > ol > li { padding: 12px 0; border-bottom: 1px solid var(--rule); }
.revisions .was { color: var(--soft); font-size: 15px; }
.hash { font-size: 13px; }
.names { columns: 3 220px; column-gap: 40px; font-size: 15px; }
.names li { padding: 3px 0; break-inside: avoid; }
.names .soft { font-size: 13px; }
.figure-line { font-size: 15px; color: var(--soft); margin-top: 8px; }
.subtitle { font: 400 21px/1.4 var(--serif); color: var(--soft); margin-top: 4px; }
.apart { margin-top: 36px; }
.members { columns: 2 260px; }
.asking { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: flex-end; margin: 24px 0; }
.asking > div { min-width: 0; max-width: 100%; }
.asking label { display: block; font-size: 13px; color: var(--soft); margin-bottom: 4px; }
.asking input, .asking select { height: 44px; max-width: 100%; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 2px; padding: 8px 12px; font: 15px/1.5 var(--sans); }
.asking select { max-width: 320px; }
.asking button { height: 44px; }
.asking optgroup { font-weight: 600; }
.looking { margin: 24px 0 32px; }
.looking fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.looking legend { font-size: 13px; color: var(--soft); padding: 0; }
.looking summary { cursor: pointer; font-size: 15px; color: var(--accent); padding: 8px 0; }
.ticked { display: flex; flex-wrap: wrap; gap: 0 24px; font-size: 15px; }
.ticked label { display: flex; gap: 8px; align-items: center; min-height: 44px; }
.ticked input { width: 18px; height: 18px; flex: none; accent-color: var(--accent); }
.columns-chosen .ticked { columns: 2 280px; display: block; column-gap: 32px; }
.columns-chosen li { break-inside: avoid; }
.side-by-side { border-collapse: collapse; font-size: 15px; }
.side-by-side th, .side-by-side td { padding: 10px 16px; border: 1px solid var(--rule); vertical-align: top; text-align: start; }
.side-by-side td { min-width: 140px; max-width: 340px; }
.side-by-side td:has(.policy) { min-width: 240px; }
.side-by-side th[scope='row'] { min-width: 120px; max-width: 180px; font-weight: 600; }
.policy + .policy { margin-top: 16px; padding-top: 12px; border-top: 1px solid var(--rule); }
.policy .who { font-size: 13px; color: var(--soft); }
.policy .title { font: 600 15px/1.4 var(--serif); }
.policy .title a { color: var(--ink); text-decoration-color: var(--edge); }
.policy .rule { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
.policy details .rule { display: block; }
.policy summary { cursor: pointer; color: var(--accent); padding: 4px 0; }
.timeline li li { padding: 2px 0; border: 0; }
.members + h3, .members + .empty + h3, .empty + h3 { margin-top: 20px; font-size: 17px; }
.register li p + p { margin-top: 4px; }
.explorer form { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 32px; margin-top: 28px; }
.explorer .begin { display: flex; gap: 8px; align-items: flex-end; }
.explorer select, .explorer button { height: 44px; }
.explorer .begin > div { flex: 1; min-width: 0; }
.explorer textarea { white-space: pre; overflow: auto; }
.explorer label { display: block; font-size: 13px; color: var(--soft); margin: 12px 0 4px; }
.explorer label:first-child { margin-top: 0; }
.explorer textarea, .explorer input, .explorer select { width: 100%; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 2px; padding: 8px 12px; font: 15px/1.5 var(--sans); }
.explorer textarea { font: 13px/1.5 var(--mono); resize: vertical; tab-size: 2; display: block; }
.explorer .hint { font-size: 13px; margin: 4px 0 16px; }
.explorer pre { margin-top: 4px; min-height: 320px; max-height: 80vh; overflow: auto; }
.schema section { padding: 20px 0; border-top: 1px solid var(--rule); }
.schema h3 { font: 600 17px/1.5 var(--mono); }
.schema .field { margin-top: 10px; padding-inline-start: 20px; }
.schema .field code { font-size: 13px; }
.schema .field p, .schema section > p { font-size: 15px; color: var(--soft); max-width: 75ch; }
.schema .index { columns: 4 160px; font-size: 13px; font-family: var(--mono); }
.schema h2 { margin: 48px 0 12px; }
@media (max-width: 900px) { .columns.first { grid-template-columns: minmax(0, 1fr); } .last-year .map { max-width: 640px; } }
@media (max-width: 900px) { .explorer form { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 700px) {
  .record h1 { font-size: 21px; }
  .network td:last-child { min-width: 560px; }
  .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .asking > div:has(select), .asking select { width: 100%; max-width: none; }
  .side-by-side td:has(.policy) { min-width: 220px; }
  .side-by-side th:first-child, .matrix th:first-child { min-width: 84px; max-width: 104px; padding: 8px; font-size: 13px; overflow-wrap: break-word; }
}
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --accent: #000; --rule: #999; --warm: #000; --mark: #000; --wash: #fff; }
  html { font-size: 11pt; }
  body { max-width: none; padding: 0; }
  header.site nav, footer.site .languages, .skip, .asking, .search, .search + .hint, .filters, .feeds, .more, .deeds, .yours { display: none; }
  .columns { display: block; }
  .aside { border: 0; padding: 0; margin-top: 16pt; }
  a { color: inherit; }
  a.official::after { content: " <" attr(href) ">"; }
  .entry, .revisions > ol > li, .facts { break-inside: avoid; }
}
`;
