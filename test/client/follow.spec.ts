import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '#testing';
import { changes, ComityError, ComityNode, ResyncNeeded, snapshot } from '#client';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

let closing: (() => void) | undefined;
afterEach(() => closing?.());

/** A node that answers in turn as it is told, and the last way from then on. */
async function nodeThat(...answers: Answering[]) {
  const asked: string[] = [];
  const retries: { reason: string; inMs: number }[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.push(request.url ?? ''), answers.length) - 1];
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing = () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    asked,
    retries,
    url,
    node: new ComityNode({ url, onRetry: (reason, inMs) => retries.push({ reason, inMs }) }),
  };
}

const json =
  (body: unknown, status = 200, headers = {}): Answering =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const cut: Answering = (request) => request.socket.destroy();
const page = (subject: string, next: string): Answering =>
  json({ changes: [{ subject }], next, more: false, rights: 'r' });
const lines =
  (ids: string[], isWhole: boolean): Answering =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    for (const id of ids) response.write(`${JSON.stringify({ id })}\n`);
    if (isWhole) response.end(`${JSON.stringify({ end: true, records: ids.length })}\n`);
    else setTimeout(() => response.destroy(), 30);
  };

describe('following', () => {
  it('goes on over a cut line, an overloaded node and what is asked of it to wait, and keeps the cursor of what is done', async () => {
    const { node, asked, retries } = await nodeThat(
      page('A', 'one'),
      cut,
      json({ title: 'Too many requests.' }, 429, { 'retry-after': '1' }),
      (_, response) => void response.writeHead(502).end('<html>'),
      page('B', 'two'),
    );
    const saved: string[] = [];
    const seen: string[] = [];
    for await (const { changes: found } of changes(node, {
      since: 'nought',
      save: (cursor) => void saved.push(cursor),
    })) {
      seen.push(...found.map(({ subject }) => subject));
      if (seen.length === 2) break;
    }
    expect(seen).toEqual(['A', 'B']);
    // The second page was never said to be dealt with.
    expect(saved).toEqual(['one']);
    expect(asked.map((path) => new URLSearchParams(path.split('?')[1]).get('since'))).toEqual([
      'nought',
      'one',
      'one',
      'one',
      'one',
    ]);
    expect(retries).toHaveLength(3);
    expect(retries[1]).toMatchObject({ reason: '429 Too many requests.' });
    expect(retries[1]?.inMs).toBeGreaterThanOrEqual(1000);
  });

  it('says that a cursor cannot be continued, and what was wrong with a question, at once', async () => {
    const gone = await nodeThat(json({ title: 'since: this cursor is not of this log' }, 410));
    await expect(changes(gone.node, { since: 'x' }).next()).rejects.toBeInstanceOf(ResyncNeeded);
    closing?.();
    const bad = await nodeThat(json({ title: 'bad', problems: [{ path: 'since', message: 'no cursor' }] }, 400));
    const error: unknown = await changes(bad.node, { since: 'x' })
      .next()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ComityError);
    expect(error).toMatchObject({ status: 400, problem: { problems: [{ path: 'since', message: 'no cursor' }] } });
    expect(bad.asked).toHaveLength(1);
  });

  it('ends when it is told to, also while it waits', async () => {
    const { node, retries } = await nodeThat(cut);
    const stop = new AbortController();
    const next = changes(node, { signal: stop.signal }).next();
    const told = waitFor('the first wait', () => retries.length > 0).then(() => stop.abort(new Error('enough')));
    await expect(next).rejects.toThrow('enough');
    await told;
  });

  it('asks for a token again when one is refused, once', async () => {
    const { url } = await nodeThat(json({ title: 'ended' }, 401), page('A', 'one'));
    let asked = 0;
    const node = new ComityNode({ url, token: async () => `token ${++asked}` });
    expect((await changes(node).next()).value).toMatchObject({ cursor: 'one' });
    expect(asked).toBe(2);
  });
});

it('a snapshot that breaks off goes on after its last record, until the node says that it was the last', async () => {
  const { node, asked } = await nodeThat(lines(['A', 'B'], false), cut, lines(['C'], false), lines([], true));
  const ids: string[] = [];
  for await (const { id } of snapshot(node)) ids.push(id);
  expect(ids).toEqual(['A', 'B', 'C']);
  expect(asked).toEqual(['', '?after=B', '?after=B', '?after=C'].map((query) => `/snapshot/records${query}`));
});
