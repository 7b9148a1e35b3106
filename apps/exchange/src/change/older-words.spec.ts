import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aChange, startExchange, type Exchange } from '../exchange.fixture.js';
import { OlderWords } from './older-words.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

it('gives changes of before words were kept the words of what the log says of them', async () => {
  await exchange.append(aChange({ title: { th: 'กฎหมายว่าด้วยพยาบาล', en: 'Act on nurses' } }));
  const words = (): Promise<unknown[]> =>
    exchange.database.query('SELECT tsvector_to_array(words) AS words FROM exchange.change');
  const before = await words();
  expect(JSON.stringify(before)).toMatch(/nurses.*พยาบาล/);
  await exchange.database.query('UPDATE exchange.change SET words = NULL');
  await new OlderWords(exchange.database).fill();
  expect(await words()).toEqual(before);
});
