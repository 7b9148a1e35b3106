import { AgreementNetworks } from './agreement-network.service.js';
import { CoverageService } from './coverage.service.js';
import { LegalTimeline } from './legal-timeline.service.js';
import { PolicyComparison } from './policy-comparison.service.js';
import {
  BodyCoverageResolver,
  CoverageColumnResolver,
  CoverageRowResolver,
  LegalEventResolver,
  NetworkNodeResolver,
  PoliciesOfCountryResolver,
  PoliciesOnTopicResolver,
  SurveyResolver,
} from './survey.resolver.js';

/** Looking over many countries at once. */
export const surveyProviders = [
  PolicyComparison,
  CoverageService,
  AgreementNetworks,
  LegalTimeline,
  SurveyResolver,
  BodyCoverageResolver,
  PoliciesOnTopicResolver,
  PoliciesOfCountryResolver,
  CoverageColumnResolver,
  CoverageRowResolver,
  NetworkNodeResolver,
  LegalEventResolver,
];
