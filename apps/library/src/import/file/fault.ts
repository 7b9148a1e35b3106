/** The file or its mapping cannot be used: told before anything is read or written, all faults at once; exit code 2. */
export class ImportFault extends Error {
  constructor(
    readonly subject: string,
    readonly faults: readonly string[],
  ) {
    super(`${subject}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ImportFault';
  }
}

export function refuse(subject: string, ...faults: string[]): never {
  throw new ImportFault(subject, faults);
}
