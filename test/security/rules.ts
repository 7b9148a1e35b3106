import { Kind, parse, visit } from 'graphql';
import { subgraphSdl } from '#graphql';
import { exchangeSdl } from '#exchange';
import { librarySdl } from '#library';
import { registrySdl } from '#registry';
import type { Permission } from '#access';

export type Rule = { kind: 'open' } | { kind: 'signedIn' } | { kind: 'needs'; permission: Permission };

/** `Mutation.publishLaw` and who may call it, as the SDL beside the resolver says. */
export function rules(): Map<string, Rule> {
  const found = new Map<string, Rule>();
  for (const sdl of [registrySdl, librarySdl, exchangeSdl]) {
    visit(parse(subgraphSdl(sdl)), {
      enter(node) {
        if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) return;
        for (const field of node.fields ?? []) {
          for (const { name, arguments: given } of field.directives ?? []) {
            const coordinate = `${node.name.value}.${field.name.value}`;
            const value = given?.[0]?.value;
            if (name.value === 'open' || name.value === 'signedIn') found.set(coordinate, { kind: name.value });
            if (name.value === 'needs' && value?.kind === Kind.STRING)
              found.set(coordinate, { kind: 'needs', permission: value.value as Permission });
          }
        }
      },
    });
  }
  return found;
}
