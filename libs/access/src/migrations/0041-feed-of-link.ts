import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A feed link may be for one feed alone. */
export class FeedOfLink1763814000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE access.feed_link ADD feed text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE access.feed_link DROP feed');
  }
}
