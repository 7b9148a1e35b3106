import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loader, type SubgraphContext } from '#graphql';
import { parsePublicationId } from '#kernel';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { referenced } from '../publication/publication.resolver.js';
import type { PublicationRecord } from '../publication/record.js';
import type { ContentLink } from './link.js';

type Seen = Promise<PublicationRecord | null>;

@Resolver('Link')
export class LinkResolver {
  constructor(@Inject(PublicationReader) private readonly reader: PublicationReader) {}

  @ResolveField()
  revision(@Parent() { target }: ContentLink): number | null {
    return parsePublicationId(target ?? '')?.revision ?? null;
  }

  @ResolveField()
  publication(@Parent() { target }: ContentLink, @Context() context: SubgraphContext): Seen {
    return seen(this.reader, target, context);
  }

  @ResolveField()
  async isLatest(@Parent() { target }: ContentLink, @Context() context: SubgraphContext): Promise<boolean | null> {
    const found = await seen(this.reader, target, context);
    return found && found.revision === found.newestRevision;
  }
}

/** The target, or the revision of it that is named; asked once however many links name it. */
async function seen(reader: PublicationReader, target: string | undefined, context: SubgraphContext): Seen {
  const parsed = parsePublicationId(target ?? '');
  if (!parsed) return null;
  if (parsed.revision === undefined) return referenced(reader, parsed.id, context);
  const pinned = loader<string, PublicationRecord | null>(context, Pinned, (refs) =>
    Promise.all(refs.map((ref) => reader.find(context.actor, ref))),
  );
  return pinned.load(target as string);
}

const Pinned = Symbol('Pinned');
