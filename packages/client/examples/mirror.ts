#!/usr/bin/env node
/**
 * Keeps a folder of JSON files equal to what a Comity node lets you read, for good:
 *
 *   node mirror.js --url https://comity.example.org --out folder [--once]
 *
 * With an access token in COMITY_TOKEN it holds what your participant may read, without one what is public. Stop it
 * whenever you like, also by kill -9: it goes on where it was.
 */
import { parseArgs } from 'node:util';
import { ComityNode, mirror } from '../src/index.js';
import { Folder } from './folder.js';

const { values } = parseArgs({
  options: { url: { type: 'string' }, out: { type: 'string' }, once: { type: 'boolean', default: false } },
});
if (!values.url || !values.out) {
  process.stderr.write('usage: mirror --url https://node.example --out folder [--once]\n');
  process.exit(64);
}

const say = (text: string): void => void process.stderr.write(`${new Date().toISOString()} ${text}\n`);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)));

const token = process.env['COMITY_TOKEN'];
const node = new ComityNode({
  url: values.url,
  ...(token ? { token } : {}),
  onRetry: (reason, inMs) => say(`${reason}; asking again in ${inMs} ms`),
});
try {
  await mirror(node, await Folder.at(values.out), { once: values.once, signal: stop.signal, onProgress: say });
  say('the folder is equal to the node');
} catch (error) {
  if (!stop.signal.aborted) throw error;
  say('stopped; what was read is kept');
}
