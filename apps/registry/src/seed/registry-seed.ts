import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#database';
import { projectFile } from '#kernel';
import { Outbox } from '#messaging';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { AuthoritySeed } from '../authority/authority.seed.js';
import { AuthorityService } from '../authority/authority.service.js';
import { keepBodyReaders } from '../body/body-readers.js';
import { BodySeed } from '../body/body.seed.js';
import { BodyService } from '../body/body.service.js';
import { CountrySeed } from '../country/country.seed.js';
import { CountryService } from '../country/country.service.js';
import { PartnerSeed } from '../partner/partner.seed.js';
import { PartnerService } from '../partner/partner.service.js';
import { takeTurn } from '../register-lock.js';
import { SafeguardsListSeed } from '../safeguards-list/safeguards-list.seed.js';
import { SafeguardsListService } from '../safeguards-list/safeguards-list.service.js';
import { readReferenceData, type ReferenceData } from './reference-data.js';
import type { SeedExtent } from './written.js';

export interface SeedReport {
  /** rows that were added, altered or removed; 0 when the data were there already */
  rows: number;
  /** changes that the network is told of */
  changes: number;
}

/**
 * Loads the reference data that are shipped (apps/registry/data). Compares before it writes, so a second run does and
 * tells nothing; what people entered since is never overwritten (origin.ts).
 */
@Injectable()
export class RegistrySeed implements OnApplicationBootstrap {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(Database) private readonly db: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CountrySeed) private readonly countrySeed: CountrySeed,
    @Inject(BodySeed) private readonly bodySeed: BodySeed,
    @Inject(SafeguardsListSeed) private readonly safeguardsSeed: SafeguardsListSeed,
    @Inject(AuthoritySeed) private readonly authoritySeed: AuthoritySeed,
    @Inject(PartnerSeed) private readonly partnerSeed: PartnerSeed,
    @Inject(CountryService) private readonly countries: CountryService,
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(SafeguardsListService) private readonly safeguards: SafeguardsListService,
    @Inject(AuthorityService) private readonly authorities: AuthorityService,
    @Inject(PartnerService) private readonly partners: PartnerService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.environment.SEED !== 'none') await this.load(this.environment.SEED);
  }

  async load(
    extent: SeedExtent = 'demonstration',
    data: ReferenceData = readReferenceData(projectFile('apps/registry/data')),
  ): Promise<SeedReport> {
    const report = await this.db.transaction(() => this.write(data, extent));
    for (const held of [this.countries, this.bodies, this.safeguards, this.authorities, this.partners])
      await held.refresh();
    log('seed').info({ extent, ...report }, 'the register holds the reference data');
    return report;
  }

  private async write(data: ReferenceData, extent: SeedExtent): Promise<SeedReport> {
    await takeTurn(this.db);
    const plainRows = (await this.countrySeed.write(data)) + (await this.partnerSeed.write(data));
    const bodies = await this.bodySeed.write(data);
    await keepBodyReaders(this.db);
    const safeguards = await this.safeguardsSeed.write(data);
    const authorities = await this.authoritySeed.write(data, extent);
    const changes = [...bodies.changes, ...safeguards.changes, ...authorities.changes];
    await this.outbox.emitAll(changes);
    return { rows: plainRows + bodies.rows + safeguards.rows + authorities.rows, changes: changes.length };
  }
}
