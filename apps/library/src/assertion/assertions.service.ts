import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, readableBy, tellRefusal, type Actor } from '#access';
import { Database } from '#database';
import { conflict, Fault, invalidInput, notFound, parsePublicationId, type PublicationKind } from '#kernel';
import { Outbox } from '#messaging';
import type { AgreementContent } from '../agreement/agreement.js';
import { partyName, type Party } from '../agreement/party.js';
import { prepareRevision } from '../publication/prepared-revision.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import type { PublicationState } from '../publication/publication.entity.js';
import { noteOf } from '../publication/note.js';
import type { PublicationRecord } from '../publication/record.js';
import { assertionChange } from './assertion-change.js';
import type { GivenState } from './assertion.entity.js';
import { differencesOf, type GivenAssertion } from './party-standing.js';
import { ownerParty, partyOf } from './party-of.js';
import { readStatement, type GivenStatement, type Statement } from './statement.js';

interface LockedAgreement {
  id: string;
  kind: PublicationKind;
  owner: string;
  state: PublicationState;
  revision: number;
}

interface Newest {
  content: AgreementContent;
  readers: string[];
}

interface Before {
  number: number;
  revision: number;
  state: GivenState;
  same: boolean;
}

/**
 * A party says of an agreement that another has published whether that is what was agreed. Nobody speaks for another: a
 * country's authorities for the country, a body's people for the body, the owner by its record alone.
 */
@Injectable()
export class Assertions {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  confirm(actor: Actor, id: string, revision: number, given: GivenStatement): Promise<PublicationRecord> {
    return this.assert(actor, { id, revision, state: 'CONFIRMED', reason: null, given });
  }

  dispute(
    actor: Actor,
    id: string,
    revision: number,
    reason: string,
    given: GivenStatement,
  ): Promise<PublicationRecord> {
    return this.assert(actor, { id, revision, state: 'DISPUTED', reason, given });
  }

  private async assert(
    actor: Actor,
    said: { id: string; revision: number; state: GivenState; reason: string | null; given: GivenStatement },
  ): Promise<PublicationRecord> {
    this.access.require(actor, 'agreement:assert', { owner: actor.participant ?? '', kind: 'AGREEMENT' });
    const { id, state } = said;
    const reason = reasonOf(state, said.reason);
    const statement = readStatement(said.given);
    return this.db.transaction(async () => {
      const agreement = await this.lock(actor, id);
      const newest = await this.newest(agreement);
      const party = requireOtherParty(actor, agreement, newest.content);
      expectNewest(agreement, said.revision);
      const assertion: GivenAssertion = {
        party: partyName(party),
        revision: agreement.revision,
        state,
        reason,
        statement,
        givenBy: actor.participant,
        givenAt: new Date(),
      };
      const before = await this.before(agreement, assertion);
      if (before?.same)
        throw conflict(`Nothing changed: ${assertion.party} has said this of revision ${agreement.revision} already.`);
      await this.write(id, (before?.number ?? 0) + 1, assertion, actor.person, newest.readers);
      await this.tell(agreement, newest, assertion, party, before);
      const action = state === 'CONFIRMED' ? 'agreement:confirm' : 'agreement:dispute';
      await Audit.record(this.db, { actor, action, thing: `${id}@${agreement.revision}`, after: assertion });
      return (await this.reader.find(actor, id)) as PublicationRecord;
    });
  }

  /** Until the transaction ends, so that it is neither revised nor revoked meanwhile. */
  private async lock(actor: Actor, id: string): Promise<LockedAgreement> {
    const parsed = parsePublicationId(id);
    if (!parsed || parsed.revision !== undefined) throw notFound(`A publication ${JSON.stringify(id.slice(0, 60))}`);
    const [found] = await this.db.query<LockedAgreement>(
      `SELECT id, kind, owner, state, revision FROM library.publication
       WHERE id = $1 AND (owner = $2 OR ${readableBy('readers', '$3')}) FOR UPDATE`,
      [id, actor.participant, actor.readerKeys],
    );
    if (!found) throw notFound(`The publication ${id}`);
    if (found.kind !== 'AGREEMENT') throw conflict(`${id} is not an agreement: it has no parties to confirm it.`);
    if (found.owner === actor.participant) throw refused(actor, id, OWNERS_WORD);
    if (found.state === 'REVOKED') throw conflict(`${id} was revoked, so there is nothing to confirm or dispute.`);
    return found;
  }

  private async newest({ id, revision }: LockedAgreement): Promise<Newest> {
    const [row] = await this.db.query<Newest>(
      `SELECT content, readers FROM library.revision WHERE publication_id = $1 AND number = $2`,
      [id, revision],
    );
    return row as Newest;
  }

  private async before({ id }: LockedAgreement, now: GivenAssertion): Promise<Before | null> {
    const [last] = await this.db.query<Before>(
      `SELECT number, revision, state,
         revision = $3 AND state = $4 AND reason IS NOT DISTINCT FROM $5 AND statement = $6::jsonb AND given_by = $7 AS same
       FROM library.assertion WHERE publication_id = $1 AND party = $2 ORDER BY number DESC LIMIT 1`,
      [id, now.party, now.revision, now.state, now.reason, JSON.stringify(now.statement), now.givenBy],
    );
    return last ?? null;
  }

  private async write(
    id: string,
    number: number,
    { party, revision, state, reason, statement, givenBy, givenAt }: GivenAssertion,
    person: string,
    readers: string[],
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO library.assertion (publication_id, party, number, revision, state, reason, statement, given_by, given_by_person, given_at, readers)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, party, number, revision, state, reason, JSON.stringify(statement), givenBy, person, givenAt, readers],
    );
  }

  private async tell(
    { id, owner, revision }: LockedAgreement,
    { content, readers }: Newest,
    assertion: GivenAssertion,
    party: Party,
    before: Before | null,
  ): Promise<void> {
    const prepared = prepareRevision({
      id,
      owner,
      number: revision,
      content,
      change: 'REVISED',
      changeNote: null,
      publishedAt: assertion.givenAt,
      person: assertion.givenBy,
    });
    const differences = differencesOf(party, datesOf(assertion.statement));
    const saidBefore = before?.revision === revision ? before.state : null;
    await this.outbox.emit(assertionChange({ ...prepared, readers }, { assertion, before: saidBefore, differences }));
  }
}

const datesOf = ({ dates }: Statement): NonNullable<Statement['dates']> => dates ?? {};

function reasonOf(state: GivenState, given: string | null): string | null {
  const reason = noteOf(given, 'reason');
  if (state === 'DISPUTED' && reason === null)
    throw invalidInput([{ path: 'reason', message: 'is missing: the other parties are told why' }]);
  return reason;
}

function refused(actor: Actor, thing: string, message: string): Fault {
  const fault = new Fault('NOT_AUTHORISED', message);
  tellRefusal({ actor, action: 'agreement:assert', thing, fault });
  return fault;
}

const OWNERS_WORD = 'The record is your own and says what you hold; the other parties confirm or dispute it.';

function requireOtherParty(actor: Actor, { id, owner }: LockedAgreement, { parties }: AgreementContent): Party {
  const own = partyOf(actor);
  if (own === ownerParty(owner)) throw refused(actor, id, OWNERS_WORD);
  const party = parties.find((one) => partyName(one) === own);
  if (!party) throw refused(actor, id, `${own} is no party of ${id}; its parties alone confirm or dispute it.`);
  return party;
}

function expectNewest({ id, revision }: LockedAgreement, looked: number): void {
  if (looked === revision) return;
  throw conflict(
    looked > revision
      ? `${id} has no revision ${looked} yet; the newest is ${revision}.`
      : `Revision ${revision} of ${id} was published since: look at it, and say what you hold of that.`,
  );
}
