import { Inject, Injectable } from '@nestjs/common';
import { Grants, inForce, roleGrants, type Grant } from '#access';
import { Database } from '#database';

/** Who may review at a participant now, by the register. */
@Injectable()
export class Reviewers {
  private readonly grants: Grants;

  constructor(@Inject(Database) db: Database) {
    this.grants = new Grants(db);
  }

  async of(participant: string, kind: string, now = new Date()): Promise<string[]> {
    return personsOf((await this.held(participant, now)).filter((grant) => mayReview(grant, kind)));
  }

  /** Who looks after it when those who were asked do not: their deputies first, then whoever says who may. */
  async after(participant: string, kind: string, now = new Date()): Promise<string[]> {
    const held = await this.held(participant, now);
    const deputies = held.filter((grant) => grant.deputisesFor !== null && mayReview(grant, kind));
    const coordinators = held.filter(({ role }) => role === 'coordinator' || role === 'regional-coordinator');
    return personsOf([...deputies, ...coordinators]);
  }

  private async held(participant: string, now: Date): Promise<Grant[]> {
    return inForce(await this.grants.at([participant]), now);
  }
}

const mayReview = ({ role, kinds }: Grant, kind: string): boolean =>
  roleGrants(role, 'publication:review') && (kinds === null || kinds.includes(kind));

const personsOf = (grants: readonly Grant[]): string[] => [...new Set(grants.map(({ person }) => person))];
