/** Reference of the row by which a template shows what goes where: an import passes over it. */
export const EXAMPLE = 'EXAMPLE (this row is not imported)';
