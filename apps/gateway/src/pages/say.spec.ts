import { describe, expect, it } from '@jest/globals';
import { INTERFACE_LANGUAGES, wording } from '#wording';
import { html } from './html.js';
import { commaList, sentenceList } from './lists.js';
import { say } from './say.js';
import type { View } from './view.js';

const viewIn = (tag: (typeof INTERFACE_LANGUAGES)[number]): View => ({ wording: wording(tag) }) as View;
const english = viewIn('en');

describe('a sentence', () => {
  it('escapes what is put into it and leaves markup that is meant', () => {
    const said = say(english, 'frame.actsFor', {
      person: '<b>{{participant}}</b> $t(frame.skip)',
      participant: html`<i>VN</i>`,
    });
    expect(said.text).toBe('&lt;b&gt;{{participant}}&lt;/b&gt; $t(frame.skip), <i>VN</i>');
  });

  it('makes links of the parts that the caller names, and markup of nothing else in the catalogue', () => {
    const said = say(english, 'error.lookFor', { all: (words) => html`<a href="/all">${words}</a>` });
    expect(said.text).toContain('in <a href="/all">all publications</a>, or');
    expect(said.text).toContain('&lt;first&gt;the first page&lt;/first&gt;');
  });

  it('holds values within its links', () => {
    const said = say(english, 'revision.PUBLISHED', {
      a: (words) => html`<a>${words}</a>`,
      n: 2,
      day: html`<time>today</time>`,
    });
    expect(said.text).toBe('<a>Revision 2</a>, published <time>today</time>');
  });

  it('is not led astray by what looks like a place in a value', () => {
    expect(say(english, 'frame.actsFor', { person: '\ue000participant\ue001', participant: 'x' }).text).toBe(
      '\ue000participant\ue001, x',
    );
  });
});

describe('a list', () => {
  it('is joined as a sentence of the language does', () => {
    expect(sentenceList(english, ['a', 'b', 'c']).text).toBe('a, b and c');
    expect(sentenceList(english, ['a', html`<b>b</b>`]).text).toBe('a and <b>b</b>');
    expect(sentenceList(viewIn('zh-Hans'), ['a', 'b', 'c']).text).toBe('a、b和c');
  });

  it('has the commas of the script', () => {
    expect(commaList(english, ['a', '<b>']).text).toBe('a, &lt;b&gt;');
    expect(commaList(viewIn('ar'), ['أ', 'ب']).text).toBe('أ، ب');
  });
});
