/** What is wrong in the same way in several rows, as the library gathers it. */
export interface Fault {
  readonly key: string;
  readonly severity: 'FAULT' | 'WARNING';
  readonly field: string;
  /** in English; what stood in the rows stands as … */
  readonly message: string;
  readonly rows: number;
  readonly firstLine: number;
}

export interface FoundInRow {
  readonly number: number;
  readonly line: number;
  readonly field: string;
  readonly message: string;
  readonly value: unknown;
  readonly original: unknown;
}

export interface Chosen {
  readonly severity: Fault['severity'] | 'ALL';
  /** null: any */
  readonly field: string | null;
}

export const fieldsOf = (faults: readonly Fault[]): string[] => [...new Set(faults.map(({ field }) => field))].sort();

export const chosenOf = (faults: readonly Fault[], { severity, field }: Chosen): Fault[] =>
  faults.filter(
    (fault) => (severity === 'ALL' || fault.severity === severity) && (field === null || fault.field === field),
  );

/** As it stood in the file; empty where it had nothing there. */
export const asText = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
