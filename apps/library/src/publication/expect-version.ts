import { conflict } from '#kernel';

/** Refuses to write over what somebody else saved meanwhile. */
export function expectVersion(id: string, version: number, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === version) return;
  throw conflict(
    `The draft of ${id} is at version ${version}, not ${expected}: somebody else has changed it meanwhile. Read it again.`,
  );
}
