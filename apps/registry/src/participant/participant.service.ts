import { Inject, Injectable } from '@nestjs/common';
import { isAuthorityId, participantCountry } from '#kernel';
import { AuthorityService, type AuthorityEntity } from '../authority/authority.service.js';
import { BodyService, type RegionalBodyEntity } from '../body/body.service.js';
import type { CountryReference } from '../country/country-reference.js';
import { PartnerService, type PartnerEntity } from '../partner/partner.service.js';
import type { Texts } from '../texts.js';

export type ParticipantKind = 'AUTHORITY' | 'REGIONAL_BODY' | 'PARTNER';

/** The id is all there is: what it stands for is looked up field by field, and need not be on the register. */
export interface ParticipantReference {
  id: string;
}

/** What authorities, bodies and partners have in common. All are in memory, so nothing here waits. */
@Injectable()
export class ParticipantService {
  constructor(
    @Inject(AuthorityService) private readonly authorities: AuthorityService,
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(PartnerService) private readonly partners: PartnerService,
  ) {}

  find(id: string): ParticipantReference | null {
    return this.record(id) && { id };
  }

  /** Everybody on the register, by id. */
  all(): ParticipantReference[] {
    return [...this.authorities.all(), ...this.bodies.all(), ...this.partners.all()]
      .map(({ id }) => ({ id }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  kind(id: string): ParticipantKind {
    if (isAuthorityId(id)) return 'AUTHORITY';
    return this.body(id) ? 'REGIONAL_BODY' : 'PARTNER';
  }

  /** By language; null for an id that is not on the register. */
  texts(id: string): Texts | null {
    return this.record(id)?.name ?? null;
  }

  website(id: string): string | null {
    return this.record(id)?.website ?? null;
  }

  country(id: string): CountryReference | null {
    const code = participantCountry(id);
    return code === null ? null : { code };
  }

  authority(id: string): AuthorityEntity | null {
    return this.authorities.find(id);
  }

  body(id: string): RegionalBodyEntity | null {
    return this.bodies.find(id);
  }

  partner(id: string): PartnerEntity | null {
    return this.partners.find(id);
  }

  private record(id: string): AuthorityEntity | RegionalBodyEntity | PartnerEntity | null {
    return this.authority(id) ?? this.body(id) ?? this.partner(id);
  }
}
