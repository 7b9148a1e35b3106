import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ParticipantZones } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import type { SubgraphContext } from '#graphql';
import { CursorCodec, today } from '#kernel';
import { grouped } from '../grouped.js';
import { Held } from '../held.js';
import { AuthorityEntity, type OwnFunction } from './authority.entity.js';
import { DesignationService } from './designation.service.js';

export type { AuthorityEntity };

export type AuthorityFunction = OwnFunction | 'DESIGNATED_NATIONAL_AUTHORITY';

export interface AuthorityFilter extends PageInput {
  country?: string | null;
  function?: AuthorityFunction | null;
}

interface Authorities {
  byId: Map<string, AuthorityEntity>;
  byCountry: Map<string, AuthorityEntity[]>;
}

/** Authorities without their designations, in memory. */
@Injectable()
export class AuthorityService implements OnModuleInit {
  private readonly authorities = new Held(() => this.load());

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(DesignationService) private readonly designations: DesignationService,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    const stated = [...this.authorities.current.byId.values()].flatMap(({ id, zone }) =>
      zone === null ? [] : [{ participant: id, zone }],
    );
    await new ParticipantZones(this.db).keepUnknown(stated);
  }

  refresh(): Promise<void> {
    return this.authorities.refresh();
  }

  find(id: string): AuthorityEntity | null {
    return this.authorities.current.byId.get(id) ?? null;
  }

  all(): AuthorityEntity[] {
    return [...this.authorities.current.byId.values()];
  }

  /** One that a designation names, so it exists; another process may have entered it since this one looked. */
  async present(id: string): Promise<AuthorityEntity> {
    if (!this.find(id)) await this.refresh();
    const found = this.find(id);
    if (!found) throw new Error(`${id} is designated and not on the register.`);
    return found;
  }

  ofCountry(country: string): AuthorityEntity[] {
    return this.authorities.current.byCountry.get(country) ?? [];
  }

  /** The designated national authority today. */
  async designatedFor(context: SubgraphContext, country: string): Promise<AuthorityEntity | null> {
    const id = await this.designations.nationalAuthority(context, country);
    return id === null ? null : this.find(id);
  }

  async functionsOf(context: SubgraphContext, { id, functions }: AuthorityEntity): Promise<AuthorityFunction[]> {
    return (await this.designations.isDesignated(context, id))
      ? ['DESIGNATED_NATIONAL_AUTHORITY', ...functions]
      : functions;
  }

  async page(filter: AuthorityFilter): Promise<Connection<AuthorityEntity> & { totalCount: number }> {
    const purpose = `authorities ${filter.country ?? '*'} ${filter.function ?? '*'}`;
    const page = readPage(this.cursors, purpose, filter);
    const fitting = await this.fitting(filter);
    const last = String(page.after?.[0] ?? '');
    const rows = fitting.filter(({ id }) => id > last).slice(0, page.limit + 1);
    return { ...connection(this.cursors, purpose, page, rows, ({ id }) => [id]), totalCount: fitting.length };
  }

  private async fitting({ country, function: wanted }: AuthorityFilter): Promise<AuthorityEntity[]> {
    const all = country ? this.ofCountry(country) : this.all();
    if (!wanted) return all;
    if (wanted !== 'DESIGNATED_NATIONAL_AUTHORITY') return all.filter(({ functions }) => functions.includes(wanted));
    const designated = await this.designations.designatedOn(today());
    return all.filter(({ id }) => designated.has(id));
  }

  private async load(): Promise<Authorities> {
    const rows = await this.db.repository(AuthorityEntity).find();
    // In JavaScript's order of code units, not in a collation's, so that it is the order of the cursors too.
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { byId: new Map(rows.map((row) => [row.id, row])), byCountry: grouped(rows, ({ country }) => country) };
  }
}
