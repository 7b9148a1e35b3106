import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { isWithin } from '#kernel';
import { dayOf } from '../day.js';
import { grouped } from '../grouped.js';
import { BodyMemberEntity, type MembershipKind } from './body-member.entity.js';

export interface MembershipFilter {
  on?: string | null;
  kind?: MembershipKind | null;
}

/** Who belongs to which body, and when. Asked for many bodies or countries at once, it costs one query. */
@Injectable()
export class MembershipService {
  constructor(@Inject(Database) private readonly db: Database) {}

  async ofBodyOn(context: SubgraphContext, body: string, { on, kind }: MembershipFilter): Promise<BodyMemberEntity[]> {
    const day = dayOf(on);
    return (await this.ofBody(context, body, kind)).filter(({ from, to }) => isWithin(day, from, to));
  }

  /** Its periods of all times. */
  async ofBody(context: SubgraphContext, body: string, kind?: MembershipKind | null): Promise<BodyMemberEntity[]> {
    const rows = await loader(context, 'memberships by body', (ids: readonly string[]) => this.load('body', ids)).load(
      body,
    );
    return kind ? rows.filter((row) => row.kind === kind) : rows;
  }

  async ofCountryOn(context: SubgraphContext, country: string, on?: string | null): Promise<BodyMemberEntity[]> {
    const day = dayOf(on);
    const rows = await loader(context, 'memberships by country', (codes: readonly string[]) =>
      this.load('country', codes),
    ).load(country);
    return rows.filter(({ from, to }) => isWithin(day, from, to));
  }

  /** Codes of the members, observers and associates not counted. */
  async countriesIn(body: string, day: string): Promise<Set<string>> {
    const [rows = []] = await this.load('body', [body]);
    return new Set(
      rows.filter(({ kind, from, to }) => kind === 'MEMBER' && isWithin(day, from, to)).map(({ country }) => country),
    );
  }

  /** For each key its rows, by body, country and beginning. */
  private async load(by: 'body' | 'country', keys: readonly string[]): Promise<BodyMemberEntity[][]> {
    const rows = await this.db.repository(BodyMemberEntity).find({
      where: { [by]: In([...keys]) },
      order: { body: 'ASC', country: 'ASC', from: { direction: 'ASC', nulls: 'FIRST' } },
    });
    const groups = grouped(rows, (row) => row[by]);
    return keys.map((key) => groups.get(key) ?? []);
  }
}
