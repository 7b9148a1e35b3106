import { Inject, Injectable } from '@nestjs/common';
import { BodyService } from '../body/body.service.js';
import { MembershipService } from '../body/membership.service.js';
import { invalidInput } from '#kernel';
import { dayOf } from '../day.js';
import { SafeguardsListService } from '../safeguards-list/safeguards-list.service.js';
import type { CountryReference } from './country-reference.js';
import { CountryService } from './country.service.js';
import type { WhoRegion } from './who-region-membership.entity.js';

export interface CountryFilter {
  codes?: readonly string[] | null;
  whoRegion?: WhoRegion | null;
  body?: string | null;
  onSafeguardsList?: string | null;
  on?: string | null;
}

type Condition = (code: string) => boolean;

/** Countries that fit several conditions at once. */
@Injectable()
export class CountryListService {
  constructor(
    @Inject(CountryService) private readonly countries: CountryService,
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(MembershipService) private readonly memberships: MembershipService,
    @Inject(SafeguardsListService) private readonly safeguards: SafeguardsListService,
  ) {}

  async find({ codes, whoRegion, body, onSafeguardsList, on }: CountryFilter): Promise<CountryReference[]> {
    const day = dayOf(on);
    const conditions: Condition[] = [];
    if (codes) conditions.push((code) => codes.includes(code));
    if (whoRegion) conditions.push((code) => this.countries.whoRegionOn(code, day) === whoRegion);
    if (body) conditions.push(await this.inBody(body, day));
    if (onSafeguardsList) conditions.push(this.onList(onSafeguardsList));
    return this.countries
      .codes()
      .filter((code) => conditions.every((fits) => fits(code)))
      .map((code) => ({ code }));
  }

  private async inBody(body: string, day: string): Promise<Condition> {
    if (!this.bodies.find(body)) throw invalidInput([{ path: 'body', message: `no regional body has the id ${body}` }]);
    const members = await this.memberships.countriesIn(body, day);
    return (code) => members.has(code);
  }

  private onList(edition: string): Condition {
    if (!this.safeguards.find(edition)) {
      throw invalidInput([{ path: 'onSafeguardsList', message: `no edition has the id ${edition}` }]);
    }
    return (code) => this.safeguards.isOn(edition, code) === true;
  }
}
