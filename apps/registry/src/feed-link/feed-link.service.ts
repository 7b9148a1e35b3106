import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, FeedLinkBook, newSecret, People, readFeedOfLink, type Actor, type FeedLink } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, notFound, isUuid } from '#kernel';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { textProblems } from '../participant/stated-text.js';
import { OwnPeople, type SignedIn } from '../person/own-people.js';

export interface FeedLinkSecret {
  __typename: 'FeedLinkSecret';
  feedLink: FeedLink;
  url: string | null;
  key: string | null;
}

export interface FeedLinkInput {
  name: string;
  feed?: string | null;
}

const LONGEST_NAME = 100;
/** Nobody has more readers than that; somebody who makes thousands has something else in mind. */
const MOST = 50;

@Injectable()
export class FeedLinkService {
  private readonly book: FeedLinkBook;
  private readonly people: People;
  private readonly base: string;

  constructor(
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrlOf(environment);
    this.book = new FeedLinkBook(db);
    this.people = new People(db);
  }

  async list(actor: Actor, all: boolean): Promise<FeedLink[]> {
    const reader = this.own.require(actor, all ? 'person:manage' : 'feed-link:own');
    return all ? this.book.at(reader.participant) : this.book.of(reader.person, reader.participant);
  }

  async create(actor: Actor, { name, feed: address }: FeedLinkInput): Promise<FeedLinkSecret> {
    const owner = this.own.require(actor, 'feed-link:own');
    const problems = textProblems('name', name, LONGEST_NAME);
    if (problems.length > 0) throw invalidInput(problems);
    const feed = address ? readFeedOfLink(address, this.base) : null;
    const { person, participant } = owner;
    return this.db.transaction(async () => {
      const known = isUuid(person) ? await this.people.find(person) : null;
      if (!known) throw conflict('A feed link belongs to a person of the register; your token stands for none.');
      const working = (await this.book.of(person, participant)).filter(({ revokedAt }) => revokedAt === null);
      if (working.length >= MOST) throw conflict(`There are ${MOST} feed links already; revoke one first.`);
      const key = newSecret('feed-link');
      const id = await this.book.add({ person, participant, name: name.trim(), feed, key });
      return this.done(owner, 'feed-link:create', id, key);
    });
  }

  async revoke(actor: Actor, id: string): Promise<FeedLinkSecret> {
    const reader = this.own.require(actor, 'feed-link:own');
    const manages = this.access.can(actor, 'person:manage');
    return this.db.transaction(async () => {
      const link = this.own.reach(reader, await this.book.find(id), 'The feed link');
      if (link.person !== reader.person && !manages) throw notFound('The feed link');
      if (link.revokedAt !== null) throw conflict('This feed link is revoked already.');
      await this.book.revoke(id);
      return this.done(reader, 'feed-link:revoke', id, null);
    });
  }

  private async done(actor: SignedIn, action: string, id: string, key: string | null): Promise<FeedLinkSecret> {
    const feedLink = await this.book.find(id);
    if (!feedLink) throw new Error(`feed link ${id} was written and is not there`);
    const { participant } = feedLink;
    await Audit.record(this.db, { actor, action, participant, thing: id, after: feedLink });
    const opens = feedLink.feed ?? '/changes';
    const url = key === null ? null : `${this.base}${opens}${opens.includes('?') ? '&' : '?'}key=${key}`;
    return { __typename: 'FeedLinkSecret', feedLink, url, key };
  }
}
