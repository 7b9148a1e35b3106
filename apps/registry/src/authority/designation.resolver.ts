import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { BodyService, type RegionalBodyEntity } from '../body/body.service.js';
import type { CountryReference } from '../country/country-reference.js';
import type { AuthorityEntity } from './authority.entity.js';
import { AuthorityService } from './authority.service.js';
import type { DesignationEntity } from './designation.entity.js';

@Resolver('Designation')
export class DesignationResolver {
  constructor(
    @Inject(AuthorityService) private readonly register: AuthorityService,
    @Inject(BodyService) private readonly bodies: BodyService,
  ) {}

  @ResolveField()
  authority({ authority }: DesignationEntity): AuthorityEntity | Promise<AuthorityEntity> {
    return this.register.find(authority) ?? this.register.present(authority);
  }

  @ResolveField()
  country({ country }: DesignationEntity): CountryReference {
    return { code: country };
  }

  @ResolveField()
  body({ body }: DesignationEntity): RegionalBodyEntity | null {
    return this.bodies.find(body);
  }

  @ResolveField()
  instrumentFile({ instrumentUrl: url, instrumentSha256: sha256 }: DesignationEntity): object | null {
    return url === null ? null : { url, sha256 };
  }

  @ResolveField()
  async deputy({ deputyAuthority, deputyOffice: office }: DesignationEntity): Promise<object | null> {
    const authority = deputyAuthority && (await this.register.present(deputyAuthority));
    return authority || office ? { authority, office } : null;
  }
}

@Resolver('Country')
export class CountryAuthoritiesResolver {
  constructor(@Inject(AuthorityService) private readonly register: AuthorityService) {}

  @ResolveField()
  authority({ code }: CountryReference, _: object, context: SubgraphContext): Promise<AuthorityEntity | null> {
    return this.register.designatedFor(context, code);
  }

  @ResolveField()
  authorities({ code }: CountryReference): AuthorityEntity[] {
    return this.register.ofCountry(code);
  }
}
