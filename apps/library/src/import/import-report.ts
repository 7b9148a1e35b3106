export interface BadRow {
  /** as the caller counted it */
  row: number;
  /** path in the record; empty where no single field is at fault */
  field: string;
  message: string;
}

/** What became of each row. In a dry run: what would have. */
export class ImportReport {
  read = 0;
  published = 0;
  revised = 0;
  /** there already, saying the same; or kept as they are */
  skipped = 0;
  readonly bad: BadRow[] = [];
  /** of rows that were taken nevertheless */
  readonly warnings: BadRow[] = [];

  nothingWasWritten(): void {
    this.published = 0;
    this.revised = 0;
  }
}
