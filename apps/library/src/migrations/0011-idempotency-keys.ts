import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of machines that were carried out, by the key that each was sent under. */
export class IdempotencyKeys0011732200000000 implements MigrationInterface {
  name = 'IdempotencyKeys0011732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.idempotency_key (
        participant text NOT NULL,
        sender text NOT NULL,
        key text NOT NULL,
        request text NOT NULL,
        publication_id text,
        at timestamptz(3) NOT NULL,
        CONSTRAINT pk_idempotency_key PRIMARY KEY (participant, sender, key),
        CONSTRAINT idempotency_key_request CHECK (request ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX idempotency_key_at ON library.idempotency_key (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE library.idempotency_key');
  }
}
