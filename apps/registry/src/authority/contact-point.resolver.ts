import { ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { allTexts, readText, type LanguageArgs, type Text } from '../texts.js';
import type { ContactPointEntity } from './contact-point.entity.js';

@Resolver('ContactPoint')
export class ContactPointResolver {
  @ResolveField()
  office(point: ContactPointEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(point.office, args, context);
  }

  @ResolveField()
  offices(point: ContactPointEntity): Text[] {
    return allTexts(point.office);
  }
}
