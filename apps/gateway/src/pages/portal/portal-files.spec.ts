import { existsSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { projectFile } from '#kernel';
import { INTERFACE_LANGUAGES } from '#wording';
import { portalFiles } from './portal-files.js';

const onDisk = (address: string): string => address.replace('/assets/portal/', projectFile('dist/portal/'));

it('names what was built, with the words of each language', () => {
  const filesFor = portalFiles();
  const common = filesFor?.('xx').ahead ?? [];
  expect(common.length).toBeGreaterThan(0);
  for (const language of INTERFACE_LANGUAGES) {
    const { script = '', styles = [], ahead = [] } = filesFor?.(language) ?? {};
    const missing = [script, ...styles, ...ahead].filter((address) => !existsSync(onDisk(address)));
    expect({ language, missing }).toEqual({ language, missing: [] });
    expect(ahead).not.toContain(script);
    const own = ahead.filter((address) => !common.includes(address));
    expect(own).toEqual([expect.stringContaining(`/${language}-`)]);
  }
});

it('says so where nothing was built', () => {
  expect(portalFiles('/nowhere/')).toBeNull();
});
