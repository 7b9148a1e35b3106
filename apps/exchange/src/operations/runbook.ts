import { readFile } from 'node:fs/promises';
import { projectFile } from '#kernel';

const FILE = projectFile('docs/operating.md');

export interface RunbookSection {
  name: string;
  text: string;
}

/** The sections about alerts, each under the alert's name: test/ops sees to it that every alert has one. */
export async function readRunbook(file = FILE): Promise<RunbookSection[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split(/^(?=#{2,3} )/m).flatMap((section) => {
    const [, name, said] = /^### (Comity\w+)\n([^]*)$/.exec(section) ?? [];
    return name && said ? [{ name, text: said.trim() }] : [];
  });
}
