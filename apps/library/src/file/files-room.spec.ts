import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor } from '#access';
import { nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

const ROOM = '{ filesRoom { freeBytes totalBytes keepFreeBytes } }';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary({ FILES_DIR: '/tmp/comity-no-file-yet/files', FILES_KEEP_FREE_BYTES: '7' });
});
afterAll(() => library?.stop());

it('the operator sees how much room there is for files, also before the first', async () => {
  const { filesRoom } = await library.ask(actorFor('WHO', ['operator'], 'op'), ROOM);
  expect(filesRoom.keepFreeBytes).toBe(7);
  expect(filesRoom.freeBytes).toBeGreaterThan(0);
  expect(filesRoom.totalBytes).toBeGreaterThanOrEqual(filesRoom.freeBytes);
});

it.each([
  ['nobody', nobody, 'NOT_AUTHENTICATED'],
  ['a publisher', vietnam, 'NOT_AUTHORISED'],
  ['the secretariat', actorFor('WHO', ['secretariat'], 's'), 'NOT_AUTHORISED'],
] as const)('%s does not', async (_, actor, code) => {
  const { data, errors } = await library.raw(actor, ROOM);
  expect(data?.['filesRoom'] ?? null).toBeNull();
  expect(errors?.[0]?.extensions['code']).toBe(code);
});
