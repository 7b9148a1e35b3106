import { notFound } from '#kernel';

export type FeedFormat = 'atom' | 'json';

/** `VN.atom` is the feed VN in the format atom. */
export function readFileName(file: string): { name: string; format: FeedFormat } {
  const match = /^(.{1,60})\.(atom|json)$/.exec(file);
  if (!match) throw notFound(`The feed ${file.slice(0, 80)}`);
  return { name: match[1] as string, format: match[2] as FeedFormat };
}
