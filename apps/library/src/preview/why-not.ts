import { definitionOf, type Content } from '../publication/content.js';

/** Why a reader does not see what these are the readers of, in one English sentence. */
export function whyNot(content: Content, owner: string, reader: string): string {
  return `It is for ${audienceOf(content, owner)}; ${reader} is not among them.`;
}

export const NEVER_PUBLISHED = 'It was never published, so nobody but the owner’s people can know of it.';

function audienceOf(content: Content, owner: string): string {
  switch (content.audience) {
    case 'PUBLIC':
      return 'everybody';
    case 'NETWORK':
      return `every national authority, and ${owner}`;
    case 'BODY':
      return `the members of ${content.audienceBodies?.join(', ') ?? 'regional bodies'} as they are today, those bodies’ own people, and ${owner}`;
    case 'PARTIES':
      return `the parties ${definitionOf(content.kind).parties(content).join(', ')}, and ${owner}`;
    case 'OWNER':
      return `the people of ${owner} alone`;
  }
}
