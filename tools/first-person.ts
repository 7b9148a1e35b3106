/**
 * `npm run first-person -- --name "First Person" --email first@example.org --issuer https://login.example.org --subject SUB
 * [--participant WHO] [--url postgres://…]`: enters the person of the secretariat who invites all others.
 */
import { Command, InvalidArgumentError } from 'commander';
import { accessSchema, enterFirstPerson, type FirstPerson } from '#access';
import { createDataSource, Database } from '#database';
import { Fault, isParticipantId } from '#kernel';
import { environmentVariable } from '#platform';

const program = new Command('first-person')
  .requiredOption('--name <name>', 'as the person writes it', text)
  .requiredOption('--email <address>', 'where letters go', address)
  .requiredOption('--issuer <url>', '`iss` of the tokens that the person signs in with', issuer)
  .requiredOption('--subject <sub>', '`sub` of those tokens', text)
  .option('--participant <id>', 'whom the person works for', participant, 'WHO')
  .option('--url <url>', 'the database; default DATABASE_URL')
  .parse();

const { url, ...person } = program.opts<FirstPerson & { url?: string }>();
const database =
  url ?? environmentVariable('DATABASE_URL') ?? program.error('--url: expected the address of a database');
const source = await createDataSource(accessSchema, { url: database, pool: 1 }).initialize();
try {
  const id = await enterFirstPerson(new Database(source), person);
  process.stdout.write(
    `${person.name} is of the secretariat at ${person.participant} (person ${id}): sign in at /sign-in\n`,
  );
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await source.destroy();
}

function text(given: string): string {
  const trimmed = given.trim();
  if (trimmed === '' || trimmed.length > 255) throw new InvalidArgumentError('expected 1 to 255 characters');
  return trimmed;
}

function address(given: string): string {
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(given))
    throw new InvalidArgumentError('expected an e-mail address such as an@moh.gov.vn');
  return given;
}

function issuer(given: string): string {
  if (!URL.canParse(given) || !/^https?:/.test(given)) throw new InvalidArgumentError('expected an https address');
  return given;
}

function participant(given: string): string {
  if (!isParticipantId(given)) throw new InvalidArgumentError('expected the id of a participant, such as WHO');
  return given;
}
