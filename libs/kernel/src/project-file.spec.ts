import { existsSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { projectAbove, projectFile } from './project-file.js';

it('finds the same place from the sources and from what is built', () => {
  const root = projectFile();
  expect(projectAbove(projectFile('dist/libs/kernel/src'))).toBe(root);
  expect(projectAbove(projectFile('libs/kernel/src'))).toBe(root);
  expect(existsSync(projectFile('apps', 'gateway', 'data', 'world.json'))).toBe(true);
});

it('says so where there is no project', () => {
  expect(() => projectAbove('/nowhere')).toThrow(/No package.json above \//);
});
