import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loader, type SubgraphContext } from '#graphql';
import { parsePublicationId } from '#kernel';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { referenced } from '../publication/publication.resolver.js';
import type { ReadAs } from '../publication/read-as.js';
import type { PublicationRecord } from '../publication/record.js';
import type { ContentLink } from './link.js';

type Seen = Promise<PublicationRecord | null>;
type ShownLink = ContentLink & ReadAs;

@Resolver('Link')
export class LinkResolver {
  constructor(@Inject(PublicationReader) private readonly reader: PublicationReader) {}

  @ResolveField()
  revision(@Parent() { target }: ContentLink): number | null {
    return parsePublicationId(target ?? '')?.revision ?? null;
  }

  @ResolveField()
  publication(@Parent() link: ShownLink, @Context() context: SubgraphContext): Seen {
    return seen(this.reader, link, context);
  }

  @ResolveField()
  async isLatest(@Parent() link: ShownLink, @Context() context: SubgraphContext): Promise<boolean | null> {
    const found = await seen(this.reader, link, context);
    return found && found.revision === found.newestRevision;
  }
}

/** In a preview what both may see, its reader and who asks. */
async function seen(reader: PublicationReader, { target, readAs }: ShownLink, asked: SubgraphContext): Seen {
  if (readAs && !(await targetOf(reader, target, readAs))) return null;
  return targetOf(reader, target, asked);
}

/** The target, or the revision of it that is named; asked once however many links name it. */
async function targetOf(reader: PublicationReader, target: string | undefined, context: SubgraphContext): Seen {
  const parsed = parsePublicationId(target ?? '');
  if (!parsed) return null;
  if (parsed.revision === undefined) return referenced(reader, parsed.id, context);
  const pinned = loader<string, PublicationRecord | null>(context, Pinned, (refs) =>
    Promise.all(refs.map((ref) => reader.find(context.actor, ref))),
  );
  return pinned.load(target as string);
}

const Pinned = Symbol('Pinned');
