// What a receiver needs to know whether it has everything: no library, Node 20 or newer.
//   node examples/reconcile.mjs kept.json reconciliation.json
// kept.json: [[position, id], …] of every message whose type is not reconciliation (data.position and id).
// reconciliation.json: the body of the nightly webhook, or Endpoint.reconciliation as the graph answers it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** SHA-256 over one line `position:id` and a line feed for each change kept from one position to another. */
export function digestOf(kept, { from, to }, without = []) {
  const left = new Set(without);
  const lines = [...kept]
    .filter(([position]) => position >= from && position <= to && !left.has(position))
    .sort(([a], [b]) => a - b)
    .map(([position, id]) => `${position}:${id}\n`);
  return { count: lines.length, digest: createHash('sha256').update(lines.join('')).digest('hex') };
}

/** The blocks of positions in which the receiver has something else than what was delivered; none: it has everything. */
export function differing(kept, { from, to, digest, blocks, undelivered }) {
  const map = new Map(kept);
  if (digestOf(map, { from, to }, undelivered.positions).digest === digest) return [];
  return blocks.filter((block) => digestOf(map, block, undelivered.positions).digest !== block.digest);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [kept, told] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const blocks = differing(kept, told.data ?? told);
  if (blocks.length === 0) process.stdout.write('Nothing is missing.\n');
  for (const { from, to, count } of blocks)
    process.stdout.write(
      `positions ${from} to ${to} differ (${count} were delivered): ask for replayDeliveries(positions: { from: ${from}, to: ${to} })\n`,
    );
  process.exitCode = blocks.length === 0 ? 0 : 1;
}
