import { closeOnSignal } from '#platform';
import { startStandalone, type Standalone } from './standalone.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const signsIn = ({ environment }: Standalone): boolean =>
  (environment.ACCESS_ISSUERS ?? []).some(({ clientId }) => clientId !== undefined);

const began = performance.now();
say('Comity is starting: the embedded database first, then everything else.');
try {
  const node = await startStandalone({}, (line) => say(`  ${line}`));
  closeOnSignal(() => node.close(), node.environment.SHUTDOWN_GRACE_MS);
  say(`
Comity is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.

  Start page        ${node.url}/
  GraphQL explorer  ${node.url}/docs
  Atom feed         ${node.url}/feeds/publications.atom
  Change feed       ${node.url}/changes
  Health            ${node.url}/health/ready

${signsIn(node) ? `  Sign in           ${node.url}/sign-in   (made-up people, no passwords)\n\n` : ''}  For a program that acts as an officer of Viet Nam's ministry, make a token in another terminal:
    npm run token -- VN-MOH --role publisher
  and send it as  Authorization: Bearer <token>.  To watch the network work:  npm run demo

  Data is in ${node.environment.COMITY_DIR}. Stop with Ctrl-C.`);
} catch (error) {
  process.stderr.write(`Comity could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
