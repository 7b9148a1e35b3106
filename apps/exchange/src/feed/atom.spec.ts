import { expect, it } from '@jest/globals';
import { parseFeed } from '@rowanmanning/feed-parser';
import { atom } from './atom.js';

const when = new Date('2026-11-21T09:00:00.000Z');

it('writes what XML can hold and marks the place of what it cannot, wherever it stands', () => {
  const bad = 'a\0b\u0008c\u000bd\u001fe\ufffef\uffffg\ud800h\udc00i';
  const good = 'tab\tline\nThứ 🩺 <&> ]]>';
  const xml = atom({
    address: 'https://comity.example.org/feeds/publications.atom',
    page: 'https://comity.example.org/feeds/publications.atom',
    home: 'https://comity.example.org',
    title: bad,
    language: 'en',
    isArchive: false,
    previous: null,
    hub: null,
    author: bad,
    updated: when,
    entries: [
      {
        id: 'urn:uuid:1',
        url: 'https://comity.example.org/publications/VN-LAW-2026-000001@1',
        title: bad,
        language: 'en',
        translations: [],
        files: [],
        summary: good,
        text: `${bad}${good}`,
        author: bad,
        tags: [bad],
        published: when,
        updated: when,
      },
    ],
    withdrawn: [],
  });
  expect(xml.isWellFormed()).toBe(true);
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  expect(xml).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
  const [entry] = parseFeed(xml).items;
  expect(entry?.title).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh\ufffdi');
  expect(entry?.description).toContain('Thứ 🩺 <&> ]]>');
});
