import { Grants, People, Readers, Standing, type Actor, type Role } from '#access';
import { startRegistry, type RegistryUnderTest } from '../registry.fixture.js';

export interface Somebody {
  id: string;
  /** with what the register says now */
  actor(participant?: string): Promise<Actor>;
}

export interface Given {
  role: Role;
  participant?: string;
  kinds?: string[] | null;
  from?: Date;
  until?: Date | null;
}

/** The registry with real people in its register: whoever asks holds what the database says. */
export interface Personnel extends RegistryUnderTest {
  grants: Grants;
  person(name: string, ...given: Given[]): Promise<Somebody>;
  /** the only member of a mutation's answer; a failed query fails the test */
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is what the query asks for
  change(actor: Actor, mutation: string, variables?: Record<string, unknown>): Promise<any>;
  audited(action: string): Promise<{ person: string; thing: string; participant: string }[]>;
}

const AGO = new Date(Date.now() - 86_400_000);
const ERROR = '... on Error { code message path }';

export async function startPersonnel(): Promise<Personnel> {
  const registry = await startRegistry({ SEED: 'reference' });
  const people = new People(registry.db);
  const grants = new Grants(registry.db);
  // Hears no news, so it remembers nothing: what was just written is what it says.
  const standing = new Standing(
    registry.db,
    { edition: null } as ConstructorParameters<typeof Standing>[1],
    registry.app.get(Readers, { strict: false }),
  );
  return {
    ...registry,
    grants,
    person: async (name, ...given) => {
      const id = await people.create({ name, email: `${crypto.randomUUID()}@example.org`, language: null });
      for (const { role, participant = 'VN-MOH', kinds = null, from = AGO, until = null } of given)
        await grants.add(
          { person: id, participant, role, kinds, startsAt: from, endsAt: until, grantedBy: 'test' },
          'refuse',
        );
      return {
        id,
        actor: async (participant) => {
          const holder = await standing.ofPerson(id);
          if (!holder) throw new Error(`${name} is not known`);
          return standing.actor(holder, { via: 'session', participant });
        },
      };
    },
    change: async (actor, mutation, variables = {}) => {
      const source = mutation.replace('ERROR', ERROR);
      const data = await registry.data(source, variables, { actor });
      return Object.values(data as Record<string, unknown>)[0];
    },
    audited: (action) =>
      registry.db.query(`SELECT person, thing, participant FROM audit.entry WHERE action = $1 AND outcome = 'DONE'`, [
        action,
      ]),
  };
}
