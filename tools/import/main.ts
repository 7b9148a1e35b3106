/**
 * `npm run import -- FILE --mapping MAP`: publishes the rows of a CSV or JSON lines file, as docs/import.md tells. Exit
 * code 0 when every row was good, 1 when some were not, 2 when the file or its mapping cannot be used (nothing is read
 * or written then), 130 after Ctrl-C.
 */
import { Command, InvalidArgumentError } from 'commander';
import { environmentVariable } from '#platform';
import { ImportFault, mappingJsonSchema } from '#library';
import { progressOf } from './progress.js';
import { requireParticipant } from './registered.js';
import { prepare, runImport } from './run-import.js';
import { exitCodeOf, told, type Summary } from './summary.js';

interface Options {
  mapping?: string;
  owner?: string;
  kind?: string;
  sheet?: string;
  dryRun?: boolean;
  allOrNothing?: boolean;
  limit?: number;
  json?: boolean;
  report?: string;
  dir: string;
}

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1');
  return Number(text);
};

const program = new Command('import')
  .argument('<file>', 'CSV or JSON lines, also packed by gzip, or XLSX')
  .option('--mapping <file>', 'says which column is which field; not needed for templates and exports')
  .option('--owner <participant>', 'whose records these are, e.g. CH-BAG; wins over the mapping')
  .option('--kind <kind>', 'of rows that do not say theirs, without a mapping')
  .option('--sheet <name>', 'of a workbook; default: the first that is shown')
  .option('--dry-run', 'checks every row and writes nothing')
  .option('--all-or-nothing', 'writes only when every row is good')
  .option('--limit <rows>', 'reads no more than so many', whole)
  .option('--json', 'the summary as one JSON for machines')
  .option(
    '--report <file>',
    'every bad row, and what is warned of, with the row as it stood there: CSV when the name ends in .csv, else NDJSON',
  )
  .option('--dir <folder>', 'folder of the standalone node', environmentVariable('COMITY_DIR') ?? '.comity')
  .addHelpText('after', '\n--print-schema prints the JSON Schema of mapping files.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

if (process.argv.includes('--print-schema')) {
  process.stdout.write(`${JSON.stringify(mappingJsonSchema(), null, 2)}\n`);
  process.exit(0);
}
program.parse();
const [file = ''] = program.args;
const options = program.opts<Options>();

try {
  const summary = await main();
  process.stdout.write(`${options.json ? JSON.stringify(summary) : told(summary, options.report)}\n`);
  process.exitCode = exitCodeOf(summary);
} catch (error) {
  process.stderr.write(`${error instanceof ImportFault ? error.message : `The import broke off: ${String(error)}`}\n`);
  process.exitCode = error instanceof ImportFault ? 2 : 3;
}

async function main(): Promise<Summary> {
  const prepared = await prepare(file, {
    mappingFile: options.mapping,
    owner: options.owner,
    kind: options.kind,
    sheet: options.sheet,
  });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  // Only now, so that a fault in the mapping is told at once: this loads the whole house.
  const { findPlace, openLibrary } = await import('./place.js');
  const place = await findPlace(options.dir, environmentVariable('DATABASE_URL'));
  try {
    if (place.nodeUrl && prepared.owner) await requireParticipant(place.nodeUrl, prepared.owner);
    const library = await openLibrary(place.databaseUrl, options.dir);
    try {
      say(
        `${file}: ${prepared.facts.format}, for ${prepared.owner ?? 'the owners that its rows name'}, into ${place.name}`,
      );
      return await runImport(library.imports, prepared, {
        dryRun: options.dryRun === true,
        allOrNothing: options.allOrNothing === true,
        progress: progressOf(prepared.size),
        signal: stopSignal(say),
        ...(options.limit === undefined ? {} : { limit: options.limit }),
        ...(options.report === undefined ? {} : { reportFile: options.report }),
      });
    } finally {
      await library.close();
    }
  } finally {
    await place.close();
  }
}

/** The first Ctrl-C finishes what is in hand, the second ends at once. */
function stopSignal(say: (line: string) => void): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(130);
      say('stopping: finishing the rows in hand');
      stopping.abort();
    });
  return stopping.signal;
}
