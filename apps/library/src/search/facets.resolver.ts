import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FACETS, type Facet, type FacetCount } from './facets.service.js';

type Counting = Record<Facet, () => Promise<FacetCount[]>>;

/**
 * A resolver for each facet, so that one is counted when it is asked for. Functions as values would do for graphql-js, but
 * not for a query that is used often: compiled, it calls resolvers only.
 */
const FacetFields: ClassDecorator = ({ prototype }) => {
  for (const facet of FACETS) {
    const value = (counting: Counting): Promise<FacetCount[]> => counting[facet]();
    const method: PropertyDescriptor = { value, writable: true, configurable: true };
    Object.defineProperty(prototype, facet, method);
    ResolveField(facet)(prototype, facet, method);
    Parent()(prototype, facet, 0);
  }
};

@Resolver('PublicationFacets')
@FacetFields
export class PublicationFacetsResolver {}
