import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { recordedReader } from './recorded.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const id = 'VN-LAW-2026-000123';
const at = `/publications/${id}/compare/1..2`;

const summary = {
  label: 'Summary (Arabic)',
  kind: 'CHANGED',
  legal: false,
  language: 'ar',
  direction: 'RTL',
  before: { text: 'العنصر <b>' },
  after: { text: 'العرق <b>' },
  segments: [
    { op: 'DELETE', text: 'العنصر' },
    { op: 'INSERT', text: 'العرق' },
    { op: 'EQUAL', text: ' <b>' },
  ],
};
const answer = (differences: object[] = [summary], legalChanges: object[] = []) =>
  recordedReader({
    ComparePage: {
      publication: {
        id,
        title: { language: 'ar', value: 'قانون' },
        revisions: [
          { number: 2, changeNote: 'Mended.', publishedAt: '2026-11-20T09:30:00.000Z' },
          { number: 1, changeNote: null, publishedAt: '2026-10-20T09:30:00.000Z' },
        ],
      },
      compareRevisions: { differences, legalChanges },
    },
  });
const page = async (url = at) => {
  const { statusCode, body } = await site.inject({ url, headers: BROWSER });
  return { statusCode, body, text: flat(body) };
};

describe('the page of a comparison', () => {
  it('marks what is gone and what has come by signs and words, not by colour alone', async () => {
    site = siteOn(answer());
    const { text } = await page();
    expect(text).toContain(
      '<del><span class="mark" aria-hidden="true">[−</span><span class="unseen" lang="en">gone: </span>العنصر',
    );
    expect(text).toContain(
      '<ins><span class="mark" aria-hidden="true">{+</span><span class="unseen" lang="en">new: </span>العرق',
    );
  });

  it('sets Arabic from right to left: right-to-left broken is not', async () => {
    site = siteOn(answer());
    expect((await page()).text).toMatch(/<p class="text" lang="ar" dir="rtl"> ?<del>/);
  });

  it('is no comparison showing raw HTML', async () => {
    site = siteOn(answer());
    const { text } = await page();
    expect(text).toContain(' &lt;b&gt; </p>');
    expect(text).not.toContain(' <b> </p>');
  });

  it('links to both revisions and says which is the newest', async () => {
    site = siteOn(answer());
    const { text } = await page();
    expect(text).toContain(`href="/publications/${id}@1">revision 1</a>, published`);
    expect(text).toMatch(/revision 2<\/a>, published .*2026<\/time>, the newest: <bdi>Mended\.<\/bdi>/);
  });

  it('says first what changed in law, or that nothing did', async () => {
    site = siteOn(answer([summary], [{ sentence: 'Entry into force moved from 1 July to 1 September 2026.' }]));
    expect((await page()).text).toContain('Entry into force moved from 1 July to 1 September 2026.');
    await site.close();
    site = siteOn(answer());
    expect((await page()).text).toContain('Nothing that says what holds in law changed.');
  });

  it('is not found for what may not be read and for what is no range', async () => {
    site = siteOn(recordedReader({ ComparePage: { publication: null, compareRevisions: null } }));
    expect((await page()).statusCode).toBe(404);
    expect((await page(`/publications/${id}/compare/1-2`)).statusCode).toBe(404);
    expect((await page(`/publications/${id}/compare/0..2`)).statusCode).toBe(404);
  });
});
