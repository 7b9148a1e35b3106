/** `npm run token -- VN-MOH --role publisher [--ttl 12h]`: a bearer token of the development issuer of this folder. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { developmentIssuer, isRole, ROLES, type Role } from '#access';
import { isParticipantId } from '#kernel';
import { environmentVariable } from '#platform';

const program = new Command('token')
  .argument('<participant>', 'e.g. VN-MOH, ASEAN-HC3, IOM')
  .option('--role <role...>', `one or more of ${ROLES.join(', ')}`, ['publisher'])
  .option('--name <name>', 'name of the person, shown where the person acts')
  .option('--ttl <time>', 'how long it holds, e.g. 15m, 12h', '12h')
  .option('--dir <folder>', 'folder of the standalone node', environmentVariable('COMITY_DIR') ?? '.comity')
  .parse();

const [participant = ''] = program.args;
const { role, name, ttl, dir } = program.opts<{ role: string[]; name?: string; ttl: string; dir: string }>();
if (!isParticipantId(participant))
  program.error(`participant: ${participant} is not a participant's id; expected for example VN-MOH or IOM`);
const unknown = role.filter((r) => !isRole(r));
if (unknown.length > 0) program.error(`--role: ${unknown.join(', ')} is no role; expected one of ${ROLES.join(', ')}`);

const issuer = await developmentIssuer(resolve(dir, 'keys'));
process.stdout.write(`${await issuer.sign({ participant, roles: role as Role[], ttl, ...(name ? { name } : {}) })}\n`);
