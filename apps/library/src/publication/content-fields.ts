import { Parent, ResolveField } from '@nestjs/graphql';
import type { PublicationRecord } from './record.js';

/**
 * Adds resolvers for fields that stand in the content under their own name. The content is read once for all records of
 * a page, and not at all when none of these fields is asked for.
 */
export const ContentFields =
  (...names: string[]): ClassDecorator =>
  ({ prototype }) => {
    for (const name of names) {
      const value = async (record: PublicationRecord): Promise<unknown> =>
        ((await record.read()) as unknown as Record<string, unknown>)[name];
      const method: PropertyDescriptor = { value, writable: true, configurable: true };
      Object.defineProperty(prototype, name, method);
      ResolveField(name)(prototype, name, method);
      Parent()(prototype, name, 0);
    }
  };
