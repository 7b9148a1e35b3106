import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SecondPair1763800000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE access.participant_rule ADD second_pair boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE access.participant_rule DROP second_pair`);
  }
}
