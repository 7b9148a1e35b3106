/**
 * `npm run lock [-- --check]`: completes package-lock.json after `npm install`. npm writes down the platform packages that it could see
 * from the machine it ran on and its registry, and `npm ci` elsewhere refuses a lock without the others. Each package that
 * has such parts names their exact versions, so they can be written down without being fetched.
 * Plain JavaScript without imports of ours: it must run when nothing else does.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const OS = /(?:^|[-/])(darwin|linux|win32|windows|win|freebsd|android|openharmony)-/;
const CPU = /-(x64|arm64|ia32|arm|ppc64|s390x|riscv64|loong64)(?:-|$)/;

/** Entries that are missing from a lock, by the place where npm would put them. */
function missingFrom({ packages }) {
  const missing = {};
  for (const [place, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const os = OS.exec(name)?.[1];
      const cpu = CPU.exec(name)?.[1];
      if (!os || !cpu || isThere(packages, place, name)) continue;
      const libc = os !== 'linux' ? {} : { libc: [name.includes('musl') ? 'musl' : 'glibc'] };
      missing[`node_modules/${name}`] = {
        version: version.replace(/^[~^]/, ''),
        cpu: [cpu],
        ...(packages[place].dev ? { dev: true } : {}),
        ...libc,
        optional: true,
        os: [os.startsWith('win') ? 'win32' : os],
      };
    }
  }
  return missing;
}

/** As Node looks for it: in the package's own node_modules, then in those above. */
function isThere(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = missingFrom(lock);
const count = Object.keys(missing).length;
if (!process.argv.includes('--check')) {
  const { '': root, ...others } = lock.packages;
  const sorted = Object.entries({ ...others, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = { '': root, ...Object.fromEntries(sorted) };
  if (count > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${FILE}: ${count} platform packages added\n`);
} else if (count > 0) {
  process.stderr.write(`${FILE} lacks ${count} platform packages, and \`npm ci\` refuses it: run \`npm run lock\`\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${FILE} names the packages of all platforms\n`);
}
