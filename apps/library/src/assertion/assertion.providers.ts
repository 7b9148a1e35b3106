import { AssertionReader } from './assertion-reader.service.js';
import {
  AssertionOwedResolver,
  AssertionResolver,
  PartyAssertionResolver,
  PartyTextResolver,
} from './assertion.resolver.js';
import { Assertions } from './assertions.service.js';

export const assertionProviders = [
  AssertionReader,
  Assertions,
  AssertionResolver,
  PartyAssertionResolver,
  PartyTextResolver,
  AssertionOwedResolver,
];
