import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { INTERFACE_LANGUAGES } from '#wording';
import { portalFiles, ROOM_FILES } from './portal-files.js';

const built = fileURLToPath(new URL('../../../../../portal/', import.meta.url));
const filesFor = portalFiles();
const onDisk = (address: string): string => address.replace('/assets/portal/', built);

it('names what was built, for every room and in every language', () => {
  const least = filesFor?.('/work', 'xx').ahead.length ?? Infinity;
  for (const room of Object.keys(ROOM_FILES))
    for (const language of INTERFACE_LANGUAGES) {
      const files = filesFor?.(`/work/${room}/anything?x=1`, language);
      const missing = [files?.script, ...(files?.styles ?? []), ...(files?.ahead ?? [])].filter(
        (address) => !address || !existsSync(onDisk(address)),
      );
      expect({ room, language, missing }).toEqual({ room, language, missing: [] });
      // The words, and the room itself.
      expect(files?.ahead.length).toBeGreaterThanOrEqual(least + 2);
      expect(new Set(files?.ahead).size).toBe(files?.ahead.length);
    }
});

it('begins with the least where an address says nothing, and nowhere where nothing was built', () => {
  expect(filesFor?.('/work/constructor', 'xx')).toEqual(filesFor?.('/work', 'xx'));
  expect(portalFiles('/nowhere/')).toBeNull();
});
