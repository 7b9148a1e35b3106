import { Inject } from '@nestjs/common';
import { Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { CountryReference } from '../country/country-reference.js';
import type { AgreementFacts } from './agreement-facts.js';
import { safeguardsCheck, type CheckedParty, type SafeguardsCheck } from './safeguards-check.js';
import { SafeguardsListService } from './safeguards-list.service.js';

/** The library's agreements, with what is required of them; nothing of them is kept here. */
@Resolver('Agreement')
export class AgreementSafeguardsResolver {
  constructor(@Inject(SafeguardsListService) private readonly lists: SafeguardsListService) {}

  @ResolveReference()
  reference(agreement: AgreementFacts): AgreementFacts {
    return agreement;
  }

  @ResolveField()
  safeguardsCheck(@Parent() agreement: AgreementFacts): SafeguardsCheck {
    return safeguardsCheck(agreement, this.lists);
  }
}

@Resolver('SafeguardsParty')
export class SafeguardsPartyResolver {
  @ResolveField()
  country({ code }: CheckedParty): CountryReference {
    return { code };
  }
}
