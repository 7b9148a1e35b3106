import { Inject, Injectable } from '@nestjs/common';
import { audienceKeys, readableBy, type Actor } from '#access';
import { Database } from '#database';
import { isAuthorityId, parsePublicationId, participantCountry, type Problem } from '#kernel';
import { definitionOf, type Content } from '../publication/content.js';
import { isCertainlyBefore, inWords } from '../publication/legal-dates.js';
import type { ContentLink } from './link.js';
import { relationOf } from './relations.js';

/** The record that links: its id where it has one already. */
export interface Linking {
  id: string | null;
  owner: string;
  content: Content;
}

interface Target {
  id: string;
  owner: string;
  source_id: string | null;
  readers: string[];
  /** numbers of those revisions that may be read */
  revisions: number[];
  adopted: string | null;
  repealed: string | null;
  says: { relation: string; target: string }[];
}

/**
 * What content links to must be there, for whoever writes it: a record that he may not see is answered as one that does not
 * exist. And it must be open to all who may read what links to it, for they read its id.
 */
@Injectable()
export class LinkCheck {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Of each record, in their order; one question for all. */
  async problemsOf(actor: Actor, all: readonly Linking[]): Promise<Problem[][]> {
    const ids = new Set(all.flatMap(({ content }) => targetsOf(content)).map(({ id }) => id));
    const targets = ids.size === 0 ? new Map<string, Target>() : await this.targets(actor, [...ids]);
    return all.map((linking) =>
      (linking.content.links ?? []).flatMap((link, index) => {
        const message = link.target === undefined ? null : refusalOf(linking, link, link.target, targets);
        return message === null ? [] : [{ path: `links.${index}.target`, message }];
      }),
    );
  }

  private async targets(actor: Actor, ids: readonly string[]): Promise<Map<string, Target>> {
    const rows = await this.db.query<Target>(
      `SELECT p.id, p.owner, p.source_id, p.readers, newest.content ->> 'adoptedOn' AS adopted, newest.content ->> 'repealedOn' AS repealed,
         ARRAY(SELECT r.number FROM library.revision r WHERE r.publication_id = p.id AND ${readableBy('r.readers', '$2')}) AS revisions,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('relation', l.relation, 'target', l.target_id)), '[]')
          FROM library.link l WHERE l.source_id = p.id) AS says
       FROM library.publication p JOIN library.revision newest ON newest.publication_id = p.id AND newest.number = p.revision
       WHERE p.id = ANY($1) AND ${readableBy('p.readers', '$2')}`,
      [ids, actor.readerKeys],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const targetsOf = ({ links = [] }: Content): { id: string }[] =>
  links.flatMap(({ target }) => (target === undefined ? [] : (parsePublicationId(target) ?? [])));

function refusalOf(
  { id, owner, content }: Linking,
  { relation }: ContentLink,
  ref: string,
  targets: ReadonlyMap<string, Target>,
): string | null {
  const named = parsePublicationId(ref) as { id: string; revision?: number };
  if (named.id === id) return 'is this record itself';
  const target = targets.get(named.id);
  if (!target) return `there is no publication ${named.id} that you may read`;
  if (named.revision !== undefined && !target.revisions.includes(named.revision))
    return `there is no revision ${named.revision} of ${named.id} that you may read`;
  if (target.owner === owner && target.source_id !== null && target.source_id === content.sourceId)
    return 'is this record itself';
  const { own, oneWay } = relationOf(relation);
  if (own && !isOwn(owner, target.owner))
    return `belongs to ${target.owner}: ${relation} is for records of your own or of your country; use RELATES_TO or BASED_ON`;
  if (oneWay && id !== null && target.says.some((said) => said.relation === relation && said.target === id))
    return `says itself that it ${relation.toLowerCase().replace('_', ' ')} ${id}`;
  const readers = audienceKeys(
    content.audience,
    owner,
    definitionOf(content.kind).parties(content),
    content.audienceBodies,
  );
  if (!readers.every((key) => isOpenTo(target.readers, key)))
    return `${named.id} may be read by fewer than this record, and its id would be shown to the others; narrow the audience or leave the link out`;
  return dateRefusal(content, relation, target);
}

const isOwn = (owner: string, other: string): boolean =>
  owner === other || (participantCountry(owner) !== null && participantCountry(owner) === participantCountry(other));

/** Whether all who hold a key may read it. Every national authority is of the network. */
function isOpenTo(readers: readonly string[], key: string): boolean {
  if (readers.includes('public') || readers.includes(key)) return true;
  const isAuthority = key.startsWith('country:') || (key.startsWith('participant:') && isAuthorityId(key.slice(12)));
  return isAuthority && readers.includes('network');
}

function dateRefusal(content: Content, relation: ContentLink['relation'], target: Target): string | null {
  if (content.kind !== 'LAW' || relation === 'IMPLEMENTS' || !relationOf(relation).legal) return null;
  const adopted = content.adoptedOn ?? content.publishedOn;
  const { id, adopted: its, repealed } = target;
  if (its !== null && isCertainlyBefore(adopted, its))
    return `${id} was adopted later (${inWords(its)}) than this law (${inWords(adopted as string)})`;
  if (relation === 'REPEALS' && repealed !== null && isCertainlyBefore(repealed, adopted))
    return `${id} was repealed already (${inWords(repealed)}), before this law was adopted (${inWords(adopted as string)})`;
  return null;
}
