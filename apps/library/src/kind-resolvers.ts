import { AgreementResolver, PartyResolver } from './agreement/agreement.resolver.js';
import { EventOrganiserResolver, EventPlaceResolver, EventResolver } from './event/event.resolver.js';
import { LawResolver, ProvisionResolver } from './law/law.resolver.js';
import { PracticeReviewResolver, ReviewedPracticeResolver } from './practice/practice-review.resolver.js';
import { PracticeResolver } from './practice/practice.resolver.js';
import { ResourceResolver } from './resource/resource.resolver.js';

/** The kinds of record in the graph, each with the types that are its own. */
export const kindResolvers = [
  LawResolver,
  ProvisionResolver,
  AgreementResolver,
  PartyResolver,
  PracticeResolver,
  ReviewedPracticeResolver,
  PracticeReviewResolver,
  EventResolver,
  EventPlaceResolver,
  EventOrganiserResolver,
  ResourceResolver,
];
