import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataBlock, html, webAddress } from './html.js';
import { prefersHtml } from './negotiation.js';

describe('the template', () => {
  it('lets no value open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: page } = html`<p title="${text}">${text}</p>`;
        expect(page.match(/[<>]/g)).toHaveLength(4);
        expect(page.match(/"/g)).toHaveLength(2);
      }),
    );
  });
  it('leaves out characters that turn the direction of the text around them, and keeps the marks of Arabic typing', () => {
    expect(html`${'a\u202eb\u2066c\u0000d'}`.text).toBe('abcd');
    expect(html`${'م\u200f\u061c'}`.text).toBe('م\u200f\u061c');
  });
  it('leaves out what is not there', () => {
    expect(html`${null}${undefined}${false}${[1, 'b']}`.text).toBe('1b');
  });
});

describe('addresses', () => {
  it('are http or https or nothing', () => {
    expect(webAddress('https://gazette.example/a?b=c')).toBe('https://gazette.example/a?b=c');
    for (const text of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'ftp://x.example',
      '//x.example',
      '',
      null,
    ]) {
      expect(webAddress(text)).toBeNull();
    }
  });
});

describe('a block of data', () => {
  it('cannot be ended by what is in it and reads back as it was', () => {
    const value = { title: '</script><script>alert(1)</script> & \u2028' };
    const { text } = dataBlock('application/ld+json', value);
    const json = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(text)?.[1];
    expect(JSON.parse(json ?? '')).toEqual(value);
  });
});

describe('who wants a page', () => {
  const CHROME = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
  it.each([
    [CHROME, true],
    ['text/html;q=0.9, application/json;q=0.5', true],
    ['*/*', false],
    ['application/json', false],
    ['application/ld+json, text/html;q=0.5', false],
    ['text/html;q=0', false],
    ['text/html;q=nonsense, application/json', false],
    [undefined, false],
  ])('%s: %s', (accept, expected) => {
    expect(prefersHtml(accept)).toBe(expected);
  });
});
