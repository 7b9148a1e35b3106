/**
 * `npm run audit:verify [-- --url postgres://… --from N --contains HASH]`: goes through the chain of the audit log and says
 * whether an entry was altered, left out or put in. Keep the head that it prints somewhere else, and ask for it next time.
 */
import { Command, InvalidArgumentError } from 'commander';
import { accessSchema, verifyAudit } from '#access';
import { createDataSource, Database } from '#database';
import { environmentVariable } from '#platform';

const program = new Command('audit:verify')
  .option('--url <url>', 'the database; default DATABASE_URL, else the one of the standalone node that runs here')
  .option('--from <number>', 'begins at this entry, trusting those before it', positive, 1)
  .option('--contains <hash>', 'a head printed earlier, which the chain must still contain', hash)
  .parse();

const { url, from, contains } = program.opts<{ url?: string; from: number; contains?: string }>();
const database =
  url ??
  environmentVariable('DATABASE_URL') ??
  (await import('#standalone')).runningNode(environmentVariable('COMITY_DIR') ?? '.comity')?.databaseUrl ??
  program.error('--url: expected the address of a database; no standalone node runs here');
const source = await createDataSource(accessSchema, { url: database, pool: 1 }).initialize();
try {
  const { entries, head, waiting, fault } = await verifyAudit(new Database(source), { from, contains });
  if (fault) {
    process.stdout.write(`${entries} entries are right; then ${fault}\n`);
    process.exitCode = 1;
  } else {
    const rest = waiting > 0 ? `, ${waiting} wait for their place` : '';
    process.stdout.write(
      `${entries} entries${from > 1 ? ` from ${from} on` : ''}, all in their place${rest}\nhead ${head}\n`,
    );
    if (contains) process.stdout.write(`contains ${contains}\n`);
  }
} finally {
  await source.destroy();
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 on');
  return Number(text);
}

function hash(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new InvalidArgumentError('expected 64 hexadecimal digits');
  return text.toLowerCase();
}
