import { Args, Context, Parent, ResolveField } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { readText, type Text } from '../text.js';
import type { PublicationRecord } from './record.js';

/** Adds resolvers for texts of the content that are kept by language: `name(language: LanguageTag): Text`. */
export const TranslatedFields =
  (...names: readonly string[]): ClassDecorator =>
  ({ prototype }) => {
    for (const name of names) {
      const value = async (
        record: PublicationRecord,
        asked: string | undefined,
        context: SubgraphContext,
      ): Promise<Text | null> => {
        const texts = ((await record.read()) as unknown as Record<string, Record<string, string> | undefined>)[name];
        return readText(texts ?? {}, asked, context, record.originalLanguage);
      };
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
      ResolveField(name)(prototype, name, { value });
      Parent()(prototype, name, 0);
      Args('language')(prototype, name, 1);
      Context()(prototype, name, 2);
    }
  };
